/* From the study file to participants and what holds for them. What is counted is the business of
 * the other files here. */
#include "measure/select.h"
#include "measure/select_codings.h"
#include "measure/select_texts.h"

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

/* In how many texts each case has each code, in `counts[case][code]`: in a document of several
 * voices every coding goes to whom it quotes. */
static emic_status count_shared(emic_segments *segments, const emic_counted_document *document,
                                emic_cases *cases, int *counts, emic_error *err)
{
    EMIC_TRY(emic_segments_take(segments, document, err));
    for (size_t k = 0; k < segments->count; k++) {
        const emic_segment *segment = &segments->items[k];
        if (segment->code_at < 0) /* a damaged study: emic check tells */
            continue;
        if (segment->case_at < 0)
            cases->unattributed++;
        else
            counts[(size_t)segment->case_at * cases->codebook.count + (size_t)segment->code_at]++;
    }
    return EMIC_OK;
}

static emic_status count_document(emic_segments *segments, const emic_counted_document *document,
                                  emic_cases *cases, int *counts, emic_error *err)
{
    emic_segment_group group;
    bool more;
    EMIC_TRY(emic_segments_begin(segments, document, err));
    EMIC_TRY(emic_segments_group_next(segments, &group, &more, err));
    while (more) {
        if (document->nobodys)
            cases->unattributed += group.count;
        if (group.count && group.code_at >= 0 && document->case_at >= 0)
            counts[(size_t)document->case_at * cases->codebook.count + (size_t)group.code_at]++;
        EMIC_TRY(emic_segments_group_next(segments, &group, &more, err));
    }
    return EMIC_OK;
}

static emic_status count_texts(emic_study *study, const emic_selection *selection,
                               emic_arena *arena, emic_cases *cases, int *counts, emic_error *err)
{
    emic_counted_documents documents;
    emic_segments segments;
    EMIC_TRY(emic_counted_documents_list(study, cases, false, arena, &documents, err));
    emic_status status =
        emic_segments_open(study, selection, cases, &documents, arena, &segments, err);
    for (size_t i = 0; status == EMIC_OK && i < documents.count; i++) {
        const emic_counted_document *document = &documents.items[i];
        status = (document->shared ? count_shared : count_document)(&segments, document, cases,
                                                                    counts, err);
    }
    emic_segments_close(&segments);
    return status;
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

static emic_status load_cases(emic_study *study, const emic_selection *selection, emic_arena *arena,
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

emic_status emic_cases_load(emic_study *study, const emic_selection *selection, emic_arena *arena,
                            emic_cases *out, emic_error *err)
{
    emic_error ignored;
    EMIC_TRY(emic_query_hold(study, err));
    emic_status status = load_cases(study, selection, arena, out, err);
    emic_status released = emic_query_release(study, status == EMIC_OK ? err : &ignored);
    return status == EMIC_OK ? released : status;
}
