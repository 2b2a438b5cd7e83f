/* Filters as given on the command line. */
#include "filter.h"
#include "coding_said.h"

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
    return coding_said_round(context, 0, &out->round, err);
}

emic_status filter_group(const emic_context *context, emic_slice *attribute, emic_error *err)
{
    const char *group = option_value(context, "group");
    *attribute = (emic_slice){0};
    return group ? emic_group_attribute(context->study, emic_slice_of(group), context->arena,
                                        attribute, err)
                 : EMIC_OK;
}

/* A flag for each participant that the options leave, those who declined included. */
static emic_status choose(const emic_context *context, const filter_people *people,
                          const bool **out, emic_error *err)
{
    const char *label = option_value(context, "participant");
    const char *group = option_value(context, "group"), *text = option_value(context, "where");
    emic_slice attribute;
    emic_selection all = {0};
    emic_cases cases;
    const emic_where *where;
    emic_id only = 0;
    EMIC_TRY(filter_group(context, &attribute, err));
    if (label)
        EMIC_TRY(emic_participant_find(context->study, emic_slice_of(label), &only, err));
    EMIC_TRY(emic_cases_load(context->study, &all, context->arena, &cases, err));
    EMIC_TRY(emic_where_parse(&cases, emic_slice_of(text), context->arena, &where, err));
    bool *chosen = emic_arena_array(context->arena, people->list.count + 1, sizeof *chosen);
    int grouping = emic_cases_grouping(&cases);
    for (size_t i = 0; i < people->list.count; i++) {
        const emic_participant *participant = &people->list.items[i];
        int at = emic_cases_at(&cases, participant->id);
        chosen[i] = at >= 0 && (!only || participant->id == only) &&
                    (!group || emic_slice_is(participant->values[grouping], group)) &&
                    emic_where_holds(where, &cases, (size_t)at);
    }
    *out = chosen;
    return EMIC_OK;
}

emic_status filter_people_load(const emic_context *context, filter_people *out, emic_error *err)
{
    *out = (filter_people){0};
    EMIC_TRY(emic_participant_list_load(context->study, context->arena, &out->list, err));
    if (!option_value(context, "participant") && !option_value(context, "group") &&
        !option_value(context, "where"))
        return EMIC_OK;
    return choose(context, out, &out->chosen, err);
}

int filter_people_at(const filter_people *people, emic_id id)
{
    size_t low = 0, high = people->list.count; /* ids rise in the order of loading */
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (people->list.items[middle].id < id)
            low = middle + 1;
        else
            high = middle;
    }
    return low < people->list.count && people->list.items[low].id == id ? (int)low : -1;
}

int filter_people_named(const filter_people *people, emic_slice label)
{
    for (size_t i = 0; i < people->list.count; i++)
        if (emic_slice_equal(people->list.items[i].label, label))
            return (int)i;
    return -1;
}

bool filter_people_keep(const filter_people *people, int at)
{
    return !people->chosen || (at >= 0 && people->chosen[at]);
}
