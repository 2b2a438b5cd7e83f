/* Who speaks where, for the documents where that is a question. */
#include "study/speech.h"
#include "study/study_db.h"

static const char list_turns[] =
    "SELECT t.revision, t.start, t.stop, ifnull(s.participant, 0) FROM document d"
    " JOIN turn t ON t.revision = d.current_revision JOIN speaker s ON s.id = t.speaker"
    " WHERE d.id IN (SELECT document FROM speaker WHERE participant IS NOT NULL"
    "                GROUP BY document HAVING min(participant) < max(participant))"
    " ORDER BY t.revision, t.ordinal";

emic_status emic_speech_load(emic_study *study, emic_arena *arena, emic_speech *out,
                             emic_error *err)
{
    emic_cursor cursor;
    bool more = false;
    *out = (emic_speech){0};
    EMIC_TRY(emic_db_query(emic_study_db(study), list_turns, EMIC_NO_VALUES, &cursor, err));
    emic_status status;
    while ((status = emic_cursor_next(&cursor, &more, err)) == EMIC_OK && more) {
        emic_speech_turn *turn = EMIC_PUSH(arena, out);
        turn->revision = emic_cursor_int(&cursor, 0);
        turn->start = (uint32_t)emic_cursor_int(&cursor, 1);
        turn->stop = (uint32_t)emic_cursor_int(&cursor, 2);
        turn->participant = emic_cursor_int(&cursor, 3);
    }
    emic_cursor_close(&cursor);
    return status;
}

/* First turn at or after (revision, start). */
static size_t lower_bound(const emic_speech *speech, emic_id revision, uint32_t start)
{
    size_t low = 0, high = speech->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const emic_speech_turn *turn = &speech->items[middle];
        bool before = turn->revision < revision ||
                      (turn->revision == revision && turn->start < start);
        if (before)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

size_t emic_speech_first(const emic_speech *speech, emic_id revision)
{
    size_t at = lower_bound(speech, revision, 0);
    bool there = at < speech->count && speech->items[at].revision == revision;
    return there ? at : speech->count;
}

emic_id emic_speech_participant(const emic_speech *speech, emic_id revision, emic_id alone,
                                uint32_t position)
{
    if (emic_speech_first(speech, revision) == speech->count)
        return alone;
    size_t after = lower_bound(speech, revision, position + 1);
    if (after == 0 || speech->items[after - 1].revision != revision)
        return 0;
    return speech->items[after - 1].participant;
}
