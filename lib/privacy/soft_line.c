/* Which line ends are soft: the width of a text, and what begins something of its own. */
#include "privacy/soft_line.h"
#include "base/strbuf.h"
#include "base/text.h"
#include "privacy/letter.h"

enum {
    NARROWEST = 45,
    WIDEST = 120,
    LONGEST = WIDEST * 13 / 10 + 1, /* a little longer are lines with signs of many widths */
    LINE_BYTES = 512,               /* a longer line was not wrapped */
    HEAD_BYTES = 256,               /* of a line, to see what it begins */
    HEADING = 40,
    HEADING_LETTERS = 4,
    TABBED = 30,
    ITEM_DIGITS = 3,
};

static bool is_blank(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\r';
}

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

static bool is_letter(char byte)
{
    return (byte | 0x20) >= 'a' && (byte | 0x20) <= 'z';
}

static size_t skip_blanks(emic_slice text, size_t at)
{
    while (at < text.length && is_blank(text.data[at]))
        at++;
    return at;
}

static size_t trim_back(emic_slice text, size_t start, size_t end)
{
    while (end > start && is_blank(text.data[end - 1]))
        end--;
    return end;
}

/* Code points of the first word of the line at `at`; no more than the widest line has. */
static size_t first_word(emic_slice text, size_t at)
{
    size_t end = at = skip_blanks(text, at);
    while (end < text.length && end - at < WIDEST && text.data[end] != '\n' &&
           !is_blank(text.data[end]))
        end++;
    return emic_utf8_count((emic_slice){text.data + at, end - at});
}

/* --- What begins something of its own --------------------------------------------------------- */

/* A sign before an item of a list or a speaker's words: "- ", "* ", a bullet, a long dash. */
static bool is_bullet(emic_slice line, size_t at)
{
    static const char *const signs[] = {"\u2022", "\u00B7", "\u25E6", "\u2023", "\u25AA",
                                        "\u25CF", "\u2013", "\u2014", "#",      ">",
                                        "<",      "|",      "- ",     "* ",     "+ "};
    emic_slice rest = emic_slice_from(line, at);
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (emic_slice_starts(rest, signs[i]))
            return true;
    return false;
}

/* "12. ", "3) ", "(a) ", "Q. ": the number of an item, or what stands for a speaker. */
static bool is_numbered(emic_slice line, size_t at)
{
    bool open = line.data[at] == '(';
    size_t from = at + open, end = from;
    while (end < line.length && end - from < ITEM_DIGITS && is_digit(line.data[end]))
        end++;
    bool digits = end > from;
    if (!digits && end < line.length)
        end++;
    if (end + 1 >= line.length || !is_blank(line.data[end + 1]))
        return false;
    char sign = line.data[end], letter = line.data[from];
    if (digits)
        return sign == ')' || (sign == '.' && !open);
    bool small = letter >= 'a' && letter <= 'z';
    return (sign == ')' && small) || (sign == '.' && !open && (letter == 'Q' || letter == 'A'));
}

/* A line in capitals alone, without the sign that ends a sentence. */
static bool is_heading(emic_slice line, size_t at)
{
    size_t letters = 0, end = trim_back(line, at, line.length);
    if (end - at > HEADING)
        return false;
    for (size_t i = at; i < end; i++) {
        if (line.data[i] >= 'a' && line.data[i] <= 'z')
            return false;
        letters += line.data[i] >= 'A' && line.data[i] <= 'Z';
    }
    return letters >= HEADING_LETTERS && !strchr(".,;!?", line.data[end - 1]);
}

/* "TP07<tab>words". */
static bool is_tabbed(emic_slice line, size_t at)
{
    size_t left = line.length - at < TABBED ? line.length - at : TABBED;
    return memchr(line.data + at, '\t', left);
}

bool emic_line_opens(emic_slice text, size_t at, emic_label_memo *memo)
{
    int64_t stamp;
    size_t left = text.length - at < HEAD_BYTES ? text.length - at : HEAD_BYTES;
    const char *newline = memchr(text.data + at, '\n', left);
    emic_slice line = {text.data + at, newline ? (size_t)(newline - text.data) - at : left};
    while (line.length && ((unsigned char)line.data[line.length - 1] & 0xC0) == 0x80 && !newline &&
           at + line.length < text.length)
        line.length--;
    size_t start = skip_blanks(line, 0);
    if (start == line.length)
        return true;
    if (is_heading(line, start) || is_tabbed(line, start) ||
        (!is_letter(line.data[start]) && is_bullet(line, start)))
        return true;
    /* Stamps have a colon, labels a colon or a bracket. */
    bool signs = memchr(line.data, ':', line.length) || line.data[start] == '[' ||
                 memchr(line.data, '\xEF', line.length);
    return signs && (emic_stamp_scan_any(line, start, &stamp) ||
                     emic_label_scan(line, memo).kind != EMIC_LABEL_NONE);
}

/* Whether the line at `next` stands further in than the one at `start`, as the first of a paragraph
 * does; but so do all lines of an item or of what somebody says, behind the one with its sign. */
static bool is_indented(emic_soft_lines *lines, size_t start, size_t next)
{
    size_t words = skip_blanks(lines->text, start);
    if (skip_blanks(lines->text, next) - next <= words - start)
        return false;
    return !is_numbered(lines->text, words) && !emic_line_opens(lines->text, start, &lines->memo);
}

/* Whether the line after the line from `start` to `end` begins something. A number goes on after
 * one that ends the line before. */
static bool opens_behind(emic_soft_lines *lines, size_t start, size_t end)
{
    emic_slice text = lines->text;
    size_t before = trim_back(text, start, end), next = skip_blanks(text, end + 1);
    bool number = before > start && is_digit(text.data[before - 1]);
    if (next == text.length || text.data[next] == '\n')
        return true;
    return (!number && is_numbered(text, next)) || is_indented(lines, start, end + 1) ||
           emic_line_opens(text, end + 1, &lines->memo);
}

/* --- The width -------------------------------------------------------------------------------- */

/* For each width, how many lines end as lines wrapped to it would. */
typedef struct widths {
    uint32_t begin[WIDEST + 2], end[WIDEST + 2]; /* lines whose widths begin and end here */
    size_t lines;                                /* all of those */
    size_t of[LONGEST + 1]; /* lines of each length, be they wrapped or not; the last: and longer */
} widths;

/* Code points of the line from `start` to `end`; LINE_BYTES for all that are longer. */
static size_t length_of(emic_slice text, size_t start, size_t end)
{
    end = trim_back(text, start, end);
    if (end - start > LINE_BYTES)
        return LINE_BYTES;
    return emic_utf8_count((emic_slice){text.data + start, end - start});
}

/* Whether the line ends with a sentence, as lines that were not wrapped do: they tell nothing. */
static bool ends_sentence(emic_slice text, size_t start, size_t end)
{
    end = trim_back(text, start, end);
    while (end > start && strchr("\"')]", text.data[end - 1]))
        end--;
    return end > start && strchr(".?!:", text.data[end - 1]);
}

static void add_line(emic_soft_lines *lines, size_t start, size_t end, widths *into)
{
    size_t length = length_of(lines->text, start, end);
    into->of[length < LONGEST ? length : LONGEST]++;
    bool other = length < NARROWEST || length > WIDEST;
    if (other || end == lines->text.length || ends_sentence(lines->text, start, end) ||
        opens_behind(lines, start, end))
        return;
    size_t last = length + first_word(lines->text, end + 1);
    into->begin[length]++;
    into->end[last < WIDEST ? last + 1 : WIDEST + 1]++;
    into->lines++;
}

/* Whether so many lines end at `width` that the text was wrapped to it: one in four, and two more,
 * as two or three agree by chance; of a few lines all. Where lines are wrapped few are far longer.
 */
static bool is_wrapped(const widths *found, size_t width, size_t lines)
{
    size_t most = found->lines / 4 + 2, longer = 0;
    for (size_t i = width * 13 / 10 + 1; i <= LONGEST; i++)
        longer += found->of[i];
    return lines > 0 && lines >= (found->lines < most ? found->lines : most) && longer <= lines;
}

void emic_soft_lines_load(emic_soft_lines *lines, emic_slice text)
{
    widths found = {.lines = 0};
    *lines = (emic_soft_lines){.text = text};
    for (size_t at = 0, end; at < text.length; at = end + 1) {
        const char *newline = memchr(text.data + at, '\n', text.length - at);
        end = newline ? (size_t)(newline - text.data) : text.length;
        add_line(lines, at, end, &found);
    }
    size_t here = 0, best = 0, width = 0;
    for (size_t i = NARROWEST; i <= WIDEST; i++) {
        here = here + found.begin[i] - found.end[i];
        if (here > best) {
            best = here;
            width = i;
        }
    }
    lines->width = is_wrapped(&found, width, best) ? width : 0;
}

/* Where the line begins that ends at `end`; `end` when it is too long to have been wrapped. Goes on
 * from the last line end that was asked about, as most are asked about in order. */
static size_t start_of(emic_soft_lines *lines, size_t end)
{
    emic_slice text = lines->text;
    size_t least = end > LINE_BYTES ? end - LINE_BYTES : 0, start = end;
    size_t at = lines->asked >= least && lines->asked < end ? lines->asked : least;
    if (at == 0)
        start = 0;
    for (const char *newline; (newline = memchr(text.data + at, '\n', end - at)); at = start)
        start = (size_t)(newline - text.data) + 1;
    lines->asked = end;
    return start;
}

bool emic_soft_line_ends(emic_soft_lines *lines, size_t end)
{
    if (lines->width == 0)
        return false;
    size_t start = start_of(lines, end), length = length_of(lines->text, start, end);
    bool full = 4 * length >= 3 * lines->width ||
                length + 1 + first_word(lines->text, end + 1) > lines->width;
    return length > 0 && full && length <= 2 * lines->width && !opens_behind(lines, start, end);
}

/* --- Words in one line ------------------------------------------------------------------------ */

static bool is_space(char byte)
{
    return is_blank(byte) || byte == '\n';
}

/* Whether the hyphen at the line end before `next` divides a word: a small letter comes, and no
 * second hyphen as in "Stoke-", "on-Trent". */
static bool is_divided(emic_slice words, size_t next)
{
    size_t behind = next;
    if (next >= words.length)
        return false;
    uint32_t point = emic_utf8_next(words, &behind);
    if (emic_letter_to_capital(point) == point)
        return false;
    while (next < words.length &&
           (is_letter(words.data[next]) || (unsigned char)words.data[next] >= 0x80))
        next++;
    return next == words.length || words.data[next] != '-';
}

static bool reads_so(emic_slice words)
{
    for (size_t i = 0; i < words.length; i++)
        if (is_space(words.data[i]) &&
            (words.data[i] != ' ' || (i + 1 < words.length && is_space(words.data[i + 1]))))
            return false;
    return true;
}

emic_slice emic_soft_line_words(emic_slice words, emic_arena *arena)
{
    emic_strbuf out = {0};
    if (reads_so(words))
        return words;
    for (size_t at = 0; at < words.length;) {
        size_t next = at;
        while (next < words.length && is_space(words.data[next]))
            next++;
        bool joined = next > at && words.data[at] == '\n' && emic_line_is_joined(words, at);
        if (next == at)
            emic_strbuf_putc(&out, words.data[next++]);
        else if (!joined)
            emic_strbuf_putc(&out, ' ');
        else if (words.data[at - 1] == '-' && is_divided(words, next))
            out.length--;
        at = next;
    }
    emic_slice read = emic_arena_copy(arena, emic_strbuf_slice(&out));
    emic_strbuf_close(&out);
    return read;
}
