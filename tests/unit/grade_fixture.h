/* Words at a grade, in a test. */
#pragma once
#include "base/text.h"
#include "privacy/grade.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

/* One grade of some words, and what it must be; a table of them ends with {NULL, 0, NULL}. */
typedef struct grade_case {
    const char *words;
    emic_grade grade;
    const char *expected;
} grade_case;

static inline void assert_grade(const grade_case *of, emic_candidate_kind kind,
                                const emic_grading *how)
{
    emic_arena *arena = emic_arena_open();
    assert_true(of->words[0] != '\0' && of->expected[0] != '\0');
    assert_true(emic_grade_fits(of->grade, kind));
    emic_graded out = emic_grade_apply(of->grade, kind, emic_slice_of(of->words), how, arena);
    if (!emic_slice_is(out.words, of->expected))
        fail_msg("\"%s\" at %s: expected \"%s\", found \"%.*s\"", of->words,
                 emic_grade_name(of->grade), of->expected, (int)out.words.length, out.words.data);
    /* It says so when nothing was done. */
    assert_int_equal(emic_slice_is(out.words, of->words), out.grade == EMIC_GRADE_KEEP);
    emic_arena_close(arena);
}

static inline void assert_grades(const grade_case *cases, emic_candidate_kind kind,
                                 const emic_grading *how)
{
    assert_non_null(cases[0].words);
    for (; cases->words; cases++)
        assert_grade(cases, kind, how);
}
