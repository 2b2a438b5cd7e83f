/* The screen of the review: whatever the text and however small the terminal, each line fits and
 * nothing steers the terminal. */
#include "../../cli/review_line.c"
#include "../../cli/review_screen.c"
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

static emic_arena *arena;

static int open_arena(void **state)
{
    (void)state;
    arena = emic_arena_open();
    return 0;
}

static int close_arena(void **state)
{
    (void)state;
    emic_arena_close(arena);
    return 0;
}

static const review_hint hints[] = {{"r", "replace"}, {"k", "keep"}, {"n", "not a name"},
                                    {"u", "undo"},    {"?", "help"}, {"q", "quit"},
                                    {"/", "search"},  {"b", "back"}, {0}};

static emic_review_item *item_of(const char *words, size_t places)
{
    emic_review_item *item = emic_arena_alloc(arena, sizeof *item);
    *item = (emic_review_item){.words = emic_slice_of(words),
                               .kind = EMIC_CANDIDATE_PERSON,
                               .count = 12,
                               .documents = (int64_t)places,
                               .why = EMIC_LITERAL("one letter off")};
    for (size_t i = 0; i < places; i++)
        *EMIC_PUSH(arena, &item->places) = (emic_review_place){
            .document = emic_slice_of(emic_arena_format(arena, "TP%02zu", i + 1)),
            .before = EMIC_LITERAL("and then I went to see"),
            .words = item->words,
            .after = EMIC_LITERAL("on the other side"),
            .count = 1,
            .line = (int64_t)(i * 7 + 1)};
    return item;
}

static review_view view_of(const emic_review_item *item)
{
    return (review_view){
        .item = item, .number = 37, .total = 412, .to_go = 375, .hints = hints, .colour = false};
}

static review_frame drawn(const review_view *view, size_t columns, size_t rows)
{
    review_frame frame;
    review_screen_draw(view, columns, rows, arena, &frame);
    assert_int_equal(rows, frame.count);
    return frame;
}

static const char *line_with(const review_frame *frame, const char *words)
{
    for (size_t i = 0; i < frame->count; i++)
        if (frame->lines[i].length && strstr(frame->lines[i].data, words))
            return frame->lines[i].data;
    fail_msg("no line holds \"%s\"", words);
    return NULL;
}

static bool shows(const review_frame *frame, const char *words)
{
    for (size_t i = 0; i < frame->count; i++)
        if (frame->lines[i].length && strstr(frame->lines[i].data, words))
            return true;
    return false;
}

static void the_item_and_what_can_be_done_are_there(void **state)
{
    (void)state;
    emic_entity tebbe = {.id = 1, .label = EMIC_LITERAL("TP07")};
    *EMIC_PUSH(arena, &tebbe.names) = EMIC_LITERAL("Johanna Tebbe");
    review_view view = view_of(item_of("Johana", 12));
    view.suggested = &tebbe;
    view.message = "keep: Mirelke";
    review_frame frame = drawn(&view, 80, 24);
    line_with(&frame, "37 of 412, 375 to go");
    line_with(&frame, " Johana");
    line_with(&frame, "person, 12 times in 12 documents");
    line_with(&frame, "perhaps another spelling of TP07 Johanna Tebbe: one letter off");
    assert_string_equal(" TP01:1           and then I went to see >Johana< on the other side",
                        line_with(&frame, "TP01:1"));
    line_with(&frame, "TP08:50");
    assert_false(shows(&frame, "TP09")); /* eight places are enough */
    line_with(&frame, "keep: Mirelke");
    assert_string_equal(
        " r replace  k keep  n not a name  u undo  ? help  q quit  / search  b back",
        frame.lines[23].data);
}

static void the_bar_shows_what_is_done(void **state)
{
    (void)state;
    review_view view = view_of(item_of("Johana", 1));
    view.total = 10;
    view.to_go = 5;
    review_frame frame = drawn(&view, 22, 20);
    assert_string_equal(" ━━━━━━━━━━──────────", frame.lines[1].data);
}

static void the_keyword_is_marked_with_colours_and_without(void **state)
{
    (void)state;
    review_view view = view_of(item_of("Johana", 1));
    review_frame frame = drawn(&view, 80, 24);
    line_with(&frame, "see >Johana< on");
    assert_false(shows(&frame, "\x1B"));
    view.colour = true;
    frame = drawn(&view, 80, 24);
    line_with(&frame, "see \x1B[7mJohana\x1B[0m on");
}

static void signs_stay_beside_the_words(void **state)
{
    (void)state;
    emic_review_item *item = item_of("2005", 3);
    item->places.items[0].before = EMIC_LITERAL("we met on [");
    item->places.items[0].after = EMIC_LITERAL("], at noon");
    item->places.items[1].before = EMIC_LITERAL("it was ");
    item->places.items[1].after = EMIC_LITERAL(". So");
    review_view view = view_of(item);
    review_frame frame = drawn(&view, 80, 24);
    const char *first = line_with(&frame, "we met on [>2005<], at noon");
    const char *second = line_with(&frame, "it was >2005<. So");
    assert_int_equal(strchr(first, '>') - first, strchr(second, '>') - second);
}

static void a_decision_is_told(void **state)
{
    (void)state;
    emic_review_item *item = item_of("12 May 2019", 1);
    item->decision =
        (emic_decision){.verdict = EMIC_VERDICT_GENERALISE, .grade = EMIC_LITERAL("year")};
    item->who = EMIC_LITERAL("Ann");
    review_view view = view_of(item);
    review_frame frame = drawn(&view, 80, 24);
    line_with(&frame, "decided: generalise to year, by Ann");
}

/* What matters most is left on the smallest. */
static void the_smallest_screen_still_serves(void **state)
{
    (void)state;
    review_view view = view_of(item_of("Johana", 3));
    review_frame frame = drawn(&view, 20, 5);
    assert_string_equal(" 37 of 412, 375 to …", frame.lines[0].data);
    assert_string_equal(" Johana", frame.lines[1].data);
    line_with(&frame, "person, 12 times");
    line_with(&frame, ">Johana<");
    line_with(&frame, "r replace  k keep");
    frame = drawn(&view, 20, 2);
    assert_string_equal(" Johana", frame.lines[0].data);
    line_with(&frame, "r replace");
}

static void a_question_has_the_cursor(void **state)
{
    (void)state;
    review_view view = view_of(item_of("Johana", 3));
    view.question = "search:";
    view.input = "王小";
    review_frame frame = drawn(&view, 80, 24);
    assert_true(frame.row < 24);
    assert_string_equal(" search: 王小", frame.lines[frame.row].data);
    assert_int_equal(13, frame.column);
    view.input = emic_arena_string(arena, EMIC_LITERAL("what was typed is longer than the screen"));
    frame = drawn(&view, 20, 5);
    assert_string_equal(" search: …he screen", frame.lines[frame.row].data);
    assert_int_equal(19, frame.column);
    view.question = NULL;
    frame = drawn(&view, 80, 24);
    assert_int_equal(24, frame.row); /* no cursor */
}

static void choices_stay_around_the_chosen_one(void **state)
{
    (void)state;
    const emic_entity *choices[31] = {0};
    for (size_t i = 0; i < 30; i++) {
        emic_entity *one = emic_arena_alloc(arena, sizeof *one);
        one->label = emic_slice_of(emic_arena_format(arena, "PERSON%zu", i + 1));
        *EMIC_PUSH(arena, &one->names) = EMIC_LITERAL("Somebody");
        choices[i] = one;
    }
    review_view view = view_of(item_of("Johana", 3));
    view.choices = choices;
    view.question = "same as:";
    view.input = "";
    for (size_t rows = 6; rows < 26; rows++)
        for (view.chosen = 0; view.chosen < 30; view.chosen++) {
            review_frame frame = drawn(&view, 60, rows);
            line_with(&frame, emic_arena_format(arena, "> PERSON%zu ", view.chosen + 1));
        }
}

/* A line without its styles, which are the only control characters. */
static emic_slice without_styles(emic_slice line)
{
    emic_strbuf out = {0};
    for (size_t i = 0; i < line.length; i++) {
        if (line.data[i] == '\x1B') {
            assert_true(i + 2 < line.length && line.data[i + 1] == '[');
            for (i += 2; line.data[i] != 'm'; i++)
                assert_true(line.data[i] >= '0' && line.data[i] <= '9');
            continue;
        }
        assert_true((unsigned char)line.data[i] >= 0x20 && line.data[i] != 0x7F);
        emic_strbuf_putc(&out, line.data[i]);
    }
    emic_slice plain = emic_arena_copy(arena, emic_strbuf_slice(&out));
    emic_strbuf_close(&out);
    return plain;
}

static void check_frame(const review_frame *frame, size_t columns)
{
    for (size_t i = 0; i < frame->count; i++) {
        emic_slice plain = without_styles(frame->lines[i]);
        assert_true(emic_utf8_valid(plain, NULL));
        assert_true(emic_text_width(plain) <= columns);
        for (size_t at = 0; at < plain.length;) {
            uint32_t point = emic_utf8_next(plain, &at);
            assert_false(point >= 0x80 && point < 0xA0);      /* C1 */
            assert_false(point >= 0x202A && point <= 0x202E); /* overriding directions */
        }
    }
}

static void any_text_fits_any_screen(void **state)
{
    static const char *const texts[] = {
        "Johana",
        "Ev\x1B[2Jil \a\r\n\t\x7F",
        "\xC2\x9B"
        "31m",
        "דנה לוי \u202Egnorw",
        "王小明王小明王小明王小明王小明王小明王小明王小明王小明王小明",
        "Jose\u0301 e\u0301\u0302\u0303\u0304",
        "\u0301 a mark in front",
        "👩‍👩‍👧‍👦🇩🇪❤️",
        "Annnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn"
        "n",
        " ",
    };
    (void)state;
    size_t frames = 0;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        for (size_t columns = 1; columns < 90; columns += columns < 30 ? 1 : 13)
            for (size_t rows = 1; rows < 30; rows += rows < 8 ? 1 : 7) {
                emic_review_item *item = item_of(texts[i], 9);
                emic_slice text = item->words;
                item->places.items[0].before = item->places.items[1].after = text;
                item->places.items[2].document = item->why = item->who = text;
                item->decision.verdict = EMIC_VERDICT_KEEP;
                review_view view = view_of(item);
                view.message = texts[i];
                view.question = frames % 2 ? "search:" : NULL;
                view.input = frames % 2 ? texts[i] : NULL;
                view.colour = frames % 3 != 0;
                review_frame frame = drawn(&view, columns, rows);
                check_frame(&frame, columns);
                assert_true(view.colour || !shows(&frame, "\x1B"));
                assert_true(frame.column < columns || frame.row == rows);
                frames++;
            }
    assert_true(frames > 1000);
}

static void a_page_is_read_to_its_end(void **state)
{
    (void)state;
    review_frame frame;
    size_t top = 0;
    review_screen_page("one two three\n\nfour", &top, 10, 3, arena, &frame);
    assert_int_equal(3, frame.count);
    assert_string_equal(" one two", frame.lines[0].data);
    assert_string_equal(" three", frame.lines[1].data);
    top = 99;
    review_screen_page("one two three\n\nfour", &top, 10, 3, arena, &frame);
    assert_int_equal(1, top);
    assert_string_equal(" four", frame.lines[2].data);
}

#define IN_ARENA(test) cmocka_unit_test_setup_teardown(test, open_arena, close_arena)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_ARENA(the_item_and_what_can_be_done_are_there),
        IN_ARENA(the_bar_shows_what_is_done),
        IN_ARENA(the_keyword_is_marked_with_colours_and_without),
        IN_ARENA(signs_stay_beside_the_words),
        IN_ARENA(a_decision_is_told),
        IN_ARENA(the_smallest_screen_still_serves),
        IN_ARENA(a_question_has_the_cursor),
        IN_ARENA(choices_stay_around_the_chosen_one),
        IN_ARENA(any_text_fits_any_screen),
        IN_ARENA(a_page_is_read_to_its_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
