/* A study at another profile's grades, for an export: the same codings over vaguer texts. */
#pragma once
#include "option.h"

/* A row for a command's own list. */
/* clang-format off */
#define OPTION_EXPORT_PROFILE                                                                      \
    {"profile", 0, OPTION_TEXT, "NAME", "with the texts at the grades of another profile"}
/* clang-format on */

/* A copy of the open study, in memory, whose transcripts were made again from the raw texts under
 * the profile `name`; the study itself is not changed. EMIC_REFUSED when that profile asks about
 * something that nobody decided. Close it with emic_study_close. */
emic_status export_profile_apply(const emic_context *context, const char *name, emic_study **out,
                                 emic_error *err);
