/* Codings one by one: what can be coded, what is refused, what can be removed; and the list of
 * them, in its order and filtered. */
#include "base/digest.h"
#include "study_fixture.h"

static const char interview[] = "INTERVIEWER: How was it?\n\n"
                                "TP01: Caf\xC3\xA9 \xF0\x9F\x98\x80 first.\n";
static const char book[] = "codebook: b\n"
                           "codes:\n"
                           "  - code: HARM\n"
                           "    codable: false\n"
                           "    codes: [{code: FEAR}, {code: LOSS}]\n"
                           "  - {code: OLD, status: retired}\n"
                           "  - {code: HELP}\n";

/* The documents TP01 and TP02 (withheld), a codebook, the coders A and B. */
static int open_coded(void **state)
{
    uint8_t sha256[EMIC_SHA256_SIZE];
    emic_id coder;
    if (open_memory(state))
        return -1;
    emic_sha256(emic_slice_of(interview), sha256);
    add_document("TP01", interview);
    add_withheld("TP02", interview, sha256);
    ASSERT_OK(load_codebook(book));
    ASSERT_OK(emic_coder_add(study, EMIC_LITERAL("A"), &coder, &err));
    ASSERT_OK(emic_coder_add(study, EMIC_LITERAL("B"), &coder, &err));
    return 0;
}

#define IN_STUDY(test) cmocka_unit_test_setup_teardown(test, open_coded, close_memory)

enum { TP01 = 1, TP02 = 2, A = 1, B = 2 };

static emic_coding coding_of(uint32_t start, uint32_t end, const char *code)
{
    return (emic_coding){
        .document = TP01, .span = {start, end}, .code = code_id(code), .coder = A, .round = 1};
}

static emic_status add(const emic_coding *coding)
{
    emic_id id;
    return emic_coding_add(study, coding, &id, &err);
}

static void words_are_coded(void **state)
{
    emic_id id = 0;
    (void)state;
    emic_coding coding = coding_of(32, 38, "FEAR");
    coding.memo = EMIC_LITERAL("first line\nsecond, \"quoted\"");
    coding.polarity = EMIC_QUALIFIES;
    coding.round = 2;
    ASSERT_OK(emic_coding_add(study, &coding, &id, &err));
    emic_codebook codebook = codebook_now();
    emic_coding_filter filter = {.words = true};
    emic_coding_list list;
    ASSERT_OK(emic_coding_list_load(study, &filter, &codebook, arena, &list, &err));
    assert_int_equal(1, list.count);
    const emic_coding_item *item = &list.items[0];
    assert_int_equal(id, item->coding.id);
    assert_true(emic_slice_is(item->words, "Caf\xC3\xA9 \xF0\x9F\x98\x80"));
    assert_true(emic_slice_is(item->document, "TP01") && emic_slice_is(item->coder_name, "A"));
    assert_true(emic_slice_equal(coding.memo, item->coding.memo));
    assert_int_equal(EMIC_QUALIFIES, item->coding.polarity);
    assert_int_equal(2, item->coding.round);
    assert_true(emic_slice_is(codebook.items[item->code_at].path, "HARM/FEAR"));
    uint8_t sha256[EMIC_SHA256_SIZE];
    emic_sha256(item->words, sha256);
    assert_memory_equal(sha256, item->sha256, sizeof sha256);
    assert_int_equal(1, number_of("SELECT count(*) FROM coding JOIN codebook_version v"
                                  " ON v.id = codebook_version WHERE v.number = 1"));
}

static void what_cannot_be_coded_is_refused(void **state)
{
    size_t length = emic_utf8_count(emic_slice_of(interview));
    (void)state;
    assert_int_equal(46, length);
    emic_coding coding = coding_of(5, 5, "FEAR");
    ASSERT_REFUSED(EMIC_INVALID, "empty span 5:5: the end comes after the start", add(&coding));
    coding.span = (emic_span){6, 5};
    ASSERT_REFUSED(EMIC_INVALID, "empty span 6:5: the end comes after the start", add(&coding));
    coding.span = (emic_span){40, 47};
    ASSERT_REFUSED(EMIC_INVALID, "span 40:47 passes the end of the text at 46", add(&coding));
    coding.span = (emic_span){40, UINT32_MAX};
    assert_int_equal(EMIC_INVALID, add(&coding));
    coding = coding_of(5, 10, "HARM");
    ASSERT_REFUSED(EMIC_INVALID, "\"HARM\" only groups other codes; code one of those below it",
                   add(&coding));
    coding = coding_of(5, 10, "OLD");
    ASSERT_REFUSED(EMIC_INVALID, "\"OLD\" is retired and takes no new codings", add(&coding));
    coding = coding_of(5, 10, "FEAR");
    coding.code = 99;
    ASSERT_REFUSED(EMIC_NOT_FOUND, "no code 99", add(&coding));
    coding = coding_of(5, 10, "FEAR");
    coding.coder = 99;
    ASSERT_REFUSED(EMIC_NOT_FOUND, "no coder 99", add(&coding));
    coding = coding_of(5, 10, "FEAR");
    coding.document = 99;
    ASSERT_REFUSED(EMIC_NOT_FOUND, "no document 99", add(&coding));
    coding.document = TP02;
    ASSERT_REFUSED(EMIC_REFUSED,
                   "the text of \"TP02\" is withheld: this study holds only its digest",
                   add(&coding));
    coding = coding_of(5, 10, "FEAR");
    coding.round = 0;
    ASSERT_REFUSED(EMIC_INVALID, "round 0: rounds count from 1", add(&coding));
    assert_int_equal(0, number_of("SELECT count(*) FROM coding"));
    coding = coding_of(0, 46, "FEAR"); /* the whole text can */
    ASSERT_OK(add(&coding));
}

static void one_coder_codes_a_span_once_a_round(void **state)
{
    (void)state;
    emic_coding coding = coding_of(5, 10, "FEAR");
    ASSERT_OK(add(&coding));
    ASSERT_REFUSED(EMIC_EXISTS, "this coder has coded 5:10 with \"HARM/FEAR\" already",
                   add(&coding));
    coding.round = 2;
    ASSERT_OK(add(&coding));
    coding.coder = B;
    ASSERT_OK(add(&coding));
    coding.span.end = 11;
    ASSERT_OK(add(&coding));
    assert_int_equal(4, number_of("SELECT count(*) FROM coding"));
}

static void polarities_have_names(void **state)
{
    emic_polarity found;
    (void)state;
    for (int i = EMIC_SUPPORTS; i <= EMIC_QUALIFIES; i++) {
        const char *name = emic_polarity_name((emic_polarity)i);
        ASSERT_OK(emic_polarity_find(emic_slice_of(name), &found, &err));
        assert_int_equal(i, found);
    }
    ASSERT_REFUSED(EMIC_INVALID,
                   "unknown polarity \"against\"; it is supports, contradicts or qualifies",
                   emic_polarity_find(EMIC_LITERAL("against"), &found, &err));
}

static void evidence_is_not_removed(void **state)
{
    (void)state;
    emic_coding coding = coding_of(5, 10, "FEAR");
    ASSERT_OK(add(&coding));
    coding.coder = B;
    ASSERT_OK(add(&coding));
    coding.span.end = 11;
    ASSERT_OK(add(&coding));
    ASSERT_OK(load_participants("participant\nTP01\n"));
    ASSERT_OK(load_judgements("participant,code,value,coder,evidence\n"
                              "TP01,FEAR,affirmed,A,TP01:5:10\n"));
    for (emic_id id = 1; id <= 2; id++)
        ASSERT_REFUSED(EMIC_INVALID,
                       emic_arena_format(
                           arena, "coding %d is the evidence of a judgement: TP01, FEAR", (int)id),
                       emic_coding_remove(study, id, &err));
    ASSERT_OK(emic_coding_remove(study, 3, &err));
    ASSERT_REFUSED(EMIC_NOT_FOUND, "no coding 3; emic coding list shows the ids",
                   emic_coding_remove(study, 3, &err));
    assert_int_equal(2, number_of("SELECT count(*) FROM coding"));
}

/* "document start:end code coder round" a coding. */
static const char *list(const emic_coding_filter *filter)
{
    const char *shown = "";
    emic_coding_list items;
    emic_codebook codebook = codebook_now();
    ASSERT_OK(emic_coding_list_load(study, filter, &codebook, arena, &items, &err));
    for (size_t i = 0; i < items.count; i++) {
        const emic_coding_item *item = &items.items[i];
        shown =
            emic_arena_format(arena, "%s%.*s %u:%u %.*s %.*s %d\n", shown, EMIC_ARG(item->document),
                              item->coding.span.start, item->coding.span.end,
                              EMIC_ARG(codebook.items[item->code_at].name),
                              EMIC_ARG(item->coder_name), (int)item->coding.round);
        assert_int_equal(0, item->words.length); /* nobody asked for them */
    }
    return shown;
}

static const char some_codings[] = "document,start,end,code,coder,round\n"
                                   "b,0,5,LOSS,B,1\na,3,4,HELP,A,1\nb,0,5,FEAR,B,2\n"
                                   "b,0,5,FEAR,A,2\nb,0,5,FEAR,B,1\na,3,9,FEAR,A,1\n"
                                   "b,0,4,LOSS,A,1\na,2,9,HELP,B,2\n";

static void the_list_has_one_order(void **state)
{
    emic_coding_filter all = {0};
    (void)state;
    add_document("b", "Words of b.\n");
    add_document("a", "Words of a.\n");
    ASSERT_OK(load_codings(some_codings));
    assert_string_equal("a 2:9 HELP B 2\na 3:4 HELP A 1\na 3:9 FEAR A 1\n"
                        "b 0:4 LOSS A 1\nb 0:5 FEAR A 2\nb 0:5 FEAR B 1\nb 0:5 FEAR B 2\n"
                        "b 0:5 LOSS B 1\n",
                        list(&all));
}

static void every_filter_has_an_effect(void **state)
{
    bool codes[5] = {false};
    (void)state;
    emic_id b = add_document("b", "Words of b.\n");
    add_document("a", "Words of a.\n");
    ASSERT_OK(load_codings(some_codings));
    emic_coding_filter filter = {.document = b, .coder = B};
    assert_string_equal("b 0:5 FEAR B 1\nb 0:5 FEAR B 2\nb 0:5 LOSS B 1\n", list(&filter));
    filter.round = 2;
    assert_string_equal("b 0:5 FEAR B 2\n", list(&filter));
    filter = (emic_coding_filter){.round = 2};
    assert_string_equal("a 2:9 HELP B 2\nb 0:5 FEAR A 2\nb 0:5 FEAR B 2\n", list(&filter));
    emic_codebook codebook = codebook_now();
    assert_int_equal(5, codebook.count);
    assert_true(emic_slice_is(codebook.items[2].name, "LOSS"));
    codes[2] = true;
    filter = (emic_coding_filter){.codes = codes};
    assert_string_equal("b 0:4 LOSS A 1\nb 0:5 LOSS B 1\n", list(&filter));
    filter.coder = 99;
    assert_string_equal("", list(&filter));
}

static void a_coding_belongs_to_whom_it_quotes(void **state)
{
    emic_coding_filter all = {0};
    emic_coding_list items;
    (void)state;
    add_document("talk", "INTERVIEWER: Both?\n\nANNA: Yes.\n\nBERTA: No.\n");
    ASSERT_OK(load_participants("participant\nTP01\nANNA\nBERTA\n"));
    ASSERT_OK(load_codings("document,start,end,code,coder\ntalk,13,18,HELP,A\ntalk,26,30,HELP,A\n"
                           "talk,39,42,HELP,A\nTP01,0,11,HELP,A\n"));
    emic_codebook codebook = codebook_now();
    ASSERT_OK(emic_coding_list_load(study, &all, &codebook, arena, &items, &err));
    assert_int_equal(4, items.count);
    static const emic_id wanted[] = {1, 0, 2, 3}; /* TP01 alone; nobody; ANNA; BERTA */
    for (size_t i = 0; i < 4; i++)
        assert_int_equal(wanted[i], items.items[i].participant);
}

static void damaged_codings_are_not_listed(void **state)
{
    emic_coding_filter filter = {.words = true};
    emic_coding_list items;
    (void)state;
    emic_coding coding = coding_of(5, 10, "FEAR");
    ASSERT_OK(add(&coding));
    emic_codebook codebook = codebook_now();
    run_sql("UPDATE coding SET stop = 4294967299");
    ASSERT_REFUSED(EMIC_CORRUPT, "coding 1 has no span; run emic check",
                   emic_coding_list_load(study, &filter, &codebook, arena, &items, &err));
    run_sql("PRAGMA foreign_keys = OFF; UPDATE coding SET stop = 40, code = 0");
    ASSERT_REFUSED(EMIC_CORRUPT, "coding 1 names no code of the codebook; run emic check",
                   emic_coding_list_load(study, &filter, &codebook, arena, &items, &err));
    run_sql("UPDATE coding SET code = (SELECT id FROM code WHERE name = 'FEAR'), coder = 7");
    ASSERT_REFUSED(EMIC_CORRUPT, "coding 1 names no coder of the study; run emic check",
                   emic_coding_list_load(study, &filter, &codebook, arena, &items, &err));
}

/* What the taker has got so far. */
typedef struct taken {
    const char *shown;
    size_t parts;
} taken;

static emic_status take(void *context, const emic_coding_list *codings, emic_error *error)
{
    taken *all = context;
    all->parts++;
    assert_true(codings->count > 0);
    for (size_t i = 0; i < codings->count; i++) {
        const emic_coding_item *item = &codings->items[i];
        assert_int_equal(codings->items[0].coding.document, item->coding.document);
        all->shown =
            emic_arena_format(arena, "%s%.*s %.*s %lld\n", all->shown, EMIC_ARG(item->document),
                              EMIC_ARG(item->words), (long long)item->participant);
    }
    return all->parts < 2 ? EMIC_OK : emic_fail(error, EMIC_IO, "enough");
}

static void they_come_document_by_document(void **state)
{
    emic_coding_filter filter = {.words = true, .values = true};
    taken all = {.shown = ""};
    (void)state;
    add_document("b", "Words of b.\n");
    add_document("c", "Words of c.\n");
    add_document("a", "Words of a.\n");
    ASSERT_OK(load_codings("document,start,end,code,coder\nb,0,5,LOSS,B\nc,0,5,LOSS,B\n"
                           "a,6,8,HELP,A\nb,0,8,FEAR,B\n"));
    emic_codebook codebook = codebook_now();
    ASSERT_REFUSED(EMIC_IO, "enough",
                   emic_coding_list_each(study, &filter, &codebook, take, &all, &err));
    assert_string_equal("a of 0\nb Words 0\nb Words of 0\n", all.shown);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_STUDY(words_are_coded),
        IN_STUDY(what_cannot_be_coded_is_refused),
        IN_STUDY(one_coder_codes_a_span_once_a_round),
        IN_STUDY(polarities_have_names),
        IN_STUDY(evidence_is_not_removed),
        IN_STUDY(the_list_has_one_order),
        IN_STUDY(every_filter_has_an_effect),
        IN_STUDY(a_coding_belongs_to_whom_it_quotes),
        IN_STUDY(damaged_codings_are_not_listed),
        IN_STUDY(they_come_document_by_document),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
