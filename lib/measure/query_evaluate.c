/* What a query means. Each part of it yields codings, and can be asked whether it holds at a
 * coding: a filter holds where the coding is as it says, a part that names codes where one of its
 * codings shares a character. What the parts of AND have to be to one another follows from that. */
#include "measure/query_node.h"

static bool *make_flags(const query_scene *scene)
{
    return emic_arena_array(scene->arena, scene->count + 1, sizeof(bool));
}

/* Does the text of the document have the words of a search within each coding? */
static emic_status find_text(const query_scene *scene, const query_node *node, bool *out,
                             emic_error *err)
{
    emic_search_hits hits;
    if (!emic_query_may_find(scene, node))
        return EMIC_OK;
    EMIC_TRY(emic_search_find(node->search, &scene->text, &scene->turns, NULL, scene->arena, &hits,
                              err));
    for (size_t i = 0; i < scene->count; i++) {
        emic_span span = scene->items[i].span;
        size_t low = 0, high = hits.count; /* the first hit that begins in the coding */
        while (low < high) {
            size_t middle = low + (high - low) / 2;
            if (hits.items[middle].span.start < span.start)
                low = middle + 1;
            else
                high = middle;
        }
        /* a phrase with a star can end in many places, but hits that begin later end later */
        out[i] = low < hits.count && hits.items[low].span.end <= span.end;
    }
    return EMIC_OK;
}

static emic_status find_memo(const query_scene *scene, const query_node *node, bool *out,
                             emic_error *err)
{
    const emic_document_turns none = {0};
    for (size_t i = 0; i < scene->count; i++) {
        emic_slice memo = scene->items[i].memo;
        emic_text_index text;
        emic_search_hits hits;
        if (memo.length == 0 || !emic_utf8_valid(memo, NULL))
            continue;
        emic_text_index_load(&text, memo, scene->arena);
        EMIC_TRY(emic_search_find(node->search, &text, &none, NULL, scene->arena, &hits, err));
        out[i] = hits.count > 0;
    }
    return EMIC_OK;
}

static bool fits(const query_scene *scene, const query_node *node, const query_segment *segment)
{
    switch (node->kind) {
    case QUERY_CODE:
        return node->flags[segment->code_at];
    case QUERY_CODER:
        return segment->coder == node->value;
    case QUERY_ROUND:
        return segment->round == node->value;
    case QUERY_DOCUMENT:
        return scene->document->id == node->value;
    case QUERY_PEOPLE:
        return segment->person_at >= 0 && node->flags[segment->person_at];
    case QUERY_POLARITY:
        return (int64_t)segment->polarity == node->value;
    case QUERY_RULE:
        return segment->rule == node->value;
    case QUERY_BY_RULE:
        return (segment->rule != 0) == (node->value != 0);
    default:
        return false;
    }
}

static emic_status hold(const query_scene *scene, const query_node *node, bool *out,
                        emic_error *err);

/* Terms of AND and OR: what all, or any, of them say. `yield`: their codings, else where they
 * hold. */
static emic_status combine(const query_scene *scene, const query_node *node, bool yield, bool *out,
                           emic_error *err)
{
    bool all = node->kind == QUERY_AND, *term = make_flags(scene);
    size_t quoted = 0;
    while (all && quoted < node->terms.count && !node->terms.items[quoted]->names_codes)
        quoted++;
    for (size_t i = 0; i < node->terms.count; i++) {
        bool yields = all ? i == quoted : yield;
        if (yields)
            EMIC_TRY(emic_query_evaluate(scene, node->terms.items[i], term, err));
        else
            EMIC_TRY(hold(scene, node->terms.items[i], term, err));
        for (size_t k = 0; k < scene->count; k++)
            out[k] = i == 0 ? term[k] : all ? out[k] && term[k] : out[k] || term[k];
    }
    return EMIC_OK;
}

/* Flags the codings at which `node` holds. */
static emic_status hold(const query_scene *scene, const query_node *node, bool *out,
                        emic_error *err)
{
    if (node->kind == QUERY_OR)
        return combine(scene, node, false, out, err);
    if (!node->names_codes)
        return emic_query_evaluate(scene, node, out, err);
    bool *set = make_flags(scene);
    EMIC_TRY(emic_query_evaluate(scene, node, set, err));
    emic_query_touch(scene, set, out);
    return EMIC_OK;
}

static emic_status evaluate_relation(const query_scene *scene, const query_node *node, bool *out,
                                     emic_error *err)
{
    bool *left = make_flags(scene), *right = make_flags(scene);
    EMIC_TRY(emic_query_evaluate(scene, node->terms.items[0], left, err));
    EMIC_TRY(emic_query_evaluate(scene, node->terms.items[1], right, err));
    emic_query_relate(scene, node, left, right, out);
    return EMIC_OK;
}

emic_status emic_query_evaluate(const query_scene *scene, const query_node *node, bool *out,
                                emic_error *err)
{
    memset(out, 0, scene->count * sizeof *out);
    switch (node->kind) {
    case QUERY_AND:
    case QUERY_OR:
        return combine(scene, node, true, out, err);
    case QUERY_NOT:
        EMIC_TRY(hold(scene, node->terms.items[0], out, err));
        for (size_t i = 0; i < scene->count; i++)
            out[i] = !out[i];
        return EMIC_OK;
    case QUERY_RELATION:
        return evaluate_relation(scene, node, out, err);
    case QUERY_TEXT:
        return find_text(scene, node, out, err);
    case QUERY_MEMO:
        return find_memo(scene, node, out, err);
    default:
        for (size_t i = 0; i < scene->count; i++)
            out[i] = fits(scene, node, &scene->items[i]);
        return EMIC_OK;
    }
}
