/* By how many days the dates of a person are shifted, as rows of the vault. */
#include "privacy/pseudonymizer_rules.h"
#include "privacy/shift.h"
#include "privacy/vault_db.h"

static const char select_shift[] = "SELECT days FROM shift WHERE person = ?1";
static const char insert_shift[] = "INSERT INTO shift(person, days) VALUES (?1, ?2)";

emic_status emic_shift_of(emic_vault *vault, bool writable, emic_slice person, int32_t *out,
                          emic_error *err)
{
    int64_t days;
    EMIC_TRY(emic_db_int(emic_vault_db(vault), select_shift, EMIC_ROW(emic_text(person)), 0, &days,
                         err));
    *out = (int32_t)days;
    if (days || !writable)
        return EMIC_OK;
    *out = emic_shift_draw();
    return emic_db_run(emic_vault_db(vault), insert_shift,
                       EMIC_ROW(emic_text(person), emic_int(*out)), err);
}
