/* Tables and pictures by the options of their commands, and kept in the study. */
#pragma once
#include "option.h"

#define OPTION_SAVE                                                                                \
    {                                                                                              \
        "save", 0, OPTION_TEXT, "NAME", "keep this among the study's findings"                     \
    }
#define OPTION_SAVE_DRY_RUN                                                                        \
    {                                                                                              \
        "dry-run", 'n', OPTION_FLAG, NULL, "with --save: do everything but store it"               \
    }

/* What tables and pictures of codes by group have in common. */
/* clang-format off */
#define OPTION_BY {"by", 'b', OPTION_TEXT, "ATTRIBUTE", "the groups (else the attribute group)"}
#define OPTION_SPLIT                                                                               \
    {"split", 0, OPTION_TEXT, "ATTRIBUTE", "each group by the values of another attribute, too"}
#define OPTION_UNIT                                                                                \
    {"unit", 'u', OPTION_TEXT, "UNIT",                                                             \
     "what is counted: participants (default), documents, segments, turns or characters"}
#define OPTION_BASE {"base", 0, OPTION_TEXT, "NAME", "only the participants of this sub-base"}
/* clang-format on */

/* The options that stand in `specs`, as parameters. The texts are borrowed from the command
 * line. */
emic_status parameter_read(const emic_context *context, const emic_parameter_spec *specs,
                           emic_parameters *out, emic_error *err);

/* What is printed or written between the start of a transaction and its end. */
typedef emic_status (*parameter_output)(const emic_context *context, const void *result,
                                        emic_error *err);

/* Puts the result out; with --save, keeps `step` among the study's findings, too: both or
 * neither. */
emic_status parameter_finish(const emic_context *context, emic_recipe_step *step,
                             parameter_output put, const void *result, emic_error *err);
