/* Which study a command works on. */
#pragma once
#include "option.h"

/* The path given by --study, else by EMIC_STUDY; NULL when neither is. */
const char *study_path_given(const emic_context *context);

/* The path given, else the only *.emic in this folder. EMIC_NOT_FOUND when there is none,
 * EMIC_AMBIGUOUS when there are several (and lists them). */
emic_status study_path_find(const emic_context *context, const char **out, emic_error *err);

/* Begins this command's transaction, and its entry in the journal. */
emic_status study_begin(const emic_context *context, emic_study *study, emic_error *err);
