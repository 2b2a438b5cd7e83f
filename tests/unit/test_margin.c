/* The margin: what is formatted reads back as the same codings, and changes to it are exactly the
 * changes that come out. What is refused is test_margin_read.c's business. */
#include "margin_fixture.h"

/* The file with its first line taken from a page of `known`, as if that had been edited into it. */
static emic_slice edited(const emic_margin_notes *known, const emic_margin_notes *notes)
{
    emic_slice before = format(known), after = format(notes);
    size_t head = (size_t)((const char *)memchr(before.data, '\n', before.length) - before.data);
    size_t from = (size_t)((const char *)memchr(after.data, '\n', after.length) - after.data);
    return emic_slice_of(emic_arena_format(arena, "%.*s%.*s", (int)head, before.data,
                                           (int)(after.length - from), after.data + from));
}

/* --- Tests ------------------------------------------------------------------------------------ */

static void what_is_written_reads_back(void **state)
{
    size_t codings = 0;
    (void)state;
    for (uint32_t run = 1; run < 2000; run += 7) {
        seed = run;
        emic_margin_notes notes = some_notes(12), found;
        ASSERT_OK(parse(&notes, format(&notes), &found));
        assert_int_equal(notes.count, found.count);
        for (size_t i = 0; i < notes.count; i++)
            assert_same(&notes.items[i].coding, &found.items[i].coding);
        codings += notes.count;
    }
    assert_true(codings > 1000);
}

/* Every span of the text there is. */
static void every_span_reads_back(void **state)
{
    emic_margin_notes notes = {0}, found;
    (void)state;
    emic_id fear = code_id("FEAR");
    for (uint32_t start = 0; start < text.points; start++)
        for (uint32_t end = start + 1; end <= text.points; end += 1 + (end - start) / 7) {
            emic_coding *coding = &EMIC_PUSH(arena, &notes)->coding;
            *coding = (emic_coding){
                .id = (emic_id)notes.count, .code = fear, .round = 1, .span = {start, end}};
        }
    assert_true(notes.count > 1000);
    ASSERT_OK(parse(&notes, format(&notes), &found));
    for (size_t i = 0; i < notes.count; i++)
        assert_same(&notes.items[i].coding, &found.items[i].coding);
}

/* What the changes make of the known codings. */
static emic_margin_notes apply(const emic_margin_notes *known, const emic_margin_changes *changes)
{
    emic_margin_notes now = {0};
    for (size_t i = 0; i < known->count; i++) {
        emic_margin_note note = known->items[i];
        bool removed = false;
        for (size_t k = 0; k < changes->removed.count; k++)
            removed |= changes->removed.items[k].coding.id == note.coding.id;
        for (size_t k = 0; k < changes->changed.count; k++)
            if (changes->changed.items[k].coding.id == note.coding.id)
                note = changes->changed.items[k];
        if (!removed)
            *EMIC_PUSH(arena, &now) = note;
    }
    for (size_t k = 0; k < changes->added.count; k++)
        *EMIC_PUSH(arena, &now) = changes->added.items[k];
    return now;
}

/* What somebody may make of `known`: lines taken away, changed, put in. */
static emic_margin_notes some_edit(const emic_margin_notes *known)
{
    emic_margin_notes wanted = {0};
    for (size_t i = 0; i < known->count; i++) {
        emic_margin_note note = known->items[i];
        uint32_t what = roll(4);
        if (what == 1)
            note = some_note();
        note.coding.id = known->items[i].coding.id;
        if (what > 0 && !has_key(&wanted, &note.coding))
            *EMIC_PUSH(arena, &wanted) = note;
    }
    for (uint32_t more = roll(4); more > 0; more--) {
        emic_margin_note note = some_note();
        if (!has_key(&wanted, &note.coding))
            *EMIC_PUSH(arena, &wanted) = note;
    }
    if (wanted.count > 1)
        qsort(wanted.items, wanted.count, sizeof *wanted.items, by_start);
    return wanted;
}

static bool is_among(const emic_margin_notes *notes, const emic_coding *coding)
{
    for (size_t i = 0; i < notes->count; i++) {
        const emic_coding *other = &notes->items[i].coding;
        if (other->id == coding->id && other->code == coding->code &&
            other->span.start == coding->span.start && other->span.end == coding->span.end &&
            other->polarity == coding->polarity && other->weighed == coding->weighed &&
            other->weight == coding->weight && emic_slice_equal(other->memo, coding->memo))
            return true;
    }
    return false;
}

/* What comes out is what stands there, and what stayed as it was is in no change. */
static void changes_are_exactly_those_made(void **state)
{
    size_t added = 0, changed = 0, removed = 0, stayed = 0;
    (void)state;
    for (uint32_t run = 3; run < 1500; run += 5) {
        emic_margin_changes changes;
        emic_margin_notes found;
        seed = run;
        emic_margin_notes known = some_notes(8), wanted = some_edit(&known);
        ASSERT_OK(parse(&known, edited(&known, &wanted), &found));
        emic_margin_compare(&known, &found, arena, &changes);
        emic_margin_notes now = apply(&known, &changes);
        assert_int_equal(wanted.count, now.count);
        for (size_t i = 0; i < wanted.count; i++) {
            const emic_coding *coding = &wanted.items[i].coding;
            assert_true(has_key(&now, coding));
            if (!is_among(&known, coding))
                continue;
            assert_true(is_among(&now, coding));
            assert_false(is_among(&changes.changed, coding));
            stayed++;
        }
        added += changes.added.count;
        changed += changes.changed.count;
        removed += changes.removed.count;
    }
    assert_true(added > 50 && changed > 50 && removed > 50 && stayed > 50);
}

static void a_swap_is_a_change_of_what_differs(void **state)
{
    emic_margin_notes known = {0}, notes = {0};
    emic_margin_changes changes;
    (void)state;
    emic_coding fear = {.id = 1, .code = 2, .span = {0, 5}, .round = 1, .memo = EMIC_LITERAL("x")};
    emic_coding loss = {.id = 2, .code = 3, .span = {0, 5}, .round = 1};
    EMIC_PUSH(arena, &known)->coding = fear;
    EMIC_PUSH(arena, &known)->coding = loss;
    fear.code = 3;
    loss.code = 2;
    EMIC_PUSH(arena, &notes)->coding = fear;
    EMIC_PUSH(arena, &notes)->coding = loss;
    emic_margin_compare(&known, &notes, arena, &changes);
    assert_int_equal(0, changes.added.count + changes.removed.count);
    assert_int_equal(2, changes.changed.count); /* the memo went over */
    for (size_t i = 0; i < 2; i++) {
        const emic_coding *coding = &changes.changed.items[i].coding;
        assert_int_equal(coding->id == 1 ? 2 : 3, coding->code);
        assert_int_equal(coding->id == 1 ? 0 : 1, coding->memo.length);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_PAGE(what_is_written_reads_back),
        ON_PAGE(every_span_reads_back),
        ON_PAGE(changes_are_exactly_those_made),
        ON_PAGE(a_swap_is_a_change_of_what_differs),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
