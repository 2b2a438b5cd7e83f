/* What an analysis is made of beside codes, codings and judgements - memos, relations,
 * propositions, comparisons, rules, sampling decisions, templates, properties, rounds, what was
 * read - as CSV files, and back: for archives. A coding stands in them by its document, span, code,
 * coder and round, which no other has; a detached one in none. */
#pragma once
#include "base/strbuf.h"
#include "study/study.h"

/* How many such files there are, and the name of each, such as "memos.csv". A file may rest on
 * those before it. */
EMIC_API size_t emic_analysis_file_count(void);
EMIC_API const char *emic_analysis_file_name(size_t at);

/* Appends file `at`; nothing at all when the study has nothing for it. Without `text` memos are
 * left out, also those of relations and comparisons. The same rows for the same study, also for one
 * that was loaded from such files. */
EMIC_API emic_status emic_analysis_file_write(emic_study *study, size_t at, bool text,
                                              emic_strbuf *out, emic_error *err);

/* Stores what such a file says in a study that has nothing of the kind, but its documents, codes
 * and codings. Coders are added. EMIC_INVALID and EMIC_MALFORMED name the place. */
EMIC_API emic_status emic_analysis_file_load(emic_study *study, size_t at, const char *path,
                                             emic_slice text, emic_error *err);
