/* The report of a study: what was asked of whom, how it was coded, what was found and how sure one
 * can be that it was found so. Each figure is a query's; what only people can know is said to need
 * its author. */
#pragma once
#include "exchange/report.h"
#include "exchange/study_facts.h"

enum { EMIC_STUDY_REPORT_QUOTES = 1, EMIC_STUDY_REPORT_QUOTES_MOST = 20 };

typedef struct emic_study_report_options {
    const char *title; /* NULL: the study's own */
    emic_slice by;     /* attribute to group by; empty: the grouping one */
    int64_t quotes;    /* a code, group and polarity, up to this many; 0: none anywhere */
    bool check;        /* the whole file is checked, which takes longest */
} emic_study_report_options;

/* Makes it; the result lives in `arena`. EMIC_NOT_FOUND for an attribute that is none; EMIC_INVALID
 * for a claim or a saved table that cannot be understood. */
EMIC_API emic_status emic_study_report(emic_study *study, const emic_study_report_options *options,
                                       emic_arena *arena, emic_report **out, emic_error *err);
