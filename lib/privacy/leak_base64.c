/* Base64, also of links and of mail (in lines). Where a run begins is not known for certain, so it
 * is read from each of its first four signs; one of the four is right. */
#include "privacy/leak_noise.h"
#include "privacy/leak_undo.h"

enum { SHORTEST = 8, LINE_SHORTEST = 60, NONE = 64 };

static uint8_t value_of(char sign)
{
    if (sign >= 'A' && sign <= 'Z')
        return (uint8_t)(sign - 'A');
    if (sign >= 'a' && sign <= 'z')
        return (uint8_t)(sign - 'a' + 26);
    if (sign >= '0' && sign <= '9')
        return (uint8_t)(sign - '0' + 52);
    if (sign == '+' || sign == '-')
        return 62;
    return sign == '/' || sign == '_' ? 63 : NONE;
}

typedef struct values {
    uint8_t of[256];
} values;

static values make_values(void)
{
    values table;
    for (size_t i = 0; i < 256; i++)
        table.of[i] = value_of((char)i);
    return table;
}

/* The line end at `at` inside a run: the line before was long, and the next begins with signs. */
static size_t pass_line_end(const values *table, emic_slice text, size_t at, size_t line)
{
    size_t next = at;
    while (next < text.length && next - at < 3 && strchr("\r\n ", text.data[next]) &&
           text.data[next])
        next++;
    bool goes_on = next > at && next < text.length && at - line >= LINE_SHORTEST &&
                   table->of[(unsigned char)text.data[next]] != NONE;
    return goes_on ? next : at;
}

/* Behind the run that begins at `at`. */
static size_t end_of_run(const values *table, emic_slice text, size_t at)
{
    size_t line = at;
    for (;;) {
        while (at < text.length && table->of[(unsigned char)text.data[at]] != NONE)
            at++;
        size_t next = pass_line_end(table, text, at, line);
        if (next == at)
            return at;
        at = line = next;
    }
}

/* Words are no base64: that has capitals and small letters in any order. */
static bool is_mixed(emic_slice run)
{
    bool capital = false, small = false;
    for (size_t i = 0; i < run.length && !(capital && small); i++) {
        capital |= i > 0 && run.data[i] >= 'A' && run.data[i] <= 'Z';
        small |= run.data[i] >= 'a' && run.data[i] <= 'z';
    }
    return capital && small;
}

/* Where the next run begins that is long enough, or the length of the text. */
static size_t next_run(const values *table, emic_slice text, size_t at)
{
    while (text.length - at >= SHORTEST) {
        size_t back = SHORTEST;
        while (back > 0 && table->of[(unsigned char)text.data[at + back - 1]] != NONE)
            back--;
        if (back == 0)
            return at;
        at += back;
    }
    return text.length;
}

static void read_run(const values *table, const emic_leak_view *from, size_t start, size_t end,
                     emic_leak_view *out)
{
    uint32_t bits = 0;
    int count = 0;
    for (size_t at = start; at < end; at++) {
        uint8_t value = table->of[(unsigned char)from->text[at]];
        if (value == NONE)
            continue;
        bits = bits << 6 | value;
        count += 6;
        if (count < 8)
            continue;
        count -= 8;
        char byte = (char)(bits >> count & 0xFF);
        emic_leak_view_put(out, (emic_slice){&byte, 1}, emic_leak_view_origin(from, at - 1));
    }
    emic_leak_view_part(out, emic_leak_view_origin(from, end - 1));
}

/* Reads a run from each beginning. What comes of the wrong ones is no text and is left out. */
static void read_beginnings(const values *table, const emic_leak_view *from, size_t start,
                            size_t end, emic_leak_view *out)
{
    for (size_t skip = 0; skip < 4; skip++) {
        size_t before = out->length;
        read_run(table, from, start + skip, end, out);
        emic_slice made = {out->text + before, out->length - before};
        if (emic_leak_count_bad(made, true) * 3 > made.length)
            out->length = before;
    }
}

/* Files that are sent by mail begin so: PK, gzip, PDF. */
static bool is_archive(emic_slice run)
{
    return run.length > 256 && (emic_slice_starts(run, "UEsDB") || emic_slice_starts(run, "H4sI") ||
                                emic_slice_starts(run, "JVBER"));
}

bool emic_leak_read_base64(const emic_leak_view *from, emic_leak_view *out, bool *archive)
{
    emic_slice text = emic_leak_view_slice(from);
    const values table = make_values();
    emic_leak_view_clear(out);
    for (size_t at = next_run(&table, text, 0); at < text.length;) {
        size_t end = end_of_run(&table, text, at);
        emic_slice run = {text.data + at, end - at};
        *archive |= is_archive(run);
        if (is_mixed(run))
            read_beginnings(&table, from, at, end, out);
        at = next_run(&table, text, end);
    }
    return out->length > 0;
}
