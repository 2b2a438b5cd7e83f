/* The fast way through plain text: 64 bytes at a time, where do tokens begin, and does the filter
 * let one pass? Everything else is looked at closely in match.c. */
#include "privacy/matcher.h"

enum { BLOCK = 64 };

/* One bit for each byte of a block. */
typedef struct masks {
    uint64_t letters, capitals, digits, signs, wide;
} masks;

static uint64_t load_eight(const uint8_t *from)
{
    uint64_t word = 0;
    for (int i = 0; i < 8; i++)
        word |= (uint64_t)from[i] << 8 * i;
    return word;
}

/* A bit for each byte of `flags`, which are 0 or 1. The product gathers eight of them in its
 * highest byte. */
static uint64_t gather(const uint8_t flags[BLOCK])
{
    uint64_t mask = 0;
    for (int i = 0; i < BLOCK; i += 8)
        mask |= load_eight(flags + i) * UINT64_C(0x0102040810204080) >> 56 << i;
    return mask;
}

static uint64_t gather_signs(const emic_matcher *matcher, const unsigned char *from)
{
    uint64_t mask = 0;
    for (int i = 0; i < BLOCK; i++)
        mask |= (uint64_t)(matcher->start_of[from[i]] == EMIC_START_SIGN) << i;
    return mask;
}

static masks look(const emic_matcher *matcher, const unsigned char *from)
{
    uint8_t letters[BLOCK], capitals[BLOCK], digits[BLOCK], wide[BLOCK];
    for (int i = 0; i < BLOCK; i++) {
        letters[i] = (uint8_t)((from[i] | 0x20) - 'a') < 26;
        capitals[i] = (uint8_t)(from[i] - 'A') < 26;
        digits[i] = (uint8_t)(from[i] - '0') < 10;
        wide[i] = from[i] >> 7;
    }
    return (masks){
        .letters = gather(letters),
        .capitals = gather(capitals),
        .digits = gather(digits),
        .signs = matcher->any_signs ? gather_signs(matcher, from) : 0,
        .wide = gather(wide),
    };
}

static int lowest_bit(uint64_t mask)
{
    return __builtin_ctzll(mask);
}

static emic_letter_kind kind_at(const masks *of, int bit)
{
    if (of->letters >> bit & 1)
        return EMIC_LETTER_WORD;
    return of->digits >> bit & 1 ? EMIC_LETTER_DIGIT : EMIC_LETTER_OTHER;
}

/* Where tokens begin that a key may begin with, but for characters that are not ASCII. */
static uint64_t begin_tokens(const emic_matcher *matcher, const masks *of, emic_letter_kind before)
{
    uint64_t letter_before = before == EMIC_LETTER_WORD, digit_before = before == EMIC_LETTER_DIGIT;
    uint64_t words = of->letters & ~(of->letters << 1 | letter_before);
    uint64_t numbers = of->digits & ~(of->digits << 1 | digit_before);
    if (!matcher->any_small)
        words &= of->capitals;
    return words | (matcher->any_digits ? numbers : 0) | of->signs;
}

size_t emic_matcher_skip(const emic_matcher *matcher, emic_slice text, size_t at,
                         emic_letter_kind *before)
{
    while (text.length - at > BLOCK) {
        masks of = look(matcher, (const unsigned char *)text.data + at);
        uint64_t starts = begin_tokens(matcher, &of, *before) | of.wide;
        for (; starts; starts &= starts - 1) {
            int bit = lowest_bit(starts);
            if (!(of.wide >> bit & 1) && !emic_matcher_admits(matcher, text, at + (size_t)bit))
                continue;
            *before = bit ? kind_at(&of, bit - 1) : *before;
            return at + (size_t)bit;
        }
        *before = kind_at(&of, BLOCK - 1);
        at += BLOCK;
    }
    return at;
}
