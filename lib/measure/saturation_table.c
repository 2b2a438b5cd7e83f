/* Saturation as tables: an interview or a group a row for reading, one for machines, with the same
 * notes. */
#include "base/strbuf.h"
#include "measure/saturation.h"

static const emic_saturation_series *total_of(const emic_saturation *saturation)
{
    return &saturation->series.items[saturation->series.count - 1];
}

static const char *plural(int64_t count)
{
    return count == 1 ? "" : "s";
}

/* "7+2", or why there is no such figure. */
static const char *point_words(const emic_saturation *saturation,
                               const emic_saturation_series *series, emic_arena *arena)
{
    if (!series->enough)
        return "too few";
    if (series->base_codes == 0)
        return "no codes";
    if (!series->point)
        return "not reached";
    return emic_arena_format(arena, "%zu+%zu", series->point, saturation->query->rule.run);
}

static const char *number_words(double number, int decimals, emic_arena *arena)
{
    emic_strbuf text = {0};
    emic_strbuf_number(&text, number, decimals);
    const char *words = emic_arena_string(arena, emic_strbuf_slice(&text));
    emic_strbuf_close(&text);
    return words;
}

/* "8+2" or "8.5+2", or why not: an order that never gets there is later than every other. */
static const char *median_words(const emic_saturation *saturation,
                                const emic_saturation_series *series, emic_arena *arena)
{
    if (!series->enough || series->base_codes == 0)
        return "";
    if (!(series->shuffles.median > 0))
        return "not reached";
    double median = series->shuffles.median; /* a whole number or half of one */
    int decimals = (double)(int64_t)median < median ? 1 : 0;
    return emic_arena_format(arena, "%s+%zu", number_words(median, decimals, arena),
                             saturation->query->rule.run);
}

static const char *order_words(const emic_saturation *saturation)
{
    if (saturation->query->order.count)
        return "listed";
    return saturation->query->by_name ? "name" : "added";
}

static void note_base(const emic_saturation *saturation, emic_table *table)
{
    const emic_saturation_query *query = saturation->query;
    const emic_saturation_series *total = total_of(saturation);
    emic_table_add_note(table,
                        "Unit: interviews, each a document of the study with a coding: %zu of %lld "
                        "document%s.",
                        total->count, (long long)saturation->documents,
                        plural(saturation->documents));
    if (query->group.length || query->where.length)
        emic_table_add_note(table, "Base: only the words of participants with %s%.*s%s%.*s.",
                            query->group.length ? "group = " : "", EMIC_ARG(query->group),
                            query->group.length && query->where.length ? " and " : "",
                            EMIC_ARG(query->where));
    if (saturation->uncoded)
        emic_table_add_note(table, "Not counted: %lld document%s without any coding%s.",
                            (long long)saturation->uncoded, plural(saturation->uncoded),
                            query->coder.length || query->round ? " of this coder or round" : "");
    if (saturation->left_out)
        emic_table_add_note(table,
                            "Not counted: %lld document%s of participants who declined or "
                            "are not in the base.",
                            (long long)saturation->left_out, plural(saturation->left_out));
    if (saturation->nobodys && query->by.length)
        emic_table_add_note(table, "Interviews of no known participant: %lld, in the total alone.",
                            (long long)saturation->nobodys);
}

static void note_rule(const emic_saturation *saturation, emic_table *table)
{
    const emic_saturation_query *query = saturation->query;
    const char *who = query->coder.length
                          ? emic_arena_format(table->arena, "coder %.*s", EMIC_ARG(query->coder))
                          : "any coder";
    if (query->round)
        who = emic_arena_format(table->arena, "%s, round %lld", who, (long long)query->round);
    emic_strbuf codes = {0};
    for (size_t i = 0; i < query->codes.count; i++)
        emic_strbuf_printf(&codes, "%s%.*s", i ? ", " : ", of ", EMIC_ARG(query->codes.items[i]));
    emic_table_add_note(table,
                        "Codes: as applied by %s in codings that do not contradict%s; a code is "
                        "counted for itself, without those below it.",
                        who, codes.length ? codes.data : "");
    emic_strbuf_close(&codes);
    emic_table_add_note(table,
                        "Saturation (Guest, Namey and Chen 2020): the new codes of a run of %zu "
                        "interviews are at most %lld %% of the distinct codes of the first %zu. "
                        "7+2 reads: after 7 interviews, shown by the 2 that follow.",
                        query->rule.run, (long long)query->rule.threshold, query->rule.base);
    const char *ways = "as each interview was first coded (time, then number of the coding)";
    if (query->by_name)
        ways = "by the documents' names";
    if (query->order.count)
        ways = "as the given file lists the interviews";
    emic_table_add_note(table, "Order of analysis: %s. The result depends on it.", ways);
    if (!query->by_name && !query->order.count && total_of(saturation)->ties)
        emic_table_add_note(table,
                            "%zu interviews were first coded in the same second as another, as in "
                            "one file: among them the order is that of the file.",
                            total_of(saturation)->ties);
}

/* What nobody should miss: who is too few. */
static void note_too_few(const emic_saturation *saturation, emic_table *table)
{
    size_t least = saturation->query->rule.base + saturation->query->rule.run;
    for (size_t i = 0; i < saturation->series.count; i++) {
        const emic_saturation_series *series = &saturation->series.items[i];
        if (!series->enough)
            emic_table_add_note(table,
                                "%.*s: %zu interview%s saturate%s nothing: a base and one run take "
                                "%zu.",
                                EMIC_ARG(series->group), series->count,
                                plural((int64_t)series->count), series->count == 1 ? "s" : "",
                                least);
    }
}

static void note_result(const emic_saturation *saturation, emic_table *table)
{
    const emic_saturation_series *series = total_of(saturation);
    const emic_saturation_rule *rule = &saturation->query->rule;
    if (!series->enough)
        return;
    emic_table_add_note(table, "%.*s: %s; the first %zu interviews have %lld distinct code%s.",
                        EMIC_ARG(series->group), point_words(saturation, series, table->arena),
                        rule->base, (long long)series->base_codes, plural(series->base_codes));
    if (series->again)
        emic_table_add_note(table,
                            "After that %zu run%s %s over the threshold again: new codes still "
                            "came.",
                            series->again, plural((int64_t)series->again),
                            series->again == 1 ? "is" : "are");
}

static void note_estimates(const emic_saturation *saturation, emic_table *table)
{
    const emic_saturation_series *series = total_of(saturation);
    if (series->enough)
        emic_table_add_note(
            table, "Over %d shuffles of its order (seed %llu): median %s; reached in %lld.",
            EMIC_SATURATION_SHUFFLES, (unsigned long long)saturation->query->seed,
            median_words(saturation, series, table->arena), (long long)series->shuffles.reached);
    if (series->count == 0)
        return;
    emic_table_add_note(table, "Expected: the codes of any n of the interviews, the mean over all "
                               "choices, exact.");
    emic_table_add_note(
        table,
        "Chao2 (bias-corrected): at least %s codes; %lld seen, %lld in one interview alone, %lld "
        "in two.",
        number_words(series->chao2.estimate, 1, table->arena), (long long)series->chao2.codes,
        (long long)series->chao2.once, (long long)series->chao2.twice);
}

static void add_notes(const emic_saturation *saturation, emic_table *table)
{
    note_base(saturation, table);
    note_rule(saturation, table);
    note_result(saturation, table);
    note_too_few(saturation, table);
    note_estimates(saturation, table);
}

static bool has_run(const emic_saturation *saturation, const emic_saturation_series *series,
                    size_t read)
{
    const emic_saturation_rule *rule = &saturation->query->rule;
    return series->base_codes > 0 && read >= rule->base && read + rule->run <= series->count;
}

/* A row an interview: what it brought, and what those after it bring. */
static void fill_curve(const emic_saturation *saturation, const emic_saturation_series *series,
                       emic_table *table)
{
    int64_t so_far = 0;
    for (size_t i = 0; i < series->count; i++) {
        emic_cell *cell = emic_table_add_row(table, 0);
        so_far += series->fresh[i];
        cell[0] = emic_cell_integer((int64_t)i + 1);
        cell[1] = emic_cell_text(series->documents[i]);
        cell[2] = emic_cell_integer(series->fresh[i]);
        cell[3] = emic_cell_integer(so_far);
        cell[4] = emic_cell_number(series->expected[i]);
        if (!has_run(saturation, series, i + 1))
            continue;
        int64_t run = emic_saturation_sum(series->fresh, i + 1, saturation->query->rule.run);
        cell[5] = emic_cell_text(emic_slice_of(emic_arena_format(
            table->arena, "%lld of %lld", (long long)run, (long long)series->base_codes)));
        cell[6] = emic_cell_number(100.0 * (double)run / (double)series->base_codes);
        if (i + 1 == series->point)
            cell[7] = emic_cell_text(emic_slice_of(point_words(saturation, series, table->arena)));
    }
}

static emic_table *make_curve(const emic_saturation *saturation, emic_arena *arena)
{
    emic_table *table = emic_table_make(arena, "Saturation: new codes of each interview");
    const char *run = emic_arena_format(arena, "New in next %zu", saturation->query->rule.run);
    const emic_column columns[] = {
        {.name = "n", .right = true},
        {.name = "interview", .title = "Interview"},
        {.name = "new", .title = "New", .right = true},
        {.name = "codes", .title = "So far", .right = true},
        {.name = "expected", .title = "Expected", .right = true, .decimals = 1},
        {.name = "run", .title = run, .right = true},
        {.name = "percent", .title = "%", .right = true, .decimals = 1},
        {.name = "reached", .title = "Reached"},
    };
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        emic_table_add_column(table, columns[i]);
    fill_curve(saturation, total_of(saturation), table);
    return table;
}

static emic_table *make_groups(const emic_saturation *saturation, emic_arena *arena)
{
    static const emic_column columns[] = {
        {.name = "group", .title = "Group"},
        {.name = "interviews", .title = "Interviews", .right = true},
        {.name = "codes", .title = "Codes", .right = true},
        {.name = "base", .title = "In base", .right = true},
        {.name = "reached", .title = "Saturation"},
        {.name = "again", .title = "Later over", .right = true},
        {.name = "median", .title = "Median", .over = "1000 shuffles"},
        {.name = "shuffles", .title = "Reach it", .right = true, .over = "1000 shuffles"},
        {.name = "chao2", .title = "Chao2", .right = true, .decimals = 1},
    };
    emic_table *table = emic_table_make(
        arena, emic_arena_format(arena, "Saturation by %.*s", EMIC_ARG(saturation->by)));
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        emic_table_add_column(table, columns[i]);
    for (size_t i = 0; i < saturation->series.count; i++) {
        const emic_saturation_series *series = &saturation->series.items[i];
        emic_cell *cell = emic_table_add_row(table, 0);
        cell[0] = emic_cell_text(series->group);
        cell[1] = emic_cell_integer((int64_t)series->count);
        cell[2] = emic_cell_integer(series->chao2.codes);
        cell[4] = emic_cell_text(emic_slice_of(point_words(saturation, series, arena)));
        cell[8] = emic_cell_number(series->chao2.estimate);
        if (!series->enough)
            continue;
        cell[3] = emic_cell_integer(series->base_codes);
        if (series->point)
            cell[5] = emic_cell_integer((int64_t)series->again);
        cell[6] = emic_cell_text(emic_slice_of(median_words(saturation, series, arena)));
        cell[7] = emic_cell_integer(series->shuffles.reached);
    }
    return table;
}

emic_table *emic_saturation_wide(const emic_saturation *saturation, emic_arena *arena)
{
    emic_table *table = saturation->query->by.length ? make_groups(saturation, arena)
                                                     : make_curve(saturation, arena);
    add_notes(saturation, table);
    return table;
}

enum {
    GROUP,
    N_ALL,
    N,
    INTERVIEW,
    NEW,
    CODES,
    EXPECTED,
    BASE_CODES,
    RUN_NEW,
    RUN_SHARE,
    REACHED,
    AGAIN,
    MEDIAN,
    SHUFFLES,
    ONCE,
    TWICE,
    CHAO2,
    UNIT,
    BASE_SIZE,
    RUN,
    THRESHOLD,
    ORDER,
    SEED,
    COLUMN_COUNT
};
static const emic_column long_columns[COLUMN_COUNT] = {
    [GROUP] = {.name = "group"},
    [N_ALL] = {.name = "N"},
    [N] = {.name = "n"},
    [INTERVIEW] = {.name = "interview"},
    [NEW] = {.name = "new"},
    [CODES] = {.name = "codes"},
    [EXPECTED] = {.name = "expected", .decimals = 6},
    [BASE_CODES] = {.name = "base_codes"},
    [RUN_NEW] = {.name = "run_new"},
    [RUN_SHARE] = {.name = "run_share", .decimals = 6},
    [REACHED] = {.name = "saturation"},
    [AGAIN] = {.name = "runs_over_later"},
    [MEDIAN] = {.name = "median", .decimals = 1},
    [SHUFFLES] = {.name = "shuffles_reached"},
    [ONCE] = {.name = "f1"},
    [TWICE] = {.name = "f2"},
    [CHAO2] = {.name = "chao2", .decimals = 6},
    [UNIT] = {.name = "unit"},
    [BASE_SIZE] = {.name = "base_size"},
    [RUN] = {.name = "run"},
    [THRESHOLD] = {.name = "threshold"},
    [ORDER] = {.name = "order"},
    [SEED] = {.name = "seed"},
};

/* What is the same for all interviews of a group. */
static void fill_group(const emic_saturation *saturation, const emic_saturation_series *series,
                       emic_arena *arena, emic_cell *cell)
{
    const emic_saturation_query *query = saturation->query;
    cell[GROUP] = emic_cell_text(series->group);
    cell[N_ALL] = emic_cell_integer((int64_t)series->count);
    cell[REACHED] = emic_cell_text(emic_slice_of(point_words(saturation, series, arena)));
    if (series->enough) {
        cell[BASE_CODES] = emic_cell_integer(series->base_codes);
        if (series->shuffles.median > 0)
            cell[MEDIAN] = emic_cell_number(series->shuffles.median);
        cell[SHUFFLES] = emic_cell_integer(series->shuffles.reached);
    }
    if (series->point)
        cell[AGAIN] = emic_cell_integer((int64_t)series->again);
    cell[ONCE] = emic_cell_integer(series->chao2.once);
    cell[TWICE] = emic_cell_integer(series->chao2.twice);
    cell[CHAO2] = emic_cell_number(series->chao2.estimate);
    cell[UNIT] = emic_cell_text(EMIC_LITERAL("interviews"));
    cell[BASE_SIZE] = emic_cell_integer((int64_t)query->rule.base);
    cell[RUN] = emic_cell_integer((int64_t)query->rule.run);
    cell[THRESHOLD] = emic_cell_integer(query->rule.threshold);
    cell[ORDER] = emic_cell_text(emic_slice_of(order_words(saturation)));
    cell[SEED] = emic_cell_integer((int64_t)query->seed);
}

static void fill_long(const emic_saturation *saturation, const emic_saturation_series *series,
                      emic_table *table)
{
    int64_t so_far = 0;
    for (size_t i = 0; i < series->count; i++) {
        emic_cell *cell = emic_table_add_row(table, 0);
        so_far += series->fresh[i];
        fill_group(saturation, series, table->arena, cell);
        cell[N] = emic_cell_integer((int64_t)i + 1);
        cell[INTERVIEW] = emic_cell_text(series->documents[i]);
        cell[NEW] = emic_cell_integer(series->fresh[i]);
        cell[CODES] = emic_cell_integer(so_far);
        cell[EXPECTED] = emic_cell_number(series->expected[i]);
        if (!has_run(saturation, series, i + 1))
            continue;
        int64_t run = emic_saturation_sum(series->fresh, i + 1, saturation->query->rule.run);
        cell[RUN_NEW] = emic_cell_integer(run);
        cell[RUN_SHARE] = emic_cell_number((double)run / (double)series->base_codes);
    }
}

emic_table *emic_saturation_long(const emic_saturation *saturation, emic_arena *arena)
{
    emic_table *table = emic_table_make(arena, "saturation");
    for (size_t i = 0; i < COLUMN_COUNT; i++)
        emic_table_add_column(table, long_columns[i]);
    for (size_t i = 0; i < saturation->series.count; i++)
        fill_long(saturation, &saturation->series.items[i], table);
    add_notes(saturation, table);
    return table;
}
