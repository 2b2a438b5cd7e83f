/* How much there is in a study, against what was counted by hand. */
#include "report_fixture.h"
#include "study/round.h"
#include "study/study_size.h"

static emic_study_size size;

static void load(void)
{
    must(emic_study_size_load(study, &size, &error));
}

static void texts_and_codings_are_counted(void **state)
{
    (void)state;
    load_reported();
    load();
    assert_int_equal(4, size.documents);
    assert_int_equal(0, size.withheld);
    assert_int_equal(8, size.turns);
    assert_int_equal(4, size.participant_turns);
    assert_int_equal(1, size.repeated);
    assert_int_equal(6, size.codings);
    assert_int_equal(4, size.coded_documents);
    assert_int_equal(1, size.contradicting);
    assert_int_equal(0, size.qualifying);
    assert_int_equal(0, size.stale);
    assert_int_equal(0, size.rule_codings);
    assert_int_equal(1, size.judgements[EMIC_AFFIRMED]);
    assert_int_equal(1, size.judgements[EMIC_DENIED]);
    assert_int_equal(0, size.judgements[EMIC_NOT_RAISED]);
    assert_int_equal(1, size.judgements[EMIC_NOT_ASKED]);
    assert_int_equal(1, size.judgement_evidence);
    assert_int_equal(4, size.untimed);
}

static void thoughts_are_counted(void **state)
{
    (void)state;
    load_reported();
    load();
    assert_int_equal(0, size.memos[EMIC_MEMO_THEORY] + size.same + size.decisions);
    load_thoughts();
    load();
    assert_int_equal(1, size.memos[EMIC_MEMO_THEORY]); /* the other is superseded */
    assert_int_equal(1, size.memos[EMIC_MEMO_REFLEXIVE]);
    assert_int_equal(1, size.same);
    assert_int_equal(1, size.differs);
    assert_int_equal(2, size.decisions);
    assert_int_equal(1, size.resolved);
    assert_int_equal(1, size.propositions);
    assert_int_equal(1, size.searches);
    assert_int_equal(1, size.found);
    assert_int_equal(1, size.relations);
}

static void lengths_are_those_of_timed_documents(void **state)
{
    (void)state;
    load_reported();
    run_sql("UPDATE turn SET from_ms = 1000, until_ms = 2000 WHERE revision = 1 AND ordinal = 1;"
            "UPDATE turn SET from_ms = 2000, until_ms = 61000 WHERE revision = 1 AND ordinal = 2;"
            "UPDATE turn SET from_ms = 0 WHERE revision = 2 AND ordinal = 1;"
            "UPDATE turn SET from_ms = 30000 WHERE revision = 2 AND ordinal = 2");
    load();
    assert_int_equal(2, size.untimed);
    assert_int_equal(90000, size.milliseconds);
    assert_int_equal(30000, size.shortest);
    assert_int_equal(60000, size.longest);
}

static void what_is_out_of_date_is_counted(void **state)
{
    (void)state;
    load_reported();
    run_sql("UPDATE code SET definition = 2 WHERE name = 'FEAR'");
    load();
    assert_int_equal(4, size.stale);
    run_sql("UPDATE coding SET definition = 2 WHERE coder = 2");
    load();
    assert_int_equal(2, size.stale);
}

static void detached_codings_are_in_no_other_figure(void **state)
{
    (void)state;
    emic_coder_list coders;
    emic_round_list rounds;
    load_reported();
    detach_coding();
    run_sql("UPDATE code SET definition = 2 WHERE name = 'FEAR'");
    load();
    assert_int_equal(1, size.detached);
    assert_int_equal(1, size.revised);
    assert_int_equal(5, size.codings);
    assert_int_equal(3, size.coded_documents);
    assert_int_equal(0, size.contradicting);
    assert_int_equal(3, size.stale);
    must(emic_coder_list_load(study, arena, &coders, &error));
    assert_int_equal(2, coders.count);
    assert_int_equal(3, coders.items[0].codings);
    assert_int_equal(2, coders.items[0].documents);
    must(emic_round_list_load(study, arena, &rounds, &error));
    assert_int_equal(2, rounds.count);
    assert_int_equal(4, rounds.items[0].codings);
    assert_int_equal(2, rounds.items[0].documents);
    assert_int_equal(2, rounds.items[0].coders);
}

static void words_are_what_was_said(void **state)
{
    (void)state;
    emic_study_words words;
    load_reported();
    must(emic_study_words_count(study, &words, &error));
    assert_int_equal(7 + 17, words.said);
    assert_int_equal(17, words.participants);
    add_document("note", "Three words here.\n\nTwo more.");
    run_sql("DELETE FROM turn WHERE revision = 5");
    must(emic_study_words_count(study, &words, &error));
    assert_int_equal(7 + 17 + 5, words.said);
    run_sql("UPDATE revision SET text = NULL WHERE id = 1");
    must(emic_study_words_count(study, &words, &error));
    assert_int_equal(7 + 17 + 5 - 11, words.said);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_STUDY(texts_and_codings_are_counted),           IN_STUDY(thoughts_are_counted),
        IN_STUDY(lengths_are_those_of_timed_documents),    IN_STUDY(what_is_out_of_date_is_counted),
        IN_STUDY(detached_codings_are_in_no_other_figure), IN_STUDY(words_are_what_was_said),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
