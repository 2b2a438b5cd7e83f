/* Mark-up: characters by name or number, and tags. A tag of a block ends what can be one name; all
 * others fall away, as names are cut in pieces by changes of type face and of hands. */
#include "base/text.h"
#include "privacy/leak_undo.h"

/* --- Characters ------------------------------------------------------------------------------ */

/* Letters that are more than a letter with an accent, and signs that stand in names. */
static const struct {
    char name[8];
    uint16_t point;
} characters[] = {
    {"nbsp", 0xA0},    {"shy", 0xAD},     {"amp", '&'},      {"lt", '<'},        {"gt", '>'},
    {"quot", '"'},     {"apos", '\''},    {"lsquo", 0x2018}, {"rsquo", 0x2019},  {"sbquo", 0x201A},
    {"ndash", 0x2013}, {"mdash", 0x2014}, {"hyphen", '-'},   {"dash", '-'},      {"ensp", ' '},
    {"emsp", ' '},     {"thinsp", ' '},   {"zwnj", 0x200C},  {"zwj", 0x200D},    {"lrm", 0x200E},
    {"rlm", 0x200F},   {"AElig", 0xC6},   {"aelig", 0xE6},   {"ETH", 0xD0},      {"eth", 0xF0},
    {"Oslash", 0xD8},  {"oslash", 0xF8},  {"THORN", 0xDE},   {"thorn", 0xFE},    {"szlig", 0xDF},
    {"OElig", 0x152},  {"oelig", 0x153},  {"Lstrok", 0x141}, {"lstrok", 0x142},  {"Dstrok", 0x110},
    {"dstrok", 0x111}, {"Hstrok", 0x126}, {"hstrok", 0x127}, {"Tstrok", 0x166},  {"tstrok", 0x167},
    {"imath", 0x131},  {"inodot", 0x131}, {"ENG", 0x14A},    {"eng", 0x14B},     {"NewLine", '\n'},
    {"Tab", ' '},      {"comma", ','},    {"period", '.'},   {"lowbar", '_'},    {"commat", '@'},
    {"fflig", 0xFB00}, {"filig", 0xFB01}, {"fllig", 0xFB02}, {"ffilig", 0xFB03},
};

/* What follows a letter in the names of letters with an accent: eacute, Scaron. */
static const struct {
    char name[8];
    uint16_t mark;
} accents[] = {
    {"grave", 0x300}, {"acute", 0x301}, {"circ", 0x302},  {"tilde", 0x303}, {"uml", 0x308},
    {"ring", 0x30A},  {"cedil", 0x327}, {"caron", 0x30C}, {"breve", 0x306}, {"macr", 0x304},
    {"ogon", 0x328},  {"dot", 0x307},   {"dblac", 0x30B},
};

static bool is_letter(char byte)
{
    char small = (char)(byte | 0x20);
    return small >= 'a' && small <= 'z';
}

static bool put_named(emic_slice name, emic_leak_undo *out)
{
    for (size_t i = 0; i < sizeof characters / sizeof *characters; i++) {
        if (emic_slice_is(name, characters[i].name)) {
            out->length = (uint8_t)emic_utf8_put(characters[i].point, out->bytes);
            return true;
        }
    }
    for (size_t i = 0; i < sizeof accents / sizeof *accents; i++) {
        if (emic_slice_is(emic_slice_from(name, 1), accents[i].name)) {
            out->bytes[0] = name.data[0];
            out->length = (uint8_t)(1 + emic_utf8_put(accents[i].mark, out->bytes + 1));
            return true;
        }
    }
    return false;
}

static bool read_name(emic_slice text, emic_leak_undo *out)
{
    size_t from = out->start + 1, at = from;
    while (at < text.length && at - from < 8 && is_letter(text.data[at]))
        at++;
    emic_slice name = {text.data + from, at - from};
    out->end = at + (at < text.length && text.data[at] == ';');
    return name.length > 1 && put_named(name, out);
}

static bool read_number(emic_slice text, emic_leak_undo *out)
{
    size_t at = out->start + 2, digits = 0;
    uint32_t point = 0;
    if (at < text.length && (text.data[at] | 0x20) == 'x') {
        digits = emic_leak_hexes(text, ++at, 6, &point);
        at += digits;
    } else {
        for (; digits < 7 && at < text.length && text.data[at] >= '0' && text.data[at] <= '9';
             digits++)
            point = point * 10 + (uint32_t)(text.data[at++] - '0');
    }
    if (digits == 0 || point > 0x10FFFF || (point >= 0xD800 && point < 0xE000))
        return false;
    out->end = at + (at < text.length && text.data[at] == ';');
    out->length = (uint8_t)emic_utf8_put(point, out->bytes);
    return true;
}

bool emic_leak_find_entity(emic_slice text, size_t at, emic_leak_undo *out)
{
    for (at = emic_leak_next(text, at, '&'); at + 2 < text.length;
         at = emic_leak_next(text, at + 1, '&')) {
        *out = (emic_leak_undo){.start = at};
        if (text.data[at + 1] == '#' ? read_number(text, out) : read_name(text, out))
            return true;
    }
    return false;
}

/* --- Tags ------------------------------------------------------------------------------------ */

enum { TAG_LONGEST = 4096, COMMENT_LONGEST = 1024, NAME_LONGEST = 15 };

/* Names without their prefix (w:p, text:p), in small letters. */
static const char *const blocks[] = {
    "p",    "h",     "h1",      "h2",    "h3",         "h4",   "h5",         "h6",
    "td",   "th",    "tr",      "tc",    "li",         "ul",   "ol",         "div",
    "si",   "c",     "v",       "row",   "table",      "dt",   "dd",         "section",
    "body", "title", "article", "item",  "list-item",  "cell", "table-cell", "table-row",
    "head", "style", "script",  "cue",   "option",     "pre",  "note",       "sheet",
    "main", "aside", "header",  "label", "figcaption", "q",    "blockquote", "footnote",
};
static const char *const spaces[] = {"br", "tab", "s", "cr", "line-break", "lb", "pb"};

static bool is_listed(emic_slice name, const char *const *list, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (emic_slice_is(name, list[i]))
            return true;
    return false;
}

/* The tag's own name. `small` holds it. */
static emic_slice tag_name(emic_slice text, size_t at, char small[NAME_LONGEST])
{
    size_t length = 0;
    at += at < text.length && text.data[at] == '/';
    for (; at < text.length && length < NAME_LONGEST; at++) {
        char byte = text.data[at];
        if (byte == ':')
            length = 0;
        else if (is_letter(byte))
            small[length++] = (char)(byte | 0x20);
        else if ((byte >= '0' && byte <= '9') || byte == '-')
            small[length++] = byte;
        else
            break;
    }
    return (emic_slice){small, length};
}

/* Behind the end of the comment or tag that begins at `at`; 0 where none does. */
static size_t end_of_comment(emic_slice text, size_t at)
{
    size_t last = text.length - at > COMMENT_LONGEST ? at + COMMENT_LONGEST : text.length;
    emic_slice part = {text.data, last};
    for (size_t end = emic_leak_next(part, at + 6, '>'); end < last;
         end = emic_leak_next(part, end + 1, '>'))
        if (text.data[end - 1] == '-' && text.data[end - 2] == '-')
            return end + 1;
    return 0;
}

static size_t end_of_tag(emic_slice text, size_t at)
{
    char first = text.data[at + 1];
    if (text.length - at > 7 && memcmp(text.data + at, "<!--", 4) == 0)
        return end_of_comment(text, at);
    if (text.length - at > 9 && memcmp(text.data + at, "<![CDATA[", 9) == 0)
        return at + 9;
    if (!is_letter(first) && first != '/' && first != '!' && first != '?')
        return 0;
    size_t last = text.length - at > TAG_LONGEST ? at + TAG_LONGEST : text.length;
    for (size_t end = at + 1; end < last && text.data[end] != '<'; end++)
        if (text.data[end] == '>')
            return end + 1;
    return 0;
}

static void put_tag(emic_slice text, emic_leak_undo *out)
{
    char small[NAME_LONGEST];
    emic_slice name = tag_name(text, out->start + 1, small);
    if (is_listed(name, blocks, sizeof blocks / sizeof *blocks)) {
        memcpy(out->bytes, "\n\n\n\n", 4);
        out->length = 4;
    } else if (is_listed(name, spaces, sizeof spaces / sizeof *spaces)) {
        out->bytes[0] = ' ';
        out->length = 1;
    }
}

bool emic_leak_find_tag(emic_slice text, size_t at, emic_leak_undo *out)
{
    for (at = emic_leak_next(text, at, '<'); at + 2 < text.length;
         at = emic_leak_next(text, at + 1, '<')) {
        size_t end = end_of_tag(text, at);
        if (end == 0)
            continue;
        *out = (emic_leak_undo){.start = at, .end = end};
        put_tag(text, out);
        return true;
    }
    return false;
}
