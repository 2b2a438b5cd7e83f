/* How an entry of the journal comes about: for study.c, which begins and ends transactions, and for
 * what rewrites texts everywhere. */
#pragma once
#include "base/digest.h"
#include "store/change_set.h"
#include "study/journal.h"
#include "study/rewrite.h"
#include "study/study_db.h"

/* The running transaction's entry in the making. */
typedef struct emic_pending_entry {
    struct emic_recording *recording; /* NULL outside of transactions */
    emic_entry_kind kind;
    int64_t target;
    emic_strbuf coder, command;
    emic_strbuf rewritten; /* a WALL's change set without the names */
} emic_pending_entry;

emic_pending_entry *emic_study_pending(emic_study *study);

/* The change set of an entry, in `arena`. EMIC_NOT_FOUND, EMIC_CORRUPT. */
emic_status emic_journal_set_load(emic_study *study, int64_t sequence, emic_arena *arena,
                                  emic_change_set *out, emic_error *err);

/* Begins to write down what the transaction does. */
emic_status emic_journal_begin(emic_study *study, emic_error *err);

/* A try inside a transaction: what is done between the two is looked at and then gone. */
emic_status emic_study_try_begin(emic_study *study, emic_error *err);
emic_status emic_study_try_end(emic_study *study, emic_error *err);

/* Writes the entry, if rows were changed. */
emic_status emic_journal_commit(emic_study *study, emic_error *err);

/* Forgets the entry in the making; also after a commit. */
void emic_journal_end(emic_study *study);

/* Makes the entry in the making a WALL and takes out of all change sets, its own as well, what
 * `rewriter` takes out of texts. Nothing that the transaction does afterwards is written down.
 * Adds to `*changed` the entries that had such texts. */
emic_status emic_journal_rewrite(emic_study *study, emic_rewriter *rewriter, void *context,
                                 int64_t *changed, emic_error *err);

/* Checks digests and change sets; calls `report` with what is wrong. */
emic_status emic_journal_check(emic_study *study,
                               void (*report)(void *context, const char *thing,
                                              const char *problem),
                               void *context, emic_error *err);
