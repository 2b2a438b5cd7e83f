/* Whole files by their kind: archives are opened, and what cannot be looked into is said. */
#include "base/deflate.h"
#include "base/strbuf.h"
#include "base/zip.h"
#include "privacy/leak_kind.h"
#include "privacy/leak_page.h"
#include "privacy/leak_scan.h"
#include "privacy/leak_undo.h"
#include <stdlib.h>

enum { CHUNK = 1 << 18 };
static const char too_much[] = "it holds far too much for its size once it is unpacked";

/* Takes the bytes from what may still be unpacked; false, and said, when they are too many. */
static bool take_room(emic_leak_run *run, const char *place, uint64_t bytes)
{
    if (bytes > run->room) {
        emic_leak_report_unread(run, place, too_much);
        run->room = 0;
        return false;
    }
    run->room -= bytes;
    return true;
}

static void check_plain(emic_leak_run *run, const char *place, emic_slice bytes)
{
    emic_leak_text_all(run, (emic_leak_place){.path = place}, false, bytes);
}

/* --- Compressed streams ---------------------------------------------------------------------- */

typedef struct unpacking {
    emic_leak_run *run;
    const char *place;
    emic_leak_text text;
    emic_strbuf whole; /* of what must be looked at whole */
    bool opened, hold;
} unpacking;

static void take_chunk(unpacking *of, emic_slice chunk)
{
    if (!of->opened) {
        of->hold = emic_leak_kind_of(chunk)->whole;
        if (!of->hold)
            emic_leak_text_open(&of->text, of->run, (emic_leak_place){.path = of->place});
        const char *why = emic_leak_kind_of(chunk)->why;
        if (why && !of->hold)
            emic_leak_report_unread(of->run, of->place, why);
        of->opened = true;
    }
    if (of->hold)
        emic_strbuf_add(&of->whole, chunk);
    else
        emic_leak_text_feed(&of->text, chunk);
}

static void end_chunks(unpacking *of)
{
    if (of->opened && of->hold)
        emic_leak_whole(of->run, of->place, emic_strbuf_slice(&of->whole));
    else if (of->opened)
        emic_leak_text_end(&of->text);
    emic_strbuf_close(&of->whole);
}

/* Checks what `packed` holds; says how much of it was taken. `strict`: damage is reported. */
static size_t check_packed(emic_leak_run *run, const char *place, emic_slice packed,
                           emic_deflate_form form, bool strict)
{
    unpacking of = {.run = run, .place = place};
    emic_inflater *inflater = emic_inflater_open(packed, form);
    char *chunk = emic_memory_alloc(CHUNK);
    emic_status status = EMIC_OK;
    emic_error err;
    size_t length = 1;
    while (status == EMIC_OK && length) {
        status = emic_inflater_read(inflater, chunk, CHUNK, &length, &err);
        if (length && !take_room(run, place, length))
            break;
        if (length)
            take_chunk(&of, (emic_slice){chunk, length});
    }
    end_chunks(&of);
    if (status != EMIC_OK && strict)
        emic_leak_report_unread(run, place, "the compressed part is damaged or cut short");
    size_t taken = emic_inflater_taken(inflater);
    emic_inflater_close(inflater);
    free(chunk);
    return taken;
}

/* The name that a gzip file gives to what it holds, or none (RFC 1952). */
static emic_slice gzip_name(emic_slice bytes)
{
    enum { FLAGS = 3, HEAD = 10, HAS_EXTRA = 4, HAS_NAME = 8 };
    const unsigned char *head = (const unsigned char *)bytes.data;
    size_t at = HEAD;
    if (bytes.length < HEAD + 3 || !(head[FLAGS] & HAS_NAME))
        return EMIC_LITERAL("");
    if (head[FLAGS] & HAS_EXTRA)
        at += 2 + (size_t)(head[HEAD] | head[HEAD + 1] << 8);
    const char *end = at < bytes.length ? memchr(bytes.data + at, 0, bytes.length - at) : NULL;
    return end ? (emic_slice){bytes.data + at, (size_t)(end - bytes.data) - at} : EMIC_LITERAL("");
}

static void check_gzip(emic_leak_run *run, const char *place, emic_slice bytes)
{
    emic_slice name = gzip_name(bytes);
    const char *holder = emic_arena_format(run->arena, "%s > ", place);
    if (name.length == 0)
        name = EMIC_LITERAL("(content)");
    check_packed(run, emic_leak_name(run, holder, name, true), bytes, EMIC_DEFLATE_GZIP, true);
}

/* --- PDF ------------------------------------------------------------------------------------- */

/* Streams of a PDF that are packed, as they come. What they draw is not put together to a text. */
static void check_pdf(emic_leak_run *run, const char *place, emic_slice bytes)
{
    const emic_slice word = EMIC_LITERAL("stream");
    const char *content = emic_arena_format(run->arena, "%s > stream", place);
    check_plain(run, place, bytes);
    for (size_t at = 0; at + word.length + 2 < bytes.length;) {
        at = emic_leak_word(bytes, at, word);
        at += at < bytes.length ? word.length : 0;
        while (at < bytes.length && (bytes.data[at] == '\r' || bytes.data[at] == '\n'))
            at++;
        emic_slice packed = emic_slice_from(bytes, at);
        if (packed.length > 2 && packed.data[0] == 'x' && run->room)
            at += check_packed(run, content, packed, EMIC_DEFLATE_ZLIB, false);
    }
}

/* --- ZIP ------------------------------------------------------------------------------------- */

static void check_entry(emic_leak_run *run, emic_zip *zip, size_t at, const char *holder)
{
    const char *name = emic_zip_name(zip, at);
    const char *place = emic_leak_name(run, holder, emic_slice_of(name), true);
    emic_slice content;
    emic_error err;
    if (!take_room(run, place, emic_zip_size(zip, at)))
        return;
    emic_arena *arena = emic_arena_open();
    if (emic_zip_read(zip, name, arena, &content, &err) == EMIC_OK)
        emic_leak_whole(run, place, content);
    else
        emic_leak_report_unread(run, place, "damaged: its size or checksum is not as claimed");
    emic_arena_close(arena);
}

static uint32_t number_at(const char *at, int bytes)
{
    uint32_t value = 0;
    while (bytes--)
        value = value << 8 | (unsigned char)at[bytes];
    return value;
}

/* One member by its own head, which begins at `at`; behind what it takes. */
static size_t salvage_entry(emic_leak_run *run, const char *holder, emic_slice bytes, size_t at)
{
    enum { HEAD = 30, ENCRYPTED = 1, STORED = 0, DEFLATED = 8 };
    const char *head = bytes.data + at;
    if (bytes.length - at < HEAD)
        return bytes.length;
    uint32_t flags = number_at(head + 6, 2), method = number_at(head + 8, 2);
    size_t packed = number_at(head + 18, 4), named = number_at(head + 26, 2);
    size_t start = at + HEAD + named + number_at(head + 28, 2);
    if (start > bytes.length)
        return at + 4;
    const char *place = emic_leak_name(run, holder, (emic_slice){head + HEAD, named}, true);
    emic_slice rest = emic_slice_from(bytes, start);
    if (flags & ENCRYPTED)
        emic_leak_report_unread(run, place, "encrypted");
    else if (method == DEFLATED)
        return start + check_packed(run, place, rest, EMIC_DEFLATE_RAW, true);
    else if (method != STORED)
        emic_leak_report_unread(run, place, "packed in a way that is not known here");
    else if (packed <= rest.length && take_room(run, place, packed))
        emic_leak_whole(run, place, (emic_slice){rest.data, packed});
    return packed <= rest.length ? start + packed : start;
}

/* What can be had of an archive that is not as it should be, head by head. */
static void salvage(emic_leak_run *run, const char *holder, emic_slice bytes)
{
    for (size_t at = 0; at < bytes.length && run->room;) {
        at = emic_leak_word(bytes, at, EMIC_LITERAL("PK\3\4"));
        if (at < bytes.length)
            at = salvage_entry(run, holder, bytes, at);
    }
}

static void check_zip(emic_leak_run *run, const char *place, emic_slice bytes)
{
    const char *holder = emic_arena_format(run->arena, "%s > ", place);
    size_t since = run->report->hits.count;
    emic_zip *zip;
    emic_error err;
    if (emic_zip_open("", bytes, &zip, &err) == EMIC_OK) {
        for (size_t i = 0; i < emic_zip_count(zip); i++)
            check_entry(run, zip, i, holder);
        emic_zip_close(zip);
    } else {
        const char *why =
            emic_leak_name(run, "opened in part alone: ", emic_slice_of(err.message), false);
        emic_leak_report_unread(run, place, why);
        salvage(run, holder, bytes);
    }
    /* Comments, and what lies between the members. */
    run->since = since;
    check_plain(run, place, bytes);
    run->since = SIZE_MAX;
}

/* --- By kind --------------------------------------------------------------------------------- */

static void open_kind(emic_leak_run *run, const char *place, emic_leak_kind_name kind,
                      emic_slice bytes)
{
    run->depth++;
    switch (kind) {
    case EMIC_LEAK_ZIP:
        check_zip(run, place, bytes);
        break;
    case EMIC_LEAK_GZIP:
        check_gzip(run, place, bytes);
        break;
    case EMIC_LEAK_PDF:
        check_pdf(run, place, bytes);
        break;
    case EMIC_LEAK_DATABASE:
        emic_leak_database(run, place, bytes, EMIC_LITERAL(""));
        break;
    case EMIC_LEAK_JOURNAL:
        emic_leak_page_search_log(run, place, bytes);
        break;
    case EMIC_LEAK_OTHER:
        check_plain(run, place, bytes);
        break;
    }
    run->depth--;
}

void emic_leak_whole(emic_leak_run *run, const char *place, emic_slice bytes)
{
    const emic_leak_kind *kind = emic_leak_kind_of(bytes);
    if (kind->why)
        emic_leak_report_unread(run, place, kind->why);
    if (run->depth >= EMIC_LEAK_DEPTH && kind->whole) {
        emic_leak_report_unread(run, place, "an archive within too many others");
        check_plain(run, place, bytes);
        return;
    }
    open_kind(run, place, kind->name, bytes);
}
