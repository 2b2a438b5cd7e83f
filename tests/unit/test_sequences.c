/* Long random sequences of what coders do, with undo and redo in between: the study stays sound at
 * every step, each undo gives the very state of before, and the undo of everything the first.
 *
 *     EMIC_SEQUENCES=200 EMIC_OPERATIONS=200 build/dev/tests/test_sequences     the long run */
#include "sequence_fixture.h"
#include "study/dump.h"
#include "study/integrity.h"
#include "study/journal.h"
#include <stdlib.h>

enum { SEQUENCES = 10, OPERATIONS = 60 };

static long from_environment(const char *name, long absent)
{
    const char *text = getenv(name);
    return text ? strtol(text, NULL, 10) : absent;
}

/* --- The run ---------------------------------------------------------------------------------- */

typedef emic_status operation(void);
static operation *const operations[] = {do_code,  do_code,   do_code,   do_code,   do_code,
                                        do_code,  do_remove, do_memo,   do_rename, do_move,
                                        do_merge, do_split,  do_retire, do_revise, do_describe};
enum { KINDS = sizeof operations / sizeof *operations };

/* The states since the last wall: what undo leads back to. */
static struct {
    emic_slice states[4096];
    size_t count, at;
} timeline;

static struct {
    long done, refused, undone, redone, walls, apart;
} tally;

static emic_slice dumped(void)
{
    emic_strbuf text = {0};
    ASSERT_OK(emic_study_dump(study, false, &text, &err));
    emic_slice copy = emic_arena_copy(arena, emic_strbuf_slice(&text));
    emic_strbuf_close(&text);
    assert_true(copy.length > 100);
    return copy;
}

static void assert_state(emic_slice wanted)
{
    emic_slice is = dumped();
    if (!emic_slice_equal(is, wanted)) {
        size_t at = 0;
        while (at < is.length && at < wanted.length && is.data[at] == wanted.data[at])
            at++;
        print_error("differs at byte %zu:\n  is     %.200s\n  wanted %.200s\n", at,
                    is.data + at - (at < 40 ? at : 40), wanted.data + at - (at < 40 ? at : 40));
    }
    assert_true(emic_slice_equal(is, wanted));
}

static void assert_sound(void)
{
    emic_problem_list problems;
    ASSERT_OK(emic_integrity_check(study, arena, &problems, &err));
    for (size_t i = 0; i < problems.count; i++)
        print_error("%s: %s\n", problems.items[i].thing, problems.items[i].problem);
    assert_int_equal(0, problems.count);
}

/* Does it, or leaves no trace when it is refused. */
static bool run(operation *what)
{
    ASSERT_OK(emic_study_begin(study, &err));
    emic_status status = what();
    if (status == EMIC_OK) {
        ASSERT_OK(emic_study_commit(study, &err));
        return true;
    }
    assert_true(status != EMIC_CORRUPT && status != EMIC_IO);
    emic_study_rollback(study);
    return false;
}

static int64_t undo_target;
static emic_status do_undo(void)
{
    emic_journal_entry entry;
    return emic_journal_undo(study, undo_target, arena, &entry, &err);
}
static emic_status do_redo(void)
{
    emic_journal_entry entry;
    return emic_journal_redo(study, arena, &entry, &err);
}

static const char count_journal[] = "SELECT count(*) FROM journal";

static void go_forth(void)
{
    bool late = below(60) == 0;
    operation *what = late ? do_late : operations[below(KINDS)];
    int64_t entries = number_of(count_journal);
    if (!run(what)) {
        tally.refused++;
        return;
    }
    emic_slice state = dumped();
    if (number_of(count_journal) == entries) {
        assert_state(timeline.states[timeline.at]);
        return; /* it changed nothing */
    }
    if (late) { /* nothing leads back over it */
        timeline.count = timeline.at = 0;
        tally.walls++;
        timeline.states[timeline.count++] = state;
        return;
    }
    timeline.states[++timeline.at] = state;
    timeline.count = timeline.at + 1;
    tally.done++;
}

static void go_back(void)
{
    undo_target = 0;
    if (timeline.at == 0) {
        assert_false(run(do_undo));
        return;
    }
    if (!run(do_undo))
        fail_msg("%s", err.message);
    assert_state(timeline.states[--timeline.at]);
    tally.undone++;
}

static void go_again(void)
{
    bool more = timeline.at + 1 < timeline.count;
    assert_true(run(do_redo) == more);
    if (!more)
        return;
    assert_state(timeline.states[++timeline.at]);
    tally.redone++;
}

/* One entry alone, and back again. */
static void go_apart(void)
{
    emic_slice before = dumped();
    int64_t entries = number_of(count_journal);
    undo_target = 1 + below((uint32_t)entries);
    if (!run(do_undo)) {
        assert_state(before);
        return;
    }
    assert_sound();
    assert_true(run(do_redo));
    assert_state(before);
    timeline.states[timeline.at] = before;
    timeline.count = timeline.at + 1; /* what could be redone before cannot any more */
    timeline.states[0] = timeline.states[timeline.at];
    timeline.count = 1;
    timeline.at = 0;
    tally.apart++;
}

static void step(void)
{
    uint32_t kind = below(20);
    if (kind < 14)
        go_forth();
    else if (kind < 17)
        go_back();
    else
        go_again();
}

static void run_sequence(uint64_t seed, long length)
{
    arena = emic_arena_open();
    chance_state = seed * 2654435761u + 12345;
    ASSERT_OK(emic_study_create(":memory:", &study, &err));
    timeline.states[0] = dumped();
    make_study();
    timeline.states[1] = dumped();
    timeline.count = 2;
    timeline.at = 1;
    for (long i = 0; i < length; i++) {
        step();
        if (i % 16 == 0)
            assert_sound();
    }
    while (timeline.at > 0)
        go_back();
    assert_sound();
    while (timeline.at + 1 < timeline.count)
        go_again();
    assert_sound();
    for (int i = 0; i < 3; i++)
        go_apart();
    emic_study_close(study);
    emic_arena_close(arena);
}

static void everything_can_be_taken_back(void **state)
{
    (void)state;
    long sequences = from_environment("EMIC_SEQUENCES", SEQUENCES);
    long length = from_environment("EMIC_OPERATIONS", OPERATIONS);
    assert_true(sequences > 0 && length > 0 && length < 4000);
    for (long i = 1; i <= sequences; i++)
        run_sequence((uint64_t)i, length);
    print_message("%ld sequences: %ld done, %ld refused, %ld undone, %ld redone, %ld walls, %ld "
                  "taken back apart\n",
                  sequences, tally.done, tally.refused, tally.undone, tally.redone, tally.walls,
                  tally.apart);
    assert_true(tally.done > sequences * length / 4);
    assert_true(tally.undone > sequences && tally.redone > 0 && tally.walls > 0);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {cmocka_unit_test(everything_can_be_taken_back)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
