/* Counts in a vault, and in the texts of its study, for the risk report. Original words are looked
 * at here and go no further. */
#include "privacy/vault_risk.h"
#include "privacy/review.h"
#include "privacy/vault_db.h"
#include <stdlib.h>

/* Kinds that this version does not know count as none. */
static emic_candidate_kind kind_at(const emic_cursor *cursor, int column)
{
    return emic_candidate_kind_find(emic_cursor_text(cursor, column));
}

/* --- Decisions -------------------------------------------------------------------------------- */

static const char select_wordings[] =
    "SELECT kind, ifnull(verdict, ''), suggested IS NOT NULL, grade,"
    " (SELECT ifnull(sum(count), 0) FROM candidate_place p WHERE p.candidate = c.id)"
    " FROM candidate c ORDER BY id";

static void add_grade(emic_risk_facts *facts, emic_candidate_kind kind, emic_slice grade)
{
    size_t at = 0;
    while (at < facts->grades.count && (facts->grades.items[at].kind != kind ||
                                        !emic_slice_equal(facts->grades.items[at].grade, grade)))
        at++;
    if (at == facts->grades.count)
        *EMIC_PUSH(facts->arena, &facts->grades) =
            (emic_risk_grade){.kind = kind, .grade = emic_arena_copy(facts->arena, grade)};
    facts->grades.items[at].wordings++;
}

static void add_wording(const emic_cursor *cursor, emic_risk_facts *facts)
{
    emic_candidate_kind kind = kind_at(cursor, 0);
    emic_risk_kind *counts = &facts->kinds[kind];
    emic_slice verdict = emic_cursor_text(cursor, 1);
    bool fuzzy = emic_cursor_int(cursor, 2) != 0;
    bool open = verdict.length == 0;
    bool kept = emic_slice_is(verdict, emic_verdict_name(EMIC_VERDICT_KEEP));
    bool no_name = emic_slice_is(verdict, emic_verdict_name(EMIC_VERDICT_NO_NAME));
    int64_t places = emic_cursor_int(cursor, 4);
    counts->undecided += open;
    counts->fuzzy_open += open && fuzzy;
    counts->fuzzy_left += (kept || no_name) && fuzzy;
    counts->kept += kept;
    counts->no_name += no_name;
    counts->kept_once += kept && places == 1;
    counts->no_name_once += no_name && places == 1;
    counts->uncounted += (kept || no_name) && places == 0;
    if (emic_slice_is(verdict, emic_verdict_name(EMIC_VERDICT_GENERALISE)))
        add_grade(facts, kind, emic_cursor_text(cursor, 3));
}

/* By kind, then as first met. */
static int by_kind(const void *left, const void *right)
{
    const emic_risk_grade *a = left, *b = right;
    if (a->kind != b->kind)
        return a->kind < b->kind ? -1 : 1;
    return emic_slice_compare(a->grade, b->grade);
}

static emic_status load_wordings(emic_vault *vault, emic_risk_facts *facts, emic_error *err)
{
    emic_cursor cursor;
    bool more;
    emic_status status;
    EMIC_TRY(emic_db_query(emic_vault_db(vault), select_wordings, EMIC_NO_VALUES, &cursor, err));
    while ((status = emic_cursor_next(&cursor, &more, err)) == EMIC_OK && more)
        add_wording(&cursor, facts);
    emic_cursor_close(&cursor);
    if (facts->grades.count)
        qsort(facts->grades.items, facts->grades.count, sizeof *facts->grades.items, by_kind);
    return status;
}

/* --- What was replaced ------------------------------------------------------------------------ */

/* The newest edits of a document lead from its raw text to that of the study. */
static const char select_edits[] =
    "SELECT kind, entity IS NOT NULL, text FROM edit e WHERE revision ="
    " (SELECT max(revision) FROM edit n WHERE n.document = e.document)";

static void add_edit(const emic_cursor *cursor, emic_risk_facts *facts, emic_arena *scratch)
{
    static const emic_grading plain;
    emic_candidate_kind kind = kind_at(cursor, 0);
    emic_slice category =
        emic_grade_apply(EMIC_GRADE_CATEGORY, kind, (emic_slice){0}, &plain, scratch).words;
    bool named = emic_cursor_int(cursor, 1) != 0;
    bool bare = !named && emic_slice_equal(emic_cursor_text(cursor, 2), category);
    facts->kinds[kind].by_name += named;
    facts->kinds[kind].by_kind += bare;
    facts->kinds[kind].by_grade += !named && !bare;
}

static emic_status load_edits(emic_vault *vault, emic_risk_facts *facts, emic_error *err)
{
    emic_cursor cursor;
    bool more;
    emic_status status;
    EMIC_TRY(emic_db_query(emic_vault_db(vault), select_edits, EMIC_NO_VALUES, &cursor, err));
    emic_arena *scratch = emic_arena_open();
    while ((status = emic_cursor_next(&cursor, &more, err)) == EMIC_OK && more)
        add_edit(&cursor, facts, scratch);
    emic_arena_close(scratch);
    emic_cursor_close(&cursor);
    return status;
}

static const char count_entities[] = "SELECT kind, count(*) FROM entity GROUP BY kind";

static emic_status load_entities(emic_vault *vault, emic_risk_facts *facts, emic_error *err)
{
    emic_cursor cursor;
    bool more;
    emic_status status;
    emic_entity_kind kind;
    EMIC_TRY(emic_db_query(emic_vault_db(vault), count_entities, EMIC_NO_VALUES, &cursor, err));
    while ((status = emic_cursor_next(&cursor, &more, err)) == EMIC_OK && more)
        if (emic_entity_kind_find(emic_cursor_text(&cursor, 0), &kind))
            facts->entities[kind] = emic_cursor_int(&cursor, 1);
    emic_cursor_close(&cursor);
    return status;
}

/* --- The vault itself ------------------------------------------------------------------------- */

/* The number in front of "left undecided" at the end of what an import logged; 0 when there is
 * none. */
static int64_t places_left(emic_slice detail)
{
    static const char ending[] = " left undecided";
    size_t length = sizeof ending - 1;
    if (detail.length < length ||
        !emic_slice_is(emic_slice_from(detail, detail.length - length), ending))
        return 0;
    size_t at = detail.length - length;
    int64_t number = 0, unit = 1;
    while (at && detail.data[at - 1] >= '0' && detail.data[at - 1] <= '9' && unit <= 1000000000) {
        number += unit * (detail.data[--at] - '0');
        unit *= 10;
    }
    return number;
}

static emic_status load_imports(emic_vault *vault, emic_risk_facts *facts, emic_error *err)
{
    emic_vault_log log;
    EMIC_TRY(emic_vault_log_read(vault, facts->arena, &log, err));
    for (size_t i = 0; i < log.count; i++) {
        const emic_vault_entry *entry = &log.items[i];
        int64_t places = emic_slice_is(entry->action, "import") ? places_left(entry->detail) : 0;
        if (places)
            *EMIC_PUSH(facts->arena, &facts->imports) = (emic_risk_import){entry->time, places};
    }
    return EMIC_OK;
}

static const char count_shifts[] = "SELECT count(*) FROM shift";

static emic_status load_choices(emic_vault *vault, emic_risk_facts *facts, emic_error *err)
{
    size_t count;
    emic_slice profile, mode;
    EMIC_TRY(emic_vault_setting(vault, "profile", facts->arena, &profile, err));
    EMIC_TRY(emic_vault_setting(vault, "mode", facts->arena, &mode, err));
    facts->profile = emic_profile_list(&count);
    if (profile.length)
        EMIC_TRY(emic_profile_find(profile, &facts->profile, err));
    if (mode.length)
        EMIC_TRY(emic_replace_mode_find(mode, &facts->mode, err));
    return emic_db_int(emic_vault_db(vault), count_shifts, EMIC_NO_VALUES, 0, &facts->shifted, err);
}

emic_status emic_risk_facts_load(emic_vault *vault, emic_arena *arena, emic_risk_facts *out,
                                 emic_error *err)
{
    emic_vault_state state;
    *out = (emic_risk_facts){.arena = arena};
    EMIC_TRY(emic_vault_state_read(vault, arena, &state, err));
    out->generation = state.generation.number;
    out->changed = state.changed;
    out->weak = state.weak;
    out->permissions = state.mode;
    EMIC_TRY(load_choices(vault, out, err));
    EMIC_TRY(load_wordings(vault, out, err));
    EMIC_TRY(load_edits(vault, out, err));
    EMIC_TRY(load_entities(vault, out, err));
    return load_imports(vault, out, err);
}

/* --- The study's texts ------------------------------------------------------------------------ */

/* Whether something in this place of the raw text was replaced. `*at` walks along with the
 * places. */
static bool is_replaced(const emic_edit_list *edits, emic_span span, size_t *at)
{
    while (*at < edits->count && edits->items[*at].before.end <= span.start)
        ++*at;
    return *at < edits->count && edits->items[*at].before.start < span.end;
}

/* Does over again what emic privacy apply does, with the raw text: in the study's the names that
 * were replaced are missing around those that were not, and words look like names that are none. */
static emic_status look(emic_pseudonymizer *rules, const emic_raw_document *raw, emic_slice text,
                        emic_arena *scratch, emic_risk_text *out, emic_risk_facts *facts,
                        emic_error *err)
{
    size_t at = 0;
    emic_pseudonymized result;
    emic_pseudonymize_input input = {.person = raw->person, .again = true};
    EMIC_TRY(emic_raw_document_text(raw, text, scratch, &input.text, err));
    EMIC_TRY(emic_pseudonymize(rules, &input, scratch, &result, err));
    out->caseless = result.caseless;
    for (size_t i = 0; i < result.undecided.count; i++) {
        if (is_replaced(&raw->edits, result.undecided.items[i].span, &at))
            continue;
        out->undecided++;
        facts->kinds[result.undecided.items[i].kind].standing += !out->foreign;
    }
    at = 0;
    for (size_t i = 0; i < result.edits.count; i++)
        out->pending += !is_replaced(&raw->edits, result.edits.items[i].before, &at);
    return EMIC_OK;
}

emic_status emic_risk_facts_add_text(emic_vault *vault, emic_pseudonymizer *rules,
                                     emic_slice document, int64_t revision, emic_slice text,
                                     emic_risk_facts *facts, emic_error *err)
{
    emic_arena *scratch = emic_arena_open();
    emic_raw_document raw;
    emic_risk_text found = {.document = emic_arena_copy(facts->arena, document)};
    emic_status status = emic_raw_document_load(vault, document, revision, scratch, &raw, err);
    if (status == EMIC_NOT_FOUND) { /* its text is all that there is */
        raw = (emic_raw_document){.person = document, .edits = {.originals = true}};
        status = EMIC_OK;
    }
    found.foreign = status == EMIC_OK && raw.file.length == 0;
    if (status == EMIC_OK)
        status = look(rules, &raw, text, scratch, &found, facts, err);
    if (status == EMIC_OK)
        *EMIC_PUSH(facts->arena, &facts->texts) = found;
    emic_arena_close(scratch);
    return status;
}
