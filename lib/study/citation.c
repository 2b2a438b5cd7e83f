/* Codings with what is needed to cite them. All rows are read in one query, each text once. */
#include "study/citation.h"
#include "study/document.h"
#include "study/speech.h"
#include "study/study_db.h"
#include <stdlib.h>

#define CITATIONS                                                                                  \
    "SELECT c.id, c.code, d.id, c.definition, c.round, c.start, c.stop, d.name, k.name, c.added,"  \
    " c.polarity, c.revision <> d.current_revision, ifnull(t.quote, ''), c.revision,"              \
    " ifnull(d.participant, 0) FROM coding c JOIN revision r ON r.id = c.revision"                 \
    " JOIN document d ON d.id = r.document JOIN coder k ON k.id = c.coder"                         \
    " LEFT JOIN detached_coding t ON t.coding = c.id"
static const char all_citations[] = CITATIONS " ORDER BY c.id";
static const char one_citation[] = CITATIONS " WHERE c.id = ?1";
static const char participant_labels[] = "SELECT id, label FROM participant ORDER BY id";

/* Whose words a place holds, by label. */
typedef struct voice_list {
    emic_speech speech;
    struct voice {
        emic_id id;
        emic_slice label;
    } * items;
    size_t count, capacity;
} voice_list;

static emic_status load_voices(emic_study *study, emic_arena *arena, voice_list *out,
                               emic_error *err)
{
    emic_cursor cursor;
    bool more = false;
    *out = (voice_list){0};
    EMIC_TRY(emic_speech_load(study, arena, &out->speech, err));
    EMIC_TRY(emic_db_query(emic_study_db(study), participant_labels, EMIC_NO_VALUES, &cursor, err));
    emic_status status;
    while ((status = emic_cursor_next(&cursor, &more, err)) == EMIC_OK && more)
        *EMIC_PUSH(arena, out) = (struct voice){
            emic_cursor_int(&cursor, 0), emic_arena_copy(arena, emic_cursor_text(&cursor, 1))};
    emic_cursor_close(&cursor);
    return status;
}

static emic_slice label_of(const voice_list *voices, emic_id participant)
{
    size_t from = 0, to = voices->count;
    while (from < to) {
        size_t middle = from + (to - from) / 2;
        if (voices->items[middle].id < participant)
            from = middle + 1;
        else
            to = middle;
    }
    bool found = from < voices->count && voices->items[from].id == participant;
    return found ? voices->items[from].label : (emic_slice){0};
}

static emic_slice keep(emic_arena *arena, emic_slice last, emic_slice text)
{
    return emic_slice_equal(last, text) ? last : emic_arena_copy(arena, text);
}

static emic_status read_citation(const emic_cursor *cursor, const voice_list *voices,
                                 emic_arena *arena, const emic_citation *last, emic_citation *out,
                                 emic_error *err)
{
    int64_t start = emic_cursor_int(cursor, 5), stop = emic_cursor_int(cursor, 6);
    out->id = emic_cursor_int(cursor, 0);
    out->code = emic_cursor_int(cursor, 1);
    out->document = emic_cursor_int(cursor, 2);
    out->definition = emic_cursor_int(cursor, 3);
    out->round = emic_cursor_int(cursor, 4);
    if (start < 0 || stop <= start || stop > UINT32_MAX)
        return emic_fail(err, EMIC_CORRUPT, "coding %lld has no span; run emic check",
                         (long long)out->id);
    out->span = (emic_span){(uint32_t)start, (uint32_t)stop};
    out->document_name = keep(arena, last->document_name, emic_cursor_text(cursor, 7));
    out->coder_name = keep(arena, last->coder_name, emic_cursor_text(cursor, 8));
    out->added = keep(arena, last->added, emic_cursor_text(cursor, 9));
    EMIC_TRY(emic_polarity_find(emic_cursor_text(cursor, 10), &out->polarity, err));
    out->detached = emic_cursor_int(cursor, 11) != 0;
    out->words = emic_arena_copy(arena, emic_cursor_text(cursor, 12));
    out->speaker = emic_speech_participant(&voices->speech, emic_cursor_int(cursor, 13),
                                           emic_cursor_int(cursor, 14), out->span.start);
    out->participant = label_of(voices, out->speaker);
    return EMIC_OK;
}

static emic_status find_code(const emic_codebook *codebook, const emic_citation *last,
                             emic_citation *out, emic_error *err)
{
    bool same = last->id && last->code == out->code;
    out->code_at = same ? last->code_at : emic_codebook_at(codebook, out->code);
    if (out->code_at >= 0)
        return EMIC_OK;
    return emic_fail(err, EMIC_CORRUPT, "coding %lld names no code of the codebook; run emic check",
                     (long long)out->id);
}

static emic_status load(emic_study *study, const emic_codebook *codebook, const char *sql,
                        emic_row row, emic_arena *arena, emic_citation_list *out, emic_error *err)
{
    emic_cursor cursor;
    voice_list voices;
    bool more = false;
    *out = (emic_citation_list){0};
    EMIC_TRY(load_voices(study, arena, &voices, err));
    EMIC_TRY(emic_db_query(emic_study_db(study), sql, row, &cursor, err));
    emic_status status;
    while ((status = emic_cursor_next(&cursor, &more, err)) == EMIC_OK && more) {
        emic_citation *item = EMIC_PUSH(arena, out), none = {0};
        const emic_citation *last = out->count > 1 ? item - 1 : &none;
        if ((status = read_citation(&cursor, &voices, arena, last, item, err)) != EMIC_OK ||
            (status = find_code(codebook, last, item, err)) != EMIC_OK)
            break;
    }
    emic_cursor_close(&cursor);
    return status;
}

emic_status emic_citation_list_load(emic_study *study, const emic_codebook *codebook,
                                    emic_arena *arena, emic_citation_list *out, emic_error *err)
{
    return load(study, codebook, all_citations, EMIC_NO_VALUES, arena, out, err);
}

emic_status emic_citation_load(emic_study *study, const emic_codebook *codebook, emic_id coding,
                               emic_arena *arena, emic_citation *out, emic_error *err)
{
    emic_citation_list list;
    const bool wanted = true;
    EMIC_TRY(load(study, codebook, one_citation, EMIC_ROW(emic_int(coding)), arena, &list, err));
    if (list.count == 0)
        return emic_fail(err, EMIC_NOT_FOUND, "no coding %lld; emic coding list shows the ids",
                         (long long)coding);
    EMIC_TRY(emic_citation_read_words(study, &list, &wanted, arena, err));
    *out = list.items[0];
    return EMIC_OK;
}

int64_t emic_citation_at(const emic_citation_list *list, emic_id coding)
{
    size_t from = 0, to = list->count;
    while (from < to) {
        size_t middle = from + (to - from) / 2;
        if (list->items[middle].id < coding)
            from = middle + 1;
        else
            to = middle;
    }
    return from < list->count && list->items[from].id == coding ? (int64_t)from : -1;
}

static int by_document(const void *left, const void *right)
{
    const emic_citation *a = *(emic_citation *const *)left, *b = *(emic_citation *const *)right;
    return (a->document > b->document) - (a->document < b->document);
}

static emic_status read_text(emic_study *study, emic_id document, emic_arena *scratch,
                             emic_text_index *out, emic_error *err)
{
    emic_arena_reset(scratch);
    *out = (emic_text_index){0};
    emic_status status = emic_document_text(study, document, scratch, out, err);
    return status == EMIC_REFUSED ? EMIC_OK : status; /* withheld: no words to be had */
}

emic_status emic_citation_read_words(emic_study *study, emic_citation_list *list,
                                     const bool *wanted, emic_arena *arena, emic_error *err)
{
    size_t count = 0;
    emic_text_index text = {0};
    emic_status status = EMIC_OK;
    emic_arena *scratch = emic_arena_open();
    emic_citation **order = emic_arena_array(arena, list->count + 1, sizeof *order);
    for (size_t i = 0; i < list->count; i++)
        if (wanted[i] && !list->items[i].detached && !list->items[i].words.length)
            order[count++] = &list->items[i];
    if (count)
        qsort(order, count, sizeof *order, by_document);
    for (size_t i = 0; i < count && status == EMIC_OK; i++) {
        if (i == 0 || order[i]->document != order[i - 1]->document)
            status = read_text(study, order[i]->document, scratch, &text, err);
        if (status == EMIC_OK && text.text.data && order[i]->span.end <= text.points)
            order[i]->words = emic_arena_copy(arena, emic_text_words(&text, order[i]->span));
    }
    emic_arena_close(scratch);
    return status;
}

emic_slice emic_citation_name(const emic_citation *citation, const emic_codebook *codebook,
                              emic_arena *arena)
{
    return emic_slice_of(emic_arena_format(
        arena, "%.*s %u:%u %.*s%s", EMIC_ARG(citation->document_name), citation->span.start,
        citation->span.end, EMIC_ARG(codebook->items[citation->code_at].path),
        citation->detached ? " (detached)" : ""));
}
