/* The journal: entries, undo and redo in and out of order, walls, the chain of seals, the study as
 * it was. */
#include "base/file.h"
#include "study/integrity.h"
#include "study/journal_entry.h"
#include "study/rewrite.h"
#include "study_fixture.h"

static const char book[] = "codebook: test\ncodes:\n  - code: FEAR\n  - code: HOPE\n";
static const char text[] = "A: I was afraid.\n\nB: And I was not, was I?\n";
static const char all_texts[] = "SELECT count(text) FROM revision";
static const char all_codings[] = "SELECT count(*) FROM coding";
static const char found_words[] =
    "SELECT count(*) FROM revision_words WHERE revision_words MATCH 'afraid'";

static void say(const char *command)
{
    ASSERT_OK(emic_study_begin(study, &err));
    emic_journal_describe(study, EMIC_LITERAL("ann"), emic_slice_of(command));
}

static void commit(void)
{
    ASSERT_OK(emic_study_commit(study, &err));
}

static void code(uint32_t start, uint32_t end)
{
    emic_coding coding = {.document = 1, .code = 1, .coder = 1, .span = {start, end}, .round = 1};
    emic_id id;
    say("code");
    ASSERT_OK(emic_coding_add(study, &coding, &id, &err));
    commit();
}

/* Entry 1 imports, 2 loads the codebook and a coder. */
static void fill(void)
{
    emic_codebook codebook;
    emic_load_summary summary;
    emic_id coder;
    say("import");
    add_document("D", text);
    commit();
    say("load");
    ASSERT_OK(emic_codebook_parse("book.yaml", emic_slice_of(book), arena, &codebook, &err));
    ASSERT_OK(emic_codebook_store(study, &codebook, &summary, &err));
    ASSERT_OK(emic_coder_add(study, EMIC_LITERAL("ann"), &coder, &err));
    commit();
}

static emic_journal journal(void)
{
    emic_journal all;
    ASSERT_OK(emic_journal_load(study, arena, &all, &err));
    return all;
}

static emic_status try_undo(int64_t sequence)
{
    emic_journal_entry entry;
    ASSERT_OK(emic_study_begin(study, &err));
    emic_status status = emic_journal_undo(study, sequence, arena, &entry, &err);
    if (status == EMIC_OK)
        ASSERT_OK(emic_study_commit(study, &err));
    else
        emic_study_rollback(study);
    return status;
}

static emic_status try_redo(void)
{
    emic_journal_entry entry;
    ASSERT_OK(emic_study_begin(study, &err));
    emic_status status = emic_journal_redo(study, arena, &entry, &err);
    if (status == EMIC_OK)
        ASSERT_OK(emic_study_commit(study, &err));
    else
        emic_study_rollback(study);
    return status;
}

static size_t problems(void)
{
    emic_problem_list found;
    ASSERT_OK(emic_integrity_check(study, arena, &found, &err));
    return found.count;
}

static void each_command_is_an_entry(void **state)
{
    (void)state;
    fill();
    code(0, 5);
    say("nothing");
    commit();
    emic_journal all = journal();
    assert_int_equal(3, all.count);
    const emic_journal_entry *last = &all.items[2];
    assert_true(emic_slice_is(last->coder, "ann"));
    assert_true(emic_slice_is(last->command, "code"));
    assert_true(emic_slice_is(last->summary, "coding +1"));
    assert_true(
        emic_slice_is(all.items[0].summary, "document +1 ~1, revision +1, speaker +2, turn +2"));
    assert_int_equal(EMIC_ENTRY_DO, last->kind);
    assert_int_equal(0, problems());
}

static void undo_goes_back_and_redo_forth(void **state)
{
    (void)state;
    fill();
    code(0, 5);
    code(3, 9);
    assert_int_equal(2, number_of(all_codings));
    ASSERT_OK(try_undo(0));
    ASSERT_OK(try_undo(0));
    assert_int_equal(0, number_of(all_codings));
    ASSERT_OK(try_redo());
    assert_int_equal(1, number_of(all_codings));
    ASSERT_OK(try_undo(0));
    ASSERT_OK(try_redo());
    ASSERT_OK(try_redo());
    assert_int_equal(2, number_of(all_codings));
    assert_int_equal(3, number_of("SELECT start FROM coding ORDER BY id DESC"));
    ASSERT_REFUSED(EMIC_NOT_FOUND, "nothing to redo: that is possible right after an undo alone",
                   try_redo());
    ASSERT_OK(try_undo(0));
    code(1, 2);
    assert_int_equal(EMIC_NOT_FOUND, try_redo());
    assert_int_equal(0, problems());
}

static void texts_go_and_come_with_their_words(void **state)
{
    (void)state;
    fill();
    assert_int_equal(1, number_of(found_words));
    ASSERT_OK(try_undo(0));
    ASSERT_OK(try_undo(0));
    assert_int_equal(0, number_of("SELECT count(*) FROM revision"));
    assert_int_equal(0, number_of(found_words));
    ASSERT_REFUSED(EMIC_NOT_FOUND, "nothing to undo; emic log lists what was done", try_undo(0));
    ASSERT_OK(try_redo());
    assert_int_equal(1, number_of(all_texts));
    assert_int_equal(1, number_of(found_words));
    ASSERT_OK(try_redo());
    assert_int_equal(0, number_of("SELECT count(*) FROM journal_text"));
    assert_int_equal(0, problems());
}

/* The text that an undo took out does not lie in the file for ever. */
static void what_was_undone_is_gone_after_the_next_command(void **state)
{
    (void)state;
    fill();
    say("import more");
    add_document("E", "A: Quetzalcoatl and Popocatepetl.\n");
    commit();
    ASSERT_OK(try_undo(0));
    assert_int_equal(1, number_of("SELECT count(*) FROM journal_text"));
    code(0, 5);
    assert_int_equal(0, number_of("SELECT count(*) FROM journal_text"));
    emic_study_close(study);
    emic_slice bytes;
    ASSERT_OK(emic_file_read(in_folder("study.emic"), arena, &bytes, &err));
    assert_true(bytes.length > 4096);
    bool found = false;
    for (size_t i = 0; i + 7 < bytes.length; i++)
        found |= memcmp(bytes.data + i, "uetzalc", 7) == 0;
    assert_false(found);
    ASSERT_OK(emic_study_open(in_folder("study.emic"), true, &study, &err));
}

static void an_entry_goes_alone_when_nothing_rests_on_it(void **state)
{
    (void)state;
    fill();
    code(0, 5); /* 3 */
    code(3, 9); /* 4 */
    say("memo");
    run_sql("UPDATE coding SET memo = 'm' WHERE start = 3"); /* 5 */
    commit();
    ASSERT_OK(try_undo(3));
    assert_int_equal(1, number_of(all_codings));
    ASSERT_REFUSED(EMIC_INVALID, "entry 5 (memo) rests on it; undo that first", try_undo(4));
    assert_int_equal(EMIC_INVALID, try_undo(1));
    assert_non_null(strstr(err.message, "entry 1 cannot be taken back alone: "));
    assert_int_equal(1, number_of(all_codings));
    ASSERT_REFUSED(EMIC_INVALID, "entry 3 was taken back already", try_undo(3));
    ASSERT_REFUSED(EMIC_INVALID, "entry 6 is the undo of entry 3: name that one", try_undo(6));
    ASSERT_REFUSED(EMIC_NOT_FOUND, "the journal has no entry 99; emic log lists them",
                   try_undo(99));
    ASSERT_OK(try_redo());
    assert_int_equal(2, number_of(all_codings));
    ASSERT_OK(try_undo(0)); /* 3 again, which was done last */
    assert_int_equal(3, number_of("SELECT start FROM coding"));
    ASSERT_OK(try_undo(0));
    ASSERT_OK(try_undo(0));
    assert_int_equal(0, number_of(all_codings));
    assert_int_equal(0, problems());
}

/* What goes along by a cascade is somebody's later work. */
static void cascades_are_no_way_out(void **state)
{
    (void)state;
    fill();
    code(0, 5);
    code(3, 9);
    say("compare");
    run_sql("INSERT INTO comparison(earlier, later, verdict, definition, coder, added)"
            " VALUES (1, 2, 'same', 1, 1, '')");
    commit();
    assert_int_equal(EMIC_INVALID, try_undo(3));
    assert_non_null(strstr(err.message, "something that came later rests on it"));
    assert_int_equal(1, number_of("SELECT count(*) FROM comparison"));
    ASSERT_OK(try_undo(0));
    ASSERT_OK(try_undo(3));
}

/* What was only tried is in no entry. */
static void a_try_leaves_nothing(void **state)
{
    (void)state;
    fill();
    code(0, 5);
    say("try");
    run_sql("UPDATE coding SET memo = 'kept'");
    ASSERT_OK(emic_study_try_begin(study, &err));
    run_sql("UPDATE coding SET memo = 'tried'; DELETE FROM coding");
    assert_int_equal(0, number_of(all_codings));
    ASSERT_OK(emic_study_try_end(study, &err));
    run_sql("UPDATE coding SET start = 1");
    commit();
    assert_int_equal(1, number_of(all_codings));
    emic_journal all = journal();
    assert_true(emic_slice_is(all.items[3].summary, "coding ~2"));
    ASSERT_OK(try_undo(0));
    assert_int_equal(1, number_of("SELECT count(*) FROM coding WHERE memo = '' AND start = 0"));
}

static emic_status without_ann(void *context, emic_slice words, bool label, emic_arena *into,
                               emic_slice *out, emic_error *error)
{
    (void)context;
    (void)label;
    (void)error;
    if (emic_slice_is(words, "told by Annegret"))
        *out = emic_arena_copy(into, EMIC_LITERAL("told by [a friend]"));
    if (emic_slice_is(words, "code --memo 'told by Annegret'"))
        *out = emic_arena_copy(into, EMIC_LITERAL("code --memo 'told by [a friend]'"));
    return EMIC_OK;
}

static void a_wall_takes_names_out_of_all_entries(void **state)
{
    (void)state;
    int64_t changed = 0;
    fill();
    code(0, 5);
    say("code --memo 'told by Annegret'");
    run_sql("UPDATE coding SET memo = 'told by Annegret'");
    commit();
    say("code");
    run_sql("UPDATE coding SET memo = ''");
    commit();
    static const char with_name[] =
        "SELECT count(*) FROM journal WHERE instr(changes, CAST('Annegret' AS BLOB))"
        " OR instr(command, 'Annegret')";
    assert_int_equal(2, number_of(with_name));
    say("names");
    run_sql("UPDATE coding SET memo = 'told by Annegret'");
    ASSERT_OK(emic_study_rewrite(study, without_ann, NULL, &changed, &err));
    commit();
    assert_int_equal(4, changed); /* a memo, a command, two change sets */
    assert_int_equal(0, number_of(with_name));
    emic_journal all = journal();
    assert_int_equal(6, all.count);
    assert_int_equal(EMIC_ENTRY_WALL, all.items[5].kind);
    assert_int_equal(0, problems());
    assert_int_equal(EMIC_NOT_FOUND, try_undo(0));
    assert_int_equal(EMIC_INVALID, try_undo(3));
    assert_non_null(strstr(err.message, "entry 6 took names out of the study"));
    code(3, 9);
    ASSERT_OK(try_undo(0));
    assert_int_equal(EMIC_NOT_FOUND, try_undo(0));
}

static void a_changed_entry_is_told(void **state)
{
    (void)state;
    fill();
    code(0, 5);
    code(3, 9);
    assert_int_equal(0, problems());
    run_sql("UPDATE journal SET coder = 'eve' WHERE sequence = 3");
    assert_int_equal(1, problems());
    run_sql("UPDATE journal SET coder = 'ann' WHERE sequence = 3");
    assert_int_equal(0, problems());
    run_sql("UPDATE journal SET changes = CAST('T' || char(4) || 'note' AS BLOB)"
            " WHERE sequence = 3");
    assert_int_equal(1, problems());
    run_sql("DELETE FROM journal WHERE sequence = 3");
    assert_int_equal(2, problems()); /* one is missing, and the next has another before it */
}

static void the_study_is_shown_as_it_was(void **state)
{
    (void)state;
    emic_study *then;
    fill();
    code(0, 5);
    code(3, 9);
    ASSERT_OK(try_undo(0));
    emic_study *now = study;
    ASSERT_OK(emic_journal_study_at(now, EMIC_LITERAL("4"), &then, &err));
    study = then;
    assert_int_equal(2, number_of(all_codings));
    study = now;
    emic_study_close(then);
    ASSERT_OK(emic_journal_study_at(now, EMIC_LITERAL("0"), &then, &err));
    study = then;
    assert_int_equal(0, number_of("SELECT count(*) FROM document"));
    study = now;
    emic_study_close(then);
    assert_int_equal(1, number_of(all_codings));
    size_t count;
    emic_journal all = journal();
    ASSERT_OK(emic_journal_count_until(&all, EMIC_LITERAL("2026-02-28"), &count, &err));
    assert_int_equal(0, count);
    ASSERT_OK(emic_journal_count_until(&all, EMIC_LITERAL("2026-03-01"), &count, &err));
    assert_int_equal(5, count);
    ASSERT_OK(emic_journal_count_until(&all, EMIC_LITERAL("2026-03-01T11:59"), &count, &err));
    assert_int_equal(0, count);
    assert_int_equal(EMIC_INVALID,
                     emic_journal_count_until(&all, EMIC_LITERAL("March"), &count, &err));
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        IN_MEMORY(each_command_is_an_entry),
        IN_MEMORY(undo_goes_back_and_redo_forth),
        IN_MEMORY(texts_go_and_come_with_their_words),
        IN_FILE(what_was_undone_is_gone_after_the_next_command),
        IN_MEMORY(an_entry_goes_alone_when_nothing_rests_on_it),
        IN_MEMORY(cascades_are_no_way_out),
        IN_MEMORY(a_try_leaves_nothing),
        IN_MEMORY(a_wall_takes_names_out_of_all_entries),
        IN_MEMORY(a_changed_entry_is_told),
        IN_MEMORY(the_study_is_shown_as_it_was),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
