/* A made-up transcript with a codebook, as a page to be coded in an editor; and random codings on
 * it. */
#pragma once
#include "study/coding_writer.h"
#include "study/margin.h"
#include "study_fixture.h"

static const char interview[] =
    "A made-up interview.\n"
    "INTERVIEWER: How was it?\n"
    "\n"
    "TP01: They \"broke\" the door. I was afraid, so afraid.  Caf\xC3\xA9 \xF0\x9F\x98\x80\t\n"
    "And then they left, and nobody told us why they had come, or when they would come again.\n"
    "\n"
    "   \n"
    "INTERVIEWER: And then?\n"
    "TP01: Nothing. We swept the floor \\ and we laughed | 3 | like that @ noon # really.";

static const char book[] =
    "codebook: b\n"
    "codes:\n"
    "  - {code: GROUP, codable: false, codes: [{code: FEAR}, {code: LOSS}]}\n"
    "  - {code: OLD, status: retired}\n"
    "  - {code: 'nobody told us'}\n"
    "  - {code: 'a \"b\" =1 `c` #2: .. 10:20'}\n";

static emic_text_index text;
static emic_document_turns turns;
static emic_codebook codebook;
static emic_margin_page page;

static inline int open_page(void **state)
{
    if (open_memory(state))
        return -1;
    emic_id document = add_document("TP01", interview);
    ASSERT_OK(load_codebook(book));
    codebook = codebook_now();
    ASSERT_OK(emic_document_text(study, document, arena, &text, &err));
    ASSERT_OK(emic_document_turns_load(study, document, arena, &turns, &err));
    page = (emic_margin_page){&text, &turns, &codebook, EMIC_LITERAL("TP01"), EMIC_LITERAL("A"), 1};
    return 0;
}

#define ON_PAGE(test) cmocka_unit_test_setup_teardown(test, open_page, close_memory)

/* --- Random codings --------------------------------------------------------------------------- */

static uint32_t seed;

static inline uint32_t roll(uint32_t below)
{
    seed = seed * 1664525u + 1013904223u;
    return (seed >> 8) % below;
}

static inline emic_id some_code(void)
{
    static const char *const names[] = {"FEAR", "LOSS", "nobody told us",
                                        "a \"b\" =1 `c` #2: .. 10:20"};
    return code_id(names[roll(4)]);
}

static inline emic_margin_note some_note(void)
{
    static const char *const memos[] = {
        "", "", "plain", " with # and \"marks\" ", "two\nlines\tand \\n a \\", "\\", " "};
    emic_coding coding = {.code = some_code(), .round = 1};
    uint32_t length = (uint32_t)text.points;
    coding.span.start = roll(length - 1);
    coding.span.end = coding.span.start + 1 + roll(length - coding.span.start - 1);
    if (roll(3)) /* mostly short */
        coding.span.end = coding.span.start + 1 + roll(20);
    if (coding.span.end > length)
        coding.span.end = length;
    coding.polarity = (emic_polarity)roll(3);
    coding.weighed = roll(2);
    coding.weight = coding.weighed ? roll(101) : 0;
    coding.memo = emic_slice_of(memos[roll(7)]);
    return (emic_margin_note){.coding = coding};
}

static inline bool has_key(const emic_margin_notes *notes, const emic_coding *coding)
{
    for (size_t i = 0; i < notes->count; i++) {
        const emic_coding *other = &notes->items[i].coding;
        if (other->code == coding->code && other->span.start == coding->span.start &&
            other->span.end == coding->span.end)
            return true;
    }
    return false;
}

static inline int by_start(const void *left, const void *right)
{
    const emic_margin_note *a = left, *b = right;
    return (a->coding.span.start > b->coding.span.start) -
           (a->coding.span.start < b->coding.span.start);
}

/* Up to `most` codings with ids from 1, in the order of their places. */
static inline emic_margin_notes some_notes(uint32_t most)
{
    emic_margin_notes notes = {0};
    for (uint32_t count = 1 + roll(most); notes.count < count;) {
        emic_margin_note note = some_note();
        if (!has_key(&notes, &note.coding))
            *EMIC_PUSH(arena, &notes) = note;
    }
    qsort(notes.items, notes.count, sizeof *notes.items, by_start);
    for (size_t i = 0; i < notes.count; i++)
        notes.items[i].coding.id = (emic_id)i + 1;
    return notes;
}

static inline void assert_same(const emic_coding *wanted, const emic_coding *found)
{
    assert_int_equal(wanted->id, found->id);
    assert_int_equal(wanted->code, found->code);
    assert_int_equal(wanted->span.start, found->span.start);
    assert_int_equal(wanted->span.end, found->span.end);
    assert_int_equal(wanted->polarity, found->polarity);
    assert_int_equal(wanted->weighed, found->weighed);
    assert_int_equal(wanted->weight, found->weight);
    assert_true(emic_slice_equal(wanted->memo, found->memo));
}

static inline emic_slice format(const emic_margin_notes *notes)
{
    emic_strbuf out = {0};
    emic_margin_format(&page, notes, NULL, &out);
    emic_slice copy = emic_arena_copy(arena, emic_strbuf_slice(&out));
    emic_strbuf_close(&out);
    return copy;
}

static inline emic_status parse(const emic_margin_notes *known, emic_slice file,
                                emic_margin_notes *out)
{
    return emic_margin_parse(&page, known, "x.margin", file, arena, out, &err);
}
