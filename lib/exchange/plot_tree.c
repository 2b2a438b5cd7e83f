/* The tree of codes: each under its parent, with how many participants have it and in how many
 * segments. */
#include "exchange/plot_codes.h"
#include "study/release_profile.h"
#include <math.h>

enum { WIDTH = 640, ROW = 20, GAP = 10, BAR_LEAST = 60, BAR_WIDEST = 260, BAR = 10 };

static const emic_parameter_spec specs[] = {
    {"group", EMIC_PARAMETER_TEXT},
    {"where", EMIC_PARAMETER_TEXT},
    {"base", EMIC_PARAMETER_TEXT},
    {"coder", EMIC_PARAMETER_TEXT},
    {"round", EMIC_PARAMETER_TEXT},
    {"code", EMIC_PARAMETER_LIST},
    {0},
};

/* Participants and, over the same rows, segments; both by the grouping attribute, of which the
 * total alone is drawn. */
typedef struct tree {
    const emic_frequency *people, *segments;
} tree;

static emic_status count(emic_study *study, const emic_parameters *parameters, emic_arena *arena,
                         emic_counted *out, emic_error *err)
{
    tree *made = emic_arena_alloc(arena, sizeof *made);
    emic_frequency *segments = emic_arena_alloc(arena, sizeof *segments);
    EMIC_TRY(emic_measure_frequency.count(study, parameters, arena, out, err));
    emic_frequency_query *query = emic_arena_alloc(arena, sizeof *query);
    *query = *out->frequency->query;
    query->unit = EMIC_UNIT_SEGMENTS;
    EMIC_TRY(emic_frequency_count(study, query, arena, segments, err));
    *made = (tree){out->frequency, segments};
    out->of = made;
    return EMIC_OK;
}

static emic_plot_cell total_of(const emic_frequency *frequency, size_t row)
{
    return emic_plot_cell_of(frequency, row, frequency->group_count);
}

/* Rounded as a release rounds. */
static int64_t segments_at(const tree *all, size_t row)
{
    const emic_release_profile *release = all->people->release;
    int64_t count = total_of(all->segments, row).n;
    return release ? emic_release_profile_round(release, count) : count;
}

/* As hidden as the participants of the row. */
static emic_slice segments_words(const tree *all, size_t row, emic_arena *arena)
{
    if (total_of(all->people, row).hidden)
        return EMIC_LITERAL("*");
    return emic_slice_of(emic_arena_format(arena, "%lld", (long long)segments_at(all, row)));
}

static emic_table *make_table(const tree *all, const char *title, emic_arena *arena)
{
    static const emic_column columns[] = {
        {.name = "code"},     {.name = "n"},    {.name = "N"},         {.name = "of"},
        {.name = "segments"}, {.name = "rule"}, {.name = "suppressed"}};
    emic_table *table = emic_table_make(arena, title);
    for (size_t at = 0; at < sizeof columns / sizeof *columns; at++)
        emic_table_add_column(table, columns[at]);
    for (size_t row = 0; row < all->people->row_count; row++) {
        const emic_code *code = emic_plot_code(all->people, row);
        emic_plot_cell people = total_of(all->people, row);
        emic_cell *cell = emic_table_add_row(table, 0);
        cell[0] = emic_cell_text(code->path);
        cell[5] = emic_cell_text(emic_slice_of(code->rule == EMIC_RULE_JUDGED ? "judged" : "any"));
        cell[6] = emic_cell_text(emic_slice_of(people.hidden ? "yes" : "no"));
        if (people.hidden)
            continue;
        cell[1] = emic_cell_integer(people.n);
        cell[2] = emic_cell_integer(people.of);
        cell[3] = emic_cell_text(emic_plot_cell_words(&people, " of ", arena));
        cell[4] = emic_cell_integer(segments_at(all, row));
    }
    emic_frequency_note_counts(all->people, table);
    emic_table_add_note(table, "Segments: different coded spans, of the code and those below it.");
    return table;
}

/* --- What is drawn --------------------------------------------------------------------------- */

/* Where bars begin and how wide they may be, and where the two columns of words end. */
typedef struct lanes {
    double bar, width, people, segments;
} lanes;

static const emic_svg_style right = {.size = 10, .anchor = EMIC_SVG_END};
static const emic_svg_style heading = {.size = 10, .anchor = EMIC_SVG_END, .fill = EMIC_SVG_SOFT};

static lanes make_lanes(emic_plot_frame *frame, const tree *all, double labels)
{
    emic_arena *arena = frame->svg.arena;
    double people = emic_svg_text_width(EMIC_LITERAL("participants"), &heading);
    double segments = emic_svg_text_width(EMIC_LITERAL("segments"), &heading);
    for (size_t row = 0; row < all->people->row_count; row++) {
        emic_plot_cell cell = total_of(all->people, row);
        emic_slice words = emic_plot_cell_words(&cell, " of ", arena);
        people = fmax(people, emic_svg_text_width(words, &right));
        segments = fmax(segments, emic_svg_text_width(segments_words(all, row, arena), &right));
    }
    lanes at = {.bar = EMIC_PLOT_MARGIN + labels + GAP};
    at.width = frame->width - EMIC_PLOT_MARGIN - at.bar - people - segments - 3 * GAP;
    at.width = fmax(BAR_LEAST, fmin(BAR_WIDEST, floor(at.width)));
    at.people = at.bar + at.width + GAP + people;
    at.segments = at.people + 2 * GAP + segments;
    emic_plot_fit(frame, at.segments);
    return at;
}

static int level_of(const emic_plot_row *row)
{
    return row->indent < EMIC_PLOT_DEEPEST ? row->indent : EMIC_PLOT_DEEPEST;
}

/* From under the parent down and across to the row's label. */
static void draw_branch(emic_svg *svg, const emic_plot_row *rows, size_t row)
{
    size_t parent = row;
    while (parent > 0 && level_of(&rows[parent]) >= level_of(&rows[row]))
        parent--;
    if (level_of(&rows[parent]) >= level_of(&rows[row]))
        return;
    double x = EMIC_PLOT_MARGIN + level_of(&rows[parent]) * EMIC_PLOT_INDENT + 3;
    double end = EMIC_PLOT_MARGIN + level_of(&rows[row]) * EMIC_PLOT_INDENT - 2;
    double middle = rows[row].y + rows[row].height / 2;
    emic_svg_path(svg,
                  (emic_svg_point[]){
                      {x, rows[parent].y + rows[parent].height - 3}, {x, middle}, {end, middle}},
                  3, &(emic_svg_pen){.stroke = EMIC_SVG_AXIS, .width = 1});
}

static void draw_row(emic_svg *svg, const tree *all, const lanes *at, const emic_plot_row *row,
                     size_t at_row)
{
    emic_plot_cell cell = total_of(all->people, at_row);
    double middle = row->y + row->height / 2;
    emic_svg_rect(svg, at->bar, middle - BAR / 2.0, at->width, BAR,
                  cell.hidden ? emic_svg_hidden(svg) : NULL, EMIC_SVG_GRID);
    if (cell.n)
        emic_svg_rect(svg, at->bar, middle - BAR / 2.0, at->width * emic_plot_share(&cell), BAR,
                      emic_svg_colour(0), NULL);
    emic_svg_text(svg, at->people, middle + 4, emic_plot_cell_words(&cell, " of ", svg->arena),
                  &right);
    emic_svg_text(svg, at->segments, middle + 4, segments_words(all, at_row, svg->arena), &right);
}

static emic_slice describe(const tree *all, emic_arena *arena)
{
    enum { MOST = 40 };
    emic_strbuf text = {0};
    for (size_t row = 0; row < all->people->row_count && row < MOST; row++) {
        emic_plot_cell cell = total_of(all->people, row);
        emic_strbuf_printf(&text, "%s%.*s: %.*s participants, %.*s segments.", row ? " " : "",
                           EMIC_ARG(emic_plot_code(all->people, row)->path),
                           EMIC_ARG(emic_plot_cell_words(&cell, " of ", arena)),
                           EMIC_ARG(segments_words(all, row, arena)));
    }
    if (all->people->row_count > MOST)
        emic_strbuf_printf(&text, EMIC_PLOT_MORE, all->people->row_count - MOST);
    emic_slice copy = emic_arena_copy(arena, emic_strbuf_slice(&text));
    emic_strbuf_close(&text);
    return copy;
}

static void draw(const emic_counted *counted, const emic_plot_look *look, emic_arena *arena,
                 emic_picture *out)
{
    const char title[] = "Codes: participants and coded segments";
    const tree *all = counted->of;
    size_t count_of_rows = all->people->row_count;
    emic_plot_frame frame;
    emic_table *data = make_table(all, title, arena);
    emic_plot_open(&frame, look, title, WIDTH, arena);
    if (counted->empty) {
        emic_plot_close_empty(&frame, data, emic_plot_codes_empty(all->people), out);
        return;
    }
    emic_plot_row *rows = emic_plot_codes(all->people, arena);
    double labels = emic_plot_rows_lay(rows, count_of_rows, ROW, frame.width * 0.5, arena);
    lanes at = make_lanes(&frame, all, labels);
    emic_plot_legend_hidden(&frame, all->people);
    emic_svg_text(&frame.svg, at.people, frame.y + 11, EMIC_LITERAL("participants"), &heading);
    emic_svg_text(&frame.svg, at.segments, frame.y + 11, EMIC_LITERAL("segments"), &heading);
    frame.y += 16;
    emic_plot_rows_draw(&frame, rows, count_of_rows, EMIC_PLOT_MARGIN);
    for (size_t row = 0; row < count_of_rows; row++) {
        draw_branch(&frame.svg, rows, row);
        draw_row(&frame.svg, all, &at, &rows[row], row);
    }
    emic_plot_close(&frame, data, describe(all, arena), out);
}

const emic_plot emic_plot_tree = {"tree", specs, count, draw};
