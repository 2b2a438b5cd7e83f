/* A network of codes while it is drawn, and the table beside it. */
#pragma once
#include "exchange/network.h"
#include "exchange/svg.h"
#include "measure/cooccurrence.h"

/* A code that holds somewhere. */
typedef struct emic_network_words {
    size_t row;
    emic_svg_lines lines; /* its name */
    emic_slice n;         /* behind the last */
    double last;          /* how wide the two are */
} emic_network_words;

typedef struct emic_network_drawing {
    const emic_cooccurrence *pairs;
    size_t drawn;       /* the first so many of the pairs are lines */
    double strength;    /* the least value among them */
    double most;        /* the greatest */
    int64_t most_units; /* n of the most frequent code */
    emic_network_words *words;
    emic_network network;
} emic_network_drawing;

/* A row a line (code_1, n_1, code_2, n_2, n_both, N, measure, value), then one for each code
 * without any; with title and notes of `pairs`, the table of all. */
emic_table *emic_network_table(const emic_network_drawing *all, const emic_table *pairs,
                               emic_arena *arena);

/* The measure for people, and a value of it. */
const char *emic_network_measure(const emic_network_drawing *all);
const char *emic_network_value(const emic_network_drawing *all, double value, emic_arena *arena);
