/* One code as a row: what may stand in it, and writing it. Which rows are written is decided in
 * codebook_store.c and codebook_edit.c. */
#include "study/codebook_row.h"
#include "base/digest.h"
#include "base/text.h"
#include "base/uuid.h"
#include "study/study_db.h"

enum { MNEMONIC_LENGTH = 14 };

static const char insert_code[] =
    "INSERT INTO code(parent, name, position, level, codable, colour, mnemonic, brief,"
    " full_definition, use_when, not_when, in_vivo, status, rule, exclusive_set, derive, core,"
    " definition, uuid)"
    " VALUES (?1, ?2, (SELECT ifnull(max(position), -1) + 1 FROM code"
    " WHERE ifnull(parent, 0) = ifnull(?1, 0)), ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13,"
    " ?14, ?15, ?16, ?17, ifnull(?18, emic_uuid()))";
/* Only a row that differs counts as changed. */
static const char update_code[] =
    "UPDATE code SET level = ?2, codable = ?3, colour = ?4, mnemonic = ?5, brief = ?6,"
    " full_definition = ?7, use_when = ?8, not_when = ?9, in_vivo = ?10, status = ?11, rule = ?12,"
    " exclusive_set = ?13, derive = ?14, core = ?15, definition = definition +"
    " ((brief, full_definition, use_when, not_when) IS NOT (?6, ?7, ?8, ?9))"
    " WHERE id = ?1 AND (level, codable, colour, ifnull(mnemonic, ''), brief,"
    " full_definition, use_when, not_when, in_vivo, status, rule, exclusive_set, derive, core)"
    " IS NOT (?2, ?3, ?4, ifnull(?5, ''), ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)";

emic_slice emic_rule_name(emic_rule rule)
{
    return rule == EMIC_RULE_JUDGED ? EMIC_LITERAL("judged") : EMIC_LITERAL("any");
}

bool emic_code_uuid(emic_slice text, uint8_t out[EMIC_UUID_SIZE])
{
    char hex[2 * EMIC_UUID_SIZE];
    size_t digits = 0;
    if (text.length != EMIC_UUID_TEXT_SIZE - 1)
        return false;
    for (size_t i = 0; i < text.length; i++) {
        bool hyphen = i == 8 || i == 13 || i == 18 || i == 23;
        if ((text.data[i] == '-') != hyphen)
            return false;
        if (!hyphen)
            hex[digits++] = text.data[i];
    }
    return emic_hex_parse((emic_slice){hex, digits}, out, EMIC_UUID_SIZE);
}

/* Names stand in tables, margins and CSV files: a line is all they can be. */
static bool has_control(emic_slice text)
{
    for (size_t i = 0; i < text.length; i++)
        if ((unsigned char)text.data[i] < 0x20 || text.data[i] == 0x7F)
            return true;
    return false;
}

static bool is_colour(emic_slice text)
{
    if (text.length != 7 || text.data[0] != '#')
        return false;
    for (size_t i = 1; i < text.length; i++)
        if (!strchr("0123456789abcdefABCDEF", text.data[i]) || !text.data[i])
            return false;
    return true;
}

static emic_status fail_field(const char **key, const char *name, emic_slice value,
                              const char *wanted, emic_error *err)
{
    *key = name;
    return emic_fail(err, EMIC_INVALID, "%s: \"%.*s\" is not %s", name, EMIC_ARG(value), wanted);
}

emic_status emic_code_check(const emic_code *code, const char **key, emic_error *err)
{
    *key = "code";
    if (memchr(code->name.length ? code->name.data : "", '/', code->name.length))
        return fail_field(key, "code", code->name, "a name: \"/\" parts a path", err);
    if (has_control(code->name) || has_control(code->mnemonic) ||
        has_control(code->exclusive_set)) {
        *key = "";
        return emic_fail(err, EMIC_INVALID, "a name and a mnemonic are one line without tabs");
    }
    if (code->colour.length && !is_colour(code->colour))
        return fail_field(key, "colour", code->colour, "a colour such as \"#b03a2e\"", err);
    if (emic_utf8_count(code->mnemonic) > MNEMONIC_LENGTH)
        return fail_field(key, "mnemonic", code->mnemonic, "at most 14 characters long", err);
    return EMIC_OK;
}

static emic_status insert_row(emic_db *db, const emic_code *code, emic_id parent, emic_id *id,
                              emic_error *err)
{
    uint8_t uuid[EMIC_UUID_SIZE];
    bool known = emic_code_uuid(code->uuid, uuid);
    EMIC_TRY(emic_db_run(
        db, insert_code,
        EMIC_ROW(emic_id_or_null(parent), emic_text(code->name), emic_int(code->level),
                 emic_int(code->codable), emic_text(code->colour),
                 emic_text_or_null(code->mnemonic), emic_text(code->brief), emic_text(code->full),
                 emic_text(code->use_when), emic_text(code->not_when), emic_int(code->in_vivo),
                 emic_text(code->status), emic_text(emic_rule_name(code->rule)),
                 emic_text(code->exclusive_set), emic_text(code->derive), emic_int(code->core),
                 emic_int(code->definition ? code->definition : 1),
                 known ? emic_blob(uuid, sizeof uuid) : emic_null()),
        err));
    *id = emic_db_last_id(db);
    return EMIC_OK;
}

const char *emic_level_name(int level)
{
    static const char *const names[] = {"segment", "theme", "concept", "principle"};
    return names[level];
}

emic_status emic_code_check_level(emic_slice name, int level, emic_slice parent, int parent_level,
                                  emic_error *err)
{
    if (level < parent_level)
        return EMIC_OK;
    return emic_fail(err, EMIC_INVALID,
                     "the level of \"%.*s\" (%d, %s) must lie below that of \"%.*s\" (%d, %s)",
                     EMIC_ARG(name), level, emic_level_name(level), EMIC_ARG(parent), parent_level,
                     emic_level_name(parent_level));
}

static const char *const example_kinds[] = {"typical", "atypical", "close_but_no"};
static const char write_example[] =
    "INSERT INTO code_example(code, kind, position, text) VALUES (?1, ?2, ?3, ?4)"
    " ON CONFLICT (code, kind, position) DO UPDATE SET text = excluded.text"
    " WHERE text <> excluded.text";
static const char trim_examples[] =
    "DELETE FROM code_example WHERE code = ?1 AND kind = ?2 AND position >= ?3";

static emic_status write_examples(emic_study *study, const emic_code *code, emic_id id,
                                  bool *changed, emic_error *err)
{
    emic_db *db = emic_study_db(study);
    for (int kind = 0; kind < EMIC_EXAMPLE_KINDS; kind++) {
        const emic_example_list *list = &code->examples[kind];
        emic_value name = emic_text(emic_slice_of(example_kinds[kind]));
        for (size_t i = 0; i < list->count; i++) {
            EMIC_TRY(emic_db_run(
                db, write_example,
                EMIC_ROW(emic_int(id), name, emic_int((int64_t)i), emic_text(list->items[i])),
                err));
            *changed |= emic_db_changes(db) > 0;
        }
        EMIC_TRY(emic_db_run(db, trim_examples,
                             EMIC_ROW(emic_int(id), name, emic_int((int64_t)list->count)), err));
        *changed |= emic_db_changes(db) > 0;
    }
    return EMIC_OK;
}

static const char mnemonic_owner[] = "SELECT name FROM code WHERE mnemonic = ?1 AND id <> ?2";

/* Codes of the whole study share the mnemonics: say which has it instead of what SQLite says. */
static emic_status check_mnemonic(emic_study *study, const emic_code *code, emic_id id,
                                  emic_error *err)
{
    emic_slice owner;
    if (code->mnemonic.length == 0)
        return EMIC_OK;
    emic_arena *arena = emic_arena_open();
    emic_status status =
        emic_db_text(emic_study_db(study), mnemonic_owner,
                     EMIC_ROW(emic_text(code->mnemonic), emic_int(id)), arena, &owner, err);
    if (status == EMIC_OK && owner.length) {
        emic_slice name = code->path.length ? code->path : code->name;
        emic_fail(err, EMIC_EXISTS, "the mnemonic \"%.*s\" of \"%.*s\" belongs to \"%.*s\" already",
                  EMIC_ARG(code->mnemonic), EMIC_ARG(name), EMIC_ARG(owner));
        status = emic_error_locate(err, NULL, code->line, code->column);
    }
    emic_arena_close(arena);
    return status;
}

emic_status emic_codebook_write_row(emic_study *study, const emic_code *code, emic_id parent,
                                    emic_id *id, bool *changed, emic_error *err)
{
    emic_db *db = emic_study_db(study);
    EMIC_TRY(check_mnemonic(study, code, *id, err));
    if (*id) {
        EMIC_TRY(emic_db_run(
            db, update_code,
            EMIC_ROW(emic_int(*id), emic_int(code->level), emic_int(code->codable),
                     emic_text(code->colour), emic_text_or_null(code->mnemonic),
                     emic_text(code->brief), emic_text(code->full), emic_text(code->use_when),
                     emic_text(code->not_when), emic_int(code->in_vivo), emic_text(code->status),
                     emic_text(emic_rule_name(code->rule)), emic_text(code->exclusive_set),
                     emic_text(code->derive), emic_int(code->core)),
            err));
        *changed |= emic_db_changes(db) > 0;
    } else {
        EMIC_TRY(insert_row(db, code, parent, id, err));
        *changed = true;
    }
    return write_examples(study, code, *id, changed, err);
}
