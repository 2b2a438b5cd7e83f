/* Pairs of codes that come together, as pictures of them say it. */
#pragma once
#include "measure/cooccurrence.h"

/* The measure for people; a value of it. */
const char *emic_plot_pair_measure(const emic_cooccurrence *pairs);
const char *emic_plot_pair_value(const emic_cooccurrence *pairs, double value, emic_arena *arena);

/* The path of the code of a row. */
emic_slice emic_plot_pair_code(const emic_cooccurrence *pairs, size_t row);

/* "FEAR, HOPE: 3 of 7 and 4, 0.375": both, of the one and the other, the value. */
emic_slice emic_plot_pair_words(const emic_cooccurrence *pairs, const emic_cooccurrence_pair *pair,
                                emic_arena *arena);

/* How many there are and the strongest of the first `drawn` in words, for those who cannot see the
 * picture; they are drawn `as` "lines". */
emic_slice emic_plot_pairs_description(const emic_cooccurrence *pairs, size_t codes, size_t drawn,
                                       const char *as, emic_arena *arena);

/* The table beside a picture: a row for each of the first `drawn` pairs (code_1, n_1, code_2, n_2,
 * n_both, N, measure, value), then, when `alone`, one for each code that is in none of them; with
 * title and notes of `all`, the table of all pairs. */
emic_table *emic_plot_pairs_table(const emic_cooccurrence *pairs, size_t drawn, bool alone,
                                  const emic_table *all, emic_arena *arena);
