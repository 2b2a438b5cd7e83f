/* What describes an archive: made from the study, and found out when it does not fit the files. The
 * rules of the standards are checked by cli/metadata.py. */
#include "archive_fixture.h"
#include "base/version.h"
#include "exchange/archive_catalogue.h"
#include "exchange/archive_metadata.h"

static emic_slice good; /* the archive to be changed */

static void describe(const char *yaml)
{
    size_t changed;
    emic_description description;
    must(emic_description_parse("about.yaml", emic_slice_of(yaml), arena, &description, &error));
    must(emic_description_store(study, &description, &changed, &error));
    assert_true(changed > 0);
}

static void make_good(void)
{
    load_participants("participant,group,age:number\nTP01,TP,30\nTP02,TP,\nSP01,SP,40\n");
    add_document("talk 1", "TP01: I was afraid.\nSP01: So was I.\n");
    add_document("SP01", "SP01: They lost it all.\n");
    load_codebook("codebook: b\ncodes:\n  - {code: HARM, level: 1}\n");
    load_codings("document,start,end,code,coder\nSP01,6,22,HARM,A\n");
    describe("title: Night buses\nlicense: CC-BY-4.0\nsynthetic: yes\n"
             "creator: Ada Example; University of Here; 0000-0002-1825-0097\n");
    good = archive_of(true);
    assert_string_equal(reproduction(good), "");
}

static void the_description_comes_back(void **state)
{
    emic_description description;
    (void)state;
    make_good();
    emic_study *rebuilt = rebuild(good);
    must(emic_description_load(rebuilt, arena, &description, &error));
    assert_true(emic_description_is_synthetic(&description));
    assert_true(
        emic_slice_is(emic_description_of(&description, EMIC_DESCRIPTION_TITLE), "Night buses"));
    emic_study_close(rebuilt);
}

static void the_crate_says_what_is_known(void **state)
{
    (void)state;
    make_good();
    const char *crate = entry_of(good, ARCHIVE_CRATE);
    assert_contains(crate, "\"name\": \"Night buses\"");
    assert_contains(crate, "The data are synthetic");
    assert_contains(crate, "https://spdx.org/licenses/CC-BY-4.0");
    assert_contains(crate, "https://orcid.org/0000-0002-1825-0097");
    assert_contains(crate, "transcripts/talk%201.txt");
    assert_contains(crate, emic_arena_format(arena, "\"version\": \"%s\"", emic_version()));
    assert_null(strstr(crate, "funder"));
}

static void the_list_has_a_row_an_interview(void **state)
{
    (void)state;
    make_good();
    assert_string_equal(entry_of(good, ARCHIVE_LIST),
                        "interview,participants,file,characters,turns,speakers,codings,"
                        "participant:group,participant:age\n"
                        "SP01,SP01,transcripts/SP01.txt,24,1,1,1,SP,40\n"
                        "talk 1,TP01; SP01,transcripts/talk 1.txt,36,2,2,0,TP; SP,30; 40\n");
}

/* Metadata that does not fit is a finding, unless it follows from another: then that is told. */
static void metadata_that_do_not_fit_are_found(void **state)
{
    static const char *const names[] = {ARCHIVE_CRATE, ARCHIVE_PACKAGE, ARCHIVE_LIST, ARCHIVE_DDI};
    (void)state;
    make_good();
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const char *found = reproduction(with_change(good, names[i], "participant", "person"));
        assert_contains(found, emic_arena_format(arena, "%s: DIFFERENT: line ", names[i]));
    }
    const char *found = reproduction(with_change(good, ARCHIVE_DESCRIPTION, "Night", "Day"));
    assert_contains(found, ARCHIVE_CRATE ": DIFFERENT: ");
    found = reproduction(
        with_change(good, "data/tables/frequency-participants.csv", "0 of 2", "1 of 2"));
    assert_contains(found, "frequency-participants.csv: DIFFERENT: ");
    assert_null(strstr(found, ARCHIVE_CRATE));
    assert_contains(reproduction(with_entry(good, ARCHIVE_PACKAGE, NULL)),
                    ARCHIVE_PACKAGE ": MISSING");
    assert_contains(reproduction(with_change(good, ARCHIVE_DESCRIPTION, "\"title\"", "\"titel\"")),
                    ARCHIVE_DESCRIPTION ": BROKEN: ");
}

static void another_version_writes_other_metadata(void **state)
{
    (void)state;
    make_good();
    char *own = emic_arena_format(arena, "\"emic\": \"%s\"", emic_version());
    emic_slice other = with_change(good, ARCHIVE_RECIPE, own, "\"emic\": \"0.0.1\"");
    other = with_change(other, ARCHIVE_CRATE, "Night", "Other");
    assert_string_equal(reproduction(other), "");
}

/* Archives from before there was any have no metadata, and miss none. */
static void an_archive_of_before_is_still_made_again(void **state)
{
    (void)state;
    make_good();
    emic_slice old = with_change(good, ARCHIVE_RECIPE, " \"date\": \"2026-03-01\",\n", "");
    old = with_change(old, ARCHIVE_RECIPE,
                      "  {\n   \"command\": \"emic describe load description.json\"\n  },\n", "");
    static const char *const names[] = {ARCHIVE_CRATE, ARCHIVE_PACKAGE, ARCHIVE_LIST, ARCHIVE_DDI,
                                        ARCHIVE_DESCRIPTION};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        old = with_entry(old, names[i], NULL);
    assert_string_equal(reproduction(old), "");
}

/* A file or a column that nobody described would stand in the archive without a word. */
static void every_file_and_column_is_described(void **state)
{
    (void)state;
    make_good();
    emic_pack *zip = open_archive(good);
    size_t files = 0;
    for (size_t i = 0; i < emic_pack_count(zip); i++) {
        const char *name = emic_pack_name(zip, i);
        if (!emic_bag_is_payload(name) || strcmp(name, ARCHIVE_CRATE) == 0)
            continue;
        files++;
        if (!emic_catalogue_file_of(name))
            fail_msg("%s has no row in archive_catalogue.c", name);
    }
    emic_pack_close(zip);
    assert_true(files > 20);
    assert_null(strstr(entry_of(good, ARCHIVE_PACKAGE), "\"type\": \"any\""));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_STUDY(the_description_comes_back),
        IN_STUDY(the_crate_says_what_is_known),
        IN_STUDY(the_list_has_a_row_an_interview),
        IN_STUDY(metadata_that_do_not_fit_are_found),
        IN_STUDY(another_version_writes_other_metadata),
        IN_STUDY(an_archive_of_before_is_still_made_again),
        IN_STUDY(every_file_and_column_is_described),
    };
    return cmocka_run_group_tests_name("archive_metadata", tests, NULL, NULL);
}
