/* The keys of the grades to which something can be generalised. */
#pragma once
#include "review_screen.h"

/* Those of this kind, to be shown; ends with {0}. */
const review_hint *review_grade_hints(emic_candidate_kind kind, emic_arena *arena);

/* The grade that `key` stands for, or NULL. */
const char *review_grade_of(emic_candidate_kind kind, char key, emic_arena *arena);
