/* Pictures in a page: several SVG documents in one, whose ids must not clash. What is read here is
 * well-formed, as this program's own pictures are; anything else comes out as it went in. */
#include "exchange/report_format.h"

/* Whether `text` goes on with `word` at `at`. */
static bool stands(emic_slice text, size_t at, const char *word)
{
    return emic_slice_starts(emic_slice_from(text, at), word);
}

/* Where <svg begins: before it may stand a declaration, a document type, comments. */
static emic_slice without_prolog(emic_slice svg)
{
    for (size_t at = 0; at < svg.length; at++)
        if (stands(svg, at, "<svg"))
            return emic_slice_from(svg, at);
    return svg;
}

/* Appends the names of a list parted by spaces up to `end`, each after the prefix. */
static size_t put_names(emic_slice svg, size_t at, char end, const char *prefix, emic_strbuf *out)
{
    bool begins = true;
    for (; at < svg.length && svg.data[at] != end; at++) {
        if (begins && svg.data[at] != ' ')
            emic_strbuf_puts(out, prefix);
        begins = svg.data[at] == ' ';
        emic_strbuf_putc(out, svg.data[at]);
    }
    return at;
}

void emic_report_put_svg(emic_slice svg, const char *prefix, emic_strbuf *out)
{
    static const struct {
        const char *before;
        char end;
    } names[] = {
        {" id=\"", '"'},
        {"url(#", ')'},
        {"href=\"#", '"'},
        {" aria-labelledby=\"", '"'},
        {" aria-describedby=\"", '"'},
    };
    svg = without_prolog(emic_slice_trim(svg));
    bool in_tag = false;
    for (size_t at = 0; at < svg.length;) {
        size_t name = 0, count = sizeof names / sizeof *names;
        in_tag = svg.data[at] == '<' || (in_tag && svg.data[at] != '>');
        while (name < count && !(in_tag && stands(svg, at, names[name].before)))
            name++;
        if (name == count) {
            emic_strbuf_putc(out, svg.data[at++]);
            continue;
        }
        emic_strbuf_puts(out, names[name].before);
        at = put_names(svg, at + strlen(names[name].before), names[name].end, prefix, out);
    }
}
