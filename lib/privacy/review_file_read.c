/* Reads a review file: each row is checked against the list before it is decided. */
#include "base/csv.h"
#include "base/text.h"
#include "privacy/grade.h"
#include "privacy/review_cell.h"
#include "privacy/review_columns.h"
#include "privacy/review_file.h"
#include "privacy/vault_db.h"

typedef struct review_reading {
    emic_vault *vault;
    emic_csv *csv;
    int at[REVIEW_COLUMNS];
    emic_review_list list;
    emic_entity_list entities;
    uint32_t *lines; /* where each item of the list stands in the file; 0: nowhere yet */
    const char *who;
    emic_arena *arena;
    emic_review_summary *out;
} review_reading;

#define FAIL_IN(column, status, ...)                                                               \
    emic_csv_fail(reading->csv, row, reading->at[column], err, status, __VA_ARGS__)

static emic_slice cell(const review_reading *reading, const emic_csv_row *row, review_column column)
{
    return emic_review_cell_text(emic_csv_field(row, reading->at[column]), reading->arena);
}

/* --- Which item ------------------------------------------------------------------------------- */

/* Every spelling that a spreadsheet leaves of a whole number: 12, 12.0. */
static emic_id id_of(emic_slice text)
{
    enum { MOST_DIGITS = 15 };
    emic_id id = 0;
    size_t i = 0;
    for (; i < text.length && i < MOST_DIGITS && text.data[i] >= '0' && text.data[i] <= '9'; i++)
        id = id * 10 + (text.data[i] - '0');
    emic_slice rest = emic_slice_from(text, i);
    return rest.length == 0 || emic_slice_is(rest, ".0") ? id : 0;
}

static emic_status find_item(review_reading *reading, const emic_csv_row *row,
                             const emic_review_item **out, emic_error *err)
{
    emic_slice text = emic_csv_field(row, reading->at[REVIEW_ID]);
    emic_id id = id_of(text);
    size_t i = 0;
    if (id == 0)
        return FAIL_IN(REVIEW_ID, EMIC_INVALID, "\"%.*s\" is no id", EMIC_ARG(text));
    while (i < reading->list.count && reading->list.items[i].id != id)
        i++;
    if (i == reading->list.count)
        return FAIL_IN(REVIEW_ID, EMIC_NOT_FOUND,
                       "the review list has no item %lld; was this file"
                       " exported from this vault, and since the last scan?",
                       (long long)id);
    if (reading->lines[i])
        return FAIL_IN(REVIEW_ID, EMIC_INVALID, "item %lld stands in line %u, too", (long long)id,
                       (unsigned)reading->lines[i]);
    reading->lines[i] = row->line;
    *out = &reading->list.items[i];
    if (emic_slice_equal(cell(reading, row, REVIEW_WORDS),
                         emic_text_plain((*out)->words, reading->arena)))
        return EMIC_OK;
    return FAIL_IN(REVIEW_WORDS, EMIC_INVALID,
                   "item %lld has other words in this vault; words must"
                   " stay as they were exported",
                   (long long)id);
}

/* --- Which entity ----------------------------------------------------------------------------- */

static emic_entity *known_entity(const review_reading *reading, emic_slice label)
{
    for (size_t i = 0; i < reading->entities.count; i++)
        if (emic_slice_equal(reading->entities.items[i].label, label))
            return &reading->entities.items[i];
    return NULL;
}

/* "name" stays the person that most unknown names are. */
static emic_status read_kind(const review_reading *reading, const emic_csv_row *row,
                             emic_candidate_kind kind, emic_entity_kind *out, emic_error *err)
{
    emic_slice text = cell(reading, row, REVIEW_KIND);
    if (text.length)
        kind = emic_candidate_kind_find(text);
    if (kind == EMIC_CANDIDATE_NONE)
        return emic_entity_kind_find(text, out)
                   ? EMIC_OK
                   : FAIL_IN(REVIEW_KIND, EMIC_INVALID,
                             "unknown kind \"%.*s\"; it is person, place, organisation, date, "
                             "number, contact or other",
                             EMIC_ARG(text));
    (void)emic_review_has_entity(kind, out);
    return EMIC_OK;
}

static emic_status make_entity(review_reading *reading, const emic_csv_row *row,
                               const emic_review_item *item, emic_entity entity, emic_id *out,
                               emic_error *err)
{
    EMIC_TRY(read_kind(reading, row, item->kind, &entity.kind, err));
    if (entity.pseudonym.length)
        EMIC_TRY(emic_csv_placed(
            emic_review_check_pseudonym(&reading->list, &reading->entities, entity.pseudonym, err),
            reading->csv, row, reading->at[REVIEW_PSEUDONYM], err));
    *EMIC_PUSH(reading->arena, &entity.names) = item->words;
    EMIC_TRY(
        emic_csv_placed(emic_entity_add(reading->vault, &entity, EMIC_NAME_REVIEW, &entity.id, err),
                        reading->csv, row, reading->at[REVIEW_ENTITY], err));
    *out = entity.id;
    *EMIC_PUSH(reading->arena, &reading->entities) = entity;
    reading->out->entities++;
    return EMIC_OK;
}

/* What the row says of an entity that is there. A pseudonym may be added, nothing may change. */
static emic_status meet_entity(review_reading *reading, const emic_csv_row *row,
                               const emic_entity *said, emic_entity *known, emic_error *err)
{
    if (said->role.length && !emic_slice_equal(said->role, known->role))
        return FAIL_IN(REVIEW_ROLE, EMIC_EXISTS, "%.*s has the role \"%.*s\"",
                       EMIC_ARG(known->label), EMIC_ARG(known->role));
    if (said->pseudonym.length == 0 || emic_slice_equal(said->pseudonym, known->pseudonym))
        return EMIC_OK;
    if (known->pseudonym.length)
        return FAIL_IN(REVIEW_PSEUDONYM, EMIC_EXISTS, "%.*s has the pseudonym \"%.*s\"",
                       EMIC_ARG(known->label), EMIC_ARG(known->pseudonym));
    EMIC_TRY(emic_csv_placed(
        emic_review_check_pseudonym(&reading->list, &reading->entities, said->pseudonym, err),
        reading->csv, row, reading->at[REVIEW_PSEUDONYM], err));
    known->pseudonym = said->pseudonym;
    return emic_entity_set_pseudonym(reading->vault, known->id, said->pseudonym, err);
}

static emic_status choose_entity(review_reading *reading, const emic_csv_row *row,
                                 const emic_review_item *item, emic_id *out, emic_error *err)
{
    emic_entity said = {.label = cell(reading, row, REVIEW_ENTITY),
                        .pseudonym = cell(reading, row, REVIEW_PSEUDONYM),
                        .role = cell(reading, row, REVIEW_ROLE)};
    emic_entity *known = said.label.length ? known_entity(reading, said.label) : NULL;
    emic_entity_kind ignored;
    *out = known ? known->id : 0;
    if (known)
        return meet_entity(reading, row, &said, known, err);
    if (said.label.length || emic_review_has_entity(item->kind, &ignored))
        return make_entity(reading, row, item, said, out, err);
    if (said.pseudonym.length || said.role.length)
        return FAIL_IN(REVIEW_ENTITY, EMIC_INVALID,
                       "a pseudonym or a role needs a label in the column entity here");
    return EMIC_OK;
}

/* --- What is decided -------------------------------------------------------------------------- */

/* Words in a column that the decision has no use for were meant for something. */
static emic_status check_unused(const review_reading *reading, const emic_csv_row *row,
                                emic_verdict verdict, emic_error *err)
{
    static const review_column of_entity[] = {REVIEW_ENTITY, REVIEW_PSEUDONYM, REVIEW_ROLE};
    const char *name = *emic_verdict_name(verdict) ? emic_verdict_name(verdict) : "no decision";
    for (size_t i = 0; i < sizeof of_entity / sizeof *of_entity; i++)
        if (verdict != EMIC_VERDICT_REPLACE && cell(reading, row, of_entity[i]).length)
            return FAIL_IN(of_entity[i], EMIC_INVALID, "%s goes with replace; this row has %s",
                           emic_review_columns[of_entity[i]], name);
    emic_slice grade = cell(reading, row, REVIEW_GRADE);
    if (grade.length && verdict != EMIC_VERDICT_GENERALISE)
        return FAIL_IN(REVIEW_GRADE, EMIC_INVALID, "a grade goes with generalise; this row has %s",
                       name);
    if (verdict == EMIC_VERDICT_GENERALISE && grade.length == 0)
        return FAIL_IN(REVIEW_DECISION, EMIC_INVALID,
                       "to generalise takes a grade, in the column grade");
    return EMIC_OK;
}

static emic_status read_grade(const review_reading *reading, const emic_csv_row *row,
                              emic_candidate_kind kind, emic_slice *out, emic_error *err)
{
    emic_grade grade;
    *out = cell(reading, row, REVIEW_GRADE);
    if (out->length == 0)
        return EMIC_OK;
    EMIC_TRY(emic_csv_placed(emic_grade_find(*out, kind, &grade, err), reading->csv, row,
                             reading->at[REVIEW_GRADE], err));
    if (grade == EMIC_GRADE_KEEP)
        return FAIL_IN(REVIEW_GRADE, EMIC_INVALID,
                       "to keep the words, decide keep without a grade");
    return EMIC_OK;
}

static emic_status read_decision(review_reading *reading, const emic_csv_row *row,
                                 const emic_review_item *item, emic_decision *out, emic_error *err)
{
    emic_slice text = cell(reading, row, REVIEW_DECISION);
    *out = (emic_decision){0};
    EMIC_TRY(
        emic_csv_placed(emic_verdict_find(emic_text_fold(text, reading->arena), &out->verdict, err),
                        reading->csv, row, reading->at[REVIEW_DECISION], err));
    EMIC_TRY(check_unused(reading, row, out->verdict, err));
    EMIC_TRY(read_grade(reading, row, item->kind, &out->grade, err));
    bool as_before = item->decision.verdict == EMIC_VERDICT_REPLACE &&
                     cell(reading, row, REVIEW_ENTITY).length == 0;
    if (out->verdict == EMIC_VERDICT_REPLACE && as_before)
        out->entity = item->decision.entity;
    else if (out->verdict == EMIC_VERDICT_REPLACE)
        return choose_entity(reading, row, item, &out->entity, err);
    return EMIC_OK;
}

static emic_status decide_row(review_reading *reading, const emic_csv_row *row, emic_error *err)
{
    const emic_review_item *item = NULL;
    emic_decision decision;
    EMIC_TRY(find_item(reading, row, &item, err));
    EMIC_TRY(read_decision(reading, row, item, &decision, err));
    if (decision.verdict == EMIC_VERDICT_NONE) {
        reading->out->empty++;
        return EMIC_OK;
    }
    if (decision.verdict == item->decision.verdict && decision.entity == item->decision.entity &&
        emic_slice_equal(decision.grade, item->decision.grade)) {
        reading->out->unchanged++;
        return EMIC_OK;
    }
    reading->out->decided[decision.verdict]++;
    reading->out->changed++;
    EMIC_TRY(
        emic_csv_placed(emic_review_decide(reading->vault, item->id, &decision, reading->who, err),
                        reading->csv, row, reading->at[REVIEW_DECISION], err));
    if (!item->decision.entity)
        return EMIC_OK;
    /* The entity it had may be gone: it lived by these words. */
    return emic_entity_list_load(reading->vault, reading->arena, &reading->entities, err);
}

/* --- The file --------------------------------------------------------------------------------- */

static emic_status read_rows(review_reading *reading, emic_error *err)
{
    emic_csv_row row;
    bool more;
    EMIC_TRY(emic_review_list_load(reading->vault, false, reading->arena, &reading->list, err));
    EMIC_TRY(emic_entity_list_load(reading->vault, reading->arena, &reading->entities, err));
    EMIC_TRY(emic_csv_columns(reading->csv, emic_review_columns, REVIEW_REQUIRED, false,
                              reading->at, err));
    reading->lines =
        emic_arena_array(reading->arena, reading->list.count + 1, sizeof *reading->lines);
    for (;;) {
        EMIC_TRY(emic_csv_next(reading->csv, &row, &more, err));
        if (!more)
            return EMIC_OK;
        EMIC_TRY(decide_row(reading, &row, err));
    }
}

emic_status emic_review_file_read(emic_vault *vault, const char *path, emic_slice text,
                                  const char *who, emic_review_summary *out, emic_error *err)
{
    review_reading reading = {.vault = vault, .who = who, .out = out};
    *out = (emic_review_summary){0};
    EMIC_TRY(emic_csv_open_with(path, text, emic_csv_separator(text), &reading.csv, err));
    reading.arena = emic_arena_open();
    emic_status status = emic_db_begin(emic_vault_db(vault), err);
    if (status == EMIC_OK) {
        status = read_rows(&reading, err);
        if (status == EMIC_OK)
            status = emic_db_commit(emic_vault_db(vault), err);
        else
            emic_db_rollback(emic_vault_db(vault));
    }
    emic_arena_close(reading.arena);
    emic_csv_close(reading.csv);
    return status;
}
