/* The database under a study: for study/ and measure/select.c, not for users of the library. */
#pragma once
#include "store/db.h"
#include "study/study.h"

emic_db *emic_study_db(emic_study *study);

/* The time now as study rows store it. */
emic_value emic_study_now(emic_study *study);
