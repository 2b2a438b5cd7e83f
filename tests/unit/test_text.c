/* Positions and validity against a naive converter, on every kind of text a transcript may hold;
 * and what people see: folded words, widths, cuts, distances. */
#include "base/strbuf.h"
#include "base/text.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define E_ACUTE "e\u0301" /* two code points */
#define GRIN "\U0001F600"
#define FAMILY "\U0001F468\u200D\U0001F469\u200D\U0001F467"
#define SHALOM "\u05E9\u05DC\u05D5\u05DD"

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

/* A fixed sequence: a failure can be repeated. */
static uint32_t dice_state;

static uint32_t dice(uint32_t sides)
{
    dice_state = dice_state * 1664525 + 1013904223;
    return (dice_state >> 8) % sides;
}

static const char *const pieces[] = {
    "a",          "the ",
    "\r\n",       "\n",
    "\u00E9",     E_ACUTE,
    "\u00DF",     GRIN,
    FAMILY,       "\U0001F1E9\U0001F1EA",
    SHALOM,       "\u0645\u0631\u062D\u0628\u0627",
    "\u200F",     "\u4F60\u597D",
    "\uFFFD",     "\U0010FFFF",
    "\u0800",     "\u07FF",
    "\U00010000", "\x7F",
};
enum { PIECE_COUNT = sizeof pieces / sizeof *pieces };

/* `only_ascii` in a hundred pieces are plain letters. */
static emic_slice random_text(size_t length, uint32_t only_ascii)
{
    emic_strbuf text = {0};
    emic_strbuf_reserve(&text, length);
    while (text.length < length)
        emic_strbuf_puts(&text, dice(100) < only_ascii ? "x" : pieces[dice(PIECE_COUNT)]);
    emic_slice copy = emic_arena_copy(arena, emic_strbuf_slice(&text));
    emic_strbuf_close(&text);
    return copy;
}

/* What the naive converter says about the code point that begins at byte `at`. */
typedef struct naive_point {
    size_t byte, utf16;
} naive_point;

static size_t convert_naively(emic_slice text, naive_point *points)
{
    size_t count = 0, utf16 = 0;
    for (size_t at = 0; at < text.length; at++) {
        unsigned char byte = (unsigned char)text.data[at];
        if (byte >= 0x80 && byte < 0xC0)
            continue;
        points[count++] = (naive_point){at, utf16};
        utf16 += byte >= 0xF0 ? 2 : 1;
    }
    points[count] = (naive_point){text.length, utf16};
    return count;
}

static void check_positions(emic_slice text)
{
    emic_text_index index;
    naive_point *points = emic_arena_array(arena, text.length + 1, sizeof *points);
    size_t count = convert_naively(text, points);
    emic_text_index_load(&index, text, arena);
    assert_true(emic_utf8_valid(text, NULL));
    assert_int_equal(count, emic_utf8_count(text));
    assert_int_equal(count, index.points);
    assert_int_equal(count == text.length, index.ascii);
    for (size_t point = 0; point <= count; point++) {
        assert_int_equal(points[point].byte, emic_text_byte(&index, point));
        assert_int_equal(points[point].utf16, emic_text_utf16(&index, point));
        assert_int_equal(point, emic_text_point(&index, points[point].byte));
        assert_int_equal(point, emic_text_point_of_utf16(&index, points[point].utf16));
        if (point < count && points[point + 1].utf16 - points[point].utf16 == 2)
            assert_int_equal(point, emic_text_point_of_utf16(&index, points[point].utf16 + 1));
    }
}

static void positions_agree_with_the_naive_converter(void **state)
{
    (void)state;
    static const uint32_t only_ascii[] = {0, 50, 95, 100};
    dice_state = 20120301;
    for (int round = 0; round < 200; round++) {
        emic_slice text = random_text(dice(4000), only_ascii[round % 4]);
        check_positions(text);
        emic_arena_reset(arena);
    }
}

static void positions_hold_around_every_mark(void **state)
{
    (void)state;
    static const char *const repeated[] = {"x", "\u00E9", "\u4F60", GRIN};
    for (size_t points = 254; points <= 514; points++) {
        for (size_t kind = 0; kind < 4; kind++) {
            emic_strbuf text = {0};
            for (size_t i = 0; i < points; i++)
                emic_strbuf_puts(&text, i % 97 ? repeated[kind] : "\u00E9");
            check_positions(emic_strbuf_slice(&text));
            emic_strbuf_close(&text);
        }
        emic_arena_reset(arena);
    }
}

static void spans_give_the_words_they_cover(void **state)
{
    (void)state;
    emic_text_index index;
    emic_text_index_load(&index, EMIC_LITERAL("TP07: " GRIN " " SHALOM "\r\ncaf" E_ACUTE), arena);
    assert_int_equal(6 + 1 + 1 + 4 + 2 + 5, index.points);
    assert_true(emic_slice_is(emic_text_words(&index, (emic_span){0, 4}), "TP07"));
    assert_true(emic_slice_is(emic_text_words(&index, (emic_span){6, 7}), GRIN));
    assert_true(emic_slice_is(emic_text_words(&index, (emic_span){8, 12}), SHALOM));
    assert_true(emic_slice_is(emic_text_words(&index, (emic_span){14, 19}), "caf" E_ACUTE));
    assert_true(emic_slice_is(emic_text_words(&index, (emic_span){19, 19}), ""));
}

static void an_empty_text_has_one_position(void **state)
{
    (void)state;
    emic_text_index index;
    check_positions((emic_slice){"", 0});
    emic_text_index_load(&index, (emic_slice){NULL, 0}, arena);
    assert_int_equal(0, emic_text_byte(&index, 0));
    assert_int_equal(0, emic_text_words(&index, (emic_span){0, 0}).length);
    assert_true(emic_utf8_valid((emic_slice){NULL, 0}, NULL));
    assert_int_equal(0, emic_utf8_count((emic_slice){NULL, 0}));
}

/* Reads one sequence the long way: decode it, then ask whether that was allowed. */
static size_t read_naively(const unsigned char *bytes, size_t length)
{
    static const uint32_t smallest[] = {0, 0, 0x80, 0x800, 0x10000};
    unsigned lead = bytes[0];
    size_t want = lead < 0x80 ? 1 : lead < 0xC0 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    if (want < 2 || want > length || lead > 0xF7)
        return want == 1;
    uint32_t point = lead & (0xFFu >> (want + 1));
    for (size_t i = 1; i < want; i++) {
        if (bytes[i] >> 6 != 2)
            return 0;
        point = point << 6 | (bytes[i] & 0x3Fu);
    }
    bool surrogate = point >= 0xD800 && point <= 0xDFFF;
    return point < smallest[want] || surrogate || point > 0x10FFFF ? 0 : want;
}

static bool valid_naively(emic_slice text, size_t *bad)
{
    for (*bad = 0; *bad < text.length;) {
        size_t length = read_naively((const unsigned char *)text.data + *bad, text.length - *bad);
        if (length == 0)
            return false;
        *bad += length;
    }
    return true;
}

static size_t check_validity(emic_slice text)
{
    size_t expected = 0, found = 0;
    bool valid = valid_naively(text, &expected);
    assert_int_equal(valid, emic_utf8_valid(text, &found));
    if (!valid)
        assert_int_equal(expected, found);
    return valid;
}

static void every_edge_of_validity_is_kept(void **state)
{
    (void)state;
    static const unsigned char edges[] = {0x00, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0,
                                          0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xED,
                                          0xEE, 0xEF, 0xF0, 0xF1, 0xF4, 0xF5, 0xF8, 0xFF};
    enum { EDGES = sizeof edges };
    size_t valid = 0;
    for (size_t code = 0; code < EDGES * EDGES * EDGES * EDGES; code++) {
        char bytes[4];
        for (size_t i = 0, left = code; i < 4; i++, left /= EDGES)
            bytes[i] = (char)edges[left % EDGES];
        for (size_t length = 1; length <= 4; length++)
            valid += check_validity((emic_slice){bytes, length});
    }
    assert_true(valid > 1000);
}

static void damage_is_found_where_it_is(void **state)
{
    (void)state;
    size_t damaged = 0;
    dice_state = 7;
    for (int round = 0; round < 3000; round++) {
        emic_slice text = random_text(1 + dice(200), round % 2 ? 90 : 0);
        char *bytes = emic_arena_string(arena, text);
        bytes[dice((uint32_t)text.length)] = (char)dice(256);
        damaged += !check_validity((emic_slice){bytes, text.length});
        emic_arena_reset(arena);
    }
    assert_true(damaged > 500);
}

static void every_code_point_is_written_and_read(void **state)
{
    (void)state;
    for (uint32_t point = 0; point <= 0x10FFFF; point++) {
        char bytes[4];
        size_t at = 0;
        if (point >= 0xD800 && point <= 0xDFFF)
            continue;
        emic_slice text = {bytes, emic_utf8_put(point, bytes)};
        assert_int_equal(text.length, read_naively((unsigned char *)bytes, text.length));
        assert_int_equal(point, emic_utf8_next(text, &at));
        assert_int_equal(text.length, at);
    }
}

static void folding_forgets_case_form_and_marks(void **state)
{
    (void)state;
    static const char *const rows[][2] = {
        {"", ""},
        {"HARM/Fear_2", "harm/fear_2"},
        {"\u00C9t\u00E9 E\u0301", "ete e"},
        {"Stra\u00DFe", "strasse"},
        {"\uFB01le", "file"},
        {"\uFF34\uFF30", "tp"},
        {"\U0001D400", "a"},
        {"\u0130", "i"},
        {"\u039F\u03B4\u03CC\u03C2", "\u03BF\u03B4\u03BF\u03C3"},
        {GRIN, GRIN},
        {SHALOM, SHALOM},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        emic_slice once = emic_text_fold(emic_slice_of(rows[i][0]), arena);
        assert_string_equal(rows[i][1], once.data);
        assert_true(emic_slice_equal(once, emic_text_fold(once, arena)));
    }
}

static void folding_twice_changes_nothing(void **state)
{
    (void)state;
    size_t folded = 0;
    for (uint32_t point = 0x80; point <= 0x2FFFF; point++) {
        char bytes[4];
        if (point >= 0xD800 && point <= 0xDFFF)
            continue;
        emic_slice text = {bytes, emic_utf8_put(point, bytes)};
        emic_slice once = emic_text_fold(text, arena);
        assert_true(emic_slice_equal(once, emic_text_fold(once, arena)));
        folded += !emic_slice_equal(text, once);
        emic_arena_reset(arena);
    }
    assert_true(folded > 10000);
}

static void width_counts_what_is_seen(void **state)
{
    (void)state;
    assert_int_equal(0, emic_text_width(EMIC_LITERAL("")));
    assert_int_equal(4, emic_text_width(EMIC_LITERAL("TP07")));
    assert_int_equal(4, emic_text_width(EMIC_LITERAL("caf" E_ACUTE)));
    assert_int_equal(4, emic_text_width(EMIC_LITERAL("\u4F60\u597D")));
    assert_int_equal(2, emic_text_width(EMIC_LITERAL(GRIN)));
    assert_int_equal(2, emic_text_width(EMIC_LITERAL(FAMILY)));
    assert_int_equal(4, emic_text_width(EMIC_LITERAL("\U0001F1E9\U0001F1EA\U0001F1EB\U0001F1F7")));
    assert_int_equal(2, emic_text_width(EMIC_LITERAL("\u2764\uFE0F")));
    assert_int_equal(4, emic_text_width(EMIC_LITERAL(SHALOM)));
}

static void a_cut_never_splits_what_is_seen_as_one(void **state)
{
    (void)state;
    emic_slice text = EMIC_LITERAL(E_ACUTE FAMILY "x\u4F60");
    static const size_t kept[] = {0, 3, 3, 3 + 18, 3 + 18 + 1, 3 + 18 + 1, 3 + 18 + 1 + 3};
    assert_int_equal(25, text.length);
    for (size_t columns = 0; columns < 7; columns++)
        assert_int_equal(kept[columns], emic_text_cut(text, columns).length);
    assert_int_equal(25, emic_text_cut(text, 1000).length);
    dice_state = 3;
    for (int round = 0; round < 200; round++) {
        emic_slice random = random_text(dice(100), 30);
        size_t wide = emic_text_width(random);
        for (size_t columns = 0; columns <= wide; columns++) {
            emic_slice cut = emic_text_cut(random, columns);
            assert_true(emic_utf8_valid(cut, NULL));
            assert_true(emic_text_width(cut) <= columns);
        }
        assert_int_equal(random.length, emic_text_cut(random, wide).length);
        emic_arena_reset(arena);
    }
}

/* The definition, word for word: slow, and right. */
static size_t distance_naively(const char *a, const char *b)
{
    if (!*a || !*b)
        return strlen(a) + strlen(b);
    size_t change = distance_naively(a + 1, b + 1) + (*a != *b);
    size_t drop = distance_naively(a + 1, b) + 1, add = distance_naively(a, b + 1) + 1;
    size_t least = drop < add ? drop : add;
    return change < least ? change : least;
}

static void distance_counts_the_fewest_edits(void **state)
{
    (void)state;
    assert_int_equal(3,
                     emic_text_distance(EMIC_LITERAL("kitten"), EMIC_LITERAL("sitting"), 9, arena));
    assert_int_equal(0, emic_text_distance(EMIC_LITERAL("FEAR"), EMIC_LITERAL("fear"), 0, arena));
    assert_int_equal(
        1, emic_text_distance(EMIC_LITERAL("\u00E9tude"), EMIC_LITERAL("studE"), 5, arena));
    assert_int_equal(4,
                     emic_text_distance(EMIC_LITERAL(""), EMIC_LITERAL("fear"), SIZE_MAX, arena));
    assert_int_equal(0, emic_text_distance((emic_slice){0}, (emic_slice){0}, 2, arena));
}

static void distance_agrees_with_its_definition_and_keeps_its_limit(void **state)
{
    (void)state;
    size_t beyond = 0;
    dice_state = 11;
    for (int round = 0; round < 2000; round++) {
        char a[7] = {0}, b[7] = {0};
        for (uint32_t i = 0, length = dice(7); i < length; i++)
            a[i] = (char)('a' + dice(3));
        for (uint32_t i = 0, length = dice(7); i < length; i++)
            b[i] = (char)('a' + dice(3));
        size_t expected = distance_naively(a, b);
        for (size_t limit = 0; limit < 8; limit++) {
            size_t found = emic_text_distance(emic_slice_of(a), emic_slice_of(b), limit, arena);
            assert_int_equal(expected <= limit ? expected : limit + 1, found);
            beyond += expected > limit;
        }
        emic_arena_reset(arena);
    }
    assert_true(beyond > 1000);
}

#define WITH_ARENA(test) cmocka_unit_test_setup_teardown(test, open_arena, close_arena)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_ARENA(positions_agree_with_the_naive_converter),
        WITH_ARENA(positions_hold_around_every_mark),
        WITH_ARENA(spans_give_the_words_they_cover),
        WITH_ARENA(an_empty_text_has_one_position),
        WITH_ARENA(every_edge_of_validity_is_kept),
        WITH_ARENA(damage_is_found_where_it_is),
        WITH_ARENA(every_code_point_is_written_and_read),
        WITH_ARENA(folding_forgets_case_form_and_marks),
        WITH_ARENA(folding_twice_changes_nothing),
        WITH_ARENA(width_counts_what_is_seen),
        WITH_ARENA(a_cut_never_splits_what_is_seen_as_one),
        WITH_ARENA(distance_counts_the_fewest_edits),
        WITH_ARENA(distance_agrees_with_its_definition_and_keeps_its_limit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
