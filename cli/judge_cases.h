/* The cases that wait for a judgement, as the options leave them. */
#pragma once
#include "option.h"

/* Cases of --code, --participant, --group and --where; with `open` only those that nobody has
 * judged. EMIC_NOT_FOUND when no code with the rule judged is among them. */
emic_status judge_cases_load(const emic_context *context, bool open, emic_codebook *codebook,
                             emic_judgement_case_list *out, emic_error *err);

/* The open ones as a table: participant, code, how many codings speak to it. */
emic_table *judge_cases_table(const emic_context *context, const emic_codebook *codebook,
                              const emic_judgement_case_list *list);
