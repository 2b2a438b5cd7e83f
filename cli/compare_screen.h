/* What is seen of a comparison: two passages, one below the other. Pure layout: no line is wider
 * than the screen or steers it. */
#pragma once
#include "emic.h"

typedef struct compare_view {
    const char *code;
    const emic_citation *earlier, *later;
    size_t number, total, to_go;
    const char *verdict; /* given already, or empty */
    const char *memo;    /* being typed; else NULL */
    const char *message; /* what was just done */
    bool trouble, colour;
} compare_view;

/* As many lines as there are rows, in `arena`. */
emic_slice *compare_screen_draw(const compare_view *view, size_t columns, size_t rows,
                                emic_arena *arena);
