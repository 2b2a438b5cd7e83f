/* Options of codings, read the same way in every command that makes some. */
#include "coding_said.h"
#include "output.h"
#include <stdlib.h>

emic_status coding_said_round(const emic_context *context, int64_t absent, int64_t *out,
                              emic_error *err)
{
    const char *round = option_value(context, "round");
    *out = absent;
    return round ? emic_round_find(context->study, emic_slice_of(round), out, err) : EMIC_OK;
}

emic_status coding_said_rest(const emic_context *context, emic_coding *coding, emic_error *err)
{
    const char *polarity = option_value(context, "polarity"), *memo = option_value(context, "memo");
    if (polarity)
        EMIC_TRY(emic_polarity_find(emic_slice_of(polarity), &coding->polarity, err));
    if (memo)
        coding->memo = emic_slice_of(memo);
    if (option_given(context, "weight"))
        coding->weighed = true;
    return option_number(context, "weight", 0, EMIC_WEIGHT_MOST, coding->weight, &coding->weight,
                         err);
}

emic_status coding_said_code(const emic_context *context, emic_coding_writer *writer,
                             emic_slice text, emic_id *out, emic_error *err)
{
    size_t at;
    const emic_codebook *codebook = emic_coding_writer_codebook(writer);
    bool made = emic_slice_starts(text, "+");
    emic_slice path = made ? emic_slice_from(text, 1) : text;
    if (emic_codebook_find(codebook, path, context->arena, &at, err) == EMIC_OK) {
        *out = codebook->items[at].id;
        return EMIC_OK;
    }
    if (!made || err->status != EMIC_NOT_FOUND)
        return err->status;
    EMIC_TRY(emic_open_code_add(context->study, codebook, path, out, err));
    return emic_coding_writer_refresh(writer, err);
}

void coding_said_tell(const emic_context *context, const char *document,
                      const emic_coding_writer *writer, const emic_text_index *text,
                      const emic_coding *coding)
{
    enum { MOST_COLUMNS = 60 };
    const emic_codebook *codebook = emic_coding_writer_codebook(writer);
    emic_slice words = emic_text_words(text, coding->span);
    emic_slice shown = emic_text_cut(words, MOST_COLUMNS);
    int code = emic_codebook_at(codebook, coding->code);
    char *line = emic_arena_string(context->arena, shown);
    for (char *byte = line; *byte; byte++)
        *byte = *byte == '\n' ? ' ' : *byte;
    output_note(context, "coding %lld: %s %u:%u %.*s \"%s%s\"", (long long)coding->id, document,
                coding->span.start, coding->span.end,
                EMIC_ARG(code < 0 ? (emic_slice){0} : codebook->items[code].path), line,
                shown.length < words.length ? " …" : "");
}
