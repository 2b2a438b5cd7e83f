/* Writing a tar into gzip: heads and contents in a row, compressed as one stream. */
#include "base/compress.h"
#include "base/digest.h"
#include "base/tar.h"
#include "base/tar_block.h"
#include "base/text.h"
#include "base/zip_name.h"
#include <stdio.h>

enum { RECORD = 20 * EMIC_TAR_BLOCK }; /* programs write whole records */
enum { GZIP_HEAD = 10, GZIP_END = 8 };
static const uint64_t largest_tar = UINT32_MAX;      /* what gzip can count */
static const int64_t latest = INT64_C(077777777777); /* what a head can hold */
static const char zeros[RECORD];

/* What a tar is made of, in order. */
typedef struct tar_texts {
    emic_slice *items;
    size_t count, capacity;
    uint64_t length;
} tar_texts;

static void put(tar_texts *texts, emic_slice text, emic_arena *arena)
{
    if (text.length)
        *EMIC_PUSH(arena, texts) = text;
    texts->length += text.length;
}

/* Zeros up to a multiple of `size`. */
static void pad(tar_texts *texts, size_t size, emic_arena *arena)
{
    size_t over = (size_t)(texts->length % size);
    put(texts, (emic_slice){zeros, over ? size - over : 0}, arena);
}

static bool is_ascii(emic_slice text)
{
    for (size_t i = 0; i < text.length; i++)
        if ((unsigned char)text.data[i] >= 0x80)
            return false;
    return true;
}

/* How much of `name` goes into the field for folders; SIZE_MAX when it does not fit both. */
static size_t prefix_of(emic_slice name)
{
    if (name.length <= TAR_NAME_LENGTH)
        return 0;
    for (size_t at = name.length - TAR_NAME_LENGTH - 1; at < name.length - 1; at++)
        if (name.data[at] == '/')
            return at > 0 && at <= TAR_PREFIX_LENGTH ? at : SIZE_MAX;
    return SIZE_MAX;
}

static void put_head(tar_texts *texts, emic_slice name, char kind, size_t size, int64_t seconds,
                     emic_arena *arena)
{
    char *head = emic_arena_alloc(arena, EMIC_TAR_BLOCK);
    size_t prefix = prefix_of(name);
    if (prefix == SIZE_MAX) /* a pax header before it has the whole */
        prefix = 0, name = emic_text_cut(name, TAR_NAME_LENGTH / 4);
    if (prefix) {
        memcpy(head + TAR_PREFIX, name.data, prefix);
        name = emic_slice_from(name, prefix + 1);
    }
    memcpy(head + TAR_NAME, name.data,
           name.length < TAR_NAME_LENGTH ? name.length : TAR_NAME_LENGTH);
    snprintf(head + TAR_MODE, TAR_NUMBER, "%07o", 0644U);
    snprintf(head + TAR_USER, TAR_NUMBER, "%07o", 0U);
    snprintf(head + TAR_GROUP, TAR_NUMBER, "%07o", 0U);
    snprintf(head + TAR_SIZE, TAR_LONG_NUMBER, "%011llo", (unsigned long long)size);
    snprintf(head + TAR_TIME, TAR_LONG_NUMBER, "%011llo", (unsigned long long)seconds);
    head[TAR_KIND] = kind;
    memcpy(head + TAR_MAGIC, "ustar\00000", 8);
    snprintf(head + TAR_SUM, TAR_NUMBER, "%06o", emic_tar_sum(head));
    head[TAR_SUM + TAR_NUMBER - 1] = ' ';
    put(texts, (emic_slice){head, EMIC_TAR_BLOCK}, arena);
}

/* "LENGTH path=NAME\n", where the length counts its own digits. */
static void put_pax(tar_texts *texts, emic_slice name, int64_t seconds, emic_arena *arena)
{
    size_t rest = strlen(" path=\n") + name.length, length = rest + 1;
    char digits[24];
    while (length != rest + (size_t)snprintf(digits, sizeof digits, "%zu", length))
        length++;
    const char *row = emic_arena_format(arena, "%zu path=%.*s\n", length, EMIC_ARG(name));
    put_head(texts, EMIC_LITERAL("PaxHeader"), 'x', length, seconds, arena);
    put(texts, (emic_slice){row, length}, arena);
    pad(texts, EMIC_TAR_BLOCK, arena);
}

static void put_items(tar_texts *texts, const emic_zip_item *items, size_t count, int64_t seconds,
                      emic_arena *arena)
{
    for (size_t i = 0; i < count; i++) {
        emic_slice name = emic_slice_of(items[i].name);
        if (!is_ascii(name) || prefix_of(name) == SIZE_MAX)
            put_pax(texts, name, seconds, arena);
        put_head(texts, name, '0', items[i].content.length, seconds, arena);
        put(texts, items[i].content, arena);
        pad(texts, EMIC_TAR_BLOCK, arena);
    }
    put(texts, (emic_slice){zeros, 2 * EMIC_TAR_BLOCK}, arena);
    pad(texts, RECORD, arena);
}

static void put32(char *at, uint64_t value)
{
    for (int i = 0; i < 4; i++)
        at[i] = (char)(value >> 8 * i & 0xFF);
}

/* No time, no name, of no particular system. */
static emic_slice write_gzip(const emic_compress_stream *stream, emic_arena *arena)
{
    size_t length = GZIP_HEAD + (size_t)stream->packed + GZIP_END;
    char *bytes = emic_arena_alloc(arena, length);
    memcpy(bytes, "\x1F\x8B\x08\0\0\0\0\0\0\xFF", GZIP_HEAD);
    emic_compress_copy(stream, bytes + GZIP_HEAD);
    put32(bytes + length - GZIP_END, stream->crc);
    put32(bytes + length - 4, stream->length);
    return (emic_slice){bytes, length};
}

/* --- Compressed and hashed at once ------------------------------------------------------------ */

typedef struct tar_digest {
    const tar_texts *texts;
    char *sha256;
} tar_digest;

static void make_digest(void *piece, void **own)
{
    tar_digest *digest = piece;
    (void)own;
    emic_sha256_hex_join(digest->texts->items, digest->texts->count, digest->sha256);
}

static emic_status compress_texts(const tar_texts *texts, emic_compress_stream *stream,
                                  char tar_sha256[EMIC_SHA256_HEX], emic_error *err)
{
    tar_digest digest = {texts, tar_sha256};
    emic_crew *crew = emic_compress_crew_open();
    *stream = (emic_compress_stream){.texts = texts->items, .text_count = texts->count};
    emic_crew_add(crew, make_digest, &digest); /* first, because it takes longest */
    emic_compress_begin(stream, crew);
    emic_crew_close(crew);
    return emic_compress_end(stream, err);
}

emic_status emic_tar_build(const emic_zip_entry *entries, size_t count, int64_t seconds,
                           emic_arena *arena, emic_slice *out, char tar_sha256[EMIC_SHA256_HEX],
                           emic_error *err)
{
    emic_zip_item *items;
    emic_compress_stream stream;
    tar_texts texts = {0};
    EMIC_TRY(emic_zip_items_make(entries, count, "a tar", arena, &items, err));
    put_items(&texts, items, count, seconds < 0 ? 0 : seconds > latest ? latest : seconds, arena);
    if (texts.length > largest_tar)
        return emic_fail(err, EMIC_INVALID, "the tar would be over 4 GiB");
    emic_status status = compress_texts(&texts, &stream, tar_sha256, err);
    if (status == EMIC_OK)
        *out = write_gzip(&stream, arena);
    emic_compress_close(&stream);
    return status;
}
