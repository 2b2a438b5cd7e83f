/* Places in a margin: words of the line above to a span, and a span to words that lead back to
 * it. */
#include "base/text.h"
#include "study/margin.h"

/* --- Words to a span -------------------------------------------------------------------------- */

/* Where `quote` stands next from byte `from` on and before `until`; its end in `*end`. `until` when
 * it does not. */
static size_t find_next(emic_slice text, size_t from, size_t until, emic_slice quote, size_t *end)
{
    while (from < until) {
        const char *hit = memchr(text.data + from, quote.data[0], until - from);
        if (!hit)
            break;
        from = (size_t)(hit - text.data);
        if ((*end = emic_quote_end(text, from, quote)) != 0)
            return from;
        from++;
    }
    return until;
}

/* The `nth` place of `quote` that begins from `from` on and before `until`, and how many there
 * are. */
static size_t count_places(emic_slice text, size_t from, size_t until, emic_slice quote,
                           int64_t nth, emic_span *bytes)
{
    size_t count = 0, end = 0;
    while ((from = find_next(text, from, until, quote, &end)) < until) {
        count++;
        if ((int64_t)count == nth || count == 1)
            *bytes = (emic_span){(uint32_t)from, (uint32_t)end};
        from++;
    }
    return count;
}

static emic_status fail_count(const emic_margin_place *place, size_t count, size_t line,
                              emic_error *err)
{
    if (count == 0)
        return emic_fail_at(err, EMIC_INVALID, NULL, 0, place->first_at,
                            "no such words begin in line %zu of the text: \"%.*s\"", line + 1,
                            EMIC_ARG(place->first));
    if (place->nth)
        return emic_fail_at(err, EMIC_INVALID, NULL, 0, place->first_at,
                            "(%lld): these words begin %zu time%s in line %zu of the text",
                            (long long)place->nth, count, count == 1 ? "" : "s", line + 1);
    return emic_fail_at(err, EMIC_INVALID, NULL, 0, place->first_at,
                        "these words begin %zu times in line %zu of the text: write (1) to (%zu) "
                        "behind them",
                        count, line + 1, count);
}

static emic_status find_first(const emic_margin_page *page, const emic_text_lines *lines,
                              size_t line, const emic_margin_place *place, emic_span *bytes,
                              emic_error *err)
{
    const emic_text_index *text = page->text;
    size_t from = emic_text_byte(text, lines->items[line].span.start);
    size_t until = emic_text_byte(text, lines->items[line].span.end);
    size_t count = count_places(text->text, from, until, place->first, place->nth, bytes);
    bool found = place->nth ? (int64_t)count >= place->nth : count == 1;
    return found ? EMIC_OK : fail_count(place, count, line, err);
}

static emic_status find_last(const emic_margin_page *page, const emic_text_lines *lines,
                             const emic_margin_place *place, size_t from, uint32_t *out,
                             emic_error *err)
{
    size_t end = 0, length = page->text->text.length;
    if (place->last_line) {
        if (place->last_line > (int64_t)lines->count)
            return emic_fail_at(err, EMIC_INVALID, NULL, 0, place->last_at,
                                "no line %lld: the text has %zu", (long long)place->last_line,
                                lines->count);
        *out = lines->items[place->last_line - 1].words.end;
        return EMIC_OK;
    }
    if (find_next(page->text->text, from, length, place->last, &end) == length)
        return emic_fail_at(err, EMIC_INVALID, NULL, 0, place->last_at,
                            "no such words follow in the text: \"%.*s\"", EMIC_ARG(place->last));
    *out = (uint32_t)emic_text_point(page->text, end);
    return EMIC_OK;
}

emic_status emic_margin_resolve(const emic_margin_page *page, const emic_text_lines *lines,
                                size_t line, const emic_margin_place *place, emic_span *out,
                                emic_error *err)
{
    emic_span bytes = {0};
    *out = lines->items[line].words;
    size_t from = emic_text_byte(page->text, out->start);
    if (place->first.data) {
        EMIC_TRY(find_first(page, lines, line, place, &bytes, err));
        out->start = (uint32_t)emic_text_point(page->text, bytes.start);
        out->end = (uint32_t)emic_text_point(page->text, bytes.end);
        from = bytes.end;
    }
    if (place->last.data || place->last_line)
        EMIC_TRY(find_last(page, lines, place, from, &out->end, err));
    if (out->start < out->end)
        return EMIC_OK;
    if (place->last_line)
        return emic_fail_at(err, EMIC_INVALID, NULL, 0, place->last_at,
                            "line %lld ends before the passage begins",
                            (long long)place->last_line);
    return emic_fail_at(err, EMIC_INVALID, NULL, 0, 0, "line %zu of the text has no words",
                        line + 1);
}

/* --- A span to words -------------------------------------------------------------------------- */

/* Words in quotation marks, on one line: any white space fits what was a line's end. */
static void put_words(emic_slice words, emic_strbuf *out)
{
    emic_strbuf_putc(out, '"');
    for (size_t i = 0; i < words.length; i++) {
        char byte = words.data[i];
        bool ends = byte == '\n' || byte == '\r';
        emic_strbuf_putc(out, ends ? ' ' : byte);
        if (byte == '"')
            emic_strbuf_putc(out, '"');
    }
    emic_strbuf_putc(out, '"');
}

/* Whether `place` leads to `span`; it gets its (nth) if that is needed. */
static bool leads_to(const emic_margin_page *page, const emic_text_lines *lines, size_t line,
                     emic_margin_place *place, emic_span span)
{
    emic_error ignored;
    emic_span found = {0};
    for (place->nth = 0; place->nth < 10; place->nth++) {
        emic_status status = emic_margin_resolve(page, lines, line, place, &found, &ignored);
        if (status == EMIC_OK && found.start == span.start && found.end == span.end)
            return true;
        if (!place->first.data || (status == EMIC_OK && place->nth == 0))
            return false;
    }
    return false;
}

/* The beginning of `words` up to a space from `least` bytes on. */
static emic_slice head_of(emic_slice words, size_t least)
{
    size_t length = least < words.length ? least : words.length;
    while (length < words.length && words.data[length] != ' ' && words.data[length] != '\n')
        length++;
    words.length = length;
    return words;
}

/* The end of `words` from a space on, `least` bytes or more; empty when there is no space. */
static emic_slice tail_of(emic_slice words, size_t least)
{
    if (least >= words.length)
        return (emic_slice){0};
    size_t start = words.length - least;
    while (start > 0 && words.data[start - 1] != ' ' && words.data[start - 1] != '\n')
        start--;
    return start ? emic_slice_from(words, start) : (emic_slice){0};
}

static bool choose(const emic_margin_page *page, const emic_text_lines *lines, size_t line,
                   emic_span span, emic_margin_place *place)
{
    enum { WHOLE_MOST = 60, HEAD = 20, TAIL = 12 };
    emic_slice words = emic_text_words(page->text, span);
    bool bare = emic_quote_trim(words).length == words.length;
    emic_span whole = lines->items[line].words;
    size_t last = emic_text_line_at(lines, span.end - 1);
    *place = (emic_margin_place){0};
    if (span.start == whole.start && last > line && lines->items[last].words.end == span.end)
        place->last_line = (int64_t)last + 1;
    if (leads_to(page, lines, line, place, span))
        return true;
    if (!bare)
        return false;
    for (size_t tail = TAIL; words.length > WHOLE_MOST && tail <= words.length; tail *= 2) {
        *place = (emic_margin_place){.first = head_of(words, HEAD)};
        place->last = tail_of(emic_slice_from(words, place->first.length), tail);
        if (place->last.length && leads_to(page, lines, line, place, span))
            return true;
    }
    *place = (emic_margin_place){.first = words};
    return leads_to(page, lines, line, place, span);
}

void emic_margin_put_place(const emic_margin_page *page, const emic_text_lines *lines,
                           emic_span span, emic_strbuf *out)
{
    emic_margin_place place;
    if (!choose(page, lines, emic_text_line_at(lines, span.start), span, &place)) {
        emic_strbuf_printf(out, " %u:%u", span.start, span.end);
        return;
    }
    if (place.first.data) {
        emic_strbuf_putc(out, ' ');
        put_words(place.first, out);
    }
    if (place.nth)
        emic_strbuf_printf(out, " (%lld)", (long long)place.nth);
    if (place.last_line)
        emic_strbuf_printf(out, " .. %lld", (long long)place.last_line);
    if (place.last.data) {
        emic_strbuf_puts(out, " .. ");
        put_words(place.last, out);
    }
}
