/* What scans put into the review list. */
#include "base/text.h"
#include "privacy/review.h"
#include "privacy/soft_line.h"
#include "privacy/vault_db.h"

enum { ACRONYM_LONGEST = 4 };

static bool is_acronym(emic_slice words)
{
    for (size_t i = 0; i < words.length; i++)
        if (words.data[i] < 'A' || words.data[i] > 'Z')
            return false;
    return words.length >= 2 && words.length <= ACRONYM_LONGEST;
}

emic_slice emic_review_key(emic_slice words, bool initial, emic_arena *arena)
{
    words = emic_soft_line_words(words, arena);
    if (is_acronym(words))
        return emic_slice_of(emic_arena_format(arena, "=%.*s", EMIC_ARG(words)));
    emic_slice folded = emic_text_fold(words, arena);
    if (folded.length == 0) /* marks alone */
        folded = words;
    if (!initial)
        return folded;
    return emic_slice_of(emic_arena_format(arena, "^%.*s", EMIC_ARG(folded)));
}

static const char forget_document[] = "DELETE FROM candidate_place WHERE document = ?1";
static const char insert_candidate[] =
    "INSERT INTO candidate(key, words, kind, initial, score, suggested, why)"
    " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)"
    " ON CONFLICT (key) DO UPDATE SET score = max(score, excluded.score),"
    " suggested = ifnull(excluded.suggested, suggested),"
    " why = CASE WHEN excluded.suggested IS NULL THEN why ELSE excluded.why END"
    " RETURNING id";
static const char insert_place[] =
    "INSERT INTO candidate_place(candidate, document, count, line, before, words, after)"
    " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)"
    " ON CONFLICT (candidate, document) DO UPDATE SET count = count + excluded.count";

static emic_status store_one(emic_vault *vault, emic_slice document, const emic_found *found,
                             emic_arena *arena, emic_error *err)
{
    emic_db *db = emic_vault_db(vault);
    int64_t id;
    emic_slice kind = emic_slice_of(emic_candidate_kind_name(found->kind));
    emic_slice key = emic_review_key(found->words, found->initial, arena);
    EMIC_TRY(emic_db_int(db, insert_candidate,
                         EMIC_ROW(emic_text(key), emic_text(found->words), emic_text(kind),
                                  emic_int(found->initial), emic_real(found->score),
                                  emic_id_or_null(found->suggested),
                                  emic_text(emic_slice_of(found->why))),
                         0, &id, err));
    return emic_db_run(db, insert_place,
                       EMIC_ROW(emic_int(id), emic_text(document), emic_int(found->count),
                                emic_int(found->line), emic_text(found->before),
                                emic_text(found->words), emic_text(found->after)),
                       err);
}

emic_status emic_review_store(emic_vault *vault, emic_slice document, const emic_found_list *found,
                              emic_error *err)
{
    emic_db *db = emic_vault_db(vault);
    emic_arena *arena = emic_arena_open();
    emic_status status;
    EMIC_TRY_DONE(emic_db_run(db, forget_document, EMIC_ROW(emic_text(document)), err));
    for (size_t i = 0; i < found->count; i++)
        EMIC_TRY_DONE(store_one(vault, document, &found->items[i], arena, err));
done:
    emic_arena_close(arena);
    return status;
}

static const char forget_unseen[] =
    "DELETE FROM candidate WHERE verdict IS NULL AND NOT EXISTS"
    " (SELECT 1 FROM candidate_place p WHERE p.candidate = candidate.id)";

emic_status emic_review_prune(emic_vault *vault, emic_error *err)
{
    return emic_db_run(emic_vault_db(vault), forget_unseen, EMIC_NO_VALUES, err);
}

static const char count_undecided[] = "SELECT count(*) FROM candidate WHERE verdict IS NULL";

emic_status emic_review_undecided(emic_vault *vault, int64_t *out, emic_error *err)
{
    return emic_db_int(emic_vault_db(vault), count_undecided, EMIC_NO_VALUES, 0, out, err);
}
