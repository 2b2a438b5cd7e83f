/* White space and time stamps within a line: the small pieces that labels and cues are made of. */
#include "source/reader.h"

static size_t blank_size(emic_slice line, size_t at)
{
    static const char *const wide[] = {"\u00a0", "\u202f", "\u2007", "\u3000"};
    if (at >= line.length)
        return 0;
    if (line.data[at] == ' ' || line.data[at] == '\t')
        return 1;
    for (size_t i = 0; (unsigned char)line.data[at] >= 0x80 && i < sizeof(wide) / sizeof(wide[0]);
         i++)
        if (emic_slice_starts(emic_slice_from(line, at), wide[i]))
            return strlen(wide[i]);
    return 0;
}

size_t emic_blank_scan(emic_slice line, size_t at)
{
    size_t end = at;
    for (size_t size; (size = blank_size(line, end)) > 0;)
        end += size;
    return end - at;
}

emic_slice emic_blank_trim_end(emic_slice text)
{
    for (;;) {
        size_t back = 1;
        while (back < text.length && back < 3 &&
               ((unsigned char)text.data[text.length - back] & 0xc0) == 0x80)
            back++;
        if (text.length == 0)
            return text;
        if (text.data[text.length - 1] != '\n' && blank_size(text, text.length - back) != back)
            return text;
        text.length -= back;
    }
}

emic_slice emic_blank_trim(emic_slice text)
{
    text = emic_blank_trim_end(text);
    for (;;) {
        size_t blank = text.length && text.data[0] == '\n' ? 1 : blank_size(text, 0);
        if (blank == 0)
            return text;
        text = emic_slice_from(text, blank);
    }
}

static bool is_digit(emic_slice line, size_t at)
{
    return at < line.length && line.data[at] >= '0' && line.data[at] <= '9';
}

/* Reads up to `limit` digits at `*at`; returns how many there are. */
static int scan_digits(emic_slice line, size_t *at, int limit, int64_t *value)
{
    int digits = 0;
    for (*value = 0; digits < limit && is_digit(line, *at); digits++)
        *value = *value * 10 + (line.data[(*at)++] - '0');
    return digits;
}

static bool scan_sixty(emic_slice line, size_t *at, int64_t *value)
{
    if (*at >= line.length || line.data[*at] != ':')
        return false;
    ++*at;
    return scan_digits(line, at, 2, value) == 2 && *value < 60;
}

size_t emic_stamp_scan(emic_slice line, size_t start, int64_t *milliseconds)
{
    int64_t first, second, third, fraction = 0;
    size_t at = start;
    if (scan_digits(line, &at, 4, &first) == 0 || !scan_sixty(line, &at, &second))
        return 0;
    int64_t seconds = first * 60 + second;
    if (at < line.length && line.data[at] == ':') {
        if (!scan_sixty(line, &at, &third))
            return 0;
        seconds = seconds * 60 + third;
    }
    if (at < line.length && (line.data[at] == '.' || line.data[at] == ',') &&
        is_digit(line, at + 1)) {
        at++;
        int64_t unused;
        int digits = scan_digits(line, &at, 3, &fraction);
        for (; digits < 3; digits++)
            fraction *= 10;
        scan_digits(line, &at, 3, &unused);
    }
    if (is_digit(line, at) || (at < line.length && line.data[at] == ':' && is_digit(line, at + 1)))
        return 0;
    *milliseconds = seconds * 1000 + fraction;
    return at - start;
}

size_t emic_stamp_scan_enclosed(emic_slice line, size_t start, int64_t *milliseconds)
{
    size_t at = start;
    if (at >= line.length || (line.data[at] != '[' && line.data[at] != '('))
        return 0;
    char close = line.data[at++] == '[' ? ']' : ')';
    at += emic_blank_scan(line, at);
    size_t stamp = emic_stamp_scan(line, at, milliseconds);
    at += stamp;
    at += emic_blank_scan(line, at);
    return stamp && at < line.length && line.data[at] == close ? at + 1 - start : 0;
}

size_t emic_stamp_scan_any(emic_slice line, size_t at, int64_t *milliseconds)
{
    size_t stamp = emic_stamp_scan_enclosed(line, at, milliseconds);
    if (stamp)
        return stamp;
    stamp = is_digit(line, at) ? emic_stamp_scan(line, at, milliseconds) : 0;
    return at + stamp == line.length || blank_size(line, at + stamp) ? stamp : 0;
}
