/* The timeline, from the entries of measure/timeline.h. */
#include "exchange/plot_timeline.h"
#include "base/calendar.h"
#include "exchange/plot_rows.h"
#include <math.h>

enum { WIDTH = 720, ROW = 18, SIGN = 5, AXIS = 18, BOTH_AXES_FROM = 25 };

/* The distance of ticks: days or months. */
typedef struct pace {
    int days, months;
} pace;

typedef struct drawing {
    const emic_timeline *of;
    emic_plot_frame frame;
    emic_plot_row *rows;
    double x, end;      /* where the first place is drawn, and the last */
    int64_t from, last; /* places */
    struct {
        int64_t *items;
        size_t count, capacity;
    } ticks; /* places */
    pace pace;
} drawing;

static const emic_svg_style tick_style = {
    .size = 9, .anchor = EMIC_SVG_MIDDLE, .fill = EMIC_SVG_SOFT};

static double place_x(const drawing *work, int64_t place)
{
    if (work->last == work->from)
        return (work->x + work->end) / 2;
    return work->x +
           (work->end - work->x) * (double)(place - work->from) / (double)(work->last - work->from);
}

/* "2007-05-31", without the day or the month where all ticks begin one. */
static emic_slice tick_words(const drawing *work, int64_t place)
{
    emic_arena *arena = work->frame.svg.arena;
    int32_t year, month, day;
    if (work->of->ordered)
        return emic_plot_tick((double)place, 1, arena);
    emic_date_of_days(place, &year, &month, &day);
    const char *text = emic_arena_format(arena, "%04d-%02d-%02d", year, month, day);
    size_t whole = work->pace.days ? 10 : work->pace.months % 12 ? 7 : 4;
    return (emic_slice){text, whole};
}

/* --- Ticks ----------------------------------------------------------------------------------- */

/* Adds every so many days, from a Monday on. */
static void list_days(drawing *work, int64_t step)
{
    const int64_t monday = 4; /* 1970-01-05 */
    int64_t behind = ((work->from - monday) % step + step) % step;
    for (int64_t at = behind ? work->from + step - behind : work->from; at <= work->last;
         at += step)
        *EMIC_PUSH(work->frame.svg.arena, &work->ticks) = at;
}

/* Adds the first of every so many months, from that of a year on. */
static void list_months(drawing *work, int32_t step)
{
    int32_t year, month, day;
    emic_date_of_days(work->from, &year, &month, &day);
    int32_t months = year * 12 + month - 1 + (day > 1);
    months = (months + step - 1) / step * step;
    for (;; months += step) {
        int64_t at = emic_date_to_days(months / 12, months % 12 + 1, 1);
        if (at > work->last)
            break;
        *EMIC_PUSH(work->frame.svg.arena, &work->ticks) = at;
    }
}

/* Whether the words of all ticks have room beside each other. */
static bool ticks_fit(const drawing *work)
{
    const double apart = 10;
    double before = -1e9;
    for (size_t i = 0; i < work->ticks.count; i++) {
        double half = emic_svg_text_width(tick_words(work, work->ticks.items[i]), &tick_style) / 2;
        double x = place_x(work, work->ticks.items[i]);
        if (x - half < before + apart)
            return false;
        before = x + half;
    }
    return true;
}

/* As many ticks as have room; where no distance puts one between first and last, those two. */
static void choose_ticks(drawing *work)
{
    static const pace paces[] = {{1, 0},   {7, 0},    {14, 0},   {0, 1},    {0, 2},   {0, 3},
                                 {0, 6},   {0, 12},   {0, 24},   {0, 60},   {0, 120}, {0, 240},
                                 {0, 600}, {0, 1200}, {0, 6000}, {0, 12000}};
    for (size_t i = 0; i < sizeof paces / sizeof *paces; i++) {
        double days = paces[i].days ? paces[i].days : 30.0 * paces[i].months;
        work->pace = paces[i];
        if ((double)(work->last - work->from) / days > 200) /* no picture has room for these */
            continue;
        work->ticks.count = 0;
        if (paces[i].days)
            list_days(work, paces[i].days);
        else
            list_months(work, paces[i].months);
        if (ticks_fit(work))
            return;
    }
}

static void choose_ranks(drawing *work)
{
    double most = (work->end - work->x) / 40;
    double step = emic_plot_step((double)work->last, most < 1 ? 1 : (size_t)most, true);
    for (int64_t at = (int64_t)step; at <= work->last; at += (int64_t)step)
        *EMIC_PUSH(work->frame.svg.arena, &work->ticks) = at;
}

/* --- The picture ----------------------------------------------------------------------------- */

static void draw_axis(drawing *work)
{
    emic_svg *svg = &work->frame.svg;
    for (size_t i = 0; i < work->ticks.count; i++)
        emic_svg_text(svg, place_x(work, work->ticks.items[i]), work->frame.y + 11,
                      tick_words(work, work->ticks.items[i]), &tick_style);
    work->frame.y += AXIS;
}

static void draw_grid(drawing *work, double top, double bottom)
{
    emic_svg *svg = &work->frame.svg;
    const double pad = SIGN + 3;
    for (size_t i = 0; i < work->ticks.count; i++) {
        double x = place_x(work, work->ticks.items[i]);
        emic_svg_line(svg, (emic_svg_point){x, top}, (emic_svg_point){x, bottom}, EMIC_SVG_GRID, 1);
    }
    emic_svg_rect(svg, work->x - pad, top, work->end - work->x + 2 * pad, bottom - top, NULL,
                  EMIC_SVG_AXIS);
}

/* The date, or the number in the order. */
static emic_slice when(const drawing *work, const emic_timeline_entry *entry)
{
    return work->of->ordered ? tick_words(work, entry->place) : entry->date;
}

static void draw_entry(drawing *work, const emic_timeline_entry *entry, const emic_plot_row *row)
{
    emic_svg *svg = &work->frame.svg;
    const double pad = SIGN + 3;
    double x = place_x(work, entry->place), y = row->y + row->height / 2;
    emic_slice group = work->of->groups.items[entry->group];
    const char *title =
        emic_arena_format(svg->arena, "%.*s: %.*s%s%.*s%s%.*s", EMIC_ARG(entry->document),
                          EMIC_ARG(when(work, entry)), entry->participants.length ? ", " : "",
                          EMIC_ARG(entry->participants), group.length ? ", " : "", EMIC_ARG(group));
    emic_svg_group_begin(svg, emic_slice_of(title));
    emic_svg_line(svg, (emic_svg_point){work->x - pad, y}, (emic_svg_point){x - SIGN, y},
                  EMIC_SVG_GRID, 1);
    emic_svg_marker(svg, entry->group, (emic_svg_point){x, y}, SIGN, emic_svg_colour(entry->group));
    emic_svg_group_end(svg);
}

/* "TP (10)": a group with how many documents it has; empty when it has none. */
static emic_slice group_words(const drawing *work, size_t group)
{
    const emic_timeline *of = work->of;
    size_t documents = 0;
    for (size_t i = 0; i < of->entries.count; i++)
        documents += of->entries.items[i].group == group;
    if (documents == 0 || of->by.length == 0)
        return (emic_slice){0};
    return emic_slice_of(emic_arena_format(work->frame.svg.arena, "%.*s (%zu)",
                                           EMIC_ARG(of->groups.items[group]), documents));
}

static void draw_legend(drawing *work)
{
    size_t count = 0, groups = work->of->groups.count;
    emic_plot_key *keys = emic_arena_array(work->frame.svg.arena, groups + 1, sizeof *keys);
    for (size_t group = 0; group < groups; group++) {
        emic_slice label = group_words(work, group);
        if (label.length)
            keys[count++] =
                (emic_plot_key){label, .paint = emic_svg_colour(group), .sign = true, .at = group};
    }
    emic_plot_legend(&work->frame, keys, count);
}

static void lay_out(drawing *work)
{
    const emic_timeline *of = work->of;
    emic_arena *arena = work->frame.svg.arena;
    size_t count = of->entries.count;
    work->rows = emic_arena_array(arena, count, sizeof *work->rows);
    for (size_t i = 0; i < count; i++)
        work->rows[i].label = of->entries.items[i].document;
    double labels = emic_plot_rows_lay(work->rows, count, ROW, work->frame.width * 0.32, arena);
    double half = emic_svg_text_width(EMIC_LITERAL("2007-05-31"), &tick_style) / 2;
    work->x = EMIC_PLOT_MARGIN + labels + fmax(half, 2 * SIGN) + 8;
    work->end = work->frame.width - EMIC_PLOT_MARGIN - half;
    work->from = of->entries.items[0].place;
    work->last = of->entries.items[count - 1].place;
    if (of->ordered)
        choose_ranks(work);
    else
        choose_ticks(work);
}

static emic_slice describe(const drawing *work)
{
    const emic_timeline *of = work->of;
    emic_arena *arena = work->frame.svg.arena;
    const emic_timeline_entry *first = &of->entries.items[0];
    const emic_timeline_entry *last = &of->entries.items[of->entries.count - 1];
    const char *text = emic_arena_format(arena, "%zu document%s, from %.*s (%.*s) to %.*s (%.*s).",
                                         of->entries.count, of->entries.count == 1 ? "" : "s",
                                         EMIC_ARG(first->document), EMIC_ARG(when(work, first)),
                                         EMIC_ARG(last->document), EMIC_ARG(when(work, last)));
    for (size_t group = 0; of->by.length && group < of->groups.count; group++)
        text = emic_arena_format(arena, "%s %.*s", text, EMIC_ARG(group_words(work, group)));
    return emic_slice_trim(emic_slice_of(text));
}

void emic_timeline_draw(const emic_timeline *timeline, const emic_plot_look *look,
                        emic_arena *arena, emic_picture *out)
{
    drawing work = {.of = timeline};
    emic_plot_frame *frame = &work.frame;
    emic_table *data = emic_timeline_table(timeline, arena);
    emic_plot_open(frame, look, data->title, WIDTH, arena);
    if (timeline->entries.count == 0) {
        emic_plot_close_empty(frame, data,
                              timeline->ordered ? "No document has a place in the order."
                                                : "No document has a date.",
                              out);
        return;
    }
    lay_out(&work);
    draw_legend(&work);
    if (timeline->entries.count >= BOTH_AXES_FROM)
        draw_axis(&work);
    double top = frame->y;
    emic_plot_rows_draw(frame, work.rows, timeline->entries.count, EMIC_PLOT_MARGIN);
    draw_grid(&work, top, frame->y);
    for (size_t i = 0; i < timeline->entries.count; i++)
        draw_entry(&work, &timeline->entries.items[i], &work.rows[i]);
    draw_axis(&work);
    const char *axis = timeline->query->added ? "order in which the documents were first coded"
                                              : "order as listed";
    if (!timeline->ordered)
        axis = emic_arena_string(arena, timeline->date);
    double middle = (work.x + work.end) / 2, room = work.end - work.x;
    emic_svg_label(&frame->svg, middle, frame->y + 8, emic_slice_of(axis), room,
                   &(emic_svg_style){.size = 10, .anchor = EMIC_SVG_MIDDLE});
    frame->y += AXIS;
    emic_plot_close(frame, data, describe(&work), out);
}

static void draw(const emic_counted *counted, const emic_plot_look *look, emic_arena *arena,
                 emic_picture *out)
{
    emic_timeline_draw(counted->of, look, arena, out);
}

const emic_plot emic_plot_timeline = {"timeline", emic_timeline_parameters, emic_timeline_count_by,
                                      draw};
