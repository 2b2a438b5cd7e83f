/* codings.csv: loaded whole or refused with its place, loaded again without effect, written to load
 * to the same; and any span by position covers the words that stand there. */
#include "base/digest.h"
#include "study_fixture.h"

static const char interview[] = "INTERVIEWER: How was it?\n\n"
                                "TP01: Caf\xC3\xA9 \xF0\x9F\x98\x80 first, e\xCC\x81"
                                " then \xD7\xA9.\n";
static const char book[] = "codebook: b\n"
                           "codes:\n"
                           "  - {code: HARM, codable: false, codes: [{code: FEAR}, {code: LOSS}]}\n"
                           "  - {code: OLD, status: retired}\n"
                           "  - {code: HELP, mnemonic: HLP, codes: [{code: FEAR}]}\n";

static int open_coded(void **state)
{
    if (open_memory(state))
        return -1;
    add_document("TP01", interview);
    add_document("notes", "It rained all day.\n");
    ASSERT_OK(load_codebook(book));
    return 0;
}

#define IN_STUDY(test) cmocka_unit_test_setup_teardown(test, open_coded, close_memory)

static const char *hex_of(const char *words)
{
    char *hex = emic_arena_alloc(arena, EMIC_SHA256_HEX);
    emic_sha256_hex(emic_slice_of(words), hex);
    return hex;
}

static void the_same_file_twice_changes_nothing(void **state)
{
    static const char file[] = "document,start,end,code,coder\n"
                               "TP01,13,16,LOSS,A\nTP01,13,16,HARM/FEAR,A\nTP01,13,16,HLP,A\n"
                               "TP01,13,16,LOSS,B\nTP01,17,20,LOSS,A\nTP01,13,16,LOSS,A\n";
    (void)state;
    ASSERT_OK(load_codings(file));
    assert_loaded(5, 0, 1); /* the last row is the first again */
    int64_t changes = emic_db_total_changes(emic_study_db(study));
    ASSERT_OK(load_codings(file));
    assert_loaded(0, 0, 6);
    assert_int_equal(changes, emic_db_total_changes(emic_study_db(study)));
    assert_int_equal(5, number_of("SELECT count(*) FROM coding"));
    assert_int_equal(2, number_of("SELECT count(*) FROM coder"));
}

/* What the file gives replaces what is stored; what it leaves empty stays. */
static void polarity_and_memo_can_be_changed(void **state)
{
    (void)state;
    ASSERT_OK(load_codings("document,start,end,code,coder,polarity,memo\n"
                           "TP01,13,16,LOSS,A,contradicts,note\nTP01,17,20,LOSS,A,,\n"));
    assert_loaded(2, 0, 0);
    ASSERT_OK(load_codings("document,start,end,code,coder\nTP01,13,16,LOSS,A\n"));
    assert_loaded(0, 0, 1);
    ASSERT_OK(load_codings("document,start,end,code,coder,polarity,memo\n"
                           "TP01,13,16,LOSS,A,,better\nTP01,17,20,LOSS,A,qualifies,\n"));
    assert_loaded(0, 2, 0);
    assert_string_equal("contradicts better|qualifies ",
                        text_of("SELECT group_concat(polarity || ' ' || memo, '|') FROM coding"));
    ASSERT_REFUSED(EMIC_EXISTS,
                   "3:1: an earlier row has this coding with another polarity, weight or memo",
                   load_codings("document,start,end,code,coder,polarity\n"
                                "TP01,1,2,LOSS,A,supports\nTP01,1,2,LOSS,A,contradicts\n"));
}

#define NO_NUMBER(text, most) "\"" text "\" is not a whole number from 0 to " most

static void rows_that_cannot_be_are_refused(void **state)
{
    static const struct {
        emic_status status;
        const char *row, *message;
    } cases[] = {
        {EMIC_NOT_FOUND, "TP1,1,2,LOSS,A,,,,",
         "2:1: unknown document \"TP1\"; did you mean \"TP01\"?"},
        {EMIC_INVALID, "TP01,one,2,LOSS,A,,,,", "2:6: " NO_NUMBER("one", "4294967295")},
        {EMIC_INVALID, "TP01,-1,2,LOSS,A,,,,", "2:6: " NO_NUMBER("-1", "4294967295")},
        {EMIC_INVALID, "TP01,1,4294967296,LOSS,A,,,,",
         "2:8: " NO_NUMBER("4294967296", "4294967295")},
        {EMIC_INVALID, "TP01,1,,LOSS,A,,,,", "2:8: " NO_NUMBER("", "4294967295")},
        {EMIC_INVALID, "TP01,2,2,LOSS,A,,,,", "2:6: empty span 2:2: the end comes after the start"},
        {EMIC_INVALID, "TP01,2,99,LOSS,A,,,,", "2:6: span 2:99 passes the end of the text at 57"},
        {EMIC_NOT_FOUND, "TP01,1,2,LOST,A,,,,",
         "2:10: unknown code \"LOST\"; did you mean \"HARM/LOSS\"?"},
        {EMIC_AMBIGUOUS, "TP01,1,2,FEAR,A,,,,",
         "2:10: the code \"FEAR\" could be HARM/FEAR, HELP/FEAR; write the path"},
        {EMIC_INVALID, "TP01,1,2,HARM,A,,,,",
         "2:10: \"HARM\" only groups other codes; code one of those below it"},
        {EMIC_INVALID, "TP01,1,2,OLD,A,,,,",
         "2:10: \"OLD\" is retired and takes no new codings"},
        {EMIC_INVALID, "TP01,1,2,LOSS, ,,,,", "2:15: the coder's name is empty"},
        {EMIC_INVALID, "TP01,1,2,LOSS,A,0,,,", "2:17: rounds count from 1"},
        {EMIC_INVALID, "TP01,1,2,LOSS,A,2147483648,,,",
         "2:17: " NO_NUMBER("2147483648", "2147483647")},
        {EMIC_INVALID, "TP01,1,2,LOSS,A,,no,,",
         "2:18: unknown polarity \"no\"; it is supports, contradicts or qualifies"},
        {EMIC_INVALID, "TP01,1,2,LOSS,A,,,,abc", "2:20: \"abc\" is not a SHA-256 in hexadecimal"},
        {EMIC_MALFORMED, "TP01,1,2,LOSS,A,,,", NULL},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *file = emic_arena_format(
            arena, "document,start,end,code,coder,round,polarity,memo,words_sha256\n%s\n",
            cases[i].row);
        assert_int_equal(cases[i].status, load_codings(file));
        if (cases[i].message)
            assert_string_equal(cases[i].message, said());
        assert_string_equal("codings.csv", err.path);
    }
    assert_int_equal(0, number_of("SELECT count(*) FROM coding"));
}

static void columns_must_be_known(void **state)
{
    (void)state;
    assert_int_equal(EMIC_INVALID, load_codings("document,start,end,code,coder,rond\n"));
    assert_non_null(strstr(said(), "1:31: unknown column \"rond\"; did you mean \"round\"?"));
    assert_int_equal(EMIC_INVALID, load_codings("document,start,end,code\n"));
    assert_non_null(strstr(err.message, "\"coder\""));
}

/* The digest proves that the words are those that were coded, wherever they were counted. */
static void other_words_than_those_coded_are_refused(void **state)
{
    static const char head[] = "document,start,end,code,coder,words_sha256\n";
    (void)state;
    const char *words = "Caf\xC3\xA9";
    ASSERT_OK(load_codings(emic_arena_format(arena, "%sTP01,32,36,LOSS,A,%s\n", head,
                                             hex_of(words))));
    assert_loaded(1, 0, 0);
    ASSERT_REFUSED(EMIC_INVALID,
                   "2:19: the words at 32:37 of \"TP01\" are not those that were coded "
                   "(words_sha256 differs); was the text changed, or counted in bytes?",
                   load_codings(emic_arena_format(arena, "%sTP01,32,37,LOSS,A,%s\n", head,
                                                  hex_of(words))));
    /* A code that was retired since, or that only groups now: these words were coded before. */
    ASSERT_OK(load_codings(emic_arena_format(arena, "%sTP01,32,36,OLD,A,%s\nTP01,32,36,HARM,A,%s\n",
                                             head, hex_of(words), hex_of(words))));
    assert_loaded(2, 0, 0);
}

static void a_withheld_text_needs_the_digest(void **state)
{
    uint8_t sha256[EMIC_SHA256_SIZE];
    (void)state;
    emic_sha256(emic_slice_of(interview), sha256);
    add_withheld("TP02", interview, sha256);
    ASSERT_REFUSED(EMIC_INVALID,
                   "2:1: the text of \"TP02\" is withheld: the column words_sha256 is needed",
                   load_codings("document,start,end,code,coder\nTP02,1,2,LOSS,A\n"));
    ASSERT_REFUSED(EMIC_INVALID, "2:6: span 1:99 passes the end of the text at 57",
                   load_codings("document,start,end,code,coder\nTP02,1,99,LOSS,A\n"));
    const char *file =
        emic_arena_format(arena, "document,start,end,code,coder,round,polarity,memo,words_sha256\n"
                                 "TP02,32,36,HARM/LOSS,A,1,supports,,%s\n",
                          hex_of("Caf\xC3\xA9"));
    ASSERT_OK(load_codings(file));
    assert_loaded(1, 0, 0);
    assert_string_equal(file, written_with_memos(emic_coding_write));
    emic_coding_filter filter = {.words = true};
    emic_codebook codebook = codebook_now();
    emic_coding_list list;
    ASSERT_OK(emic_coding_list_load(study, &filter, &codebook, arena, &list, &err));
    assert_int_equal(1, list.count);
    assert_int_equal(0, list.items[0].words.length);
}

static void what_is_written_loads_to_the_same(void **state)
{
    (void)state;
    ASSERT_OK(load_codings("coder,memo,code,document,start,end,polarity,round\n"
                           "B,,LOSS,notes,3,9,,2\n"
                           "\"A, B\",\"two\nlines, \"\"quoted\"\" \",HELP/FEAR,TP01,32,38,"
                           "qualifies,\n"
                           "B,,LOSS,TP01,0,57,contradicts,1\n"
                           "B,,LOSS,notes,3,9,,1\n"));
    assert_loaded(4, 0, 0);
    const char *first = written_with_memos(emic_coding_write);
    assert_non_null(strstr(first, "\"two\nlines, \"\"quoted\"\" \""));
    start_over();
    add_document("notes", "It rained all day.\n");
    add_document("TP01", interview);
    ASSERT_OK(load_codebook(book));
    ASSERT_OK(load_codings(first));
    assert_loaded(4, 0, 0);
    assert_string_equal(first, written_with_memos(emic_coding_write));
    emic_strbuf bare = {0};
    ASSERT_OK(emic_coding_write(study, false, &bare, &err));
    assert_null(strstr(bare.data, "lines"));
    emic_strbuf_close(&bare);
}

/* Rows that jump from text to text and back. */
static void rows_come_in_any_order(void **state)
{
    (void)state;
    ASSERT_OK(load_codings("document,start,end,code,coder\n"
                           "notes,3,9,LOSS,A\nTP01,32,36,LOSS,A\nnotes,0,2,HELP/FEAR,A\n"
                           "TP01,37,38,HELP/FEAR,B\nnotes,3,9,LOSS,B\nTP01,3,9,LOSS,B\n"));
    assert_loaded(6, 0, 0);
    assert_int_equal(3, number_of("SELECT count(*) FROM coding c JOIN revision r"
                                  " ON r.id = c.revision WHERE r.document = 1"));
    assert_int_equal(2, number_of("SELECT count(DISTINCT words_sha256) FROM coding"
                                  " WHERE start = 3")); /* other words at the same place */
    assert_string_equal("rained", text_of("SELECT substr(r.text, c.start + 1, c.stop - c.start)"
                                          " FROM coding c JOIN revision r ON r.id = c.revision"
                                          " WHERE c.id = 5"));
}

static uint32_t random_below(uint32_t limit)
{
    static uint64_t seed = 20050301;
    seed = seed * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(seed >> 33) % limit;
}

/* SQLite counts characters too: its substr is a second opinion on every span. */
static void any_span_covers_the_words_that_stand_there(void **state)
{
    enum { SPANS = 1000 };
    emic_strbuf file = {0};
    emic_coding_filter filter = {.words = true};
    emic_coding_list list;
    (void)state;
    emic_strbuf_puts(&file, "document,start,end,code,coder,round\n");
    for (int i = 0; i < SPANS; i++) {
        uint32_t start = random_below(57), end = start + 1 + random_below(57 - start);
        emic_strbuf_printf(&file, "TP01,%u,%u,LOSS,A,%d\n", start, end, i + 1);
    }
    ASSERT_OK(load_codings(file.data));
    emic_strbuf_close(&file);
    assert_loaded(SPANS, 0, 0);
    emic_codebook codebook = codebook_now();
    ASSERT_OK(emic_coding_list_load(study, &filter, &codebook, arena, &list, &err));
    assert_int_equal(SPANS, list.count);
    static const char words_of[] =
        "SELECT substr(r.text, c.start + 1, c.stop - c.start) FROM coding c"
        " JOIN revision r ON r.id = c.revision WHERE c.id = ?1";
    for (size_t i = 0; i < list.count; i++) {
        emic_slice words;
        ASSERT_OK(emic_db_text(emic_study_db(study), words_of,
                               EMIC_ROW(emic_int(list.items[i].coding.id)), arena, &words, &err));
        assert_true(words.length > 0);
        assert_true(emic_slice_equal(words, list.items[i].words));
    }
}

static void count_steps(void *context, size_t done, size_t total)
{
    assert_true(done <= total);
    ++*(int *)context;
}

static void a_long_file_reports_its_progress(void **state)
{
    int steps = 0;
    emic_strbuf file = {0};
    emic_progress progress = {count_steps, &steps};
    (void)state;
    emic_strbuf_puts(&file, "document,start,end,code,coder,round\n");
    for (int i = 0; i < 9000; i++)
        emic_strbuf_printf(&file, "TP01,13,16,LOSS,A,%d\n", i + 1);
    ASSERT_OK(emic_coding_load(study, "codings.csv", emic_strbuf_slice(&file), &progress, &loaded,
                               &err));
    emic_strbuf_close(&file);
    assert_loaded(9000, 0, 0);
    assert_true(steps > 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_STUDY(the_same_file_twice_changes_nothing),
        IN_STUDY(polarity_and_memo_can_be_changed),
        IN_STUDY(rows_that_cannot_be_are_refused),
        IN_STUDY(columns_must_be_known),
        IN_STUDY(other_words_than_those_coded_are_refused),
        IN_STUDY(a_withheld_text_needs_the_digest),
        IN_STUDY(what_is_written_loads_to_the_same),
        IN_STUDY(rows_come_in_any_order),
        IN_STUDY(any_span_covers_the_words_that_stand_there),
        IN_STUDY(a_long_file_reports_its_progress),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
