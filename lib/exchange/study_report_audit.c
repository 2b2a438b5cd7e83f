/* How far the study can be audited: agreement, the journal and its seals, what is out of date. */
#include "exchange/study_report_section.h"
#include "study/integrity.h"
#include "study/journal_entry.h"
#include <inttypes.h>

emic_status study_report_agreement(study_report_work *work, emic_error *err)
{
    (void)err;
    emic_report_section *section = emic_report_add_section(work->report, "Agreement");
    emic_report_say(section,
                    "Not computed: the study keeps no figures on the agreement of its coders. %s",
                    work->facts->coders.count > 1
                        ? "Several people coded; how they came to agree needs the author."
                        : "One person coded, so there is nothing to compare.");
    return EMIC_OK;
}

/* What became of the entries, and who made them. */
typedef struct journal_sum {
    int64_t undone, undo, redo, walls, unnamed;
} journal_sum;

static journal_sum sum_journal(const emic_journal *journal)
{
    journal_sum sum = {0};
    for (size_t i = 0; i < journal->count; i++) {
        const emic_journal_entry *entry = &journal->items[i];
        sum.undone += entry->kind == EMIC_ENTRY_DO && entry->taken_back;
        sum.undo += entry->kind == EMIC_ENTRY_UNDO;
        sum.redo += entry->kind == EMIC_ENTRY_REDO;
        sum.walls += entry->kind == EMIC_ENTRY_WALL;
        sum.unnamed += entry->coder.length == 0;
    }
    return sum;
}

/* "A 12, B 3": who made how many entries, by their first. */
static const char *makers(const study_report_work *work, const emic_journal *journal)
{
    emic_arena *arena = work->arena;
    const char *text = "";
    struct {
        emic_slice name;
        int64_t count;
    } people[STUDY_REPORT_LISTED] = {{{0}, 0}};
    size_t count = 0, at;
    for (size_t i = 0; i < journal->count; i++) {
        emic_slice name = journal->items[i].coder;
        for (at = 0; at < count && !emic_slice_equal(people[at].name, name); at++)
            ;
        if (name.length == 0 || at == STUDY_REPORT_LISTED)
            continue;
        count += at == count;
        people[at].name = name;
        people[at].count++;
    }
    for (at = 0; at < count; at++)
        text =
            emic_arena_format(arena, "%s%s%.*s %s", text, at ? ", " : "", EMIC_ARG(people[at].name),
                              emic_study_facts_number(arena, people[at].count));
    return count ? text : "nobody gave a name";
}

typedef struct seal_problems {
    emic_arena *arena;
    const char *first;
    int64_t count;
} seal_problems;

static void report_seal(void *context, const char *thing, const char *problem)
{
    seal_problems *problems = context;
    if (problems->count++ == 0)
        problems->first = emic_arena_format(problems->arena, "%s %s", thing, problem);
}

static emic_status say_seals(const study_report_work *work, emic_report_section *section,
                             emic_error *err)
{
    seal_problems problems = {.arena = work->arena};
    EMIC_TRY(emic_journal_check(work->study, report_seal, &problems, err));
    emic_report_add_fact(section, "Seals", "%s",
                         problems.count == 0
                             ? "good: each entry and all before it are as they were written"
                             : emic_arena_format(work->arena, "BROKEN in %" PRId64 " places: %s",
                                                 problems.count, problems.first));
    return EMIC_OK;
}

static emic_status say_check(const study_report_work *work, emic_report_section *section,
                             emic_error *err)
{
    emic_problem_list problems;
    if (!work->options->check) {
        emic_report_add_fact(section, "Whole file",
                             "not checked for this report (emic check, or emic report --verify)");
        return EMIC_OK;
    }
    EMIC_TRY(emic_integrity_check(work->study, work->arena, &problems, err));
    emic_report_add_fact(section, "Whole file", "%s and %s checked: %s",
                         emic_study_facts_count(work->arena, problems.documents, "text"),
                         emic_study_facts_count(work->arena, problems.codings, "coding"),
                         problems.count == 0
                             ? "all is well"
                             : emic_arena_format(work->arena, "%zu problems, the first: %s %s",
                                                 problems.count, problems.items[0].thing,
                                                 problems.items[0].problem));
    return EMIC_OK;
}

static emic_status say_journal(const study_report_work *work, emic_report_section *section,
                               emic_error *err)
{
    emic_journal journal;
    emic_arena *arena = work->arena;
    EMIC_TRY(emic_journal_load(work->study, arena, &journal, err));
    journal_sum sum = sum_journal(&journal);
    emic_report_add_fact(section, "Entries", "%s",
                         emic_study_facts_number(arena, (int64_t)journal.count));
    if (journal.count) {
        emic_report_add_fact(section, "First and last", "%.*s, %.*s",
                             EMIC_ARG(study_report_day(journal.items[0].time)),
                             EMIC_ARG(study_report_day(journal.items[journal.count - 1].time)));
        const char *unnamed = emic_arena_format(arena, "; without a name %" PRId64, sum.unnamed);
        bool nobody = sum.unnamed == (int64_t)journal.count;
        emic_report_add_fact(section, "By whom", "%s%s", makers(work, &journal),
                             sum.unnamed && !nobody ? unnamed : "");
        emic_report_add_fact(section, "Taken back", "%s",
                             sum.undo == 0
                                 ? "nothing"
                                 : emic_arena_format(arena,
                                                     "undo %" PRId64 " times, redo %" PRId64
                                                     "; commands that stand undone: %" PRId64,
                                                     sum.undo, sum.redo, sum.undone));
        if (sum.walls)
            emic_report_add_fact(section, "Names taken out", "%" PRId64 " times, for good",
                                 sum.walls);
    }
    return say_seals(work, section, err);
}

emic_status study_report_audit(study_report_work *work, emic_error *err)
{
    const emic_study_size *size = &work->facts->size;
    emic_report_section *section = emic_report_add_section(work->report, "Audit");
    emic_report_say(section, "Every command that changed the study is in its journal, an entry "
                             "each, sealed by a digest over all before it.");
    EMIC_TRY(say_journal(work, section, err));
    EMIC_TRY(say_check(work, section, err));
    emic_report_add_fact(section, "Stale codings",
                         "%s under a definition that their code no longer has",
                         emic_study_facts_count(work->arena, size->stale, "coding"));
    emic_report_add_fact(section, "Detached codings", "%s, in no count here",
                         emic_study_facts_count(work->arena, size->detached, "coding"));
    return EMIC_OK;
}
