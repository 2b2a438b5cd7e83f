/* What the reviewer sees, as lines: an item with its context, and below it what can be done. Pure
 * layout: any size of terminal, any text; no line is wider than the screen or steers it. */
#pragma once
#include "privacy/review.h"

/* A key and what it does. */
typedef struct review_hint {
    const char *key, *does;
} review_hint;

typedef struct review_view {
    const emic_review_item *item;
    size_t number, total, to_go;
    const emic_entity *suggested, *entity; /* of the item and of its decision, or NULL */
    const char *message;                   /* what was just done, or NULL */
    bool trouble;                          /* the message tells of an error */
    const char *question;                  /* asked above the hints, or NULL */
    const char *input;                     /* what was typed as the answer; NULL: keys answer */
    const review_hint *hints;              /* ends with {0} */
    const emic_entity *const *choices; /* in the place of the context; ends with NULL; or NULL */
    size_t chosen;
    bool colour; /* else no styles at all, and the keyword in >marks< */
} review_view;

/* As many lines as there are rows. The cursor stands at a column of line `row`, when there
 * is such a line. */
typedef struct review_frame {
    emic_slice *lines;
    size_t count, row, column;
} review_frame;

void review_screen_draw(const review_view *view, size_t columns, size_t rows, emic_arena *arena,
                        review_frame *out);

/* A page of text, from its line `top` on; `*top` is moved to a line that is there. */
void review_screen_page(const char *text, size_t *top, size_t columns, size_t rows,
                        emic_arena *arena, review_frame *out);
