/* Gathers the facts of a risk report from a vault; what they mean is said by exchange/risk.h. */
#pragma once
#include "privacy/pseudonymizer.h"
#include "privacy/risk_facts.h"

/* What the vault says by itself. */
EMIC_API emic_status emic_risk_facts_load(emic_vault *vault, emic_arena *arena,
                                          emic_risk_facts *out, emic_error *err);

/* Adds what stands in a text of the study: revision `revision` of `document`. `rules` are those of
 * the vault. Nothing is stored. */
EMIC_API emic_status emic_risk_facts_add_text(emic_vault *vault, emic_pseudonymizer *rules,
                                              emic_slice document, int64_t revision,
                                              emic_slice text, emic_risk_facts *facts,
                                              emic_error *err);
