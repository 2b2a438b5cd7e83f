/* emic document list, show, load. */
#include "commands.h"
#include "filter.h"
#include "input.h"
#include "output.h"
#include "page.h"
#include "turn_table.h"

static void add_columns(const emic_document_list *list, emic_table *table)
{
    static const emic_column columns[] = {
        {.name = "document", .title = "Document"},
        {.name = "participant", .title = "Participant"},
        {.name = "format", .title = "Format"},
        {.name = "characters", .title = "Characters", .right = true},
        {.name = "turns", .title = "Turns", .right = true},
        {.name = "codings", .title = "Codings", .right = true},
    };
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        emic_table_add_column(table, columns[i]);
    for (size_t k = 0; k < list->attributes.count; k++) {
        const char *name = emic_arena_string(table->arena, list->attributes.items[k].name);
        emic_table_add_column(table, (emic_column){.name = name});
    }
}

static void add_document(const emic_document *document, size_t attributes, emic_table *table)
{
    emic_cell *cell = emic_table_add_row(table, 0);
    cell[0] = emic_cell_text(document->name);
    cell[1] = emic_cell_text(document->participant);
    cell[2] = emic_cell_text(document->format);
    cell[3] = emic_cell_integer(document->characters);
    cell[4] = emic_cell_integer(document->turns);
    cell[5] = emic_cell_integer(document->codings);
    for (size_t k = 0; k < attributes; k++)
        cell[6 + k] = emic_cell_text(document->values[k]);
}

static emic_status run_list(emic_context *context, int *exit, emic_error *err)
{
    emic_document_list list;
    filter_people people;
    int64_t characters = 0, untied;
    EMIC_TRY(emic_document_untied(context->study, &untied, err));
    EMIC_TRY(filter_people_load(context, &people, err));
    EMIC_TRY(emic_document_list_load(context->study, context->arena, &list, err));
    emic_table *table = emic_table_make(context->arena, "Documents");
    add_columns(&list, table);
    for (size_t i = 0; i < list.count; i++) {
        const emic_document *document = &list.items[i];
        if (!filter_people_keep(&people, filter_people_named(&people, document->participant)))
            continue;
        add_document(document, list.attributes.count, table);
        characters += document->characters;
    }
    emic_table_add_note(table, "%s, %s.",
                        output_count(table->rows.count, "document", context->arena),
                        output_count((size_t)characters, "character", context->arena));
    if (untied && !people.chosen)
        emic_table_add_note(table,
                            "%lld not yet tied to a participant: emic document load does it.",
                            (long long)untied);
    if (table->rows.count == 0)
        *exit = EXIT_NEGATIVE;
    return output_table(context, table, err);
}

static emic_status show_page(const emic_context *context, emic_id document, int64_t revision,
                             emic_error *err)
{
    emic_strbuf page = {0};
    emic_status status = revision ? page_revision(context, document, revision, &page, err)
                                  : page_document(context, document, &page, err);
    if (status == EMIC_OK)
        status = output_text(context, emic_strbuf_slice(&page), err);
    emic_strbuf_close(&page);
    return status;
}

static emic_status run_show(emic_context *context, int *exit, emic_error *err)
{
    emic_id document;
    emic_table *table;
    int64_t revision;
    const char *name = context->operands[0];
    (void)exit;
    EMIC_TRY(emic_document_find(context->study, emic_slice_of(name), &document, err));
    EMIC_TRY(option_number(context, "revision", 1, INT32_MAX, 0, &revision, err));
    if (output_is_for_reading(context))
        return show_page(context, document, revision, err);
    if (revision)
        return emic_fail(err, EMIC_INVALID, "--revision shows text; leave --format out");
    EMIC_TRY(turn_table(context, document, name, &table, err));
    return output_table(context, table, err);
}

static emic_status run_load(emic_context *context, int *exit, emic_error *err)
{
    emic_slice text;
    emic_load_summary summary;
    (void)exit;
    EMIC_TRY(input_text(context, context->operands[0], &text, err));
    EMIC_TRY(emic_document_load(context->study, context->operands[0], text, &summary, err));
    output_note(context, "documents: %s", input_summary(context, &summary));
    return EMIC_OK;
}

static const emic_option list_options[] = {
    FILTER_PARTICIPANT, FILTER_GROUP, FILTER_WHERE, OPTION_FORMAT,
    OPTION_OUTPUT,      OPTION_FORCE, {0}};
static const emic_option show_options[] = {
    {"lines", 0, OPTION_FLAG, NULL, "number the lines of the text, for coding add --line"},
    {"revision", 0, OPTION_TEXT, "N", "the text of this revision, by itself"},
    OPTION_FORMAT,
    OPTION_OUTPUT,
    OPTION_FORCE,
    {0}};
static const emic_option load_options[] = {OPTION_ENCODING, {0}};

const emic_command command_document_list = {
    .name = "document list",
    .needs = NEEDS_READ,
    .run = run_list,
    .options = list_options,
    .summary = "List transcripts with their participants, turns and codings",
    .example = "emic document list",
};

const emic_command command_document_show = {
    .name = "document show",
    .operands = "DOC",
    .least = 1,
    .most = 1,
    .needs = NEEDS_READ,
    .run = run_show,
    .options = show_options,
    .summary = "Show a transcript: numbered turns, codings in the margin",
    .details =
        "In the margin a bar runs along every coded passage; its code and coders stand "
        "where it begins. The numbers of turns are those of coding add --turn. Before each line "
        "stands the position of its first character, for coding add --span; with --lines the "
        "number of the text's line, for --line. In another format than text it comes as a table, "
        "a row a turn. Of an older revision (emic document log lists them) there is the text "
        "alone.",
    .example = "emic document show TP01",
};

const emic_command command_document_load = {
    .name = "document load",
    .operands = "FILE",
    .least = 1,
    .most = 1,
    .needs = NEEDS_WRITE,
    .run = run_load,
    .options = load_options,
    .summary = "Say whose transcripts are whose, from a CSV file",
    .details =
        "The file has the columns document and participant; with speaker (and role: participant, "
        "interviewer or other) a row says who that label is, for interviews with several people. "
        "Every other column becomes an attribute of the document.",
    .example = "emic document load documents.csv",
};
