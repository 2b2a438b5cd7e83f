/* The journal: what each command did to the study, who said so and when, chained by digests. An
 * entry can be taken back, and that again: each of these is an entry, too. */
#pragma once
#include "study/study.h"

typedef enum emic_entry_kind {
    EMIC_ENTRY_DO,
    EMIC_ENTRY_UNDO, /* took back a DO */
    EMIC_ENTRY_REDO, /* did again what an UNDO took back */
    EMIC_ENTRY_WALL, /* took names out of the study: neither it nor what came before is taken back
                      */
} emic_entry_kind;

typedef struct emic_journal_entry {
    int64_t sequence; /* from 1 */
    emic_slice time;  /* UTC, ISO 8601 */
    emic_slice coder; /* empty: nobody said */
    emic_slice command;
    emic_entry_kind kind;
    int64_t target;     /* the DO that an UNDO or REDO is about; 0 */
    bool taken_back;    /* a DO: undone and not redone; an UNDO: redone */
    int64_t applied;    /* a DO: the entry that did it last, itself or a REDO */
    emic_slice summary; /* "coding +12, code ~1": rows added, removed and changed, by table */
    emic_slice sha256;  /* 32 bytes, of this entry and all before it */
} emic_journal_entry;

typedef struct emic_journal {
    emic_journal_entry *items; /* the oldest first */
    size_t count, capacity;
} emic_journal;

EMIC_API const char *emic_entry_kind_name(emic_entry_kind kind);

/* What the entry that the running command becomes shall say. Call between begin and commit;
 * without it the entry says nobody and nothing. Texts are copied. */
EMIC_API void emic_journal_describe(emic_study *study, emic_slice coder, emic_slice command);

EMIC_API emic_status emic_journal_load(emic_study *study, emic_arena *arena, emic_journal *out,
                                       emic_error *err);

/* One value that an entry changed, in words. */
typedef struct emic_journal_change {
    emic_slice table, row; /* the row's key: "17", "4 2", or "17 to 28" */
    const char *what;      /* "added", "removed" or "changed" */
    emic_slice column, before, after;
} emic_journal_change;

typedef struct emic_journal_change_list {
    emic_journal_change *items;
    size_t count, capacity;
} emic_journal_change_list;

/* What the entry `sequence` changed, value by value. EMIC_NOT_FOUND when there is none. */
EMIC_API emic_status emic_journal_changes_load(emic_study *study, int64_t sequence,
                                               emic_arena *arena, emic_journal_change_list *out,
                                               emic_error *err);

/* Takes back the entry `sequence` (0: the newest that can be), inside a transaction. `*out` is what
 * was taken back. EMIC_NOT_FOUND when there is none; EMIC_INVALID when it was taken back already,
 * is a wall or older than one, or later entries rest on it. */
EMIC_API emic_status emic_journal_undo(emic_study *study, int64_t sequence, emic_arena *arena,
                                       emic_journal_entry *out, emic_error *err);

/* Does again what the newest undo took back; only as long as nothing else was done since.
 * EMIC_NOT_FOUND when there is nothing. */
EMIC_API emic_status emic_journal_redo(emic_study *study, emic_arena *arena,
                                       emic_journal_entry *out, emic_error *err);

/* A copy of the study in memory as it was after the last entry of `when`: a time (ISO 8601, UTC; a
 * day means its end) or the number of an entry. Texts that were taken out since are withheld there.
 * EMIC_INVALID for another `when`. */
EMIC_API emic_status emic_journal_study_at(emic_study *study, emic_slice when, emic_study **out,
                                           emic_error *err);

/* How many entries, from the oldest, are of `when` or before. EMIC_INVALID as above. */
EMIC_API emic_status emic_journal_count_until(const emic_journal *journal, emic_slice when,
                                              size_t *out, emic_error *err);
