/* Compressed bytes in memory (zlib), for callers that know how large the result may be. Buffers
 * are the caller's, so that those who must can wipe them. Internal: not installed. */
#pragma once
#include "base/slice.h"
#include "base/status.h"

/* The most bytes that `length` bytes can take once compressed. */
size_t emic_deflate_bound(size_t length);

/* Compresses `plain` into `out` (emic_deflate_bound bytes). EMIC_IO for lack of memory alone. */
emic_status emic_deflate(emic_slice plain, uint8_t *out, size_t *length, emic_error *err);

/* Opens what emic_deflate made into `out`, which takes exactly `length` bytes. EMIC_CORRUPT when
 * the result is shorter or longer, its checksum is wrong, or something follows it. */
emic_status emic_inflate(emic_slice packed, uint8_t *out, size_t length, emic_error *err);
