/* Operands become evidence. */
#include "evidence_words.h"
#include "named.h"
#include "output.h"

emic_status evidence_words_store(const emic_context *context, emic_evidence_of of, emic_id owner,
                                 emic_error *err)
{
    const char *polarity = option_value(context, "polarity");
    bool taken_back = option_given(context, "remove");
    emic_evidence evidence = {.owner = owner};
    size_t changed = 0;
    if (polarity)
        EMIC_TRY(emic_polarity_find(emic_slice_of(polarity), &evidence.polarity, err));
    for (int i = 1; i < context->operand_count; i++) {
        bool added = true;
        EMIC_TRY(
            named_id(context->operands[i], "coding", "emic coding list", &evidence.coding, err));
        if (taken_back)
            EMIC_TRY(emic_evidence_remove(context->study, of, owner, evidence.coding, err));
        else
            EMIC_TRY(emic_evidence_add(context->study, of, &evidence, &added, err));
        changed += added;
    }
    const char *what = output_count(changed, "coding", context->arena);
    if (taken_back)
        output_note(context, "%s taken out of the evidence of %s", what, context->operands[0]);
    else
        output_note(context, "evidence of %s: %s (%s)", context->operands[0], what,
                    emic_polarity_name(evidence.polarity));
    return EMIC_OK;
}
