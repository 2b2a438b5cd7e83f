/* Folding of words to keys, as names/build.py folds the lists. */
#include "privacy/gazetteer_key.h"

typedef struct key_writer {
    char *out;
    size_t length;
    bool space, full;
} key_writer;

static void put(key_writer *into, char byte)
{
    if (into->length == EMIC_GAZETTEER_LONGEST)
        into->full = true;
    else
        into->out[into->length++] = byte;
}

/* One byte of what has been folded already. */
static void add(key_writer *into, char byte)
{
    if (byte == '\'' || byte == '.' || byte == '`')
        return;
    if (byte == ' ' || byte == '-' || (byte >= '\t' && byte <= '\r')) {
        into->space = into->length > 0;
        return;
    }
    if (into->space)
        put(into, ' ');
    into->space = false;
    put(into, byte);
}

/* Letters that Unicode does not take apart, but that people leave the strokes off. */
static const char *plain_letter(uint32_t point)
{
    static const struct {
        uint32_t point;
        const char *letters;
    } rows[] = {{0xf8, "o"},   {0xd8, "o"},   {0x142, "l"}, {0x141, "l"}, {0x111, "d"},
                {0x110, "d"},  {0xf0, "d"},   {0xd0, "d"},  {0xe6, "ae"}, {0xc6, "ae"},
                {0x153, "oe"}, {0x152, "oe"}, {0xfe, "th"}, {0xde, "th"}, {0x131, "i"},
                {0x127, "h"},  {0x126, "h"}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (rows[i].point == point)
            return rows[i].letters;
    }
    return NULL;
}

size_t emic_gazetteer_key(emic_folder *folder, emic_slice words, char out[EMIC_GAZETTEER_LONGEST])
{
    key_writer into = {.out = out};
    for (size_t at = 0; at < words.length && !into.full;) {
        if ((uint8_t)words.data[at] < 0x80) {
            add(&into, emic_fold_ascii(words.data[at++]));
            continue;
        }
        const emic_folded *folded = emic_fold_next(folder, words, &at);
        const char *plain = plain_letter(folded->point);
        for (; plain && *plain; plain++)
            add(&into, *plain);
        for (size_t i = 0; !plain && i < folded->length; i++)
            add(&into, folded->bytes[i]);
    }
    return into.full ? 0 : into.length;
}
