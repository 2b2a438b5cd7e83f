/* The tables that a study keeps, as a release. */
#pragma once
#include "exchange/recipe.h"
#include "measure/release.h"

/* Counts every kept table and adds it to a release that has begun; those that an archive would hold
 * when the study keeps none. */
EMIC_API emic_status emic_release_add_kept(emic_release *release, emic_study *study,
                                           emic_error *err);
