/* Archives: the same study gives the same bytes, and so does the study that is rebuilt from one.
 * What a changed archive is found out by stands in test_archive_changed.c. */
#include "archive_fixture.h"
#include "study/coder.h"
#include "study/saved_table.h"
#include <stdlib.h>
#include <time.h>

static const char codes[] =
    "codebook: small\n"
    "title: A small book\n"
    "source: made for this test\n"
    "codes:\n"
    "  - code: HARM\n"
    "    level: 3\n"
    "    codable: false\n"
    "    codes:\n"
    "      - {code: FEAR, level: 1, mnemonic: FEAR, brief: 'Being afraid, or \"afraid\"',\n"
    "         examples: {typical: [\"I was afraid\"]}}\n"
    "      - {code: LOSS, level: 1, rule: judged, colour: '#aa3322'}\n"
    "  - {code: STAY, level: 1, rule: judged, exclusive_set: stance}\n"
    "  - {code: LEAVE, level: 1, rule: judged, exclusive_set: stance, status: provisional}\n";

/* Three people and one who declined, two interviews and one with two of them, codings with memos
 * by two coders, judgements with evidence, a sub-base and two claims. */
static void fill_study(void)
{
    load_participants("participant,group,age:number,since:date,local,note,declined\n"
                      "TP01,TP,31,2005-06-01,yes,\"says \"\"no\"\", often\",no\n"
                      "TP02,TP,,,no,,no\n"
                      "SP01,SP,50,,no,\"two\nlines\",no\n"
                      "SP02,SP,,,,,yes\n");
    add_document("TP01", "INTERVIEWER: What came then?\n\nTP01: I was afraid. So afr\xC3\xA1id.\n");
    add_document("SP01", "SP01: They lost it all.\n");
    add_document("group one", "TP01: We both stayed.\n\nTP02: I left. \xF0\x9F\x8C\x8D\n\n"
                              "ANNA: And I.\n");
    load_documents("document,participant,speaker,role,place\n"
                   "TP01,TP01,,,north\n"
                   "group one,,ANNA,other,\n");
    load_codebook(codes);
    load_codings("document,start,end,code,coder,round,polarity,memo\n"
                 "TP01,36,48,HARM/FEAR,A,1,supports,the word memorandum\n"
                 "TP01,36,48,HARM/FEAR,B,2,contradicts,\n"
                 "SP01,6,22,LOSS,A,1,qualifies,\"with, comma\"\n"
                 "group one,6,21,STAY,A,1,supports,\n");
    load_judgements("participant,code,value,coder,evidence,memo\n"
                    "TP01,STAY,affirmed,A,,a memorandum too\n"
                    "TP01,LOSS,not asked,B,,\n"
                    "SP01,LOSS,affirmed,A,SP01:6:22,\n"
                    "TP02,LEAVE,denied,A,,\n");
    add_base("locals", "local = yes");
    load_claims("id,statement,where,query,relation,expected,source,note\n"
                "A,Afraid,group = TP,count(code:FEAR),=,1 of 2,\"a source, and more\",\n"
                "B,Losses,,count(code:LOSS),>=,1,,a note\n");
}

static void save_table(const char *name, emic_unit unit)
{
    emic_recipe_step step = {
        .name = name,
        .measure = &emic_measure_frequency,
        .parameters.specs = emic_measure_frequency.parameters,
    };
    emic_parameters_add(&step.parameters, "unit", emic_slice_of(emic_unit_name(unit)), arena);
    emic_parameters_add(&step.parameters, "where", EMIC_LITERAL("group = TP"), arena);
    must(emic_recipe_step_save(study, &step, &error));
}

/* Archives the study, rebuilds it from there and archives that: the payload must be the same. */
static void assert_comes_back(bool text)
{
    emic_archive_summary before, after;
    emic_slice bytes = build_archive(study, text, &before);
    emic_study *rebuilt = rebuild(bytes);
    build_archive(rebuilt, text, &after);
    emic_study_close(rebuilt);
    assert_string_equal(reproduction(bytes), "");
    assert_string_equal(after.content_sha256, before.content_sha256);
}

/* --- The same bytes ------------------------------------------------------------------------- */

static void the_same_study_gives_the_same_bytes(void **state)
{
    (void)state;
    fill_study();
    emic_slice first = archive_of(true);
    setenv("TZ", "Asia/Kathmandu", 1);
    tzset();
    emic_slice second = archive_of(true);
    setenv("TZ", "UTC", 1);
    tzset();
    assert_true(emic_slice_equal(first, second));
}

static void a_rebuilt_study_gives_the_same_payload(void **state)
{
    (void)state;
    fill_study();
    assert_comes_back(true);
}

static void a_study_without_texts_too(void **state)
{
    (void)state;
    fill_study();
    assert_comes_back(false);
}

static void saved_tables_come_back_as_saved(void **state)
{
    (void)state;
    fill_study();
    save_table("words", EMIC_UNIT_SEGMENTS);
    save_table("People", EMIC_UNIT_PARTICIPANTS);
    save_table("people", EMIC_UNIT_PARTICIPANTS);
    assert_comes_back(true);
    emic_slice bytes = archive_of(true);
    assert_non_null(find_entry(bytes, "data/tables/People.csv"));
    assert_non_null(find_entry(bytes, "data/tables/people+2.csv"));
    assert_non_null(find_entry(bytes, "data/tables/words.csv"));
    assert_null(find_entry(bytes, "data/tables/frequency-participants.csv"));
}

static void the_smallest_study_comes_back(void **state)
{
    (void)state;
    load_participants("participant,group\nTP01,TP\n");
    load_codebook("codebook: b\ncodes:\n  - {code: A, level: 1}\n");
    assert_comes_back(true);
    assert_comes_back(false);
}

static void two_codebooks_come_back_as_one_tree(void **state)
{
    (void)state;
    fill_study();
    load_codebook("codebook: more\ntitle: Another\ncodes:\n  - {code: OTHER, level: 2}\n");
    assert_comes_back(true);
}

/* --- What is in it -------------------------------------------------------------------------- */

static void every_file_that_readme_names_is_there(void **state)
{
    (void)state;
    static const char *const files[] = {
        ARCHIVE_CASES,      ARCHIVE_DOCUMENTS,    ARCHIVE_TRANSCRIPTS,    ARCHIVE_UNITS,
        ARCHIVE_CODEBOOK,   ARCHIVE_CODEBOOK_CSV, ARCHIVE_CODINGS,        ARCHIVE_JUDGEMENTS,
        ARCHIVE_BASES,      ARCHIVE_CLAIMS,       ARCHIVE_CLAIMS_CHECKED, ARCHIVE_RECIPE,
        ARCHIVE_TABLES_HTML};
    fill_study();
    emic_slice bytes = archive_of(true);
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        const char *stem = files[i] + strlen("data/");
        assert_non_null(find_entry(bytes, files[i]));
        if (strcmp(files[i], ARCHIVE_CODEBOOK_CSV) == 0)
            stem = "codebook.json, .csv";
        assert_contains(entry_of(bytes, ARCHIVE_README), stem);
    }
}

static void transcripts_stand_as_they_are(void **state)
{
    (void)state;
    fill_study();
    assert_string_equal(entry_of(archive_of(true), "data/transcripts/group one.txt"),
                        "TP01: We both stayed.\n\nTP02: I left. \xF0\x9F\x8C\x8D\n\n"
                        "ANNA: And I.\n");
}

static void withheld_words_are_nowhere_in_the_archive(void **state)
{
    (void)state;
    fill_study();
    emic_slice open = archive_of(true), withheld = archive_of(false);
    assert_contains(entry_of(open, ARCHIVE_CODINGS), "memorandum");
    assert_contains(entry_of(open, ARCHIVE_JUDGEMENTS), "memorandum");
    emic_pack *zip = open_archive(withheld);
    for (size_t i = 0; i < emic_pack_count(zip); i++) {
        const char *name = emic_pack_name(zip, i), *text = entry_of(withheld, name);
        assert_null(strstr(name, "transcripts/"));
        assert_lacks(text, "memorandum");
        assert_lacks(text, "lost it all");
        assert_lacks(text, "What came then");
    }
    emic_pack_close(zip);
    assert_contains(entry_of(withheld, ARCHIVE_README), "withheld in this archive");
    assert_lacks(entry_of(open, ARCHIVE_README), "withheld in this archive");
}

static void any_name_makes_a_file_of_its_own(void **state)
{
    (void)state;
    static const char *const names[][2] = {
        {"TP01", "TP01"},
        {"tp01", "tp01+2"},
        {"tp01+2", "tp01_2"},
        {"../../etc", "_._.._etc"},
        {".hidden", "_hidden"},
        {"a/b", "a_b"},
        {"a\\b", "a_b+2"},
        {"nul", "_nul"},
        {"50% of\nit", "50_ of_it"},
        {"\xE6\x97\xA5\xE6\x9C\xAC", "__"},
    };
    load_participants("participant,group\nTP01,TP\n");
    load_codebook("codebook: b\ncodes:\n  - {code: A, level: 1}\n");
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        add_document(names[i][0], emic_arena_format(arena, "TP01: text %s\n", names[i][1]));
    emic_slice bytes = archive_of(true);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const char *file = emic_arena_format(arena, "data/transcripts/%s.txt", names[i][1]);
        assert_contains(entry_of(bytes, file), emic_arena_format(arena, "text %s\n", names[i][1]));
    }
    assert_comes_back(true);
}

static void a_name_that_is_not_utf8_is_refused_rather_than_written(void **state)
{
    (void)state;
    emic_slice bytes;
    emic_archive_summary summary;
    emic_transcript transcript;
    emic_id id;
    fill_study();
    must(emic_transcript_parse("x.txt", EMIC_LITERAL("TP01: x\n"), EMIC_ENCODING_AUTO, arena,
                               &transcript, &error));
    if (emic_document_add(study, EMIC_LITERAL("caf\xE9"), &transcript, &id, &error) != EMIC_OK)
        return; /* not even in the study */
    assert_int_equal(emic_archive_build(study, &(emic_archive_options){.text = true}, arena, &bytes,
                                        &summary, &error),
                     EMIC_INVALID);
    assert_contains(error.message, "would not be valid UTF-8 in line ");
}

static void memos_of_several_lines_come_back(void **state)
{
    (void)state;
    emic_coding coding = {.span = {6, 11}, .round = 1, .memo = EMIC_LITERAL("so\n he,\t\"said\"")};
    fill_study();
    emic_cases cases = load_cases();
    coding.code = cases.codebook.items[code_of(&cases, "FEAR")].id;
    must(emic_coder_add(study, EMIC_LITERAL("the third, C"), &coding.coder, &error));
    must(emic_document_find(study, EMIC_LITERAL("SP01"), &coding.document, &error));
    must(emic_coding_add(study, &coding, &coding.id, &error));
    assert_comes_back(true);
    assert_contains(entry_of(archive_of(true), ARCHIVE_CODINGS), "\"so\n he,\t\"\"said\"\"\"");
}

static void documents_without_turns_or_people_come_back(void **state)
{
    (void)state;
    fill_study();
    add_document("notes", "Nobody speaks here.\nNot at all.");
    add_document("empty", "");
    add_document("blank", "\n\n");
    assert_comes_back(true);
    assert_comes_back(false);
    assert_lacks(entry_of(archive_of(true), ARCHIVE_UNITS), "empty");
}

static void subtitles_keep_their_times(void **state)
{
    (void)state;
    emic_transcript transcript;
    emic_id id;
    fill_study();
    must(emic_transcript_parse("a.vtt",
                               EMIC_LITERAL("WEBVTT\n\n00:01.000 --> 00:02.500\n"
                                            "<v TP02>Hello there\n"),
                               EMIC_ENCODING_AUTO, arena, &transcript, &error));
    must(emic_document_add(study, EMIC_LITERAL("film"), &transcript, &id, &error));
    must(emic_document_tie(study, &error));
    assert_contains(entry_of(archive_of(true), ARCHIVE_UNITS), ",TP02,participant,1000,2500\n");
    assert_comes_back(true);
}

static void who_speaks_in_a_group_comes_back(void **state)
{
    (void)state;
    emic_document_turns turns;
    emic_id document;
    fill_study();
    emic_study *rebuilt = rebuild(archive_of(true));
    must(emic_document_find(rebuilt, EMIC_LITERAL("group one"), &document, &error));
    must(emic_document_turns_load(rebuilt, document, arena, &turns, &error));
    assert_int_equal(turns.count, 3);
    assert_true(emic_slice_is(turns.items[0].participant, "TP01"));
    assert_true(emic_slice_is(turns.items[1].participant, "TP02"));
    assert_true(emic_slice_is(turns.items[2].participant, ""));
    assert_true(emic_slice_is(turns.items[2].role, "other"));
    emic_study_close(rebuilt);
}

static void a_sub_base_keeps_its_members_whoever_fits_later(void **state)
{
    (void)state;
    fill_study();
    load_participants("participant,group,local\nTP09,SP,yes\n");
    assert_contains(entry_of(archive_of(true), ARCHIVE_BASES), "locals,local = yes,TP01\n");
    assert_lacks(entry_of(archive_of(true), ARCHIVE_BASES), "TP09");
    assert_comes_back(true);
}

/* --- What is refused, and what is told ------------------------------------------------------ */

static void assert_no_archive(const char *message)
{
    emic_slice bytes;
    emic_archive_summary summary;
    assert_int_equal(emic_archive_build(study, &(emic_archive_options){.text = true}, arena, &bytes,
                                        &summary, &error),
                     EMIC_INVALID);
    assert_string_equal(error.message, message);
}

static void a_study_with_nothing_to_count_is_refused(void **state)
{
    (void)state;
    assert_no_archive("nothing to archive: the study has no participants; emic participant load "
                      "first");
    load_participants("participant,group\nTP01,TP\n");
    assert_no_archive("nothing to archive: the study has no codebook; emic codebook load first");
}

static void a_table_that_can_no_longer_be_made_is_named(void **state)
{
    (void)state;
    emic_slice bytes;
    emic_archive_summary summary;
    fill_study();
    must(emic_saved_table_add(study, EMIC_LITERAL("local"),
                              EMIC_LITERAL("{\"table\": \"frequency\", \"base\": \"locals\"}"),
                              &error));
    assert_comes_back(true);
    must(emic_sub_base_remove(study, EMIC_LITERAL("locals"), &error));
    assert_int_not_equal(emic_archive_build(study, &(emic_archive_options){.text = true}, arena,
                                            &bytes, &summary, &error),
                         EMIC_OK);
    assert_contains(error.message, "table local: ");
    assert_contains(error.message, "\"locals\"");
}

static void claims_that_do_not_hold_are_named(void **state)
{
    (void)state;
    emic_archive_summary summary;
    fill_study();
    load_claims("id,statement,where,query,relation,expected,source,note\n"
                "W1,Wrong,,count(code:FEAR),=,3,,\n"
                "W2,Wrong too,,count(code:LOSS),=,3,,\n");
    emic_slice bytes = build_archive(study, true, &summary);
    assert_int_equal(summary.claims, 4);
    assert_int_equal(summary.failed_claims, 2);
    assert_string_equal(summary.failed, "W1, W2");
    assert_string_equal(reproduction(bytes), "claims: FAIL: 2 of 4 hold; these do not: W1, W2\n");
}

static void of_many_wrong_claims_some_are_named(void **state)
{
    (void)state;
    emic_archive_summary summary;
    const char *csv = "id,statement,where,query,relation,expected,source,note\n";
    for (int i = 1; i <= 20; i++)
        csv = emic_arena_format(arena, "%sW%d,Wrong,,count(code:FEAR),=,9,,\n", csv, i);
    fill_study();
    load_claims(csv);
    build_archive(study, true, &summary);
    assert_string_equal(summary.failed,
                        "W1, W2, W3, W4, W5, W6, W7, W8, W9, W10, W11, W12 and 8 more");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_STUDY(the_same_study_gives_the_same_bytes),
        IN_STUDY(a_rebuilt_study_gives_the_same_payload),
        IN_STUDY(a_study_without_texts_too),
        IN_STUDY(saved_tables_come_back_as_saved),
        IN_STUDY(the_smallest_study_comes_back),
        IN_STUDY(two_codebooks_come_back_as_one_tree),
        IN_STUDY(every_file_that_readme_names_is_there),
        IN_STUDY(transcripts_stand_as_they_are),
        IN_STUDY(withheld_words_are_nowhere_in_the_archive),
        IN_STUDY(any_name_makes_a_file_of_its_own),
        IN_STUDY(a_name_that_is_not_utf8_is_refused_rather_than_written),
        IN_STUDY(memos_of_several_lines_come_back),
        IN_STUDY(documents_without_turns_or_people_come_back),
        IN_STUDY(subtitles_keep_their_times),
        IN_STUDY(who_speaks_in_a_group_comes_back),
        IN_STUDY(a_sub_base_keeps_its_members_whoever_fits_later),
        IN_STUDY(a_study_with_nothing_to_count_is_refused),
        IN_STUDY(a_table_that_can_no_longer_be_made_is_named),
        IN_STUDY(claims_that_do_not_hold_are_named),
        IN_STUDY(of_many_wrong_claims_some_are_named),
    };
    return cmocka_run_group_tests_name("archive", tests, NULL, NULL);
}
