/* Rounds of coding: numbers from 1, which may have a name and a note that says what was looked
 * for. */
#pragma once
#include "base/slice.h"
#include "study/study.h"

/* What was coded in a round. One that nobody named has an empty name. */
typedef struct emic_round {
    int64_t number;
    emic_slice name, note;
    int64_t codings, documents, coders; /* codings of current texts; documents and coders of them */
} emic_round;

typedef struct emic_round_list {
    emic_round *items;
    size_t count, capacity;
} emic_round_list;

/* Names a round. EMIC_EXISTS when it has a name or another has this one; EMIC_INVALID when the name
 * is empty or a number. */
EMIC_API emic_status emic_round_add(emic_study *study, int64_t number, emic_slice name,
                                    emic_slice note, emic_error *err);

/* The number that `text` says, or that of the round with this name. EMIC_NOT_FOUND suggests the
 * nearest name; EMIC_INVALID for a number that is none from 1. */
EMIC_API emic_status emic_round_find(emic_study *study, emic_slice text, int64_t *out,
                                     emic_error *err);

/* All rounds that are named or have codings, by number. */
EMIC_API emic_status emic_round_list_load(emic_study *study, emic_arena *arena,
                                          emic_round_list *out, emic_error *err);
