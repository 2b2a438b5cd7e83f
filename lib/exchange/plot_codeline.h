/* The code line as a picture: codes down, the turns of one document across. */
#pragma once
#include "exchange/plot.h"
#include "measure/codeline.h"

/* Who speaks stands on top; below it a row a code, with those above it as headings. A turn that
 * somebody coded is filled, one where every coding contradicts is half as high; with query->coders
 * each coder has a colour and a lane of the row. */
void emic_codeline_draw(const emic_codeline *codeline, const emic_plot_look *look,
                        emic_arena *arena, emic_picture *out);
