/* What changed in a codebook, as a table. */
#pragma once
#include "command.h"

/* A row a change. */
emic_table *change_table_make(const emic_codebook_changes *changes, const char *title,
                              emic_arena *arena);
