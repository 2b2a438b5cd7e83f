/* Errors are values: a status for the program and one message for the person.
 * The lowest floor that knows what went wrong writes the message; callers pass it up unchanged,
 * adding a file or a line where only they know it. */
#pragma once
#include "base/api.h"
#include <stdbool.h>
#include <stdint.h>

typedef enum emic_status {
    EMIC_OK = 0,
    EMIC_INVALID,   /* an argument or a value does not fit */
    EMIC_MALFORMED, /* a file does not follow its format */
    EMIC_NOT_FOUND, /* a named thing does not exist */
    EMIC_EXISTS,    /* a thing that must be new is there already */
    EMIC_AMBIGUOUS, /* a name or a quote fits several things */
    EMIC_TOO_NEW,   /* a file was written by a newer version */
    EMIC_TOO_OLD,   /* a file must be brought forward first, which needs the right to write it */
    EMIC_REFUSED,   /* refused to protect the people behind the data */
    EMIC_IO,        /* the system refused: permission, full disk, busy */
    EMIC_CORRUPT,   /* a stored file contradicts itself */
} emic_status;

enum { EMIC_PATH_SIZE = 1024, EMIC_MESSAGE_SIZE = 2048 };

/* What went wrong. `path` is empty when no file is concerned; `line` and `column` count from one,
 * zero when unknown. `message` is one lowercase line that names the thing and the value. */
typedef struct emic_error {
    emic_status status;
    char path[EMIC_PATH_SIZE];
    uint32_t line, column;
    char message[EMIC_MESSAGE_SIZE];
} emic_error;

/* Fills `err` (never NULL) with a message and returns `status`. Clears path, line and column. */
EMIC_API emic_status emic_fail(emic_error *err, emic_status status, const char *format, ...)
    EMIC_PRINTF(3, 4);

/* The same, at a place in a file. `path` may be NULL; `line` and `column` may be 0. */
EMIC_API emic_status emic_fail_at(emic_error *err, emic_status status, const char *path,
                                  uint32_t line, uint32_t column, const char *format, ...)
    EMIC_PRINTF(6, 7);

/* Adds a place to an error that has none yet, and returns its status. */
EMIC_API emic_status emic_error_locate(emic_error *err, const char *path, uint32_t line,
                                       uint32_t column);

/* Passes an error up. The expression must end in a call that fills the function's `err`. */
#define EMIC_TRY(expression)                                                                       \
    do {                                                                                           \
        emic_status try_status_ = (expression);                                                    \
        if (try_status_ != EMIC_OK)                                                                \
            return try_status_;                                                                    \
    } while (0)

/* The same in a function that frees at one label `done:` and returns `status`. */
#define EMIC_TRY_DONE(expression)                                                                  \
    do {                                                                                           \
        status = (expression);                                                                     \
        if (status != EMIC_OK)                                                                     \
            goto done;                                                                             \
    } while (0)
