/* Takes a change set back, the last change first. */
#pragma once
#include "store/change_set.h"

/* Gives the rows their state of before `set`, inside a transaction; foreign keys may be broken in
 * between and must hold in the end. `*rows` counts the rows that were touched, without those of
 * cascades. EMIC_INVALID when a row is not as the set left it, or others rest on it: the caller
 * rolls back. */
emic_status emic_db_revert(emic_db *db, const emic_change_set *set, int64_t *rows, emic_error *err);
