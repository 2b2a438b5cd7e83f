/* Classes of characters, from ranges of Unicode that do not change. Exact categories stay with
 * the Unicode library; these are for speed and for words only. */
#include "privacy/token_class.h"
#include <stdbool.h>
#include <stddef.h>

enum {
    l = EMIC_CLASS_LOWER,
    U = EMIC_CLASS_UPPER,
    d = EMIC_CLASS_DIGIT,
    s = EMIC_CLASS_SIGN,
    w = EMIC_CLASS_SPACE,
    n = EMIC_CLASS_LINE,
};

const uint8_t emic_token_ascii[128] = {
    s, s, s, s, s, s, s, s, s, w, n, w, w, w, s, s, s, s, s, s, s, s, s, s, s, s, s, s, s, s, s, s,
    w, s, s, s, s, s, s, s, s, s, s, s, s, s, s, s, d, d, d, d, d, d, d, d, d, d, s, s, s, s, s, s,
    s, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, s, s, s, s, s,
    s, l, l, l, l, l, l, l, l, l, l, l, l, l, l, l, l, l, l, l, l, l, l, l, l, l, l, s, s, s, s, s,
};

typedef struct range {
    uint32_t first, last;
    uint8_t class;
} range;

/* Sorted. The ohm, kelvin, angstrom and increment signs stand for letters in many texts. What is in
 * none of them is a letter without case. */
static const range ranges[] = {
    {0x80, 0x84, s},
    {0x85, 0x85, n},
    {0x86, 0x9f, s},
    {0xa0, 0xa0, w},
    {0xa1, 0xa9, s},
    {0xab, 0xac, s},
    {0xad, 0xad, EMIC_CLASS_JOIN},
    {0xae, 0xb4, s},
    {0xb6, 0xb9, s},
    {0xbb, 0xbf, s},
    {0xd7, 0xd7, s},
    {0xf7, 0xf7, s},
    {0x300, 0x36f, EMIC_CLASS_JOIN},
    {0x37e, 0x37e, s},
    {0x387, 0x387, s},
    {0x483, 0x489, EMIC_CLASS_JOIN},
    {0x55a, 0x55f, s},
    {0x589, 0x58a, s},
    {0x591, 0x5bd, EMIC_CLASS_JOIN},
    {0x5be, 0x5be, s},
    {0x600, 0x60f, s},
    {0x61b, 0x61f, s},
    {0x64b, 0x65f, EMIC_CLASS_JOIN},
    {0x660, 0x669, d},
    {0x66a, 0x66d, s},
    {0x6d4, 0x6d4, s},
    {0x6f0, 0x6f9, d},
    {0x964, 0x965, s},
    {0x966, 0x96f, d},
    {0x1680, 0x1680, w},
    {0x2000, 0x200a, w},
    {0x200b, 0x200f, EMIC_CLASS_JOIN},
    {0x2010, 0x2027, s},
    {0x2028, 0x2029, n},
    {0x202a, 0x202e, EMIC_CLASS_JOIN},
    {0x202f, 0x202f, w},
    {0x2030, 0x205e, s},
    {0x205f, 0x205f, w},
    {0x2060, 0x206f, EMIC_CLASS_JOIN},
    {0x20a0, 0x20cf, s},
    {0x2100, 0x2125, s},
    {0x2126, 0x2126, U},
    {0x2127, 0x2129, s},
    {0x212a, 0x212b, U},
    {0x212c, 0x2205, s},
    {0x2206, 0x2206, U},
    {0x2207, 0x2bff, s},
    {0x2e00, 0x2e7f, s},
    {0x3000, 0x3000, w},
    {0x3001, 0x3004, s},
    {0x3008, 0x3020, s},
    {0xd800, 0xf8ff, s},
    {0xfe00, 0xfe0f, EMIC_CLASS_JOIN},
    {0xfe10, 0xfe6f, s},
    {0xfeff, 0xfeff, EMIC_CLASS_JOIN},
    {0xff00, 0xff0f, s},
    {0xff10, 0xff19, d},
    {0xff1a, 0xff20, s},
    {0xff3b, 0xff40, s},
    {0xff5b, 0xff65, s},
    {0xffe0, 0xffff, s},
    {0x1f000, 0x1faff, s},
};

static bool between(uint32_t point, uint32_t first, uint32_t last)
{
    return point >= first && point <= last;
}

/* In most blocks capitals and small letters take turns. */
static bool is_latin_capital(uint32_t point)
{
    if (between(point, 0xc0, 0xde))
        return true;
    if (between(point, 0x139, 0x148) || between(point, 0x179, 0x17e) ||
        between(point, 0x1cd, 0x1dc))
        return point % 2 == 1;
    if (between(point, 0x100, 0x137) || between(point, 0x14a, 0x177) ||
        between(point, 0x1de, 0x1ee) || between(point, 0x1f8, 0x232) ||
        between(point, 0x1e00, 0x1e94) || between(point, 0x1ea0, 0x1efe))
        return point % 2 == 0;
    return point == 0x178 || point == 0x18f || point == 0x1a0 || point == 0x1af || point == 0x1e9e;
}

static bool is_other_capital(uint32_t point)
{
    if (between(point, 0x460, 0x480) || between(point, 0x48a, 0x4be) ||
        between(point, 0x4d0, 0x52e))
        return point % 2 == 0;
    if (between(point, 0x4c0, 0x4cd))
        return point == 0x4c0 || point % 2 == 1;
    if (between(point, 0x1f08, 0x1faf))
        return point & 8;
    return point == 0x386 || between(point, 0x388, 0x38f) || between(point, 0x391, 0x3ab) ||
           between(point, 0x400, 0x42f) || between(point, 0x531, 0x556) ||
           between(point, 0x10a0, 0x10c5) || between(point, 0xff21, 0xff3a);
}

uint8_t emic_token_class(uint32_t point)
{
    size_t low = 0, high = sizeof ranges / sizeof *ranges;
    if (point < 0x80)
        return emic_token_ascii[point];
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (point > ranges[middle].last)
            low = middle + 1;
        else if (point < ranges[middle].first)
            high = middle;
        else
            return ranges[middle].class;
    }
    return is_latin_capital(point) || is_other_capital(point) ? U : l;
}

char emic_token_sign(uint32_t point)
{
    if (point < 0x80)
        return (char)point;
    if (between(point, 0x2010, 0x2015) || point == 0x2212)
        return '-';
    if (between(point, 0x2018, 0x201b))
        return '\'';
    if (between(point, 0x201c, 0x201f) || point == 0xab || point == 0xbb)
        return '"';
    if (between(point, 0xff01, 0xff5e))
        return (char)(point - 0xff01 + '!');
    return 0;
}

int emic_token_digit(uint32_t point)
{
    static const uint32_t zeros[] = {'0', 0x660, 0x6f0, 0x966, 0xff10};
    for (size_t i = 0; i < sizeof zeros / sizeof *zeros; i++) {
        if (between(point, zeros[i], zeros[i] + 9))
            return (int)(point - zeros[i]);
    }
    return -1;
}
