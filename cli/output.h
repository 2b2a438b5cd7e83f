/* What a command prints: results on standard output, the rest on standard error. */
#pragma once
#include "exchange/table_write.h"
#include "option.h"

/* Prints `table` in the format asked for by --format, to --output or standard output. */
emic_status output_table(const emic_context *context, const emic_table *table, emic_error *err);

/* The table as a file of this format: HTML as a whole page, text for `width` columns. */
enum { OUTPUT_FILE_WIDTH = 100 };
emic_status output_render(const emic_table *table, emic_format format, size_t width,
                          emic_arena *arena, emic_slice *out, emic_error *err);

/* The format asked for by --format, text when not given. EMIC_INVALID for an unknown one, and for a
 * workbook without a place for it: --output, where "-" must not be a terminal. */
emic_status output_format(const emic_context *context, emic_format *out, emic_error *err);

/* Whether --format asks for text, or is not given. */
bool output_is_for_reading(const emic_context *context);

/* Writes `text` to --output or standard output. */
emic_status output_text(const emic_context *context, emic_slice text, emic_error *err);

/* Writes `text` to standard output. EMIC_IO when that is full or closed. */
emic_status output_print(emic_slice text, emic_error *err);

/* Hands over what standard output still holds back. EMIC_IO as above. */
emic_status output_flush(emic_error *err);

/* Whether whoever read standard output went away (head, a pager that was left). */
bool output_is_unread(void);

/* A line for the person on standard error, unless --quiet. */
void output_note(const emic_context *context, const char *format, ...) EMIC_PRINTF(2, 3);

/* Holds notes back from now on, and hands them over (or drops them): a command in a transaction has
 * nothing to tell before it is stored. */
void output_notes_hold(void);
void output_notes_release(bool print);

/* "emic coding add: file.csv:3:1: message" on standard error; `command` may be NULL. */
void output_error(const char *command, const emic_error *error);

/* What output_error shows below its line: `text`, and a caret under its character `column` (from
 * 1). */
void output_point(emic_slice text, size_t column);

/* "1 coding", "2 codings". */
const char *output_count(size_t count, const char *what, emic_arena *arena);

/* A progress bar on standard error: only on a terminal, only once a second has passed, and not
 * with --quiet. `what` is said beside it ("importing"). */
typedef struct output_progress {
    const char *what;
    int64_t began, shown;
    bool wanted, visible;
} output_progress;
void output_progress_start(output_progress *progress, const emic_context *context,
                           const char *what);
void output_progress_step(output_progress *progress, size_t done, size_t total);
void output_progress_end(output_progress *progress);

/* Columns of the terminal on standard output; 100 when it is none. */
size_t output_width(void);
