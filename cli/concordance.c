/* Hits in lines. What is a hit is study/search.h's business. */
#include "concordance.h"

enum {
    GAP = 2,
    DOCUMENT_MOST = 24,
    SPEAKER_LEAST = 7, /* as wide as the heading */
    SPEAKER_MOST = 14,
    TURN = 4,
    WORDS_LEAST = 40 /* for the words, however narrow the terminal */
};

/* Where the words end that may stand around a hit: its turn, or the text between two turns. */
static emic_span limits_of(const emic_text_index *text, const emic_document_turns *turns,
                           const emic_search_hit *hit)
{
    emic_span limits = {0, (uint32_t)text->points};
    if (hit->turn_at >= 0)
        return turns->items[hit->turn_at].words;
    int before = emic_search_turn(turns, hit->span.start);
    if (before >= 0)
        limits.start = turns->items[before].span.end;
    if ((size_t)(before + 1) < turns->count)
        limits.end = turns->items[before + 1].span.start;
    return limits;
}

/* The last `columns` columns of a line, from a word's beginning on. */
static emic_slice cut_left(emic_slice line, size_t columns)
{
    size_t width = emic_text_width(line);
    if (width <= columns)
        return line;
    emic_slice dropped = emic_text_cut(line, width - columns);
    emic_slice rest = emic_slice_from(line, dropped.length);
    while (rest.length && emic_text_width(rest) > columns) /* a wide character half over */
        rest = emic_slice_from(rest, emic_text_cut(rest, 2).length);
    if (dropped.length && dropped.data[dropped.length - 1] == ' ')
        return rest;
    const char *space = rest.length ? memchr(rest.data, ' ', rest.length) : NULL;
    return space ? emic_slice_from(rest, (size_t)(space - rest.data) + 1) : rest;
}

/* The first `columns` columns of a line, up to a word's end. */
static emic_slice cut_right(emic_slice line, size_t columns)
{
    emic_slice kept = emic_text_cut(line, columns);
    if (kept.length == line.length || line.data[kept.length] == ' ')
        return kept;
    size_t space = kept.length;
    while (space && kept.data[space - 1] != ' ')
        space--;
    return space ? emic_slice_trim((emic_slice){kept.data, space}) : kept;
}

static bool is_space(emic_slice text, size_t at)
{
    return at < text.length && strchr(" \t\r\n", text.data[at]) && text.data[at];
}

concordance_hit concordance_words(const emic_text_index *text, const emic_document_turns *turns,
                                  const emic_search_hit *hit, size_t columns, emic_arena *arena)
{
    emic_span limits = limits_of(text, turns, hit), left = {limits.start, hit->span.start};
    emic_span right = {hit->span.end, limits.end};
    uint32_t most = (uint32_t)(2 * columns); /* characters: marks and double spaces take room */
    if (left.end - left.start > most)
        left.start = left.end - most;
    if (right.end < right.start) /* a hit over the end of what belongs to no turn */
        right.end = right.start;
    if (right.end - right.start > most)
        right.end = right.start + most;
    emic_slice before = emic_text_words(text, left), after = emic_text_words(text, right);
    return (concordance_hit){
        .left = cut_left(emic_text_plain(before, arena), columns),
        .hit = emic_text_plain(emic_text_words(text, hit->span), arena),
        .right = cut_right(emic_text_plain(after, arena), columns),
        .parted_left = before.length && is_space(before, before.length - 1),
        .parted_right = is_space(after, 0),
    };
}

static size_t digits(uint64_t number)
{
    size_t count = 1;
    while (number >= 10) {
        number /= 10;
        count++;
    }
    return count;
}

static size_t larger(size_t a, size_t b)
{
    return a > b ? a : b;
}

static size_t smaller(size_t a, size_t b)
{
    return a < b ? a : b;
}

void concordance_measure(concordance_page *page, const emic_search_documents *documents,
                         const emic_document_turns *turns, size_t width)
{
    uint32_t longest = 0;
    *page = (concordance_page){strlen("Document"), TURN, SPEAKER_LEAST, strlen("Place"), 0, 0};
    for (size_t i = 0; i < documents->count; i++) {
        const emic_search_document *document = &documents->items[i];
        page->document = larger(page->document, emic_text_width(document->name));
        longest = document->characters > longest ? document->characters : longest;
    }
    for (size_t i = 0; i < turns->count; i++)
        page->speaker = larger(page->speaker, emic_text_width(turns->items[i].speaker));
    page->document = smaller(page->document, DOCUMENT_MOST);
    page->speaker = smaller(page->speaker, SPEAKER_MOST);
    page->place = larger(page->place, 2 * digits(longest) + 1);
    size_t head = page->document + page->turn + page->speaker + page->place + 4 * GAP;
    size_t words = larger(width > head ? width - head : 0, WORDS_LEAST);
    page->left = words * 2 / 5;
    page->rest = words - page->left;
}

/* Appends `text` in a column of `width`, and a gap; cut where it is wider. */
static void put(emic_slice text, size_t width, bool right, emic_strbuf *out)
{
    text = emic_text_cut(text, width);
    size_t spare = width - smaller(width, emic_text_width(text));
    emic_strbuf_fill(out, ' ', right ? spare : 0);
    emic_strbuf_add(out, text);
    emic_strbuf_fill(out, ' ', right ? GAP : spare + GAP);
}

static void end_line(emic_strbuf *out)
{
    while (out->length && out->data[out->length - 1] == ' ')
        out->data[--out->length] = '\0';
    emic_strbuf_putc(out, '\n');
}

void concordance_head(const concordance_page *page, emic_strbuf *out)
{
    put(EMIC_LITERAL("Document"), page->document, false, out);
    put(EMIC_LITERAL("Turn"), page->turn, true, out);
    put(EMIC_LITERAL("Speaker"), page->speaker, false, out);
    put(EMIC_LITERAL("Place"), page->place, true, out);
    emic_strbuf_fill(out, ' ', page->left);
    emic_strbuf_puts(out, "Hit\n");
    emic_strbuf_fill(out, '-',
                     page->document + page->turn + page->speaker + page->place + 4 * GAP +
                         page->left + page->rest);
    emic_strbuf_putc(out, '\n');
}

void concordance_line(const concordance_page *page, const emic_search_document *document,
                      const emic_document_turn *turn, emic_span span, const concordance_hit *words,
                      emic_strbuf *out)
{
    emic_arena *scratch = emic_arena_open();
    const char *number = turn ? emic_arena_format(scratch, "%lld", (long long)turn->ordinal) : "";
    const char *place = emic_arena_format(scratch, "%u:%u", span.start, span.end);
    put(emic_text_plain(document->name, scratch), page->document, false, out);
    put(emic_slice_of(number), page->turn, true, out);
    put(turn ? emic_text_plain(turn->speaker, scratch) : EMIC_LITERAL(""), page->speaker, false,
        out);
    put(emic_slice_of(place), page->place, true, out);
    emic_slice left = cut_left(words->left, page->left - words->parted_left);
    emic_strbuf_fill(out, ' ', page->left - words->parted_left - emic_text_width(left));
    emic_strbuf_add(out, left);
    emic_strbuf_fill(out, ' ', words->parted_left);
    emic_strbuf rest = {0};
    emic_strbuf_printf(&rest, "%.*s%s%.*s", EMIC_ARG(words->hit), words->parted_right ? " " : "",
                       EMIC_ARG(words->right));
    emic_strbuf_add(out, cut_right(emic_strbuf_slice(&rest), page->rest));
    emic_strbuf_close(&rest);
    end_line(out);
    emic_arena_close(scratch);
}
