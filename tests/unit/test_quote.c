/* Finding a quote: every kind of white space fits every other, everything else must be the same. */
#include "study_fixture.h"

/* The places as "start:end start:end". */
static const char *places(const char *words, const char *quote)
{
    emic_text_index text;
    emic_span_list list;
    const char *shown = "";
    emic_text_index_load(&text, emic_slice_of(words), arena);
    ASSERT_OK(emic_quote_find(&text, emic_slice_of(quote), arena, &list, &err));
    for (size_t i = 0; i < list.count; i++)
        shown = emic_arena_format(arena, "%s%s%u:%u", shown, i ? " " : "", list.items[i].start,
                                  list.items[i].end);
    return shown;
}

static void a_quote_stands_where_its_words_stand(void **state)
{
    (void)state;
    assert_string_equal("0:4", places("They never told us.", "They"));
    assert_string_equal("5:18", places("They never told us.", "never told us"));
    assert_string_equal("18:19", places("They never told us.", "."));
    assert_string_equal("0:19", places("They never told us.", "They never told us."));
}

static void white_space_fits_any_white_space(void **state)
{
    (void)state;
    assert_string_equal("0:15", places("never\n\n told us", "never told us"));
    assert_string_equal("0:13", places("never told us", "never \t\r\n told\n us"));
    assert_string_equal("2:8", places("  a\n\nb c  ", " \n a b\tc\n "));
    assert_string_equal("0:3 4:7", places("a\xC2\xA0" "b a\xE3\x80\x80" "b", "a b"));
    assert_string_equal("0:3", places("a b", "\xC2\xA0" "a\xE2\x80\xAF" "b\xE2\x80\x83"));
    assert_string_equal("", places("ab", "a b"));
    assert_string_equal("", places("a b", "ab"));
}

static void everything_else_must_be_the_same(void **state)
{
    (void)state;
    assert_string_equal("", places("They never told us.", "they never"));
    assert_string_equal("", places("They never told us.", "They, never"));
    assert_string_equal("", places("caf\xC3\xA9", "cafe"));
    assert_string_equal("", places("e\xCC\x81", "\xC3\xA9")); /* two ways to write it */
    assert_string_equal("", places("", "a"));
    assert_string_equal("", places("ab", "abc"));
}

static void every_place_is_found(void **state)
{
    (void)state;
    assert_string_equal("0:2 3:5 7:9", places("no no, no", "no"));
    assert_string_equal("0:3 2:5 4:7", places("ababab" "a", "aba")); /* overlapping */
    assert_string_equal("0:2 1:3", places("aaa", "aa"));
}

static void positions_count_characters(void **state)
{
    (void)state;
    assert_string_equal("2:6", places("\xF0\x9F\x98\x80 caf\xC3\xA9!", "caf\xC3\xA9"));
    assert_string_equal("5:6", places("\xF0\x9F\x98\x80 caf\xC3\xA9!", "\xC3\xA9"));
    /* The last bytes of these characters are those of a no-break space, which is none here. */
    assert_string_equal("1:3", places("-\xC5\x82\xC2\xA1\xE3\x82\xA0-", "\xC5\x82\xC2\xA1"));
    assert_string_equal("3:4", places("-\xC5\x82\xC2\xA1\xE3\x82\xA0-", "\xE3\x82\xA0"));
    assert_string_equal("0:3", places("\xD7\xA9\xD6\xB8\xD7\x9C", "\xD7\xA9\xD6\xB8\xD7\x9C"));
}

static void an_empty_quote_is_refused(void **state)
{
    emic_text_index text;
    emic_span_list list;
    (void)state;
    emic_text_index_load(&text, EMIC_LITERAL("words"), arena);
    static const char *const nothing[] = {"", "  \n", "\xC2\xA0 \xE2\x80\x89"};
    for (size_t i = 0; i < 3; i++)
        ASSERT_REFUSED(EMIC_INVALID, "the quote is empty",
                       emic_quote_find(&text, emic_slice_of(nothing[i]), arena, &list, &err));
    ASSERT_REFUSED(EMIC_INVALID, "the quote is empty",
                   emic_quote_find(&text, (emic_slice){0}, arena, &list, &err));
    ASSERT_REFUSED(EMIC_INVALID, "the quote is not valid UTF-8",
                   emic_quote_find(&text, EMIC_LITERAL("wor\xC3"), arena, &list, &err));
}

static bool is_blank(char byte)
{
    return byte == ' ' || byte == '\n';
}

/* What stands between any two positions is found there again, among other places maybe. */
static void any_stretch_of_a_text_is_found(void **state)
{
    emic_text_index text;
    emic_span_list list;
    size_t found = 0;
    (void)state;
    emic_slice words =
        EMIC_LITERAL("a  b\na b \xC3\xA9 \xF0\x9F\x98\x80 e\xCC\x81\n\n z. ");
    emic_text_index_load(&text, words, arena);
    for (uint32_t start = 0; start < text.points; start++) {
        for (uint32_t end = start + 1; end <= text.points; end++) {
            emic_slice quote = emic_text_words(&text, (emic_span){start, end});
            bool there = false;
            if (is_blank(quote.data[0]) || is_blank(quote.data[quote.length - 1]))
                continue; /* no place begins or ends so */
            ASSERT_OK(emic_quote_find(&text, quote, arena, &list, &err));
            for (size_t i = 0; i < list.count; i++)
                there |= list.items[i].start == start && list.items[i].end == end;
            assert_true(there);
            found++;
        }
    }
    assert_true(found > 40);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_MEMORY(a_quote_stands_where_its_words_stand),
        IN_MEMORY(white_space_fits_any_white_space),
        IN_MEMORY(everything_else_must_be_the_same),
        IN_MEMORY(every_place_is_found),
        IN_MEMORY(positions_count_characters),
        IN_MEMORY(an_empty_quote_is_refused),
        IN_MEMORY(any_stretch_of_a_text_is_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
