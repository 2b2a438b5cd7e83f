/* The order of analysis as a researcher lists it in a file. */
#include "base/csv.h"
#include "measure/measure.h"
#include "measure/saturation.h"
#include "measure/select_interviews.h"
#include "study/coder.h"
#include "study/document.h"
#include <stdlib.h>

static bool is_listed(const emic_saturation_order *order, emic_slice name)
{
    for (size_t i = 0; i < order->count; i++)
        if (emic_slice_equal(order->items[i], name))
            return true;
    return false;
}

emic_status emic_saturation_order_add(emic_study *study, emic_slice name, emic_arena *arena,
                                      emic_saturation_order *out, emic_error *err)
{
    emic_id id;
    EMIC_TRY(emic_document_find(study, name, &id, err));
    if (is_listed(out, name))
        return emic_fail(err, EMIC_EXISTS, "%.*s stands here twice", EMIC_ARG(name));
    *EMIC_PUSH(arena, out) = emic_arena_copy(arena, name);
    return EMIC_OK;
}

emic_status emic_saturation_order_load(emic_study *study, const char *path, emic_slice text,
                                       emic_arena *arena, emic_saturation_order *out,
                                       emic_error *err)
{
    static const char *const columns[] = {"document", NULL};
    emic_csv *csv;
    emic_csv_row row;
    int at[1];
    bool more = false;
    *out = (emic_saturation_order){0};
    EMIC_TRY(emic_csv_open(path, text, &csv, err));
    emic_status status = emic_csv_columns(csv, columns, 1, true, at, err);
    while (status == EMIC_OK && (status = emic_csv_next(csv, &row, &more, err)) == EMIC_OK && more)
        status = emic_csv_placed(
            emic_saturation_order_add(study, emic_csv_field(&row, at[0]), arena, out, err), csv,
            &row, at[0], err);
    if (status == EMIC_OK && out->count == 0)
        status = emic_csv_fail(csv, NULL, at[0], err, EMIC_INVALID, "no document is listed");
    emic_csv_close(csv);
    return status;
}

static int by_first_coding(const void *left, const void *right)
{
    return emic_interview_compare(left, right);
}

emic_status emic_saturation_order_added(emic_study *study, const emic_selection *selection,
                                        emic_arena *arena, emic_saturation_order *out,
                                        emic_slice **times, emic_error *err)
{
    emic_cases cases;
    emic_interviews interviews;
    *out = (emic_saturation_order){0};
    EMIC_TRY(emic_cases_load(study, selection, arena, &cases, err));
    EMIC_TRY(emic_interviews_load(study, selection, &cases, arena, &interviews, err));
    if (interviews.list.count)
        qsort(interviews.list.items, interviews.list.count, sizeof *interviews.list.items,
              by_first_coding);
    emic_slice *coded = emic_arena_array(arena, interviews.list.count + 1, sizeof *coded);
    for (size_t i = 0; i < interviews.list.count; i++) {
        const emic_interview *one = &interviews.list.items[i];
        if (one->coded.length == 0)
            continue;
        coded[out->count] = one->coded;
        *EMIC_PUSH(arena, out) = one->name;
    }
    if (times)
        *times = coded;
    return EMIC_OK;
}

static bool takes(const emic_parameters *parameters, const char *name)
{
    for (const emic_parameter_spec *spec = parameters->specs; spec->name; spec++)
        if (strcmp(spec->name, name) == 0)
            return true;
    return false;
}

emic_status emic_saturation_order_settle(emic_study *study, emic_parameters *parameters,
                                         emic_arena *arena, emic_error *err)
{
    emic_saturation_order listed;
    emic_selection selection = {0};
    const emic_parameter *order = emic_parameter_find(parameters, "order");
    emic_slice coder = emic_parameter_text(parameters, "coder");
    bool added = order ? emic_slice_is(order->values.items[0], "added") && order->values.count == 1
                       : takes(parameters, "order") && !takes(parameters, "date");
    if (!added)
        return EMIC_OK;
    if (coder.length)
        EMIC_TRY(emic_coder_find(study, coder, &selection.coder, err));
    EMIC_TRY(emic_parameters_round(study, parameters, &selection.round, err));
    EMIC_TRY(emic_saturation_order_added(study, &selection, arena, &listed, NULL, err));
    if (listed.count)
        emic_parameters_drop(parameters, "order");
    for (size_t i = 0; i < listed.count; i++)
        emic_parameters_add(parameters, "order", listed.items[i], arena);
    return EMIC_OK;
}
