/* Codes what a rule finds. A text and a rule never change, so what a rule found in a text once it
 * finds there again: where that is not coded any more, somebody took it away. */
#include "base/digest.h"
#include "privacy/edit.h"
#include "study/rule_scan.h"
#include "study/study_db.h"

typedef struct edit_lists {
    emic_edit_list *items; /* the newest revision's first, each leading back to the one before */
    size_t count, capacity;
} edit_lists;

/* The newest revision that the rule was applied to for one participant of a document. */
typedef struct past {
    emic_id participant;
    int64_t number;
} past;

typedef struct past_list {
    past *items;
    size_t count, capacity;
} past_list;

typedef struct application {
    emic_study *study;
    const emic_coding_rule *rule;
    const emic_rule_coding *by;
    emic_rule_applied *out;
    emic_id version;
    int64_t definition;
    emic_arena *arena; /* of the document at hand */
    int64_t number;    /* of its current revision */
    past_list past;
    edit_lists back; /* as far as they were needed */
} application;

static const char coded_spans[] =
    "SELECT start, stop FROM coding WHERE revision = ?1 AND code = ?2 AND coder = ?3"
    " AND round = ?4 ORDER BY start, stop";
static const char list_past[] =
    "SELECT a.participant, max(r.number) FROM revision r JOIN rule_applied a ON a.revision = r.id"
    " WHERE r.document = ?1 AND a.rule = ?2 AND a.coder = ?3 AND a.round = ?4"
    " GROUP BY a.participant";
static const char revision_number[] = "SELECT number FROM revision WHERE id = ?1";
static const char list_edits[] =
    "SELECT e.after_start, e.after_stop, e.before_start, e.before_stop FROM revision r"
    " JOIN revision_edit e ON e.revision = r.id WHERE r.document = ?1 AND r.number = ?2"
    " ORDER BY e.ordinal";
static const char insert_past[] =
    "INSERT INTO rule_applied(rule, revision, participant, coder, round)"
    " VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO NOTHING";
static const char insert_coding[] =
    "INSERT INTO coding(revision, start, stop, code, coder, round, codebook_version, words_sha256,"
    " added, definition, rule) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)";
static const char code_definition[] = "SELECT definition FROM code WHERE id = ?1";

static emic_status load_past(application *to, const emic_rule_document *document, emic_error *err)
{
    emic_cursor cursor;
    emic_db *db = emic_study_db(to->study);
    bool more = false;
    to->past = (past_list){0};
    to->back = (edit_lists){0};
    EMIC_TRY(emic_db_int(db, revision_number, EMIC_ROW(emic_int(document->revision)), 0,
                         &to->number, err));
    EMIC_TRY(emic_db_query(db, list_past,
                           EMIC_ROW(emic_int(document->id), emic_int(to->rule->id),
                                    emic_int(to->by->coder), emic_int(to->by->round)),
                           &cursor, err));
    emic_status status;
    while ((status = emic_cursor_next(&cursor, &more, err)) == EMIC_OK && more)
        *EMIC_PUSH(to->arena, &to->past) =
            (past){emic_cursor_int(&cursor, 0), emic_cursor_int(&cursor, 1)};
    emic_cursor_close(&cursor);
    return status;
}

/* The edits that lead back from the revision `number` to the one before it. */
static emic_status load_back(application *to, emic_id document, int64_t number, emic_error *err)
{
    emic_cursor cursor;
    bool more = false;
    emic_edit_list *list = EMIC_PUSH(to->arena, &to->back);
    *list = (emic_edit_list){0};
    EMIC_TRY(emic_db_query(emic_study_db(to->study), list_edits,
                           EMIC_ROW(emic_int(document), emic_int(number)), &cursor, err));
    emic_status status;
    while ((status = emic_cursor_next(&cursor, &more, err)) == EMIC_OK && more) {
        emic_edit *edit = EMIC_PUSH(to->arena, list);
        edit->before = (emic_span){(uint32_t)emic_cursor_int(&cursor, 0),
                                   (uint32_t)emic_cursor_int(&cursor, 1)};
        edit->after = (emic_span){(uint32_t)emic_cursor_int(&cursor, 2),
                                  (uint32_t)emic_cursor_int(&cursor, 3)};
    }
    emic_cursor_close(&cursor);
    return status;
}

/* Whether the rule has coded this hit before: it was applied to these very words. */
static emic_status was_coded(application *to, const emic_rule_document *document,
                             const emic_rule_hit *hit, bool *out, emic_error *err)
{
    emic_id participant = document->shared ? hit->participant : 0;
    emic_span span = hit->span;
    int64_t number = 0;
    *out = false;
    for (size_t i = 0; i < to->past.count; i++)
        if (to->past.items[i].participant == participant)
            number = to->past.items[i].number;
    if (number == 0)
        return EMIC_OK;
    for (size_t i = 0; to->number - (int64_t)i > number; i++) {
        if (i == to->back.count)
            EMIC_TRY(load_back(to, document->id, to->number - (int64_t)i, err));
        if (emic_edit_map(&to->back.items[i], span, &span) > EMIC_FATE_MOVED)
            return EMIC_OK;
    }
    *out = true;
    return EMIC_OK;
}

static emic_status add(const application *to, const emic_rule_document *document, emic_span span,
                       emic_error *err)
{
    uint8_t sha256[EMIC_SHA256_SIZE];
    emic_sha256(emic_text_words(&document->text, span), sha256);
    EMIC_TRY(emic_db_run(
        emic_study_db(to->study), insert_coding,
        EMIC_ROW(emic_int(document->revision), emic_int(span.start), emic_int(span.end),
                 emic_int(to->rule->code), emic_int(to->by->coder), emic_int(to->by->round),
                 emic_int(to->version), emic_blob(sha256, sizeof sha256), emic_study_now(to->study),
                 emic_int(to->definition), emic_int(to->rule->id)),
        err));
    to->out->added++;
    return EMIC_OK;
}

static emic_status apply_hit(application *to, const emic_rule_document *document,
                             const emic_rule_hit *hit, const emic_rule_spans *coded,
                             emic_error *err)
{
    bool before = false;
    to->out->passages++;
    if (emic_rule_spans_hold(coded, hit->span)) {
        to->out->there++;
        return EMIC_OK;
    }
    if (!to->by->again)
        EMIC_TRY(was_coded(to, document, hit, &before, err));
    if (!before)
        return add(to, document, hit->span, err);
    to->out->held++;
    return EMIC_OK;
}

static emic_status keep_past(const application *to, const emic_rule_document *document,
                             emic_id participant, emic_error *err)
{
    return emic_db_run(emic_study_db(to->study), insert_past,
                       EMIC_ROW(emic_int(to->rule->id), emic_int(document->revision),
                                emic_int(document->shared ? participant : 0),
                                emic_int(to->by->coder), emic_int(to->by->round)),
                       err);
}

static emic_status apply_document(void *context, const emic_rule_document *document,
                                  emic_error *err)
{
    application *to = context;
    emic_rule_spans coded;
    const int64_t values[] = {document->revision, to->rule->code, to->by->coder, to->by->round};
    emic_id last = -1;
    emic_arena_reset(to->arena);
    EMIC_TRY(emic_rule_spans_load(to->study, coded_spans, values, to->arena, &coded, err));
    EMIC_TRY(load_past(to, document, err));
    to->out->hits += (int64_t)document->hits.count;
    for (size_t i = 0; i < document->hits.count; i++) {
        const emic_rule_hit *hit = &document->hits.items[i];
        if (emic_rule_is_passage(document, i))
            EMIC_TRY(apply_hit(to, document, hit, &coded, err));
        if (last < 0 || (document->shared && hit->participant != last))
            EMIC_TRY(keep_past(to, document, hit->participant, err));
        last = hit->participant;
    }
    return EMIC_OK;
}

static emic_status prepare(application *to, emic_error *err)
{
    emic_codebook codebook;
    int64_t number;
    EMIC_TRY(emic_codebook_load(to->study, to->arena, &codebook, err));
    int at = emic_codebook_at(&codebook, to->rule->code);
    if (at < 0)
        return emic_fail(err, EMIC_NOT_FOUND, "no code %lld", (long long)to->rule->code);
    if (emic_coding_check_code(&codebook.items[at], err) != EMIC_OK)
        return emic_fail(err, err->status, "rule \"%.*s\": %s", EMIC_ARG(to->rule->name),
                         err->message);
    EMIC_TRY(emic_codebook_version(to->study, &number, &to->version, err));
    return emic_db_int(emic_study_db(to->study), code_definition,
                       EMIC_ROW(emic_int(to->rule->code)), 1, &to->definition, err);
}

emic_status emic_coding_rule_apply(emic_study *study, const emic_coding_rule *rule,
                                   const emic_rule_range *range, const emic_rule_coding *by,
                                   emic_rule_applied *out, emic_error *err)
{
    application to = {.study = study, .rule = rule, .by = by, .out = out};
    emic_rule_visitor visitor = {.visit = apply_document, .context = &to};
    *out = (emic_rule_applied){0};
    if (by->round < 1)
        return emic_fail(err, EMIC_INVALID, "round %lld: rounds count from 1",
                         (long long)by->round);
    to.arena = emic_arena_open();
    emic_status status = prepare(&to, err);
    if (status == EMIC_OK)
        status = emic_rule_scan(study, rule, range, &visitor, err);
    out->withheld = visitor.withheld;
    emic_arena_close(to.arena);
    return status;
}
