/* The sections of a study's report, a family of files. Private to exchange/. */
#pragma once
#include "exchange/study_report.h"
#include "measure/exemplar.h"

/* Rows of lists that could be long, characters of a quote. What is cut off is said. */
enum { STUDY_REPORT_LISTED = 50, STUDY_REPORT_VALUES = 12, STUDY_REPORT_QUOTE = 700 };

typedef struct study_report_work {
    emic_study *study;
    const emic_study_report_options *options;
    const emic_study_facts *facts;
    emic_exemplar_list exemplars; /* none without quotes */
    emic_arena *arena;
    emic_report *report;
} study_report_work;

emic_status study_report_sample(study_report_work *work, emic_error *err);
emic_status study_report_method(study_report_work *work, emic_error *err);
emic_status study_report_codebook(study_report_work *work, emic_error *err);
emic_status study_report_findings(study_report_work *work, emic_error *err);
emic_status study_report_theory(study_report_work *work, emic_report_section *findings,
                                emic_error *err);
emic_status study_report_tables(study_report_work *work, emic_error *err);
emic_status study_report_agreement(study_report_work *work, emic_error *err);
emic_status study_report_audit(study_report_work *work, emic_error *err);
emic_status study_report_checklists(study_report_work *work, emic_error *err);

/* Adds a picture of a code and those right below it; heat maps of all codes; both only where the
 * study has groups. And how few new codes came at last. */
void study_report_add_bars(const study_report_work *work, emic_report_section *section,
                           size_t code_at);
void study_report_add_saturation(const study_report_work *work, emic_report_section *section);
void study_report_add_heatmaps(const study_report_work *work, emic_report_section *section);

/* "2026-03-01" of a time as it is stored. */
emic_slice study_report_day(emic_slice time);

/* Adds columns to a table: `titles` end with NULL; those after the first `left` stand right. */
void study_report_columns(emic_table *table, const char *const *titles, size_t left);

/* The name of a code, for headings. */
const char *study_report_code(const study_report_work *work, size_t code_at);

/* " (TP)": the group of the participant at `case_at` of the cases; empty for nobody in a group. */
const char *study_report_group(const study_report_work *work, int case_at);

/* Words to quote: as one paragraph, shortened at a word where they are long, with "[…]". */
emic_slice study_report_words(const study_report_work *work, emic_slice words);
