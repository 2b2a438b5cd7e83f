/* A small table of letters. Accents that Unicode can take off are fold.h's business. */
#include "privacy/latin.h"
#include "base/strbuf.h"
#include "base/text.h"
#include "privacy/letter.h"

typedef struct latin_letter {
    uint32_t point;
    const char *plain, *umlaut; /* NULL: stays */
} latin_letter;

static const latin_letter letters[] = {
    {0xDF, "ss", NULL},  /* sharp s */
    {0xE4, NULL, "ae"},  /* a umlaut */
    {0xE5, NULL, "aa"},  /* a with a ring */
    {0xE6, "ae", "ae"},  /* ae */
    {0xF0, "d", "d"},    /* eth */
    {0xF6, NULL, "oe"},  /* o umlaut */
    {0xF8, "o", "oe"},   /* o with a stroke */
    {0xFC, NULL, "ue"},  /* u umlaut */
    {0xFE, "th", "th"},  /* thorn */
    {0x111, "d", "dj"},  /* d with a stroke */
    {0x127, "h", NULL},  /* h with a stroke */
    {0x131, "i", NULL},  /* i without a dot */
    {0x142, "l", NULL},  /* l with a stroke */
    {0x153, "oe", "oe"}, /* oe */
    {0x259, "a", "e"},   /* schwa */
};

static const latin_letter *find_letter(uint32_t point)
{
    for (size_t i = 0; point >= 0x80 && i < sizeof letters / sizeof *letters; i++)
        if (letters[i].point == point)
            return &letters[i];
    return NULL;
}

const char *emic_latin_plain(uint32_t point)
{
    const latin_letter *letter = find_letter(point);
    return letter ? letter->plain : NULL;
}

emic_slice emic_latin_spell(emic_slice words, emic_latin_way way, emic_arena *arena)
{
    emic_strbuf out = {0};
    bool changed = false;
    for (size_t at = 0; at < words.length;) {
        size_t start = at;
        uint32_t point = emic_utf8_next(words, &at);
        const latin_letter *letter = find_letter(emic_letter_to_small(point));
        const char *put = !letter                    ? NULL
                          : way == EMIC_LATIN_UMLAUT ? letter->umlaut
                                                     : letter->plain;
        if (!put) {
            emic_strbuf_add(&out, (emic_slice){words.data + start, at - start});
            continue;
        }
        changed = true;
        emic_strbuf_puts(&out, put);
        if (emic_letter_capital(point))
            out.data[out.length - strlen(put)] =
                (char)emic_letter_to_capital((unsigned char)put[0]);
    }
    emic_slice spelled = {0};
    if (changed)
        spelled = emic_arena_copy(arena, emic_strbuf_slice(&out));
    emic_strbuf_close(&out);
    return spelled;
}
