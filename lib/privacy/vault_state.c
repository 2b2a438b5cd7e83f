/* What a vault says about itself: its generation, its counts, its log. Never an original word. */
#include "privacy/vault_db.h"
#include <stdio.h>

static const char read_setting[] = "SELECT value FROM setting WHERE name = ?1";

emic_status emic_vault_setting(emic_vault *vault, const char *name, emic_arena *arena,
                               emic_slice *out, emic_error *err)
{
    return emic_db_text(emic_vault_db(vault), read_setting,
                        EMIC_ROW(emic_text(emic_slice_of(name))), arena, out, err);
}

static const char write_setting[] = "INSERT INTO setting(name, value) VALUES (?1, ?2)"
                                    " ON CONFLICT (name) DO UPDATE SET value = excluded.value";

emic_status emic_vault_set(emic_vault *vault, const char *name, emic_slice value, emic_error *err)
{
    return emic_db_run(emic_vault_db(vault), write_setting,
                       EMIC_ROW(emic_text(emic_slice_of(name)), emic_text(value)), err);
}

emic_status emic_vault_tie(emic_vault *vault, emic_slice study, emic_error *err)
{
    emic_slice tied = {0};
    emic_arena *arena = emic_arena_open();
    emic_status status = emic_vault_setting(vault, "study", arena, &tied, err);
    if (status == EMIC_OK && tied.length == 0)
        status = emic_vault_set(vault, "study", study, err);
    else if (status == EMIC_OK && !emic_slice_equal(tied, study))
        status =
            emic_fail(err, EMIC_INVALID,
                      "this vault belongs to another study (%.*s); a study has its own vault, but "
                      "when that study is gone, emic import --adopt gives it to this one",
                      EMIC_ARG(tied));
    emic_arena_close(arena);
    return status;
}

static const char forget_edits[] = "DELETE FROM edit";
static const char forget_documents[] = "DELETE FROM document";

emic_status emic_vault_adopt(emic_vault *vault, emic_slice study, emic_error *err)
{
    emic_db *db = emic_vault_db(vault);
    EMIC_TRY(emic_db_run(db, forget_edits, EMIC_NO_VALUES, err));
    EMIC_TRY(emic_db_run(db, forget_documents, EMIC_NO_VALUES, err));
    return emic_vault_set(vault, "study", study, err);
}

static const char read_generation[] =
    "SELECT CAST(value AS INTEGER) FROM setting WHERE name = 'generation'";

emic_status emic_vault_generation_read(emic_vault *vault, emic_vault_generation *out,
                                       emic_error *err)
{
    emic_slice uuid;
    emic_arena *arena = emic_arena_open();
    *out = (emic_vault_generation){0};
    emic_status status =
        emic_db_int(emic_vault_db(vault), read_generation, EMIC_NO_VALUES, 0, &out->number, err);
    if (status == EMIC_OK)
        status = emic_vault_setting(vault, "uuid", arena, &uuid, err);
    if (status == EMIC_OK)
        snprintf(out->uuid, sizeof out->uuid, "%.*s", EMIC_ARG(uuid));
    emic_arena_close(arena);
    return status;
}

emic_status emic_vault_generation_check(emic_vault *vault, const emic_vault_generation *seen,
                                        emic_error *err)
{
    emic_vault_generation now;
    EMIC_TRY(emic_vault_generation_read(vault, &now, err));
    if (strcmp(now.uuid, seen->uuid) != 0)
        return emic_fail(err, EMIC_INVALID, "this is another vault (%s) than the study's (%s)",
                         now.uuid, seen->uuid);
    if (now.number < seen->number)
        return emic_fail(err, EMIC_REFUSED,
                         "this is an old copy of the vault: it was stored %lld times, and the "
                         "study was changed with one that was stored %lld times; use the newest",
                         (long long)now.number, (long long)seen->number);
    return EMIC_OK;
}

static const char count_entities[] = "SELECT count(*) FROM entity";
static const char count_undecided[] = "SELECT count(*) FROM candidate WHERE verdict IS NULL";
static const char count_variants[] = "SELECT count(*) FROM variant";
static const char count_decisions[] = "SELECT count(*) FROM candidate WHERE verdict IS NOT NULL";
static const char count_entries[] = "SELECT count(*) FROM log";

emic_status emic_vault_state_read(emic_vault *vault, emic_arena *arena, emic_vault_state *out,
                                  emic_error *err)
{
    emic_db *db = emic_vault_db(vault);
    *out = (emic_vault_state){0};
    emic_vault_describe(vault, out);
    EMIC_TRY(emic_vault_generation_read(vault, &out->generation, err));
    EMIC_TRY(emic_vault_setting(vault, "created", arena, &out->created, err));
    EMIC_TRY(emic_vault_setting(vault, "changed", arena, &out->changed, err));
    EMIC_TRY(emic_vault_setting(vault, "study", arena, &out->study, err));
    EMIC_TRY(emic_db_int(db, count_entities, EMIC_NO_VALUES, 0, &out->entities, err));
    EMIC_TRY(emic_db_int(db, count_undecided, EMIC_NO_VALUES, 0, &out->undecided, err));
    EMIC_TRY(emic_db_int(db, count_variants, EMIC_NO_VALUES, 0, &out->variants, err));
    EMIC_TRY(emic_db_int(db, count_decisions, EMIC_NO_VALUES, 0, &out->decisions, err));
    return emic_db_int(db, count_entries, EMIC_NO_VALUES, 0, &out->entries, err);
}

/* --- The log ---------------------------------------------------------------------------------- */

static const char insert_entry[] =
    "INSERT INTO log(time, who, action, detail) VALUES (?1, ?2, ?3, ?4)";

emic_status emic_vault_log_add(emic_vault *vault, const char *who, const char *action,
                               const char *detail, emic_error *err)
{
    return emic_db_run(emic_vault_db(vault), insert_entry,
                       EMIC_ROW(emic_vault_now(vault), emic_text_or_null(emic_slice_of(who)),
                                emic_text(emic_slice_of(action)), emic_text(emic_slice_of(detail))),
                       err);
}

static const char select_entries[] = "SELECT id, time, who, action, detail FROM log ORDER BY id";

emic_status emic_vault_log_read(emic_vault *vault, emic_arena *arena, emic_vault_log *out,
                                emic_error *err)
{
    emic_cursor cursor;
    bool more;
    *out = (emic_vault_log){0};
    EMIC_TRY(emic_db_query(emic_vault_db(vault), select_entries, EMIC_NO_VALUES, &cursor, err));
    emic_status status;
    while ((status = emic_cursor_next(&cursor, &more, err)) == EMIC_OK && more) {
        *EMIC_PUSH(arena, out) = (emic_vault_entry){
            .number = emic_cursor_int(&cursor, 0),
            .time = emic_arena_copy(arena, emic_cursor_text(&cursor, 1)),
            .who = emic_arena_copy(arena, emic_cursor_text(&cursor, 2)),
            .action = emic_arena_copy(arena, emic_cursor_text(&cursor, 3)),
            .detail = emic_arena_copy(arena, emic_cursor_text(&cursor, 4)),
        };
    }
    emic_cursor_close(&cursor);
    return status;
}
