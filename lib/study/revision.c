/* Revisions, their turns and their full-text index, as rows. */
#include "study/revision.h"
#include "study/journal_entry.h"
#include "study/speaker.h"

static const char insert_revision[] =
    "INSERT INTO revision(document, number, characters, sha256, why, added, text)"
    " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
static const char set_current[] = "UPDATE document SET current_revision = ?2 WHERE id = ?1";
static const char index_words[] = "INSERT INTO revision_words(rowid, text) VALUES (?1, ?2)";
static const char insert_turn[] =
    "INSERT INTO turn(revision, ordinal, start, stop, words_start, words_stop, speaker, from_ms,"
    " until_ms) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)";

static emic_value time_or_null(int64_t milliseconds)
{
    return milliseconds == EMIC_TIME_NONE ? emic_null() : emic_int(milliseconds);
}

/* A speaker met before, and its row. */
typedef struct known_speaker {
    emic_slice label;
    emic_id id;
} known_speaker;

static emic_status take_speaker(emic_study *study, emic_id document, const emic_turn *turn,
                                known_speaker known[2], emic_id *out, emic_error *err)
{
    for (int i = 0; i < 2; i++) {
        *out = known[i].id;
        if (*out && emic_slice_equal(known[i].label, turn->speaker))
            return EMIC_OK;
    }
    EMIC_TRY(emic_speaker_add(study, document, turn->speaker, turn->role, out, err));
    known[0] = known[1];
    known[1] = (known_speaker){turn->speaker, *out};
    return EMIC_OK;
}

static emic_status add_turns(emic_study *study, emic_id document, emic_id revision,
                             const emic_transcript *transcript, emic_error *err)
{
    known_speaker known[2] = {0}; /* two take turns, mostly */
    for (size_t i = 0; i < transcript->turns.count; i++) {
        const emic_turn *turn = &transcript->turns.items[i];
        emic_id speaker;
        EMIC_TRY(take_speaker(study, document, turn, known, &speaker, err));
        EMIC_TRY(emic_db_run(emic_study_db(study), insert_turn,
                             EMIC_ROW(emic_int(revision), emic_int((int64_t)i + 1),
                                      emic_int(turn->span.start), emic_int(turn->span.end),
                                      emic_int(turn->words.start), emic_int(turn->words.end),
                                      emic_int(speaker), time_or_null(turn->from),
                                      time_or_null(turn->until)),
                             err));
    }
    return EMIC_OK;
}

emic_status emic_revision_add(emic_study *study, const emic_revision *revision,
                              const emic_transcript *transcript, emic_value text, emic_id *out,
                              emic_error *err)
{
    emic_db *db = emic_study_db(study);
    emic_value document = emic_int(revision->document);
    EMIC_TRY(
        emic_db_run(db, insert_revision,
                    EMIC_ROW(document, emic_int(revision->number), emic_int(transcript->points),
                             emic_blob(revision->sha256, EMIC_SHA256_SIZE),
                             emic_text(emic_slice_of(revision->why)), emic_study_now(study), text),
                    err));
    *out = emic_db_last_id(db);
    EMIC_TRY(emic_db_run(db, set_current, EMIC_ROW(document, emic_int(*out)), err));
    /* A text that is withheld has a row too: the index is checked against all revisions. */
    EMIC_TRY(emic_db_run(db, index_words, EMIC_ROW(emic_int(*out), text), err));
    return add_turns(study, revision->document, *out, transcript, err);
}

static const char unindex_words[] = "INSERT INTO revision_words(revision_words, rowid, text)"
                                    " SELECT 'delete', id, text FROM revision WHERE id = ?1";
static const char clear_text[] = "UPDATE revision SET text = NULL WHERE id = ?1";
static const char delete_turns[] = "DELETE FROM turn WHERE revision = ?1";

emic_status emic_revision_drop_turns(emic_study *study, emic_id revision, emic_error *err)
{
    return emic_db_run(emic_study_db(study), delete_turns, EMIC_ROW(emic_int(revision)), err);
}

emic_status emic_revision_withhold(emic_study *study, emic_id revision, emic_error *err)
{
    emic_db *db = emic_study_db(study);
    emic_study_pending(study)->kind = EMIC_ENTRY_WALL;
    emic_row row = EMIC_ROW(emic_int(revision));
    EMIC_TRY(emic_db_run(db, unindex_words, row, err));
    EMIC_TRY(emic_db_run(db, clear_text, row, err));
    EMIC_TRY(emic_db_run(db, index_words, EMIC_ROW(emic_int(revision), emic_null()), err));
    return emic_revision_drop_turns(study, revision, err);
}
