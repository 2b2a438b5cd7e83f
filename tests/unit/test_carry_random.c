/* Passages carried through revisions of real texts. The test makes each revision itself, character
 * by character, and so knows where every character of the old text went: an oracle that shares
 * nothing with the comparison under test. */
#include "base/file.h"
#include "base/strbuf.h"
#include "source/transcript.h"
#include "study/carry.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

enum { REVISIONS = 500, MOST_CHANGES = 12, PASSAGES = 60, NEW = -1 };

static emic_arena *arena;
static emic_error error;

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

static uint32_t dice_state = 11;

static uint32_t dice(uint32_t sides)
{
    dice_state = dice_state * 1664525 + 1013904223;
    return (dice_state >> 8) % sides;
}

/* --- Revisions with an oracle ----------------------------------------------------------------- */

/* A character, and where in the old text it stood. */
typedef struct character {
    uint32_t point;
    int32_t origin;
} character;

typedef struct manuscript {
    character *items;
    size_t count, capacity;
} manuscript;

static void load_manuscript(manuscript *out, emic_slice text)
{
    *out = (manuscript){0};
    for (size_t at = 0; at < text.length;) {
        int32_t origin = (int32_t)out->count;
        *EMIC_PUSH(arena, out) = (character){emic_utf8_next(text, &at), origin};
    }
}

/* Puts `count` characters at `start` in the place of the `removed` there. */
static void splice(manuscript *text, size_t start, size_t removed, const character *new,
                   size_t count)
{
    manuscript out = {0};
    for (size_t i = 0; i < start; i++)
        *EMIC_PUSH(arena, &out) = text->items[i];
    for (size_t i = 0; i < count; i++)
        *EMIC_PUSH(arena, &out) = new[i];
    for (size_t i = start + removed; i < text->count; i++)
        *EMIC_PUSH(arena, &out) = text->items[i];
    *text = out;
}

static manuscript new_words(const char *words)
{
    manuscript out;
    load_manuscript(&out, emic_slice_of(words));
    for (size_t i = 0; i < out.count; i++)
        out.items[i].origin = NEW;
    return out;
}

/* The paragraph around a random place, its empty line included. */
static emic_span random_paragraph(const manuscript *text)
{
    size_t start = dice((uint32_t)text->count), end = start;
    while (start > 1 &&
           (text->items[start - 1].point != '\n' || text->items[start - 2].point != '\n'))
        start--;
    start = start == 1 ? 0 : start;
    while (end + 1 < text->count &&
           (text->items[end].point != '\n' || text->items[end + 1].point != '\n'))
        end++;
    while (end < text->count && text->items[end].point == '\n')
        end++;
    return (emic_span){(uint32_t)start, (uint32_t)(end > start ? end : start)};
}

static bool is_letter(uint32_t point)
{
    return (point >= 'a' && point <= 'z') || (point >= 'A' && point <= 'Z') || point >= 0x80;
}

static emic_span random_word(const manuscript *text)
{
    size_t start = dice((uint32_t)text->count);
    while (start < text->count && !is_letter(text->items[start].point))
        start++;
    size_t end = start;
    while (start && is_letter(text->items[start - 1].point))
        start--;
    while (end < text->count && is_letter(text->items[end].point))
        end++;
    return (emic_span){(uint32_t)start, (uint32_t)end};
}

static const char *const added_words[] = {"quietly", "the",     "and",        "blue",     "perhaps",
                                          "I",       "he said", "\U0001F600", "n\u00E3o", "again"};

static const char *random_words(size_t count)
{
    const char *words = "";
    while (count--)
        words = emic_arena_format(arena, "%s%s%s", words,
                                  added_words[dice(sizeof added_words / sizeof *added_words)],
                                  count ? " " : "");
    return words;
}

static void change_letters(manuscript *text)
{
    emic_span word = random_word(text);
    if (word.end - word.start < 3)
        return;
    size_t at = word.start + dice(word.end - word.start - 1);
    character new = {(uint32_t)'a' + dice(26), NEW};
    character swapped[2] = {text->items[at + 1], text->items[at]};
    switch (dice(4)) {
    case 0:
        splice(text, at, 2, swapped, 2);
        break;
    case 1:
        splice(text, at, 1, &new, 1);
        break;
    case 2:
        splice(text, at, 1, NULL, 0);
        break;
    default:
        splice(text, at, 0, &new, 1);
    }
}

static void change_words(manuscript *text)
{
    emic_span word = random_word(text);
    manuscript new = new_words(emic_arena_format(arena, "%s ", random_words(1 + dice(6))));
    switch (dice(3)) {
    case 0:
        splice(text, word.start, word.end - word.start, new.items, new.count - 1);
        break;
    case 1:
        splice(text, word.start, 0, new.items, new.count);
        break;
    default:
        splice(text, word.start, word.end - word.start, NULL, 0);
    }
}

static void move_paragraph(manuscript *text)
{
    emic_span from = random_paragraph(text);
    size_t length = from.end - from.start;
    character *copy = emic_arena_array(arena, length + 1, sizeof *copy);
    memcpy(copy, text->items + from.start, length * sizeof *copy);
    splice(text, from.start, length, NULL, 0);
    splice(text, text->count ? random_paragraph(text).start : 0, 0, copy, length);
}

static void change_paragraphs(manuscript *text)
{
    emic_span place = random_paragraph(text);
    size_t length = place.end - place.start;
    manuscript new =
        new_words(emic_arena_format(arena, "TP99: %s.\n\n", random_words(5 + dice(30))));
    character *copy = emic_arena_array(arena, length + 1, sizeof *copy);
    memcpy(copy, text->items + place.start, length * sizeof *copy);
    for (size_t i = 0; i < length; i++)
        copy[i].origin = NEW;
    switch (dice(4)) {
    case 0:
        splice(text, place.start, 0, new.items, new.count);
        break;
    case 1:
        splice(text, place.start, length, NULL, 0);
        break;
    case 2:
        splice(text, place.start, length, new.items, new.count);
        break;
    default:
        splice(text, random_paragraph(text).start, 0, copy, length); /* said twice */
    }
}

static void change(manuscript *text)
{
    if (text->count < 20)
        return;
    switch (dice(8)) {
    case 0:
        move_paragraph(text);
        break;
    case 1:
    case 2:
        change_paragraphs(text);
        break;
    case 3:
    case 4:
        change_words(text);
        break;
    default:
        change_letters(text);
    }
}

/* The revised text as the reader gives it: now and then from a file with other line ends and a byte
 * order mark, which it must take out. */
static emic_slice read_back(const manuscript *text)
{
    emic_strbuf out = {0};
    emic_transcript transcript;
    bool windows = dice(3) == 0;
    if (windows)
        emic_strbuf_puts(&out, "\xEF\xBB\xBF");
    emic_strbuf_reserve(&out, 1);
    for (size_t i = 0; i < text->count; i++) {
        char bytes[4];
        if (windows && text->items[i].point == '\n')
            emic_strbuf_putc(&out, '\r');
        emic_strbuf_add(&out, (emic_slice){bytes, emic_utf8_put(text->items[i].point, bytes)});
    }
    emic_slice bytes = emic_arena_copy(arena, emic_strbuf_slice(&out));
    emic_strbuf_close(&out);
    assert_int_equal(EMIC_OK, emic_transcript_parse("text.txt", bytes, EMIC_ENCODING_AUTO, arena,
                                                    &transcript, &error));
    assert_int_equal(text->count, transcript.points);
    return transcript.text;
}

/* A revision, and where each old character is now (NEW: nowhere). */
typedef struct revision {
    emic_text_index texts[2];
    emic_carry carry;
    int32_t *now;
} revision;

static void make_revision(revision *out, emic_slice before)
{
    manuscript text;
    load_manuscript(&text, before);
    out->now = emic_arena_array(arena, text.count + 1, sizeof *out->now);
    for (size_t i = 0; i < text.count; i++)
        out->now[i] = NEW;
    for (uint32_t left = 1 + dice(MOST_CHANGES); left; left--)
        change(&text);
    for (size_t i = 0; i < text.count; i++)
        if (text.items[i].origin != NEW)
            out->now[text.items[i].origin] = (int32_t)i;
    emic_text_index_load(&out->texts[0], before, arena);
    emic_text_index_load(&out->texts[1], read_back(&text), arena);
    emic_carry_make(&out->texts[0], &out->texts[1], arena, &out->carry);
}

/* Words, sentences, turns, and now and then any characters. */
static emic_span random_passage(const manuscript *text)
{
    uint32_t count = (uint32_t)text->count;
    emic_span span = random_word(text);
    if (dice(6) == 0) {
        span.start = dice(count - 1);
        span.end = span.start + 1 + dice(count - span.start < 80 ? count - span.start : 80);
    } else if (dice(6) == 0) {
        span = random_paragraph(text);
    } else {
        for (uint32_t more = dice(30); more && span.end < count; more--) {
            while (span.end < count && !is_letter(text->items[span.end].point))
                span.end++;
            while (span.end < count && is_letter(text->items[span.end].point))
                span.end++;
        }
    }
    if (span.start == span.end)
        span = (emic_span){0, 1};
    span.end = span.end > count ? count : span.end;
    return span;
}

/* Whether nothing happened to the passage itself; then where it stands. */
static bool is_untouched(const revision *made, emic_span span, emic_span *out)
{
    for (uint32_t i = span.start; i < span.end; i++)
        if (made->now[i] == NEW ||
            made->now[i] != made->now[span.start] + (int32_t)(i - span.start))
            return false;
    out->start = (uint32_t)made->now[span.start];
    out->end = out->start + (span.end - span.start);
    return true;
}

static size_t count_places(emic_slice text, emic_slice words)
{
    size_t places = 0;
    for (size_t at = 0; at + words.length <= text.length; at++)
        places += memcmp(text.data + at, words.data, words.length) == 0;
    return places;
}

typedef struct tally {
    size_t passages, fates[EMIC_FATES];
    size_t standing, carried; /* untouched and unique; those of them without a question */
    size_t wrong, elsewhere;  /* without a question on other words; on the same ones elsewhere */
} tally;

static void check_passage(const revision *made, emic_span span, tally *sum)
{
    emic_span now, truth;
    emic_fate fate = emic_carry_span(&made->carry, span, &now);
    emic_slice words = emic_text_words(&made->texts[0], span);
    bool silent = fate <= EMIC_FATE_MOVED, untouched = is_untouched(made, span, &truth);
    assert_true(now.end <= made->texts[1].points);
    sum->passages++;
    sum->fates[fate]++;
    sum->wrong += silent && !emic_slice_equal(words, emic_text_words(&made->texts[1], now));
    sum->elsewhere += silent && (!untouched || truth.start != now.start || truth.end != now.end);
    if (untouched && count_places(made->texts[1].text, words) == 1) {
        sum->standing++;
        sum->carried += silent;
    }
}

static void check_text(emic_slice text, size_t revisions, tally *sum)
{
    for (size_t i = 0; i < revisions; i++) {
        revision made;
        manuscript old;
        load_manuscript(&old, text);
        make_revision(&made, text);
        for (int k = 0; k < PASSAGES; k++)
            check_passage(&made, random_passage(&old), sum);
    }
}

static void no_passage_lands_on_other_words(void **state)
{
    (void)state;
    emic_file_list files = {0};
    tally sum = {0};
    emic_arena *kept = emic_arena_open();
    assert_int_equal(EMIC_OK, emic_file_list_folder(EMIC_ROOT "/examples/raids-study/transcripts",
                                                    kept, &files, &error));
    assert_true(files.count > 10);
    for (size_t i = 0; i < REVISIONS; i++) {
        emic_slice text;
        assert_int_equal(EMIC_OK,
                         emic_file_read(files.items[i % files.count], arena, &text, &error));
        check_text(text, 1, &sum);
        emic_arena_reset(arena);
    }
    emic_arena_close(kept);
    print_message("%zu passages in %d revisions:", sum.passages, (int)REVISIONS);
    for (int fate = 0; fate < EMIC_FATES; fate++)
        print_message(" %zu %s", sum.fates[fate], emic_fate_name((emic_fate)fate));
    print_message("\nof %zu that still stand once, %zu (%.2f %%) were carried without a question; "
                  "%zu on other words, %zu on the same words elsewhere\n",
                  sum.standing, sum.carried, 100.0 * (double)sum.carried / (double)sum.standing,
                  sum.wrong, sum.elsewhere);
    for (int fate = 0; fate < EMIC_FATES; fate++)
        assert_true(sum.fates[fate] > 0);
    assert_true(sum.standing > REVISIONS * PASSAGES / 4);
    assert_int_equal(0, sum.wrong);
    /* A paragraph that was copied, and removed where it stood, is not to be told from a moved one.
     */
    assert_true(500 * sum.elsewhere <= sum.passages);
    assert_true(100 * sum.carried >= 98 * sum.standing);
}

#define WITH_ARENA(test) cmocka_unit_test_setup_teardown(test, open_arena, close_arena)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_ARENA(no_passage_lands_on_other_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
