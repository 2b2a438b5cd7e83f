/* What was found: principle by principle and theme by theme, how many of each group, and what they
 * said, for and against. */
#include "exchange/study_report_section.h"
#include "measure/statistics.h"
#include <inttypes.h>

/* A code at hand: its row in the frequency is its index in the codebook. */
typedef struct finding_code {
    study_report_work *work;
    size_t at;
    const emic_code *code;
} finding_code;

static int64_t count_of(const finding_code *code, size_t group)
{
    return emic_study_facts_n(code->work->facts, code->at, group);
}

/* Participants of a group (the last: all) whose interview says this of the code. */
static int64_t count_value(const finding_code *code, size_t group, emic_case_value value)
{
    const emic_frequency *frequency = &code->work->facts->frequency;
    int64_t count = 0;
    for (size_t i = 0; i < frequency->cases.count; i++) {
        bool member = frequency->group_of[i] >= 0 &&
                      (group == frequency->group_count || (size_t)frequency->group_of[i] == group);
        count += member &&
                 emic_case_rolled(&frequency->cases, &frequency->cases.items[i], code->at) == value;
    }
    return count;
}

/* "denied 3, not raised 2": the others by their judgements; empty where nobody judged. */
static const char *judged_words(const finding_code *code, size_t group)
{
    static const struct {
        emic_case_value value;
        const char *name;
    } values[] = {{EMIC_DENIED, "denied"},
                  {EMIC_NOT_RAISED, "not raised"},
                  {EMIC_NOT_ASKED, "not asked"},
                  {EMIC_UNJUDGED, "not judged"}};
    const char *words = "";
    for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
        int64_t count = count_value(code, group, values[i].value);
        bool awaited = values[i].value != EMIC_UNJUDGED || code->code->rule == EMIC_RULE_JUDGED;
        if (count && awaited)
            words = emic_arena_format(code->work->arena, "%s%s%s %" PRId64, words,
                                      *words ? ", " : "", values[i].name, count);
    }
    return words;
}

static bool is_judged(const finding_code *code)
{
    const emic_frequency *frequency = &code->work->facts->frequency;
    return code->code->rule == EMIC_RULE_JUDGED ||
           count_value(code, frequency->group_count, EMIC_DENIED) > 0;
}

static bool shows_percent(const emic_frequency *frequency)
{
    return emic_frequency_shows_percent(frequency, frequency->group_count);
}

static void add_group(const finding_code *code, emic_table *table, size_t group)
{
    const emic_frequency *frequency = &code->work->facts->frequency;
    emic_arena *arena = code->work->arena;
    int64_t n = count_of(code, group), size = frequency->sizes[group];
    emic_cell *cell = emic_table_add_row(table, 0);
    *cell++ = emic_cell_text(frequency->groups[group]);
    *cell++ =
        emic_cell_text(emic_slice_of(emic_arena_format(arena, "%" PRId64 " of %" PRId64, n, size)));
    *cell++ = emic_cell_text(emic_slice_of(emic_share_words(n, size)));
    if (shows_percent(frequency))
        *cell++ = emic_cell_text(emic_frequency_percent(frequency, n, group, arena));
    *cell++ = emic_cell_text(emic_frequency_interval(frequency, n, group, arena));
    if (is_judged(code))
        *cell = emic_cell_text(emic_slice_of(judged_words(code, group)));
}

static void add_counts(const finding_code *code, emic_report_section *section)
{
    const emic_study_facts *facts = code->work->facts;
    emic_table *table = emic_report_add_table(section, "");
    emic_table_add_column(table, (emic_column){.name = "group", .title = "Group"});
    emic_table_add_column(table, (emic_column){.name = "of", .title = "n of N", .right = true});
    emic_table_add_column(table, (emic_column){.name = "words", .title = "In words"});
    if (shows_percent(&facts->frequency))
        emic_table_add_column(table, (emic_column){.name = "percent", .title = "%", .right = true});
    emic_table_add_column(table, (emic_column){.name = "wilson", .title = "95 %", .right = true});
    if (is_judged(code))
        emic_table_add_column(table,
                              (emic_column){.name = "others", .title = "The others", .wrap = true});
    for (size_t group = facts->grouped ? 0 : 1; group <= facts->frequency.group_count; group++)
        add_group(code, table, group);
}

/* --- Quotes ----------------------------------------------------------------------------------- */

/* "TP04 (TP), TP04b, turn 12". */
static const char *source_words(const study_report_work *work, const emic_exemplar *one)
{
    bool named = !emic_slice_equal(one->document, one->participant);
    emic_slice document = named ? one->document : (emic_slice){0};
    const char *group = study_report_group(work, one->passage.case_at);
    const char *turn =
        one->turn ? emic_arena_format(work->arena, ", turn %" PRId64, one->turn) : "";
    return emic_arena_format(work->arena, "%.*s%s%s%.*s%s", EMIC_ARG(one->participant), group,
                             named ? ", " : "", EMIC_ARG(document), turn);
}

static void add_quotes(const finding_code *code, emic_report_section *section)
{
    const study_report_work *work = code->work;
    const emic_exemplar_list *list = &work->exemplars;
    size_t first = emic_exemplar_first(list, code->at), withheld = 0;
    for (size_t group = 0; group < work->facts->frequency.group_count; group++)
        for (size_t i = first;
             i < list->count && (size_t)list->items[i].passage.code_at == code->at; i++) {
            const emic_exemplar *one = &list->items[i];
            if (one->group != group)
                continue;
            withheld += one->words.length == 0;
            if (one->words.length == 0)
                continue;
            emic_report_quote quote = {.words = study_report_words(work, one->words),
                                       .source = source_words(work, one)};
            if (one->passage.polarity != EMIC_SUPPORTS)
                quote.mark = emic_polarity_name(one->passage.polarity);
            emic_report_add_quote(section, &quote);
        }
    if (withheld)
        emic_report_say(section, "Quotes whose transcripts are not in this file: %zu.", withheld);
}

/* --- The tree --------------------------------------------------------------------------------- */

/* Whether anything is to be said of the code or of one below it. */
static bool is_found(const study_report_work *work, size_t at)
{
    const emic_frequency *frequency = &work->facts->frequency;
    const emic_code *code = &frequency->cases.codebook.items[at];
    for (size_t below = at; below < code->end; below++) {
        finding_code one = {(study_report_work *)work, below, code};
        if (count_of(&one, frequency->group_count) > 0 ||
            count_value(&one, frequency->group_count, EMIC_DENIED) > 0 ||
            emic_exemplar_first(&work->exemplars, below) < work->exemplars.count)
            return true;
    }
    return false;
}

static void add_codes(study_report_work *work, emic_report_section *above, size_t from, size_t end)
{
    const emic_codebook *codebook = &work->facts->frequency.cases.codebook;
    const char *nobody = "";
    for (size_t at = from; at < end; at = codebook->items[at].end) {
        const emic_code *code = &codebook->items[at];
        if (!is_found(work, at)) {
            if (!emic_slice_is(code->status, "retired"))
                nobody = emic_arena_format(work->arena, "%s%s%.*s", nobody, *nobody ? ", " : "",
                                           EMIC_ARG(code->name));
            continue;
        }
        emic_report_section *part = emic_report_add_part(above, study_report_code(work, at));
        finding_code one = {work, at, code};
        if (code->brief.length)
            emic_report_say(part, "%.*s", EMIC_ARG(code->brief));
        add_counts(&one, part);
        if (code->depth == 0)
            study_report_add_bars(work, part, at);
        add_quotes(&one, part);
        add_codes(work, part, at + 1, code->end);
    }
    if (*nobody)
        emic_report_say(above, "Holds for nobody: %s.", nobody);
}

static void say_how(const study_report_work *work, emic_report_section *section)
{
    const emic_study_facts *facts = work->facts;
    emic_report_say(section,
                    "Counted are the participants for whom a code holds, each once, of all %" PRId64
                    " who took part: by a coding that does not contradict it, or, for codes that "
                    "are judged, because the judgement says so. A code counts with those below it. "
                    "Not counted does not mean denied.",
                    facts->frequency.participants);
    emic_report_say(section,
                    "Percentages from N = %d on. Intervals are Wilson's at 95 %%: they describe "
                    "these participants and are no estimate for others.",
                    EMIC_PERCENT_BASE);
    if (work->options->quotes > 0)
        emic_report_say(section,
                        "Quotes: up to %" PRId64 " of each group for a code, as many against it, "
                        "one of each participant. %s Passages of more than %d characters are "
                        "shortened at […]. Quoted are %zu of %" PRId64 " participants.",
                        work->options->quotes, emic_exemplar_rule(), STUDY_REPORT_QUOTE,
                        work->exemplars.quoted, facts->frequency.participants);
    else
        emic_report_say(section, "Quotes were left out of this report.");
    if (facts->frequency.unattributed)
        emic_report_say(
            section, "Not counted: %s of no known participant.",
            emic_study_facts_count(work->arena, facts->frequency.unattributed, "coding"));
}

emic_status study_report_findings(study_report_work *work, emic_error *err)
{
    emic_report_section *section = emic_report_add_section(work->report, "Findings");
    say_how(work, section);
    if (work->facts->frequency.row_count == 0)
        emic_report_say(section, "The study has no codes.");
    add_codes(work, section, 0, work->facts->frequency.cases.codebook.count);
    return study_report_theory(work, section, err);
}
