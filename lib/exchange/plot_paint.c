/* Colours for codes, from the codebook and the palette. */
#include "exchange/plot_paint.h"
#include <stdlib.h>

#define REST "#bdbdbd"

/* The code that gives this one its colour, by the codebook; NULL: none does. */
static const emic_code *coloured(const emic_codebook *codebook, size_t code)
{
    const emic_code *one = &codebook->items[code];
    while (one->colour.length == 0 && one->parent >= 0)
        one = &codebook->items[one->parent];
    return one->colour.length ? one : NULL;
}

const char *emic_plot_code_colour(const emic_codebook *codebook, size_t code, emic_arena *arena)
{
    const emic_code *one = coloured(codebook, code);
    return one ? emic_arena_string(arena, one->colour) : NULL;
}

/* The code in whose colour this one is drawn when those deeper than `depth` share. */
static size_t key_code(const emic_codebook *codebook, size_t code, int depth)
{
    const emic_code *one = coloured(codebook, code);
    if (one)
        return (size_t)(one - codebook->items);
    one = &codebook->items[code];
    while (one->depth > depth && one->parent >= 0)
        one = &codebook->items[one->parent];
    return (size_t)(one - codebook->items);
}

/* Weights of the codes that colour others, themselves among them; returns how many of these need a
 * colour of the palette. */
static size_t weigh(const emic_codebook *codebook, const uint64_t *weight, int depth,
                    uint64_t *sums)
{
    size_t needed = 0;
    memset(sums, 0, codebook->count * sizeof *sums);
    for (size_t code = 0; code < codebook->count; code++)
        sums[key_code(codebook, code, depth)] += weight[code];
    for (size_t code = 0; code < codebook->count; code++)
        needed += sums[code] > 0 && codebook->items[code].colour.length == 0;
    return needed;
}

typedef struct candidate {
    uint64_t weight;
    size_t code;
} candidate;

static int heaviest_first(const void *left, const void *right)
{
    const candidate *a = left, *b = right;
    if (a->weight != b->weight)
        return a->weight < b->weight ? 1 : -1;
    return (a->code > b->code) - (a->code < b->code);
}

/* Flags the codes that get a colour: those that the codebook gives one, and of the others as many
 * of the heaviest as the palette tells apart. */
static bool *choose(const emic_codebook *codebook, const uint64_t *sums, emic_arena *arena)
{
    size_t count = 0;
    bool *chosen = emic_arena_array(arena, codebook->count + 1, sizeof *chosen);
    candidate *all = emic_arena_array(arena, codebook->count + 1, sizeof *all);
    for (size_t code = 0; code < codebook->count; code++) {
        chosen[code] = sums[code] > 0 && codebook->items[code].colour.length > 0;
        if (sums[code] > 0 && !chosen[code])
            all[count++] = (candidate){sums[code], code};
    }
    qsort(all, count, sizeof *all, heaviest_first);
    for (size_t i = 0; i < count && i < EMIC_PLOT_PAINTS; i++)
        chosen[all[i].code] = true;
    return chosen;
}

/* The name alone, unless another key has the same. */
static emic_slice key_label(const emic_codebook *codebook, const uint64_t *sums, size_t code)
{
    const emic_code *one = &codebook->items[code];
    for (size_t other = 0; other < codebook->count; other++)
        if (other != code && sums[other] > 0 &&
            emic_slice_equal(codebook->items[other].name, one->name))
            return one->path;
    return one->name;
}

static void add_keys(emic_plot_frame *frame, const emic_codebook *codebook, const uint64_t *sums,
                     int *index, emic_plot_paints *out)
{
    emic_arena *arena = frame->svg.arena;
    const bool *chosen = choose(codebook, sums, arena);
    size_t taken = 0;
    for (size_t code = 0; code < codebook->count; code++) {
        const emic_code *one = &codebook->items[code];
        index[code] = -1;
        out->others |= sums[code] > 0 && !chosen[code];
        if (!chosen[code])
            continue;
        index[code] = (int)out->keys.count;
        emic_plot_key *key = EMIC_PUSH(arena, &out->keys);
        key->label = key_label(codebook, sums, code);
        key->paint = one->colour.length ? emic_arena_string(arena, one->colour)
                                        : emic_svg_fill(&frame->svg, taken++);
    }
    if (out->others)
        *EMIC_PUSH(arena, &out->keys) =
            (emic_plot_key){.label = EMIC_LITERAL("other codes"), .paint = REST};
}

void emic_plot_paint(emic_plot_frame *frame, const emic_codebook *codebook, const uint64_t *weight,
                     emic_plot_paints *out)
{
    emic_arena *arena = frame->svg.arena;
    uint64_t *sums = emic_arena_array(arena, codebook->count + 1, sizeof *sums);
    int *index = emic_arena_array(arena, codebook->count + 1, sizeof *index);
    int depth = EMIC_CODE_DEPTH;
    *out = (emic_plot_paints){0};
    size_t needed = weigh(codebook, weight, depth, sums);
    while (needed > EMIC_PLOT_PAINTS && depth > 0)
        needed = weigh(codebook, weight, --depth, sums);
    add_keys(frame, codebook, sums, index, out);
    out->key_of = emic_arena_array(arena, codebook->count + 1, sizeof *out->key_of);
    for (size_t code = 0; code < codebook->count; code++) {
        size_t key = key_code(codebook, code, depth);
        out->rolled |= weight[code] > 0 && key != code;
        out->key_of[code] = index[key] >= 0 ? index[key] : (int)out->keys.count - 1;
        if (weight[code] == 0)
            out->key_of[code] = -1;
    }
}
