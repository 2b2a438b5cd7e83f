/* For margin_page.c and margin_read.c: a margin being read. */
#pragma once
#include "base/text.h"
#include "study/margin.h"

/* The file, and its line at hand. */
typedef struct margin_file {
    const emic_margin_page *page;
    const emic_margin_notes *known;
    const char *path;
    emic_arena *arena;
    emic_text_lines lines;
    size_t seen;     /* lines of the text so far */
    uint32_t number; /* of the file's line at hand, */
    emic_slice line; /* its bytes, */
    size_t at;       /* and how far it is read */
    emic_error *err;
} margin_file;

static inline uint32_t margin_column(const margin_file *file, size_t at)
{
    return (uint32_t)emic_utf8_count((emic_slice){file->line.data, at}) + 1;
}

/* An error at byte `at` of the line at hand. */
#define MARGIN_FAIL(file, at, ...)                                                                 \
    emic_fail_at((file)->err, EMIC_INVALID, (file)->path, (file)->number, margin_column(file, at), \
                 __VA_ARGS__)

/* Puts file, line and column (that of byte `at`, if there is none yet) on an error from below. */
static inline emic_status margin_locate(const margin_file *file, size_t at)
{
    uint32_t column = file->err->column ? file->err->column : margin_column(file, at);
    file->err->column = 0;
    return emic_error_locate(file->err, file->path, file->number, column);
}

/* Reads "@17 CODE place ..." from the @ on, at `file->at`. */
emic_status emic_margin_read_coding(margin_file *file, emic_margin_notes *out);
