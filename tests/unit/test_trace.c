/* From a principle down to quotes and back up, and where that breaks. */
#include "study/trace.h"
#include "study/trace_gap.h"
#include "theory_fixture.h"

/* A line a step: its depth, kind, name, polarity of evidence, and words. */
static const char *shown(const emic_trace *trace)
{
    const char *text = "";
    for (size_t i = 0; i < trace->count; i++) {
        const emic_trace_node *node = &trace->items[i];
        text = emic_arena_format(arena, "%s%d %s %.*s%s%s%s: %.*s\n", text, node->depth,
                                 emic_trace_kind_name(node->kind), EMIC_ARG(node->name),
                                 node->evidence ? " " : "",
                                 node->evidence ? emic_polarity_name(node->polarity) : "",
                                 node->detached ? " detached" : "", EMIC_ARG(node->says));
    }
    return text;
}

static const char *down(const char *path)
{
    emic_trace trace;
    emic_codebook codebook = codebook_now();
    size_t at = 0;
    ASSERT_OK(emic_codebook_find(&codebook, emic_slice_of(path), arena, &at, &err));
    ASSERT_OK(emic_trace_code(study, &codebook, at, arena, &trace, &err));
    return shown(&trace);
}

/* One proposition and one relation rest on codings 1 and 4; HELP has neither. */
static void build_theory(void)
{
    emic_id top = propose("TOP", 2, "HARM", 0), low = propose("LOW", 1, "FEAR", top);
    emic_id relation = relate("FEAR", "context", "ALONE");
    support(EMIC_EVIDENCE_OF_PROPOSITION, low, 1, EMIC_SUPPORTS);
    support(EMIC_EVIDENCE_OF_PROPOSITION, low, 4, EMIC_CONTRADICTS);
    support(EMIC_EVIDENCE_OF_RELATION, relation, 1, EMIC_QUALIFIES);
}

static void a_principle_comes_down_to_quotes(void **state)
{
    (void)state;
    build_theory();
    assert_string_equal("0 code HARM: \n"
                        "1 proposition TOP: so it is\n"
                        "1 code HARM/FEAR: Being afraid.\n"
                        "2 proposition LOW: so it is\n"
                        "3 coding TP01 32:45 supports: I was afraid.\n"
                        "3 coding TP02 43:55 contradicts: Nobody came.\n"
                        "2 relation HARM/FEAR context HARM/ALONE: \n"
                        "3 coding TP01 32:45 qualifies: I was afraid.\n"
                        "2 coding TP01 32:45: I was afraid.\n"
                        "2 coding TP02 29:42: Never afraid.\n"
                        "1 code HARM/ALONE: \n"
                        "2 coding TP01 46:58: I was alone.\n"
                        "2 coding TP02 43:55: Nobody came.\n",
                        down("HARM"));
    detach_codings(); /* evidence stays, with the words it was given for */
    assert_string_equal("0 code HARM/ALONE: \n"
                        "1 relation HARM/FEAR context HARM/ALONE: \n"
                        "2 coding TP01 32:45 qualifies: I was afraid.\n"
                        "1 coding TP01 46:58: I was alone.\n",
                        down("ALONE"));
    assert_non_null(
        strstr(down("FEAR"), "2 coding TP02 43:55 contradicts detached: Nobody came.\n"));
}

static void a_proposition_comes_down_to_quotes(void **state)
{
    emic_trace trace;
    (void)state;
    build_theory();
    emic_codebook codebook = codebook_now();
    ASSERT_OK(emic_trace_proposition(study, &codebook, 1, arena, &trace, &err));
    assert_string_equal("0 proposition TOP: so it is\n"
                        "1 code HARM: \n"
                        "1 proposition LOW: so it is\n"
                        "2 code HARM/FEAR: Being afraid.\n"
                        "2 coding TP01 32:45 supports: I was afraid.\n"
                        "2 coding TP02 43:55 contradicts: Nobody came.\n",
                        shown(&trace));
    ASSERT_REFUSED(EMIC_NOT_FOUND, "no proposition 9",
                   emic_trace_proposition(study, &codebook, 9, arena, &trace, &err));
    run_sql("UPDATE proposition SET parent = 2 WHERE id = 1"); /* a ring ends, too */
    ASSERT_OK(emic_trace_proposition(study, &codebook, 1, arena, &trace, &err));
    assert_in_range(trace.count, 7, 500);
}

static void a_quote_comes_up_to_its_principle(void **state)
{
    emic_trace trace;
    (void)state;
    build_theory();
    emic_codebook codebook = codebook_now();
    ASSERT_OK(emic_trace_coding(study, &codebook, 1, arena, &trace, &err));
    assert_string_equal("0 coding TP01 32:45: I was afraid.\n"
                        "1 code HARM/FEAR: Being afraid.\n"
                        "2 code HARM: \n"
                        "1 proposition LOW supports: so it is\n"
                        "2 proposition TOP: so it is\n"
                        "1 relation HARM/FEAR context HARM/ALONE qualifies: \n",
                        shown(&trace));
    assert_true(emic_slice_is(trace.items[0].participant, "TP01"));
    assert_true(emic_slice_is(trace.items[0].coder, "A"));
    assert_int_equal(3, trace.items[2].level);
    ASSERT_REFUSED(EMIC_NOT_FOUND, "no coding 99; emic coding list shows the ids",
                   emic_trace_coding(study, &codebook, 99, arena, &trace, &err));
}

static const char *gaps(void)
{
    emic_trace_gap_list list;
    const char *text = "";
    emic_codebook codebook = codebook_now();
    ASSERT_OK(emic_trace_gap_list_load(study, &codebook, arena, &list, &err));
    for (size_t i = 0; i < list.count; i++)
        text = emic_arena_format(arena, "%s%s %.*s %d\n", text,
                                 emic_trace_gap_name(list.items[i].kind),
                                 EMIC_ARG(list.items[i].name), (int)list.items[i].codings);
    return text;
}

static void gaps_are_seen_from_both_ends(void **state)
{
    emic_id id;
    (void)state;
    build_theory();
    assert_string_equal("code without quotes HELP 0\n"
                        "relation without support HARM/FEAR context HARM/ALONE 0\n"
                        "proposition without support TOP 0\n"
                        "proposition uncontested TOP 0\n",
                        gaps());
    ASSERT_OK(load_codings("document,start,end,code,coder\nTP01,32,45,HELP,A\n"));
    run_sql("UPDATE code SET core = 1 WHERE name = 'FEAR'");
    assert_string_equal("code without principle HELP 1\n"
                        "code apart from the core HELP 1\n"
                        "relation without support HARM/FEAR context HARM/ALONE 0\n"
                        "proposition without support TOP 0\n"
                        "proposition uncontested TOP 0\n",
                        gaps());
    relate("HELP", "consequence", "ALONE"); /* ties it to the core */
    emic_negative_search search = {.proposition = 1, .sought = EMIC_LITERAL("x"), .coder = CODER_A};
    ASSERT_OK(emic_negative_search_add(study, &search, &id, &err));
    run_sql("UPDATE code SET status = 'retired' WHERE name = 'HELP'");
    assert_string_equal("relation without support HARM/FEAR context HARM/ALONE 0\n"
                        "relation without support HELP consequence HARM/ALONE 0\n"
                        "proposition without support TOP 0\n",
                        gaps());
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_THEORY(a_principle_comes_down_to_quotes),
        IN_THEORY(a_proposition_comes_down_to_quotes),
        IN_THEORY(a_quote_comes_up_to_its_principle),
        IN_THEORY(gaps_are_seen_from_both_ends),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
