/* Grades of anything, as a whole and of what is found in it: no crash, never more than was asked
 * for, and what was moved comes back. The first byte chooses order, language, marks and days. */
#include "base/text.h"
#include "privacy/grade.h"
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool holds)
{
    if (!holds)
        abort();
}

static size_t digits_in(emic_slice words)
{
    size_t count = 0;
    for (size_t i = 0; i < words.length; i++)
        count += words.data[i] >= '0' && words.data[i] <= '9';
    return count;
}

static bool find_place(void *context, emic_slice words, emic_place *out)
{
    (void)context;
    *out = (emic_place){words, EMIC_LITERAL("Hesse"), EMIC_LITERAL("Germany")};
    return words.length % 2 == 0;
}

/* Moved and moved back, a date says what it said. */
static void check_shift(emic_slice words, const emic_grading *how, emic_arena *arena)
{
    emic_date date, again;
    emic_slice there, back;
    if (!emic_date_read(words, how->dates, arena, &date) ||
        !emic_date_shift(&date, how->days, how->dates, arena, &there))
        return;
    require(emic_date_read(there, how->dates, arena, &again));
    require(emic_date_shift(&again, -how->days, how->dates, arena, &back));
    require(emic_date_read(back, how->dates, arena, &again));
    for (int role = 0; role < EMIC_DATE_ROLES; role++) {
        require(date.parts[role].value == again.parts[role].value);
        require((date.parts[role].length > 0) == (again.parts[role].length > 0));
    }
}

static void check_grade(emic_grade grade, emic_candidate_kind kind, emic_slice words,
                        const emic_grading *how, emic_arena *arena)
{
    emic_graded out = emic_grade_apply(grade, kind, words, how, arena);
    bool same = emic_slice_equal(out.words, words);
    require(emic_utf8_valid(out.words, NULL));
    require(same || out.words.length > 0);
    if (out.grade == EMIC_GRADE_KEEP) {
        require(same);
        return;
    }
    if (out.grade == EMIC_GRADE_CATEGORY)
        require(out.words.data[0] == '[' && digits_in(out.words) == 0);
    /* Tags say no more than themselves; a month or a year alone may stay where it is. */
    if (out.grade > EMIC_GRADE_ROLE && out.grade != EMIC_GRADE_SHIFT)
        require(!same);
    if (out.grade == EMIC_GRADE_YEAR)
        require(digits_in(out.words) == 2 || digits_in(out.words) == 4);
    if (out.grade == EMIC_GRADE_ZIP3)
        require(digits_in(out.words) == 3);
}

static void check_words(emic_candidate_kind kind, emic_slice words, const emic_grading *how,
                        emic_arena *arena)
{
    for (int grade = 0; grade < EMIC_GRADES; grade++)
        check_grade((emic_grade)grade, kind, words, how, arena);
    if (kind == EMIC_CANDIDATE_DATE)
        check_shift(words, how, arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    emic_slice text = {(const char *)data + 1, size ? size - 1 : 0};
    emic_token_list tokens;
    emic_candidate_list list;
    if (size < 2 || !emic_utf8_valid(text, NULL))
        return 0;
    const emic_grading how = {
        .dates = {(emic_date_order)(data[0] & 1), (emic_date_language)(data[0] % 7)},
        .days = (int32_t)data[0] * 37 - 4000,
        .year = data[0] & 2 ? 2026 : 0,
        .marked = data[0] & 4,
        .role = data[0] & 8 ? EMIC_LITERAL("mother") : EMIC_LITERAL(""),
        .finder = data[0] & 16 ? find_place : NULL};
    emic_arena *arena = emic_arena_open();
    for (int kind = 0; kind < EMIC_CANDIDATE_KINDS; kind++)
        check_words((emic_candidate_kind)kind, text, &how, arena);
    emic_token_list_load(&tokens, text, arena);
    emic_detect(text, &tokens, arena, &list);
    for (size_t i = 0; i < list.count; i++)
        check_words(list.items[i].kind, list.items[i].keyword, &how, arena);
    emic_arena_close(arena);
    return 0;
}
