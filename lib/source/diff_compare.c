/* Comparing sequences. After E. W. Myers, "An O(ND) difference algorithm and its variations"
 * (1986), section 4b: the middle of a shortest edit script is sought from both ends, and both
 * halves are compared the same way. Where that costs too much, runs found once on each side split
 * the range (B. Cohen's patience diff). */
#include "source/diff_compare.h"
#include <string.h>

enum { MOST_EDITS = 400 };

/* How long the runs are that split a range, one attempt after the other. */
static const size_t run_lengths[] = {8, 4, 2, 1};
enum { LEVELS = sizeof run_lengths / sizeof *run_lengths };

typedef struct comparison {
    emic_diff_side *sides;
    int64_t *forward, *backward; /* how far each diagonal was followed, from both ends */
} comparison;

static void compare(comparison *work, emic_diff_range range, size_t level);

/* --- The middle of a shortest script ---------------------------------------------------------- */

/* A range as the search sees it: diagonal d is where x - y = d, of which least to most were
 * reached. */
typedef struct search {
    const uint32_t *a, *b;
    int64_t n, m;
    int64_t *forward, *backward;
    int64_t forward_least, forward_most, backward_least, backward_most;
    size_t middle[2]; /* when it was found */
} search;

/* One more diagonal at both ends of those reached, as far as there are any. */
static void widen(const search *look, int64_t *way, int64_t *least, int64_t *most, int64_t none)
{
    if (*least > -look->m)
        way[--*least - 1] = none;
    else
        ++*least;
    if (*most < look->n)
        way[++*most + 1] = none;
    else
        --*most;
}

static bool meet(search *look, int64_t x, int64_t d)
{
    look->middle[0] = (size_t)x;
    look->middle[1] = (size_t)(x - d);
    return true;
}

/* One more edit from the front; true when that meets the way from the end. */
static bool step_forward(search *look)
{
    int64_t *way = look->forward;
    bool odd = ((look->n - look->m) & 1) != 0;
    widen(look, way, &look->forward_least, &look->forward_most, -1);
    for (int64_t d = look->forward_most; d >= look->forward_least; d -= 2) {
        int64_t x = way[d - 1] < way[d + 1] ? way[d + 1] : way[d - 1] + 1;
        while (x < look->n && x - d < look->m && look->a[x] == look->b[x - d])
            x++;
        way[d] = x;
        if (odd && d >= look->backward_least && d <= look->backward_most && look->backward[d] <= x)
            return meet(look, x, d);
    }
    return false;
}

static bool step_backward(search *look)
{
    int64_t *way = look->backward;
    bool even = ((look->n - look->m) & 1) == 0;
    widen(look, way, &look->backward_least, &look->backward_most, INT64_MAX);
    for (int64_t d = look->backward_most; d >= look->backward_least; d -= 2) {
        int64_t x = way[d - 1] < way[d + 1] ? way[d - 1] : way[d + 1] - 1;
        while (x > 0 && x - d > 0 && look->a[x - 1] == look->b[x - d - 1])
            x--;
        way[d] = x;
        if (even && d >= look->forward_least && d <= look->forward_most && x <= look->forward[d])
            return meet(look, x, d);
    }
    return false;
}

/* Both halves of a range when the middle of a script of few edits is found. */
static bool halve(const comparison *work, const emic_diff_range *range, emic_diff_range halves[2])
{
    search look = {.a = work->sides[0].id + range->start[0],
                   .b = work->sides[1].id + range->start[1],
                   .n = (int64_t)(range->end[0] - range->start[0]),
                   .m = (int64_t)(range->end[1] - range->start[1]),
                   .forward = work->forward,
                   .backward = work->backward};
    int64_t last = look.n - look.m;
    look.backward_least = look.backward_most = last;
    look.forward[0] = 0;
    look.backward[last] = look.n;
    for (int edits = 0; edits < MOST_EDITS; edits++) {
        if (!step_forward(&look) && !step_backward(&look))
            continue;
        halves[0] = halves[1] = *range;
        for (int side = 0; side < 2; side++)
            halves[0].end[side] = halves[1].start[side] = range->start[side] + look.middle[side];
        return true;
    }
    return false;
}

/* --- Runs that stand once --------------------------------------------------------------------- */

typedef struct run_slot {
    uint64_t hash;
    uint32_t at[2], count[2]; /* of the first on each side; how many */
} run_slot;

typedef struct run_table {
    run_slot *slots;
    size_t mask;
} run_table;

static uint64_t hash_of(const uint32_t *id, size_t length)
{
    uint64_t hash = length;
    for (size_t i = 0; i < length; i++)
        hash = (hash ^ id[i]) * 0x9E3779B97F4A7C15u ^ (hash >> 31);
    return hash | 1;
}

/* The slot of a run, an empty one when it is not there. */
static run_slot *slot_of(const run_table *table, uint64_t hash)
{
    size_t at = (hash >> 20) & table->mask;
    while (table->slots[at].hash && table->slots[at].hash != hash)
        at = (at + 1) & table->mask;
    return &table->slots[at];
}

static void count_runs(const emic_diff_side sides[2], const emic_diff_range *range, size_t length,
                       const run_table *table)
{
    for (int side = 0; side < 2; side++)
        for (size_t i = range->start[side]; i + length <= range->end[side]; i++) {
            uint64_t hash = hash_of(sides[side].id + i, length);
            run_slot *slot = slot_of(table, hash);
            if (side == 1 && !slot->hash)
                continue;
            slot->hash = hash;
            slot->at[side] = (uint32_t)i;
            slot->count[side]++;
        }
}

void emic_diff_unique_runs(const emic_diff_side sides[2], const emic_diff_range *range,
                           size_t length, emic_arena *arena, emic_diff_pairs *out)
{
    run_table table = {.mask = 15};
    while (table.mask < 2 * (range->end[0] - range->start[0]))
        table.mask = 2 * table.mask + 1;
    emic_arena *scratch = emic_arena_open();
    table.slots = emic_arena_array(scratch, table.mask + 1, sizeof *table.slots);
    count_runs(sides, range, length, &table);
    for (size_t i = range->start[0]; i + length <= range->end[0]; i++) {
        const run_slot *slot = slot_of(&table, hash_of(sides[0].id + i, length));
        if (slot->count[0] != 1 || slot->count[1] != 1 ||
            memcmp(sides[0].id + i, sides[1].id + slot->at[1], length * sizeof(uint32_t)) != 0)
            continue;
        *EMIC_PUSH(arena, out) = (emic_diff_pair){(uint32_t)i, slot->at[1]};
    }
    emic_arena_close(scratch);
}

/* --- Splitting at them ------------------------------------------------------------------------ */

/* Leaves the longest sequence of pairs that is in order on both sides. */
static void keep_rising(emic_diff_pairs *pairs, emic_arena *arena)
{
    size_t *tails = emic_arena_array(arena, pairs->count, sizeof *tails), piles = 0;
    size_t *below = emic_arena_array(arena, pairs->count, sizeof *below);
    for (size_t i = 0; i < pairs->count; i++) {
        size_t low = 0, high = piles;
        while (low < high) {
            size_t middle = low + (high - low) / 2;
            if (pairs->items[tails[middle]].after < pairs->items[i].after)
                low = middle + 1;
            else
                high = middle;
        }
        below[i] = low ? tails[low - 1] : SIZE_MAX;
        tails[low] = i;
        piles += low == piles;
    }
    emic_diff_pair *rising = emic_arena_array(arena, piles, sizeof *rising);
    for (size_t at = piles ? tails[piles - 1] : SIZE_MAX, i = piles; at != SIZE_MAX; at = below[at])
        rising[--i] = pairs->items[at];
    pairs->items = rising;
    pairs->count = pairs->capacity = piles;
}

/* Splits the range at runs that stand once on both sides; false when there are none. */
static bool split(comparison *work, emic_diff_range range, size_t level)
{
    size_t length = run_lengths[level];
    emic_diff_pairs pairs = {0};
    emic_arena *scratch = emic_arena_open();
    emic_diff_unique_runs(work->sides, &range, length, scratch, &pairs);
    keep_rising(&pairs, scratch);
    emic_diff_range gap = range;
    for (size_t i = 0; i < pairs.count; i++) {
        size_t x = pairs.items[i].before, y = pairs.items[i].after;
        bool follows = x < gap.start[0] && x + gap.start[1] == y + gap.start[0];
        if (!follows && (x < gap.start[0] || y < gap.start[1]))
            continue; /* it overlaps what another run claimed */
        if (!follows) {
            gap.end[0] = x;
            gap.end[1] = y;
            compare(work, gap, level + 1);
        }
        gap.start[0] = x + length;
        gap.start[1] = y + length;
    }
    gap.end[0] = range.end[0];
    gap.end[1] = range.end[1];
    if (pairs.count)
        compare(work, gap, level + 1);
    emic_arena_close(scratch);
    return pairs.count > 0;
}

/* --- The whole -------------------------------------------------------------------------------- */

/* Takes what is the same at both ends off the range. */
static void trim(const emic_diff_side *sides, emic_diff_range *range)
{
    size_t *start = range->start, *end = range->end;
    while (start[0] < end[0] && start[1] < end[1] && sides[0].id[start[0]] == sides[1].id[start[1]])
        start[0]++, start[1]++;
    while (start[0] < end[0] && start[1] < end[1] &&
           sides[0].id[end[0] - 1] == sides[1].id[end[1] - 1])
        end[0]--, end[1]--;
}

static void compare(comparison *work, emic_diff_range range, size_t level)
{
    emic_diff_range halves[2];
    trim(work->sides, &range);
    bool empty = range.start[0] == range.end[0] || range.start[1] == range.end[1];
    if (!empty && halve(work, &range, halves)) {
        compare(work, halves[0], level);
        compare(work, halves[1], level);
        return;
    }
    for (; !empty && level < LEVELS; level++)
        if (split(work, range, level))
            return;
    for (int side = 0; side < 2; side++)
        for (size_t i = range.start[side]; i < range.end[side]; i++)
            work->sides[side].changed[i] = true;
}

void emic_diff_compare(emic_diff_side sides[2], bool runs)
{
    emic_arena *scratch = emic_arena_open();
    size_t room = sides[0].count + sides[1].count + 4;
    comparison work = {.sides = sides,
                       .forward = emic_arena_array(scratch, room, sizeof(int64_t)),
                       .backward = emic_arena_array(scratch, room, sizeof(int64_t))};
    work.forward += sides[1].count + 2;
    work.backward += sides[1].count + 2;
    emic_diff_range all = {.end = {sides[0].count, sides[1].count}};
    trim(sides, &all);
    if (!runs || !split(&work, all, 0))
        compare(&work, all, runs);
    emic_arena_close(scratch);
}
