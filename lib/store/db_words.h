/* The words of a text exactly as the full-text index of a database sees them: by the very tokenizer
 * that made the index. */
#pragma once
#include "store/db.h"

typedef struct emic_tokenizer emic_tokenizer;

/* A word: its bytes in the text, and what the index knows it as. */
typedef struct emic_db_word {
    size_t start, end; /* bytes */
    emic_slice folded; /* borrowed for the call */
} emic_db_word;

/* Opens the tokenizer `name` with its `arguments` (ends with NULL), as in the schema's tokenize =.
 * EMIC_IO when this SQLite has none of that name. Close it before `db`. */
emic_status emic_tokenizer_open(emic_db *db, const char *name, const char **arguments,
                                emic_tokenizer **out, emic_error *err);
void emic_tokenizer_close(emic_tokenizer *tokenizer);

/* Calls `take` with each word of `text`, in order. */
emic_status emic_tokenizer_read(emic_tokenizer *tokenizer, emic_slice text,
                                void (*take)(void *context, const emic_db_word *word),
                                void *context, emic_error *err);
