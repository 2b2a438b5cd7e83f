/* From the study file to documents, turns and segments. */
#include "measure/select_texts.h"
#include <stdlib.h>

/* --- Documents -------------------------------------------------------------------------------- */

static const char current_documents[] =
    "SELECT d.current_revision, ifnull(d.participant, 0), r.characters, d.name,"
    " d.participant IS NULL AND NOT EXISTS (SELECT 1 FROM speaker s WHERE s.document = d.id"
    "  AND s.participant IS NOT NULL)"
    " FROM document d JOIN revision r ON r.id = d.current_revision ORDER BY d.current_revision";

static emic_status load_documents(emic_study *study, const emic_cases *cases, emic_arena *arena,
                                  emic_counted_documents *out, emic_error *err)
{
    emic_cursor cursor;
    bool more = false;
    EMIC_TRY(emic_db_query(emic_study_db(study), current_documents, EMIC_NO_VALUES, &cursor, err));
    emic_status status;
    while ((status = emic_cursor_next(&cursor, &more, err)) == EMIC_OK && more) {
        emic_counted_document *document = EMIC_PUSH(arena, out);
        document->revision = emic_cursor_int(&cursor, 0);
        document->case_at = emic_cases_at(cases, emic_cursor_int(&cursor, 1));
        document->characters = (uint64_t)emic_cursor_int(&cursor, 2);
        document->name = emic_arena_copy(arena, emic_cursor_text(&cursor, 3));
        document->nobodys = emic_cursor_int(&cursor, 4) != 0;
        document->shared = emic_speech_first(out->speech, document->revision) < out->speech->count;
    }
    emic_cursor_close(&cursor);
    return status;
}

/* --- Turns ------------------------------------------------------------------------------------ */

/* Speakers are few and turns many: they are joined here, not row by row. */
static const char list_speakers[] =
    "SELECT id, ifnull(participant, 0), role = 'participant' OR participant IS NOT NULL"
    " FROM speaker ORDER BY id";
static const char list_turns[] =
    "SELECT start, stop, speaker FROM turn WHERE revision = ?1 ORDER BY ordinal";

typedef struct counted_speaker {
    emic_id id;
    int case_at;
    bool counts;
} counted_speaker;

typedef struct counted_speakers {
    counted_speaker *items;
    size_t count, capacity;
} counted_speakers;

static emic_status load_speakers(emic_study *study, const emic_cases *cases, emic_arena *arena,
                                 counted_speakers *out, emic_error *err)
{
    emic_cursor cursor;
    bool more = false;
    EMIC_TRY(emic_db_query(emic_study_db(study), list_speakers, EMIC_NO_VALUES, &cursor, err));
    emic_status status;
    while ((status = emic_cursor_next(&cursor, &more, err)) == EMIC_OK && more)
        *EMIC_PUSH(arena, out) = (counted_speaker){
            emic_cursor_int(&cursor, 0), emic_cases_at(cases, emic_cursor_int(&cursor, 1)),
            emic_cursor_int(&cursor, 2) != 0};
    emic_cursor_close(&cursor);
    return status;
}

static int by_speaker(const void *left, const void *right)
{
    const counted_speaker *a = left, *b = right;
    return (a->id > b->id) - (a->id < b->id);
}

static const counted_speaker *find_speaker(const counted_speakers *speakers, emic_id id)
{
    const counted_speaker key = {.id = id};
    return speakers->count ? bsearch(&key, speakers->items, speakers->count, sizeof key, by_speaker)
                           : NULL;
}

static emic_status load_turns(emic_study *study, const counted_speakers *speakers,
                              emic_arena *arena, emic_counted_document *document, emic_error *err)
{
    emic_cursor cursor;
    bool more = false;
    EMIC_TRY(emic_db_query(emic_study_db(study), list_turns, EMIC_ROW(emic_int(document->revision)),
                           &cursor, err));
    emic_status status;
    while ((status = emic_cursor_next(&cursor, &more, err)) == EMIC_OK && more) {
        const counted_speaker *speaker = find_speaker(speakers, emic_cursor_int(&cursor, 2));
        if (!speaker || !speaker->counts)
            continue;
        emic_counted_turn *turn = EMIC_PUSH(arena, &document->turns);
        turn->span = (emic_span){(uint32_t)emic_cursor_int(&cursor, 0),
                                 (uint32_t)emic_cursor_int(&cursor, 1)};
        turn->case_at = document->shared ? speaker->case_at : document->case_at;
    }
    emic_cursor_close(&cursor);
    return status;
}

emic_status emic_counted_documents_list(emic_study *study, const emic_cases *cases, bool turns,
                                        emic_arena *arena, emic_counted_documents *out,
                                        emic_error *err)
{
    counted_speakers speakers = {0};
    *out = (emic_counted_documents){.speech = emic_arena_alloc(arena, sizeof *out->speech)};
    EMIC_TRY(emic_speech_load(study, arena, out->speech, err));
    EMIC_TRY(load_documents(study, cases, arena, out, err));
    if (turns || out->speech->count)
        EMIC_TRY(load_speakers(study, cases, arena, &speakers, err));
    for (size_t i = 0; i < out->count; i++)
        if (turns || out->items[i].shared)
            EMIC_TRY(load_turns(study, &speakers, arena, &out->items[i], err));
    return EMIC_OK;
}

const emic_counted_document *emic_counted_document_at(const emic_counted_documents *documents,
                                                      emic_id revision)
{
    size_t low = 0, high = documents->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (documents->items[middle].revision < revision)
            low = middle + 1;
        else
            high = middle;
    }
    bool found = low < documents->count && documents->items[low].revision == revision;
    return found ? &documents->items[low] : NULL;
}

/* --- Segments --------------------------------------------------------------------------------- */

struct code_place {
    emic_id id;
    int at;
};

static int by_id(const void *left, const void *right)
{
    const struct code_place *a = left, *b = right;
    return (a->id > b->id) - (a->id < b->id);
}

emic_status emic_segments_open(emic_study *study, const emic_selection *selection,
                               const emic_cases *cases, const emic_counted_documents *documents,
                               emic_arena *arena, emic_segments *out, emic_error *err)
{
    const emic_codebook *codebook = &cases->codebook;
    *out = (emic_segments){
        .selection = selection, .cases = cases, .speech = documents->speech, .arena = arena};
    out->codes = emic_arena_array(arena, codebook->count + 1, sizeof *out->codes);
    for (size_t i = 0; i < codebook->count; i++)
        out->codes[i] = (struct code_place){codebook->items[i].id, (int)i};
    qsort(out->codes, codebook->count, sizeof *out->codes, by_id);
    return emic_tally_open(study, arena, &out->tally, err);
}

void emic_segments_close(emic_segments *segments)
{
    emic_tally_close(&segments->tally);
}

static emic_status begin(emic_segments *segments, const emic_counted_document *document,
                         bool places, emic_error *err)
{
    segments->next = 0;
    segments->count = 0;
    return emic_tally_take(&segments->tally, document->revision, places, err);
}

emic_status emic_segments_begin(emic_segments *segments, const emic_counted_document *document,
                                emic_error *err)
{
    return begin(segments, document, false, err);
}

/* Where the code stands in the codebook, or -1. Codes are asked for in the order of their ids. */
static int code_at(emic_segments *segments, emic_id code)
{
    size_t count = segments->cases->codebook.count;
    while (segments->next < count && segments->codes[segments->next].id < code)
        segments->next++;
    bool found = segments->next < count && segments->codes[segments->next].id == code;
    return found ? segments->codes[segments->next].at : -1;
}

emic_status emic_segments_group_next(emic_segments *segments, emic_segment_group *out, bool *more,
                                     emic_error *err)
{
    emic_tally_group group;
    const emic_selection *selection = segments->selection;
    do {
        EMIC_TRY(emic_tally_group_next(&segments->tally, &group, more, err));
    } while (*more && ((selection->coder && group.coder != selection->coder) ||
                       (selection->round && group.round != selection->round)));
    if (!*more)
        return EMIC_OK;
    out->code_at = code_at(segments, group.code);
    out->against = (int64_t)group.against;
    out->count = (int64_t)(group.count - group.against);
    return EMIC_OK;
}

static emic_status add_places(emic_segments *segments, const emic_counted_document *document,
                              const emic_segment_group *group, emic_error *err)
{
    const emic_cases *cases = segments->cases;
    emic_id alone = document->case_at < 0 ? 0 : cases->items[document->case_at].participant.id;
    for (int64_t i = group->count + group->against; i > 0; i--) {
        emic_tally_place place;
        EMIC_TRY(emic_tally_place_next(&segments->tally, &place, err));
        if (place.against && !segments->against)
            continue;
        emic_segment *segment = EMIC_PUSH(segments->arena, segments);
        *segment =
            (emic_segment){place.against ? -1 : group->code_at, document->case_at, place.span};
        if (document->shared)
            segment->case_at =
                emic_cases_at(cases, emic_speech_participant(segments->speech, document->revision,
                                                             alone, place.span.start));
    }
    return EMIC_OK;
}

emic_status emic_segments_take(emic_segments *segments, const emic_counted_document *document,
                               emic_error *err)
{
    emic_segment_group group;
    bool more;
    EMIC_TRY(begin(segments, document, true, err));
    EMIC_TRY(emic_segments_group_next(segments, &group, &more, err));
    while (more) {
        EMIC_TRY(add_places(segments, document, &group, err));
        EMIC_TRY(emic_segments_group_next(segments, &group, &more, err));
    }
    return EMIC_OK;
}

/* --- All at once ------------------------------------------------------------------------------ */

static emic_status load_segments(emic_segments *segments, emic_counted_document *document,
                                 emic_error *err)
{
    EMIC_TRY(emic_segments_take(segments, document, err));
    size_t count = segments->count;
    emic_segment *items = emic_arena_array(segments->arena, count + 1, sizeof *items);
    if (count)
        memcpy(items, segments->items, count * sizeof *items);
    document->segments.items = items;
    document->segments.count = document->segments.capacity = count;
    return EMIC_OK;
}

emic_status emic_counted_documents_load(emic_study *study, const emic_selection *selection,
                                        const emic_cases *cases, bool turns, emic_arena *arena,
                                        emic_counted_documents *out, emic_error *err)
{
    emic_segments segments;
    EMIC_TRY(emic_counted_documents_list(study, cases, turns, arena, out, err));
    emic_status status = emic_segments_open(study, selection, cases, out, arena, &segments, err);
    for (size_t i = 0; status == EMIC_OK && i < out->count; i++)
        status = load_segments(&segments, &out->items[i], err);
    emic_segments_close(&segments);
    return status;
}
