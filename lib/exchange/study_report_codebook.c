/* The codebook as a tree of sections: what each code means, when to use it, and examples. */
#include "exchange/study_report_section.h"

static void add_text(emic_report_section *section, const char *name, emic_slice text)
{
    if (text.length)
        emic_report_add_fact(section, name, "%.*s", EMIC_ARG(text));
}

static void add_examples(const study_report_work *work, emic_report_section *section,
                         const emic_code *code)
{
    static const char *const names[] = {"Typical", "Atypical", "Close, but no"};
    for (int kind = 0; kind < EMIC_EXAMPLE_KINDS && work->options->quotes > 0; kind++)
        for (size_t i = 0; i < code->examples[kind].count; i++)
            emic_report_add_fact(section, names[kind], "“%.*s”",
                                 EMIC_ARG(study_report_words(work, code->examples[kind].items[i])));
}

/* As the checklists call them. */
static const char *const level_names[] = {"detail", "theme", "concept", "principle"};

/* "theme; judged; in vivo". */
static const char *kind_words(const study_report_work *work, const emic_code *code)
{
    return emic_arena_format(work->arena, "%s%s%s%s%s%s%.*s", level_names[code->level],
                             code->codable ? "" : "; only groups others",
                             code->rule == EMIC_RULE_JUDGED ? "; judged for each participant" : "",
                             code->in_vivo ? "; in vivo" : "", code->core ? "; core category" : "",
                             code->exclusive_set.length ? "; excludes others of " : "",
                             EMIC_ARG(code->exclusive_set));
}

static void say_code(const study_report_work *work, emic_report_section *section,
                     const emic_code *code)
{
    add_text(section, "Definition", code->brief);
    add_text(section, "In full", code->full);
    emic_report_add_fact(section, "Kind", "%s", kind_words(work, code));
    if (!emic_slice_is(code->status, "focused"))
        add_text(section, "Status", code->status);
    add_text(section, "Short name", code->mnemonic);
    add_text(section, "Use when", code->use_when);
    add_text(section, "Not when", code->not_when);
    add_examples(work, section, code);
}

static void add_codes(study_report_work *work, emic_report_section *above, size_t from, size_t end)
{
    const emic_codebook *codebook = &work->facts->frequency.cases.codebook;
    for (size_t at = from; at < end; at = codebook->items[at].end) {
        emic_report_section *part = emic_report_add_part(above, study_report_code(work, at));
        say_code(work, part, &codebook->items[at]);
        add_codes(work, part, at + 1, codebook->items[at].end);
    }
}

emic_status study_report_codebook(study_report_work *work, emic_error *err)
{
    (void)err;
    const emic_study_facts *facts = work->facts;
    const emic_codebook *codebook = &facts->frequency.cases.codebook;
    emic_report_section *section = emic_report_add_section(work->report, "Codebook");
    add_text(section, "Title", codebook->title);
    add_text(section, "Language", codebook->language);
    add_text(section, "Source", codebook->source);
    add_text(section, "Note", codebook->note);
    emic_report_say(
        section, "%s in use: %s, %s, %s, %s. Retired: %s.",
        emic_study_facts_count(work->arena, facts->codes, "code"),
        emic_study_facts_count(work->arena, facts->levels[EMIC_LEVEL_PRINCIPLE], "principle"),
        emic_study_facts_count(work->arena, facts->levels[EMIC_LEVEL_CONCEPT], "concept"),
        emic_study_facts_count(work->arena, facts->levels[EMIC_LEVEL_THEME], "theme"),
        emic_study_facts_count(work->arena, facts->levels[EMIC_LEVEL_SEGMENT], "detail"),
        emic_study_facts_number(work->arena, facts->retired));
    add_codes(work, section, 0, codebook->count);
    return EMIC_OK;
}
