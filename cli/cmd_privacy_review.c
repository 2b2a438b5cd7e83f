/* emic privacy review: decides what becomes of the candidates, in the terminal or in a
 * spreadsheet. */
#include "commands.h"
#include "input.h"
#include "named.h"
#include "output.h"
#include "privacy/review_file.h"
#include "review_loop.h"
#include "vault_access.h"
#include <errno.h>
#include <signal.h>
#include <sys/stat.h>

/* --- What came of it -------------------------------------------------------------------------- */

/* "12 decided (replace 5, keep 4, not a name 3)" */
static const char *summary_of(const size_t decided[EMIC_VERDICTS], emic_arena *arena)
{
    const char *parts = "";
    size_t total = 0;
    for (int i = EMIC_VERDICT_NONE + 1; i < EMIC_VERDICTS; i++) {
        total += decided[i];
        if (decided[i])
            parts = emic_arena_format(arena, "%s%s%s %zu", parts, *parts ? ", " : "",
                                      emic_verdict_name((emic_verdict)i), decided[i]);
    }
    const char *text = emic_arena_format(arena, "%zu decided", total);
    if (*parts)
        text = emic_arena_format(arena, "%s (%s)", text, parts);
    if (decided[EMIC_VERDICT_NONE])
        text = emic_arena_format(arena, "%s, %zu taken back", text, decided[EMIC_VERDICT_NONE]);
    return text;
}

static emic_status note_summary(const emic_context *context, emic_vault *vault, const char *text,
                                emic_error *err)
{
    int64_t to_go;
    EMIC_TRY(emic_review_undecided(vault, &to_go, err));
    output_note(context, "%s; %lld to go", text, (long long)to_go);
    return EMIC_OK;
}

/* --- In the terminal -------------------------------------------------------------------------- */

static emic_status hold_sitting(const emic_context *context, emic_vault *vault,
                                review_sitting *sitting, int *signal, emic_error *err)
{
    review_terminal *terminal;
    size_t decided[EMIC_VERDICTS];
    EMIC_TRY(review_terminal_open(&terminal, err));
    emic_status status = review_loop_run(sitting, terminal, err);
    review_terminal_close(terminal, signal);
    EMIC_TRY(status);
    review_sitting_count(sitting, decided);
    const char *summary = summary_of(decided, context->arena);
    if (sitting->logged)
        EMIC_TRY(vault_access_save(context, vault, "privacy review", summary, err));
    return note_summary(context, vault, summary, err);
}

static emic_status review_in_terminal(const emic_context *context, emic_vault *vault, int *exit,
                                      int *signal, emic_error *err)
{
    review_sitting sitting;
    EMIC_TRY(
        review_sitting_open(vault, named_coder_if_said(context), context->arena, &sitting, err));
    emic_status status = EMIC_OK;
    if (sitting.list.count)
        status = hold_sitting(context, vault, &sitting, signal, err);
    else
        output_note(context, "there is nothing to review: the list is empty");
    if (sitting.list.count == 0)
        *exit = EXIT_NEGATIVE;
    review_sitting_close(&sitting);
    return status;
}

/* --- In files --------------------------------------------------------------------------------- */

/* A new file gets its mode from the umask; one that is replaced keeps its own. */
static emic_status make_private(const char *path, emic_error *err)
{
    struct stat about;
    umask(S_IRWXG | S_IRWXO);
    if (stat(path, &about) != 0 || !S_ISREG(about.st_mode) || !(about.st_mode & 077))
        return EMIC_OK;
    if (chmod(path, S_IRUSR | S_IWUSR) == 0)
        return EMIC_OK;
    return emic_fail_at(err, EMIC_IO, path, 0, 0, "cannot be kept from others: %s",
                        strerror(errno));
}

static void warn_of_names(const emic_context *context, const char *where)
{
    output_note(
        context,
        "warning: %s identifies people; keep it off shared and cloud folders, and delete it "
        "when the review is done",
        where);
}

static emic_status export_list(const emic_context *context, emic_vault *vault, emic_error *err)
{
    const char *path = option_value(context, "export");
    bool printed = strcmp(path, "-") == 0;
    emic_strbuf text = {0};
    emic_status status = emic_review_file_write(vault, &text, err);
    if (status == EMIC_OK && !printed && option_given(context, "force"))
        status = make_private(path, err);
    if (status == EMIC_OK && printed)
        status = output_print(emic_strbuf_slice(&text), err);
    else if (status == EMIC_OK)
        status =
            emic_file_write(path, emic_strbuf_slice(&text), option_given(context, "force"), err);
    if (status == EMIC_OK)
        warn_of_names(context, printed ? "this" : path);
    emic_wipe(text.data, text.length);
    emic_strbuf_close(&text);
    return status;
}

static emic_status import_file(const emic_context *context, emic_vault *vault, emic_error *err)
{
    emic_slice text;
    emic_review_summary found;
    const char *path = option_value(context, "import");
    EMIC_TRY(input_text(context, path, &text, err));
    EMIC_TRY(emic_review_file_read(vault, path, text, named_coder_if_said(context), &found, err));
    const char *summary = summary_of(found.decided, context->arena);
    if (found.changed || option_given(context, "dry-run"))
        EMIC_TRY(vault_access_save(context, vault, "privacy review",
                                   emic_arena_format(context->arena, "%s, from a file", summary),
                                   err));
    if (found.unchanged)
        summary = emic_arena_format(context->arena, "%s, %zu as before", summary, found.unchanged);
    return note_summary(context, vault, summary, err);
}

static emic_table *table_of(const emic_context *context, const emic_review_list *list,
                            const emic_entity_list *entities)
{
    static const emic_column columns[] = {
        {.name = "id", .title = "Id", .right = true},
        {.name = "words", .title = "Words", .wrap = true},
        {.name = "kind", .title = "Kind"},
        {.name = "count", .title = "Count", .right = true},
        {.name = "documents", .title = "Documents", .right = true},
        {.name = "suggested", .title = "Suggested"},
        {.name = "why", .title = "Why", .wrap = true},
    };
    emic_table *table = emic_table_make(context->arena, "Candidates to decide");
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        emic_table_add_column(table, columns[i]);
    for (size_t i = 0; i < list->count; i++) {
        const emic_review_item *item = &list->items[i];
        const emic_entity *suggested = emic_entity_list_find(entities, item->suggested);
        emic_cell *cell = emic_table_add_row(table, 0);
        cell[0] = emic_cell_integer(item->id);
        cell[1] = emic_cell_text(emic_text_plain(item->words, context->arena));
        cell[2] = emic_cell_text(emic_slice_of(emic_candidate_kind_name(item->kind)));
        cell[3] = emic_cell_integer(item->count);
        cell[4] = emic_cell_integer(item->documents);
        cell[5] = emic_cell_text(suggested ? suggested->label : (emic_slice){0});
        cell[6] = emic_cell_text(item->why);
    }
    return table;
}

static emic_status print_list(const emic_context *context, emic_vault *vault, int *exit,
                              emic_error *err)
{
    emic_review_list list;
    emic_entity_list entities;
    const char *path = option_value(context, "output");
    EMIC_TRY(emic_review_list_load(vault, true, context->arena, &list, err));
    EMIC_TRY(emic_entity_list_load(vault, context->arena, &entities, err));
    if (path && option_given(context, "force"))
        EMIC_TRY(make_private(path, err));
    EMIC_TRY(output_table(context, table_of(context, &list, &entities), err));
    warn_of_names(context, path ? path : "this");
    if (list.count == 0)
        *exit = EXIT_NEGATIVE;
    return EMIC_OK;
}

/* --- The command ------------------------------------------------------------------------------ */

/* Which of the ways was asked for; an option of another one is a mistake. */
static emic_status check_options(const emic_context *context, emic_error *err)
{
    static const char *const needs[][2] = {
        {"format", "list"}, {"output", "list"}, {"dry-run", "import"}, {"encoding", "import"}};
    int ways = option_given(context, "export") + option_given(context, "import") +
               option_given(context, "list");
    if (ways > 1)
        return emic_fail(err, EMIC_INVALID, "--export, --import and --list exclude each other");
    for (size_t i = 0; i < sizeof needs / sizeof *needs; i++)
        if (option_given(context, needs[i][0]) && !option_given(context, needs[i][1]))
            return emic_fail(err, EMIC_INVALID, "--%s goes with --%s", needs[i][0], needs[i][1]);
    return EMIC_OK;
}

static emic_status run(emic_context *context, int *exit, emic_error *err)
{
    emic_vault *vault;
    int signal = 0;
    bool reads = option_given(context, "export") || option_given(context, "list");
    EMIC_TRY(check_options(context, err));
    EMIC_TRY(vault_access_open(context, !reads, &vault, err));
    umask(S_IRWXG | S_IRWXO);
    emic_status status;
    if (option_given(context, "export"))
        status = export_list(context, vault, err);
    else if (option_given(context, "import"))
        status = import_file(context, vault, err);
    else if (option_given(context, "list"))
        status = print_list(context, vault, exit, err);
    else
        status = review_in_terminal(context, vault, exit, &signal, err);
    emic_vault_close(vault);
    if (signal && status == EMIC_OK)
        raise(signal);
    return status;
}

static const emic_option options[] = {
    {"export", 0, OPTION_TEXT, "FILE", "write the list as a CSV file for a spreadsheet"},
    {"import", 0, OPTION_TEXT, "FILE", "decide what that file says, all of it or nothing"},
    {"list", 0, OPTION_FLAG, NULL, "print what waits for a decision"},
    OPTION_VAULT,
    OPTION_KEY_FILE,
    OPTION_PASSPHRASE_FD,
    OPTION_WHO,
    OPTION_FORMAT,
    OPTION_OUTPUT,
    OPTION_FORCE,
    OPTION_ENCODING,
    OPTION_DRY_RUN,
    {0}};

const emic_command command_privacy_review = {
    .name = "privacy review",
    .needs = NEEDS_NOTHING,
    .run = run,
    .options = options,
    .summary = "Decide what becomes of the names and numbers that were found",
    .details =
        "In the terminal: one candidate after the other, with its context, and one key for a "
        "decision; ? tells the keys. What was decided is stored at once, and the next sitting goes "
        "on where this one ended.\n\n"
        "In a spreadsheet: --export writes a CSV file in which the columns decision (replace, "
        "generalise, keep, not a name), entity, pseudonym, role and grade are to be filled in, and "
        "--import reads it back. To replace by the label of an entity makes the words a spelling "
        "of it; a label that is new makes an entity, and so does none. An empty decision changes "
        "nothing. The columns id and words must stay as they are: an apostrophe in front of "
        "words keeps spreadsheets from taking them for formulas, numbers or dates. The file holds "
        "the names themselves (mode 0600).",
    .example = "emic privacy review --import review.csv --key-file key.txt",
};
