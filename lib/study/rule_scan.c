/* Texts, turns and whose they are, as a rule looks at them. */
#include "study/rule_scan.h"
#include "base/clock.h"
#include "source/transcript.h"
#include "study/document.h"
#include "study/speech.h"
#include "study/study_db.h"
#include <stdlib.h>

/* What one document may take. Places within a pattern's limits can still be too many. */
enum { MOST_MILLISECONDS = 20000 };

typedef struct text_scan {
    emic_study *study;
    const emic_coding_rule *rule;
    const emic_rule_range *range;
    emic_rule_matcher *matcher;
    emic_speech speech;
    emic_arena *arena, *scratch; /* of the document at hand, and of its turn */
    emic_id alone;               /* the document's participant */
    int64_t turns, began;        /* how many turns it has; and when its search began */
} text_scan;

static const char list_documents[] =
    "SELECT d.id, d.current_revision, d.name, ifnull(d.participant, 0), r.text IS NULL,"
    " (SELECT count(*) FROM turn t WHERE t.revision = r.id)"
    " FROM document d JOIN revision r ON r.id = d.current_revision"
    " WHERE ?1 = 0 OR d.id = ?1 ORDER BY d.name";
static const char list_turns[] =
    "SELECT t.words_start, t.words_stop FROM turn t JOIN speaker s ON s.id = t.speaker"
    " WHERE t.revision = ?1 AND (?2 = '' OR s.role = ?2) ORDER BY t.ordinal";

static int by_id(const void *key, const void *item)
{
    emic_id a = *(const emic_id *)key, b = *(const emic_id *)item;
    return (a > b) - (a < b);
}

static bool is_wanted(const emic_rule_range *range, emic_id participant)
{
    return !range->participants ||
           bsearch(&participant, range->participants, range->participant_count, sizeof participant,
                   by_id) != NULL;
}

static emic_status fail_in(const emic_rule_document *document, emic_error *err)
{
    return emic_fail(err, err->status, "document %.*s: %s", EMIC_ARG(document->name), err->message);
}

/* Adds what is found between two bytes of the text, the words of one turn. */
static emic_status scan_words(text_scan *scan, emic_rule_document *document, size_t start,
                              size_t end, emic_error *err)
{
    emic_rule_place_list places;
    size_t from = 0;
    emic_slice words = {document->text.text.data + start, end - start};
    emic_arena_reset(scan->scratch);
    if (emic_rule_match(scan->matcher, words, scan->scratch, &places, err) != EMIC_OK)
        return fail_in(document, err);
    for (size_t i = 0; i < places.count; i++) {
        emic_rule_place at = places.items[i];
        emic_rule_place around = emic_rule_around(scan->rule->scope, words, at, &from);
        if (around.start == around.end)
            continue;
        emic_rule_hit hit = {
            .words = {(uint32_t)emic_text_point(&document->text, start + at.start),
                      (uint32_t)emic_text_point(&document->text, start + at.end)},
            .span = {(uint32_t)emic_text_point(&document->text, start + around.start),
                     (uint32_t)emic_text_point(&document->text, start + around.end)}};
        hit.participant =
            emic_speech_participant(&scan->speech, document->revision, scan->alone, hit.span.start);
        if (is_wanted(scan->range, hit.participant))
            *EMIC_PUSH(scan->arena, &document->hits) = hit;
    }
    if (emic_clock_ticks() - scan->began <= MOST_MILLISECONDS)
        return EMIC_OK;
    emic_fail(err, EMIC_INVALID,
              "the pattern takes too long here: bound .* by what may stand there, as in "
              "[^.]{0,80}");
    return fail_in(document, err);
}

static emic_status scan_turns(text_scan *scan, emic_rule_document *document, emic_error *err)
{
    emic_cursor cursor;
    bool more = false;
    const char *role = scan->rule->role < 0 ? "" : emic_role_name((emic_role)scan->rule->role);
    EMIC_TRY(emic_db_query(emic_study_db(scan->study), list_turns,
                           EMIC_ROW(emic_int(document->revision), emic_text(emic_slice_of(role))),
                           &cursor, err));
    emic_status status;
    while ((status = emic_cursor_next(&cursor, &more, err)) == EMIC_OK && more) {
        int64_t start = emic_cursor_int(&cursor, 0), stop = emic_cursor_int(&cursor, 1);
        if (start < 0 || stop < start || stop > (int64_t)document->text.points)
            status = emic_fail(err, EMIC_CORRUPT,
                               "document %.*s has a turn outside its text; run emic check",
                               EMIC_ARG(document->name));
        else
            status = scan_words(scan, document, emic_text_byte(&document->text, (size_t)start),
                                emic_text_byte(&document->text, (size_t)stop), err);
        if (status != EMIC_OK)
            break;
    }
    emic_cursor_close(&cursor);
    return status;
}

static emic_status scan_document(text_scan *scan, emic_rule_document *document,
                                 emic_rule_visitor *visitor, emic_error *err)
{
    document->shared = emic_speech_first(&scan->speech, document->revision) < scan->speech.count;
    if (!document->shared && !is_wanted(scan->range, scan->alone))
        return EMIC_OK;
    EMIC_TRY(emic_document_text(scan->study, document->id, scan->arena, &document->text, err));
    scan->began = emic_clock_ticks();
    if (scan->turns > 0)
        EMIC_TRY(scan_turns(scan, document, err));
    else if (scan->rule->role < 0)
        EMIC_TRY(scan_words(scan, document, 0, document->text.text.length, err));
    return document->hits.count ? visitor->visit(visitor->context, document, err) : EMIC_OK;
}

static emic_status scan_documents(text_scan *scan, emic_rule_visitor *visitor, emic_error *err)
{
    emic_cursor cursor;
    bool more = false;
    EMIC_TRY(emic_db_query(emic_study_db(scan->study), list_documents,
                           EMIC_ROW(emic_int(scan->range->document)), &cursor, err));
    emic_status status;
    while ((status = emic_cursor_next(&cursor, &more, err)) == EMIC_OK && more) {
        emic_arena_reset(scan->arena);
        emic_rule_document document = {.id = emic_cursor_int(&cursor, 0),
                                       .revision = emic_cursor_int(&cursor, 1)};
        document.name = emic_arena_copy(scan->arena, emic_cursor_text(&cursor, 2));
        scan->alone = emic_cursor_int(&cursor, 3);
        scan->turns = emic_cursor_int(&cursor, 5);
        if (emic_cursor_int(&cursor, 4))
            visitor->withheld++;
        else
            status = scan_document(scan, &document, visitor, err);
        if (status != EMIC_OK)
            break;
    }
    emic_cursor_close(&cursor);
    return status;
}

emic_status emic_rule_scan(emic_study *study, const emic_coding_rule *rule,
                           const emic_rule_range *range, emic_rule_visitor *visitor,
                           emic_error *err)
{
    text_scan scan = {.study = study, .rule = rule, .range = range};
    EMIC_TRY(emic_rule_matcher_open(rule, &scan.matcher, err));
    emic_arena *kept = emic_arena_open();
    scan.arena = emic_arena_open();
    scan.scratch = emic_arena_open();
    emic_status status = emic_speech_load(study, kept, &scan.speech, err);
    if (status == EMIC_OK)
        status = scan_documents(&scan, visitor, err);
    emic_arena_close(scan.scratch);
    emic_arena_close(scan.arena);
    emic_arena_close(kept);
    emic_rule_matcher_close(scan.matcher);
    return status;
}

emic_status emic_rule_spans_load(emic_study *study, const char *sql, const int64_t values[4],
                                 emic_arena *arena, emic_rule_spans *out, emic_error *err)
{
    emic_cursor cursor;
    bool more = false;
    *out = (emic_rule_spans){0};
    EMIC_TRY(emic_db_query(emic_study_db(study), sql,
                           EMIC_ROW(emic_int(values[0]), emic_int(values[1]), emic_int(values[2]),
                                    emic_int(values[3])),
                           &cursor, err));
    emic_status status;
    while ((status = emic_cursor_next(&cursor, &more, err)) == EMIC_OK && more)
        *EMIC_PUSH(arena, out) = (emic_span){(uint32_t)emic_cursor_int(&cursor, 0),
                                             (uint32_t)emic_cursor_int(&cursor, 1)};
    emic_cursor_close(&cursor);
    return status;
}

static int by_place(const void *left, const void *right)
{
    const emic_span *a = left, *b = right;
    if (a->start != b->start)
        return a->start < b->start ? -1 : 1;
    return (a->end > b->end) - (a->end < b->end);
}

bool emic_rule_spans_hold(const emic_rule_spans *spans, emic_span span)
{
    return spans->count &&
           bsearch(&span, spans->items, spans->count, sizeof span, by_place) != NULL;
}
