/* Codings one after another through a writer, changed ones, definitions that change under them, and
 * the weight in files. */
#include "base/digest.h"
#include "study/open_code.h"
#include "study/coding_writer.h"
#include "study_fixture.h"

static const char interview[] = "INTERVIEWER: How was it?\n\nTP01: Caf\xC3\xA9 first, then fear.\n";
static const char book[] = "codebook: b\ncodes:\n"
                           "  - {code: HARM, codes: [{code: FEAR}, {code: LOSS}]}\n"
                           "  - {code: OLD, status: retired}\n";

static emic_coding_writer *writer;
static emic_id coder;

static int open_written(void **state)
{
    if (open_memory(state))
        return -1;
    add_document("TP01", interview);
    add_document("TP02", interview);
    ASSERT_OK(load_codebook(book));
    ASSERT_OK(emic_coder_add(study, EMIC_LITERAL("A"), &coder, &err));
    ASSERT_OK(emic_coding_writer_open(study, &writer, &err));
    return 0;
}

static int close_written(void **state)
{
    emic_coding_writer_close(writer);
    return close_memory(state);
}

#define WRITTEN(test) cmocka_unit_test_setup_teardown(test, open_written, close_written)

static emic_coding coding_of(emic_id document, uint32_t start, uint32_t end, const char *code)
{
    return (emic_coding){.document = document,
                         .code = code_id(code),
                         .coder = coder,
                         .round = 1,
                         .span = {start, end}};
}

static emic_id add(emic_coding coding)
{
    emic_id id;
    bool added = false;
    ASSERT_OK(emic_coding_writer_add(writer, &coding, &id, &added, &err));
    assert_true(added);
    return id;
}

static void what_is_known_is_passed_over(void **state)
{
    emic_id id, again;
    bool added;
    (void)state;
    emic_coding coding = coding_of(1, 32, 36, "FEAR");
    id = add(coding);
    add(coding_of(2, 32, 36, "FEAR"));
    coding.memo = EMIC_LITERAL("another");
    ASSERT_OK(emic_coding_writer_add(writer, &coding, &again, &added, &err));
    assert_false(added);
    assert_int_equal(id, again);
    assert_int_equal(2, number_of("SELECT count(*) FROM coding"));
    assert_int_equal(0, number_of("SELECT count(*) FROM coding WHERE memo <> ''"));
}

static void a_coding_is_changed_in_place(void **state)
{
    emic_coding found;
    (void)state;
    emic_coding coding = coding_of(1, 32, 36, "FEAR");
    coding.id = add(coding);
    coding.span.end = 42;
    coding.code = code_id("LOSS");
    coding.polarity = EMIC_CONTRADICTS;
    coding.weighed = true;
    coding.weight = 100;
    coding.memo = EMIC_LITERAL("now");
    ASSERT_OK(emic_coding_writer_set(writer, &coding, &err));
    ASSERT_OK(emic_coding_load_one(study, coding.id, arena, &found, &err));
    assert_int_equal(coding.code, found.code);
    assert_int_equal(42, found.span.end);
    assert_int_equal(EMIC_CONTRADICTS, found.polarity);
    assert_true(found.weighed && found.weight == 100);
    assert_true(emic_slice_is(found.memo, "now"));
    assert_int_equal(1, number_of("SELECT count(*) FROM coding"));
    emic_coding_list list;
    emic_coding_filter filter = {.words = true};
    emic_codebook codebook = codebook_now();
    ASSERT_OK(emic_coding_list_load(study, &filter, &codebook, arena, &list, &err));
    uint8_t sha256[32];
    emic_sha256(list.items[0].words, sha256);
    assert_memory_equal(sha256, list.items[0].sha256, 32);
}

static void a_change_that_cannot_be_is_refused(void **state)
{
    (void)state;
    emic_coding coding = coding_of(1, 32, 36, "FEAR"), other = coding_of(1, 32, 36, "LOSS");
    coding.id = add(coding);
    add(other);
    other.id = coding.id;
    ASSERT_REFUSED(EMIC_EXISTS, "this coder has coded 32:36 with \"HARM/LOSS\" already",
                   emic_coding_writer_set(writer, &other, &err));
    other.code = code_id("OLD");
    ASSERT_REFUSED(EMIC_INVALID, "\"OLD\" is retired and takes no new codings",
                   emic_coding_writer_set(writer, &other, &err));
    other = coding;
    other.span.end = 999;
    ASSERT_REFUSED(EMIC_INVALID, "span 32:999 passes the end of the text at 55",
                   emic_coding_writer_set(writer, &other, &err));
    other = coding;
    other.weighed = true;
    other.weight = 101;
    ASSERT_REFUSED(EMIC_INVALID, "weight 101: weights go from 0 to 100",
                   emic_coding_writer_set(writer, &other, &err));
    other.id = 99;
    ASSERT_REFUSED(EMIC_NOT_FOUND, "no coding 99; emic coding list shows the ids",
                   emic_coding_writer_set(writer, &other, &err));
    run_sql("UPDATE code SET status = 'retired' WHERE name = 'FEAR'");
    ASSERT_OK(emic_coding_writer_refresh(writer, &err));
    coding.memo = EMIC_LITERAL("stays where it is");
    ASSERT_OK(emic_coding_writer_set(writer, &coding, &err));
}

static int64_t stale_codings(void)
{
    int64_t stale = 0;
    emic_coding_list list;
    emic_coding_filter all = {0};
    emic_codebook codebook = codebook_now();
    ASSERT_OK(emic_coding_list_load(study, &all, &codebook, arena, &list, &err));
    for (size_t i = 0; i < list.count; i++)
        stale += list.items[i].stale;
    return stale;
}

static void a_coding_keeps_the_definition_it_was_made_under(void **state)
{
    (void)state;
    emic_coding coding = coding_of(1, 32, 36, "FEAR");
    coding.id = add(coding);
    assert_int_equal(0, stale_codings());
    run_sql("UPDATE code SET definition = 3 WHERE name = 'FEAR'");
    add(coding_of(2, 32, 36, "FEAR"));
    assert_int_equal(1, stale_codings());
    assert_int_equal(3, number_of("SELECT max(definition) FROM coding"));
    coding.memo = EMIC_LITERAL("a memo makes it no newer");
    ASSERT_OK(emic_coding_writer_set(writer, &coding, &err));
    assert_int_equal(1, number_of("SELECT definition FROM coding WHERE memo <> ''"));
    assert_int_equal(1, stale_codings());
    coding.span.end = 42;
    ASSERT_OK(emic_coding_writer_set(writer, &coding, &err));
    assert_int_equal(0, stale_codings());
}

static void weights_come_and_go_in_files(void **state)
{
    const char *with = "document,start,end,code,coder,round,polarity,memo,weight\n"
                       "TP01,32,36,FEAR,A,1,,,70\nTP01,32,36,LOSS,A,1,,,\n";
    (void)state;
    ASSERT_OK(load_codings(with));
    assert_loaded(2, 0, 0);
    const char *file = written_with_memos(emic_coding_write);
    assert_non_null(strstr(file, "words_sha256,weight\n"));
    assert_non_null(strstr(file, ",70\n"));
    run_sql("DELETE FROM coding");
    ASSERT_OK(load_codings(file));
    assert_loaded(2, 0, 0);
    assert_string_equal(file, written_with_memos(emic_coding_write));
    ASSERT_OK(load_codings("document,start,end,code,coder,weight\nTP01,32,36,FEAR,A,71\n"));
    assert_loaded(0, 1, 0);
    assert_int_equal(71, number_of("SELECT max(weight) FROM coding"));
    ASSERT_REFUSED(EMIC_INVALID, "2:19: \"101\" is not a whole number from 0 to 100",
                   load_codings("document,start,end,code,coder,weight\nTP01,32,36,FEAR,A,101\n"));
    run_sql("UPDATE coding SET weight = NULL");
    assert_null(strstr(written_with_memos(emic_coding_write), "weight"));
}

static emic_status vivo(const char *words, const char *under)
{
    emic_id id;
    emic_codebook codebook = codebook_now();
    return emic_open_code_add_vivo(study, &codebook, emic_slice_of(words), (emic_slice){0},
                              emic_slice_of(under), &id, &err);
}

/* The newest code: its path, level and status. */
static const char *newest_code(void)
{
    emic_codebook codebook = codebook_now();
    emic_id id = number_of("SELECT max(id) FROM code");
    const emic_code *code = &codebook.items[emic_codebook_at(&codebook, id)];
    assert_true(code->in_vivo && code->codable);
    return emic_arena_format(arena, "%.*s %d %.*s", EMIC_ARG(code->path), code->level,
                             EMIC_ARG(code->status));
}

static void words_become_codes(void **state)
{
    (void)state;
    ASSERT_OK(vivo("living\n by  the door.", NULL));
    assert_string_equal("living by the door 1 provisional", newest_code());
    ASSERT_OK(vivo("\"so what?\"", "HARM"));
    assert_string_equal("HARM/so what 1 provisional", newest_code());
    ASSERT_OK(vivo("so what", "FEAR"));
    assert_string_equal("HARM/FEAR/so what 0 provisional", newest_code());
    ASSERT_REFUSED(EMIC_EXISTS, "there is a code \"so what\" below the same code already",
                   vivo("so what", "HARM"));
    ASSERT_REFUSED(EMIC_NOT_FOUND, "unknown code \"HRAM\"; did you mean \"HARM\"?",
                   vivo("so what", "HRAM"));
    assert_int_equal(EMIC_INVALID, vivo("and/or", NULL));
    ASSERT_REFUSED(EMIC_INVALID, "these words make no name for a code: \"...\"", vivo("...", NULL));
    assert_int_equal(3, number_of("SELECT count(*) FROM code WHERE in_vivo"));
}

static void the_first_code_may_be_in_vivo(void **state)
{
    (void)state;
    emic_coding_writer_close(writer);
    writer = NULL;
    start_over();
    ASSERT_OK(vivo("a first code", NULL));
    assert_string_equal("a first code 1 provisional", newest_code());
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WRITTEN(what_is_known_is_passed_over),
        WRITTEN(a_coding_is_changed_in_place),
        WRITTEN(a_change_that_cannot_be_is_refused),
        WRITTEN(a_coding_keeps_the_definition_it_was_made_under),
        WRITTEN(weights_come_and_go_in_files),
        WRITTEN(words_become_codes),
        WRITTEN(the_first_code_may_be_in_vivo),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
