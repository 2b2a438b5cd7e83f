/* Frequencies as tables: one for reading, one for machines, with the same notes. */
#include "measure/frequency.h"
#include "measure/statistics.h"
#include <math.h>

/* Documents, segments, turns and characters of one person are not independent: no interval for
 * them. */
static bool has_interval(const emic_frequency *frequency)
{
    return frequency->query->unit == EMIC_UNIT_PARTICIPANTS;
}

bool emic_frequency_shows_percent(const emic_frequency *frequency, size_t group)
{
    int64_t size = frequency->sizes[group];
    return size > 0 && (size >= EMIC_PERCENT_BASE || frequency->query->percent);
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

/* Who is in a narrowed base: the list that freezes it on paper. */
static const char *base_members(const emic_frequency *frequency, emic_arena *arena)
{
    emic_strbuf members = {0};
    for (size_t i = 0; i < frequency->cases.count; i++) {
        if (frequency->group_of[i] < 0)
            continue;
        emic_strbuf_puts(&members, members.length ? ", " : "");
        emic_strbuf_add(&members, frequency->cases.items[i].participant.label);
    }
    const char *text = emic_arena_string(arena, emic_strbuf_slice(&members));
    emic_strbuf_close(&members);
    return text;
}

/* For "1 participant" and "2 participants". */
static const char *plural(int64_t count)
{
    return count == 1 ? "" : "s";
}

/* A named base with the condition that chose its people once, and what narrows it further. */
static const char *base_words(const emic_frequency *frequency, emic_arena *arena)
{
    const emic_frequency_query *query = frequency->query;
    const emic_sub_base_list *bases = &frequency->cases.bases;
    const char *words = "";
    for (size_t i = 0; i < bases->count; i++)
        if (query->base.length && emic_slice_equal(bases->items[i].name, query->base))
            words = emic_arena_format(arena, "%.*s (frozen; %.*s)", EMIC_ARG(query->base),
                                      EMIC_ARG(bases->items[i].condition));
    if (query->where.length == 0)
        return words;
    return *words ? emic_arena_format(arena, "%s and (%.*s)", words, EMIC_ARG(query->where))
                  : emic_arena_string(arena, query->where);
}

void emic_frequency_note_base(const emic_frequency *frequency, emic_table *table)
{
    long long count = (long long)frequency->participants, declined = 0;
    const char *words = base_words(frequency, table->arena);
    for (size_t i = 0; i < frequency->cases.count; i++)
        declined += frequency->cases.items[i].participant.declined;
    if (*words)
        emic_table_add_note(table, "Base: %s: %lld participant%s%s%s.", words, count, plural(count),
                            count ? ": " : "", base_members(frequency, table->arena));
    else if (declined)
        emic_table_add_note(table, "Base: all %lld participant%s who took part; %lld declined.",
                            count, plural(count), declined);
    else
        emic_table_add_note(table, "Base: all %lld participant%s who took part.", count,
                            plural(count));
}

static void note_sizes(const emic_frequency *frequency, emic_table *table)
{
    static const char *const meanings[] = {
        [EMIC_UNIT_PARTICIPANTS] = "participants of the base",
        [EMIC_UNIT_DOCUMENTS] = "documents of the base",
        [EMIC_UNIT_SEGMENTS] = "different coded segments of the base",
        [EMIC_UNIT_TURNS] = "turns spoken by participants of the base",
        [EMIC_UNIT_CHARACTERS] = "characters of the whole documents of the base",
    };
    emic_strbuf sizes = {0};
    for (size_t group = 0; group < frequency->group_count; group++)
        emic_strbuf_printf(&sizes, "%s%.*s %lld", group ? ", " : "",
                           EMIC_ARG(frequency->groups[group]), (long long)frequency->sizes[group]);
    emic_table_add_note(table, "N: %s, by %.*s: %s; total %lld.", meanings[frequency->query->unit],
                        EMIC_ARG(frequency->by), sizes.length ? sizes.data : "none",
                        (long long)frequency->sizes[frequency->group_count]);
    emic_strbuf_close(&sizes);
}

/* Judged codes that not everybody in the base has a judgement for: their n is a lower bound. */
static void note_unjudged(const emic_frequency *frequency, emic_table *table)
{
    const emic_codebook *codebook = &frequency->cases.codebook;
    emic_strbuf list = {0};
    for (size_t row = 0; row < frequency->row_count; row++) {
        size_t at = frequency->rows[row];
        int64_t judged = 0;
        if (codebook->items[at].rule != EMIC_RULE_JUDGED)
            continue;
        for (size_t i = 0; i < frequency->cases.count; i++)
            judged += frequency->group_of[i] >= 0 &&
                      frequency->cases.items[i].values[at] != EMIC_UNJUDGED;
        if (judged == frequency->participants)
            continue;
        emic_strbuf_printf(&list, "%s%.*s (%lld of %lld)", list.length ? ", " : "",
                           EMIC_ARG(codebook->items[at].name), (long long)judged,
                           (long long)frequency->participants);
    }
    if (list.length)
        emic_table_add_note(table, "Not judged for everybody in the base: %s.", list.data);
    emic_strbuf_close(&list);
}

static void note_rule(const emic_frequency *frequency, emic_table *table)
{
    const emic_frequency_query *query = frequency->query;
    const char *who = query->coder.length
                          ? emic_arena_format(table->arena, "coder %.*s", EMIC_ARG(query->coder))
                          : "any coder";
    if (query->round)
        who = emic_arena_format(table->arena, "%s, round %lld", who, (long long)query->round);
    if (query->unit != EMIC_UNIT_PARTICIPANTS) {
        emic_table_add_note(table,
                            "Rule: codings by %s that do not contradict; a code counts with "
                            "all codes below it, each unit once.",
                            who);
        return;
    }
    emic_table_add_note(table,
                        "Rule: any = a coding by %s that does not contradict; judged = the "
                        "judgement says affirmed. A code counts with all codes below it, each "
                        "participant once. Not counted does not mean denied.",
                        who);
    note_unjudged(frequency, table);
}

/* How a document is counted in which several participants speak. */
static void note_shared(const emic_frequency *frequency, emic_table *table)
{
    static const char *const rules[] = {
        [EMIC_UNIT_PARTICIPANTS] = "",
        [EMIC_UNIT_DOCUMENTS] = "each counts for every group that speaks in it, and once in the "
                                "total",
        [EMIC_UNIT_SEGMENTS] = "a segment counts for whoever speaks where it begins",
        [EMIC_UNIT_TURNS] = "a turn counts for whoever's it is",
        [EMIC_UNIT_CHARACTERS] = "only those of participants' turns count, for whoever's turn it "
                                 "is",
    };
    if (frequency->shared)
        emic_table_add_note(table, "Documents in which several participants speak: %lld; %s.",
                            (long long)frequency->shared, rules[frequency->query->unit]);
}

static void note_unattributed(const emic_frequency *frequency, emic_table *table)
{
    static const char *const nouns[] = {
        [EMIC_UNIT_PARTICIPANTS] = "coding",    [EMIC_UNIT_DOCUMENTS] = "document",
        [EMIC_UNIT_SEGMENTS] = "coded segment", [EMIC_UNIT_TURNS] = "turn",
        [EMIC_UNIT_CHARACTERS] = "character",
    };
    long long count = (long long)frequency->unattributed;
    if (count)
        emic_table_add_note(table, "Not counted: %lld %s%s of no known participant.", count,
                            nouns[frequency->query->unit], plural(count));
}

static void note_counts(const emic_frequency *frequency, emic_table *table)
{
    emic_table_add_note(table, "Unit: %s.", emic_unit_name(frequency->query->unit));
    emic_frequency_note_base(frequency, table);
    note_sizes(frequency, table);
    note_rule(frequency, table);
    note_shared(frequency, table);
}

void emic_frequency_note_counts(const emic_frequency *frequency, emic_table *table)
{
    note_counts(frequency, table);
    note_unattributed(frequency, table);
}

void emic_frequency_note_intervals(const emic_frequency *frequency, emic_table *table)
{
    if (has_interval(frequency))
        emic_table_add_note(table, "Intervals: Wilson, 95 %%; they describe this sample and are no "
                                   "population estimate.");
}

void emic_frequency_note(const emic_frequency *frequency, emic_table *table)
{
    note_counts(frequency, table);
    if (frequency->query->percent)
        emic_table_add_note(table,
                            "Percentages for every N, as asked; under N = %d they rest on "
                            "few.",
                            EMIC_PERCENT_BASE);
    else
        emic_table_add_note(table, "Percentages from N = %d on.", EMIC_PERCENT_BASE);
    emic_frequency_note_intervals(frequency, table);
    note_unattributed(frequency, table);
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
    if (frequency->sizes[group] == 0)
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
    emic_column column = {.name = "n", .title = "n of N", .right = true, .over = over};
    emic_table_add_column(table, column);
    column.title = "%";
    if (emic_frequency_shows_percent(frequency, group))
        emic_table_add_column(table, column);
    column.title = "95 %";
    if (has_interval(frequency))
        emic_table_add_column(table, column);
}

static emic_cell share_cell(const emic_frequency *frequency, int64_t n, int64_t size,
                            emic_arena *arena)
{
    return emic_cell_text(emic_slice_of(
        frequency->query->phrases
            ? emic_share_phrase(n, size, arena)
            : emic_arena_format(arena, "%lld of %lld", (long long)n, (long long)size)));
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
        *cell++ = share_cell(frequency, n, frequency->sizes[group], table->arena);
        if (emic_frequency_shows_percent(frequency, group))
            *cell++ = emic_cell_text(emic_frequency_percent(frequency, n, group, table->arena));
        if (has_interval(frequency))
            *cell++ = emic_cell_text(emic_frequency_interval(frequency, n, group, table->arena));
    }
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
    for (size_t row = 0; row < frequency->row_count; row++)
        fill_row(frequency, table, row);
    emic_frequency_note(frequency, table);
    return table;
}

static void fill_long(const emic_frequency *frequency, const char *base, size_t row, size_t group,
                      emic_table *table)
{
    const emic_code *code = &frequency->cases.codebook.items[frequency->rows[row]];
    int64_t n = count_at(frequency, row, group), size = frequency->sizes[group];
    emic_cell *cell = emic_table_add_row(table, 0);
    cell[0] = emic_cell_text(EMIC_LITERAL("frequency"));
    cell[1] = emic_cell_text(frequency->groups[group]);
    cell[2] = emic_cell_text(emic_slice_of(base));
    cell[3] = emic_cell_text(code->path);
    cell[4] = emic_cell_integer(n);
    cell[5] = emic_cell_integer(size);
    cell[6] = emic_cell_text(emic_slice_of(
        emic_arena_format(table->arena, "%lld of %lld", (long long)n, (long long)size)));
    cell[7] = emic_cell_text(emic_slice_of(emic_share_words(n, size)));
    if (emic_frequency_shows_percent(frequency, group))
        cell[8] = emic_cell_number(100.0 * (double)n / (double)size);
    if (has_interval(frequency) && size > 0) {
        emic_interval interval = emic_wilson(n, size);
        cell[9] = emic_cell_number(interval.low);
        cell[10] = emic_cell_number(interval.high);
    }
    cell[11] = emic_cell_text(emic_slice_of(emic_unit_name(frequency->query->unit)));
    bool judged =
        code->rule == EMIC_RULE_JUDGED && frequency->query->unit == EMIC_UNIT_PARTICIPANTS;
    cell[12] = emic_cell_text(judged ? EMIC_LITERAL("judged") : EMIC_LITERAL("any"));
    cell[13] = emic_cell_text(EMIC_LITERAL("no"));
}

emic_table *emic_frequency_long(const emic_frequency *frequency, emic_arena *arena)
{
    static const emic_column columns[] = {
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
        {.name = "unit"},
        {.name = "rule"},
        {.name = "suppressed"},
    };
    emic_table *table = emic_table_make(arena, "frequency");
    const char *base = emic_frequency_base(frequency, arena);
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        emic_table_add_column(table, columns[i]);
    for (size_t row = 0; row < frequency->row_count; row++)
        for (size_t group = 0; group <= frequency->group_count; group++)
            fill_long(frequency, base, row, group, table);
    emic_frequency_note(frequency, table);
    return table;
}
