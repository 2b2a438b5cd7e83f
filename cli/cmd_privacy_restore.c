/* emic privacy restore: the raw files of documents, byte for byte. */
#include "commands.h"
#include "output.h"
#include "privacy/raw_document.h"
#include "vault_access.h"

static emic_status find_document(const emic_context *context, const char *name, emic_document *out,
                                 emic_error *err)
{
    emic_id id;
    emic_document_list list;
    EMIC_TRY(emic_document_find(context->study, emic_slice_of(name), &id, err));
    EMIC_TRY(emic_document_list_load(context->study, context->arena, &list, err));
    for (size_t i = 0; i < list.count; i++)
        if (list.items[i].id == id)
            *out = list.items[i];
    return EMIC_OK;
}

/* A raw file: what it was called (empty: not known) and its bytes. */
typedef struct raw_file {
    emic_slice name, bytes;
} raw_file;

/* The raw file from the text of one revision. */
static emic_status restore_from(const emic_context *context, emic_vault *vault,
                                const emic_document *document, int64_t number, raw_file *out,
                                emic_error *err)
{
    emic_text_index text;
    emic_raw_document raw;
    emic_arena *arena = context->arena;
    EMIC_TRY(emic_document_history_text(context->study, document->id, number, arena, &text, err));
    EMIC_TRY(emic_raw_document_load(vault, document->name, number, arena, &raw, err));
    out->name = emic_file_name(emic_arena_string(arena, raw.file));
    return emic_raw_document_restore(&raw, text.text, arena, &out->bytes, err);
}

/* A text that was revised by hand does not lead back to the file that came in; an older one may, as
 * long as it is in the study. */
static emic_status find_bytes(const emic_context *context, emic_vault *vault,
                              const emic_document *document, raw_file *out, emic_error *err)
{
    emic_error other;
    emic_status status = restore_from(context, vault, document, document->number, out, err);
    if (status == EMIC_OK || document->number == 1)
        return status;
    for (int64_t number = document->number - 1; number > 0; number--) {
        if (restore_from(context, vault, document, number, out, &other) != EMIC_OK)
            continue;
        output_note(context,
                    "%.*s was revised since: this is the file behind revision %lld of %lld, "
                    "without what was changed after it",
                    EMIC_ARG(document->name), (long long)number, (long long)document->number);
        return EMIC_OK;
    }
    if (status != EMIC_NOT_FOUND && status != EMIC_CORRUPT)
        return status;
    return emic_fail(err, status,
                     "the text of %.*s was revised since it came in, and no text that leads back "
                     "to the raw file is in the study any more (%s)",
                     EMIC_ARG(document->name),
                     emic_arena_string(context->arena, emic_slice_of(err->message)));
}

/* Where a file goes: under its own name into a folder, else to the path as it is. */
static const char *target_of(const emic_context *context, const emic_document *document,
                             const raw_file *file)
{
    const char *path = option_value(context, "output");
    if (!emic_file_is_folder(path))
        return path;
    emic_slice name = file->name;
    if (name.length == 0) /* a document may be called like a path that leads out of the folder */
        name = emic_file_name(emic_arena_string(context->arena, document->name));
    return emic_arena_format(context->arena, "%s/%.*s", path, EMIC_ARG(name));
}

static emic_status restore(const emic_context *context, emic_vault *vault, const char *name,
                           emic_error *err)
{
    emic_document document = {0};
    raw_file file;
    EMIC_TRY(find_document(context, name, &document, err));
    EMIC_TRY(find_bytes(context, vault, &document, &file, err));
    if (option_given(context, "dry-run"))
        return EMIC_OK;
    const char *path = target_of(context, &document, &file);
    EMIC_TRY(emic_file_write_private(path, file.bytes, option_given(context, "force"), err));
    output_note(context,
                "warning: %s holds what was pseudonymized; delete it as soon as it is no "
                "longer needed",
                strcmp(path, "-") == 0 ? "what was printed" : path);
    return EMIC_OK;
}

static emic_status restore_all(const emic_context *context, emic_vault *vault, emic_error *err)
{
    const char *names = "";
    for (int i = 0; i < context->operand_count; i++) {
        EMIC_TRY(restore(context, vault, context->operands[i], err));
        names =
            emic_arena_format(context->arena, "%s%s%s", names, i ? ", " : "", context->operands[i]);
    }
    const char *detail = emic_arena_format(context->arena, "the document%s %s",
                                           context->operand_count > 1 ? "s" : "", names);
    return vault_access_save(context, vault, "restore",
                             option_given(context, "dry-run") ? "" : detail, err);
}

static emic_status run(emic_context *context, int *exit, emic_error *err)
{
    emic_vault *vault;
    (void)exit;
    if (!option_value(context, "output"))
        return emic_fail(err, EMIC_INVALID, "say where to: --output FILE, or - to print it");
    if (context->operand_count > 1 && !emic_file_is_folder(option_value(context, "output")))
        return emic_fail(err, EMIC_INVALID, "several files go into a folder: --output FOLDER");
    EMIC_TRY(vault_access_open(context, true, &vault, err));
    emic_status status = restore_all(context, vault, err);
    emic_vault_close(vault);
    return status;
}

static const emic_option options[] = {
    OPTION_OUTPUT,        OPTION_FORCE, OPTION_VAULT,   OPTION_KEY_FILE,
    OPTION_PASSPHRASE_FD, OPTION_WHO,   OPTION_DRY_RUN, {0}};

const emic_command command_privacy_restore = {
    .name = "privacy restore",
    .operands = "DOC...",
    .least = 1,
    .most = -1,
    .needs = NEEDS_READ,
    .run = run,
    .options = options,
    .summary = "Make raw files of transcripts again, byte for byte",
    .details =
        "Needs the vault through which the transcript came in. The file (mode 0600) is what "
        "was imported, all names in it; in a folder that --output names it gets its old name, and "
        "several transcripts can be named. The vault's log notes that it was restored. Where the "
        "text was revised since, it is the file behind the newest revision that leads back "
        "to one.",
    .example = "emic privacy restore late --output raw.txt --key-file key.txt",
};
