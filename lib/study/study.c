/* The study file as a handle. What is in it is the business of the other files here. */
#include "study/study.h"
#include "base/clock.h"
#include "base/uuid.h"
#include "base/version.h"
#include "store/migrate.h"
#include "study/journal_entry.h"
#include "study/tally.h"
#include <assert.h>
#include <stdio.h>
#include <stdlib.h>

extern const char *const emic_schema[]; /* made from schema/NNN_name.sql by the build */
extern const int emic_schema_count;

enum { APPLICATION_ID = 0x454d4943, MOST_MIGRATIONS = 64 }; /* 'EMIC' */

struct emic_study {
    emic_db *db;
    emic_watch added;
    int64_t changes_at_begin, commands;
    char now[EMIC_TIME_SIZE];
    emic_pending_entry entry;
};

static const char read_setting[] = "SELECT value FROM setting WHERE name = ?1";
static const char write_setting[] =
    "INSERT INTO setting(name, value) VALUES (?1, ?2)"
    " ON CONFLICT (name) DO UPDATE SET value = excluded.value WHERE value IS NOT excluded.value";

static emic_status migrate(emic_db *db, const char *path, emic_db_mode mode,
                           const emic_progress *progress, emic_error *err)
{
    emic_migration migrations[MOST_MIGRATIONS];
    assert(emic_schema_count <= MOST_MIGRATIONS);
    for (int i = 0; i < emic_schema_count; i++)
        migrations[i] = (emic_migration){emic_schema[i]};
    emic_format_family family = {
        .thing = "study",
        .application_id = APPLICATION_ID,
        .version = emic_version(),
        .version_sql = "SELECT value FROM setting WHERE name = 'emic'",
        .migrations = migrations,
        .count = emic_schema_count,
        .fill = emic_tally_fill,
        .progress = progress,
    };
    return emic_migrate(db, path, mode, &family, err);
}

static emic_study *make_study(emic_db *db)
{
    emic_study *study = emic_memory_alloc(sizeof *study);
    *study = (emic_study){.db = db};
    emic_db_watch(db, "coding", &study->added);
    return study;
}

static emic_status open_study(const char *path, emic_db_mode mode, const emic_progress *progress,
                              emic_study **out, emic_error *err)
{
    emic_db *db;
    *out = NULL;
    EMIC_TRY(emic_db_open(path, mode, &db, err));
    emic_status status = migrate(db, path, mode, progress, err);
    if (status != EMIC_OK && mode == EMIC_DB_CREATE)
        emic_db_discard(db);
    else if (status != EMIC_OK)
        emic_db_close(db);
    EMIC_TRY(status);
    emic_study *study = make_study(db);
    emic_clock_format(emic_clock_now(), study->now);
    *out = study;
    return EMIC_OK;
}

static emic_status set(emic_study *study, const char *name, const char *value, emic_error *err)
{
    return emic_db_run(study->db, write_setting,
                       EMIC_ROW(emic_text(emic_slice_of(name)), emic_text(emic_slice_of(value))),
                       err);
}

static const char read_commands[] =
    "SELECT CAST(value AS INTEGER) FROM setting WHERE name = 'commands'";

/* Counts the commands that changed the study: no two of them share their ids, even where EMIC_SEED
 * starts every program with the same ones. */
static emic_status count_command(emic_study *study, emic_error *err)
{
    char text[24];
    snprintf(text, sizeof text, "%lld", (long long)study->commands + 1);
    return set(study, "commands", text, err);
}

static emic_status introduce(emic_study *study, emic_error *err)
{
    uint8_t uuid[EMIC_UUID_SIZE];
    char text[EMIC_UUID_TEXT_SIZE];
    emic_uuid_make(uuid);
    emic_uuid_format(uuid, text);
    EMIC_TRY(emic_study_begin(study, err));
    EMIC_TRY(set(study, "uuid", text, err));
    EMIC_TRY(set(study, "created", study->now, err));
    return emic_study_commit(study, err);
}

emic_status emic_study_create(const char *path, emic_study **out, emic_error *err)
{
    EMIC_TRY(open_study(path, EMIC_DB_CREATE, NULL, out, err));
    emic_status status = introduce(*out, err);
    if (status == EMIC_OK)
        return EMIC_OK;
    emic_db_discard((*out)->db);
    emic_watch_close(&(*out)->added);
    free(*out);
    *out = NULL;
    return status;
}

/* Clears from the file what a command, perhaps one that was killed, took out of the study. */
static emic_status finish_purge(emic_study *study, emic_error *err)
{
    bool due = false;
    EMIC_TRY(emic_study_purge_due(study, &due, err));
    return due ? emic_study_purge(study, err) : EMIC_OK;
}

emic_status emic_study_open(const char *path, bool writable, emic_study **out, emic_error *err)
{
    return emic_study_open_shown(path, writable, NULL, out, err);
}

/* An older study is brought forward before it is read, where it can be written. */
static emic_status bring_forward(const char *path, const emic_progress *progress, emic_error *err)
{
    emic_study *study;
    emic_error ignored;
    if (emic_study_open_shown(path, true, progress, &study, &ignored) != EMIC_OK)
        return err->status; /* that it is too old */
    emic_study_close(study);
    return EMIC_OK;
}

emic_status emic_study_open_shown(const char *path, bool writable, const emic_progress *progress,
                                  emic_study **out, emic_error *err)
{
    emic_db_mode mode = writable ? EMIC_DB_WRITE : EMIC_DB_READ;
    emic_status status = open_study(path, mode, progress, out, err);
    if (status == EMIC_TOO_OLD && !writable) {
        EMIC_TRY(bring_forward(path, progress, err));
        status = open_study(path, mode, progress, out, err);
    }
    EMIC_TRY(status);
    status = writable ? finish_purge(*out, err) : EMIC_OK;
    if (status == EMIC_OK)
        return EMIC_OK;
    emic_study_close(*out);
    *out = NULL;
    return status;
}

emic_status emic_study_copy(emic_study *study, emic_study **out, emic_error *err)
{
    uint8_t *bytes;
    size_t length;
    emic_db *db;
    *out = NULL;
    EMIC_TRY(emic_db_serialize(study->db, &bytes, &length, err));
    emic_status status = emic_db_deserialize((emic_slice){(const char *)bytes, length}, &db, err);
    emic_db_free_bytes(bytes);
    EMIC_TRY(status);
    *out = make_study(db);
    memcpy((*out)->now, study->now, sizeof study->now);
    return EMIC_OK;
}

void emic_study_close(emic_study *study)
{
    if (!study)
        return;
    emic_journal_end(study);
    emic_db_close(study->db);
    emic_watch_close(&study->added);
    free(study);
}

emic_status emic_study_begin(emic_study *study, emic_error *err)
{
    EMIC_TRY(emic_db_begin(study->db, err));
    study->changes_at_begin = emic_db_total_changes(study->db);
    emic_status status =
        emic_db_int(study->db, read_commands, EMIC_NO_VALUES, 0, &study->commands, err);
    if (status == EMIC_OK)
        status = emic_journal_begin(study, err);
    if (status == EMIC_OK)
        emic_uuid_salt((uint64_t)study->commands);
    else
        emic_db_rollback(study->db);
    return status;
}

/* What the file says about itself, once something in it is new. */
static emic_status sign(emic_study *study, emic_error *err)
{
    if (emic_db_total_changes(study->db) == study->changes_at_begin)
        return EMIC_OK;
    EMIC_TRY(emic_journal_commit(study, err));
    EMIC_TRY(emic_tally_refresh(study, err));
    EMIC_TRY(count_command(study, err));
    EMIC_TRY(set(study, "changed", study->now, err));
    return set(study, "emic", emic_version(), err);
}

emic_status emic_study_commit(emic_study *study, emic_error *err)
{
    emic_status status = sign(study, err);
    if (status == EMIC_OK)
        status = emic_db_commit(study->db, err);
    else
        emic_db_rollback(study->db);
    emic_watch_clear(&study->added);
    emic_journal_end(study);
    return status == EMIC_OK ? finish_purge(study, err) : status;
}

void emic_study_rollback(emic_study *study)
{
    emic_db_rollback(study->db);
    emic_watch_clear(&study->added);
    emic_journal_end(study);
}

emic_status emic_study_setting(emic_study *study, const char *name, emic_arena *arena,
                               emic_slice *out, emic_error *err)
{
    return emic_db_text(study->db, read_setting, EMIC_ROW(emic_text(emic_slice_of(name))), arena,
                        out, err);
}

static const char read_vault_generation[] =
    "SELECT CAST(value AS INTEGER) FROM setting WHERE name = 'vault_generation'";

emic_status emic_study_vault(emic_study *study, emic_arena *arena, emic_slice *uuid,
                             int64_t *generation, emic_error *err)
{
    EMIC_TRY(emic_study_setting(study, "vault", arena, uuid, err));
    return emic_db_int(study->db, read_vault_generation, EMIC_NO_VALUES, 0, generation, err);
}

emic_status emic_study_set_vault(emic_study *study, const char *uuid, int64_t generation,
                                 emic_error *err)
{
    char text[24];
    snprintf(text, sizeof text, "%lld", (long long)generation);
    EMIC_TRY(set(study, "vault", uuid, err));
    return set(study, "vault_generation", text, err);
}

static const char has_vault[] = "SELECT 1 FROM setting WHERE name = 'vault'";

emic_status emic_study_set_vault_destroyed(emic_study *study, emic_error *err)
{
    int64_t found = 0;
    EMIC_TRY(emic_db_int(study->db, has_vault, EMIC_NO_VALUES, 0, &found, err));
    if (!found)
        return emic_fail(err, EMIC_INVALID, "this study has no vault");
    return set(study, "vault_destroyed", study->now, err);
}

static const char changed_seconds[] =
    "SELECT CAST(strftime('%s', value) AS INTEGER) FROM setting WHERE name = 'changed'";

emic_status emic_study_changed(emic_study *study, int64_t *out, emic_error *err)
{
    return emic_db_int(study->db, changed_seconds, EMIC_NO_VALUES, 0, out, err);
}

const char *emic_study_db_version(void)
{
    return emic_db_version();
}

emic_db *emic_study_db(emic_study *study)
{
    return study->db;
}

const emic_watch *emic_study_added(emic_study *study)
{
    return &study->added;
}

emic_pending_entry *emic_study_pending(emic_study *study)
{
    return &study->entry;
}

emic_value emic_study_now(emic_study *study)
{
    return emic_text(emic_slice_of(study->now));
}
