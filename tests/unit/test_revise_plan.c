/* A text revised by hand in a study: what is stored once all is decided, and that nothing is
 * before. */
#include "base/strbuf.h"
#include "study/detached.h"
#include "study/document_history.h"
#include "study/integrity.h"
#include "study/revise_plan.h"
#include "study_fixture.h"
#include <time.h>

static const char interview[] = "OKKA: I was afraid then. We left at night.\n\n"
                                "I: Who is Wilm?\n\n"
                                "WILM: That is me, and nobody told me why.\n";
static const char revised[] = "OKKA: Well. I was so afraid then.\n\n"
                              "I: Who is Wilm?\n\n"
                              "WILM: That is me, and nobody told me why.\n\n"
                              "OKKA: Thank you.\n";

static emic_id document;

static emic_id code_words(const char *words, const char *memo)
{
    emic_id id;
    emic_text_index text;
    emic_span_list found;
    ASSERT_OK(emic_document_text(study, document, arena, &text, &err));
    ASSERT_OK(emic_quote_find(&text, emic_slice_of(words), arena, &found, &err));
    assert_int_equal(1, found.count);
    emic_coding coding = {.document = document,
                          .code = 1,
                          .coder = 1,
                          .span = found.items[0],
                          .round = 1,
                          .memo = emic_slice_of(memo)};
    ASSERT_OK(emic_coding_add(study, &coding, &id, &err));
    return id;
}

static void start(const char *text)
{
    emic_id coder;
    ASSERT_OK(load_codebook("codebook: b\ncodes:\n  - {code: LEAVING}\n"));
    ASSERT_OK(emic_coder_add(study, EMIC_LITERAL("Ann"), &coder, &err));
    document = add_document("one", text);
}

static emic_revise_plan plan_for(const char *text)
{
    emic_revise_plan plan;
    emic_transcript *transcript = emic_arena_array(arena, 1, sizeof *transcript);
    ASSERT_OK(emic_transcript_parse("text.txt", emic_slice_of(text), EMIC_ENCODING_AUTO, arena,
                                    transcript, &err));
    ASSERT_OK(emic_revise_plan_load(study, document, transcript, arena, &plan, &err));
    return plan;
}

static emic_revise_result apply(const emic_revise_plan *plan)
{
    emic_revise_result result;
    ASSERT_OK(emic_revise_plan_apply(study, plan, "heard again", &result, &err));
    return result;
}

static void check_sound(void)
{
    emic_problem_list problems;
    ASSERT_OK(emic_integrity_check(study, arena, &problems, &err));
    for (size_t i = 0; i < problems.count; i++)
        print_error("%s %s\n", problems.items[i].thing, problems.items[i].problem);
    assert_int_equal(0, problems.count);
    assert_true(problems.documents > 0 && problems.codings > 0);
}

static void nothing_is_stored_before_all_is_decided(void **state)
{
    (void)state;
    emic_revise_result result;
    start(interview);
    code_words("nobody told me why", "");
    code_words("I was afraid", "");
    code_words("We left at night", "");
    emic_revise_plan plan = plan_for(revised);
    assert_int_equal(3, plan.codings.count);
    assert_int_equal(1, plan.fates[EMIC_FATE_SAME]);
    assert_int_equal(1, plan.fates[EMIC_FATE_EDITED]);
    assert_int_equal(1, plan.fates[EMIC_FATE_LOST]);
    assert_int_equal(2, emic_revise_plan_count_open(&plan));
    ASSERT_REFUSED(EMIC_INVALID, "2 codings wait for a decision",
                   emic_revise_plan_apply(study, &plan, "", &result, &err));
    emic_revise_plan_decide(&plan, EMIC_FATE_LOST, EMIC_REVISE_KEEP); /* it has no place */
    assert_int_equal(2, emic_revise_plan_count_open(&plan));
    assert_int_equal(1, number_of("SELECT count(*) FROM revision"));
    assert_int_equal(3, number_of("SELECT count(*) FROM coding WHERE revision = 1"));
    emic_revise_plan same = plan_for(interview);
    assert_true(emic_revise_plan_is_idle(&same));
    assert_false(emic_revise_plan_is_idle(&plan));
}

static void what_is_decided_is_stored(void **state)
{
    (void)state;
    emic_detached_list detached;
    emic_document_history history;
    start(interview);
    code_words("nobody told me why", "");
    code_words("I was afraid", "");
    emic_id lost = code_words("We left at night", "as she said");
    emic_revise_plan plan = plan_for(revised);
    emic_revise_plan_decide(&plan, EMIC_FATE_EDITED, EMIC_REVISE_KEEP);
    emic_revise_plan_decide(&plan, EMIC_FATE_LOST, EMIC_REVISE_DETACH);
    emic_revise_result result = apply(&plan);
    assert_int_equal(2, result.number);
    assert_int_equal(2, result.kept);
    assert_int_equal(1, result.detached);
    check_sound();
    assert_int_equal(2, number_of("SELECT count(*) FROM coding WHERE revision = 2"));
    assert_true(number_of("SELECT count(*) FROM revision_edit WHERE revision = 2") > 1);
    assert_int_equal(0, number_of("SELECT count(*) FROM turn WHERE revision = 1"));
    assert_int_equal(4, number_of("SELECT count(*) FROM turn WHERE revision = 2"));
    assert_int_equal(2, number_of("SELECT count(*) FROM revision WHERE text IS NOT NULL"));
    ASSERT_OK(emic_detached_list_load(study, 0, arena, &detached, &err));
    assert_int_equal(1, detached.count);
    assert_int_equal(lost, detached.items[0].coding);
    assert_true(emic_slice_is(detached.items[0].quote, "We left at night"));
    assert_true(emic_slice_is(detached.items[0].memo, "as she said"));
    assert_true(emic_slice_is(detached.items[0].why, "lost"));
    ASSERT_OK(emic_document_history_load(study, document, arena, &history, &err));
    assert_int_equal(2, history.count);
    assert_true(emic_slice_is(history.items[1].why, "heard again"));
    assert_true(history.items[1].current && !history.items[0].withheld);
    assert_string_equal(interview,
                        text_of("SELECT text FROM revision WHERE number = 1 AND document = 1"));
}

/* Edits lead from one text to the other: the places that are stored are those of the change. */
static void edits_are_places_of_the_change(void **state)
{
    (void)state;
    start(interview);
    code_words("nobody told me why", "");
    emic_revise_plan plan = plan_for(revised);
    emic_slice made;
    ASSERT_OK(emic_edit_apply(&plan.carry.edits, emic_slice_of(interview), arena, &made, &err));
    assert_true(emic_slice_is(made, revised));
    apply(&plan);
    assert_int_equal((int64_t)plan.carry.edits.count,
                     number_of("SELECT count(*) FROM revision_edit"));
}

static void speakers_keep_who_they_are(void **state)
{
    (void)state;
    start(interview);
    code_words("nobody told me why", "");
    ASSERT_OK(load_participants("participant\nTP07\n"));
    ASSERT_OK(load_documents("document,participant,speaker,role\none,TP07,WILM,other\n"));
    emic_revise_plan plan = plan_for(revised);
    apply(&plan);
    assert_string_equal("other", text_of("SELECT role FROM speaker WHERE label = 'WILM'"));
    assert_int_equal(1, number_of("SELECT participant FROM speaker WHERE label = 'WILM'"));
    plan = plan_for("MAT: Nothing is left of that.\n");
    emic_revise_plan_decide(&plan, EMIC_FATE_LOST, EMIC_REVISE_DETACH);
    apply(&plan);
    assert_int_equal(1, number_of("SELECT count(*) FROM speaker"));
    check_sound();
}

static void what_was_read_is_carried(void **state)
{
    (void)state;
    start(interview);
    code_words("nobody told me why", "");
    /* OKKA's turn, the interviewer's, and a sentence that goes */
    run_sql("INSERT INTO unit_visit VALUES (1, 0, 42, 1, 1, 'now'), (1, 44, 59, 1, 1, 'now'),"
            " (1, 25, 42, 1, 2, 'now')");
    emic_revise_plan plan = plan_for(revised);
    apply(&plan);
    assert_int_equal(2, number_of("SELECT count(*) FROM unit_visit WHERE revision = 2"));
    assert_int_equal(2, number_of("SELECT count(*) FROM unit_visit"));
    assert_int_equal(35, number_of("SELECT start FROM unit_visit WHERE stop = 50"));
}

/* Two codings that cover the same words now become one; what rests on either rests on that. */
static void twins_keep_all_that_rests_on_them(void **state)
{
    (void)state;
    start("A: I was very afraid then.\n");
    code_words("very afraid", "the one");
    code_words("afraid", "the other");
    run_sql("INSERT INTO participant(label) VALUES ('P');"
            "INSERT INTO judgement(participant, code, value, coder, added)"
            " VALUES (1, 1, 'affirmed', 1, 'now');"
            "INSERT INTO judgement_evidence VALUES (1, 1), (1, 2);"
            "INSERT INTO memo(kind, text, coder, added) VALUES ('code', 'm', 1, 'now');"
            "INSERT INTO memo_link(memo, coding) VALUES (1, 2);"
            "INSERT INTO relation(source, type, target, coder, added) VALUES (1, 1, 1, 1, 'now');"
            "INSERT INTO relation_evidence(relation, coding) VALUES (1, 2);"
            "INSERT INTO comparison(earlier, later, verdict, definition, coder, added)"
            " VALUES (1, 2, 'same', 1, 1, 'now');"
            "UPDATE code SET source_coding = 2");
    emic_revise_plan plan = plan_for("A: I was scared, afraid then.\n");
    for (size_t i = 0; i < plan.codings.count; i++) {
        plan.codings.items[i].after = (emic_span){9, 23};
        plan.codings.items[i].action = EMIC_REVISE_KEEP;
    }
    emic_revise_result result = apply(&plan);
    assert_int_equal(1, result.joined);
    assert_int_equal(1, number_of("SELECT count(*) FROM coding"));
    int64_t left = number_of("SELECT id FROM coding");
    assert_int_equal(1, number_of("SELECT count(*) FROM judgement_evidence"));
    assert_int_equal(left, number_of("SELECT coding FROM judgement_evidence"));
    assert_int_equal(left, number_of("SELECT coding FROM memo_link"));
    assert_int_equal(left, number_of("SELECT coding FROM relation_evidence"));
    assert_int_equal(left, number_of("SELECT source_coding FROM code"));
    assert_int_equal(0, number_of("SELECT count(*) FROM comparison"));
    check_sound();
}

static void a_detached_coding_goes_back(void **state)
{
    (void)state;
    int64_t count;
    start(interview);
    code_words("nobody told me why", "");
    emic_id lost = code_words("We left at night", "");
    emic_revise_plan plan = plan_for(revised);
    emic_revise_plan_decide(&plan, EMIC_FATE_LOST, EMIC_REVISE_DETACH);
    apply(&plan);
    ASSERT_REFUSED(EMIC_NOT_FOUND, "no detached coding 1; emic document detached lists them",
                   emic_detached_reattach(study, 1, (emic_span){6, 10}, &err));
    ASSERT_REFUSED(EMIC_INVALID, "empty span 6:6: the end comes after the start",
                   emic_detached_reattach(study, lost, (emic_span){6, 6}, &err));
    int64_t start_now = number_of("SELECT start FROM coding WHERE id = 1");
    emic_span taken = {(uint32_t)start_now, (uint32_t)start_now + 18};
    ASSERT_REFUSED(EMIC_EXISTS,
                   emic_arena_format(arena,
                                     "Ann has coded %u:%u with this code already; emic coding "
                                     "remove 2 removes the detached one",
                                     taken.start, taken.end),
                   emic_detached_reattach(study, lost, taken, &err));
    ASSERT_OK(emic_detached_reattach(study, lost, (emic_span){6, 10}, &err));
    ASSERT_OK(emic_detached_count(study, &count, &err));
    assert_int_equal(0, count);
    check_sound();
}

static void what_hangs_between_texts_is_found(void **state)
{
    (void)state;
    emic_problem_list problems;
    start(interview);
    code_words("nobody told me why", "");
    emic_id lost = code_words("We left at night", "");
    emic_revise_plan plan = plan_for(revised);
    emic_revise_plan_decide(&plan, EMIC_FATE_LOST, EMIC_REVISE_DETACH);
    apply(&plan);
    assert_int_equal(2, lost);
    run_sql("UPDATE detached_coding SET coding = 1");
    ASSERT_OK(emic_integrity_check(study, arena, &problems, &err));
    assert_int_equal(2, problems.count);
    assert_string_equal("stands on an older text of one and is not detached",
                        problems.items[0].problem);
    assert_string_equal("is detached, but stands on the current text of one",
                        problems.items[1].problem);
}

static void older_texts_are_withheld(void **state)
{
    (void)state;
    int64_t withheld;
    start(interview);
    code_words("nobody told me why", "");
    code_words("We left at night", "");
    emic_revise_plan plan = plan_for(revised);
    emic_revise_plan_decide(&plan, EMIC_FATE_LOST, EMIC_REVISE_DETACH);
    apply(&plan);
    assert_int_equal(1, number_of("SELECT count(*) FROM revision_words('night')"));
    ASSERT_OK(emic_document_withhold_older(study, &withheld, &err));
    assert_int_equal(1, withheld);
    assert_int_equal(0, number_of("SELECT count(*) FROM revision_words('night')"));
    assert_int_equal(0, number_of("SELECT count(*) FROM revision WHERE id = 1 AND text NOT NULL"));
    /* nothing by which the words could be guessed */
    assert_int_equal(1, number_of("SELECT words_sha256 = zeroblob(32) FROM coding WHERE id = 2"));
    assert_int_equal(0, number_of("SELECT words_sha256 = zeroblob(32) FROM coding WHERE id = 1"));
    ASSERT_OK(emic_document_withhold_older(study, &withheld, &err));
    assert_int_equal(0, withheld);
    check_sound();
}

/* --- Size ------------------------------------------------------------------------------------- */

enum { MEGABYTE = 1 << 20, CODINGS = 2000, MOST_SECONDS = 60 };

/* Paragraphs of made-up words; in `changed` every few of them differ by a word, go or are new. */
static const char *long_interview(bool changed)
{
    emic_strbuf text = {0};
    uint32_t dice = 5;
    for (uint32_t paragraph = 0; text.length < MEGABYTE; paragraph++) {
        bool gone = changed && paragraph % 97 == 5, typo = changed && paragraph % 5 == 2;
        if (!gone)
            emic_strbuf_printf(&text, "%s: ", paragraph % 2 ? "D1" : "INTERVIEWER");
        for (uint32_t word = 0; word < 60; word++) {
            dice = dice * 1664525 + 1013904223;
            if (!gone)
                emic_strbuf_printf(&text, "%s%u ", typo && word == 7 ? "x" : "w",
                                   (dice >> 8) % 4000);
        }
        emic_strbuf_puts(&text, gone ? "" : ".\n\n");
        if (changed && paragraph % 89 == 3)
            emic_strbuf_printf(&text, "D1: a new paragraph, number %u.\n\n", paragraph);
    }
    const char *copy = emic_arena_string(arena, emic_strbuf_slice(&text));
    emic_strbuf_close(&text);
    return copy;
}

static void code_everywhere(size_t length)
{
    emic_strbuf csv = {0};
    emic_strbuf_puts(&csv, "document,start,end,code,coder\n");
    for (size_t i = 0; i < CODINGS; i++) {
        size_t at = i * (length - 200) / CODINGS;
        emic_strbuf_printf(&csv, "one,%zu,%zu,LEAVING,Ann\n", at, at + 20 + i % 150);
    }
    ASSERT_OK(load_codings(emic_arena_string(arena, emic_strbuf_slice(&csv))));
    emic_strbuf_close(&csv);
    assert_loaded(CODINGS, 0, 0);
}

static void a_megabyte_takes_less_than_a_second(void **state)
{
    (void)state;
    struct timespec begin, end;
    const char *before = long_interview(false), *after = long_interview(true);
    start(before);
    code_everywhere(strlen(before));
    ASSERT_OK(emic_study_begin(study, &err));
    clock_gettime(CLOCK_MONOTONIC, &begin);
    emic_revise_plan plan = plan_for(after);
    for (int fate = EMIC_FATE_EDITED; fate < EMIC_FATES; fate++)
        emic_revise_plan_decide(&plan, (emic_fate)fate, EMIC_REVISE_DETACH);
    emic_revise_result result = apply(&plan);
    clock_gettime(CLOCK_MONOTONIC, &end);
    ASSERT_OK(emic_study_commit(study, &err));
    double seconds =
        (double)(end.tv_sec - begin.tv_sec) + (double)(end.tv_nsec - begin.tv_nsec) / 1e9;
    print_message("1 MB, %d codings (%zu kept, %zu detached), %zu changes: %.2f s\n", (int)CODINGS,
                  result.kept, result.detached, plan.carry.edits.count, seconds);
    assert_true(result.kept > CODINGS / 2 && result.detached > 10);
    assert_true(seconds < MOST_SECONDS); /* a machine may be busy; quadratic would be hours */
    check_sound();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_MEMORY(nothing_is_stored_before_all_is_decided),
        IN_MEMORY(what_is_decided_is_stored),
        IN_MEMORY(edits_are_places_of_the_change),
        IN_MEMORY(speakers_keep_who_they_are),
        IN_MEMORY(what_was_read_is_carried),
        IN_MEMORY(twins_keep_all_that_rests_on_them),
        IN_MEMORY(a_detached_coding_goes_back),
        IN_MEMORY(what_hangs_between_texts_is_found),
        IN_MEMORY(older_texts_are_withheld),
        IN_FILE(a_megabyte_takes_less_than_a_second),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
