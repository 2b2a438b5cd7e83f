/* A study of ten and one who declined, and claims about it: whether they hold, what is found, or
 * what is wrong with them. */
#pragma once
#include "measure/claim_check.h"
#include "measure_fixture.h"

static emic_cases cases;

static inline int open_claims(void **state)
{
    if (open_study(state))
        return -1;
    load_participants(
        "participant,group,region,arrests:number,hours:number,city,odd name,declined\n"
        "A,TP,LA,10,0.1,New York,x,no\nB,TP,LA,5,0.2,New York,x,no\n"
        "C,TP,AS,3,,New York,y,no\nD,TP,AS,0,,New York,,no\nE,TP,EE,3,,New York,,no\n"
        "F,SP,,,,Boston,,no\nG,SP,,,,New York,,no\nH,SP,,,,,,no\n"
        "I,LE,,,,,,no\nJ,LE,,,,,,no\nK,LE,,7,,,busy,yes\n");
    add_document("A", "A: I was afraid.\n");
    load_codebook("codebook: small\n"
                  "codes:\n"
                  "  - {code: FEAR}\n"
                  "  - {code: TOLD, rule: judged}\n"
                  "  - {code: ASKED, rule: judged}\n"
                  "  - {code: FOR, rule: judged, exclusive_set: stance}\n"
                  "  - {code: AGAINST, rule: judged, exclusive_set: stance}\n");
    code_words("A", "I was afraid.", "FEAR,X");
    load_judgements("participant,code,value,coder\n"
                    "A,TOLD,denied,X\nB,TOLD,denied,X\nC,TOLD,denied,X\nD,TOLD,not asked,X\n"
                    "E,TOLD,not raised,X\nA,ASKED,affirmed,X\nB,ASKED,denied,X\n"
                    "F,TOLD,denied,X\nG,TOLD,denied,X\n"
                    "I,FOR,affirmed,X\nJ,AGAINST,affirmed,X\n");
    add_base("arrested", "group = TP and arrests >= 3");
    cases = load_cases();
    return 0;
}

#define IN_CLAIMS(test) cmocka_unit_test_setup_teardown(test, open_claims, close_study)

static inline emic_claim make_claim(const char *where, const char *query, const char *relation,
                                    const char *expected)
{
    return (emic_claim){.label = EMIC_LITERAL("T1"),
                        .condition = emic_slice_of(where),
                        .query = emic_slice_of(query),
                        .relation = emic_slice_of(relation),
                        .expected = emic_slice_of(expected)};
}

/* "holds: 5 of 5", "fails: 4 of 5". */
static inline const char *check(const char *where, const char *query, const char *relation,
                                const char *expected)
{
    emic_claim claim = make_claim(where, query, relation, expected);
    emic_claim_result result;
    must(emic_claim_check(&cases, &claim, arena, &result, &error));
    assert_true(result.found.length > 0 && result.expected.length > 0);
    return format_text("%s: %.*s", result.holds ? "holds" : "fails", EMIC_ARG(result.found));
}

/* The `expected` of a result, as it reads. */
static inline const char *reading(const char *query, const char *relation, const char *expected)
{
    emic_claim claim = make_claim("", query, relation, expected);
    emic_claim_result result;
    must(emic_claim_check(&cases, &claim, arena, &result, &error));
    return emic_arena_string(arena, result.expected);
}

/* What is said of a claim that cannot be understood, after its name. */
static inline const char *wrong(const char *where, const char *query, const char *relation,
                                const char *expected)
{
    emic_claim claim = make_claim(where, query, relation, expected);
    emic_claim_result result;
    emic_status status = emic_claim_check(&cases, &claim, arena, &result, &error);
    assert_true(status == EMIC_INVALID || status == EMIC_NOT_FOUND);
    assert_int_equal(status, error.status);
    assert_memory_equal("claim T1: ", error.message, 10);
    return emic_arena_string(arena, emic_slice_of(error.message + 10));
}
