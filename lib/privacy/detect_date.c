/* Dates in the usual written forms, ages and years of birth. */
#include "privacy/detect_scan.h"

static bool is_sign(emic_scan *scan, size_t i, char sign)
{
    return emic_scan_sign(scan, i) == sign;
}

static bool is_word(emic_scan *scan, size_t i, const char *word)
{
    return emic_token_is(emic_scan_at(scan, i), scan->text, word);
}

/* Whether token `i` is one of the NULL-terminated `words`. */
static bool is_one_of(emic_scan *scan, size_t i, const char *const *words)
{
    for (; *words; words++) {
        if (is_word(scan, i, *words))
            return true;
    }
    return false;
}

/* A day of the month, with or without its ending: 5, 05, 5th. */
static bool is_day(emic_scan *scan, size_t i)
{
    static const char *const ends[] = {"st", "nd", "rd", "th", "er", NULL};
    const emic_token *token = emic_scan_at(scan, i);
    const char *data = scan->text.data + token->byte;
    if (token->digits == 0 || token->digits > 2 || data[0] < '0' || data[0] > '9')
        return false;
    int day = data[0] - '0';
    if (token->digits == 2 && data[1] >= '0' && data[1] <= '9')
        day = day * 10 + data[1] - '0';
    if (day < 1 || day > 31)
        return false;
    if (token->kind == EMIC_TOKEN_NUMBER)
        return true;
    emic_token tail = *token;
    tail.byte += token->digits;
    tail.length -= token->digits;
    for (const char *const *end = ends; *end; end++) {
        if (emic_token_is(&tail, scan->text, *end))
            return true;
    }
    return false;
}

/* The end of a time of day from `i`: 11:34, 11:34:35.120, T11 inside the token before. */
static size_t time_end(emic_scan *scan, size_t i)
{
    size_t at = i;
    if (is_sign(scan, i, ','))
        at++;
    if (!emic_scan_same_line(scan, at) || emic_scan_at(scan, at)->digits == 0 ||
        emic_scan_at(scan, at)->digits > 4 || !is_sign(scan, at + 1, ':') ||
        !emic_scan_glued(scan, at + 1))
        return i;
    while (emic_scan_sign(scan, at + 1) && strchr(":.", emic_scan_sign(scan, at + 1)) &&
           emic_scan_glued(scan, at + 1) && emic_scan_glued(scan, at + 2) &&
           emic_scan_at(scan, at + 2)->digits > 0 && at - i < 8)
        at += 2;
    return at + 1;
}

/* Whether the three numbers from `i` are part of a longer row: 01.24.17.61, 21-12-52-22. */
static bool is_longer_row(emic_scan *scan, size_t i, char sign)
{
    bool before = emic_scan_glued(scan, i) && is_sign(scan, i - 1, sign) &&
                  emic_scan_at(scan, i - 2)->digits > 0 && emic_scan_glued(scan, i - 1);
    bool after = is_sign(scan, i + 5, sign) && emic_scan_glued(scan, i + 5) &&
                 emic_scan_at(scan, i + 6)->digits > 0 && emic_scan_glued(scan, i + 6);
    return before || after;
}

/* 2000-04-16, 16/4/2000, 16.04.00: three numbers with one and the same sign between them. */
static size_t numeric_end(emic_scan *scan, size_t i)
{
    char sign = emic_scan_sign(scan, i + 1);
    if (!emic_scan_is_number(scan, i) || !sign || !strchr("-/.", sign) ||
        !is_sign(scan, i + 3, sign) || is_longer_row(scan, i, sign))
        return i;
    for (size_t at = i + 1; at <= i + 4; at++) {
        if (!emic_scan_glued(scan, at))
            return i;
    }
    const emic_token *last = emic_scan_at(scan, i + 4);
    int64_t a = emic_scan_value(scan, i), b = emic_scan_value(scan, i + 2),
            c = last->kind == EMIC_TOKEN_MIXED ? 1 : emic_scan_value(scan, i + 4);
    uint16_t first = emic_scan_at(scan, i)->digits;
    bool middle = b >= 1 && b <= 31 && emic_scan_at(scan, i + 2)->digits <= 2;
    bool year_first = first == 4 && a >= 1000 && a < 3000 && c >= 1 && c <= 31;
    bool year_last = first <= 2 && a >= 1 && a <= 31 && (a <= 12 || b <= 12) &&
                     (last->digits == 2 || (last->digits == 4 && c >= 1000 && c < 3000));
    if (!middle || (!year_first && !year_last))
        return i;
    if (last->kind == EMIC_TOKEN_MIXED) {
        size_t end = time_end(scan, i + 4);
        return end > i + 4 ? end : i;
    }
    return time_end(scan, i + 5);
}

/* The end of a year after a month or a day, with its comma; `i` when there is none. */
static size_t year_end(emic_scan *scan, size_t i)
{
    size_t at = i + (is_sign(scan, i, ',') || is_sign(scan, i, '.'));
    if (is_word(scan, at, "of") || is_word(scan, at, "de"))
        at++;
    if (is_sign(scan, at, '\'') && emic_scan_at(scan, at + 1)->digits == 2 &&
        emic_scan_glued(scan, at + 1))
        return at + 2;
    int64_t year = emic_scan_at(scan, at)->digits == 4 ? emic_scan_value(scan, at) : -1;
    return year >= 1000 && year < 3000 ? at + 1 : i;
}

/* The end of days after a month: 5, 5th, 5-7, 5 and 6. */
static size_t days_end(emic_scan *scan, size_t i)
{
    if (is_word(scan, i, "the"))
        i++;
    if (!is_day(scan, i) || emic_scan_at(scan, i + 1)->kind == EMIC_TOKEN_END)
        return is_day(scan, i) ? i + 1 : i;
    bool range =
        is_sign(scan, i + 1, '-') || is_word(scan, i + 1, "and") || is_word(scan, i + 1, "to");
    return range && is_day(scan, i + 2) && emic_scan_at(scan, i + 2)->digits > 0 ? i + 3 : i + 1;
}

/* Whether the month at `i` says so by itself. "may" and "march" do only in capitals after a word
 * of time, as in "since May"; in lower case only the others do. */
static bool is_month_alone(emic_scan *scan, size_t i)
{
    uint32_t cue = emic_scan_cue(scan, i);
    const emic_token *token = emic_scan_at(scan, i);
    bool when = emic_scan_cue(scan, i - 1) & EMIC_CUE_WHEN;
    bool full = (cue & EMIC_CUE_MONTH) || token->end - token->start > 4 || is_word(scan, i, "may");
    bool name = is_word(scan, i, "april") || is_word(scan, i, "june") ||
                is_word(scan, i, "august") || is_word(scan, i, "augusto");
    if (!full || ((cue & EMIC_CUE_MONTH_OR_WORD) && !(token->flags & EMIC_TOKEN_CAPITAL)))
        return false;
    return when || ((cue & EMIC_CUE_MONTH) && !name);
}

/* A date around the month at `i`; `floor` is where the one before it ended. */
static size_t month_end(emic_scan *scan, size_t i, size_t floor, size_t *from)
{
    size_t before = i, end = i + 1;
    if (before > floor && (is_word(scan, before - 1, "of") || is_word(scan, before - 1, "de") ||
                           is_sign(scan, before - 1, '.') || is_sign(scan, before - 1, '-') ||
                           is_sign(scan, before - 1, '/')))
        before--;
    bool day = before > floor && is_day(scan, before - 1) && emic_scan_same_line(scan, i);
    *from = day ? before - 1 : i;
    if (is_sign(scan, end, '.') || (day && before < i && is_sign(scan, end, '-')) ||
        is_sign(scan, end, '/'))
        end++;
    size_t days = day ? end : days_end(scan, end);
    size_t year = year_end(scan, days);
    if (!day && days == end && year == days)
        return is_month_alone(scan, i) ? i + 1 : i;
    if (days == end && year == end)
        return i + 1;
    return time_end(scan, year);
}

/* Whether the 2- or 3-digit number at `i` may be an age. */
static bool is_age(emic_scan *scan, size_t i)
{
    int64_t value = emic_scan_at(scan, i)->digits <= 3 ? emic_scan_value(scan, i) : -1;
    return value >= 0 && value <= 125;
}

/* The end of an age in digits or words from `i`: 89, eighty-nine, twenty five. */
static size_t age_number_end(emic_scan *scan, size_t i)
{
    if (is_age(scan, i))
        return i + 1;
    if (!(emic_scan_cue(scan, i) & EMIC_CUE_NUMERAL))
        return i;
    size_t next = i + 1 + is_sign(scan, i + 1, '-');
    return emic_scan_cue(scan, next) & EMIC_CUE_NUMERAL ? next + 1 : i + 1;
}

/* What makes a number before it an age: "years old", "-year-old", "y/o", "years of age". */
static size_t age_unit_end(emic_scan *scan, size_t i)
{
    static const char *const units[] = {"year",   "years", "yr",    "yrs", "month",
                                        "months", "week",  "weeks", "y",   NULL};
    size_t at = i + is_sign(scan, i, '-');
    if (is_word(scan, at, "yo"))
        return at + 1;
    if (is_word(scan, at, "y") && is_sign(scan, at + 1, '.') && is_word(scan, at + 2, "o"))
        return at + 3;
    if (!is_one_of(scan, at, units))
        return i;
    if (is_word(scan, at, "y") && is_sign(scan, at + 1, '/') && is_word(scan, at + 2, "o"))
        return at + 3;
    at++;
    at += is_sign(scan, at, '-') || is_sign(scan, at, '.');
    if (is_word(scan, at, "old") || is_word(scan, at, "olds"))
        return at + 1;
    return is_word(scan, at, "of") && is_word(scan, at + 1, "age") ? at + 2 : i;
}

/* "I am", "she is", "he's": what goes before an age that has no unit. */
static bool is_said_of_person(emic_scan *scan, size_t i)
{
    static const char *const verbs[] = {"is", "was", "s", NULL};
    static const char *const persons[] = {"he", "she", NULL};
    if (is_word(scan, i - 1, "am") || is_word(scan, i - 1, "m"))
        return true;
    size_t person = i - 2;
    if (i > 2 && is_sign(scan, person, '\''))
        person--;
    return i > 1 && is_one_of(scan, i - 1, verbs) && is_one_of(scan, person, persons) &&
           emic_scan_value(scan, i) <= 120;
}

/* Whether what stands before `i` makes it an age: aged, age of, age:, I am, turned. */
static bool has_age_before(emic_scan *scan, size_t i)
{
    static const char *const ages[] = {"age", "aged", "ages", "turned", "turn", "turning", NULL};
    static const char *const links[] = {"of", "is", "was", "at", NULL};
    size_t at = i - 1;
    if (is_one_of(scan, at, links) || is_sign(scan, at, ':'))
        at--;
    if (is_one_of(scan, at, ages))
        return true;
    /* "I am 34." but not "I am 34 miles away". */
    bool person = is_said_of_person(scan, i);
    uint8_t next = emic_scan_at(scan, i + 1)->kind;
    return person &&
           (next == EMIC_TOKEN_SIGN || next == EMIC_TOKEN_END ||
            (emic_scan_cue(scan, i + 1) & EMIC_CUE_LITTLE)) &&
           !is_sign(scan, i + 1, '%') && emic_scan_value(scan, i) >= 10;
}

/* "in her fifties", "in his 50s", "mid-thirties". */
static bool is_decade(emic_scan *scan, size_t i)
{
    static const char *const owners[] = {"my",  "his",  "her",   "their", "your",
                                         "mid", "late", "early", NULL};
    const emic_token *token = emic_scan_at(scan, i);
    bool digits = token->kind == EMIC_TOKEN_MIXED && token->digits == 2 && token->length == 3 &&
                  (scan->text.data[token->byte + 2] | 32) == 's';
    bool words = (emic_scan_cue(scan, i) & EMIC_CUE_NUMERAL) && token->length > 5 &&
                 memcmp(scan->text.data + token->byte + token->length - 3, "ies", 3) == 0;
    return (digits || words) && is_one_of(scan, i - 1 - is_sign(scan, i - 1, '-'), owners);
}

static size_t age_end(emic_scan *scan, size_t i)
{
    size_t number = age_number_end(scan, i);
    if (is_decade(scan, i))
        return i + 1;
    if (number == i || emic_scan_is_inside(scan, i))
        return i;
    size_t unit = age_unit_end(scan, number);
    if (unit > number)
        return unit;
    return has_age_before(scan, i) ? number : i;
}

/* A year soon after "born", "date of birth", "b.". */
static bool is_birth_year(emic_scan *scan, size_t i)
{
    for (size_t back = 1; back <= 5 && back <= i && emic_scan_is_year(scan, i); back++) {
        uint32_t cue = emic_scan_cue(scan, i - back);
        if (cue & EMIC_CUE_BIRTH)
            return !is_word(scan, i - back, "b") || is_sign(scan, i - back + 1, '.');
        if (emic_scan_sign(scan, i - back) == ';')
            return false;
    }
    return false;
}

/* Claims what begins at or around token `i` and returns where to go on. */
static size_t date_at(emic_scan *scan, size_t i, size_t floor)
{
    size_t from = i, end = i;
    emic_candidate_kind kind = EMIC_CANDIDATE_DATE;
    uint32_t cue = emic_scan_cue(scan, i);
    if (cue & (EMIC_CUE_MONTH | EMIC_CUE_MONTH_OR_WORD))
        end = month_end(scan, i, floor, &from);
    else if (cue & EMIC_CUE_WEEKDAY)
        end = i + 1;
    else if (!emic_scan_is_inside(scan, i))
        end = numeric_end(scan, i);
    if (end == i) {
        kind = EMIC_CANDIDATE_AGE;
        end = age_end(scan, i);
    }
    if (end == i && is_birth_year(scan, i)) {
        kind = EMIC_CANDIDATE_BIRTH_YEAR;
        end = i + 1;
    }
    if (end > i)
        emic_scan_claim(scan, kind, from, end);
    return end > i ? end : i + 1;
}

/* Behind what was claimed last of the tokens from `from` to before `to`; else `floor`. */
static size_t floor_between(emic_scan *scan, size_t from, size_t to, size_t floor)
{
    for (size_t i = to; i > from; i--) {
        scan->steps++;
        if (scan->marks[i - 1])
            return i;
    }
    return floor;
}

void emic_detect_dates(emic_scan *scan)
{
    const uint8_t hints = EMIC_HINT_DIGIT | EMIC_HINT_DATE;
    size_t floor = 0, next = 0;
    for (size_t i; (i = emic_scan_next(scan, next, hints)) < scan->count;) {
        floor = floor_between(scan, next, i, floor);
        next = scan->marks[i] ? i + 1 : date_at(scan, i, floor);
        if (next > i + 1 || scan->marks[i])
            floor = next;
    }
}

/* Years that stand alone, decades (1990s), and short years ('98), when all else had its turn. */
void emic_detect_years(emic_scan *scan)
{
    for (size_t i = 0; (i = emic_scan_next(scan, i, EMIC_HINT_DIGIT)) < scan->count; i++) {
        const emic_token *token = &scan->tokens[i];
        scan->steps++;
        if (scan->marks[i] || token->digits < 2 || token->digits > 4)
            continue;
        bool decade = token->kind == EMIC_TOKEN_MIXED && token->digits == 4 && token->length == 5 &&
                      (scan->text.data[token->byte + 4] | 32) == 's';
        bool brief = token->digits == 2 && token->kind == EMIC_TOKEN_NUMBER &&
                     emic_scan_glued(scan, i) && is_sign(scan, i - 1, '\'') &&
                     !emic_scan_glued(scan, i - 1) && (emic_scan_cue(scan, i - 2) & EMIC_CUE_WHEN);
        char before = emic_scan_glued(scan, i) ? emic_scan_sign(scan, i - 1) : 0;
        bool part = before && strchr(".,$#", before);
        if (decade || brief || (emic_scan_is_year(scan, i) && !part))
            emic_scan_claim(scan, EMIC_CANDIDATE_DATE, i, i + 1);
    }
}
