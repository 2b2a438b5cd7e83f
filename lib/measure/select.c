/* From the study file to arrays to count in. What is counted is the business of the other files
 * here. */
#include "measure/select.h"
#include "study/speech.h"
#include "study/study_db.h"

/* Which texts have which codes; of those, the ones where every coding contradicts; and how many
 * codings are of nobody. The first reads an index alone, the others few rows: this is what every
 * table waits for. */
static const char every_pair[] = "SELECT DISTINCT revision, code FROM coding";
static const char coded_pairs[] = "SELECT DISTINCT revision, code FROM coding"
                                  " WHERE (?1 = 0 OR coder = ?1) AND (?2 = 0 OR round = ?2)";
static const char contradicted_pairs[] =
    "SELECT DISTINCT revision, code FROM coding a WHERE polarity = 'contradicts'"
    " AND (?1 = 0 OR coder = ?1) AND (?2 = 0 OR round = ?2)"
    " AND NOT EXISTS (SELECT 1 FROM coding b WHERE b.revision = a.revision AND b.code = a.code"
    "  AND b.polarity <> 'contradicts' AND (?1 = 0 OR b.coder = ?1) AND (?2 = 0 OR b.round = ?2))";
static const char count_nobodys[] =
    "SELECT count(*) FROM document d JOIN coding c ON c.revision = d.current_revision"
    " WHERE d.participant IS NULL AND c.polarity <> 'contradicts'"
    " AND (?1 = 0 OR c.coder = ?1) AND (?2 = 0 OR c.round = ?2)"
    " AND NOT EXISTS (SELECT 1 FROM speaker s WHERE s.document = d.id"
    "                 AND s.participant IS NOT NULL)";
static const char current_documents[] =
    "SELECT d.current_revision, ifnull(d.participant, 0), r.characters FROM document d"
    " JOIN revision r ON r.id = d.current_revision ORDER BY d.current_revision";
/* Asked so, both parts read indexes alone; the polarity itself stands in the rows only. */
static const char document_segments[] =
    "SELECT start, stop, code FROM coding WHERE revision = ?1"
    " AND id NOT IN (SELECT id FROM coding WHERE revision = ?1 AND polarity = 'contradicts')"
    " AND (?2 = 0 OR coder = ?2) AND (?3 = 0 OR round = ?3)";
static const char participant_turns[] =
    "SELECT t.start, t.stop, ifnull(s.participant, 0) FROM turn t"
    " JOIN speaker s ON s.id = t.speaker WHERE t.revision = ?1"
    " AND (s.role = 'participant' OR s.participant IS NOT NULL) ORDER BY t.ordinal";

int emic_cases_at(const emic_cases *cases, emic_id participant)
{
    size_t low = 0, high = cases->count; /* ids rise in the order of loading */
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (cases->items[middle].participant.id < participant)
            low = middle + 1;
        else
            high = middle;
    }
    bool found = low < cases->count && cases->items[low].participant.id == participant;
    return found ? (int)low : -1;
}

int emic_cases_attribute(const emic_cases *cases, emic_slice name)
{
    for (size_t i = 0; i < cases->attributes.count; i++)
        if (emic_slice_equal(cases->attributes.items[i].name, name))
            return (int)i;
    return -1;
}

int emic_cases_grouping(const emic_cases *cases)
{
    for (size_t i = 0; i < cases->attributes.count; i++)
        if (cases->attributes.items[i].grouping)
            return (int)i;
    return -1;
}

/* Nothing in the stretch of `at` is affirmed. What is said of a code that only groups is said of
 * every code in use below it: one child denied beside one never asked about is no denial. */
static emic_case_value rolled_unaffirmed(const emic_codebook *codebook, const emic_case *one,
                                         size_t at)
{
    const emic_code *code = &codebook->items[at];
    emic_case_value weakest = EMIC_UNJUDGED;
    if (code->codable || one->values[at] != EMIC_UNJUDGED)
        return one->values[at];
    for (size_t child = at + 1; child < code->end; child = codebook->items[child].end) {
        emic_case_value value = rolled_unaffirmed(codebook, one, child);
        bool unjudged = value == EMIC_UNJUDGED;
        if (unjudged && emic_slice_is(codebook->items[child].status, "retired"))
            continue;
        if (unjudged)
            return EMIC_UNJUDGED;
        if (value > weakest) /* denied, not raised, not asked: later says less */
            weakest = value;
    }
    return weakest;
}

emic_case_value emic_case_rolled(const emic_cases *cases, const emic_case *one, size_t at)
{
    for (size_t below = at; below < cases->codebook.items[at].end; below++)
        if (one->values[below] == EMIC_AFFIRMED)
            return EMIC_AFFIRMED;
    return rolled_unaffirmed(&cases->codebook, one, at);
}

/* Where each revision's document belongs. */
static emic_status load_documents(emic_study *study, const emic_cases *cases,
                                  const emic_speech *speech, emic_arena *arena,
                                  emic_counted_documents *out, emic_error *err)
{
    emic_cursor cursor;
    bool more = false;
    *out = (emic_counted_documents){0};
    EMIC_TRY(emic_db_query(emic_study_db(study), current_documents, EMIC_NO_VALUES, &cursor, err));
    emic_status status;
    while ((status = emic_cursor_next(&cursor, &more, err)) == EMIC_OK && more) {
        emic_counted_document *document = EMIC_PUSH(arena, out);
        document->revision = emic_cursor_int(&cursor, 0);
        document->case_at = emic_cases_at(cases, emic_cursor_int(&cursor, 1));
        document->characters = (uint64_t)emic_cursor_int(&cursor, 2);
        document->shared = emic_speech_first(speech, document->revision) < speech->count;
    }
    emic_cursor_close(&cursor);
    return status;
}

static emic_counted_document *find_document(const emic_counted_documents *documents,
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

/* Adds `sign` to `counts[case][code]` for each pair of a query, in documents of one voice. */
static emic_status add_pairs(emic_study *study, const char *sql, emic_row filters,
                             const emic_counted_documents *documents, int sign,
                             const emic_cases *cases, int *counts, emic_error *err)
{
    emic_cursor cursor;
    bool more = false;
    EMIC_TRY(emic_db_query(emic_study_db(study), sql, filters, &cursor, err));
    emic_status status;
    while ((status = emic_cursor_next(&cursor, &more, err)) == EMIC_OK && more) {
        const emic_counted_document *document =
            find_document(documents, emic_cursor_int(&cursor, 0));
        int code = emic_codebook_at(&cases->codebook, emic_cursor_int(&cursor, 1));
        if (document && code >= 0 && document->case_at >= 0 && !document->shared)
            counts[(size_t)document->case_at * cases->codebook.count + (size_t)code] += sign;
    }
    emic_cursor_close(&cursor);
    return status;
}

static emic_status load_segments(emic_study *study, const emic_selection *selection,
                                 const emic_cases *cases, const emic_speech *speech,
                                 emic_arena *arena, emic_counted_document *document,
                                 emic_error *err)
{
    emic_cursor cursor;
    bool more = false;
    emic_id alone = document->case_at < 0 ? 0 : cases->items[document->case_at].participant.id;
    EMIC_TRY(emic_db_query(emic_study_db(study), document_segments,
                           EMIC_ROW(emic_int(document->revision), emic_int(selection->coder),
                                    emic_int(selection->round)),
                           &cursor, err));
    emic_status status;
    while ((status = emic_cursor_next(&cursor, &more, err)) == EMIC_OK && more) {
        emic_segment *segment = EMIC_PUSH(arena, &document->segments);
        segment->span = (emic_span){(uint32_t)emic_cursor_int(&cursor, 0),
                                    (uint32_t)emic_cursor_int(&cursor, 1)};
        segment->code_at = emic_codebook_at(&cases->codebook, emic_cursor_int(&cursor, 2));
        segment->case_at = document->case_at;
        if (document->shared)
            segment->case_at =
                emic_cases_at(cases, emic_speech_participant(speech, document->revision, alone,
                                                             segment->span.start));
    }
    emic_cursor_close(&cursor);
    return status;
}

/* Documents of several voices: every coding goes to whom it quotes. */
static emic_status add_shared(emic_study *study, const emic_selection *selection,
                              const emic_speech *speech, const emic_counted_documents *documents,
                              emic_arena *arena, emic_cases *cases, int *counts, emic_error *err)
{
    for (size_t i = 0; i < documents->count; i++) {
        emic_counted_document *document = &documents->items[i];
        if (!document->shared)
            continue;
        EMIC_TRY(load_segments(study, selection, cases, speech, arena, document, err));
        for (size_t k = 0; k < document->segments.count; k++) {
            const emic_segment *segment = &document->segments.items[k];
            if (segment->code_at < 0) /* a damaged study: emic check tells */
                continue;
            if (segment->case_at < 0)
                cases->unattributed++;
            else
                counts[(size_t)segment->case_at * cases->codebook.count +
                       (size_t)segment->code_at]++;
        }
    }
    return EMIC_OK;
}

/* In how many texts each case has each code, in `counts[case][code]`. */
static emic_status count_texts(emic_study *study, const emic_selection *selection,
                               emic_arena *arena, emic_cases *cases, int *counts, emic_error *err)
{
    emic_speech speech;
    emic_counted_documents documents;
    emic_row filters = EMIC_ROW(emic_int(selection->coder), emic_int(selection->round));
    EMIC_TRY(
        emic_db_int(emic_study_db(study), count_nobodys, filters, 0, &cases->unattributed, err));
    EMIC_TRY(emic_speech_load(study, arena, &speech, err));
    EMIC_TRY(load_documents(study, cases, &speech, arena, &documents, err));
    if (selection->coder || selection->round)
        EMIC_TRY(add_pairs(study, coded_pairs, filters, &documents, 1, cases, counts, err));
    else /* the common case, without two comparisons for every coding */
        EMIC_TRY(add_pairs(study, every_pair, EMIC_NO_VALUES, &documents, 1, cases, counts, err));
    EMIC_TRY(add_pairs(study, contradicted_pairs, filters, &documents, -1, cases, counts, err));
    return add_shared(study, selection, &speech, &documents, arena, cases, counts, err);
}

static const char list_judgements[] = "SELECT participant, code, value FROM judgement";

static emic_status load_judgements(emic_study *study, emic_cases *cases, emic_error *err)
{
    emic_cursor cursor;
    bool more = false;
    EMIC_TRY(emic_db_query(emic_study_db(study), list_judgements, EMIC_NO_VALUES, &cursor, err));
    emic_status status;
    while ((status = emic_cursor_next(&cursor, &more, err)) == EMIC_OK && more) {
        int at = emic_cases_at(cases, emic_cursor_int(&cursor, 0));
        int code = emic_codebook_at(&cases->codebook, emic_cursor_int(&cursor, 1));
        if (at < 0 || code < 0)
            continue;
        status =
            emic_case_value_find(emic_cursor_text(&cursor, 2), &cases->items[at].values[code], err);
        if (status != EMIC_OK)
            break;
    }
    emic_cursor_close(&cursor);
    return status;
}

/* For codes with the rule any: codings decide what is affirmed. */
static void apply_codings(emic_cases *cases, const int *counts)
{
    for (size_t i = 0; i < cases->count; i++) {
        for (size_t code = 0; code < cases->codebook.count; code++) {
            emic_case_value *value = &cases->items[i].values[code];
            if (cases->codebook.items[code].rule == EMIC_RULE_JUDGED)
                continue;
            if (counts[i * cases->codebook.count + code] > 0)
                *value = EMIC_AFFIRMED;
            else if (*value == EMIC_AFFIRMED)
                *value = EMIC_UNJUDGED;
        }
    }
}

emic_status emic_cases_load(emic_study *study, const emic_selection *selection, emic_arena *arena,
                            emic_cases *out, emic_error *err)
{
    emic_participant_list participants;
    *out = (emic_cases){0};
    EMIC_TRY(emic_participant_list_load(study, arena, &participants, err));
    EMIC_TRY(emic_codebook_load(study, arena, &out->codebook, err));
    EMIC_TRY(emic_sub_base_list_load(study, arena, &out->bases, err));
    out->attributes = participants.attributes;
    out->count = participants.count;
    out->items = emic_arena_array(arena, out->count, sizeof *out->items);
    for (size_t i = 0; i < out->count; i++) {
        out->items[i].participant = participants.items[i];
        out->items[i].values =
            emic_arena_array(arena, out->codebook.count, sizeof(emic_case_value));
    }
    int *counts = emic_arena_array(arena, out->count * out->codebook.count + 1, sizeof *counts);
    EMIC_TRY(count_texts(study, selection, arena, out, counts, err));
    EMIC_TRY(load_judgements(study, out, err));
    apply_codings(out, counts);
    return EMIC_OK;
}

static emic_status load_turns(emic_study *study, const emic_cases *cases, emic_arena *arena,
                              emic_counted_document *document, emic_error *err)
{
    emic_cursor cursor;
    bool more = false;
    EMIC_TRY(emic_db_query(emic_study_db(study), participant_turns,
                           EMIC_ROW(emic_int(document->revision)), &cursor, err));
    emic_status status;
    while ((status = emic_cursor_next(&cursor, &more, err)) == EMIC_OK && more) {
        emic_counted_turn *turn = EMIC_PUSH(arena, &document->turns);
        turn->span = (emic_span){(uint32_t)emic_cursor_int(&cursor, 0),
                                 (uint32_t)emic_cursor_int(&cursor, 1)};
        turn->case_at = document->shared ? emic_cases_at(cases, emic_cursor_int(&cursor, 2))
                                         : document->case_at;
    }
    emic_cursor_close(&cursor);
    return status;
}

emic_status emic_counted_documents_load(emic_study *study, const emic_selection *selection,
                                        const emic_cases *cases, bool turns, emic_arena *arena,
                                        emic_counted_documents *out, emic_error *err)
{
    emic_speech speech;
    EMIC_TRY(emic_speech_load(study, arena, &speech, err));
    EMIC_TRY(load_documents(study, cases, &speech, arena, out, err));
    for (size_t i = 0; i < out->count; i++) {
        emic_counted_document *document = &out->items[i];
        EMIC_TRY(load_segments(study, selection, cases, &speech, arena, document, err));
        if (turns || document->shared)
            EMIC_TRY(load_turns(study, cases, arena, document, err));
    }
    return EMIC_OK;
}
