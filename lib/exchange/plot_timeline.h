/* The timeline as a picture: a row a document, earliest first, with a sign where it stands in time.
 */
#pragma once
#include "exchange/plot.h"
#include "measure/timeline.h"

/* Groups differ in colour and sign. */
void emic_timeline_draw(const emic_timeline *timeline, const emic_plot_look *look,
                        emic_arena *arena, emic_picture *out);
