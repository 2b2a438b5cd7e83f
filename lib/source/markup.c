/* The markup that subtitles carry inside their words: WebVTT and SubRip tags, override codes and
 * character references. What is not known markup is somebody's words: "<laughs>" stays. */
#include "base/text.h"
#include "source/reader.h"

/* A tag that is not closed within this many bytes is none. */
enum { TAG_BYTES = 512, REFERENCE_BYTES = 10 };

static const char *const tags[] = {"b", "c", "font", "i", "lang", "rt", "ruby", "s", "u", "v"};

static const struct {
    const char *name;
    uint32_t point;
} references[] = {
    {"amp", '&'}, {"apos", '\''}, {"gt", '>'},   {"lrm", 0x200e},
    {"lt", '<'},  {"nbsp", 0xa0}, {"quot", '"'}, {"rlm", 0x200f},
};

static char lower(char byte)
{
    return byte >= 'A' && byte <= 'Z' ? (char)(byte - 'A' + 'a') : byte;
}

/* Bytes from `at` to the next `close`, that one included; 0 when it is not near. */
static size_t find_close(emic_slice line, size_t at, char close)
{
    size_t left = line.length - at < TAG_BYTES ? line.length - at : TAG_BYTES;
    const char *end = memchr(line.data + at, close, left);
    return end ? (size_t)(end - (line.data + at)) + 1 : 0;
}

/* Bytes of the known tag name that `tag` begins with, 0 when there is none. */
static size_t tag_name(emic_slice tag)
{
    for (size_t i = 0; i < sizeof(tags) / sizeof(tags[0]); i++) {
        size_t length = strlen(tags[i]), same = 0;
        while (same < length && same < tag.length && lower(tag.data[same]) == tags[i][same])
            same++;
        if (same == length && (same == tag.length || strchr(". \t/", tag.data[same])))
            return length;
    }
    return 0;
}

static bool is_time(emic_slice tag)
{
    int64_t unused;
    return tag.length && emic_stamp_scan(tag, 0, &unused) == tag.length;
}

static emic_markup scan_tag(emic_slice line, size_t at)
{
    emic_markup found = {.kind = EMIC_MARKUP_DROPPED, .size = find_close(line, at, '>')};
    if (found.size == 0)
        return (emic_markup){0};
    emic_slice tag = {line.data + at + 1, found.size - 2};
    if (is_time(tag))
        return found;
    bool closing = tag.length && tag.data[0] == '/';
    size_t name = tag_name(emic_slice_from(tag, closing));
    if (name == 0)
        return (emic_markup){0};
    if (name > 1 || lower(tag.data[closing]) != 'v')
        return found;
    found.kind = closing ? EMIC_MARKUP_VOICE_END : EMIC_MARKUP_VOICE;
    /* The classes come before the name: <v.loud Anna>. */
    while (name < tag.length && !emic_blank_scan(tag, name))
        name++;
    found.name = emic_blank_trim(emic_slice_from(tag, name < tag.length ? name : tag.length));
    return found;
}

static uint32_t parse_number(emic_slice digits)
{
    bool hexadecimal = digits.length && lower(digits.data[0]) == 'x';
    uint32_t point = 0, base = hexadecimal ? 16 : 10;
    if (hexadecimal)
        digits = emic_slice_from(digits, 1);
    for (size_t i = 0; i < digits.length; i++) {
        char byte = lower(digits.data[i]);
        uint32_t digit = base;
        if (byte >= '0' && byte <= '9')
            digit = (uint32_t)(byte - '0');
        else if (byte >= 'a' && byte <= 'f')
            digit = (uint32_t)(byte - 'a') + 10;
        if (digit >= base)
            return 0;
        point = point * base + digit;
    }
    return point;
}

/* Control characters would break lines or end the text. */
static bool is_printable(uint32_t point)
{
    return point >= 0x20 && !(point >= 0x7f && point < 0xa0) &&
           !(point >= 0xd800 && point < 0xe000) && point <= 0x10ffff;
}

static emic_markup scan_reference(emic_slice line, size_t at)
{
    size_t left = line.length - at < REFERENCE_BYTES ? line.length - at : REFERENCE_BYTES;
    const char *end = memchr(line.data + at, ';', left);
    if (!end)
        return (emic_markup){0};
    emic_slice name = {line.data + at + 1, (size_t)(end - (line.data + at)) - 1};
    uint32_t point = 0;
    if (emic_slice_starts(name, "#"))
        point = parse_number(emic_slice_from(name, 1));
    for (size_t i = 0; i < sizeof(references) / sizeof(references[0]); i++)
        if (emic_slice_is(name, references[i].name))
            point = references[i].point;
    if (!is_printable(point))
        return (emic_markup){0};
    emic_markup found = {.kind = EMIC_MARKUP_CHARACTER, .size = name.length + 2};
    found.length = emic_utf8_put(point, found.text);
    return found;
}

emic_markup emic_markup_scan(emic_slice line, size_t at)
{
    if (line.data[at] == '<')
        return scan_tag(line, at);
    if (line.data[at] == '&')
        return scan_reference(line, at);
    if (!emic_slice_starts(emic_slice_from(line, at), "{\\"))
        return (emic_markup){0};
    size_t size = find_close(line, at, '}');
    return (emic_markup){.kind = size ? EMIC_MARKUP_DROPPED : EMIC_MARKUP_NONE, .size = size};
}
