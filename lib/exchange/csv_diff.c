/* Rows of two CSV files, sorted by their keys and walked side by side. */
#include "exchange/csv_diff.h"
#include "base/csv.h"
#include "base/text.h"
#include "exchange/finding.h"
#include <stdlib.h>

enum { LONGEST_ITEM = 200, LONGEST_VALUE = 200 };

/* --- What is told ---------------------------------------------------------------------------- */

emic_table *emic_csv_diff_table(emic_arena *arena, const char *title)
{
    static const char *const columns[][2] = {{"part", "Part"},     {"item", "Item"},
                                             {"change", "Change"}, {"what", "What"},
                                             {"before", "Before"}, {"after", "After"}};
    emic_table *table = emic_table_make(arena, title);
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        emic_table_add_column(
            table, (emic_column){.name = columns[i][0], .title = columns[i][1], .wrap = i > 3});
    return table;
}

void emic_csv_diff_add(emic_table *table, emic_slice part, emic_slice item, const char *change,
                       emic_slice what, emic_slice before, emic_slice after)
{
    emic_arena *arena = table->arena;
    const emic_slice texts[] = {part, item, emic_slice_of(change), what, before, after};
    emic_cell *cells = emic_table_add_row(table, 0);
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        cells[i] = emic_cell_text(emic_slice_of(
            emic_finding_excerpt(texts[i], i == 1 ? LONGEST_ITEM : LONGEST_VALUE, arena)));
}

/* --- Reading ---------------------------------------------------------------------------------- */

/* A file: its columns, and rows of as many fields. */
typedef struct csv_side {
    emic_slice *columns;
    size_t column_count;
    struct {
        emic_slice **items;
        size_t count, capacity;
    } rows;
} csv_side;

static emic_status read_rows(emic_csv *csv, emic_arena *arena, csv_side *out, emic_error *err)
{
    emic_csv_row row;
    bool more = false;
    out->column_count = emic_csv_column_count(csv);
    out->columns = emic_arena_array(arena, out->column_count + 1, sizeof *out->columns);
    for (size_t i = 0; i < out->column_count; i++)
        out->columns[i] = emic_arena_copy(arena, emic_csv_column(csv, i));
    EMIC_TRY(emic_csv_next(csv, &row, &more, err));
    while (more) {
        emic_slice *fields = emic_arena_array(arena, row.count, sizeof *fields);
        for (size_t i = 0; i < row.count; i++)
            fields[i] = emic_arena_copy(arena, row.fields[i]);
        *EMIC_PUSH(arena, &out->rows) = fields;
        EMIC_TRY(emic_csv_next(csv, &row, &more, err));
    }
    return EMIC_OK;
}

static emic_status read_side(const char *name, const emic_slice *text, emic_arena *arena,
                             csv_side *out, emic_error *err)
{
    emic_csv *csv;
    size_t bad;
    *out = (csv_side){0};
    if (!text)
        return EMIC_OK;
    if (!emic_utf8_valid(*text, &bad))
        return emic_fail_at(err, EMIC_MALFORMED, name, 0, 0, "not valid UTF-8 at byte %zu",
                            bad + 1);
    EMIC_TRY(emic_csv_open(name, *text, &csv, err));
    emic_status status = read_rows(csv, arena, out, err);
    emic_csv_close(csv);
    return status;
}

static int find_column(const csv_side *side, emic_slice name)
{
    for (size_t i = 0; i < side->column_count; i++)
        if (emic_slice_equal(side->columns[i], name))
            return (int)i;
    return -1;
}

/* --- Keys ------------------------------------------------------------------------------------- */

enum { MOST_KEYS = 16 };

/* What is compared: the side before and the one after, by the columns that are keys. */
typedef struct comparison {
    csv_side sides[2];
    emic_slice keys[MOST_KEYS];
    size_t key_count;
    emic_slice part;
    emic_table *out;
} comparison;

/* A row by its key, and where it stood. */
typedef struct keyed_row {
    emic_slice *key;
    const emic_slice *fields;
    size_t key_count, at;
} keyed_row;

static int compare_keys(const keyed_row *left, const keyed_row *right)
{
    int order = 0;
    for (size_t k = 0; k < left->key_count && order == 0; k++)
        order = emic_slice_compare(left->key[k], right->key[k]);
    return order;
}

static int by_key(const void *left, const void *right)
{
    const keyed_row *a = left, *b = right;
    int order = compare_keys(a, b);
    return order ? order : (a->at > b->at) - (a->at < b->at);
}

static keyed_row *sort_rows(const comparison *at, const csv_side *side, emic_arena *arena)
{
    keyed_row *rows = emic_arena_array(arena, side->rows.count + 1, sizeof *rows);
    for (size_t i = 0; i < side->rows.count; i++) {
        rows[i] = (keyed_row){.fields = side->rows.items[i], .key_count = at->key_count, .at = i};
        rows[i].key = emic_arena_array(arena, at->key_count + 1, sizeof *rows[i].key);
        for (size_t k = 0; k < at->key_count; k++) {
            int column = find_column(side, at->keys[k]);
            if (column >= 0)
                rows[i].key[k] = side->rows.items[i][column];
        }
    }
    if (side->rows.count)
        qsort(rows, side->rows.count, sizeof *rows, by_key);
    return rows;
}

static bool tells_apart(const comparison *at, const csv_side *side, emic_arena *arena)
{
    const keyed_row *rows = sort_rows(at, side, arena);
    for (size_t i = 1; i < side->rows.count; i++)
        if (compare_keys(&rows[i - 1], &rows[i]) == 0)
            return false;
    return true;
}

/* The given keys, or as few columns of the first as tell the rows of both sides apart. */
static void choose_keys(comparison *at, const char *const *keys)
{
    const csv_side *first = &at->sides[at->sides[0].column_count ? 0 : 1];
    emic_arena *scratch = emic_arena_open();
    for (size_t k = 0; keys && keys[k] && k < MOST_KEYS; k++)
        at->keys[at->key_count++] = emic_slice_of(keys[k]);
    while (!keys && at->key_count < MOST_KEYS && at->key_count < first->column_count) {
        emic_arena_reset(scratch);
        at->keys[at->key_count] = first->columns[at->key_count];
        at->key_count++;
        if (tells_apart(at, &at->sides[0], scratch) && tells_apart(at, &at->sides[1], scratch))
            break;
    }
    emic_arena_close(scratch);
}

/* --- Side by side ----------------------------------------------------------------------------- */

/* The key, as people read it. */
static emic_slice name_of(const comparison *at, const keyed_row *row)
{
    emic_strbuf text = {0};
    for (size_t k = 0; k < row->key_count; k++) {
        if (row->key[k].length == 0)
            continue;
        emic_strbuf_puts(&text, text.length ? ", " : "");
        emic_strbuf_add(&text, row->key[k]);
    }
    emic_slice copy = emic_arena_copy(at->out->arena, emic_strbuf_slice(&text));
    emic_strbuf_close(&text);
    return copy;
}

static emic_slice value_of(const csv_side *side, const keyed_row *row, const char *column)
{
    int at = find_column(side, emic_slice_of(column));
    return at < 0 ? (emic_slice){0} : row->fields[at];
}

/* "1 of 2", where the side has such columns. */
static emic_slice count_of(const comparison *at, int side, const keyed_row *row)
{
    emic_slice n = value_of(&at->sides[side], row, "n"),
               base = value_of(&at->sides[side], row, "N");
    if (n.length == 0 && base.length == 0)
        return (emic_slice){0};
    return emic_slice_of(
        emic_arena_format(at->out->arena, "%.*s of %.*s", EMIC_ARG(n), EMIC_ARG(base)));
}

static bool is_one_of(emic_slice name, const char *const *names)
{
    for (; *names; names++)
        if (emic_slice_is(name, *names))
            return true;
    return false;
}

/* What follows from n and N. */
static const char *const derived[] = {"n",   "N",         "of",        "words",
                                      "pct", "wilson_lo", "wilson_hi", NULL};

static void compare_column(const comparison *at, const keyed_row rows[2], emic_slice column,
                           emic_slice item)
{
    emic_slice values[2] = {{0}, {0}};
    for (int side = 0; side < 2; side++) {
        int found = find_column(&at->sides[side], column);
        if (found >= 0)
            values[side] = rows[side].fields[found];
    }
    if (!emic_slice_equal(values[0], values[1]))
        emic_csv_diff_add(at->out, at->part, item, "changed", column, values[0], values[1]);
}

static void compare_rows(const comparison *at, const keyed_row *before, const keyed_row *after)
{
    const keyed_row rows[2] = {*before, *after};
    emic_slice item = name_of(at, before);
    bool counted = find_column(&at->sides[0], EMIC_LITERAL("n")) >= 0 &&
                   find_column(&at->sides[0], EMIC_LITERAL("N")) >= 0;
    emic_slice counts[2] = {count_of(at, 0, before), count_of(at, 1, after)};
    bool other = counted && !emic_slice_equal(counts[0], counts[1]);
    if (other)
        emic_csv_diff_add(at->out, at->part, item, "changed", EMIC_LITERAL("n of N"), counts[0],
                          counts[1]);
    for (size_t i = 0; i < at->sides[0].column_count; i++)
        if (!other || !is_one_of(at->sides[0].columns[i], derived))
            compare_column(at, rows, at->sides[0].columns[i], item);
    for (size_t i = 0; i < at->sides[1].column_count; i++)
        if (find_column(&at->sides[0], at->sides[1].columns[i]) < 0)
            compare_column(at, rows, at->sides[1].columns[i], item);
}

/* A row that one side alone has: with its count, or nothing but its key. */
static void tell_row(const comparison *at, int side, const keyed_row *row)
{
    emic_slice count = count_of(at, side, row), none = {0};
    bool counted = count.length > 0;
    emic_csv_diff_add(at->out, at->part, name_of(at, row), side ? "added" : "removed",
                      counted ? EMIC_LITERAL("n of N") : none, side ? none : count,
                      side ? count : none);
}

static void walk(const comparison *at)
{
    emic_arena *scratch = emic_arena_open();
    const keyed_row *before = sort_rows(at, &at->sides[0], scratch);
    const keyed_row *after = sort_rows(at, &at->sides[1], scratch);
    size_t i = 0, k = 0, left = at->sides[0].rows.count, right = at->sides[1].rows.count;
    while (i < left || k < right) {
        int order = i == left ? 1 : k == right ? -1 : compare_keys(&before[i], &after[k]);
        if (order < 0)
            tell_row(at, 0, &before[i]);
        else if (order > 0)
            tell_row(at, 1, &after[k]);
        else
            compare_rows(at, &before[i], &after[k]);
        i += order <= 0;
        k += order >= 0;
    }
    emic_arena_close(scratch);
}

emic_status emic_csv_diff(const char *name, emic_slice part, const emic_slice *before,
                          const emic_slice *after, const char *const *keys, emic_table *out,
                          emic_error *err)
{
    comparison at = {.part = part, .out = out};
    emic_arena *arena = emic_arena_open();
    emic_status status = read_side(name, before, arena, &at.sides[0], err);
    if (status == EMIC_OK)
        status = read_side(name, after, arena, &at.sides[1], err);
    if (status == EMIC_OK) {
        choose_keys(&at, keys);
        walk(&at);
    }
    emic_arena_close(arena);
    return status;
}
