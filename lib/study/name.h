/* Looking a thing up by its name, with the nearest name in the error when there is none. */
#pragma once
#include "study/study.h"

/* Runs `find` (one value: the name) for an id. When there is none, EMIC_NOT_FOUND says
 * `unknown THING "NAME"` and names the nearest of what `list` (no values, one column) yields, or
 * else the first of them. */
emic_status emic_name_find(emic_study *study, const char *thing, const char *find, const char *list,
                           emic_slice name, emic_id *out, emic_error *err);

/* EMIC_INVALID when `name` (a `thing`: "label of a proposition") is empty or no single line. */
emic_status emic_name_check(const char *thing, emic_slice name, emic_error *err);

/* Whether `name` may stand in commands and in names of files: up to 64 letters, digits, - and _. */
bool emic_name_is_plain(emic_slice name);
