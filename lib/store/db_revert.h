/* Takes change sets back, the last change first. */
#pragma once
#include "store/change_set.h"

/* Gives rows the state of before a change set, inside a transaction. As long as it is open, foreign
 * keys are not enforced and nothing cascades: a change set holds what went along, too. */
typedef struct emic_reverting emic_reverting;

emic_status emic_db_revert_open(emic_db *db, emic_reverting **out, emic_error *err);

/* Takes `set` back. EMIC_INVALID when a row is not as the set left it; EMIC_CORRUPT when the set
 * does not fit the tables. The caller rolls back. */
emic_status emic_db_revert(emic_reverting *work, const emic_change_set *set, emic_error *err);

/* EMIC_INVALID when a row names another that is not there. Reads the whole database: needed where
 * rows came to lie side by side that never did before. */
emic_status emic_db_revert_check(emic_reverting *work, emic_error *err);
void emic_db_revert_close(emic_reverting *work);
