/* Moved blocks: a run that stands once in both texts is the seed, which grows as far as both texts
 * are the same and nothing else claims them. */
#include "source/diff_move.h"

enum { SEED = 6, LEAST_WORDS = 3 }; /* tokens; half of them are spaces */

/* What is still to be claimed: tokens that the hunks removed, and tokens that they added. */
typedef struct claims {
    const emic_diff_words *words;
    emic_diff_side sides[2]; /* changed: removed or added, and nobody's yet */
} claims;

/* Flags what the hunks changed; false when nothing can have been moved. */
static bool load_claims(claims *work, const emic_diff_hunks *hunks, emic_arena *arena)
{
    size_t longest[2] = {0};
    for (int side = 0; side < 2; side++) {
        const emic_diff_tokens *tokens = &work->words->sides[side];
        work->sides[side] = (emic_diff_side){
            tokens->id, tokens->count, emic_arena_array(arena, tokens->count + 1, sizeof(bool))};
        for (size_t i = 0; i < hunks->count; i++) {
            const emic_diff_range *range = &hunks->items[i].range;
            size_t length = range->end[side] - range->start[side];
            memset(work->sides[side].changed + range->start[side], true, length);
            longest[side] = length > longest[side] ? length : longest[side];
        }
    }
    return longest[0] >= SEED && longest[1] >= SEED;
}

static bool is_free(const claims *work, size_t before, size_t after)
{
    return before < work->sides[0].count && after < work->sides[1].count &&
           work->sides[0].changed[before] && work->sides[1].changed[after] &&
           work->sides[0].id[before] == work->sides[1].id[after];
}

/* The block around a seed; its length is 0 when there is none. */
static emic_diff_block grow(const claims *work, const emic_diff_pair *seed)
{
    emic_diff_block block = {seed->before, seed->after, 0};
    if (!is_free(work, block.before, block.after))
        return block;
    while (block.before && block.after && is_free(work, block.before - 1, block.after - 1))
        block.before--, block.after--;
    while (is_free(work, block.before + block.length, block.after + block.length))
        block.length++;
    return block;
}

static bool is_worth_it(const claims *work, const emic_diff_block *block)
{
    size_t words = 0;
    for (size_t i = 0; i < block->length && words < LEAST_WORDS; i++)
        words += work->words->sides[0].kind[block->before + i] >= EMIC_DIFF_SIGN;
    return block->length >= SEED && words >= LEAST_WORDS;
}

void emic_diff_moves_find(const emic_diff_words *words, const emic_diff_hunks *hunks,
                          emic_arena *arena, emic_diff_blocks *out)
{
    claims work = {.words = words};
    emic_diff_pairs seeds = {0};
    *out = (emic_diff_blocks){0};
    emic_arena *scratch = emic_arena_open();
    if (load_claims(&work, hunks, scratch)) {
        emic_diff_range all = {.end = {work.sides[0].count, work.sides[1].count}};
        emic_diff_unique_runs(work.sides, &all, SEED, scratch, &seeds);
    }
    for (size_t i = 0; i < seeds.count; i++) {
        emic_diff_block block = grow(&work, &seeds.items[i]);
        if (!is_worth_it(&work, &block))
            continue;
        memset(work.sides[0].changed + block.before, false, block.length);
        memset(work.sides[1].changed + block.after, false, block.length);
        *EMIC_PUSH(arena, out) = block;
    }
    emic_arena_close(scratch);
}
