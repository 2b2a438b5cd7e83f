/* Codings as a list: in a fixed order, each with whose words it covers and, if wanted, the words.
 * They are read document by document. What is read may be damaged: nothing here may be used as an
 * index or a length unchecked. */
#include "study/coding.h"
#include "study/document.h"
#include "study/speech.h"
#include "study/study_db.h"
#include <stdlib.h>

static const char list_documents[] =
    "SELECT id, name, ifnull(participant, 0), current_revision FROM document"
    " WHERE (?1 = 0 OR id = ?1) ORDER BY name";
static const char list_coders[] = "SELECT id, name FROM coder";
static const char list_codings[] =
    "SELECT c.id, c.start, c.stop, c.code, c.coder, c.round, c.polarity, c.memo, c.words_sha256,"
    " c.weight, c.definition, ifnull(u.name, '') FROM coding c LEFT JOIN rule u ON u.id = c.rule"
    " WHERE c.revision = ?1 AND (?2 = 0 OR c.coder = ?2) AND (?3 = 0 OR c.round = ?3)";
enum { ID, START, STOP, CODE, CODER, ROUND, POLARITY, MEMO, SHA256, WEIGHT, DEFINITION, RULE };

typedef struct listed_document {
    emic_id id, participant, revision;
    emic_slice name;
} listed_document;

typedef struct listed_coder {
    emic_id id;
    emic_slice name;
} listed_coder;

typedef struct listing {
    emic_study *study;
    const emic_coding_filter *filter;
    const emic_codebook *codebook;
    emic_arena *lasting; /* for what holds for all documents, */
    emic_arena *arena;   /* for the items, */
    emic_arena *scratch; /* and for the text at hand */
    emic_speech speech;
    struct {
        listed_document *items;
        size_t count, capacity;
    } documents;
    struct {
        listed_coder *items;
        size_t count, capacity;
    } coders;
    bool values; /* there are values of properties */
} listing;

static int order(const void *left, const void *right)
{
    const emic_coding_item *a = left, *b = right;
    const int64_t keys[][2] = {
        {(int64_t)a->document_order, (int64_t)b->document_order},
        {a->coding.span.start, b->coding.span.start},
        {a->coding.span.end, b->coding.span.end},
        {a->code_at, b->code_at},
    };
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (keys[i][0] != keys[i][1])
            return keys[i][0] < keys[i][1] ? -1 : 1;
    int names = emic_slice_compare(a->coder_name, b->coder_name);
    if (names)
        return names;
    return (a->coding.round > b->coding.round) - (a->coding.round < b->coding.round);
}

static emic_slice keep(emic_arena *arena, emic_slice last, emic_slice text)
{
    return emic_slice_equal(last, text) ? last : emic_arena_copy(arena, text);
}

static emic_status read_span(const emic_cursor *cursor, emic_coding *out, emic_error *err)
{
    int64_t start = emic_cursor_int(cursor, START), stop = emic_cursor_int(cursor, STOP);
    if (start < 0 || stop <= start || stop > UINT32_MAX)
        return emic_fail(err, EMIC_CORRUPT, "coding %lld has no span; run emic check",
                         (long long)out->id);
    out->span = (emic_span){(uint32_t)start, (uint32_t)stop};
    return EMIC_OK;
}

static emic_status find_coder(const listing *work, emic_coding_item *item, emic_error *err)
{
    for (size_t i = 0; i < work->coders.count; i++) {
        item->coder_name = work->coders.items[i].name;
        if (work->coders.items[i].id == item->coding.coder)
            return EMIC_OK;
    }
    return emic_fail(err, EMIC_CORRUPT, "coding %lld names no coder of the study; run emic check",
                     (long long)item->coding.id);
}

/* Codings come in the order of an index: code and coder are mostly those of the last. */
static emic_status find_names(const listing *work, const emic_coding_item *last,
                              emic_coding_item *item, emic_error *err)
{
    bool same = last->coding.id != 0;
    item->code_at = same && item->coding.code == last->coding.code
                        ? last->code_at
                        : emic_codebook_at(work->codebook, item->coding.code);
    if (item->code_at < 0)
        return emic_fail(err, EMIC_CORRUPT,
                         "coding %lld names no code of the codebook; run emic check",
                         (long long)item->coding.id);
    item->coder_name = last->coder_name;
    return same && item->coding.coder == last->coding.coder ? EMIC_OK : find_coder(work, item, err);
}

static emic_status read_item(const listing *work, const emic_cursor *cursor,
                             const emic_coding_item *last, emic_coding_item *out, emic_error *err)
{
    emic_arena *arena = work->arena;
    emic_coding *coding = &out->coding;
    coding->id = emic_cursor_int(cursor, ID);
    EMIC_TRY(read_span(cursor, coding, err));
    coding->code = emic_cursor_int(cursor, CODE);
    coding->coder = emic_cursor_int(cursor, CODER);
    EMIC_TRY(find_names(work, last, out, err));
    coding->round = emic_cursor_int(cursor, ROUND);
    EMIC_TRY(emic_polarity_find(emic_cursor_text(cursor, POLARITY), &coding->polarity, err));
    coding->memo = keep(arena, last->coding.memo, emic_cursor_text(cursor, MEMO));
    emic_slice sha256 = emic_cursor_text(cursor, SHA256);
    if (sha256.length == sizeof out->sha256)
        memcpy(out->sha256, sha256.data, sizeof out->sha256);
    coding->weighed = !emic_cursor_is_null(cursor, WEIGHT);
    coding->weight = emic_cursor_int(cursor, WEIGHT);
    out->stale =
        emic_cursor_int(cursor, DEFINITION) < work->codebook->items[out->code_at].definition;
    out->rule = keep(arena, last->rule, emic_cursor_text(cursor, RULE));
    return EMIC_OK;
}

static emic_status read_items(const listing *work, const listed_document *document,
                              emic_coding_list *out, emic_error *err)
{
    emic_cursor cursor;
    emic_coding_item item = {0}, last = {0};
    bool more = false;
    const emic_coding_filter *filter = work->filter;
    EMIC_TRY(emic_db_query(
        emic_study_db(work->study), list_codings,
        EMIC_ROW(emic_int(document->revision), emic_int(filter->coder), emic_int(filter->round)),
        &cursor, err));
    emic_status status;
    while ((status = emic_cursor_next(&cursor, &more, err)) == EMIC_OK && more) {
        item = (emic_coding_item){
            .revision = document->revision,
            .document = document->name,
            .document_order = (size_t)(document - work->documents.items),
        };
        item.coding.document = document->id;
        if ((status = read_item(work, &cursor, &last, &item, err)) != EMIC_OK)
            break;
        item.participant = emic_speech_participant(&work->speech, item.revision,
                                                   document->participant, item.coding.span.start);
        last = item;
        if (!filter->codes || filter->codes[item.code_at])
            *EMIC_PUSH(work->arena, out) = item;
    }
    emic_cursor_close(&cursor);
    return status;
}

/* Fills in the words of one document. */
static emic_status read_words(const listing *work, emic_coding_item *items, size_t count,
                              emic_error *err)
{
    emic_text_index text = {0};
    emic_arena_reset(work->scratch);
    emic_status status =
        emic_document_text(work->study, items[0].coding.document, work->scratch, &text, err);
    if (status != EMIC_OK)
        return status == EMIC_REFUSED ? EMIC_OK : status;
    for (size_t i = 0; i < count; i++)
        if (text.text.data && items[i].coding.span.end <= text.points)
            items[i].words =
                emic_arena_copy(work->arena, emic_text_words(&text, items[i].coding.span));
    return EMIC_OK;
}

static const char has_values[] = "SELECT EXISTS (SELECT 1 FROM coding_value)";
static const char list_values[] =
    "SELECT v.coding, p.name || '=' || v.value FROM coding c JOIN coding_value v ON v.coding = c.id"
    " JOIN code_property p ON p.id = v.property WHERE c.revision = ?1 ORDER BY v.coding, p.name";

static int by_id(const void *left, const void *right)
{
    const emic_coding_item *a = *(emic_coding_item *const *)left;
    const emic_coding_item *b = *(emic_coding_item *const *)right;
    return (a->coding.id > b->coding.id) - (a->coding.id < b->coding.id);
}

/* Puts "name=value" on the item with this id; `*at` goes through `items`, which are in order of
 * their ids, as the values are. */
static void put_value(emic_coding_item *const *items, size_t count, size_t *at, emic_id id,
                      emic_slice value, emic_arena *arena)
{
    while (*at < count && items[*at]->coding.id < id)
        ++*at;
    if (*at == count || items[*at]->coding.id != id)
        return;
    emic_slice before = items[*at]->values;
    items[*at]->values = emic_slice_of(emic_arena_format(
        arena, "%.*s%s%.*s", EMIC_ARG(before), before.length ? "; " : "", EMIC_ARG(value)));
}

static emic_status read_values(const listing *work, emic_coding_item *items, size_t count,
                               emic_error *err)
{
    emic_cursor cursor;
    bool more = false;
    size_t at = 0;
    emic_coding_item **sorted = emic_arena_array(work->arena, count + 1, sizeof *sorted);
    for (size_t i = 0; i < count; i++)
        sorted[i] = &items[i];
    qsort(sorted, count, sizeof *sorted, by_id);
    EMIC_TRY(emic_db_query(emic_study_db(work->study), list_values,
                           EMIC_ROW(emic_int(items[0].revision)), &cursor, err));
    emic_status status;
    while ((status = emic_cursor_next(&cursor, &more, err)) == EMIC_OK && more)
        put_value(sorted, count, &at, emic_cursor_int(&cursor, 0), emic_cursor_text(&cursor, 1),
                  work->arena);
    emic_cursor_close(&cursor);
    return status;
}

/* --- Document by document --------------------------------------------------------------------- */

static emic_status add_document(const listing *work, const listed_document *document,
                                emic_coding_list *out, emic_error *err)
{
    size_t first = out->count;
    EMIC_TRY(read_items(work, document, out, err));
    size_t count = out->count - first;
    if (count == 0)
        return EMIC_OK;
    emic_coding_item *items = out->items + first;
    qsort(items, count, sizeof *items, order);
    if (work->values)
        EMIC_TRY(read_values(work, items, count, err));
    return work->filter->words ? read_words(work, items, count, err) : EMIC_OK;
}

/* All of one state of the file, which is locked once. */
static emic_status add_held(const listing *work, const listed_document *document,
                            emic_coding_list *out, emic_error *err)
{
    emic_error ignored;
    emic_db *db = emic_study_db(work->study);
    EMIC_TRY(emic_db_run(db, "SAVEPOINT list", EMIC_NO_VALUES, err));
    emic_status status = add_document(work, document, out, err);
    emic_status released =
        emic_db_run(db, "RELEASE list", EMIC_NO_VALUES, status == EMIC_OK ? err : &ignored);
    return status == EMIC_OK ? released : status;
}

static emic_status load_documents(listing *work, emic_error *err)
{
    emic_cursor cursor;
    bool more = false;
    emic_status status;
    EMIC_TRY(emic_db_query(emic_study_db(work->study), list_documents,
                           EMIC_ROW(emic_int(work->filter->document)), &cursor, err));
    while ((status = emic_cursor_next(&cursor, &more, err)) == EMIC_OK && more)
        *EMIC_PUSH(work->lasting, &work->documents) = (listed_document){
            .id = emic_cursor_int(&cursor, 0),
            .name = emic_arena_copy(work->lasting, emic_cursor_text(&cursor, 1)),
            .participant = emic_cursor_int(&cursor, 2),
            .revision = emic_cursor_int(&cursor, 3),
        };
    emic_cursor_close(&cursor);
    return status;
}

static emic_status load_coders(listing *work, emic_error *err)
{
    emic_cursor cursor;
    bool more = false;
    emic_status status;
    EMIC_TRY(emic_db_query(emic_study_db(work->study), list_coders, EMIC_NO_VALUES, &cursor, err));
    while ((status = emic_cursor_next(&cursor, &more, err)) == EMIC_OK && more)
        *EMIC_PUSH(work->lasting, &work->coders) =
            (listed_coder){emic_cursor_int(&cursor, 0),
                           emic_arena_copy(work->lasting, emic_cursor_text(&cursor, 1))};
    emic_cursor_close(&cursor);
    return status;
}

static emic_status open_listing(listing *work, emic_error *err)
{
    int64_t values = 0;
    EMIC_TRY(load_documents(work, err));
    EMIC_TRY(load_coders(work, err));
    if (work->filter->values)
        EMIC_TRY(
            emic_db_int(emic_study_db(work->study), has_values, EMIC_NO_VALUES, 0, &values, err));
    work->values = values != 0;
    return emic_speech_load(work->study, work->lasting, &work->speech, err);
}

emic_status emic_coding_list_load(emic_study *study, const emic_coding_filter *filter,
                                  const emic_codebook *codebook, emic_arena *arena,
                                  emic_coding_list *out, emic_error *err)
{
    listing work = {.study = study,
                    .filter = filter,
                    .codebook = codebook,
                    .lasting = arena,
                    .arena = arena,
                    .scratch = emic_arena_open()};
    *out = (emic_coding_list){0};
    emic_status status = open_listing(&work, err);
    for (size_t i = 0; status == EMIC_OK && i < work.documents.count; i++)
        status = add_held(&work, &work.documents.items[i], out, err);
    emic_arena_close(work.scratch);
    return status;
}

emic_status emic_coding_list_each(emic_study *study, const emic_coding_filter *filter,
                                  const emic_codebook *codebook, emic_coding_taker *take,
                                  void *context, emic_error *err)
{
    listing work = {.study = study,
                    .filter = filter,
                    .codebook = codebook,
                    .lasting = emic_arena_open(),
                    .arena = emic_arena_open(),
                    .scratch = emic_arena_open()};
    emic_status status = open_listing(&work, err);
    for (size_t i = 0; status == EMIC_OK && i < work.documents.count; i++) {
        emic_coding_list list = {0};
        status = add_held(&work, &work.documents.items[i], &list, err);
        if (status == EMIC_OK && list.count)
            status = take(context, &list, err);
        emic_arena_reset(work.arena);
    }
    emic_arena_close(work.scratch);
    emic_arena_close(work.arena);
    emic_arena_close(work.lasting);
    return status;
}
