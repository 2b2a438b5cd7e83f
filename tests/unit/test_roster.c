/* The roster file: what is read of it, and how wrong ones are refused. All names are made up. */
#include "base/strbuf.h"
#include "privacy/roster.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define HEADER "real_name,variants,role,participant,replace_with,kind\n"

static emic_arena *arena;
static emic_error error;

static int open_arena(void **state)
{
    (void)state;
    arena = emic_arena_open();
    return 0;
}

static int close_arena(void **state)
{
    (void)state;
    emic_arena_close(arena);
    return 0;
}

static emic_roster parse(const char *text)
{
    emic_roster roster;
    if (emic_roster_parse("roster.csv", emic_slice_of(text), arena, &roster, &error) != EMIC_OK)
        fail_msg("%u:%u: %s", error.line, error.column, error.message);
    return roster;
}

static void expect(const char *wanted, emic_slice found)
{
    assert_string_equal(emic_arena_string(arena, found), wanted);
}

static void every_column_is_read(void **state)
{
    (void)state;
    emic_roster roster =
        parse(HEADER "Jane Do\u00EB, Janie ;;Jane Roe;janie;JANE DOE,mother,TP07,Vida,\n"
                     "\n"
                     "Harbor Light Shelter,HLS,agency,,,organisation\n"
                     "jane@example.org,,,,,contact\n");
    assert_int_equal(3, roster.count);
    const emic_roster_entry *jane = &roster.items[0];
    expect("Jane Do\u00EB", jane->name);
    assert_int_equal(2, jane->variants.count); /* none twice, none the name itself */
    expect("Janie", jane->variants.items[0]);
    expect("Jane Roe", jane->variants.items[1]);
    expect("mother", jane->role);
    expect("TP07", jane->participant);
    expect("Vida", jane->replacement);
    assert_int_equal(EMIC_ENTITY_PERSON, jane->kind);
    assert_int_equal(2, jane->line);
    assert_int_equal(EMIC_ENTITY_ORGANISATION, roster.items[1].kind);
    expect("agency", roster.items[1].role);
    expect("", roster.items[1].participant);
    assert_int_equal(4, roster.items[1].line);
    assert_int_equal(EMIC_ENTITY_CONTACT, roster.items[2].kind);
}

static void only_the_name_must_be_there(void **state)
{
    (void)state;
    emic_roster roster = parse("participant,real_name\nTP01,Jane Doe\n,\u674E\u660E\n");
    assert_int_equal(2, roster.count);
    expect("TP01", roster.items[0].participant);
    expect("\u674E\u660E", roster.items[1].name);
    assert_int_equal(0, roster.items[0].variants.count);
    assert_int_equal(0, roster.items[0].replacement.length);
}

static void a_row_that_repeats_another_adds_its_variants(void **state)
{
    (void)state;
    emic_roster roster = parse("real_name,variants,participant\n"
                               "Jane Doe,Janie,TP01\nJANE  DOE,Jay;janie,TP01\n");
    assert_int_equal(1, roster.count);
    assert_int_equal(2, roster.items[0].variants.count);
    expect("Jay", roster.items[0].variants.items[1]);
}

static void two_may_have_the_same_variant(void **state)
{
    (void)state; /* which of them is meant, a person must say each time */
    emic_roster roster =
        parse("real_name,variants\nJane Doe,Sis;Sissy\nBea Doe,Sis;Jane Doe;SIS\n");
    assert_int_equal(2, roster.count);
    assert_int_equal(2, roster.items[1].variants.count);
}

static void expect_refused(const char *text, emic_status status, uint32_t line, uint32_t column,
                           const char *message)
{
    emic_roster roster;
    memset(&error, 0, sizeof error);
    assert_int_equal(status,
                     emic_roster_parse("roster.csv", emic_slice_of(text), arena, &roster, &error));
    assert_string_equal(error.message, message);
    assert_string_equal(error.path, "roster.csv");
    assert_int_equal(line, error.line);
    assert_int_equal(column, error.column);
}

static void wrong_names_are_refused(void **state)
{
    (void)state;
    expect_refused("real_name,role\nJane,x\n ,y\n", EMIC_INVALID, 3, 1, "the real_name is empty");
    expect_refused("real_name\n--\n", EMIC_INVALID, 2, 1, "\"--\" has no letter or digit");
    expect_refused("real_name,variants\nJane,J;?\n", EMIC_INVALID, 2, 6,
                   "\"?\" has no letter or digit");
    emic_strbuf text = {0};
    emic_strbuf_puts(&text, "real_name\n");
    emic_strbuf_fill(&text, 'a', 255);
    assert_int_equal(1, parse(text.data).count);
    emic_strbuf_putc(&text, 'a');
    expect_refused(text.data, EMIC_INVALID, 2, 1,
                   "\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\" is too long "
                   "for a name");
    emic_strbuf_close(&text);
}

static void a_name_with_two_meanings_is_refused(void **state)
{
    (void)state;
    expect_refused("real_name,replace_with\nJane,Vida\nJAN\u00C9,Zora\n", EMIC_EXISTS, 3, 1,
                   "\"JAN\u00C9\" stands in line 2 already, with another replace_with: no text "
                   "tells the two apart");
    expect_refused("real_name,kind\nJordan,\nJordan,place\n", EMIC_EXISTS, 3, 1,
                   "\"Jordan\" stands in line 2 already, with another kind: no text tells the two "
                   "apart");
    expect_refused("real_name,participant\nJane,TP01\nJane,TP02\n", EMIC_EXISTS, 3, 1,
                   "\"Jane\" stands in line 2 already, with another participant: no text tells the "
                   "two apart");
    expect_refused("real_name,role\nJane,aunt\nJane,\n", EMIC_EXISTS, 3, 1,
                   "\"Jane\" stands in line 2 already, with another role: no text tells the two "
                   "apart");
}

static void what_two_names_cannot_share_is_refused(void **state)
{
    (void)state;
    expect_refused("real_name,participant\nJane Doe,TP01\nBea,tp01\n", EMIC_EXISTS, 3, 5,
                   "participant \"tp01\" is that of \"Jane Doe\" in line 2 already");
    expect_refused("real_name,replace_with\nJane Doe,Vida\nBea,VIDA\n", EMIC_EXISTS, 3, 5,
                   "replace_with \"VIDA\" is that of \"Jane Doe\" in line 2 already");
}

static void a_replacement_that_is_a_name_is_refused(void **state)
{
    (void)state;
    expect_refused("real_name,variants,replace_with\nJane Doe,,Bea\nAnn,Bea,\n", EMIC_INVALID, 2,
                   11, "replace_with \"Bea\" is a name or variant in line 3");
    expect_refused("real_name,replace_with\nJane Doe,jane doe\n", EMIC_INVALID, 2, 10,
                   "replace_with \"jane doe\" is a name or variant in line 2");
}

static void wrong_files_are_refused(void **state)
{
    (void)state;
    expect_refused("real_name,kind\nJane,persn\n", EMIC_INVALID, 2, 6,
                   "unknown kind \"persn\"; did you mean \"person\"? known: person, place, "
                   "organisation, contact, other");
    expect_refused("real_name,kind\nJane,date\n", EMIC_INVALID, 2, 6,
                   "unknown kind \"date\"; known: person, place, "
                   "organisation, contact, other");
    emic_roster roster;
    emic_slice other = EMIC_LITERAL("name,role\nJane,x\n");
    assert_int_equal(EMIC_INVALID, emic_roster_parse("r", other, arena, &roster, &error));
    assert_non_null(strstr(error.message, "real_name"));
    other = EMIC_LITERAL("real_name,roles\nJane,x\n");
    assert_int_equal(EMIC_INVALID, emic_roster_parse("r", other, arena, &roster, &error));
    assert_non_null(strstr(error.message, "roles"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_column_is_read),
        cmocka_unit_test(only_the_name_must_be_there),
        cmocka_unit_test(a_row_that_repeats_another_adds_its_variants),
        cmocka_unit_test(two_may_have_the_same_variant),
        cmocka_unit_test(wrong_names_are_refused),
        cmocka_unit_test(a_name_with_two_meanings_is_refused),
        cmocka_unit_test(what_two_names_cannot_share_is_refused),
        cmocka_unit_test(a_replacement_that_is_a_name_is_refused),
        cmocka_unit_test(wrong_files_are_refused),
    };
    return cmocka_run_group_tests(tests, open_arena, close_arena);
}
