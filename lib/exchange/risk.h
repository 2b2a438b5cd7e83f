/* The risk report, for an ethics board: what is undecided, who stands out, what replaced what, and
 * what no program can see. It holds labels and counts, no original name and no attribute's value
 * but the names of groups; its own sentences hold no personal name, so that a leak check of it
 * means something. */
#pragma once
#include "exchange/report.h"
#include "privacy/risk_facts.h"
#include "study/study.h"

enum { EMIC_RISK_THRESHOLD = 5 };

typedef struct emic_risk {
    emic_report *report;
    bool open; /* something is undecided, or decided and not replaced yet */
} emic_risk;

/* Reports on a study. `facts` are those of its vault, with all of its texts; NULL when it has none
 * or it cannot be opened: then those parts say so. `threshold` (2 or more): groups and combinations
 * of fewer participants are small. */
EMIC_API emic_status emic_risk_report(emic_study *study, const emic_risk_facts *facts,
                                      int64_t threshold, emic_arena *arena, emic_risk *out,
                                      emic_error *err);
