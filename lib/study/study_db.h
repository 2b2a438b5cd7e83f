/* The database under a study: for study/ and measure/select.c, not for users of the library. */
#pragma once
#include "store/db_watch.h"
#include "study/study.h"

emic_db *emic_study_db(emic_study *study);

/* The codings that were added since the last transaction ended. */
const emic_watch *emic_study_added(emic_study *study);

/* The time now as study rows store it. */
emic_value emic_study_now(emic_study *study);
