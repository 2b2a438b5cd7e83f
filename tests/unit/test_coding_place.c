/* From numbers and words to spans: turns, lines, words beside words, every place of words. */
#include "study/coding_place.h"
#include "study_fixture.h"

static emic_text_index text;
static emic_document_turns turns;
static emic_text_lines lines;

static void take(const char *words)
{
    emic_id document = add_document(emic_arena_format(arena, "D%zu", strlen(words)), words);
    ASSERT_OK(emic_document_text(study, document, arena, &text, &err));
    ASSERT_OK(emic_document_turns_load(study, document, arena, &turns, &err));
    emic_text_lines_load(&text, &turns, arena, &lines);
}

static const char *words_at(emic_span span)
{
    return emic_arena_string(arena, emic_text_words(&text, span));
}

static const char *line_words(int64_t first, int64_t last)
{
    emic_span span;
    ASSERT_OK(emic_place_lines(&lines, first, last, &span, &err));
    return words_at(span);
}

static const char *turn_words(int64_t first, int64_t last)
{
    emic_span span;
    ASSERT_OK(emic_place_turns(&turns, first, last, &span, &err));
    return words_at(span);
}

static void lines_leave_out_labels_and_space(void **state)
{
    emic_span span;
    (void)state;
    take("A head \n\nINTERVIEWER: Why?\nTP01:   Caf\xC3\xA9, \n  late \n\n\t\nTP01: Yes.");
    assert_int_equal(8, lines.count);
    assert_string_equal("A head", line_words(1, 1));
    assert_string_equal("Why?", line_words(3, 3));
    assert_string_equal("Caf\xC3\xA9,", line_words(4, 4));
    assert_string_equal("late", line_words(5, 5));
    assert_string_equal("Yes.", line_words(8, 8));
    assert_string_equal("Caf\xC3\xA9, \n  late", line_words(4, 7));
    assert_string_equal("Why?\nTP01:   Caf\xC3\xA9,", line_words(2, 4));
    ASSERT_REFUSED(EMIC_INVALID, "line 2 has no words",
                   emic_place_lines(&lines, 2, 2, &span, &err));
    ASSERT_REFUSED(EMIC_INVALID, "lines 6-7 have no words",
                   emic_place_lines(&lines, 6, 7, &span, &err));
    ASSERT_REFUSED(EMIC_NOT_FOUND, "no line 9: the text has 8",
                   emic_place_lines(&lines, 8, 9, &span, &err));
    ASSERT_REFUSED(EMIC_NOT_FOUND, "no line 0: the text has 8",
                   emic_place_lines(&lines, 0, 1, &span, &err));
}

/* The lines part the text: every position lies in one of them. */
static void lines_part_the_text(void **state)
{
    (void)state;
    take("One\n\ntwo \xF0\x9F\x98\x80\n\n\nthree\n");
    assert_int_equal(6, lines.count);
    uint32_t next = 0;
    for (size_t i = 0; i < lines.count; i++) {
        const emic_text_line *line = &lines.items[i];
        assert_int_equal(next, line->span.start);
        assert_true(line->words.start >= line->span.start && line->words.end <= line->span.end);
        for (uint32_t at = line->span.start; at <= line->span.end; at++)
            assert_int_equal(i, emic_text_line_at(&lines, at));
        next = line->span.end + 1;
    }
    assert_int_equal(text.points, next);
}

static void turns_are_those_of_the_page(void **state)
{
    emic_span span;
    (void)state;
    take("INTERVIEWER: Why?\n\nTP01: It was late,\nso late.\n\nINTERVIEWER: Oh.\n");
    assert_int_equal(3, turns.count);
    assert_string_equal("It was late,\nso late.", turn_words(2, 2));
    assert_string_equal("It was late,\nso late.\n\nINTERVIEWER: Oh.", turn_words(2, 3));
    ASSERT_REFUSED(EMIC_NOT_FOUND, "no turn 4: the text has 3",
                   emic_place_turns(&turns, 1, 4, &span, &err));
    ASSERT_REFUSED(EMIC_INVALID, "turn 3-2: the first comes after the last",
                   emic_place_turns(&turns, 3, 2, &span, &err));
    take("Only words, and nobody who speaks.");
    turns.count = 0;
    ASSERT_REFUSED(EMIC_NOT_FOUND, "the text has no turns",
                   emic_place_turns(&turns, 1, 1, &span, &err));
}

/* "start:end" of each place. */
static const char *shown(const emic_span_list *list)
{
    const char *all = "";
    for (size_t i = 0; i < list->count; i++)
        all = emic_arena_format(arena, "%s%s%u:%u", all, *all ? " " : "", list->items[i].start,
                                list->items[i].end);
    return all;
}

static const char *hits(const char *words)
{
    emic_span_list list;
    ASSERT_OK(emic_place_hits(&text, emic_slice_of(words), arena, &list, &err));
    return shown(&list);
}

static void hits_are_whole_words_of_any_look(void **state)
{
    emic_span_list list;
    (void)state;
    take(
        "Zo\xC3\xAB ran.\nThe ZOE\xCC\x88 ran, don\xE2\x80\x99t run; zoes ran \xE2\x80\x93 so so.");
    assert_string_equal("0:3 13:17", hits("zoe"));
    assert_string_equal("0:7 13:21", hits("ZO\xC3\x8B  ran"));
    assert_string_equal("23:28", hits("don't"));
    assert_string_equal("34:38", hits("zoes"));
    assert_string_equal("45:47 48:50", hits("so"));
    assert_string_equal("39:47", hits("ran - so"));
    assert_string_equal("", hits("zo"));
    assert_string_equal("", hits("ran the zoe fast"));
    ASSERT_REFUSED(EMIC_INVALID, "there are no words to look for",
                   emic_place_hits(&text, EMIC_LITERAL(" \n"), arena, &list, &err));
    ASSERT_REFUSED(EMIC_INVALID, "the words are not valid UTF-8",
                   emic_place_hits(&text, EMIC_LITERAL("\xFF"), arena, &list, &err));
}

static const char *beside(const char *quote, const char *before, const char *after)
{
    emic_span_list places, near;
    ASSERT_OK(emic_quote_find(&text, emic_slice_of(quote), arena, &places, &err));
    assert_true(places.count > 1);
    ASSERT_OK(emic_place_beside(&text, &places, emic_slice_of(before), emic_slice_of(after), arena,
                                &near, &err));
    return shown(&near);
}

static void words_beside_choose_a_place(void **state)
{
    emic_span_list places, near;
    (void)state;
    take("no one no two no three no four");
    assert_string_equal("0:2 7:9 14:16 23:25", beside("no", NULL, NULL));
    assert_string_equal("7:9", beside("no", NULL, "one"));
    assert_string_equal("14:16", beside("no", "three", NULL));
    assert_string_equal("7:9", beside("no", "two", "one"));
    assert_string_equal("", beside("no", "three", "one"));
    assert_string_equal("", beside("no", NULL, "four"));
    assert_string_equal("0:2 7:9 14:16 23:25", beside("no", "o", NULL)); /* "four", too */
    ASSERT_OK(emic_quote_find(&text, EMIC_LITERAL("no"), arena, &places, &err));
    ASSERT_REFUSED(EMIC_NOT_FOUND, "the words of --after are not in the text: \"five\"",
                   emic_place_beside(&text, &places, (emic_slice){0}, EMIC_LITERAL("five"), arena,
                                     &near, &err));
}

static void places_widen_to_turns_once_each(void **state)
{
    emic_span_list list, wide;
    (void)state;
    take("Head so.\n\nTP01: so and so.\n\nTP02: so.\n");
    ASSERT_OK(emic_place_hits(&text, EMIC_LITERAL("so"), arena, &list, &err));
    assert_int_equal(4, list.count);
    emic_place_widen(&turns, &list, arena, &wide);
    assert_int_equal(3, wide.count);
    assert_string_equal("so", words_at(wide.items[0]));
    assert_string_equal("so and so.", words_at(wide.items[1]));
    assert_string_equal("so.", words_at(wide.items[2]));
}

static void places_of_a_role_are_those_of_its_turns(void **state)
{
    emic_span_list list, left;
    (void)state;
    take("Head so.\n\nINTERVIEWER: So?\n\nTP01: so and so.\n");
    ASSERT_OK(emic_place_hits(&text, EMIC_LITERAL("so"), arena, &list, &err));
    assert_int_equal(4, list.count);
    emic_place_of_role(&turns, &list, EMIC_LITERAL("interviewer"), arena, &left);
    assert_int_equal(1, left.count);
    assert_string_equal("So", words_at(left.items[0]));
    emic_place_of_role(&turns, &list, EMIC_LITERAL("participant"), arena, &left);
    assert_int_equal(2, left.count);
    emic_place_of_role(&turns, &list, EMIC_LITERAL("other"), arena, &left);
    assert_int_equal(0, left.count);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_MEMORY(lines_leave_out_labels_and_space),
        IN_MEMORY(lines_part_the_text),
        IN_MEMORY(turns_are_those_of_the_page),
        IN_MEMORY(hits_are_whole_words_of_any_look),
        IN_MEMORY(words_beside_choose_a_place),
        IN_MEMORY(places_widen_to_turns_once_each),
        IN_MEMORY(places_of_a_role_are_those_of_its_turns),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
