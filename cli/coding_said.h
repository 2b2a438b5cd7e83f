/* What the options of a command say about the codings that it makes: by whom, in which round, how
 * they speak to the code. */
#pragma once
#include "option.h"

/* clang-format off */
#define OPTION_ROUND                                                                               \
    {"round", 'r', OPTION_TEXT, "ROUND", "the round of coding, by number or name (else 1)"}
#define OPTION_POLARITY                                                                            \
    {"polarity", 0, OPTION_TEXT, "WORD", "supports (default), contradicts or qualifies"}
#define OPTION_WEIGHT                                                                              \
    {"weight", 0, OPTION_TEXT, "N", "how much the passage says for the code, from 0 to 100"}
#define OPTION_MEMO {"memo", 'm', OPTION_TEXT, "TEXT", "a note to the coding"}
/* clang-format on */

/* The round of --round, or `absent`. */
emic_status coding_said_round(const emic_context *context, int64_t absent, int64_t *out,
                              emic_error *err);

/* Puts what --polarity, --weight and --memo say on `coding`; what they do not say stays. */
emic_status coding_said_rest(const emic_context *context, emic_coding *coding, emic_error *err);

/* The code that `text` names; "+PATH" is made, provisional, when there is none. */
emic_status coding_said_code(const emic_context *context, emic_coding_writer *writer,
                             emic_slice text, emic_id *out, emic_error *err);

/* "coding 12: TP04 10:20 HARM/FEAR "the words …"" for the person: whoever counted positions sees at
 * once whether they are the right words. */
void coding_said_tell(const emic_context *context, const char *document,
                      const emic_coding_writer *writer, const emic_text_index *text,
                      const emic_coding *coding);
