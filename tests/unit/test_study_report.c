/* The report of a study: its sections, what they say of a study that was counted by hand, and what
 * they leave out. */
#include "exchange/study_report.h"
#include "report_fixture.h"
#include "study/journal.h"

static emic_report *made;

static void report_with(emic_study_report_options options)
{
    must(emic_study_report(study, &options, arena, &made, &error));
    assert_int_equal(8, made->sections.count);
}

static void report(int64_t quotes)
{
    report_with((emic_study_report_options){.quotes = quotes});
}

/* The section with this title anywhere below `sections`, or NULL. */
static const emic_report_section *find_in(const emic_report_sections *sections, const char *title)
{
    const emic_report_section *found = NULL;
    for (size_t i = 0; i < sections->count && !found; i++)
        found = strcmp(sections->items[i]->title, title) == 0
                    ? sections->items[i]
                    : find_in(&sections->items[i]->sections, title);
    return found;
}

static const emic_report_section *section_of(const char *top, const char *title)
{
    const emic_report_section *section = find_in(&made->sections, top);
    assert_non_null(section);
    return strcmp(top, title) == 0 ? section : find_in(&section->sections, title);
}

/* All that stands in a section itself, a line a fact, row, quote or paragraph. */
static const char *said(const char *top, const char *title)
{
    const emic_report_section *section = section_of(top, title);
    const char *text = "";
    assert_non_null(section);
    for (size_t i = 0; i < section->blocks.count; i++) {
        const emic_report_block *block = &section->blocks.items[i];
        if (block->text)
            text = format_text("%s%s\n", text, block->text);
        for (size_t k = 0; block->facts && k < block->facts->count; k++)
            text = format_text("%s%s: %s\n", text, block->facts->items[k].name,
                               block->facts->items[k].value);
        for (size_t k = 0; block->quotes && k < block->quotes->count; k++)
            text = format_text("%s\"%.*s\" %s %s\n", text, EMIC_ARG(block->quotes->items[k].words),
                               block->quotes->items[k].mark ? block->quotes->items[k].mark : "for",
                               block->quotes->items[k].source);
        for (size_t row = 0; block->table && row < block->table->rows.count; row++) {
            for (size_t column = 0; column < block->table->columns.count; column++) {
                const emic_cell *cell = &block->table->rows.items[row][column];
                text = cell->kind == EMIC_CELL_INTEGER
                           ? format_text("%s|%lld", text, (long long)cell->integer)
                           : format_text("%s|%.*s", text, EMIC_ARG(cell->text));
            }
            text = format_text("%s\n", text);
        }
    }
    return text;
}

static bool says(const char *top, const char *title, const char *words)
{
    return strstr(said(top, title), words) != NULL;
}

static void size_and_people_are_counted(void **state)
{
    (void)state;
    load_reported();
    load_thoughts();
    report(1);
    assert_string_equal("Buses", made->title);
    assert_string_equal("Participants: 3 (driver 2, planner 1)\nDeclined: 1\nTranscripts: 4\n"
                        "Words: 24, of them 17 by participants\n"
                        "Turns: 8, of them 4 by participants\nCodes in use: 5\n"
                        "Codings: 6 in 4 transcripts\nCoders: 2\nRounds of coding: 2\nMemos: 2\n",
                        said("The study", "How much there is"));
    assert_string_equal("|age|(known)|2 of 2|0 of 1|2 of 3\n||(not known)|0 of 2|1 of 1|1 of 3\n"
                        "||median (least to most)|27.5 (24 to 31)||27.5 (24 to 31)\n"
                        "|nights|yes|1 of 2|1 of 1|2 of 3\n||no|1 of 2|0 of 1|1 of 3\n",
                        said("The study", "Participants"));
}

static void what_its_authors_say_comes_first(void **state)
{
    (void)state;
    const emic_slice creators[] = {EMIC_LITERAL("A. Author; Bus Institute"),
                                   EMIC_LITERAL("B. Other")};
    const emic_slice title = EMIC_LITERAL("Night buses"), yes = EMIC_LITERAL("yes");
    load_reported();
    report(1);
    assert_true(says("The study", "What its authors say",
                     "Needs author (emic describe set): abstract, creator,"));
    must(emic_description_set(study, EMIC_DESCRIPTION_CREATOR, creators, 2, &error));
    must(emic_description_set(study, EMIC_DESCRIPTION_TITLE, &title, 1, &error));
    must(emic_description_set(study, EMIC_DESCRIPTION_SYNTHETIC, &yes, 1, &error));
    report(1);
    assert_string_equal("Night buses", made->title);
    assert_non_null(strstr(made->summary, "made up. 3 participants"));
    assert_true(
        says("The study", "What its authors say", "By: A. Author (Bus Institute)\nBy: B. Other\n"));
    assert_false(says("The study", "What its authors say", "creator"));
}

static void the_method_is_what_was_recorded(void **state)
{
    (void)state;
    load_reported();
    report(1);
    assert_true(
        says("Method", "Comparison, memos, sampling", "Constant comparison: none recorded"));
    assert_true(says("Method", "Comparison, memos, sampling", "no search recorded"));
    load_thoughts();
    report(1);
    assert_true(says("Method", "Coding",
                     "Codings: 6; 1 contradict their code and 0 qualify it\n"
                     "Open codes: 1 of 5 codes in use are provisional\n"
                     "In-vivo codes: 1\n"));
    assert_true(says("Method", "Coding",
                     "1: a person decided for each participant; 3 judgements "
                     "rest on 1 coding\n|A|4|3\n|B|2|2\n|1||5|3|2\n|2||1|1|1\n"));
    assert_string_equal("Constant comparison: 2 passages set against earlier ones: 1 the same, 1 "
                        "differ\nMemos: 2: theory 1, reflexive 1\n"
                        "Negative cases: 1 search recorded for what speaks against a proposition; "
                        "found: 1\n|2026-02-01|somebody who plans|STRAIN/FEAR|P1|A\n"
                        "|2026-02-02|a trainee|||A\n",
                        said("Method", "Comparison, memos, sampling"));
    assert_true(says("Method", "Pseudonyms", "has no vault"));
}

static void findings_count_and_quote(void **state)
{
    (void)state;
    load_reported();
    report(1);
    assert_string_equal("What nights cost.\n|driver|1 of 2|half|0.09–0.91\n"
                        "|planner|1 of 1|all|0.21–1.00\n|Total|2 of 3|all but one|0.21–0.94\n"
                        "Holds for nobody: NEVER.\n",
                        said("Findings", "STRAIN"));
    assert_string_equal("Being afraid.\n|driver|1 of 2|half|0.09–0.91\n"
                        "|planner|1 of 1|all|0.21–1.00\n|Total|2 of 3|all but one|0.21–0.94\n"
                        "\"I was afraid of it.\" for D1 (driver), turn 2\n"
                        "\"I was never afraid.\" contradicts D2 (driver), turn 2\n"
                        "\"They were afraid.\" for P1 (planner), turn 2\n",
                        said("Findings", "FEAR"));
    assert_string_equal("|driver|1 of 2|half|0.09–0.91|denied 1\n"
                        "|planner|0 of 1|none|0.00–0.79|not asked 1\n"
                        "|Total|1 of 3||0.06–0.79|denied 1, not asked 1\n"
                        "\"Still here.\" for D1 (driver), D1b, turn 2\n",
                        said("Findings", "STAYS"));
    assert_null(section_of("Findings", "NEVER"));
    assert_null(section_of("Findings", "Propositions"));
}

static void a_denial_is_told_where_nobody_else_must_judge(void **state)
{
    (void)state;
    load_reported();
    load_judgements("participant,code,value,coder\nP1,ALONE,denied,A\n");
    report(1);
    assert_string_equal("|driver|1 of 2|half|0.09–0.91|\n|planner|0 of 1|none|0.00–0.79|denied 1\n"
                        "|Total|1 of 3||0.06–0.79|denied 1\n"
                        "\"I was alone.\" for D1 (driver), turn 2\n",
                        said("Findings", "ALONE"));
}

static void propositions_stand_with_what_is_for_and_against(void **state)
{
    (void)state;
    load_reported();
    load_thoughts();
    report(1);
    assert_string_equal("Nights cost those who drive\nAbout: STRAIN\nLevel: principle\n"
                        "Codings: 1 for, 1 against, 0 partly\n"
                        "Sought against it: once, found 1\n"
                        "\"I was afraid of it.\" for D1 (driver), D1, coded STRAIN/FEAR\n"
                        "\"I was never afraid.\" contradicts D2 (driver), D2, coded STRAIN/FEAR\n",
                        said("Findings", "COST"));
    assert_string_equal("|STRAIN/FEAR|consequence|STRAIN/ALONE|0|0|0\n",
                        said("Findings", "Relations between codes"));
}

static void detached_words_are_not_quoted(void **state)
{
    (void)state;
    load_reported();
    load_thoughts();
    report(1);
    assert_true(says("Findings", "FEAR", "never afraid"));
    assert_true(says("Findings", "COST", "never afraid"));
    detach_coding();
    report(1);
    assert_false(says("Findings", "FEAR", "never afraid"));
    assert_false(says("Findings", "COST", "never afraid"));
    assert_true(says("Findings", "COST", "1 for, 0 against, 0 partly; 1 detached"));
    assert_true(says("Audit", "Audit", "Detached codings: 1 coding, in no count here"));
}

static void without_quotes_nobody_is_heard(void **state)
{
    (void)state;
    emic_strbuf out = {0};
    load_reported();
    load_thoughts();
    report(1);
    must(emic_report_write(made, EMIC_FORMAT_TEXT, 0, &out, &error));
    assert_non_null(strstr(out.data, "I was afraid of it"));
    assert_non_null(strstr(out.data, "I shook."));
    emic_strbuf_clear(&out);
    report(0);
    must(emic_report_write(made, EMIC_FORMAT_TEXT, 0, &out, &error));
    assert_non_null(strstr(out.data, "Quotes were left out"));
    assert_null(strstr(out.data, "afraid of it"));
    assert_null(strstr(out.data, "never afraid"));
    assert_null(strstr(out.data, "Still here"));
    assert_null(strstr(out.data, "I shook."));
    emic_strbuf_close(&out);
}

static void the_codebook_has_definitions_and_examples(void **state)
{
    (void)state;
    load_reported();
    report(1);
    assert_string_equal("Definition: Being afraid.\nKind: theme\nUse when: Fear is named.\n"
                        "Not when: It is over.\nTypical: “I shook.”\n",
                        said("Codebook", "FEAR"));
    assert_string_equal("Kind: principle; judged for each participant\n",
                        said("Codebook", "STAYS"));
    assert_string_equal("Kind: theme; in vivo\n", said("Codebook", "ALONE"));
    assert_string_equal("Kind: theme\nStatus: provisional\n", said("Codebook", "NEVER"));
}

static void groups_are_those_asked_for(void **state)
{
    (void)state;
    load_reported();
    report_with((emic_study_report_options){.by = EMIC_LITERAL("nights"), .title = "Nights"});
    assert_string_equal("Nights", made->title);
    assert_true(says("Findings", "ALONE", "|yes|1 of 2|half"));
    emic_study_report_options unknown = {.by = EMIC_LITERAL("night")};
    assert_int_equal(EMIC_NOT_FOUND, emic_study_report(study, &unknown, arena, &made, &error));
}

static void a_study_without_groups_or_anything_has_a_report(void **state)
{
    (void)state;
    report(1);
    assert_true(says("The study", "How much there is", "Participants: 0\n"));
    load_participants("participant\nA\nB\n");
    add_document("A", "I: Well?\n\nA: I was glad.\n");
    load_codebook("codebook: b\ncodes:\n  - {code: JOY}\n");
    code_words("A", "I was glad.", "JOY,K");
    report(1);
    assert_string_equal("|All|1 of 2|half|0.09–0.91\n\"I was glad.\" for A, turn 2\n",
                        said("Findings", "JOY"));
}

static void the_journal_is_summed_and_its_seals_checked(void **state)
{
    (void)state;
    load_reported();
    must(emic_study_begin(study, &error));
    emic_journal_describe(study, EMIC_LITERAL("A"), EMIC_LITERAL("memo add"));
    run_sql("INSERT INTO memo(kind, text, coder, added) VALUES ('theory', 'a', 1, '2026')");
    must(emic_study_commit(study, &error));
    report(1);
    assert_true(says("Audit", "Audit", "Entries: 1\n"));
    assert_true(says("Audit", "Audit", "By whom: A 1\n"));
    assert_true(says("Audit", "Audit", "Seals: good"));
    assert_true(says("Audit", "Audit", "Whole file: not checked"));
    run_sql("UPDATE journal SET coder = 'B'");
    report_with((emic_study_report_options){.check = true});
    assert_true(says("Audit", "Audit", "Seals: BROKEN in 1 places"));
    assert_true(says("Audit", "Audit", "4 texts and 6 codings checked: 1 problems"));
    assert_true(says("Agreement", "Agreement", "Not computed"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_STUDY(size_and_people_are_counted),
        IN_STUDY(what_its_authors_say_comes_first),
        IN_STUDY(the_method_is_what_was_recorded),
        IN_STUDY(findings_count_and_quote),
        IN_STUDY(a_denial_is_told_where_nobody_else_must_judge),
        IN_STUDY(propositions_stand_with_what_is_for_and_against),
        IN_STUDY(detached_words_are_not_quoted),
        IN_STUDY(without_quotes_nobody_is_heard),
        IN_STUDY(the_codebook_has_definitions_and_examples),
        IN_STUDY(groups_are_those_asked_for),
        IN_STUDY(a_study_without_groups_or_anything_has_a_report),
        IN_STUDY(the_journal_is_summed_and_its_seals_checked),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
