/* The pictures of a study's report, drawn from the counts that the report has already: bars beside
 * each principle, and heat maps of all codes in parts that fit a page. */
#include "exchange/plot_heatmap.h"
#include "exchange/study_report_section.h"

enum { WIDTH = 640, MOST_BARS = 30, PAGE_ROWS = 36 };

/* The counts of `count` codes alone, by their rows. */
static emic_frequency *part_of(const study_report_work *work, const size_t *rows, size_t count)
{
    const emic_frequency *all = &work->facts->frequency;
    size_t width = all->group_count + 1;
    emic_frequency *part = emic_arena_alloc(work->arena, sizeof *part);
    *part = *all;
    part->rows = emic_arena_array(work->arena, count + 1, sizeof *part->rows);
    part->n = emic_arena_array(work->arena, (count + 1) * width, sizeof *part->n);
    if (all->hidden)
        part->hidden = emic_arena_array(work->arena, (count + 1) * width, sizeof *part->hidden);
    part->row_count = count;
    for (size_t i = 0; i < count; i++) {
        part->rows[i] = all->rows[rows[i]];
        memcpy(part->n + i * width, all->n + rows[i] * width, width * sizeof *part->n);
        if (all->hidden)
            memcpy(part->hidden + i * width, all->hidden + rows[i] * width,
                   width * sizeof *part->hidden);
    }
    return part;
}

void study_report_add_bars(const study_report_work *work, emic_report_section *section,
                           size_t code_at)
{
    const emic_codebook *codebook = &work->facts->frequency.cases.codebook;
    const emic_code *code = &codebook->items[code_at];
    size_t rows[MOST_BARS], count = 0;
    rows[count++] = code_at;
    for (size_t at = code_at + 1; at < code->end && count < MOST_BARS; at = codebook->items[at].end)
        rows[count++] = at;
    if (!work->facts->grouped || count == 1)
        return;
    emic_counted counted = {.frequency = part_of(work, rows, count)};
    emic_plot_look look = {.width = WIDTH};
    emic_picture picture;
    look.title = emic_arena_format(work->arena, "%.*s by %.*s: share of participants",
                                   EMIC_ARG(code->name), EMIC_ARG(work->facts->frequency.by));
    emic_plot_bars.draw(&counted, &look, work->arena, &picture);
    emic_report_add_figure(section,
                           emic_arena_format(work->arena, "%.*s and the codes right below it.%s",
                                             EMIC_ARG(code->name),
                                             count == MOST_BARS ? " The first of them." : ""),
                           picture.svg);
}

/* Hardly anything can be seen of more interviews than this, and a report has room for no more. */
void study_report_add_saturation(const study_report_work *work, emic_report_section *section)
{
    enum { MOST_INTERVIEWS = 200 };
    const emic_saturation *saturation = &work->facts->saturation;
    emic_counted counted = {.of = saturation};
    emic_plot_look look = {.width = WIDTH};
    emic_picture picture;
    size_t count = saturation->series.count;
    if (count == 0 || saturation->series.items[count - 1].count == 0 ||
        saturation->series.items[count - 1].count > MOST_INTERVIEWS)
        return;
    emic_plot_saturation.draw(&counted, &look, work->arena, &picture);
    emic_report_add_figure(section, "New codes of each interview, and how many there were so far.",
                           picture.svg);
}

/* The end of the part that begins with the root code `from`: whole roots, as many as fit a page. */
static size_t part_end(const emic_codebook *codebook, size_t from)
{
    size_t end = codebook->items[from].end;
    while (end < codebook->count && codebook->items[end].end - from <= PAGE_ROWS)
        end = codebook->items[end].end;
    return end;
}

void study_report_add_heatmaps(const study_report_work *work, emic_report_section *section)
{
    const emic_codebook *codebook = &work->facts->frequency.cases.codebook;
    size_t *rows = emic_arena_array(work->arena, codebook->count + 1, sizeof *rows);
    size_t parts = 0, part = 0, end;
    for (size_t from = 0; from < codebook->count; from = part_end(codebook, from))
        parts++;
    if (!work->facts->grouped || work->facts->frequency.participants == 0)
        return;
    for (size_t from = 0; from < codebook->count; from = end) {
        end = part_end(codebook, from);
        for (size_t at = from; at < end; at++)
            rows[at - from] = at;
        emic_plot_look look = {.width = WIDTH};
        emic_picture picture;
        const char *number =
            parts > 1 ? emic_arena_format(work->arena, ", %zu of %zu", ++part, parts) : "";
        look.title = emic_arena_format(work->arena, "Codes by %.*s: share of participants%s",
                                       EMIC_ARG(work->facts->frequency.by), number);
        emic_heatmap_draw(part_of(work, rows, end - from), &look, work->arena, &picture);
        emic_report_add_figure(section, "The darker, the more of the group.", picture.svg);
    }
}
