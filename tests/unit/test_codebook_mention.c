/* Codes named in conditions, queries and saved tables are found as words, not as parts of words. */
#include "study/codebook_mention.h"
#include "study_fixture.h"

static const char *mentions(const char *words)
{
    emic_code_mentions found;
    const char *text = "";
    ASSERT_OK(emic_codebook_mentions(study, emic_slice_of(words), arena, &found, &err));
    for (size_t i = 0; i < found.count; i++)
        text = emic_arena_format(arena, "%s%s%s %.*s", text, i ? ", " : "", found.items[i].what,
                                 EMIC_ARG(found.items[i].name));
    return text;
}

static void words_are_found_where_they_stand_alone(void **state)
{
    (void)state;
    assert_string_equal("", mentions("FEAR"));
    run_sql("INSERT INTO claim(label, statement, condition, query, relation, expected, source,"
            " note) VALUES ('C1', 'FEAR', 'code:HARM/FEAR', 'count()', '=', '1', '', ''),"
            " ('C2', 'FEAR', '', 'count(code:FEAR_OLD)', '=', '1', '', '');"
            "INSERT INTO base(name, condition, added) VALUES ('B1', 'not code:FEAR', '');"
            "INSERT INTO saved_table(name, parameters, added)"
            " VALUES ('T1', '{\"codes\": [\"HARM\"]}', '')");
    assert_string_equal("claim C1, base B1", mentions("FEAR"));
    assert_string_equal("claim C1", mentions("HARM/FEAR"));
    assert_string_equal("claim C1, table T1", mentions("HARM"));
    assert_string_equal("claim C2", mentions("FEAR_OLD"));
    assert_string_equal("", mentions("EAR"));
    assert_string_equal("", mentions(""));
}

int main(void)
{
    const struct CMUnitTest tests[] = {IN_MEMORY(words_are_found_where_they_stand_alone)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
