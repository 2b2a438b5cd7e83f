/* The code line, from the marks of measure/codeline.h. */
#include "exchange/plot_codeline.h"
#include "exchange/plot_paint.h"
#include "exchange/plot_rows.h"
#include <math.h>

#define SPOKEN "#8c8c8c"
#define SHADE "#ededed"
#define AGAINST EMIC_SVG_INK

enum {
    WIDTH_LEAST = 640,
    WIDTH_MOST = 1200,
    LABELS = 220,
    TURN = 5,
    ROW = 18,
    LANE = 8,
    MARK = 12,
    SPEECH = 8,
    AXIS = 16,
    SHADED_FROM = 3, /* pixels a turn: narrower stripes only flicker */
    PARTED_FROM = 4,
};

/* What a row shows. */
typedef struct band {
    size_t first, count; /* lines of a code */
    int speaker;         /* or a speaker, -1: none */
} band;

typedef struct drawing {
    const emic_codeline *of;
    emic_plot_frame frame;
    emic_plot_row *rows;
    band *bands;
    size_t count;
    emic_svg_lines speakers, coders; /* names */
    double x, step;                  /* of the first turn; of each */
} drawing;

static void take_name(emic_svg_lines *names, emic_slice name, emic_arena *arena)
{
    for (size_t i = 0; i < names->count; i++)
        if (emic_slice_equal(names->items[i], name))
            return;
    *EMIC_PUSH(arena, names) = name;
}

static size_t name_at(const emic_svg_lines *names, emic_slice name)
{
    size_t at = 0;
    while (at + 1 < names->count && !emic_slice_equal(names->items[at], name))
        at++;
    return at;
}

/* Coders in the order of their names, as lines of one code are. */
static void list_names(drawing *work)
{
    const emic_codeline *of = work->of;
    emic_arena *arena = work->frame.svg.arena;
    for (size_t i = 0; i < of->turns.count; i++)
        take_name(&work->speakers, of->turns.items[i].speaker, arena);
    for (size_t i = 0; of->query->coders && i < of->lines.count; i++)
        take_name(&work->coders, of->lines.items[i].coder, arena);
    for (size_t i = 1; i < work->coders.count; i++) {
        emic_slice name = work->coders.items[i];
        size_t at = i;
        for (; at > 0 && emic_slice_compare(work->coders.items[at - 1], name) > 0; at--)
            work->coders.items[at] = work->coders.items[at - 1];
        work->coders.items[at] = name;
    }
}

static void add_row(drawing *work, emic_slice label, int indent, band what)
{
    work->rows[work->count] = (emic_plot_row){.label = label, .indent = indent};
    work->bands[work->count++] = what;
}

/* The codes above this one, as far as they have no row yet; `shown` flags those that have. */
static void add_headings(drawing *work, size_t code_at, bool *shown)
{
    const emic_codebook *codebook = &work->of->codebook;
    int missing[EMIC_CODE_DEPTH + 1], count = 0, parent = codebook->items[code_at].parent;
    for (; parent >= 0 && !shown[parent] && count <= EMIC_CODE_DEPTH;
         parent = codebook->items[parent].parent)
        missing[count++] = parent;
    while (count-- > 0) {
        const emic_code *code = &codebook->items[missing[count]];
        shown[missing[count]] = true;
        add_row(work, code->name, code->depth, (band){.speaker = -1});
    }
}

static void list_rows(drawing *work)
{
    const emic_codeline *of = work->of;
    emic_arena *arena = work->frame.svg.arena;
    size_t most = work->speakers.count + of->codebook.count + 1;
    bool *shown = emic_arena_array(arena, of->codebook.count + 1, sizeof *shown);
    work->rows = emic_arena_array(arena, most, sizeof *work->rows);
    work->bands = emic_arena_array(arena, most, sizeof *work->bands);
    for (size_t i = 0; i < work->speakers.count; i++) {
        emic_slice name = work->speakers.items[i];
        add_row(work, name.length ? name : EMIC_LITERAL("(nobody named)"), 0,
                (band){.speaker = (int)i});
    }
    for (size_t i = 0; i < of->lines.count;) {
        size_t code_at = of->lines.items[i].code_at, first = i;
        const emic_code *code = &of->codebook.items[code_at];
        while (i < of->lines.count && of->lines.items[i].code_at == code_at)
            i++;
        add_headings(work, code_at, shown);
        shown[code_at] = true;
        add_row(work, code->name, code->depth, (band){first, i - first, -1});
    }
}

/* --- Marks ----------------------------------------------------------------------------------- */

/* Where the turns `first` to `last` are drawn; at least a pixel, so that no turn is lost. */
static void draw_turns(drawing *work, size_t first, size_t last, double y, double height,
                       const char *fill)
{
    double gap = work->step >= PARTED_FROM ? 1 : 0;
    double width = (double)(last + 1 - first) * work->step - gap;
    emic_svg_rect(&work->frame.svg, work->x + (double)first * work->step, y, fmax(width, 1), height,
                  fill, NULL);
}

static void draw_speaker(drawing *work, const emic_plot_row *row, size_t speaker)
{
    const emic_document_turns *turns = &work->of->turns;
    for (size_t i = 0; i < turns->count; i++) {
        size_t last = i;
        if (name_at(&work->speakers, turns->items[i].speaker) != speaker)
            continue;
        while (work->step < PARTED_FROM && last + 1 < turns->count &&
               emic_slice_equal(turns->items[last + 1].speaker, turns->items[i].speaker))
            last++;
        draw_turns(work, i, last, row->y + (row->height - SPEECH) / 2, SPEECH, SPOKEN);
        i = last;
    }
}

static const char *paint_of(const drawing *work, const emic_codeline_line *line)
{
    if (work->coders.count)
        return emic_svg_colour(name_at(&work->coders, line->coder));
    const char *colour =
        emic_plot_code_colour(&work->of->codebook, line->code_at, work->frame.svg.arena);
    return colour ? colour : emic_svg_colour(0);
}

/* Marks of one line between `top` and `top` + `height`. Neighbours are one shape where turns are
 * too narrow to be parted. */
static void draw_line(drawing *work, const emic_codeline_line *line, double top, double height)
{
    const emic_codeline_mark *marks = work->of->marks.items + line->first;
    const char *paint = paint_of(work, line);
    for (size_t i = 0; i < line->count; i++) {
        bool against = marks[i].supporting == 0;
        size_t last = i;
        while (work->step < PARTED_FROM && last + 1 < line->count &&
               marks[last + 1].turn == marks[last].turn + 1 &&
               (marks[last + 1].supporting == 0) == against)
            last++;
        double from = against ? top + height / 2 : top;
        draw_turns(work, marks[i].turn, marks[last].turn, from, against ? height / 2 : height,
                   against && !work->coders.count ? AGAINST : paint);
        i = last;
    }
}

static void draw_code(drawing *work, const emic_plot_row *row, const band *what)
{
    const emic_codeline *of = work->of;
    size_t lanes = work->coders.count > 1 ? work->coders.count : 1;
    double height = lanes > 1 ? LANE : MARK;
    double top = row->y + (row->height - (double)lanes * height) / 2;
    for (size_t i = what->first; i < what->first + what->count; i++) {
        const emic_codeline_line *line = &of->lines.items[i];
        size_t lane = lanes > 1 ? name_at(&work->coders, line->coder) : 0;
        emic_slice path = of->codebook.items[line->code_at].path;
        const char *title = emic_arena_format(work->frame.svg.arena, "%.*s%s%.*s: %zu of %zu turns",
                                              EMIC_ARG(path), line->coder.length ? ", " : "",
                                              EMIC_ARG(line->coder), line->count, of->turns.count);
        emic_svg_group_begin(&work->frame.svg, emic_slice_of(title));
        draw_line(work, line, top + (double)lane * height + (lanes > 1), height - (lanes > 1));
        emic_svg_group_end(&work->frame.svg);
    }
}

/* --- Around them ----------------------------------------------------------------------------- */

static double turns_end(const drawing *work)
{
    return work->x + work->step * (double)work->of->turns.count;
}

/* The turns of whoever is no participant, over all rows. */
static void draw_shades(drawing *work, double top, double bottom)
{
    const emic_document_turns *turns = &work->of->turns;
    if (work->step < SHADED_FROM)
        return;
    for (size_t i = 0; i < turns->count; i++)
        if (!emic_slice_is(turns->items[i].role, "participant"))
            emic_svg_rect(&work->frame.svg, work->x + (double)i * work->step, top, work->step,
                          bottom - top, SHADE, NULL);
}

/* Numbers of turns above or below the rows. */
static void draw_axis(drawing *work)
{
    const emic_document_turns *turns = &work->of->turns;
    emic_svg *svg = &work->frame.svg;
    const emic_svg_style style = {.size = 9, .anchor = EMIC_SVG_MIDDLE, .fill = EMIC_SVG_SOFT};
    size_t room = (size_t)((turns_end(work) - work->x) / 40);
    double step = emic_plot_step((double)turns->count, room ? room : 1, true);
    emic_svg_text(svg, work->x - 6, work->frame.y + 11, EMIC_LITERAL("Turn"),
                  &(emic_svg_style){.size = 9, .anchor = EMIC_SVG_END, .fill = EMIC_SVG_SOFT});
    for (double at = step; at <= (double)turns->count; at += step)
        emic_svg_text(svg, work->x + (at - 0.5) * work->step, work->frame.y + 11,
                      emic_plot_tick(at, step, svg->arena), &style);
    work->frame.y += AXIS;
}

static void draw_grid(drawing *work, double top, double bottom)
{
    emic_svg *svg = &work->frame.svg;
    double end = turns_end(work);
    for (size_t i = 1; i < work->count; i++) {
        bool border = work->bands[i].speaker < 0 && work->bands[i - 1].speaker >= 0;
        emic_svg_line(svg, (emic_svg_point){work->x, work->rows[i].y},
                      (emic_svg_point){end, work->rows[i].y},
                      border ? EMIC_SVG_AXIS : EMIC_SVG_GRID, border ? 1 : 0.5);
    }
    emic_svg_rect(svg, work->x, top, end - work->x, bottom - top, NULL, EMIC_SVG_AXIS);
}

static void draw_legend(drawing *work)
{
    const emic_codeline *of = work->of;
    emic_arena *arena = work->frame.svg.arena;
    emic_plot_key *keys = emic_arena_array(arena, work->coders.count + 4, sizeof *keys);
    size_t count = 0;
    bool shades = false, own = false;
    for (size_t i = 0; i < of->lines.count; i++)
        own |= emic_plot_code_colour(&of->codebook, of->lines.items[i].code_at, arena) != NULL;
    for (size_t i = 0; i < work->coders.count; i++)
        keys[count++] = (emic_plot_key){work->coders.items[i], .paint = emic_svg_colour(i)};
    if (work->coders.count == 0)
        keys[count++] =
            (emic_plot_key){own ? EMIC_LITERAL("coded, in the colour of the code if it has one")
                                : EMIC_LITERAL("coded"),
                            .paint = emic_svg_colour(0)};
    if (of->contradicting)
        keys[count++] = (emic_plot_key){EMIC_LITERAL("half as high: every coding contradicts"),
                                        .paint = work->coders.count ? NULL : AGAINST};
    keys[count++] = (emic_plot_key){EMIC_LITERAL("speaks"), .paint = SPOKEN};
    for (size_t i = 0; i < of->turns.count; i++)
        shades |= !emic_slice_is(of->turns.items[i].role, "participant");
    if (shades && work->step >= SHADED_FROM)
        keys[count++] = (emic_plot_key){EMIC_LITERAL("turn of no participant"), .paint = SHADE};
    emic_plot_legend(&work->frame, keys, count);
}

static emic_slice describe(const drawing *work)
{
    enum { MOST = 40 };
    const emic_codeline *of = work->of;
    emic_strbuf text = {0};
    emic_strbuf_printf(&text, "%zu turns.", of->turns.count);
    for (size_t i = 0; i < of->lines.count && i < MOST; i++) {
        const emic_codeline_line *line = &of->lines.items[i];
        emic_strbuf_printf(&text, " %.*s%s%.*s: %zu.",
                           EMIC_ARG(of->codebook.items[line->code_at].name),
                           line->coder.length ? ", " : "", EMIC_ARG(line->coder), line->count);
    }
    if (of->lines.count > MOST)
        emic_strbuf_printf(&text, " And %zu more: see the table beside the picture.",
                           of->lines.count - MOST);
    emic_slice copy = emic_arena_copy(work->frame.svg.arena, emic_strbuf_slice(&text));
    emic_strbuf_close(&text);
    return copy;
}

static double own_width(const emic_codeline *codeline)
{
    double width = LABELS + 2 * EMIC_PLOT_MARGIN + TURN * (double)codeline->turns.count;
    return fmin(fmax(width, WIDTH_LEAST), WIDTH_MOST);
}

/* Gives rows and turns their places. */
static void lay_out(drawing *work)
{
    emic_arena *arena = work->frame.svg.arena;
    size_t spoken = work->speakers.count, lanes = work->coders.count;
    double widest = work->frame.width * 0.32;
    double least = lanes > 1 ? LANE * (double)lanes + 4 : ROW;
    double names = emic_plot_rows_lay(work->rows, spoken, ROW, widest, arena);
    double codes =
        emic_plot_rows_lay(work->rows + spoken, work->count - spoken, least, widest, arena);
    work->x = EMIC_PLOT_MARGIN + fmax(names, codes) + 8;
    work->step = (work->frame.width - EMIC_PLOT_MARGIN - work->x) / (double)work->of->turns.count;
}

static void draw_rows(drawing *work)
{
    emic_plot_frame *frame = &work->frame;
    double top = frame->y, bottom = top;
    for (size_t i = 0; i < work->count; i++)
        bottom += work->rows[i].height;
    draw_shades(work, top, bottom);
    emic_plot_rows_draw(frame, work->rows, work->count, EMIC_PLOT_MARGIN);
    draw_grid(work, top, bottom);
    for (size_t i = 0; i < work->count; i++) {
        if (work->bands[i].speaker >= 0)
            draw_speaker(work, &work->rows[i], (size_t)work->bands[i].speaker);
        else
            draw_code(work, &work->rows[i], &work->bands[i]);
    }
}

void emic_codeline_draw(const emic_codeline *codeline, const emic_plot_look *look,
                        emic_arena *arena, emic_picture *out)
{
    drawing work = {.of = codeline};
    emic_table *data = emic_codeline_long(codeline, arena);
    emic_plot_open(&work.frame, look, data->title, own_width(codeline), arena);
    if (codeline->marks.count == 0) {
        emic_plot_close_empty(&work.frame, data, "No turn of the document has a code.", out);
        return;
    }
    list_names(&work);
    list_rows(&work);
    lay_out(&work);
    if (work.step < 0.95)
        emic_table_add_note(data, "A mark is a pixel wide at least, where %.1f turns stand.",
                            1 / work.step);
    draw_legend(&work);
    draw_axis(&work);
    draw_rows(&work);
    draw_axis(&work);
    emic_plot_close(&work.frame, data, describe(&work), out);
}

static void draw(const emic_counted *counted, const emic_plot_look *look, emic_arena *arena,
                 emic_picture *out)
{
    emic_codeline_draw(counted->of, look, arena, out);
}

const emic_plot emic_plot_codeline = {"codeline", emic_codeline_parameters, emic_codeline_count_by,
                                      draw};
