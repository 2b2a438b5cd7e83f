/* What a memo is about, as options say it. */
#pragma once
#include "option.h"

#define MEMO_LINK_OPTIONS                                                                          \
    {"document", 'd', OPTION_REPEAT, "DOC", "about this document; may be repeated, as all these"}, \
        {"participant", 'p', OPTION_REPEAT, "LABEL", "about this participant"},                    \
        {"code", 'c', OPTION_REPEAT, "CODE", "about this code"},                                   \
        {"coding", 0, OPTION_REPEAT, "ID", "about this coding"},                                   \
        {"relation", 0, OPTION_REPEAT, "ID", "about this relation"},                               \
    {                                                                                              \
        "proposition", 0, OPTION_REPEAT, "LABEL", "about this proposition"                         \
    }

/* The things that these options name. */
emic_status memo_links_read(const emic_context *context, const emic_codebook *codebook,
                            emic_memo_links *out, emic_error *err);
