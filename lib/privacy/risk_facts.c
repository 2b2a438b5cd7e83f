/* Sums over the facts of a risk report. Gathering them is vault_risk.c's business. */
#include "privacy/risk_facts.h"

emic_risk_open emic_risk_facts_open(const emic_risk_facts *facts)
{
    emic_risk_open open = {0};
    for (size_t i = 0; i < EMIC_CANDIDATE_KINDS; i++) {
        open.wordings += facts->kinds[i].undecided;
        open.places += facts->kinds[i].standing;
    }
    for (size_t i = 0; i < facts->texts.count; i++)
        open.pending += facts->texts.items[i].pending;
    return open;
}
