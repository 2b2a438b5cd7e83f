/* Coders. What they coded is coding.c's business. */
#include "study/coder.h"
#include "study/name.h"
#include "study/study_db.h"

static const char insert_coder[] =
    "INSERT INTO coder(name) VALUES (?1) ON CONFLICT (name) DO NOTHING";
static const char coder_id[] = "SELECT id FROM coder WHERE name = ?1";
static const char coder_names[] = "SELECT name FROM coder ORDER BY id";

emic_status emic_coder_add(emic_study *study, emic_slice name, emic_id *out, emic_error *err)
{
    emic_db *db = emic_study_db(study);
    name = emic_slice_trim(name); /* as every reader of a file does */
    if (name.length == 0)
        return emic_fail(err, EMIC_INVALID, "the coder's name is empty");
    EMIC_TRY(emic_db_run(db, insert_coder, EMIC_ROW(emic_text(name)), err));
    return emic_db_int(db, coder_id, EMIC_ROW(emic_text(name)), 0, out, err);
}

emic_status emic_coder_find(emic_study *study, emic_slice name, emic_id *out, emic_error *err)
{
    return emic_name_find(study, "coder", coder_id, coder_names, name, out, err);
}
