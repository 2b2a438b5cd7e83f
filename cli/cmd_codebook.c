/* emic codebook show. */
#include "commands.h"
#include "output.h"
#include "prose.h"

enum { PAGE_WIDTH = 80 }; /* of prose: longer lines are hard to read */

static emic_slice yes_no(bool yes)
{
    return yes ? EMIC_LITERAL("yes") : EMIC_LITERAL("no");
}

static emic_slice rule_name(const emic_code *code)
{
    return code->rule == EMIC_RULE_JUDGED ? EMIC_LITERAL("judged") : EMIC_LITERAL("any");
}

/* Whether there is a state to show for reading. */
static bool any_state(const emic_codebook *codebook, size_t from, size_t end)
{
    for (size_t i = from; i < end; i++)
        if (!emic_slice_is(codebook->items[i].status, "focused"))
            return true;
    return false;
}

/* The codes from..end as rows. */
static void fill(const emic_codebook *codebook, size_t from, size_t end, emic_table *table)
{
    const bool states = any_state(codebook, from, end);
    const emic_column columns[] = {
        {.name = "code", .use = EMIC_COLUMN_DATA},
        {.name = "name", .title = "Code", .use = EMIC_COLUMN_READING},
        {.name = "mnemonic", .use = EMIC_COLUMN_DATA},
        {.name = "level", .title = "Level"},
        {.name = "codable", .use = EMIC_COLUMN_DATA},
        {.name = "rule", .title = "Rule"},
        {.name = "exclusive_set", .use = EMIC_COLUMN_DATA},
        {.name = "status", .title = "Status", .use = states ? EMIC_COLUMN_BOTH : EMIC_COLUMN_DATA},
        {.name = "brief", .title = "Definition", .wrap = true},
        {.name = "full", .use = EMIC_COLUMN_DATA},
        {.name = "use_when", .use = EMIC_COLUMN_DATA},
        {.name = "not_when", .use = EMIC_COLUMN_DATA},
    };
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        emic_table_add_column(table, columns[i]);
    for (size_t i = from; i < end; i++) {
        const emic_code *code = &codebook->items[i];
        const emic_slice values[] = {code->path,
                                     code->name,
                                     code->mnemonic,
                                     emic_slice_of(emic_level_name(code->level)),
                                     yes_no(code->codable),
                                     rule_name(code),
                                     code->exclusive_set,
                                     code->status,
                                     code->brief,
                                     code->full,
                                     code->use_when,
                                     code->not_when};
        emic_cell *cell = emic_table_add_row(table, code->depth - codebook->items[from].depth);
        for (size_t k = 0; k < sizeof values / sizeof *values; k++)
            cell[k] = emic_cell_text(values[k]);
    }
}

/* A line of a code's page: the head in a column of its own, nothing when there is no text. */
static void put_part(emic_strbuf *out, const char *head, emic_slice text)
{
    enum { HEAD = 15 };
    if (!text.length)
        return;
    emic_strbuf_puts(out, head);
    emic_strbuf_fill(out, ' ', HEAD - strlen(head));
    prose_put(text, HEAD, PAGE_WIDTH, out);
}

/* How a code becomes a participant's value, in a sentence. */
static emic_slice rule_meaning(const emic_code *code)
{
    if (code->rule == EMIC_RULE_JUDGED)
        return EMIC_LITERAL("judged: a participant has it when a judgement says so");
    return EMIC_LITERAL("any: a participant has it when any passage is coded with it, or with a "
                        "code below it");
}

/* Everything about one code, for the person who is about to use it. */
static void put_code(const emic_code *code, emic_strbuf *out)
{
    static const char *const heads[] = {"Typical", "Atypical", "Close, but no"};
    emic_strbuf_printf(out, "%.*s\n", EMIC_ARG(code->path));
    if (code->brief.length)
        prose_put(code->brief, 0, PAGE_WIDTH, out);
    emic_strbuf_putc(out, '\n');
    if (code->full.length) {
        prose_put(code->full, 0, PAGE_WIDTH, out);
        emic_strbuf_putc(out, '\n');
    }
    put_part(out, "Use when", code->use_when);
    put_part(out, "Not when", code->not_when);
    for (int kind = 0; kind < EMIC_EXAMPLE_KINDS; kind++)
        for (size_t i = 0; i < code->examples[kind].count; i++)
            put_part(out, i ? "" : heads[kind], code->examples[kind].items[i]);
    put_part(out, "Level", emic_slice_of(emic_level_name(code->level)));
    put_part(out, "Mnemonic", code->mnemonic);
    put_part(out, "In vivo",
             code->in_vivo ? EMIC_LITERAL("yes, in a participant's words") : EMIC_LITERAL(""));
    put_part(out, "Rule", rule_meaning(code));
    put_part(out, "Only one of", code->exclusive_set);
    if (!code->codable)
        put_part(out, "Codable", EMIC_LITERAL("no: it only groups the codes below it"));
    if (code->core)
        put_part(out, "Core", EMIC_LITERAL("the core category of the theory"));
    if (!emic_slice_is(code->status, "focused"))
        put_part(out, "Status", code->status);
}

/* Where it went and came from, by path. */
static void put_origin(const emic_codebook *codebook, const emic_code *code, emic_strbuf *out)
{
    for (size_t i = 0; i < codebook->count; i++) {
        const emic_code *other = &codebook->items[i];
        if (other->uuid.length && emic_slice_equal(other->uuid, code->merged_into))
            put_part(out, "Merged into", other->path);
        if (other->uuid.length && emic_slice_equal(other->uuid, code->split_from))
            put_part(out, "Split from", other->path);
    }
}

static emic_status show_page(const emic_context *context, const emic_codebook *codebook, size_t at,
                             emic_error *err)
{
    emic_strbuf page = {0};
    const emic_code *code = &codebook->items[at];
    put_code(code, &page);
    put_origin(codebook, code, &page);
    for (size_t below = at + 1; below < code->end; below++)
        put_part(&page, below == at + 1 ? "Codes below" : "", codebook->items[below].path);
    emic_status status = output_text(context, emic_strbuf_slice(&page), err);
    emic_strbuf_close(&page);
    return status;
}

/* "version 3", or more when the codebook was changed since. */
static emic_status tell_version(const emic_context *context, const emic_codebook *codebook,
                                const char **out, emic_error *err)
{
    int64_t version;
    emic_id id;
    emic_codebook newest;
    emic_codebook_changes changes = {0};
    EMIC_TRY(emic_codebook_version(context->study, &version, &id, err));
    if (version && !option_given(context, "version")) {
        EMIC_TRY(emic_codebook_version_load(context->study, version, context->arena, &newest, err));
        emic_codebook_diff(&newest, codebook, context->arena, &changes);
    }
    EMIC_TRY(option_number(context, "version", 1, INT32_MAX, version, &version, err));
    *out = emic_arena_format(context->arena, "version %lld%s", (long long)version,
                             changes.count ? " and changes since (emic codebook diff)" : "");
    return EMIC_OK;
}

static emic_status show_table(const emic_context *context, const emic_codebook *codebook,
                              size_t from, size_t end, emic_error *err)
{
    const char *version;
    EMIC_TRY(tell_version(context, codebook, &version, err));
    emic_table *table = emic_table_make(
        context->arena,
        codebook->title.length ? emic_arena_string(context->arena, codebook->title) : "Codebook");
    fill(codebook, from, end, table);
    emic_table_add_note(table, "%s; %s.", output_count(end - from, "code", context->arena),
                        version);
    return output_table(context, table, err);
}

static emic_status run_show(emic_context *context, int *exit, emic_error *err)
{
    emic_codebook codebook;
    size_t at;
    int64_t version;
    EMIC_TRY(option_number(context, "version", 1, INT32_MAX, 0, &version, err));
    if (version)
        EMIC_TRY(
            emic_codebook_version_load(context->study, version, context->arena, &codebook, err));
    else
        EMIC_TRY(emic_codebook_load(context->study, context->arena, &codebook, err));
    if (codebook.count == 0)
        *exit = EXIT_NEGATIVE;
    if (!context->operand_count)
        return show_table(context, &codebook, 0, codebook.count, err);
    EMIC_TRY(emic_codebook_find(&codebook, emic_slice_of(context->operands[0]), context->arena, &at,
                                err));
    return output_is_for_reading(context)
               ? show_page(context, &codebook, at, err)
               : show_table(context, &codebook, at, codebook.items[at].end, err);
}

static const emic_option show_options[] = {
    {"version", 0, OPTION_TEXT, "N", "as it stood in this version"},
    OPTION_FORMAT,
    OPTION_OUTPUT,
    OPTION_FORCE,
    {0},
};

const emic_command command_codebook_show = {
    .name = "codebook show",
    .operands = "[CODE]",
    .most = 1,
    .needs = NEEDS_READ,
    .run = run_show,
    .options = show_options,
    .summary = "Show the codebook, or all about one code",
    .details = "A code is named by its path, or by a name or mnemonic that no other code has. In "
               "another format than text it comes as a table with the codes below it.",
    .example = "emic codebook show HARM/FEAR",
};
