/* emic coding set, value, remove, load. Adding is the business of cmd_coding_add.c, listing that of
 * cmd_coding_list.c. */
#include "coding_said.h"
#include "named.h"
#include "commands.h"
#include "input.h"
#include "output.h"
#include "passage.h"

/* --- Changing them ---------------------------------------------------------------------------- */

/* What the options change of the coding `id`. */
static emic_status set_one(const emic_context *context, emic_coding_writer *writer, emic_id id,
                           emic_error *err)
{
    emic_coding coding;
    const char *code = option_value(context, "code"), *span = option_value(context, "span");
    size_t at;
    EMIC_TRY(emic_coding_load_one(context->study, id, context->arena, &coding, err));
    if (code) {
        const emic_codebook *codebook = emic_coding_writer_codebook(writer);
        EMIC_TRY(emic_codebook_find(codebook, emic_slice_of(code), context->arena, &at, err));
        coding.code = codebook->items[at].id;
    }
    if (span)
        EMIC_TRY(passage_span("--span", span, &coding.span, err));
    EMIC_TRY(coding_said_rest(context, &coding, err));
    if (option_given(context, "no-weight"))
        coding.weighed = false;
    return emic_coding_writer_set(writer, &coding, err);
}

static emic_status set_all(const emic_context *context, emic_coding_writer *writer, emic_error *err)
{
    for (int i = 0; i < context->operand_count; i++) {
        emic_id id;
        EMIC_TRY(named_id(context->operands[i], "coding", "emic coding list", &id, err));
        EMIC_TRY(set_one(context, writer, id, err));
    }
    output_note(context, "changed %s",
                output_count((size_t)context->operand_count, "coding", context->arena));
    return EMIC_OK;
}

static emic_status run_set(emic_context *context, int *exit, emic_error *err)
{
    emic_coding_writer *writer;
    static const char *const changes[] = {"code",   "span",      "polarity",
                                          "weight", "no-weight", "memo"};
    bool given = false;
    (void)exit;
    for (size_t i = 0; i < sizeof changes / sizeof *changes; i++)
        given |= option_given(context, changes[i]);
    if (!given)
        return emic_fail(err, EMIC_INVALID,
                         "say what to change: --code, --span, --polarity, "
                         "--weight, --no-weight or --memo");
    if (option_given(context, "weight") && option_given(context, "no-weight"))
        return emic_fail(err, EMIC_INVALID, "say either --weight N or --no-weight");
    EMIC_TRY(emic_coding_writer_open(context->study, &writer, err));
    emic_status status = set_all(context, writer, err);
    emic_coding_writer_close(writer);
    return status;
}

static emic_status run_value(emic_context *context, int *exit, emic_error *err)
{
    emic_id id;
    (void)exit;
    EMIC_TRY(named_id(context->operands[0], "coding", "emic coding list", &id, err));
    for (int i = 1; i < context->operand_count; i++) {
        const char *said = context->operands[i], *equals = strchr(said, '=');
        if (!equals)
            return emic_fail(err, EMIC_INVALID, "\"%s\": write PROPERTY=VALUE", said);
        emic_slice name = {said, (size_t)(equals - said)};
        EMIC_TRY(emic_coding_value_set(context->study, id, name, emic_slice_of(equals + 1), err));
    }
    output_note(context, "coding %lld: %s set", (long long)id,
                output_count((size_t)context->operand_count - 1, "value", context->arena));
    return EMIC_OK;
}

/* --- Removing and loading them ---------------------------------------------------------------- */

static emic_status run_remove(emic_context *context, int *exit, emic_error *err)
{
    (void)exit;
    for (int i = 0; i < context->operand_count; i++) {
        emic_id id;
        EMIC_TRY(named_id(context->operands[i], "coding", "emic coding list", &id, err));
        EMIC_TRY(emic_coding_remove(context->study, id, err));
    }
    output_note(context, "removed %s",
                output_count((size_t)context->operand_count, "coding", context->arena));
    return EMIC_OK;
}

static void step(void *context, size_t done, size_t total)
{
    output_progress_step(context, done, total);
}

static emic_status run_load(emic_context *context, int *exit, emic_error *err)
{
    emic_slice text;
    emic_load_summary summary;
    output_progress bar;
    emic_progress progress = {step, &bar};
    (void)exit;
    EMIC_TRY(input_text(context, context->operands[0], &text, err));
    output_progress_start(&bar, context, "loading");
    emic_status status =
        emic_coding_load(context->study, context->operands[0], text, &progress, &summary, err);
    output_progress_end(&bar);
    EMIC_TRY(status);
    output_note(context, "codings: %s", input_summary(context, &summary));
    return EMIC_OK;
}

static const emic_option set_options[] = {
    {"code", 'c', OPTION_TEXT, "CODE", "another code, by path, name or mnemonic"},
    {"span", 's', OPTION_TEXT, "START:END", "other words (characters from 0, end exclusive)"},
    {"polarity", 0, OPTION_TEXT, "WORD", "supports, contradicts or qualifies"},
    OPTION_WEIGHT,
    {"no-weight", 0, OPTION_FLAG, NULL, "take the weight away"},
    {"memo", 'm', OPTION_TEXT, "TEXT", "another note; an empty one takes it away"},
    {0},
};
static const emic_option load_options[] = {OPTION_ENCODING, {0}};

const emic_command command_coding_set = {
    .name = "coding set",
    .operands = "ID...",
    .least = 1,
    .most = -1,
    .needs = NEEDS_WRITE,
    .run = run_set,
    .options = set_options,
    .summary = "Change codings: code, place, polarity, weight, note",
    .details =
        "What is not said stays, and so do coder and round. Another code or other words make "
        "it a coding under today's definition of the code.",
    .example = "emic coding set 17 --polarity qualifies --memo \"said with a laugh\"",
};

const emic_command command_coding_value = {
    .name = "coding value",
    .operands = "ID PROPERTY=VALUE...",
    .least = 2,
    .most = -1,
    .needs = NEEDS_WRITE,
    .run = run_value,
    .summary = "Say where a coding lies on a property of its code",
    .details = "The property is one of the code (emic property list) or of a code above it, the "
               "value one of its scale. PROPERTY= without a value takes it back.",
    .example = "emic coding value 1 intensity=strong",
};

const emic_command command_coding_remove = {
    .name = "coding remove",
    .operands = "ID...",
    .least = 1,
    .most = -1,
    .needs = NEEDS_WRITE,
    .run = run_remove,
    .summary = "Remove codings by their ids",
    .details =
        "A coding on which something rests (a judgement, relation or proposition, a memo, the "
        "name of an in-vivo code) is refused, and the message says what.",
    .example = "emic coding remove 17",
};

const emic_command command_coding_load = {
    .name = "coding load",
    .operands = "FILE",
    .least = 1,
    .most = 1,
    .needs = NEEDS_WRITE,
    .run = run_load,
    .options = load_options,
    .summary = "Load codings from a CSV file",
    .details =
        "The columns are document, start, end, code, coder, and if wanted round, polarity, memo, "
        "weight and words_sha256 (SHA-256 of the covered words as UTF-8: refused when it differs). "
        "Positions "
        "count characters from 0, end exclusive. All rows are loaded or none; those that are there "
        "already get the polarity, weight and memo that the file gives.",
    .example = "emic coding load codings.csv",
};
