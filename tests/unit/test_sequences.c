/* Long random sequences of what coders do, with undo and redo in between: the study stays sound at
 * every step, each undo gives the very state of before, and the undo of everything the first.
 *
 *     EMIC_SEQUENCES=200 EMIC_OPERATIONS=200 build/dev/tests/test_sequences     the long run */
#include "study/codebook_edit.h"
#include "study/dump.h"
#include "study/integrity.h"
#include "study/journal.h"
#include "study/memo.h"
#include "study/revise_plan.h"
#include "study/rewrite.h"
#include "study_fixture.h"
#include <stdio.h>
#include <stdlib.h>

enum { SEQUENCES = 10, OPERATIONS = 60, DOCUMENTS = 3, CODES = 6, LATE_NAMES = 4 };

static uint64_t chance_state;

static uint32_t below(uint32_t limit)
{
    chance_state = chance_state * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(chance_state >> 33) % limit;
}

static long from_environment(const char *name, long absent)
{
    const char *text = getenv(name);
    return text ? strtol(text, NULL, 10) : absent;
}

/* --- The study -------------------------------------------------------------------------------- */

static const char *const words[] = {"bus",   "night", "road", "zo\xC3\xA9", "\xF0\x9F\x98\x80",
                                    "depot", "e\xCC\x81",  "rain", "\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D",
                                    "fear",  "light", "stop"};
static const char *const late_names[LATE_NAMES] = {"Okka", "Wiebke", "Sjoerd", "Fenna"};

static emic_slice random_text(void)
{
    emic_strbuf text = {0};
    uint32_t turns = 3 + below(6);
    for (uint32_t turn = 0; turn < turns; turn++) {
        emic_strbuf_puts(&text, turn % 2 ? "B: " : "A: ");
        for (uint32_t i = 0, count = 4 + below(12); i < count; i++) {
            bool name = below(15) == 0;
            emic_strbuf_puts(&text, name ? late_names[below(LATE_NAMES)]
                                         : words[below(sizeof words / sizeof *words)]);
            emic_strbuf_puts(&text, i + 1 < count ? " " : ".\n\n");
        }
    }
    emic_slice copy = emic_arena_copy(arena, emic_strbuf_slice(&text));
    emic_strbuf_close(&text);
    return copy;
}

static emic_transcript transcript_of(emic_slice text)
{
    emic_transcript transcript;
    ASSERT_OK(emic_transcript_parse("text.txt", text, EMIC_ENCODING_AUTO, arena, &transcript,
                                    &err));
    return transcript;
}

static void make_study(void)
{
    emic_id id;
    ASSERT_OK(emic_study_begin(study, &err));
    for (int i = 0; i < DOCUMENTS; i++) {
        emic_transcript transcript = transcript_of(random_text());
        const char *name = emic_arena_format(arena, "D%d", i);
        ASSERT_OK(emic_document_add(study, emic_slice_of(name), &transcript, &id, &err));
    }
    for (int i = 0; i < CODES; i++) {
        emic_code code =
            emic_code_make(emic_slice_of(emic_arena_format(arena, "CODE%d", i)));
        ASSERT_OK(emic_codebook_add(study, 0, &code, &id, &err));
    }
    ASSERT_OK(emic_coder_add(study, EMIC_LITERAL("ann"), &id, &err));
    ASSERT_OK(emic_coder_add(study, EMIC_LITERAL("ben"), &id, &err));
    ASSERT_OK(emic_study_commit(study, &err));
}

static emic_id some(const char *list, const char *count)
{
    int64_t rows = number_of(count), id = 0;
    if (rows)
        ASSERT_OK(emic_db_int(emic_study_db(study), list,
                              EMIC_ROW(emic_int(below((uint32_t)rows))), 0, &id, &err));
    return id;
}

static emic_id some_code(void)
{
    return some("SELECT id FROM code ORDER BY id LIMIT 1 OFFSET ?1", "SELECT count(*) FROM code");
}

static emic_id some_coding(void)
{
    return some("SELECT id FROM coding ORDER BY id LIMIT 1 OFFSET ?1",
                "SELECT count(*) FROM coding");
}

static emic_id some_document(void)
{
    return 1 + below(DOCUMENTS);
}

/* --- What coders do --------------------------------------------------------------------------- */

static emic_slice new_name(void)
{
    return emic_slice_of(emic_arena_format(arena, "N%u", below(40)));
}

static emic_status do_code(void)
{
    emic_id id;
    emic_text_index text;
    emic_coding coding = {.document = some_document(), .code = some_code(), .round = 1};
    EMIC_TRY(emic_document_text(study, coding.document, arena, &text, &err));
    coding.coder = 1 + below(2);
    coding.span.start = below((uint32_t)text.points);
    coding.span.end = coding.span.start + 1 + below(40);
    coding.memo = below(3) ? EMIC_LITERAL("") : EMIC_LITERAL("as Okka said");
    return emic_coding_add(study, &coding, &id, &err);
}

static emic_status do_remove(void)
{
    return emic_coding_remove(study, some_coding(), &err);
}

static emic_status do_memo(void)
{
    emic_id id, coding = some_coding();
    emic_memo_link link = {.thing = EMIC_MEMO_OF_CODING, .id = coding};
    emic_memo memo = {.kind = EMIC_MEMO_CODE,
                      .text = EMIC_LITERAL("Wiebke and the road"),
                      .coder = 1,
                      .links = {&link, coding ? 1 : 0, 1}};
    return emic_memo_add(study, &memo, &id, &err);
}

static emic_status do_rename(void)
{
    return emic_codebook_rename(study, some_code(), new_name(), &err);
}

static emic_status do_move(void)
{
    return emic_codebook_move(study, some_code(), below(3) ? some_code() : 0, below(3), &err);
}

static emic_status do_merge(void)
{
    emic_merge_summary summary;
    return emic_codebook_merge(study, some_code(), some_code(), &summary, &err);
}

static emic_status do_split(void)
{
    emic_id out, from = 0, coding = some_coding();
    int64_t evidence;
    emic_code code = emic_code_make(new_name());
    if (coding)
        EMIC_TRY(emic_db_int(emic_study_db(study), "SELECT code FROM coding WHERE id = ?1",
                             EMIC_ROW(emic_int(coding)), 0, &from, &err));
    return emic_codebook_split(study, from, &code, &coding, 1, &out, &evidence, &err);
}

static emic_status do_retire(void)
{
    emic_id code = some_code();
    return below(2) ? emic_codebook_retire(study, &code, 1, &err)
                    : emic_codebook_restore(study, code, &err);
}

/* A text with some words replaced, taken out and put in, and perhaps a paragraph moved to the end. */
static emic_slice edited(emic_slice text)
{
    emic_strbuf out = {0}, later = {0};
    while (text.length) {
        const char *end = memchr(text.data, '\n', text.length);
        emic_slice line = {text.data, end ? (size_t)(end - text.data) + 1 : text.length};
        text = emic_slice_from(text, line.length);
        uint32_t fate = below(12);
        if (fate == 0 && line.length > 4)
            continue;
        if (fate == 1)
            emic_strbuf_puts(&out, "A: a new paragraph about nothing much.\n\n");
        emic_strbuf_add(fate == 2 ? &later : &out, line);
        if (fate == 3 && line.length > 4)
            emic_strbuf_puts(&out, "and a line that continues it\n");
    }
    emic_strbuf_add(&out, emic_strbuf_slice(&later));
    if (emic_slice_trim(emic_strbuf_slice(&out)).length == 0)
        emic_strbuf_puts(&out, "A: nothing left.\n");
    emic_slice copy = emic_arena_copy(arena, emic_strbuf_slice(&out));
    emic_strbuf_close(&out);
    emic_strbuf_close(&later);
    return copy;
}

static emic_status do_revise(void)
{
    emic_text_index text;
    emic_revise_plan plan;
    emic_revise_result result;
    emic_id document = some_document();
    EMIC_TRY(emic_document_text(study, document, arena, &text, &err));
    emic_transcript transcript = transcript_of(edited(text.text));
    EMIC_TRY(emic_revise_plan_load(study, document, &transcript, arena, &plan, &err));
    emic_revise_plan_decide(&plan, EMIC_FATE_EDITED,
                            below(2) ? EMIC_REVISE_KEEP : EMIC_REVISE_DETACH);
    for (emic_fate fate = EMIC_FATE_EDITED; fate < EMIC_FATES; fate++)
        emic_revise_plan_decide(&plan, fate, EMIC_REVISE_DETACH);
    return emic_revise_plan_apply(study, &plan, "revised", &result, &err);
}

/* --- Names found late ------------------------------------------------------------------------- */

static emic_slice without(emic_slice text, const char *name, emic_arena *into)
{
    emic_strbuf out = {0};
    size_t length = strlen(name);
    for (size_t at = 0; at < text.length; at++)
        if (text.length - at >= length && memcmp(text.data + at, name, length) == 0) {
            emic_strbuf_puts(&out, "[X]");
            at += length - 1;
        } else {
            emic_strbuf_putc(&out, text.data[at]);
        }
    emic_slice copy = emic_arena_copy(into, emic_strbuf_slice(&out));
    emic_strbuf_close(&out);
    return copy;
}

static emic_status rewrite(void *context, emic_slice text, bool label, emic_arena *into,
                           emic_slice *out, emic_error *error)
{
    (void)label;
    (void)error;
    *out = without(text, context, into);
    return EMIC_OK;
}

static emic_status replace_in(emic_id document, const char *name, emic_revise_summary *summary)
{
    emic_text_index text;
    emic_edit_list edits = {0};
    size_t length = strlen(name);
    EMIC_TRY(emic_document_text(study, document, arena, &text, &err));
    for (size_t at = 0; at + length <= text.text.length; at++) {
        if (memcmp(text.text.data + at, name, length) != 0)
            continue;
        uint32_t start = (uint32_t)emic_utf8_count((emic_slice){text.text.data, at});
        emic_edit_add(&edits, (emic_span){start, start + (uint32_t)length},
                      (emic_slice){text.text.data + at, length}, EMIC_LITERAL("[X]"), arena);
    }
    return edits.count ? emic_document_revise(study, document, &edits, "names were replaced",
                                              arena, summary, &err)
                       : EMIC_OK;
}

static emic_status do_late(void)
{
    char name[16];
    int64_t changed;
    emic_revise_summary summary = {0};
    snprintf(name, sizeof name, "%s", late_names[below(LATE_NAMES)]);
    for (emic_id document = 1; document <= DOCUMENTS; document++)
        EMIC_TRY(replace_in(document, name, &summary));
    int64_t withheld;
    EMIC_TRY(emic_document_withhold_older(study, &withheld, &err));
    return emic_study_rewrite(study, rewrite, name, &changed, &err);
}

/* --- The run ---------------------------------------------------------------------------------- */

typedef emic_status operation(void);
static operation *const operations[] = {do_code,  do_code,  do_code,  do_code,   do_code,
                                        do_code,  do_remove, do_memo, do_rename, do_move,
                                        do_merge, do_split, do_retire, do_revise};
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
