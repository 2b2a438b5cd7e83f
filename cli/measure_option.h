/* What tables and pictures of the same thing take. */
#pragma once
#include "option.h"

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
/* clang-format on */
