/* emic memo list, show, export, gaps. */
#include "commands.h"
#include "memo_links.h"
#include "named.h"
#include "output.h"

/* --- What to list ----------------------------------------------------------------------------- */

typedef struct memo_filter {
    bool superseded; /* these, too */
    bool of_kind;
    emic_memo_kind kind;
    const char *coder;
    emic_memo_links about; /* any of them; of codes also those below */
} memo_filter;

static emic_status read_filter(const emic_context *context, const emic_codebook *codebook,
                               memo_filter *out, emic_error *err)
{
    const char *kind = option_value(context, "kind");
    emic_id coder;
    *out = (memo_filter){.superseded = option_given(context, "all"),
                         .of_kind = kind != NULL,
                         .coder = option_value(context, "coder")};
    if (kind)
        EMIC_TRY(emic_memo_kind_find(emic_slice_of(kind), &out->kind, err));
    if (out->coder)
        EMIC_TRY(emic_coder_find(context->study, emic_slice_of(out->coder), &coder, err));
    return memo_links_read(context, codebook, &out->about, err);
}

static bool is_or_below(const emic_codebook *codebook, emic_id above, emic_id code)
{
    int top = emic_codebook_at(codebook, above), at = emic_codebook_at(codebook, code);
    return top >= 0 && at >= top && (size_t)at < codebook->items[top].end;
}

static bool is_about(const emic_memo *memo, const emic_memo_link *wanted,
                     const emic_codebook *codebook)
{
    for (size_t i = 0; i < memo->links.count; i++) {
        const emic_memo_link *link = &memo->links.items[i];
        if (link->thing != wanted->thing)
            continue;
        if (link->id == wanted->id ||
            (link->thing == EMIC_MEMO_OF_CODE && is_or_below(codebook, wanted->id, link->id)))
            return true;
    }
    return false;
}

static bool is_wanted(const emic_memo *memo, const memo_filter *filter,
                      const emic_codebook *codebook)
{
    if ((memo->superseded_by && !filter->superseded) ||
        (filter->of_kind && memo->kind != filter->kind) ||
        (filter->coder && !emic_slice_is(memo->coder_name, filter->coder)))
        return false;
    for (size_t i = 0; i < filter->about.count; i++)
        if (is_about(memo, &filter->about.items[i], codebook))
            return true;
    return filter->about.count == 0;
}

/* "code HARM/FEAR; coding TP04 120:180 HARM/FEAR". */
static emic_slice names_of(const emic_memo *memo, emic_arena *arena)
{
    const char *names = "";
    for (size_t i = 0; i < memo->links.count; i++)
        names = emic_arena_format(arena, "%s%s%s %.*s", names, i ? "; " : "",
                                  emic_memo_thing_name(memo->links.items[i].thing),
                                  EMIC_ARG(memo->links.items[i].name));
    return emic_slice_of(names);
}

static emic_cell id_or_empty(emic_id id)
{
    return id ? emic_cell_integer(id) : (emic_cell){0};
}

static emic_status run_list(emic_context *context, int *exit, emic_error *err)
{
    static const emic_column columns[] = {
        {.name = "id", .title = "Id", .right = true},
        {.name = "kind", .title = "Kind"},
        {.name = "title", .title = "Title", .wrap = true},
        {.name = "about", .title = "About", .wrap = true},
        {.name = "text", .title = "Text", .wrap = true},
        {.name = "coder", .title = "Coder"},
        {.name = "added", .use = EMIC_COLUMN_DATA},
        {.name = "superseded_by", .title = "Superseded by", .right = true},
    };
    emic_codebook codebook;
    emic_memo_list list;
    memo_filter filter;
    emic_arena *arena = context->arena;
    EMIC_TRY(emic_codebook_load(context->study, arena, &codebook, err));
    EMIC_TRY(read_filter(context, &codebook, &filter, err));
    EMIC_TRY(emic_memo_list_load(context->study, &codebook, arena, &list, err));
    emic_table *table = emic_table_make(arena, "Memos");
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        if (i != 7 || filter.superseded)
            emic_table_add_column(table, columns[i]);
    for (size_t i = 0; i < list.count; i++) {
        const emic_memo *memo = &list.items[i];
        if (!is_wanted(memo, &filter, &codebook))
            continue;
        emic_cell *cell = emic_table_add_row(table, 0);
        cell[0] = emic_cell_integer(memo->id);
        cell[1] = emic_cell_text(emic_slice_of(emic_memo_kind_name(memo->kind)));
        cell[2] = emic_cell_text(memo->title);
        cell[3] = emic_cell_text(names_of(memo, arena));
        cell[4] = emic_cell_text(memo->text);
        cell[5] = emic_cell_text(memo->coder_name);
        cell[6] = emic_cell_text(memo->added);
        if (filter.superseded)
            cell[7] = id_or_empty(memo->superseded_by);
    }
    emic_table_add_note(table, "%s.", output_count(table->rows.count, "memo", arena));
    if (table->rows.count == 0)
        *exit = EXIT_NEGATIVE;
    return output_table(context, table, err);
}

/* --- One memo --------------------------------------------------------------------------------- */

static void add_field(emic_table *table, const char *name, emic_slice value)
{
    if (value.length == 0)
        return;
    emic_cell *cell = emic_table_add_row(table, 0);
    cell[0] = emic_cell_text(emic_slice_of(name));
    cell[1] = emic_cell_text(value);
}

/* What it superseded, the newest first. */
static void add_history(const emic_memo_list *list, const emic_memo *memo, emic_table *table)
{
    emic_error ignored;
    const emic_memo *older = memo;
    while (older->supersedes &&
           emic_memo_list_find(list, older->supersedes, &older, &ignored) == EMIC_OK)
        add_field(table, "before",
                  emic_slice_of(emic_arena_format(table->arena, "memo %lld, %.*s, %.*s: %.*s",
                                                  (long long)older->id, EMIC_ARG(older->coder_name),
                                                  EMIC_ARG(older->added), EMIC_ARG(older->text))));
    if (memo->superseded_by)
        add_field(table, "superseded by",
                  emic_slice_of(emic_arena_format(table->arena, "memo %lld",
                                                  (long long)memo->superseded_by)));
}

static emic_status run_show(emic_context *context, int *exit, emic_error *err)
{
    emic_codebook codebook;
    emic_memo_list list;
    const emic_memo *memo;
    emic_id id;
    emic_arena *arena = context->arena;
    (void)exit;
    EMIC_TRY(named_id(context->operands[0], "memo", "emic memo list", &id, err));
    EMIC_TRY(emic_codebook_load(context->study, arena, &codebook, err));
    EMIC_TRY(emic_memo_list_load(context->study, &codebook, arena, &list, err));
    EMIC_TRY(emic_memo_list_find(&list, id, &memo, err));
    emic_table *table =
        emic_table_make(arena, emic_arena_format(arena, "Memo %lld", (long long)id));
    emic_table_add_column(table, (emic_column){.name = "field", .title = "Field"});
    emic_table_add_column(table, (emic_column){.name = "value", .title = "Value", .wrap = true});
    add_field(table, "kind", emic_slice_of(emic_memo_kind_name(memo->kind)));
    add_field(table, "title", memo->title);
    add_field(table, "text", memo->text);
    add_field(table, "coder", memo->coder_name);
    add_field(table, "added", memo->added);
    for (size_t i = 0; i < memo->links.count; i++) {
        const emic_memo_link *link = &memo->links.items[i];
        add_field(
            table, emic_memo_thing_name(link->thing),
            emic_slice_of(emic_arena_format(arena, "%.*s%s%.*s", EMIC_ARG(link->name),
                                            link->says.length ? ": " : "", EMIC_ARG(link->says))));
    }
    add_history(&list, memo, table);
    return output_table(context, table, err);
}

/* --- All of them, with their context ---------------------------------------------------------- */

static void add_export_row(const emic_memo *memo, const emic_memo_link *link, emic_table *table)
{
    emic_cell *cell = emic_table_add_row(table, 0);
    cell[0] = emic_cell_integer(memo->id);
    cell[1] = emic_cell_text(emic_slice_of(emic_memo_kind_name(memo->kind)));
    cell[2] = emic_cell_text(memo->title);
    cell[3] = emic_cell_text(memo->text);
    cell[4] = emic_cell_text(memo->coder_name);
    cell[5] = emic_cell_text(memo->added);
    cell[6] = id_or_empty(memo->supersedes);
    cell[7] = id_or_empty(memo->superseded_by);
    if (!link)
        return;
    cell[8] = emic_cell_text(emic_slice_of(emic_memo_thing_name(link->thing)));
    cell[9] = emic_cell_text(link->name);
    cell[10] = emic_cell_text(link->says);
}

static emic_status run_export(emic_context *context, int *exit, emic_error *err)
{
    static const emic_column columns[] = {
        {.name = "id", .title = "Id", .right = true},
        {.name = "kind", .title = "Kind"},
        {.name = "title", .title = "Title", .wrap = true},
        {.name = "text", .title = "Text", .wrap = true},
        {.name = "coder", .title = "Coder"},
        {.name = "added", .title = "Added"},
        {.name = "supersedes", .title = "Supersedes", .right = true},
        {.name = "superseded_by", .title = "Superseded by", .right = true},
        {.name = "about", .title = "About"},
        {.name = "name", .title = "Which", .wrap = true},
        {.name = "says", .title = "It says", .wrap = true},
    };
    emic_codebook codebook;
    emic_memo_list list;
    emic_arena *arena = context->arena;
    EMIC_TRY(emic_codebook_load(context->study, arena, &codebook, err));
    EMIC_TRY(emic_memo_list_load(context->study, &codebook, arena, &list, err));
    emic_table *table = emic_table_make(arena, "Memos with what they are about");
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        emic_table_add_column(table, columns[i]);
    for (size_t i = 0; i < list.count; i++) {
        const emic_memo *memo = &list.items[i];
        for (size_t k = 0; k < memo->links.count; k++)
            add_export_row(memo, &memo->links.items[k], table);
        if (memo->links.count == 0)
            add_export_row(memo, NULL, table);
    }
    emic_table_add_note(table, "%s; a row for each thing that a memo is about.",
                        output_count(list.count, "memo", arena));
    if (list.count == 0)
        *exit = EXIT_NEGATIVE;
    return output_table(context, table, err);
}

/* --- Codes without a memo --------------------------------------------------------------------- */

static emic_status run_gaps(emic_context *context, int *exit, emic_error *err)
{
    static const emic_column columns[] = {
        {.name = "code", .title = "Code"},
        {.name = "memos", .title = "Memos", .right = true},
        {.name = "coding_memos", .title = "On codings", .right = true},
        {.name = "codings", .title = "Codings", .right = true},
        {.name = "notes", .title = "With a note", .right = true},
        {.name = "latest", .title = "Latest memo"},
    };
    emic_codebook codebook;
    emic_memo_count *counts;
    size_t without = 0;
    emic_arena *arena = context->arena;
    (void)exit;
    EMIC_TRY(emic_codebook_load(context->study, arena, &codebook, err));
    EMIC_TRY(emic_memo_count_load(context->study, &codebook, arena, &counts, err));
    emic_table *table = emic_table_make(arena, "Memos by code");
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        emic_table_add_column(table, columns[i]);
    for (size_t i = 0; i < codebook.count; i++) {
        bool missing = !counts[i].about_code && !counts[i].about_codings;
        without += missing;
        if (!missing && !option_given(context, "all"))
            continue;
        emic_cell *cell = emic_table_add_row(table, 0);
        cell[0] = emic_cell_text(codebook.items[i].path);
        cell[1] = emic_cell_integer(counts[i].about_code);
        cell[2] = emic_cell_integer(counts[i].about_codings);
        cell[3] = emic_cell_integer(counts[i].codings);
        cell[4] = emic_cell_integer(counts[i].notes);
        cell[5] = emic_cell_text(counts[i].latest);
    }
    emic_table_add_note(table, "%zu of %s without a memo. Superseded memos are not counted.",
                        without, output_count(codebook.count, "code", arena));
    return output_table(context, table, err);
}

static const emic_option list_options[] = {
    {"kind", 0, OPTION_TEXT, "KIND", "only code, theory, method, reflexive or case memos"},
    MEMO_LINK_OPTIONS,
    OPTION_CODER,
    {"all", 0, OPTION_FLAG, NULL, "also those that were superseded"},
    OPTION_FORMAT,
    OPTION_OUTPUT,
    OPTION_FORCE,
    {0},
};
static const emic_option show_options[] = {OPTION_FORMAT, OPTION_OUTPUT, OPTION_FORCE, {0}};
static const emic_option gaps_options[] = {
    {"all", 0, OPTION_FLAG, NULL, "all codes, also those with memos"},
    OPTION_FORMAT,
    OPTION_OUTPUT,
    OPTION_FORCE,
    {0},
};

const emic_command command_memo_list = {
    .name = "memo list",
    .needs = NEEDS_READ,
    .run = run_list,
    .options = list_options,
    .summary = "List memos",
    .details = "Of several things named, a memo about any of them is listed; a code stands for "
               "those below it, too. --coder leaves the memos that this person wrote.",
    .example = "emic memo list --kind code --code HARM",
};

const emic_command command_memo_show = {
    .name = "memo show",
    .operands = "ID",
    .least = 1,
    .most = 1,
    .needs = NEEDS_READ,
    .run = run_show,
    .options = show_options,
    .summary = "Show a memo with what it is about and what it superseded",
    .example = "emic memo show 1",
};

const emic_command command_memo_export = {
    .name = "memo export",
    .needs = NEEDS_READ,
    .run = run_export,
    .options = show_options,
    .summary = "Write out all memos with the words and definitions they are about",
    .example = "emic memo export --format markdown",
};

const emic_command command_memo_gaps = {
    .name = "memo gaps",
    .needs = NEEDS_READ,
    .run = run_gaps,
    .options = gaps_options,
    .summary = "List the codes that no memo is about",
    .details =
        "A memo is about a code when it names the code or a coding with it. The notes of codings "
        "are counted apart.",
    .example = "emic memo gaps --all",
};
