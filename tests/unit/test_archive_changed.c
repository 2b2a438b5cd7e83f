/* Archives that somebody changed, and sealed again so that every digest is right: making them again
 * finds it out, and says what, where and why. */
#include "archive_fixture.h"
#include "base/version.h"

static emic_slice good; /* the archive to be changed */

/* Four people, two codes: HARM is counted, LOSS judged. */
static void make_good(void)
{
    load_participants("participant,group\nTP01,TP\nTP02,TP\nSP01,SP\nSP02,SP\n");
    add_document("TP01", "TP01: I was afraid of them.\n");
    add_document("SP01", "SP01: They lost it all.\n");
    load_codebook("codebook: b\ncodes:\n  - {code: HARM, level: 1}\n"
                  "  - {code: LOSS, level: 1, rule: judged}\n  - {code: HOPE, level: 1}\n");
    load_codings("document,start,end,code,coder\nTP01,6,18,HARM,A\nSP01,6,22,HARM,A\n");
    load_judgements("participant,code,value,coder\nSP01,LOSS,affirmed,A\nTP01,LOSS,denied,A\n");
    load_claims("id,statement,where,query,relation,expected,source,note\n"
                "C1,Harm to two,,count(code:HARM),=,2 of 4,,\n");
    good = archive_of(true);
    assert_string_equal(reproduction(good), "");
}

static const char *found_after(const char *name, const char *before, const char *after)
{
    return reproduction(with_change(good, name, before, after));
}

/* --- Numbers -------------------------------------------------------------------------------- */

static void a_changed_cell_of_a_table_is_shown(void **state)
{
    (void)state;
    make_good();
    const char *found = found_after("data/tables/frequency-participants.csv", "HARM,1,2,1 of 2,",
                                    "HARM,2,2,2 of 2,");
    assert_contains(found, "data/tables/frequency-participants.csv: DIFFERENT: line 2: archived "
                           "`frequency-participants,TP,all,HARM,2,2,2 of 2,");
    assert_contains(found, "`, now `frequency-participants,TP,all,HARM,1,2,1 of 2,");
    assert_int_equal(strlen(found), strchr(found, '\n') + 1 - found); /* nothing besides */
}

static void a_number_changed_in_the_page_alone_is_found(void **state)
{
    (void)state;
    make_good();
    assert_contains(found_after(ARCHIVE_TABLES_HTML, ">1 of 2<", ">2 of 2<"),
                    "data/tables.html: DIFFERENT: line ");
}

static void a_coding_under_another_code_changes_the_tables(void **state)
{
    (void)state;
    make_good();
    const char *found = found_after(ARCHIVE_CODINGS, "TP01,6,18,HARM", "TP01,6,18,HOPE");
    assert_contains(found, "data/tables/frequency-participants.csv: DIFFERENT: ");
    assert_contains(found, "data/claims-checked.csv: DIFFERENT: ");
    assert_contains(found, "claims: FAIL: 0 of 1 hold; these do not: C1\n");
}

static void a_coding_that_moved_is_found_by_its_words(void **state)
{
    (void)state;
    make_good();
    const char *found = found_after(ARCHIVE_CODINGS, "TP01,6,18,", "TP01,6,19,");
    assert_contains(found, "data/codings.csv: BROKEN: line 3");
    assert_null(strchr(strchr(found, '\n') + 1, '\n')); /* nothing besides */
}

static void a_judgement_that_flipped_changes_the_tables(void **state)
{
    (void)state;
    make_good();
    assert_contains(found_after(ARCHIVE_JUDGEMENTS, "TP01,LOSS,denied", "TP01,LOSS,affirmed"),
                    "data/tables/frequency-participants.csv: DIFFERENT: ");
}

static void a_claim_that_no_longer_holds_is_named(void **state)
{
    (void)state;
    make_good();
    const char *found = found_after(ARCHIVE_CLAIMS, "2 of 4", "3 of 4");
    assert_contains(found, "data/claims-checked.csv: DIFFERENT: line 2: archived `C1,Harm to two,=,"
                           "2 of 4,2 of 4,yes,`, now `C1,Harm to two,=,3 of 4,2 of 4,NO,`\n");
    assert_contains(found, "claims: FAIL: 0 of 1 hold; these do not: C1\n");
}

/* --- Files ---------------------------------------------------------------------------------- */

static void a_changed_transcript_is_found(void **state)
{
    (void)state;
    make_good();
    assert_string_equal(found_after("data/transcripts/TP01.txt", "afraid", "afrait"),
                        "data/transcripts/TP01.txt: BROKEN: not the text that transcripts.csv "
                        "describes\n");
}

static void files_added_or_taken_away_are_named(void **state)
{
    (void)state;
    make_good();
    assert_string_equal(reproduction(with_entry(good, "data/transcripts/TP09.txt", "new")),
                        "data/transcripts/TP09.txt: UNKNOWN: nothing in the archive leads to this "
                        "file\n");
    assert_string_equal(reproduction(with_entry(good, "data/tables/new.csv", "table\n")),
                        "data/tables/new.csv: UNKNOWN: no step of the recipe makes this\n");
    assert_string_equal(reproduction(with_entry(good, ARCHIVE_README, NULL)),
                        "data/README.txt: MISSING: a file that this archive leads to\n");
    assert_string_equal(reproduction(with_entry(good, "data/tables/frequency-turns.csv", NULL)),
                        "data/tables/frequency-turns.csv: MISSING: a file that this archive leads "
                        "to\n");
    assert_string_equal(reproduction(with_entry(good, ARCHIVE_UNITS, NULL)),
                        "data/units.csv: BROKEN: the archive holds no \"data/units.csv\"\n");
    assert_string_equal(reproduction(with_entry(good, ARCHIVE_RECIPE, NULL)),
                        "data/recipe.json: BROKEN: the archive holds no \"data/recipe.json\"\n");
}

static void what_the_data_do_not_say_twice_is_still_compared(void **state)
{
    (void)state;
    make_good();
    assert_string_equal(found_after(ARCHIVE_CODEBOOK_CSV, "HARM,1,yes,any", "HARM,1,no,any"),
                        "data/codebook.csv: DIFFERENT: line 2: archived `HARM,1,no,any,,focused,,,,"
                        ",`, now `HARM,1,yes,any,,focused,,,,,`\n");
    assert_contains(found_after(ARCHIVE_UNITS, "TP01,1,", "TP01,7,"), "data/units.csv: DIFFERENT");
}

/* --- What cannot be rebuilt ----------------------------------------------------------------- */

static void what_is_broken_is_told_with_file_line_and_reason(void **state)
{
    (void)state;
    make_good();
    static const struct {
        const char *name, *before, *after, *found;
    } breaks[] = {
        {ARCHIVE_CASES, "TP02,", "TP01,", "data/cases.csv: BROKEN: line 3"},
        {ARCHIVE_CODINGS, ",HARM,", ",HARN,", "data/codings.csv: BROKEN: line 2"},
        {ARCHIVE_CODEBOOK, "\"HARM\"", "\"HA/RM\"", "data/codebook.json: BROKEN: line "},
        {ARCHIVE_JUDGEMENTS, "denied", "maybe", "data/judgements.csv: BROKEN: line "},
        {ARCHIVE_CLAIMS, "C1,", ",", "data/claims.csv: BROKEN: line 2"},
        {ARCHIVE_DOCUMENTS, "SP01,", "SP77,", "data/documents.csv: BROKEN: line 2"},
        {ARCHIVE_TRANSCRIPTS, "plain,24,", "plain,25,", "data/transcripts/SP01.txt: BROKEN: not"},
        {ARCHIVE_TRANSCRIPTS, "plain,24,", "plain,x,", "data/transcripts.csv: BROKEN: line 2"},
        {ARCHIVE_TRANSCRIPTS, "transcripts/SP01.txt", "../../etc/passwd",
         "data/../../etc/passwd: BROKEN: the archive holds no "},
        {ARCHIVE_TRANSCRIPTS, "document,", "dokument,", "data/transcripts.csv: BROKEN: line 1"},
        {ARCHIVE_UNITS, "SP01,1,0,", "SP01,1,9,", "data/units.csv: BROKEN: line 2"},
        {ARCHIVE_UNITS, "SP01,1,0,23", "SP01,1,0,99", "data/units.csv: BROKEN: line 2"},
        {ARCHIVE_UNITS, "participant", "guest", "data/units.csv: BROKEN: line 2"},
        {ARCHIVE_UNITS, "SP01,1,", "SP00,1,", "data/units.csv: BROKEN: line 2"},
        {ARCHIVE_CASES, "TP02", "TP\xFF", "data/cases.csv: BROKEN: not valid UTF-8 at byte "},
        {ARCHIVE_RECIPE, "\"unit\": \"turns\"", "\"units\": \"turns\"",
         "data/recipe.json: BROKEN: line "},
    };
    for (size_t i = 0; i < sizeof breaks / sizeof *breaks; i++) {
        const char *found = found_after(breaks[i].name, breaks[i].before, breaks[i].after);
        assert_true(strncmp(found, "data/", 5) == 0);
        assert_contains(found, breaks[i].found);
        assert_int_equal(strlen(found), strchr(found, '\n') + 1 - found); /* nothing besides */
    }
}

static void one_table_that_fails_does_not_hide_the_others(void **state)
{
    (void)state;
    make_good();
    emic_slice both = with_change(good, ARCHIVE_RECIPE, "\"unit\": \"turns\",",
                                  "\"unit\": \"turns\",\n\"where\": \"nowhere = 1\",");
    both = with_change(both, "data/tables/frequency-segments.csv", ",1 of", ",7 of");
    const char *found = reproduction(both);
    assert_contains(found, "data/tables/frequency-turns.csv: FAILED: ");
    assert_contains(found, "data/tables/frequency-segments.csv: DIFFERENT: ");
    assert_lacks(found, "UNKNOWN");
}

static void an_empty_recipe_proves_nothing(void **state)
{
    (void)state;
    make_good();
    const char *found =
        reproduction(with_entry(good, ARCHIVE_RECIPE,
                                "{\"format\": 1, \"emic\": \"0.0.1\", \"text\": true, \"saved\": "
                                "false, \"steps\": []}"));
    assert_contains(found, "recipe: EMPTY: no table to make again\n");
    assert_contains(found, "data/tables/frequency-turns.csv: UNKNOWN: ");
}

/* --- Other versions, and what is no archive ------------------------------------------------- */

static void files_for_people_may_look_different_in_another_version(void **state)
{
    (void)state;
    make_good();
    char *own = emic_arena_format(arena, "\"emic\": \"%s\"", emic_version());
    emic_slice other = with_change(good, ARCHIVE_RECIPE, own, "\"emic\": \"0.0.1\"");
    other = with_change(other, ARCHIVE_TABLES_HTML, "<h1>", "<h1>The ");
    other = with_change(other, ARCHIVE_README, "An archive", "The archive");
    assert_string_equal(reproduction(other), "");
    other = with_change(other, "data/tables/frequency-turns.csv", ",0 of", ",1 of");
    assert_contains(reproduction(other), "data/tables/frequency-turns.csv: DIFFERENT: ");
}

static void an_archive_for_a_newer_emic_is_no_finding(void **state)
{
    (void)state;
    emic_archive_report report;
    make_good();
    emic_slice newer = with_change(good, ARCHIVE_RECIPE, "\"format\": 2", "\"format\": 3");
    must(emic_archive_verify("study.zip", newer, arena, &report, &error));
    assert_int_equal(report.problems, 0);
    assert_int_equal(emic_archive_reproduce("study.zip", newer, NULL, arena, &report, &error),
                     EMIC_TOO_NEW);
    assert_string_equal(error.path, ARCHIVE_RECIPE);
    assert_contains(error.message, "this recipe has format 3; ");
}

static void what_is_no_archive_is_refused(void **state)
{
    (void)state;
    emic_archive_report report;
    emic_slice bytes;
    emic_zip_entry entry = {"data/cases.csv", EMIC_LITERAL("participant\n")};
    must(emic_zip_build(&entry, 1, 0, arena, &bytes, &error));
    assert_int_equal(emic_archive_verify("x.zip", bytes, arena, &report, &error), EMIC_MALFORMED);
    assert_string_equal(error.message, "not an emic archive: a ZIP without bagit.txt");
    assert_int_equal(emic_archive_reproduce("x.zip", bytes, NULL, arena, &report, &error),
                     EMIC_MALFORMED);
    assert_int_equal(emic_archive_verify("x.zip", EMIC_LITERAL("words"), arena, &report, &error),
                     EMIC_MALFORMED);
    assert_string_equal(error.path, "x.zip");
}

static void stale_digests_do_not_stop_the_rest(void **state)
{
    (void)state;
    emic_archive_report report;
    emic_slice out;
    make_good();
    emic_pack *zip = open_archive(good);
    size_t count = emic_pack_count(zip);
    emic_zip_entry *entries = emic_arena_array(arena, count, sizeof *entries);
    for (size_t i = 0; i < count; i++) {
        entries[i].name = emic_pack_name(zip, i);
        must(emic_pack_read(zip, entries[i].name, arena, &entries[i].content, &error));
        if (strcmp(entries[i].name, ARCHIVE_CLAIMS_CHECKED) == 0)
            entries[i].content = EMIC_LITERAL("id\n");
    }
    must(emic_zip_build(entries, count, 0, arena, &out, &error));
    emic_pack_close(zip);
    must(emic_archive_reproduce("study.zip", out, NULL, arena, &report, &error));
    const char *found = problems_of(&report);
    assert_contains(found, "data/claims-checked.csv: DIFFERENT: not the file of manifest-sha256.");
    assert_contains(found, "data/claims-checked.csv: DIFFERENT: line 1: archived `id`, now `id,st");
    assert_contains(found, "bag-info.txt: WRONG: Payload-Oxum is ");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_STUDY(a_changed_cell_of_a_table_is_shown),
        IN_STUDY(a_number_changed_in_the_page_alone_is_found),
        IN_STUDY(a_coding_under_another_code_changes_the_tables),
        IN_STUDY(a_coding_that_moved_is_found_by_its_words),
        IN_STUDY(a_judgement_that_flipped_changes_the_tables),
        IN_STUDY(a_claim_that_no_longer_holds_is_named),
        IN_STUDY(a_changed_transcript_is_found),
        IN_STUDY(files_added_or_taken_away_are_named),
        IN_STUDY(what_the_data_do_not_say_twice_is_still_compared),
        IN_STUDY(what_is_broken_is_told_with_file_line_and_reason),
        IN_STUDY(one_table_that_fails_does_not_hide_the_others),
        IN_STUDY(an_empty_recipe_proves_nothing),
        IN_STUDY(files_for_people_may_look_different_in_another_version),
        IN_STUDY(an_archive_for_a_newer_emic_is_no_finding),
        IN_STUDY(what_is_no_archive_is_refused),
        IN_STUDY(stale_digests_do_not_stop_the_rest),
    };
    return cmocka_run_group_tests_name("archive_changed", tests, NULL, NULL);
}
