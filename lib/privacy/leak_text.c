/* The bytes of a file in pieces, each with a margin on both sides that belongs to its neighbours,
 * so that memory does not grow with the file. How a piece is searched is leak_layer.c's business.
 */
#include "privacy/leak_scan.h"
#include <stdlib.h>

void emic_leak_text_open(emic_leak_text *text, emic_leak_run *run, emic_leak_place place)
{
    *text = (emic_leak_text){.run = run, .place = place, .plain = true, .line = 1};
    run->report->files += run->names == NULL && place.table == NULL;
}

static bool is_inside(char byte)
{
    return ((unsigned char)byte & 0xC0) == 0x80;
}

/* Bytes at the end that begin a character and do not end it. */
static size_t cut_character(emic_slice bytes)
{
    for (size_t back = 1; back <= 3 && back <= bytes.length; back++) {
        unsigned char byte = (unsigned char)bytes.data[bytes.length - back];
        size_t length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1;
        if (!is_inside((char)byte))
            return length > back ? back : 0;
    }
    return 0;
}

/* What the mark at the beginning tells; that of UTF-32 may begin with that of UTF-16. */
static void read_mark(emic_leak_text *text, emic_slice bytes)
{
    bool four = bytes.length > 3;
    bool big = four && memcmp(bytes.data, "\0\0\xFE\xFF", 4) == 0;
    bool little = four && memcmp(bytes.data, "\xFF\xFE\0\0", 4) == 0;
    text->big = big || emic_slice_starts(bytes, "\xFE\xFF");
    if (big || little)
        text->width = 4;
    else if (text->big || emic_slice_starts(bytes, "\xFF\xFE"))
        text->width = 2;
}

/* Whether there is nothing but NULs, as in the holes of a file. */
static bool is_hole(emic_slice bytes)
{
    return bytes.length && bytes.data[0] == 0 &&
           memcmp(bytes.data, bytes.data + 1, bytes.length - 1) == 0;
}

/* Searches the bytes that begin at text->offset. No character is cut in two by where they begin and
 * end: that would make them look like another encoding. */
static void search_bytes(emic_leak_text *text, emic_slice bytes, bool final)
{
    size_t skip = 0;
    if (text->offset == 0)
        read_mark(text, bytes);
    while (text->offset && skip < 3 && skip < bytes.length && is_inside(bytes.data[skip]))
        skip++;
    text->skipped = skip;
    text->first = text->offset ? EMIC_LEAK_MARGIN - skip : 0;
    text->last = final ? SIZE_MAX : bytes.length - EMIC_LEAK_MARGIN - skip;
    text->piece = emic_slice_from(bytes, skip);
    if (!final)
        text->piece.length -= cut_character(text->piece);
    if (is_hole(text->piece))
        text->plain = false;
    else if (text->piece.length)
        emic_leak_piece_search(text);
}

/* Goes on to the piece that begins `count` bytes later. */
static void pass(emic_leak_text *text, const char *bytes, size_t count)
{
    size_t at = 0;
    text->offset += count;
    for (const char *end; (end = memchr(bytes + at, '\n', count - at));) {
        text->line++;
        text->column = 0;
        at = (size_t)(end - bytes) + 1;
    }
    for (; at < count; at++)
        text->column += !is_inside(bytes[at]);
}

void emic_leak_text_feed(emic_leak_text *text, emic_slice bytes)
{
    const size_t step = EMIC_LEAK_PIECE - 2 * EMIC_LEAK_MARGIN;
    text->run->report->bytes += bytes.length;
    if (!text->held)
        text->held = emic_memory_alloc(EMIC_LEAK_PIECE);
    while (bytes.length) {
        size_t room = EMIC_LEAK_PIECE - text->held_length;
        size_t count = bytes.length < room ? bytes.length : room;
        memcpy(text->held + text->held_length, bytes.data, count);
        text->held_length += count;
        bytes = emic_slice_from(bytes, count);
        if (text->held_length < EMIC_LEAK_PIECE)
            return;
        search_bytes(text, (emic_slice){text->held, EMIC_LEAK_PIECE}, false);
        pass(text, text->held, step);
        memmove(text->held, text->held + step, EMIC_LEAK_PIECE - step);
        text->held_length -= step;
    }
}

static void finish(emic_leak_text *text)
{
    if (text->archive)
        emic_leak_report_unread(text->run, text->place.path,
                                "holds an archive in base64, which was not opened");
    if (text->costly)
        emic_leak_report_unread(text->run, text->place.path,
                                "escapes within escapes: not all of them were undone");
}

void emic_leak_text_end(emic_leak_text *text)
{
    search_bytes(text, (emic_slice){text->held, text->held_length}, true);
    finish(text);
    free(text->held);
    text->held = NULL;
}

void emic_leak_text_all(emic_leak_run *run, emic_leak_place place, bool terms, emic_slice bytes)
{
    const size_t step = EMIC_LEAK_PIECE - 2 * EMIC_LEAK_MARGIN;
    emic_leak_text text;
    emic_leak_text_open(&text, run, place);
    text.terms = terms;
    if (!run->names)
        run->report->bytes += bytes.length;
    for (; bytes.length > EMIC_LEAK_PIECE; bytes = emic_slice_from(bytes, step)) {
        search_bytes(&text, (emic_slice){bytes.data, EMIC_LEAK_PIECE}, false);
        pass(&text, bytes.data, step);
    }
    search_bytes(&text, bytes, true);
    finish(&text);
}
