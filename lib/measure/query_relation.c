/* Which codings stand in a relation to which others: by sorting and searching, never by comparing
 * all with all. Codings come in order of start, so the turns they begin in are in order, too. */
#include "measure/query_node.h"
#include <stdlib.h>

/* For three of the relations a coding t is near enough to s when t.from <= s.limit and
 * t.reach >= s.need. `from` rises with the order of codings. */
typedef struct bounds {
    int64_t from, reach, limit, need;
} bounds;

static bounds bounds_of(const query_segment *segment, query_relation relation, int64_t turns)
{
    int64_t start = segment->span.start, end = segment->span.end;
    switch (relation) {
    case RELATION_INSIDE:
        return (bounds){start, end, start, end};
    case RELATION_NEAR:
        return (bounds){segment->first_turn, segment->last_turn, segment->last_turn + turns,
                        segment->first_turn - turns};
    default:
        return (bounds){start, end, end - 1, start + 1};
    }
}

/* The two of the first so many codings of a set that reach farthest: two, because a coding is
 * compared with others only. */
typedef struct farthest {
    int64_t from, reach[2];
    size_t at;
} farthest;

static farthest *sweep(const query_scene *scene, const bool *set, query_relation relation,
                       int64_t turns, size_t *count)
{
    farthest *list = emic_arena_array(scene->arena, scene->count + 1, sizeof *list);
    farthest best = {.reach = {INT64_MIN, INT64_MIN}};
    *count = 0;
    for (size_t i = 0; i < scene->count; i++) {
        if (!set[i])
            continue;
        bounds of = bounds_of(&scene->items[i], relation, turns);
        best.from = of.from;
        if (of.reach > best.reach[0]) {
            best.reach[1] = best.reach[0];
            best.reach[0] = of.reach;
            best.at = i;
        } else if (of.reach > best.reach[1]) {
            best.reach[1] = of.reach;
        }
        list[(*count)++] = best;
    }
    return list;
}

/* How many of `list` have from <= limit. */
static size_t count_up_to(const farthest *list, size_t count, int64_t limit)
{
    size_t low = 0;
    while (low < count) {
        size_t middle = low + (count - low) / 2;
        if (list[middle].from <= limit)
            low = middle + 1;
        else
            count = middle;
    }
    return low;
}

static void relate_reaching(const query_scene *scene, query_relation relation, int64_t turns,
                            bool others_only, const bool *left, const bool *right, bool *out)
{
    size_t count;
    const farthest *list = sweep(scene, right, relation, turns, &count);
    for (size_t i = 0; i < scene->count; i++) {
        out[i] = false;
        if (left && !left[i])
            continue;
        bounds of = bounds_of(&scene->items[i], relation, turns);
        size_t before = count_up_to(list, count, of.limit);
        if (before == 0)
            continue;
        const farthest *best = &list[before - 1];
        out[i] = best->reach[others_only && best->at == i] >= of.need;
    }
}

void emic_query_touch(const query_scene *scene, const bool *right, bool *out)
{
    relate_reaching(scene, RELATION_OVERLAPS, 0, false, NULL, right, out);
}

/* An end of a coding and its turn: what comes nearest before or after another. */
typedef struct edge {
    int64_t place, turn;
} edge;

static int order(const void *left, const void *right)
{
    const edge *a = left, *b = right;
    return (a->place > b->place) - (a->place < b->place);
}

/* The beginnings or the ends of the codings of `set`, in order. */
static edge *edges_of(const query_scene *scene, const bool *set, bool ends, size_t *count)
{
    edge *list = emic_arena_array(scene->arena, scene->count + 1, sizeof *list);
    *count = 0;
    for (size_t i = 0; i < scene->count; i++) {
        const query_segment *segment = &scene->items[i];
        if (set[i])
            list[(*count)++] = ends ? (edge){segment->span.end, segment->last_turn}
                                    : (edge){segment->span.start, segment->first_turn};
    }
    if (ends && *count)
        qsort(list, *count, sizeof *list, order);
    return list;
}

/* First of `list` with place >= wanted. */
static size_t lower_bound(const edge *list, size_t count, int64_t wanted)
{
    size_t low = 0;
    while (low < count) {
        size_t middle = low + (count - low) / 2;
        if (list[middle].place < wanted)
            low = middle + 1;
        else
            count = middle;
    }
    return low;
}

/* The nearest is also the one the fewest turns away. */
static void relate_apart(const query_scene *scene, bool before, int64_t turns, const bool *left,
                         const bool *right, bool *out)
{
    size_t count;
    const edge *list = edges_of(scene, right, !before, &count);
    for (size_t i = 0; i < scene->count; i++) {
        const query_segment *segment = &scene->items[i];
        int64_t away;
        out[i] = false;
        if (!left[i])
            continue;
        if (before) {
            size_t at = lower_bound(list, count, segment->span.end);
            if (at == count)
                continue;
            away = list[at].turn - segment->last_turn;
        } else {
            size_t at = lower_bound(list, count, (int64_t)segment->span.start + 1);
            if (at == 0)
                continue;
            away = segment->first_turn - list[at - 1].turn;
        }
        out[i] = turns == ANY_TURNS || away <= turns;
    }
}

void emic_query_relate(const query_scene *scene, const query_node *relation, const bool *left,
                       const bool *right, bool *out)
{
    bool before = relation->relation == RELATION_BEFORE;
    if (before || relation->relation == RELATION_AFTER)
        relate_apart(scene, before, relation->turns, left, right, out);
    else
        relate_reaching(scene, relation->relation, relation->turns, true, left, right, out);
}
