/* The door to zlib's streams; ZIP archives have their own in zip.c. */
#include "base/deflate.h"
#include <zlib.h>

enum { LEVEL = 6 };

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
