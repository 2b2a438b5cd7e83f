/* What is missing between principles and quotes. */
#include "study/trace_gap.h"
#include "study/proposition.h"
#include "study/relation.h"
#include "study/study_db.h"

static const char *const gap_names[] = {
    "code without quotes",      "code without principle",      "code apart from the core",
    "relation without support", "proposition without support", "proposition uncontested",
};

const char *emic_trace_gap_name(emic_trace_gap_kind kind)
{
    return gap_names[kind];
}

/* What is known of each code, by its index. */
typedef struct code_facts {
    int64_t codings, below;  /* with it; with it and all below */
    bool reached, principle; /* from the core; it is one, or stands below one */
} code_facts;

typedef struct gap_search {
    const emic_codebook *codebook;
    code_facts *codes;
    emic_relation_list relations;
    emic_proposition_list propositions;
    emic_arena *arena;
    emic_trace_gap_list *out;
} gap_search;

static const char code_rows[] =
    "SELECT k.id, k.core, ifnull(n.count, 0) FROM code k LEFT JOIN"
    " (SELECT c.code, count(*) AS count FROM document d JOIN coding c"
    "  ON c.revision = d.current_revision GROUP BY c.code) n ON n.code = k.id";

static emic_status load_codes(emic_study *study, gap_search *search, emic_error *err)
{
    emic_cursor cursor;
    bool more = false;
    EMIC_TRY(emic_db_query(emic_study_db(study), code_rows, EMIC_NO_VALUES, &cursor, err));
    emic_status status;
    while ((status = emic_cursor_next(&cursor, &more, err)) == EMIC_OK && more) {
        int at = emic_codebook_at(search->codebook, emic_cursor_int(&cursor, 0));
        if (at < 0)
            continue;
        search->codes[at].reached = emic_cursor_int(&cursor, 1) != 0;
        search->codes[at].codings = emic_cursor_int(&cursor, 2);
        search->out->has_core |= search->codes[at].reached;
    }
    emic_cursor_close(&cursor);
    return status;
}

/* The codes stand in depth-first order: parents before their children. */
static void sum_codes(gap_search *search)
{
    const emic_codebook *codebook = search->codebook;
    for (size_t i = 0; i < codebook->count; i++) {
        const emic_code *code = &codebook->items[i];
        search->codes[i].principle = code->level == EMIC_LEVEL_PRINCIPLE ||
                                     (code->parent >= 0 && search->codes[code->parent].principle);
    }
    for (size_t i = codebook->count; i-- > 0;) {
        search->codes[i].below += search->codes[i].codings;
        if (codebook->items[i].parent >= 0)
            search->codes[codebook->items[i].parent].below += search->codes[i].below;
    }
}

/* Both ends are reached when one is; whether that is news. */
static bool join(gap_search *search, int a, int b)
{
    if (search->codes[a].reached == search->codes[b].reached)
        return false;
    search->codes[a].reached = search->codes[b].reached = true;
    return true;
}

static void reach(gap_search *search)
{
    const emic_codebook *codebook = search->codebook;
    for (bool news = true; news;) {
        news = false;
        for (size_t i = 0; i < codebook->count; i++)
            if (codebook->items[i].parent >= 0)
                news |= join(search, (int)i, codebook->items[i].parent);
        for (size_t i = 0; i < search->relations.count; i++)
            news |= join(search, search->relations.items[i].source_at,
                         search->relations.items[i].target_at);
    }
}

static void add_gap(gap_search *search, emic_trace_gap gap)
{
    *EMIC_PUSH(search->arena, search->out) = gap;
    search->out->counts[gap.kind]++;
}

static bool has_gap(const gap_search *search, size_t at, emic_trace_gap_kind kind)
{
    const code_facts *code = &search->codes[at];
    if (emic_slice_is(search->codebook->items[at].status, "retired"))
        return false;
    if (kind == EMIC_GAP_CODE_WITHOUT_QUOTES)
        return code->below == 0;
    if (kind == EMIC_GAP_CODE_WITHOUT_PRINCIPLE)
        return code->codings > 0 && !code->principle;
    return search->out->has_core && !code->reached;
}

static void find_codes(gap_search *search, emic_trace_gap_kind kind)
{
    for (size_t i = 0; i < search->codebook->count; i++) {
        const emic_code *code = &search->codebook->items[i];
        if (has_gap(search, i, kind))
            add_gap(search, (emic_trace_gap){kind, code->id, code->path, code->brief,
                                             search->codes[i].codings});
    }
}

static void find_relations(gap_search *search)
{
    const emic_code *codes = search->codebook->items;
    for (size_t i = 0; i < search->relations.count; i++) {
        const emic_relation *relation = &search->relations.items[i];
        if (relation->evidence.count[EMIC_SUPPORTS])
            continue;
        emic_slice name = emic_slice_of(emic_arena_format(
            search->arena, "%.*s %.*s %.*s", EMIC_ARG(codes[relation->source_at].path),
            EMIC_ARG(relation->type_name), EMIC_ARG(codes[relation->target_at].path)));
        add_gap(search, (emic_trace_gap){EMIC_GAP_RELATION_UNSUPPORTED, relation->id, name,
                                         relation->memo, 0});
    }
}

static void find_propositions(gap_search *search, emic_trace_gap_kind kind,
                              bool (*is_gap)(const emic_proposition *))
{
    for (size_t i = 0; i < search->propositions.count; i++) {
        const emic_proposition *proposition = &search->propositions.items[i];
        if (is_gap(proposition))
            add_gap(search, (emic_trace_gap){kind, proposition->id, proposition->label,
                                             proposition->text, 0});
    }
}

emic_status emic_trace_gap_list_load(emic_study *study, const emic_codebook *codebook,
                                     emic_arena *arena, emic_trace_gap_list *out, emic_error *err)
{
    *out = (emic_trace_gap_list){0};
    gap_search search = {.codebook = codebook, .arena = arena, .out = out};
    search.codes = emic_arena_array(arena, codebook->count + 1, sizeof *search.codes);
    EMIC_TRY(load_codes(study, &search, err));
    EMIC_TRY(emic_relation_list_load(study, codebook, arena, &search.relations, err));
    EMIC_TRY(emic_proposition_list_load(study, codebook, arena, &search.propositions, err));
    sum_codes(&search);
    reach(&search);
    find_codes(&search, EMIC_GAP_CODE_WITHOUT_QUOTES);
    find_codes(&search, EMIC_GAP_CODE_WITHOUT_PRINCIPLE);
    find_codes(&search, EMIC_GAP_CODE_ORPHANED);
    find_relations(&search);
    find_propositions(&search, EMIC_GAP_PROPOSITION_UNSUPPORTED, emic_proposition_is_unsupported);
    find_propositions(&search, EMIC_GAP_PROPOSITION_UNCONTESTED, emic_proposition_is_uncontested);
    return EMIC_OK;
}
