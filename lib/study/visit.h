/* Which units of text somebody has read: without that, a passage without a coding may be one that
 * nobody has looked at. A unit is a turn; a document without turns is one unit. */
#pragma once
#include "base/slice.h"
#include "study/study.h"

/* Records that `coder` read these stretches of the current text in a round; `*added` counts those
 * that were not recorded before. EMIC_INVALID when one is empty or passes the end of the text, or
 * the round is below 1; EMIC_NOT_FOUND when there is no such document. */
EMIC_API emic_status emic_visit_add(emic_study *study, emic_id document, const emic_span *spans,
                                    size_t count, emic_id coder, int64_t round, size_t *added,
                                    emic_error *err);

/* Whose reading is asked about; 0 means anybody, any round, any document. */
typedef struct emic_visit_filter {
    emic_id document, coder;
    int64_t round;
} emic_visit_filter;

/* A unit: `words` is what was said in it. It is read when it was visited as a whole, or when
 * something in it was coded. `text` is filled in by emic_visit_read_words. */
typedef struct emic_visit_unit {
    size_t document; /* in the list's documents */
    int64_t ordinal; /* of the turn, from 1; 0: the document has none */
    emic_span words;
    emic_slice speaker, text;
    bool visited, coded;
} emic_visit_unit;

typedef struct emic_visit_document {
    emic_id id, revision;
    emic_slice name;
    int64_t units, visited, coded, unread; /* visited and coded overlap */
} emic_visit_document;

typedef struct emic_visit_list {
    struct {
        emic_visit_unit *items;
        size_t count, capacity;
    } units;
    struct {
        emic_visit_document *items;
        size_t count, capacity;
    } documents;
} emic_visit_list;

static inline bool emic_visit_unit_is_read(const emic_visit_unit *unit)
{
    return unit->visited || unit->coded;
}

/* All units, by document name and turn. Turns in which nothing is said are none. A
 * revision of the text carries visits along. */
EMIC_API emic_status emic_visit_list_load(emic_study *study, const emic_visit_filter *filter,
                                          emic_arena *arena, emic_visit_list *out, emic_error *err);

/* Fills in the text of units that were not read, where it is not withheld. */
EMIC_API emic_status emic_visit_read_words(emic_study *study, emic_visit_list *list,
                                           emic_arena *arena, emic_error *err);
