/* The lines of the screen, from top to bottom: where one is, the two passages, what can be done. */
#include "compare_screen.h"
#include "review_line.h"

enum { MARGIN = 1, FIXED = 7 }; /* rows that are not words */

typedef struct compare_page {
    const compare_view *view;
    size_t columns, rows, row;
    emic_slice *lines;
    emic_arena *arena;
} compare_page;

static void put(compare_page *page, review_style style, emic_slice text)
{
    if (page->row >= page->rows)
        return;
    review_line line = review_line_start(page->columns, page->view->colour, page->arena);
    review_line_to(&line, MARGIN);
    review_line_put(&line, style, text);
    page->lines[page->row++] = line.text;
}

static void put_words(compare_page *page, emic_slice words, size_t most)
{
    size_t room = page->columns > 2 * MARGIN ? page->columns - 2 * MARGIN : 1;
    emic_slice rest = emic_text_plain(words, page->arena);
    for (size_t i = 0; i < most && rest.length; i++)
        put(page, REVIEW_BOLD, i + 1 < most ? review_line_take(&rest, room) : rest);
}

static void put_segment(compare_page *page, const char *which, const emic_citation *segment,
                        size_t most)
{
    put(page, REVIEW_FAINT,
        emic_slice_of(emic_arena_format(page->arena, "%s: %.*s %u:%u, by %.*s", which,
                                        EMIC_ARG(segment->document_name), segment->span.start,
                                        segment->span.end, EMIC_ARG(segment->coder_name))));
    put_words(page, segment->words.length ? segment->words : EMIC_LITERAL("(withheld)"), most);
}

static void put_foot(compare_page *page)
{
    const compare_view *view = page->view;
    size_t last = page->rows > 2 ? page->rows - 2 : 0;
    while (page->row < last)
        put(page, REVIEW_PLAIN, EMIC_LITERAL(""));
    page->row = last;
    if (view->memo)
        put(page, REVIEW_PLAIN,
            emic_slice_of(emic_arena_format(page->arena, "memo: %s_", view->memo)));
    else
        put(page, view->trouble ? REVIEW_TROUBLE : REVIEW_GOOD, emic_slice_of(view->message));
    put(page, REVIEW_FAINT,
        view->memo ? EMIC_LITERAL("Enter keeps it, Escape drops it")
                   : EMIC_LITERAL("s same  d differs  m memo  space skip  b back  u undo  q quit"));
}

emic_slice *compare_screen_draw(const compare_view *view, size_t columns, size_t rows,
                                emic_arena *arena)
{
    compare_page page = {.view = view, .columns = columns, .rows = rows, .arena = arena};
    size_t most = rows > FIXED + 2 ? (rows - FIXED) / 2 : 1;
    page.lines = emic_arena_array(arena, rows + 1, sizeof *page.lines);
    put(&page, REVIEW_PLAIN,
        emic_slice_of(emic_arena_format(arena, "%s  %zu of %zu, %zu to go%s%s", view->code,
                                        view->number, view->total, view->to_go,
                                        *view->verdict ? ", decided: " : "", view->verdict)));
    put(&page, REVIEW_PLAIN, EMIC_LITERAL(""));
    put_segment(&page, "now", view->later, most);
    put(&page, REVIEW_PLAIN, EMIC_LITERAL(""));
    put_segment(&page, "before", view->earlier, most);
    put_foot(&page);
    return page.lines;
}
