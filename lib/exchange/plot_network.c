/* plot network: codes as circles, pairs that come together as lines between them. */
#include "exchange/network.h"
#include "exchange/plot_frame.h"
#include "exchange/plot_label.h"
#include "exchange/plot_pairs.h"
#include "measure/number.h"
#include <math.h>

enum {
    RADIUS_MOST = 16,
    RADIUS_LEAST = 3,
    N_GAP = 4,
    WORDS_GAP = 1, /* between a circle and its words */
    LINE = 13,
    LINES_MOST = 2,
    LEGEND_LINE = 28,
    LEGEND_GAP = 18,
    LINES_OF_NODE = 3, /* lines drawn unasked: half as many as three for each node, */
    LINES_BESIDE = 10, /* and so many more */
};

#define TIE "#9fb3c8"
/* Few lines may be thick; many would be one heap. */
static const double thinnest = .6, thickest = 7, thickest_of_many = 3;
enum { FEW_LINES = 20, MANY_LINES = 100 };

/* A code that holds somewhere. */
typedef struct node_words {
    size_t row;
    emic_svg_lines lines; /* its name */
    emic_slice n;         /* behind the last */
    double last;          /* how wide the two are */
} node_words;

typedef struct drawing {
    const emic_cooccurrence *pairs;
    size_t drawn;       /* the first so many of the pairs are lines */
    size_t alone;       /* codes that hold somewhere, without a line: not drawn where others are */
    double strength;    /* the least value among them */
    double most;        /* the greatest */
    int64_t most_units; /* n of the most frequent code */
    node_words *words;
    emic_network network;
} drawing;

/* --- Which lines ----------------------------------------------------------------------------- */

/* Of the pairs, which stand in falling order: those of at least `strength`, if it is a number; else
 * as many as stay legible, all of equal value or none. Those not above 0 are no ties. */
static size_t choose_lines(const emic_cooccurrence *pairs, size_t nodes, double strength)
{
    size_t most = LINES_OF_NODE * nodes / 2 + LINES_BESIDE, count = 0;
    while (count < pairs->pairs.count && pairs->pairs.items[count].value > 0 &&
           !(pairs->pairs.items[count].value < strength))
        count++;
    if (!isnan(strength) || count <= most + most / 4) /* a few more cost less than a word on them */
        return count;
    size_t kept = most;
    while (kept && !(pairs->pairs.items[kept].value < pairs->pairs.items[kept - 1].value))
        kept--;
    if (kept)
        return kept;
    while (most < count && !(pairs->pairs.items[most].value < pairs->pairs.items[0].value))
        most++;
    return most;
}

/* --- Circles and words ----------------------------------------------------------------------- */

static double radius_for(const drawing *all, int64_t n)
{
    double radius = RADIUS_MOST * sqrt((double)n / (double)all->most_units);
    return radius > RADIUS_LEAST ? radius : RADIUS_LEAST;
}

static int64_t hundredths(double pixels)
{
    return (int64_t)ceil(pixels * EMIC_NETWORK_PIXEL);
}

/* Wraps a code's name and puts its n behind, apart: words of any direction stay where they are. How
 * wide that is. */
static double lay_words(const drawing *all, node_words *words, emic_slice name, double width,
                        emic_arena *arena)
{
    double widest = 0;
    words->n = emic_slice_of(
        emic_arena_format(arena, "(%lld)", (long long)all->pairs->incidence->n[words->row]));
    words->lines = emic_svg_wrap(name, width, LINES_MOST, NULL, arena);
    for (size_t i = 0; i < words->lines.count; i++) {
        words->last = emic_svg_text_width(words->lines.items[i], NULL);
        widest = fmax(widest, words->last);
    }
    words->last += N_GAP + emic_svg_text_width(words->n, NULL);
    return fmax(widest, words->last);
}

/* Whether a line leads to the code. */
static bool is_tied(const drawing *all, size_t row)
{
    for (size_t i = 0; i < all->drawn; i++)
        if (all->pairs->pairs.items[i].first == row || all->pairs->pairs.items[i].second == row)
            return true;
    return false;
}

/* The codes that hold somewhere, and have a line if any has. */
static void list_nodes(drawing *all, size_t *place, emic_slice *paths)
{
    const emic_incidence *incidence = all->pairs->incidence;
    for (size_t row = 0; row < incidence->row_count; row++) {
        if (!incidence->n[row])
            continue;
        if (all->drawn && !is_tied(all, row)) {
            all->alone++;
            continue;
        }
        if (incidence->n[row] > all->most_units)
            all->most_units = incidence->n[row];
        paths[all->network.node_count] = emic_incidence_code(incidence, row)->path;
        all->words[all->network.node_count].row = row;
        place[row] = all->network.node_count++;
    }
}

/* A node for each of them; `place` gets the node of each row. */
static void make_nodes(drawing *all, double width, size_t *place, emic_arena *arena)
{
    size_t count = emic_cooccurrence_codes(all->pairs);
    double widest = fmin(fmax(width / 7, 84), 140);
    emic_slice *paths = emic_arena_array(arena, count + 1, sizeof *paths);
    all->network = (emic_network){.width = (int64_t)width * EMIC_NETWORK_PIXEL};
    all->network.nodes = emic_arena_array(arena, count + 1, sizeof *all->network.nodes);
    all->words = emic_arena_array(arena, count + 1, sizeof *all->words);
    list_nodes(all, place, paths);
    emic_slice *names = emic_plot_short_names(paths, all->network.node_count, arena);
    for (size_t i = 0; i < all->network.node_count; i++) {
        emic_network_node *node = &all->network.nodes[i];
        node_words *words = &all->words[i];
        node->words_width = hundredths(lay_words(all, words, names[i], widest, arena));
        node->words_height = hundredths(WORDS_GAP + LINE * (double)words->lines.count);
        node->radius = hundredths(radius_for(all, all->pairs->incidence->n[words->row]));
    }
}

static void make_edges(drawing *all, const size_t *place, emic_arena *arena)
{
    emic_network_edge *edges = emic_arena_array(arena, all->drawn + 1, sizeof *edges);
    for (size_t i = 0; i < all->drawn; i++)
        edges[i] = (emic_network_edge){place[all->pairs->pairs.items[i].first],
                                       place[all->pairs->pairs.items[i].second]};
    all->network.edges = edges;
    all->network.edge_count = all->drawn;
}

/* --- Drawing --------------------------------------------------------------------------------- */

static double pixels(int64_t hundredth)
{
    return (double)hundredth / EMIC_NETWORK_PIXEL;
}

static double thickness_for(const drawing *all, double value)
{
    double many = ((double)all->drawn - FEW_LINES) / (MANY_LINES - FEW_LINES);
    many = many < 0 ? 0 : many > 1 ? 1 : many;
    double width = (thickest + many * (thickest_of_many - thickest)) * value / all->most;
    return width > thinnest ? width : thinnest;
}

/* The weakest first, so that the strong ones are not crossed. */
static void draw_lines(emic_plot_frame *frame, const drawing *all)
{
    emic_svg *svg = &frame->svg;
    for (size_t i = all->drawn; i-- > 0;) {
        const emic_cooccurrence_pair *pair = &all->pairs->pairs.items[i];
        const emic_network_node *a = &all->network.nodes[all->network.edges[i].first];
        const emic_network_node *b = &all->network.nodes[all->network.edges[i].second];
        emic_svg_group_begin(svg, emic_plot_pair_words(all->pairs, pair, svg->arena));
        emic_svg_line(svg,
                      (emic_svg_point){EMIC_PLOT_MARGIN + pixels(a->x), frame->y + pixels(a->y)},
                      (emic_svg_point){EMIC_PLOT_MARGIN + pixels(b->x), frame->y + pixels(b->y)},
                      TIE, thickness_for(all, pair->value));
        emic_svg_group_end(svg);
    }
}

/* Words on white: lines pass behind them. */
static void draw_nodes(emic_plot_frame *frame, const drawing *all)
{
    emic_svg *svg = &frame->svg;
    for (size_t i = 0; i < all->network.node_count; i++) {
        const emic_network_node *node = &all->network.nodes[i];
        const emic_svg_lines *lines = &all->words[i].lines;
        double x = EMIC_PLOT_MARGIN + pixels(node->x), y = frame->y + pixels(node->y);
        double radius = pixels(node->radius), top = y + radius + WORDS_GAP;
        emic_svg_group_begin(svg, emic_slice_of(emic_arena_format(
                                      svg->arena, "%.*s: %lld",
                                      EMIC_ARG(emic_plot_pair_code(all->pairs, all->words[i].row)),
                                      (long long)all->pairs->incidence->n[all->words[i].row])));
        emic_svg_circle(svg, x, y, radius, emic_svg_colour(0), EMIC_SVG_PAPER);
        emic_svg_rect(svg, x - pixels(node->words_width) / 2, top, pixels(node->words_width),
                      LINE * (double)lines->count, EMIC_SVG_PAPER, NULL);
        for (size_t k = 0; k + 1 < lines->count; k++)
            emic_svg_text(svg, x, top + LINE * (double)k + 10, lines->items[k],
                          &(emic_svg_style){.anchor = EMIC_SVG_MIDDLE});
        double end = x + all->words[i].last / 2, last = top + LINE * (double)lines->count - 3;
        emic_svg_text(svg, end - emic_svg_text_width(all->words[i].n, NULL) - N_GAP, last,
                      lines->items[lines->count - 1], &(emic_svg_style){.anchor = EMIC_SVG_END});
        emic_svg_text(svg, end, last, all->words[i].n,
                      &(emic_svg_style){.anchor = EMIC_SVG_END, .fill = EMIC_SVG_SOFT});
        emic_svg_group_end(svg);
    }
}

/* --- Legend ---------------------------------------------------------------------------------- */

/* Circles and lines as large as they come, with what they stand for. */
static void draw_legend(emic_plot_frame *frame, const drawing *all)
{
    emic_svg *svg = &frame->svg;
    const emic_incidence_query *query = all->pairs->incidence->query;
    double x = EMIC_PLOT_MARGIN, middle = frame->y + RADIUS_MOST;
    const int64_t sizes[] = {all->most_units, all->most_units / 4};
    for (size_t i = 0; i < 2 && sizes[i]; i++) {
        double radius = radius_for(all, sizes[i]);
        const char *words = emic_arena_format(
            svg->arena, "%lld%s", (long long)sizes[i],
            i ? ""
              : emic_arena_format(svg->arena, " %s with the code",
                                  query->within ? "runs of turns" : emic_unit_name(query->unit)));
        emic_svg_circle(svg, x + radius, middle, radius, emic_svg_colour(0), NULL);
        emic_svg_text(svg, x + 2 * radius + 5, middle + 4, emic_slice_of(words), NULL);
        x += 2 * radius + 5 + emic_svg_text_width(emic_slice_of(words), NULL) + LEGEND_GAP;
    }
    frame->y += 2 * RADIUS_MOST + 6;
    if (!all->drawn)
        return;
    const double values[] = {all->most, all->strength};
    x = EMIC_PLOT_MARGIN, middle = frame->y + LINE / 2.0;
    for (size_t i = 0; i < (all->most > all->strength ? 2 : 1); i++) {
        const char *words = emic_arena_format(
            svg->arena, "%s%s",
            i ? "" : emic_arena_format(svg->arena, "%s ", emic_plot_pair_measure(all->pairs)),
            emic_plot_pair_value(all->pairs, values[i], svg->arena));
        emic_svg_line(svg, (emic_svg_point){x, middle}, (emic_svg_point){x + LEGEND_LINE, middle},
                      TIE, thickness_for(all, values[i]));
        emic_svg_text(svg, x + LEGEND_LINE + 5, middle + 4, emic_slice_of(words), NULL);
        x += LEGEND_LINE + 5 + emic_svg_text_width(emic_slice_of(words), NULL) + LEGEND_GAP;
    }
    frame->y += LINE + 10;
}

/* Which lines there are, and which there might be. */
static void note_lines(const drawing *all, double least, emic_table *table)
{
    const char *asked = "above 0";
    if (least > 0)
        asked = emic_arena_format(table->arena, "of at least %s",
                                  emic_plot_pair_value(all->pairs, least, table->arena));
    size_t pairs = all->pairs->pairs.count;
    if (pairs && !all->drawn)
        emic_table_add_note(table,
                            "Lines: none; of the pairs that come together, of which there are %zu, "
                            "none has %s %s.",
                            pairs, emic_plot_pair_measure(all->pairs), asked);
    else if (all->drawn < pairs)
        emic_table_add_note(table,
                            "Lines: %zu of the %zu pairs that come together, those with %s of at "
                            "least %s; the others are not drawn.",
                            all->drawn, pairs, emic_plot_pair_measure(all->pairs),
                            emic_plot_pair_value(all->pairs, all->strength, table->arena));
    else
        emic_table_add_note(table, "Lines: all pairs that come together: %zu.", pairs);
    if (all->alone)
        emic_table_add_note(table, "Not drawn: %zu code%s without a line.", all->alone,
                            all->alone == 1 ? "" : "s");
}

/* --- The whole ------------------------------------------------------------------------------- */

/* What is drawn: the pairs, and how strong a line must be at least (NaN: not said). */
typedef struct wanted {
    emic_cooccurrence pairs;
    double strength;
} wanted;

static void draw(const emic_counted *counted, const emic_plot_look *look, emic_arena *arena,
                 emic_picture *out)
{
    const wanted *asked = counted->of;
    const emic_cooccurrence *pairs = &asked->pairs;
    emic_plot_frame frame;
    drawing all = {.pairs = pairs};
    size_t *place = emic_arena_array(arena, pairs->incidence->row_count + 1, sizeof *place);
    const emic_table *said = emic_cooccurrence_long(pairs, arena);
    emic_plot_open(&frame, look, said->title, 720, arena);
    all.drawn = choose_lines(pairs, emic_cooccurrence_codes(pairs), asked->strength);
    make_nodes(&all, frame.width - 2 * EMIC_PLOT_MARGIN, place, arena);
    if (all.drawn) {
        all.most = pairs->pairs.items[0].value;
        all.strength = pairs->pairs.items[all.drawn - 1].value;
    }
    emic_table *data = emic_plot_pairs_table(pairs, all.drawn, !all.drawn, said, arena);
    note_lines(&all, asked->strength, data);
    if (!all.network.node_count) {
        emic_plot_close_empty(&frame, data, "No code holds anywhere.", out);
        return;
    }
    make_edges(&all, place, arena);
    emic_network_place(&all.network, arena);
    draw_legend(&frame, &all);
    draw_lines(&frame, &all);
    draw_nodes(&frame, &all);
    frame.y += pixels(all.network.height);
    emic_plot_close(
        &frame, data,
        emic_plot_pairs_description(pairs, all.network.node_count, all.drawn, "lines", arena), out);
}

static const emic_parameter_spec specs[] = {
    {"unit", EMIC_PARAMETER_TEXT},
    {"within", EMIC_PARAMETER_TEXT},
    {"measure", EMIC_PARAMETER_TEXT},
    {"least", EMIC_PARAMETER_TEXT},
    {"strength", EMIC_PARAMETER_TEXT},
    {"own", EMIC_PARAMETER_FLAG},
    {"code", EMIC_PARAMETER_LIST},
    {"coder", EMIC_PARAMETER_TEXT},
    {"round", EMIC_PARAMETER_TEXT},
    {"group", EMIC_PARAMETER_TEXT},
    {"where", EMIC_PARAMETER_TEXT},
    {"base", EMIC_PARAMETER_TEXT},
    {0},
};

static emic_status read_strength(const emic_parameters *parameters, double *out, emic_error *err)
{
    emic_slice text = emic_parameter_text(parameters, "strength");
    *out = NAN;
    if (!emic_parameter_find(parameters, "strength") || (emic_number_parse(text, out) && *out >= 0))
        return EMIC_OK;
    emic_fail(err, EMIC_INVALID, "--strength takes a number from 0 on, not '%.*s'", EMIC_ARG(text));
    return emic_parameter_locate(parameters, "strength", err);
}

static emic_status count(emic_study *study, const emic_parameters *parameters, emic_arena *arena,
                         emic_counted *out, emic_error *err)
{
    wanted *asked = emic_arena_alloc(arena, sizeof *asked);
    EMIC_TRY(read_strength(parameters, &asked->strength, err));
    EMIC_TRY(emic_cooccurrence_read(study, parameters, arena, &asked->pairs, err));
    *out = (emic_counted){.of = asked, .empty = asked->pairs.pairs.count == 0};
    return EMIC_OK;
}

const emic_plot emic_plot_network = {"network", specs, count, draw};
