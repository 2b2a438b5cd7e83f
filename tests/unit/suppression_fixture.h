/* Small studies for suppression: who is in which set and for whom which code holds, in arrays of
 * fixed size. All of it invented. */
#pragma once
#include "measure/suppression.h"
#include <stdio.h>

enum { MOST_PEOPLE = 64, MOST_SETS = 16, MOST_CODES = 4, MOST_CELLS = MOST_SETS * MOST_CODES };

typedef struct small_study {
    bool member[MOST_SETS * MOST_PEOPLE], holds[MOST_CODES * MOST_PEOPLE];
    int parent[MOST_CODES], family[MOST_CODES];
    size_t parts[8][MOST_SETS];
    emic_suppression_sum sums[8];
    emic_suppression_cell cells[MOST_CELLS];
    emic_suppression_study study;
} small_study;

/* Nobody in no set. */
static inline void small_begin(small_study *small, size_t people, size_t codes)
{
    *small = (small_study){0};
    for (size_t i = 0; i < MOST_CODES; i++)
        small->parent[i] = small->family[i] = -1;
    small->study = (emic_suppression_study){
        .participants = people,
        .code_count = codes,
        .member = small->member,
        .holds = small->holds,
        .parent = small->parent,
        .family = small->family,
        .sums = small->sums,
        .cells = small->cells,
    };
}

/* A new set of the people `from` up to `to`, and a cell of it for every code. */
static inline size_t small_set(small_study *small, size_t from, size_t to)
{
    size_t set = small->study.set_count++;
    for (size_t i = from; i < to; i++)
        small->member[set * small->study.participants + i] = true;
    for (size_t code = 0; code < small->study.code_count; code++)
        small->cells[small->study.cell_count++] = (emic_suppression_cell){set, (int)code};
    return set;
}

/* The `count` sets from `first` on make up `total`. */
static inline void small_sum(small_study *small, size_t total, size_t first, size_t count)
{
    size_t at = small->study.sum_count++;
    for (size_t i = 0; i < count; i++)
        small->parts[at][i] = first + i;
    small->sums[at] = (emic_suppression_sum){total, small->parts[at], count};
}

/* The code holds for the first `n` people from `from` on. */
static inline void small_hold(small_study *small, size_t code, size_t from, size_t n)
{
    for (size_t i = from; i < from + n; i++)
        small->holds[code * small->study.participants + i] = true;
}

/* Whether the cell of a set and code is hidden. */
static inline bool small_hidden(const small_study *small, const emic_suppression *out, size_t set,
                                int code)
{
    for (size_t i = 0; i < small->study.cell_count; i++)
        if (small->cells[i].set == set && small->cells[i].code == code)
            return out->hidden[i];
    return false;
}
