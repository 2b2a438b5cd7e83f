/* Frequencies as tables: one for reading, one for machines, with the same notes. */
#include "measure/frequency.h"
#include "measure/statistics.h"
#include "measure/suppression.h"
#include <math.h>

/* Words and intervals say more than a rounded count does. */
static bool is_rounded(const emic_frequency *frequency)
{
    return frequency->release && frequency->release->round_base > 1;
}

/* Documents, segments, turns and characters of one person are not independent: no interval for
 * them. */
bool emic_frequency_shows_interval(const emic_frequency *frequency)
{
    return frequency->query->unit == EMIC_UNIT_PARTICIPANTS && !is_rounded(frequency);
}

bool emic_frequency_shows_percent(const emic_frequency *frequency, size_t group)
{
    int64_t size = frequency->sizes[group];
    return size > 0 && !emic_frequency_hides_size(frequency, group) &&
           (size >= EMIC_PERCENT_BASE || frequency->query->percent);
}

bool emic_frequency_hides_size(const emic_frequency *frequency, size_t group)
{
    return frequency->sizes_hidden && frequency->sizes_hidden[group];
}

bool emic_frequency_hides(const emic_frequency *frequency, size_t row, size_t group)
{
    return emic_frequency_hides_size(frequency, group) ||
           (frequency->hidden && frequency->hidden[row * (frequency->group_count + 1) + group]);
}

emic_slice emic_frequency_of(const emic_frequency *frequency, size_t row, size_t group,
                             emic_arena *arena)
{
    if (emic_frequency_hides(frequency, row, group))
        return EMIC_LITERAL("*");
    long long n = (long long)frequency->n[row * (frequency->group_count + 1) + group];
    return emic_slice_of(
        emic_arena_format(arena, "%lld of %lld", n, (long long)frequency->sizes[group]));
}

static int64_t count_at(const emic_frequency *frequency, size_t row, size_t group)
{
    return frequency->n[row * (frequency->group_count + 1) + group];
}

const char *emic_frequency_base(const emic_frequency *frequency, emic_arena *arena)
{
    const emic_frequency_query *query = frequency->query;
    if (query->base.length && query->where.length)
        return emic_arena_format(arena, "base:%.*s and (%.*s)", EMIC_ARG(query->base),
                                 EMIC_ARG(query->where));
    if (query->base.length)
        return emic_arena_format(arena, "base:%.*s", EMIC_ARG(query->base));
    return query->where.length ? emic_arena_string(arena, query->where) : "all";
}

emic_slice emic_frequency_percent(const emic_frequency *frequency, int64_t n, size_t group,
                                  emic_arena *arena)
{
    if (!emic_frequency_shows_percent(frequency, group))
        return (emic_slice){0};
    double percent = 100.0 * (double)n / (double)frequency->sizes[group];
    return emic_slice_of(emic_arena_format(arena, "%.0f", floor(percent + 0.5)));
}

emic_slice emic_frequency_interval(const emic_frequency *frequency, int64_t n, size_t group,
                                   emic_arena *arena)
{
    emic_strbuf text = {0};
    if (frequency->sizes[group] == 0 || !emic_frequency_shows_interval(frequency))
        return (emic_slice){0};
    emic_interval interval = emic_wilson(n, frequency->sizes[group]);
    emic_strbuf_number(&text, interval.low, 2);
    emic_strbuf_puts(&text, "–");
    emic_strbuf_number(&text, interval.high, 2);
    emic_slice copy = emic_arena_copy(arena, emic_strbuf_slice(&text));
    emic_strbuf_close(&text);
    return copy;
}

/* Which of the three columns of a group the wide table has. */
static void add_group_columns(const emic_frequency *frequency, emic_table *table, size_t group)
{
    const char *over = emic_arena_string(table->arena, frequency->groups[group]);
    emic_column column = {.title = "n of N", .right = true, .over = over};
    column.name = emic_arena_format(table->arena, "%s of", over);
    emic_table_add_column(table, column);
    column.title = "%";
    column.name = emic_arena_format(table->arena, "%s pct", over);
    if (emic_frequency_shows_percent(frequency, group))
        emic_table_add_column(table, column);
    column.title = "95 %";
    column.name = emic_arena_format(table->arena, "%s interval", over);
    if (emic_frequency_shows_interval(frequency))
        emic_table_add_column(table, column);
}

static emic_cell share_cell(const emic_frequency *frequency, size_t row, size_t group,
                            emic_arena *arena)
{
    if (!frequency->query->phrases || is_rounded(frequency) ||
        emic_frequency_hides(frequency, row, group))
        return emic_cell_text(emic_frequency_of(frequency, row, group, arena));
    return emic_cell_text(emic_slice_of(
        emic_share_phrase(count_at(frequency, row, group), frequency->sizes[group], arena)));
}

static void fill_row(const emic_frequency *frequency, emic_table *table, size_t row)
{
    const emic_code *code = &frequency->cases.codebook.items[frequency->rows[row]];
    const emic_code *first = &frequency->cases.codebook.items[frequency->rows[0]];
    int indent = code->depth > first->depth ? code->depth - first->depth : 0;
    emic_cell *cell = emic_table_add_row(table, indent);
    *cell++ = emic_cell_text(code->name);
    if (frequency->query->unit == EMIC_UNIT_PARTICIPANTS)
        *cell++ = emic_cell_text(code->rule == EMIC_RULE_JUDGED ? EMIC_LITERAL("judged")
                                                                : EMIC_LITERAL("any"));
    for (size_t group = 0; group <= frequency->group_count; group++) {
        int64_t n = count_at(frequency, row, group);
        bool hidden = emic_frequency_hides(frequency, row, group);
        emic_slice percent = emic_frequency_percent(frequency, n, group, table->arena);
        *cell++ = share_cell(frequency, row, group, table->arena);
        if (emic_frequency_shows_percent(frequency, group))
            *cell++ = emic_cell_text(hidden ? (emic_slice){0} : percent);
        if (emic_frequency_shows_interval(frequency))
            *cell++ =
                emic_cell_text(hidden ? (emic_slice){0}
                                      : emic_frequency_interval(frequency, n, group, table->arena));
    }
    *cell = emic_cell_text(code->path);
}

emic_table *emic_frequency_wide(const emic_frequency *frequency, emic_arena *arena)
{
    const char *title = emic_arena_format(arena, "Codes by %.*s: %s", EMIC_ARG(frequency->by),
                                          emic_unit_name(frequency->query->unit));
    emic_table *table = emic_table_make(arena, title);
    emic_table_add_column(table, (emic_column){.name = "code", .title = "Code"});
    if (frequency->query->unit == EMIC_UNIT_PARTICIPANTS)
        emic_table_add_column(table, (emic_column){.name = "rule", .title = "Rule"});
    for (size_t group = 0; group <= frequency->group_count; group++)
        add_group_columns(frequency, table, group);
    emic_table_add_column(table, (emic_column){.name = "path", .use = EMIC_COLUMN_DATA});
    for (size_t row = 0; row < frequency->row_count; row++)
        fill_row(frequency, table, row);
    emic_frequency_note(frequency, table);
    return table;
}

void emic_frequency_fill(const emic_frequency *frequency, size_t row, size_t group,
                         emic_cell *cells, emic_arena *arena)
{
    int64_t n = count_at(frequency, row, group), size = frequency->sizes[group];
    if (!emic_frequency_hides_size(frequency, group))
        cells[1] = emic_cell_integer(size);
    if (emic_frequency_hides(frequency, row, group))
        return;
    cells[0] = emic_cell_integer(n);
    cells[2] = emic_cell_text(emic_frequency_of(frequency, row, group, arena));
    if (!is_rounded(frequency))
        cells[3] = emic_cell_text(emic_slice_of(emic_share_words(n, size)));
    if (emic_frequency_shows_percent(frequency, group))
        cells[4] = emic_cell_number(100.0 * (double)n / (double)size);
    if (emic_frequency_shows_interval(frequency) && size > 0) {
        emic_interval interval = emic_wilson(n, size);
        cells[5] = emic_cell_number(interval.low);
        cells[6] = emic_cell_number(interval.high);
    }
}

/* --- For data --------------------------------------------------------------------------------- */

static const emic_column first_columns[] = {
    {.name = "table"},
    {.name = "group"},
    {.name = "base"},
    {.name = "code"},
    {.name = "n"},
    {.name = "N"},
    {.name = "of"},
    {.name = "words"},
    {.name = "pct", .decimals = 1},
    {.name = "wilson_lo", .decimals = 6},
    {.name = "wilson_hi", .decimals = 6},
};
static const emic_column last_columns[] = {
    {.name = "unit"}, {.name = "rule"}, {.name = "suppressed"}};
enum { FIRST = sizeof first_columns / sizeof *first_columns };

static void add_columns(const emic_column *columns, size_t count, emic_table *table)
{
    for (size_t i = 0; i < count; i++)
        emic_table_add_column(table, columns[i]);
}

emic_table *emic_frequency_open_long(const char *title, const emic_column *between, size_t count,
                                     emic_arena *arena)
{
    emic_table *table = emic_table_make(arena, title);
    add_columns(first_columns, FIRST, table);
    add_columns(between, count, table);
    add_columns(last_columns, sizeof last_columns / sizeof *last_columns, table);
    return table;
}

emic_cell *emic_frequency_add_long(const emic_frequency *frequency, const char *base, size_t row,
                                   size_t group, size_t between, emic_table *table)
{
    const emic_code *code = &frequency->cases.codebook.items[frequency->rows[row]];
    bool people = frequency->query->unit == EMIC_UNIT_PARTICIPANTS;
    bool judged = code->rule == EMIC_RULE_JUDGED && people;
    bool hidden = emic_frequency_hides(frequency, row, group);
    emic_cell *cell = emic_table_add_row(table, 0), *last = cell + FIRST + between;
    cell[0] = emic_cell_text(emic_slice_of(table->title));
    cell[1] = emic_cell_text(frequency->groups[group]);
    cell[2] = emic_cell_text(emic_slice_of(base));
    cell[3] = emic_cell_text(code->path);
    emic_frequency_fill(frequency, row, group, cell + 4, table->arena);
    last[0] = emic_cell_text(emic_slice_of(emic_unit_name(frequency->query->unit)));
    last[1] = emic_cell_text(judged ? EMIC_LITERAL("judged") : EMIC_LITERAL("any"));
    last[2] = emic_cell_text(hidden ? EMIC_LITERAL("yes") : EMIC_LITERAL("no"));
    return cell + FIRST;
}

emic_table *emic_frequency_long(const emic_frequency *frequency, emic_arena *arena)
{
    emic_table *table = emic_frequency_open_long("frequency", NULL, 0, arena);
    const char *base = emic_frequency_base(frequency, arena);
    for (size_t row = 0; row < frequency->row_count; row++)
        for (size_t group = 0; group <= frequency->group_count; group++)
            emic_frequency_add_long(frequency, base, row, group, 0, table);
    emic_frequency_note(frequency, table);
    return table;
}
