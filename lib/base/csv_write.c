/* CSV out after RFC 4180, field by field. Reading it is csv.c's business. */
#include "base/csv.h"

static bool is_blank(char byte)
{
    return byte == ' ' || byte == '\t';
}

/* Many readers trim blanks, and all drop a byte order mark in front: quotes keep both. */
static bool needs_quotes(emic_slice field)
{
    if (field.length == 0)
        return false;
    if (is_blank(field.data[0]) || is_blank(field.data[field.length - 1]))
        return true;
    bool special = false; /* without a way out, so that many bytes are looked at together */
    for (size_t i = 0; i < field.length; i++) {
        char byte = field.data[i];
        special |= byte == ',' || byte == '"' || byte == '\r' || byte == '\n';
    }
    return special || emic_slice_starts(field, "\xEF\xBB\xBF");
}

static void put_quoted(emic_strbuf *out, emic_slice field)
{
    emic_strbuf_putc(out, '"');
    while (field.length) {
        const char *quote = memchr(field.data, '"', field.length);
        size_t length = quote ? (size_t)(quote - field.data) + 1 : field.length;
        emic_strbuf_add(out, (emic_slice){field.data, length});
        if (quote)
            emic_strbuf_putc(out, '"');
        field = emic_slice_from(field, length);
    }
    emic_strbuf_putc(out, '"');
}

/* The comma behind each field keeps the state of the line in the buffer itself: an empty first
 * field leaves a trace, and a line break before a comma is always the end of the line before, as a
 * field that ends in one stands in quotes. */
void emic_csv_put(emic_strbuf *out, emic_slice field)
{
    if (needs_quotes(field))
        put_quoted(out, field);
    else
        emic_strbuf_add(out, field);
    emic_strbuf_putc(out, ',');
}

void emic_csv_end(emic_strbuf *out)
{
    if (out->length > 0 && out->data[out->length - 1] == ',')
        out->data[--out->length] = '\0';
    /* An empty line is no row to most readers. */
    if (out->length == 0 || out->data[out->length - 1] == '\n')
        emic_strbuf_puts(out, "\"\"");
    emic_strbuf_putc(out, '\n');
}
