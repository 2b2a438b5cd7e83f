/* A row a participant or document, a column a code: what other programs (R, SPSS) take in. */
#pragma once
#include "measure/frequency.h"

typedef enum emic_matrix_cells {
    EMIC_MATRIX_PRESENCE, /* 1 the code counts, 0 it does not, nothing where that is not known */
    EMIC_MATRIX_COUNT,    /* different coded segments */
    EMIC_MATRIX_STATE,    /* of participants: affirmed, denied, not raised, not asked, unjudged */
} emic_matrix_cells;

EMIC_API emic_status emic_matrix_cells_find(emic_slice name, emic_matrix_cells *out,
                                            emic_error *err);

/* A cell is a number, a state (emic_case_value), or EMIC_MATRIX_UNKNOWN: not asked, or nobody
 * judged a code that needs it. */
enum { EMIC_MATRIX_UNKNOWN = -1 };

/* `values[item * frequency->row_count + row]`. Items stand in the order of the study. */
typedef struct emic_matrix {
    const emic_frequency *frequency; /* base, cases and codes */
    bool of_documents;
    emic_matrix_cells cells;
    emic_slice *names, *groups; /* of each item; a document that several groups share has none */
    size_t count;
    int64_t *values;
} emic_matrix;

/* The codes and participants of `frequency`, which is counted by participants. */
EMIC_API emic_status emic_matrix_count(emic_study *study, const emic_frequency *frequency,
                                       bool of_documents, emic_matrix_cells cells,
                                       emic_arena *arena, emic_matrix *out, emic_error *err);

/* Columns: participant or document, the grouping attribute, and one a code, called by its mnemonic,
 * else by its path, as a name that R and SPSS take: letters, digits and _, at most 64 bytes. */
EMIC_API emic_table *emic_matrix_table(const emic_matrix *matrix, emic_arena *arena);
