/* Clearing from a study file what was taken out of it. SQLite leaves deleted text in pages of the
 * full-text index even after VACUUM: the index is rebuilt first, and then the file. */
#include "study/rewrite.h"
#include "study/study_db.h"

static const char set_due[] =
    "INSERT INTO setting(name, value) VALUES ('purge', 'due') ON CONFLICT (name) DO NOTHING";
static const char is_due[] = "SELECT 1 FROM setting WHERE name = 'purge'";
static const char done[] = "DELETE FROM setting WHERE name = 'purge'";
static const char purge[] = "PRAGMA secure_delete = ON;"
                            "INSERT INTO revision_words(revision_words) VALUES ('rebuild');"
                            "VACUUM;";

emic_status emic_study_purge_later(emic_study *study, emic_error *err)
{
    return emic_db_run(emic_study_db(study), set_due, EMIC_NO_VALUES, err);
}

emic_status emic_study_purge_due(emic_study *study, bool *out, emic_error *err)
{
    int64_t due = 0;
    EMIC_TRY(emic_db_int(emic_study_db(study), is_due, EMIC_NO_VALUES, 0, &due, err));
    *out = due != 0;
    return EMIC_OK;
}

emic_status emic_study_purge(emic_study *study, emic_error *err)
{
    EMIC_TRY(emic_db_script(emic_study_db(study), purge, err));
    return emic_db_run(emic_study_db(study), done, EMIC_NO_VALUES, err);
}
