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

/* For a command that asks for many decisions: each is a transaction of its own, so that nothing is
 * lost when the terminal goes, and between the keys others may work in the study. Open leaves the
 * command's transaction, close begins it again. In a dry run all this does nothing: what is decided
 * is taken back with the command. */
void study_steps_open(const emic_context *context);
emic_status study_step_begin(const emic_context *context, emic_error *err);
/* Stores what was decided if `status` is EMIC_OK, else takes it back; yields what went wrong. */
emic_status study_step_end(const emic_context *context, emic_status status, emic_error *err);
emic_status study_steps_close(const emic_context *context, emic_error *err);
