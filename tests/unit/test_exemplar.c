/* Which passages are quoted: each rule alone decides between two passages that are alike in all the
 * rules before it. */
#include "measure/exemplar.h"
#include "measure_fixture.h"

static emic_exemplar_list chosen;

/* Four drivers with two sentences each, and a planner. All first sentences are of readable length.
 */
static void load_bus(void)
{
    load_participants("participant,group,declined\nD1,driver,no\nD2,driver,no\nD3,driver,no\n"
                      "P1,planner,no\nD9,driver,yes\n");
    add_document("D1", "I: So?\n\nD1: The first night I was afraid of every single stop. Yes.\n");
    add_document("D2", "I: So?\n\nD2: The second night I was afraid of the very last stop. No.\n");
    add_document("D3", "I: So?\n\nD3: The third night I was afraid of the dark behind me. Well.\n");
    add_document("P1", "I: So?\n\nP1: The planners are afraid that nobody drives the bus. Hm.\n");
    add_document("D9",
                 "I: So?\n\nD9: I was afraid and told them that I would not take part. Oh.\n");
    load_codebook("codebook: bus\ncodes:\n  - code: FEAR\n    examples:\n      typical:\n"
                  "        - The third night I was afraid of the dark behind me.\n"
                  "  - {code: NEVER, rule: judged}\n  - {code: OTHER}\n");
}

static void choose(int64_t most)
{
    static const emic_frequency_query query;
    static emic_frequency frequency;
    frequency = count_by(&query);
    must(emic_exemplar_list_load(study, &frequency, most, arena, &chosen, &error));
}

/* "D3 driver supports; ...": what was chosen for a code. */
static const char *of_code(size_t code_at)
{
    static const char *const groups[] = {"driver", "planner"};
    const char *text = "";
    for (size_t i = emic_exemplar_first(&chosen, code_at);
         i < chosen.count && (size_t)chosen.items[i].passage.code_at == code_at; i++) {
        const emic_exemplar *one = &chosen.items[i];
        assert_true(one->words.length > 0);
        text = format_text("%s%s%.*s %s %s", text, *text ? "; " : "", EMIC_ARG(one->participant),
                           groups[one->group], emic_polarity_name(one->passage.polarity));
    }
    return text;
}

static const char first[] = "The first night I was afraid of every single stop.";
static const char second[] = "The second night I was afraid of the very last stop.";
static const char third[] = "The third night I was afraid of the dark behind me.";
static const char planned[] = "The planners are afraid that nobody drives the bus.";

static void the_order_decides_last(void **state)
{
    (void)state;
    load_bus();
    code_words("D3", third, "OTHER,A");
    code_words("D2", second, "OTHER,A");
    code_words("D1", first, "OTHER,A");
    choose(1);
    assert_string_equal("D1 driver supports", of_code(2));
    assert_int_equal(1, chosen.quoted);
    assert_true(emic_slice_is(chosen.items[0].words, first));
    assert_true(emic_slice_is(chosen.items[0].document, "D1"));
    assert_int_equal(2, chosen.items[0].turn);
    choose(2);
    assert_string_equal("D1 driver supports; D2 driver supports", of_code(2));
    choose(20);
    assert_int_equal(3, chosen.count);
}

static void who_was_quoted_less_goes_before(void **state)
{
    (void)state;
    load_bus();
    code_words("D1", first, "FEAR,A");
    code_words("D1", first, "OTHER,A");
    code_words("D2", second, "OTHER,A");
    choose(1);
    assert_string_equal("D1 driver supports", of_code(0));
    assert_string_equal("D2 driver supports", of_code(2));
}

static void a_readable_length_goes_before_that(void **state)
{
    (void)state;
    load_bus();
    code_words("D1", "Yes.", "OTHER,A");
    code_words("D2", second, "OTHER,A");
    choose(1);
    assert_string_equal("D2 driver supports", of_code(2));
}

static void weight_goes_before_length(void **state)
{
    (void)state;
    load_bus();
    code_words("D1", first, "OTHER,A");
    code_words("D3", "Well.", "OTHER,A");
    code_words("D2", second, "OTHER,A");
    emic_coding coding;
    must(emic_coding_load_one(study, 2, arena, &coding, &error));
    coding.weighed = true;
    coding.weight = 0;
    must(emic_coding_set(study, &coding, &error));
    choose(1);
    assert_string_equal("D3 driver supports", of_code(2));
}

static void coders_go_before_weight(void **state)
{
    (void)state;
    load_bus();
    code_words("D1", first, "OTHER,A");
    emic_coding coding;
    must(emic_coding_load_one(study, 1, arena, &coding, &error));
    coding.weighed = true;
    coding.weight = 100;
    must(emic_coding_set(study, &coding, &error));
    code_words("D2", second, "OTHER,A");
    code_words("D2", second, "OTHER,A,2,supports"); /* the same coder again counts once */
    choose(1);
    assert_string_equal("D1 driver supports", of_code(2));
    code_words("D3", third, "OTHER,A");
    code_words("D3", third, "OTHER,B");
    choose(1);
    assert_string_equal("D3 driver supports", of_code(2));
    assert_int_equal(2, chosen.items[0].passage.coders);
}

static void evidence_of_a_judgement_goes_before_coders(void **state)
{
    (void)state;
    load_bus();
    code_words("D1", first, "NEVER,A");
    code_words("D1", first, "NEVER,B");
    code_words("D2", second, "NEVER,A");
    choose(1);
    assert_string_equal("D1 driver supports", of_code(1));
    load_judgements("participant,code,value,coder,evidence\nD2,NEVER,affirmed,A,D2:12:64\n");
    choose(1);
    assert_string_equal("D2 driver supports", of_code(1));
    assert_true(chosen.items[0].passage.judged);
}

static void a_typical_example_goes_before_all(void **state)
{
    (void)state;
    load_bus();
    code_words("D1", first, "FEAR,A");
    code_words("D1", first, "FEAR,B");
    code_words("D3", third, "FEAR,A");
    code_words("D3", third, "OTHER,A");
    code_words("D1", first, "OTHER,A");
    choose(1);
    assert_string_equal("D3 driver supports", of_code(0));
    assert_true(chosen.items[0].passage.typical);
    assert_string_equal("D1 driver supports", of_code(2)); /* no example of this code */
}

static void groups_and_polarities_have_quotes_of_their_own(void **state)
{
    (void)state;
    load_bus();
    code_words("D1", first, "OTHER,A");
    code_words("D2", second, "OTHER,A,1,contradicts");
    code_words("D3", third, "OTHER,A,1,qualifies");
    code_words("P1", planned, "OTHER,A");
    code_words("D9", "I was afraid and told them that I would not take part.", "OTHER,A");
    choose(3);
    assert_string_equal("D1 driver supports; P1 planner supports; D2 driver contradicts; "
                        "D3 driver qualifies",
                        of_code(2));
    assert_int_equal(4, chosen.quoted); /* who declined is quoted nowhere */
}

static void one_participant_is_quoted_once(void **state)
{
    (void)state;
    load_bus();
    code_words("D1", first, "OTHER,A");
    code_words("D1", "Yes.", "OTHER,A");
    code_words("D2", "No.", "OTHER,A");
    choose(2);
    assert_string_equal("D1 driver supports; D2 driver supports", of_code(2));
    choose(0);
    assert_int_equal(0, chosen.count);
    assert_int_equal(0, emic_exemplar_first(&chosen, 2));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_STUDY(the_order_decides_last),
        IN_STUDY(who_was_quoted_less_goes_before),
        IN_STUDY(a_readable_length_goes_before_that),
        IN_STUDY(weight_goes_before_length),
        IN_STUDY(coders_go_before_weight),
        IN_STUDY(evidence_of_a_judgement_goes_before_coders),
        IN_STUDY(a_typical_example_goes_before_all),
        IN_STUDY(groups_and_polarities_have_quotes_of_their_own),
        IN_STUDY(one_participant_is_quoted_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
