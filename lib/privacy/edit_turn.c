/* The turns of a transcript, carried through an edit list, speakers' labels included. */
#include "base/text.h"
#include "privacy/edit.h"

/* Where `words` stand in `text`; its length when nowhere. */
static size_t find_words(emic_slice text, emic_slice words)
{
    for (size_t at = 0; at + words.length <= text.length; at++)
        if (memcmp(text.data + at, words.data, words.length) == 0)
            return at;
    return text.length;
}

/* `label` without the brackets or the mark-up that a replacement put around all of it. */
static emic_slice bare_label(emic_slice label)
{
    const char *end = "</seg>";
    size_t tail = strlen(end);
    label = emic_slice_trim(label);
    if (label.length > 2 && label.data[0] == '[' && label.data[label.length - 1] == ']')
        return (emic_slice){label.data + 1, label.length - 2};
    const char *open = emic_slice_starts(label, "<seg") ? memchr(label.data, '>', label.length) : 0;
    size_t head = open ? (size_t)(open - label.data) + 1 : 0;
    if (open && label.length >= head + tail &&
        memcmp(label.data + label.length - tail, end, tail) == 0)
        return (emic_slice){label.data + head, label.length - head - tail};
    return label;
}

/* The span of a turn's label in the old text: between the turn's beginning and its words. */
static bool find_label(const emic_text_index *index, const emic_turn *turn, emic_span *out)
{
    uint32_t stop = turn->words.start > turn->span.start ? turn->words.start : turn->span.end;
    size_t start = emic_text_byte(index, turn->span.start);
    emic_slice head = emic_text_words(index, (emic_span){turn->span.start, stop});
    size_t at = find_words(head, turn->speaker);
    if (at == head.length)
        return false;
    out->start = (uint32_t)emic_text_point(index, start + at);
    out->end = out->start + (uint32_t)emic_utf8_count(turn->speaker);
    return true;
}

static emic_status carry_turn(const emic_edit_list *list, const emic_text_index *before,
                              const emic_text_index *after, emic_turn *turn, size_t number,
                              emic_error *err)
{
    emic_span label = {0};
    bool labelled = turn->speaker.length > 0;
    if (labelled && !find_label(before, turn, &label))
        return emic_fail(err, EMIC_NOT_FOUND,
                         "the speaker's label of turn %zu does not stand in its text", number);
    emic_edit_map(list, turn->span, &turn->span);
    emic_edit_map(list, turn->words, &turn->words);
    if (labelled) {
        emic_edit_map(list, label, &label);
        turn->speaker = bare_label(emic_text_words(after, label));
    }
    return EMIC_OK;
}

emic_status emic_edit_turns(const emic_edit_list *list, const emic_transcript *from,
                            emic_slice text, emic_arena *arena, emic_transcript *out,
                            emic_error *err)
{
    emic_text_index before, after;
    emic_text_index_load(&before, from->text, arena);
    emic_text_index_load(&after, text, arena);
    emic_transcript carried = {
        .format = from->format, .text = text, .points = (uint32_t)after.points};
    for (size_t i = 0; i < from->turns.count; i++) {
        emic_turn *turn = EMIC_PUSH(arena, &carried.turns);
        *turn = from->turns.items[i];
        EMIC_TRY(carry_turn(list, &before, &after, turn, i + 1, err));
    }
    *out = carried;
    return EMIC_OK;
}
