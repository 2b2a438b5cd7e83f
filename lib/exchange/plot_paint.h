/* Which colour each code of a picture has: its own from the codebook or that of the nearest code
 * above it; else a fill of the palette, shared with the codes below the same one where there are
 * more than it tells apart. */
#pragma once
#include "exchange/plot_frame.h"
#include "study/codebook.h"

/* `key_of[code]` is an index into `keys`; -1: not in the picture. */
typedef struct emic_plot_paints {
    int *key_of;
    struct {
        emic_plot_key *items;
        size_t count, capacity;
    } keys;              /* in the order of the codebook; `others` last */
    bool rolled, others; /* some codes have the colour of one above; some share one for the rest */
} emic_plot_paints;

/* The colour that the codebook gives to a code or one above it, "#rrggbb"; NULL: none. */
const char *emic_plot_code_colour(const emic_codebook *codebook, size_t code, emic_arena *arena);

/* Plain colours and patterns that a small cell still shows. */
enum { EMIC_PLOT_PAINTS = 14 };

/* `weight[code]` says how much of the picture a code takes; 0: it is not in it. */
void emic_plot_paint(emic_plot_frame *frame, const emic_codebook *codebook, const uint64_t *weight,
                     emic_plot_paints *out);
