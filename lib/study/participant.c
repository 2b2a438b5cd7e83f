/* Participants: read from CSV, listed, written. Their typed values are attribute.c's business, who
 * speaks in which document speaker.c's. */
#include "study/participant.h"
#include "study/key_set.h"
#include "study/name.h"
#include "study/speaker.h"
#include "study/study_db.h"

static const char insert_participant[] =
    "INSERT INTO participant(label, declined) VALUES (?1, ?2) ON CONFLICT (label) DO NOTHING";
static const char participant_id[] = "SELECT id FROM participant WHERE label = ?1";
static const char participant_labels[] = "SELECT label FROM participant ORDER BY id";
static const char set_declined[] =
    "UPDATE participant SET declined = ?2 WHERE id = ?1 AND declined <> ?2";

emic_status emic_participant_find(emic_study *study, emic_slice label, emic_id *out,
                                  emic_error *err)
{
    return emic_name_find(study, "participant", participant_id, participant_labels, label, out,
                          err);
}

/* What stays the same while the rows of one file are read. */
typedef struct participant_file {
    emic_study *study;
    emic_csv *csv;
    int at[2]; /* participant, declined */
    emic_attribute_columns columns;
    emic_key_set seen;
    emic_load_summary *summary;
} participant_file;

static emic_status read_declined(const participant_file *file, const emic_csv_row *row, bool *given,
                                 bool *declined, emic_error *err)
{
    *given = false;
    if (file->at[1] < 0)
        return EMIC_OK;
    emic_slice value = emic_slice_trim(row->fields[file->at[1]]);
    const char *word = emic_attribute_boolean(value);
    *declined = word && strcmp(word, "yes") == 0;
    *given = value.length > 0;
    if (*given && !word)
        return emic_csv_fail(file->csv, row, file->at[1], err, EMIC_INVALID,
                             "\"%.*s\": declined is yes or no", EMIC_ARG(value));
    return EMIC_OK;
}

static emic_status load_row(participant_file *file, const emic_csv_row *row, emic_error *err)
{
    emic_db *db = emic_study_db(file->study);
    emic_slice label = emic_slice_trim(row->fields[file->at[0]]);
    bool declined = false, given = false, changed = false;
    emic_id id;
    if (label.length == 0)
        return emic_csv_fail(file->csv, row, file->at[0], err, EMIC_INVALID,
                             "the participant's label is empty");
    EMIC_TRY(read_declined(file, row, &given, &declined, err));
    EMIC_TRY(emic_db_run(db, insert_participant, EMIC_ROW(emic_text(label), emic_int(declined)),
                         err));
    bool added = emic_db_changes(db) > 0;
    EMIC_TRY(emic_db_int(db, participant_id, EMIC_ROW(emic_text(label)), 0, &id, err));
    if (!emic_key_set_add(&file->seen, id, 0))
        return emic_csv_fail(file->csv, row, file->at[0], err, EMIC_EXISTS,
                             "participant \"%.*s\" stands twice in this file", EMIC_ARG(label));
    if (given) {
        EMIC_TRY(emic_db_run(db, set_declined, EMIC_ROW(emic_int(id), emic_int(declined)), err));
        changed = emic_db_changes(db) > 0;
    }
    EMIC_TRY(emic_attribute_store(file->study, EMIC_OF_PARTICIPANT, id, &file->columns, file->csv,
                                  row, NULL, &changed, err));
    file->summary->added += added;
    file->summary->changed += !added && changed;
    file->summary->unchanged += !added && !changed;
    return EMIC_OK;
}

static emic_status load_rows(participant_file *file, emic_slice text, emic_arena *arena,
                             emic_error *err)
{
    static const char *const known[] = {"participant", "declined", NULL};
    emic_csv_row row;
    bool more = false;
    EMIC_TRY(emic_csv_columns(file->csv, known, 1, true, file->at, err));
    EMIC_TRY(emic_attribute_prepare(file->study, EMIC_OF_PARTICIPANT, file->csv, text, file->at, 2,
                                    arena, &file->columns, err));
    file->seen.arena = arena;
    EMIC_TRY(emic_csv_next(file->csv, &row, &more, err));
    while (more) {
        EMIC_TRY(load_row(file, &row, err));
        EMIC_TRY(emic_csv_next(file->csv, &row, &more, err));
    }
    return emic_speaker_tie(file->study, err);
}

emic_status emic_participant_load(emic_study *study, const char *path, emic_slice text,
                                  emic_load_summary *out, emic_error *err)
{
    *out = (emic_load_summary){0};
    participant_file file = {.study = study, .summary = out};
    EMIC_TRY(emic_csv_open(path, text, &file.csv, err));
    emic_arena *arena = emic_arena_open();
    emic_status status = load_rows(&file, text, arena, err);
    emic_arena_close(arena);
    emic_csv_close(file.csv);
    return status;
}

static const char list_participants[] =
    "SELECT id, label, declined,"
    " (SELECT count(*) FROM document WHERE document.participant = participant.id)"
    " FROM participant ORDER BY id";
static const char list_values[] = "SELECT participant, attribute, value FROM participant_value"
                                  " ORDER BY participant, attribute";

static emic_status load_values(emic_study *study, emic_arena *arena, emic_participant_list *list,
                               emic_error *err)
{
    emic_cursor cursor;
    bool more = false;
    size_t at = 0, which;
    EMIC_TRY(emic_db_query(emic_study_db(study), list_values, EMIC_NO_VALUES, &cursor, err));
    emic_status status;
    while ((status = emic_cursor_next(&cursor, &more, err)) == EMIC_OK && more) {
        while (at < list->count && list->items[at].id < emic_cursor_int(&cursor, 0))
            at++;
        for (which = 0; which < list->attributes.count; which++)
            if (list->attributes.items[which].id == emic_cursor_int(&cursor, 1))
                break;
        bool known = at < list->count && list->items[at].id == emic_cursor_int(&cursor, 0);
        if (known && which < list->attributes.count)
            list->items[at].values[which] = emic_arena_copy(arena, emic_cursor_text(&cursor, 2));
    }
    emic_cursor_close(&cursor);
    return status;
}

emic_status emic_participant_list_load(emic_study *study, emic_arena *arena,
                                       emic_participant_list *out, emic_error *err)
{
    emic_cursor cursor;
    bool more = false;
    *out = (emic_participant_list){0};
    EMIC_TRY(emic_attribute_list_load(study, EMIC_OF_PARTICIPANT, arena, &out->attributes, err));
    EMIC_TRY(emic_db_query(emic_study_db(study), list_participants, EMIC_NO_VALUES, &cursor, err));
    emic_status status;
    while ((status = emic_cursor_next(&cursor, &more, err)) == EMIC_OK && more) {
        emic_participant *participant = EMIC_PUSH(arena, out);
        participant->id = emic_cursor_int(&cursor, 0);
        participant->label = emic_arena_copy(arena, emic_cursor_text(&cursor, 1));
        participant->declined = emic_cursor_int(&cursor, 2) != 0;
        participant->documents = emic_cursor_int(&cursor, 3);
        participant->values = emic_arena_array(arena, out->attributes.count, sizeof(emic_slice));
    }
    emic_cursor_close(&cursor);
    EMIC_TRY(status);
    return load_values(study, arena, out, err);
}

static void write_rows(const emic_participant_list *list, bool declined, emic_strbuf *out)
{
    for (size_t i = 0; i < list->count; i++) {
        emic_csv_put(out, list->items[i].label);
        if (declined)
            emic_csv_put(out, list->items[i].declined ? EMIC_LITERAL("yes") : EMIC_LITERAL("no"));
        for (size_t k = 0; k < list->attributes.count; k++)
            emic_csv_put(out, list->items[i].values[k]);
        emic_csv_end(out);
    }
}

emic_status emic_participant_write(emic_study *study, emic_strbuf *out, emic_error *err)
{
    emic_participant_list list;
    bool declined = false;
    emic_arena *arena = emic_arena_open();
    emic_status status = emic_participant_list_load(study, arena, &list, err);
    if (status != EMIC_OK)
        goto done;
    for (size_t i = 0; i < list.count; i++)
        declined |= list.items[i].declined;
    emic_csv_put(out, EMIC_LITERAL("participant"));
    if (declined)
        emic_csv_put(out, EMIC_LITERAL("declined"));
    for (size_t k = 0; k < list.attributes.count; k++) {
        const emic_attribute *attribute = &list.attributes.items[k];
        emic_csv_put(out, emic_slice_of(emic_arena_format(
                              arena, "%.*s:%s", EMIC_ARG(attribute->name),
                              emic_attribute_type_name(attribute->type))));
    }
    emic_csv_end(out);
    write_rows(&list, declined, out);
done:
    emic_arena_close(arena);
    return status;
}
