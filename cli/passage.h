/* Where in a transcript: what --quote, --span, --turn, --line and --hit say, as spans of its
 * text. */
#pragma once
#include "option.h"

/* A document at hand. */
typedef struct passage_text {
    const char *name; /* of the document */
    const emic_text_index *text;
    const emic_document_turns *turns;
} passage_text;

/* "10:20", "3" or "3-5" after the name of its option, for messages ("--turn"). */
emic_status passage_span(const char *option, const char *said, emic_span *out, emic_error *err);
emic_status passage_range(const char *option, const char *said, int64_t *first, int64_t *last,
                          emic_error *err);

/* The one place of a quote; of several that which stands beside `before` and `after` or is the
 * `nth` (0: not said). `options` is NULL where there are no such options. EMIC_AMBIGUOUS lists the
 * places that are left. */
typedef struct passage_choice {
    const char *before, *after; /* or NULL */
    int64_t nth;
} passage_choice;
emic_status passage_quote(const passage_text *at, const char *quote, const passage_choice *options,
                          emic_arena *arena, emic_span *out, emic_error *err);

/* One place as a word of a file says it: 10:20, turn 3-5, line 7, or else a quote. */
emic_status passage_find(const passage_text *at, const char *said, emic_arena *arena,
                         emic_span *out, emic_error *err);

/* clang-format off */
#define OPTION_PLACES                                                                              \
    {"quote", 'q', OPTION_REPEAT, "WORDS", "code these words; they must stand once in the text"},  \
    {"before", 0, OPTION_TEXT, "WORDS", "of several places of the quote: the next before these"},  \
    {"after", 0, OPTION_TEXT, "WORDS", "of several places of the quote: the next after these"},    \
    {"nth", 0, OPTION_TEXT, "N", "of several places of the quote: the N-th in the text"},          \
    {"span", 's', OPTION_REPEAT, "START:END",                                                      \
     "code these positions (characters from 0, end exclusive)"},                                   \
    {"turn", 0, OPTION_REPEAT, "N[-M]", "code a turn, or from one to another"},                    \
    {"line", 0, OPTION_REPEAT, "N[-M]", "code a line of the text, or from one to another"},        \
    {"hit", 0, OPTION_TEXT, "WORDS", "code every place of these words, in capitals or not"},       \
    {"role", 0, OPTION_TEXT, "ROLE", "of the hits those of a participant, interviewer or other"},  \
    {"whole-turn", 0, OPTION_FLAG, NULL, "code the whole turn around the words"}
/* clang-format on */

/* Which of the five ways of OPTION_PLACES is used: the name of its option. EMIC_INVALID unless it
 * is exactly one, with what goes with it. */
emic_status passage_way(const emic_context *context, const char **out, emic_error *err);

/* All places that the options say in this way. */
emic_status passage_places(const emic_context *context, const passage_text *at, const char *way,
                           emic_span_list *out, emic_error *err);
