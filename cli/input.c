/* Reading what people name on the command line. */
#include "input.h"

emic_status input_text(const emic_context *context, const char *path, emic_slice *out,
                       emic_error *err)
{
    emic_encoding encoding = EMIC_ENCODING_AUTO;
    emic_slice bytes;
    const char *name = option_value(context, "encoding");
    if (name)
        EMIC_TRY(emic_encoding_find(emic_slice_of(name), &encoding, err));
    EMIC_TRY(emic_file_read(path, context->arena, &bytes, err));
    if (emic_encoding_decode(encoding, bytes, context->arena, out, err) != EMIC_OK)
        return emic_error_locate(err, path, 0, 0);
    return EMIC_OK;
}

emic_status input_list(const emic_context *context, emic_file_list *list, emic_error *err)
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

const char *input_summary(const emic_context *context, const emic_load_summary *summary)
{
    const struct {
        size_t count;
        const char *what;
    } parts[] = {{summary->added, "added"},
                 {summary->changed, "changed"},
                 {summary->unchanged, "as before"}};
    const char *text = "";
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (parts[i].count)
            text = emic_arena_format(context->arena, "%s%s%zu %s", text, *text ? ", " : "",
                                     parts[i].count, parts[i].what);
    return *text ? text : "nothing";
}
