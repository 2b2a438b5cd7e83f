/* A code line: in which turns of one document each code was applied, and by whom. A turn has a code
 * when a coding of it covers at least one character of the turn; codes below are not counted in. */
#pragma once
#include "measure/code_choice.h"
#include "measure/measure.h"
#include "measure/table.h"
#include "study/document.h"

/* Empty texts: the only document there is, any coder. */
typedef struct emic_codeline_query {
    emic_slice document, coder;
    int64_t round; /* 0: any */
    emic_code_choice codes;
    bool coders; /* a line for each coder of a code */
} emic_codeline_query;

/* One code, or one coder of it. */
typedef struct emic_codeline_line {
    size_t code_at;      /* in the codebook */
    emic_slice coder;    /* empty unless each coder has a line */
    size_t first, count; /* its marks */
    int64_t codings;     /* those that touch a turn, however many */
} emic_codeline_line;

/* The codings of a line that touch a turn. Where `supporting` is 0 they all contradict. */
typedef struct emic_codeline_mark {
    size_t turn; /* index of the turn */
    int64_t supporting, contradicting;
} emic_codeline_mark;

/* Lines in the order of the codebook, coders by name; marks in the order of lines, then of turns.
 * Only codes that some coding asked for has are there. */
typedef struct emic_codeline {
    const emic_codeline_query *query; /* borrowed */
    emic_slice document;
    emic_codebook codebook;
    emic_document_turns turns;
    struct {
        emic_codeline_line *items;
        size_t count, capacity;
    } lines;
    struct {
        emic_codeline_mark *items;
        size_t count, capacity;
    } marks;
    int64_t codings;       /* asked for */
    int64_t contradicting; /* of those */
    int64_t outside;       /* of those, touching no turn */
    size_t absent;         /* codes asked for, codable and not retired, that no coding here has */
} emic_codeline;

/* EMIC_INVALID when the study has several documents and none is named; EMIC_NOT_FOUND for what the
 * study does not have. */
EMIC_API emic_status emic_codeline_count(emic_study *study, const emic_codeline_query *query,
                                         emic_arena *arena, emic_codeline *out, emic_error *err);

/* For reading: a line a row, with its turns counted. For data: a mark a row. */
EMIC_API emic_table *emic_codeline_wide(const emic_codeline *codeline, emic_arena *arena);
EMIC_API emic_table *emic_codeline_long(const emic_codeline *codeline, emic_arena *arena);

/* What the table and the picture of this name take, and how they count by it. */
extern const emic_parameter_spec emic_codeline_parameters[];
emic_status emic_codeline_count_by(emic_study *study, const emic_parameters *parameters,
                                   emic_arena *arena, emic_counted *out, emic_error *err);
