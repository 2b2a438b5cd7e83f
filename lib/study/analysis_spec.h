/* How each file of an analysis is read from the study and stored in it: for analysis_file.c. */
#pragma once
#include <stddef.h>
#include <stdint.h>

enum { ANALYSIS_COLUMNS = 20 };

/* `select` has the columns of the file, as texts; ?1 is 1 when memos may be shown. `store` takes
 * them as ?1, ?2 ... and changes one row: those in `codes` (a bit each, from the first column) as
 * ids of codes, those in `coders` as ids of coders, empty ones of either as NULL. */
typedef struct emic_analysis_spec {
    const char *name;
    const char *columns[ANALYSIS_COLUMNS]; /* ends with NULL */
    const char *select, *store;
    uint32_t codes, coders;
} emic_analysis_spec;

extern const emic_analysis_spec emic_analysis_specs[];
extern const size_t emic_analysis_spec_count;
