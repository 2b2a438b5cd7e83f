/* Reading many files ahead: while one transcript is stored, another thread reads, decodes, parses
 * and hashes the next ones. They come in the order in which they were named. */
#pragma once
#include "source/transcript.h"

typedef struct emic_reading emic_reading;

/* Starts to read `count` files (borrowed until close; "-" is standard input). EMIC_IO when no
 * thread can be had. */
EMIC_API emic_status emic_reading_open(const char *const *paths, size_t count,
                                       emic_encoding encoding, emic_reading **out, emic_error *err);

/* The next transcript, which holds until the next call; `*more` is false after the last. An error
 * is that of the file whose turn it is. */
EMIC_API emic_status emic_reading_next(emic_reading *reading, const emic_transcript **out,
                                       bool *more, emic_error *err);

/* Stops reading, also in the middle. */
EMIC_API void emic_reading_close(emic_reading *reading);
