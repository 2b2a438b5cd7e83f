/* A rule as the command line says it: by the name of a stored one, or by its parts. */
#pragma once
#include "option.h"

#define OPTION_RULE_PATTERN                                                                        \
    {                                                                                              \
        "pattern", 0, OPTION_TEXT, "REGEX", "find what this regular expression fits"               \
    }
#define OPTION_RULE_WORDS                                                                          \
    {                                                                                              \
        "words", 0, OPTION_TEXT, "LIST",                                                           \
            "find these words or phrases: a file, one a line, or \"a, b, c\""                      \
    }
#define OPTION_RULE_CODE                                                                           \
    {                                                                                              \
        "code", 'c', OPTION_TEXT, "CODE", "the code that it codes with"                            \
    }
#define OPTION_RULE_SCOPE                                                                          \
    {                                                                                              \
        "scope", 0, OPTION_TEXT, "WHAT",                                                           \
            "code the word itself, its sentence (default), turn or paragraph"                      \
    }
#define OPTION_RULE_ROLE                                                                           \
    {                                                                                              \
        "role", 0, OPTION_TEXT, "WHO", "only what a participant, interviewer or other says"        \
    }
#define OPTION_RULE_FOLD                                                                           \
    {                                                                                              \
        "fold", 0, OPTION_FLAG, NULL, "letters alike but for case and marks are the same"          \
    }
#define OPTION_RULE_STEM                                                                           \
    {                                                                                              \
        "stem", 0, OPTION_FLAG, NULL, "words alike but for their endings are the same"             \
    }
#define OPTION_RULE_LANGUAGE                                                                       \
    {                                                                                              \
        "language", 0, OPTION_TEXT, "NAME", "whose endings; else the codebook's, else english"     \
    }

/* Whether any part of a rule is given. */
bool rule_is_said(const emic_context *context);

/* The rule that --pattern or --words and the options beside them say. Without --code its code is
 * 0. */
emic_status rule_said(const emic_context *context, const emic_codebook *codebook,
                      emic_coding_rule *out, emic_error *err);

/* "participant", "interviewer", "other" or "anybody". */
const char *rule_role_name(const emic_coding_rule *rule);

/* The path of a rule's code; empty when it has none. */
emic_slice rule_code_path(const emic_codebook *codebook, const emic_coding_rule *rule);
