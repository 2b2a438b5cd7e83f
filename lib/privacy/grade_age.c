/* Grades of ages and of years of birth. An age is a number, in digits or words, and what makes it
 * an age: "43 years old", "eighty-nine-year-old". */
#include "base/text.h"
#include "privacy/grade_kind.h"
#include "privacy/token.h"
#include "privacy/token_class.h"

enum { OLDEST = 125, MONTHS = 12, WEEKS = 52 };

typedef struct age {
    int32_t years, count; /* `count` is in the unit that was written */
    bool decade;          /* fifties, 40s: `years` is where it begins */
    bool unit_is_year;
    emic_slice rest; /* "-year-old", " years old"; empty for a number alone */
} age;

static const struct {
    const char *word;
    int32_t value;
} numerals[] = {
    {"one", 1},      {"two", 2},        {"three", 3},     {"four", 4},      {"five", 5},
    {"six", 6},      {"seven", 7},      {"eight", 8},     {"nine", 9},      {"ten", 10},
    {"eleven", 11},  {"twelve", 12},    {"thirteen", 13}, {"fourteen", 14}, {"fifteen", 15},
    {"sixteen", 16}, {"seventeen", 17}, {"eighteen", 18}, {"nineteen", 19}, {"twenty", 20},
    {"thirty", 30},  {"forty", 40},     {"fifty", 50},    {"sixty", 60},    {"seventy", 70},
    {"eighty", 80},  {"ninety", 90},    {"hundred", 100},
};

static const struct {
    const char *word;
    int32_t value;
} decades[] = {
    {"twenties", 20}, {"thirties", 30},  {"forties", 40},  {"fifties", 50},
    {"sixties", 60},  {"seventies", 70}, {"eighties", 80}, {"nineties", 90},
};

static int32_t numeral_of(const emic_token *token, emic_slice words)
{
    for (size_t i = 0; i < sizeof numerals / sizeof *numerals; i++) {
        if (emic_token_is(token, words, numerals[i].word))
            return numerals[i].value;
    }
    return -1;
}

static int32_t decade_of(const emic_token *token, emic_slice words)
{
    const char *data = words.data + token->byte;
    for (size_t i = 0; i < sizeof decades / sizeof *decades; i++) {
        if (emic_token_is(token, words, decades[i].word))
            return decades[i].value;
    }
    bool digits = token->length == 3 && data[0] >= '1' && data[0] <= '9' && data[1] == '0' &&
                  (data[2] | 32) == 's';
    return digits ? (data[0] - '0') * 10 : -1;
}

static int32_t digits_of(const emic_token *token, emic_slice words)
{
    int32_t value = 0;
    if (token->kind != EMIC_TOKEN_NUMBER || token->digits > 4)
        return -1;
    for (size_t at = token->byte; at < token->byte + token->length;) {
        int digit = emic_token_digit(emic_utf8_next(words, &at));
        value = digit < 0 ? value : value * 10 + digit;
    }
    return value;
}

/* eighty-nine, hundred three, one hundred. `*end`: the token after it; -1 for anything else. */
static int32_t spelled(const emic_token_list *tokens, emic_slice words, size_t *end)
{
    int32_t first = numeral_of(&tokens->items[0], words);
    size_t next = tokens->count > 1 && tokens->items[1].sign == '-' ? 2 : 1;
    int32_t second = next < tokens->count ? numeral_of(&tokens->items[next], words) : -1;
    *end = second < 0 ? 1 : next + 1;
    if (first < 0 || second < 0)
        return first;
    if (second == 100)
        return first < 10 ? first * 100 : -1;
    bool joins = first == 100 || (first >= 20 && second < 10);
    return joins ? first + second : -1;
}

/* Whether `tokens` from `i` on hold one of the words that make a number an age, and of which unit;
 * 0 when they say anything else. */
static int32_t unit_of(const emic_token_list *tokens, emic_slice words, size_t i)
{
    static const struct {
        const char *word;
        int32_t unit;
    } known[] = {
        {"year", 1}, {"years", 1},      {"yr", 1},          {"yrs", 1},      {"y", 1},
        {"o", 1},    {"yo", 1},         {"old", 1},         {"olds", 1},     {"of", 1},
        {"age", 1},  {"month", MONTHS}, {"months", MONTHS}, {"week", WEEKS}, {"weeks", WEEKS},
    };
    int32_t unit = 1;
    for (; i < tokens->count; i++) {
        const emic_token *token = &tokens->items[i];
        size_t k = 0, count = sizeof known / sizeof *known;
        if (token->sign && strchr("-./", token->sign))
            continue;
        while (k < count && !emic_token_is(token, words, known[k].word))
            k++;
        if (k == count)
            return 0;
        unit = known[k].unit > unit ? known[k].unit : unit;
    }
    return unit;
}

static bool read_age(emic_slice words, emic_arena *arena, age *out)
{
    emic_token_list tokens;
    size_t end = 1;
    *out = (age){0};
    emic_token_list_load(&tokens, words, arena);
    if (tokens.count == 0)
        return false;
    out->years = tokens.count == 1 ? decade_of(&tokens.items[0], words) : -1;
    out->decade = out->years >= 0;
    if (out->decade)
        return true;
    out->count = digits_of(&tokens.items[0], words);
    if (out->count < 0)
        out->count = spelled(&tokens, words, &end);
    int32_t unit = unit_of(&tokens, words, end);
    if (out->count < 0 || unit == 0)
        return false;
    const emic_token *last = &tokens.items[end - 1];
    out->years = out->count / unit;
    out->unit_is_year = unit == 1;
    out->rest = emic_slice_from(words, last->byte + last->length);
    return out->years <= OLDEST;
}

/* "years old" behind a band, whatever unit and number it was in. */
static emic_slice rest_of(const age *of)
{
    emic_slice rest = of->rest;
    bool dash = rest.length > 0 && rest.data[0] != ' ';
    bool one = of->count == 1 && rest.length > 0;
    if (of->decade || (of->unit_is_year && !one))
        return rest;
    return dash ? EMIC_LITERAL("-year-old") : EMIC_LITERAL(" years old");
}

bool emic_grade_age(emic_grade grade, emic_slice words, const emic_grading *how, emic_arena *arena,
                    emic_graded *out)
{
    age of;
    if (!read_age(words, arena, &of))
        return false;
    if (of.years < EMIC_GRADE_OPEN_FROM && (of.decade || grade == EMIC_GRADE_AGE_90)) {
        out->grade = EMIC_GRADE_KEEP;
        return true;
    }
    int32_t size = grade == EMIC_GRADE_AGE_5 ? 5 : 10, from = of.years - of.years % size;
    const char *band = of.years >= EMIC_GRADE_OPEN_FROM
                           ? "90+"
                           : emic_arena_format(arena, "%d-%d", (int)from, (int)(from + size - 1));
    out->words = emic_grade_mark(emic_slice_of(band), rest_of(&of), how, arena);
    return true;
}

/* Without the year of the interview nobody knows which years tell an age over 89. Somebody whose
 * birthday is still to come is a year younger than the years say: rather one too many. */
bool emic_grade_birth_year(emic_grade grade, emic_slice words, const emic_grading *how,
                           emic_arena *arena, emic_graded *out)
{
    emic_date date;
    if (!emic_date_read(words, how->dates, arena, &date) ||
        date.parts[EMIC_DATE_YEAR].length != 4 || date.parts[EMIC_DATE_MONTH].length > 0)
        return false;
    int32_t year = date.parts[EMIC_DATE_YEAR].value;
    if (grade == EMIC_GRADE_DECADE) {
        const char *decade = emic_arena_format(arena, "%ds", (int)(year - year % 10));
        out->words = emic_grade_mark(emic_slice_of(decade), EMIC_LITERAL(""), how, arena);
        return true;
    }
    out->grade = EMIC_GRADE_KEEP;
    return how->year > 0 && how->year - year < EMIC_GRADE_OPEN_FROM;
}
