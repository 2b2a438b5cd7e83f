/* The screen of the review: sections of lines, of which the more important ones get their rows
 * first. */
#include "review_screen.h"
#include "review_line.h"

enum {
    MARGIN = 1,
    GAP = 2,
    MOST_WORDS = 3,  /* lines for the words themselves */
    MOST_PLACES = 8, /* lines of context, or of choices */
    MOST_MESSAGE = 2,
    MOST_HINTS = 3,
    FEW_ROWS = 10, /* a screen on which not all hints have room */
    NARROW = 40
};

/* In the order from top to bottom; the space that is left goes before FOOT. */
enum {
    HEAD,
    BAR,
    AIR,
    WORDS,
    FACTS,
    SUGGESTED,
    DECIDED,
    MORE_AIR,
    PLACES,
    FOOT,
    MESSAGE = FOOT,
    QUESTION,
    HINTS,
    SECTIONS
};

typedef struct part {
    struct {
        emic_slice *items;
        size_t count, capacity;
    } lines;
    size_t given; /* how many of them are shown */
} part;

typedef struct layout {
    const review_view *view;
    size_t columns, rows, column; /* `column`: of the cursor */
    emic_arena *arena;
    part sections[SECTIONS];
} layout;

static review_line start(const layout *page)
{
    return review_line_start(page->columns, page->view->colour, page->arena);
}

static void end(layout *page, int section, const review_line *line)
{
    *EMIC_PUSH(page->arena, &page->sections[section].lines) = line->text;
}

static void put_line(layout *page, int section, review_style style, const char *text)
{
    review_line line = start(page);
    review_line_to(&line, MARGIN);
    review_line_put(&line, style, emic_slice_of(text));
    end(page, section, &line);
}

#define FORMAT(...) emic_arena_format(page->arena, __VA_ARGS__)

/* --- Head ------------------------------------------------------------------------------------- */

static void put_head(layout *page)
{
    const review_view *view = page->view;
    const char *place = FORMAT("%zu of %zu, %zu to go", view->number, view->total, view->to_go);
    size_t width = strlen(place);
    review_line line = start(page);
    review_line_to(&line, MARGIN);
    if (page->columns >= NARROW) {
        review_line_put(&line, REVIEW_FAINT, EMIC_LITERAL("emic privacy review"));
        review_line_to(&line, page->columns - width - MARGIN);
    }
    review_line_put(&line, REVIEW_PLAIN, emic_slice_of(place));
    end(page, HEAD, &line);
}

static void put_bar(layout *page)
{
    const review_view *view = page->view;
    size_t cells = page->columns > 2 * MARGIN ? page->columns - 2 * MARGIN : 1;
    size_t done = view->total ? (view->total - view->to_go) * cells / view->total : cells;
    emic_strbuf full = {0}, empty = {0};
    for (size_t i = 0; i < cells; i++)
        emic_strbuf_puts(i < done ? &full : &empty, i < done ? "\xE2\x94\x81" : "\xE2\x94\x80");
    review_line line = start(page);
    review_line_to(&line, MARGIN);
    review_line_put(&line, REVIEW_GOOD, emic_strbuf_slice(&full));
    review_line_put(&line, REVIEW_FAINT, emic_strbuf_slice(&empty));
    end(page, BAR, &line);
    emic_strbuf_close(&full);
    emic_strbuf_close(&empty);
}

/* --- The item --------------------------------------------------------------------------------- */

static void put_wrapped(layout *page, int section, review_style style, emic_slice text, size_t most)
{
    size_t room = page->columns > 2 * MARGIN ? page->columns - 2 * MARGIN : 1;
    emic_slice rest = emic_text_plain(text, page->arena);
    for (size_t i = 0; i < most && rest.length; i++) {
        emic_slice taken = i + 1 < most ? review_line_take(&rest, room) : rest;
        review_line line = start(page);
        review_line_to(&line, MARGIN);
        review_line_put(&line, style, taken);
        end(page, section, &line);
    }
}

static const char *entity_name(const layout *page, const emic_entity *entity)
{
    return FORMAT("%.*s %.*s", EMIC_ARG(entity->label), EMIC_ARG(entity->names.items[0]));
}

static void put_facts(layout *page)
{
    const emic_review_item *item = page->view->item;
    put_line(page, FACTS, REVIEW_PLAIN,
             FORMAT("%s, %lld time%s in %lld document%s%s", emic_candidate_kind_name(item->kind),
                    (long long)item->count, item->count == 1 ? "" : "s", (long long)item->documents,
                    item->documents == 1 ? "" : "s",
                    item->initial ? ", only where a sentence begins" : ""));
    if (page->view->suggested)
        put_line(page, SUGGESTED, REVIEW_PLAIN,
                 FORMAT("perhaps another spelling of %s%s%.*s",
                        entity_name(page, page->view->suggested), item->why.length ? ": " : "",
                        EMIC_ARG(item->why)));
    else if (item->why.length)
        put_line(page, SUGGESTED, REVIEW_PLAIN, FORMAT("%.*s", EMIC_ARG(item->why)));
}

static void put_decision(layout *page)
{
    const emic_review_item *item = page->view->item;
    const emic_entity *entity = page->view->entity;
    const char *by = "";
    if (item->decision.verdict == EMIC_VERDICT_NONE)
        return;
    if (entity)
        by = FORMAT(" by %.*s%s%.*s", EMIC_ARG(entity->label), entity->pseudonym.length ? ", " : "",
                    EMIC_ARG(entity->pseudonym));
    else if (item->decision.verdict == EMIC_VERDICT_REPLACE)
        by = " by a tag of its kind";
    else if (item->decision.grade.length)
        by = FORMAT(" to %.*s", EMIC_ARG(item->decision.grade));
    put_line(page, DECIDED, REVIEW_GOOD,
             FORMAT("decided: %s%s%s%.*s", emic_verdict_name(item->decision.verdict), by,
                    item->who.length ? ", by " : "", EMIC_ARG(item->who)));
}

/* --- Context, or what can be chosen ----------------------------------------------------------- */

static const char *place_name(const layout *page, const emic_review_place *place)
{
    emic_slice document = emic_text_plain(place->document, page->arena);
    return FORMAT("%.*s:%lld", EMIC_ARG(document), (long long)place->line);
}

/* One keyword under the other. */
static void put_place(layout *page, const emic_review_place *place, size_t name_width)
{
    size_t from = MARGIN + name_width + (name_width ? GAP : 0);
    size_t room = page->columns > from ? page->columns - from : 0;
    const char *form = page->view->colour ? "%.*s" : ">%.*s<";
    emic_slice words = emic_text_plain(place->words, page->arena);
    words = review_line_cut(words, room / 2 > 2 ? room / 2 - 2 : room, page->arena);
    words = emic_slice_of(FORMAT(form, EMIC_ARG(words)));
    size_t width = emic_text_width(words), side = room > width + 2 ? (room - width - 2) / 2 : 0;
    bool gap_before, gap_after;
    emic_review_gaps(place, &gap_before, &gap_after);
    emic_slice before = emic_text_plain(place->before, page->arena);
    before = review_line_cut_front(before, side, page->arena);
    review_line line = start(page);
    review_line_to(&line, MARGIN);
    if (name_width)
        review_line_put(
            &line, REVIEW_FAINT,
            review_line_cut(emic_slice_of(place_name(page, place)), name_width, page->arena));
    review_line_to(&line, from + side + (side && !gap_before) - emic_text_width(before));
    review_line_put(&line, REVIEW_PLAIN, before);
    review_line_to(&line, from + side + (side > 0));
    review_line_put(&line, REVIEW_MARKED, words);
    if (side) {
        review_line_to(&line, line.width + gap_after);
        review_line_put(&line, REVIEW_PLAIN, place->after);
    }
    end(page, PLACES, &line);
}

static void put_places(layout *page)
{
    const emic_review_item *item = page->view->item;
    size_t count = item->places.count < MOST_PLACES ? item->places.count : MOST_PLACES, widest = 0;
    for (size_t i = 0; i < count; i++) {
        size_t width = emic_text_width(emic_slice_of(place_name(page, &item->places.items[i])));
        widest = width > widest ? width : widest;
    }
    if (page->columns < NARROW)
        widest = 0;
    else if (widest > page->columns / 4)
        widest = page->columns / 4;
    for (size_t i = 0; i < count; i++)
        put_place(page, &item->places.items[i], widest);
}

/* Some of the choices, the chosen one among them. */
static void put_choices(layout *page)
{
    const emic_entity *const *choices = page->view->choices;
    size_t from = page->view->chosen < MOST_PLACES ? 0 : page->view->chosen - MOST_PLACES + 1;
    for (size_t i = from; choices[i] && i < from + MOST_PLACES; i++) {
        bool chosen = i == page->view->chosen;
        const char *text =
            FORMAT("%s %.*s  %.*s%s%.*s", chosen ? ">" : " ", EMIC_ARG(choices[i]->label),
                   EMIC_ARG(choices[i]->names.items[0]),
                   choices[i]->pseudonym.length ? "  as " : "", EMIC_ARG(choices[i]->pseudonym));
        review_line line = start(page);
        review_line_to(&line, chosen ? MARGIN : MARGIN + 2);
        review_line_put(&line, chosen ? REVIEW_BOLD : REVIEW_PLAIN, emic_slice_of(text));
        end(page, PLACES, &line);
    }
    if (!choices[0])
        put_line(page, PLACES, REVIEW_PLAIN, "nothing of that name");
}

/* --- Foot ------------------------------------------------------------------------------------- */

static void put_question(layout *page)
{
    const review_view *view = page->view;
    review_line line = start(page);
    if (!view->question)
        return;
    review_line_to(&line, MARGIN);
    review_line_put(&line, REVIEW_BOLD, emic_slice_of(view->question));
    if (view->input) {
        review_line_to(&line, line.width + 1);
        size_t room = page->columns > line.width + 1 ? page->columns - line.width - 1 : 0;
        emic_slice input = emic_text_plain(emic_slice_of(view->input), page->arena);
        review_line_put(&line, REVIEW_PLAIN, review_line_cut_front(input, room, page->arena));
    }
    page->column = line.width < page->columns ? line.width : page->columns - 1;
    end(page, QUESTION, &line);
}

static size_t hint_width(const review_hint *hint)
{
    return emic_text_width(emic_slice_of(hint->key)) + 1 +
           emic_text_width(emic_slice_of(hint->does));
}

static void put_hints(layout *page)
{
    review_line line = start(page);
    review_line_to(&line, MARGIN);
    for (const review_hint *hint = page->view->hints; hint && hint->key; hint++) {
        if (line.width > MARGIN && line.width + GAP + hint_width(hint) > page->columns) {
            end(page, HINTS, &line);
            line = start(page);
            review_line_to(&line, MARGIN);
        }
        if (line.width > MARGIN)
            review_line_to(&line, line.width + GAP);
        review_line_put(&line, REVIEW_BOLD, emic_slice_of(hint->key));
        review_line_to(&line, line.width + 1);
        review_line_put(&line, REVIEW_FAINT, emic_slice_of(hint->does));
    }
    if (line.width > MARGIN)
        end(page, HINTS, &line);
}

/* --- All of it -------------------------------------------------------------------------------- */

static void fill(layout *page)
{
    const review_view *view = page->view;
    put_head(page);
    put_bar(page);
    put_line(page, AIR, REVIEW_PLAIN, "");
    put_wrapped(page, WORDS, REVIEW_BOLD, view->item->words, MOST_WORDS);
    put_facts(page);
    put_decision(page);
    put_line(page, MORE_AIR, REVIEW_PLAIN, "");
    if (view->choices)
        put_choices(page);
    else
        put_places(page);
    if (view->message)
        put_wrapped(page, MESSAGE, view->trouble ? REVIEW_TROUBLE : REVIEW_GOOD,
                    emic_slice_of(view->message), MOST_MESSAGE);
    put_question(page);
    put_hints(page);
}

/* The first rows go to what is asked and about what, the last to air. */
static void share(layout *page)
{
    static const struct {
        int section;
        size_t most;
    } shares[] = {{WORDS, 1},
                  {QUESTION, 1},
                  {HINTS, 1},
                  {HEAD, 1},
                  {MESSAGE, 1},
                  {FACTS, 1},
                  {PLACES, 1},
                  {DECIDED, 1},
                  {SUGGESTED, 1},
                  {PLACES, 3},
                  {HINTS, MOST_HINTS},
                  {MESSAGE, MOST_MESSAGE},
                  {BAR, 1},
                  {MORE_AIR, 1},
                  {AIR, 1},
                  {WORDS, MOST_WORDS},
                  {PLACES, MOST_PLACES}};
    size_t left = page->rows;
    for (size_t i = 0; i < sizeof shares / sizeof *shares; i++) {
        part *of = &page->sections[shares[i].section];
        while (left && of->given < of->lines.count && of->given < shares[i].most)
            of->given++, left--;
    }
}

/* Choices are cut around the chosen one, all else from below. */
static size_t first_shown(const layout *page, int at)
{
    const part *of = &page->sections[at];
    size_t chosen = page->view->chosen < MOST_PLACES ? page->view->chosen : MOST_PLACES - 1;
    if (at != PLACES || !page->view->choices || chosen < of->given)
        return 0;
    return chosen - of->given + 1;
}

void review_screen_draw(const review_view *view, size_t columns, size_t rows, emic_arena *arena,
                        review_frame *out)
{
    layout page = {.view = view, .columns = columns, .rows = rows, .arena = arena};
    size_t used = 0;
    fill(&page);
    share(&page);
    for (int i = 0; i < SECTIONS; i++)
        used += page.sections[i].given;
    *out = (review_frame){.lines = emic_arena_array(arena, rows + 1, sizeof *out->lines),
                          .row = rows,
                          .column = page.column};
    for (int i = 0; i < SECTIONS; i++) {
        for (; i == FOOT && used < rows; used++)
            out->lines[out->count++] = (emic_slice){"", 0};
        if (i == QUESTION && page.sections[i].given)
            out->row = out->count;
        size_t from = first_shown(&page, i);
        for (size_t line = from; line < from + page.sections[i].given; line++)
            out->lines[out->count++] = page.sections[i].lines.items[line];
    }
}

void review_screen_page(const char *text, size_t *top, size_t columns, size_t rows,
                        emic_arena *arena, review_frame *out)
{
    review_view view = {0};
    layout page = {.view = &view, .columns = columns, .arena = arena};
    for (emic_slice rest = emic_slice_of(text); rest.length;) {
        const char *newline = memchr(rest.data, '\n', rest.length);
        emic_slice line = {rest.data, newline ? (size_t)(newline - rest.data) : rest.length};
        if (line.length)
            put_wrapped(&page, WORDS, REVIEW_PLAIN, line, SIZE_MAX);
        else
            put_line(&page, WORDS, REVIEW_PLAIN, "");
        rest = emic_slice_from(rest, line.length + (newline != NULL));
    }
    size_t count = page.sections[WORDS].lines.count, last = count > rows ? count - rows : 0;
    *top = *top < last ? *top : last;
    *out = (review_frame){
        .lines = emic_arena_array(arena, rows + 1, sizeof *out->lines), .count = rows, .row = rows};
    for (size_t i = 0; i < rows && *top + i < count; i++)
        out->lines[i] = page.sections[WORDS].lines.items[*top + i];
}
