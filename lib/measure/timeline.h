/* When the interviews of a study were held, by an attribute of its documents that holds dates; or,
 * asked for, in which order they were first coded. Whoever has no date is listed, not placed. */
#pragma once
#include "measure/measure.h"
#include "measure/saturation.h"
#include "measure/table.h"

/* Empty texts: the only attribute of documents that has dates, groups by the grouping attribute if
 * there is one, everybody who took part. */
typedef struct emic_timeline_query {
    emic_slice date, by, where;
    bool added;                  /* by first coding instead of by dates; */
    emic_saturation_order order; /* or as these documents stand here; none: by dates */
} emic_timeline_query;

typedef struct emic_timeline_entry {
    emic_slice document;
    emic_slice participants; /* labels of those who speak: "TP1, TP2" */
    emic_slice date;         /* as stored; by first coding: when that was; else empty */
    int64_t place;           /* days from 1970-01-01; in another order 1, 2, 3 ... */
    size_t group;            /* index into `groups` */
} emic_timeline_entry;

/* Entries by place, then by the documents' names. Without an attribute to group by there is one
 * group without a name. */
typedef struct emic_timeline {
    const emic_timeline_query *query; /* borrowed */
    bool ordered;                     /* places are an order, no days */
    emic_slice date, by;              /* the names of the attributes; empty: none */
    struct {
        emic_timeline_entry *items;
        size_t count, capacity;
    } entries;
    struct {
        emic_slice *items;
        size_t count, capacity;
    } groups; /* in the order in which participants were loaded */
    struct {
        emic_slice *items;
        size_t count, capacity;
    } unplaced;       /* documents without a date or a place in the order, by name */
    int64_t left_out; /* documents in which nobody of the base speaks */
    int64_t ties;     /* documents first coded in the same second as another */
} emic_timeline;

/* EMIC_NOT_FOUND when documents have no attribute with dates, or not this one: the message names
 * those that they have. EMIC_INVALID when there are several and none is named. */
EMIC_API emic_status emic_timeline_count(emic_study *study, const emic_timeline_query *query,
                                         emic_arena *arena, emic_timeline *out, emic_error *err);

/* A document a row, for reading and for data. */
EMIC_API emic_table *emic_timeline_table(const emic_timeline *timeline, emic_arena *arena);

/* What the table and the picture of this name take, and how they count by it. */
extern const emic_parameter_spec emic_timeline_parameters[];
emic_status emic_timeline_count_by(emic_study *study, const emic_parameters *parameters,
                                   emic_arena *arena, emic_counted *out, emic_error *err);
