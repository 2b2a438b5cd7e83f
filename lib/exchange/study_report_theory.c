/* What the analysis states: propositions, the widest first, with what speaks for and against them,
 * and the relations between codes. */
#include "exchange/study_report_section.h"
#include "study/proposition.h"
#include "study/relation.h"
#include <inttypes.h>

typedef struct theory {
    study_report_work *work;
    const emic_codebook *codebook;
    emic_proposition_list propositions;
    emic_evidence_list evidence;
    emic_denial_list denials;
} theory;

static const char *claim_words(const theory *at, const emic_proposition *proposition)
{
    emic_slice subject = at->codebook->items[proposition->subject_at].path;
    if (proposition->object_at < 0)
        return emic_arena_format(at->work->arena, "%.*s", EMIC_ARG(subject));
    return emic_arena_format(at->work->arena, "%.*s, %.*s, %.*s", EMIC_ARG(subject),
                             EMIC_ARG(proposition->type_name),
                             EMIC_ARG(at->codebook->items[proposition->object_at].path));
}

static const char *evidence_words(const theory *at, const emic_evidence_count *count)
{
    return emic_arena_format(
        at->work->arena, "%" PRId64 " for, %" PRId64 " against, %" PRId64 " partly%s",
        count->count[EMIC_SUPPORTS], count->count[EMIC_CONTRADICTS], count->count[EMIC_QUALIFIES],
        count->detached
            ? emic_arena_format(at->work->arena, "; %" PRId64 " detached by a change of text",
                                count->detached)
            : "");
}

/* The passages of one polarity, up to the number asked for. */
static emic_status add_evidence(theory *at, emic_report_section *section, emic_id owner,
                                emic_polarity polarity, emic_error *err)
{
    study_report_work *work = at->work;
    int64_t shown = 0;
    for (size_t i = emic_evidence_first(&at->evidence, owner);
         i < at->evidence.count && at->evidence.items[i].owner == owner; i++) {
        emic_citation citation;
        if (at->evidence.items[i].polarity != polarity || shown == work->options->quotes)
            continue;
        EMIC_TRY(emic_citation_load(work->study, at->codebook, at->evidence.items[i].coding,
                                    work->arena, &citation, err));
        if (citation.detached || citation.words.length == 0)
            continue;
        emic_report_quote quote = {.words = study_report_words(work, citation.words)};
        quote.source = emic_arena_format(
            work->arena, "%.*s%s, %.*s, coded %.*s", EMIC_ARG(citation.participant),
            study_report_group(work,
                               emic_cases_at(&work->facts->frequency.cases, citation.speaker)),
            EMIC_ARG(citation.document_name), EMIC_ARG(at->codebook->items[citation.code_at].path));
        quote.mark = polarity == EMIC_SUPPORTS ? NULL : emic_polarity_name(polarity);
        emic_report_add_quote(section, &quote);
        shown++;
    }
    return EMIC_OK;
}

static void add_denials(const theory *at, emic_report_section *section, emic_id proposition)
{
    const char *people = "";
    size_t count = 0;
    for (size_t i = 0; i < at->denials.count; i++) {
        const emic_denial *denial = &at->denials.items[i];
        if (denial->proposition != proposition || count++ >= STUDY_REPORT_LISTED)
            continue;
        people = emic_arena_format(at->work->arena, "%s%s%.*s", people, *people ? ", " : "",
                                   EMIC_ARG(denial->participant));
    }
    if (count > STUDY_REPORT_LISTED)
        people = emic_arena_format(at->work->arena, "%s and %zu more", people,
                                   count - STUDY_REPORT_LISTED);
    if (count)
        emic_report_add_fact(section, "Judged to deny it", "%s", people);
}

static void say_proposition(const theory *at, emic_report_section *section,
                            const emic_proposition *proposition)
{
    emic_report_say(section, "%.*s", EMIC_ARG(proposition->text));
    emic_report_add_fact(section, "About", "%s", claim_words(at, proposition));
    emic_report_add_fact(section, "Level", "%s", emic_level_name(proposition->level));
    emic_report_add_fact(section, "Codings", "%s", evidence_words(at, &proposition->evidence));
    emic_report_add_fact(
        section, "Sought against it", "%s",
        proposition->searches == 0
            ? "no search recorded"
            : emic_arena_format(
                  at->work->arena, "%s, found %" PRId64,
                  proposition->searches == 1
                      ? "once"
                      : emic_study_facts_count(at->work->arena, proposition->searches, "time"),
                  proposition->found));
    add_denials(at, section, proposition->id);
    if (emic_proposition_is_unsupported(proposition))
        emic_report_add_fact(section, "Open", "no coding supports it");
    if (emic_proposition_is_uncontested(proposition))
        emic_report_add_fact(section, "Open",
                             "nobody looked for cases against it, and none is "
                             "known");
}

static emic_status add_below(theory *at, emic_report_section *above, emic_id parent,
                             emic_error *err)
{
    for (size_t i = 0; i < at->propositions.count; i++) {
        const emic_proposition *proposition = &at->propositions.items[i];
        if (proposition->parent != parent)
            continue;
        emic_report_section *part =
            emic_report_add_part(above, emic_arena_string(at->work->arena, proposition->label));
        say_proposition(at, part, proposition);
        EMIC_TRY(add_evidence(at, part, proposition->id, EMIC_SUPPORTS, err));
        EMIC_TRY(add_evidence(at, part, proposition->id, EMIC_QUALIFIES, err));
        EMIC_TRY(add_evidence(at, part, proposition->id, EMIC_CONTRADICTS, err));
        EMIC_TRY(add_below(at, part, proposition->id, err)); /* one level down: at most three */
    }
    return EMIC_OK;
}

/* --- Relations -------------------------------------------------------------------------------- */

static emic_status add_relations(theory *at, emic_report_section *findings, emic_error *err)
{
    static const char *const titles[] = {"Code", "Is", "Of", "For", "Against", "Partly", NULL};
    emic_relation_list relations;
    EMIC_TRY(
        emic_relation_list_load(at->work->study, at->codebook, at->work->arena, &relations, err));
    if (relations.count == 0)
        return EMIC_OK;
    emic_report_section *part = emic_report_add_part(findings, "Relations between codes");
    emic_table *table = emic_report_add_table(part, "Relations and the codings they rest on");
    study_report_columns(table, titles, 3);
    for (size_t i = 0; i < relations.count && i < STUDY_REPORT_LISTED; i++) {
        const emic_relation *relation = &relations.items[i];
        emic_cell *cell = emic_table_add_row(table, 0);
        cell[0] = emic_cell_text(at->codebook->items[relation->source_at].path);
        cell[1] = emic_cell_text(relation->type_name);
        cell[2] = emic_cell_text(at->codebook->items[relation->target_at].path);
        cell[3] = emic_cell_integer(relation->evidence.count[EMIC_SUPPORTS]);
        cell[4] = emic_cell_integer(relation->evidence.count[EMIC_CONTRADICTS]);
        cell[5] = emic_cell_integer(relation->evidence.count[EMIC_QUALIFIES]);
    }
    if (relations.count > STUDY_REPORT_LISTED)
        emic_table_add_note(table, "%zu more are not listed.",
                            relations.count - STUDY_REPORT_LISTED);
    return EMIC_OK;
}

emic_status study_report_theory(study_report_work *work, emic_report_section *findings,
                                emic_error *err)
{
    theory at = {.work = work, .codebook = &work->facts->frequency.cases.codebook};
    EMIC_TRY(
        emic_proposition_list_load(work->study, at.codebook, work->arena, &at.propositions, err));
    EMIC_TRY(emic_evidence_list_load(work->study, EMIC_EVIDENCE_OF_PROPOSITION, work->arena,
                                     &at.evidence, err));
    EMIC_TRY(emic_denial_list_load(work->study, work->arena, &at.denials, err));
    if (at.propositions.count)
        EMIC_TRY(add_below(&at, emic_report_add_part(findings, "Propositions"), 0, err));
    return add_relations(&at, findings, err);
}
