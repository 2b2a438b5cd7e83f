/* What commands take to say how a code is to be. */
#pragma once
#include "option.h"

#define CODE_LEVEL                                                                                 \
    {                                                                                              \
        "level", 0, OPTION_TEXT, "LEVEL", "0 segment, 1 theme, 2 concept or 3 principle"           \
    }
#define CODE_BRIEF                                                                                 \
    {                                                                                              \
        "brief", 0, OPTION_TEXT, "TEXT", "the definition in one line"                              \
    }
#define CODE_DEFINITION                                                                            \
    {                                                                                              \
        "definition", 0, OPTION_TEXT, "TEXT", "the definition in full"                             \
    }
#define CODE_USE_WHEN                                                                              \
    {                                                                                              \
        "use-when", 0, OPTION_TEXT, "TEXT", "what to include"                                      \
    }
#define CODE_NOT_WHEN                                                                              \
    {                                                                                              \
        "not-when", 0, OPTION_TEXT, "TEXT", "what to leave out, and which code to use instead"     \
    }
#define CODE_COLOUR                                                                                \
    {                                                                                              \
        "colour", 0, OPTION_TEXT, "#RRGGBB", "its colour"                                          \
    }
#define CODE_MNEMONIC                                                                              \
    {                                                                                              \
        "mnemonic", 0, OPTION_TEXT, "TEXT", "a short form, 14 characters at most"                  \
    }
#define CODE_EXAMPLE                                                                               \
    {                                                                                              \
        "example", 0, OPTION_REPEAT, "TEXT", "words that belong to it; may be repeated"            \
    }
#define CODE_ATYPICAL                                                                              \
    {                                                                                              \
        "atypical", 0, OPTION_REPEAT, "TEXT", "words that belong although they do not look so"     \
    }
#define CODE_CLOSE_BUT_NO                                                                          \
    {                                                                                              \
        "close-but-no", 0, OPTION_REPEAT, "TEXT", "words that look so and do not belong"           \
    }
#define CODE_STATUS                                                                                \
    {                                                                                              \
        "status", 0, OPTION_TEXT, "STATUS", "provisional or focused"                               \
    }
#define CODE_CODABLE                                                                               \
    {                                                                                              \
        "codable", 0, OPTION_TEXT, "YES", "no: it only groups the codes below it"                  \
    }
#define CODE_RULE                                                                                  \
    {                                                                                              \
        "rule", 0, OPTION_TEXT, "RULE", "how participants have it: any or judged"                  \
    }
#define CODE_DERIVE                                                                                \
    {                                                                                              \
        "derive", 0, OPTION_TEXT, "HOW",                                                           \
            "what undecided cases of a judged code are taken to be: any, majority or latest"       \
    }
#define CODE_EXCLUSIVE_SET                                                                         \
    {                                                                                              \
        "exclusive-set", 0, OPTION_TEXT, "NAME", "of the codes of this set, one holds at most"     \
    }

/* Puts what the options of the command say into `code`. */
emic_status code_option_read(const emic_context *context, emic_code *code, emic_error *err);

/* The study's codebook, and the code in it that `text` names. */
emic_status code_option_find(const emic_context *context, const char *text, emic_codebook *codebook,
                             const emic_code **out, emic_error *err);

/* "HARM/FEAR" as the code HARM and the name FEAR; without a slash there is no parent (id 0). */
emic_status code_option_parent(const emic_context *context, const char *path, emic_id *parent,
                               emic_slice *name, emic_error *err);


/* Tells where `words`, which a code is no longer called, still stands: claims, bases and saved
 * tables do not follow. */
emic_status code_option_warn(const emic_context *context, emic_slice words, emic_error *err);
