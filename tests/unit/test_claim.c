/* Claims as rows: read, kept in the study, written. Whether they hold is not asked here. */
#include "study/claim.h"
#include "study_fixture.h"

static const char file[] =
    "id,statement,where,query,relation,expected,source,note\n"
    "S01,\"Interviewed, in all\",,count(group = TP),=,15 of 46,\"Author, 2012\",\n"
    "T08,Nobody,\"group = TP and city = \"\"New York\"\"\",count(code:LOCAL_ID),none,of 15,,\"two\n"
    "lines\"\n"
    "T14,By region,,sum(arrests) by region,rank,LA > AS > EE,,\n";

static emic_status parse(const char *csv, emic_claim_list *out)
{
    return emic_claim_parse("claims.csv", emic_slice_of(csv), arena, out, &err);
}

static const char *format(const emic_claim_list *claims)
{
    emic_strbuf out = {0};
    emic_claim_format(claims, &out);
    const char *text = emic_arena_string(arena, emic_strbuf_slice(&out));
    emic_strbuf_close(&out);
    return text;
}

static void every_column_is_read(void **state)
{
    emic_claim_list claims;
    (void)state;
    ASSERT_OK(parse(file, &claims));
    assert_int_equal(3, claims.count);
    const emic_claim *claim = &claims.items[1];
    assert_true(emic_slice_is(claim->label, "T08") && emic_slice_is(claim->statement, "Nobody"));
    assert_true(emic_slice_is(claim->condition, "group = TP and city = \"New York\""));
    assert_true(emic_slice_is(claim->query, "count(code:LOCAL_ID)"));
    assert_true(emic_slice_is(claim->relation, "none") && emic_slice_is(claim->expected, "of 15"));
    assert_true(emic_slice_is(claims.items[0].source, "Author, 2012"));
    assert_true(emic_slice_is(claim->note, "two\nlines"));
    assert_int_equal(3, claim->line);
    assert_int_equal(5, claims.items[2].line);
    assert_string_equal(file, format(&claims));
}

static void some_columns_may_be_missing(void **state)
{
    emic_claim_list claims;
    (void)state;
    ASSERT_OK(parse("relation,id,query\n=, A1 ,count(x = 1)\n", &claims));
    assert_int_equal(1, claims.count);
    assert_true(emic_slice_is(claims.items[0].label, "A1"));
    assert_int_equal(0, claims.items[0].condition.length + claims.items[0].expected.length);
    assert_int_equal(EMIC_INVALID, parse("id,query\nA1,count(x = 1)\n", &claims));
    assert_non_null(strstr(err.message, "relation"));
    assert_int_equal(EMIC_INVALID, parse("id,query,relation,were\n", &claims));
    assert_non_null(strstr(err.message, "did you mean \"where\"?"));
}

static void an_id_stands_once(void **state)
{
    emic_claim_list claims;
    (void)state;
    ASSERT_REFUSED(EMIC_EXISTS, "3:1: the claim \"A\" stands twice in this file",
                   parse("id,query,relation\nA,x,=\nA,y,=\n", &claims));
    ASSERT_REFUSED(EMIC_INVALID, "2:1: the claim's id is empty",
                   parse("id,query,relation\n ,x,=\n", &claims));
    assert_string_equal("claims.csv", err.path);
}

static void claims_are_kept_in_the_order_of_loading(void **state)
{
    emic_claim_list claims, kept;
    (void)state;
    ASSERT_OK(parse(file, &claims));
    ASSERT_OK(emic_claim_store(study, &claims, &loaded, &err));
    assert_loaded(3, 0, 0);
    ASSERT_OK(emic_claim_list_load(study, arena, &kept, &err));
    assert_int_equal(3, kept.count);
    assert_string_equal(file, format(&kept));
    int64_t changes = emic_db_total_changes(emic_study_db(study));
    ASSERT_OK(emic_claim_store(study, &claims, &loaded, &err));
    assert_loaded(0, 0, 3);
    assert_int_equal(changes, emic_db_total_changes(emic_study_db(study)));
}

static void a_known_id_gets_the_new_fields(void **state)
{
    static const char *const news[] = {"statement", "where", "query", "relation",
                                       "expected",  "source", "note"};
    emic_claim_list claims;
    (void)state;
    ASSERT_OK(parse(file, &claims));
    ASSERT_OK(emic_claim_store(study, &claims, &loaded, &err));
    for (int i = 0; i < 7; i++) {
        emic_claim *claim = &claims.items[2];
        emic_slice *fields[] = {&claim->statement, &claim->condition, &claim->query,
                                &claim->relation,  &claim->expected,  &claim->source, &claim->note};
        *fields[i] = emic_slice_of(news[i]);
        ASSERT_OK(emic_claim_store(study, &claims, &loaded, &err));
        assert_loaded(0, 1, 2);
    }
    ASSERT_OK(emic_claim_list_load(study, arena, &claims, &err));
    assert_int_equal(3, claims.count);
    assert_non_null(strstr(format(&claims),
                           "T14,statement,where,query,relation,expected,source,note\n"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_MEMORY(every_column_is_read),
        IN_MEMORY(some_columns_may_be_missing),
        IN_MEMORY(an_id_stands_once),
        IN_MEMORY(claims_are_kept_in_the_order_of_loading),
        IN_MEMORY(a_known_id_gets_the_new_fields),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
