/* emic codebook load, export: the codebook as a file that people edit. */
#include "change_table.h"
#include "code_option.h"
#include "commands.h"
#include "input.h"
#include "output.h"
#include "passphrase.h"
#include <unistd.h>

static bool has_ids(const emic_codebook *book)
{
    for (size_t i = 0; i < book->count; i++)
        if (book->items[i].uuid.length)
            return true;
    return false;
}

static emic_status read_book(const emic_context *context, emic_codebook *out, emic_error *err)
{
    emic_slice text;
    emic_codebook known;
    const char *path = context->operands[0];
    EMIC_TRY(input_text(context, path, &text, err));
    if (!emic_codebook_is_csv(text))
        return emic_codebook_parse(path, text, context->arena, out, err);
    EMIC_TRY(emic_codebook_load(context->study, context->arena, &known, err));
    return emic_codebook_parse_csv(path, text, &known, context->arena, out, err);
}

/* Codes of the study that the file has not: told, or retired. A hand-written file without ids is
 * taken to be part of a codebook. */
static emic_status find_missing(const emic_context *context, const emic_codebook *book,
                                emic_codebook *missing, emic_error *err)
{
    bool retire = option_given(context, "retire-missing");
    *missing = (emic_codebook){0};
    if (!retire && !has_ids(book))
        return EMIC_OK;
    EMIC_TRY(emic_codebook_missing(context->study, book, context->arena, missing, err));
    if (!retire && missing->count)
        output_note(context, "not in the file, and kept: %s (--retire-missing retires them)",
                    output_count(missing->count, "code", context->arena));
    if (!retire)
        *missing = (emic_codebook){0};
    return EMIC_OK;
}

/* Whether the changes touch codes that are there already. */
static bool touches(const emic_codebook_changes *changes)
{
    for (size_t i = 0; i < changes->count; i++)
        if (changes->items[i].kind != EMIC_CHANGE_ADDED &&
            changes->items[i].kind != EMIC_CHANGE_SPLIT && changes->items[i].path.length)
            return true;
    return false;
}

/* Where else codes that get another name or place are named. */
static emic_status warn(const emic_context *context, const emic_codebook_changes *changes,
                        emic_error *err)
{
    for (size_t i = 0; i < changes->count; i++) {
        const emic_codebook_change *change = &changes->items[i];
        size_t name = change->path.length;
        while (name > 0 && change->path.data[name - 1] != '/')
            name--;
        emic_slice own = emic_slice_from(change->path, name);
        const char *old_path =
            emic_arena_format(context->arena, "%.*s%s%.*s", EMIC_ARG(change->before),
                              change->before.length ? "/" : "", EMIC_ARG(own));
        if (change->kind == EMIC_CHANGE_RENAMED)
            EMIC_TRY(code_option_warn(context, change->before, err));
        if (change->kind == EMIC_CHANGE_MOVED)
            EMIC_TRY(code_option_warn(context, emic_slice_of(old_path), err));
    }
    return EMIC_OK;
}

/* Shows what the file would change; `*apply` is whether it may. */
static emic_status ask(const emic_context *context, const emic_codebook *book,
                       const emic_codebook *missing, bool *apply, emic_error *err)
{
    emic_codebook_changes changes;
    const char *path = context->operands[0];
    if (emic_codebook_preview(context->study, book, context->arena, &changes, err) != EMIC_OK)
        return emic_error_locate(err, path, 0, 0);
    for (size_t i = 0; i < missing->count; i++)
        *EMIC_PUSH(context->arena, &changes) =
            (emic_codebook_change){.kind = EMIC_CHANGE_RETIRED, .path = missing->items[i].path};
    *apply = !touches(&changes);
    if (*apply)
        return EMIC_OK;
    emic_table *table = change_table_make(
        &changes, emic_arena_format(context->arena, "What %s changes", path), context->arena);
    emic_table_add_note(table, "%s.", emic_codebook_changes_summary(&changes, context->arena));
    EMIC_TRY(output_table(context, table, err));
    EMIC_TRY(warn(context, &changes, err));
    *apply = option_given(context, "apply");
    if (*apply || !isatty(STDIN_FILENO) || !isatty(STDERR_FILENO))
        return EMIC_OK;
    EMIC_TRY(output_flush(err));
    return passphrase_confirm("Change the codebook like this? Type yes: ", "apply", apply, err);
}

static emic_status apply_book(const emic_context *context, const emic_codebook *book,
                              const emic_codebook *missing, emic_error *err)
{
    emic_load_summary summary;
    int64_t version;
    emic_id id, *ids = emic_arena_array(context->arena, missing->count + 1, sizeof *ids);
    bool made;
    const char *path = context->operands[0];
    if (emic_codebook_store(context->study, book, &summary, err) != EMIC_OK)
        return emic_error_locate(err, path, 0, 0);
    for (size_t i = 0; i < missing->count; i++)
        ids[i] = missing->items[i].id;
    EMIC_TRY(emic_codebook_retire(context->study, ids, missing->count, err));
    EMIC_TRY(emic_codebook_keep_version(context->study, NULL, NULL, &id, &made, err));
    EMIC_TRY(emic_codebook_version(context->study, &version, &id, err));
    const char *retired =
        missing->count ? emic_arena_format(context->arena, ", %zu retired", missing->count) : "";
    output_note(context, "codes: %s%s; codebook version %lld", input_summary(context, &summary),
                retired, (long long)version);
    return EMIC_OK;
}

static emic_status run_load(emic_context *context, int *exit, emic_error *err)
{
    emic_codebook book, missing;
    bool apply = false;
    EMIC_TRY(read_book(context, &book, err));
    EMIC_TRY(find_missing(context, &book, &missing, err));
    EMIC_TRY(ask(context, &book, &missing, &apply, err));
    if (apply)
        return apply_book(context, &book, &missing, err);
    output_note(context, "nothing was changed; --apply changes the codebook like this");
    *exit = EXIT_NEGATIVE;
    return EMIC_OK;
}

static bool ends_with(const char *text, const char *end)
{
    size_t length = text ? strlen(text) : 0;
    return length >= strlen(end) && strcmp(text + length - strlen(end), end) == 0;
}

static emic_status run_export(emic_context *context, int *exit, emic_error *err)
{
    emic_codebook book;
    const char *format = option_value(context, "format"), *path = option_value(context, "output");
    bool csv = format ? strcmp(format, "csv") == 0 : ends_with(path, ".csv");
    emic_strbuf text = {0};
    if (format && !csv && strcmp(format, "yaml") != 0)
        return emic_fail(err, EMIC_INVALID, "--format \"%s\": a codebook is written as yaml or csv",
                         format);
    EMIC_TRY(emic_codebook_load(context->study, context->arena, &book, err));
    if (book.count == 0) {
        output_note(context, "the study has no codebook yet");
        *exit = EXIT_NEGATIVE;
        return EMIC_OK;
    }
    if (csv)
        emic_codebook_write_csv(&book, &text);
    else
        emic_codebook_write_yaml(&book, &text);
    emic_status status = output_text(context, emic_strbuf_slice(&text), err);
    emic_strbuf_close(&text);
    if (status == EMIC_OK && path)
        output_note(context, "wrote %s", output_count(book.count, "code", context->arena));
    return status;
}

static const emic_option load_options[] = {
    OPTION_ENCODING,
    {"apply", 0, OPTION_FLAG, NULL, "change codes that are there already, without asking"},
    {"retire-missing", 0, OPTION_FLAG, NULL, "retire the codes that the file does not have"},
    OPTION_FORMAT,
    {0},
};
static const emic_option export_options[] = {
    {"format", 'f', OPTION_TEXT, "FORMAT", "yaml or csv; else what the file is called"},
    OPTION_OUTPUT,
    OPTION_FORCE,
    {0},
};

const emic_command command_codebook_load = {
    .name = "codebook load",
    .operands = "FILE",
    .least = 1,
    .most = 1,
    .needs = NEEDS_WRITE,
    .run = run_load,
    .options = load_options,
    .summary = "Load a codebook from a YAML or CSV file",
    .details =
        "New codes are added. Codes that are there already are known by the id that emic codebook "
        "export writes, else by path; they get the file's name, place and definitions. Such "
        "changes are shown first, and made with --apply or when the terminal says yes; else "
        "nothing is stored, and the exit is 1. No code is removed. Each state of the codebook is "
        "kept as a version.",
    .example = "emic codebook load codebooks/raids-study.yaml",
};

const emic_command command_codebook_export = {
    .name = "codebook export",
    .needs = NEEDS_READ,
    .run = run_export,
    .options = export_options,
    .summary = "Write the codebook as YAML for a text editor or CSV for a spreadsheet",
    .details =
        "The file says everything that emic codebook load reads. Each code has an id: leave it as "
        "it is, and the code may be renamed, moved and defined anew in the file. A new code has "
        "none. Comments in a file that was loaded are not kept.",
    .example = "emic codebook export --output book.csv",
};
