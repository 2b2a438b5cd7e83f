/* Compressed bytes in memory (zlib): whole, for callers that know how large the result may be, with
 * buffers of their own so that those who must can wipe them; and in pieces, for those who do not
 * know. Internal: not installed. */
#pragma once
#include "base/arena.h"
#include "base/slice.h"
#include "base/status.h"

/* The most bytes that `length` bytes can take once compressed. */
size_t emic_deflate_bound(size_t length);

/* Compresses `plain` into `out` (emic_deflate_bound bytes). EMIC_IO for lack of memory alone. */
emic_status emic_deflate(emic_slice plain, uint8_t *out, size_t *length, emic_error *err);

/* Opens what emic_deflate made into `out`, which takes exactly `length` bytes. EMIC_CORRUPT when
 * the result is shorter or longer, its checksum is wrong, or something follows it. */
emic_status emic_inflate(emic_slice packed, uint8_t *out, size_t length, emic_error *err);

/* Opens what others made, in pieces. `packed` is borrowed. */
typedef enum emic_deflate_form {
    EMIC_DEFLATE_ZLIB,
    EMIC_DEFLATE_GZIP,
    EMIC_DEFLATE_RAW
} emic_deflate_form;
typedef struct emic_inflater emic_inflater;
emic_inflater *emic_inflater_open(emic_slice packed, emic_deflate_form form);
void emic_inflater_close(emic_inflater *inflater);

/* Up to `room` (over 0) bytes more; `*length` is 0 at the end alone. Members of a gzip file that
 * follow each other are one; what else follows is left. EMIC_CORRUPT for what is damaged or cut
 * short: the `*length` bytes before that are there all the same. */
emic_status emic_inflater_read(emic_inflater *inflater, char *out, size_t room, size_t *length,
                               emic_error *err);
/* How many packed bytes were taken so far. */
size_t emic_inflater_taken(const emic_inflater *inflater);
