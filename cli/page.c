/* Laying out a transcript: text wrapped on the left, each coding a bar in a lane of the margin, its
 * code and coder named where it begins. */
#include "page.h"
#include <stdio.h>

enum { TEXT_COLUMNS = 66, LABEL_COLUMNS = 14, LANES = 6 };

/* A page in the making. `next` is the first coding that has not begun yet; a lane holds the coding
 * whose bar runs in it. */
typedef struct page {
    emic_strbuf *out;
    emic_text_index text;
    emic_codebook codebook;
    emic_coding_list codings;
    size_t next;
    const emic_coding_item *lanes[LANES];
} page;

/* How much of `rest` goes on one line: up to a newline, or to the last space that fits. */
static size_t line_length(emic_slice rest)
{
    const char *newline = memchr(rest.data, '\n', rest.length);
    emic_slice line = {rest.data, newline ? (size_t)(newline - rest.data) : rest.length};
    if (emic_text_width(line) <= TEXT_COLUMNS)
        return line.length;
    emic_slice fits = emic_text_cut(line, TEXT_COLUMNS);
    size_t length = fits.length;
    while (length > 0 && fits.data[length - 1] != ' ')
        length--;
    if (length > 0)
        return length;
    return fits.length ? fits.length : 1;
}

static int free_lane(const page *sheet)
{
    for (int lane = 0; lane < LANES; lane++)
        if (!sheet->lanes[lane])
            return lane;
    return -1;
}

/* The names of the codings that begin before `end`, and their bars into free lanes. */
static void begin_codings(page *sheet, uint32_t end, emic_strbuf *names)
{
    for (; sheet->next < sheet->codings.count; sheet->next++) {
        const emic_coding_item *item = &sheet->codings.items[sheet->next];
        if (item->coding.span.start >= end)
            return;
        int lane = free_lane(sheet);
        if (lane >= 0)
            sheet->lanes[lane] = item;
        emic_strbuf_printf(names, "%s%.*s·%.*s%s", names->length ? ", " : "",
                           EMIC_ARG(sheet->codebook.items[item->code_at].name),
                           EMIC_ARG(item->coder_name),
                           item->coding.polarity == EMIC_CONTRADICTS ? " (against)" : "");
    }
}

/* The margin of a line that ends at `end`: one column a lane. */
static void put_margin(page *sheet, uint32_t start, uint32_t end)
{
    emic_strbuf names = {0};
    begin_codings(sheet, end, &names);
    for (int lane = 0; lane < LANES; lane++) {
        const emic_coding_item *item = sheet->lanes[lane];
        bool begins = item && item->coding.span.start >= start;
        bool ends = item && item->coding.span.end <= end;
        const char *bar = !item ? " " : begins && ends ? "╶" : begins ? "┌" : ends ? "└" : "│";
        emic_strbuf_puts(sheet->out, bar);
        if (ends)
            sheet->lanes[lane] = NULL;
    }
    if (names.length)
        emic_strbuf_printf(sheet->out, " %s", names.data);
    emic_strbuf_close(&names);
}

static void trim_line(emic_strbuf *out)
{
    while (out->length && out->data[out->length - 1] == ' ')
        out->data[--out->length] = 0;
    emic_strbuf_putc(out, '\n');
}

/* One stretch of text, wrapped; `head` stands before its first line. */
static void put_text(page *sheet, emic_span span, const char *head)
{
    emic_slice rest = emic_text_words(&sheet->text, span);
    size_t at = span.start;
    while (rest.length) {
        size_t length = line_length(rest);
        emic_slice line = {rest.data, length};
        size_t taken = length < rest.length && rest.data[length] == '\n' ? length + 1 : length;
        uint32_t from = (uint32_t)at, to = (uint32_t)(at + emic_utf8_count((emic_slice){rest.data, taken}));
        line = emic_slice_trim(line);
        emic_strbuf_printf(sheet->out, "%s%6u  %.*s", head, from, EMIC_ARG(line));
        emic_strbuf_fill(sheet->out, ' ', TEXT_COLUMNS + 2 - emic_text_width(line));
        put_margin(sheet, from, to);
        trim_line(sheet->out);
        head = "                     ";
        at = to;
        rest = emic_slice_from(rest, taken);
    }
}

static void put_turn(page *sheet, const emic_document_turn *turn)
{
    char number[16];
    emic_strbuf head = {0};
    emic_slice label = emic_text_cut(turn->speaker, LABEL_COLUMNS);
    snprintf(number, sizeof number, "%4lld", (long long)turn->ordinal);
    emic_strbuf_printf(&head, "%s  %.*s", number, EMIC_ARG(label));
    emic_strbuf_fill(&head, ' ', LABEL_COLUMNS + 1 - emic_text_width(label));
    put_text(sheet, turn->words, head.data);
    emic_strbuf_putc(sheet->out, '\n');
    emic_strbuf_close(&head);
}

static emic_status put_head(const emic_context *context, const page *sheet, emic_id document,
                            size_t turns, emic_error *err)
{
    emic_document_list list;
    EMIC_TRY(emic_document_list_load(context->study, context->arena, &list, err));
    for (size_t i = 0; i < list.count; i++) {
        const emic_document *found = &list.items[i];
        if (found->id != document)
            continue;
        emic_strbuf_printf(sheet->out, "%.*s · participant %s%.*s · %zu characters · %zu turns · "
                                      "%zu codings\n\n",
                           EMIC_ARG(found->name), found->participant.length ? "" : "not known",
                           EMIC_ARG(found->participant), sheet->text.points, turns,
                           sheet->codings.count);
    }
    return EMIC_OK;
}

emic_status page_document(const emic_context *context, emic_id document, emic_strbuf *out,
                          emic_error *err)
{
    emic_document_turns turns;
    emic_coding_filter filter = {.document = document};
    page sheet = {.out = out};
    EMIC_TRY(emic_document_text(context->study, document, context->arena, &sheet.text, err));
    EMIC_TRY(emic_document_turns_load(context->study, document, context->arena, &turns, err));
    EMIC_TRY(emic_codebook_load(context->study, context->arena, &sheet.codebook, err));
    EMIC_TRY(emic_coding_list_load(context->study, &filter, &sheet.codebook, context->arena,
                                   &sheet.codings, err));
    EMIC_TRY(put_head(context, &sheet, document, turns.count, err));
    uint32_t before = turns.count ? turns.items[0].span.start : (uint32_t)sheet.text.points;
    if (before)
        put_text(&sheet, (emic_span){0, before}, "                     ");
    emic_strbuf_puts(out, before ? "\n" : "");
    for (size_t i = 0; i < turns.count; i++)
        put_turn(&sheet, &turns.items[i]);
    return EMIC_OK;
}
