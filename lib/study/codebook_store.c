/* Bringing a codebook into the study: codes are matched by path, nothing is removed, and each state
 * of the tree is kept as a version. */
#include "base/digest.h"
#include "study/codebook.h"
#include "study/study_db.h"

static const char find_child[] = "SELECT id FROM code WHERE ifnull(parent, 0) = ?1 AND name = ?2";
static const char insert_code[] =
    "INSERT INTO code(parent, name, position, level, codable, colour, mnemonic, brief,"
    " full_definition, use_when, not_when, in_vivo, status, rule, exclusive_set)"
    " VALUES (?1, ?2, (SELECT count(*) FROM code WHERE ifnull(parent, 0) = ifnull(?1, 0)),"
    " ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)";
/* Only a row that differs counts as changed. */
static const char update_code[] =
    "UPDATE code SET level = ?2, codable = ?3, colour = ?4, mnemonic = ?5, brief = ?6,"
    " full_definition = ?7, use_when = ?8, not_when = ?9, in_vivo = ?10, status = ?11, rule = ?12,"
    " exclusive_set = ?13 WHERE id = ?1 AND (level, codable, colour, ifnull(mnemonic, ''), brief,"
    " full_definition, use_when, not_when, in_vivo, status, rule, exclusive_set) IS NOT"
    " (?2, ?3, ?4, ifnull(?5, ''), ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)";

static emic_slice rule_name(emic_rule rule)
{
    return rule == EMIC_RULE_JUDGED ? EMIC_LITERAL("judged") : EMIC_LITERAL("any");
}

static emic_status write_code(emic_study *study, const emic_code *code, emic_id parent,
                              emic_id *id, bool *changed, emic_error *err)
{
    emic_db *db = emic_study_db(study);
    if (*id) {
        EMIC_TRY(emic_db_run(
            db, update_code,
            EMIC_ROW(emic_int(*id), emic_int(code->level), emic_int(code->codable),
                     emic_text(code->colour), emic_text_or_null(code->mnemonic),
                     emic_text(code->brief), emic_text(code->full), emic_text(code->use_when),
                     emic_text(code->not_when), emic_int(code->in_vivo), emic_text(code->status),
                     emic_text(rule_name(code->rule)), emic_text(code->exclusive_set)),
            err));
        *changed |= emic_db_changes(db) > 0;
        return EMIC_OK;
    }
    EMIC_TRY(emic_db_run(
        db, insert_code,
        EMIC_ROW(emic_id_or_null(parent), emic_text(code->name), emic_int(code->level),
                 emic_int(code->codable), emic_text(code->colour),
                 emic_text_or_null(code->mnemonic), emic_text(code->brief), emic_text(code->full),
                 emic_text(code->use_when), emic_text(code->not_when), emic_int(code->in_vivo),
                 emic_text(code->status), emic_text(rule_name(code->rule)),
                 emic_text(code->exclusive_set)),
        err));
    *id = emic_db_last_id(db);
    *changed = true;
    return EMIC_OK;
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
            EMIC_TRY(emic_db_run(db, write_example,
                                 EMIC_ROW(emic_int(id), name, emic_int((int64_t)i),
                                          emic_text(list->items[i])),
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
                                  emic_arena *arena, emic_error *err)
{
    emic_slice owner;
    if (code->mnemonic.length == 0)
        return EMIC_OK;
    EMIC_TRY(emic_db_text(emic_study_db(study), mnemonic_owner,
                          EMIC_ROW(emic_text(code->mnemonic), emic_int(id)), arena, &owner, err));
    if (owner.length == 0)
        return EMIC_OK;
    emic_fail(err, EMIC_EXISTS, "the mnemonic \"%.*s\" of \"%.*s\" belongs to \"%.*s\" already",
              EMIC_ARG(code->mnemonic), EMIC_ARG(code->path), EMIC_ARG(owner));
    return emic_error_locate(err, NULL, code->line, code->column);
}

static const char insert_codebook[] =
    "INSERT INTO codebook(name, title, language, source, note) VALUES (?1, ?2, ?3, ?4, ?5)"
    " ON CONFLICT (name) DO UPDATE SET title = excluded.title, language = excluded.language,"
    " source = excluded.source, note = excluded.note WHERE (title, language, source, note)"
    " IS NOT (excluded.title, excluded.language, excluded.source, excluded.note)";
static const char insert_version[] =
    "INSERT INTO codebook_version(number, reason, added, sha256, content)"
    " VALUES ((SELECT ifnull(max(number), 0) + 1 FROM codebook_version), ?1, ?2, ?3, ?4)";
static const char same_version[] =
    "SELECT sha256 = ?1 FROM codebook_version ORDER BY number DESC LIMIT 1";

static emic_status keep_version(emic_study *study, emic_slice name, emic_arena *arena,
                                emic_error *err)
{
    emic_codebook whole;
    emic_strbuf content = {0};
    uint8_t sha256[EMIC_SHA256_SIZE];
    int64_t same = 0;
    const char *reason = emic_arena_format(arena, "loaded %.*s", EMIC_ARG(name));
    EMIC_TRY(emic_codebook_load(study, arena, &whole, err));
    emic_codebook_format(&whole, &content);
    emic_sha256(emic_strbuf_slice(&content), sha256);
    emic_value digest = emic_blob(sha256, sizeof sha256);
    emic_status status =
        emic_db_int(emic_study_db(study), same_version, EMIC_ROW(digest), 0, &same, err);
    if (status == EMIC_OK && !same)
        status = emic_db_run(emic_study_db(study), insert_version,
                             EMIC_ROW(emic_text(emic_slice_of(reason)), emic_study_now(study),
                                      digest, emic_text(emic_strbuf_slice(&content))),
                             err);
    emic_strbuf_close(&content);
    return status;
}

static const char release_mnemonic[] =
    "UPDATE code SET mnemonic = NULL WHERE id = ?1 AND mnemonic IS NOT ?2";

/* Finds the codes that the study has, and frees the mnemonics that they give up: another code of
 * the file may take one over. `ids` is 0 for a new code, `changed` tells who lost a mnemonic. */
static emic_status find_codes(emic_study *study, const emic_codebook *codebook, emic_id *ids,
                              bool *changed, emic_error *err)
{
    emic_db *db = emic_study_db(study);
    for (size_t i = 0; i < codebook->count; i++) {
        const emic_code *code = &codebook->items[i];
        emic_id parent = code->parent < 0 ? 0 : ids[code->parent];
        if (code->parent >= 0 && !parent)
            continue; /* below a new code all are new */
        EMIC_TRY(emic_db_int(db, find_child, EMIC_ROW(emic_int(parent), emic_text(code->name)), 0,
                             &ids[i], err));
        EMIC_TRY(emic_db_run(db, release_mnemonic,
                             EMIC_ROW(emic_int(ids[i]), emic_text_or_null(code->mnemonic)), err));
        changed[i] = emic_db_changes(db) > 0;
    }
    return EMIC_OK;
}

static emic_status store_codes(emic_study *study, const emic_codebook *codebook, emic_arena *arena,
                               emic_load_summary *out, emic_error *err)
{
    emic_id *ids = emic_arena_array(arena, codebook->count, sizeof *ids);
    bool *changed = emic_arena_array(arena, codebook->count, sizeof *changed);
    EMIC_TRY(find_codes(study, codebook, ids, changed, err));
    for (size_t i = 0; i < codebook->count; i++) {
        const emic_code *code = &codebook->items[i];
        bool known = ids[i] != 0;
        EMIC_TRY(check_mnemonic(study, code, ids[i], arena, err));
        EMIC_TRY(write_code(study, code, code->parent < 0 ? 0 : ids[code->parent], &ids[i],
                            &changed[i], err));
        EMIC_TRY(write_examples(study, code, ids[i], &changed[i], err));
        out->added += !known;
        out->changed += known && changed[i];
        out->unchanged += known && !changed[i];
    }
    return EMIC_OK;
}

emic_status emic_codebook_store(emic_study *study, const emic_codebook *codebook,
                                emic_load_summary *out, emic_error *err)
{
    *out = (emic_load_summary){0};
    EMIC_TRY(emic_db_run(emic_study_db(study), insert_codebook,
                         EMIC_ROW(emic_text(codebook->name), emic_text(codebook->title),
                                  emic_text(codebook->language), emic_text(codebook->source),
                                  emic_text(codebook->note)),
                         err));
    emic_arena *arena = emic_arena_open();
    emic_status status = store_codes(study, codebook, arena, out, err);
    if (status == EMIC_OK)
        status = keep_version(study, codebook->name, arena, err);
    emic_arena_close(arena);
    return status;
}
