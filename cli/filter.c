/* Filters as given on the command line. */
#include "filter.h"

emic_status filter_codings(const emic_context *context, const emic_codebook *codebook,
                           emic_coding_filter *out, emic_error *err)
{
    const char *document = option_value(context, "document");
    const char *coder = option_value(context, "coder");
    bool *codes = emic_arena_array(context->arena, codebook->count + 1, sizeof *codes);
    for (size_t i = 0; option_repeat(context, "code", i); i++) {
        size_t at;
        EMIC_TRY(emic_codebook_find(codebook, emic_slice_of(option_repeat(context, "code", i)),
                                    context->arena, &at, err));
        memset(codes + at, true, codebook->items[at].end - at);
        out->codes = codes;
    }
    if (document)
        EMIC_TRY(emic_document_find(context->study, emic_slice_of(document), &out->document, err));
    if (coder)
        EMIC_TRY(emic_coder_find(context->study, emic_slice_of(coder), &out->coder, err));
    return option_number(context, "round", 1, INT32_MAX, 0, &out->round, err);
}

emic_status filter_participants(const emic_context *context, const bool **out, emic_error *err)
{
    const char *label = option_value(context, "participant");
    const char *group = option_value(context, "group"), *text = option_value(context, "where");
    emic_selection all = {0};
    emic_cases cases;
    const emic_where *where;
    *out = NULL;
    if (!label && !group && !text)
        return EMIC_OK;
    EMIC_TRY(emic_cases_load(context->study, &all, context->arena, &cases, err));
    EMIC_TRY(emic_where_parse(&cases, emic_slice_of(text), context->arena, &where, err));
    bool *chosen = emic_where_select(where, &cases, context->arena, NULL);
    int grouping = emic_cases_grouping(&cases);
    emic_id only = 0;
    if (group && grouping < 0)
        return emic_fail(err, EMIC_NOT_FOUND, "--group: no attribute groups the participants");
    if (label)
        EMIC_TRY(emic_participant_find(context->study, emic_slice_of(label), &only, err));
    for (size_t i = 0; i < cases.count; i++) {
        const emic_participant *participant = &cases.items[i].participant;
        chosen[i] = chosen[i] && (!only || participant->id == only) &&
                    (!group || emic_slice_is(participant->values[grouping], group));
    }
    *out = chosen;
    return EMIC_OK;
}
