/* The same filters in every command: by document, code, coder, round, and by participant. */
#pragma once
#include "option.h"

#define FILTER_DOCUMENT                                                                            \
    {                                                                                              \
        "document", 'd', OPTION_TEXT, "DOC", "only this document"                                  \
    }
#define FILTER_CODE                                                                                \
    {                                                                                              \
        "code", 'c', OPTION_REPEAT, "CODE", "only this code and those below it"                    \
    }
#define FILTER_CODER                                                                               \
    {                                                                                              \
        "coder", 0, OPTION_TEXT, "NAME", "only what this coder coded"                              \
    }
#define FILTER_ROUND                                                                               \
    {                                                                                              \
        "round", 'r', OPTION_TEXT, "ROUND", "only this round of coding"                            \
    }
#define FILTER_PARTICIPANT                                                                         \
    {                                                                                              \
        "participant", 'p', OPTION_TEXT, "LABEL", "only this participant"                          \
    }
#define FILTER_GROUP                                                                               \
    {                                                                                              \
        "group", 'g', OPTION_TEXT, "GROUP", "only participants of this group"                      \
    }
#define FILTER_WHERE                                                                               \
    {                                                                                              \
        "where", 'w', OPTION_TEXT, "CONDITION",                                                    \
            "only participants who fit, as in 'arrests >= 2 and code:HARM/FEAR'"                   \
    }

/* --document, --code, --coder, --round of the command line. */
emic_status filter_codings(const emic_context *context, const emic_codebook *codebook,
                           emic_coding_filter *out, emic_error *err);

/* The attribute that --group speaks of, empty without the option. EMIC_INVALID lists the groups
 * when nobody is in this one. */
emic_status filter_group(const emic_context *context, emic_slice *attribute, emic_error *err);

/* The participants, and which of them --participant, --group and --where leave. */
typedef struct filter_people {
    emic_participant_list list;
    const bool *chosen; /* a flag each; NULL: everybody */
} filter_people;

emic_status filter_people_load(const emic_context *context, filter_people *out, emic_error *err);

/* Index of the participant with this id, or this label; -1 when it is none. */
int filter_people_at(const filter_people *people, emic_id id);
int filter_people_named(const filter_people *people, emic_slice label);

/* Whether the one at this index is left. Nobody (-1) is left where everybody is. */
bool filter_people_keep(const filter_people *people, int at);
