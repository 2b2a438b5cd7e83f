/* Finding the place of a quote in a text. People quote what they see, where line ends and spaces of
 * every kind look the same: white space fits white space, the rest must be exact. */
#include "study/document.h"

/* Unicode's White_Space. */
static bool is_space(uint32_t point)
{
    return (point >= 0x09 && point <= 0x0D) || point == 0x20 || point == 0x85 || point == 0xA0 ||
           point == 0x1680 || (point >= 0x2000 && point <= 0x200A) || point == 0x2028 ||
           point == 0x2029 || point == 0x202F || point == 0x205F || point == 0x3000;
}

/* Where the white space at byte `at` ends; `at` when there is none. */
static size_t skip_space(emic_slice text, size_t at)
{
    size_t after = at;
    while (after < text.length && is_space(emic_utf8_next(text, &after)))
        at = after;
    return at;
}

emic_slice emic_quote_trim(emic_slice text)
{
    size_t start = skip_space(text, 0), end = start;
    for (size_t at = start; at < text.length;) {
        bool space = is_space(emic_utf8_next(text, &at));
        end = space ? end : at;
    }
    return (emic_slice){text.data + start, end - start};
}

size_t emic_quote_end(emic_slice text, size_t at, emic_slice quote)
{
    size_t in_quote = 0;
    while (in_quote < quote.length) {
        size_t after = skip_space(text, at), after_space = skip_space(quote, in_quote);
        if ((after > at) != (after_space > in_quote))
            return 0;
        if (after > at) {
            at = after;
            in_quote = after_space;
            continue;
        }
        if (at == text.length || emic_utf8_next(text, &at) != emic_utf8_next(quote, &in_quote))
            return 0;
    }
    return at;
}

emic_status emic_quote_find(const emic_text_index *text, emic_slice quote, emic_arena *arena,
                            emic_span_list *out, emic_error *err)
{
    *out = (emic_span_list){0};
    if (!emic_utf8_valid(quote, NULL))
        return emic_fail(err, EMIC_INVALID, "the quote is not valid UTF-8");
    if (quote.length)
        quote = emic_quote_trim(quote);
    if (quote.length == 0)
        return emic_fail(err, EMIC_INVALID, "the quote is empty");
    const char *data = text->text.data;
    size_t at = 0;
    while (at < text->text.length) {
        const char *hit = memchr(data + at, quote.data[0], text->text.length - at);
        if (!hit)
            break;
        at = (size_t)(hit - data);
        size_t end = emic_quote_end(text->text, at, quote);
        if (end) {
            emic_span *span = EMIC_PUSH(arena, out);
            span->start = (uint32_t)emic_text_point(text, at);
            span->end = (uint32_t)emic_text_point(text, end);
        }
        at++;
    }
    return EMIC_OK;
}
