/* A page with its margin as text. Reading it back is margin_read.c's business, places are those of
 * margin_place.c. */
#include "study/margin.h"
#include "base/digest.h"
#include "base/text.h"
#include <stdio.h>

enum { BRIEF_MOST = 72 }; /* columns of a definition */

static const char explanation[] =
    "# Codings stand below the line in which they begin. A new one, below a line:\n"
    "#   @ CODE                            the whole line\n"
    "#   @ CODE \"words\"                    these words of it; (2) behind them: the second place\n"
    "#   @ CODE \"first words\" .. \"last\"    from one to the other;  .. 14: to the end of line "
    "14\n"
    "# Behind the place, if wanted: !contradicts or !qualifies, =WEIGHT (0 to 100), # a memo.\n"
    "# +CODE is made when there is none; * or *CODE is a new code (below CODE) in these words.\n"
    "# @17 is coding 17 as it is stored: change its line, or delete it to remove the coding.\n"
    "# The text itself cannot be changed here.\n";

/* --- What a page is of ------------------------------------------------------------------------ */

static void hash_number(emic_strbuf *out, int64_t number)
{
    emic_strbuf_printf(out, "%lld,", (long long)number);
}

void emic_margin_key(const emic_margin_page *page, const emic_margin_notes *notes,
                     char out[EMIC_MARGIN_KEY + 1])
{
    emic_strbuf all = {0};
    uint8_t sha256[EMIC_SHA256_SIZE];
    char hex[EMIC_SHA256_HEX];
    emic_sha256(page->text->text, sha256);
    emic_strbuf_add(&all, (emic_slice){(const char *)sha256, sizeof sha256});
    for (size_t i = 0; i < notes->count; i++) {
        const emic_coding *coding = &notes->items[i].coding;
        hash_number(&all, coding->id);
        hash_number(&all, coding->code);
        hash_number(&all, coding->span.start);
        hash_number(&all, coding->span.end);
        hash_number(&all, coding->polarity);
        hash_number(&all, coding->weighed ? coding->weight : -1);
        hash_number(&all, (int64_t)coding->memo.length);
        emic_strbuf_add(&all, coding->memo);
    }
    emic_sha256(emic_strbuf_slice(&all), sha256);
    emic_hex_format(sha256, sizeof sha256, hex);
    memcpy(out, hex, EMIC_MARGIN_KEY);
    out[EMIC_MARGIN_KEY] = '\0';
    emic_strbuf_close(&all);
}

/* --- A coding --------------------------------------------------------------------------------- */

/* Whether a code's path could be taken for something else. */
static bool is_plain(emic_slice path)
{
    static const char *const signs[] = {" \"", " (", " ..", " !", " =", " #", " :"};
    if (path.length == 0 || strchr("`\"(!=#.: 0123456789+*", path.data[0]))
        return false;
    if (path.data[path.length - 1] == ' ' || memchr(path.data, ':', path.length))
        return false;
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        for (size_t at = 0; at + strlen(signs[i]) <= path.length; at++)
            if (memcmp(path.data + at, signs[i], strlen(signs[i])) == 0)
                return false;
    return !memchr(path.data, '\t', path.length) && !memchr(path.data, '`', path.length);
}

static void put_code(emic_slice path, emic_strbuf *out)
{
    if (is_plain(path)) {
        emic_strbuf_add(out, path);
        return;
    }
    emic_strbuf_putc(out, '`');
    for (size_t i = 0; i < path.length; i++) {
        emic_strbuf_putc(out, path.data[i]);
        if (path.data[i] == '`')
            emic_strbuf_putc(out, '`');
    }
    emic_strbuf_putc(out, '`');
}

/* A memo on one line. Spaces at its ends would be lost. */
static void put_memo(emic_slice memo, emic_strbuf *out)
{
    emic_strbuf_puts(out, " # ");
    for (size_t i = 0; i < memo.length; i++) {
        bool end = i == 0 || i + 1 == memo.length;
        switch (memo.data[i]) {
        case '\n':
            emic_strbuf_puts(out, "\\n");
            break;
        case '\r':
            emic_strbuf_puts(out, "\\r");
            break;
        case '\t':
            emic_strbuf_puts(out, "\\t");
            break;
        case '\\':
            emic_strbuf_puts(out, "\\\\");
            break;
        case ' ':
            emic_strbuf_puts(out, end ? "\\s" : " ");
            break;
        default:
            emic_strbuf_putc(out, memo.data[i]);
        }
    }
}

static void put_coding(const emic_margin_page *page, const emic_text_lines *lines,
                       const emic_coding *coding, emic_strbuf *out)
{
    int code = emic_codebook_at(page->codebook, coding->code);
    put_code(code < 0 ? (emic_slice){0} : page->codebook->items[code].path, out);
    emic_margin_put_place(page, lines, coding->span, out);
    if (coding->polarity != EMIC_SUPPORTS)
        emic_strbuf_printf(out, " !%s", emic_polarity_name(coding->polarity));
    if (coding->weighed)
        emic_strbuf_printf(out, " =%lld", (long long)coding->weight);
    if (coding->memo.length)
        put_memo(coding->memo, out);
    emic_strbuf_putc(out, '\n');
}

/* The codes that can be written, so that editors can complete them. */
static void put_codes(const emic_codebook *codebook, emic_arena *arena, emic_strbuf *out)
{
    emic_strbuf_puts(out, "\n# The codes; a name alone is enough where only one code has it:\n");
    for (size_t i = 0; i < codebook->count; i++) {
        const emic_code *code = &codebook->items[i];
        if (!code->codable || emic_slice_is(code->status, "retired"))
            continue;
        emic_strbuf_puts(out, "#   ");
        put_code(code->path, out);
        emic_slice brief = emic_text_cut(emic_text_plain(code->brief, arena), BRIEF_MOST);
        if (brief.length)
            emic_strbuf_printf(out, " - %.*s", EMIC_ARG(brief));
        emic_strbuf_putc(out, '\n');
    }
}

/* --- The page --------------------------------------------------------------------------------- */

static void put_line(const emic_margin_page *page, const emic_text_line *line, size_t number,
                     int width, emic_strbuf *out)
{
    emic_slice text = emic_text_words(page->text, line->span);
    emic_strbuf_printf(out, "%*zu |", width, number);
    if (text.length)
        emic_strbuf_putc(out, ' ');
    emic_strbuf_add(out, text);
    emic_strbuf_putc(out, '\n');
}

static void put_other(const emic_margin_page *page, const emic_text_lines *lines,
                      const emic_coding_item *item, int width, emic_strbuf *out)
{
    emic_strbuf_printf(out, "%*s # %.*s", width, "", EMIC_ARG(item->coder_name));
    if (item->coding.round != page->round)
        emic_strbuf_printf(out, ", round %lld", (long long)item->coding.round);
    emic_strbuf_puts(out, ": ");
    put_coding(page, lines, &item->coding, out);
}

/* Where the next of `items` begins: in this line? */
#define BEGINS_IN(items, count, at, line)                                                          \
    ((at) < (count) && emic_text_line_at(&lines, (items)[at].coding.span.start) == (line))

void emic_margin_format(const emic_margin_page *page, const emic_margin_notes *notes,
                        const emic_coding_list *others, emic_strbuf *out)
{
    emic_text_lines lines;
    char key[EMIC_MARGIN_KEY + 1];
    size_t note = 0, other = 0;
    emic_arena *arena = emic_arena_open();
    emic_text_lines_load(page->text, page->turns, arena, &lines);
    int width = snprintf(NULL, 0, "%zu", lines.count) + 2;
    emic_margin_key(page, notes, key);
    emic_strbuf_printf(out, "# emic margin %s: %.*s, coder %.*s, round %lld\n%s\n", key,
                       EMIC_ARG(emic_text_plain(page->document, arena)),
                       EMIC_ARG(emic_text_plain(page->coder, arena)), (long long)page->round,
                       explanation);
    for (size_t i = 0; i < lines.count; i++) {
        put_line(page, &lines.items[i], i + 1, width, out);
        for (; BEGINS_IN(notes->items, notes->count, note, i); note++) {
            const emic_coding *coding = &notes->items[note].coding;
            emic_strbuf_printf(out, "%*s @", width, "");
            if (coding->id)
                emic_strbuf_printf(out, "%lld", (long long)coding->id);
            emic_strbuf_putc(out, ' ');
            put_coding(page, &lines, coding, out);
        }
        for (; others && BEGINS_IN(others->items, others->count, other, i); other++)
            put_other(page, &lines, &others->items[other], width, out);
    }
    put_codes(page->codebook, arena, out);
    emic_arena_close(arena);
}

/* --- What changed ----------------------------------------------------------------------------- */

/* A code that is yet to be made (0) is that of no stored coding. */
static bool same_key(const emic_coding *a, const emic_coding *b)
{
    return a->code == b->code && a->code && a->span.start == b->span.start &&
           a->span.end == b->span.end;
}

static bool same_rest(const emic_coding *a, const emic_coding *b)
{
    return a->polarity == b->polarity && a->weighed == b->weighed &&
           (!a->weighed || a->weight == b->weight) && emic_slice_equal(a->memo, b->memo);
}

/* Index of the note with this id, or count. */
static size_t find_id(const emic_margin_notes *notes, emic_id id)
{
    size_t at = 0;
    while (at < notes->count && notes->items[at].coding.id != id)
        at++;
    return at;
}

/* Gives every note with place and code of a known coding the number of that one; who had it gets
 * the other's. Then no change meets a coding that is in its way. */
static void settle_ids(const emic_margin_notes *known, emic_margin_notes *notes)
{
    for (size_t k = 0; k < known->count; k++) {
        const emic_coding *stored = &known->items[k].coding;
        size_t at = 0;
        while (at < notes->count && !same_key(&notes->items[at].coding, stored))
            at++;
        if (at == notes->count || notes->items[at].coding.id == stored->id)
            continue;
        size_t had = find_id(notes, stored->id);
        if (had < notes->count)
            notes->items[had].coding.id = notes->items[at].coding.id;
        notes->items[at].coding.id = stored->id;
    }
}

void emic_margin_compare(const emic_margin_notes *known, const emic_margin_notes *notes,
                         emic_arena *arena, emic_margin_changes *out)
{
    emic_margin_notes settled = {0};
    *out = (emic_margin_changes){0};
    for (size_t i = 0; i < notes->count; i++)
        *EMIC_PUSH(arena, &settled) = notes->items[i];
    settle_ids(known, &settled);
    for (size_t k = 0; k < known->count; k++)
        if (find_id(&settled, known->items[k].coding.id) == settled.count)
            *EMIC_PUSH(arena, &out->removed) = known->items[k];
    for (size_t i = 0; i < settled.count; i++) {
        const emic_margin_note *note = &settled.items[i];
        size_t at = find_id(known, note->coding.id);
        if (note->coding.id == 0 || at == known->count) {
            *EMIC_PUSH(arena, &out->added) = *note;
            continue;
        }
        const emic_coding *stored = &known->items[at].coding;
        if (!same_key(stored, &note->coding) || !same_rest(stored, &note->coding))
            *EMIC_PUSH(arena, &out->changed) = *note;
    }
}
