/* Archives that may be given away: nothing hidden is in them, and whoever changes what is shown is
 * found out. */
#include "archive_fixture.h"
#include "study/release_profile.h"

static const emic_release_profile profile = {
    .name = "two", .source = "made for this test", .threshold = 2, .zero_is_safe = true};

static void save_step(const char *name, const emic_measure *measure, const emic_plot *plot,
                      const char *of)
{
    emic_recipe_step step = {.name = name, .measure = measure, .plot = plot};
    step.parameters.specs = plot ? plot->parameters : measure->parameters;
    if (of)
        emic_parameters_add(&step.parameters, "of", emic_slice_of(of), arena);
    must(emic_recipe_step_save(study, &step, &error));
}

static void load_people(void)
{
    emic_strbuf text = {0};
    emic_strbuf_puts(&text, "participant,group,region\n");
    for (int i = 1; i <= 12; i++)
        emic_strbuf_printf(&text, "DRV%d,driver,%s\n", i, i < 7 ? "north" : "south");
    for (int i = 1; i <= 11; i++)
        emic_strbuf_printf(&text, "PLN%d,planner,south\n", i);
    load_participants(text.data);
    emic_strbuf_close(&text);
}

/* Eight are afraid: seven drivers, and one planner, who must not be known. */
static void load_values(void)
{
    emic_strbuf text = {0};
    emic_strbuf_puts(&text, "participant,code,value,coder,evidence,memo\n");
    for (int i = 1; i <= 7; i++)
        emic_strbuf_printf(&text, "DRV%d,FEAR,affirmed,ann,,\n", i);
    emic_strbuf_puts(&text, "PLN1,FEAR,affirmed,ann,,a memorandum\n");
    for (int i = 1; i <= 5; i++)
        emic_strbuf_printf(&text, "DRV%d,TIRED,affirmed,ann,,\n", i);
    for (int i = 1; i <= 4; i++)
        emic_strbuf_printf(&text, "PLN%d,TIRED,affirmed,ann,,\n", i);
    load_judgements(text.data);
    emic_strbuf_close(&text);
}

static void fill_study(void)
{
    load_people();
    add_document("DRV1", "DRV1: The last stop scared me.\n");
    add_document("friday", "PLN1: Fridays are worst.\n");
    load_codebook("codebook: small\n"
                  "codes:\n"
                  "  - code: FEAR\n"
                  "    rule: judged\n"
                  "    brief: Being afraid\n"
                  "    examples: {typical: [\"stop scared me\"]}\n"
                  "  - {code: TIRED, rule: judged}\n");
    load_codings("document,start,end,code,coder\nDRV1,6,20,FEAR,ann\n");
    load_values();
}

static void keep_steps(void)
{
    save_step("people", &emic_measure_frequency, NULL, NULL);
    save_step("tests", &emic_measure_crosstab, NULL, NULL);
    save_step("bars", NULL, &emic_plot_bars, NULL);
    save_step("heat", NULL, &emic_plot_heatmap, NULL);
    save_step("tree", NULL, &emic_plot_tree, NULL);
    save_step("single", NULL, &emic_plot_heatmap, "participants");
    save_step("curve", &emic_measure_saturation, NULL, NULL);
}

static emic_slice release_of(emic_archive_summary *summary)
{
    emic_slice bytes = {0};
    must(emic_archive_build(study, &(emic_archive_options){.release = &profile}, arena, &bytes,
                            summary, &error));
    assert_true(bytes.length > 1000);
    return bytes;
}

static emic_slice filled_release(void)
{
    emic_archive_summary summary;
    fill_study();
    keep_steps();
    return release_of(&summary);
}

static size_t files_with(emic_slice bytes, const char *words)
{
    emic_pack *zip = open_archive(bytes);
    size_t found = 0;
    for (size_t i = 0; i < emic_pack_count(zip); i++)
        found += strstr(emic_pack_name(zip, i), words) ||
                 strstr(entry_of(bytes, emic_pack_name(zip, i)), words);
    emic_pack_close(zip);
    return found;
}

/* What reproducing with the study at hand finds. */
static const char *remade(emic_slice bytes)
{
    emic_archive_report report;
    must(emic_archive_reproduce("study.zip", bytes, study, arena, &report, &error));
    return problems_of(&report);
}

static void it_holds_tables_and_nobody(void **state)
{
    static const char *const secret[] = {"DRV",   "PLN",     "friday", "Fridays", "scared",
                                         ",7,12", "7 of 12", ",1,11",  "1 of 11", "memorandum"};
    emic_archive_summary summary;
    (void)state;
    fill_study();
    keep_steps();
    emic_slice all = archive_of(true), bytes = release_of(&summary);
    for (size_t i = 0; i < sizeof secret / sizeof *secret; i++) {
        assert_true(files_with(all, secret[i]) > 0);
        assert_int_equal(files_with(bytes, secret[i]), 0);
    }
    assert_int_equal(summary.tables, 2);
    assert_int_equal(summary.pictures, 3);
    assert_int_equal(summary.left_out, 2);
    assert_int_equal(summary.claims, 0);
    assert_non_null(strstr(summary.left_names, "single (it shows participants one by one)"));
    assert_non_null(strstr(summary.left_names, "curve (it is no table"));
    assert_non_null(strstr(entry_of(bytes, ARCHIVE_README), "  curve: it is no table"));
    assert_non_null(strstr(entry_of(bytes, ARCHIVE_README), "Rule of two (made for this test)"));
    assert_non_null(strstr(entry_of(bytes, "data/tables/people.csv"),
                           "planner,all,FEAR,,11,,,,,,participants,judged,yes\n"));
    assert_non_null(strstr(entry_of(bytes, "data/tables/people.csv"), "Total,all,FEAR,8,23,"));
    assert_non_null(find_entry(all, ARCHIVE_CASES));
    assert_null(find_entry(bytes, ARCHIVE_CASES));
    assert_null(find_entry(bytes, ARCHIVE_JUDGEMENTS));
    assert_null(find_entry(bytes, "data/tables/curve.csv"));
}

/* Reasons are not in it: that a count is hidden for another's sake says that it is no small one. */
static void its_log_tells_no_more_than_its_tables(void **state)
{
    (void)state;
    const char *log = entry_of(filled_release(), ARCHIVE_RELEASE_LOG);
    assert_non_null(strstr(log, "file,group,base,code,hidden\n"
                                "plots/bars.csv,driver,all,FEAR,count\n"
                                "plots/bars.csv,planner,all,FEAR,count\n"));
    assert_null(strstr(log, "rule"));
    assert_null(strstr(log, "complementary"));
}

static void without_tables_it_counts_participants(void **state)
{
    emic_archive_summary summary;
    (void)state;
    fill_study();
    emic_slice bytes = release_of(&summary);
    assert_int_equal(summary.tables, 1);
    assert_non_null(find_entry(bytes, "data/tables/frequency-participants.csv"));
    assert_string_equal(reproduction(bytes), "");
    assert_string_equal(remade(bytes), "");
}

static void the_same_bytes_come_back(void **state)
{
    emic_archive_summary summary;
    (void)state;
    emic_slice bytes = filled_release();
    assert_true(emic_slice_equal(bytes, release_of(&summary)));
    assert_string_equal(reproduction(bytes), "");
    assert_string_equal(remade(bytes), "");
}

/* Under rules that hide none, or the sizes of groups, or round; and a group of nobody. */
static void any_rule_is_made_again(void **state)
{
    static const emic_release_profile rules[] = {
        {.name = "none", .source = "test", .threshold = 2},
        {.name = "sizes", .source = "test", .threshold = 11, .sizes_are_cells = true},
        {.name = "round", .source = "test", .threshold = 2, .round_base = 5},
    };
    (void)state;
    fill_study();
    add_base("northern", "region = north");
    emic_recipe_step step = {.name = "north", .measure = &emic_measure_frequency};
    step.parameters.specs = emic_measure_frequency.parameters;
    emic_parameters_add(&step.parameters, "base", EMIC_LITERAL("northern"), arena);
    must(emic_recipe_step_save(study, &step, &error));
    save_step("people", &emic_measure_frequency, NULL, NULL);
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
        emic_slice bytes;
        emic_archive_summary summary;
        must(emic_archive_build(study, &(emic_archive_options){.release = &rules[i]}, arena, &bytes,
                                &summary, &error));
        assert_int_equal(summary.tables, 2);
        assert_non_null(strstr(entry_of(bytes, "data/tables/north.csv"), ",yes\n"));
        assert_string_equal(remade(bytes), "");
    }
}

/* What reproducing finds when `before` in a file is `after`. */
static void assert_found(emic_slice bytes, const char *name, const char *before, const char *after,
                         const char *expected)
{
    const char *found = reproduction(with_change(bytes, name, before, after));
    if (!strstr(found, expected))
        fail_msg("%s to %s: no \"%s\" in:\n%s", before, after, expected, found);
}

static void what_is_changed_is_found(void **state)
{
    static const char table[] = "data/tables/people.csv";
    (void)state;
    emic_slice bytes = filled_release();
    assert_found(bytes, table, "5,12,5 of 12", "6,12,5 of 12", "of is 5 of 12, but 6 of 12");
    assert_found(bytes, table, "8,23,8 of 23", "8,23,9 of 23", "of is 9 of 23, but 8 of 23");
    assert_found(bytes, table, "34.8", "34.9", "pct is 34.9, but 34.8");
    assert_found(bytes, table, "0.193260", "0.193261", "wilson_lo is 0.193261");
    assert_found(bytes, table, "0.680489", "", "wilson_hi is , but 0.680489");
    assert_found(bytes, table, "FEAR,,11,,,,,,participants,judged,yes",
                 "FEAR,,11,,,,,,participants,judged,no", "suppressed is not yes");
    assert_found(bytes, table, "FEAR,,11,,", "FEAR,1,11,1 of 11,", "suppressed is not yes");
    assert_found(bytes, table, "TIRED,4,11,4 of 11,,,0.151665,0.646199",
                 "TIRED,4,13,4 of 13,,,0.126807,0.576307", "is not the sum of its groups");
    assert_found(bytes, table, "TIRED,4,11", "TIRED,44,11", "n is more than N");
    assert_found(bytes, table, "TIRED,4,11", "TIRED,2,11", "the rule hides this count");
    assert_found(bytes, table, "participants,judged", "turns,judged", "the unit is not that");
    assert_found(bytes, table, "suppressed", "supressed", "BROKEN");
    assert_found(bytes, "data/plots/tree.csv", "8,23,8 of 23", "9,23,8 of 23",
                 "plots/tree.csv: WRONG");
    assert_found(bytes, ARCHIVE_RELEASE_LOG, "planner", "driver", "release-log.csv: DIFFERENT");
    assert_found(bytes, ARCHIVE_README, "Rule of two", "Rule of ten", "README.txt: DIFFERENT");
    assert_found(bytes, ARCHIVE_CODEBOOK_CSV, "Being afraid", "Being brave", "DIFFERENT");
    assert_found(bytes, ARCHIVE_RECIPE, "\"threshold\": 2", "\"threshold\": 4", "WRONG");
    assert_found(bytes, ARCHIVE_RECIPE, "\"threshold\": 2", "\"threshold\": 1", "BROKEN");
    assert_found(bytes, ARCHIVE_TABLES_HTML, "driver", "planner", "crate-metadata.json: DIFFERENT");
    assert_found(bytes, "data/plots/bars.svg", "driver", "planner", "json: DIFFERENT");
}

static void files_that_come_or_go_are_found(void **state)
{
    (void)state;
    emic_slice bytes = filled_release();
    const char *more = reproduction(with_entry(bytes, "data/tables/more.csv", "code,n\n"));
    const char *less = reproduction(with_entry(bytes, "data/plots/bars.svg", NULL));
    assert_non_null(strstr(more, "data/tables/more.csv: UNKNOWN"));
    assert_non_null(strstr(less, "data/plots/bars.svg: FAILED"));
    assert_non_null(strstr(reproduction(with_entry(bytes, ARCHIVE_CASES, "participant\nDRV1\n")),
                           "data/cases.csv: UNKNOWN"));
}

static void another_study_differs(void **state)
{
    (void)state;
    emic_slice bytes = filled_release();
    load_judgements("participant,code,value,coder,evidence,memo\nDRV6,TIRED,affirmed,ann,,\n");
    assert_string_equal(reproduction(bytes), "");
    const char *found = remade(bytes);
    assert_non_null(strstr(found, "data/tables/people.csv: DIFFERENT"));
    assert_non_null(strstr(found, "data/plots/bars.svg: DIFFERENT"));
    assert_non_null(strstr(found, "data/tables.html: DIFFERENT"));
}

static void a_study_is_for_releases(void **state)
{
    (void)state;
    fill_study();
    assert_non_null(strstr(remade(archive_of(true)), "study: NOT USED"));
}

/* Somebody is named in what people wrote. */
static void nobody_is_named(void **state)
{
    emic_slice bytes;
    emic_archive_summary summary;
    (void)state;
    fill_study();
    load_codebook("codebook: small\ncodes:\n  - {code: FEAR, rule: judged, brief: as DRV3 said}\n");
    assert_int_equal(emic_archive_build(study, &(emic_archive_options){.release = &profile}, arena,
                                        &bytes, &summary, &error),
                     EMIC_REFUSED);
    assert_non_null(strstr(error.message, "codebook"));
    assert_non_null(strstr(error.message, "would name the participant DRV3"));
}

static void nothing_to_release_is_refused(void **state)
{
    emic_slice bytes;
    emic_archive_summary summary;
    (void)state;
    fill_study();
    save_step("curve", &emic_measure_saturation, NULL, NULL);
    assert_int_equal(emic_archive_build(study, &(emic_archive_options){.release = &profile}, arena,
                                        &bytes, &summary, &error),
                     EMIC_REFUSED);
    assert_non_null(strstr(error.message, "nothing to release"));
}
int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_STUDY(it_holds_tables_and_nobody),
        IN_STUDY(its_log_tells_no_more_than_its_tables),
        IN_STUDY(without_tables_it_counts_participants),
        IN_STUDY(the_same_bytes_come_back),
        IN_STUDY(any_rule_is_made_again),
        IN_STUDY(what_is_changed_is_found),
        IN_STUDY(files_that_come_or_go_are_found),
        IN_STUDY(another_study_differs),
        IN_STUDY(a_study_is_for_releases),
        IN_STUDY(nobody_is_named),
        IN_STUDY(nothing_to_release_is_refused),
    };
    return cmocka_run_group_tests_name("archive_release", tests, NULL, NULL);
}
