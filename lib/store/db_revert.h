/* Takes change sets back, the last change first. */
#pragma once
#include "store/change_set.h"

/* Gives rows the state of before a change set, inside a transaction. Foreign keys may be broken in
 * between and must hold in the end. */
typedef struct emic_reverting emic_reverting;

emic_status emic_db_revert_open(emic_db *db, emic_reverting **out, emic_error *err);

/* Takes `set` back; adds to `*rows` the rows that were touched, without those of cascades.
 * EMIC_INVALID when a row is not as the set left it; EMIC_CORRUPT when the set does not fit the
 * tables. The caller rolls back. */
emic_status emic_db_revert(emic_reverting *work, const emic_change_set *set, int64_t *rows,
                           emic_error *err);

/* EMIC_INVALID when something that is still there rests on what is not. */
emic_status emic_db_revert_check(emic_reverting *work, emic_error *err);
void emic_db_revert_close(emic_reverting *work);
