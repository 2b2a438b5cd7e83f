/* emic log, undo, redo, at: what was done to the study, taking it back, and looking at it as it
 * was. */
#include "base/digest.h"
#include "commands.h"
#include "output.h"
#include <stdlib.h>

enum { SEAL_DIGITS = 12 }; /* of a digest, for people */

/* --- log -------------------------------------------------------------------------------------- */

/* What became of an entry, in a word or two. */
static const char *state_of(const emic_journal_entry *entry, emic_arena *arena)
{
    if (entry->taken_back)
        return entry->kind == EMIC_ENTRY_UNDO ? "redone" : "taken back";
    if (entry->kind == EMIC_ENTRY_WALL)
        return "stays";
    if (entry->kind == EMIC_ENTRY_DO)
        return "";
    return emic_arena_format(arena, "%s %lld", emic_entry_kind_name(entry->kind),
                             (long long)entry->target);
}

static const char *seal_of(const emic_journal_entry *entry, emic_arena *arena)
{
    char *digits = emic_arena_alloc(arena, SEAL_DIGITS + 1);
    emic_hex_format((const uint8_t *)entry->sha256.data, SEAL_DIGITS / 2, digits);
    return digits;
}

static void add_entry(const emic_journal_entry *entry, emic_table *table)
{
    emic_cell *cell = emic_table_add_row(table, 0);
    cell[0] = emic_cell_number((double)entry->sequence);
    cell[1] = emic_cell_text(entry->time);
    cell[2] = emic_cell_text(entry->coder);
    cell[3] = emic_cell_text(emic_slice_of(emic_entry_kind_name(entry->kind)));
    if (entry->target)
        cell[4] = emic_cell_number((double)entry->target);
    cell[5] = emic_cell_text(entry->taken_back ? EMIC_LITERAL("yes") : EMIC_LITERAL("no"));
    cell[6] = emic_cell_text(emic_slice_of(state_of(entry, table->arena)));
    cell[7] = emic_cell_text(entry->command);
    cell[8] = emic_cell_text(entry->summary);
    cell[9] = emic_cell_text(emic_slice_of(seal_of(entry, table->arena)));
}

static emic_table *make_table(const emic_journal *journal, size_t from, size_t until,
                              emic_arena *arena)
{
    static const emic_column columns[] = {
        {.name = "entry", .title = "Entry", .right = true},
        {.name = "time", .title = "Time (UTC)"},
        {.name = "coder", .title = "Coder"},
        {.name = "kind", .use = EMIC_COLUMN_DATA},
        {.name = "target", .use = EMIC_COLUMN_DATA},
        {.name = "taken_back", .use = EMIC_COLUMN_DATA},
        {.name = "state", .title = "State", .use = EMIC_COLUMN_READING},
        {.name = "command", .title = "Command", .wrap = true},
        {.name = "changes", .title = "Changes", .wrap = true},
        {.name = "seal", .use = EMIC_COLUMN_DATA},
    };
    emic_table *table = emic_table_make(arena, "Journal");
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        emic_table_add_column(table, columns[i]);
    for (size_t i = from; i < until; i++)
        add_entry(&journal->items[i], table);
    if (from)
        emic_table_add_note(table, "%zu earlier entries are not shown.", from);
    if (until > from)
        emic_table_add_note(table,
                            "Seal of entry %zu: %s. It covers all before it: whoever noted it down "
                            "can tell later that none was changed.",
                            until, seal_of(&journal->items[until - 1], arena));
    return table;
}

static emic_status list_entries(const emic_context *context, int *exit, emic_error *err)
{
    emic_journal journal;
    int64_t limit;
    const char *when = option_value(context, "as-of");
    EMIC_TRY(option_number(context, "limit", 1, INT32_MAX, INT32_MAX, &limit, err));
    EMIC_TRY(emic_journal_load(context->study, context->arena, &journal, err));
    size_t until = journal.count;
    if (when)
        EMIC_TRY(emic_journal_count_until(&journal, emic_slice_of(when), &until, err));
    size_t from = until > (size_t)limit ? until - (size_t)limit : 0;
    if (until == from)
        *exit = EXIT_NEGATIVE;
    return output_table(context, make_table(&journal, from, until, context->arena), err);
}

static emic_status list_changes(const emic_context *context, int64_t sequence, emic_error *err)
{
    static const emic_column columns[] = {
        {.name = "table", .title = "Table"},
        {.name = "row", .title = "Row"},
        {.name = "what", .title = "What"},
        {.name = "column", .title = "Column"},
        {.name = "before", .title = "Before", .wrap = true},
        {.name = "after", .title = "After", .wrap = true},
    };
    emic_journal_change_list changes;
    EMIC_TRY(emic_journal_changes_load(context->study, sequence, context->arena, &changes, err));
    emic_table *table =
        emic_table_make(context->arena, emic_arena_format(context->arena, "Changes of entry %lld",
                                                          (long long)sequence));
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        emic_table_add_column(table, columns[i]);
    for (size_t i = 0; i < changes.count; i++) {
        const emic_journal_change *change = &changes.items[i];
        emic_cell *cell = emic_table_add_row(table, 0);
        cell[0] = emic_cell_text(change->table);
        cell[1] = emic_cell_text(change->row);
        cell[2] = emic_cell_text(emic_slice_of(change->what));
        cell[3] = emic_cell_text(change->column);
        cell[4] = emic_cell_text(change->before);
        cell[5] = emic_cell_text(change->after);
    }
    return output_table(context, table, err);
}

static emic_status read_entry(const emic_context *context, int64_t *out, emic_error *err)
{
    char *end;
    const char *text = context->operands[0];
    *out = strtoll(text, &end, 10);
    if (!*text || *end || *out < 1)
        return emic_fail(err, EMIC_INVALID,
                         "\"%s\" is no number of a journal entry; emic log lists them", text);
    return EMIC_OK;
}

static emic_status run_log(emic_context *context, int *exit, emic_error *err)
{
    int64_t sequence;
    if (context->operand_count == 0)
        return list_entries(context, exit, err);
    EMIC_TRY(read_entry(context, &sequence, err));
    return list_changes(context, sequence, err);
}

/* --- undo, redo ------------------------------------------------------------------------------- */

static void tell(const emic_context *context, const char *what, const emic_journal_entry *entry)
{
    output_note(context, "%s entry %lld of %.*s: %.*s (%.*s)", what, (long long)entry->sequence,
                EMIC_ARG(entry->time), entry->command.length ? (int)entry->command.length : 9,
                entry->command.length ? entry->command.data : "(no name)",
                EMIC_ARG(entry->summary));
}

static emic_status run_undo(emic_context *context, int *exit, emic_error *err)
{
    emic_journal_entry entry;
    int64_t sequence = 0;
    (void)exit;
    if (context->operand_count)
        EMIC_TRY(read_entry(context, &sequence, err));
    EMIC_TRY(emic_journal_undo(context->study, sequence, context->arena, &entry, err));
    tell(context, "took back", &entry);
    return EMIC_OK;
}

static emic_status run_redo(emic_context *context, int *exit, emic_error *err)
{
    emic_journal_entry entry;
    (void)exit;
    EMIC_TRY(emic_journal_redo(context->study, context->arena, &entry, err));
    tell(context, "did again", &entry);
    return EMIC_OK;
}

/* --- at --------------------------------------------------------------------------------------- */

/* The words after the time are another command: main.c runs that. */
static emic_status run_at(emic_context *context, int *exit, emic_error *err)
{
    (void)context;
    (void)exit;
    return emic_fail(err, EMIC_INVALID,
                     "say a time and a command, as in: emic at 2026-03-01 table frequency");
}

static const emic_option log_options[] = {
    {"as-of", 0, OPTION_TEXT, "TIME", "only what was done until then, as emic at takes it"},
    {"limit", 0, OPTION_TEXT, "N", "only the newest N entries"},
    OPTION_FORMAT,
    OPTION_OUTPUT,
    OPTION_FORCE,
    {0},
};

const emic_command command_log = {
    .name = "log",
    .operands = "[ENTRY]",
    .most = 1,
    .needs = NEEDS_READ,
    .run = run_log,
    .options = log_options,
    .summary = "List what was done to the study, by whom and when",
    .details =
        "Each command that changes the study is one entry: when, who, what was typed, how many "
        "rows of which kind were added (+), removed (-) and changed (~). Of commands that may "
        "be given names only the command itself is kept. With the number of an entry, each "
        "value that it changed.",
    .example = "emic log --limit 5",
};

const emic_command command_undo = {
    .name = "undo",
    .operands = "[ENTRY]",
    .most = 1,
    .needs = NEEDS_WRITE,
    .run = run_undo,
    .summary = "Take back what the last command did",
    .details =
        "Said again, it takes back the command before that, and so on; emic redo goes the other "
        "way. With the number of a journal entry (emic log) that one alone is taken back, if "
        "nothing later rests on it. What took names out of the study (emic privacy apply) is "
        "never taken back, nor what was done before it.",
    .example = "emic undo",
};

const emic_command command_redo = {
    .name = "redo",
    .needs = NEEDS_WRITE,
    .run = run_redo,
    .summary = "Do again what was undone last",
    .details = "Possible until something else is done.",
    .example = "emic redo",
};

const emic_command command_at = {
    .name = "at",
    .operands = "TIME COMMAND...",
    .most = -1,
    .needs = NEEDS_NOTHING,
    .run = run_at,
    .summary = "Run a command on the study as it was",
    .details =
        "TIME is a day (its end is meant), a time in UTC as emic log prints it, or the number of a "
        "journal entry. COMMAND is one that looks and stores nothing: a list, a table, quotes. "
        "Words of transcripts that were replaced since are not shown.",
    .example = "emic at 2026-03-01 coding list",
};
