/* A whole study as text, a JSON object a line, in one order: for keeping it under version control,
 * for reading it without this program, and for making the same study again. */
#pragma once
#include "base/strbuf.h"
#include "study/study.h"

/* Appends the dump: a first line that says what it is, then each row of each table with its values
 * (blobs in hexadecimal), the texts of transcripts line by line. The same study gives the same
 * bytes. Without `journal` the study's history is left out, and so is what of it a redo would need.
 */
EMIC_API emic_status emic_study_dump(emic_study *study, bool journal, emic_strbuf *out,
                                     emic_error *err);

/* Fills the new, empty `study` with what `text`, a dump read from `path`, says. EMIC_MALFORMED and
 * EMIC_INVALID name the line; EMIC_TOO_NEW when a newer program wrote it. The caller rolls back. */
EMIC_API emic_status emic_study_load(emic_study *study, const char *path, emic_slice text,
                                     emic_error *err);
