/* People who code, by name. */
#pragma once
#include "study/study.h"

/* The coder `name`, added when new. EMIC_INVALID when the name is empty. */
EMIC_API emic_status emic_coder_add(emic_study *study, emic_slice name, emic_id *out,
                                    emic_error *err);

/* The coder `name`; EMIC_NOT_FOUND suggests the nearest. */
EMIC_API emic_status emic_coder_find(emic_study *study, emic_slice name, emic_id *out,
                                     emic_error *err);
