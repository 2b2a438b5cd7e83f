/* The same filters in every command: by document, code, coder, round, and by participant. */
#pragma once
#include "option.h"

#define FILTER_DOCUMENT {"document", 'd', OPTION_TEXT, "DOC", "only this document"}
#define FILTER_CODE {"code", 'c', OPTION_REPEAT, "CODE", "only this code and those below it"}
#define FILTER_CODER {"coder", 0, OPTION_TEXT, "NAME", "only what this coder coded"}
#define FILTER_ROUND {"round", 'r', OPTION_TEXT, "N", "only this round of coding"}
#define FILTER_PARTICIPANT {"participant", 'p', OPTION_TEXT, "LABEL", "only this participant"}
#define FILTER_GROUP {"group", 'g', OPTION_TEXT, "GROUP", "only participants of this group"}
#define FILTER_WHERE                                                                               \
    {"where", 'w', OPTION_TEXT, "CONDITION",                                                       \
     "only participants who fit, as in 'arrests >= 2 and code:HARM/FEAR'"}

/* --document, --code, --coder, --round of the command line. */
emic_status filter_codings(const emic_context *context, const emic_codebook *codebook,
                           emic_coding_filter *out, emic_error *err);

/* A flag for each participant that --participant, --group and --where leave; NULL when none of
 * them is given. */
emic_status filter_participants(const emic_context *context, const bool **out, emic_error *err);
