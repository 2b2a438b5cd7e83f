/* documents.csv in and out: whose interview a document is, who its speakers are, its attributes. */
#include "base/csv.h"
#include "study/document.h"
#include "study/key_set.h"
#include "study/participant.h"
#include "study/speaker.h"
#include "study/study_db.h"

enum { COLUMN_DOCUMENT, COLUMN_PARTICIPANT, COLUMN_SPEAKER, COLUMN_ROLE, COLUMN_COUNT };

/* What stays the same while the rows of one file are read. */
typedef struct document_file {
    emic_study *study;
    emic_csv *csv;
    int at[COLUMN_COUNT];
    emic_attribute_columns columns;
    emic_key_set seen, given; /* a document and a speaker of it, or 0; a document's attributes */
    emic_load_summary *summary;
} document_file;

static const char set_participant[] =
    "UPDATE document SET participant = ?2 WHERE id = ?1 AND participant IS NOT ?2";

/* EMIC_EXISTS when this file had a row for this document and speaker (0: the document itself). */
static emic_status check_first(document_file *file, const emic_csv_row *row, emic_id document,
                               emic_id speaker, emic_error *err)
{
    int column = speaker ? COLUMN_SPEAKER : COLUMN_DOCUMENT;
    if (emic_key_set_add(&file->seen, document, speaker))
        return EMIC_OK;
    return emic_csv_fail(
        file->csv, row, file->at[column], err, EMIC_EXISTS,
        "%s \"%.*s\" stands twice in this file%s", speaker ? "speaker" : "document",
        EMIC_ARG(emic_csv_field(row, file->at[column])), speaker ? " for the same document" : "");
}

static emic_status load_speaker(document_file *file, const emic_csv_row *row, emic_id document,
                                emic_id participant, bool *changed, emic_error *err)
{
    emic_role role;
    emic_id speaker;
    emic_slice role_name = emic_csv_field(row, file->at[COLUMN_ROLE]);
    if (role_name.length)
        EMIC_TRY(emic_csv_placed(emic_role_find(role_name, &role, err), file->csv, row,
                                 file->at[COLUMN_ROLE], err));
    EMIC_TRY(emic_csv_placed(emic_speaker_find(file->study, document,
                                               emic_csv_field(row, file->at[COLUMN_SPEAKER]),
                                               &speaker, err),
                             file->csv, row, file->at[COLUMN_SPEAKER], err));
    EMIC_TRY(check_first(file, row, document, speaker, err));
    return emic_speaker_set(file->study, speaker, participant, role_name.length ? &role : NULL,
                            changed, err);
}

static emic_status load_document(document_file *file, const emic_csv_row *row, emic_id document,
                                 emic_id participant, bool *changed, emic_error *err)
{
    emic_db *db = emic_study_db(file->study);
    EMIC_TRY(check_first(file, row, document, 0, err));
    if (emic_csv_field(row, file->at[COLUMN_ROLE]).length)
        return emic_csv_fail(file->csv, row, file->at[COLUMN_ROLE], err, EMIC_INVALID,
                             "a role without a speaker: name the speaker who has it");
    if (!participant)
        return EMIC_OK;
    EMIC_TRY(
        emic_db_run(db, set_participant, EMIC_ROW(emic_int(document), emic_int(participant)), err));
    *changed |= emic_db_changes(db) > 0;
    return EMIC_OK;
}

static emic_status load_row(document_file *file, const emic_csv_row *row, emic_error *err)
{
    emic_id document, participant = 0;
    bool changed = false;
    emic_slice label = emic_csv_field(row, file->at[COLUMN_PARTICIPANT]);
    EMIC_TRY(emic_csv_placed(emic_document_find(file->study,
                                                emic_csv_field(row, file->at[COLUMN_DOCUMENT]),
                                                &document, err),
                             file->csv, row, file->at[COLUMN_DOCUMENT], err));
    if (label.length)
        EMIC_TRY(emic_csv_placed(emic_participant_find(file->study, label, &participant, err),
                                 file->csv, row, file->at[COLUMN_PARTICIPANT], err));
    if (emic_csv_field(row, file->at[COLUMN_SPEAKER]).length)
        EMIC_TRY(load_speaker(file, row, document, participant, &changed, err));
    else
        EMIC_TRY(load_document(file, row, document, participant, &changed, err));
    EMIC_TRY(emic_attribute_store(file->study, EMIC_OF_DOCUMENT, document, &file->columns,
                                  file->csv, row, &file->given, &changed, err));
    file->summary->changed += changed;
    file->summary->unchanged += !changed;
    return EMIC_OK;
}

static emic_status load_rows(document_file *file, emic_slice text, emic_arena *arena,
                             emic_error *err)
{
    static const char *const known[] = {"document", "participant", "speaker", "role", NULL};
    emic_csv_row row;
    bool more = false;
    file->seen.arena = file->given.arena = arena;
    EMIC_TRY(emic_csv_columns(file->csv, known, 1, true, file->at, err));
    EMIC_TRY(emic_attribute_prepare(file->study, EMIC_OF_DOCUMENT, file->csv, text, file->at,
                                    COLUMN_COUNT, arena, &file->columns, err));
    EMIC_TRY(emic_csv_next(file->csv, &row, &more, err));
    while (more) {
        EMIC_TRY(load_row(file, &row, err));
        EMIC_TRY(emic_csv_next(file->csv, &row, &more, err));
    }
    return emic_speaker_tie(file->study, err);
}

emic_status emic_document_load(emic_study *study, const char *path, emic_slice text,
                               emic_load_summary *out, emic_error *err)
{
    *out = (emic_load_summary){0};
    document_file file = {.study = study, .summary = out};
    EMIC_TRY(emic_csv_open(path, text, &file.csv, err));
    emic_arena *arena = emic_arena_open();
    emic_status status = load_rows(&file, text, arena, err);
    emic_arena_close(arena);
    emic_csv_close(file.csv);
    return status;
}

static const char list_speakers[] =
    "SELECT s.label, s.role, ifnull(p.label, '') FROM speaker s"
    " LEFT JOIN participant p ON p.id = s.participant WHERE s.document = ?1 AND s.label <> ''"
    " ORDER BY s.label";

static emic_status write_speakers(emic_study *study, const emic_document *document,
                                  size_t attributes, emic_strbuf *out, emic_error *err)
{
    emic_cursor cursor;
    bool more = false;
    EMIC_TRY(emic_db_query(emic_study_db(study), list_speakers, EMIC_ROW(emic_int(document->id)),
                           &cursor, err));
    emic_status status;
    while ((status = emic_cursor_next(&cursor, &more, err)) == EMIC_OK && more) {
        emic_csv_put(out, document->name);
        emic_csv_put(out, emic_cursor_text(&cursor, 2));
        emic_csv_put(out, emic_cursor_text(&cursor, 0));
        emic_csv_put(out, emic_cursor_text(&cursor, 1));
        for (size_t i = 0; i < attributes; i++)
            emic_csv_put(out, EMIC_LITERAL(""));
        emic_csv_end(out);
    }
    emic_cursor_close(&cursor);
    return status;
}

static void write_header(const emic_attribute_list *attributes, emic_arena *arena, emic_strbuf *out)
{
    emic_csv_put(out, EMIC_LITERAL("document"));
    emic_csv_put(out, EMIC_LITERAL("participant"));
    emic_csv_put(out, EMIC_LITERAL("speaker"));
    emic_csv_put(out, EMIC_LITERAL("role"));
    for (size_t i = 0; i < attributes->count; i++)
        emic_csv_put(out, emic_slice_of(emic_arena_format(
                              arena, "%.*s:%s", EMIC_ARG(attributes->items[i].name),
                              emic_attribute_type_name(attributes->items[i].type))));
    emic_csv_end(out);
}

emic_status emic_document_write(emic_study *study, emic_strbuf *out, emic_error *err)
{
    emic_document_list list;
    emic_arena *arena = emic_arena_open();
    emic_status status = emic_document_list_load(study, arena, &list, err);
    if (status == EMIC_OK)
        write_header(&list.attributes, arena, out);
    for (size_t i = 0; status == EMIC_OK && i < list.count; i++) {
        emic_csv_put(out, list.items[i].name);
        emic_csv_put(out, list.items[i].participant);
        emic_csv_put(out, EMIC_LITERAL(""));
        emic_csv_put(out, EMIC_LITERAL(""));
        for (size_t k = 0; k < list.attributes.count; k++)
            emic_csv_put(out, list.items[i].values[k]);
        emic_csv_end(out);
        status = write_speakers(study, &list.items[i], list.attributes.count, out, err);
    }
    emic_arena_close(arena);
    return status;
}
