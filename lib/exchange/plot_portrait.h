/* Portraits of documents as a picture: strips in the colours of their codes, as long as the text.
 */
#pragma once
#include "exchange/plot.h"
#include "measure/portrait.h"

/* One document is broken into lines of as many characters as the scale below says; several stand
 * below each other, on one scale. Where several codes hold, the strip is parted among them. */
void emic_portrait_draw(const emic_portrait *portrait, const emic_plot_look *look,
                        emic_arena *arena, emic_picture *out);
