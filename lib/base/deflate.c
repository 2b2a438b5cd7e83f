/* The door to zlib's streams; ZIP archives have their own in zip.c. */
#include "base/deflate.h"
#include <stdlib.h>
#include <zlib.h>

enum { LEVEL = 1 };

size_t emic_deflate_bound(size_t length)
{
    return compressBound(length);
}

emic_status emic_deflate(emic_slice plain, uint8_t *out, size_t *length, emic_error *err)
{
    uLongf made = compressBound(plain.length);
    const Bytef *bytes = (const Bytef *)(plain.data ? plain.data : "");
    if (compress2(out, &made, bytes, plain.length, LEVEL) != Z_OK)
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
