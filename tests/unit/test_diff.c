/* Comparing texts: what is given is the same in both, short scripts are the shortest, and texts of
 * any size and script are compared in bounded time. */
#include "base/clock.h"
#include "base/strbuf.h"
#include "source/diff.h"
#include "source/diff_compare.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <time.h>

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

static uint32_t dice_state = 7;

static uint32_t dice(uint32_t sides)
{
    dice_state = dice_state * 1664525 + 1013904223;
    return (dice_state >> 8) % sides;
}

/* --- Sequences -------------------------------------------------------------------------------- */

/* The length of the longest common sequence, by the table of all pairs. */
static size_t longest_common(const uint32_t *a, size_t n, const uint32_t *b, size_t m)
{
    size_t *row = emic_arena_array(arena, m + 1, sizeof *row);
    for (size_t i = 0; i < n; i++) {
        size_t corner = 0;
        for (size_t k = 0; k < m; k++) {
            size_t above = row[k + 1];
            row[k + 1] = a[i] == b[k] ? corner + 1 : above > row[k] ? above : row[k];
            corner = above;
        }
    }
    return row[m];
}

static size_t kept_of(const emic_diff_side sides[2])
{
    size_t kept = 0, i = 0, k = 0;
    for (;; i++, k++, kept++) {
        while (i < sides[0].count && sides[0].changed[i])
            i++;
        while (k < sides[1].count && sides[1].changed[k])
            k++;
        if (i == sides[0].count || k == sides[1].count)
            break;
        assert_int_equal(sides[0].id[i], sides[1].id[k]);
    }
    assert_true(i == sides[0].count && k == sides[1].count);
    return kept;
}

static void compare_random(size_t most, uint32_t symbols, bool runs, bool shortest)
{
    emic_diff_side sides[2];
    for (int side = 0; side < 2; side++) {
        size_t count = dice((uint32_t)most + 1);
        uint32_t *id = emic_arena_array(arena, count + 1, sizeof *id);
        for (size_t i = 0; i < count; i++)
            id[i] = dice(symbols);
        sides[side] = (emic_diff_side){id, count, emic_arena_array(arena, count + 1, sizeof(bool))};
    }
    emic_diff_compare(sides, runs);
    size_t kept = kept_of(sides);
    if (shortest)
        assert_int_equal(longest_common(sides[0].id, sides[0].count, sides[1].id, sides[1].count),
                         kept);
    emic_arena_reset(arena);
}

static void short_scripts_are_shortest(void **state)
{
    (void)state;
    for (int round = 0; round < 20000; round++)
        compare_random(1 + dice(14), 1 + dice(5), false, true);
    for (int round = 0; round < 300; round++)
        compare_random(120, 2 + dice(20), false, true);
}

static void long_scripts_are_sound(void **state)
{
    (void)state;
    for (int round = 0; round < 20; round++)
        compare_random(20000, 3 + dice(30000), round % 2, false);
    for (int round = 0; round < 2000; round++)
        compare_random(60, 2 + dice(5), true, false);
}

/* --- Texts ------------------------------------------------------------------------------------ */

static emic_diff diff_of(emic_slice before, emic_slice after)
{
    emic_diff out;
    emic_text_index *texts = emic_arena_array(arena, 2, sizeof *texts);
    emic_text_index_load(&texts[0], before, arena);
    emic_text_index_load(&texts[1], after, arena);
    emic_diff_make(&texts[0], &texts[1], arena, &out);
    return out;
}

static void check_stretch(const emic_diff *diff, const emic_diff_stretch *stretch)
{
    emic_span before = {stretch->before, stretch->before + stretch->length};
    emic_span after = {stretch->after, stretch->after + stretch->length};
    assert_true(stretch->length > 0 && before.end <= diff->before->points &&
                after.end <= diff->after->points);
    assert_true(emic_slice_equal(emic_text_words(diff->before, before),
                                 emic_text_words(diff->after, after)));
}

static uint32_t check_sound(const emic_diff *diff)
{
    uint32_t at[2] = {0}, kept = 0;
    for (size_t i = 0; i < diff->kept.count; i++) {
        const emic_diff_stretch *stretch = &diff->kept.items[i];
        check_stretch(diff, stretch);
        assert_true(stretch->before >= at[0] && stretch->after >= at[1]);
        at[0] = stretch->before + stretch->length;
        at[1] = stretch->after + stretch->length;
        kept += stretch->length;
    }
    uint32_t place = 0;
    for (size_t i = 0; i < diff->moved.count; i++) {
        check_stretch(diff, &diff->moved.items[i]);
        assert_true(diff->moved.items[i].before >= place);
        place = diff->moved.items[i].before + diff->moved.items[i].length;
    }
    return kept;
}

/* What was removed in square brackets, what is new in braces. */
static const char *shown(const char *before, const char *after)
{
    emic_strbuf out = {0};
    emic_diff diff = diff_of(emic_slice_of(before), emic_slice_of(after));
    check_sound(&diff);
    emic_diff_stretch end = {(uint32_t)diff.before->points, (uint32_t)diff.after->points, 0};
    uint32_t at[2] = {0};
    for (size_t i = 0; i <= diff.kept.count; i++) {
        const emic_diff_stretch *next = i < diff.kept.count ? &diff.kept.items[i] : &end;
        emic_slice gone = emic_text_words(diff.before, (emic_span){at[0], next->before});
        emic_slice new = emic_text_words(diff.after, (emic_span){at[1], next->after});
        if (gone.length)
            emic_strbuf_printf(&out, "[%.*s]", EMIC_ARG(gone));
        if (new.length)
            emic_strbuf_printf(&out, "{%.*s}", EMIC_ARG(new));
        at[0] = next->before + next->length;
        at[1] = next->after + next->length;
        emic_strbuf_add(&out, emic_text_words(diff.before, (emic_span){next->before, at[0]}));
    }
    const char *text = emic_arena_string(arena, emic_strbuf_slice(&out));
    emic_strbuf_close(&out);
    return text;
}

static void changes_read_as_people_mean_them(void **state)
{
    (void)state;
    assert_string_equal("", shown("", ""));
    assert_string_equal("{all new}", shown("", "all new"));
    assert_string_equal("[all gone]", shown("all gone", ""));
    assert_string_equal("as it was", shown("as it was", "as it was"));
    assert_string_equal("I was afr[ia]{ai}d then.",
                        shown("I was afriad then.", "I was afraid then."));
    assert_string_equal("the bus{es} came", shown("the bus came", "the buses came"));
    assert_string_equal("some[ ]thing else", shown("some thing else", "something else"));
    assert_string_equal("A: one.\n\n{A: two.\n\n}A: three.\n",
                        shown("A: one.\n\nA: three.\n", "A: one.\n\nA: two.\n\nA: three.\n"));
    assert_string_equal("He said [yes]{no} and [went]{stayed}.",
                        shown("He said yes and went.", "He said no and stayed."));
    /* A word of chance is not kept within a new sentence, but a line is. */
    assert_string_equal(
        "[My]{Nobody} [old]{ever} [dog the aunt]{knew the bus} [of]{went} [Bea]{away}.",
        shown("My old dog the aunt of Bea.", "Nobody ever knew the bus went away."));
    assert_string_equal(
        "[My]{Nobody} [old]{ever} [dog]{knew}\nthe\n[aunt]{bus} [of]{went} [Bea]{away}.",
        shown("My old dog\nthe\naunt of Bea.", "Nobody ever knew\nthe\nbus went away."));
}

static void characters_are_never_cut(void **state)
{
    (void)state;
    /* a letter and its accent; a family; a flag; right to left; ideographs; CR LF */
    assert_string_equal("caf[e]{e\u0301} noir", shown("cafe noir", "cafe\u0301 noir"));
    assert_string_equal("so [\U0001F44D]{\U0001F44D\U0001F3FD} good",
                        shown("so \U0001F44D good", "so \U0001F44D\U0001F3FD good"));
    assert_string_equal(
        "[\U0001F468\u200D\U0001F469]{\U0001F468\u200D\U0001F466} home",
        shown("\U0001F468\u200D\U0001F469 home", "\U0001F468\u200D\U0001F466 home"));
    assert_string_equal("\u05E9\u05DC\u05D5\u05DD {\u05DC\u05DA }\u05D7\u05D1\u05E8",
                        shown("\u05E9\u05DC\u05D5\u05DD \u05D7\u05D1\u05E8",
                              "\u05E9\u05DC\u05D5\u05DD \u05DC\u05DA \u05D7\u05D1\u05E8"));
    assert_string_equal("\u6211\u5011[\u5F88]{\u4E0D}\u7D2F",
                        shown("\u6211\u5011\u5F88\u7D2F", "\u6211\u5011\u4E0D\u7D2F"));
    assert_string_equal("one[\r]\ntwo[\r]\n", shown("one\r\ntwo\r\n", "one\ntwo\n"));
}

static void moved_blocks_are_found(void **state)
{
    (void)state;
    static const char before[] = "A: We came by boat at night.\n\nB: And who met you there?\n\n"
                                 "A: Nobody did, we slept at the station.\n\nB: Thank you.\n";
    static const char after[] = "B: And who met you there?\n\n"
                                "A: Nobody did, we slept at the station.\n\nB: Thank you.\n\n"
                                "A: We came by boat at night.\n";
    emic_diff diff = diff_of(emic_slice_of(before), emic_slice_of(after));
    check_sound(&diff);
    assert_int_equal(1, diff.moved.count);
    emic_diff_stretch moved = diff.moved.items[0];
    emic_slice words =
        emic_text_words(diff.after, (emic_span){moved.after, moved.after + moved.length});
    assert_true(emic_slice_starts(words, "A: We came by boat at night."));
}

static void equal_neighbours_are_loose(void **state)
{
    (void)state;
    emic_diff diff =
        diff_of(EMIC_LITERAL("It was very very good."), EMIC_LITERAL("It was very good."));
    assert_int_equal(1, diff.loose.count);
    assert_int_equal(7, diff.loose.items[0].start);
    assert_int_equal(17, diff.loose.items[0].end);
    diff = diff_of(EMIC_LITERAL("It was very, very good."), EMIC_LITERAL("It was good."));
    assert_int_equal(0, diff.loose.count);
}

static void places_of_words_are_counted(void **state)
{
    (void)state;
    emic_span place;
    emic_diff diff =
        diff_of(EMIC_LITERAL("I was afraid, they were afraid of it."),
                EMIC_LITERAL("They were unafraid. I was afraid, we were afraid of it."));
    assert_int_equal(1, emic_diff_places(&diff, (emic_span){0, 12}, true, &place));
    assert_int_equal(20, place.start);
    assert_int_equal(32, place.end);
    assert_int_equal(2, emic_diff_places(&diff, (emic_span){6, 12}, true, &place));
    assert_int_equal(1, emic_diff_places(&diff, (emic_span){31, 36}, false, &place));
    assert_int_equal(0, emic_diff_places(&diff, (emic_span){14, 24}, true, &place));
    assert_int_equal(0, emic_diff_places(&diff, (emic_span){1, 2}, true, &place));
}

/* --- Random texts of every kind --------------------------------------------------------------- */

static const char *const pieces[] = {
    "a",
    "b ",
    "\r\n",
    "\n",
    " ",
    "\u00E9",
    "e\u0301",
    "\u00DF",
    "\U0001F600",
    "\u0301",
    "\U0001F468\u200D\U0001F469",
    "\u05E9\u05DC\u05D5\u05DD",
    "\u0645\u0631",
    "\u200F",
    "\u4F60",
    "[",
    "Ann",
    "\u00AD",
    "\U0010FFFF",
    "'s",
    "-",
    "Bea ",
    "_",
    "7",
    "the ",
    "night ",
    "bus. ",
};

static emic_slice random_text(size_t most)
{
    emic_strbuf text = {0};
    emic_strbuf_reserve(&text, 1);
    for (size_t left = dice((uint32_t)most); left; left--)
        emic_strbuf_puts(&text, pieces[dice(sizeof pieces / sizeof *pieces)]);
    emic_slice copy = emic_arena_copy(arena, emic_strbuf_slice(&text));
    emic_strbuf_close(&text);
    return copy;
}

static void all_texts_are_compared_soundly(void **state)
{
    (void)state;
    size_t kept = 0;
    for (int round = 0; round < 3000; round++) {
        emic_diff diff = diff_of(random_text(60), random_text(60));
        kept += check_sound(&diff);
        emic_arena_reset(arena);
    }
    assert_true(kept > 1000);
}

/* --- Size ------------------------------------------------------------------------------------- */

static emic_slice long_text(size_t length, uint32_t vocabulary, uint32_t line)
{
    emic_strbuf text = {0};
    while (text.length < length)
        emic_strbuf_printf(&text, "w%u%s", dice(vocabulary), dice(line) ? " " : ".\n\n");
    emic_slice copy = emic_arena_copy(arena, emic_strbuf_slice(&text));
    emic_strbuf_close(&text);
    return copy;
}

static double seconds_for(emic_slice before, emic_slice after, uint32_t least)
{
    struct timespec start, end;
    clock_gettime(CLOCK_MONOTONIC, &start);
    emic_diff diff = diff_of(before, after);
    clock_gettime(CLOCK_MONOTONIC, &end);
    assert_true(check_sound(&diff) >= least);
    return (double)(end.tv_sec - start.tv_sec) + (double)(end.tv_nsec - start.tv_nsec) / 1e9;
}

static void huge_texts_take_bounded_time(void **state)
{
    (void)state;
    enum { MEGABYTE = 1 << 20, MOST_SECONDS = 60 }; /* quadratic would be hours */
    const struct {
        const char *what;
        uint32_t vocabulary, line;
    } kinds[] = {{"two large vocabularies", 1u << 30, 12},
                 {"a small vocabulary", 300, 12},
                 {"two words, one line", 2, 1u << 30}};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        emic_slice before = long_text(MEGABYTE, kinds[i].vocabulary, kinds[i].line);
        emic_slice after = long_text(MEGABYTE, kinds[i].vocabulary, kinds[i].line);
        double seconds = seconds_for(before, after, 0);
        print_message("1 MB against 1 MB, %s: %.2f s\n", kinds[i].what, seconds);
        assert_true(seconds < MOST_SECONDS);
        emic_arena_reset(arena);
    }
    emic_slice text = long_text(MEGABYTE, 5000, 12);
    emic_slice half = emic_slice_from(text, text.length / 2);
    double seconds = seconds_for(text, half, (uint32_t)half.length - 20);
    print_message("1 MB against its second half: %.2f s\n", seconds);
    assert_true(seconds < MOST_SECONDS);
}

#define WITH_ARENA(test) cmocka_unit_test_setup_teardown(test, open_arena, close_arena)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_ARENA(short_scripts_are_shortest),       WITH_ARENA(long_scripts_are_sound),
        WITH_ARENA(changes_read_as_people_mean_them), WITH_ARENA(characters_are_never_cut),
        WITH_ARENA(moved_blocks_are_found),           WITH_ARENA(equal_neighbours_are_loose),
        WITH_ARENA(places_of_words_are_counted),      WITH_ARENA(all_texts_are_compared_soundly),
        WITH_ARENA(huge_texts_take_bounded_time),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
