/* emic codebook load, show. */
#include "commands.h"
#include "input.h"
#include "output.h"

static emic_status run_load(emic_context *context, int *exit, emic_error *err)
{
    emic_slice text;
    emic_codebook codebook;
    emic_load_summary summary;
    int64_t version;
    emic_id id;
    const char *path = context->operands[0];
    (void)exit;
    EMIC_TRY(input_text(context, path, &text, err));
    EMIC_TRY(emic_codebook_parse(path, text, context->arena, &codebook, err));
    if (emic_codebook_store(context->study, &codebook, &summary, err) != EMIC_OK)
        return emic_error_locate(err, path, 0, 0);
    EMIC_TRY(emic_codebook_version(context->study, &version, &id, err));
    output_note(context, "codes: %s; codebook version %lld", input_summary(context, &summary),
                (long long)version);
    return EMIC_OK;
}

static void fill(const emic_codebook *codebook, emic_table *table)
{
    static const char *const levels[] = {"segment", "theme", "concept", "principle"};
    static const emic_column columns[] = {
        {.name = "code", .use = EMIC_COLUMN_DATA},
        {.name = "name", .title = "Code", .use = EMIC_COLUMN_READING},
        {.name = "level", .title = "Level"},
        {.name = "codable", .use = EMIC_COLUMN_DATA},
        {.name = "rule", .title = "Rule"},
        {.name = "exclusive_set", .use = EMIC_COLUMN_DATA},
        {.name = "status", .use = EMIC_COLUMN_DATA},
        {.name = "brief", .title = "Definition", .wrap = true},
        {.name = "full", .use = EMIC_COLUMN_DATA},
        {.name = "use_when", .use = EMIC_COLUMN_DATA},
        {.name = "not_when", .use = EMIC_COLUMN_DATA},
    };
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        emic_table_add_column(table, columns[i]);
    for (size_t i = 0; i < codebook->count; i++) {
        const emic_code *code = &codebook->items[i];
        emic_cell *cell = emic_table_add_row(table, code->depth);
        cell[0] = emic_cell_text(code->path);
        cell[1] = emic_cell_text(code->name);
        cell[2] = emic_cell_text(emic_slice_of(levels[code->level]));
        cell[3] = emic_cell_text(code->codable ? EMIC_LITERAL("yes") : EMIC_LITERAL("no"));
        cell[4] = emic_cell_text(code->rule == EMIC_RULE_JUDGED ? EMIC_LITERAL("judged")
                                                                : EMIC_LITERAL("any"));
        cell[5] = emic_cell_text(code->exclusive_set);
        cell[6] = emic_cell_text(code->status);
        cell[7] = emic_cell_text(code->brief);
        cell[8] = emic_cell_text(code->full);
        cell[9] = emic_cell_text(code->use_when);
        cell[10] = emic_cell_text(code->not_when);
    }
}

static void put_part(emic_strbuf *out, const char *head, emic_slice text)
{
    if (text.length)
        emic_strbuf_printf(out, "%s%.*s\n", head, EMIC_ARG(text));
}

/* Everything about one code, for the person who is about to use it. */
static emic_status show_code(emic_context *context, const emic_codebook *codebook, emic_error *err)
{
    static const char *const heads[] = {"Typical:      ", "Atypical:     ", "Close, but no: "};
    size_t at;
    emic_strbuf page = {0};
    EMIC_TRY(emic_codebook_find(codebook, emic_slice_of(context->operands[0]), context->arena, &at,
                                err));
    const emic_code *code = &codebook->items[at];
    put_part(&page, "", code->path);
    put_part(&page, "", code->brief);
    put_part(&page, "\n", code->full);
    put_part(&page, "\nUse when:     ", code->use_when);
    put_part(&page, "Not when:     ", code->not_when);
    for (int kind = 0; kind < EMIC_EXAMPLE_KINDS; kind++)
        for (size_t i = 0; i < code->examples[kind].count; i++)
            put_part(&page, heads[kind], code->examples[kind].items[i]);
    emic_strbuf_printf(&page, "Rule:         %s\n",
                       code->rule == EMIC_RULE_JUDGED ? "judged" : "any");
    put_part(&page, "Set:          ", code->exclusive_set);
    emic_status status = output_text(context, emic_strbuf_slice(&page), err);
    emic_strbuf_close(&page);
    return status;
}

static emic_status run_show(emic_context *context, int *exit, emic_error *err)
{
    emic_codebook codebook;
    int64_t version;
    emic_id id;
    EMIC_TRY(emic_codebook_load(context->study, context->arena, &codebook, err));
    if (context->operand_count)
        return show_code(context, &codebook, err);
    EMIC_TRY(emic_codebook_version(context->study, &version, &id, err));
    emic_table *table = emic_table_make(
        context->arena,
        codebook.title.length ? emic_arena_string(context->arena, codebook.title) : "Codebook");
    fill(&codebook, table);
    emic_table_add_note(table, "%zu codes; version %lld.", codebook.count, (long long)version);
    if (codebook.count == 0)
        *exit = EXIT_NEGATIVE;
    return output_table(context, table, err);
}

static const emic_option load_options[] = {OPTION_ENCODING, {0}};
static const emic_option show_options[] = {OPTION_FORMAT, OPTION_OUTPUT, OPTION_FORCE, {0}};

const emic_command command_codebook_load = {
    .name = "codebook load",
    .operands = "FILE",
    .least = 1,
    .most = 1,
    .needs = NEEDS_WRITE,
    .run = run_load,
    .options = load_options,
    .summary = "Load a codebook from a YAML file",
    .details = "New codes are added, known ones (by path) get the file's definitions, none is "
               "removed. Each state of the codebook is kept as a version.",
    .example = "emic codebook load codebooks/raids-study.yaml",
};

const emic_command command_codebook_show = {
    .name = "codebook show",
    .operands = "[CODE]",
    .most = 1,
    .needs = NEEDS_READ,
    .run = run_show,
    .options = show_options,
    .summary = "Show the codebook, or all about one code",
    .example = "emic codebook show HARM/FEAR",
};
