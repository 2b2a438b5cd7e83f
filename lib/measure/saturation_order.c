/* The order of analysis as a researcher lists it in a file. */
#include "base/csv.h"
#include "measure/saturation.h"
#include "study/document.h"

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
