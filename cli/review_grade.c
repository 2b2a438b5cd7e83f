/* One table: a grade, its key, and what it is called beside the key. */
#include "review_grade.h"

static const struct {
    const char *grade, *key, *does;
} keys[] = {
    {"role", "r", "role, such as mother"},
    {"month", "m", "month and year"},
    {"year", "y", "year"},
    {"shift", "s", "shifted date"},
    {"decade", "d", "decade"},
    {"5-years", "5", "5 years"},
    {"10-years", "1", "10 years"},
    {"90+", "9", "90+ for 90 and over"},
    {"region", "g", "region"},
    {"country", "c", "country"},
    {"zip3", "z", "first three digits"},
    {"outward", "o", "district"},
    {"category", "t", "tag of its kind"},
};
enum { KEYS = sizeof keys / sizeof *keys };

/* The row of a grade; there is one for each. */
static size_t row_of(const char *grade)
{
    size_t row = 0;
    while (row + 1 < KEYS && strcmp(keys[row].grade, grade) != 0)
        row++;
    return row;
}

const review_hint *review_grade_hints(emic_candidate_kind kind, emic_arena *arena)
{
    const char *const *grades = emic_review_grades(kind, arena);
    review_hint *hints = emic_arena_array(arena, KEYS + 2, sizeof *hints);
    size_t count = 0;
    for (; grades[count]; count++) {
        size_t row = row_of(grades[count]);
        hints[count] = (review_hint){keys[row].key, keys[row].does};
    }
    hints[count] = (review_hint){"Esc", "go back"};
    return hints;
}

const char *review_grade_of(emic_candidate_kind kind, char key, emic_arena *arena)
{
    const char *const *grades = emic_review_grades(kind, arena);
    for (size_t i = 0; grades[i]; i++)
        if (keys[row_of(grades[i])].key[0] == key)
            return grades[i];
    return NULL;
}
