/* emic codebook lint, stale: what is worth another look. */
#include "commands.h"
#include "filter.h"
#include "output.h"

static const char *const checks[] = {"definition",  "name",      "level",    "orphan",
                                     "empty",       "unused",    "overused", "compared",
                                     "provisional", "exclusive", "in-vivo",  NULL};

static emic_status check_names(const emic_context *context, emic_error *err)
{
    for (size_t i = 0; option_repeat(context, "check", i); i++) {
        const char *name = option_repeat(context, "check", i);
        int at = 0;
        while (checks[at] && strcmp(checks[at], name) != 0)
            at++;
        if (!checks[at])
            return emic_fail_unknown(err, NULL, 0, 0, "check", emic_slice_of(name), checks);
    }
    return EMIC_OK;
}

static bool is_wanted(const emic_context *context, const char *check)
{
    for (size_t i = 0; option_repeat(context, "check", i); i++)
        if (strcmp(option_repeat(context, "check", i), check) == 0)
            return true;
    return !option_given(context, "check");
}

static emic_status run_lint(emic_context *context, int *exit, emic_error *err)
{
    emic_lint_list list;
    EMIC_TRY(check_names(context, err));
    EMIC_TRY(emic_codebook_lint(context->study, context->arena, &list, err));
    emic_table *table = emic_table_make(context->arena, "Worth a look in the codebook");
    emic_table_add_column(table, (emic_column){.name = "check", .title = "Check"});
    emic_table_add_column(table, (emic_column){.name = "code", .title = "Code"});
    emic_table_add_column(table, (emic_column){.name = "remark", .title = "What", .wrap = true});
    for (size_t i = 0; i < list.count; i++) {
        if (!is_wanted(context, list.items[i].check))
            continue;
        emic_cell *cell = emic_table_add_row(table, 0);
        emic_slice path = list.items[i].path;
        cell[0] = emic_cell_text(emic_slice_of(list.items[i].check));
        cell[1] = emic_cell_text(path.length ? path : EMIC_LITERAL("(codebook)"));
        cell[2] = emic_cell_text(emic_slice_of(list.items[i].text));
    }
    emic_table_add_note(table, "%s.", output_count(table->rows.count, "remark", context->arena));
    if (table->rows.count)
        *exit = EXIT_NEGATIVE;
    return output_table(context, table, err);
}

/* By code, then as they stand in the texts. */
static void fill_stale(const emic_codebook *codebook, const emic_coding_list *list,
                       const emic_stale_list *stale, emic_table *table)
{
    for (size_t code = 0; code < codebook->count; code++) {
        for (size_t i = 0; i < list->count; i++) {
            const emic_coding_item *item = &list->items[i];
            int64_t under = emic_codebook_stale_find(stale, item->coding.id);
            if (item->code_at != (int)code || under < 0)
                continue;
            emic_cell *cell = emic_table_add_row(table, 0);
            cell[0] = emic_cell_text(codebook->items[code].path);
            cell[1] = emic_cell_integer(item->coding.id);
            cell[2] = emic_cell_text(item->document);
            cell[3] = emic_cell_text(item->coder_name);
            cell[4] = emic_cell_integer(under);
            cell[5] = emic_cell_integer(codebook->items[code].definition);
            cell[6] = emic_cell_text(item->words);
        }
    }
}

/* Of the codes chosen (NULL: all) those with stale codings: only their words are read. */
static const bool *stale_codes(const emic_context *context, const emic_codebook *codebook,
                               const emic_stale_list *stale, const bool *chosen)
{
    bool *codes = emic_arena_array(context->arena, codebook->count + 1, sizeof *codes);
    emic_id last = 0;
    for (size_t i = 0; i < stale->count; i++) {
        int at =
            stale->items[i].code == last ? -1 : emic_codebook_at(codebook, stale->items[i].code);
        last = stale->items[i].code;
        if (at >= 0)
            codes[at] = !chosen || chosen[at];
    }
    return codes;
}

static emic_status run_stale(emic_context *context, int *exit, emic_error *err)
{
    static const emic_column columns[] = {
        {.name = "code", .title = "Code"},
        {.name = "id", .title = "Id", .right = true},
        {.name = "document", .title = "Document"},
        {.name = "coder", .title = "Coder"},
        {.name = "made_under", .title = "Made under", .right = true},
        {.name = "definition", .title = "Definition", .right = true},
        {.name = "words", .title = "Words", .wrap = true},
    };
    emic_codebook codebook;
    emic_coding_list list = {0};
    emic_stale_list stale;
    emic_coding_filter filter = {0};
    EMIC_TRY(emic_codebook_load(context->study, context->arena, &codebook, err));
    EMIC_TRY(filter_codings(context, &codebook, &filter, err));
    EMIC_TRY(emic_codebook_stale_load(context->study, context->arena, &stale, err));
    filter.words = true;
    filter.codes = stale_codes(context, &codebook, &stale, filter.codes);
    if (stale.count)
        EMIC_TRY(
            emic_coding_list_load(context->study, &filter, &codebook, context->arena, &list, err));
    emic_table *table = emic_table_make(context->arena, "Stale codings");
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        emic_table_add_column(table, columns[i]);
    fill_stale(&codebook, &list, &stale, table);
    emic_table_add_note(table, "%s made under another definition than the code has now.",
                        output_count(table->rows.count, "coding", context->arena));
    if (!table->rows.count)
        *exit = EXIT_NEGATIVE;
    return output_table(context, table, err);
}

static const emic_option lint_options[] = {
    {"check", 0, OPTION_REPEAT, "NAME", "only this check; may be repeated"},
    OPTION_FORMAT,
    OPTION_OUTPUT,
    OPTION_FORCE,
    {0},
};
static const emic_option stale_options[] = {
    FILTER_DOCUMENT, FILTER_CODE,   FILTER_CODER, FILTER_ROUND,
    OPTION_FORMAT,   OPTION_OUTPUT, OPTION_FORCE, {0},
};

const emic_command command_codebook_lint = {
    .name = "codebook lint",
    .needs = NEEDS_READ,
    .run = run_lint,
    .options = lint_options,
    .summary = "Say what in the codebook is worth a look",
    .details =
        "definition: neither brief nor full is given. name: nearly another code's (a letter in "
        "five differs, two at most; case, marks, spaces, _ and - are no difference). level: not "
        "below its parent's, or more than one below it. orphan: at the top, and no principle. "
        "empty: only groups codes, and there are none. unused: neither codings nor judgements, "
        "once there are any. overused: more codings than half of all turns, or than ten times the "
        "median of the codes used. compared: two codings or more, and never compared. provisional: "
        "still so. exclusive: the only code of its set. in-vivo: "
        "named after a coding whose words do not hold the name.\n\nExit 1 when there is a remark. "
        "Retired "
        "codes have none.",
    .example = "emic codebook lint --check exclusive",
};

const emic_command command_codebook_stale = {
    .name = "codebook stale",
    .needs = NEEDS_READ,
    .run = run_stale,
    .options = stale_options,
    .summary = "List codings made under a definition that their code no longer has",
    .details = "Definitions are counted from 1; 0 stands for that of another code, which was "
               "merged or split. emic coding recheck says that codings hold. Exit 1 when none is "
               "stale.",
    .example = "emic codebook stale --code HARM",
};
