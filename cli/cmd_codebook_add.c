/* emic codebook add, redefine, recolour: what a code says. */
#include "code_option.h"
#include "commands.h"
#include "output.h"
#include <stdlib.h>

static emic_status read_id(const char *text, emic_id *out, emic_error *err)
{
    char *end;
    long long id = strtoll(text, &end, 10);
    *out = id;
    if (*end || id < 1)
        return emic_fail(err, EMIC_INVALID, "\"%s\" is no coding id; emic coding list shows them",
                         text);
    return EMIC_OK;
}

static emic_status add_code(const emic_context *context, emic_id *out, emic_error *err)
{
    emic_code code = emic_code_make((emic_slice){0});
    const char *in_vivo = option_value(context, "words-of");
    emic_id parent, coding;
    emic_slice words;
    EMIC_TRY(code_option_parent(context, context->operands[0], &parent, &code.name, err));
    EMIC_TRY(code_option_read(context, &code, err));
    if (emic_slice_is(code.status, "retired"))
        return emic_fail(err, EMIC_INVALID, "a new code is not retired");
    if (!in_vivo)
        return emic_codebook_add(context->study, parent, &code, out, err);
    EMIC_TRY(read_id(in_vivo, &coding, err));
    EMIC_TRY(emic_codebook_source_words(context->study, coding, context->arena, &words, err));
    EMIC_TRY(emic_codebook_add_in_vivo(context->study, parent, words, &code, out, err));
    return emic_codebook_set_source(context->study, *out, coding, err);
}

static emic_status tell(const emic_context *context, const char *done, emic_id id, emic_error *err)
{
    emic_codebook codebook;
    EMIC_TRY(emic_codebook_load(context->study, context->arena, &codebook, err));
    const emic_code *code = &codebook.items[emic_codebook_at(&codebook, id)];
    output_note(context, "%s %.*s (%s)", done, EMIC_ARG(code->path), emic_level_name(code->level));
    return EMIC_OK;
}

static emic_status run_add(emic_context *context, int *exit, emic_error *err)
{
    emic_id id;
    (void)exit;
    EMIC_TRY(add_code(context, &id, err));
    return tell(context, "added", id, err);
}

/* How many codings the code has that were made under another definition. */
static emic_status count_stale(const emic_context *context, emic_id code, size_t *out,
                               emic_error *err)
{
    emic_stale_list stale;
    *out = 0;
    EMIC_TRY(emic_codebook_stale_load(context->study, context->arena, &stale, err));
    for (size_t i = 0; i < stale.count; i++)
        *out += stale.items[i].code == code;
    return EMIC_OK;
}

static emic_status redefine(const emic_context *context, const emic_code *code, emic_error *err)
{
    bool changed;
    size_t before, after;
    EMIC_TRY(count_stale(context, code->id, &before, err));
    EMIC_TRY(emic_codebook_redefine(context->study, code, &changed, err));
    EMIC_TRY(count_stale(context, code->id, &after, err));
    if (!changed)
        output_note(context, "%.*s is so already", EMIC_ARG(code->path));
    else
        output_note(context, "changed %.*s", EMIC_ARG(code->path));
    if (after > before)
        output_note(context,
                    "%s made under another definition: emic codebook stale lists them, emic coding "
                    "recheck says that they hold",
                    output_count(after, "coding", context->arena));
    return EMIC_OK;
}

static emic_status run_redefine(emic_context *context, int *exit, emic_error *err)
{
    emic_codebook codebook;
    const emic_code *found;
    (void)exit;
    if (context->parsed.count == 0)
        return emic_fail(err, EMIC_INVALID, "say what changes, as in --brief \"TEXT\"");
    EMIC_TRY(code_option_find(context, context->operands[0], &codebook, &found, err));
    emic_code code = *found;
    EMIC_TRY(code_option_read(context, &code, err));
    if (!emic_slice_equal(code.status, found->status) &&
        (emic_slice_is(code.status, "retired") || emic_slice_is(found->status, "retired")))
        return emic_fail(err, EMIC_INVALID,
                         "emic codebook retire and emic codebook restore change that");
    return redefine(context, &code, err);
}

static emic_status run_recolour(emic_context *context, int *exit, emic_error *err)
{
    emic_codebook codebook;
    const emic_code *found;
    (void)exit;
    EMIC_TRY(code_option_find(context, context->operands[0], &codebook, &found, err));
    emic_code code = *found;
    EMIC_TRY(emic_code_set(&code, "colour", emic_slice_of(context->operands[1]), err));
    return redefine(context, &code, err);
}

static const emic_option add_options[] = {
    CODE_LEVEL,
    CODE_BRIEF,
    CODE_DEFINITION,
    CODE_USE_WHEN,
    CODE_NOT_WHEN,
    CODE_EXAMPLE,
    CODE_ATYPICAL,
    CODE_CLOSE_BUT_NO,
    CODE_COLOUR,
    CODE_MNEMONIC,
    CODE_STATUS,
    CODE_CODABLE,
    CODE_RULE,
    CODE_DERIVE,
    CODE_EXCLUSIVE_SET,
    {"words-of", 0, OPTION_TEXT, "ID", "it is named in the words of this coding"},
    {0},
};
static const emic_option redefine_options[] = {
    CODE_LEVEL,    CODE_BRIEF,    CODE_DEFINITION,    CODE_USE_WHEN,
    CODE_NOT_WHEN, CODE_EXAMPLE,  CODE_ATYPICAL,      CODE_CLOSE_BUT_NO,
    CODE_COLOUR,   CODE_MNEMONIC, CODE_STATUS,        CODE_CODABLE,
    CODE_RULE,     CODE_DERIVE,   CODE_EXCLUSIVE_SET, {0},
};

const emic_command command_codebook_add = {
    .name = "codebook add",
    .operands = "PATH",
    .least = 1,
    .most = 1,
    .needs = NEEDS_WRITE,
    .run = run_add,
    .options = add_options,
    .summary = "Add a code",
    .details =
        "PATH is a name for a code at the top, or PARENT/NAME; the parent is there already. "
        "Without --level the code is a principle at the top, a theme below a principle, and one "
        "level below any other parent. With --words-of the name must stand in the words of that "
        "coding (whatever the case, _ for a space).",
    .example = "emic codebook add HARM/SLEEPLESS --brief \"Nights without sleep since then.\"",
};

const emic_command command_codebook_redefine = {
    .name = "codebook redefine",
    .operands = "CODE",
    .least = 1,
    .most = 1,
    .needs = NEEDS_WRITE,
    .run = run_redefine,
    .options = redefine_options,
    .summary = "Change what a code says: definition, level, rule ...",
    .details =
        "What is not named stays; an empty text takes a field away. Examples take the place of "
        "those of their kind. When the definition changes (--brief, --definition, --use-when or "
        "--not-when), codings made before are stale until they are looked at again.",
    .example = "emic codebook redefine HARM/FEAR --brief \"Fear, told as felt.\"",
};

const emic_command command_codebook_recolour = {
    .name = "codebook recolour",
    .operands = "CODE #RRGGBB",
    .least = 2,
    .most = 2,
    .needs = NEEDS_WRITE,
    .run = run_recolour,
    .summary = "Give a code another colour",
    .example = "emic codebook recolour HARM \"#b03a2f\"",
};
