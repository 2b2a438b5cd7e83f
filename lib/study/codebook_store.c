/* Bringing a codebook into the study: codes are matched by path, nothing is removed, and each state
 * of the tree is kept as a version. */
#include "base/digest.h"
#include "study/codebook_row.h"
#include "study/study_db.h"

static const char find_child[] = "SELECT id FROM code WHERE ifnull(parent, 0) = ?1 AND name = ?2";
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
        EMIC_TRY(emic_codebook_write_row(study, code, code->parent < 0 ? 0 : ids[code->parent],
                                         &ids[i], &changed[i], err));
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
