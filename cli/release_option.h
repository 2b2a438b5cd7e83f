/* --release of tables and pictures: what is hidden in them, as beside all that the study keeps. */
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

/* The same of several: begins the release that --release asks for, with what the study keeps;
 * `asked` is false without the option, and nothing begun. Then each is added, which tells why it
 * is refused, or NULL. Then all is hidden together. */
emic_status release_option_begin(const emic_context *context, bool *asked, emic_release *out,
                                 emic_error *err);
const char *release_option_add(emic_release *release, const char *name, const emic_measure *measure,
                               emic_counted *counted);
emic_status release_option_make(const emic_context *context, emic_release *release,
                                emic_error *err);
