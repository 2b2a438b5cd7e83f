/* Many or long streams compressed on all processors, in blocks that do not depend on how many there
 * are: the same bytes everywhere. What zip_write.c and tar_write.c put into files. Internal: not
 * installed. */
#pragma once
#include "base/crew.h"
#include "base/slice.h"
#include "base/status.h"

/* A stream: the texts it is made of, one after another (borrowed), and what came of it, raw
 * deflate in one or more blocks on the heap. */
typedef struct emic_compress_stream {
    const emic_slice *texts;
    size_t text_count;
    uint64_t length; /* of the texts */
    uint64_t packed; /* of the blocks */
    uint32_t crc;
    uint64_t *starts; /* where each text begins, and the last ends */
    struct emic_compress_block *blocks;
    size_t block_count;
} emic_compress_stream;

/* A crew whose threads keep what they compress with. */
emic_crew *emic_compress_crew_open(void);

/* Has a stream compressed, of which `texts` and `text_count` are read; it stays where it is until
 * the crew has finished, and its results are there after emic_compress_end. */
void emic_compress_begin(emic_compress_stream *stream, emic_crew *crew);

/* Sums up, once the crew has finished. EMIC_IO for lack of memory alone. */
emic_status emic_compress_end(emic_compress_stream *stream, emic_error *err);

/* Whatever came of it. */
void emic_compress_close(emic_compress_stream *stream);

/* Copies the blocks to `out`, which takes `packed` bytes. */
void emic_compress_copy(const emic_compress_stream *stream, char *out);
