/* Lines of a screen under construction: styled pieces that never pass the right edge. */
#pragma once
#include "emic.h"

typedef enum review_style {
    REVIEW_PLAIN,
    REVIEW_BOLD,
    REVIEW_FAINT,
    REVIEW_MARKED, /* the keyword */
    REVIEW_GOOD,
    REVIEW_TROUBLE,
} review_style;

typedef struct review_line {
    emic_slice text;       /* with styles */
    size_t width, columns; /* taken, and there */
    bool colour;
    emic_arena *arena;
} review_line;

review_line review_line_start(size_t columns, bool colour, emic_arena *arena);

/* Adds `text` (made plain), cut with "…" where it passes the edge. */
void review_line_put(review_line *line, review_style style, emic_slice text);
/* Spaces up to column `column`. */
void review_line_to(review_line *line, size_t column);

/* `text` cut to `columns` with "…" at its end, or at its beginning. */
emic_slice review_line_cut(emic_slice text, size_t columns, emic_arena *arena);
emic_slice review_line_cut_front(emic_slice text, size_t columns, emic_arena *arena);

/* Takes what fits into a line off `rest`, broken at a space where there is one. */
emic_slice review_line_take(emic_slice *rest, size_t columns);
