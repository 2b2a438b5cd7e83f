/* Versions of the codebook: made by people and by coding, compared by who a code is, and what is
 * stale after a definition changed. */
#include "study/codebook_edit.h"
#include "study/codebook_stale.h"
#include "study/codebook_version.h"
#include "study_fixture.h"

static const char book[] = "codebook: raids\n"
                           "codes:\n"
                           "  - code: HARM\n"
                           "    brief: what hurts\n"
                           "    codes:\n"
                           "      - {code: FEAR, brief: afraid}\n"
                           "      - {code: LOSS, brief: lost, colour: \"#112233\"}\n"
                           "  - code: HELP\n"
                           "    brief: what helps\n";

static bool keep(const char *reason, const char *coder)
{
    emic_id id;
    bool made;
    ASSERT_OK(emic_codebook_keep_version(study, reason, coder, &id, &made, &err));
    assert_int_equal(id, number_of("SELECT ifnull(max(id), 0) FROM codebook_version"));
    return made;
}

/* What changed from version `number` to the working codebook, a line each. */
static const char *changes_since(int64_t number)
{
    emic_codebook before, after = codebook_now();
    emic_codebook_changes changes;
    const char *text = "";
    ASSERT_OK(emic_codebook_version_load(study, number, arena, &before, &err));
    emic_codebook_diff(&before, &after, arena, &changes);
    for (size_t i = 0; i < changes.count; i++) {
        const emic_codebook_change *change = &changes.items[i];
        text = emic_arena_format(arena, "%s%s %.*s %s [%.*s] [%.*s]\n", text,
                                 emic_change_kind_name(change->kind), EMIC_ARG(change->path),
                                 change->field ? change->field : "-", EMIC_ARG(change->before),
                                 EMIC_ARG(change->after));
    }
    return text;
}

static void redefine(const char *path, const char *key, const char *text)
{
    bool changed;
    emic_codebook codebook = codebook_now();
    emic_code code = codebook.items[emic_codebook_at(&codebook, code_id(path))];
    ASSERT_OK(emic_code_set(&code, key, emic_slice_of(text), &err));
    ASSERT_OK(emic_codebook_redefine(study, &code, &changed, &err));
    assert_true(changed);
}

static void a_version_is_made_when_something_changed(void **state)
{
    (void)state;
    assert_false(keep("nothing there", "A"));
    ASSERT_OK(load_codebook(book));
    assert_int_equal(1, number_of("SELECT count(*) FROM codebook_version"));
    assert_false(keep("again", "A"));
    redefine("FEAR", "brief", "dread");
    assert_true(keep("sharper", "A"));
    assert_false(keep("again", "A"));
    redefine("FEAR", "level", "segment");
    assert_true(keep(NULL, NULL));
    assert_string_equal("sharper|A", text_of("SELECT reason || '|' || coder FROM codebook_version"
                                             " WHERE number = 2"));
    assert_string_equal("1 redefined|",
                        text_of("SELECT reason || '|' || coder FROM codebook_version"
                                " WHERE number = 3"));
    ASSERT_REFUSED(EMIC_NOT_FOUND, "no version 4 of the codebook: the newest is 3",
                   emic_codebook_version_load(study, 4, arena, &(emic_codebook){0}, &err));
    emic_codebook_version_list list;
    ASSERT_OK(emic_codebook_version_list_load(study, arena, &list, &err));
    assert_int_equal(3, list.count);
    assert_true(emic_slice_is(list.items[1].reason, "sharper"));
}

static void a_diff_tells_each_change_by_its_kind(void **state)
{
    emic_id id;
    (void)state;
    ASSERT_OK(load_codebook(book));
    assert_string_equal("", changes_since(1));
    ASSERT_OK(emic_codebook_rename(study, code_id("FEAR"), EMIC_LITERAL("DREAD"), &err));
    assert_string_equal("renamed HARM/DREAD - [FEAR] [DREAD]\n", changes_since(1));
    redefine("DREAD", "use_when", "told");
    redefine("LOSS", "colour", "#445566");
    ASSERT_OK(emic_codebook_move(study, code_id("LOSS"), code_id("HELP"), 0, &err));
    emic_code code = emic_code_make(EMIC_LITERAL("NEW"));
    ASSERT_OK(emic_codebook_add(study, code_id("HARM"), &code, &id, &err));
    assert_string_equal("renamed HARM/DREAD - [FEAR] [DREAD]\n"
                        "redefined HARM/DREAD use_when [] [told]\n"
                        "added HARM/NEW - [] []\n"
                        "moved HELP/LOSS - [HARM] [HELP]\n"
                        "recoloured HELP/LOSS colour [#112233] [#445566]\n",
                        changes_since(1));
    assert_true(keep("two", "A"));
    emic_id dread = code_id("DREAD");
    ASSERT_OK(emic_codebook_retire(study, &dread, 1, &err));
    assert_string_equal("retired HARM/DREAD - [] []\n", changes_since(2));
    assert_true(keep("three", "A"));
    ASSERT_OK(emic_codebook_restore(study, dread, &err));
    ASSERT_OK(emic_codebook_move(study, code_id("HELP"), 0, 1, &err));
    assert_string_equal("reordered  - [] []\nrestored HARM/DREAD - [] []\n", changes_since(3));
    assert_true(keep("four", "A"));
    emic_merge_summary merged;
    ASSERT_OK(emic_codebook_merge(study, dread, code_id("LOSS"), &merged, &err));
    assert_string_equal("merged HARM/DREAD - [] [HELP/LOSS]\n", changes_since(4));
}

/* Versions of older studies hold no ids: paths tell who is who there. */
static void a_version_without_ids_is_compared_by_path(void **state)
{
    (void)state;
    ASSERT_OK(load_codebook(book));
    run_sql("UPDATE codebook_version SET content = '{\"codebook\": \"raids\", \"codes\": "
            "[{\"code\": \"HARM\", \"level\": 3, \"brief\": \"what hurts\", \"codes\": "
            "[{\"code\": \"FEAR\", \"level\": 1, \"brief\": \"afraid of\"}]}]}'");
    assert_string_equal("redefined HARM/FEAR brief [afraid of] [afraid]\n"
                        "added HARM/LOSS - [] []\nadded HELP - [] []\n",
                        changes_since(1));
}

static void coding_keeps_the_codebook_it_was_made_under(void **state)
{
    (void)state;
    ASSERT_OK(load_codebook(book));
    add_document("TP01", "TP01: I was afraid of it.\n");
    ASSERT_OK(load_codings("document,start,end,code,coder\nTP01,6,10,FEAR,A\n"));
    assert_int_equal(1, number_of("SELECT count(*) FROM codebook_version"));
    redefine("FEAR", "brief", "dread");
    emic_coding coding = {
        .document = 1, .code = code_id("FEAR"), .coder = 1, .round = 1, .span = {11, 15}};
    emic_id id;
    ASSERT_OK(emic_coding_add(study, &coding, &id, &err));
    coding.span.end = 16;
    ASSERT_OK(emic_coding_add(study, &coding, &id, &err));
    assert_int_equal(2, number_of("SELECT count(*) FROM codebook_version"));
    assert_string_equal("1 redefined", text_of("SELECT reason FROM codebook_version"
                                               " WHERE number = 2"));
    assert_string_equal("1 2 2", text_of("SELECT group_concat(codebook_version, ' ') FROM"
                                         " (SELECT codebook_version FROM coding ORDER BY id)"));
    assert_string_equal("1 2 2", text_of("SELECT group_concat(definition, ' ') FROM"
                                         " (SELECT definition FROM coding ORDER BY id)"));
}

static size_t count_stale(void)
{
    emic_stale_list list;
    ASSERT_OK(emic_codebook_stale_load(study, arena, &list, &err));
    for (size_t i = 0; i < list.count; i++)
        assert_int_equal(list.items[i].definition,
                         emic_codebook_stale_find(&list, list.items[i].id));
    assert_int_equal(-1, emic_codebook_stale_find(&list, 99));
    return list.count;
}

static void only_a_definition_makes_codings_stale(void **state)
{
    int64_t changed;
    (void)state;
    ASSERT_OK(load_codebook(book));
    add_document("TP01", "TP01: I was afraid of it.\n");
    ASSERT_OK(load_codings("document,start,end,code,coder\nTP01,6,10,FEAR,A\n"
                           "TP01,6,11,FEAR,A\nTP01,6,12,FEAR,A\nTP01,6,10,LOSS,A\n"));
    redefine("FEAR", "level", "0");
    redefine("FEAR", "colour", "#000000");
    redefine("FEAR", "status", "provisional");
    assert_int_equal(0, count_stale());
    redefine("FEAR", "not_when", "joking");
    assert_int_equal(3, count_stale());
    assert_int_equal(2, number_of("SELECT definition FROM code WHERE name = 'FEAR'"));
    ASSERT_OK(emic_coding_recheck(study, (emic_id[]){2, 4}, 2, &changed, &err));
    assert_int_equal(1, changed);
    assert_int_equal(2, count_stale());
    ASSERT_REFUSED(EMIC_NOT_FOUND, "no coding 99; emic coding list shows the ids",
                   emic_coding_recheck(study, (emic_id[]){99}, 1, &changed, &err));
    ASSERT_OK(emic_coding_recheck_code(study, code_id("FEAR"), &changed, &err));
    assert_int_equal(2, changed);
    assert_int_equal(0, count_stale());
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_MEMORY(a_version_is_made_when_something_changed),
        IN_MEMORY(a_diff_tells_each_change_by_its_kind),
        IN_MEMORY(a_version_without_ids_is_compared_by_path),
        IN_MEMORY(coding_keeps_the_codebook_it_was_made_under),
        IN_MEMORY(only_a_definition_makes_codings_stale),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
