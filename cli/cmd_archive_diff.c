/* emic archive diff. */
#include "commands.h"
#include "exchange/archive_diff.h"
#include "locked_archive.h"
#include "output.h"

static emic_status run_diff(emic_context *context, int *exit, emic_error *err)
{
    emic_slice bytes[2];
    emic_archive_difference difference;
    const char **paths = context->operands;
    for (int i = 0; i < 2; i++)
        EMIC_TRY(locked_archive_read(context, paths[i], &bytes[i], err));
    EMIC_TRY(emic_archive_diff(paths[0], bytes[0], paths[1], bytes[1], context->arena, &difference,
                               err));
    if (difference.count == 0) {
        emic_table_add_note(difference.table, "Both hold the same.");
        return output_table(context, difference.table, err);
    }
    *exit = EXIT_NEGATIVE;
    emic_table_add_note(difference.table, "%s.",
                        output_count(difference.count, "difference", context->arena));
    return output_table(context, difference.table, err);
}

static const emic_option diff_options[] = {
    OPTION_FORMAT, OPTION_OUTPUT, OPTION_FORCE, OPTION_ARCHIVE_KEY_FILE, OPTION_PASSPHRASE_FD, {0},
};

const emic_command command_archive_diff = {
    .name = "archive diff",
    .operands = "BEFORE AFTER",
    .least = 2,
    .most = 2,
    .needs = NEEDS_NOTHING,
    .run = run_diff,
    .options = diff_options,
    .summary = "Say what differs between two archives",
    .details = "Row by row: participants, transcripts, codes, codings, judgements, claims and the "
               "rest, and the tables cell by cell, as n of N before and after. Either may be a ZIP "
               "or a tar.gz. Exit 0 when both hold the same, 1 when they do not. Whether they are "
               "as they were made is what emic archive verify tells.",
    .example = "emic archive diff before.zip after.zip",
};
