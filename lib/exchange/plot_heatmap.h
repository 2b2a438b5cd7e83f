/* Heat maps of codes, from the counts of measure/frequency.h. */
#pragma once
#include "exchange/plot_codes.h"

/* Code by group: n of N as shade. */
void emic_heatmap_draw(const emic_frequency *frequency, const emic_plot_look *look,
                       emic_arena *arena, emic_picture *out);

/* Code by participant, who stand together by group: whether each code holds, or, with `states`,
 * what is known of it. For frequencies of participants. A release shows nobody alone: nothing is
 * drawn under one. */
void emic_heatmap_draw_cases(const emic_frequency *frequency, bool states,
                             const emic_plot_look *look, emic_arena *arena, emic_picture *out);
