/* Entities and the spellings of their names, as rows of the vault. */
#include "privacy/entity.h"
#include "base/text.h"
#include "privacy/vault_db.h"
#include <ctype.h>

static const char *const sources[] = {
    [EMIC_NAME_ROSTER] = "roster", [EMIC_NAME_REVIEW] = "review", [EMIC_NAME_LATE] = "late"};

/* --- Labels ----------------------------------------------------------------------------------- */

static const char label_taken[] = "SELECT 1 FROM entity WHERE label = ?1";
static const char labels_begun[] =
    "SELECT count(*) FROM entity WHERE label > ?1 AND label < ?1 || ':'"; /* ':' follows '9' */
static const char participant_taken[] = "SELECT 1 FROM entity WHERE participant = ?1";

/* "relative" is RELATIVE, "case worker" CASE-WORKER. */
static char *label_stem(const emic_entity *entity, emic_arena *arena)
{
    emic_slice from =
        entity->role.length ? entity->role : emic_slice_of(emic_entity_kind_name(entity->kind));
    char *stem = emic_arena_string(arena, from);
    for (char *at = stem; *at; at++)
        *at = isalnum((unsigned char)*at) || (unsigned char)*at >= 0x80
                  ? (char)toupper((unsigned char)*at)
                  : '-';
    return stem;
}

static emic_status make_label(emic_vault *vault, const emic_entity *entity, emic_arena *arena,
                              emic_slice *out, emic_error *err)
{
    int64_t taken = 1;
    if (entity->label.length || entity->participant.length) {
        *out = emic_pseudonym_bare(entity->label.length ? entity->label : entity->participant);
        EMIC_TRY(emic_db_int(emic_vault_db(vault), label_taken, EMIC_ROW(emic_text(*out)), 0,
                             &taken, err));
        return taken ? emic_fail(err, EMIC_EXISTS, "the label %.*s is taken", EMIC_ARG(*out))
                     : EMIC_OK;
    }
    const char *stem = label_stem(entity, arena);
    int64_t begun;
    EMIC_TRY(emic_db_int(emic_vault_db(vault), labels_begun,
                         EMIC_ROW(emic_text(emic_slice_of(stem))), 0, &begun, err));
    for (int64_t number = begun + 1; taken; number++) {
        *out = emic_slice_of(emic_arena_format(arena, "%s%lld", stem, (long long)number));
        EMIC_TRY(emic_db_int(emic_vault_db(vault), label_taken, EMIC_ROW(emic_text(*out)), 0,
                             &taken, err));
    }
    return EMIC_OK;
}

emic_slice emic_pseudonym_bare(emic_slice words)
{
    words = emic_slice_trim(words);
    bool bracketed =
        words.length > 2 && words.data[0] == '[' && words.data[words.length - 1] == ']';
    return bracketed ? (emic_slice){words.data + 1, words.length - 2} : words;
}

/* --- Adding ----------------------------------------------------------------------------------- */

static const char insert_entity[] =
    "INSERT INTO entity(kind, label, pseudonym, role, participant, added)"
    " VALUES (?1, ?2, ?3, ?4, ?5, ?6)";

static emic_status check_entity(emic_vault *vault, const emic_entity *entity, emic_error *err)
{
    int64_t taken = 0;
    if (entity->names.count == 0)
        return emic_fail(err, EMIC_INVALID, "an entity needs a name");
    if (entity->participant.length)
        EMIC_TRY(emic_db_int(emic_vault_db(vault), participant_taken,
                             EMIC_ROW(emic_text(entity->participant)), 0, &taken, err));
    if (taken)
        return emic_fail(err, EMIC_EXISTS, "the vault knows who participant %.*s is already",
                         EMIC_ARG(entity->participant));
    return EMIC_OK;
}

static emic_status insert(emic_vault *vault, const emic_entity *entity, emic_slice label,
                          emic_id *out, emic_error *err)
{
    EMIC_TRY(emic_db_run(emic_vault_db(vault), insert_entity,
                         EMIC_ROW(emic_text(emic_slice_of(emic_entity_kind_name(entity->kind))),
                                  emic_text(label), emic_text_or_null(entity->pseudonym),
                                  emic_text(entity->role), emic_text_or_null(entity->participant),
                                  emic_vault_now(vault)),
                         err));
    *out = emic_db_last_id(emic_vault_db(vault));
    return EMIC_OK;
}

emic_status emic_entity_add(emic_vault *vault, const emic_entity *entity, emic_name_source source,
                            emic_id *out, emic_error *err)
{
    bool added;
    emic_slice label;
    EMIC_TRY(check_entity(vault, entity, err));
    emic_arena *arena = emic_arena_open();
    emic_status status = make_label(vault, entity, arena, &label, err);
    if (status == EMIC_OK)
        status = insert(vault, entity, label, out, err);
    for (size_t i = 0; status == EMIC_OK && i < entity->names.count; i++)
        status = emic_entity_add_name(vault, *out, entity->names.items[i], source, &added, err);
    emic_arena_close(arena);
    return status;
}

static const char insert_name[] = "INSERT INTO variant(entity, text, source) VALUES (?1, ?2, ?3)"
                                  " ON CONFLICT (entity, text) DO NOTHING";

emic_status emic_entity_add_name(emic_vault *vault, emic_id entity, emic_slice name,
                                 emic_name_source source, bool *added, emic_error *err)
{
    name = emic_slice_trim(name);
    if (name.length == 0 || !emic_utf8_valid(name, NULL))
        return emic_fail(err, EMIC_INVALID, "a name is empty or not UTF-8");
    EMIC_TRY(emic_db_run(
        emic_vault_db(vault), insert_name,
        EMIC_ROW(emic_int(entity), emic_text(name), emic_text(emic_slice_of(sources[source]))),
        err));
    *added = emic_db_changes(emic_vault_db(vault)) == 1;
    return EMIC_OK;
}

/* --- Taking back, changing, finding ----------------------------------------------------------- */

static const char delete_name[] =
    "DELETE FROM variant WHERE entity = ?1 AND text = ?2 AND source = 'review'";
static const char forget_suggestions[] =
    "UPDATE candidate SET suggested = NULL, why = '' WHERE suggested = ?1"
    " AND NOT EXISTS (SELECT 1 FROM variant WHERE entity = ?1)";
static const char delete_nameless[] =
    "DELETE FROM entity WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM variant WHERE entity = ?1)"
    " AND NOT EXISTS (SELECT 1 FROM candidate WHERE entity = ?1)"
    " AND NOT EXISTS (SELECT 1 FROM edit WHERE entity = ?1)";

emic_status emic_entity_drop_name(emic_vault *vault, emic_id entity, emic_slice name,
                                  emic_error *err)
{
    emic_db *db = emic_vault_db(vault);
    EMIC_TRY(emic_db_run(db, delete_name, EMIC_ROW(emic_int(entity), emic_text(name)), err));
    EMIC_TRY(emic_db_run(db, forget_suggestions, EMIC_ROW(emic_int(entity)), err));
    return emic_db_run(db, delete_nameless, EMIC_ROW(emic_int(entity)), err);
}

static const char update_pseudonym[] = "UPDATE entity SET pseudonym = ?2 WHERE id = ?1";

emic_status emic_entity_set_pseudonym(emic_vault *vault, emic_id entity, emic_slice pseudonym,
                                      emic_error *err)
{
    return emic_db_run(
        emic_vault_db(vault), update_pseudonym,
        EMIC_ROW(emic_int(entity), emic_text_or_null(emic_pseudonym_bare(pseudonym))), err);
}

/* --- Listing ---------------------------------------------------------------------------------- */

static const char list_entities[] =
    "SELECT e.id, e.kind, e.label, ifnull(e.pseudonym, ''), e.role, ifnull(e.participant, ''),"
    " v.text FROM entity e JOIN variant v ON v.entity = e.id ORDER BY e.id, v.id";

static emic_status read_entity(const emic_cursor *cursor, emic_arena *arena, emic_entity *out,
                               emic_error *err)
{
    out->id = emic_cursor_int(cursor, 0);
    out->label = emic_arena_copy(arena, emic_cursor_text(cursor, 2));
    out->pseudonym = emic_arena_copy(arena, emic_cursor_text(cursor, 3));
    out->role = emic_arena_copy(arena, emic_cursor_text(cursor, 4));
    out->participant = emic_arena_copy(arena, emic_cursor_text(cursor, 5));
    return emic_entity_kind_find(emic_cursor_text(cursor, 1), &out->kind)
               ? EMIC_OK
               : emic_fail(err, EMIC_CORRUPT, "entity %lld is of no known kind",
                           (long long)out->id);
}

emic_status emic_entity_list_load(emic_vault *vault, emic_arena *arena, emic_entity_list *out,
                                  emic_error *err)
{
    emic_cursor cursor;
    bool more = false;
    emic_entity *entity = NULL;
    *out = (emic_entity_list){0};
    EMIC_TRY(emic_db_query(emic_vault_db(vault), list_entities, EMIC_NO_VALUES, &cursor, err));
    emic_status status;
    while ((status = emic_cursor_next(&cursor, &more, err)) == EMIC_OK && more) {
        if (!entity || entity->id != emic_cursor_int(&cursor, 0)) {
            entity = EMIC_PUSH(arena, out);
            status = read_entity(&cursor, arena, entity, err);
        }
        if (status != EMIC_OK)
            break;
        *EMIC_PUSH(arena, &entity->names) = emic_arena_copy(arena, emic_cursor_text(&cursor, 6));
    }
    emic_cursor_close(&cursor);
    return status;
}

const emic_entity *emic_entity_list_find(const emic_entity_list *list, emic_id id)
{
    for (size_t i = 0; i < list->count; i++)
        if (list->items[i].id == id)
            return &list->items[i];
    return NULL;
}

emic_roster_entry emic_entity_entry(const emic_entity *entity, emic_arena *arena)
{
    emic_roster_entry entry = {.name = entity->names.items[0],
                               .role = entity->role,
                               .participant = entity->participant,
                               .replacement = entity->pseudonym,
                               .kind = entity->kind};
    for (size_t i = 1; i < entity->names.count; i++)
        *EMIC_PUSH(arena, &entry.variants) = entity->names.items[i];
    return entry;
}
