/* Hunks. A shortest script is not the one that people mean: it keeps a "the" in the middle of a new
 * sentence, and lets a new paragraph begin in the last one's end. */
#include "source/diff_hunk.h"

/* --- From flags to hunks ---------------------------------------------------------------------- */

static void find_hunks(const emic_diff_side sides[2], emic_arena *arena, emic_diff_hunks *out)
{
    size_t i = 0, k = 0;
    while (i < sides[0].count || k < sides[1].count) {
        emic_diff_range range = {.start = {i, k}};
        while (i < sides[0].count && sides[0].changed[i])
            i++;
        while (k < sides[1].count && sides[1].changed[k])
            k++;
        range.end[0] = i;
        range.end[1] = k;
        if (i > range.start[0] || k > range.start[1])
            EMIC_PUSH(arena, out)->range = range;
        while (i < sides[0].count && k < sides[1].count && !sides[0].changed[i] &&
               !sides[1].changed[k])
            i++, k++;
    }
}

enum { MOST_WORDS = 2, MOST_TOKENS = 12, TIMES = 3 }; /* what may be chance, among how many */

/* --- Joining ---------------------------------------------------------------------------------- */

static size_t count_words(const emic_diff_tokens *tokens, size_t start, size_t end)
{
    size_t words = 0;
    for (size_t i = start; i < end; i++)
        words += tokens->kind[i] >= EMIC_DIFF_SIGN;
    return words;
}

/* The words of a hunk, on the side that has more of them. */
static size_t weight_of(const emic_diff_words *words, const emic_diff_range *range)
{
    size_t weight[2];
    for (int side = 0; side < 2; side++)
        weight[side] = count_words(&words->sides[side], range->start[side], range->end[side]);
    return weight[0] > weight[1] ? weight[0] : weight[1];
}

/* Whether a whole line stands between two hunks. */
static bool has_line(const emic_diff_tokens *tokens, size_t start, size_t end)
{
    bool begun = start == 0, word = false;
    for (size_t i = start; i < end; i++) {
        bool line = tokens->kind[i] == EMIC_DIFF_LINE;
        if (line && begun && word)
            return true;
        begun |= line;
        word = !line && (word || tokens->kind[i] >= EMIC_DIFF_SIGN);
    }
    return false;
}

/* Whether hunks[i] and the next one have no word between them. */
static bool is_near(const emic_diff_words *words, const emic_diff_hunk *hunks, size_t i)
{
    const emic_diff_tokens *old = &words->sides[0];
    size_t start = hunks[i].range.end[0], end = hunks[i + 1].range.start[0];
    return end - start <= MOST_TOKENS && count_words(old, start, end) == 0 &&
           !has_line(old, start, end);
}

/* Whether `wanted` words changed in hunks[last] and those near before it, or in hunks[first] and
 * those near behind it. */
static bool many_before(const emic_diff_words *words, const emic_diff_hunk *hunks, size_t last,
                        size_t wanted)
{
    size_t weight = weight_of(words, &hunks[last].range);
    for (; weight < wanted && last && is_near(words, hunks, last - 1); last--)
        weight += weight_of(words, &hunks[last - 1].range);
    return weight >= wanted;
}

static bool many_behind(const emic_diff_words *words, const emic_diff_hunks *hunks, size_t first,
                        size_t wanted)
{
    size_t weight = weight_of(words, &hunks->items[first].range);
    for (; weight < wanted && first + 1 < hunks->count && is_near(words, hunks->items, first);
         first++)
        weight += weight_of(words, &hunks->items[first + 1].range);
    return weight >= wanted;
}

/* Whether the `kept` words between two hunks are chance: one or two among many that changed. */
static bool is_chance(const emic_diff_words *words, const emic_diff_range *left,
                      const emic_diff_range *right, size_t *kept)
{
    const emic_diff_tokens *old = &words->sides[0];
    size_t start = left->end[0], end = right->start[0];
    if (end - start > MOST_TOKENS || has_line(old, start, end))
        return false;
    *kept = count_words(old, start, end);
    return *kept > 0 && *kept <= MOST_WORDS;
}

static void join_hunks(const emic_diff_words *words, emic_diff_hunks *hunks)
{
    size_t done = 0, kept;
    emic_diff_hunk *items = hunks->items;
    for (size_t i = 0; i < hunks->count; i++) {
        if (done && is_chance(words, &items[done - 1].range, &items[i].range, &kept) &&
            many_before(words, items, done - 1, TIMES * kept) &&
            many_behind(words, hunks, i, TIMES * kept)) {
            memcpy(items[done - 1].range.end, items[i].range.end, sizeof items[i].range.end);
            continue;
        }
        items[done++] = items[i];
    }
    hunks->count = done;
}

/* --- Sliding ---------------------------------------------------------------------------------- */

/* How natural it is that something begins at token `at`: a paragraph, a line, a sentence, a word.
 */
static int rank_of(const emic_diff_tokens *tokens, size_t at)
{
    emic_diff_kind last = at ? tokens->kind[at - 1] : EMIC_DIFF_LINE;
    emic_diff_kind before = at > 1 ? tokens->kind[at - 2] : EMIC_DIFF_LINE;
    if (at == tokens->count)
        return 5;
    if (tokens->kind[at] == EMIC_DIFF_LINE || tokens->kind[at] == EMIC_DIFF_SPACE)
        return 1;
    if (last == EMIC_DIFF_LINE)
        return before == EMIC_DIFF_LINE ? 5 : 4;
    if (last == EMIC_DIFF_SPACE)
        return before == EMIC_DIFF_MARK ? 3 : 2;
    return 0;
}

/* Where a change of one side alone can stand: `up` to `down` tokens from where it is. */
typedef struct slide {
    const emic_diff_tokens *tokens;
    size_t start, end; /* what went, or came */
    size_t up, down;
} slide;

static void measure(slide *way, size_t room_above, size_t room_below)
{
    enum { FARTHEST = 4000 };
    const uint32_t *id = way->tokens->id;
    while (way->up < room_above && way->up < FARTHEST &&
           id[way->start - way->up - 1] == id[way->end - way->up - 1])
        way->up++;
    while (way->down < room_below && way->down < FARTHEST &&
           id[way->start + way->down] == id[way->end + way->down])
        way->down++;
}

/* The best shift, and from the first to the last that is as good: `ties`. */
static int64_t best_shift(const slide *way, int64_t ties[2])
{
    int best = -1;
    for (int64_t shift = -(int64_t)way->up; shift <= (int64_t)way->down; shift++) {
        int rank = rank_of(way->tokens, (size_t)((int64_t)way->start + shift)) +
                   rank_of(way->tokens, (size_t)((int64_t)way->end + shift));
        if (rank > best)
            ties[0] = shift;
        if (rank >= best)
            ties[1] = shift;
        best = rank > best ? rank : best;
    }
    return ties[1];
}

static void move_hunk(emic_diff_hunk *hunk, int64_t shift)
{
    for (int side = 0; side < 2; side++) {
        hunk->range.start[side] = (size_t)((int64_t)hunk->range.start[side] + shift);
        hunk->range.end[side] = (size_t)((int64_t)hunk->range.end[side] + shift);
    }
}

/* Puts a hunk that only adds or only removes where it reads best. Which of several equal words went
 * cannot be told where several places are as good. */
static void slide_hunk(const emic_diff_words *words, emic_diff_hunk *hunk, size_t room_above,
                       size_t room_below)
{
    const emic_diff_range *range = &hunk->range;
    int64_t ties[2] = {0};
    int side = range->start[0] == range->end[0];
    slide way = {&words->sides[side], range->start[side], range->end[side], 0, 0};
    if (range->start[!side] < range->end[!side])
        return;
    measure(&way, room_above, room_below);
    if (way.up + way.down == 0)
        return;
    int64_t shift = best_shift(&way, ties);
    if (ties[0] < ties[1]) {
        hunk->loose[0] = (size_t)((int64_t)range->start[0] + ties[0]);
        hunk->loose[1] = (size_t)((int64_t)range->end[0] + ties[1]);
    }
    move_hunk(hunk, shift);
}

void emic_diff_hunks_make(const emic_diff_words *words, const emic_diff_side sides[2],
                          emic_arena *arena, emic_diff_hunks *out)
{
    *out = (emic_diff_hunks){0};
    find_hunks(sides, arena, out);
    join_hunks(words, out);
    for (size_t i = 0; i < out->count; i++) {
        const emic_diff_range *range = &out->items[i].range;
        size_t above = i ? out->items[i - 1].range.end[0] : 0;
        size_t below = i + 1 < out->count ? out->items[i + 1].range.start[0] : sides[0].count;
        slide_hunk(words, &out->items[i], range->start[0] - above, below - range->end[0]);
    }
}
