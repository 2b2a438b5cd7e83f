/* Names in a text: runs of capitalised words are gathered and judged, and doubtful ones at the
 * beginnings of sentences are kept when the word is a name elsewhere. */
#include "privacy/detect_name.h"
#include "privacy/name_run.h"

/* Texts in which more words than this are unknown are in a language that the lists do not know;
 * they say nothing about names there. */
#define UNLISTED_MOST 0.05

enum { EVEN = 4 }; /* the part of what is between the scores of two names */

typedef struct name_run_list {
    emic_name_run *items;
    size_t count, capacity;
} name_run_list;

/* Hashes of words that are names somewhere in the text. */
typedef struct word_set {
    uint32_t *hashes; /* 0: free */
    size_t mask;
} word_set;

double emic_detect_capitals(const emic_token_list *tokens)
{
    size_t words = 0, capitals = 0;
    for (size_t i = 0; i < tokens->count; i++) { /* without branches, which nothing foretells */
        const emic_token *token = &tokens->items[i];
        unsigned begins = token->flags & (EMIC_TOKEN_SENTENCE | EMIC_TOKEN_LINE);
        unsigned inside =
            (token->kind == EMIC_TOKEN_WORD) & (token->end - token->start >= 2) & (begins == 0);
        words += inside;
        capitals += inside & ((token->flags & EMIC_TOKEN_CAPITAL) != 0);
    }
    return words ? (double)capitals / (double)words : 1;
}

/* A title is no part of the name behind it, but a candidate of its own. */
static void add_title(const emic_name_scan *scan, size_t i, emic_arena *arena, name_run_list *out)
{
    emic_name_run run = {.from = i, .to = i + 1, .words = 1};
    if (!emic_name_is_capital(&scan->tokens[i]))
        return;
    run.begins = scan->tokens[i].flags & (EMIC_TOKEN_SENTENCE | EMIC_TOKEN_LINE);
    emic_name_run_judge(scan, &run);
    if (run.score)
        *EMIC_PUSH(arena, out) = run;
}

/* Adds the name that begins with token `i`, if one does; `least`: the end of the one before.
 * Returns the token to go on with. */
static size_t read_run(const emic_name_scan *scan, size_t i, size_t least, emic_arena *arena,
                       name_run_list *out)
{
    emic_name_run run;
    bool capital = emic_name_is_capital(&scan->tokens[i]);
    size_t first = i;
    i = capital ? emic_name_run_read(scan, i, least, &run) : emic_name_small_read(scan, i, &run);
    if (run.words == 0)
        return i;
    for (; first < run.from; first++)
        add_title(scan, first, arena, out);
    emic_name_run_judge(scan, &run);
    if (run.score)
        *EMIC_PUSH(arena, out) = run;
    return i;
}

static void read_runs(const emic_name_scan *scan, emic_arena *arena, name_run_list *out)
{
    bool small = scan->small || scan->unlisted;
    for (size_t i = 0; i < scan->count;) {
        bool quoted = i > 0 && scan->tokens[i - 1].sign == '"';
        if (emic_name_is_capital(&scan->tokens[i]) || small || quoted)
            i = read_run(scan, i, out->count ? out->items[out->count - 1].to : 0, arena, out);
        else
            i++;
    }
}

/* Whether two runs are members of one list: "and" or "or" between them, or a comma when the list
 * goes on behind the second. */
static bool are_joined(const emic_name_scan *scan, const emic_name_run *first,
                       const emic_name_run *second, bool goes_on)
{
    bool comma = emic_name_at(scan, first->to)->sign == ',';
    size_t at = first->to + comma;
    if (at == second->from)
        return comma && goes_on;
    return at + 1 == second->from && (emic_token_is(&scan->tokens[at], scan->text, "and") ||
                                      emic_token_is(&scan->tokens[at], scan->text, "or"));
}

/* A list hardly holds persons and things: the scores of its members come closer together. */
static void even_out(const emic_name_scan *scan, name_run_list *runs)
{
    bool joined = false;
    for (size_t i = runs->count; i > 1; i--) {
        emic_name_run *second = &runs->items[i - 1], *first = second - 1;
        int apart = (second->score - first->score) / EVEN;
        joined = are_joined(scan, first, second, joined);
        if (!joined)
            continue;
        first->score = (uint8_t)(first->score + apart);
        second->score = (uint8_t)(second->score - apart);
    }
}

static word_set open_set(size_t words, emic_arena *arena)
{
    size_t size = 16;
    while (size < words * 2)
        size *= 2;
    return (word_set){emic_arena_array(arena, size, sizeof(uint32_t)), size - 1};
}

static uint32_t *find_slot(const word_set *set, uint32_t hash)
{
    size_t i = hash & set->mask;
    while (set->hashes[i] && set->hashes[i] != hash)
        i = (i + 1) & set->mask;
    return &set->hashes[i];
}

/* The words of all runs that are beyond doubt. */
static word_set collect_names(const emic_name_scan *scan, const name_run_list *runs,
                              emic_arena *arena)
{
    size_t words = 0;
    for (size_t i = 0; i < runs->count; i++)
        words += runs->items[i].to - runs->items[i].from;
    word_set set = open_set(words, arena);
    for (size_t i = 0; i < runs->count; i++) {
        const emic_name_run *run = &runs->items[i];
        for (size_t k = run->from; k < run->to && !run->doubtful; k++) {
            if (emic_name_is_capital(&scan->tokens[k]))
                *find_slot(&set, scan->tokens[k].hash) = scan->tokens[k].hash;
        }
    }
    return set;
}

/* Takes those doubts away that a list supports and the text does not: the word is a name somewhere,
 * and stands nowhere in small letters here. */
static void settle_doubts(const emic_name_scan *scan, const emic_name_counts *counts,
                          name_run_list *runs)
{
    const unsigned name = EMIC_GAZETTEER_GIVEN | EMIC_GAZETTEER_SURNAME;
    for (size_t i = 0; i < runs->count; i++) {
        emic_name_run *run = &runs->items[i];
        if (run->doubtful && (run->first & name) &&
            emic_name_counts_find(counts, scan, run)->small == 0)
            run->doubtful = false;
    }
}

static void put_run(const emic_name_scan *scan, const emic_name_run *run,
                    const emic_name_count *count, emic_arena *arena, emic_candidate_list *out)
{
    *EMIC_PUSH(arena, out) = (emic_candidate){
        .span = {scan->tokens[run->from].start, scan->tokens[run->to - 1].end},
        .kind = run->kind ? run->kind : count->kind,
        .keyword = emic_name_words(scan, run->from, run->to),
        .score = emic_name_count_score(count),
        .sentence = run->begins,
        .small = run->small,
    };
}

/* Adds the names among the tokens from `from` to before `to` that stand in small letters here and
 * with a capital elsewhere; `next` is the first of them that is not yet seen. */
static void put_small(const emic_name_scan *scan, const emic_name_counts *counts, size_t from,
                      size_t to, size_t *next, emic_arena *arena, emic_candidate_list *out)
{
    for (; *next < counts->small.count && counts->small.items[*next] < to; ++*next) {
        size_t at = counts->small.items[*next];
        emic_name_run run = {.from = at, .to = at + 1, .small = true};
        if (at >= from)
            put_run(scan, &run, emic_name_counts_find(counts, scan, &run), arena, out);
    }
}

static void gather(const emic_name_scan *scan, const emic_name_counts *counts,
                   const name_run_list *runs, emic_arena *arena, emic_candidate_list *out)
{
    word_set names = collect_names(scan, runs, arena);
    size_t end = 0, next = 0;
    for (size_t i = 0; i < runs->count; i++) {
        const emic_name_run *run = &runs->items[i];
        if (run->doubtful && !*find_slot(&names, scan->tokens[run->from].hash))
            continue;
        put_small(scan, counts, end, run->from, &next, arena, out);
        put_run(scan, run, emic_name_counts_find(counts, scan, run), arena, out);
        end = run->to;
    }
    put_small(scan, counts, end, scan->count, &next, arena, out);
}

void emic_detect_names(emic_slice text, const emic_token_list *tokens,
                       const emic_gazetteer *gazetteer, bool exhaustive, emic_arena *arena,
                       emic_candidate_list *out)
{
    emic_name_scan scan = {.text = text,
                           .tokens = tokens->items,
                           .count = tokens->count,
                           .gazetteer = gazetteer,
                           .cues = emic_name_cue_load(arena),
                           .exhaustive = exhaustive,
                           .small = emic_detect_capitals(tokens) < EMIC_CAPITALS_LEAST};
    scan.unlisted = (exhaustive || scan.small) && emic_name_unlisted(&scan) < UNLISTED_MOST;
    name_run_list runs = {0};
    emic_name_counts counts;
    *out = (emic_candidate_list){0};
    read_runs(&scan, arena, &runs);
    even_out(&scan, &runs);
    emic_name_counts_load(&scan, runs.items, runs.count, arena, &counts);
    settle_doubts(&scan, &counts, &runs);
    gather(&scan, &counts, &runs, arena, out);
    out->steps = tokens->count;
}
