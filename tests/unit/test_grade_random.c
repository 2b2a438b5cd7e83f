/* Properties of grades on dates and ages in all the forms that detection finds: what was moved
 * comes back, dates keep their order, bands hold the age, and nothing else is given away. */
#include "base/strbuf.h"
#include "grade_fixture.h"
#include "privacy/shift.h"
#include "privacy/token.h"
#include <stdio.h>
#include <stdlib.h>

enum { ROUNDS = 4000 };

static emic_arena *arena;

static int open_arena(void **state)
{
    (void)state;
    arena = emic_arena_open();
    return 0;
}

static int close_arena(void **state)
{
    (void)state;
    emic_arena_close(arena);
    return 0;
}

/* A fixed sequence: a failure can be repeated. */
static uint32_t dice_state = 11;

static uint32_t dice(uint32_t sides)
{
    dice_state = dice_state * 1664525 + 1013904223;
    return (dice_state >> 8) % sides;
}

/* A written form. In `form`: d day, D padded day, o ordinal, m month, M padded month, n its name,
 * a its abbreviation, y year, s year of two digits, and everything else as it stands. `loses`: some
 * dates fill it in the same way as those of another form, so that the way back may be another. */
typedef struct date_form {
    const char *form;
    emic_date_language language;
    bool month_first, yearless, loses;
} date_form;

static const date_form forms[] = {
    {"d n y", EMIC_DATE_ENGLISH, false, false, false},
    {"o n y", EMIC_DATE_ENGLISH, false, false, false},
    {"o of n y", EMIC_DATE_ENGLISH, false, false, false},
    {"o of n, y", EMIC_DATE_ENGLISH, false, false, false},
    {"n d, y", EMIC_DATE_ENGLISH, false, false, false},
    {"n o, y", EMIC_DATE_ENGLISH, false, false, false},
    {"n d y", EMIC_DATE_ENGLISH, false, false, false},
    {"n the o, y", EMIC_DATE_ENGLISH, false, false, false},
    {"d n", EMIC_DATE_ENGLISH, false, true, false},
    {"o n", EMIC_DATE_ENGLISH, false, true, false},
    {"n o", EMIC_DATE_ENGLISH, false, true, false},
    {"n d, 's", EMIC_DATE_ENGLISH, false, false, false},
    {"d-a-y", EMIC_DATE_ENGLISH, false, false, true},
    {"d a y", EMIC_DATE_ENGLISH, false, false, true},
    {"a. d, y", EMIC_DATE_ENGLISH, false, false, true},
    {"D n y", EMIC_DATE_ENGLISH, false, false, true},
    {"d n y 11:34", EMIC_DATE_ENGLISH, false, false, false},
    {"d. n y", EMIC_DATE_GERMAN, false, false, false},
    {"d de n de y", EMIC_DATE_SPANISH, false, false, false},
    {"d n y", EMIC_DATE_FRENCH, false, false, false},
    {"d de n de y", EMIC_DATE_PORTUGUESE, false, false, false},
    {"d n y", EMIC_DATE_ITALIAN, false, false, false},
    {"d n y", EMIC_DATE_DUTCH, false, false, false},
    {"d/m/y", EMIC_DATE_ENGLISH, false, false, false},
    {"D/M/y", EMIC_DATE_ENGLISH, false, false, true},
    {"m/d/y", EMIC_DATE_ENGLISH, true, false, false},
    {"M/D/y", EMIC_DATE_ENGLISH, true, false, true},
    {"D-M-y", EMIC_DATE_ENGLISH, false, false, false},
    {"D.M.y", EMIC_DATE_ENGLISH, false, false, false},
    {"d.m.y", EMIC_DATE_ENGLISH, false, false, true},
    {"y-M-D", EMIC_DATE_ENGLISH, false, false, false},
    {"y/M/D", EMIC_DATE_ENGLISH, false, false, true},
    {"d/m/s", EMIC_DATE_ENGLISH, false, false, false},
    {"D.M.s", EMIC_DATE_ENGLISH, false, false, false},
    {"y-M-D 11:34:35", EMIC_DATE_ENGLISH, false, false, false},
    {"y-M-DT11:34Z", EMIC_DATE_ENGLISH, false, false, false},
};

enum { FORMS = sizeof forms / sizeof *forms };

static emic_date_style style_of(const date_form *form)
{
    return (emic_date_style){form->month_first ? EMIC_DATE_MONTH_FIRST : EMIC_DATE_DAY_FIRST,
                             form->language};
}

typedef struct civil {
    int32_t year, month, day;
} civil;

static void put_name(emic_strbuf *out, const char *name, int letters)
{
    size_t at = out->length;
    emic_strbuf_puts(out, name);
    for (; out->data[at] && letters > 0; at++, letters--) {
        if (out->data[at] >= 'a' && out->data[at] <= 'z')
            out->data[at] = (char)(out->data[at] - 32);
    }
}

static void put_field(emic_strbuf *out, const date_form *form, char field, civil date)
{
    static const char *const ends[] = {"th", "st", "nd", "rd"};
    int ones = date.day / 10 == 1 || date.day % 10 > 3 ? 0 : date.day % 10;
    switch (field) {
    case 'd':
    case 'D':
        emic_strbuf_printf(out, field == 'd' ? "%d" : "%02d", (int)date.day);
        break;
    case 'o':
        emic_strbuf_printf(out, "%d%s", (int)date.day, ends[ones]);
        break;
    case 'm':
    case 'M':
        emic_strbuf_printf(out, field == 'm' ? "%d" : "%02d", (int)date.month);
        break;
    case 'n':
    case 'a':
        put_name(out, emic_date_month_name(form->language, date.month, field == 'a'),
                 form->language == EMIC_DATE_ENGLISH);
        break;
    case 'y':
        emic_strbuf_printf(out, "%d", (int)date.year);
        break;
    default:
        emic_strbuf_printf(out, "%02d", (int)(date.year % 100));
    }
}

/* Letters of words such as "of" and "de" are no fields: those stand alone. */
static bool is_field(const char *form, const char *at)
{
    bool before = at > form && at[-1] >= 'a' && at[-1] <= 'z';
    bool after = at[1] >= 'a' && at[1] <= 'z';
    return *at && strchr("dDomMnays", *at) && !before && !after;
}

static const char *written(const date_form *form, civil date)
{
    emic_strbuf out = {0};
    for (const char *at = form->form; *at; at++) {
        if (is_field(form->form, at))
            put_field(&out, form, *at, date);
        else
            emic_strbuf_putc(&out, *at);
    }
    const char *text = emic_arena_string(arena, emic_strbuf_slice(&out));
    emic_strbuf_close(&out);
    return text;
}

static civil random_date(const date_form *form)
{
    civil date;
    int64_t first = emic_date_to_days(1950, 1, 1), last = emic_date_to_days(2025, 12, 31);
    emic_date_of_days(first + dice((uint32_t)(last - first)), &date.year, &date.month, &date.day);
    if (form->yearless) /* their year has 365 days, and so have its neighbours */
        date.year = 2018;
    if (form->yearless && date.month == 2 && date.day == 29)
        date.day = 28;
    return date;
}

static emic_graded graded(emic_grade grade, const char *words, const emic_grading *how)
{
    return emic_grade_apply(grade, EMIC_CANDIDATE_DATE, emic_slice_of(words), how, arena);
}

/* What a shift of real dates gives, by the calendar alone. */
static void shifts_follow_the_calendar_and_come_back(void **state)
{
    size_t same = 0;
    (void)state;
    for (int round = 0; round < ROUNDS; round++) {
        const date_form *form = &forms[dice(FORMS)];
        civil date = random_date(form), moved;
        int32_t days = (int32_t)dice(365) - 182;
        days += days == 0;
        emic_grading there = {.days = days, .dates = style_of(form)};
        emic_grading back = there;
        back.days = -days;
        emic_date_of_days(emic_date_to_days(date.year, date.month, date.day) + days, &moved.year,
                          &moved.month, &moved.day);
        const char *words = written(form, date), *expected = written(form, moved);
        emic_graded out = graded(EMIC_GRADE_SHIFT, words, &there);
        if (out.grade != EMIC_GRADE_SHIFT)
            fail_msg("\"%s\" is not moved", words);
        if (!form->loses && !emic_slice_is(out.words, expected))
            fail_msg("\"%s\" by %d: expected \"%s\", found \"%.*s\"", words, (int)days, expected,
                     EMIC_ARG(out.words));
        const char *text = emic_arena_string(arena, out.words);
        emic_graded again = graded(EMIC_GRADE_SHIFT, text, &back);
        emic_date first, last;
        assert_int_equal(EMIC_GRADE_SHIFT, again.grade);
        assert_true(emic_date_read(emic_slice_of(words), there.dates, arena, &first));
        assert_true(emic_date_read(again.words, there.dates, arena, &last));
        for (int role = 0; role < EMIC_DATE_ROLES; role++)
            assert_int_equal(first.parts[role].value, last.parts[role].value);
        same += emic_slice_is(again.words, words);
        if (!form->loses)
            assert_true(emic_slice_is(again.words, words));
    }
    assert_true(same > ROUNDS * 9 / 10);
}

static int64_t day_of(emic_slice words)
{
    emic_date date;
    assert_true(emic_date_read(words, (emic_date_style){0}, arena, &date));
    return emic_date_to_days(date.parts[EMIC_DATE_YEAR].value, date.parts[EMIC_DATE_MONTH].value,
                             date.parts[EMIC_DATE_DAY].value);
}

/* Whatever the forms, the days between two dates of one person stay what they were. */
static void intervals_stay(void **state)
{
    size_t compared = 0;
    (void)state;
    for (int round = 0; round < ROUNDS; round++) {
        const date_form *one = &forms[dice(FORMS)], *two = &forms[dice(FORMS)];
        emic_grading how = {.days = emic_shift_draw()};
        if (one->yearless || two->yearless || one->month_first || two->month_first)
            continue;
        const char *first = written(one, random_date(one)), *last = written(two, random_date(two));
        emic_graded a = graded(EMIC_GRADE_SHIFT, first, &how);
        emic_graded b = graded(EMIC_GRADE_SHIFT, last, &how);
        assert_int_equal(day_of(emic_slice_of(last)) - day_of(emic_slice_of(first)),
                         day_of(b.words) - day_of(a.words));
        compared++;
    }
    assert_true(compared > ROUNDS / 2);
}

/* Numbers in `words` other than `year`, and names of months. */
static bool tells_more_than(emic_slice words, int32_t year)
{
    emic_token_list tokens;
    emic_date_language language = EMIC_DATE_ENGLISH;
    bool brief;
    emic_token_list_load(&tokens, words, arena);
    for (size_t i = 0; i < tokens.count; i++) {
        emic_slice word = {words.data + tokens.items[i].byte, tokens.items[i].length};
        const char *text = emic_arena_string(arena, word);
        if (emic_date_month_find(word, &language, &brief) ||
            (tokens.items[i].digits > 0 && atoi(text) != year && atoi(text) != year % 100))
            return true;
    }
    return false;
}

static void a_year_tells_no_month_and_no_day(void **state)
{
    size_t years = 0;
    (void)state;
    for (int round = 0; round < ROUNDS; round++) {
        const date_form *form = &forms[dice(FORMS)];
        civil date = random_date(form);
        emic_grading how = {.marked = dice(2) == 0};
        const char *words = written(form, date);
        emic_graded out = graded(EMIC_GRADE_YEAR, words, &how);
        if (tells_more_than(out.words, date.year) || emic_slice_is(out.words, words))
            fail_msg("\"%s\" at the year is \"%.*s\"", words, EMIC_ARG(out.words));
        if (form->yearless)
            assert_true(emic_slice_is(out.words, "[date]"));
        years += out.grade == EMIC_GRADE_YEAR;
    }
    assert_true(years > ROUNDS / 2);
}

/* The same month for every day of it: no day shines through. */
static void a_month_is_the_same_for_all_its_days(void **state)
{
    (void)state;
    for (size_t f = 0; f < FORMS; f++) {
        for (int32_t month = 1; month <= 12; month++) {
            emic_grading how = {.dates = style_of(&forms[f])};
            const char *first = written(&forms[f], (civil){2019, month, 1});
            const char *last = written(&forms[f], (civil){2019, month, 28});
            emic_graded a = graded(EMIC_GRADE_MONTH, first, &how);
            emic_graded b = graded(EMIC_GRADE_MONTH, last, &how);
            assert_int_equal(EMIC_GRADE_MONTH, a.grade);
            if (!emic_slice_equal(a.words, b.words))
                fail_msg("\"%s\" and \"%s\" differ: \"%.*s\", \"%.*s\"", first, last,
                         EMIC_ARG(a.words), EMIC_ARG(b.words));
        }
    }
}

static void bands_hold_the_age(void **state)
{
    static const char *const tails[] = {"", " years old", "-year-old", " y/o", " years of age"};
    (void)state;
    for (int age = 0; age <= 125; age++) {
        for (int size = 5; size <= 10; size += 5) {
            int from, to;
            const char *words = emic_arena_format(arena, "%d%s", age, tails[dice(5)]);
            emic_graded out = emic_grade_apply(size == 5 ? EMIC_GRADE_AGE_5 : EMIC_GRADE_AGE_10,
                                               EMIC_CANDIDATE_AGE, emic_slice_of(words),
                                               &(emic_grading){0}, arena);
            const char *band = emic_arena_string(arena, out.words);
            if (age >= 90) {
                assert_true(emic_slice_starts(out.words, "90+"));
                continue;
            }
            assert_int_equal(2, sscanf(band, "%d-%d", &from, &to));
            assert_true(from <= age && age <= to && to - from == size - 1 && from % size == 0);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(shifts_follow_the_calendar_and_come_back),
        cmocka_unit_test(intervals_stay),
        cmocka_unit_test(a_year_tells_no_month_and_no_day),
        cmocka_unit_test(a_month_is_the_same_for_all_its_days),
        cmocka_unit_test(bands_hold_the_age),
    };
    return cmocka_run_group_tests(tests, open_arena, close_arena);
}
