/* The codings that a relation or a proposition rests on, as operands and options say them. */
#pragma once
#include "option.h"

#define EVIDENCE_OPTIONS                                                                           \
    {"polarity", 0, OPTION_TEXT, "WORD", "supports (default), contradicts or qualifies"},          \
    {                                                                                              \
        "remove", 0, OPTION_FLAG, NULL, "take them out of the evidence instead"                    \
    }

/* Stores the second and all further operands, ids of codings, as evidence of `owner`; or takes them
 * back with --remove. */
emic_status evidence_words_store(const emic_context *context, emic_evidence_of of, emic_id owner,
                                 emic_error *err);
