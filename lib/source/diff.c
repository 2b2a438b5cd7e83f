/* Two texts compared: words first (diff_compare.c), then what people would call the changes
 * (diff_hunk.c), then the characters within changed words, and what was moved (diff_move.c). */
#include "source/diff.h"
#include "source/diff_move.h"

typedef struct difference {
    emic_diff *out;
    const emic_diff_words *words;
    emic_arena *arena;
    emic_diff_stretch at; /* how far both texts are told */
} difference;

/* --- Characters within a hunk ----------------------------------------------------------------- */

/* A hunk in code points, as the bytes of both texts see it. */
typedef struct wording {
    emic_slice text[2];
    uint32_t points[2];
} wording;

static wording wording_of(const difference *work, const emic_diff_range *range)
{
    wording out;
    const emic_text_index *texts[2] = {work->out->before, work->out->after};
    for (int side = 0; side < 2; side++) {
        const emic_diff_tokens *tokens = &work->words->sides[side];
        uint32_t start = tokens->byte[range->start[side]], end = tokens->byte[range->end[side]];
        out.text[side] = (emic_slice){texts[side]->text.data + start, end - start};
        out.points[side] = tokens->start[range->end[side]] - tokens->start[range->start[side]];
    }
    return out;
}

/* Code points that both wordings begin with; no character is parted from its marks. */
static uint32_t same_beginning(const wording *words)
{
    size_t at[2] = {0};
    uint32_t count = 0, whole = 0, last = 0;
    while (at[0] < words->text[0].length && at[1] < words->text[1].length) {
        uint32_t left = emic_utf8_next(words->text[0], &at[0]);
        uint32_t right = emic_utf8_next(words->text[1], &at[1]);
        if (!emic_diff_is_extender(left) && !emic_diff_is_extender(right) &&
            !emic_diff_is_joiner(last))
            whole = count;
        if (left != right)
            return whole;
        last = left;
        count++;
    }
    int longer = at[1] < words->text[1].length;
    if (at[longer] == words->text[longer].length)
        return count;
    /* What follows in the longer one may be a mark of the last. */
    return emic_diff_is_extender(emic_utf8_next(words->text[longer], &at[longer])) ? whole : count;
}

static size_t last_point(emic_slice text, size_t end)
{
    do
        end--;
    while (((unsigned char)text.data[end] & 0xC0) == 0x80);
    return end;
}

/* Code points that both end with, behind the first `taken`. */
static uint32_t same_end(const wording *words, uint32_t taken)
{
    size_t end[2] = {words->text[0].length, words->text[1].length};
    uint32_t most[2] = {words->points[0] - taken, words->points[1] - taken};
    uint32_t count = 0, whole = 0;
    while (count < most[0] && count < most[1]) {
        size_t left = end[0] = last_point(words->text[0], end[0]);
        size_t right = end[1] = last_point(words->text[1], end[1]);
        uint32_t point = emic_utf8_next(words->text[0], &left);
        if (point != emic_utf8_next(words->text[1], &right))
            break;
        count++;
        if (!emic_diff_is_extender(point))
            whole = count;
    }
    return whole;
}

/* --- Stretches -------------------------------------------------------------------------------- */

/* Both texts are the same from where they are told up to here, in the old text. */
static void keep_to(difference *work, uint32_t before)
{
    uint32_t length = before - work->at.before;
    emic_diff_stretches *kept = &work->out->kept;
    if (length)
        *EMIC_PUSH(work->arena, kept) =
            (emic_diff_stretch){work->at.before, work->at.after, length};
    work->at.before += length;
    work->at.after += length;
}

/* A changed word keeps the letters at its ends where most of it is the same. */
static void put_hunk(difference *work, const emic_diff_range *range)
{
    wording words = wording_of(work, range);
    uint32_t longer = words.points[0] > words.points[1] ? words.points[0] : words.points[1];
    uint32_t front = same_beginning(&words), back = same_end(&words, front);
    if (2 * (front + back) < longer)
        front = back = 0;
    keep_to(work, work->words->sides[0].start[range->start[0]] + front);
    work->at.before += words.points[0] - front - back;
    work->at.after += words.points[1] - front - back;
}

static void put_loose(difference *work, const emic_diff_hunk *hunk)
{
    const uint32_t *start = work->words->sides[0].start;
    if (hunk->loose[0] < hunk->loose[1])
        *EMIC_PUSH(work->arena, &work->out->loose) =
            (emic_span){start[hunk->loose[0]], start[hunk->loose[1]]};
}

static void put_moves(difference *work, const emic_diff_hunks *hunks)
{
    emic_diff_blocks blocks;
    emic_diff_moves_find(work->words, hunks, work->arena, &blocks);
    for (size_t i = 0; i < blocks.count; i++) {
        const emic_diff_block *block = &blocks.items[i];
        const uint32_t *old = work->words->sides[0].start, *new = work->words->sides[1].start;
        *EMIC_PUSH(work->arena, &work->out->moved) =
            (emic_diff_stretch){old[block->before], new[block->after],
                                old[block->before + block->length] - old[block->before]};
    }
}

void emic_diff_make(const emic_text_index *before, const emic_text_index *after, emic_arena *arena,
                    emic_diff *out)
{
    emic_diff_side sides[2];
    emic_diff_hunks hunks;
    emic_diff_words *words = emic_arena_array(arena, 1, sizeof *words);
    *out = (emic_diff){.before = before, .after = after, .words = words};
    difference work = {.out = out, .words = words, .arena = arena};
    emic_arena *scratch = emic_arena_open();
    emic_diff_words_make(before, after, arena, words);
    for (int side = 0; side < 2; side++) {
        const emic_diff_tokens *tokens = &words->sides[side];
        bool *changed = emic_arena_array(scratch, tokens->count + 1, sizeof *changed);
        sides[side] = (emic_diff_side){tokens->id, tokens->count, changed};
    }
    emic_diff_compare(sides, true);
    emic_diff_hunks_make(words, sides, scratch, &hunks);
    for (size_t i = 0; i < hunks.count; i++) {
        put_hunk(&work, &hunks.items[i].range);
        put_loose(&work, &hunks.items[i]);
    }
    keep_to(&work, (uint32_t)before->points);
    put_moves(&work, &hunks);
    emic_arena_close(scratch);
}

/* --- Places ----------------------------------------------------------------------------------- */

/* The rarest whole token of a span in the texts of `side`; SIZE_MAX when it holds none. */
static size_t rarest_token(const emic_diff_words *words, emic_span span, int side)
{
    const emic_diff_tokens *old = &words->sides[0];
    const uint32_t *first = words->first[side];
    size_t rarest = SIZE_MAX;
    uint32_t fewest = UINT32_MAX;
    for (size_t i = emic_diff_token_at(old, span.start);
         i < old->count && old->start[i + 1] <= span.end; i++) {
        uint32_t count = first[old->id[i] + 1] - first[old->id[i]];
        bool whole = old->start[i] >= span.start && old->kind[i] >= EMIC_DIFF_MARK;
        if (!whole || count >= fewest)
            continue;
        rarest = i;
        fewest = count;
    }
    return rarest;
}

/* Whether `words` stand at byte `at` of a text, whole. */
static bool stand_at(const emic_text_index *text, emic_slice words, size_t at, emic_span *out)
{
    if (at > text->text.length || words.length > text->text.length - at ||
        memcmp(text->text.data + at, words.data, words.length) != 0)
        return false;
    out->start = (uint32_t)emic_text_point(text, at);
    out->end = (uint32_t)emic_text_point(text, at + words.length);
    return !emic_diff_is_within(text, out->start) && !emic_diff_is_within(text, out->end);
}

size_t emic_diff_places(const emic_diff *diff, emic_span span, bool after, emic_span *out)
{
    const emic_diff_words *words = diff->words;
    size_t token = rarest_token(words, span, after), places = 0;
    *out = (emic_span){0};
    if (token == SIZE_MAX)
        return 0;
    const emic_text_index *text = after ? diff->after : diff->before;
    emic_slice wanted = emic_text_words(diff->before, span);
    size_t ahead = words->sides[0].byte[token] - (size_t)(wanted.data - diff->before->text.data);
    uint32_t id = words->sides[0].id[token];
    for (uint32_t i = words->first[after][id]; i < words->first[after][id + 1]; i++) {
        emic_span found;
        size_t byte = words->sides[after].byte[words->at[after][i]];
        if (byte < ahead || !stand_at(text, wanted, byte - ahead, &found))
            continue;
        if (places++)
            return 2;
        *out = found;
    }
    return places;
}

uint32_t emic_diff_letters(const emic_diff *diff, emic_span span)
{
    return diff->words->letters[span.end] - diff->words->letters[span.start];
}
