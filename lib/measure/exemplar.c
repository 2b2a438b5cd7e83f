/* Choosing what to quote, and reading the words of what was chosen, each text once. */
#include "measure/exemplar.h"
#include "study/search.h"
#include <stdlib.h>

enum { POLARITIES = EMIC_QUALIFIES + 1 };

const char *emic_exemplar_rule(void)
{
    return "The first of these decides: a typical example of the codebook; evidence of a "
           "judgement; evidence of a relation or proposition; more coders who coded just this "
           "passage; a higher weight; 40 to 400 characters; a participant quoted less so far; the "
           "order of participants, documents and places.";
}

typedef struct choice {
    const emic_frequency *frequency;
    const emic_passage_list *passages;
    size_t most;
    int64_t *quoted; /* of each case, how often so far */
    size_t *best;    /* of each slot (a polarity and group): index + 1 of the best so far */
    size_t *chosen;  /* of each slot, up to `most` indexes + 1 */
    size_t slots;
    emic_exemplar_list *out;
    emic_arena *arena;
} choice;

static bool is_handy(const emic_passage *passage)
{
    uint32_t length = passage->span.end - passage->span.start;
    return length >= EMIC_EXEMPLAR_SHORT && length <= EMIC_EXEMPLAR_LONG;
}

/* Whether `a` is to be quoted rather than `b`, which comes before it in document and place. */
static bool is_better(const choice *at, const emic_passage *a, const emic_passage *b)
{
    const int64_t keys[][2] = {{a->typical, b->typical},
                               {a->judged, b->judged},
                               {a->theory, b->theory},
                               {a->coders, b->coders},
                               {a->weight, b->weight},
                               {is_handy(a), is_handy(b)},
                               {-at->quoted[a->case_at], -at->quoted[b->case_at]},
                               {-a->case_at, -b->case_at}};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (keys[i][0] != keys[i][1])
            return keys[i][0] > keys[i][1];
    return false;
}

/* Where the passage competes, or `slots` for one of nobody in the base. */
static size_t slot_of(const choice *at, const emic_passage *passage)
{
    int group = passage->case_at < 0 ? -1 : at->frequency->group_of[passage->case_at];
    if (group < 0)
        return at->slots;
    return (size_t)passage->polarity * at->frequency->group_count + (size_t)group;
}

static bool has_participant(const choice *at, size_t slot, int case_at)
{
    for (size_t i = 0; i < at->most; i++) {
        size_t index = at->chosen[slot * at->most + i];
        if (index && at->passages->items[index - 1].case_at == case_at)
            return true;
    }
    return false;
}

/* The next quote of each slot among the passages from..end of one code. */
static bool choose_next(choice *at, size_t from, size_t end, size_t place)
{
    bool any = false;
    memset(at->best, 0, at->slots * sizeof *at->best);
    for (size_t i = from; i < end; i++) {
        const emic_passage *passage = &at->passages->items[i];
        size_t slot = slot_of(at, passage);
        if (slot == at->slots || has_participant(at, slot, passage->case_at))
            continue;
        size_t best = at->best[slot];
        if (!best || is_better(at, passage, &at->passages->items[best - 1]))
            at->best[slot] = i + 1;
    }
    for (size_t slot = 0; slot < at->slots; slot++) {
        if (!at->best[slot])
            continue;
        at->chosen[slot * at->most + place] = at->best[slot];
        at->quoted[at->passages->items[at->best[slot] - 1].case_at]++;
        any = true;
    }
    return any;
}

static void choose_of_code(choice *at, size_t from, size_t end)
{
    memset(at->chosen, 0, at->slots * at->most * sizeof *at->chosen);
    for (size_t place = 0; place < at->most && choose_next(at, from, end, place); place++)
        ;
    for (size_t slot = 0; slot < at->slots; slot++)
        for (size_t i = 0; i < at->most && at->chosen[slot * at->most + i]; i++) {
            emic_exemplar *one = EMIC_PUSH(at->arena, at->out);
            one->passage = at->passages->items[at->chosen[slot * at->most + i] - 1];
            one->group = slot % at->frequency->group_count;
            one->document = at->passages->documents.items[one->passage.document].name;
            one->participant = at->frequency->cases.items[one->passage.case_at].participant.label;
        }
}

static void choose(choice *at)
{
    size_t end;
    for (size_t from = 0; from < at->passages->count; from = end) {
        end = from + 1;
        while (end < at->passages->count &&
               at->passages->items[end].code_at == at->passages->items[from].code_at)
            end++;
        choose_of_code(at, from, end);
    }
    for (size_t i = 0; i < at->frequency->cases.count; i++)
        at->out->quoted += at->quoted[i] > 0;
}

/* --- Words ------------------------------------------------------------------------------------ */

static int by_document(const void *left, const void *right)
{
    const emic_passage *a = &(*(emic_exemplar *const *)left)->passage;
    const emic_passage *b = &(*(emic_exemplar *const *)right)->passage;
    return (a->document > b->document) - (a->document < b->document);
}

static emic_status read_document(emic_study *study, emic_id document, emic_exemplar **items,
                                 size_t count, emic_arena *scratch, emic_arena *arena,
                                 emic_error *err)
{
    emic_text_index text = {0};
    emic_document_turns turns;
    EMIC_TRY(emic_document_turns_load(study, document, scratch, &turns, err));
    emic_status status = emic_document_text(study, document, scratch, &text, err);
    if (status != EMIC_OK && status != EMIC_REFUSED)
        return status;
    for (size_t i = 0; i < count; i++) {
        emic_exemplar *one = items[i];
        int turn = emic_search_turn(&turns, one->passage.span.start);
        if (turn >= 0 && one->passage.span.start < turns.items[turn].span.end)
            one->turn = turns.items[turn].ordinal;
        if (text.text.data && one->passage.span.end <= text.points)
            one->words = emic_arena_copy(arena, emic_text_words(&text, one->passage.span));
    }
    return EMIC_OK;
}

static emic_status read_words(emic_study *study, const emic_passage_list *passages,
                              emic_arena *arena, emic_exemplar_list *list, emic_error *err)
{
    emic_arena *scratch = emic_arena_open();
    emic_exemplar **items = emic_arena_array(arena, list->count + 1, sizeof(emic_exemplar *));
    emic_status status = EMIC_OK;
    for (size_t i = 0; i < list->count; i++)
        items[i] = &list->items[i];
    if (list->count)
        qsort(items, list->count, sizeof *items, by_document);
    for (size_t from = 0, end; from < list->count && status == EMIC_OK; from = end) {
        for (end = from;
             end < list->count && items[end]->passage.document == items[from]->passage.document;)
            end++;
        emic_arena_reset(scratch);
        status = read_document(study, passages->documents.items[items[from]->passage.document].id,
                               items + from, end - from, scratch, arena, err);
    }
    emic_arena_close(scratch);
    return status;
}

emic_status emic_exemplar_list_load(emic_study *study, const emic_frequency *frequency,
                                    int64_t most, emic_arena *arena, emic_exemplar_list *out,
                                    emic_error *err)
{
    emic_passage_list passages;
    emic_arena *scratch = emic_arena_open();
    emic_status status;
    *out = (emic_exemplar_list){0};
    EMIC_TRY_DONE(emic_passage_list_load(study, &frequency->cases, scratch, &passages, err));
    choice at = {.frequency = frequency, .passages = &passages, .most = (size_t)most};
    at.out = out;
    at.arena = arena;
    at.slots = POLARITIES * frequency->group_count;
    at.quoted = emic_arena_array(scratch, frequency->cases.count + 1, sizeof *at.quoted);
    at.best = emic_arena_array(scratch, at.slots + 1, sizeof *at.best);
    at.chosen = emic_arena_array(scratch, at.slots * at.most + 1, sizeof *at.chosen);
    if (most > 0)
        choose(&at);
    for (size_t i = 0; i < out->count; i++)
        out->items[i].document = emic_arena_copy(arena, out->items[i].document);
    EMIC_TRY_DONE(read_words(study, &passages, arena, out, err));
done:
    emic_arena_close(scratch);
    return status;
}

size_t emic_exemplar_first(const emic_exemplar_list *list, size_t code_at)
{
    size_t low = 0, high = list->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if ((size_t)list->items[middle].passage.code_at < code_at)
            low = middle + 1;
        else
            high = middle;
    }
    bool found = low < list->count && (size_t)list->items[low].passage.code_at == code_at;
    return found ? low : list->count;
}
