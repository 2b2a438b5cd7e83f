/* emic codebook commit, log, diff: the states of the codebook that are kept. */
#include "change_table.h"
#include "code_option.h"
#include "named.h"
#include "commands.h"
#include "output.h"
#include <stdlib.h>

static emic_status run_commit(emic_context *context, int *exit, emic_error *err)
{
    const char *reason = option_value(context, "reason"), *coder;
    int64_t number;
    emic_id id;
    bool made;
    (void)exit;
    if (!reason || !emic_slice_trim(emic_slice_of(reason)).length)
        return emic_fail(err, EMIC_INVALID, "say why, as in --reason \"FEAR was two things\"");
    EMIC_TRY(named_coder_name(context, &coder, err));
    EMIC_TRY(emic_codebook_keep_version(context->study, reason, coder, &id, &made, err));
    EMIC_TRY(emic_codebook_version(context->study, &number, &id, err));
    if (!made)
        return emic_fail(err, EMIC_INVALID, "nothing changed since version %lld",
                         (long long)number);
    output_note(context, "codebook version %lld", (long long)number);
    return EMIC_OK;
}

static emic_status run_log(emic_context *context, int *exit, emic_error *err)
{
    static const emic_column columns[] = {
        {.name = "version", .title = "Version", .right = true},
        {.name = "added", .title = "Added"},
        {.name = "coder", .title = "Coder"},
        {.name = "codings", .title = "Codings", .right = true},
        {.name = "reason", .title = "Reason", .wrap = true},
    };
    emic_codebook_version_list list;
    EMIC_TRY(emic_codebook_version_list_load(context->study, context->arena, &list, err));
    emic_table *table = emic_table_make(context->arena, "Versions of the codebook");
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        emic_table_add_column(table, columns[i]);
    for (size_t i = list.count; i-- > 0;) {
        emic_cell *cell = emic_table_add_row(table, 0);
        cell[0] = emic_cell_integer(list.items[i].number);
        cell[1] = emic_cell_text(list.items[i].added);
        cell[2] = emic_cell_text(list.items[i].coder);
        cell[3] = emic_cell_integer(list.items[i].codings);
        cell[4] = emic_cell_text(list.items[i].reason);
    }
    emic_table_add_note(table, "Codings counts those made under the version.");
    if (!list.count)
        *exit = EXIT_NEGATIVE;
    return output_table(context, table, err);
}

static emic_status read_number(const char *text, int64_t *out, emic_error *err)
{
    char *end;
    *out = strtoll(text, &end, 10);
    if (*end || end == text || *out < 1)
        return emic_fail(err, EMIC_INVALID,
                         "\"%s\" is no version of the codebook; emic codebook log lists them",
                         text);
    return EMIC_OK;
}

/* Version `number` (0: the working codebook), and what to call it. */
static emic_status load_state(const emic_context *context, int64_t number, emic_codebook *out,
                              const char **name, emic_error *err)
{
    *name = number ? emic_arena_format(context->arena, "version %lld", (long long)number)
                   : "the working codebook";
    return number ? emic_codebook_version_load(context->study, number, context->arena, out, err)
                  : emic_codebook_load(context->study, context->arena, out, err);
}

static emic_status run_diff(emic_context *context, int *exit, emic_error *err)
{
    int64_t from, to = 0;
    emic_id id;
    emic_codebook before, after;
    emic_codebook_changes changes;
    const char *from_name, *to_name;
    EMIC_TRY(emic_codebook_version(context->study, &from, &id, err));
    if (from == 0)
        return emic_fail(err, EMIC_NOT_FOUND,
                         "the codebook has no version yet; emic codebook commit makes one");
    if (context->operand_count > 0)
        EMIC_TRY(read_number(context->operands[0], &from, err));
    if (context->operand_count > 1)
        EMIC_TRY(read_number(context->operands[1], &to, err));
    EMIC_TRY(load_state(context, from, &before, &from_name, err));
    EMIC_TRY(load_state(context, to, &after, &to_name, err));
    emic_codebook_diff(&before, &after, context->arena, &changes);
    const char *title =
        emic_arena_format(context->arena, "The codebook from %s to %s", from_name, to_name);
    emic_table *table = change_table_make(&changes, title, context->arena);
    emic_table_add_note(table, "%s.",
                        changes.count ? emic_codebook_changes_summary(&changes, context->arena)
                                      : "Nothing changed");
    if (changes.count == 0)
        *exit = EXIT_NEGATIVE;
    return output_table(context, table, err);
}

static const emic_option commit_options[] = {
    {"reason", 0, OPTION_TEXT, "TEXT", "why the codebook is as it is now"},
    {"coder", 0, OPTION_TEXT, "NAME", "who says so; else EMIC_CODER"},
    {0},
};
static const emic_option list_options[] = {OPTION_FORMAT, OPTION_OUTPUT, OPTION_FORCE, {0}};

const emic_command command_codebook_commit = {
    .name = "codebook commit",
    .needs = NEEDS_WRITE,
    .run = run_commit,
    .options = commit_options,
    .summary = "Keep the codebook as it is now as a version",
    .details = "A version never changes. Refused when nothing changed since the newest. When "
               "something is coded in between, a version is kept by itself: each coding points at "
               "the codebook that it was made under.",
    .example = "emic codebook commit --reason \"no nights without sleep\" --coder A",
};

const emic_command command_codebook_log = {
    .name = "codebook log",
    .needs = NEEDS_READ,
    .run = run_log,
    .options = list_options,
    .summary = "List the versions of the codebook, newest first",
    .example = "emic codebook log",
};

const emic_command command_codebook_diff = {
    .name = "codebook diff",
    .operands = "[FROM [TO]]",
    .most = 2,
    .needs = NEEDS_READ,
    .run = run_diff,
    .options = list_options,
    .summary = "Show what changed from one version of the codebook to another",
    .details =
        "From the newest version to the working codebook, or from version FROM to TO. A code is "
        "the same under another name and in another place: it is renamed or moved, not removed "
        "and added. Exit 1 when nothing changed.",
    .example = "emic codebook diff 1",
};
