/* Portraits: overlapping codings become stretches, and whose words they are decides what is shown.
 */
#include "base/random.h"
#include "measure/portrait.h"
#include "measure_fixture.h"

/* Three interviews, one of two voices, and who declined. All of it is made up. */
static void fill_study(void)
{
    load_participants("participant,group,declined\nTP1,TP,\nTP2,TP,\nLE1,LE,\nLE2,LE,yes\n");
    add_document("a", "TP1: 0123456789 abcdefghij.\n");
    add_document("b", "TP2: I hid.\n\nLE1: Nobody came.\n\nINTERVIEWER: Oh.\n");
    add_document("c", "LE2: No.\n");
    load_codebook("codebook: nights\ncodes:\n"
                  "  - code: HARM\n    level: 3\n    codes:\n"
                  "      - code: FEAR\n      - code: LOSS\n"
                  "  - code: HOME\n");
    code_words("a", "012345", "FEAR,A");
    code_words("a", "2345", "FEAR,B");
    code_words("a", "3456", "HARM,A");
    code_words("a", "67", "FEAR,A");
    code_words("a", "defg", "HOME,A");
    code_words("a", "hi", "HOME,A,2,supports");
    code_words("a", "abc", "HOME,B,1,contradicts");
    code_words("b", "I hid", "FEAR,A");
    code_words("b", "Nobody", "HARM,A");
    code_words("b", "Oh", "HOME,A");
    code_words("c", "No", "HARM,A");
}

static emic_portrait portrait_of(const emic_portrait_query *query)
{
    emic_portrait out;
    must(emic_portrait_count(study, query, arena, &out, &error));
    assert_true(out.rows.count > 0);
    return out;
}

/* "a 5-8 HARM/FEAR, 8-11 HARM HARM/FEAR; b …" */
static const char *stretches_of(const emic_portrait *portrait)
{
    const char *text = "";
    for (size_t i = 0; i < portrait->rows.count; i++) {
        const emic_portrait_row *row = &portrait->rows.items[i];
        text = format_text("%s%s%.*s", text, i ? "; " : "", EMIC_ARG(row->document));
        for (size_t k = row->first; k < row->first + row->count; k++) {
            const emic_portrait_stretch *one = &portrait->stretches.items[k];
            text = format_text("%s%s %u-%u", text, k > row->first ? "," : "", one->span.start,
                               one->span.end);
            for (size_t c = one->first; c < one->first + one->count; c++)
                text = format_text(
                    "%s %.*s", text,
                    EMIC_ARG(portrait->cases.codebook.items[portrait->codes.items[c]].path));
        }
    }
    return text;
}

static void overlapping_codings_become_stretches(void **state)
{
    emic_slice name = EMIC_LITERAL("a");
    (void)state;
    fill_study();
    emic_portrait found = portrait_of(&(emic_portrait_query){.documents = {&name, 1, 1}});
    assert_string_equal("a 5-8 HARM/FEAR, 8-12 HARM HARM/FEAR, 12-13 HARM/FEAR, 19-25 HOME",
                        stretches_of(&found));
    assert_int_equal(28, found.rows.items[0].characters);
    assert_int_equal(14, found.rows.items[0].coded);
    assert_int_equal(4, found.covered[code_of(&found.cases, "HARM")]);
    assert_int_equal(8, found.covered[code_of(&found.cases, "FEAR")]);
    assert_int_equal(1, found.absent); /* LOSS */
    assert_int_equal(0, found.left_out);
}

/* What the sweep finds must be what each character by itself has. */
static void every_character_has_its_codes(void **state)
{
    emic_slice name = EMIC_LITERAL("a");
    static const char *const paths[] = {"HARM", "HARM/FEAR", "HARM/LOSS", "HOME"};
    enum { LENGTH = 28, CODES = 4 };
    uint64_t seed = 7;
    (void)state;
    fill_study();
    bool has[LENGTH][CODES] = {{false}};
    for (size_t i = 0; i < 12; i++) {
        uint32_t start = (uint32_t)emic_random_below(&seed, LENGTH - 1);
        uint32_t end = start + 1 + (uint32_t)emic_random_below(&seed, LENGTH - start);
        size_t code = (size_t)emic_random_below(&seed, CODES);
        load_codings(format_text("document,start,end,code,coder,round\na,%u,%u,%s,R,%zu\n", start,
                                 end, paths[code], i + 3));
        for (uint32_t at = start; at < end; at++)
            has[at][code] = true;
    }
    must(emic_db_run(emic_study_db(study), "DELETE FROM coding WHERE round < 3", EMIC_NO_VALUES,
                     &error));
    emic_portrait found = portrait_of(&(emic_portrait_query){.documents = {&name, 1, 1}});
    assert_true(found.stretches.count > 3);
    for (size_t k = 0; k < found.stretches.count; k++) {
        const emic_portrait_stretch *one = &found.stretches.items[k];
        for (uint32_t at = one->span.start; at < one->span.end; at++)
            for (size_t c = one->first; c < one->first + one->count; c++) {
                assert_true(has[at][found.codes.items[c]]);
                has[at][found.codes.items[c]] = false;
            }
    }
    for (size_t at = 0; at < LENGTH; at++)
        for (size_t code = 0; code < CODES; code++)
            assert_false(has[at][code]);
}

static void all_documents_stand_by_name_without_those_who_declined(void **state)
{
    (void)state;
    fill_study();
    emic_portrait found = portrait_of(&(emic_portrait_query){.round = 1});
    assert_string_equal("a 5-8 HARM/FEAR, 8-12 HARM HARM/FEAR, 12-13 HARM/FEAR, 19-23 HOME; "
                        "b 5-10 HARM/FEAR, 18-24 HARM, 45-47 HOME",
                        stretches_of(&found));
    assert_int_equal(1, found.left_out);
}

static void in_a_shared_document_only_the_words_of_the_base_count(void **state)
{
    emic_slice names[] = {EMIC_LITERAL("b"), EMIC_LITERAL("a")};
    (void)state;
    fill_study();
    emic_portrait found = portrait_of(&(emic_portrait_query){.where = EMIC_LITERAL("group = LE")});
    assert_string_equal("b 18-24 HARM", stretches_of(&found));
    assert_int_equal(2, found.left_out);
    emic_slice fear = EMIC_LITERAL("FEAR");
    found = portrait_of(&(emic_portrait_query){
        .documents = {names, 2, 2}, .codes = {&fear, 1, 1}, .coder = EMIC_LITERAL("B")});
    assert_string_equal("b; a 7-11 HARM/FEAR", stretches_of(&found));
}

static void what_does_not_fit_is_refused(void **state)
{
    emic_portrait out;
    emic_slice names[] = {EMIC_LITERAL("a"), EMIC_LITERAL("a")};
    (void)state;
    fill_study();
    emic_portrait_query query = {.documents = {names, 2, 2}};
    assert_int_equal(EMIC_EXISTS, emic_portrait_count(study, &query, arena, &out, &error));
    assert_contains(error.message, "\"a\" is asked for twice");
    names[1] = EMIC_LITERAL("z");
    assert_int_equal(EMIC_NOT_FOUND, emic_portrait_count(study, &query, arena, &out, &error));
    query = (emic_portrait_query){.where = EMIC_LITERAL("grup = LE")};
    assert_int_equal(EMIC_NOT_FOUND, emic_portrait_count(study, &query, arena, &out, &error));
}

static void tables_have_the_stretches(void **state)
{
    (void)state;
    fill_study();
    emic_portrait found = portrait_of(&(emic_portrait_query){0});
    emic_table *data = emic_portrait_long(&found, arena);
    assert_int_equal(found.codes.count, data->rows.count);
    assert_int_equal(8, data->rows.items[1][2].integer);
    assert_int_equal(12, data->rows.items[1][3].integer);
    assert_true(emic_slice_is(data->rows.items[1][5].text, "HARM"));
    emic_table *wide = emic_portrait_wide(&found, arena);
    assert_int_equal(2, wide->rows.count);
    assert_int_equal(14, wide->rows.items[0][2].integer);
    assert_true(wide->rows.items[0][3].number > 49.9 && wide->rows.items[0][3].number < 50.1);
    assert_true(emic_slice_is(wide->rows.items[0][5].text, "HARM/FEAR"));
    assert_int_equal(8, wide->rows.items[0][6].integer);
    assert_contains(notes_of(wide), "Unit: the characters of 2 documents.");
    assert_contains(notes_of(wide), "Not shown: 1 document of participants who declined");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_STUDY(overlapping_codings_become_stretches),
        IN_STUDY(every_character_has_its_codes),
        IN_STUDY(all_documents_stand_by_name_without_those_who_declined),
        IN_STUDY(in_a_shared_document_only_the_words_of_the_base_count),
        IN_STUDY(what_does_not_fit_is_refused),
        IN_STUDY(tables_have_the_stretches),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
