/* What is no leak, although a short name seems to stand there: noise (what is compressed, encrypted
 * or a picture) holds every short name somewhere, and the numbers of any file hold those of two or
 * three letters. */
#pragma once
#include "base/slice.h"

typedef struct emic_leak_stand {
    emic_slice piece;      /* of the file */
    size_t origin, length; /* what the words come from, there */
    emic_slice view;       /* as it was read: UTF-8 */
    size_t start, end;     /* the words, there */
    bool plain, mended;    /* the piece is a text; it is not UTF-8 */
    bool base64, wide;     /* how it was read: among other ways, as base64, as wide units */
} emic_leak_stand;

bool emic_leak_is_chance(const emic_leak_stand *stand);

/* Whether words stand in the file as they read. */
bool emic_leak_stands_so(emic_slice piece, size_t origin, emic_slice words);

/* Bytes that are no UTF-8; with `controls`, also those that no text has. */
size_t emic_leak_count_bad(emic_slice bytes, bool controls);
