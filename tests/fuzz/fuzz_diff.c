/* Any two texts compared: no crash, what is kept or moved is the same in both, and a passage that
 * is carried without a question covers its very words. The texts are parted by a line "---". */
#include "study/carry.h"
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool holds)
{
    if (!holds)
        abort();
}

static void split(emic_slice input, emic_slice texts[2])
{
    static const char line[] = "\n---\n";
    texts[0] = texts[1] = input;
    for (size_t at = 0; at + sizeof line - 1 <= input.length; at++) {
        if (memcmp(input.data + at, line, sizeof line - 1) != 0)
            continue;
        texts[0].length = at;
        texts[1] = emic_slice_from(input, at + sizeof line - 1);
        return;
    }
}

static void check_stretches(const emic_diff *diff, const emic_diff_stretches *list)
{
    for (size_t i = 0; i < list->count; i++) {
        emic_diff_stretch part = list->items[i];
        require(part.length && part.before + part.length <= diff->before->points &&
                part.after + part.length <= diff->after->points);
        emic_span before = {part.before, part.before + part.length};
        emic_span after = {part.after, part.after + part.length};
        require(emic_slice_equal(emic_text_words(diff->before, before),
                                 emic_text_words(diff->after, after)));
    }
}

static void check_passage(const emic_carry *carry, emic_span span)
{
    emic_span now;
    const emic_diff *diff = carry->diff;
    emic_fate fate = emic_carry_span(carry, span, &now);
    require(now.start <= now.end && now.end <= diff->after->points);
    if (fate <= EMIC_FATE_MOVED)
        require(emic_slice_equal(emic_text_words(diff->before, span),
                                 emic_text_words(diff->after, now)));
    if (fate == EMIC_FATE_LOST)
        require(now.start == now.end);
}

static void check_passages(const emic_carry *carry)
{
    uint32_t points = (uint32_t)carry->diff->before->points, step = points / 24 + 1;
    for (uint32_t start = 0; start < points; start += step)
        for (uint32_t end = start + 1; end <= points; end += step)
            check_passage(carry, (emic_span){start, end});
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    emic_slice texts[2], made;
    emic_text_index index[2];
    emic_carry carry;
    emic_error err;
    split((emic_slice){(const char *)data, size}, texts);
    if (!emic_utf8_valid(texts[0], NULL) || !emic_utf8_valid(texts[1], NULL))
        return 0;
    emic_arena *arena = emic_arena_open();
    for (int i = 0; i < 2; i++)
        emic_text_index_load(&index[i], texts[i], arena);
    emic_carry_make(&index[0], &index[1], arena, &carry);
    check_stretches(carry.diff, &carry.diff->kept);
    check_stretches(carry.diff, &carry.diff->moved);
    require(emic_edit_apply(&carry.edits, texts[0], arena, &made, &err) == EMIC_OK);
    require(emic_slice_equal(made, texts[1]));
    check_passages(&carry);
    emic_arena_close(arena);
    return 0;
}
