/* --release of a table or picture: what is hidden in it, as beside all that the study keeps. */
#pragma once
#include "option.h"

/* clang-format off */
#define OPTION_RELEASE                                                                             \
    {"release", 0, OPTION_TEXT, "PROFILE", "hide what this release profile hides"}
/* clang-format on */

/* Hides in what was counted what the profile of --release hides; nothing without the option.
 * `measure` is NULL for a picture. EMIC_REFUSED when single counts cannot be hidden in it. */
emic_status release_option_apply(const emic_context *context, const emic_measure *measure,
                                 emic_counted *counted, emic_error *err);
