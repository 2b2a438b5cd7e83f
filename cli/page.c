/* Laying out a transcript: text wrapped on the left, a bar in the margin along every coded passage,
 * with its code and coders where it begins. How wide the terminal is, is output.c's business. */
#include "page.h"
#include "output.h"
#include <stdio.h>
#include <stdlib.h>

enum { LABEL_MOST = 14, LANES = 8, NAMES_LEAST = 12, NAMES_MOST = 34 };
enum { TEXT_LEAST = 32, TEXT_MOST = 72 };

/* A coded passage with one code: what several coders agree on is one bar. */
typedef struct bar {
    const emic_coding_item *item;
    emic_span span;
    const char *name; /* "FEAR · A, B" */
} bar;

/* A page in the making. Bars up to `begun` have begun, the names of those up to `told` are printed;
 * a lane holds the bar that runs in it. Widths are in columns. */
typedef struct page {
    emic_strbuf *out;
    emic_arena *arena;
    emic_text_index text;
    emic_codebook codebook;
    emic_document_turns turns;
    emic_text_lines lines;
    bool by_line; /* number the lines of the text, not the positions */
    struct {
        bar *items;
        size_t count, capacity;
    } bars;
    size_t begun, told;
    const bar *lanes[LANES];
    bool fresh[LANES]; /* the bar has not been drawn yet */
    size_t number_width, label_width, place_width, text_width, lane_count, names_width;
} page;

/* --- What is coded --------------------------------------------------------------------------- */

static bool same_bar(const emic_coding_item *a, const emic_coding_item *b)
{
    return a->coding.span.start == b->coding.span.start &&
           a->coding.span.end == b->coding.span.end && a->code_at == b->code_at &&
           a->coding.polarity == b->coding.polarity;
}

/* The code's name, or its path where another code has that name too. */
static emic_slice code_name(const page *sheet, int code_at)
{
    emic_error ignored;
    size_t found;
    const emic_code *code = &sheet->codebook.items[code_at];
    bool unique =
        emic_codebook_find(&sheet->codebook, code->name, sheet->arena, &found, &ignored) == EMIC_OK;
    return unique ? code->name : code->path;
}

static void add_coder(page *sheet, bar *to, const emic_coding_item *item)
{
    static const char *const marks[] = {"", " (against)", " (qualified)"};
    const char *before = to->name ? to->name : "";
    if (!to->name)
        before =
            emic_arena_format(sheet->arena, "%.*s%s", EMIC_ARG(code_name(sheet, item->code_at)),
                              marks[item->coding.polarity]);
    to->name = emic_arena_format(sheet->arena, "%s%s%.*s", before, to->name ? ", " : " · ",
                                 EMIC_ARG(item->coder_name));
    if (item->coding.round > 1)
        to->name = emic_arena_format(sheet->arena, "%s round %lld", to->name,
                                     (long long)item->coding.round);
}

static int by_place(const void *left, const void *right)
{
    const bar *a = left, *b = right;
    if (a->span.start != b->span.start)
        return a->span.start < b->span.start ? -1 : 1;
    if (a->span.end != b->span.end) /* the longer stands further left */
        return a->span.end > b->span.end ? -1 : 1;
    return a->item < b->item ? -1 : 1;
}

static void make_bars(page *sheet, const emic_coding_list *codings)
{
    for (size_t i = 0; i < codings->count; i++) {
        const emic_coding_item *item = &codings->items[i];
        size_t at = sheet->bars.count;
        while (at > 0 && sheet->bars.items[at - 1].span.start == item->coding.span.start &&
               !same_bar(sheet->bars.items[at - 1].item, item))
            at--;
        bool known = at > 0 && same_bar(sheet->bars.items[at - 1].item, item);
        bar *found = known ? &sheet->bars.items[at - 1] : EMIC_PUSH(sheet->arena, &sheet->bars);
        if (!known)
            *found = (bar){.item = item, .span = item->coding.span};
        add_coder(sheet, found, item);
    }
    if (sheet->bars.count)
        qsort(sheet->bars.items, sheet->bars.count, sizeof *sheet->bars.items, by_place);
}

/* --- Widths ---------------------------------------------------------------------------------- */

static size_t digits(size_t number)
{
    size_t count = 1;
    while (number /= 10)
        count++;
    return count;
}

static size_t clamp(size_t value, size_t least, size_t most)
{
    return value < least ? least : value > most ? most : value;
}

/* Bars that run beside each other at most, LANES at most. */
static size_t count_lanes(const page *sheet)
{
    size_t most = 0;
    for (size_t i = 0; i < sheet->bars.count; i++) {
        size_t beside = 1;
        /* generous: two that follow each other may share a line */
        for (size_t k = i; k-- > 0 && beside < LANES;)
            beside += sheet->bars.items[k].span.end + (uint32_t)sheet->text_width >
                      sheet->bars.items[i].span.start;
        most = beside > most ? beside : most;
    }
    return most;
}

static size_t head_width(const page *sheet)
{
    size_t turn = sheet->turns.count ? sheet->number_width + 2 + sheet->label_width + 2 : 0;
    return turn + sheet->place_width + 2;
}

static void measure(page *sheet, size_t width)
{
    for (size_t i = 0; i < sheet->turns.count; i++) {
        size_t wide = emic_text_width(sheet->turns.items[i].speaker);
        if (wide > sheet->label_width)
            sheet->label_width = wide < LABEL_MOST ? wide : LABEL_MOST;
    }
    sheet->number_width = digits(sheet->turns.count);
    sheet->place_width = digits(sheet->by_line ? sheet->lines.count : sheet->text.points);
    sheet->text_width = TEXT_MOST;
    size_t margin = 0, longest = 0;
    for (size_t i = 0; i < sheet->bars.count; i++) {
        size_t wide = emic_text_width(emic_slice_of(sheet->bars.items[i].name));
        longest = wide > longest ? wide : longest;
    }
    if (sheet->bars.count) {
        sheet->names_width = clamp(longest, NAMES_LEAST, clamp(width / 4, NAMES_LEAST, NAMES_MOST));
        sheet->lane_count = count_lanes(sheet);
        margin = 2 + sheet->lane_count + 1 + sheet->names_width;
    }
    size_t taken = head_width(sheet) + margin;
    sheet->text_width = clamp(width > taken ? width - taken : 0, TEXT_LEAST, TEXT_MOST);
}

/* --- The margin ------------------------------------------------------------------------------ */

static void begin_bars(page *sheet, uint32_t end)
{
    for (; sheet->begun < sheet->bars.count; sheet->begun++) {
        const bar *next = &sheet->bars.items[sheet->begun];
        if (next->span.start >= end)
            return;
        for (size_t lane = 0; lane < sheet->lane_count; lane++) {
            if (sheet->lanes[lane])
                continue;
            sheet->lanes[lane] = next;
            sheet->fresh[lane] = true;
            break;
        }
    }
}

static void put_names(page *sheet)
{
    size_t taken = 0;
    for (; sheet->told < sheet->begun; sheet->told++) {
        const char *name = sheet->bars.items[sheet->told].name;
        size_t wide = emic_text_width(emic_slice_of(name));
        if (taken && taken + 2 + wide > sheet->names_width)
            return;
        emic_strbuf_printf(sheet->out, "%s%s", taken ? "; " : " ", name);
        taken += wide + (taken ? 2 : 0);
    }
}

/* The margin of a line that ends before `end`: a column for each lane, then names. */
static void put_margin(page *sheet, uint32_t end)
{
    begin_bars(sheet, end);
    for (size_t lane = 0; lane < sheet->lane_count; lane++) {
        const bar *runs = sheet->lanes[lane];
        bool begins = runs && sheet->fresh[lane], ends = runs && runs->span.end <= end;
        emic_strbuf_puts(sheet->out, !runs            ? " "
                                     : begins && ends ? "─"
                                     : begins         ? "┌"
                                     : ends           ? "└"
                                                      : "│");
        sheet->fresh[lane] = false;
        if (ends)
            sheet->lanes[lane] = NULL;
    }
    put_names(sheet);
}

/* --- Lines ----------------------------------------------------------------------------------- */

static void put_line(page *sheet, emic_slice head, const char *place, emic_slice text, uint32_t end)
{
    emic_strbuf *out = sheet->out;
    emic_strbuf_add(out, head);
    emic_strbuf_fill(out, ' ', head_width(sheet) - 2 - sheet->place_width - emic_text_width(head));
    emic_strbuf_printf(out, "%*s  %.*s", (int)sheet->place_width, place, EMIC_ARG(text));
    emic_strbuf_fill(out, ' ', sheet->text_width + 2 - emic_text_width(text));
    put_margin(sheet, end);
    while (out->length && out->data[out->length - 1] == ' ')
        out->data[--out->length] = '\0';
    emic_strbuf_putc(out, '\n');
}

/* Names that found no room beside the text. */
static void put_rest(page *sheet, uint32_t end)
{
    while (sheet->told < sheet->begun)
        put_line(sheet, EMIC_LITERAL(""), "", EMIC_LITERAL(""), end);
}

/* How much of `rest` goes on one line: up to a newline, or as many words as fit. */
static size_t line_length(const page *sheet, emic_slice rest)
{
    const char *newline = memchr(rest.data, '\n', rest.length);
    emic_slice line = {rest.data, newline ? (size_t)(newline - rest.data) : rest.length};
    size_t fits = emic_text_cut(line, sheet->text_width).length, length = fits;
    if (fits == line.length)
        return line.length + (newline != NULL);
    while (length < line.length && line.data[length] == ' ')
        length++;
    while (length > 0 && line.data[length - 1] != ' ')
        length--;
    return length ? length : fits ? fits : line.length;
}

/* What stands before the line that begins at `at`: its position or, for the first row of a line of
 * the text, the number of that. */
static void format_place(const page *sheet, uint32_t at, bool first, char *place, size_t size)
{
    place[0] = '\0';
    size_t line = emic_text_line_at(&sheet->lines, at);
    if (!sheet->by_line)
        snprintf(place, size, "%u", at);
    else if (line < sheet->lines.count && (first || sheet->lines.items[line].span.start == at))
        snprintf(place, size, "%zu", line + 1);
}

/* A stretch of text, wrapped; `head` stands before its first line. */
static void put_text(page *sheet, emic_span span, emic_slice head)
{
    char place[24];
    emic_slice rest = emic_text_words(&sheet->text, span);
    uint32_t at = span.start;
    do {
        size_t taken = rest.length ? line_length(sheet, rest) : 0;
        emic_slice line = emic_slice_trim((emic_slice){rest.data, taken});
        uint32_t end = at + (uint32_t)emic_utf8_count((emic_slice){rest.data, taken});
        format_place(sheet, at, at == span.start, place, sizeof place);
        put_line(sheet, head, line.length || head.length ? place : "", line, end);
        head = EMIC_LITERAL("");
        at = end;
        rest = emic_slice_from(rest, taken);
    } while (rest.length);
    put_rest(sheet, at);
}

static void put_turn(page *sheet, const emic_document_turn *turn)
{
    emic_strbuf head = {0};
    emic_strbuf_printf(&head, "%*lld  %.*s", (int)sheet->number_width, (long long)turn->ordinal,
                       EMIC_ARG(emic_text_cut(turn->speaker, LABEL_MOST)));
    emic_strbuf_putc(sheet->out, '\n');
    put_text(sheet, turn->words, emic_strbuf_slice(&head));
    emic_strbuf_close(&head);
}

static emic_status put_title(const emic_context *context, const page *sheet, emic_id document,
                             size_t codings, emic_error *err)
{
    emic_slice participant;
    emic_arena *arena = context->arena;
    EMIC_TRY(emic_document_participant(context->study, document, arena, &participant, err));
    emic_strbuf_printf(sheet->out, "%s · %s%.*s · %s · %s · %s\n", context->operands[0],
                       participant.length ? "participant " : "no participant",
                       EMIC_ARG(participant), output_count(sheet->text.points, "character", arena),
                       output_count(sheet->turns.count, "turn", arena),
                       output_count(codings, "coding", arena));
    return EMIC_OK;
}

/* What stands before the first turn, or all of a text without turns. */
static void put_before(page *sheet)
{
    uint32_t end =
        sheet->turns.count ? sheet->turns.items[0].span.start : (uint32_t)sheet->text.points;
    emic_slice text = emic_text_words(&sheet->text, (emic_span){0, end});
    for (; text.length && text.data[text.length - 1] == '\n'; text.length--)
        end--;
    if (!end)
        return;
    emic_strbuf_putc(sheet->out, '\n');
    put_text(sheet, (emic_span){0, end}, EMIC_LITERAL(""));
}

/* The text with a space for each tab and U+FFFD for what could steer the terminal: as many code
 * points, so that positions stay. */
static void make_harmless(page *sheet)
{
    emic_slice text = sheet->text.text;
    char *copy = emic_arena_alloc(sheet->arena, 3 * text.length + 1);
    size_t length = 0;
    for (size_t at = 0; at < text.length;) {
        uint32_t point = emic_utf8_next(text, &at);
        bool control = (point < 0x20 && point != '\n') || (point >= 0x7F && point < 0xA0);
        length += emic_utf8_put(point == '\t' ? ' ' : control ? 0xFFFD : point, copy + length);
    }
    emic_text_index_load(&sheet->text, (emic_slice){copy, length}, sheet->arena);
}

emic_status page_revision(const emic_context *context, emic_id document, int64_t number,
                          emic_strbuf *out, emic_error *err)
{
    emic_coding_list none = {0};
    page sheet = {.out = out, .arena = context->arena};
    EMIC_TRY(emic_document_history_text(context->study, document, number, context->arena,
                                        &sheet.text, err));
    make_harmless(&sheet);
    make_bars(&sheet, &none);
    measure(&sheet, output_width());
    emic_strbuf_printf(out, "%s · revision %lld · %s\n", context->operands[0], (long long)number,
                       output_count(sheet.text.points, "character", context->arena));
    put_before(&sheet);
    return EMIC_OK;
}

emic_status page_document(const emic_context *context, emic_id document, emic_strbuf *out,
                          emic_error *err)
{
    emic_arena *arena = context->arena;
    emic_coding_list codings;
    emic_coding_filter filter = {.document = document};
    page sheet = {.out = out, .arena = arena, .by_line = option_given(context, "lines")};
    EMIC_TRY(emic_document_text(context->study, document, arena, &sheet.text, err));
    EMIC_TRY(emic_document_turns_load(context->study, document, arena, &sheet.turns, err));
    EMIC_TRY(emic_codebook_load(context->study, arena, &sheet.codebook, err));
    EMIC_TRY(emic_coding_list_load(context->study, &filter, &sheet.codebook, arena, &codings, err));
    make_harmless(&sheet);
    emic_text_lines_load(&sheet.text, &sheet.turns, arena, &sheet.lines);
    make_bars(&sheet, &codings);
    measure(&sheet, output_width());
    EMIC_TRY(put_title(context, &sheet, document, codings.count, err));
    put_before(&sheet);
    for (size_t i = 0; i < sheet.turns.count; i++)
        put_turn(&sheet, &sheet.turns.items[i]);
    begin_bars(&sheet, UINT32_MAX); /* what is coded behind the last word */
    put_rest(&sheet, UINT32_MAX);
    return EMIC_OK;
}
