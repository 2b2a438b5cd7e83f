/* Cues -> the text that a person reads, and its turns.
 *
 * The cues of one speaker in a row make one turn, a line each; a cue that names nobody goes on with
 * the turn before unless more than two seconds of silence lie between. A turn is written
 *
 *     NAME: words
 *
 * without the name when there is none, with a blank line between turns. Its times are those of its
 * first cue's start and its last cue's end. */
#include "base/strbuf.h"
#include "base/text.h"
#include "source/reader.h"

enum { SILENCE = 2000 };

typedef struct composer {
    emic_strbuf text;
    uint32_t points;
    emic_transcript *out;
    emic_arena *arena;
} composer;

static void put(composer *to, emic_slice text)
{
    emic_strbuf_add(&to->text, text);
    to->points += (uint32_t)emic_utf8_count(text);
}

static bool goes_on(const emic_turn *turn, const emic_cue *next)
{
    if (!turn || next->dash)
        return false;
    if (next->label.kind == EMIC_LABEL_SURE)
        return emic_slice_equal(turn->speaker, next->label.name);
    return next->from - turn->until <= SILENCE;
}

static emic_turn *begin_turn(composer *to, const emic_cue *next)
{
    if (to->points)
        put(to, EMIC_LITERAL("\n\n"));
    emic_turn *turn = EMIC_PUSH(to->arena, &to->out->turns);
    turn->span.start = to->points;
    turn->from = next->from;
    turn->until = next->until;
    turn->role = EMIC_ROLE_OTHER;
    if (next->label.kind == EMIC_LABEL_SURE) {
        turn->speaker = next->label.name;
        turn->role = next->label.role;
        put(to, turn->speaker);
        put(to, EMIC_LITERAL(":"));
    }
    turn->words = (emic_span){to->points, to->points};
    turn->span.end = to->points;
    return turn;
}

static void add_words(composer *to, emic_turn *turn, emic_slice words)
{
    bool first = turn->words.start == turn->words.end;
    if (words.length == 0)
        return;
    if (!first)
        put(to, EMIC_LITERAL("\n"));
    else if (turn->speaker.length)
        put(to, EMIC_LITERAL(" "));
    if (first)
        turn->words.start = to->points;
    put(to, words);
    turn->words.end = turn->span.end = to->points;
}

static void settle(emic_cue_list *cues, emic_arena *arena)
{
    emic_label **likely = emic_arena_array(arena, cues->count, sizeof *likely);
    size_t count = 0;
    for (size_t i = 0; i < cues->count; i++)
        if (cues->items[i].label.kind == EMIC_LABEL_LIKELY)
            likely[count++] = &cues->items[i].label;
    emic_label_settle(likely, count, arena);
}

void emic_cue_compose(emic_cue_list *cues, emic_arena *arena, emic_transcript *out)
{
    composer to = {.out = out, .arena = arena};
    emic_turn *turn = NULL;
    settle(cues, arena);
    for (size_t i = 0; i < cues->count; i++) {
        const emic_cue *next = &cues->items[i];
        if (!goes_on(turn, next))
            turn = begin_turn(&to, next);
        if (turn->until < next->until)
            turn->until = next->until;
        bool named = next->label.kind == EMIC_LABEL_SURE;
        emic_slice words = emic_slice_from(next->line, named ? next->label.words : 0);
        add_words(&to, turn, emic_blank_trim(words));
    }
    if (to.points)
        put(&to, EMIC_LITERAL("\n"));
    out->text = emic_arena_copy(arena, emic_strbuf_slice(&to.text));
    out->points = to.points;
    emic_strbuf_close(&to.text);
}
