/* Codes as the rows of a picture, and what is counted of them per group. */
#pragma once
#include "exchange/plot_rows.h"

/* What such pictures take: as the table of frequencies, without its percentages; and the counts. */
extern const emic_parameter_spec emic_plot_codes_parameters[];
emic_status emic_plot_codes_count(emic_study *study, const emic_parameters *parameters,
                                  emic_arena *arena, emic_counted *out, emic_error *err);

/* A row a code of `frequency`, indented below the first. */
emic_plot_row *emic_plot_codes(const emic_frequency *frequency, emic_arena *arena);

/* The code of a row. */
const emic_code *emic_plot_code(const emic_frequency *frequency, size_t row);

/* n of N of a row and group; the group after the last is the total. Both are 0 where hidden. */
typedef struct emic_plot_cell {
    int64_t n, of;
    bool hidden;
} emic_plot_cell;

emic_plot_cell emic_plot_cell_of(const emic_frequency *frequency, size_t row, size_t group);

/* 0 to 1; 0 of nobody, too. */
double emic_plot_share(const emic_plot_cell *cell);

/* "4/5" or "4 of 5", by `between`; "*" when hidden. */
emic_slice emic_plot_cell_words(const emic_plot_cell *cell, const char *between, emic_arena *arena);

/* The table of a picture: as emic_frequency_long, with the notes that concern what is drawn. */
emic_table *emic_plot_codes_table(const emic_frequency *frequency, emic_arena *arena);

/* Whether anything is hidden; and the key to it where something is. */
bool emic_plot_hides(const emic_frequency *frequency);
void emic_plot_legend_hidden(emic_plot_frame *frame, const emic_frequency *frequency);

/* How many columns: the groups and, if there are several, the total. */
size_t emic_plot_group_columns(const emic_frequency *frequency);

/* "LE (N=5)". */
emic_slice emic_plot_group_heading(const emic_frequency *frequency, size_t group,
                                   emic_arena *arena);

/* Every number in words, for those who cannot see the picture: of forty codes at most. */
emic_slice emic_plot_codes_description(const emic_frequency *frequency, emic_arena *arena);

#define EMIC_PLOT_MORE " And %zu codes more: see the table beside the picture."

/* What stands in a picture without rows or without anybody. */
const char *emic_plot_codes_empty(const emic_frequency *frequency);
