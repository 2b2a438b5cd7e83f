/* Compressed bytes in memory (zlib): whole, for callers that know how large the result may be, with
 * buffers of their own so that those who must can wipe them; and in pieces, for those who do not
 * know. Internal: not installed. */
#pragma once
#include "base/arena.h"
#include "base/slice.h"
#include "base/status.h"
#include "base/strbuf.h"

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

/* --- In blocks, for others to open ------------------------------------------------------------ */

/* Compresses a raw stream block by block, for programs of any kind to open as one. Each block is
 * compressed by itself: several threads may do it, each with a deflater of its own. */
typedef struct emic_deflater emic_deflater;
emic_deflater *emic_deflater_open(void);
void emic_deflater_close(emic_deflater *deflater);

enum { EMIC_DEFLATE_WINDOW = 32768 };

/* Appends `block` to `out`, up to a whole byte; the `last` one ends the stream. `before` is what
 * stands before it in the stream, of which up to EMIC_DEFLATE_WINDOW bytes help. EMIC_IO for lack
 * of memory alone. */
emic_status emic_deflater_add(emic_deflater *deflater, emic_slice before, emic_slice block,
                              bool last, emic_strbuf *out, emic_error *err);

/* The checksum that ZIP and gzip have, and that of two texts in a row from theirs. */
uint32_t emic_crc32(emic_slice bytes);
uint32_t emic_crc32_join(uint32_t first, uint32_t second, uint64_t second_length);
