/* What a repository asks for before it takes a study: which fields of its description must be
 * filled. The files are archive_deposit.c's business. */
#pragma once
#include "study/description.h"

/* `needed` are `count` fields. */
typedef struct emic_deposit {
    const char *name, *title; /* "ukda", "UK Data Service" */
    const emic_description_field *needed;
    size_t count;
} emic_deposit;

/* The profile `name`. EMIC_INVALID lists those that there are. */
EMIC_API emic_status emic_deposit_find(emic_slice name, const emic_deposit **out, emic_error *err);

/* EMIC_INVALID with every needed field that is missing. */
EMIC_API emic_status emic_deposit_check(const emic_deposit *deposit,
                                        const emic_description *description, emic_error *err);
