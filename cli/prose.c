/* Breaks running text into lines. Tables wrap their own cells; transcripts are page.c's
 * business. */
#include "prose.h"

static bool is_gap(char byte)
{
    return byte == ' ' || byte == '\n' || byte == '\t';
}

/* A word without what could steer the terminal. */
static void put_word(emic_slice word, emic_strbuf *out)
{
    for (size_t i = 0; i < word.length; i++) {
        unsigned char byte = (unsigned char)word.data[i];
        emic_strbuf_putc(out, byte < 0x20 || byte == 0x7F ? '?' : word.data[i]);
    }
}

void prose_put(emic_slice text, size_t indent, size_t width, emic_strbuf *out)
{
    size_t at = indent;
    while (text.length) {
        if (is_gap(text.data[0])) {
            if (text.data[0] == '\n') {
                emic_strbuf_putc(out, '\n');
                at = 0;
            }
            text = emic_slice_from(text, 1);
            continue;
        }
        emic_slice word = {text.data, 0};
        while (word.length < text.length && !is_gap(text.data[word.length]))
            word.length++;
        size_t wide = emic_text_width(word);
        if (at > indent && at + 1 + wide > width) {
            emic_strbuf_putc(out, '\n');
            at = 0;
        }
        size_t gap = at == 0 ? indent : at > indent;
        emic_strbuf_fill(out, ' ', gap);
        put_word(word, out);
        at += gap + wide;
        text = emic_slice_from(text, word.length);
    }
    emic_strbuf_putc(out, '\n');
}
