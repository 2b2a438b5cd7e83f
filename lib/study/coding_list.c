/* Codings as a list: in a fixed order, each with whose words it covers and, if wanted, the words.
 * What is read may be damaged: nothing here may be used as an index or a length unchecked. */
#include "study/coding.h"
#include "study/document.h"
#include "study/speech.h"
#include "study/study_db.h"
#include <stdlib.h>

static const char list_codings[] =
    "SELECT c.id, c.revision, d.id, d.name, ifnull(d.participant, 0), c.start, c.stop, c.code,"
    " c.coder, k.name, c.round, c.polarity, c.memo, c.words_sha256, c.weight,"
    " ifnull(c.definition < o.definition, 0), ifnull(u.name, '')"
    " FROM document d JOIN coding c ON c.revision = d.current_revision"
    " JOIN coder k ON k.id = c.coder LEFT JOIN code o ON o.id = c.code"
    " LEFT JOIN rule u ON u.id = c.rule"
    " WHERE (?1 = 0 OR d.id = ?1) AND (?2 = 0 OR c.coder = ?2) AND (?3 = 0 OR c.round = ?3)"
    " ORDER BY d.name";

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
    int64_t start = emic_cursor_int(cursor, 5), stop = emic_cursor_int(cursor, 6);
    if (start < 0 || stop <= start || stop > UINT32_MAX)
        return emic_fail(err, EMIC_CORRUPT, "coding %lld has no span; run emic check",
                         (long long)out->id);
    out->span = (emic_span){(uint32_t)start, (uint32_t)stop};
    return EMIC_OK;
}

static emic_status read_item(const emic_cursor *cursor, emic_arena *arena,
                             const emic_coding_item *last, emic_coding_item *out, emic_error *err)
{
    emic_coding *coding = &out->coding;
    coding->id = emic_cursor_int(cursor, 0);
    out->revision = emic_cursor_int(cursor, 1);
    coding->document = emic_cursor_int(cursor, 2);
    out->document = keep(arena, last->document, emic_cursor_text(cursor, 3));
    out->participant = emic_cursor_int(cursor, 4);
    EMIC_TRY(read_span(cursor, coding, err));
    coding->code = emic_cursor_int(cursor, 7);
    coding->coder = emic_cursor_int(cursor, 8);
    out->coder_name = keep(arena, last->coder_name, emic_cursor_text(cursor, 9));
    coding->round = emic_cursor_int(cursor, 10);
    EMIC_TRY(emic_polarity_find(emic_cursor_text(cursor, 11), &coding->polarity, err));
    coding->memo = keep(arena, last->coding.memo, emic_cursor_text(cursor, 12));
    emic_slice sha256 = emic_cursor_text(cursor, 13);
    if (sha256.length == sizeof out->sha256)
        memcpy(out->sha256, sha256.data, sizeof out->sha256);
    coding->weighed = !emic_cursor_is_null(cursor, 14);
    coding->weight = emic_cursor_int(cursor, 14);
    out->stale = emic_cursor_int(cursor, 15) != 0;
    out->rule = keep(arena, last->rule, emic_cursor_text(cursor, 16));
    bool same = last->coding.document == coding->document;
    out->document_order = same ? last->document_order : last->document_order + 1;
    return EMIC_OK;
}

static emic_status find_code(const emic_codebook *codebook, const emic_coding_item *last,
                             emic_coding_item *item, emic_error *err)
{
    bool same = last->coding.id && item->coding.code == last->coding.code;
    item->code_at = same ? last->code_at : emic_codebook_at(codebook, item->coding.code);
    if (item->code_at >= 0)
        return EMIC_OK;
    return emic_fail(err, EMIC_CORRUPT, "coding %lld names no code of the codebook; run emic check",
                     (long long)item->coding.id);
}

static emic_status read_items(emic_study *study, const emic_coding_filter *filter,
                              const emic_codebook *codebook, emic_arena *arena,
                              emic_coding_list *out, emic_error *err)
{
    emic_cursor cursor;
    emic_coding_item item = {0}, last = {0};
    bool more = false;
    EMIC_TRY(emic_db_query(
        emic_study_db(study), list_codings,
        EMIC_ROW(emic_int(filter->document), emic_int(filter->coder), emic_int(filter->round)),
        &cursor, err));
    emic_status status;
    while ((status = emic_cursor_next(&cursor, &more, err)) == EMIC_OK && more) {
        item = (emic_coding_item){0};
        if ((status = read_item(&cursor, arena, &last, &item, err)) != EMIC_OK ||
            (status = find_code(codebook, &last, &item, err)) != EMIC_OK)
            break;
        last = item;
        if (!filter->codes || filter->codes[item.code_at])
            *EMIC_PUSH(arena, out) = item;
    }
    emic_cursor_close(&cursor);
    return status;
}

/* Fills in the words, one text in memory at a time. */
static emic_status read_words(emic_study *study, emic_arena *arena, emic_coding_list *list,
                              emic_error *err)
{
    emic_arena *scratch = emic_arena_open();
    emic_text_index text = {0};
    emic_status status = EMIC_OK;
    for (size_t i = 0; i < list->count; i++) {
        emic_coding_item *item = &list->items[i];
        if (i == 0 || item->coding.document != item[-1].coding.document) {
            emic_arena_reset(scratch);
            text = (emic_text_index){0};
            status = emic_document_text(study, item->coding.document, scratch, &text, err);
            if (status != EMIC_OK && status != EMIC_REFUSED)
                break;
            status = EMIC_OK;
        }
        if (text.text.data && item->coding.span.end <= text.points)
            item->words = emic_arena_copy(arena, emic_text_words(&text, item->coding.span));
    }
    emic_arena_close(scratch);
    return status;
}

static const char list_values[] =
    "SELECT v.coding, p.name || '=' || v.value FROM coding_value v JOIN code_property p"
    " ON p.id = v.property ORDER BY v.coding, p.name";

static int by_id(const void *left, const void *right)
{
    const emic_coding_item *a = *(emic_coding_item *const *)left;
    const emic_coding_item *b = *(emic_coding_item *const *)right;
    return (a->coding.id > b->coding.id) - (a->coding.id < b->coding.id);
}

static emic_coding_item **sorted(emic_coding_list *list, emic_arena *arena)
{
    emic_coding_item **items = emic_arena_array(arena, list->count + 1, sizeof(emic_coding_item *));
    for (size_t i = 0; i < list->count; i++)
        items[i] = &list->items[i];
    qsort(items, list->count, sizeof(emic_coding_item *), by_id);
    return items;
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

static emic_status read_values(emic_study *study, emic_arena *arena, emic_coding_list *list,
                               emic_error *err)
{
    emic_cursor cursor;
    bool more = false;
    size_t at = 0;
    emic_coding_item **items = NULL;
    EMIC_TRY(emic_db_query(emic_study_db(study), list_values, EMIC_NO_VALUES, &cursor, err));
    emic_status status;
    while ((status = emic_cursor_next(&cursor, &more, err)) == EMIC_OK && more) {
        if (!items) /* most studies have no values, and nothing to sort for */
            items = sorted(list, arena);
        put_value(items, list->count, &at, emic_cursor_int(&cursor, 0),
                  emic_cursor_text(&cursor, 1), arena);
    }
    emic_cursor_close(&cursor);
    return status;
}

emic_status emic_coding_list_load(emic_study *study, const emic_coding_filter *filter,
                                  const emic_codebook *codebook, emic_arena *arena,
                                  emic_coding_list *out, emic_error *err)
{
    emic_speech speech;
    *out = (emic_coding_list){0};
    EMIC_TRY(emic_speech_load(study, arena, &speech, err));
    EMIC_TRY(read_items(study, filter, codebook, arena, out, err));
    for (size_t i = 0; i < out->count; i++) {
        emic_coding_item *item = &out->items[i];
        item->participant = emic_speech_participant(&speech, item->revision, item->participant,
                                                    item->coding.span.start);
    }
    if (out->count)
        qsort(out->items, out->count, sizeof *out->items, order);
    if (filter->values)
        EMIC_TRY(read_values(study, arena, out, err));
    return filter->words ? read_words(study, arena, out, err) : EMIC_OK;
}
