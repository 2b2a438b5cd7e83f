/* The working codebook as files that people edit: YAML for text editors, CSV for spreadsheets. Both
 * say everything that emic_codebook_store takes, so that a file that was edited and loaded again
 * changes just what was edited. */
#pragma once
#include "study/codebook.h"

/* YAML that emic_codebook_parse reads to the same codebook. Fields that say nothing are left out.
 */
EMIC_API void emic_codebook_write_yaml(const emic_codebook *codebook, emic_strbuf *out);

/* CSV (with a byte order mark, for spreadsheets) that emic_codebook_parse_csv reads to the same: a
 * row a code, in the order of the codebook. */
EMIC_API void emic_codebook_write_csv(const emic_codebook *codebook, emic_strbuf *out);

/* Reads such a CSV, with commas, semicolons or tabs. `code` alone is needed: a name, its parent's
 * path standing in `parent`, or a path. Rows may stand in any order. A code of `known` (may be
 * NULL: the study's codebook), by id or path, keeps what the file has no column for; and a parent
 * may be named by the path it has there although the file renames it. Errors name file, line and
 * column. */
EMIC_API emic_status emic_codebook_parse_csv(const char *path, emic_slice text,
                                             const emic_codebook *known, emic_arena *arena,
                                             emic_codebook *out, emic_error *err);

/* Whether a codebook file is such a CSV: the first line has a column named code. */
EMIC_API bool emic_codebook_is_csv(emic_slice text);
