/* Moves a written date by days and keeps its form: only the parts that changed are written anew. */
#include "base/strbuf.h"
#include "base/text.h"
#include "privacy/date.h"
#include "privacy/letter.h"

/* --- What the parts become -------------------------------------------------------------------- */

enum { PLAIN_YEAR = 2019 }; /* one of 365 days, for dates without a year */

/* The nearest number of units of `length` ten-thousandths of a day; the same both ways. */
static int64_t units(int64_t days, int64_t length)
{
    int64_t size = days < 0 ? -days : days;
    int64_t whole = (size * 20000 + length) / (2 * length);
    return days < 0 ? -whole : whole;
}

static int64_t modulo(int64_t value, int64_t size)
{
    return (value % size + size) % size;
}

static bool shift_day(emic_date_part *parts, int32_t days)
{
    bool yearless = parts[EMIC_DATE_YEAR].length == 0;
    int32_t year = yearless ? PLAIN_YEAR : parts[EMIC_DATE_YEAR].value, month, day;
    int64_t at =
        emic_date_to_days(year, parts[EMIC_DATE_MONTH].value, parts[EMIC_DATE_DAY].value) + days;
    int64_t first = emic_date_to_days(PLAIN_YEAR, 1, 1);
    if (yearless)
        at = first + modulo(at - first, 365);
    if (at < emic_date_to_days(1, 1, 1) || at > emic_date_to_days(9999, 12, 31))
        return false;
    emic_date_of_days(at, &year, &month, &day);
    parts[EMIC_DATE_LAST_DAY].value += day - parts[EMIC_DATE_DAY].value;
    parts[EMIC_DATE_DAY].value = day;
    parts[EMIC_DATE_MONTH].value = month;
    parts[EMIC_DATE_YEAR].value = year;
    return true;
}

static bool shift_parts(const emic_date *date, int32_t days, emic_date_part *parts)
{
    const int64_t month = 304369, year = 3652425; /* the mean of 400 years */
    memcpy(parts, date->parts, sizeof date->parts);
    emic_date_part *weekday = &parts[EMIC_DATE_WEEKDAY];
    weekday->value = (int32_t)modulo((int64_t)weekday->value - 1 + days, 7) + 1;
    if (parts[EMIC_DATE_DAY].length > 0)
        return shift_day(parts, days);
    if (parts[EMIC_DATE_MONTH].length > 0) {
        int64_t months = (int64_t)parts[EMIC_DATE_YEAR].value * 12 + parts[EMIC_DATE_MONTH].value -
                         1 + units(days, month);
        parts[EMIC_DATE_MONTH].value = (int32_t)modulo(months, 12) + 1;
        parts[EMIC_DATE_YEAR].value = (int32_t)(months / 12);
        return true;
    }
    parts[EMIC_DATE_YEAR].value += (int32_t)units(days, year);
    parts[EMIC_DATE_DECADE].value += (int32_t)(10 * units(days, 10 * year));
    return true;
}

/* --- Writing ---------------------------------------------------------------------------------- */

/* `name`, of small letters, with the capitals of `model`. */
static void put_name(emic_strbuf *out, emic_slice model, const char *name)
{
    size_t at = 0, model_at = 0;
    bool first = emic_letter_capital(emic_utf8_next(model, &model_at));
    bool all =
        first && model_at < model.length && emic_letter_capital(emic_utf8_next(model, &model_at));
    emic_slice letters = emic_slice_of(name);
    while (at < letters.length) {
        bool capital = at == 0 ? first : all;
        uint32_t point = emic_utf8_next(letters, &at);
        char bytes[4];
        size_t length = emic_utf8_put(capital ? emic_letter_to_capital(point) : point, bytes);
        emic_strbuf_add(out, (emic_slice){bytes, length});
    }
}

/* Whether a day or month in digits fills two places: as it was written, else as the other one of
 * the two, else as is usual: 01.02.2019 and 2019-01-02, but 1/2/2019. */
static bool is_padded(const emic_date *date, const emic_date_part *part)
{
    const emic_date_part *other = &date->parts[EMIC_DATE_DAY];
    if (part == other)
        other = &date->parts[EMIC_DATE_MONTH];
    if (part->length == 1 || date->words.data[part->byte] == '0')
        return part->length == 2;
    if (!date->digits)
        return false;
    if (other->length == 1 || date->words.data[other->byte] == '0')
        return other->length == 2;
    size_t end = part->byte + part->length;
    char sign = end < date->words.length ? date->words.data[end] : '/';
    return date->parts[EMIC_DATE_YEAR].byte == 0 || sign != '/';
}

/* The ending of an ordinal: 1st, 22ND; of the French premier only for the first. */
static void put_ending(emic_strbuf *out, emic_slice model, int32_t day)
{
    int32_t ones = day / 10 == 1 ? 0 : day % 10;
    const char *ending = ones == 1 ? "st" : ones == 2 ? "nd" : ones == 3 ? "rd" : "th";
    if ((model.data[0] | 32) == 'e')
        ending = day == 1 ? "er" : "";
    for (size_t i = 0; ending[i]; i++)
        emic_strbuf_putc(out, (char)(ending[i] - (model.data[0] < 'a' ? 32 : 0)));
}

static void put_part(emic_strbuf *out, const emic_date *date, emic_date_role role, int32_t value)
{
    const emic_date_part *part = &date->parts[role];
    emic_slice model = {date->words.data + part->byte, part->length};
    emic_slice ending = {model.data + part->length, part->ending};
    emic_date_language language = date->language;
    bool brief;
    if (role == EMIC_DATE_WEEKDAY) {
        put_name(out, model, emic_date_weekday_name(value));
    } else if (role == EMIC_DATE_MONTH && !date->digits) {
        (void)emic_date_month_find(model, &language, &brief);
        put_name(out, model, emic_date_month_name(language, value, brief));
    } else if (role == EMIC_DATE_YEAR) {
        emic_strbuf_printf(out, date->short_year ? "%02d" : "%04d",
                           (int)(date->short_year ? value % 100 : value));
    } else {
        emic_strbuf_printf(out, is_padded(date, part) ? "%02d" : "%d", (int)value);
    }
    if (ending.length && (role == EMIC_DATE_DAY || role == EMIC_DATE_LAST_DAY))
        put_ending(out, ending, value);
    else
        emic_strbuf_add(out, ending);
}

/* The part that begins at `byte`, or EMIC_DATE_ROLES. */
static emic_date_role part_at(const emic_date *date, size_t byte)
{
    for (int role = 0; role < EMIC_DATE_ROLES; role++) {
        if (date->parts[role].length > 0 && date->parts[role].byte == byte)
            return (emic_date_role)role;
    }
    return EMIC_DATE_ROLES;
}

static emic_slice write_parts(const emic_date *date, const emic_date_part *parts, emic_arena *arena)
{
    emic_strbuf text = {0};
    for (size_t at = 0; at < date->words.length;) {
        emic_date_role role = part_at(date, at);
        if (role == EMIC_DATE_ROLES) {
            emic_strbuf_putc(&text, date->words.data[at++]);
            continue;
        }
        put_part(&text, date, role, parts[role].value);
        at += date->parts[role].length + date->parts[role].ending;
    }
    emic_slice out = emic_arena_copy(arena, emic_strbuf_slice(&text));
    emic_strbuf_close(&text);
    return out;
}

/* Whether `words` are read as what they were meant to say. A short year tells no century. */
static bool reads_as(emic_slice words, const emic_date *model, const emic_date_part *parts,
                     emic_date_style style, emic_arena *arena)
{
    emic_date read;
    if (!emic_date_read(words, style, arena, &read))
        return false;
    for (int role = 0; role < EMIC_DATE_ROLES; role++) {
        bool century = role != EMIC_DATE_YEAR || !model->short_year;
        int32_t size = century ? 10000 : 100;
        if ((read.parts[role].length > 0) != (model->parts[role].length > 0))
            return false;
        if (read.parts[role].length > 0 &&
            read.parts[role].value % size != parts[role].value % size)
            return false;
    }
    return true;
}

bool emic_date_shift(const emic_date *date, int32_t days, emic_date_style style, emic_arena *arena,
                     emic_slice *out)
{
    emic_date_part parts[EMIC_DATE_ROLES];
    *out = (emic_slice){0};
    if (!shift_parts(date, days, parts))
        return false;
    emic_slice words = write_parts(date, parts, arena);
    if (!reads_as(words, date, parts, style, arena))
        return false;
    *out = words;
    return true;
}
