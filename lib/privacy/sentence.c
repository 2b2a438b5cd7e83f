/* Where a sentence may begin, for names that are also words. Looks back from one place; token.c
 * tells it of a whole text that is read from its beginning. */
#include "base/text.h"
#include "privacy/letter.h"
#include "privacy/soft_line.h"

/* Characters that a look back may take, so that no text makes it slow. */
enum { REACH = 64 };

static size_t step_back(emic_slice text, size_t at)
{
    do
        at--;
    while (at > 0 && ((unsigned char)text.data[at] & 0xC0) == 0x80);
    return at;
}

static uint32_t point_at(emic_slice text, size_t at)
{
    return emic_utf8_next(text, &at);
}

/* What a quotation or a bracket opens with, or ends with: it may stand before the first word. */
static bool is_passed(uint32_t point)
{
    static const uint32_t signs[] = {'"',    '\'',   '(',    ')',    '[',    ']',    '*',
                                     '_',    '>',    0xA1,   0xAB,   0xBB,   0xBF,   0x2018,
                                     0x2019, 0x201A, 0x201C, 0x201D, 0x201E, 0x2039, 0x203A};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (signs[i] == point)
            return true;
    return false;
}

static bool ends_sentence(uint32_t point)
{
    return point == '.' || point == '!' || point == '?' || point == ':' || point == 0x2026 ||
           point == 0x3002 || point == 0xFF01 || point == 0xFF1F;
}

/* Whether a colon follows: "Rose: I was at home." */
static bool is_label(emic_slice text, size_t end)
{
    while (end < text.length && text.data[end] == ' ')
        end++;
    return end < text.length && text.data[end] == ':';
}

bool emic_sentence_begins(emic_soft_lines *lines, size_t at, size_t end)
{
    emic_slice text = lines->text;
    bool soft = false;
    for (int left = REACH; left > 0 && at > 0; left--) {
        at = step_back(text, at);
        uint32_t point = point_at(text, at);
        soft = point == '\n' ? emic_soft_line_ends(lines, at) : soft && point == '\r';
        if ((point == '\n' || point == '\r') && !soft)
            return !is_label(text, end);
        emic_letter_kind kind = emic_letter_kind_of(point);
        if (soft || kind == EMIC_LETTER_SPACE || kind == EMIC_LETTER_FORMAT || is_passed(point))
            continue;
        /* A dash may stand for a new speaker; a stroke, a comma or a word ends nothing. */
        return ends_sentence(point) || point == 0x2013 || point == 0x2014 || point == '-';
    }
    return at > 0 || !is_label(text, end);
}
