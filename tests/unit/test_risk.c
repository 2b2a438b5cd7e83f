/* The risk report of small studies: its verdict, who stands out, small groups and cells, and what
 * it says with the facts of a vault and without. */
#include "exchange/risk.h"
#include "measure_fixture.h"

static emic_risk risk;

static void report(const emic_risk_facts *facts, int64_t threshold)
{
    must(emic_risk_report(study, facts, threshold, arena, &risk, &error));
    assert_true(risk.report->sections.count >= 3);
}

/* The rows of the table `title` as "a|b|c", one a line; its empty string when it has no rows. */
static const char *rows_of(const char *title)
{
    const char *text = "";
    for (size_t i = 0; i < risk.report->sections.count; i++) {
        const emic_report_section *section = risk.report->sections.items[i];
        for (size_t at = 0; at < section->blocks.count; at++) {
            const emic_table *table = section->blocks.items[at].table;
            if (!table || strcmp(table->title, title) != 0)
                continue;
            for (size_t cell = 0; cell < table->rows.count * table->columns.count; cell++) {
                size_t column = cell % table->columns.count;
                const emic_cell *one = &table->rows.items[cell / table->columns.count][column];
                text = format_text("%s%s", text, cell == 0 ? "" : column ? "|" : "\n");
                text = one->kind == EMIC_CELL_INTEGER
                           ? format_text("%s%lld", text, (long long)one->integer)
                           : format_text("%s%.*s", text, EMIC_ARG(one->text));
            }
            return text;
        }
    }
    return "no such table";
}

static const char *note_of(const char *title)
{
    for (size_t i = 0; i < risk.report->sections.count; i++)
        for (size_t at = 0; at < risk.report->sections.items[i]->blocks.count; at++) {
            const emic_table *table = risk.report->sections.items[i]->blocks.items[at].table;
            if (table && strcmp(table->title, title) == 0 && table->notes.count)
                return table->notes.items[0];
        }
    return "no note";
}

static bool says(const char *words)
{
    for (size_t i = 0; i < risk.report->sections.count; i++)
        for (size_t at = 0; at < risk.report->sections.items[i]->blocks.count; at++) {
            const char *text = risk.report->sections.items[i]->blocks.items[at].text;
            if (text && strstr(text, words))
                return true;
        }
    return false;
}

/* --- Participants ----------------------------------------------------------------------------- */

static void load_eight(void)
{
    load_participants("participant,group,declined,age:number,trade\n"
                      "A,driver,no,30,bus\nB,driver,no,31,bus\nC,driver,no,32,tram\n"
                      "D,driver,no,33,tram\nE,planner,no,34,bus\nF,planner,no,35,bus\n"
                      "G,planner,no,36,tram\nH,planner,yes,37,boat\n");
}

static void who_stands_out_is_told_by_label(void **state)
{
    (void)state;
    load_eight();
    report(NULL, 3);
    assert_string_equal("all together|7|1|7|7|\n"
                        "group|2|3|0|0|\n"
                        "age|7|1|7|7|many values: use bands, such as of ten\n"
                        "trade|2|3|0|0|",
                        rows_of("All attributes together, and each"));
    assert_string_equal("group + age|7|1|7|7\nage + trade|7|1|7|7\ngroup + trade|4|1|1|7",
                        rows_of("Two by two, the worst first"));
    /* H took no part. Group and trade make rare whom neither makes rare alone, but so does age. */
    assert_string_equal("age|1|A; B; C; D; E; F; G\ngroup + trade|1|G\n"
                        "group + trade|2|A, B; C, D; E, F",
                        rows_of("Who shares them with few"));
    assert_string_equal("This study has no vault, so nothing is known of what was decided and "
                        "replaced. Of 7 participants, 7 are unique by all attributes together.",
                        risk.report->summary);
    assert_false(risk.open);
}

static void three_attributes_together_can_tell_more(void **state)
{
    (void)state;
    load_participants("participant,a,b,c\n"
                      "P1,x,x,x\nP2,x,x,x\nP3,x,y,y\nP4,x,y,y\nP5,y,x,y\nP6,y,x,y\n"
                      "P7,y,y,x\nP8,y,y,x\nP9,x,x,y\n");
    report(NULL, 2);
    assert_string_equal("all together|5|1|1|1|\na|2|4|0|0|\nb|2|4|0|0|\nc|2|4|0|0|",
                        rows_of("All attributes together, and each"));
    assert_string_equal("no such table", rows_of("Two by two, the worst first"));
    assert_string_equal("all together|1|P9", rows_of("Who shares them with few"));
    assert_true(strstr(risk.report->summary, "Of 9 participants, 1 is unique") != NULL);
}

static void nobody_is_said_to_be_nobody(void **state)
{
    (void)state;
    report(NULL, 5);
    assert_true(says("The study knows no attributes"));
    assert_true(says("The study has no groups"));
    assert_true(strstr(risk.report->summary, "No participants are known") != NULL);
    assert_false(risk.open);
}

static void many_are_listed_short(void **state)
{
    (void)state;
    const char *csv = "participant,age:number\n";
    for (int i = 0; i < 50; i++)
        csv = format_text("%sP%d,%d\n", csv, i, 20 + i);
    load_participants(csv);
    report(NULL, 5);
    const char *rows = rows_of("Who shares them with few");
    assert_true(strncmp(rows, "age|1|P0; P1; P2", 16) == 0);
    assert_true(strstr(rows, "P39 and 10 more") != NULL);
    assert_null(strstr(rows, "P40"));
}

/* --- Groups and cells ------------------------------------------------------------------------- */

static void small_groups_and_cells_are_counted(void **state)
{
    (void)state;
    load_participants("participant,group\nA,driver\nB,driver\nC,driver\nD,planner\n");
    add_document("A", "A: I was afraid, and cold.\n");
    add_document("B", "B: I was afraid, too.\n");
    load_codebook(
        "codebook: test\ncodes:\n  - {code: FEAR, brief: afraid}\n  - {code: COLD, brief: cold}\n");
    code_words("A", "afraid", "FEAR,Ann");
    code_words("B", "afraid", "FEAR,Ann");
    code_words("A", "cold", "COLD,Ann");
    report(NULL, 2);
    assert_string_equal("driver|3|\nplanner|1|yes", rows_of("Groups"));
    assert_string_equal("COLD|driver", rows_of("Codes of one participant in a group"));
    assert_true(strncmp("1 cell of", note_of("Codes of one participant in a group"), 9) == 0);
    assert_true(strstr(risk.report->summary, "1 group has fewer than 2 participants") != NULL);
}

/* --- Texts and facts -------------------------------------------------------------------------- */

static void texts_without_capitals_are_told(void **state)
{
    (void)state;
    add_document("small",
                 "a: we went there. then we went home. nobody said a word. that was it.\n");
    add_document("usual", "A: We went there. Then we went home. Nobody said a word. [TP07] did.\n");
    report(NULL, 5);
    assert_true(says("In 1 transcript hardly a word has a capital (small)."));
    assert_true(says("The vault was not opened"));
}

static emic_risk_facts some_facts(void)
{
    emic_risk_facts facts = {.profile = emic_profile_list(&(size_t){0}),
                             .changed = EMIC_LITERAL("2026-03-01T12:00:00Z"),
                             .generation = 7,
                             .permissions = 0600,
                             .arena = arena};
    facts.kinds[EMIC_CANDIDATE_PERSON] = (emic_risk_kind){.by_name = 4, .by_kind = 1};
    facts.kinds[EMIC_CANDIDATE_PLACE] =
        (emic_risk_kind){.kept = 3, .kept_once = 1, .no_name = 2, .fuzzy_left = 1, .uncounted = 1};
    facts.entities[EMIC_ENTITY_PERSON] = 2;
    return facts;
}

static void facts_of_a_vault_are_told(void **state)
{
    (void)state;
    emic_risk_facts facts = some_facts();
    report(&facts, 5);
    assert_false(risk.open);
    assert_true(strncmp(risk.report->summary, "Nothing is undecided. ", 22) == 0);
    assert_int_equal(6, risk.report->sections.count);
    assert_string_equal("", rows_of("Waiting for a decision"));
    assert_string_equal("place|0|1|3|1|2|0", rows_of("Wordings that stay, by kind"));
    assert_string_equal("person|4|1|0|5", rows_of("Places replaced in the transcripts"));
    assert_string_equal("person|2", rows_of("Behind the labels and pseudonyms"));
    assert_true(says("1 wording that stays was met at a single place"));
    assert_true(says("No import was told"));
    const char *choices = rows_of("How names are replaced and kept");
    assert_non_null(strstr(choices, "its key|costly to guess"));
    assert_non_null(strstr(choices, "stored 7 times"));
    assert_non_null(strstr(choices, "dates|not moved"));
    facts.weak = true;
    facts.permissions = 0644;
    facts.shifted = 2;
    report(&facts, 5);
    choices = rows_of("How names are replaced and kept");
    assert_non_null(strstr(choices, "its key|too easy to guess"));
    assert_non_null(strstr(choices, "(mode 0644)"));
    assert_non_null(strstr(choices, "moved for 2 persons"));
}

static void what_is_undecided_comes_first(void **state)
{
    (void)state;
    emic_risk_facts facts = some_facts();
    facts.kinds[EMIC_CANDIDATE_NAME] = (emic_risk_kind){.undecided = 12, .standing = 1};
    *EMIC_PUSH(arena, &facts.texts) =
        (emic_risk_text){.document = EMIC_LITERAL("TP01"), .undecided = 1, .pending = 3};
    *EMIC_PUSH(arena, &facts.texts) =
        (emic_risk_text){.document = EMIC_LITERAL("TP02"), .undecided = 9, .foreign = true};
    *EMIC_PUSH(arena, &facts.texts) = (emic_risk_text){
        .document = EMIC_LITERAL("TP03"), .undecided = 5, .pending = 2, .foreign = true};
    *EMIC_PUSH(arena, &facts.imports) =
        (emic_risk_import){EMIC_LITERAL("2026-03-01T12:00:00Z"), 12};
    report(&facts, 5);
    assert_true(risk.open);
    assert_string_equal("Not ready: 12 wordings undecided, 1 place in the study's texts undecided, "
                        "5 places decided but not replaced yet. No participants are known, so "
                        "nothing is said of how they stand out.",
                        risk.report->summary);
    assert_string_equal("name|12|1", rows_of("Waiting for a decision"));
    assert_string_equal("TP01|1|3\nTP03||2", rows_of("Transcripts with something left to do"));
    assert_string_equal("2026-03-01T12:00:00Z|12",
                        rows_of("Imports that let undecided words through"));
    assert_true(says("2 transcripts came in as pseudonymized before"));
    assert_true(says("ask about 14 places"));
}

static void each_open_thing_alone_is_enough(void **state)
{
    (void)state;
    emic_risk_facts facts = some_facts();
    facts.kinds[EMIC_CANDIDATE_NAME].undecided = 1;
    report(&facts, 5);
    assert_true(risk.open);
    facts.kinds[EMIC_CANDIDATE_NAME] = (emic_risk_kind){.standing = 1};
    report(&facts, 5);
    assert_true(risk.open);
    facts = some_facts();
    *EMIC_PUSH(arena, &facts.texts) =
        (emic_risk_text){.document = EMIC_LITERAL("TP01"), .pending = 1};
    report(&facts, 5);
    assert_true(risk.open);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_STUDY(who_stands_out_is_told_by_label),
        IN_STUDY(three_attributes_together_can_tell_more),
        IN_STUDY(nobody_is_said_to_be_nobody),
        IN_STUDY(many_are_listed_short),
        IN_STUDY(small_groups_and_cells_are_counted),
        IN_STUDY(texts_without_capitals_are_told),
        IN_STUDY(facts_of_a_vault_are_told),
        IN_STUDY(what_is_undecided_comes_first),
        IN_STUDY(each_open_thing_alone_is_enough),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
