/* Codes as a picture names them. */
#pragma once
#include "base/arena.h"

/* For each of `count` paths its last name, where no other of the paths ends in the same; else the
 * whole path. */
emic_slice *emic_plot_short_names(const emic_slice *paths, size_t count, emic_arena *arena);
