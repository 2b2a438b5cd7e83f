/* Streams cut into blocks, and the blocks shared among threads. Compressing one is deflate.c's
 * business, threads are crew.c's. */
#include "base/compress.h"
#include "base/deflate.h"
#include "base/strbuf.h"
#include <stdlib.h>

/* Of this length, and after as much of what stands before it as deflate looks back, a block loses
 * next to nothing of what one piece would gain. */
enum { BLOCK = 131072 };

typedef struct emic_compress_block {
    const emic_compress_stream *stream;
    uint64_t start;
    size_t length;
    uint32_t crc;
    char *packed; /* on the heap */
    size_t packed_length;
} emic_compress_block;

/* --- One block ------------------------------------------------------------------------------- */

/* The last text that begins at or before `start`. */
static size_t find_text(const emic_compress_stream *stream, uint64_t start)
{
    size_t first = 0, behind = stream->text_count;
    while (behind - first > 1) {
        size_t middle = first + (behind - first) / 2;
        if (stream->starts[middle] <= start)
            first = middle;
        else
            behind = middle;
    }
    return first;
}

/* `length` bytes of the stream from `start`, as one: where they lie, or put together in `joined`.
 */
static emic_slice take_bytes(const emic_compress_stream *stream, uint64_t start, size_t length,
                             emic_strbuf *joined)
{
    if (length == 0)
        return (emic_slice){0};
    size_t at = find_text(stream, start), skipped = (size_t)(start - stream->starts[at]);
    if (stream->texts[at].length - skipped >= length)
        return (emic_slice){stream->texts[at].data + skipped, length};
    emic_strbuf_clear(joined);
    for (; joined->length < length; at++, skipped = 0) {
        size_t left = length - joined->length, there = stream->texts[at].length - skipped;
        if (there)
            emic_strbuf_add(joined, (emic_slice){stream->texts[at].data + skipped,
                                                 there < left ? there : left});
    }
    return emic_strbuf_slice(joined);
}

/* What a thread works with. */
typedef struct bench {
    emic_deflater *deflater;
    emic_strbuf joined, packed;
} bench;

static void close_bench(void *own)
{
    bench *at = own;
    emic_deflater_close(at->deflater);
    emic_strbuf_close(&at->joined);
    emic_strbuf_close(&at->packed);
    free(at);
}

emic_crew *emic_compress_crew_open(void)
{
    return emic_crew_open(close_bench);
}

static bench *open_bench(void)
{
    bench *at = emic_memory_alloc(sizeof *at);
    *at = (bench){.deflater = emic_deflater_open()};
    return at;
}

/* Leaves the block without what it packs to when there is no memory for it. */
static void compress_block(void *piece, void **own)
{
    emic_compress_block *block = piece;
    const emic_compress_stream *stream = block->stream;
    bench *at = *own = *own ? *own : open_bench();
    size_t window = block->start < EMIC_DEFLATE_WINDOW ? (size_t)block->start : EMIC_DEFLATE_WINDOW;
    emic_slice bytes =
        take_bytes(stream, block->start - window, window + block->length, &at->joined);
    emic_slice before = {bytes.data, window}, content = emic_slice_from(bytes, window);
    bool last = block->start + block->length == stream->length;
    emic_error no_memory;
    block->crc = emic_crc32(content);
    emic_strbuf_clear(&at->packed);
    if (emic_deflater_add(at->deflater, before, content, last, &at->packed, &no_memory) != EMIC_OK)
        return;
    block->packed_length = at->packed.length;
    block->packed = emic_memory_alloc(at->packed.length);
    memcpy(block->packed, at->packed.data, at->packed.length);
}

/* --- All of them ----------------------------------------------------------------------------- */

/* Even a stream of nothing has a block, which ends it. */
static void cut(emic_compress_stream *stream)
{
    stream->length = 0;
    stream->starts = emic_memory_alloc((stream->text_count + 1) * sizeof *stream->starts);
    for (size_t i = 0; i < stream->text_count; i++) {
        stream->starts[i] = stream->length;
        stream->length += stream->texts[i].length;
    }
    stream->starts[stream->text_count] = stream->length;
    stream->block_count = stream->length ? (size_t)((stream->length - 1) / BLOCK) + 1 : 1;
    stream->blocks = emic_memory_alloc(stream->block_count * sizeof *stream->blocks);
    for (size_t i = 0; i < stream->block_count; i++) {
        uint64_t start = (uint64_t)i * BLOCK, left = stream->length - start;
        stream->blocks[i] = (emic_compress_block){
            .stream = stream, .start = start, .length = left < BLOCK ? (size_t)left : BLOCK};
    }
}

void emic_compress_begin(emic_compress_stream *stream, emic_crew *crew)
{
    cut(stream);
    for (size_t i = 0; i < stream->block_count; i++)
        emic_crew_add(crew, compress_block, &stream->blocks[i]);
}

emic_status emic_compress_end(emic_compress_stream *stream, emic_error *err)
{
    stream->crc = 0;
    stream->packed = 0;
    for (size_t i = 0; i < stream->block_count; i++) {
        const emic_compress_block *block = &stream->blocks[i];
        if (!block->packed)
            return emic_fail(err, EMIC_IO, "there is no memory to compress %zu bytes",
                             block->length);
        stream->crc = emic_crc32_join(stream->crc, block->crc, block->length);
        stream->packed += block->packed_length;
    }
    return EMIC_OK;
}

void emic_compress_close(emic_compress_stream *stream)
{
    for (size_t i = 0; i < stream->block_count; i++)
        free(stream->blocks[i].packed);
    free(stream->blocks);
    free(stream->starts);
    *stream = (emic_compress_stream){0};
}

void emic_compress_copy(const emic_compress_stream *stream, char *out)
{
    for (size_t i = 0; i < stream->block_count; i++) {
        const emic_compress_block *block = &stream->blocks[i];
        memcpy(out, block->packed, block->packed_length);
        out += block->packed_length;
    }
}
