/* Who took part: the values of every attribute by group, n of N participants, and of numbers the
 * least, the median, the mean and the most. */
#include "measure/attribute_table.h"
#include "base/strbuf.h"
#include "measure/measure.h"
#include "measure/number.h"
#include "measure/statistics.h"
#include "measure/where.h"
#include <stdlib.h>

/* A value of an attribute: how many of each group have it, the last being the total; of numbers,
 * all known values of each group. */
typedef struct value_row {
    emic_slice value;
    int64_t *n;
    struct number_list {
        double *items;
        size_t count, capacity;
    } * numbers; /* NULL: a value, rather than the known numbers */
} value_row;

typedef struct value_rows {
    value_row *items;
    size_t count, capacity;
    size_t known; /* the first so many: the last may count who has no value */
} value_rows;

static emic_slice value_of(const emic_frequency *frequency, size_t at, size_t attribute)
{
    return frequency->cases.items[at].participant.values[attribute];
}

static value_row *take_row(value_rows *rows, emic_slice value, size_t width, emic_arena *arena)
{
    for (size_t i = 0; i < rows->count; i++)
        if (emic_slice_equal(rows->items[i].value, value))
            return &rows->items[i];
    value_row *row = EMIC_PUSH(arena, rows);
    *row = (value_row){.value = value, .n = emic_arena_array(arena, width, sizeof *row->n)};
    return row;
}

static void add_number(value_row *row, size_t group, double number, emic_arena *arena)
{
    *EMIC_PUSH(arena, &row->numbers[group]) = number;
}

/* The values in the order in which participants bring them, the unknown last; numbers have one row,
 * of those that are known. */
static value_rows rows_of(const emic_frequency *frequency, size_t attribute, emic_arena *arena)
{
    value_rows rows = {0};
    size_t width = frequency->group_count + 1, total = frequency->group_count;
    bool number = frequency->cases.attributes.items[attribute].type == EMIC_ATTRIBUTE_NUMBER;
    int64_t *unknown = emic_arena_array(arena, width, sizeof *unknown);
    for (size_t i = 0; i < frequency->cases.count; i++) {
        emic_slice value = value_of(frequency, i, attribute);
        double parsed;
        int group = frequency->group_of[i];
        if (group < 0)
            continue;
        bool known = value.length && (!number || emic_number_parse(value, &parsed));
        value_row *row =
            known ? take_row(&rows, number ? EMIC_LITERAL("(known)") : value, width, arena) : NULL;
        int64_t *n = known ? row->n : unknown;
        n[group]++;
        n[total]++;
        if (!known || !number)
            continue;
        if (!row->numbers)
            row->numbers = emic_arena_array(arena, width, sizeof *row->numbers);
        add_number(row, (size_t)group, parsed, arena);
        add_number(row, total, parsed, arena);
    }
    rows.known = rows.count;
    if (unknown[total])
        *EMIC_PUSH(arena, &rows) = (value_row){.value = EMIC_NOT_KNOWN, .n = unknown};
    return rows;
}

/* --- Numbers ---------------------------------------------------------------------------------- */

typedef struct number_summary {
    double least, median, mean, most;
} number_summary;

static int by_number(const void *left, const void *right)
{
    const double *a = left, *b = right;
    return (*a > *b) - (*a < *b);
}

/* There is one at least. */
static number_summary summarize(struct number_list *list)
{
    size_t count = list->count, middle = count / 2;
    double sum = 0;
    qsort(list->items, count, sizeof *list->items, by_number);
    for (size_t i = 0; i < count; i++)
        sum += list->items[i];
    return (number_summary){
        .least = list->items[0],
        .median =
            count % 2 ? list->items[middle] : (list->items[middle - 1] + list->items[middle]) / 2,
        .mean = sum / (double)count,
        .most = list->items[count - 1],
    };
}

static void put_number(emic_strbuf *out, const char *before, double number)
{
    emic_strbuf_puts(out, before);
    emic_strbuf_number(out, number, number == (double)(int64_t)number ? 0 : 1);
}

/* --- For reading ------------------------------------------------------------------------------ */

static emic_slice summary_words(const value_row *row, size_t group, emic_arena *arena)
{
    emic_strbuf text = {0};
    if (!row->numbers || row->numbers[group].count == 0)
        return (emic_slice){0};
    number_summary summary = summarize(&row->numbers[group]);
    put_number(&text, "", summary.median);
    put_number(&text, " (", summary.least);
    put_number(&text, " to ", summary.most);
    emic_strbuf_puts(&text, ")");
    emic_slice copy = emic_arena_copy(arena, emic_strbuf_slice(&text));
    emic_strbuf_close(&text);
    return copy;
}

static emic_slice of_words(int64_t n, int64_t size, emic_arena *arena)
{
    return emic_slice_of(emic_arena_format(arena, "%lld of %lld", (long long)n, (long long)size));
}

static size_t first_group(const emic_attribute_view *view)
{
    return view->total_only ? view->frequency->group_count : 0;
}

static emic_cell *add_wide(const emic_attribute_view *view, size_t attribute, bool first,
                           emic_slice value, emic_table *table)
{
    emic_cell *cell = emic_table_add_row(table, 0);
    if (first)
        cell[0] = emic_cell_text(view->frequency->cases.attributes.items[attribute].name);
    cell[1] = emic_cell_text(value);
    return cell + 2;
}

/* More values than a reader wants to see: how many people have one. */
static void put_crowd(const emic_attribute_view *view, size_t attribute, const value_rows *rows,
                      emic_table *table)
{
    const emic_frequency *frequency = view->frequency;
    emic_slice told = emic_slice_of(emic_arena_format(
        table->arena, "(known; more than %zu different values, not listed)", view->most));
    emic_cell *cell = add_wide(view, attribute, true, told, table);
    for (size_t group = first_group(view); group <= frequency->group_count; group++) {
        int64_t n = 0;
        for (size_t i = 0; i < rows->known; i++)
            n += rows->items[i].n[group];
        *cell++ = emic_cell_text(of_words(n, frequency->sizes[group], table->arena));
    }
}

static void put_wide(const emic_attribute_view *view, size_t attribute, emic_table *table)
{
    const emic_frequency *frequency = view->frequency;
    value_rows rows = rows_of(frequency, attribute, table->arena);
    const value_row *numbers = NULL;
    if (view->most && rows.known > view->most) {
        put_crowd(view, attribute, &rows, table);
        return;
    }
    for (size_t i = 0; i < rows.count; i++) {
        emic_cell *cell = add_wide(view, attribute, i == 0, rows.items[i].value, table);
        for (size_t group = first_group(view); group <= frequency->group_count; group++)
            *cell++ = emic_cell_text(
                of_words(rows.items[i].n[group], frequency->sizes[group], table->arena));
        numbers = rows.items[i].numbers ? &rows.items[i] : numbers;
    }
    if (!numbers)
        return;
    emic_cell *cell =
        add_wide(view, attribute, false, EMIC_LITERAL("median (least to most)"), table);
    for (size_t group = first_group(view); group <= frequency->group_count; group++)
        *cell++ = emic_cell_text(summary_words(numbers, group, table->arena));
}

/* --- For programs ------------------------------------------------------------------------------
 */

static void put_row(const emic_frequency *frequency, size_t attribute, const value_row *row,
                    size_t group, emic_table *table)
{
    const emic_attribute *one = &frequency->cases.attributes.items[attribute];
    int64_t n = row->n[group], size = frequency->sizes[group];
    emic_cell *cell = emic_table_add_row(table, 0);
    cell[0] = emic_cell_text(EMIC_LITERAL("attributes"));
    cell[1] = emic_cell_text(one->name);
    cell[2] = emic_cell_text(emic_slice_of(emic_attribute_type_name(one->type)));
    cell[3] = emic_cell_text(row->value);
    cell[4] = emic_cell_text(frequency->groups[group]);
    cell[5] = emic_cell_text(emic_slice_of(emic_frequency_base(frequency, table->arena)));
    cell[6] = emic_cell_integer(n);
    cell[7] = emic_cell_integer(size);
    cell[8] = emic_cell_text(of_words(n, size, table->arena));
    cell[9] = emic_cell_text(emic_slice_of(emic_share_words(n, size)));
    if (emic_frequency_shows_percent(frequency, group))
        cell[10] = emic_cell_number(100.0 * (double)n / (double)size);
    if (!row->numbers || row->numbers[group].count == 0)
        return;
    number_summary summary = summarize(&row->numbers[group]);
    cell[11] = emic_cell_number(summary.least);
    cell[12] = emic_cell_number(summary.median);
    cell[13] = emic_cell_number(summary.mean);
    cell[14] = emic_cell_number(summary.most);
}

static void put_long(const emic_frequency *frequency, size_t attribute, emic_table *table)
{
    value_rows rows = rows_of(frequency, attribute, table->arena);
    for (size_t i = 0; i < rows.count; i++)
        for (size_t group = 0; group <= frequency->group_count; group++)
            put_row(frequency, attribute, &rows.items[i], group, table);
}

/* --- The measure --------------------------------------------------------------------------------
 */

emic_table *emic_attribute_wide(const emic_attribute_view *view, emic_arena *arena)
{
    const emic_frequency *frequency = view->frequency;
    emic_table *table = emic_table_make(
        arena, emic_arena_format(arena, "Participants by %.*s", EMIC_ARG(frequency->by)));
    emic_table_add_column(table, (emic_column){.name = "attribute", .title = "Attribute"});
    emic_table_add_column(table, (emic_column){.name = "value", .title = "Value", .wrap = true});
    for (size_t group = first_group(view); group <= frequency->group_count; group++)
        emic_table_add_column(
            table, (emic_column){.name = emic_arena_string(arena, frequency->groups[group]),
                                 .right = true});
    for (size_t i = 0; i < frequency->cases.attributes.count; i++)
        if (view->chosen[i])
            put_wide(view, i, table);
    return table;
}

static emic_table *make_long(const emic_attribute_view *count, emic_arena *arena)
{
    static const emic_column columns[] = {
        {.name = "table"},
        {.name = "attribute"},
        {.name = "type"},
        {.name = "value"},
        {.name = "group"},
        {.name = "base"},
        {.name = "n"},
        {.name = "N"},
        {.name = "of"},
        {.name = "words"},
        {.name = "pct", .decimals = 1},
        {.name = "minimum", .decimals = 6},
        {.name = "median", .decimals = 6},
        {.name = "mean", .decimals = 6},
        {.name = "maximum", .decimals = 6},
    };
    emic_table *table = emic_table_make(arena, "attributes");
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        emic_table_add_column(table, columns[i]);
    for (size_t i = 0; i < count->frequency->cases.attributes.count; i++)
        if (count->chosen[i])
            put_long(count->frequency, i, table);
    return table;
}

static emic_table *make_table(const emic_counted *counted, bool data, emic_arena *arena)
{
    const emic_attribute_view *count = counted->of;
    emic_table *table = data ? make_long(count, arena) : emic_attribute_wide(count, arena);
    emic_table_add_note(table, "Unit: participants.");
    emic_frequency_note_base(count->frequency, table);
    return table;
}

bool *emic_attribute_others(const emic_frequency *frequency, emic_arena *arena)
{
    const emic_attribute_list *list = &frequency->cases.attributes;
    bool *chosen = emic_arena_array(arena, list->count + 1, sizeof *chosen);
    for (size_t i = 0; i < list->count; i++)
        chosen[i] = !emic_slice_equal(list->items[i].name, frequency->by);
    return chosen;
}

/* Those asked for, else all whose values are not the groups. */
static emic_status choose(const emic_frequency *frequency, const emic_parameters *parameters,
                          emic_arena *arena, const bool **out, emic_error *err)
{
    const emic_attribute_list *list = &frequency->cases.attributes;
    const emic_parameter *asked = emic_parameter_find(parameters, "attribute");
    bool *chosen = emic_attribute_others(frequency, arena);
    if (asked)
        memset(chosen, false, list->count);
    for (size_t i = 0; asked && i < asked->values.count; i++) {
        size_t at;
        if (emic_where_attribute(&frequency->cases, asked->values.items[i], arena, &at, err) !=
            EMIC_OK)
            return emic_parameter_locate(parameters, "attribute", err);
        chosen[at] = true;
    }
    *out = chosen;
    return EMIC_OK;
}

static const emic_parameter_spec specs[] = {
    {"attribute", EMIC_PARAMETER_LIST},
    {"by", EMIC_PARAMETER_TEXT},
    {"group", EMIC_PARAMETER_TEXT},
    {"where", EMIC_PARAMETER_TEXT},
    {"base", EMIC_PARAMETER_TEXT},
    {"percent", EMIC_PARAMETER_FLAG},
    {0},
};

static emic_status count(emic_study *study, const emic_parameters *parameters, emic_arena *arena,
                         emic_counted *out, emic_error *err)
{
    emic_attribute_view *counted = emic_arena_alloc(arena, sizeof *counted);
    emic_counted people;
    EMIC_TRY(emic_measure_frequency.count(study, parameters, arena, &people, err));
    *counted = (emic_attribute_view){.frequency = people.frequency};
    EMIC_TRY(choose(people.frequency, parameters, arena, &counted->chosen, err));
    *out = (emic_counted){.of = counted, .empty = people.frequency->participants == 0};
    return EMIC_OK;
}

const emic_measure emic_measure_attributes = {"attributes", specs, count, make_table, false};
