/* What tables and pictures of the same thing take. */
#pragma once
#include "filter.h"

/* clang-format off */
#define OPTIONS_SATURATION                                                                         \
    {"by", 'b', OPTION_TEXT, "ATTRIBUTE", "each group by itself too"},                             \
    {"base-size", 0, OPTION_TEXT, "N", "interviews of the base: 4 (default), 5 or 6, or more"},    \
    {"run", 0, OPTION_TEXT, "N", "interviews of a run: 2 (default), 3 or more"},                   \
    {"threshold", 0, OPTION_TEXT, "PERCENT",                                                       \
     "new codes that a run may bring, of those in the base: 5 (default), or 0 to 100"},            \
    {"order", 0, OPTION_TEXT, "ORDER",                                                             \
     "added (as first coded, the default), name, or a CSV file with a column document"},           \
    {"seed", 0, OPTION_TEXT, "N", "another sequence of shuffles (else 1)"}
#define OPTIONS_COOCCURRENCE                                                                       \
    {"unit", 'u', OPTION_TEXT, "UNIT",                                                             \
     "where codes come together: turns (default), documents or participants"},                     \
    {"within", 0, OPTION_TEXT, "N", "up to so many turns apart; else in the same turn"},           \
    {"measure", 0, OPTION_TEXT, "NAME",                                                            \
     "what sorts the pairs and fills a matrix: jaccard (default), count, overlap, phi or lift"},   \
    {"least", 0, OPTION_TEXT, "N", "only pairs that come together in so many units (else 1)"},     \
    {"own", 0, OPTION_FLAG, NULL, "each code by its own codings, without the codes below it"}
#define OPTIONS_SIMILARITY                                                                         \
    {"of", 0, OPTION_TEXT, "ITEMS",                                                                \
     "what is compared: codes (default), documents or participants"},                              \
    {"unit", 'u', OPTION_TEXT, "UNIT",                                                             \
     "of codes: over turns (default), documents or participants"},                                 \
    {"within", 0, OPTION_TEXT, "N", "of codes: over runs of N + 1 turns"},                         \
    {"measure", 0, OPTION_TEXT, "NAME",                                                            \
     "how alike two are: jaccard (default), sorensen or pearson"},                                 \
    {"linkage", 0, OPTION_TEXT, "NAME",                                                            \
     "how alike two clusters are: complete (default) or average"}
#define OPTIONS_CODELINE                                                                           \
    {"document", 'd', OPTION_TEXT, "DOC", "the document (else the only one)"}, FILTER_CODE,        \
    FILTER_CODER, FILTER_ROUND,                                                                    \
    {"coders", 0, OPTION_FLAG, NULL, "a line for each coder of a code"}
#define OPTION_DOCUMENTS                                                                           \
    {"document", 'd', OPTION_REPEAT, "DOC", "this document; may be given several times"}
#define OPTIONS_TIMELINE                                                                           \
    {"date", 0, OPTION_TEXT, "ATTRIBUTE",                                                          \
     "the documents' attribute that says when (else the only one with dates)"},                    \
    {"order", 0, OPTION_TEXT, "ORDER",                                                             \
     "instead of by dates: added (as first coded), or a CSV file with a column document"},         \
    {"by", 'b', OPTION_TEXT, "ATTRIBUTE", "the groups (else the attribute group)"},                \
    FILTER_GROUP, FILTER_WHERE
/* clang-format on */
