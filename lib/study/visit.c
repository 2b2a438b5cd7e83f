/* Visits are stretches of text; units are looked up in their union. Each table is read once. */
#include "study/visit.h"
#include "study/document.h"
#include "study/study_db.h"

/* --- Recording -------------------------------------------------------------------------------- */

static const char current_revision[] = "SELECT current_revision FROM document WHERE id = ?1";
static const char current_length[] =
    "SELECT r.characters FROM document d JOIN revision r ON r.id = d.current_revision"
    " WHERE d.id = ?1";
static const char insert_visit[] =
    "INSERT INTO unit_visit(revision, start, stop, coder, round, added)"
    " VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT (revision, coder, round, start, stop) DO NOTHING";

emic_status emic_visit_add(emic_study *study, emic_id document, const emic_span *spans,
                           size_t count, emic_id coder, int64_t round, size_t *added,
                           emic_error *err)
{
    emic_db *db = emic_study_db(study);
    emic_id revision;
    int64_t length;
    *added = 0;
    EMIC_TRY(emic_db_int(db, current_revision, EMIC_ROW(emic_int(document)), 0, &revision, err));
    EMIC_TRY(emic_db_int(db, current_length, EMIC_ROW(emic_int(document)), 0, &length, err));
    if (!revision)
        return emic_fail(err, EMIC_NOT_FOUND, "no document %lld", (long long)document);
    if (round < 1)
        return emic_fail(err, EMIC_INVALID, "round %lld: rounds count from 1", (long long)round);
    for (size_t i = 0; i < count; i++) {
        if (spans[i].start >= spans[i].end || spans[i].end > length)
            return emic_fail(err, EMIC_INVALID,
                             "span %u:%u: it begins before it ends, and the text ends at %lld",
                             spans[i].start, spans[i].end, (long long)length);
        EMIC_TRY(emic_db_run(db, insert_visit,
                             EMIC_ROW(emic_int(revision), emic_int(spans[i].start),
                                      emic_int(spans[i].end), emic_int(coder), emic_int(round),
                                      emic_study_now(study)),
                             err));
        *added += emic_db_changes(db) > 0;
    }
    return EMIC_OK;
}

/* --- Stretches -------------------------------------------------------------------------------- */

typedef struct stretch {
    emic_id revision;
    int64_t start, stop;
} stretch;

/* Apart from each other, by revision and start. */
typedef struct stretch_list {
    stretch *items;
    size_t count, capacity;
} stretch_list;

static const char list_visits[] =
    "SELECT v.revision, v.start, v.stop FROM document d"
    " JOIN unit_visit v ON v.revision = d.current_revision WHERE (?1 = 0 OR d.id = ?1)"
    " AND (?2 = 0 OR v.coder = ?2) AND (?3 = 0 OR v.round = ?3) ORDER BY v.revision, v.start";
static const char list_codings[] =
    "SELECT c.revision, c.start, c.stop FROM document d"
    " JOIN coding c ON c.revision = d.current_revision WHERE (?1 = 0 OR d.id = ?1)"
    " AND (?2 = 0 OR c.coder = ?2) AND (?3 = 0 OR c.round = ?3) ORDER BY c.revision, c.start";

static emic_row values_of(const emic_visit_filter *filter, emic_value values[3])
{
    values[0] = emic_int(filter->document);
    values[1] = emic_int(filter->coder);
    values[2] = emic_int(filter->round);
    return (emic_row){values, 3};
}

static void add_stretch(stretch next, emic_arena *arena, stretch_list *out)
{
    stretch *last = out->count ? &out->items[out->count - 1] : NULL;
    if (!last || last->revision != next.revision || last->stop < next.start)
        *EMIC_PUSH(arena, out) = next;
    else if (last->stop < next.stop)
        last->stop = next.stop;
}

static emic_status load_stretches(emic_study *study, const char *sql,
                                  const emic_visit_filter *filter, emic_arena *arena,
                                  stretch_list *out, emic_error *err)
{
    emic_cursor cursor;
    emic_value values[3];
    bool more = false;
    *out = (stretch_list){0};
    EMIC_TRY(emic_db_query(emic_study_db(study), sql, values_of(filter, values), &cursor, err));
    emic_status status;
    while ((status = emic_cursor_next(&cursor, &more, err)) == EMIC_OK && more)
        add_stretch((stretch){emic_cursor_int(&cursor, 0), emic_cursor_int(&cursor, 1),
                              emic_cursor_int(&cursor, 2)},
                    arena, out);
    emic_cursor_close(&cursor);
    return status;
}

/* The last stretch of `revision` that begins before `position`, or NULL. */
static const stretch *find_before(const stretch_list *list, emic_id revision, int64_t position)
{
    size_t from = 0, to = list->count;
    while (from < to) {
        size_t middle = from + (to - from) / 2;
        const stretch *item = &list->items[middle];
        bool before =
            item->revision != revision ? item->revision < revision : item->start < position;
        if (before)
            from = middle + 1;
        else
            to = middle;
    }
    const stretch *found = from ? &list->items[from - 1] : NULL;
    return found && found->revision == revision ? found : NULL;
}

static bool is_covered(const stretch_list *list, emic_id revision, emic_span span)
{
    const stretch *found = find_before(list, revision, (int64_t)span.start + 1);
    return found && found->stop >= span.end;
}

static bool is_touched(const stretch_list *list, emic_id revision, emic_span span)
{
    const stretch *found = find_before(list, revision, span.end);
    return found && found->stop > span.start;
}

/* --- Units ------------------------------------------------------------------------------------ */

/* A document without turns has one row, without an ordinal. */
static const char list_units[] =
    "SELECT d.id, r.id, d.name, ifnull(t.ordinal, 0), ifnull(t.words_start, 0),"
    " ifnull(t.words_stop, r.characters), ifnull(s.label, '') FROM document d"
    " JOIN revision r ON r.id = d.current_revision LEFT JOIN turn t ON t.revision = r.id"
    " LEFT JOIN speaker s ON s.id = t.speaker WHERE ?1 = 0 OR d.id = ?1"
    " ORDER BY d.name, t.ordinal";

static emic_visit_document *document_of(const emic_cursor *cursor, emic_arena *arena,
                                        emic_visit_list *out)
{
    emic_id id = emic_cursor_int(cursor, 0);
    size_t count = out->documents.count;
    if (count && out->documents.items[count - 1].id == id)
        return &out->documents.items[count - 1];
    emic_visit_document *document = EMIC_PUSH(arena, &out->documents);
    document->id = id;
    document->revision = emic_cursor_int(cursor, 1);
    document->name = emic_arena_copy(arena, emic_cursor_text(cursor, 2));
    return document;
}

static emic_status read_unit(const emic_cursor *cursor, const stretch_list *visits,
                             const stretch_list *codings, emic_arena *arena, emic_visit_list *out,
                             emic_error *err)
{
    int64_t start = emic_cursor_int(cursor, 4), stop = emic_cursor_int(cursor, 5);
    emic_visit_document *document = document_of(cursor, arena, out);
    if (start < 0 || stop < start || stop > UINT32_MAX)
        return emic_fail(err, EMIC_CORRUPT,
                         "a turn of \"%.*s\" does not lie in its text; run emic "
                         "check",
                         EMIC_ARG(document->name));
    if (start == stop)
        return EMIC_OK;
    emic_slice speaker = emic_cursor_text(cursor, 6);
    const emic_visit_unit *last =
        out->units.count ? &out->units.items[out->units.count - 1] : &(emic_visit_unit){0};
    bool same = emic_slice_equal(last->speaker, speaker);
    emic_visit_unit unit = {.document = out->documents.count - 1,
                            .ordinal = emic_cursor_int(cursor, 3),
                            .words = {(uint32_t)start, (uint32_t)stop},
                            .speaker = same ? last->speaker : emic_arena_copy(arena, speaker)};
    unit.visited = is_covered(visits, document->revision, unit.words);
    unit.coded = is_touched(codings, document->revision, unit.words);
    document->units++;
    document->visited += unit.visited;
    document->coded += unit.coded;
    document->unread += !emic_visit_unit_is_read(&unit);
    *EMIC_PUSH(arena, &out->units) = unit;
    return EMIC_OK;
}

emic_status emic_visit_list_load(emic_study *study, const emic_visit_filter *filter,
                                 emic_arena *arena, emic_visit_list *out, emic_error *err)
{
    emic_cursor cursor;
    stretch_list visits, codings;
    bool more = false;
    *out = (emic_visit_list){0};
    EMIC_TRY(load_stretches(study, list_visits, filter, arena, &visits, err));
    EMIC_TRY(load_stretches(study, list_codings, filter, arena, &codings, err));
    EMIC_TRY(emic_db_query(emic_study_db(study), list_units, EMIC_ROW(emic_int(filter->document)),
                           &cursor, err));
    emic_status status;
    while ((status = emic_cursor_next(&cursor, &more, err)) == EMIC_OK && more)
        if ((status = read_unit(&cursor, &visits, &codings, arena, out, err)) != EMIC_OK)
            break;
    emic_cursor_close(&cursor);
    return status;
}

emic_status emic_visit_read_words(emic_study *study, emic_visit_list *list, emic_arena *arena,
                                  emic_error *err)
{
    emic_arena *scratch = emic_arena_open();
    emic_text_index text = {0};
    emic_status status = EMIC_OK;
    emic_id last = 0;
    for (size_t i = 0; i < list->units.count; i++) {
        emic_visit_unit *unit = &list->units.items[i];
        const emic_visit_document *document = &list->documents.items[unit->document];
        if (emic_visit_unit_is_read(unit))
            continue;
        if (document->id != last) {
            emic_arena_reset(scratch);
            text = (emic_text_index){0};
            last = document->id;
            status = emic_document_text(study, last, scratch, &text, err);
            if (status != EMIC_OK && status != EMIC_REFUSED) /* withheld: no words to be had */
                break;
            status = EMIC_OK;
        }
        if (text.text.data && unit->words.end <= text.points)
            unit->text = emic_arena_copy(arena, emic_text_words(&text, unit->words));
    }
    emic_arena_close(scratch);
    return status;
}
