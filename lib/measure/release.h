/* A release: tables of a study under a profile, suppressed together, because what one hides another
 * may tell. Which cells that is, is suppression.h's business. */
#pragma once
#include "measure/measure.h"
#include "measure/suppression.h"

/* A table in a release. */
typedef struct emic_release_table {
    const char *name;
    const emic_measure *measure; /* NULL: of a picture */
    emic_counted *counted;
    const char *refused; /* why it is not in the release; NULL: it is */
} emic_release_table;

/* Who a set of the suppression is: of a table, a group, or everybody in the base. */
typedef struct emic_release_set {
    const char *base;
    emic_slice by, group;
} emic_release_set;

typedef struct emic_release {
    const emic_release_profile *profile;
    struct {
        emic_release_table *items;
        size_t count, capacity;
    } tables;
    struct {
        emic_release_set *items;
        size_t count, capacity;
    } sets;
    struct {
        const char **items; /* of each code of the suppression: its path, and whose codings */
        size_t count, capacity;
    } codes;
    emic_suppression suppression;
    emic_arena *arena;
} emic_release;

/* Begins a release under a profile that has passed its check; all is in the arena. */
EMIC_API void emic_release_begin(const emic_release_profile *profile, emic_arena *arena,
                                 emic_release *out);

/* Adds a table, or the counts of a picture (`measure` NULL), counted, and not rounded or hidden
 * yet. It is refused, with the reason in its entry, when it is no table of counts per group, or
 * when its base asks for codes: how many are in it would tell what is hidden elsewhere. A refused
 * table must not be given away. */
EMIC_API void emic_release_add(emic_release *release, const char *name, const emic_measure *measure,
                               emic_counted *counted);

/* Decides what is hidden over all tables, and hides and rounds it in each. A count of documents,
 * segments, turns or characters is hidden where that of the participants of the same base, group
 * and code is; these are cells of the release though nobody prints them. `intervals`: see
 * emic_suppression_study. */
EMIC_API emic_status emic_release_make(emic_release *release, bool intervals, emic_error *err);

/* What is hidden and why: a row a cell, with columns base, by, group, code, count ("2 of 5"),
 * reason, sake (of which row), possible ("1 to 4"), safe. Not to be given away: it tells what the
 * release hides. */
EMIC_API emic_table *emic_release_log(const emic_release *release, emic_arena *arena);
