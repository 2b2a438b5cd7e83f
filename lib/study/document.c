/* Documents. Their revisions and turns are revision.c's business, reading files source/'s,
 * documents.csv that of document_file.c, finding a quote that of quote.c. */
#include "study/document.h"
#include "base/digest.h"
#include "study/name.h"
#include "study/revision.h"
#include "study/speaker.h"
#include "study/study_db.h"

static const char insert_document[] =
    "INSERT INTO document(name, format, added) VALUES (?1, ?2, ?3) ON CONFLICT (name) DO NOTHING";
static emic_status add_document(emic_study *study, emic_slice name,
                                const emic_transcript *transcript, emic_value text,
                                const uint8_t sha256[32], emic_id *out, emic_error *err)
{
    emic_db *db = emic_study_db(study);
    name = emic_slice_trim(name); /* as every reader of a file does */
    if (name.length == 0)
        return emic_fail(err, EMIC_INVALID, "a document needs a name");
    if (!emic_utf8_valid(name, NULL))
        return emic_fail(err, EMIC_INVALID,
                         "the document's name is not valid UTF-8: rename the file, or say --name");
    EMIC_TRY(emic_db_run(db, insert_document,
                         EMIC_ROW(emic_text(name), emic_text(emic_slice_of(transcript->format)),
                                  emic_study_now(study)),
                         err));
    if (emic_db_changes(db) == 0)
        return emic_fail(err, EMIC_EXISTS, "the study has a document \"%.*s\" already",
                         EMIC_ARG(name));
    *out = emic_db_last_id(db);
    emic_id revision;
    return emic_revision_add(study, &(emic_revision){*out, 1, "imported", sha256}, transcript, text,
                             &revision, err);
}

emic_status emic_document_add(emic_study *study, emic_slice name, const emic_transcript *transcript,
                              emic_id *out, emic_error *err)
{
    uint8_t sha256[EMIC_SHA256_SIZE];
    emic_value text = emic_text(transcript->text);
    if (transcript->hashed)
        return add_document(study, name, transcript, text, transcript->sha256, out, err);
    emic_sha256(transcript->text, sha256);
    return add_document(study, name, transcript, text, sha256, out, err);
}

emic_status emic_document_add_withheld(emic_study *study, emic_slice name,
                                       const emic_transcript *transcript, const uint8_t sha256[32],
                                       emic_id *out, emic_error *err)
{
    return add_document(study, name, transcript, emic_null(), sha256, out, err);
}

emic_status emic_document_tie(emic_study *study, emic_error *err)
{
    return emic_speaker_tie(study, err);
}

static const char count_untied[] =
    "SELECT count(*) FROM document d WHERE participant IS NULL AND NOT EXISTS"
    " (SELECT 1 FROM speaker s WHERE s.document = d.id AND s.participant IS NOT NULL)";

emic_status emic_document_untied(emic_study *study, int64_t *out, emic_error *err)
{
    return emic_db_int(emic_study_db(study), count_untied, EMIC_NO_VALUES, 0, out, err);
}

static const char document_id[] = "SELECT id FROM document WHERE name = ?1";
static const char document_names[] = "SELECT name FROM document ORDER BY name";

emic_status emic_document_find(emic_study *study, emic_slice name, emic_id *out, emic_error *err)
{
    return emic_name_find(study, "document", document_id, document_names, name, out, err);
}

static const char participant_of[] = "SELECT p.label FROM document d JOIN participant p"
                                     " ON p.id = d.participant WHERE d.id = ?1";

emic_status emic_document_participant(emic_study *study, emic_id document, emic_arena *arena,
                                      emic_slice *out, emic_error *err)
{
    return emic_db_text(emic_study_db(study), participant_of, EMIC_ROW(emic_int(document)), arena,
                        out, err);
}

static const char list_documents[] =
    "SELECT d.id, d.current_revision, d.name, ifnull(p.label, ''), d.format, r.characters,"
    " (SELECT count(*) FROM turn t WHERE t.revision = r.id),"
    " (SELECT count(*) FROM coding c WHERE c.revision = r.id), r.sha256, r.text IS NULL,"
    " r.number FROM document d JOIN revision r ON r.id = d.current_revision"
    " LEFT JOIN participant p ON p.id = d.participant ORDER BY d.name";
static const char list_values[] =
    "SELECT v.document, v.attribute, v.value FROM document_value v JOIN document d"
    " ON d.id = v.document JOIN revision r ON r.id = d.current_revision"
    " ORDER BY d.name, v.attribute";

static emic_status load_values(emic_study *study, emic_arena *arena, emic_document_list *list,
                               emic_error *err)
{
    emic_cursor cursor;
    bool more = false;
    size_t at = 0, which;
    EMIC_TRY(emic_db_query(emic_study_db(study), list_values, EMIC_NO_VALUES, &cursor, err));
    emic_status status;
    while ((status = emic_cursor_next(&cursor, &more, err)) == EMIC_OK && more) {
        while (at < list->count && list->items[at].id != emic_cursor_int(&cursor, 0))
            at++;
        for (which = 0; which < list->attributes.count; which++)
            if (list->attributes.items[which].id == emic_cursor_int(&cursor, 1))
                break;
        if (at < list->count && which < list->attributes.count)
            list->items[at].values[which] = emic_arena_copy(arena, emic_cursor_text(&cursor, 2));
    }
    emic_cursor_close(&cursor);
    return status;
}

static void read_document(const emic_cursor *cursor, emic_arena *arena, size_t attributes,
                          emic_document *out)
{
    out->id = emic_cursor_int(cursor, 0);
    out->revision = emic_cursor_int(cursor, 1);
    out->name = emic_arena_copy(arena, emic_cursor_text(cursor, 2));
    out->participant = emic_arena_copy(arena, emic_cursor_text(cursor, 3));
    out->format = emic_arena_copy(arena, emic_cursor_text(cursor, 4));
    out->characters = emic_cursor_int(cursor, 5);
    out->turns = emic_cursor_int(cursor, 6);
    out->codings = emic_cursor_int(cursor, 7);
    emic_slice sha256 = emic_cursor_text(cursor, 8);
    if (sha256.length == sizeof out->sha256)
        memcpy(out->sha256, sha256.data, sizeof out->sha256);
    out->withheld = emic_cursor_int(cursor, 9) != 0;
    out->number = emic_cursor_int(cursor, 10);
    out->values = emic_arena_array(arena, attributes, sizeof(emic_slice));
}

emic_status emic_document_list_load(emic_study *study, emic_arena *arena, emic_document_list *out,
                                    emic_error *err)
{
    emic_cursor cursor;
    bool more = false;
    *out = (emic_document_list){0};
    EMIC_TRY(emic_attribute_list_load(study, EMIC_OF_DOCUMENT, arena, &out->attributes, err));
    EMIC_TRY(emic_db_query(emic_study_db(study), list_documents, EMIC_NO_VALUES, &cursor, err));
    emic_status status;
    while ((status = emic_cursor_next(&cursor, &more, err)) == EMIC_OK && more)
        read_document(&cursor, arena, out->attributes.count, EMIC_PUSH(arena, out));
    emic_cursor_close(&cursor);
    EMIC_TRY(status);
    return load_values(study, arena, out, err);
}

static const char list_turns[] =
    "SELECT t.ordinal, t.start, t.stop, t.words_start, t.words_stop, s.label, s.role,"
    " ifnull(p.label, ''), ifnull(t.from_ms, -1), ifnull(t.until_ms, -1), r.characters"
    " FROM document d JOIN revision r ON r.id = d.current_revision JOIN turn t"
    " ON t.revision = r.id JOIN speaker s ON s.id = t.speaker"
    " LEFT JOIN participant p ON p.id = s.participant WHERE d.id = ?1 ORDER BY t.ordinal";

/* Reads the two spans; EMIC_CORRUPT when they do not lie in the text, one in the other. */
static emic_status read_spans(const emic_cursor *cursor, emic_document_turn *out, emic_error *err)
{
    int64_t start = emic_cursor_int(cursor, 1), stop = emic_cursor_int(cursor, 2);
    int64_t words_start = emic_cursor_int(cursor, 3), words_stop = emic_cursor_int(cursor, 4);
    int64_t length = emic_cursor_int(cursor, 10);
    if (start < 0 || words_start < start || words_stop < words_start || stop < words_stop ||
        length < stop || length > UINT32_MAX)
        return emic_fail(err, EMIC_CORRUPT, "turn %lld does not lie in its text; run emic check",
                         (long long)out->ordinal);
    out->span = (emic_span){(uint32_t)start, (uint32_t)stop};
    out->words = (emic_span){(uint32_t)words_start, (uint32_t)words_stop};
    return EMIC_OK;
}

emic_status emic_document_turns_load(emic_study *study, emic_id document, emic_arena *arena,
                                     emic_document_turns *out, emic_error *err)
{
    emic_cursor cursor;
    bool more = false;
    *out = (emic_document_turns){0};
    EMIC_TRY(emic_db_query(emic_study_db(study), list_turns, EMIC_ROW(emic_int(document)), &cursor,
                           err));
    emic_status status;
    while ((status = emic_cursor_next(&cursor, &more, err)) == EMIC_OK && more) {
        emic_document_turn *turn = EMIC_PUSH(arena, out);
        turn->ordinal = emic_cursor_int(&cursor, 0);
        if ((status = read_spans(&cursor, turn, err)) != EMIC_OK)
            break;
        turn->speaker = emic_arena_copy(arena, emic_cursor_text(&cursor, 5));
        turn->role = emic_arena_copy(arena, emic_cursor_text(&cursor, 6));
        turn->participant = emic_arena_copy(arena, emic_cursor_text(&cursor, 7));
        turn->from = emic_cursor_int(&cursor, 8);
        turn->until = emic_cursor_int(&cursor, 9);
    }
    emic_cursor_close(&cursor);
    return status;
}

static const char current_text[] = "SELECT r.text, d.name, r.characters FROM document d"
                                   " JOIN revision r ON r.id = d.current_revision WHERE d.id = ?1";

/* The text in a row of the query above. */
static emic_status read_text(const emic_cursor *cursor, emic_arena *arena, emic_text_index *out,
                             emic_error *err)
{
    if (emic_cursor_is_null(cursor, 0))
        return emic_fail(err, EMIC_REFUSED,
                         "the text of \"%.*s\" is withheld: this study holds only its digest",
                         EMIC_ARG(emic_cursor_text(cursor, 1)));
    emic_slice text = emic_arena_copy(arena, emic_cursor_text(cursor, 0));
    bool valid = emic_utf8_valid(text, NULL);
    if (valid)
        emic_text_index_load(out, text, arena);
    if (valid && (int64_t)out->points == emic_cursor_int(cursor, 2))
        return EMIC_OK;
    return emic_fail(err, EMIC_CORRUPT,
                     "the stored text of \"%.*s\" is damaged; restore a copy of the study",
                     EMIC_ARG(emic_cursor_text(cursor, 1)));
}

emic_status emic_document_text(emic_study *study, emic_id document, emic_arena *arena,
                               emic_text_index *out, emic_error *err)
{
    emic_cursor cursor;
    bool more = false;
    EMIC_TRY(emic_db_query(emic_study_db(study), current_text, EMIC_ROW(emic_int(document)),
                           &cursor, err));
    emic_status status = emic_cursor_next(&cursor, &more, err);
    if (status == EMIC_OK && more)
        status = read_text(&cursor, arena, out, err);
    else if (status == EMIC_OK)
        status = emic_fail(err, EMIC_NOT_FOUND, "no document %lld", (long long)document);
    emic_cursor_close(&cursor);
    return status;
}
