/* Rows of codes and their counts, for every picture of frequencies. */
#include "exchange/plot_codes.h"

const emic_parameter_spec emic_plot_codes_parameters[] = {
    {"by", EMIC_PARAMETER_TEXT},    {"split", EMIC_PARAMETER_TEXT},
    {"unit", EMIC_PARAMETER_TEXT},  {"group", EMIC_PARAMETER_TEXT},
    {"where", EMIC_PARAMETER_TEXT}, {"base", EMIC_PARAMETER_TEXT},
    {"coder", EMIC_PARAMETER_TEXT}, {"round", EMIC_PARAMETER_TEXT},
    {"code", EMIC_PARAMETER_LIST},  {0},
};

emic_status emic_plot_codes_count(emic_study *study, const emic_parameters *parameters,
                                  emic_arena *arena, emic_counted *out, emic_error *err)
{
    return emic_measure_frequency.count(study, parameters, arena, out, err);
}

const emic_code *emic_plot_code(const emic_frequency *frequency, size_t row)
{
    return &frequency->cases.codebook.items[frequency->rows[row]];
}

emic_plot_row *emic_plot_codes(const emic_frequency *frequency, emic_arena *arena)
{
    emic_plot_row *rows = emic_arena_array(arena, frequency->row_count, sizeof *rows);
    for (size_t row = 0; row < frequency->row_count; row++) {
        const emic_code *code = emic_plot_code(frequency, row);
        rows[row].label = code->name;
        rows[row].indent = code->depth - emic_plot_code(frequency, 0)->depth;
    }
    return rows;
}

emic_plot_cell emic_plot_cell_of(const emic_frequency *frequency, size_t row, size_t group)
{
    if (emic_frequency_hides(frequency, row, group))
        return (emic_plot_cell){.hidden = true};
    size_t at = row * (frequency->group_count + 1) + group;
    return (emic_plot_cell){.n = frequency->n[at], .of = frequency->sizes[group]};
}

double emic_plot_share(const emic_plot_cell *cell)
{
    return cell->of > 0 && !cell->hidden ? (double)cell->n / (double)cell->of : 0;
}

emic_slice emic_plot_cell_words(const emic_plot_cell *cell, const char *between, emic_arena *arena)
{
    if (cell->hidden)
        return EMIC_LITERAL("*");
    return emic_slice_of(
        emic_arena_format(arena, "%lld%s%lld", (long long)cell->n, between, (long long)cell->of));
}

emic_table *emic_plot_codes_table(const emic_frequency *frequency, emic_arena *arena)
{
    emic_table *table = emic_frequency_long(frequency, arena);
    table->notes.count = 0;
    emic_frequency_note_counts(frequency, table);
    return table;
}

bool emic_plot_hides(const emic_frequency *frequency)
{
    for (size_t row = 0; row < frequency->row_count; row++)
        for (size_t group = 0; group <= frequency->group_count; group++)
            if (emic_frequency_hides(frequency, row, group))
                return true;
    return false;
}

void emic_plot_legend_hidden(emic_plot_frame *frame, const emic_frequency *frequency)
{
    if (emic_plot_hides(frequency))
        emic_plot_legend(frame,
                         &(emic_plot_key){.label = EMIC_LITERAL("hidden to protect participants"),
                                          .paint = emic_svg_hidden(&frame->svg),
                                          .letter = "*"},
                         1);
}

size_t emic_plot_group_columns(const emic_frequency *frequency)
{
    return frequency->group_count > 1 ? frequency->group_count + 1 : 1;
}

emic_slice emic_plot_group_heading(const emic_frequency *frequency, size_t group, emic_arena *arena)
{
    if (emic_frequency_hides_size(frequency, group))
        return emic_slice_of(
            emic_arena_format(arena, "%.*s (N=*)", EMIC_ARG(frequency->groups[group])));
    return emic_slice_of(emic_arena_format(arena, "%.*s (N=%lld)",
                                           EMIC_ARG(frequency->groups[group]),
                                           (long long)frequency->sizes[group]));
}

emic_slice emic_plot_codes_description(const emic_frequency *frequency, emic_arena *arena)
{
    enum { MOST = 40 };
    emic_strbuf text = {0};
    size_t columns = emic_plot_group_columns(frequency);
    for (size_t row = 0; row < frequency->row_count && row < MOST; row++) {
        emic_strbuf_printf(&text, "%s%.*s:", row ? " " : "",
                           EMIC_ARG(emic_plot_code(frequency, row)->name));
        for (size_t group = 0; group < columns; group++) {
            emic_plot_cell cell = emic_plot_cell_of(frequency, row, group);
            emic_strbuf_printf(&text, "%s %.*s %.*s", group ? "," : "",
                               EMIC_ARG(frequency->groups[group]),
                               EMIC_ARG(emic_plot_cell_words(&cell, " of ", arena)));
        }
        emic_strbuf_putc(&text, '.');
    }
    if (frequency->row_count > MOST)
        emic_strbuf_printf(&text, EMIC_PLOT_MORE, frequency->row_count - MOST);
    emic_slice copy = emic_arena_copy(arena, emic_strbuf_slice(&text));
    emic_strbuf_close(&text);
    return copy;
}

const char *emic_plot_codes_empty(const emic_frequency *frequency)
{
    return frequency->row_count == 0 ? "There are no codes to draw."
                                     : "There is nobody in the base: nothing to draw.";
}
