/* The sections of the risk report, a family of files. Private to exchange/. */
#pragma once
#include "exchange/risk.h"
#include "measure/select.h"

enum { EMIC_RISK_LISTED = 20 }; /* rows of a list that could be long */

/* What a report is made from, and what its summary needs. */
typedef struct emic_risk_work {
    emic_study *study;
    const emic_risk_facts *facts; /* or NULL */
    int64_t threshold;
    emic_cases cases;
    bool has_vault; /* the study knows one */
    emic_report *report;
    emic_arena *arena;
    struct {
        int64_t participants, unique; /* who took part; alone with all their attributes */
        int64_t small_groups;
    } sum;
} emic_risk_work;

/* "1 participant", "3 participants". */
const char *emic_risk_number(const emic_risk_work *work, int64_t count, const char *what);

/* Adds columns to a table: `titles` end with NULL; all but the first stand to the right. */
void emic_risk_columns(emic_table *table, const char *const *titles);

/* Sections 1 and 2. */
emic_status emic_risk_say_undecided(emic_risk_work *work, emic_error *err);
void emic_risk_say_kept(emic_risk_work *work);
/* Sections 3 and 4. */
void emic_risk_say_attributes(emic_risk_work *work);
emic_status emic_risk_say_cells(emic_risk_work *work, emic_error *err);
/* Sections 5 and 6. */
void emic_risk_say_replaced(emic_risk_work *work);
void emic_risk_say_limits(emic_risk_work *work);
