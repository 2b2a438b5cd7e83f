/* The tree is built from lists that are each read once; words are read last, for what is in it. */
#include "study/trace.h"
#include "study/proposition.h"
#include "study/relation.h"

enum { DEEPEST = 32 }; /* of a damaged study whose propositions stand under each other in a ring */

static const char *const kind_names[] = {"code", "proposition", "relation", "coding"};

const char *emic_trace_kind_name(emic_trace_kind kind)
{
    return kind_names[kind];
}

/* All that a trace can step on. `by_code` holds indexes of codings, those of the code at `k` from
 * `first[k]` to `first[k + 1]`. */
typedef struct trace_facts {
    const emic_codebook *codebook;
    emic_relation_list relations;
    emic_proposition_list propositions;
    emic_evidence_list for_relations, for_propositions;
    emic_citation_list codings;
    size_t *by_code, *first;
    size_t top, end; /* the codes that are traced */
    emic_arena *arena;
    emic_trace *out;
} trace_facts;

static void sort_codings(trace_facts *facts)
{
    size_t codes = facts->codebook->count, count = facts->codings.count;
    facts->first = emic_arena_array(facts->arena, codes + 2, sizeof *facts->first);
    facts->by_code = emic_arena_array(facts->arena, count + 1, sizeof *facts->by_code);
    size_t *next = emic_arena_array(facts->arena, codes + 1, sizeof *next);
    for (size_t i = 0; i < count; i++)
        facts->first[facts->codings.items[i].code_at + 1]++;
    for (size_t k = 0; k < codes; k++)
        facts->first[k + 1] += facts->first[k];
    memcpy(next, facts->first, codes * sizeof *next);
    for (size_t i = 0; i < count; i++)
        facts->by_code[next[facts->codings.items[i].code_at]++] = i;
}

static emic_status load(emic_study *study, const emic_codebook *codebook, emic_arena *arena,
                        emic_trace *out, trace_facts *facts, emic_error *err)
{
    *out = (emic_trace){0};
    *facts = (trace_facts){.codebook = codebook, .arena = arena, .out = out};
    EMIC_TRY(emic_relation_list_load(study, codebook, arena, &facts->relations, err));
    EMIC_TRY(emic_proposition_list_load(study, codebook, arena, &facts->propositions, err));
    EMIC_TRY(emic_evidence_list_load(study, EMIC_EVIDENCE_OF_RELATION, arena, &facts->for_relations,
                                     err));
    EMIC_TRY(emic_evidence_list_load(study, EMIC_EVIDENCE_OF_PROPOSITION, arena,
                                     &facts->for_propositions, err));
    EMIC_TRY(emic_citation_list_load(study, codebook, arena, &facts->codings, err));
    sort_codings(facts);
    return EMIC_OK;
}

/* --- Nodes ------------------------------------------------------------------------------------ */

static emic_trace_node *add_node(trace_facts *facts, emic_trace_kind kind, emic_id id, int depth)
{
    emic_trace_node *node = EMIC_PUSH(facts->arena, facts->out);
    node->kind = kind;
    node->id = id;
    node->depth = depth;
    node->level = -1;
    return node;
}

static void add_code(trace_facts *facts, int at, int depth)
{
    const emic_code *code = &facts->codebook->items[at];
    emic_trace_node *node = add_node(facts, EMIC_TRACE_CODE, code->id, depth);
    node->level = code->level;
    node->name = code->path;
    node->says = code->brief;
}

static emic_trace_node *add_proposition(trace_facts *facts, const emic_proposition *proposition,
                                        int depth)
{
    emic_trace_node *node = add_node(facts, EMIC_TRACE_PROPOSITION, proposition->id, depth);
    node->level = proposition->level;
    node->name = proposition->label;
    node->says = proposition->text;
    return node;
}

static emic_trace_node *add_relation(trace_facts *facts, const emic_relation *relation, int depth)
{
    const emic_code *codes = facts->codebook->items;
    emic_trace_node *node = add_node(facts, EMIC_TRACE_RELATION, relation->id, depth);
    node->name = emic_slice_of(emic_arena_format(
        facts->arena, "%.*s %.*s %.*s", EMIC_ARG(codes[relation->source_at].path),
        EMIC_ARG(relation->type_name), EMIC_ARG(codes[relation->target_at].path)));
    node->says = relation->memo;
    return node;
}

/* Its words are filled in at the end. */
static emic_trace_node *add_coding(trace_facts *facts, size_t at, int depth)
{
    const emic_citation *coding = &facts->codings.items[at];
    emic_trace_node *node = add_node(facts, EMIC_TRACE_CODING, coding->id, depth);
    node->name =
        emic_slice_of(emic_arena_format(facts->arena, "%.*s %u:%u", EMIC_ARG(coding->document_name),
                                        coding->span.start, coding->span.end));
    node->polarity = coding->polarity;
    node->detached = coding->detached;
    node->participant = coding->participant;
    node->coder = coding->coder_name;
    return node;
}

static void add_evidence(trace_facts *facts, const emic_evidence_list *list, emic_id owner,
                         int depth)
{
    size_t at = emic_evidence_first(list, owner);
    for (; at < list->count && list->items[at].owner == owner; at++) {
        int64_t coding = emic_citation_at(&facts->codings, list->items[at].coding);
        if (coding < 0)
            continue;
        emic_trace_node *node = add_coding(facts, (size_t)coding, depth);
        node->evidence = true;
        node->polarity = list->items[at].polarity;
    }
}

static emic_status read_words(emic_study *study, trace_facts *facts, emic_error *err)
{
    bool *wanted = emic_arena_array(facts->arena, facts->codings.count + 1, sizeof *wanted);
    emic_trace *trace = facts->out;
    for (size_t i = 0; i < trace->count; i++)
        if (trace->items[i].kind == EMIC_TRACE_CODING)
            wanted[emic_citation_at(&facts->codings, trace->items[i].id)] = true;
    EMIC_TRY(emic_citation_read_words(study, &facts->codings, wanted, facts->arena, err));
    for (size_t i = 0; i < trace->count; i++) {
        emic_trace_node *node = &trace->items[i];
        if (node->kind == EMIC_TRACE_CODING)
            node->says = facts->codings.items[emic_citation_at(&facts->codings, node->id)].words;
    }
    return EMIC_OK;
}

/* --- Down ------------------------------------------------------------------------------------- */

/* A relation stands under its source; under its target only when its source is not traced. */
static bool stands_here(const trace_facts *facts, const emic_relation *relation, int at)
{
    bool source_traced =
        (size_t)relation->source_at >= facts->top && (size_t)relation->source_at < facts->end;
    return relation->source_at == at || (relation->target_at == at && !source_traced);
}

static void trace_one_code(trace_facts *facts, int at, int depth)
{
    add_code(facts, at, depth);
    for (size_t i = 0; i < facts->propositions.count; i++) {
        const emic_proposition *proposition = &facts->propositions.items[i];
        if (proposition->subject_at != at)
            continue;
        add_proposition(facts, proposition, depth + 1);
        add_evidence(facts, &facts->for_propositions, proposition->id, depth + 2);
    }
    for (size_t i = 0; i < facts->relations.count; i++) {
        const emic_relation *relation = &facts->relations.items[i];
        if (!stands_here(facts, relation, at))
            continue;
        add_relation(facts, relation, depth + 1);
        add_evidence(facts, &facts->for_relations, relation->id, depth + 2);
    }
    for (size_t i = facts->first[at]; i < facts->first[at + 1]; i++)
        if (!facts->codings.items[facts->by_code[i]].detached)
            add_coding(facts, facts->by_code[i], depth + 1);
}

emic_status emic_trace_code(emic_study *study, const emic_codebook *codebook, size_t at,
                            emic_arena *arena, emic_trace *out, emic_error *err)
{
    trace_facts facts;
    const emic_code *top = &codebook->items[at];
    EMIC_TRY(load(study, codebook, arena, out, &facts, err));
    facts.top = at;
    facts.end = top->end;
    for (size_t i = at; i < top->end; i++)
        trace_one_code(&facts, (int)i, codebook->items[i].depth - top->depth);
    return read_words(study, &facts, err);
}

static void trace_one_proposition(trace_facts *facts, const emic_proposition *proposition,
                                  int depth)
{
    add_proposition(facts, proposition, depth);
    add_code(facts, proposition->subject_at, depth + 1);
    if (proposition->object_at >= 0)
        add_code(facts, proposition->object_at, depth + 1);
    add_evidence(facts, &facts->for_propositions, proposition->id, depth + 1);
    for (size_t i = 0; depth < DEEPEST && i < facts->propositions.count; i++)
        if (facts->propositions.items[i].parent == proposition->id)
            trace_one_proposition(facts, &facts->propositions.items[i], depth + 1);
}

static const emic_proposition *find_proposition(const trace_facts *facts, emic_id id)
{
    for (size_t i = 0; i < facts->propositions.count; i++)
        if (facts->propositions.items[i].id == id)
            return &facts->propositions.items[i];
    return NULL;
}

emic_status emic_trace_proposition(emic_study *study, const emic_codebook *codebook,
                                   emic_id proposition, emic_arena *arena, emic_trace *out,
                                   emic_error *err)
{
    trace_facts facts;
    EMIC_TRY(load(study, codebook, arena, out, &facts, err));
    const emic_proposition *top = find_proposition(&facts, proposition);
    if (!top)
        return emic_fail(err, EMIC_NOT_FOUND, "no proposition %lld", (long long)proposition);
    trace_one_proposition(&facts, top, 0);
    return read_words(study, &facts, err);
}

/* --- Up --------------------------------------------------------------------------------------- */

/* The node above rests on the coding. */
static void set_evidence(emic_trace_node *node, const emic_evidence *evidence)
{
    node->evidence = true;
    node->polarity = evidence->polarity;
}

static void trace_propositions_up(trace_facts *facts, emic_id coding)
{
    for (size_t i = 0; i < facts->for_propositions.count; i++) {
        const emic_evidence *evidence = &facts->for_propositions.items[i];
        const emic_proposition *proposition = find_proposition(facts, evidence->owner);
        if (evidence->coding != coding || !proposition)
            continue;
        set_evidence(add_proposition(facts, proposition, 1), evidence);
        for (int depth = 2; depth < DEEPEST && proposition->parent; depth++) {
            proposition = find_proposition(facts, proposition->parent);
            if (!proposition)
                break;
            add_proposition(facts, proposition, depth);
        }
    }
}

static void trace_relations_up(trace_facts *facts, emic_id coding)
{
    for (size_t i = 0; i < facts->for_relations.count; i++) {
        const emic_evidence *evidence = &facts->for_relations.items[i];
        for (size_t k = 0; evidence->coding == coding && k < facts->relations.count; k++)
            if (facts->relations.items[k].id == evidence->owner)
                set_evidence(add_relation(facts, &facts->relations.items[k], 1), evidence);
    }
}

emic_status emic_trace_coding(emic_study *study, const emic_codebook *codebook, emic_id coding,
                              emic_arena *arena, emic_trace *out, emic_error *err)
{
    trace_facts facts;
    EMIC_TRY(load(study, codebook, arena, out, &facts, err));
    int64_t at = emic_citation_at(&facts.codings, coding);
    if (at < 0)
        return emic_fail(err, EMIC_NOT_FOUND, "no coding %lld; emic coding list shows the ids",
                         (long long)coding);
    add_coding(&facts, (size_t)at, 0);
    int depth = 1;
    for (int code = facts.codings.items[at].code_at; code >= 0; code = codebook->items[code].parent)
        add_code(&facts, code, depth++);
    trace_propositions_up(&facts, coding);
    trace_relations_up(&facts, coding);
    return read_words(study, &facts, err);
}
