/* A transcript as a table: a row a turn, with what it is coded with. */
#pragma once
#include "command.h"

/* The turns of `document`, or its whole text as one row when it has none. EMIC_REFUSED when its
 * text is withheld. */
emic_status turn_table(const emic_context *context, emic_id document, const char *title,
                       emic_table **out, emic_error *err);
