/* The code line of a document: which turns have which code, by whom. */
#include "measure/codeline.h"
#include "measure_fixture.h"

/* Two interviews, a code above others, two coders. All of it is made up. */
static void fill_study(void)
{
    load_participants("participant,group\nTP1,TP\nTP2,TP\n");
    add_document("one", "INTERVIEWER: How was it?\n\nTP1: I was afraid. We ran.\n\n"
                        "INTERVIEWER: And then?\n\nTP1: Then we came home.\n");
    add_document("two", "TP2: At home it was quiet.\n");
    load_codebook("codebook: nights\ncodes:\n"
                  "  - code: HARM\n    level: 3\n    codes:\n"
                  "      - code: FEAR\n      - code: LOSS\n"
                  "  - code: HOME\n"
                  "  - code: GONE\n    status: retired\n"
                  "  - code: TOPIC\n    level: 1\n    codable: false\n");
    code_words("one", "afraid. We", "HARM/FEAR,B");
    code_words("one", "We ran.", "HARM/FEAR,A");
    code_words("one", "We ran.\n\nINTERVIEWER: And", "HARM,A");
    code_words("one", "came home", "HOME,A");
    code_words("one", "home", "HOME,A,2,contradicts");
    code_words("one", "And then?", "HOME,B,1,contradicts");
    code_words("two", "home", "HOME,A");
}

static emic_codeline line_of(const emic_codeline_query *query)
{
    emic_codeline out;
    must(emic_codeline_count(study, query, arena, &out, &error));
    assert_true(out.turns.count > 0);
    return out;
}

/* "HARM 2 3; HARM/FEAR[A] 2" */
static const char *marks_of(const emic_codeline *codeline)
{
    const char *text = "";
    for (size_t i = 0; i < codeline->lines.count; i++) {
        const emic_codeline_line *line = &codeline->lines.items[i];
        text = format_text("%s%s%.*s", text, i ? "; " : "",
                           EMIC_ARG(codeline->codebook.items[line->code_at].path));
        if (line->coder.length)
            text = format_text("%s[%.*s]", text, EMIC_ARG(line->coder));
        for (size_t k = line->first; k < line->first + line->count; k++) {
            const emic_codeline_mark *mark = &codeline->marks.items[k];
            text = format_text("%s %lld:%lld%s", text,
                               (long long)codeline->turns.items[mark->turn].ordinal,
                               (long long)mark->supporting, mark->contradicting ? "-" : "");
        }
    }
    return text;
}

static void a_turn_has_the_codes_that_touch_it(void **state)
{
    (void)state;
    fill_study();
    emic_codeline found = line_of(&(emic_codeline_query){.document = EMIC_LITERAL("one")});
    assert_int_equal(4, found.turns.count);
    assert_string_equal("HARM 2:1 3:1; HARM/FEAR 2:2; HOME 3:0- 4:1-", marks_of(&found));
    assert_int_equal(6, found.codings);
    assert_int_equal(2, found.contradicting);
    assert_int_equal(0, found.outside);
    assert_int_equal(1, found.absent); /* LOSS: GONE is retired, TOPIC only groups */
}

static void each_coder_can_have_a_line(void **state)
{
    (void)state;
    fill_study();
    emic_codeline found =
        line_of(&(emic_codeline_query){.document = EMIC_LITERAL("one"), .coders = true});
    assert_string_equal("HARM[A] 2:1 3:1; HARM/FEAR[A] 2:1; HARM/FEAR[B] 2:1; HOME[A] 4:1-; "
                        "HOME[B] 3:0-",
                        marks_of(&found));
}

static void codes_coder_and_round_can_be_chosen(void **state)
{
    emic_slice harm = EMIC_LITERAL("HARM");
    (void)state;
    fill_study();
    emic_codeline_query query = {.document = EMIC_LITERAL("one"), .codes = {&harm, 1, 1}};
    emic_codeline found = line_of(&query);
    assert_string_equal("HARM 2:1 3:1; HARM/FEAR 2:2", marks_of(&found));
    query = (emic_codeline_query){.document = EMIC_LITERAL("one"), .coder = EMIC_LITERAL("B")};
    found = line_of(&query);
    assert_string_equal("HARM/FEAR 2:1; HOME 3:0-", marks_of(&found));
    query = (emic_codeline_query){.document = EMIC_LITERAL("one"), .round = 2};
    found = line_of(&query);
    assert_string_equal("HOME 4:0-", marks_of(&found));
}

static void what_touches_no_turn_is_counted(void **state)
{
    (void)state;
    fill_study();
    load_codings("document,start,end,code,coder\none,24,26,HOME,C\n");
    emic_codeline found = line_of(
        &(emic_codeline_query){.document = EMIC_LITERAL("one"), .coder = EMIC_LITERAL("C")});
    assert_int_equal(1, found.outside);
    assert_int_equal(0, found.marks.count);
    assert_int_equal(1, found.lines.count);
    assert_int_equal(1, found.codings);
}

static void the_only_document_needs_no_name(void **state)
{
    emic_codeline out;
    emic_codeline_query query = {0};
    (void)state;
    assert_int_equal(EMIC_INVALID, emic_codeline_count(study, &query, arena, &out, &error));
    assert_contains(error.message, "the study has 0");
    add_document("one", "TP1: I was afraid.\n");
    emic_codeline found = line_of(&query);
    assert_true(emic_slice_is(found.document, "one"));
    add_document("two", "TP2: No.\n");
    assert_int_equal(EMIC_INVALID, emic_codeline_count(study, &query, arena, &out, &error));
    assert_contains(error.message, "the study has 2: name one");
    query.document = EMIC_LITERAL("on");
    assert_int_equal(EMIC_NOT_FOUND, emic_codeline_count(study, &query, arena, &out, &error));
    query = (emic_codeline_query){.document = EMIC_LITERAL("one"), .coder = EMIC_LITERAL("Z")};
    assert_int_equal(EMIC_NOT_FOUND, emic_codeline_count(study, &query, arena, &out, &error));
}

static const char *row_words(const emic_table *table, size_t row)
{
    const char *text = "";
    assert_true(row < table->rows.count);
    for (size_t i = 0; i < table->columns.count; i++) {
        const emic_cell *cell = &table->rows.items[row][i];
        text = format_text("%s%s", text, i ? "," : "");
        if (cell->kind == EMIC_CELL_TEXT)
            text = format_text("%s%.*s", text, EMIC_ARG(cell->text));
        if (cell->kind == EMIC_CELL_INTEGER)
            text = format_text("%s%lld", text, (long long)cell->integer);
    }
    return text;
}

static void tables_have_the_marks_and_say_what_they_count(void **state)
{
    (void)state;
    fill_study();
    emic_codeline_query query = {.document = EMIC_LITERAL("one")};
    emic_codeline found = line_of(&query);
    emic_table *data = emic_codeline_long(&found, arena);
    assert_int_equal(found.marks.count, data->rows.count);
    assert_string_equal("one,HARM/FEAR,2,TP1,participant,26,52,2,0", row_words(data, 2));
    emic_table *wide = emic_codeline_wide(&found, arena);
    assert_int_equal(3, wide->rows.count);
    assert_string_equal("HARM,2,0,1,2,3", row_words(wide, 0));
    assert_string_equal("HOME,1,1,3,3,4", row_words(wide, 2));
    assert_contains(notes_of(wide), "Unit: the 4 turns of one, by 2 speakers.");
    assert_contains(notes_of(wide), "Codings: 6 by any coder.");
    assert_contains(notes_of(wide), "2 codings contradict the code.");
    assert_contains(notes_of(wide), "Not shown: 1 code without a coding here.");
    assert_lacks(notes_of(wide), "of no turn");
    query.coders = true;
    found = line_of(&query);
    data = emic_codeline_long(&found, arena);
    assert_string_equal("one,HARM/FEAR,B,2,TP1,participant,26,52,1,0", row_words(data, 3));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_STUDY(a_turn_has_the_codes_that_touch_it),
        IN_STUDY(each_coder_can_have_a_line),
        IN_STUDY(codes_coder_and_round_can_be_chosen),
        IN_STUDY(what_touches_no_turn_is_counted),
        IN_STUDY(the_only_document_needs_no_name),
        IN_STUDY(tables_have_the_marks_and_say_what_they_count),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
