/* What a revision does to codings, as tables. */
#pragma once
#include "command.h"

/* A row a class: how many codings, and what becomes of them. */
emic_table *revise_table_classes(const emic_revise_plan *plan, emic_arena *arena);

/* A row for each coding that needs a decision, with its words before and after. */
emic_table *revise_table_open(const emic_revise_plan *plan, const emic_codebook *codebook,
                              emic_arena *arena);
