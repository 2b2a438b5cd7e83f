/* Writing ZIP: compressed entries behind their heads, and the directory at the end. Written here
 * rather than by a library because that would compress one entry after another, and would carry
 * their time through the local time zone. */
#include "base/ahead.h"
#include "base/zip_name.h"
#include <assert.h>
#include <stdlib.h>
#include <time.h>

enum { HEAD = 30, DIRECTORY_ROW = 46, END = 22 }; /* bytes, without names */
enum { VERSION = 20, UNIX = 3, UTF8 = 0x800, DEFLATED = 8 };

/* Bytes on their way into an archive, little end first. */
typedef struct zip_writer {
    char *at;
    uint16_t date, time;
} zip_writer;

static void put16(zip_writer *writer, unsigned value)
{
    *writer->at++ = (char)(value & 0xFF);
    *writer->at++ = (char)(value >> 8 & 0xFF);
}

static void put32(zip_writer *writer, uint64_t value)
{
    assert(value <= UINT32_MAX);
    put16(writer, (unsigned)value & 0xFFFF);
    put16(writer, (unsigned)(value >> 16));
}

static void put_text(zip_writer *writer, const char *text, size_t length)
{
    memcpy(writer->at, text, length);
    writer->at += length;
}

static void set_time(zip_writer *writer, int64_t seconds)
{
    const int64_t first = 315532800, last = 4354819198; /* 1980-01-01 and 2107-12-31T23:59:58 */
    time_t clamped = (time_t)(seconds < first ? first : seconds > last ? last : seconds);
    struct tm utc;
    gmtime_r(&clamped, &utc);
    writer->date = (uint16_t)((utc.tm_year - 80) << 9 | (utc.tm_mon + 1) << 5 | utc.tm_mday);
    writer->time = (uint16_t)(utc.tm_hour << 11 | utc.tm_min << 5 | utc.tm_sec >> 1);
}

static bool is_ascii(const char *name)
{
    while (*name && (unsigned char)*name < 0x80)
        name++;
    return *name == '\0';
}

/* What a head and a row of the directory have in common. */
static void put_entry(zip_writer *writer, const char *name, const emic_compress_stream *stream)
{
    put16(writer, VERSION);
    put16(writer, is_ascii(name) ? 0 : UTF8);
    put16(writer, DEFLATED);
    put16(writer, writer->time);
    put16(writer, writer->date);
    put32(writer, stream->crc);
    put32(writer, stream->packed);
    put32(writer, stream->length);
    put16(writer, (unsigned)strlen(name));
    put16(writer, 0); /* no extra fields */
}

static void put_row(zip_writer *writer, const emic_zip_item *item,
                    const emic_compress_stream *stream)
{
    put_text(writer, "PK\1\2", 4);
    put16(writer, UNIX << 8 | VERSION);
    put_entry(writer, item->name, stream);
    put16(writer, 0); /* no comment */
    put16(writer, 0);
    put16(writer, 0);
    put32(writer, UINT64_C(0100644) << 16);
    put32(writer, item->at);
    put_text(writer, item->name, strlen(item->name));
}

/* Bytes of the whole archive; sets where each entry begins. */
static uint64_t measure(emic_zip_item *items, emic_compress_stream *const *streams, size_t count)
{
    uint64_t at = 0, rows = 0;
    for (size_t i = 0; i < count; i++) {
        size_t name = strlen(items[i].name);
        items[i].at = at;
        at += HEAD + name + streams[i]->packed;
        rows += DIRECTORY_ROW + name;
    }
    return at + rows + END;
}

static void write_archive(zip_writer *writer, const emic_zip_item *items,
                          emic_compress_stream *const *streams, size_t count)
{
    const char *start = writer->at;
    for (size_t i = 0; i < count; i++) {
        put_text(writer, "PK\3\4", 4);
        put_entry(writer, items[i].name, streams[i]);
        put_text(writer, items[i].name, strlen(items[i].name));
        emic_compress_copy(streams[i], writer->at);
        writer->at += streams[i]->packed;
    }
    const char *rows = writer->at;
    for (size_t i = 0; i < count; i++)
        put_row(writer, &items[i], streams[i]);
    uint64_t length = (uint64_t)(writer->at - rows);
    put_text(writer, "PK\5\6", 4);
    put32(writer, 0); /* one disk */
    put16(writer, (unsigned)count);
    put16(writer, (unsigned)count);
    put32(writer, length);
    put32(writer, (uint64_t)(rows - start));
    put16(writer, 0); /* no comment */
}

static emic_status write_all(emic_zip_item *items, emic_compress_stream *const *streams,
                             size_t count, int64_t seconds, emic_arena *arena, emic_slice *out,
                             emic_error *err)
{
    uint64_t length = measure(items, streams, count);
    if (length > UINT32_MAX)
        return emic_fail(err, EMIC_INVALID, "the ZIP archive would be over 4 GiB");
    char *bytes = emic_arena_alloc(arena, (size_t)length);
    zip_writer writer = {.at = bytes};
    set_time(&writer, seconds);
    write_archive(&writer, items, streams, count);
    assert(writer.at == bytes + length);
    *out = (emic_slice){bytes, (size_t)length};
    return EMIC_OK;
}

emic_status emic_zip_build_ahead(const emic_zip_entry *entries, size_t count, int64_t seconds,
                                 emic_ahead *ahead, emic_arena *arena, emic_slice *out,
                                 emic_error *err)
{
    emic_zip_item *items;
    EMIC_TRY(emic_zip_items_make(entries, count, "a ZIP archive", arena, &items, err));
    if (ahead)
        EMIC_TRY(emic_ahead_finish(ahead, err));
    emic_compress_stream **streams = emic_arena_array(arena, count, sizeof *streams);
    emic_ahead *now = emic_ahead_open(EMIC_AHEAD_PACKED);
    for (size_t i = 0; i < count; i++) {
        emic_ahead_piece *piece = ahead ? emic_ahead_find(ahead, items[i].content) : NULL;
        if (!piece)
            piece = emic_ahead_add(now, items[i].content);
        streams[i] = &piece->stream;
    }
    emic_status status = emic_ahead_finish(now, err);
    if (status == EMIC_OK)
        status = write_all(items, streams, count, seconds, arena, out, err);
    emic_ahead_close(now);
    return status;
}

emic_status emic_zip_build(const emic_zip_entry *entries, size_t count, int64_t seconds,
                           emic_arena *arena, emic_slice *out, emic_error *err)
{
    return emic_zip_build_ahead(entries, count, seconds, NULL, arena, out, err);
}
