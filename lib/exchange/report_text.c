/* Reports for a terminal, which leave tables to the writer of tables. */
#include "base/text.h"
#include "exchange/report_format.h"
#include "exchange/table_format.h"

const char *emic_report_number(emic_arena *arena, const char *above, size_t at)
{
    return emic_arena_format(arena, "%s%s%zu", above, *above ? "." : "", at + 1);
}

static void put_heading(const char *number, const char *title, size_t depth, emic_strbuf *out)
{
    size_t from = out->length;
    emic_strbuf_printf(out, "\n%s%s %s", number, depth ? "" : ".", title);
    size_t length = emic_text_width(emic_slice_from(emic_strbuf_slice(out), from + 1));
    emic_strbuf_putc(out, '\n');
    emic_strbuf_fill(out, depth == 0 ? '=' : '-', length);
    emic_strbuf_putc(out, '\n');
}

static void put_quote(const emic_report_quote *quote, emic_arena *arena, size_t width,
                      emic_strbuf *out)
{
    emic_slice words = emic_text_plain(quote->words, arena);
    emic_prose_write_text(emic_arena_format(arena, "\"%.*s\" %s%s%s%s", EMIC_ARG(words),
                                            quote->mark ? "[" : "", quote->mark ? quote->mark : "",
                                            quote->mark ? "] " : "", quote->source),
                          width, out);
}

static void put_block(const emic_report_block *block, emic_arena *arena, size_t width,
                      emic_strbuf *out)
{
    emic_strbuf_putc(out, '\n');
    if (block->text)
        emic_prose_write_text(block->text, width, out);
    else if (block->table)
        emic_table_write_text(block->table, width, out);
    else if (block->figure)
        emic_prose_write_text(emic_arena_format(arena, "[Figure: %s]", block->figure->caption),
                              width, out);
    for (size_t i = 0; block->facts && i < block->facts->count; i++)
        emic_prose_write_text(emic_arena_format(arena, "%s: %s", block->facts->items[i].name,
                                                block->facts->items[i].value),
                              width, out);
    for (size_t i = 0; block->quotes && i < block->quotes->count; i++)
        put_quote(&block->quotes->items[i], arena, width, out);
}

static void put_sections(const emic_report_sections *sections, const char *above, size_t depth,
                         emic_arena *arena, size_t width, emic_strbuf *out)
{
    for (size_t i = 0; i < sections->count; i++) {
        const emic_report_section *section = sections->items[i];
        const char *number = emic_report_number(arena, above, i);
        put_heading(number, section->title, depth, out);
        for (size_t at = 0; at < section->blocks.count; at++)
            put_block(&section->blocks.items[at], arena, width, out);
        put_sections(&section->sections, number, depth + 1, arena, width, out);
    }
}

void emic_report_write_text(const emic_report *report, size_t width, emic_strbuf *out)
{
    emic_arena *arena = emic_arena_open();
    emic_strbuf_puts(out, report->title);
    emic_strbuf_puts(out, "\n\n");
    emic_prose_write_text(report->summary, width, out);
    put_sections(&report->sections, "", 0, arena, width, out);
    emic_arena_close(arena);
}
