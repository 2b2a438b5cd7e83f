/* Decisions about a revision as a CSV file, for a spreadsheet. */
#include "base/csv.h"
#include "study/revise_plan.h"

enum { FILE_ID, FILE_ACTION, FILE_NEW_START, FILE_NEW_END, FILE_START, FILE_END };

static void put_number(emic_strbuf *out, int64_t value, emic_arena *arena)
{
    emic_csv_put(out, emic_slice_of(emic_arena_format(arena, "%lld", (long long)value)));
}

/* The action in `item`, or what is proposed while it is open. */
static const char *proposed_action(const emic_revise_item *item)
{
    if (item->action != EMIC_REVISE_OPEN)
        return emic_revise_action_name(item->action);
    return emic_revise_action_name(item->fate == EMIC_FATE_EDITED ? EMIC_REVISE_KEEP
                                                                  : EMIC_REVISE_DETACH);
}

static void put_item(const emic_revise_plan *plan, const emic_codebook *codebook,
                     const emic_revise_item *item, emic_arena *arena, emic_strbuf *out)
{
    int code = emic_codebook_at(codebook, item->code);
    bool placed = item->after.start < item->after.end;
    put_number(out, item->coding, arena);
    emic_csv_put(out, emic_slice_of(emic_fate_name(item->fate)));
    emic_csv_put(out, code < 0 ? (emic_slice){0} : codebook->items[code].path);
    emic_csv_put(out, item->coder);
    put_number(out, item->round, arena);
    put_number(out, item->before.start, arena);
    put_number(out, item->before.end, arena);
    emic_csv_put(out, emic_text_words(&plan->before, item->before));
    emic_csv_put(out, emic_slice_of(proposed_action(item)));
    if (placed) {
        put_number(out, item->after.start, arena);
        put_number(out, item->after.end, arena);
        emic_csv_put(out, emic_text_words(&plan->after, item->after));
    } else {
        for (int i = 0; i < 3; i++)
            emic_csv_put(out, (emic_slice){0});
    }
    emic_csv_end(out);
}

void emic_revise_plan_write(const emic_revise_plan *plan, const emic_codebook *codebook,
                            emic_arena *arena, emic_strbuf *out)
{
    emic_strbuf_puts(out, "id,class,code,coder,round,start,end,quote,action,new_start,new_end,"
                          "new_quote\n");
    for (size_t i = 0; i < plan->codings.count; i++)
        if (plan->codings.items[i].fate > EMIC_FATE_MOVED)
            put_item(plan, codebook, &plan->codings.items[i], arena, out);
}

/* --- Reading ---------------------------------------------------------------------------------- */

typedef struct revise_file {
    emic_csv *csv;
    emic_revise_plan *plan;
    int at[12];
} revise_file;

/* The whole number in a column; -1 when the field is empty. */
static emic_status read_number(const revise_file *file, const emic_csv_row *row, int which,
                               int64_t *out, emic_error *err)
{
    emic_slice field = emic_csv_field(row, file->at[which]);
    *out = field.length ? 0 : -1;
    for (size_t i = 0; i < field.length; i++) {
        if (field.data[i] < '0' || field.data[i] > '9' || i > 9)
            return emic_csv_fail(file->csv, row, file->at[which], err, EMIC_INVALID,
                                 "\"%.*s\" is no number here", EMIC_ARG(field));
        *out = *out * 10 + (field.data[i] - '0');
    }
    return EMIC_OK;
}

/* The coding that a row is about. Numbers may be given away again, so its place must fit, too. */
static emic_status find_item(const revise_file *file, const emic_csv_row *row,
                             emic_revise_item **out, emic_error *err)
{
    int64_t id, start, end;
    EMIC_TRY(read_number(file, row, FILE_ID, &id, err));
    EMIC_TRY(read_number(file, row, FILE_START, &start, err));
    EMIC_TRY(read_number(file, row, FILE_END, &end, err));
    for (size_t i = 0; i < file->plan->codings.count; i++) {
        *out = &file->plan->codings.items[i];
        if ((*out)->coding != id)
            continue;
        if ((*out)->fate <= EMIC_FATE_MOVED)
            return emic_csv_fail(file->csv, row, file->at[FILE_ID], err, EMIC_INVALID,
                                 "coding %lld keeps its words: there is nothing to decide",
                                 (long long)id);
        if ((start < 0 || start == (*out)->before.start) && (end < 0 || end == (*out)->before.end))
            return EMIC_OK;
        return emic_csv_fail(file->csv, row, file->at[FILE_START], err, EMIC_INVALID,
                             "coding %lld stands at %u:%u now: this file was written for another "
                             "text",
                             (long long)id, (*out)->before.start, (*out)->before.end);
    }
    return emic_csv_fail(file->csv, row, file->at[FILE_ID], err, EMIC_NOT_FOUND,
                         "the document has no coding %lld", (long long)id);
}

static emic_status read_place(const revise_file *file, const emic_csv_row *row,
                              emic_revise_item *item, emic_error *err)
{
    int64_t start, end;
    EMIC_TRY(read_number(file, row, FILE_NEW_START, &start, err));
    EMIC_TRY(read_number(file, row, FILE_NEW_END, &end, err));
    if ((start < 0) != (end < 0))
        return emic_csv_fail(file->csv, row, file->at[FILE_NEW_START], err, EMIC_INVALID,
                             "a place has both new_start and new_end");
    if (start < 0 && item->after.start == item->after.end)
        return emic_csv_fail(file->csv, row, file->at[FILE_ACTION], err, EMIC_INVALID,
                             "coding %lld has no place in the new text: give new_start and "
                             "new_end, or detach it",
                             (long long)item->coding);
    if (start < 0)
        return EMIC_OK;
    if (start >= end || end > (int64_t)file->plan->after.points)
        return emic_csv_fail(file->csv, row, file->at[FILE_NEW_START], err, EMIC_INVALID,
                             "%lld:%lld is no place in the new text, which has %zu characters",
                             (long long)start, (long long)end, file->plan->after.points);
    item->after = (emic_span){(uint32_t)start, (uint32_t)end};
    return EMIC_OK;
}

static emic_status read_row(const revise_file *file, const emic_csv_row *row, emic_error *err)
{
    emic_revise_item *item = NULL;
    emic_slice action = emic_csv_field(row, file->at[FILE_ACTION]);
    EMIC_TRY(find_item(file, row, &item, err));
    if (action.length == 0)
        return EMIC_OK;
    if (emic_slice_is(action, "keep")) {
        EMIC_TRY(read_place(file, row, item, err));
        item->action = EMIC_REVISE_KEEP;
        return EMIC_OK;
    }
    if (!emic_slice_is(action, "detach"))
        return emic_csv_fail(file->csv, row, file->at[FILE_ACTION], err, EMIC_INVALID,
                             "unknown action \"%.*s\"; it is keep or detach", EMIC_ARG(action));
    item->action = EMIC_REVISE_DETACH;
    return EMIC_OK;
}

emic_status emic_revise_plan_read(emic_revise_plan *plan, const char *path, emic_slice text,
                                  emic_error *err)
{
    static const char *const columns[] = {"id",    "action",    "new_start", "new_end", "start",
                                          "end",   "class",     "code",      "coder",   "round",
                                          "quote", "new_quote", NULL};
    revise_file file = {.plan = plan};
    emic_csv_row row;
    bool more = false;
    EMIC_TRY(emic_csv_open_with(path, text, emic_csv_separator(text), &file.csv, err));
    emic_status status = emic_csv_columns(file.csv, columns, 2, false, file.at, err);
    while (status == EMIC_OK && (status = emic_csv_next(file.csv, &row, &more, err)) == EMIC_OK &&
           more)
        status = read_row(&file, &row, err);
    emic_csv_close(file.csv);
    return status;
}
