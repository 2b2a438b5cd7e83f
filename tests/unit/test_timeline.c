/* The timeline: who is placed when, what has no date, and what is refused. */
#include "measure/timeline.h"
#include "measure_fixture.h"

/* Five interviews, one of two voices, one of somebody who declined. All of it is made up. */
static void fill_study(void)
{
    load_participants("participant,group,site,declined\nTP1,TP,east,\nTP2,TP,west,\n"
                      "LE1,LE,east,\nLE2,LE,east,yes\n");
    add_document("a", "TP1: I was afraid.\n");
    add_document("b", "TP2: I hid.\n\nLE1: Nobody came.\n");
    add_document("c", "LE2: No.\n");
    add_document("d", "LE1: Yes.\n");
    add_document("e", "Nobody: Hm.\n");
    load_documents("document,held,sent,place\na,2007-11-02,2008-01-01,x\nb,2007-05-31,,x\n"
                   "c,2007-06-01,,y\ne,2007-05-31,,\n");
    load_codebook("codebook: nights\ncodes:\n  - code: FEAR\n");
    code_words("d", "Yes", "FEAR,A");
    code_words("a", "afraid", "FEAR,A");
    code_words("c", "No", "FEAR,A");
}

static emic_timeline timeline_of(const emic_timeline_query *query)
{
    emic_timeline out;
    must(emic_timeline_count(study, query, arena, &out, &error));
    assert_true(out.entries.count > 0);
    return out;
}

/* "b 2007-05-31 TP2, LE1 (several); …" */
static const char *entries_of(const emic_timeline *timeline)
{
    const char *text = "";
    for (size_t i = 0; i < timeline->entries.count; i++) {
        const emic_timeline_entry *one = &timeline->entries.items[i];
        text =
            format_text("%s%s%.*s %.*s [%.*s] %.*s", text, i ? "; " : "", EMIC_ARG(one->document),
                        timeline->ordered ? 0 : 10, one->date.data, EMIC_ARG(one->participants),
                        EMIC_ARG(timeline->groups.items[one->group]));
    }
    return text;
}

static void documents_stand_by_date_with_the_groups_of_who_speaks(void **state)
{
    (void)state;
    fill_study();
    emic_timeline found = timeline_of(&(emic_timeline_query){.date = EMIC_LITERAL("held")});
    assert_string_equal("b 2007-05-31 [TP2, LE1] (several); e 2007-05-31 [] (not known); "
                        "a 2007-11-02 [TP1] TP",
                        entries_of(&found));
    assert_int_equal(13664, found.entries.items[0].place); /* 1180569600 s */
    assert_int_equal(1, found.unplaced.count);
    assert_true(emic_slice_is(found.unplaced.items[0], "d"));
    assert_int_equal(1, found.left_out); /* c, who declined */
    assert_true(emic_slice_is(found.by, "group"));
    found = timeline_of(
        &(emic_timeline_query){.date = EMIC_LITERAL("sent"), .by = EMIC_LITERAL("site")});
    assert_string_equal("a 2008-01-01 [TP1] east", entries_of(&found));
    assert_int_equal(3, found.unplaced.count);
}

static void only_the_base_is_placed(void **state)
{
    (void)state;
    fill_study();
    emic_timeline found = timeline_of(
        &(emic_timeline_query){.date = EMIC_LITERAL("held"), .where = EMIC_LITERAL("group = TP")});
    assert_string_equal("b 2007-05-31 [TP2] TP; a 2007-11-02 [TP1] TP", entries_of(&found));
    assert_int_equal(3, found.left_out); /* c, d and nobody's e */
    assert_int_equal(0, found.unplaced.count);
}

static void the_order_of_analysis_is_asked_for(void **state)
{
    (void)state;
    fill_study();
    emic_timeline found = timeline_of(&(emic_timeline_query){.added = true});
    assert_string_equal("d  [LE1] LE; a  [TP1] TP", entries_of(&found));
    assert_int_equal(1, found.entries.items[0].place);
    assert_int_equal(2, found.entries.items[1].place);
    assert_int_equal(2, found.unplaced.count);
    assert_int_equal(1, found.left_out);
    assert_int_equal(2, found.ties);
    assert_contains(notes_of(emic_timeline_table(&found, arena)),
                    "Not shown, without a coding: 2 documents (b, e).");
    emic_slice names[] = {EMIC_LITERAL("e"), EMIC_LITERAL("c"), EMIC_LITERAL("a")};
    found = timeline_of(&(emic_timeline_query){.order = {names, 3, 3}});
    assert_string_equal("e  [] (not known); a  [TP1] TP", entries_of(&found));
    assert_int_equal(2, found.entries.items[1].place);
    assert_int_equal(1, found.left_out);
    assert_contains(notes_of(emic_timeline_table(&found, arena)),
                    "Not shown, not listed: 2 documents (b, d).");
}

static void refused(const emic_timeline_query *query, emic_status status, const char *words)
{
    emic_timeline out;
    assert_int_equal(status, emic_timeline_count(study, query, arena, &out, &error));
    assert_contains(error.message, words);
}

static void without_dates_it_names_what_there_is(void **state)
{
    emic_timeline_query query = {0};
    (void)state;
    add_document("a", "TP1: I was afraid.\n");
    refused(&query, EMIC_NOT_FOUND, "the documents have no attributes; load documents.csv");
    load_documents("document,site,length\na,east,12\n");
    refused(&query, EMIC_NOT_FOUND,
            "no attribute that is a date; they have site (text), length (number)");
    load_documents("document,held\na,2007-05-31\n");
    emic_timeline found = timeline_of(&query);
    assert_true(emic_slice_is(found.date, "held"));
    assert_int_equal(1, found.groups.count); /* nobody is grouped */
    assert_int_equal(0, found.by.length);
    load_documents("document,sent\na,2007-06-01\n");
    refused(&query, EMIC_INVALID, "2 attributes that are dates: held, sent; name one");
    query.date = EMIC_LITERAL("site");
    refused(&query, EMIC_NOT_FOUND, "no date \"site\"; their attributes are site (text), length");
    query = (emic_timeline_query){.date = EMIC_LITERAL("held"), .by = EMIC_LITERAL("age")};
    refused(&query, EMIC_NOT_FOUND, "unknown attribute \"age\"");
}

static void the_table_says_who_is_missing(void **state)
{
    (void)state;
    fill_study();
    emic_timeline found = timeline_of(&(emic_timeline_query){.date = EMIC_LITERAL("held")});
    emic_table *table = emic_timeline_table(&found, arena);
    assert_int_equal(3, table->rows.count);
    assert_int_equal(4, table->columns.count);
    assert_true(emic_slice_is(table->rows.items[2][1].text, "2007-11-02"));
    assert_contains(notes_of(table), "Unit: documents; 3 of 5 shown.");
    assert_contains(notes_of(table), "Dates: the documents' attribute held.");
    assert_contains(notes_of(table), "Not shown, without a date: 1 document (d).");
    assert_contains(notes_of(table), "Not shown: 1 document of participants who declined");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_STUDY(documents_stand_by_date_with_the_groups_of_who_speaks),
        IN_STUDY(only_the_base_is_placed),
        IN_STUDY(the_order_of_analysis_is_asked_for),
        IN_STUDY(without_dates_it_names_what_there_is),
        IN_STUDY(the_table_says_who_is_missing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
