/* Where the nodes of a network stand, so that those with an edge are near each other and nobody's
 * words lie on another's. Lengths are hundredths of a pixel and whole numbers throughout: the same
 * picture on every machine. */
#pragma once
#include "base/arena.h"

enum { EMIC_NETWORK_PIXEL = 100 };

/* A circle with its words beneath. */
typedef struct emic_network_node {
    int64_t radius;
    int64_t words_width, words_height;
    int64_t x, y; /* of the middle of the circle: from the left, from the top */
} emic_network_node;

/* Between two different nodes, at most once. */
typedef struct emic_network_edge {
    size_t first, second;
} emic_network_edge;

/* Nodes without any edge stand in rows at the end. */
typedef struct emic_network {
    emic_network_node *nodes;
    size_t node_count;
    const emic_network_edge *edges;
    size_t edge_count;
    int64_t width;  /* to fit into; no words may be wider */
    int64_t height; /* what it takes */
} emic_network;

/* Fills in where each node stands, and the height. */
void emic_network_place(emic_network *network, emic_arena *arena);

/* Nodes of one component: all of them, by their numbers in the network. */
typedef struct emic_network_part {
    size_t *nodes;
    size_t count;
} emic_network_part;

/* What an edge wants to measure before its part is scaled. */
enum { EMIC_NETWORK_STEP = 10000 };

/* Stress majorization (Gansner, Koren and North 2004): two nodes want to stand as far apart as
 * there are edges between them on the shortest way. Of the nodes of `part` alone, at any place and
 * scale; `part` has at least two nodes and is connected. */
void emic_network_spread(emic_network *network, const emic_network_part *part, emic_arena *arena);
