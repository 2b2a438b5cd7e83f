/* Full-text search: the words are those of SQLite's index in every script, a hit is where SQLite
 * says it is, and phrases, beginnings and NEAR mean what search.h says. */
#include "base/file.h"
#include "store/db_words.h"
#include "study/search.h"
#include "study_fixture.h"

/* Texts in which words are hard to tell. */
static const char *const odd_texts[] = {
    "Zo\xC3\xAB, Zoe\xCC\x88 and ZOE; na\xC3\xAFve cafe\xCC\x81s, stra\xC3\x9F"
    "e STRASSE",
    "\xCE\x91\xCE\xB8\xCE\xAE\xCE\xBD\xCE\xB1 \xCE\xB1\xCE\xB8\xCE\xB7\xCE\xBD\xCE\xB1,"
    " \xD0\x9C\xD0\xBE\xD1\x81\xD0\xBA\xD0\xB2\xD0\xB0 \xD1\x91\xD0\xBB\xD0\xBA\xD0\xB0",
    "\xD7\xA9\xD6\xB8\xD7\x81\xD7\x9C\xD7\x95\xD6\xB9\xD7\x9D \xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D"
    " \xD8\xB3\xD9\x8E\xD9\x84\xD8\xA7\xD9\x85 \xD8\xB3\xD9\x84\xD8\xA7\xD9\x85 (rtl)",
    "I \xF0\x9F\x98\x80 laugh \xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA9\xE2\x80\x8D"
    "\xF0\x9F\x91\xA7 family\xF0\x9F\x98\x80word 1\xEF\xB8\x8F\xE2\x83\xA3 two",
    "don't o'clock re-read e-mail_x under_score 3.14 1,000 \xEF\xAC\x81sh so\xC2\xAD"
    "ft",
    "\xE4\xB8\xAD\xE6\x96\x87 \xE0\xB9\x84\xE0\xB8\x97\xE0\xB8\xA2 \xF0\x90\x90\x80\xF0\x90\x90\xA8"
    " \xC4\xB0stanbul \xC4\xB1rmak \xEE\x80\x80 private \xE1\xBA\xA4\xE1\xBB\x87",
    "\xCC\x81lone mark \xCC\x81 a\xCC\x81\xCC\x82\xCC\xA3"
    "b two\n\nlines\tand\xC2\xA0spaces",
};

enum { ODD_COUNT = sizeof odd_texts / sizeof *odd_texts };

/* Adds a text as one turn of nobody, so that all of it is searched. */
static void add_odd_texts(void)
{
    for (size_t i = 0; i < ODD_COUNT; i++)
        add_document(emic_arena_format(arena, "odd%zu", i), odd_texts[i]);
}

static void add_transcripts(size_t most)
{
    emic_file_list files = {0};
    ASSERT_OK(
        emic_file_list_folder(EMIC_ROOT "/examples/raids-study/transcripts", arena, &files, &err));
    assert_true(files.count > 40);
    for (size_t i = 0; i < files.count && i < most; i++) {
        emic_slice text;
        ASSERT_OK(emic_file_read(files.items[i], arena, &text, &err));
        add_document(emic_arena_string(arena, emic_file_stem(files.items[i])),
                     emic_arena_string(arena, text));
    }
}

typedef struct read_word {
    size_t start, end;
    emic_slice folded;
} read_word;

typedef struct word_list {
    read_word *items;
    size_t count, capacity;
} word_list;

static void take_word(void *context, const emic_db_word *word)
{
    *EMIC_PUSH(arena, (word_list *)context) =
        (read_word){word->start, word->end, emic_arena_copy(arena, word->folded)};
}

static emic_tokenizer *open_tokenizer(void)
{
    emic_tokenizer *tokenizer;
    const char *arguments[] = {"remove_diacritics", "2", NULL};
    ASSERT_OK(emic_tokenizer_open(emic_study_db(study), "unicode61", arguments, &tokenizer, &err));
    return tokenizer;
}

static word_list read_words(emic_tokenizer *tokenizer, emic_slice text)
{
    word_list list = {0};
    ASSERT_OK(emic_tokenizer_read(tokenizer, text, take_word, &list, &err));
    return list;
}

/* What the index itself holds, word by word. */
static const char index_words[] =
    "SELECT term, offset FROM temp.index_words WHERE doc = ?1 ORDER BY offset";

static void compare_with_index(emic_tokenizer *tokenizer, emic_id revision, emic_slice text)
{
    word_list words = read_words(tokenizer, text);
    emic_cursor cursor;
    bool more = false;
    size_t at = 0;
    ASSERT_OK(emic_db_query(emic_study_db(study), index_words, EMIC_ROW(emic_int(revision)),
                            &cursor, &err));
    while (emic_cursor_next(&cursor, &more, &err) == EMIC_OK && more) {
        assert_true(at < words.count);
        assert_int_equal(at, emic_cursor_int(&cursor, 1));
        assert_true(emic_slice_equal(words.items[at].folded, emic_cursor_text(&cursor, 0)));
        at++;
    }
    emic_cursor_close(&cursor);
    assert_true(at > 0);
    assert_int_equal(at, words.count);
}

static void the_words_are_those_of_the_index(void **state)
{
    (void)state;
    emic_search_documents documents;
    add_odd_texts();
    add_transcripts(SIZE_MAX);
    run_sql(
        "CREATE VIRTUAL TABLE temp.index_words USING fts5vocab(main, revision_words, instance)");
    emic_tokenizer *tokenizer = open_tokenizer();
    ASSERT_OK(emic_search_documents_load(study, NULL, arena, &documents, &err));
    assert_true(documents.count > ODD_COUNT + 40);
    for (size_t i = 0; i < documents.count; i++) {
        emic_text_index text;
        ASSERT_OK(emic_document_text(study, documents.items[i].id, arena, &text, &err));
        compare_with_index(tokenizer, documents.items[i].revision, text.text);
    }
    emic_tokenizer_close(tokenizer);
}

static const char highlighted[] =
    "SELECT highlight(revision_words, 0, char(1), char(2)) FROM revision_words"
    " WHERE revision_words MATCH ?1 AND rowid = ?2";

/* A text in which \1 and \2 stand around each hit. */
static const char *mark(emic_slice text, const emic_search_hits *hits)
{
    emic_strbuf out = {0};
    size_t at = 0;
    for (size_t i = 0; i < hits->count; i++) {
        emic_search_hit hit = hits->items[i];
        emic_strbuf_printf(&out, "%.*s\1%.*s\2", (int)(hit.start - at), text.data + at,
                           (int)(hit.end - hit.start), text.data + hit.start);
        at = hit.end;
    }
    emic_strbuf_add(&out, emic_slice_from(text, at));
    const char *marked = emic_arena_string(arena, emic_strbuf_slice(&out));
    emic_strbuf_close(&out);
    return marked;
}

/* Searches one text, all of it, for `query`. */
static emic_search_hits find_in(const emic_text_index *text, const char *query)
{
    const emic_document_turns none = {0};
    emic_search *search;
    emic_search_hits hits;
    ASSERT_OK(emic_search_open(study, emic_slice_of(query), &search, &err));
    ASSERT_OK(emic_search_find(search, text, &none, NULL, arena, &hits, &err));
    for (size_t i = 0; i < hits.count; i++) {
        assert_int_equal(hits.items[i].start, emic_text_byte(text, hits.items[i].span.start));
        assert_int_equal(hits.items[i].end, emic_text_byte(text, hits.items[i].span.end));
    }
    emic_search_close(search);
    return hits;
}

/* Every word of a text, looked up as it is written. */
static size_t compare_hits(emic_tokenizer *tokenizer, const emic_search_document *document)
{
    emic_text_index text;
    ASSERT_OK(emic_document_text(study, document->id, arena, &text, &err));
    word_list words = read_words(tokenizer, text.text);
    for (size_t i = 0; i < words.count; i += 1 + words.count / 300) {
        emic_slice word = {text.text.data + words.items[i].start,
                           words.items[i].end - words.items[i].start};
        const char *query = emic_arena_format(arena, "\"%.*s\"", EMIC_ARG(word));
        emic_search_hits hits = find_in(&text, query);
        emic_slice wanted;
        ASSERT_OK(
            emic_db_text(emic_study_db(study), highlighted,
                         EMIC_ROW(emic_text(emic_slice_of(query)), emic_int(document->revision)),
                         arena, &wanted, &err));
        assert_true(hits.count > 0 && wanted.length > text.text.length);
        assert_string_equal(emic_arena_string(arena, wanted), mark(text.text, &hits));
    }
    return words.count;
}

static void a_hit_is_where_sqlite_says(void **state)
{
    (void)state;
    emic_search_documents documents;
    size_t words = 0;
    add_odd_texts();
    add_transcripts(3);
    emic_tokenizer *tokenizer = open_tokenizer();
    ASSERT_OK(emic_search_documents_load(study, NULL, arena, &documents, &err));
    for (size_t i = 0; i < documents.count; i++)
        words += compare_hits(tokenizer, &documents.items[i]);
    assert_true(words > 500);
    emic_tokenizer_close(tokenizer);
}

static const char near_matches[] =
    "SELECT count(*) FROM revision_words WHERE revision_words MATCH ?1 AND rowid = ?2";

/* Two words of a text picked by `seed` are as near as SQLite's own NEAR says. */
static bool compare_near(const emic_text_index *text, const word_list *words, emic_id revision,
                         uint32_t seed)
{
    static const unsigned far[] = {0, 1, 2, 5, 10};
    unsigned between = far[seed % 5];
    size_t first = seed % words->count, second = (first + 1 + seed / 7 % 17) % words->count;
    read_word a = words->items[first], b = words->items[second];
    emic_slice left = {text->text.data + a.start, a.end - a.start};
    emic_slice right = {text->text.data + b.start, b.end - b.start};
    int64_t wanted;
    if (emic_slice_equal(a.folded, b.folded))
        return false;
    const char *match = emic_arena_format(arena, "NEAR(\"%.*s\" \"%.*s\", %u)", EMIC_ARG(left),
                                          EMIC_ARG(right), between);
    const char *query = emic_arena_format(arena, "\"%.*s\" NEAR/%u \"%.*s\"", EMIC_ARG(left),
                                          between, EMIC_ARG(right));
    ASSERT_OK(emic_db_int(emic_study_db(study), near_matches,
                          EMIC_ROW(emic_text(emic_slice_of(match)), emic_int(revision)), 0, &wanted,
                          &err));
    assert_int_equal(wanted, find_in(text, query).count > 0);
    return wanted != 0;
}

static void near_is_as_near_as_sqlite_says(void **state)
{
    (void)state;
    enum { PAIRS = 200 };
    emic_search_documents documents;
    uint32_t seed = 1;
    size_t near = 0;
    add_transcripts(4);
    emic_tokenizer *tokenizer = open_tokenizer();
    ASSERT_OK(emic_search_documents_load(study, NULL, arena, &documents, &err));
    for (size_t i = 0; i < documents.count; i++) {
        emic_text_index text;
        ASSERT_OK(emic_document_text(study, documents.items[i].id, arena, &text, &err));
        word_list words = read_words(tokenizer, text.text);
        for (int pair = 0; pair < PAIRS; pair++) {
            seed = seed * 1664525 + 1013904223;
            near += compare_near(&text, &words, documents.items[i].revision, seed >> 8);
        }
    }
    assert_in_range(near, PAIRS, 3 * PAIRS); /* some are, some are not */
    emic_tokenizer_close(tokenizer);
}

/* The words that a search hits in the study: "D1:one|two D2:three". */
static const char *hits_of(const char *query)
{
    emic_search *search;
    emic_search_documents documents;
    const char *out = "";
    ASSERT_OK(emic_search_open(study, emic_slice_of(query), &search, &err));
    ASSERT_OK(emic_search_documents_load(study, search, arena, &documents, &err));
    for (size_t i = 0; i < documents.count; i++) {
        emic_text_index text;
        emic_document_turns turns;
        emic_search_hits hits;
        emic_id id = documents.items[i].id;
        ASSERT_OK(emic_document_text(study, id, arena, &text, &err));
        ASSERT_OK(emic_document_turns_load(study, id, arena, &turns, &err));
        ASSERT_OK(emic_search_find(search, &text, &turns, NULL, arena, &hits, &err));
        for (size_t k = 0; k < hits.count; k++)
            out = emic_arena_format(
                arena, "%s%s%s%.*s", out, k || !*out ? "" : " ",
                k ? "|" : emic_arena_format(arena, "%.*s:", EMIC_ARG(documents.items[i].name)),
                EMIC_ARG(emic_text_words(&text, hits.items[k].span)));
    }
    emic_search_close(search);
    return out;
}

static void searches_find_what_they_say(void **state)
{
    (void)state;
    static const struct {
        const char *query, *hits;
    } examples[] = {
        {"bus", "D1:bus|BUS D2:Bus"},
        {"bus night", "D1:night|bus|BUS|Night"}, /* both must be there */
        {"Zoe", "D1:Zo\xC3\xAB"},
        {"\"the bus\"", "D1:the bus|The BUS"},
        {"\"old car\"", "D4:old car"}, /* not the one with a word between */
        {"\"the  BUS!\"", "D1:the bus|The BUS"},
        {"bus*", "D1:bus|BUS D2:Bus|busy"},
        {"\"the b\"*", "D1:the bus|The BUS"},
        {"don't", "D2:don't"},
        {"bus bus*", "D1:bus|BUS D2:Bus|busy"}, /* a place is told once */
        {"night NEAR/1 bus", ""},
        {"bus NEAR/2 night", "D1:night on the bus"},
        {"bus NEAR/0 night", ""},
        {"night NEAR/2 bus", "D1:night on the bus"},
        {"bus NEAR night", "D1:night on the bus|night on the bus with Zo\xC3\xAB. The BUS"},
        {"night NEAR bus", "D1:night on the bus"}, /* each of the first with the nearest */
        {"D1", ""},                                /* labels are not said by anybody */
        {"\"bus interviewer\"", ""},
        {"\"bus and\"", ""}, /* nor does a phrase reach into the next turn */
        {"late NEAR/9 and", ""},
        {"heading", "D3:Heading"}, /* what stands before the first turn belongs to none */
    };
    add_document("D1", "D1: That night on the bus with Zo\xC3\xAB. The BUS was late.\n\n"
                       "INTERVIEWER: And?\n\nD1: Night.\n");
    add_document("D2", "D2: Bus. I don't know, I was busy.\n");
    add_document("D4", "D4: Old red car, old car.\n");
    add_document("D3", "Heading\n\nD3: Nothing.\n");
    size_t found = 0;
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        const char *hits = hits_of(examples[i].query);
        found += *hits != '\0';
        if (strcmp(hits, examples[i].hits) != 0)
            fail_msg("%s: \"%s\" instead of \"%s\"", examples[i].query, hits, examples[i].hits);
    }
    assert_int_equal(15, found);
}

static void what_cannot_be_searched_points_at_its_place(void **state)
{
    (void)state;
    static const struct {
        const char *query;
        unsigned column;
        const char *message;
    } wrong[] = {
        {"", 1, "what is to be found?"},
        {"  ", 3, "what is to be found?"},
        {"Zo\xC3\xAB \"never", 5, "this quote is never closed"},
        {"one ...", 5, "there is no word in this"},
        {"b*s", 2, "a star stands at the end"},
        {"*", 1, "a star stands at the end"},
        {"one (two", 5, "no parentheses"},
        {"one OR two", 5, "knows no AND, OR, NOT"},
        {"NEAR two", 1, "NEAR stands between"},
        {"one NEAR", 9, "is missing here"},
        {"one NEAR/ two", 10, "a number of words is missing"},
        {"one NEAR/2x two", 10, "a number from 0 to 1000"},
        {"one NEAR/1001 two", 10, "a number from 0 to 1000"},
        {"one NEAR two NEAR three", 14, "NEAR joins two"},
    };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        emic_search *search;
        emic_status status = emic_search_open(study, emic_slice_of(wrong[i].query), &search, &err);
        if (status != EMIC_INVALID || err.column != wrong[i].column ||
            !strstr(err.message, wrong[i].message))
            fail_msg("%s: status %d, column %u: %s", wrong[i].query, (int)status, err.column,
                     err.message);
    }
}

static void there_are_at_most_so_many_words(void **state)
{
    (void)state;
    emic_strbuf query = {0};
    emic_search *search;
    for (int i = 0; i < EMIC_SEARCH_WORDS; i++)
        emic_strbuf_puts(&query, "word ");
    ASSERT_OK(emic_search_open(study, emic_strbuf_slice(&query), &search, &err));
    emic_search_close(search);
    emic_strbuf_puts(&query, "more");
    assert_int_equal(EMIC_INVALID,
                     emic_search_open(study, emic_strbuf_slice(&query), &search, &err));
    assert_non_null(strstr(err.message, "more than 64 words"));
    emic_strbuf_close(&query);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_MEMORY(the_words_are_those_of_the_index),
        IN_MEMORY(a_hit_is_where_sqlite_says),
        IN_MEMORY(near_is_as_near_as_sqlite_says),
        IN_MEMORY(searches_find_what_they_say),
        IN_MEMORY(what_cannot_be_searched_points_at_its_place),
        IN_MEMORY(there_are_at_most_so_many_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
