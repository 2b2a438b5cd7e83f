/* emic import: transcripts into the study. */
#include "commands.h"
#include "input.h"
#include "output.h"

/* All files that the operands name, folders opened up. */
static emic_status list_files(emic_context *context, emic_file_list *list, emic_error *err)
{
    for (int i = 0; i < context->operand_count; i++) {
        const char *operand = context->operands[i];
        if (!emic_file_is_folder(operand)) {
            *EMIC_PUSH(context->arena, list) = operand;
            continue;
        }
        size_t before = list->count;
        EMIC_TRY(emic_file_list_folder(operand, context->arena, list, err));
        if (list->count == before)
            return emic_fail_at(err, EMIC_NOT_FOUND, operand, 0, 0, "no files in this folder");
    }
    return EMIC_OK;
}

static emic_status document_name(const emic_context *context, const emic_file_list *list,
                                 const char *path, emic_slice *out, emic_error *err)
{
    const char *name = option_value(context, "name");
    *out = emic_slice_of(name);
    if (name && list->count > 1)
        return emic_fail(err, EMIC_INVALID, "--name goes with one file; here are %zu", list->count);
    if (name)
        return EMIC_OK;
    if (strcmp(path, "-") == 0)
        return emic_fail(err, EMIC_INVALID, "standard input has no name: say --name NAME");
    *out = emic_file_stem(path);
    return EMIC_OK;
}

static emic_status import_file(emic_context *context, const emic_file_list *list, const char *path,
                               emic_encoding encoding, emic_arena *scratch, emic_error *err)
{
    emic_slice bytes, name;
    emic_transcript transcript;
    emic_id document;
    EMIC_TRY(document_name(context, list, path, &name, err));
    EMIC_TRY(emic_file_read(path, scratch, &bytes, err));
    EMIC_TRY(emic_transcript_parse(path, bytes, encoding, scratch, &transcript, err));
    if (emic_document_add(context->study, name, &transcript, &document, err) != EMIC_OK)
        return emic_error_locate(err, path, 0, 0);
    if (transcript.turns.count == 0)
        output_note(context, "%s: no turns recognised; the text is kept as one piece", path);
    return EMIC_OK;
}

static emic_status import_files(emic_context *context, const emic_file_list *list,
                                emic_encoding encoding, emic_error *err)
{
    output_progress progress;
    emic_arena *scratch = emic_arena_open();
    emic_status status = EMIC_OK;
    output_progress_start(&progress, context, "importing");
    for (size_t i = 0; status == EMIC_OK && i < list->count; i++) {
        emic_arena_reset(scratch);
        status = import_file(context, list, list->items[i], encoding, scratch, err);
        output_progress_step(&progress, i + 1, list->count);
    }
    output_progress_end(&progress);
    emic_arena_close(scratch);
    return status;
}

static emic_status run(emic_context *context, int *exit, emic_error *err)
{
    emic_encoding encoding = EMIC_ENCODING_AUTO;
    emic_file_list list = {0};
    const char *name = option_value(context, "encoding");
    (void)exit;
    if (!option_given(context, "pseudonymized"))
        return emic_fail(err, EMIC_REFUSED,
                         "raw transcripts do not enter a study: replace the names first, then say "
                         "--pseudonymized");
    if (name)
        EMIC_TRY(emic_encoding_find(emic_slice_of(name), &encoding, err));
    EMIC_TRY(list_files(context, &list, err));
    EMIC_TRY(import_files(context, &list, encoding, err));
    EMIC_TRY(emic_document_tie(context->study, err));
    output_note(context, "imported %zu transcript%s", list.count, list.count == 1 ? "" : "s");
    return EMIC_OK;
}

static const emic_option options[] = {
    {"pseudonymized", 0, OPTION_FLAG, NULL, "the files hold no names: they were replaced before"},
    {"name", 0, OPTION_TEXT, "NAME", "what the document is called (else the file's name)"},
    OPTION_ENCODING,
    {0},
};

const emic_command command_import = {
    .name = "import",
    .operands = "FILE...",
    .least = 1,
    .most = -1,
    .needs = NEEDS_WRITE,
    .run = run,
    .options = options,
    .summary = "Bring transcripts into the study",
    .details =
        "Plain text (turns begin with NAME: or [NAME], time stamps are recognised), WebVTT and "
        "SubRip. A folder stands for the files in it, - for standard input. All files are imported "
        "or none. A document is called like its file without the ending. A speaker whose label is "
        "a participant's label ties the document to that participant.",
    .example = "emic import --pseudonymized transcripts/",
};
