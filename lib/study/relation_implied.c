/* What transitive relations imply. Relations are few: each code's reach is walked anew. */
#include "study/relation.h"

typedef struct place {
    int at; /* of a code in the codebook */
    emic_id id;
} place;

typedef struct relation_walk {
    const emic_relation_list *stated;
    const emic_relation_type *type;
    place from;
    struct {
        place *items;
        size_t count, capacity;
    } reached; /* and still to be walked on from */
    emic_arena *arena;
    emic_relation_list *out;
} relation_walk;

static void reach(relation_walk *walk, place to)
{
    if (to.at == walk->from.at)
        return;
    for (size_t i = 0; i < walk->reached.count; i++)
        if (walk->reached.items[i].at == to.at)
            return;
    *EMIC_PUSH(walk->arena, &walk->reached) = to;
}

static void step_on(relation_walk *walk, int at)
{
    for (size_t i = 0; i < walk->stated->count; i++) {
        const emic_relation *relation = &walk->stated->items[i];
        if (relation->type != walk->type->id)
            continue;
        if (relation->source_at == at)
            reach(walk, (place){relation->target_at, relation->target});
        if (walk->type->symmetric && relation->target_at == at)
            reach(walk, (place){relation->source_at, relation->source});
    }
}

static bool joins(const emic_relation *relation, const relation_walk *walk, int at)
{
    bool forth = relation->source_at == walk->from.at && relation->target_at == at;
    bool back = relation->source_at == at && relation->target_at == walk->from.at;
    return relation->type == walk->type->id && (forth || (walk->type->symmetric && back));
}

/* Stated, or found before: of a symmetric type from the other end. */
static bool is_known(const relation_walk *walk, int at)
{
    const emic_relation_list *lists[] = {walk->stated, walk->out};
    for (int k = 0; k < 2; k++)
        for (size_t i = 0; i < lists[k]->count; i++)
            if (joins(&lists[k]->items[i], walk, at))
                return true;
    return false;
}

static void walk_from(relation_walk *walk)
{
    walk->reached.count = 0;
    step_on(walk, walk->from.at);
    for (size_t i = 0; i < walk->reached.count; i++)
        step_on(walk, walk->reached.items[i].at);
    for (size_t i = 0; i < walk->reached.count; i++) {
        const place *to = &walk->reached.items[i];
        if (is_known(walk, to->at))
            continue;
        *EMIC_PUSH(walk->arena, walk->out) = (emic_relation){
            .source = walk->from.id,
            .source_at = walk->from.at,
            .type = walk->type->id,
            .type_name = walk->type->name,
            .target = to->id,
            .target_at = to->at,
        };
    }
}

void emic_relation_implied(const emic_relation_list *stated, const emic_relation_type_list *types,
                           emic_arena *arena, emic_relation_list *out)
{
    relation_walk walk = {.stated = stated, .arena = arena, .out = out};
    *out = (emic_relation_list){0};
    for (size_t k = 0; k < types->count; k++) {
        walk.type = &types->items[k];
        for (size_t i = 0; walk.type->transitive && i < stated->count; i++) {
            const emic_relation *relation = &stated->items[i];
            if (relation->type != walk.type->id)
                continue;
            walk.from = (place){relation->source_at, relation->source};
            walk_from(&walk);
            walk.from = (place){relation->target_at, relation->target};
            if (walk.type->symmetric)
                walk_from(&walk);
        }
    }
}
