/* Opening a query and answering it document by document. What it says is query_parse.c's business,
 * what it means query_evaluate.c's. */
#include "measure/select_codings.h"
#include "study/speech.h"
#include <stdlib.h>

static int order_ids(const void *left, const void *right)
{
    const emic_id *a = left, *b = right;
    return (*a > *b) - (*a < *b);
}

/* Asks the full-text index where the words of each text: stand, so that no other text is read. */
static emic_status look_up_words(emic_query *query, emic_error *err)
{
    for (size_t i = 0; i < query->searches.count; i++) {
        query_node *node = query->searches.items[i];
        emic_search_documents found;
        if (node->kind != QUERY_TEXT)
            continue;
        EMIC_TRY(emic_search_documents_load(query->study, node->search, query->arena, &found, err));
        for (size_t k = 0; k < found.count; k++)
            *EMIC_PUSH(query->arena, &node->documents) = found.items[k].id;
        if (found.count)
            qsort(node->documents.items, found.count, sizeof(emic_id), order_ids);
    }
    return EMIC_OK;
}

bool emic_query_may_find(const query_scene *scene, const query_node *node)
{
    return node->documents.count && !scene->document->withheld &&
           bsearch(&scene->document->id, node->documents.items, node->documents.count,
                   sizeof(emic_id), order_ids);
}

static emic_status open_query(emic_query *query, emic_slice text, emic_error *err)
{
    emic_arena *arena = query->arena;
    EMIC_TRY(emic_codebook_load(query->study, arena, &query->codebook, err));
    EMIC_TRY(emic_participant_list_load(query->study, arena, &query->people, err));
    EMIC_TRY(emic_query_coders_load(query->study, arena, &query->coders, err));
    EMIC_TRY(emic_query_parse(query, emic_arena_copy(arena, text), err));
    return look_up_words(query, err);
}

emic_status emic_query_open(emic_study *study, emic_slice text, emic_query **out, emic_error *err)
{
    emic_query *query = emic_memory_alloc(sizeof *query);
    *query = (emic_query){.study = study, .arena = emic_arena_open()};
    emic_status status = open_query(query, text, err);
    *out = status == EMIC_OK ? query : NULL;
    if (status != EMIC_OK)
        emic_query_close(query);
    return status;
}

void emic_query_close(emic_query *query)
{
    if (!query)
        return;
    for (size_t i = 0; i < query->searches.count; i++)
        emic_search_close(query->searches.items[i]->search);
    emic_arena_close(query->arena);
    free(query);
}

const emic_participant_list *emic_query_people(const emic_query *query)
{
    return &query->people;
}

const emic_codebook *emic_query_codebook(const emic_query *query)
{
    return &query->codebook;
}

static int find_person(const emic_query *query, emic_slice label)
{
    for (size_t i = 0; i < query->people.count; i++)
        if (emic_slice_equal(query->people.items[i].label, label))
            return (int)i;
    return -1;
}

/* Whose words each coding covers: the document's participant's, or where several speak, his who
 * speaks where it begins. */
static void find_people(query_scene *scene)
{
    const emic_search_document *document = scene->document;
    int alone = find_person(scene->query, document->participant);
    size_t turns = document->shared ? scene->turns.count : 0;
    int *speakers = emic_arena_array(scene->arena, turns + 1, sizeof *speakers);
    for (size_t at = 0; at < turns; at++)
        speakers[at] = find_person(scene->query, scene->turns.items[at].participant);
    for (size_t i = 0; i < scene->count; i++) {
        query_segment *segment = &scene->items[i];
        int at = document->shared ? emic_search_turn(&scene->turns, segment->span.start) : -1;
        segment->person_at = at >= 0 ? speakers[at] : document->shared ? -1 : alone;
    }
}

static void number_turns(query_scene *scene)
{
    for (size_t i = 0; i < scene->count; i++) {
        query_segment *segment = &scene->items[i];
        segment->first_turn = emic_search_turn(&scene->turns, segment->span.start);
        segment->last_turn = emic_search_turn(&scene->turns, segment->span.end - 1);
    }
}

static int order(const void *left, const void *right)
{
    const query_segment *a = left, *b = right;
    if (a->span.start != b->span.start)
        return a->span.start < b->span.start ? -1 : 1;
    if (a->span.end != b->span.end)
        return a->span.end < b->span.end ? -1 : 1;
    if (a->code_at != b->code_at)
        return a->code_at < b->code_at ? -1 : 1;
    if (a->coder_at != b->coder_at)
        return a->coder_at < b->coder_at ? -1 : 1;
    return (a->round > b->round) - (a->round < b->round);
}

/* What the query needs to know of the codings, and no more. */
static emic_status load_scene(query_scene *scene, emic_error *err)
{
    const emic_query *query = scene->query;
    const emic_search_document *document = scene->document;
    bool text = false;
    for (size_t i = 0; i < query->searches.count; i++)
        text = text || emic_query_may_find(scene, query->searches.items[i]);
    bool turns = query->needs_turns || text || (query->needs_people && document->shared);
    if (turns)
        EMIC_TRY(
            emic_document_turns_load(query->study, document->id, scene->arena, &scene->turns, err));
    if (text)
        EMIC_TRY(emic_document_text(query->study, document->id, scene->arena, &scene->text, err));
    if (query->needs_people)
        find_people(scene);
    if (query->needs_turns)
        number_turns(scene);
    return EMIC_OK;
}

/* Adds to the scene what quotes show beside what the query needed. */
static emic_status load_rest(query_scene *scene, emic_error *err)
{
    const emic_query *query = scene->query;
    const emic_search_document *document = scene->document;
    if (!scene->turns.count)
        EMIC_TRY(
            emic_document_turns_load(query->study, document->id, scene->arena, &scene->turns, err));
    if (!scene->text.text.data && !document->withheld)
        EMIC_TRY(emic_document_text(query->study, document->id, scene->arena, &scene->text, err));
    find_people(scene);
    return EMIC_OK;
}

static emic_status add_quote(const query_scene *scene, const query_segment *segment,
                             emic_quote_list *out, emic_error *err)
{
    emic_quote *quote = EMIC_PUSH(scene->arena, out);
    *quote = (emic_quote){
        .id = segment->id,
        .span = segment->span,
        .code_at = (size_t)segment->code_at,
        .coder = scene->query->coders.items[segment->coder_at].name,
        .round = segment->round,
        .polarity = segment->polarity,
        .person_at = segment->person_at,
    };
    int at = emic_search_turn(&scene->turns, segment->span.start);
    if (at >= 0 && segment->span.start < scene->turns.items[at].span.end) {
        quote->turn = scene->turns.items[at].ordinal;
        quote->speaker = scene->turns.items[at].speaker;
    }
    if (scene->text.text.data)
        quote->words = emic_text_words(&scene->text, segment->span);
    if (scene->query->needs_details)
        return EMIC_OK;
    return emic_query_polarity(scene->query->study, segment->id, &quote->polarity, err);
}

void emic_quote_around(const emic_quote_list *list, const emic_quote *quote, size_t turns,
                       emic_slice *before, emic_slice *after)
{
    emic_span left = {0, quote->span.start};
    emic_span right = {quote->span.end, (uint32_t)list->text.points};
    int first = emic_search_turn(&list->turns, quote->span.start);
    int last = emic_search_turn(&list->turns, quote->span.end - 1);
    size_t end = (size_t)(last + 1) + turns; /* the turns from 0 up to here, not included */
    *before = *after = (emic_slice){0};
    if (!list->text.text.data)
        return;
    if (first >= 0 && (size_t)first >= turns)
        left.start = list->turns.items[(size_t)first - turns].span.start;
    if (end >= 1 && end <= list->turns.count && list->turns.items[end - 1].span.end > right.start)
        right.end = list->turns.items[end - 1].span.end;
    *before = emic_text_words(&list->text, left);
    *after = emic_text_words(&list->text, right);
}

static emic_status answer(query_scene *scene, emic_quote_list *out, emic_error *err)
{
    size_t found = 0;
    EMIC_TRY(emic_query_segments_load(scene, err));
    if (scene->count == 0)
        return EMIC_OK;
    qsort(scene->items, scene->count, sizeof *scene->items, order);
    EMIC_TRY(load_scene(scene, err));
    bool *quoted = emic_arena_array(scene->arena, scene->count, sizeof *quoted);
    EMIC_TRY(emic_query_evaluate(scene, scene->query->root, quoted, err));
    for (size_t i = 0; i < scene->count; i++)
        found += quoted[i];
    if (found == 0)
        return EMIC_OK;
    EMIC_TRY(load_rest(scene, err));
    out->turns = scene->turns;
    out->text = scene->text;
    for (size_t i = 0; i < scene->count; i++)
        if (quoted[i])
            EMIC_TRY(add_quote(scene, &scene->items[i], out, err));
    return EMIC_OK;
}

emic_status emic_query_quotes(emic_query *query, const emic_search_document *document,
                              emic_arena *arena, emic_quote_list *out, emic_error *err)
{
    query_scene scene = {.query = query, .document = document, .arena = arena};
    emic_error ignored;
    *out = (emic_quote_list){0};
    EMIC_TRY(emic_query_hold(query->study, err));
    emic_status status = answer(&scene, out, err);
    emic_status released = emic_query_release(query->study, status == EMIC_OK ? err : &ignored);
    return status == EMIC_OK ? released : status;
}
