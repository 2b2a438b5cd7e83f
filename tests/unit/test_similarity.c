/* Rows of 0 and 1 compared, and clusters of them. */
#include "measure/similarity.h"
#include "measure_fixture.h"

static int open_arena(void **state)
{
    (void)state;
    arena = emic_arena_open();
    return 0;
}

static int close_arena(void **state)
{
    (void)state;
    emic_arena_close(arena);
    return 0;
}

/* Four items; `above` are the values of a-b, a-c, a-d, b-c, b-d, c-d. */
static emic_similarity four_items(const double *above)
{
    static emic_slice keys[] = {{"a", 1}, {"b", 1}, {"c", 1}, {"d", 1}};
    emic_similarity out = {.keys = keys, .count = 4};
    out.values = emic_arena_array(arena, 16, sizeof *out.values);
    for (size_t i = 0; i < 4; i++)
        for (size_t k = i + 1; k < 4; k++)
            out.values[i * 4 + k] = out.values[k * 4 + i] = *above++;
    return out;
}

/* The steps as "0+1 0.8000 (2); ". */
static const char *steps_of(emic_similarity *similarity, emic_linkage linkage)
{
    emic_merge *merges = emic_similarity_cluster(similarity, linkage, arena);
    const char *text = "";
    for (size_t i = 0; i + 1 < similarity->count; i++)
        text = format_text("%s%s%zu+%zu %.4f (%zu)", text, i ? "; " : "", merges[i].left,
                           merges[i].right, merges[i].value, merges[i].size);
    return text;
}

static const double two_pairs[] = {.8, .5, .1, .3, .2, .6};

static void clusters_join_by_their_linkage(void **state)
{
    (void)state;
    emic_similarity items = four_items(two_pairs);
    assert_string_equal("0+1 0.8000 (2); 2+3 0.6000 (2); 4+5 0.1000 (4)",
                        steps_of(&items, EMIC_LINKAGE_COMPLETE));
    items = four_items(two_pairs);
    assert_string_equal("0+1 0.8000 (2); 2+3 0.6000 (2); 4+5 0.2750 (4)",
                        steps_of(&items, EMIC_LINKAGE_AVERAGE));
    /* c is like a, less like b: the mean counts members, not clusters */
    items = four_items((double[]){.9, .8, .1, .5, .3, .5});
    assert_string_equal("0+1 0.9000 (2); 4+2 0.6500 (3); 5+3 0.3000 (4)",
                        steps_of(&items, EMIC_LINKAGE_AVERAGE));
    items = four_items((double[]){.9, .8, .1, .4, .3, .5});
    assert_string_equal("0+1 0.9000 (2); 2+3 0.5000 (2); 4+5 0.1000 (4)",
                        steps_of(&items, EMIC_LINKAGE_COMPLETE));
}

static void ties_go_by_key(void **state)
{
    static const double equal[] = {.5, .5, .5, .5, .5, .5};
    (void)state;
    for (int linkage = EMIC_LINKAGE_COMPLETE; linkage <= EMIC_LINKAGE_AVERAGE; linkage++) {
        emic_similarity items = four_items(equal);
        assert_string_equal("0+1 0.5000 (2); 4+2 0.5000 (3); 5+3 0.5000 (4)",
                            steps_of(&items, (emic_linkage)linkage));
    }
    emic_similarity items = four_items((double[]){.1, .1, .7, .7, .1, .1});
    assert_string_equal("0+3 0.7000 (2); 1+2 0.7000 (2); 4+5 0.1000 (4)",
                        steps_of(&items, EMIC_LINKAGE_COMPLETE));
    /* what differs in the last bits alone is equal */
    items = four_items((double[]){.1, .1, .3 - 1e-16, .1 + .2, .1, .1});
    assert_string_equal("0+3 0.3000 (2); 1+2 0.3000 (2); 4+5 0.1000 (4)",
                        steps_of(&items, EMIC_LINKAGE_COMPLETE));
}

static const char *newick_of(emic_similarity *similarity)
{
    emic_merge *merges = emic_similarity_cluster(similarity, EMIC_LINKAGE_COMPLETE, arena);
    return emic_similarity_newick(similarity, merges, arena);
}

static void trees_are_newick(void **state)
{
    (void)state;
    emic_similarity items = four_items(two_pairs);
    assert_string_equal("((a:0.100000,b:0.100000):0.350000,(c:0.200000,d:0.200000):0.250000);",
                        newick_of(&items));
    items.count = 0;
    assert_string_equal(";", newick_of(&items));
    items.count = 1;
    assert_string_equal("a;", newick_of(&items));
    emic_slice odd[] = {EMIC_LITERAL("HARM/it's"), EMIC_LITERAL("TP-1.b_c")};
    items = (emic_similarity){.keys = odd, .values = (double[]){1, -1, -1, 1}, .count = 2};
    assert_string_equal("('HARM/it''s':1.000000,TP-1.b_c:1.000000);", newick_of(&items));
}

/* P has four codes, R two of them; B, loaded later and first by key, one of them and another; D
 * none. */
static int open_interviews(void **state)
{
    if (open_study(state))
        return -1;
    load_participants("participant,group\nP,SP\nR,TP\nB,TP\nD,TP\n");
    add_document("P", "P: apple\n");
    add_document("R", "R: apple\n");
    add_document("B", "B: apple\n");
    load_codebook("codebook: small\ncodes:\n  - code: HARM\n    codes:\n      - code: FEAR\n"
                  "      - code: LOSS\n  - code: TOLD\n  - code: SEEN\n  - code: NEVER\n");
    load_codings("document,start,end,code,coder\nP,3,8,HARM,X\nP,3,8,FEAR,X\nP,3,8,LOSS,X\n"
                 "P,3,8,TOLD,X\nR,3,8,FEAR,X\nR,3,8,TOLD,X\nB,3,8,SEEN,X\nB,3,8,TOLD,X\n");
    return 0;
}

#define IN_INTERVIEWS(test) cmocka_unit_test_setup_teardown(test, open_interviews, close_study)

/* How alike the items at a and b are, of people or codes in order of key. */
static const char *alike(bool people, emic_similarity_measure measure, size_t a, size_t b)
{
    emic_incidence_query query = {.unit = EMIC_UNIT_PARTICIPANTS, .own = true};
    emic_incidence incidence;
    emic_similarity out;
    must(emic_incidence_count(study, &query, arena, &incidence, &error));
    emic_similarity_compare(&incidence, people, measure, arena, &out);
    assert_in_range(b, a, out.count - 1);
    return format_text("%.*s %.*s %.6f; %lld columns, %lld left out", EMIC_ARG(out.keys[a]),
                       EMIC_ARG(out.keys[b]), out.values[a * out.count + b], (long long)out.columns,
                       (long long)out.left_out);
}

static void rows_are_compared_over_codes_or_people(void **state)
{
    (void)state;
    assert_string_equal("P R 0.500000; 5 columns, 1 left out",
                        alike(true, EMIC_SIMILARITY_JACCARD, 1, 2));
    assert_string_equal("P R 0.666667; 5 columns, 1 left out",
                        alike(true, EMIC_SIMILARITY_SORENSEN, 1, 2));
    assert_string_equal("B P 0.200000; 5 columns, 1 left out",
                        alike(true, EMIC_SIMILARITY_JACCARD, 0, 1));
    /* (5 2 - 4 2) / sqrt(4 1 2 3) and (5 1 - 2 4) / sqrt(2 3 4 1) */
    assert_string_equal("P R 0.408248; 5 columns, 1 left out",
                        alike(true, EMIC_SIMILARITY_PEARSON, 1, 2));
    assert_string_equal("B P -0.612372; 5 columns, 1 left out",
                        alike(true, EMIC_SIMILARITY_PEARSON, 0, 1));
    assert_string_equal("HARM/FEAR TOLD 0.666667; 4 columns, 1 left out",
                        alike(false, EMIC_SIMILARITY_JACCARD, 1, 4));
}

static void what_is_the_same_everywhere_has_no_correlation(void **state)
{
    (void)state;
    load_participants("participant,declined\nD,yes\n");
    assert_string_equal("HARM/FEAR HARM/LOSS 0.500000; 3 columns, 2 left out",
                        alike(false, EMIC_SIMILARITY_PEARSON, 1, 2)); /* TOLD, NEVER */
    assert_string_equal("HARM/LOSS SEEN 0.000000; 3 columns, 1 left out",
                        alike(false, EMIC_SIMILARITY_JACCARD, 2, 3));
}

static void names_are_found_or_refused(void **state)
{
    emic_similarity_measure measure;
    emic_linkage linkage;
    (void)state;
    must(emic_similarity_measure_find(EMIC_LITERAL("pearson"), &measure, &error));
    assert_int_equal(EMIC_SIMILARITY_PEARSON, measure);
    must(emic_linkage_find(EMIC_LITERAL("average"), &linkage, &error));
    assert_int_equal(EMIC_LINKAGE_AVERAGE, linkage);
    assert_int_equal(EMIC_INVALID,
                     emic_similarity_measure_find(EMIC_LITERAL("phi"), &measure, &error));
    assert_int_equal(EMIC_INVALID, emic_linkage_find(EMIC_LITERAL("single"), &linkage, &error));
    assert_contains(error.message, "\"single\"; it is complete or average");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(clusters_join_by_their_linkage, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(ties_go_by_key, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(trees_are_newick, open_arena, close_arena),
        IN_INTERVIEWS(rows_are_compared_over_codes_or_people),
        IN_INTERVIEWS(what_is_the_same_everywhere_has_no_correlation),
        cmocka_unit_test(names_are_found_or_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
