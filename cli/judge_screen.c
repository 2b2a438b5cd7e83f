/* The lines of the screen, from top to bottom: where one is; what can be scrolled (the definition,
 * the suggestion, the quotes); what can be done. */
#include "judge_screen.h"
#include "review_line.h"

enum { MARGIN = 1, HEAD = 2, FOOT = 3 };

typedef struct judge_page {
    const judge_view *view;
    size_t columns;
    struct {
        emic_slice *items;
        size_t count, capacity;
    } lines;
    size_t at_line, at_end; /* of the coding at hand */
    emic_arena *arena;
} judge_page;

static void put(judge_page *page, review_style style, emic_slice text)
{
    review_line line = review_line_start(page->columns, page->view->colour, page->arena);
    review_line_to(&line, MARGIN);
    review_line_put(&line, style, text);
    *EMIC_PUSH(page->arena, &page->lines) = line.text;
}

static void put_wrapped(judge_page *page, review_style style, emic_slice text)
{
    size_t room = page->columns > 2 * MARGIN ? page->columns - 2 * MARGIN : 1;
    emic_slice rest = emic_text_plain(text, page->arena);
    while (rest.length) {
        emic_slice line = review_line_take(&rest, room);
        if (line.length == 0) /* no room for a single character */
            return;
        put(page, style, line);
    }
}

static void put_labelled(judge_page *page, const char *label, emic_slice text)
{
    if (text.length)
        put_wrapped(page, REVIEW_PLAIN,
                    emic_slice_of(emic_arena_format(page->arena, "%s%.*s", label, EMIC_ARG(text))));
}

static void put_head(judge_page *page)
{
    const judge_view *view = page->view;
    const emic_judgement_case *one = view->one;
    const char *where =
        one ? emic_arena_format(page->arena, "%.*s: %.*s, ", EMIC_ARG(view->participant),
                                EMIC_ARG(view->codebook->items[one->code_at].path))
            : "";
    put(page, REVIEW_BOLD,
        emic_slice_of(emic_arena_format(page->arena, "%s%zu of %zu, %zu to go", where, view->number,
                                        view->total, view->to_go)));
    put(page, REVIEW_PLAIN, EMIC_LITERAL(""));
}

static void put_coding(judge_page *page, size_t at)
{
    const judge_view *view = page->view;
    const emic_citation *coding = view->one->codings.items[at];
    const emic_code *code = &view->codebook->items[coding->code_at];
    const char *mark = view->chosen || view->choosing ? view->chosen[at] ? "[x] " : "[ ] " : "";
    const char *turn =
        view->turns[at] ? emic_arena_format(page->arena, ", turn %lld", (long long)view->turns[at])
                        : "";
    bool below = (size_t)coding->code_at != view->one->code_at;
    bool at_hand = view->choosing && at == view->at;
    if (at_hand)
        page->at_line = page->lines.count;
    put(page, at_hand ? REVIEW_MARKED : REVIEW_FAINT,
        emic_slice_of(emic_arena_format(
            page->arena, "%s%zu. %.*s%s, %u:%u, by %.*s%s%s%.*s", mark, at + 1,
            EMIC_ARG(coding->document_name), turn, coding->span.start, coding->span.end,
            EMIC_ARG(coding->coder_name), coding->polarity == EMIC_SUPPORTS ? "" : ", ",
            coding->polarity == EMIC_SUPPORTS ? "" : emic_polarity_name(coding->polarity),
            below ? (int)code->name.length + 2 : 0,
            emic_arena_format(page->arena, ", %.*s", EMIC_ARG(code->name)))));
    put_wrapped(page, REVIEW_BOLD,
                coding->words.length ? coding->words : EMIC_LITERAL("(withheld)"));
    if (at_hand)
        page->at_end = page->lines.count;
}

static void put_body(judge_page *page)
{
    const judge_view *view = page->view;
    if (!view->one)
        return;
    const emic_code *code = &view->codebook->items[view->one->code_at];
    put_labelled(page, "", code->brief);
    put_labelled(page, "", code->full);
    put_labelled(page, "When: ", code->use_when);
    put_labelled(page, "Not when: ", code->not_when);
    put_labelled(page, "", emic_slice_of(view->suggestion));
    put_labelled(page, "", emic_slice_of(view->set));
    put(page, REVIEW_PLAIN, EMIC_LITERAL(""));
    for (size_t i = 0; i < view->one->codings.count; i++)
        put_coding(page, i);
    if (view->one->codings.count == 0)
        put(page, REVIEW_FAINT,
            EMIC_LITERAL("no passage of this participant is coded with it: that is no denial"));
}

static void put_foot(judge_page *page)
{
    const judge_view *view = page->view;
    if (view->typing)
        put(page, REVIEW_PLAIN,
            emic_slice_of(emic_arena_format(page->arena, "memo: %s_", view->memo)));
    else
        put(page, view->trouble ? REVIEW_TROUBLE : REVIEW_GOOD, emic_slice_of(view->message));
    if (view->typing) {
        put(page, REVIEW_FAINT, EMIC_LITERAL("Enter keeps it, Escape drops it"));
        put(page, REVIEW_FAINT, EMIC_LITERAL(""));
    } else if (view->choosing) {
        put(page, REVIEW_FAINT, EMIC_LITERAL("up, down, space in or out, Enter keeps the choice"));
        put(page, REVIEW_FAINT, EMIC_LITERAL("Escape: what speaks for the decision"));
    } else {
        put(page, REVIEW_FAINT, EMIC_LITERAL("a affirmed, d denied, n not raised, x not asked"));
        put(page, REVIEW_FAINT,
            EMIC_LITERAL("s skip, m memo, e evidence, u undo, q quit, up and down scroll"));
    }
}

/* Keeps `*top` in reach, and the coding at hand in sight. */
static void scroll(const judge_page *body, size_t room, size_t *top)
{
    size_t most = body->lines.count > room ? body->lines.count - room : 0;
    if (body->at_end > *top + room)
        *top = body->at_end - room;
    if (body->at_end && body->at_line < *top)
        *top = body->at_line;
    if (*top > most)
        *top = most;
}

emic_slice *judge_screen_draw(const judge_view *view, size_t *top, size_t columns, size_t rows,
                              emic_arena *arena)
{
    judge_page head = {.view = view, .columns = columns, .arena = arena}, body = head, foot = head;
    emic_slice *lines = emic_arena_array(arena, rows + 1, sizeof *lines);
    size_t row = 0, room = rows > HEAD + FOOT ? rows - HEAD - FOOT : 0;
    put_head(&head);
    put_body(&body);
    put_foot(&foot);
    scroll(&body, room, top);
    for (size_t i = 0; i < head.lines.count && row < rows; i++)
        lines[row++] = head.lines.items[i];
    for (size_t i = 0; i < room && *top + i < body.lines.count; i++)
        lines[row++] = body.lines.items[*top + i];
    while (row + FOOT < rows)
        lines[row++] = EMIC_LITERAL("");
    for (size_t i = 0; i < foot.lines.count && row < rows; i++)
        lines[row++] = foot.lines.items[i];
    while (row < rows)
        lines[row++] = EMIC_LITERAL("");
    return lines;
}
