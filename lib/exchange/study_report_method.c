/* How the study was coded: coders, rounds, versions of the codebook, comparison, memos, sampling,
 * the search for negative cases, saturation, pseudonyms and software. */
#include "base/version.h"
#include "exchange/study_report_section.h"
#include "study/proposition.h"
#include "study/sampling.h"
#include <inttypes.h>

static const char *number(const study_report_work *work, int64_t count)
{
    return emic_study_facts_number(work->arena, count);
}

static const char *counted(const study_report_work *work, int64_t count, const char *noun)
{
    return emic_study_facts_count(work->arena, count, noun);
}

/* --- Coding ----------------------------------------------------------------------------------- */

static void add_coders(const study_report_work *work, emic_report_section *section)
{
    static const char *const titles[] = {"Coder", "Codings", "Transcripts", NULL};
    const emic_coder_list *coders = &work->facts->coders;
    emic_table *table = emic_report_add_table(section, "Who coded how much");
    study_report_columns(table, titles, 1);
    for (size_t i = 0; i < coders->count && i < STUDY_REPORT_LISTED; i++) {
        emic_cell *cell = emic_table_add_row(table, 0);
        cell[0] = emic_cell_text(coders->items[i].name);
        cell[1] = emic_cell_integer(coders->items[i].codings);
        cell[2] = emic_cell_integer(coders->items[i].documents);
    }
    if (coders->count > STUDY_REPORT_LISTED)
        emic_table_add_note(table, "%zu more are not listed.", coders->count - STUDY_REPORT_LISTED);
}

static void add_rounds(const study_report_work *work, emic_report_section *section)
{
    static const char *const titles[] = {"Round",       "What for", "Codings",
                                         "Transcripts", "Coders",   NULL};
    const emic_round_list *rounds = &work->facts->rounds;
    emic_table *table = emic_report_add_table(section, "Rounds of coding");
    study_report_columns(table, titles, 2);
    for (size_t i = 0; i < rounds->count && i < STUDY_REPORT_LISTED; i++) {
        const emic_round *round = &rounds->items[i];
        emic_cell *cell = emic_table_add_row(table, 0);
        cell[0] = emic_cell_text(
            emic_slice_of(emic_arena_format(work->arena, "%" PRId64 "%s%.*s", round->number,
                                            round->name.length ? " " : "", EMIC_ARG(round->name))));
        cell[1] = emic_cell_text(round->note);
        cell[2] = emic_cell_integer(round->codings);
        cell[3] = emic_cell_integer(round->documents);
        cell[4] = emic_cell_integer(round->coders);
    }
    if (rounds->count > STUDY_REPORT_LISTED)
        emic_table_add_note(table, "%zu more are not listed.", rounds->count - STUDY_REPORT_LISTED);
}

static void say_coding(const study_report_work *work, emic_report_section *section)
{
    const emic_study_facts *facts = work->facts;
    const emic_study_size *size = &facts->size;
    emic_report_add_fact(section, "Codings", "%s; %s contradict their code and %s qualify it",
                         number(work, size->codings), number(work, size->contradicting),
                         number(work, size->qualifying));
    if (size->rules)
        emic_report_add_fact(section, "By rules", "%s by %s; people made the others",
                             counted(work, size->rule_codings, "coding"),
                             counted(work, size->rules, "rule"));
    emic_report_add_fact(section, "Open codes", "%s of %s in use are provisional",
                         number(work, facts->provisional), counted(work, facts->codes, "code"));
    emic_report_add_fact(section, "In-vivo codes", "%s",
                         facts->in_vivo ? number(work, facts->in_vivo) : "none marked");
    if (facts->judged)
        emic_report_add_fact(
            section, "Judged codes", "%s: a person decided for each participant; %s rest on %s",
            number(work, facts->judged),
            counted(work,
                    size->judgements[EMIC_AFFIRMED] + size->judgements[EMIC_DENIED] +
                        size->judgements[EMIC_NOT_RAISED] + size->judgements[EMIC_NOT_ASKED],
                    "judgement"),
            counted(work, size->judgement_evidence, "coding"));
    add_coders(work, section);
    if (facts->rounds.count > 1 || (facts->rounds.count == 1 && facts->rounds.items[0].name.length))
        add_rounds(work, section);
}

static void add_versions(const study_report_work *work, emic_report_section *section)
{
    static const char *const titles[] = {"Version", "Day", "By", "Why", "Codings made under it",
                                         NULL};
    const emic_codebook_version_list *versions = &work->facts->versions;
    if (versions->count == 0) {
        emic_report_say(section, "The codebook has no version yet.");
        return;
    }
    emic_table *table = emic_report_add_table(section, "Versions of the codebook");
    study_report_columns(table, titles, 4);
    size_t from = versions->count > STUDY_REPORT_LISTED ? versions->count - STUDY_REPORT_LISTED : 0;
    for (size_t i = from; i < versions->count; i++) {
        const emic_codebook_version_item *version = &versions->items[i];
        emic_cell *cell = emic_table_add_row(table, 0);
        cell[0] = emic_cell_integer(version->number);
        cell[1] = emic_cell_text(study_report_day(version->added));
        cell[2] = emic_cell_text(version->coder);
        cell[3] = emic_cell_text(version->reason);
        cell[4] = emic_cell_integer(version->codings);
    }
    if (from)
        emic_table_add_note(table, "The first %zu are not listed.", from);
}

/* --- Grounded theory -------------------------------------------------------------------------- */

static void say_comparison(const study_report_work *work, emic_report_section *section)
{
    const emic_study_size *size = &work->facts->size;
    int64_t memos = 0;
    const char *kinds = "";
    for (int i = 0; i < EMIC_MEMO_KINDS; i++) {
        memos += size->memos[i];
        if (size->memos[i])
            kinds = emic_arena_format(work->arena, "%s%s%s %s", kinds, *kinds ? ", " : ": ",
                                      emic_memo_kind_name((emic_memo_kind)i),
                                      number(work, size->memos[i]));
    }
    if (size->same + size->differs)
        emic_report_add_fact(section, "Constant comparison",
                             "%s set against earlier ones: %s the same, %s differ",
                             counted(work, size->same + size->differs, "passage"),
                             number(work, size->same), number(work, size->differs));
    else
        emic_report_add_fact(section, "Constant comparison", "none recorded");
    emic_report_add_fact(section, "Memos", "%s%s", memos ? number(work, memos) : "none recorded",
                         kinds);
    if (size->searches)
        emic_report_add_fact(section, "Negative cases",
                             "%s recorded for what speaks against a proposition; found: %s",
                             size->searches == 1 ? "1 search"
                                                 : emic_arena_format(work->arena, "%s searches",
                                                                     number(work, size->searches)),
                             number(work, size->found));
    else
        emic_report_add_fact(section, "Negative cases", "no search recorded");
    if (size->visits)
        emic_report_add_fact(section, "Reading", "%s recorded as read",
                             counted(work, size->visits, "unit"));
}

static emic_status add_sampling(const study_report_work *work, emic_report_section *section,
                                emic_error *err)
{
    static const char *const titles[] = {"Day", "Sought", "For want of", "Came", "By", NULL};
    const emic_codebook *codebook = &work->facts->frequency.cases.codebook;
    emic_sampling_list list;
    EMIC_TRY(emic_sampling_list_load(work->study, codebook, work->arena, &list, err));
    if (list.count == 0) {
        emic_report_add_fact(section, "Theoretical sampling", "no decision recorded");
        return EMIC_OK;
    }
    emic_table *table = emic_report_add_table(section, "Decisions of theoretical sampling");
    study_report_columns(table, titles, 5);
    for (size_t i = 0; i < list.count && i < STUDY_REPORT_LISTED; i++) {
        const emic_sampling_decision *decision = &list.items[i];
        emic_cell *cell = emic_table_add_row(table, 0);
        cell[0] = emic_cell_text(decision->decided);
        cell[1] = emic_cell_text(decision->sought);
        if (decision->gap_at >= 0)
            cell[2] = emic_cell_text(codebook->items[decision->gap_at].path);
        cell[3] = emic_cell_text(decision->label);
        cell[4] = emic_cell_text(decision->coder_name);
    }
    if (list.count > STUDY_REPORT_LISTED)
        emic_table_add_note(table, "%zu more are not listed.", list.count - STUDY_REPORT_LISTED);
    return EMIC_OK;
}

static void say_saturation(const study_report_work *work, emic_report_section *section)
{
    const emic_study_facts *facts = work->facts;
    const char *words = emic_study_facts_saturation(facts);
    emic_report_add_fact(section, "Saturation", "%s", words);
    if (facts->saturation.series.count == 0)
        return;
    const emic_saturation_series *all =
        &facts->saturation.series.items[facts->saturation.series.count - 1];
    emic_report_say(section,
                    "Saturation after Guest, Namey and Chen 2020: the new codes of a run of 2 "
                    "interviews are at most 5 %% of the distinct codes of the first 4; 7+2 reads: "
                    "after 7 interviews, shown by the 2 that follow. Interviews in the order in "
                    "which they were first coded, of %s.",
                    counted(work, (int64_t)all->count, "interview"));
    if (all->point && all->again)
        emic_report_say(section,
                        "After that point %s over the threshold again: new codes still "
                        "came.",
                        all->again == 1
                            ? "1 run is"
                            : emic_arena_format(work->arena, "%zu runs are", all->again));
    if (all->ties)
        emic_report_say(section,
                        "%zu interviews were first coded in the same second as another, as in one "
                        "file: their order says little.",
                        all->ties);
    study_report_add_saturation(work, section);
    if (all->enough && all->shuffles.reached > 0)
        emic_report_say(section,
                        "Over %d random orders of the interviews it is reached in %" PRId64 ".",
                        EMIC_SATURATION_SHUFFLES, all->shuffles.reached);
}

/* --- Names and software ----------------------------------------------------------------------- */

static void say_pseudonyms(const study_report_work *work, emic_report_section *section)
{
    const emic_study_size *size = &work->facts->size;
    if (work->facts->vault.length)
        emic_report_say(section,
                        "Names were replaced before the transcripts came into the study; who is "
                        "behind a pseudonym is in an encrypted vault, apart from the study. How "
                        "many of which kind were replaced only the vault knows: emic privacy risk "
                        "prints it.");
    else
        emic_report_say(section, "The study has no vault: its transcripts came in as pseudonymized "
                                 "elsewhere. How is for the author to say.");
    emic_report_say(
        section, "%s changed after it came in.",
        size->revised == 0 ? "No transcript was"
        : size->revised == 1
            ? "1 transcript was"
            : emic_arena_format(work->arena, "Each of %" PRId64 " transcripts was", size->revised));
}

static void say_software(const study_report_work *work, emic_report_section *section)
{
    emic_report_add_fact(section, "Program", "emic %s", emic_version());
    emic_report_add_fact(section, "Database", "SQLite %s", emic_study_db_version());
    emic_report_add_fact(section, "Study begun", "%.*s",
                         EMIC_ARG(study_report_day(work->facts->created)));
    emic_report_add_fact(section, "Study last changed", "%.*s",
                         EMIC_ARG(study_report_day(work->facts->changed)));
}

emic_status study_report_method(study_report_work *work, emic_error *err)
{
    emic_report_section *section = emic_report_add_section(work->report, "Method");
    emic_report_section *part = emic_report_add_part(section, "Coding");
    say_coding(work, part);
    add_versions(work, emic_report_add_part(section, "Codebook over time"));
    part = emic_report_add_part(section, "Comparison, memos, sampling");
    say_comparison(work, part);
    EMIC_TRY(add_sampling(work, part, err));
    say_saturation(work, emic_report_add_part(section, "Saturation"));
    say_pseudonyms(work, emic_report_add_part(section, "Pseudonyms"));
    say_software(work, emic_report_add_part(section, "Software"));
    return EMIC_OK;
}
