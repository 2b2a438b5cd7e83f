/* What is true of the turns of any transcript, whatever its file. For the fuzz targets and the unit
 * tests of the source floor. */
#pragma once
#include "base/text.h"
#include "source/transcript.h"

static inline bool is_white(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\n';
}

static inline bool is_within(emic_slice text, emic_slice part)
{
    for (size_t at = 0; at + part.length <= text.length; at++)
        if (part.length == 0 || memcmp(text.data + at, part.data, part.length) == 0)
            return true;
    return false;
}

/* What is wrong with a turn that follows one that ends at `before`; NULL when nothing is. */
static inline const char *turn_fault(const emic_text_index *text, const emic_turn *turn,
                                     uint32_t before)
{
    if (turn->span.start < before)
        return "a turn begins before the one before ends";
    if (turn->span.start >= turn->span.end || turn->span.end > text->points)
        return "a turn is empty or passes the end of the text";
    if (turn->words.start < turn->span.start || turn->words.end < turn->words.start ||
        turn->words.end > turn->span.end)
        return "words stand outside of their turn";
    emic_slice words = emic_text_words(text, turn->words);
    if (words.length && (is_white(words.data[0]) || is_white(words.data[words.length - 1])))
        return "there is white space around words";
    if (turn->from < EMIC_TIME_NONE || (turn->until != EMIC_TIME_NONE && turn->until < turn->from))
        return "a turn ends before it starts";
    if (turn->role != emic_role_of_label(turn->speaker))
        return "a role is not that of the label";
    emic_span head = {turn->span.start, turn->words.start};
    if (!is_within(emic_text_words(text, head), turn->speaker))
        return "a speaker is not named before the words";
    return NULL;
}

/* What is wrong with `transcript`, NULL when nothing is. */
static inline const char *turns_fault(const emic_transcript *transcript, emic_arena *arena)
{
    emic_text_index text;
    uint32_t before = 0;
    if (!emic_utf8_valid(transcript->text, NULL))
        return "the text is not UTF-8";
    if (transcript->text.length && memchr(transcript->text.data, '\r', transcript->text.length))
        return "a carriage return is left";
    emic_text_index_load(&text, transcript->text, arena);
    if (text.points != transcript->points)
        return "the text has another length than it says";
    for (size_t i = 0; i < transcript->turns.count; i++) {
        const emic_turn *turn = &transcript->turns.items[i];
        const char *fault = turn_fault(&text, turn, before);
        if (fault)
            return fault;
        before = turn->span.end;
    }
    return NULL;
}
