/* What will be needed of a content at the end, made by other threads while the next content is
 * still being written: compressed for a ZIP, and hashed. Internal: not installed. */
#pragma once
#include "base/compress.h"
#include "base/digest.h"

/* Holds once all is finished. */
typedef struct emic_ahead_piece {
    emic_slice content;          /* known by where it lies */
    emic_compress_stream stream; /* without blocks where it was not asked for */
    char sha256[EMIC_SHA256_HEX], sha512[EMIC_SHA512_HEX];
} emic_ahead_piece;

typedef struct emic_ahead emic_ahead;

/* What to make: these, added up. */
enum { EMIC_AHEAD_PACKED = 1, EMIC_AHEAD_HASHED = 2 };
emic_ahead *emic_ahead_open(int wanted);
void emic_ahead_close(emic_ahead *ahead);

/* Begins. `content` is borrowed, the piece belongs to `ahead`. */
emic_ahead_piece *emic_ahead_add(emic_ahead *ahead, emic_slice content);

/* What was made of `content`, of what came before the last emic_ahead_finish; NULL for what did
 * not. */
emic_ahead_piece *emic_ahead_find(const emic_ahead *ahead, emic_slice content);

/* Waits until all is done. EMIC_IO for lack of memory alone. */
emic_status emic_ahead_finish(emic_ahead *ahead, emic_error *err);
