/* emic import: transcripts into the study. */
#include "commands.h"
#include "input.h"
#include "output.h"
#include "raw_import.h"
#include "vault_access.h"

/* The name is taken: by another of these files (TP01.txt and TP01.vtt), or from before. */
static emic_status fail_taken(const emic_file_list *list, const char *path, emic_slice name,
                              emic_error *err)
{
    for (size_t i = 0; i < list->count && list->items[i] != path; i++)
        if (emic_slice_equal(emic_file_stem(list->items[i]), name))
            return emic_fail_at(err, EMIC_EXISTS, path, 0, 0,
                                "would be the document \"%.*s\", and so would %s; rename one, or "
                                "import it by itself with --name",
                                EMIC_ARG(name), list->items[i]);
    return emic_fail_at(err, EMIC_EXISTS, path, 0, 0,
                        "the study has a document \"%.*s\" already; --name gives another name",
                        EMIC_ARG(name));
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

/* `raw` is NULL for a transcript whose names were replaced before. */
static emic_status import_transcript(emic_context *context, const emic_file_list *list,
                                     raw_import *raw, const char *path,
                                     const emic_transcript *transcript, emic_error *err)
{
    emic_slice name;
    emic_id document;
    EMIC_TRY(document_name(context, list, path, &name, err));
    if (emic_slice_trim(transcript->text).length == 0)
        return emic_fail_at(err, EMIC_INVALID, path, 0, 0, "there is no text in this file");
    emic_status status = raw ? raw_import_add(raw, path, name, transcript, err)
                             : emic_document_add(context->study, name, transcript, &document, err);
    if (status == EMIC_EXISTS)
        return fail_taken(list, path, name, err);
    if (status != EMIC_OK)
        return emic_error_locate(err, path, 0, 0);
    if (transcript->turns.count == 0)
        output_note(context, "%s: no turns recognised; the text is kept as one piece", path);
    return EMIC_OK;
}

static emic_status import_files(emic_context *context, const emic_file_list *list, raw_import *raw,
                                emic_error *err)
{
    emic_encoding encoding = EMIC_ENCODING_AUTO;
    const char *encoding_name = option_value(context, "encoding");
    output_progress progress;
    emic_reading *reading;
    const emic_transcript *transcript;
    bool more = false;
    if (encoding_name)
        EMIC_TRY(emic_encoding_find(emic_slice_of(encoding_name), &encoding, err));
    EMIC_TRY(emic_reading_open(list->items, list->count, encoding, &reading, err));
    output_progress_start(&progress, context, "importing");
    emic_status status = EMIC_OK;
    for (size_t i = 0; status == EMIC_OK && i < list->count; i++) {
        status = emic_reading_next(reading, &transcript, &more, err);
        if (status == EMIC_OK)
            status = import_transcript(context, list, raw, list->items[i], transcript, err);
        output_progress_step(&progress, i + 1, list->count);
    }
    output_progress_end(&progress);
    emic_reading_close(reading);
    return status;
}

static emic_status note_untied(const emic_context *context, emic_error *err)
{
    int64_t untied;
    EMIC_TRY(emic_document_untied(context->study, &untied, err));
    if (untied)
        output_note(context,
                    "not yet tied to a participant: %s (emic participant load or emic document "
                    "load does it)",
                    output_count((size_t)untied, "transcript", context->arena));
    return EMIC_OK;
}

static emic_status import_raw(emic_context *context, const emic_file_list *list, emic_error *err)
{
    raw_import raw;
    emic_status status = raw_import_open(&raw, context, err);
    if (status == EMIC_OK)
        status = import_files(context, list, &raw, err);
    if (status == EMIC_OK)
        status = raw_import_finish(&raw, err);
    raw_import_close(&raw);
    return status;
}

static emic_status run(emic_context *context, int *exit, emic_error *err)
{
    emic_file_list list = {0};
    (void)exit;
    EMIC_TRY(input_list(context, &list, err));
    if (option_given(context, "pseudonymized"))
        EMIC_TRY(import_files(context, &list, NULL, err));
    else
        EMIC_TRY(import_raw(context, &list, err));
    EMIC_TRY(emic_document_tie(context->study, err));
    output_note(context, "imported %s", output_count(list.count, "transcript", context->arena));
    return note_untied(context, err);
}

static const emic_option options[] = {
    {"pseudonymized", 0, OPTION_FLAG, NULL, "the files hold no names: they were replaced before"},
    {"keep-undecided", 0, OPTION_FLAG, NULL, "import what nobody decided about as it stands"},
    {"adopt", 0, OPTION_FLAG, NULL, "the vault's former study is gone, this one takes its place"},
    {"name", 0, OPTION_TEXT, "NAME", "what the document is called (else the file's name)"},
    OPTION_ENCODING,
    OPTION_VAULT,
    OPTION_KEY_FILE,
    OPTION_PASSPHRASE_FD,
    OPTION_WHO,
    {0},
};

const emic_command command_import = {
    .name = "import",
    .operands = "FILE...",
    .least = 1,
    .most = -1,
    .needs = NEEDS_WRITE,
    .given_names = true,
    .run = run,
    .options = options,
    .summary = "Bring transcripts into the study",
    .details =
        "Names are replaced on the way in, as the vault says: the study holds none. While anything "
        "that may identify somebody is undecided, nothing is imported (exit 3).\n\n"
        "Plain text (turns begin with NAME: or [NAME], time stamps are recognised), WebVTT and "
        "SubRip. A folder stands for the files in it, - for standard input. All files are imported "
        "or none. A document is called like its file without the ending. A speaker whose label is "
        "a participant's label ties the document to that participant.",
    .example = "emic import --pseudonymized transcripts/",
};
