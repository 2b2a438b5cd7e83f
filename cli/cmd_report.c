/* emic report: all that a study can say of itself, on one page; and the checklists alone. */
#include "commands.h"
#include "exchange/checklist.h"
#include "exchange/study_report.h"
#include "output.h"

static emic_status read_format(const emic_context *context, emic_format *out, emic_error *err)
{
    const char *name = option_value(context, "format");
    *out = EMIC_FORMAT_HTML;
    if (!name)
        return EMIC_OK;
    EMIC_TRY(emic_format_find(emic_slice_of(name), out, err));
    if (*out != EMIC_FORMAT_HTML && *out != EMIC_FORMAT_TEXT && *out != EMIC_FORMAT_JSON)
        return emic_fail(err, EMIC_INVALID, "a report is written as html (default), text or json");
    return EMIC_OK;
}

static emic_status read_options(const emic_context *context, emic_study_report_options *out,
                                emic_error *err)
{
    *out = (emic_study_report_options){
        .title = option_value(context, "title"),
        .by = emic_slice_of(option_value(context, "by")),
        .check = option_given(context, "verify"),
    };
    EMIC_TRY(option_number(context, "quotes", 1, EMIC_STUDY_REPORT_QUOTES_MOST,
                           EMIC_STUDY_REPORT_QUOTES, &out->quotes, err));
    if (!option_given(context, "without-quotes"))
        return EMIC_OK;
    if (option_given(context, "quotes"))
        return emic_fail(err, EMIC_INVALID, "--quotes and --without-quotes exclude each other");
    out->quotes = 0;
    return EMIC_OK;
}

static emic_status run(emic_context *context, int *exit, emic_error *err)
{
    emic_study_report_options options;
    emic_format format;
    emic_report *report;
    emic_strbuf text = {0};
    (void)exit;
    EMIC_TRY(read_format(context, &format, err));
    EMIC_TRY(read_options(context, &options, err));
    EMIC_TRY(emic_study_report(context->study, &options, context->arena, &report, err));
    emic_status status = emic_report_write(report, format, output_width(), &text, err);
    if (status == EMIC_OK)
        status = output_text(context, emic_strbuf_slice(&text), err);
    emic_strbuf_close(&text);
    const char *path = option_value(context, "output");
    if (status == EMIC_OK && path && strcmp(path, "-") != 0)
        output_note(context, "the report is in %s", path);
    return status;
}

static emic_status run_checklist(emic_context *context, int *exit, emic_error *err)
{
    const emic_checklist *checklist;
    const emic_study_facts *facts;
    const char *by = option_value(context, "by");
    (void)exit;
    EMIC_TRY(emic_checklist_named(emic_slice_of(context->operands[0]), &checklist, err));
    EMIC_TRY(emic_study_facts_load(context->study, emic_slice_of(by), context->arena, &facts, err));
    return output_table(context, emic_checklist_table(checklist, facts, context->arena), err);
}

static const emic_option options[] = {
    {"by", 'b', OPTION_TEXT, "ATTRIBUTE", "the groups (else the attribute group)"},
    {"title", 0, OPTION_TEXT, "TITLE", "what it is called (else as the study)"},
    {"quotes", 0, OPTION_TEXT, "N", "of each group for a code, up to so many (default 1)"},
    {"without-quotes", 0, OPTION_FLAG, NULL, "no words of participants, nor examples of codes"},
    {"verify", 0, OPTION_FLAG, NULL, "check the whole file, as emic check does, and tell"},
    {"format", 'f', OPTION_TEXT, "FORMAT", "html (default), text or json"},
    OPTION_OUTPUT,
    OPTION_FORCE,
    {0},
};

const emic_command command_report = {
    .name = "report",
    .needs = NEEDS_READ,
    .run = run,
    .options = options,
    .summary = "Write a report of the study as one page",
    .details =
        "The study and its participants by group, the method as it was recorded, the codebook, the "
        "findings from principles to themes with counts per group and quotes for and against, "
        "propositions, saved tables, claims and whether they hold, the journal, and the checklists "
        "COREQ and SRQR. Everything comes from the study; what only people can know is marked as "
        "needing its author.\n\n"
        "The page loads nothing, needs no script, and prints on A4. Quotes are chosen by a rule "
        "that the page tells. With --without-quotes it holds no words of participants: for a "
        "report that may leave the team. Even so small groups and rare combinations can point to "
        "people: see emic privacy risk.",
    .example = "emic report --output report.html",
};

static const emic_option checklist_options[] = {
    {"by", 'b', OPTION_TEXT, "ATTRIBUTE", "the groups (else the attribute group)"},
    OPTION_FORMAT,
    OPTION_OUTPUT,
    OPTION_FORCE,
    {0},
};

const emic_command command_report_checklist = {
    .name = "report checklist",
    .operands = "coreq|srqr",
    .least = 1,
    .most = 1,
    .needs = NEEDS_READ,
    .run = run_checklist,
    .options = checklist_options,
    .summary = "Fill in a checklist for reports of qualitative research",
    .details = "coreq (Tong and others 2007, 32 items) or srqr (O'Brien and others 2014, 21 "
               "items). Each item has what the study tells and the command that shows it, or "
               "\"needs author\".",
    .example = "emic report checklist coreq",
};
