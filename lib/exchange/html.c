/* The page around what is written as HTML, and its one style sheet. */
#include "exchange/html.h"

static const char replacement[] = "\xEF\xBF\xBD";

/* What stands for the character at `at`, NULL for itself; `*length` gets its bytes. */
static const char *escape_of(emic_slice text, size_t at, size_t *length)
{
    unsigned char byte = (unsigned char)text.data[at];
    *length = 1;
    if (byte == '<')
        return "&lt;";
    if (byte == '>')
        return "&gt;";
    if (byte == '&')
        return "&amp;";
    if (byte == '"')
        return "&quot;";
    if ((byte < 0x20 && byte != '\t' && byte != '\n') || byte == 0x7F)
        return replacement;
    if (byte == 0xEF && text.length - at >= 3 && (unsigned char)text.data[at + 1] == 0xBF &&
        (unsigned char)text.data[at + 2] >= 0xBE) { /* U+FFFE, U+FFFF */
        *length = 3;
        return replacement;
    }
    return NULL;
}

void emic_html_text(emic_strbuf *out, emic_slice text)
{
    size_t kept = 0;
    for (size_t at = 0, length; at < text.length; at += length) {
        const char *escape = escape_of(text, at, &length);
        if (!escape)
            continue;
        emic_strbuf_add(out, (emic_slice){text.data + kept, at - kept});
        emic_strbuf_puts(out, escape);
        kept = at + length;
    }
    emic_strbuf_add(out, emic_slice_from(text, kept));
}

static const char style[] =
    ":root { color-scheme: light dark;\n"
    "  --ink: #1c1e21; --soft: #5b6168; --line: #c9cdd2; --paper: #fff; --band: #f5f6f7; }\n"
    "@media (prefers-color-scheme: dark) { :root {\n"
    "  --ink: #e4e6e8; --soft: #9aa1a9; --line: #43484e; --paper: #16181a; --band: #1e2123; } }\n"
    "body { margin: 0; background: var(--paper); color: var(--ink);\n"
    "  font: 1rem/1.5 system-ui, sans-serif; }\n"
    "main { max-width: 72rem; margin: 0 auto; padding: 2.5rem 1.5rem; overflow-x: auto; }\n"
    "h1 { font-size: 1.5rem; line-height: 1.25; }\n"
    "h2 { font-size: 1.2rem; margin-top: 2.5rem; }\n"
    "main > p, section > p { max-width: 70ch; }\n"
    "table { border-collapse: collapse; margin: 2rem 0; font-size: .9375rem; line-height: 1.4;\n"
    "  font-variant-numeric: tabular-nums; }\n"
    "caption { text-align: left; font-weight: 600; padding: 0 0 .75rem .25rem; }\n"
    "th, td { padding: .3rem .75rem; text-align: left; vertical-align: top; }\n"
    "th { font-weight: 600; }\n"
    "th:first-child, td:first-child { padding-left: .25rem; }\n"
    "thead th { vertical-align: bottom; border-bottom: 1px solid var(--ink); }\n"
    "thead th[scope=colgroup] { text-align: center; border-bottom-color: var(--line); }\n"
    "tbody { border-bottom: 1px solid var(--line); } tbody th { font-weight: 400; }\n"
    "tbody tr:nth-child(even) { background: var(--band); }\n"
    ".number { text-align: right; white-space: nowrap; }\n"
    ".in1 { padding-left: 1.5rem !important; } .in2 { padding-left: 2.75rem !important; }\n"
    ".in3 { padding-left: 4rem !important; } .in4 { padding-left: 5.25rem !important; }\n"
    ".none { color: var(--soft); font-style: italic; }\n"
    "tfoot { display: table-row-group; }\n"
    "tfoot td { padding-top: .75rem; color: var(--soft); font-size: .8125rem; }\n"
    "tfoot p { margin: 0 0 .35rem; max-width: 65ch; }\n"
    "nav ol { list-style: none; padding-left: 1.25rem; } nav > ol { padding: 0; }\n"
    "nav li { margin: .2rem 0; } nav > ol { columns: 20rem; } a { color: inherit; }\n"
    "nav > ol > li { break-inside: avoid; margin-bottom: .6rem; }\n"
    "h3 { font-size: 1.05rem; margin-top: 2rem; } h4, h5, h6 { font-size: 1rem; margin: 1.75rem 0 "
    ".5rem; }\n"
    "h1, h2, h3, h4, h5, h6, dd { overflow-wrap: anywhere; }\n"
    "dl { max-width: 60rem; margin: 1rem 0; } dt { color: var(--soft); } dd { margin: 0; }\n"
    "dl div { display: grid; grid-template-columns: minmax(6rem, 11rem) 1fr; gap: 0 1.25rem;\n"
    "  padding: .2rem 0; }\n"
    ".table { overflow-x: auto; } section table { margin: 1.25rem 0; }\n"
    ".quotes { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(22rem, 100%), "
    "1fr));\n  gap: 1rem 1.5rem; margin: 1rem 0; }\n"
    ".quote { margin: 0; padding: .1rem 0 .1rem .9rem; border-left: 3px solid var(--line);\n"
    "  overflow-wrap: anywhere; }\n"
    ".quote.marked { border-left: 3px dashed var(--ink); }\n"
    ".quote blockquote, .quote p { margin: 0; } .quote p { white-space: pre-line; }\n"
    "figcaption { color: var(--soft); font-size: .8125rem; margin-top: .25rem; }\n"
    ".picture { margin: 1.5rem 0; overflow-x: auto; } .picture svg { max-width: 100%; height: "
    "auto; "
    "}\n"
    "@media screen and (max-width: 40rem) { .picture svg { max-width: none; }\n"
    "  .table td:not(.number) { min-width: 12ch; } main { padding: "
    "1.25rem 1rem; }\n"
    "  dl div { grid-template-columns: 1fr; padding: .3rem 0; }\n"
    "  th, td { padding: .3rem .5rem; } }\n";

static const char style_on_paper[] =
    "@page { size: A4; margin: 16mm 15mm; } @page across { size: A4 landscape; }\n"
    "@media print {\n"
    "  :root { --ink: #000; --soft: #333; --line: #999; --paper: #fff; --band: #fff; }\n"
    "  body { font-size: 9.5pt; line-height: 1.35; } h2, h3, h4, h5, h6 { margin: 1.25rem 0 .4rem; "
    "}\n"
    "  dl { margin: .4rem 0; max-width: none; } dl div { padding: .05rem 0; break-inside: avoid; "
    "}\n"
    "  section table, .quotes { margin: .6rem 0; }\n"
    "  main { max-width: none; padding: 0; overflow: visible; }\n"
    "  h1, h2, h3, h4, h5, h6 { break-after: avoid; } p { orphans: 3; widows: 3; }\n"
    "  tr, caption, tfoot, .short, .quote, .picture, dd { break-inside: avoid; }\n"
    "  caption, thead { break-after: avoid; } tfoot { break-before: avoid; } thead { display: "
    "table-header-group; }\n"
    "  .table, .picture { overflow: visible; } .table table { font-size: 8.5pt; }\n"
    "  .table tfoot td { font-size: 8pt; }\n"
    "  .table th, .table td { padding: .15rem .4rem; }\n"
    "  .picture svg { max-height: 255mm; } .across { page: across; } .quotes { "
    "grid-template-columns: 1fr 1fr; } }\n";

void emic_html_page(const char *title, emic_slice body, emic_strbuf *out)
{
    emic_strbuf_puts(out, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n"
                          "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src "
                          "'none'; style-src 'unsafe-inline'\"/>\n"
                          "<meta name=\"viewport\" content=\"width=device-width, "
                          "initial-scale=1\"/>\n<title>");
    emic_html_text(out, emic_slice_of(title));
    emic_strbuf_puts(out, "</title>\n<style>\n");
    emic_strbuf_puts(out, style);
    emic_strbuf_puts(out, style_on_paper);
    emic_strbuf_puts(out, "</style>\n</head>\n<body>\n<main>\n");
    emic_strbuf_add(out, body);
    emic_strbuf_puts(out, "</main>\n</body>\n</html>\n");
}
