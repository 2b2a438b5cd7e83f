/* The review list as a CSV file, to be decided in a spreadsheet. The file holds the names
 * themselves.
 *
 * Columns: id, words, kind, count, documents, suggested (the label of an entity), why, context,
 * decision, entity (a label), pseudonym, role, grade. When it is read, id and words say which item
 * a row is about, kind is the kind of an entity that the row makes, and the columns from decision
 * on are what is decided; the others, and a column "note", are passed over.
 *
 * What a spreadsheet would take for a formula, a number or a date gets an apostrophe in front,
 * which reading takes away again; it need not be there any more. */
#pragma once
#include "base/strbuf.h"
#include "privacy/review.h"

/* Appends all items, in the order of the list, with a byte order
 * mark in front: without one, spreadsheets misread letters beyond ASCII. */
EMIC_API emic_status emic_review_file_write(emic_vault *vault, emic_strbuf *out, emic_error *err);

typedef struct emic_review_summary {
    size_t decided[EMIC_VERDICTS]; /* items that now have this decision and had another before */
    size_t changed;                /* all of these together */
    size_t unchanged;              /* rows with the decision that the vault has already */
    size_t empty;                  /* rows without a decision: they change nothing */
    size_t entities;               /* made by the file */
} emic_review_summary;

/* Decides what the rows of `text` (valid UTF-8; its columns parted by commas, semicolons or tabs)
 * say, all or nothing. `path` names it in errors,
 * which are EMIC_INVALID, EMIC_NOT_FOUND, EMIC_EXISTS or EMIC_MALFORMED with line and column.
 *
 * To replace by a label that the vault does not have makes an entity of that label; rows with the
 * same new label mean the same entity. Without a label, words that name something become an entity
 * of their own. `who` may be NULL. */
EMIC_API emic_status emic_review_file_read(emic_vault *vault, const char *path, emic_slice text,
                                           const char *who, emic_review_summary *out,
                                           emic_error *err);
