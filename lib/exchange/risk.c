/* The risk report as a whole: its sections in order, and the verdict above them. */
#include "exchange/risk.h"
#include "exchange/risk_section.h"
#include <assert.h>
#include <inttypes.h>

const char *emic_risk_number(const emic_risk_work *work, int64_t count, const char *what)
{
    return emic_arena_format(work->arena, "%" PRId64 " %s%s", count, what, count == 1 ? "" : "s");
}

/* A title as the name of a field: "Smallest k" as smallest_k. */
static const char *field_of(const char *title, emic_arena *arena)
{
    size_t length = 0;
    char *name = emic_arena_string(arena, emic_slice_of(title));
    for (const char *at = title; *at; at++)
        if (*at != ',')
            name[length++] = *at == ' '                 ? '_'
                             : *at >= 'A' && *at <= 'Z' ? (char)(*at - 'A' + 'a')
                                                        : *at;
    name[length] = 0;
    return name;
}

void emic_risk_columns(emic_table *table, const char *const *titles)
{
    for (size_t i = 0; titles[i]; i++)
        emic_table_add_column(table, (emic_column){.name = field_of(titles[i], table->arena),
                                                   .title = titles[i],
                                                   .right = i > 0,
                                                   .wrap = i == 0});
}

/* --- The verdict ------------------------------------------------------------------------------ */

/* "12 wordings undecided, 3 places ...": what keeps the study from being ready. */
static const char *open_words(const emic_risk_work *work, const emic_risk_open *open)
{
    const struct {
        int64_t count;
        const char *what, *rest;
    } parts[] = {{open->wordings, "wording", "undecided"},
                 {open->places, "place", "in the study's texts undecided"},
                 {open->pending, "place", "decided but not replaced yet"}};
    const char *words = "";
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (parts[i].count)
            words = emic_arena_format(work->arena, "%s%s%s %s", words, *words ? ", " : "",
                                      emic_risk_number(work, parts[i].count, parts[i].what),
                                      parts[i].rest);
    return words;
}

static const char *people_words(const emic_risk_work *work)
{
    if (work->sum.participants == 0)
        return "No participants are known, so nothing is said of how they stand out.";
    const char *small =
        work->sum.small_groups
            ? emic_arena_format(work->arena, "; %s fewer than %" PRId64 " participants",
                                work->sum.small_groups == 1
                                    ? "1 group has"
                                    : emic_arena_format(work->arena, "%" PRId64 " groups have",
                                                        work->sum.small_groups),
                                work->threshold)
            : "";
    const char *unique = work->sum.unique == 0 ? "none is"
                         : work->sum.unique == 1
                             ? "1 is"
                             : emic_arena_format(work->arena, "%" PRId64 " are", work->sum.unique);
    return emic_arena_format(work->arena, "Of %s, %s unique by all attributes together%s.",
                             emic_risk_number(work, work->sum.participants, "participant"), unique,
                             small);
}

static const char *verdict(const emic_risk_work *work, const emic_risk_open *open)
{
    const char *first = "Nothing is undecided.";
    const char *left = open_words(work, open);
    if (*left)
        first = emic_arena_format(work->arena, "Not ready: %s.", left);
    else if (!work->facts && work->has_vault)
        first = "Without the vault this report cannot say whether anything is undecided.";
    else if (!work->facts)
        first = "This study has no vault, so nothing is known of what was decided and replaced.";
    return emic_arena_format(work->arena, "%s %s", first, people_words(work));
}

/* --- All of it -------------------------------------------------------------------------------- */

static emic_status gather(emic_risk_work *work, emic_error *err)
{
    emic_slice vault;
    int64_t generation;
    emic_selection all = {0};
    EMIC_TRY(emic_study_vault(work->study, work->arena, &vault, &generation, err));
    work->has_vault = vault.length > 0;
    return emic_cases_load(work->study, &all, work->arena, &work->cases, err);
}

emic_status emic_risk_report(emic_study *study, const emic_risk_facts *facts, int64_t threshold,
                             emic_arena *arena, emic_risk *out, emic_error *err)
{
    assert(threshold >= 2);
    emic_risk_work work = {.study = study, .facts = facts, .threshold = threshold, .arena = arena};
    work.report = emic_report_make(arena, "Risk report", "");
    emic_risk_open open = facts ? emic_risk_facts_open(facts) : (emic_risk_open){0};
    EMIC_TRY(gather(&work, err));
    EMIC_TRY(emic_risk_say_undecided(&work, err));
    emic_risk_say_kept(&work);
    emic_risk_say_attributes(&work);
    EMIC_TRY(emic_risk_say_cells(&work, err));
    emic_risk_say_replaced(&work);
    emic_risk_say_limits(&work);
    out->report = work.report;
    out->report->summary = verdict(&work, &open);
    out->open = open.wordings || open.places || open.pending;
    return EMIC_OK;
}
