/* Measures by name: what each takes, how it counts and how that becomes a table. One list serves
 * the command line, recipes and archives. */
#pragma once
#include "measure/frequency.h"
#include "measure/parameters.h"

/* What was counted. `of` is the measure's own value (emic_saturation ...). */
typedef struct emic_counted {
    const void *of;
    emic_frequency *frequency; /* the counts that it shows, for releases to hide some; or NULL */
    bool empty;                /* nothing was found: no row, or nobody in the base */
} emic_counted;

typedef struct emic_measure {
    const char *name; /* as after "emic table" */
    const emic_parameter_spec *parameters;
    emic_status (*count)(emic_study *study, const emic_parameters *parameters, emic_arena *arena,
                         emic_counted *out, emic_error *err);
    /* For programs (`data`) or for reading. */
    emic_table *(*table)(const emic_counted *counted, bool data, emic_arena *arena);
    bool quotes; /* the table holds words of transcripts: not for an archive without text */
} emic_measure;

extern const emic_measure emic_measure_frequency, emic_measure_crosstab, emic_measure_saturation,
    emic_measure_cooccurrence, emic_measure_similarity, emic_measure_matrix,
    emic_measure_attributes, emic_measure_judgements, emic_measure_exemplars;
extern const emic_measure emic_measure_codeline, emic_measure_portrait, emic_measure_timeline;

/* The measure `name`. EMIC_INVALID suggests the nearest. */
EMIC_API emic_status emic_measure_find(emic_slice name, const emic_measure **out, emic_error *err);

/* The name of the measure at this place of the list, or NULL after the last. */
EMIC_API const char *emic_measure_name(size_t at);

/* What was counted as a table; `name` is what it is kept as, or NULL. */
EMIC_API emic_table *emic_measure_table(const emic_measure *measure, const emic_counted *counted,
                                        const char *name, bool data, emic_arena *arena);

/* The attribute that groups participants and the condition of being in `group`, joined with `where`
 * when there is one; quoted only where that is needed, because it is printed. EMIC_INVALID lists
 * the groups when nobody is in this one; EMIC_NOT_FOUND when nothing groups participants. */
EMIC_API emic_status emic_group_attribute(emic_study *study, emic_slice group, emic_arena *arena,
                                          emic_slice *out, emic_error *err);
EMIC_API emic_status emic_group_condition(emic_study *study, emic_slice group, emic_slice where,
                                          emic_arena *arena, emic_slice *out, emic_error *err);

/* The same of the parameters group and where; and the number of the round in `round` (0: any). */
emic_status emic_parameters_condition(emic_study *study, const emic_parameters *parameters,
                                      emic_arena *arena, emic_slice *out, emic_error *err);
emic_status emic_parameters_round(emic_study *study, const emic_parameters *parameters,
                                  int64_t *out, emic_error *err);
