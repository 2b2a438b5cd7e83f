/* emic code edit: a transcript with its codings in the person's editor, and back. The notation is
 * study/margin.h's business. */
#include "coding_said.h"
#include "named.h"
#include "commands.h"
#include "editor.h"
#include "input.h"
#include "output.h"
#include "study_path.h"
#include <stdlib.h>

/* The page at hand, as the study has it. */
typedef struct margin_work {
    emic_context *context;
    emic_coding_writer *writer;
    emic_id document, coder; /* coder 0: not in the study yet */
    emic_margin_page page;
    emic_margin_notes known;
    emic_coding_list others;
} margin_work;

/* --- The page --------------------------------------------------------------------------------- */

static emic_status find_coder(margin_work *work, emic_error *err)
{
    emic_error unknown;
    const char *name;
    EMIC_TRY(named_coder_name(work->context, &name, err));
    work->page.coder = emic_slice_trim(emic_slice_of(name));
    work->coder = 0;
    emic_status status =
        emic_coder_find(work->context->study, work->page.coder, &work->coder, &unknown);
    if (status == EMIC_OK || status == EMIC_NOT_FOUND)
        return EMIC_OK;
    *err = unknown;
    return status;
}

/* Splits the codings of the document into those of the page and, if wanted, others. */
static emic_status load_codings(margin_work *work, emic_error *err)
{
    emic_arena *arena = work->context->arena;
    bool others = option_given(work->context, "others");
    emic_coding_filter filter = {.document = work->document};
    emic_coding_list all;
    EMIC_TRY(emic_coding_list_load(work->context->study, &filter, work->page.codebook, arena, &all,
                                   err));
    work->known = (emic_margin_notes){0};
    work->others = (emic_coding_list){0};
    for (size_t i = 0; i < all.count; i++) {
        const emic_coding *coding = &all.items[i].coding;
        bool mine = coding->coder == work->coder && coding->round == work->page.round;
        if (mine)
            EMIC_PUSH(arena, &work->known)->coding = *coding;
        else if (others)
            *EMIC_PUSH(arena, &work->others) = all.items[i];
    }
    return EMIC_OK;
}

static emic_status load_page(margin_work *work, emic_error *err)
{
    emic_context *context = work->context;
    work->page.document = emic_slice_of(context->operands[0]);
    EMIC_TRY(find_coder(work, err));
    EMIC_TRY(coding_said_round(context, 1, &work->page.round, err));
    EMIC_TRY(emic_document_find(context->study, work->page.document, &work->document, err));
    emic_coding_writer_close(work->writer);
    work->writer = NULL;
    EMIC_TRY(emic_coding_writer_open(context->study, &work->writer, err));
    work->page.codebook = emic_coding_writer_codebook(work->writer);
    EMIC_TRY(emic_coding_writer_take(work->writer, work->document, &work->page.text,
                                     &work->page.turns, err));
    return load_codings(work, err);
}

static emic_slice format_page(const margin_work *work)
{
    emic_strbuf page = {0};
    emic_margin_format(&work->page, &work->known, &work->others, &page);
    emic_slice text = emic_arena_copy(work->context->arena, emic_strbuf_slice(&page));
    emic_strbuf_close(&page);
    return text;
}

/* --- What was edited -------------------------------------------------------------------------- */

/* Makes the code of a note that names a new one; another note may have made it before. */
static emic_status make_code(margin_work *work, const emic_margin_note *note, emic_id *out,
                             emic_error *err)
{
    size_t at;
    emic_error unknown;
    emic_study *study = work->context->study;
    const emic_codebook *codebook = work->page.codebook;
    emic_slice words = emic_text_words(work->page.text, note->coding.span);
    if (note->in_vivo)
        EMIC_TRY(
            emic_open_code_add_vivo(study, codebook, words, (emic_slice){0}, note->made, out, err));
    else if (emic_codebook_find(codebook, note->made, work->context->arena, &at, &unknown) ==
             EMIC_OK) {
        *out = codebook->items[at].id;
        return EMIC_OK;
    } else
        EMIC_TRY(emic_open_code_add(study, codebook, note->made, out, err));
    return emic_coding_writer_refresh(work->writer, err);
}

static emic_status store_note(margin_work *work, const emic_margin_note *note, emic_error *err)
{
    bool added = true;
    emic_coding coding = note->coding;
    coding.document = work->document;
    coding.coder = work->coder;
    if (!coding.code)
        EMIC_TRY(make_code(work, note, &coding.code, err));
    if (coding.id)
        EMIC_TRY(emic_coding_writer_set(work->writer, &coding, err));
    else
        EMIC_TRY(emic_coding_writer_add(work->writer, &coding, &coding.id, &added, err));
    if (!note->in_vivo)
        return EMIC_OK;
    return emic_codebook_set_source(work->context->study, coding.code, coding.id, err);
}

static emic_status store_notes(margin_work *work, const char *path, const emic_margin_notes *notes,
                               emic_error *err)
{
    for (size_t i = 0; i < notes->count; i++)
        if (store_note(work, &notes->items[i], err) != EMIC_OK)
            return emic_error_locate(err, path, notes->items[i].line, 0);
    return EMIC_OK;
}

static emic_status store(margin_work *work, const char *path, const emic_margin_notes *notes,
                         emic_error *err)
{
    emic_context *context = work->context;
    emic_margin_changes changes;
    emic_margin_compare(&work->known, notes, context->arena, &changes);
    for (size_t i = 0; i < changes.removed.count; i++)
        EMIC_TRY(emic_coding_remove(context->study, changes.removed.items[i].coding.id, err));
    EMIC_TRY(store_notes(work, path, &changes.changed, err));
    if (changes.added.count)
        EMIC_TRY(named_coder(context, &work->coder, err));
    EMIC_TRY(store_notes(work, path, &changes.added, err));
    output_note(context, "%s: %zu added, %zu changed, %zu removed, %s now", context->operands[0],
                changes.added.count, changes.changed.count, changes.removed.count,
                output_count(notes->count, "coding", context->arena));
    return EMIC_OK;
}

/* Reads back what was edited. Who writes it may take all day: the study is not locked meanwhile. */
static emic_status take_back(margin_work *work, const char *path, emic_error *err)
{
    emic_slice file;
    emic_margin_notes notes;
    emic_study_rollback(work->context->study);
    EMIC_TRY(input_text(work->context, path, &file, err));
    EMIC_TRY(study_begin(work->context, work->context->study, err));
    EMIC_TRY(load_page(work, err));
    EMIC_TRY(emic_margin_parse(&work->page, &work->known, path, file, work->context->arena, &notes,
                               err));
    return store(work, path, &notes, err);
}

/* --- In the editor ---------------------------------------------------------------------------- */

/* Tells where the edited lines are: no error loses them. */
static emic_status keep(const margin_work *work, const char *path, emic_error *err)
{
    if (!emic_file_exists(path))
        return err->status;
    return emic_fail_at(err, err->status, err->path, err->line, err->column,
                        "%s; what you wrote is kept: emic code edit %s --resume %s", err->message,
                        work->context->operands[0], path);
}

static emic_status is_unchanged(const margin_work *work, const char *path, emic_slice before,
                                bool *out, emic_error *err)
{
    emic_slice after;
    EMIC_TRY(emic_file_read(path, work->context->arena, &after, err));
    *out = emic_slice_equal(before, after);
    return EMIC_OK;
}

/* A name for the file, for people: the editor shows it. */
static const char *file_name(const emic_context *context)
{
    char *name = emic_arena_format(context->arena, "%.80s.margin", context->operands[0]);
    for (char *byte = name; *byte; byte++)
        if (*byte == '/' || (unsigned char)*byte < 0x20)
            *byte = '_';
    return name;
}

static emic_status edit(margin_work *work, emic_error *err)
{
    emic_context *context = work->context;
    const char *path = option_value(context, "resume");
    emic_slice before = {0};
    bool same = false;
    if (!path) {
        before = format_page(work);
        EMIC_TRY(editor_open(file_name(context), before, context->arena, &path, err));
    }
    emic_study_rollback(context->study); /* others may work while this one reads */
    emic_status ran = editor_run(path, err), status;
    if (before.data && (status = is_unchanged(work, path, before, &same, err)) != EMIC_OK)
        return status;
    if (same)
        editor_discard(path);
    if (ran != EMIC_OK)
        return same ? ran : keep(work, path, err);
    if (same) {
        output_note(context, "%s: nothing was changed", context->operands[0]);
        return study_begin(context, context->study, err);
    }
    if (take_back(work, path, err) != EMIC_OK)
        return keep(work, path, err);
    if (option_given(context, "dry-run"))
        output_note(context, "what you wrote is kept: emic code edit %s --resume %s",
                    context->operands[0], path);
    else if (editor_owns(path))
        editor_discard(path);
    return EMIC_OK;
}

static emic_status run_with(margin_work *work, emic_error *err)
{
    const char *read = option_value(work->context, "read");
    if (read)
        return take_back(work, read, err);
    EMIC_TRY(load_page(work, err));
    if (option_given(work->context, "print"))
        return output_text(work->context, format_page(work), err);
    return edit(work, err);
}

static emic_status run(emic_context *context, int *exit, emic_error *err)
{
    margin_work work = {.context = context};
    int ways = option_given(context, "print") + option_given(context, "read") +
               option_given(context, "resume");
    (void)exit;
    if (ways > 1)
        return emic_fail(err, EMIC_INVALID, "say one of --print, --read and --resume");
    emic_status status = run_with(&work, err);
    emic_coding_writer_close(work.writer);
    return status;
}

static const emic_option options[] = {
    OPTION_CODER,
    OPTION_ROUND,
    {"others", 0, OPTION_FLAG, NULL, "show codings of others and of other rounds as remarks"},
    {"print", 0, OPTION_FLAG, NULL, "print the page instead of opening the editor"},
    {"read", 0, OPTION_TEXT, "FILE", "read a page that was edited (\"-\": standard input)"},
    {"resume", 0, OPTION_TEXT, "FILE", "go on with a page that was kept"},
    OPTION_OUTPUT,
    OPTION_FORCE,
    {0},
};

const emic_command command_code_edit = {
    .name = "code edit",
    .operands = "DOC",
    .least = 1,
    .most = 1,
    .needs = NEEDS_WRITE,
    .run = run,
    .options = options,
    .summary = "Code a transcript in your editor",
    .details =
        "Opens the text in $VISUAL or $EDITOR, each line behind its number, your codings of this "
        "round below the lines in which they begin. Write a coding as a line of its own:\n\n"
        "@ CODE - the whole line; @ CODE \"words\" - these words of it; "
        "@ CODE \"first words\" .. \"last words\" or .. 14 - from there on to these words, or to "
        "the end of line 14. Behind the place may follow !contradicts or !qualifies, =WEIGHT and "
        "# with a memo. +CODE is a code that is made when there is none, * (or *CODE) a new one in "
        "the words that it codes, at the top (or below CODE).\n\n"
        "Lines such as @17 are codings that are stored: change them, or delete them to remove the "
        "coding. The text never changes: a changed line is refused, as is a coding that cannot be "
        "read, with line and column; nothing is stored then and the file is kept. When the editor "
        "fails or nothing was changed, nothing is stored. --print and --read do the same without "
        "an editor.",
    .example = "emic code edit TP04 --coder A",
};
