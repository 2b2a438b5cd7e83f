/* emic document revise: a new text for a transcript, its codings carried or decided about. */
#include "commands.h"
#include "input.h"
#include "leak_gate.h"
#include "output.h"
#include "raw_import.h"
#include "revise_table.h"
#include "vault_access.h"

/* What one run shares. `raw` and `kept` are used when names are replaced on the way in. */
typedef struct revising {
    emic_context *context;
    const char *path; /* of the new text */
    emic_document document;
    emic_transcript transcript;
    emic_codebook codebook;
    emic_revise_plan plan;
    bool decided; /* nothing waits for a decision */
    raw_import raw;
    emic_raw_document kept;
} revising;

/* --- The new text ----------------------------------------------------------------------------- */

static emic_status find_document(revising *work, emic_error *err)
{
    emic_id id;
    emic_document_list list;
    emic_context *context = work->context;
    EMIC_TRY(emic_document_find(context->study, emic_slice_of(context->operands[0]), &id, err));
    EMIC_TRY(emic_document_list_load(context->study, context->arena, &list, err));
    for (size_t i = 0; i < list.count; i++)
        if (list.items[i].id == id)
            work->document = list.items[i];
    return EMIC_OK;
}

static emic_status read_transcript(revising *work, emic_transcript *out, emic_error *err)
{
    emic_slice bytes;
    emic_encoding encoding = EMIC_ENCODING_AUTO;
    const emic_context *context = work->context;
    const char *name = option_value(context, "encoding");
    if (name)
        EMIC_TRY(emic_encoding_find(emic_slice_of(name), &encoding, err));
    EMIC_TRY(emic_file_read(work->path, context->arena, &bytes, err));
    EMIC_TRY(emic_transcript_parse(work->path, bytes, encoding, context->arena, out, err));
    if (emic_slice_trim(out->text).length == 0)
        return emic_fail_at(err, EMIC_INVALID, work->path, 0, 0, "there is no text in this file");
    return EMIC_OK;
}

/* --- Decisions -------------------------------------------------------------------------------- */

static emic_status decide_class(revising *work, emic_fate fate, bool keeps, emic_error *err)
{
    const char *option = emic_fate_name(fate), *value = option_value(work->context, option);
    if (!value)
        return EMIC_OK;
    if (keeps && strcmp(value, "keep") == 0)
        emic_revise_plan_decide(&work->plan, fate, EMIC_REVISE_KEEP);
    else if (strcmp(value, "detach") == 0)
        emic_revise_plan_decide(&work->plan, fate, EMIC_REVISE_DETACH);
    else
        return emic_fail(err, EMIC_INVALID, "--%s %s: it is %sdetach", option, value,
                         keeps ? "keep or " : "");
    return EMIC_OK;
}

static emic_status decide(revising *work, emic_error *err)
{
    emic_slice text;
    const char *path = option_value(work->context, "decide");
    if (path) {
        EMIC_TRY(input_text(work->context, path, &text, err));
        EMIC_TRY(emic_revise_plan_read(&work->plan, path, text, err));
    }
    EMIC_TRY(decide_class(work, EMIC_FATE_EDITED, true, err));
    EMIC_TRY(decide_class(work, EMIC_FATE_AMBIGUOUS, true, err));
    EMIC_TRY(decide_class(work, EMIC_FATE_LOST, false, err));
    work->decided = emic_revise_plan_count_open(&work->plan) == 0;
    return EMIC_OK;
}

/* --- Telling ---------------------------------------------------------------------------------- */

static emic_status export_open(const revising *work, emic_error *err)
{
    emic_strbuf out = {0};
    const emic_context *context = work->context;
    const char *path = option_value(context, "export");
    if (!path)
        return EMIC_OK;
    emic_revise_plan_write(&work->plan, &work->codebook, context->arena, &out);
    emic_slice text = emic_arena_copy(context->arena, emic_strbuf_slice(&out));
    emic_strbuf_close(&out);
    EMIC_TRY(leak_gate_check(context, path, text, err));
    return emic_file_write(path, text, option_given(context, "force"), err);
}

static emic_status show(const revising *work, emic_error *err)
{
    const emic_context *context = work->context;
    emic_table *table = revise_table_open(&work->plan, &work->codebook, context->arena);
    if (output_is_for_reading(context)) {
        EMIC_TRY(output_table(context, revise_table_classes(&work->plan, context->arena), err));
        if (table->rows.count == 0)
            return EMIC_OK;
        EMIC_TRY(output_print(EMIC_LITERAL("\n"), err));
    }
    return output_table(context, table, err);
}

static void ask(const revising *work)
{
    size_t open = emic_revise_plan_count_open(&work->plan);
    output_note(work->context,
                "nothing was stored: a decision is wanted about %s. --edited keep|detach, "
                "--ambiguous keep|detach and --lost detach decide by class; --export FILE writes "
                "them one by one, and --decide FILE reads that back",
                output_count(open, "coding", work->context->arena));
}

/* --- Storing ---------------------------------------------------------------------------------- */

/* Why, for the study to keep: names are replaced in it, too, when they are in the text. */
static const char *reason(const revising *work)
{
    emic_arena *arena = work->context->arena;
    const char *said = option_value(work->context, "reason");
    emic_slice name = emic_file_name(work->path);
    if (!said && strcmp(work->path, "-") == 0)
        return "revised";
    if (!said)
        said = emic_arena_format(arena, "revised from %.*s", EMIC_ARG(name));
    return work->raw.rules
               ? emic_arena_string(
                     arena, emic_pseudonymize_label(work->raw.rules, emic_slice_of(said), arena))
               : said;
}

/* Nothing that is stored may hold a name that the vault knows. */
static emic_status check_names(const revising *work, emic_error *err)
{
    emic_slice text = work->transcript.text;
    const char *all =
        emic_arena_format(work->context->arena, "%.*s\n%s", EMIC_ARG(text), reason(work));
    return leak_gate_check_input(work->context, work->path, emic_slice_of(all), err);
}

static emic_status apply(const revising *work, emic_error *err)
{
    emic_revise_result done;
    const emic_context *context = work->context;
    EMIC_TRY(emic_revise_plan_apply(context->study, &work->plan, reason(work), &done, err));
    output_note(context, "%s is revision %lld now: %s carried, %zu detached", context->operands[0],
                (long long)done.number, output_count(done.kept, "coding", context->arena),
                done.detached);
    if (done.joined)
        output_note(context, "%lld joined to another that covers the same words now",
                    (long long)done.joined);
    if (!emic_slice_is(work->document.format, work->plan.transcript->format))
        output_note(context, "it was read as %s, and was %.*s before",
                    work->plan.transcript->format, EMIC_ARG(work->document.format));
    return EMIC_OK;
}

/* Plans, decides and shows; stores when all is decided. */
static emic_status revise(revising *work, const emic_transcript *transcript, int *exit,
                          emic_error *err)
{
    emic_context *context = work->context;
    EMIC_TRY(emic_codebook_load(context->study, context->arena, &work->codebook, err));
    EMIC_TRY(emic_revise_plan_load(context->study, work->document.id, transcript, context->arena,
                                   &work->plan, err));
    if (emic_revise_plan_is_idle(&work->plan)) {
        output_note(context, "%s says what the study has already: nothing to revise", work->path);
        *exit = EXIT_NEGATIVE;
        return EMIC_OK;
    }
    EMIC_TRY(decide(work, err));
    EMIC_TRY(show(work, err));
    EMIC_TRY(export_open(work, err));
    if (work->decided)
        return apply(work, err);
    ask(work);
    *exit = EXIT_NEGATIVE;
    return EMIC_OK;
}

/* The same with names replaced on the way in. The vault is stored only when the text is. */
static emic_status revise_raw(revising *work, const emic_transcript *transcript, int *exit,
                              emic_error *err)
{
    bool ready = false;
    emic_transcript carried;
    work->raw.action = "revise";
    work->kept =
        (emic_raw_document){.name = work->document.name, .revision = work->document.number + 1};
    EMIC_TRY(raw_import_revision(&work->raw, work->path, transcript, work->context->arena,
                                 &work->kept, &carried, &ready, err));
    if (ready)
        EMIC_TRY(revise(work, &carried, exit, err));
    if (ready && !work->decided)
        return EMIC_OK;
    if (ready)
        EMIC_TRY(raw_import_keep(&work->raw, &work->kept, err));
    return raw_import_finish(&work->raw, err);
}

static emic_status run(emic_context *context, int *exit, emic_error *err)
{
    revising work = {.context = context, .path = context->operands[1]};
    EMIC_TRY(find_document(&work, err));
    EMIC_TRY(read_transcript(&work, &work.transcript, err));
    if (option_given(context, "pseudonymized")) {
        EMIC_TRY(check_names(&work, err));
        return revise(&work, &work.transcript, exit, err);
    }
    emic_status status = raw_import_open(&work.raw, context, err);
    if (status == EMIC_OK)
        status = revise_raw(&work, &work.transcript, exit, err);
    raw_import_close(&work.raw);
    return status;
}

static const emic_option options[] = {
    {"pseudonymized", 0, OPTION_FLAG, NULL, "the file holds no names: they were replaced before"},
    {"keep-undecided", 0, OPTION_FLAG, NULL, "take what nobody decided about as it stands"},
    {"edited", 0, OPTION_TEXT, "ACTION", "keep or detach codings whose words changed"},
    {"ambiguous", 0, OPTION_TEXT, "ACTION", "keep or detach codings whose place is not certain"},
    {"lost", 0, OPTION_TEXT, "ACTION", "detach codings whose words are gone"},
    {"export", 0, OPTION_TEXT, "FILE", "write codings that need a decision as a CSV file"},
    {"decide", 0, OPTION_TEXT, "FILE", "decide what such a file says"},
    {"reason", 0, OPTION_TEXT, "TEXT", "why the text is revised (else the file's name)"},
    {"unchecked", 0, OPTION_FLAG, NULL, "do not search for the names in the vault"},
    OPTION_ENCODING,
    OPTION_FORMAT,
    OPTION_FORCE,
    OPTION_VAULT,
    OPTION_KEY_FILE,
    OPTION_PASSPHRASE_FD,
    OPTION_WHO,
    {0},
};

const emic_command command_document_revise = {
    .name = "document revise",
    .operands = "DOC FILE",
    .least = 2,
    .most = 2,
    .needs = NEEDS_WRITE,
    .given_names = true,
    .run = run,
    .options = options,
    .summary = "Give a transcript a new text, and carry its codings",
    .details =
        "The texts are compared word by word, and every coding has a class: same (its words are "
        "untouched), moved (as they were, elsewhere), edited (some of its words changed), "
        "ambiguous "
        "(several places fit, or an end of it is unclear), lost (its words are gone). The first "
        "two "
        "are carried; the others are shown with their old and new words, and need a decision: to "
        "keep the new place, or to detach the coding, which then stays on the old text and counts "
        "nowhere (emic document detached lists those). While one is undecided, nothing is stored "
        "(exit 1).\n\n"
        "Names are replaced on the way in as by emic import, unless --pseudonymized says that it "
        "was done before; then the text is searched for the names in the study's vault. The old "
        "text stays in the study: emic document log and emic document show --revision.",
    .example = "emic document revise SP03 SP03-corrected.txt --pseudonymized --lost detach",
};
