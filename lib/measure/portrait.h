/* Portraits of documents: which codes each stretch of a text has, from its first character to its
 * last. Codings that contradict are left out, as for all counts. */
#pragma once
#include "measure/code_choice.h"
#include "measure/measure.h"
#include "measure/table.h"

/* Empty texts: everybody who took part, any coder; no documents: all of them, by name. */
typedef struct emic_portrait_query {
    struct {
        emic_slice *items;
        size_t count, capacity;
    } documents; /* names, in the order in which they are wanted */
    emic_code_choice codes;
    emic_slice where, coder;
    int64_t round; /* 0: any */
} emic_portrait_query;

/* A stretch with the same codes all along, as long as can be. */
typedef struct emic_portrait_stretch {
    emic_span span;
    size_t first, count; /* its codes: indexes into emic_portrait.codes */
} emic_portrait_stretch;

typedef struct emic_portrait_row {
    emic_slice document;
    uint32_t characters, coded; /* of the text; of those with a code */
    size_t first, count;        /* its stretches, in the order of the text */
} emic_portrait_row;

typedef struct emic_portrait {
    const emic_portrait_query *query; /* borrowed */
    emic_cases cases;
    struct {
        emic_portrait_row *items;
        size_t count, capacity;
    } rows;
    struct {
        emic_portrait_stretch *items;
        size_t count, capacity;
    } stretches;
    struct {
        size_t *items; /* indexes into the codebook, rising within a stretch */
        size_t count, capacity;
    } codes;
    uint64_t *covered; /* characters with each code of the codebook, over all rows */
    int64_t left_out;  /* documents asked for in which nobody of the base speaks */
    size_t absent;     /* codes asked for, codable and not retired, that no row has */
} emic_portrait;

/* EMIC_NOT_FOUND and EMIC_INVALID name what of the query does not fit the study; EMIC_EXISTS a
 * document that is asked for twice. */
EMIC_API emic_status emic_portrait_count(emic_study *study, const emic_portrait_query *query,
                                         emic_arena *arena, emic_portrait *out, emic_error *err);

/* For reading: a document a row. For data: a row a stretch and code. */
EMIC_API emic_table *emic_portrait_wide(const emic_portrait *portrait, emic_arena *arena);
EMIC_API emic_table *emic_portrait_long(const emic_portrait *portrait, emic_arena *arena);

/* What the table and the picture of this name take, and how they count by it. */
extern const emic_parameter_spec emic_portrait_parameters[];
emic_status emic_portrait_count_by(emic_study *study, const emic_parameters *parameters,
                                   emic_arena *arena, emic_counted *out, emic_error *err);
