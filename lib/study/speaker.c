/* Speakers. Turns point to them; which group a turn counts for follows from the participant. */
#include "study/speaker.h"
#include "study/study_db.h"

static const char add_speaker[] = "INSERT INTO speaker(document, label, role) VALUES (?1, ?2, ?3)";
static const char find_speaker[] = "SELECT id FROM speaker WHERE document = ?1 AND label = ?2";

emic_status emic_speaker_add(emic_study *study, emic_id document, emic_slice label, emic_role role,
                             emic_id *out, emic_error *err)
{
    emic_db *db = emic_study_db(study);
    emic_row key = EMIC_ROW(emic_int(document), emic_text(label));
    EMIC_TRY(emic_db_int(db, find_speaker, key, 0, out, err));
    if (*out)
        return EMIC_OK;
    EMIC_TRY(emic_db_run(db, add_speaker,
                         EMIC_ROW(emic_int(document), emic_text(label),
                                  emic_text(emic_slice_of(emic_role_name(role)))),
                         err));
    *out = emic_db_last_id(db);
    return EMIC_OK;
}

emic_status emic_speaker_find(emic_study *study, emic_id document, emic_slice label, emic_id *out,
                              emic_error *err)
{
    EMIC_TRY(emic_db_int(emic_study_db(study), find_speaker,
                         EMIC_ROW(emic_int(document), emic_text(label)), 0, out, err));
    if (*out)
        return EMIC_OK;
    return emic_fail(err, EMIC_NOT_FOUND, "nobody speaks as \"%.*s\" in this document",
                     EMIC_ARG(label));
}

static const char set_participant[] =
    "UPDATE speaker SET participant = ?2 WHERE id = ?1 AND participant IS NOT ?2";
static const char set_role[] = "UPDATE speaker SET role = ?2 WHERE id = ?1 AND role <> ?2";

emic_status emic_speaker_set(emic_study *study, emic_id speaker, emic_id participant,
                             const emic_role *role, bool *changed, emic_error *err)
{
    emic_db *db = emic_study_db(study);
    if (participant) {
        emic_row row = EMIC_ROW(emic_int(speaker), emic_int(participant));
        EMIC_TRY(emic_db_run(db, set_participant, row, err));
        *changed |= emic_db_changes(db) > 0;
    }
    if (role) {
        emic_slice name = emic_slice_of(emic_role_name(*role));
        EMIC_TRY(emic_db_run(db, set_role, EMIC_ROW(emic_int(speaker), emic_text(name)), err));
        *changed |= emic_db_changes(db) > 0;
    }
    return EMIC_OK;
}

static const char tie_speakers[] =
    "UPDATE speaker SET participant = (SELECT id FROM participant p WHERE p.label = speaker.label)"
    " WHERE participant IS NULL AND role = 'participant'"
    " AND EXISTS (SELECT 1 FROM participant p WHERE p.label = speaker.label)";
static const char tie_documents_by_speaker[] =
    "UPDATE document SET participant ="
    " (SELECT min(participant) FROM speaker s WHERE s.document = document.id)"
    " WHERE participant IS NULL AND"
    " (SELECT count(DISTINCT participant) FROM speaker s WHERE s.document = document.id) = 1";
static const char tie_documents_by_name[] =
    "UPDATE document SET participant = (SELECT id FROM participant p WHERE p.label = document.name)"
    " WHERE participant IS NULL"
    " AND NOT EXISTS (SELECT 1 FROM speaker s WHERE s.document = document.id"
    "                 AND s.participant IS NOT NULL)"
    " AND EXISTS (SELECT 1 FROM participant p WHERE p.label = document.name)";

emic_status emic_speaker_tie(emic_study *study, emic_error *err)
{
    emic_db *db = emic_study_db(study);
    EMIC_TRY(emic_db_run(db, tie_speakers, EMIC_NO_VALUES, err));
    EMIC_TRY(emic_db_run(db, tie_documents_by_speaker, EMIC_NO_VALUES, err));
    return emic_db_run(db, tie_documents_by_name, EMIC_NO_VALUES, err);
}

static const char take_over[] =
    "UPDATE speaker SET participant = (SELECT participant FROM speaker"
    " WHERE document = ?1 AND label = ?2) WHERE document = ?1 AND label = ?3"
    " AND participant IS NULL";
static const char rename_speaker[] =
    "UPDATE OR IGNORE speaker SET label = ?3 WHERE document = ?1 AND label = ?2";

emic_status emic_speaker_rename(emic_study *study, emic_id document, emic_slice label,
                                emic_slice new_label, emic_error *err)
{
    emic_row row = EMIC_ROW(emic_int(document), emic_text(label), emic_text(new_label));
    EMIC_TRY(emic_db_run(emic_study_db(study), take_over, row, err));
    return emic_db_run(emic_study_db(study), rename_speaker, row, err);
}

static const char delete_silent[] =
    "DELETE FROM speaker WHERE document = ?1"
    " AND id NOT IN (SELECT t.speaker FROM revision r JOIN turn t ON t.revision = r.id"
    " WHERE r.document = ?1)";

emic_status emic_speaker_drop_silent(emic_study *study, emic_id document, emic_error *err)
{
    return emic_db_run(emic_study_db(study), delete_silent, EMIC_ROW(emic_int(document)), err);
}
