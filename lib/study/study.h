/* The study file: create, open, one transaction a command. Everything else in study/ takes this
 * handle. */
#pragma once
#include "base/arena.h"
#include "base/progress.h"
#include "base/status.h"

typedef struct emic_study emic_study;

/* Makes a new study at `path` (":memory:" for none). EMIC_EXISTS when something is there; a study
 * that cannot be finished leaves no file. */
EMIC_API emic_status emic_study_create(const char *path, emic_study **out, emic_error *err);

/* Opens a study. EMIC_NOT_FOUND, EMIC_MALFORMED (not a study), EMIC_TOO_NEW (names both versions),
 * EMIC_IO. An older study is backed up and brought forward, which needs the right to write it:
 * EMIC_TOO_OLD without. */
EMIC_API emic_status emic_study_open(const char *path, bool writable, emic_study **out,
                                     emic_error *err);
/* The same; `progress` (may be NULL) is told how far an older study was brought forward. */
EMIC_API emic_status emic_study_open_shown(const char *path, bool writable,
                                           const emic_progress *progress, emic_study **out,
                                           emic_error *err);
EMIC_API void emic_study_close(emic_study *study);

/* A copy of the study in memory: what is done to it is gone when it is closed. */
EMIC_API emic_status emic_study_copy(emic_study *study, emic_study **out, emic_error *err);

/* A command's transaction: all of it is stored by commit or nothing is. */
EMIC_API emic_status emic_study_begin(emic_study *study, emic_error *err);
EMIC_API emic_status emic_study_commit(emic_study *study, emic_error *err);
EMIC_API void emic_study_rollback(emic_study *study);

/* A fact about the file (uuid, created, changed, emic); empty when there is none. */
EMIC_API emic_status emic_study_setting(emic_study *study, const char *name, emic_arena *arena,
                                        emic_slice *out, emic_error *err);

/* Which vault (its uuid) knows who is behind this study's pseudonyms, and how often that vault was
 * stored when the study last changed with it; empty and 0 when there is none. */
EMIC_API emic_status emic_study_vault(emic_study *study, emic_arena *arena, emic_slice *uuid,
                                      int64_t *generation, emic_error *err);
EMIC_API emic_status emic_study_set_vault(emic_study *study, const char *uuid, int64_t generation,
                                          emic_error *err);

/* Says, inside a transaction, that the study's vault was destroyed, now: the setting
 * "vault_destroyed" is the time. EMIC_INVALID for a study without a vault. */
EMIC_API emic_status emic_study_set_vault_destroyed(emic_study *study, emic_error *err);

/* The version of the database library, for the record of an analysis. */
EMIC_API const char *emic_study_db_version(void);

/* Seconds since 1970 (UTC) of the last command that changed the study. */
EMIC_API emic_status emic_study_changed(emic_study *study, int64_t *out, emic_error *err);
