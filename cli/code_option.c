/* Options that describe a code, turned into one. */
#include "code_option.h"
#include "output.h"
#include <stdlib.h>

emic_status code_option_read(const emic_context *context, emic_code *code, emic_error *err)
{
    static const struct {
        const char *option, *key;
    } fields[] = {
        {"level", "level"},       {"brief", "brief"},       {"definition", "full"},
        {"use-when", "use_when"}, {"not-when", "not_when"}, {"colour", "colour"},
        {"mnemonic", "mnemonic"}, {"status", "status"},     {"codable", "codable"},
        {"rule", "rule"},         {"derive", "derive"},     {"exclusive-set", "exclusive_set"}};
    static const char *const lists[] = {"example", "atypical", "close-but-no"};
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        const char *value = option_value(context, fields[i].option);
        if (value)
            EMIC_TRY(emic_code_set(code, fields[i].key, emic_slice_of(value), err));
    }
    for (int kind = 0; kind < EMIC_EXAMPLE_KINDS; kind++) {
        if (option_given(context, lists[kind]))
            code->examples[kind] = (emic_example_list){0};
        for (size_t i = 0; option_repeat(context, lists[kind], i); i++)
            *EMIC_PUSH(context->arena, &code->examples[kind]) =
                emic_slice_trim(emic_slice_of(option_repeat(context, lists[kind], i)));
    }
    return EMIC_OK;
}

emic_status code_option_find(const emic_context *context, const char *text, emic_codebook *codebook,
                             const emic_code **out, emic_error *err)
{
    size_t at;
    EMIC_TRY(emic_codebook_load(context->study, context->arena, codebook, err));
    EMIC_TRY(emic_codebook_find(codebook, emic_slice_of(text), context->arena, &at, err));
    *out = &codebook->items[at];
    return EMIC_OK;
}

emic_status code_option_parent(const emic_context *context, const char *path, emic_id *parent,
                               emic_slice *name, emic_error *err)
{
    emic_codebook codebook;
    const emic_code *above;
    const char *slash = strrchr(path, '/');
    *parent = 0;
    *name = emic_slice_of(path);
    if (!slash)
        return EMIC_OK;
    *name = emic_slice_of(slash + 1);
    const char *up = emic_arena_string(context->arena, (emic_slice){path, (size_t)(slash - path)});
    EMIC_TRY(code_option_find(context, up, &codebook, &above, err));
    *parent = above->id;
    return EMIC_OK;
}

emic_status code_option_warn(const emic_context *context, emic_slice words, emic_error *err)
{
    enum { MOST_LISTED = 8 };
    emic_code_mentions mentions;
    const char *list = "";
    EMIC_TRY(emic_codebook_mentions(context->study, words, context->arena, &mentions, err));
    for (size_t i = 0; i < mentions.count && i < MOST_LISTED; i++)
        list = emic_arena_format(context->arena, "%s%s%s %.*s", list, i ? ", " : "",
                                 mentions.items[i].what, EMIC_ARG(mentions.items[i].name));
    if (mentions.count > MOST_LISTED)
        list = emic_arena_format(context->arena, "%s and %zu more", list,
                                 mentions.count - MOST_LISTED);
    if (mentions.count)
        output_note(context, "still named %.*s in: %s; these do not follow by themselves",
                    EMIC_ARG(words), list);
    return EMIC_OK;
}
