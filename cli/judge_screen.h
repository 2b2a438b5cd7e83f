/* What is seen of a case that waits for a judgement: the code and its definition, what the
 * participant said of it, and what can be done. Pure layout: no line is wider than the screen or
 * steers it. */
#pragma once
#include "emic.h"

typedef struct judge_view {
    const emic_codebook *codebook;
    const emic_judgement_case *one; /* NULL when all is judged */
    emic_slice participant;         /* its label */
    const int64_t *turns;           /* of each coding, the number of its turn; 0: none */
    const bool *chosen;             /* evidence, a flag each coding; NULL: nobody chose */
    bool choosing;                  /* the evidence is being chosen, */
    size_t at;                      /* and this coding is at hand */
    const char *suggestion, *set;   /* what derive makes of it, and how its set stands; or empty */
    size_t number, total, to_go;
    const char *memo;    /* being typed, */
    bool typing;         /* now */
    const char *message; /* what was just done */
    bool trouble, colour;
} judge_view;

/* As many lines as there are rows, in `arena`. `*top` is the first line shown of what can be
 * scrolled; it is moved to one that is there. */
emic_slice *judge_screen_draw(const judge_view *view, size_t *top, size_t columns, size_t rows,
                              emic_arena *arena);
