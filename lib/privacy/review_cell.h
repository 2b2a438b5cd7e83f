/* Texts in the cells of a review file. Internal to review_file*.c and their tests. */
#pragma once
#include "base/arena.h"
#include "base/slice.h"

/* `text` as one line, with an apostrophe in front where a spreadsheet would read it as something
 * else: a formula, a number, a date, a truth value. */
emic_slice emic_review_cell(emic_slice text, emic_arena *arena);

/* What emic_review_cell made a cell of, as one line; also when the apostrophe was lost. */
emic_slice emic_review_cell_text(emic_slice cell, emic_arena *arena);

/* The same for prose that is not read back: an apostrophe before formulas alone. */
emic_slice emic_review_cell_prose(emic_slice text, emic_arena *arena);
