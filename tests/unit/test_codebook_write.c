/* The codebook as YAML and CSV: written, read and stored again it is the same, whatever was done to
 * it; and a file edited by hand changes just what was edited. */
#include "base/file.h"
#include "study/codebook_diff.h"
#include "study/codebook_edit.h"
#include "study/codebook_write.h"
#include "study_fixture.h"
#include <stdlib.h>

static const char *made_by(void (*write)(const emic_codebook *, emic_strbuf *),
                           const emic_codebook *book)
{
    emic_strbuf out = {0};
    write(book, &out);
    const char *text = emic_arena_string(arena, emic_strbuf_slice(&out));
    emic_strbuf_close(&out);
    return text;
}

static const char *json_now(void)
{
    emic_codebook book = codebook_now();
    return made_by(emic_codebook_format, &book);
}

static emic_codebook read_yaml(const char *yaml)
{
    emic_codebook book;
    ASSERT_OK(emic_codebook_parse("b.yaml", emic_slice_of(yaml), arena, &book, &err));
    return book;
}

static emic_status read_csv(const char *csv, emic_codebook *out)
{
    emic_codebook known = codebook_now();
    return emic_codebook_parse_csv("b.csv", emic_slice_of(csv), &known, arena, out, &err);
}

static emic_codebook csv_of(const char *csv)
{
    emic_codebook book;
    ASSERT_OK(emic_codebook_parse_csv("b.csv", emic_slice_of(csv), NULL, arena, &book, &err));
    return book;
}

/* YAML to CSV to YAML, and both read to the same codebook, also without the study at hand. */
static void assert_survives(const emic_codebook *book)
{
    const char *yaml = made_by(emic_codebook_write_yaml, book);
    const char *csv = made_by(emic_codebook_write_csv, book);
    const char *json = made_by(emic_codebook_format, book);
    assert_true(emic_codebook_is_csv(emic_slice_of(csv)));
    assert_false(emic_codebook_is_csv(emic_slice_of(yaml)));
    assert_false(emic_codebook_is_csv(emic_slice_of(json)));
    emic_codebook from_yaml = read_yaml(yaml), from_csv = csv_of(csv);
    assert_string_equal(json, made_by(emic_codebook_format, &from_yaml));
    assert_string_equal(json, made_by(emic_codebook_format, &from_csv));
    assert_string_equal(yaml, made_by(emic_codebook_write_yaml, &from_csv));
    assert_string_equal(csv, made_by(emic_codebook_write_csv, &from_yaml));
}

static void the_codebooks_that_come_along_survive(void **state)
{
    static const char *const names[] = {"raids-study",         "policing-operations",
                                        "survivor-engagement", "policy-recommendations",
                                        "shared-statements",   "grounded-theory-starter"};
    (void)state;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        emic_slice text;
        const char *path = emic_arena_format(arena, "%s/codebooks/%s.yaml", EMIC_ROOT, names[i]);
        ASSERT_OK(emic_file_read(path, arena, &text, &err));
        emic_codebook book = read_yaml(emic_arena_string(arena, text));
        assert_true(book.count > 5);
        assert_survives(&book);
        ASSERT_OK(emic_codebook_store(study, &book, &loaded, &err));
        emic_codebook stored = codebook_now(); /* of several books in the end */
        assert_survives(&stored);
        const char *json = json_now();
        book = read_yaml(made_by(emic_codebook_write_yaml, &stored));
        ASSERT_OK(emic_codebook_store(study, &book, &loaded, &err));
        assert_int_equal(0, loaded.added + loaded.changed);
        assert_string_equal(json, json_now());
    }
}

static const char long_text[] = "a longer text that goes on and on, so that a line of an editor is "
                                "not enough to hold all of it, and a bit more";
static const char *const odd_texts[] = {"",
                                        "a",
                                        "two words",
                                        "a line\nand another",
                                        "a\n---\nb",
                                        "----",
                                        "no",
                                        "=1+1",
                                        "one\r\ntwo\rthree\r\r\nfour",
                                        "#hash: colon",
                                        "\xC3\xA4\xF0\x9F\x98\x80",
                                        "semi;colon, comma \"quote\"",
                                        long_text};
enum { TEXTS = sizeof odd_texts / sizeof *odd_texts };

static emic_slice any_text(void)
{
    return emic_slice_of(odd_texts[rand() % TEXTS]);
}

static emic_id any_code(void)
{
    emic_codebook codebook = codebook_now();
    return codebook.count ? codebook.items[(size_t)rand() % codebook.count].id : 0;
}

static void fill_code(emic_code *code)
{
    static const char *const keys[] = {"brief", "full", "use_when", "not_when", "exclusive_set"};
    for (int i = 0; i < 5; i++) {
        emic_slice text = any_text();
        if (i < 4 || !memchr(text.length ? text.data : "", '\n', text.length))
            ASSERT_OK(emic_code_set(code, keys[i], text, &err));
    }
    code->codable = rand() % 4 > 0;
    code->in_vivo = rand() % 4 == 0;
    code->rule = rand() % 2 ? EMIC_RULE_JUDGED : EMIC_RULE_ANY;
    code->colour = rand() % 2 ? EMIC_LITERAL("#a0b1c2") : EMIC_LITERAL("");
    for (int kind = 0; kind < EMIC_EXAMPLE_KINDS; kind++) {
        code->examples[kind] = (emic_example_list){0};
        for (int i = rand() % 4; i > 0; i--)
            *EMIC_PUSH(arena, &code->examples[kind]) =
                emic_slice_of(odd_texts[1 + rand() % (TEXTS - 1)]);
    }
}

/* One edit, which may be refused. */
static void edit(void)
{
    static int names;
    emic_id id = any_code(), other = any_code(), added;
    const char *name =
        emic_arena_format(arena, rand() % 2 ? "CODE %d" : "n\xC3\xB6_%d: #", names++);
    emic_code code = emic_code_make(emic_slice_of(name));
    emic_codebook codebook = codebook_now();
    emic_merge_summary merged;
    bool changed;
    switch (id ? rand() % 9 : 0) {
    case 0:
    case 1:
        fill_code(&code);
        emic_codebook_add(study, rand() % 3 ? other : 0, &code, &added, &err);
        return;
    case 2:
        emic_codebook_rename(study, id, emic_slice_of(name), &err);
        return;
    case 3:
        emic_codebook_move(study, id, rand() % 3 ? other : 0, rand() % 4, &err);
        return;
    case 4:
        emic_codebook_merge(study, id, other, &merged, &err);
        return;
    case 5:
        emic_codebook_retire(study, &id, 1, &err);
        return;
    case 6:
        emic_codebook_restore(study, id, &err);
        return;
    case 7:
        emic_codebook_set_core(study, id, &err);
        return;
    default:
        code = codebook.items[emic_codebook_at(&codebook, id)];
        fill_code(&code);
        ASSERT_OK(emic_codebook_redefine(study, &code, &changed, &err));
    }
}

/* A failed edit may leave half of it behind here: commands are transactions, tests are not. */
static void try_edit(void)
{
    ASSERT_OK(emic_db_script(emic_study_db(study), "SAVEPOINT edit", &err));
    err.status = EMIC_OK;
    edit();
    emic_error kept = err;
    ASSERT_OK(emic_db_script(emic_study_db(study),
                             kept.status ? "ROLLBACK TO edit; RELEASE edit" : "RELEASE edit",
                             &err));
}

static void whatever_was_done_survives(void **state)
{
    enum { STUDIES = 25, EDITS = 40 };
    size_t largest = 0;
    (void)state;
    srand(11);
    for (int i = 0; i < STUDIES; i++) {
        for (int k = 0; k < EDITS; k++)
            try_edit();
        emic_codebook book = codebook_now();
        largest = book.count > largest ? book.count : largest;
        assert_survives(&book);
        const char *json = json_now();
        /* into the study it came from, nothing changes; into an empty one, it becomes the same */
        emic_codebook again = read_yaml(made_by(emic_codebook_write_yaml, &book));
        ASSERT_OK(emic_codebook_store(study, &again, &loaded, &err));
        assert_int_equal(0, loaded.added + loaded.changed);
        assert_string_equal(json, json_now());
        start_over();
        ASSERT_OK(read_csv(made_by(emic_codebook_write_csv, &book), &again));
        ASSERT_OK(emic_codebook_store(study, &again, &loaded, &err));
        assert_string_equal(json, json_now());
        /* and after more edits, the file brings back what it says but for what is new */
        for (int k = 0; k < 5; k++)
            try_edit();
        ASSERT_OK(emic_codebook_store(study, &again, &loaded, &err));
        emic_codebook after = codebook_now(), missing;
        emic_codebook_changes changes;
        emic_codebook_diff(&again, &after, arena, &changes);
        ASSERT_OK(emic_codebook_missing(study, &again, arena, &missing, &err));
        for (size_t k = 0; k < changes.count; k++)
            assert_true(changes.items[k].kind == EMIC_CHANGE_ADDED ||
                        changes.items[k].kind == EMIC_CHANGE_MERGED);
        start_over();
    }
    assert_true(largest > 10);
}

static const char small[] = "codebook: b\n"
                            "codes:\n"
                            "  - code: HARM\n"
                            "    codes:\n"
                            "      - {code: FEAR, brief: afraid, mnemonic: F}\n"
                            "      - {code: LOSS, brief: lost, mnemonic: L}\n";

static const char *paths(void)
{
    emic_codebook codebook = codebook_now();
    const char *shown = "";
    for (size_t i = 0; i < codebook.count; i++)
        shown =
            emic_arena_format(arena, "%s%s%.*s=%.*s", shown, i ? " " : "",
                              EMIC_ARG(codebook.items[i].path), EMIC_ARG(codebook.items[i].brief));
    return shown;
}

static void names_and_mnemonics_can_change_places(void **state)
{
    (void)state;
    ASSERT_OK(load_codebook(small));
    emic_id fear = code_id("FEAR");
    emic_codebook book = codebook_now();
    book.items[1].name = EMIC_LITERAL("LOSS");
    book.items[1].mnemonic = EMIC_LITERAL("L");
    book.items[2].name = EMIC_LITERAL("FEAR");
    book.items[2].mnemonic = EMIC_LITERAL("F");
    ASSERT_OK(emic_codebook_store(study, &book, &loaded, &err));
    assert_int_equal(2, loaded.changed);
    assert_string_equal("HARM= HARM/LOSS=afraid HARM/FEAR=lost", paths());
    assert_int_equal(fear, code_id("LOSS"));
}

/* A spreadsheet writes what it likes: semicolons, CRLF, TRUE, rows in another order. */
static void a_spreadsheet_is_read(void **state)
{
    emic_codebook book;
    (void)state;
    ASSERT_OK(load_codebook(small));
    ASSERT_OK(read_csv("\xEF\xBB\xBF"
                       "code;parent;brief;codable;level\r\n"
                       "DARK;HARM/FEAR;\"in the\r\ndark\";TRUE;0\r\n"
                       "FEAR;HARM;afraid;FALSE;\r\n"
                       "HARM;;;true;3\r\n",
                       &book));
    ASSERT_OK(emic_codebook_store(study, &book, &loaded, &err));
    assert_string_equal("HARM= HARM/FEAR=afraid HARM/FEAR/DARK=in the\ndark HARM/LOSS=lost",
                        paths());
    assert_string_equal("F 0", text_of("SELECT mnemonic || ' ' || codable FROM code"
                                       " WHERE name = 'FEAR'")); /* no column, no change */
    /* paths alone, and parents that the file leaves out */
    ASSERT_OK(read_csv("code,brief\nHARM/LOSS,gone\nHARM/NEW,new\n", &book));
    ASSERT_OK(emic_codebook_store(study, &book, &loaded, &err));
    assert_string_equal("HARM= HARM/FEAR=afraid HARM/FEAR/DARK=in the\ndark HARM/LOSS=gone "
                        "HARM/NEW=new",
                        paths());
}

/* Renaming a code in its row is enough: the rows below may go on to name it as it was. */
static void a_parent_may_be_renamed_in_its_row_alone(void **state)
{
    emic_codebook book = {0};
    (void)state;
    ASSERT_OK(load_codebook(small));
    book = codebook_now();
    const char *csv = made_by(emic_codebook_write_csv, &book);
    char *edited = emic_arena_string(arena, emic_slice_of(csv));
    char *row = strstr(edited, "\nHARM,");
    assert_non_null(row);
    memcpy(row, "\nHURT,", 6);
    ASSERT_OK(read_csv(edited, &book));
    ASSERT_OK(emic_codebook_store(study, &book, &loaded, &err));
    assert_string_equal("HURT= HURT/FEAR=afraid HURT/LOSS=lost", paths());
    assert_int_equal(1, loaded.changed);
}

static void what_cannot_be_read_is_refused_with_its_place(void **state)
{
    static const struct {
        const char *csv, *message;
    } cases[] = {
        {"name\nA\n", NULL},
        {"code,level\nA,9\n",
         "2:3: level: \"9\" is not a level: 0 segment, 1 theme, 2 concept, 3 principle"},
        {"code,codable\nA,maybe\n", "2:3: codable: \"maybe\" is not true or false"},
        {"code,id\nA,7\n", "2:3: id: \"7\" is not an id such as emic codebook export writes"},
        {"code,colour\nA,red\n", "2:3: colour: \"red\" is not a colour such as \"#b03a2e\""},
        {"code,brief\n,x\n", "2:1: a code without a name"},
        {"code\nA\nA\n", "3:1: the code \"A\" stands twice: here and in line 2"},
        {"code,parent\nA,B\n",
         "2:0: the parent \"B\" of \"A\" is neither in this file nor in the study"},
        {"code,parent\nA,B/A\nB,A\n", NULL},
        {"code,parent\nA/B,C\n", NULL},
        {"code\n /A\n", "2:1: \"/A\" is no path: a code's name comes before each \"/\""},
        {"code\nB\nB/ \n", "3:1: a code without a name"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        emic_codebook book;
        emic_status status = read_csv(cases[i].csv, &book);
        if (status == EMIC_OK)
            fail_msg("not refused: %s", cases[i].csv);
        if (cases[i].message)
            assert_string_equal(cases[i].message, said());
        assert_string_equal("b.csv", err.path);
    }
}

static void a_store_that_cannot_be_is_refused(void **state)
{
    (void)state;
    ASSERT_OK(load_codebook(small));
    ASSERT_REFUSED(
        EMIC_INVALID,
        "4:12: the level of \"B\" (3, principle) must lie below that of \"A\" (1, theme)",
        load_codebook("codebook: b\ncodes:\n  - {code: A, level: 1, codes: [\n"
                      "           {code: B, level: 3}]}\n"));
    emic_codebook book = codebook_now();
    book.count = 2; /* LOSS is not in the file */
    book.items[0].end = 2;
    book.items[1].name = EMIC_LITERAL("LOSS");
    ASSERT_REFUSED(EMIC_EXISTS, "there is a code \"LOSS\" below the same code already",
                   emic_codebook_store(study, &book, &loaded, &err));
    emic_codebook_changes changes;
    book.items[1].name = EMIC_LITERAL("DREAD");
    run_sql("DELETE FROM code WHERE name = 'A' OR name = 'B'");
    run_sql("UPDATE code SET name = 'FEAR' WHERE mnemonic = 'F'");
    const char *json = json_now();
    ASSERT_OK(emic_codebook_preview(study, &book, arena, &changes, &err));
    assert_int_equal(1, changes.count);
    assert_int_equal(EMIC_CHANGE_RENAMED, changes.items[0].kind);
    assert_string_equal(json, json_now());
    emic_codebook missing;
    ASSERT_OK(emic_codebook_missing(study, &book, arena, &missing, &err));
    assert_int_equal(1, missing.count);
    assert_true(emic_slice_is(missing.items[0].name, "LOSS"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_MEMORY(the_codebooks_that_come_along_survive),
        IN_MEMORY(whatever_was_done_survives),
        IN_MEMORY(names_and_mnemonics_can_change_places),
        IN_MEMORY(a_spreadsheet_is_read),
        IN_MEMORY(a_parent_may_be_renamed_in_its_row_alone),
        IN_MEMORY(what_cannot_be_read_is_refused_with_its_place),
        IN_MEMORY(a_store_that_cannot_be_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
