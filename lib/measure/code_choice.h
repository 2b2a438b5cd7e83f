/* Which codes are asked for: by name, each with all below it. */
#pragma once
#include "measure/parameters.h"
#include "study/codebook.h"

typedef struct emic_code_choice {
    emic_slice *items;
    size_t count, capacity;
} emic_code_choice;

/* A flag for each code of the codebook; without any choice all are wanted. EMIC_NOT_FOUND and
 * EMIC_AMBIGUOUS as emic_codebook_find has them. */
EMIC_API emic_status emic_code_choice_flags(const emic_codebook *codebook,
                                            const emic_code_choice *choice, emic_arena *arena,
                                            bool **out, emic_error *err);

/* The values of the parameter `code`, borrowed. */
EMIC_API emic_code_choice emic_code_choice_of(const emic_parameters *parameters);

/* " of HARM, HOME by coder A in round 2", for notes on what was counted. */
const char *emic_code_choice_words(const emic_code_choice *choice, emic_slice coder, int64_t round,
                                   emic_arena *arena);
