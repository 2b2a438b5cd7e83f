/* What stands around a place: its sentence, paragraph or turn. A sentence ends with a full stop, a
 * question or exclamation mark or an ellipsis, what closes a quotation counted in, where white
 * space follows and no small letter; and where an empty line stands. A line end alone ends
 * none: transcripts are broken where the page ends. */
#include "base/text.h"
#include "privacy/letter.h"
#include "study/rule_match.h"

static size_t step_back(emic_slice text, size_t at)
{
    do
        at--;
    while (at > 0 && ((unsigned char)text.data[at] & 0xC0) == 0x80);
    return at;
}

static bool is_one_of(uint32_t point, const uint32_t *signs)
{
    while (*signs && *signs != point)
        signs++;
    return *signs != 0;
}

static bool is_space(uint32_t point)
{
    return emic_letter_kind_of(point) == EMIC_LETTER_SPACE;
}

/* What may stand between the end of a sentence and the white space behind it. */
static bool closes(uint32_t point)
{
    static const uint32_t signs[] = {'"',  '\'',   ')',    ']',    '*',    '_',    0xBB,
                                     0xAB, 0x2019, 0x201D, 0x201C, 0x203A, 0x2039, 0};
    return is_one_of(point, signs);
}

/* What may stand before the first word of a sentence. */
static bool opens(uint32_t point)
{
    static const uint32_t signs[] = {'"',  '\'',   '(',    '[',    '*',    '_',    0xBB,
                                     0xAB, 0x2018, 0x201A, 0x201C, 0x201E, 0x203A, 0x2039,
                                     0xA1, 0xBF,   0x2013, 0x2014, '-',    0};
    return is_one_of(point, signs);
}

static bool ends(uint32_t point)
{
    return point == '.' || point == '!' || point == '?' || point == 0x2026;
}

/* Signs that end a sentence without white space behind them. */
static bool ends_alone(uint32_t point)
{
    return point == 0x3002 || point == 0xFF01 || point == 0xFF1F;
}

/* Whether the full stop at `at` belongs to an initial or a title: "J. Doe", "Dr. Doe". */
static bool is_abbreviation(emic_slice text, size_t at)
{
    static const char *const titles[] = {"Mr", "Mrs", "Ms", "Dr",  "Prof", "Rev",
                                         "St", "Sgt", "vs", "e.g", "i.e"};
    enum { LONGEST = 5 };
    size_t start = at;
    while (start > 0 && at - start < LONGEST && !strchr(" \t\n\"'([", text.data[start - 1]))
        start--;
    emic_slice word = {text.data + start, at - start};
    for (size_t i = 0; i < sizeof titles / sizeof *titles; i++)
        if (emic_slice_is(word, titles[i]))
            return true;
    return word.length == 1 && word.data[0] >= 'A' && word.data[0] <= 'Z' && word.data[0] != 'I';
}

static bool is_small(uint32_t point)
{
    return !emic_letter_capital(point) && emic_letter_to_capital(point) != point;
}

/* Passes white space from `*at`; whether there is an empty line in it. */
static bool pass_space(emic_slice text, size_t *at)
{
    int lines = 0;
    while (*at < text.length) {
        size_t next = *at;
        uint32_t point = emic_utf8_next(text, &next);
        if (!is_space(point))
            break;
        lines += point == '\n' || point == 0x2029;
        *at = next;
    }
    return lines > 1;
}

/* Whether what stands from `at` on may begin a sentence. */
static bool may_begin(emic_slice text, size_t at)
{
    while (at < text.length) {
        size_t next = at;
        uint32_t point = emic_utf8_next(text, &next);
        if (!opens(point))
            return !is_small(point);
        at = next;
    }
    return true;
}

/* Where the next sentence begins if one ends with the sign at `*at`, else 0. `*at` passes that sign
 * and, where it may have ended one, those right behind it. */
static size_t next_sentence(emic_slice text, size_t *at)
{
    size_t sign = *at, next = sign;
    uint32_t point = emic_utf8_next(text, at);
    bool alone = ends_alone(point);
    if (!alone && (!ends(point) || (point == '.' && is_abbreviation(text, sign))))
        return 0;
    for (next = *at; next < text.length; *at = next) {
        point = emic_utf8_next(text, &next);
        if (!closes(point) && !ends(point) && !ends_alone(point))
            break;
    }
    size_t begin = *at;
    bool parted = pass_space(text, &begin);
    if (begin == *at && !alone && begin < text.length)
        return 0;
    return parted || alone || may_begin(text, begin) ? begin : 0;
}

/* Passes what begins nothing and ends nothing, which is most of a text: ASCII but for line ends and
 * the signs that end a sentence. */
static size_t pass_plain(emic_slice text, size_t at)
{
    while (at < text.length) {
        unsigned char byte = (unsigned char)text.data[at];
        if (byte >= 0x80 || byte == '.' || byte == '!' || byte == '?' || byte == '\n')
            break;
        at++;
    }
    return at;
}

/* Where a sentence or, with `paragraph`, a paragraph begins after the one that holds `at`. */
static size_t next_begin(emic_slice text, size_t at, bool paragraph)
{
    while ((at = pass_plain(text, at)) < text.length) {
        size_t next = at, begin = at;
        if (is_space(emic_utf8_next(text, &next))) {
            if (pass_space(text, &begin))
                return begin;
            at = begin;
            continue;
        }
        begin = paragraph ? 0 : next_sentence(text, &at);
        if (begin)
            return begin;
        at = at < next ? next : at;
    }
    return text.length;
}

/* Without the white space at its ends. */
static emic_rule_place trimmed(emic_slice words, emic_rule_place place)
{
    pass_space((emic_slice){words.data, place.end}, &place.start);
    while (place.end > place.start) {
        size_t last = step_back(words, place.end), at = last;
        if (!is_space(emic_utf8_next(words, &at)))
            break;
        place.end = last;
    }
    return place;
}

emic_rule_place emic_rule_around(emic_rule_scope scope, emic_slice words, emic_rule_place place,
                                 size_t *from)
{
    bool paragraph = scope == EMIC_RULE_SCOPE_PARAGRAPH;
    if (scope == EMIC_RULE_SCOPE_WORD)
        return trimmed(words, place);
    if (scope == EMIC_RULE_SCOPE_TURN)
        return trimmed(words, (emic_rule_place){0, words.length});
    size_t next = next_begin(words, *from, paragraph);
    while (next <= place.start && next > *from) {
        *from = next;
        next = next_begin(words, next, paragraph);
    }
    while (next < place.end)
        next = next_begin(words, next, paragraph);
    return trimmed(words, (emic_rule_place){*from, next});
}
