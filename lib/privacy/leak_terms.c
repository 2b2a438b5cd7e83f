/* The terms in leaves of FTS5 indexes, wherever they lie in the bytes of a database: in its tables,
 * in pages that were freed, in a journal. A leaf is (https://sqlite.org/fts5.html, source of
 * fts5_index.c): two bytes with the place of the first row, two with the length of what comes
 * before the index of the page, terms with their rows, and the index of the page: the place of the
 * first term, then the steps to the others. A term is the length that it shares with the one before
 * (not given for the first), the length of the rest, and the rest. Its first byte tells which
 * index. */
#include "base/text.h"
#include "privacy/leak_undo.h"

enum { TERM_LONGEST = 512, HEAD = 4, MAIN_INDEX = '0' };

typedef struct leaf {
    const emic_leak_view *from;
    size_t start, size; /* size: without the index */
    size_t steps;       /* the next step of the index */
    size_t place;       /* of a term, in the leaf */
    size_t length;
    char term[TERM_LONGEST];
    uint8_t *rests;
    size_t *left; /* terms that may still be read: bytes may look like leaves within leaves */
} leaf;

/* A number of up to three bytes, seven bits each; SIZE_MAX when it is longer or cut off. */
static size_t read_number(const emic_leak_view *from, size_t *at)
{
    size_t value = 0;
    for (int i = 0; i < 3 && *at < from->length; i++) {
        unsigned char byte = (unsigned char)from->text[(*at)++];
        value = value << 7 | (byte & 0x7F);
        if (byte < 0x80)
            return value;
    }
    return SIZE_MAX;
}

/* Whether it is what tokenizers make: UTF-8, without signs of control and capitals. The bytes of a
 * digest are not, though they may look like a leaf. */
static bool is_term(emic_slice term)
{
    for (size_t i = 0; i < term.length; i++) {
        unsigned char byte = (unsigned char)term.data[i];
        if (byte <= ' ' || byte == 0x7F || (byte >= 'A' && byte <= 'Z'))
            return false;
    }
    return emic_utf8_valid(term, NULL);
}

/* Whether terms stand in order: the new one differs upwards where it parts from the one before. */
static bool is_in_order(const leaf *of, size_t shared, unsigned char next)
{
    return shared >= of->length || next > (unsigned char)of->term[shared];
}

/* Reads the rest of a term behind what it shares with the one before. */
static bool read_rest(leaf *of, size_t at, size_t shared, emic_leak_view *out)
{
    size_t rest = read_number(of->from, &at);
    if (shared > of->length || rest == 0 || rest > TERM_LONGEST - shared ||
        rest > of->from->length - at || !is_in_order(of, shared, (unsigned char)of->from->text[at]))
        return false;
    memcpy(of->term + shared, of->from->text + at, rest);
    of->length = shared + rest;
    if (of->term[0] != MAIN_INDEX || of->length < 2)
        return true;
    if (!is_term((emic_slice){of->term + 1, of->length - 1}))
        return false;
    uint32_t origin = emic_leak_view_origin(of->from, at);
    for (uint32_t i = origin; shared > 1 && i < origin + rest; i++)
        of->rests[i / 8] |= (uint8_t)(1 << i % 8);
    emic_leak_view_put(out, (emic_slice){of->term + 1, of->length - 1}, origin);
    emic_leak_view_part(out, origin);
    return true;
}

static void read_others(leaf *of, emic_leak_view *out)
{
    while (*of->left) {
        size_t step = read_number(of->from, &of->steps);
        if (step == 0 || step >= of->size - of->place)
            return;
        of->place += step;
        --*of->left;
        size_t at = of->start + of->place, shared = read_number(of->from, &at);
        if (!read_rest(of, at, shared, out))
            return;
    }
}

/* Whether a leaf begins at `start`, as far as its head, its index and its first term tell. */
static bool open_leaf(const emic_leak_view *from, size_t start, leaf *of)
{
    const unsigned char *head = (const unsigned char *)from->text + start;
    size_t row = (size_t)head[0] << 8 | head[1];
    *of = (leaf){.from = from, .start = start, .size = (size_t)head[2] << 8 | head[3]};
    if (of->size < HEAD + 3 || row > of->size || of->size >= from->length - start)
        return false;
    of->steps = start + of->size;
    of->place = read_number(from, &of->steps);
    if (of->place < HEAD || of->place > of->size - 3)
        return false;
    unsigned char length = head[of->place];
    return length > 1 && length < 0x80 && length < of->size - of->place &&
           head[of->place + 1] == MAIN_INDEX && head[of->place + 2] > ' ';
}

bool emic_leak_read_terms(const emic_leak_view *from, emic_leak_view *out, uint8_t *rests)
{
    leaf of;
    bool any = false;
    size_t left = from->length;
    emic_leak_view_clear(out);
    for (size_t start = 0; start + HEAD + 3 < from->length; start++) {
        if (!open_leaf(from, start, &of))
            continue;
        any = true;
        of.rests = rests;
        of.left = &left;
        if (read_rest(&of, start + of.place, 0, out))
            read_others(&of, out);
    }
    return any;
}
