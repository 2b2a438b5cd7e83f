/* Looking up what a study is: one call of the library each, put side by side. */
#include "exchange/study_facts.h"
#include <inttypes.h>
#include <stdio.h>

/* A study without groups: everybody is in one, which is all of them. */
static emic_status count_ungrouped(emic_study *study, emic_arena *arena,
                                   const emic_frequency_query *query, emic_frequency *out,
                                   emic_error *err)
{
    emic_selection any = {0};
    *out = (emic_frequency){.query = query, .arena = arena, .group_count = 1};
    EMIC_TRY(emic_cases_load(study, &any, arena, &out->cases, err));
    size_t cases = out->cases.count, codes = out->cases.codebook.count;
    out->groups = emic_arena_array(arena, 2, sizeof *out->groups);
    out->groups[0] = out->groups[1] = EMIC_LITERAL("All");
    out->sizes = emic_arena_array(arena, 2, sizeof *out->sizes);
    out->group_of = emic_arena_array(arena, cases + 1, sizeof *out->group_of);
    out->rows = emic_arena_array(arena, codes + 1, sizeof *out->rows);
    out->n = emic_arena_array(arena, 2 * codes + 1, sizeof *out->n);
    for (size_t i = 0; i < codes; i++)
        out->rows[out->row_count++] = i;
    for (size_t i = 0; i < cases; i++) {
        const emic_case *one = &out->cases.items[i];
        out->group_of[i] = one->participant.declined ? -1 : 0;
        out->participants += !one->participant.declined;
        for (size_t row = 0; row < codes && !one->participant.declined; row++)
            out->n[2 * row] += emic_case_rolled(&out->cases, one, row) == EMIC_AFFIRMED;
    }
    for (size_t row = 0; row < codes; row++)
        out->n[2 * row + 1] = out->n[2 * row];
    out->sizes[0] = out->sizes[1] = out->participants;
    return EMIC_OK;
}

static emic_status count_people(emic_study *study, emic_slice by, emic_study_facts *facts,
                                emic_error *err)
{
    emic_attribute_list attributes;
    facts->query = (emic_frequency_query){.unit = EMIC_UNIT_PARTICIPANTS, .by = by};
    EMIC_TRY(emic_attribute_list_load(study, EMIC_OF_PARTICIPANT, facts->arena, &attributes, err));
    facts->grouped = by.length > 0;
    for (size_t i = 0; i < attributes.count; i++)
        facts->grouped |= attributes.items[i].grouping;
    EMIC_TRY(facts->grouped
                 ? emic_frequency_count(study, &facts->query, facts->arena, &facts->frequency, err)
                 : count_ungrouped(study, facts->arena, &facts->query, &facts->frequency, err));
    for (size_t i = 0; i < facts->frequency.cases.count; i++)
        facts->declined += facts->frequency.cases.items[i].participant.declined;
    return EMIC_OK;
}

static void count_codes(emic_study_facts *facts)
{
    const emic_frequency *frequency = &facts->frequency;
    for (size_t row = 0; row < frequency->row_count; row++) {
        const emic_code *code = &frequency->cases.codebook.items[frequency->rows[row]];
        bool coded = emic_study_facts_n(facts, row, frequency->group_count) > 0;
        if (emic_slice_is(code->status, "retired")) {
            facts->retired++;
            continue;
        }
        facts->codes++;
        facts->codable += code->codable;
        facts->in_vivo += code->in_vivo;
        facts->provisional += emic_slice_is(code->status, "provisional");
        facts->judged += code->rule == EMIC_RULE_JUDGED;
        facts->levels[code->level]++;
        facts->coded_codes += coded;
        facts->coded_levels[code->level] += coded;
    }
}

static emic_status count_saturation(emic_study *study, emic_study_facts *facts, emic_error *err)
{
    enum { BASE = 4, RUN = 2, THRESHOLD = 5, SEED = 1 };
    facts->saturation_query = (emic_saturation_query){.rule = {BASE, RUN, THRESHOLD}, .seed = SEED};
    return emic_saturation_count(study, &facts->saturation_query, facts->arena, &facts->saturation,
                                 err);
}

emic_status emic_study_facts_load(emic_study *study, emic_slice by, emic_arena *arena,
                                  const emic_study_facts **out, emic_error *err)
{
    emic_study_facts *facts = emic_arena_alloc(arena, sizeof *facts);
    int64_t generation;
    facts->arena = arena;
    EMIC_TRY(count_people(study, by, facts, err));
    count_codes(facts);
    EMIC_TRY(emic_study_size_load(study, &facts->size, err));
    EMIC_TRY(emic_study_words_count(study, &facts->words, err));
    EMIC_TRY(emic_coder_list_load(study, arena, &facts->coders, err));
    EMIC_TRY(emic_round_list_load(study, arena, &facts->rounds, err));
    EMIC_TRY(emic_codebook_version_list_load(study, arena, &facts->versions, err));
    EMIC_TRY(emic_document_list_load(study, arena, &facts->documents, err));
    EMIC_TRY(count_saturation(study, facts, err));
    EMIC_TRY(emic_study_vault(study, arena, &facts->vault, &generation, err));
    EMIC_TRY(emic_description_load(study, arena, &facts->description, err));
    EMIC_TRY(emic_study_setting(study, "created", arena, &facts->created, err));
    EMIC_TRY(emic_study_setting(study, "changed", arena, &facts->changed, err));
    *out = facts;
    return EMIC_OK;
}

/* --- In words --------------------------------------------------------------------------------- */

const char *emic_study_facts_number(emic_arena *arena, int64_t count)
{
    char digits[32], text[48];
    size_t length = (size_t)snprintf(digits, sizeof digits, "%" PRId64, count), at = 0;
    for (size_t i = 0; i < length; i++) {
        if (i && (length - i) % 3 == 0 && digits[i - 1] != '-')
            text[at++] = ',';
        text[at++] = digits[i];
    }
    return emic_arena_string(arena, (emic_slice){text, at});
}

const char *emic_study_facts_count(emic_arena *arena, int64_t count, const char *noun)
{
    return emic_arena_format(arena, "%s %s%s", emic_study_facts_number(arena, count), noun,
                             count == 1 ? "" : "s");
}

const char *emic_study_facts_described(const emic_study_facts *facts, emic_description_field field)
{
    const emic_description_values *values = &facts->description.fields[field];
    const char *text = NULL;
    for (size_t i = 0; i < values->count; i++)
        text = emic_arena_format(facts->arena, "%s%s%.*s", text ? text : "", text ? "; " : "",
                                 EMIC_ARG(values->items[i]));
    return text;
}

const char *emic_study_facts_saturation(const emic_study_facts *facts)
{
    const emic_saturation *saturation = &facts->saturation;
    if (saturation->series.count == 0)
        return "no interview is coded";
    const emic_saturation_series *all = &saturation->series.items[saturation->series.count - 1];
    if (all->count == 0)
        return "no interview is coded";
    if (!all->enough)
        return "too few interviews for a base of 4 and a run of 2";
    if (all->base_codes == 0)
        return "no codes in the first interviews";
    if (!all->point)
        return "not reached";
    return emic_arena_format(facts->arena, "%zu+%zu", all->point, facts->saturation_query.rule.run);
}

const char *emic_study_facts_sample(const emic_study_facts *facts)
{
    const emic_frequency *frequency = &facts->frequency;
    const char *groups = "";
    for (size_t i = 0; facts->grouped && i < frequency->group_count; i++)
        groups = emic_arena_format(facts->arena, "%s%s%.*s %" PRId64, groups, *groups ? ", " : "",
                                   EMIC_ARG(frequency->groups[i]), frequency->sizes[i]);
    return emic_arena_format(facts->arena, "%" PRId64 "%s%s%s", frequency->participants,
                             *groups ? " (" : "", groups, *groups ? ")" : "");
}

/* Appends how often each different value stands in `values`. */
static const char *value_counts(emic_arena *arena, const emic_slice *values, size_t count)
{
    enum { LISTED = 6 };
    const char *text = "";
    size_t unknown = 0, listed = 0, others = 0;
    for (size_t i = 0; i < count; i++) {
        size_t same = 0, before = 0;
        unknown += values[i].length == 0;
        for (size_t k = 0; k < count; k++) {
            same += emic_slice_equal(values[i], values[k]);
            before += k < i && emic_slice_equal(values[i], values[k]);
        }
        if (values[i].length == 0 || before)
            continue;
        others += listed >= LISTED;
        if (listed++ < LISTED)
            text = emic_arena_format(arena, "%s%s%.*s %zu", text, *text ? ", " : "",
                                     EMIC_ARG(values[i]), same);
    }
    if (others)
        text = emic_arena_format(arena, "%s and %zu other values", text, others);
    return unknown ? emic_arena_format(arena, "%s; not known %zu", text, unknown) : text;
}

static int find_named(const emic_attribute_list *attributes, const char *const *names)
{
    for (size_t name = 0; names[name]; name++)
        for (size_t i = 0; i < attributes->count; i++)
            if (emic_slice_is(attributes->items[i].name, names[name]))
                return (int)i;
    return -1;
}

const char *emic_study_facts_attribute(const emic_study_facts *facts,
                                       const char *const *of_documents,
                                       const char *const *of_people, emic_slice *name)
{
    const emic_document_list *documents = &facts->documents;
    const emic_cases *cases = &facts->frequency.cases;
    int document = find_named(&documents->attributes, of_documents);
    int person = document < 0 ? find_named(&cases->attributes, of_people) : -1;
    size_t most = documents->count + cases->count, count = 0;
    emic_slice *values = emic_arena_array(facts->arena, most + 1, sizeof *values);
    if (document < 0 && person < 0)
        return NULL;
    *name = document < 0 ? cases->attributes.items[person].name
                         : documents->attributes.items[document].name;
    for (size_t i = 0; document >= 0 && i < documents->count; i++)
        values[count++] = documents->items[i].values[document];
    for (size_t i = 0; person >= 0 && i < cases->count; i++)
        if (!cases->items[i].participant.declined)
            values[count++] = cases->items[i].participant.values[person];
    return value_counts(facts->arena, values, count);
}
