/* Colours that people with any colour vision tell apart, that a grey printer keeps apart, and signs
 * and patterns beside them: nothing is said by colour alone. */
#pragma once
#include "base/strbuf.h"

typedef struct emic_svg emic_svg;

/* Words; words of less weight; axes and outlines; faint lines behind the data. */
#define EMIC_SVG_INK "#1a1a1a"
#define EMIC_SVG_SOFT "#555555"
#define EMIC_SVG_AXIS "#8c8c8c"
#define EMIC_SVG_GRID "#d9d9d9"
#define EMIC_SVG_PAPER "#ffffff"

/* Colours of Okabe and Ito for lines; after seven they come again. */
EMIC_API const char *emic_svg_colour(size_t at);

/* A fill for category `at`: the first two plain, the others with a pattern, 30 different ones. */
EMIC_API const char *emic_svg_fill(emic_svg *svg, size_t at);

/* Dashes for the line of category `at`: NULL (unbroken) for the first; after six they come again.
 */
EMIC_API const char *emic_svg_dashes(size_t at);

/* The hatch of what may not be shown. */
EMIC_API const char *emic_svg_hidden(emic_svg *svg);

enum { EMIC_SVG_COLOUR_SIZE = 8 };

/* Light to dark for a share of 0 to 1, as "#rrggbb". */
EMIC_API void emic_svg_shade(double share, char out[EMIC_SVG_COLOUR_SIZE]);

/* EMIC_SVG_INK or EMIC_SVG_PAPER: which reads better on the plain colour `ground`. */
EMIC_API const char *emic_svg_ink_on(const char *ground);

/* The patterns in use, as <defs>. */
void emic_svg_write_patterns(const emic_svg *svg, emic_strbuf *out);
