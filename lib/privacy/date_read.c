/* Reads a written date: its tokens are numbers, names and what may stand between them; the numbers
 * become day, month and year by their number, width and place. */
#include "privacy/date.h"
#include "privacy/token.h"

enum { MOST_TOKENS = 24, MOST_NUMBERS = 3, SHORT_YEARS_FROM = 1930 };

typedef struct written_number {
    size_t token;
    emic_date_part part;
} written_number;

typedef struct reading {
    emic_slice words;
    const emic_token *tokens;
    size_t count; /* tokens before the time of day */
    written_number numbers[MOST_NUMBERS];
    size_t number_count, month_token;
    emic_date_style style;
    emic_date *out;
} reading;

static emic_slice token_words(const reading *of, const emic_token *token)
{
    return (emic_slice){of->words.data + token->byte, token->length};
}

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

static bool is_glued(const emic_token *token)
{
    return !(token->flags & EMIC_TOKEN_SPACE);
}

/* --- The time of day -------------------------------------------------------------------------- */

static bool is_hour(const reading *of, size_t i)
{
    const emic_token *token = &of->tokens[i];
    return i + 2 < of->count && token->digits > 0 && token->digits <= 4 && token[1].sign == ':' &&
           is_glued(&token[1]) && token[2].digits > 0 && is_glued(&token[2]);
}

/* The byte where the hour at token `i` begins: after the day in "16T11". */
static uint32_t hour_byte(const reading *of, size_t i)
{
    const emic_token *token = &of->tokens[i];
    uint32_t digits = 0;
    while (digits < token->length && is_digit(of->words.data[token->byte + digits]))
        digits++;
    bool joined =
        digits > 0 && digits < token->length && (of->words.data[token->byte + digits] | 32) == 't';
    return token->byte + (joined ? digits : 0);
}

/* Whether the words from `byte` on are of digits, signs and the letters of T, Z, am and pm. */
static bool is_time(emic_slice words, uint32_t byte)
{
    for (size_t at = byte; at < words.length; at++) {
        if (!is_digit(words.data[at]) &&
            !(words.data[at] && strchr(":.,+- TtZzAaPpMm", words.data[at])))
            return false;
    }
    return true;
}

/* Sets the time apart. False when what follows the hour is more than a time. */
static bool split_time(reading *of)
{
    of->out->time = (uint32_t)of->words.length;
    for (size_t i = 0; i < of->count; i++) {
        if (!is_hour(of, i))
            continue;
        of->out->time = hour_byte(of, i);
        of->count = of->out->time > of->tokens[i].byte ? i + 1 : i;
        return is_time(of->words, of->out->time);
    }
    return true;
}

/* --- Numbers and words ------------------------------------------------------------------------ */

static bool add_number(reading *of, size_t i)
{
    const emic_token *token = &of->tokens[i];
    uint32_t end = token->byte + token->length;
    emic_date_part part = {.byte = token->byte};
    if (end > of->out->time)
        end = of->out->time;
    for (; token->byte + part.length < end; part.length++) {
        char byte = of->words.data[token->byte + part.length];
        if (!is_digit(byte) || part.length == 4)
            break;
        part.value = part.value * 10 + (byte - '0');
    }
    part.ending = end - token->byte - part.length;
    if (part.length == 0 || part.ending > 2 || of->number_count == MOST_NUMBERS)
        return false;
    of->numbers[of->number_count++] = (written_number){i, part};
    return true;
}

static bool is_filler(const reading *of, const emic_token *token)
{
    static const char *const words[] = {"of", "de", "the", "and", "to", "on", NULL};
    if (token->kind == EMIC_TOKEN_SIGN)
        return token->sign && strchr(",.-/'", token->sign);
    for (const char *const *word = words; *word; word++) {
        if (emic_token_is(token, of->words, *word))
            return true;
    }
    return false;
}

/* Which language the style or else the form speaks for. */
static emic_date_language language_hint(const reading *of, size_t month)
{
    if (of->style.language != EMIC_DATE_ENGLISH)
        return of->style.language;
    for (size_t i = 0; i < of->count; i++) {
        if (emic_token_is(&of->tokens[i], of->words, "de"))
            return EMIC_DATE_SPANISH;
    }
    bool point = month >= 2 && of->tokens[month - 1].sign == '.' &&
                 of->tokens[month - 2].kind == EMIC_TOKEN_NUMBER;
    return point ? EMIC_DATE_GERMAN : EMIC_DATE_ENGLISH;
}

static bool add_word(reading *of, size_t i)
{
    const emic_token *token = &of->tokens[i];
    emic_slice word = token_words(of, token);
    emic_date_part *month = &of->out->parts[EMIC_DATE_MONTH];
    emic_date_part *weekday = &of->out->parts[EMIC_DATE_WEEKDAY];
    emic_date_language language = language_hint(of, i);
    bool brief;
    int32_t value = emic_date_month_find(word, &language, &brief);
    if (value && month->value == 0) {
        *month = (emic_date_part){token->byte, token->length, 0, value};
        of->out->language = language;
        of->month_token = i;
        return true;
    }
    value = emic_date_weekday_find(word);
    bool plural = !value && word.length > 1 && (word.data[word.length - 1] | 32) == 's';
    if (plural)
        value = emic_date_weekday_find((emic_slice){word.data, word.length - 1});
    if (value && weekday->value == 0) {
        *weekday = (emic_date_part){token->byte, token->length - plural, plural, value};
        return true;
    }
    return is_filler(of, token);
}

static bool add_tokens(reading *of)
{
    for (size_t i = 0; i < of->count; i++) {
        const emic_token *token = &of->tokens[i];
        bool known = token->digits > 0                ? add_number(of, i)
                     : token->kind == EMIC_TOKEN_WORD ? add_word(of, i)
                                                      : is_filler(of, token);
        if (!known)
            return false;
    }
    return true;
}

/* --- Day, month and year ---------------------------------------------------------------------- */

static bool set_year(emic_date *out, emic_date_part part)
{
    out->short_year = part.length == 2;
    if (out->short_year)
        part.value += part.value < SHORT_YEARS_FROM % 100 ? 2000 : 1900;
    bool taken = out->parts[EMIC_DATE_YEAR].length > 0;
    out->parts[EMIC_DATE_YEAR] = part;
    return !taken && part.ending == 0 && part.length % 2 == 0 && part.value >= 1000 &&
           part.value < 3000;
}

/* The endings of 1st to 31st, and of the French 1er. */
static bool has_day_ending(const reading *of, const emic_date_part *part)
{
    static const char endings[] = "stndrdther";
    const char *at = of->words.data + part->byte + part->length;
    if (part->ending == 0)
        return true;
    for (const char *ending = endings; *ending; ending += 2) {
        if (part->ending == 2 && (at[0] | 32) == ending[0] && (at[1] | 32) == ending[1])
            return true;
    }
    return false;
}

/* The first day, or the end of a range that goes on from it. */
static bool set_day(reading *of, size_t number)
{
    const written_number *day = &of->numbers[number];
    emic_date_part *first = &of->out->parts[EMIC_DATE_DAY];
    emic_date_part *last = &of->out->parts[EMIC_DATE_LAST_DAY];
    if (day->part.length > 2 || !has_day_ending(of, &day->part))
        return false;
    if (first->length == 0) {
        *first = day->part;
        return true;
    }
    const emic_token *before = &of->tokens[day->token - 1];
    bool range = before->sign == '-' || emic_token_is(before, of->words, "and") ||
                 emic_token_is(before, of->words, "to");
    bool next = number > 0 && of->numbers[number - 1].token == day->token - 2;
    if (last->length > 0 || !range || !next || day->part.value <= first->value)
        return false;
    *last = day->part;
    return true;
}

/* Numbers around the name of a month. */
static bool place_around_month(reading *of)
{
    for (size_t n = 0; n < of->number_count; n++) {
        const written_number *number = &of->numbers[n];
        bool after = number->token > of->month_token;
        bool mark = number->token > 0 && of->tokens[number->token - 1].sign == '\'';
        bool before = of->out->parts[EMIC_DATE_DAY].length > 0 &&
                      of->out->parts[EMIC_DATE_DAY].byte < of->tokens[of->month_token].byte;
        bool year =
            number->part.length == 4 || (after && number->part.length == 2 && (mark || before));
        if (year ? !set_year(of->out, number->part) : !set_day(of, n))
            return false;
    }
    return true;
}

/* Three numbers with the same sign between them and nothing else. */
static bool is_row(const reading *of)
{
    size_t first = of->numbers[0].token;
    char sign = of->tokens[first + 1].sign;
    if (of->number_count != 3 || of->numbers[1].token != first + 2 ||
        of->numbers[2].token != first + 4 || !sign || !strchr("-/.", sign))
        return false;
    for (size_t i = first + 1; i <= first + 4; i++) {
        if (!is_glued(&of->tokens[i]))
            return false;
    }
    return of->tokens[first + 3].sign == sign;
}

static bool place_row(reading *of)
{
    if (!is_row(of))
        return false;
    size_t first = of->numbers[0].token;
    bool year_first = of->numbers[0].part.length == 4;
    const emic_date_part *a = &of->numbers[year_first ? 1 : 0].part;
    const emic_date_part *b = &of->numbers[year_first ? 2 : 1].part;
    bool month_first = year_first || (of->style.order == EMIC_DATE_MONTH_FIRST &&
                                      of->tokens[first + 1].sign != '.');
    if ((month_first ? a : b)->value > 12)
        month_first = !month_first;
    if (a->length > 2 || b->length > 2 || a->ending || b->ending)
        return false;
    of->out->digits = true;
    of->out->parts[EMIC_DATE_MONTH] = month_first ? *a : *b;
    of->out->parts[EMIC_DATE_DAY] = month_first ? *b : *a;
    return set_year(of->out, of->numbers[year_first ? 0 : 2].part);
}

/* 1998, 1990s, or 98, which had its mark in front. */
static bool place_alone(reading *of)
{
    emic_date_part part = of->numbers[0].part;
    if (of->count != 1)
        return false;
    if (part.ending == 0)
        return set_year(of->out, part);
    char ending = of->words.data[part.byte + part.length];
    of->out->parts[EMIC_DATE_DECADE] = part;
    return part.length == 4 && part.ending == 1 && (ending | 32) == 's' && part.value % 10 == 0 &&
           part.value >= 1000 && part.value < 3000;
}

static bool is_in_calendar(const emic_date *date)
{
    const emic_date_part *parts = date->parts;
    int32_t year = parts[EMIC_DATE_YEAR].length ? parts[EMIC_DATE_YEAR].value : 2019;
    int32_t month = parts[EMIC_DATE_MONTH].value;
    if (parts[EMIC_DATE_MONTH].length == 0)
        return true;
    if (month < 1 || month > 12)
        return false;
    int32_t longest = emic_date_month_length(year, month);
    return (parts[EMIC_DATE_DAY].length == 0 ||
            (parts[EMIC_DATE_DAY].value >= 1 && parts[EMIC_DATE_DAY].value <= longest)) &&
           parts[EMIC_DATE_LAST_DAY].value <= longest;
}

bool emic_date_read(emic_slice words, emic_date_style style, emic_arena *arena, emic_date *out)
{
    emic_token_list tokens;
    *out = (emic_date){.words = words};
    emic_token_list_load(&tokens, words, arena);
    reading of = {
        .words = words, .tokens = tokens.items, .count = tokens.count, .style = style, .out = out};
    if (tokens.count == 0 || tokens.count > MOST_TOKENS || !split_time(&of) || !add_tokens(&of))
        return false;
    bool placed;
    if (out->parts[EMIC_DATE_MONTH].length > 0)
        placed = place_around_month(&of);
    else if (of.number_count > 1)
        placed = place_row(&of);
    else if (of.number_count == 1)
        placed = place_alone(&of);
    else
        placed = of.count == 1 && out->parts[EMIC_DATE_WEEKDAY].length > 0;
    return placed && is_in_calendar(out);
}
