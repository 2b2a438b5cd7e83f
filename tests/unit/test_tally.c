/* The packed codings are at every moment those that are there: after each of many random commands,
 * before and after it is stored, after undo and redo, and in the study as it was. */
#include "sequence_fixture.h"
#include "study/dump.h"
#include "study/integrity.h"
#include "study/journal_entry.h"
#include "tally_fixture.h"

extern const char *const emic_schema[]; /* of all formats */

enum { SEQUENCES = 6, OPERATIONS = 80 };

static void assert_sound(void)
{
    emic_problem_list problems;
    ASSERT_OK(emic_integrity_check(study, arena, &problems, &err));
    for (size_t i = 0; i < problems.count; i++)
        print_error("%s: %s\n", problems.items[i].thing, problems.items[i].problem);
    assert_int_equal(0, problems.count);
}

/* --- What is done ----------------------------------------------------------------------------- */

static emic_status do_against(void)
{
    emic_coding coding;
    emic_id id = some_coding();
    EMIC_TRY(emic_coding_load_one(study, id, arena, &coding, &err));
    coding.polarity = (emic_polarity)below(3);
    coding.span.end += below(3);
    coding.code = below(2) ? coding.code : some_code();
    return emic_coding_set(study, &coding, &err);
}

static emic_status do_undo(void)
{
    emic_journal_entry entry;
    int64_t entries = number_of("SELECT count(*) FROM journal");
    int64_t target = below(3) ? 0 : 1 + below((uint32_t)entries);
    return emic_journal_undo(study, target, arena, &entry, &err);
}

static emic_status do_redo(void)
{
    emic_journal_entry entry;
    return emic_journal_redo(study, arena, &entry, &err);
}

typedef emic_status operation(void);
static operation *const operations[] = {
    do_code,   do_code,  do_code,  do_code, do_code, do_code, do_code, do_against, do_against,
    do_remove, do_merge, do_split, do_undo, do_undo, do_redo, do_redo, do_revise,  do_late,
};
enum { KINDS = sizeof operations / sizeof *operations };

static void step(void)
{
    operation *what = operations[below(KINDS)];
    bool again = below(4) == 0; /* two in one command; the second may be tried and not done */
    ASSERT_OK(emic_study_begin(study, &err));
    emic_status status = what();
    assert_tally(study);
    if (status == EMIC_OK && again && what != do_undo && what != do_redo && what != do_late) {
        bool tried = below(2);
        if (tried)
            ASSERT_OK(emic_study_try_begin(study, &err));
        status = do_code();
        assert_tally(study);
        if (tried)
            ASSERT_OK(emic_study_try_end(study, &err));
        status = tried ? EMIC_OK : status;
    }
    if (status == EMIC_OK && below(8))
        ASSERT_OK(emic_study_commit(study, &err));
    else
        emic_study_rollback(study);
    assert_tally(study);
    assert_packed();
}

static void assert_past(void)
{
    emic_study *then;
    int64_t entries = number_of("SELECT count(*) FROM journal");
    int64_t walls = number_of("SELECT ifnull(max(sequence), 0) FROM journal WHERE kind = 'wall'");
    const char *when = emic_arena_format(
        arena, "%lld", (long long)(walls + below((uint32_t)(entries - walls + 1))));
    if (emic_journal_study_at(study, emic_slice_of(when), &then, &err) != EMIC_OK)
        return;
    assert_tally(then);
    emic_study_close(then);
}

static void run_sequence(uint64_t seed)
{
    arena = emic_arena_open();
    chance_state = seed * 2654435761u + 99;
    ASSERT_OK(emic_study_create(":memory:", &study, &err));
    make_study();
    assert_packed();
    for (int i = 0; i < OPERATIONS; i++) {
        step();
        if (i % 16 == 0) {
            assert_sound();
            assert_past();
        }
    }
    assert_sound();
    emic_study_close(study);
    emic_arena_close(arena);
}

static void it_is_right_after_each_of_many_commands(void **state)
{
    (void)state;
    compared = packed = 0;
    for (uint64_t seed = 1; seed <= SEQUENCES; seed++)
        run_sequence(seed);
    print_message("%ld codings compared, %ld texts with packed codings\n", compared, packed);
    assert_true(compared > 10000 && packed > 500);
}

/* --- One by one ------------------------------------------------------------------------------- */

static int open_coded(void **state)
{
    if (open_file(state))
        return -1;
    ASSERT_OK(emic_study_begin(study, &err));
    add_document("TP01", "TP01: Fear of the dark and of the road.\n");
    add_document("TP02", "TP02: Light, and more light.\n");
    ASSERT_OK(load_codebook("codebook: b\ncodes: [{code: FEAR}, {code: LIGHT}]\n"));
    ASSERT_OK(load_codings("document,start,end,code,coder,polarity\nTP01,6,10,FEAR,A,\n"
                           "TP01,6,10,FEAR,B,contradicts\nTP02,6,11,LIGHT,A,\n"));
    ASSERT_OK(emic_study_commit(study, &err));
    return 0;
}

#define IN_CODED(test) cmocka_unit_test_setup_teardown(test, open_coded, close_file)

/* What the check says of counts. */
static const char *miscounted(void)
{
    emic_problem_list problems;
    const char *shown = "";
    ASSERT_OK(emic_integrity_check(study, arena, &problems, &err));
    for (size_t i = 0; i < problems.count; i++)
        if (strncmp(problems.items[i].thing, "counts", 6) == 0)
            shown = emic_arena_format(arena, "%s%s %s\n", shown, problems.items[i].thing,
                                      problems.items[i].problem);
    return shown;
}

/* Whatever happens to codings and texts, whoever does it, is seen at once and in the end. */
static void each_kind_of_change_is_seen(void **state)
{
    static const char add[] =
        "INSERT INTO coding(id, revision, start, stop, code, coder, codebook_version, words_sha256,"
        " added) SELECT ?1, 1 + ?1 % 2, 1, ?1, 1, 1, 1, zeroblob(32), ''";
    static const char *const changes[] = {
        "UPDATE coding SET polarity = 'qualifies' WHERE id = 2",
        "UPDATE coding SET revision = 2, start = 1 WHERE id = 1",
        "UPDATE coding SET stop = stop + 1",
        "UPDATE coding SET coder = 2, round = 7 WHERE id = 1",
        "UPDATE coding SET code = 3 - code",
        "DELETE FROM coding WHERE id = 2",
        "DELETE FROM coding",
        "INSERT OR REPLACE INTO coding SELECT * FROM coding WHERE id = 3",
        ("DELETE FROM coding; DELETE FROM turn; DELETE FROM speaker;"
         "DELETE FROM revision WHERE id = 2; DELETE FROM document WHERE id = 2"),
    };
    (void)state;
    for (size_t i = 0; i < sizeof changes / sizeof *changes; i++) {
        ASSERT_OK(emic_study_begin(study, &err));
        run_sql("PRAGMA defer_foreign_keys = ON");
        run_sql(changes[i]);
        assert_tally(study);
        ASSERT_OK(emic_study_commit(study, &err));
        assert_tally(study);
        assert_packed();
        assert_string_equal("", miscounted());
        emic_journal_entry entry;
        ASSERT_OK(emic_study_begin(study, &err));
        if (number_of("SELECT count(*) FROM journal") > (int64_t)i + 1)
            ASSERT_OK(emic_journal_undo(study, 0, arena, &entry, &err));
        assert_tally(study);
        ASSERT_OK(emic_study_commit(study, &err));
        assert_packed();
        assert_string_equal("", miscounted());
    }
    for (int64_t step = -1; step <= 1; step += 2) { /* back and forth, in both texts */
        ASSERT_OK(emic_study_begin(study, &err));
        for (int64_t i = 0; i < 3; i++)
            ASSERT_OK(emic_db_run(emic_study_db(study), add,
                                  EMIC_ROW(emic_int(200 + step * (100 + i))), &err));
        assert_tally(study);
        ASSERT_OK(emic_study_commit(study, &err));
        assert_tally(study);
        assert_string_equal("", miscounted());
    }
}

static void a_text_that_goes_takes_its_counts_along(void **state)
{
    (void)state;
    ASSERT_OK(emic_study_begin(study, &err));
    run_sql("DELETE FROM coding WHERE revision = 2");
    ASSERT_OK(emic_study_commit(study, &err));
    assert_int_equal(2, number_of("SELECT count(*) FROM tally"));
    ASSERT_OK(emic_study_begin(study, &err));
    run_sql("PRAGMA defer_foreign_keys = ON; DELETE FROM turn; DELETE FROM speaker;"
            "DELETE FROM revision WHERE id = 2; DELETE FROM document WHERE id = 2");
    ASSERT_OK(emic_study_commit(study, &err));
    assert_int_equal(1, number_of("SELECT count(*) FROM tally"));
    assert_packed();
}

static void check_tells_of_counts_that_do_not_fit(void **state)
{
    (void)state;
    assert_int_equal(2, number_of("SELECT count(*) FROM tally"));
    assert_string_equal("", miscounted());
    run_sql("UPDATE tally SET counts = (SELECT counts FROM tally WHERE revision = 2)"
            " WHERE revision = 1");
    assert_string_equal(
        "counts of TP01 do not fit its codings, so that tables are wrong; emic dump "
        "and emic load make a study that counts anew\n",
        miscounted());
    run_sql("DELETE FROM tally WHERE revision = 1");
    assert_string_equal("", miscounted()); /* it is counted while it is read */
    assert_tally(study);
}

/* Every cut and every other byte of what is packed: an error or some codings, nothing else. */
static void damaged_bytes_are_told(void **state)
{
    emic_tally tally;
    emic_tally_group group;
    emic_tally_place place;
    long refused = 0, read = 0;
    (void)state;
    ASSERT_OK(emic_tally_open(study, arena, &tally, &err));
    for (size_t cut = 0; cut < 10; cut++) {
        for (int byte = 0; byte < 256; byte++) {
            bool more = true;
            emic_status status = EMIC_OK;
            ASSERT_OK(emic_tally_take(&tally, 1, true, &err));
            assert_true(tally.counts.length == 10 && tally.places.length == 4);
            for (size_t i = 0; i < 10; i++) /* none that could be a letter */
                assert_true(tally.counts.data[i] < 32 && tally.places.data[i % 4] < 32);
            tally.counts.data[cut] = (char)byte;
            tally.places.data[cut % 4] = (char)byte;
            tally.groups_left.length -= (size_t)byte % 3;
            tally.places_left.length -= (size_t)byte % 2;
            while (more && status == EMIC_OK) {
                status = emic_tally_group_next(&tally, &group, &more, &err);
                if (more && status == EMIC_OK && group.count)
                    status = emic_tally_place_next(&tally, &place, &err);
            }
            refused += status == EMIC_CORRUPT;
            read += status == EMIC_OK;
        }
    }
    emic_tally_close(&tally);
    assert_true(refused > 100 && read > 10);
}

static void count_steps(void *context, size_t done, size_t total)
{
    size_t *told = context;
    assert_int_equal(++*told, done);
    assert_int_equal(3, total);
}

/* As a study of format 3 was: two texts with codings, and one without. */
static void make_older(const char *path)
{
    emic_db *db;
    ASSERT_OK(emic_db_open(path, EMIC_DB_CREATE, &db, &err));
    for (int i = 0; i < 3; i++)
        ASSERT_OK(emic_db_script(db, emic_schema[i], &err));
    ASSERT_OK(emic_db_script(
        db,
        "PRAGMA foreign_keys = OFF;"
        "INSERT INTO coder(id, name) VALUES (1, 'A');"
        "INSERT INTO code(id, name, position, level) VALUES (1, 'FEAR', 1, 0);"
        "INSERT INTO codebook_version(id, number, reason, added, sha256, content)"
        " VALUES (1, 1, '', '', zeroblob(32), '{}');"
        "INSERT INTO document(id, name, current_revision, format, added)"
        " VALUES (1, 'a', 1, 'plain', ''), (2, 'b', 2, 'plain', ''), (3, 'c', 3, 'plain', '');"
        "INSERT INTO revision(id, document, number, characters, sha256, why, added)"
        " SELECT id, id, 1, 100, zeroblob(32), '', '' FROM document;"
        "INSERT INTO coding(revision, start, stop, code, coder, codebook_version, polarity,"
        " words_sha256, added) VALUES (1, 5, 9, 1, 1, 1, 'supports', zeroblob(32), ''),"
        " (1, 2, 9, 1, 1, 1, 'contradicts', zeroblob(32), ''),"
        " (3, 2, 300, 1, 1, 1, 'qualifies', zeroblob(32), '');"
        "PRAGMA application_id = 1162692931; PRAGMA user_version = 3",
        &err));
    emic_db_close(db);
}

static void an_older_study_is_packed_when_it_is_opened(void **state)
{
    const char *path = in_folder("older.emic");
    size_t told = 0;
    emic_progress progress = {count_steps, &told};
    (void)state;
    make_older(path);
    emic_study_close(study);
    /* Whoever only wants to read it gets it, too. */
    ASSERT_OK(emic_study_open_shown(path, false, &progress, &study, &err));
    assert_int_equal(3, told);
    assert_packed();
    assert_int_equal(2, number_of("SELECT count(*) FROM tally WHERE length(places) > 0"));
    compared = 0;
    assert_tally(study);
    assert_int_equal(3, compared);
    assert_string_equal("", miscounted());
}

static void a_dump_has_none_and_what_is_loaded_has(void **state)
{
    emic_study *first = study;
    emic_strbuf text = {0};
    (void)state;
    ASSERT_OK(emic_study_dump(study, true, &text, &err));
    assert_non_null(strstr(text.data, "\"coding\""));
    assert_null(strstr(text.data, "tally"));
    ASSERT_OK(emic_study_create(":memory:", &study, &err));
    ASSERT_OK(emic_study_begin(study, &err));
    ASSERT_OK(emic_study_load(study, "dump", emic_strbuf_slice(&text), &err));
    assert_tally(study);
    ASSERT_OK(emic_study_commit(study, &err));
    assert_packed();
    assert_int_equal(2, number_of("SELECT count(*) FROM tally WHERE length(places) > 0"));
    emic_strbuf_close(&text);
    emic_study_close(study);
    study = first;
}

static void the_journal_does_not_name_it(void **state)
{
    (void)state;
    assert_int_equal(1, number_of("SELECT count(*) FROM journal"));
    assert_int_equal(1, number_of("SELECT count(*) FROM journal WHERE summary LIKE '%coding +3%'"));
    assert_int_equal(0, number_of("SELECT count(*) FROM journal WHERE summary LIKE '%tally%'"
                                  " OR instr(changes, CAST('tally' AS BLOB))"));
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_is_right_after_each_of_many_commands),
        IN_CODED(each_kind_of_change_is_seen),
        IN_CODED(a_text_that_goes_takes_its_counts_along),
        IN_CODED(check_tells_of_counts_that_do_not_fit),
        IN_CODED(damaged_bytes_are_told),
        IN_CODED(an_older_study_is_packed_when_it_is_opened),
        IN_CODED(a_dump_has_none_and_what_is_loaded_has),
        IN_CODED(the_journal_does_not_name_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
