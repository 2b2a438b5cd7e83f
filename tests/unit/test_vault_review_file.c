/* The review list in a spreadsheet: written, decided, read back; all of it or nothing. */
#include "base/text.h"
#include "privacy/review_cell.h"
#include "privacy/review_file.h"
#include "vault_fixture.h"

static emic_vault *vault;
static emic_review_summary summary;

static const struct {
    const char *words;
    emic_candidate_kind kind;
} samples[] = {
    {"Johana", EMIC_CANDIDATE_PERSON},       {"Oldersum", EMIC_CANDIDATE_PLACE},
    {"Mirelke", EMIC_CANDIDATE_NAME},        {"0171 5550143", EMIC_CANDIDATE_PHONE},
    {"12 May 2019", EMIC_CANDIDATE_DATE},    {"=1+1", EMIC_CANDIDATE_NAME},
    {"Anna\nMarike", EMIC_CANDIDATE_PERSON}, {"'t Hooge", EMIC_CANDIDATE_PLACE},
};
enum { SAMPLES = sizeof samples / sizeof *samples };

/* The samples, with the ids 1 to SAMPLES; Johana may be the fixture's entity. */
static int open_review(void **state)
{
    emic_found_list found = {0};
    if (open_vault_folder(state))
        return -1;
    assert_ok(emic_vault_open(path, passphrase, true, &vault, &err));
    for (size_t i = 0; i < SAMPLES; i++)
        *EMIC_PUSH(arena, &found) = (emic_found){.words = emic_slice_of(samples[i].words),
                                                 .kind = samples[i].kind,
                                                 .score = 1.0 / (double)(i + 1),
                                                 .suggested = i == 0,
                                                 .why = i == 0 ? "one letter off" : NULL,
                                                 .count = 2,
                                                 .line = 14,
                                                 .before = EMIC_LITERAL("then"),
                                                 .after = EMIC_LITERAL("came, \"late\"")};
    assert_ok(emic_review_store(vault, EMIC_LITERAL("TP03"), &found, &err));
    return 0;
}

static int close_review(void **state)
{
    emic_vault_close(vault);
    return close_vault_folder(state);
}

static const char *exported(void)
{
    emic_strbuf out = {0};
    assert_ok(emic_review_file_write(vault, &out, &err));
    const char *text = emic_arena_string(arena, emic_strbuf_slice(&out));
    emic_strbuf_close(&out);
    return text;
}

static emic_status read_text(const char *text)
{
    return emic_review_file_read(vault, "r.csv", emic_slice_of(text), "Ann", &summary, &err);
}

static emic_review_item item(emic_id id)
{
    emic_review_list list;
    assert_ok(emic_review_list_load(vault, false, arena, &list, &err));
    for (size_t i = 0; i < list.count; i++)
        if (list.items[i].id == id)
            return list.items[i];
    fail_msg("no item %lld", (long long)id);
    return (emic_review_item){0};
}

static const emic_entity *entity(const char *label)
{
    emic_entity_list list;
    assert_ok(emic_entity_list_load(vault, arena, &list, &err));
    assert_true(list.count > 0);
    for (size_t i = 0; i < list.count; i++)
        if (emic_slice_is(list.items[i].label, label))
            return &list.items[i];
    return NULL;
}

static size_t count_entities(void)
{
    emic_entity_list list;
    assert_ok(emic_entity_list_load(vault, arena, &list, &err));
    return list.count;
}

static void a_row_tells_all_of_an_item(void **state)
{
    (void)state;
    const char *text = exported();
    const char *header = "\xEF\xBB\xBFid,words,kind,count,documents,suggested,why,context,decision,"
                         "entity,pseudonym,role,grade\n";
    assert_memory_equal(header, text, strlen(header));
    assert_non_null(strstr(text, "\n1,Johana,person,2,1,Johanna Tebbe,one letter off,"
                                 "\"TP03:14: then >Johana< came, \"\"late\"\"\",,,,,\n"));
    assert_non_null(strstr(text, "\n4,'0171 5550143,phone,"));
    assert_non_null(strstr(text, "\n5,'12 May 2019,date,"));
    assert_non_null(strstr(text, "\n6,'=1+1,name,"));
    assert_non_null(strstr(text, "\n7,Anna Marike,person,"));
    assert_non_null(strstr(text, "\n8,''t Hooge,place,"));
}

static void each_decision_is_read(void **state)
{
    (void)state;
    bool was_there = entity("Johanna Tebbe") != NULL;
    assert_true(was_there);
    assert_ok(read_text("id,words,decision,entity,pseudonym,role,grade\n"
                        "1,Johana,replace,Johanna Tebbe,,,\n"
                        "2,Oldersum,Replace,,,home town,\n"
                        "3,Mirelke,keep,,,,\n"
                        "4,'0171 5550143,replace,,,,\n"
                        "5,12 May 2019,generalise,,,,year\n"
                        "6,=1+1,not a name,,,,\n"
                        "7,Anna Marike,,,,,\n"));
    assert_int_equal(6, summary.changed);
    assert_int_equal(3, summary.decided[EMIC_VERDICT_REPLACE]);
    assert_int_equal(1, summary.decided[EMIC_VERDICT_KEEP]);
    assert_int_equal(1, summary.decided[EMIC_VERDICT_NO_NAME]);
    assert_int_equal(1, summary.decided[EMIC_VERDICT_GENERALISE]);
    assert_int_equal(1, summary.empty);
    assert_int_equal(1, summary.entities);
    assert_true(has_name(vault, "Johana"));
    assert_int_equal(1, item(1).decision.entity);
    assert_string_equal("Ann", item(1).who.data);
    assert_int_equal(EMIC_ENTITY_PLACE, entity("HOME-TOWN1")->kind);
    assert_string_equal("home town", entity("HOME-TOWN1")->role.data);
    assert_int_equal(0, item(4).decision.entity); /* a tag of its kind */
    assert_int_equal(EMIC_VERDICT_REPLACE, item(4).decision.verdict);
    assert_string_equal("year", item(5).decision.grade.data);
    assert_int_equal(EMIC_VERDICT_NONE, item(7).decision.verdict);
}

static void what_was_exported_changes_nothing(void **state)
{
    (void)state;
    assert_ok(read_text(exported()));
    assert_int_equal(0, summary.changed);
    assert_int_equal(SAMPLES, summary.empty);
    assert_ok(read_text("id,words,decision,entity,pseudonym,grade\n"
                        "1,Johana,replace,Johanna Tebbe,,\n2,Oldersum,replace,TOWN,=Northby,\n"
                        "4,0171 5550143,replace,,,\n5,'12 May 2019,generalise,,,category\n"
                        "8,'t Hooge,keep,,,\n"));
    assert_int_equal(5, summary.changed);
    const char *text = exported();
    assert_non_null(strstr(text, ",replace,TOWN,'=Northby,,\n"));
    assert_ok(read_text(text));
    assert_int_equal(0, summary.changed);
    assert_int_equal(5, summary.unchanged);
    assert_string_equal(text, exported());
}

static void a_new_label_is_one_new_entity(void **state)
{
    (void)state;
    assert_ok(read_text("id,words,kind,decision,entity,pseudonym\n"
                        "3,Mirelke,organisation,replace,SHOP,\n"
                        "6,=1+1,name,replace,SHOP,Lantern\n"));
    assert_int_equal(1, summary.entities);
    assert_int_equal(item(3).decision.entity, item(6).decision.entity);
    assert_int_equal(EMIC_ENTITY_ORGANISATION, entity("SHOP")->kind);
    assert_string_equal("Lantern", entity("SHOP")->pseudonym.data);
    assert_int_equal(2, entity("SHOP")->names.count);
}

/* Its only words go to another decision; then its label is free again. */
static void an_entity_may_move_to_other_words(void **state)
{
    (void)state;
    assert_ok(read_text("id,words,decision,entity\n3,Mirelke,replace,SHOP\n"));
    size_t count = count_entities();
    assert_ok(read_text("id,words,decision,entity\n3,Mirelke,keep,\n6,=1+1,replace,SHOP\n"));
    assert_int_equal(count, count_entities());
    assert_string_equal("=1+1", entity("SHOP")->names.items[0].data);
}

/* Line ends, marks and blanks as spreadsheets leave them. */
static void habits_of_spreadsheets_do_no_harm(void **state)
{
    (void)state;
    assert_ok(read_text("\xEF\xBB\xBFid,words,decision,note\r\n"
                        "\"3\",\"Mirelke \",KEEP,mine\r\n"
                        "7.0,\"Anna\r\nMarike\",Not a name,\r\n"));
    assert_int_equal(2, summary.changed);
    assert_int_equal(EMIC_VERDICT_KEEP, item(3).decision.verdict);
    assert_int_equal(EMIC_VERDICT_NO_NAME, item(7).decision.verdict);
}

static void assert_refused(emic_status status, uint32_t line, uint32_t column, const char *message,
                           const char *text)
{
    emic_strbuf file = {0};
    size_t before = count_entities();
    emic_strbuf_printf(&file, "id,words,decision,entity,pseudonym,role,grade\n%s", text);
    assert_said(status, message, read_text(file.data));
    emic_strbuf_close(&file);
    assert_string_equal("r.csv", err.path);
    assert_int_equal(line, err.line);
    assert_int_equal(column, err.column);
    assert_int_equal(before, count_entities());
    assert_int_equal(EMIC_VERDICT_NONE, item(2).decision.verdict);
}

/* Each file begins with a good row, which is not decided either. */
#define GOOD "2,Oldersum,replace,,,,\n"

static void a_file_that_does_not_fit_changes_nothing(void **state)
{
    (void)state;
    assert_refused(EMIC_NOT_FOUND, 3, 1,
                   "the review list has no item 99; was this file exported from this vault, and "
                   "since the last scan?",
                   GOOD "99,Johana,keep,,,,\n");
    assert_refused(EMIC_INVALID, 3, 1, "\"x\" is no id", GOOD "x,Johana,keep,,,,\n");
    assert_refused(EMIC_INVALID, 3, 3,
                   "item 1 has other words in this vault; words must stay as they were exported",
                   GOOD "1,Johanna,keep,,,,\n");
    assert_refused(EMIC_INVALID, 3, 1, "item 2 stands in line 2, too", GOOD GOOD);
    assert_refused(EMIC_INVALID, 3, 10,
                   "unknown decision \"delete\"; it is replace, generalise, keep or not a name",
                   GOOD "1,Johana,delete,,,,\n");
    assert_refused(EMIC_INVALID, 3, 15, "entity goes with replace; this row has keep",
                   GOOD "1,Johana,keep,TP01,,,\n");
    assert_refused(EMIC_INVALID, 3, 11, "entity goes with replace; this row has no decision",
                   GOOD "1,Johana,,TP01,,,\n");
    assert_refused(EMIC_INVALID, 3, 15, "to generalise takes a grade, in the column grade",
                   GOOD "5,12 May 2019,generalise,,,,\n");
    assert_refused(EMIC_INVALID, 3, 29,
                   "unknown grade of date \"county\"; known: keep, category, month, year, shift",
                   GOOD "5,12 May 2019,generalise,,,,county\n");
    assert_refused(EMIC_EXISTS, 3, 20,
                   "oldersum is a name in this project already; choose another pseudonym",
                   GOOD "1,Johana,replace,X,oldersum,,\n");
    assert_refused(EMIC_EXISTS, 3, 32, "Johanna Tebbe has the pseudonym \"Vida\"",
                   GOOD "1,Johana,replace,Johanna Tebbe,Nele,,\n");
    assert_refused(EMIC_INVALID, 3, 24,
                   "a pseudonym or a role needs a label in the column entity here",
                   GOOD "4,0171 5550143,replace,,Nele,,\n");
}

/* As they are written where the comma is the decimal point. */
static void semicolons_and_tabs_part_columns_too(void **state)
{
    (void)state;
    assert_ok(read_text("id;words;decision\n3;\"Mirelke\";keep\n"));
    assert_ok(read_text("\xEF\xBB\xBF\"id\"\twords\tdecision\r\n7\tAnna Marike\tkeep\r\n"));
    assert_int_equal(EMIC_VERDICT_KEEP, item(3).decision.verdict);
    assert_int_equal(EMIC_VERDICT_KEEP, item(7).decision.verdict);
    assert_said(EMIC_NOT_FOUND,
                "the review list has no item 99; was this file exported from this vault, and "
                "since the last scan?",
                read_text("words;id;decision\n\"a;b\";99;keep\n"));
    assert_int_equal(2, err.line);
    assert_int_equal(7, err.column);
}

static void a_text_survives_its_cell(void **state)
{
    static const char *const texts[] = {
        "=1",   "+1",    "-x",   "@x",           "'",     "''",     "'=1",    "'x",
        "TRUE", "false", "1",    "TP07",         "May12", "may 12", "12 May", "1e5",
        "3/4",  "x1y2",  "'12",  "\uFF1D1",      "",      "Johana", "O'Neil", "%x",
        "|x",   "0171",  "A-12", "CASE-WORKER1", "a 1",   "true1"};
    static const char *const bare[] = {"TP07", "Johana", "O'Neil", "CASE-WORKER1", ""};
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        emic_slice cell = emic_review_cell(emic_slice_of(texts[i]), arena);
        assert_false(cell.length && strchr("=+-@|%", cell.data[0]));
        assert_string_equal(texts[i], emic_review_cell_text(cell, arena).data);
    }
    for (size_t i = 0; i < sizeof bare / sizeof *bare; i++)
        assert_string_equal(bare[i], emic_review_cell(emic_slice_of(bare[i]), arena).data);
}

#define IN_REVIEW(test) cmocka_unit_test_setup_teardown(test, open_review, close_review)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_REVIEW(a_row_tells_all_of_an_item),
        IN_REVIEW(each_decision_is_read),
        IN_REVIEW(what_was_exported_changes_nothing),
        IN_REVIEW(a_new_label_is_one_new_entity),
        IN_REVIEW(an_entity_may_move_to_other_words),
        IN_REVIEW(habits_of_spreadsheets_do_no_harm),
        IN_REVIEW(a_file_that_does_not_fit_changes_nothing),
        IN_REVIEW(semicolons_and_tabs_part_columns_too),
        IN_REVIEW(a_text_survives_its_cell),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
