/* Section 3 of the risk report: whose attributes, alone, two by two or all together, few share.
 * Values are not told: the report may be handed out, and the study has them. */
#include "exchange/risk_section.h"
#include "measure/anonymity.h"
#include <inttypes.h>
#include <stdlib.h>

/* Attributes `a` and `b`, counted; `b` is `a` for a single one. */
typedef struct combination {
    size_t a, b;
    int64_t values, smallest, unique, below;
} combination;

typedef struct combination_list {
    combination *items;
    size_t count, capacity;
} combination_list;

/* Few share these attributes: the classes of `k` participants, parted by semicolons. */
typedef struct rare_class {
    const char *attributes, *people;
    int64_t k;
    size_t order;
} rare_class;

typedef struct rare_list {
    rare_class *items;
    size_t count, capacity;
} rare_list;

typedef struct attribute_work {
    emic_risk_work *risk;
    emic_anonymity_table table;
    emic_slice *labels; /* of the rows */
    bool *alone;        /* [row * columns + column]: that value alone is rare */
    bool *told;         /* of each row: something rare is told already */
    rare_list rare;
} attribute_work;

static emic_slice name_of(const attribute_work *work, size_t column)
{
    return work->risk->cases.attributes.items[column].name;
}

static const char *names_of(const attribute_work *work, size_t a, size_t b)
{
    emic_arena *arena = work->risk->arena;
    if (a == b)
        return emic_arena_string(arena, name_of(work, a));
    return emic_arena_format(arena, "%.*s + %.*s", EMIC_ARG(name_of(work, a)),
                             EMIC_ARG(name_of(work, b)));
}

static combination describe(const attribute_work *work, const emic_anonymity *counted, size_t a,
                            size_t b)
{
    return (combination){.a = a,
                         .b = b,
                         .values = (int64_t)counted->classes,
                         .smallest = counted->smallest,
                         .unique = counted->unique,
                         .below = emic_anonymity_below(counted, work->risk->threshold)};
}

/* The rows, those of a class together, classes in order. */
static size_t *rows_by_class(const attribute_work *work, const emic_anonymity *counted)
{
    size_t *rows = emic_arena_array(work->risk->arena, work->table.rows, sizeof *rows);
    size_t *next = emic_arena_array(work->risk->arena, counted->classes + 1, sizeof *next);
    for (size_t i = 0; i < counted->classes; i++)
        next[i + 1] = next[i] + (size_t)counted->k[i];
    for (size_t row = 0; row < work->table.rows; row++)
        rows[next[counted->class_of[row]]++] = row;
    return rows;
}

/* Who is in the classes of `k`, without the classes whose rows are in `skip`. */
static const char *people_of(attribute_work *work, const emic_anonymity *counted,
                             const size_t *rows, int64_t k, const bool *skip)
{
    enum { MOST = 40 };
    size_t people = 0;
    emic_strbuf text = {0};
    for (size_t i = 0, class = 0; class < counted->classes; i += (size_t)counted->k[class ++]) {
        for (size_t at = i; counted->k[class] == k && !skip[rows[i]] && at < i + (size_t)k; at++) {
            work->told[rows[at]] = true;
            if (people++ < MOST)
                emic_strbuf_printf(&text, "%s%.*s",
                                   at > i        ? ", "
                                   : text.length ? "; "
                                                 : "",
                                   EMIC_ARG(work->labels[rows[at]]));
        }
    }
    if (people > MOST)
        emic_strbuf_printf(&text, " and %zu more", people - MOST);
    const char *copy = emic_arena_string(work->risk->arena, emic_strbuf_slice(&text));
    emic_strbuf_close(&text);
    return copy;
}

/* Lists the rare classes of `counted` whose rows are not in `skip`. */
static void add_rare(attribute_work *work, const emic_anonymity *counted, const bool *skip,
                     const char *attributes)
{
    const size_t *rows = rows_by_class(work, counted);
    for (int64_t k = counted->smallest; k && k < work->risk->threshold; k++) {
        const char *people = people_of(work, counted, rows, k, skip);
        if (*people)
            *EMIC_PUSH(work->risk->arena, &work->rare) =
                (rare_class){.attributes = attributes, .people = people, .k = k};
    }
}

/* --- Counting --------------------------------------------------------------------------------- */

static void count_singles(attribute_work *work, combination_list *out)
{
    size_t columns = work->table.columns;
    bool *none = emic_arena_array(work->risk->arena, work->table.rows, sizeof *none);
    for (size_t a = 0; a < columns; a++) {
        emic_anonymity counted;
        emic_anonymity_count(&work->table, &a, 1, work->risk->arena, &counted);
        *EMIC_PUSH(work->risk->arena, out) = describe(work, &counted, a, a);
        for (size_t row = 0; row < work->table.rows; row++)
            work->alone[row * columns + a] =
                emic_anonymity_k(&counted, row) < work->risk->threshold;
        add_rare(work, &counted, none, names_of(work, a, a));
    }
}

/* Pairs that make somebody rare whom neither attribute makes rare by itself. */
static void count_pair(attribute_work *work, size_t a, size_t b, bool *skip, emic_arena *scratch,
                       combination_list *out)
{
    size_t chosen[] = {a, b}, columns = work->table.columns;
    emic_anonymity counted;
    bool more = false;
    emic_anonymity_count(&work->table, chosen, 2, scratch, &counted);
    for (size_t row = 0; row < work->table.rows; row++) {
        skip[row] = work->alone[row * columns + a] || work->alone[row * columns + b];
        more = more || (!skip[row] && emic_anonymity_k(&counted, row) < work->risk->threshold);
    }
    if (counted.smallest < work->risk->threshold)
        *EMIC_PUSH(work->risk->arena, out) = describe(work, &counted, a, b);
    if (more)
        add_rare(work, &counted, skip, names_of(work, a, b));
}

static void count_pairs(attribute_work *work, combination_list *out)
{
    emic_arena *scratch = emic_arena_open();
    bool *skip = emic_arena_array(work->risk->arena, work->table.rows, sizeof *skip);
    for (size_t a = 0; a < work->table.columns; a++)
        for (size_t b = a + 1; b < work->table.columns; b++) {
            count_pair(work, a, b, skip, scratch, out);
            emic_arena_reset(scratch);
        }
    emic_arena_close(scratch);
}

static combination count_all(attribute_work *work)
{
    size_t columns = work->table.columns;
    emic_anonymity counted;
    size_t *chosen = emic_arena_array(work->risk->arena, columns, sizeof *chosen);
    bool *told = emic_arena_array(work->risk->arena, work->table.rows, sizeof *told);
    for (size_t i = 0; i < columns; i++)
        chosen[i] = i;
    emic_anonymity_count(&work->table, chosen, columns, work->risk->arena, &counted);
    memcpy(told, work->told, work->table.rows * sizeof *told);
    if (columns > 2)
        add_rare(work, &counted, told, "all together");
    work->risk->sum.unique = counted.unique;
    return describe(work, &counted, 0, columns);
}

/* --- Telling ---------------------------------------------------------------------------------- */

/* Many values, of which fewer participants than the threshold share one on average: it identifies.
 */
static const char *advice(const attribute_work *work, const combination *single)
{
    int64_t threshold = work->risk->threshold;
    if (single->values < threshold || single->values * threshold <= (int64_t)work->table.rows)
        return "";
    switch (work->risk->cases.attributes.items[single->a].type) {
    case EMIC_ATTRIBUTE_NUMBER:
        return "many values: use bands, such as of ten";
    case EMIC_ATTRIBUTE_DATE:
        return "many values: use the year";
    case EMIC_ATTRIBUTE_TEXT:
        return "many values: use fewer, wider ones";
    case EMIC_ATTRIBUTE_BOOLEAN:
        break;
    }
    return "";
}

static emic_table *add_table(emic_report_section *section, const char *title, bool advised)
{
    static const char *const titles[] = {"Attributes", "Values",           "Smallest k",
                                         "Unique",     "In small classes", NULL};
    emic_table *table = emic_report_add_table(section, title);
    emic_risk_columns(table, titles);
    if (advised)
        emic_table_add_column(table,
                              (emic_column){.name = "advice", .title = "Advice", .wrap = true});
    return table;
}

static emic_cell *add_row(emic_table *table, const char *attributes, const combination *one)
{
    emic_cell *cell = emic_table_add_row(table, 0);
    cell[0] = emic_cell_text(emic_slice_of(attributes));
    cell[1] = emic_cell_integer(one->values);
    cell[2] = emic_cell_integer(one->smallest);
    cell[3] = emic_cell_integer(one->unique);
    cell[4] = emic_cell_integer(one->below);
    return cell;
}

static void add_singles(const attribute_work *work, emic_report_section *section,
                        const combination_list *singles, const combination *all)
{
    emic_table *table = add_table(section, "All attributes together, and each", true);
    add_row(table, "all together", all);
    for (size_t i = 0; i < singles->count; i++)
        add_row(table, names_of(work, i, i), &singles->items[i])[5] =
            emic_cell_text(emic_slice_of(advice(work, &singles->items[i])));
    emic_table_add_note(table,
                        "Participants with the same values are a class, k its size. Unique: k is "
                        "1. Small: k is below %" PRId64 ". A value that is not known is a value of "
                        "its own.",
                        work->risk->threshold);
}

static int worst_first(const void *left, const void *right)
{
    const combination *a = left, *b = right;
    if (a->unique != b->unique)
        return a->unique > b->unique ? -1 : 1;
    if (a->below != b->below)
        return a->below > b->below ? -1 : 1;
    if (a->a != b->a)
        return a->a < b->a ? -1 : 1;
    return (a->b > b->b) - (a->b < b->b);
}

static void add_pairs(const attribute_work *work, emic_report_section *section,
                      combination_list *pairs)
{
    if (pairs->count == 0)
        return;
    qsort(pairs->items, pairs->count, sizeof *pairs->items, worst_first);
    emic_table *table = add_table(section, "Two by two, the worst first", false);
    for (size_t i = 0; i < pairs->count && i < EMIC_RISK_LISTED; i++)
        add_row(table, names_of(work, pairs->items[i].a, pairs->items[i].b), &pairs->items[i]);
    if (pairs->count > EMIC_RISK_LISTED)
        emic_table_add_note(table, "%zu more pairs have small classes.",
                            pairs->count - EMIC_RISK_LISTED);
}

static int rarest_first(const void *left, const void *right)
{
    const rare_class *a = left, *b = right;
    if (a->k != b->k)
        return a->k < b->k ? -1 : 1;
    return (a->order > b->order) - (a->order < b->order);
}

static void add_classes(attribute_work *work, emic_report_section *section)
{
    enum { MOST = 3 * EMIC_RISK_LISTED };
    static const char *const titles[] = {"Shared", "k", NULL};
    emic_table *table = emic_report_add_table(section, "Who shares them with few");
    emic_risk_columns(table, titles);
    emic_table_add_column(
        table, (emic_column){.name = "participants", .title = "Participants", .wrap = true});
    for (size_t i = 0; i < work->rare.count; i++)
        work->rare.items[i].order = i;
    if (work->rare.count)
        qsort(work->rare.items, work->rare.count, sizeof *work->rare.items, rarest_first);
    for (size_t i = 0; i < work->rare.count && i < MOST; i++) {
        emic_cell *cell = emic_table_add_row(table, 0);
        cell[0] = emic_cell_text(emic_slice_of(work->rare.items[i].attributes));
        cell[1] = emic_cell_integer(work->rare.items[i].k);
        cell[2] = emic_cell_text(emic_slice_of(work->rare.items[i].people));
    }
    if (work->rare.count > MOST)
        emic_table_add_note(table, "%zu more are not listed.", work->rare.count - MOST);
    emic_table_add_note(
        table,
        "Semicolons part classes. A pair is listed for whom neither of its attributes is rare by "
        "itself, all together for whom nothing else is. emic participant "
        "list shows the values.");
}

static void load_rows(attribute_work *work)
{
    const emic_cases *cases = &work->risk->cases;
    emic_arena *arena = work->risk->arena;
    size_t columns = cases->attributes.count;
    emic_slice *values = emic_arena_array(arena, cases->count * columns, sizeof *values);
    work->labels = emic_arena_array(arena, cases->count, sizeof *work->labels);
    for (size_t i = 0; i < cases->count; i++) {
        const emic_participant *one = &cases->items[i].participant;
        if (one->declined)
            continue;
        if (columns)
            memcpy(values + work->table.rows * columns, one->values, columns * sizeof *values);
        work->labels[work->table.rows++] = one->label;
    }
    work->table.values = values;
    work->table.columns = columns;
    work->told = emic_arena_array(arena, work->table.rows, sizeof *work->told);
    work->alone = emic_arena_array(arena, work->table.rows * columns, sizeof *work->alone);
    work->risk->sum.participants = (int64_t)work->table.rows;
}

void emic_risk_say_attributes(emic_risk_work *risk)
{
    attribute_work work = {.risk = risk};
    combination_list singles = {0}, pairs = {0};
    emic_report_section *section =
        emic_report_add_section(risk->report, "Who stands out by attributes");
    load_rows(&work);
    if (work.table.rows == 0 || work.table.columns == 0) {
        emic_report_say(section, "The study knows no attributes of participants who took part.");
        return;
    }
    emic_report_say(section,
                    "An attribute that somebody outside could know, or several of them, points to "
                    "those who share it with few others, whatever their label. Counted are the %s "
                    "who took part. Leave out of what is handed out the attributes that nobody "
                    "needs.",
                    emic_risk_number(risk, (int64_t)work.table.rows, "participant"));
    count_singles(&work, &singles);
    count_pairs(&work, &pairs);
    combination all = count_all(&work);
    add_singles(&work, section, &singles, &all);
    add_pairs(&work, section, &pairs);
    add_classes(&work, section);
}
