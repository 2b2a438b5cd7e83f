/* The report of a study as a whole: its sections in order, and what they share. */
#include "exchange/study_report.h"
#include "base/text.h"
#include "exchange/study_report_section.h"

emic_slice study_report_day(emic_slice time)
{
    enum { DAY = 10 };
    return time.length > DAY ? (emic_slice){time.data, DAY} : time;
}

void study_report_columns(emic_table *table, const char *const *titles, size_t left)
{
    for (size_t i = 0; titles[i]; i++) {
        char *name = emic_arena_string(table->arena, emic_slice_of(titles[i]));
        for (char *at = name; *at; at++)
            *at = *at == ' ' ? '_' : *at >= 'A' && *at <= 'Z' ? (char)(*at - 'A' + 'a') : *at;
        emic_table_add_column(
            table,
            (emic_column){.name = name, .title = titles[i], .right = i >= left, .wrap = i < left});
    }
}

const char *study_report_code(const study_report_work *work, size_t code_at)
{
    const emic_code *code = &work->facts->frequency.cases.codebook.items[code_at];
    bool retired = emic_slice_is(code->status, "retired");
    return emic_arena_format(work->arena, "%.*s%s", EMIC_ARG(code->name),
                             retired ? " (retired)" : "");
}

const char *study_report_group(const study_report_work *work, int case_at)
{
    const emic_frequency *frequency = &work->facts->frequency;
    if (!work->facts->grouped || case_at < 0 || frequency->group_of[case_at] < 0)
        return "";
    emic_slice group = frequency->groups[frequency->group_of[case_at]];
    bool bracketed = emic_slice_equal(group, EMIC_NOT_KNOWN);
    return emic_arena_format(work->arena, " %s%.*s%s", bracketed ? "" : "(", EMIC_ARG(group),
                             bracketed ? "" : ")");
}

emic_slice study_report_words(const study_report_work *work, emic_slice words)
{
    size_t at = 0, points = 0, space = 0;
    words = emic_slice_trim(words);
    for (; at < words.length && points < STUDY_REPORT_QUOTE; points++) {
        space = words.data[at] == ' ' || words.data[at] == '\n' ? at : space;
        emic_utf8_next(words, &at);
    }
    if (at == words.length)
        return emic_text_plain(words, work->arena);
    emic_slice kept = {words.data, space ? space : at};
    return emic_slice_of(
        emic_arena_format(work->arena, "%.*s […]", EMIC_ARG(emic_text_plain(kept, work->arena))));
}

static const char *summary_words(const study_report_work *work)
{
    const emic_study_facts *facts = work->facts;
    emic_arena *arena = work->arena;
    return emic_arena_format(
        arena,
        "%s%s in %s, coded with %s by %s. Figures come from the study file alone; what a program "
        "cannot know is marked as needing its author.",
        emic_description_is_synthetic(&facts->description) ? "The data of this study are made up. "
                                                           : "",
        emic_study_facts_count(arena, facts->frequency.participants, "participant"),
        emic_study_facts_count(arena, facts->size.documents, "transcript"),
        emic_study_facts_count(arena, facts->codes, "code"),
        emic_study_facts_count(arena, (int64_t)facts->coders.count, "coder"));
}

static const char *title_words(const study_report_work *work)
{
    emic_slice codebook = work->facts->frequency.cases.codebook.title;
    const char *own = emic_study_facts_described(work->facts, EMIC_DESCRIPTION_TITLE);
    if (work->options->title || own)
        return work->options->title ? work->options->title : own;
    return codebook.length ? emic_arena_string(work->arena, codebook) : "Report of a study";
}

emic_status emic_study_report(emic_study *study, const emic_study_report_options *options,
                              emic_arena *arena, emic_report **out, emic_error *err)
{
    static emic_status (*const sections[])(study_report_work *, emic_error *) = {
        study_report_sample, study_report_method,    study_report_codebook, study_report_findings,
        study_report_tables, study_report_agreement, study_report_audit,    study_report_checklists,
    };
    study_report_work work = {.study = study, .options = options, .arena = arena};
    EMIC_TRY(emic_study_facts_load(study, options->by, arena, &work.facts, err));
    if (options->quotes > 0)
        EMIC_TRY(emic_exemplar_list_load(study, &work.facts->frequency, options->quotes, arena,
                                         &work.exemplars, err));
    work.report = emic_report_make(arena, title_words(&work), summary_words(&work));
    work.report->contents = true;
    for (size_t i = 0; i < sizeof sections / sizeof *sections; i++)
        EMIC_TRY(sections[i](&work, err));
    *out = work.report;
    return EMIC_OK;
}
