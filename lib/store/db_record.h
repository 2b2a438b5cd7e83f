/* Writes down, while a transaction runs, what happens to the rows of a database. */
#pragma once
#include "store/change_set.h"

/* What is not written down. The lists end with NULL. */
typedef struct emic_record_plan {
    const char *const *tables;  /* left out; "words*": all that begin so */
    const char *table, *column; /* the one column whose values are left out */
} emic_record_plan;

typedef struct emic_recording emic_recording;

/* Begins to write down. One recording a database at a time; `plan` is borrowed. */
emic_status emic_db_record(emic_db *db, const emic_record_plan *plan, emic_recording **out,
                           emic_error *err);

/* Ends it: the change set so far, borrowed until emic_recording_close. Where rows changed in a way
 * that cannot be written down (another key), EMIC_CORRUPT. */
emic_status emic_recording_end(emic_recording *recording, emic_slice *out, emic_error *err);

/* What is done from a mark on and rolled back by a savepoint was not done: emic_recording_back
 * forgets it. Marks are not nested. */
void emic_recording_mark(emic_recording *recording);
void emic_recording_back(emic_recording *recording);

void emic_recording_close(emic_recording *recording);
