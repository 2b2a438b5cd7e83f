/* Grades of dates: to the month, to the year, or moved by days. */
#include "privacy/grade_kind.h"

static const emic_date_part *part_of(const emic_date *date, emic_date_role role)
{
    return &date->parts[role];
}

static bool has(const emic_date *date, emic_date_role role)
{
    return date->parts[role].length > 0;
}

static emic_slice words_of(const emic_date *date, emic_date_role role)
{
    const emic_date_part *part = part_of(date, role);
    return (emic_slice){date->words.data + part->byte, part->length};
}

/* A tag in place of words that have nothing left at this grade. */
static bool put_tag(emic_graded *out, const char *tag)
{
    out->words = emic_slice_of(tag);
    out->grade = EMIC_GRADE_CATEGORY;
    return true;
}

static bool keep(emic_graded *out)
{
    out->grade = EMIC_GRADE_KEEP;
    return true;
}

/* Whether the date says its year or decade and no more. */
static bool is_year_alone(const emic_date *date)
{
    return (has(date, EMIC_DATE_YEAR) || has(date, EMIC_DATE_DECADE)) &&
           !has(date, EMIC_DATE_MONTH) && !has(date, EMIC_DATE_WEEKDAY);
}

static bool is_weekday_alone(const emic_date *date)
{
    return has(date, EMIC_DATE_WEEKDAY) && !has(date, EMIC_DATE_MONTH);
}

/* The year with its mark when it has but two digits: '19. */
static emic_slice year_of(const emic_date *date, emic_arena *arena)
{
    emic_slice year = words_of(date, EMIC_DATE_YEAR);
    if (!date->short_year)
        return year;
    return emic_slice_of(emic_arena_format(arena, "'%.*s", EMIC_ARG(year)));
}

/* A day or month ninety years and more before the interview is a date of birth more often than
 * not, and its year would tell an age over 89. A year alone may be one of history. */
static bool tells_great_age(const emic_date *date, const emic_grading *how)
{
    return how->year > 0 &&
           how->year - part_of(date, EMIC_DATE_YEAR)->value >= EMIC_GRADE_OPEN_FROM;
}

static bool grade_year(const emic_date *date, const emic_grading *how, emic_arena *arena,
                       emic_graded *out)
{
    if (is_year_alone(date))
        return keep(out);
    if (is_weekday_alone(date))
        return put_tag(out, "[weekday]");
    if (!has(date, EMIC_DATE_YEAR))
        return has(date, EMIC_DATE_DAY) ? false : put_tag(out, "[month]");
    if (tells_great_age(date, how))
        return false;
    out->words = emic_grade_mark(year_of(date, arena), EMIC_LITERAL(""), how, arena);
    return true;
}

/* The month's name, with its point where it had one. */
static emic_slice month_name(const emic_date *date)
{
    emic_slice month = words_of(date, EMIC_DATE_MONTH);
    size_t end = part_of(date, EMIC_DATE_MONTH)->byte + month.length;
    bool last = end + 1 >= date->words.length;
    month.length += !last && date->words.data[end] == '.';
    return month;
}

/* What joins month and year: a word where there was one (mayo de 2001), the sign between digits. */
static emic_slice joint(const emic_date *date)
{
    const emic_date_part *month = part_of(date, EMIC_DATE_MONTH);
    const emic_date_part *year = part_of(date, EMIC_DATE_YEAR);
    size_t end = month->byte + month->length;
    size_t day = part_of(date, EMIC_DATE_DAY)->byte;
    if (date->digits) {
        size_t first = year->byte < month->byte ? year->byte + year->length : end;
        return (emic_slice){date->words.data + first, 1};
    }
    bool word = end + 4 == year->byte && (day < month->byte || !has(date, EMIC_DATE_DAY)) &&
                date->words.data[end] == ' ' && date->words.data[end + 3] == ' ';
    return word ? (emic_slice){date->words.data + end, 4} : EMIC_LITERAL(" ");
}

static bool grade_month(const emic_date *date, const emic_grading *how, emic_arena *arena,
                        emic_graded *out)
{
    bool day =
        has(date, EMIC_DATE_DAY) || has(date, EMIC_DATE_WEEKDAY) || date->time < date->words.length;
    if (!day)
        return keep(out);
    if (is_weekday_alone(date))
        return put_tag(out, "[weekday]");
    if (!has(date, EMIC_DATE_MONTH))
        return false;
    emic_slice month = date->digits ? words_of(date, EMIC_DATE_MONTH) : month_name(date), all;
    emic_slice year = has(date, EMIC_DATE_YEAR) ? year_of(date, arena) : EMIC_LITERAL("");
    emic_slice between = year.length ? joint(date) : EMIC_LITERAL("");
    bool year_first =
        date->digits && part_of(date, EMIC_DATE_YEAR)->byte < part_of(date, EMIC_DATE_MONTH)->byte;
    emic_slice first = year_first ? year : month, last = year_first ? month : year;
    all = emic_slice_of(emic_arena_format(arena, "%.*s%.*s%.*s", EMIC_ARG(first), EMIC_ARG(between),
                                          EMIC_ARG(last)));
    out->words = emic_grade_mark(all, EMIC_LITERAL(""), how, arena);
    return true;
}

static bool grade_shift(const emic_date *date, const emic_grading *how, emic_arena *arena,
                        emic_graded *out)
{
    emic_slice moved;
    if (how->days == 0 || !emic_date_shift(date, how->days, how->dates, arena, &moved))
        return false;
    out->words = emic_grade_mark(moved, EMIC_LITERAL(""), how, arena);
    return true;
}

bool emic_grade_date(emic_grade grade, emic_slice words, const emic_grading *how, emic_arena *arena,
                     emic_graded *out)
{
    emic_date date;
    if (!emic_date_read(words, how->dates, arena, &date))
        return false;
    if (grade == EMIC_GRADE_MONTH)
        return grade_month(&date, how, arena, out);
    if (grade == EMIC_GRADE_YEAR)
        return grade_year(&date, how, arena, out);
    return grade_shift(&date, how, arena, out);
}
