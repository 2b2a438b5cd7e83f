/* The door to zlib's streams; ZIP archives have their own in zip.c. */
#include "base/deflate.h"
#include <assert.h>
#include <stdlib.h>
#include <zlib.h>

/* What others open is compressed at 5: two thirds of the time of 6, for a fiftieth more bytes. */
enum { FAST = 1, USUAL = 5 };

size_t emic_deflate_bound(size_t length)
{
    return compressBound(length);
}

emic_status emic_deflate(emic_slice plain, uint8_t *out, size_t *length, emic_error *err)
{
    uLongf made = compressBound(plain.length);
    const Bytef *bytes = (const Bytef *)(plain.data ? plain.data : "");
    if (compress2(out, &made, bytes, plain.length, FAST) != Z_OK)
        return emic_fail(err, EMIC_IO, "there is no memory to compress %zu bytes", plain.length);
    *length = made;
    return EMIC_OK;
}

emic_status emic_inflate(emic_slice packed, uint8_t *out, size_t length, emic_error *err)
{
    Bytef nothing;
    uLongf made = length;
    uLong taken = packed.length;
    const Bytef *bytes = (const Bytef *)(packed.data ? packed.data : "");
    int code = uncompress2(length ? out : &nothing, &made, bytes, &taken);
    if (code == Z_BUF_ERROR && made == length)
        return emic_fail(err, EMIC_CORRUPT, "the compressed part holds more than it says");
    if (code != Z_OK)
        return emic_fail(err, EMIC_CORRUPT, "the compressed part is damaged");
    if (made != length)
        return emic_fail(err, EMIC_CORRUPT, "the compressed part holds %zu bytes, not %zu",
                         (size_t)made, length);
    if (taken != packed.length)
        return emic_fail(err, EMIC_CORRUPT, "something follows the compressed part");
    return EMIC_OK;
}

/* --- In pieces ------------------------------------------------------------------------------- */

enum { LONGEST_CALL = 1 << 30 }; /* zlib counts in unsigned int */

struct emic_inflater {
    z_stream stream;
    emic_slice rest; /* not yet handed to zlib */
    size_t length;
    bool gzip, opened, ended;
};

emic_inflater *emic_inflater_open(emic_slice packed, emic_deflate_form form)
{
    static const int window_bits[] = {15, 15 + 16, -15};
    emic_inflater *inflater = emic_memory_alloc(sizeof *inflater);
    *inflater =
        (emic_inflater){.rest = packed, .length = packed.length, .gzip = form == EMIC_DEFLATE_GZIP};
    inflater->opened = inflateInit2(&inflater->stream, window_bits[form]) == Z_OK;
    return inflater;
}

void emic_inflater_close(emic_inflater *inflater)
{
    if (!inflater)
        return;
    if (inflater->opened)
        inflateEnd(&inflater->stream);
    free(inflater);
}

static void feed(emic_inflater *inflater)
{
    z_stream *stream = &inflater->stream;
    if (stream->avail_in)
        return;
    size_t next = inflater->rest.length < LONGEST_CALL ? inflater->rest.length : LONGEST_CALL;
    stream->next_in = (z_const Bytef *)(uintptr_t)inflater->rest.data;
    stream->avail_in = (uInt)next;
    if (next)
        inflater->rest = emic_slice_from(inflater->rest, next);
}

/* Goes on to the member that follows; false when none does. */
static bool open_member(emic_inflater *inflater)
{
    const z_stream *stream = &inflater->stream;
    return inflater->gzip && stream->avail_in > 1 && stream->next_in[0] == 0x1F &&
           stream->next_in[1] == 0x8B && inflateReset(&inflater->stream) == Z_OK;
}

emic_status emic_inflater_read(emic_inflater *inflater, char *out, size_t room, size_t *length,
                               emic_error *err)
{
    z_stream *stream = &inflater->stream;
    size_t asked = room < LONGEST_CALL ? room : LONGEST_CALL;
    int code = Z_OK;
    *length = 0;
    if (!inflater->opened)
        return emic_fail(err, EMIC_IO, "there is no memory to open what is compressed");
    stream->next_out = (Bytef *)out;
    stream->avail_out = (uInt)asked;
    while (stream->avail_out && !inflater->ended && (code == Z_OK || code == Z_BUF_ERROR)) {
        feed(inflater);
        if (stream->avail_in == 0 && code == Z_BUF_ERROR)
            break;
        code = inflate(stream, Z_NO_FLUSH);
        if (code == Z_STREAM_END) {
            inflater->ended = !open_member(inflater);
            code = Z_OK;
        }
    }
    *length = asked - stream->avail_out;
    if (code == Z_OK)
        return EMIC_OK;
    inflater->ended = true;
    return emic_fail(err, EMIC_CORRUPT, "the compressed part is %s",
                     code == Z_BUF_ERROR ? "cut short" : "damaged");
}

size_t emic_inflater_taken(const emic_inflater *inflater)
{
    return inflater->length - inflater->rest.length - inflater->stream.avail_in;
}

/* --- In blocks ------------------------------------------------------------------------------- */

struct emic_deflater {
    z_stream stream;
    bool opened;
};

emic_deflater *emic_deflater_open(void)
{
    emic_deflater *deflater = emic_memory_alloc(sizeof *deflater);
    *deflater = (emic_deflater){0};
    deflater->opened =
        deflateInit2(&deflater->stream, USUAL, Z_DEFLATED, -15, 8, Z_DEFAULT_STRATEGY) == Z_OK;
    return deflater;
}

void emic_deflater_close(emic_deflater *deflater)
{
    if (!deflater)
        return;
    if (deflater->opened)
        deflateEnd(&deflater->stream);
    free(deflater);
}

static Bytef *bytes_of(emic_slice text)
{
    return (Bytef *)(uintptr_t)(text.data ? text.data : "");
}

emic_status emic_deflater_add(emic_deflater *deflater, emic_slice before, emic_slice block,
                              bool last, emic_strbuf *out, emic_error *err)
{
    z_stream *stream = &deflater->stream;
    emic_slice window = before.length > EMIC_DEFLATE_WINDOW
                            ? emic_slice_from(before, before.length - EMIC_DEFLATE_WINDOW)
                            : before;
    assert(block.length <= LONGEST_CALL);
    bool ready = deflater->opened && deflateReset(stream) == Z_OK;
    if (ready && window.length)
        ready = deflateSetDictionary(stream, bytes_of(window), (uInt)window.length) == Z_OK;
    if (!ready)
        return emic_fail(err, EMIC_IO, "there is no memory to compress %zu bytes", block.length);
    size_t room = deflateBound(stream, block.length) + 16; /* for the mark behind a block */
    emic_strbuf_reserve(out, room);
    stream->next_in = bytes_of(block);
    stream->avail_in = (uInt)block.length;
    stream->next_out = (Bytef *)out->data + out->length;
    stream->avail_out = (uInt)room;
    int code = deflate(stream, last ? Z_FINISH : Z_SYNC_FLUSH);
    if (code != (last ? Z_STREAM_END : Z_OK) || stream->avail_in || stream->avail_out == 0)
        return emic_fail(err, EMIC_IO, "cannot compress %zu bytes", block.length);
    out->length += room - stream->avail_out;
    out->data[out->length] = '\0';
    return EMIC_OK;
}

uint32_t emic_crc32(emic_slice bytes)
{
    return (uint32_t)crc32_z(0, bytes_of(bytes), bytes.length);
}

uint32_t emic_crc32_join(uint32_t first, uint32_t second, uint64_t second_length)
{
    return (uint32_t)crc32_combine(first, second, (z_off_t)second_length);
}
