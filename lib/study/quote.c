/* Finding the place of a quote in a text. People quote what they see, where line ends and spaces
 * look the same: white space fits white space, the rest must be exact. */
#include "study/document.h"

static bool is_space(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

static size_t skip_space(emic_slice text, size_t at)
{
    while (at < text.length && is_space(text.data[at]))
        at++;
    return at;
}

/* Where `quote` ends when it stands at byte `at`, or 0 when it does not. */
static size_t match_at(emic_slice text, size_t at, emic_slice quote)
{
    size_t in_quote = 0;
    while (in_quote < quote.length) {
        if (at >= text.length)
            return 0;
        if (is_space(quote.data[in_quote])) {
            if (!is_space(text.data[at]))
                return 0;
            at = skip_space(text, at);
            in_quote = skip_space(quote, in_quote);
            continue;
        }
        if (text.data[at] != quote.data[in_quote])
            return 0;
        at++;
        in_quote++;
    }
    return at;
}

emic_status emic_quote_find(const emic_text_index *text, emic_slice quote, emic_arena *arena,
                            emic_span_list *out, emic_error *err)
{
    *out = (emic_span_list){0};
    quote = emic_slice_trim(quote);
    if (quote.length == 0)
        return emic_fail(err, EMIC_INVALID, "the quote is empty");
    if (!emic_utf8_valid(quote, NULL))
        return emic_fail(err, EMIC_INVALID, "the quote is not valid UTF-8");
    const char *data = text->text.data;
    size_t at = 0;
    while (at < text->text.length) {
        const char *hit = memchr(data + at, quote.data[0], text->text.length - at);
        if (!hit)
            break;
        at = (size_t)(hit - data);
        size_t end = match_at(text->text, at, quote);
        if (end) {
            emic_span *span = EMIC_PUSH(arena, out);
            span->start = (uint32_t)emic_text_point(text, at);
            span->end = (uint32_t)emic_text_point(text, end);
        }
        at++;
    }
    return EMIC_OK;
}
