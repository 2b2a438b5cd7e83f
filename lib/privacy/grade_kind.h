/* The grades of each kind of words, for grade.c. Each function fills `*out` and returns true, or
 * returns false for words that it cannot read or a grade that it does not have; `*out` holds
 * EMIC_GRADE_KEEP when the words are vague enough as they are. */
#pragma once
#include "privacy/grade.h"

/* The age from which all ages are one: HIPAA's over 89. */
enum { EMIC_GRADE_OPEN_FROM = 90 };

bool emic_grade_date(emic_grade grade, emic_slice words, const emic_grading *how, emic_arena *arena,
                     emic_graded *out);
bool emic_grade_age(emic_grade grade, emic_slice words, const emic_grading *how, emic_arena *arena,
                    emic_graded *out);
bool emic_grade_birth_year(emic_grade grade, emic_slice words, const emic_grading *how,
                           emic_arena *arena, emic_graded *out);
bool emic_grade_place(emic_grade grade, emic_slice words, const emic_grading *how,
                      emic_arena *arena, emic_graded *out);
bool emic_grade_postcode(emic_grade grade, emic_slice words, const emic_grading *how,
                         emic_arena *arena, emic_graded *out);

/* `words` in brackets where `how` asks for them, with `rest` behind; in `arena`. */
emic_slice emic_grade_mark(emic_slice words, emic_slice rest, const emic_grading *how,
                           emic_arena *arena);
