/* Every text of a study but the transcripts, handed to somebody who may change it: names that are
 * found late stand in memos, labels and definitions, too. */
#pragma once
#include "base/arena.h"
#include "study/study.h"

/* Gives the new `text` in `*out`, or leaves `*out` as it is (the old text). `label` says that the
 * text is a name or a label of something, where brackets would be odd. */
typedef emic_status emic_rewriter(void *context, emic_slice text, bool label, emic_arena *arena,
                                  emic_slice *out, emic_error *err);

/* Shows all texts to `rewriter`: memos, names of documents, participants' labels and values,
 * codebooks in all versions, the description, judgements, bases, claims, saved tables, and what the
 * journal keeps of any of them. `*changed` counts those that changed. The last thing a transaction
 * does: it becomes an entry that is never taken back. EMIC_EXISTS when a name would then be given
 * twice. */
EMIC_API emic_status emic_study_rewrite(emic_study *study, emic_rewriter *rewriter, void *context,
                                        int64_t *changed, emic_error *err);

/* Whether this column holds words that are rewritten; `*label` as above. */
bool emic_study_rewrites(emic_slice table, emic_slice column, bool *label);

/* Clears from the file what was taken out of the study: rebuilds the search index and the file.
 * Outside of a transaction. Until it is done, the study remembers that it must be, and the next
 * command that writes does it. */
EMIC_API emic_status emic_study_purge(emic_study *study, emic_error *err);

/* Says, inside the transaction that takes something out, that the file must be purged. */
EMIC_API emic_status emic_study_purge_later(emic_study *study, emic_error *err);

/* Whether that was said and is not done yet. */
EMIC_API emic_status emic_study_purge_due(emic_study *study, bool *out, emic_error *err);
