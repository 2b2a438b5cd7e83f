/* The codings of a text, packed for counting: where millions are counted, stepping through them row
 * by row is what takes the time. They follow from the codings alone and are kept in the study,
 * except where codings changed since: what is not kept is packed while it is read. In no dump,
 * journal or archive. */
#pragma once
#include "base/progress.h"
#include "base/strbuf.h"
#include "study/study_db.h"

/* Codings with one code by one coder in one round. */
typedef struct emic_tally_group {
    emic_id code, coder;
    int64_t round;
    uint64_t count, against; /* all, and those of them that contradict */
} emic_tally_group;

typedef struct emic_tally_place {
    emic_span span;
    bool against;
} emic_tally_place;

typedef struct emic_revision_list {
    emic_id *items;
    size_t count, capacity;
} emic_revision_list;

/* The codings of one text after the other, each in the order of code, coder, round, start and end.
 */
typedef struct emic_tally {
    emic_study *study;
    bool with_places;
    emic_revision_list outdated; /* those that got codings in the running transaction, in order */
    emic_strbuf counts, places;
    emic_slice groups_left, places_left;
    emic_id code;    /* of the group at hand, */
    uint64_t unread; /* places of it to come, */
    uint32_t start;  /* and the start of the last one */
} emic_tally;

/* For reading the codings as they are now, until one is changed. */
emic_status emic_tally_open(emic_study *study, emic_arena *arena, emic_tally *out, emic_error *err);
void emic_tally_close(emic_tally *tally);

/* Takes up the codings of `revision`. Without `places` only groups can be read. */
emic_status emic_tally_take(emic_tally *tally, emic_id revision, bool places, emic_error *err);

/* The next group. EMIC_CORRUPT for bytes that are none. */
emic_status emic_tally_group_next(emic_tally *tally, emic_tally_group *out, bool *more,
                                  emic_error *err);

/* The next place of the group at hand, which has `count`; those that are not read are passed over
 * by the next group. EMIC_CORRUPT as above. */
emic_status emic_tally_place_next(emic_tally *tally, emic_tally_place *out, emic_error *err);

/* Packs the current texts that are not packed. `progress` may be NULL. */
emic_status emic_tally_fill(emic_db *db, const emic_progress *progress, emic_error *err);

/* The same after codings were added: at the end of each transaction that changed something. */
emic_status emic_tally_refresh(emic_study *study, emic_error *err);

/* Calls `report` with each text whose packed codings are not those that are there. */
emic_status emic_tally_check(emic_study *study, emic_arena *arena,
                             void (*report)(void *context, const char *thing, const char *problem),
                             void *context, emic_error *err);
