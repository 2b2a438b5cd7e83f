/* Colours, patterns and dashes of the canvas. */
#include "exchange/svg_palette.h"
#include "exchange/svg.h"
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

/* Okabe and Ito 2008, ordered so that neighbours differ in brightness, too. */
static const char *const colours[] = {"#0072b2", "#e69f00", "#009e73", "#cc79a7",
                                      "#d55e00", "#56b4e9", "#f0e442"};
enum { COLOURS = sizeof colours / sizeof *colours };

/* White strokes over the colour, in a tile of eight pixels. */
static const char *const textures[] = {
    "<path d=\"M1 2a1 1 0 0 0 2 0a1 1 0 0 0-2 0M5 6a1 1 0 0 0 2 0a1 1 0 0 0-2 0\" fill=\"#fff\"/>",
    "<path d=\"M-2 2L2-2M0 8L8 0M6 10L10 6\" stroke=\"#fff\" stroke-width=\"1.4\"/>",
    "<path d=\"M2 0V8M6 0V8\" stroke=\"#fff\" stroke-width=\"1.2\"/>",
    "<path d=\"M-2 6L2 10M0 0L8 8M6-2L10 2\" stroke=\"#fff\" stroke-width=\"1.4\"/>",
};
enum {
    TEXTURES = sizeof textures / sizeof *textures,
    PLAIN = 2,
    FILLS = PLAIN + COLOURS * TEXTURES,
    HIDDEN = 63
};

const char *emic_svg_colour(size_t at)
{
    return colours[at % COLOURS];
}

const char *emic_svg_fill(emic_svg *svg, size_t at)
{
    at %= FILLS;
    if (at < PLAIN)
        return colours[at];
    svg->fills |= UINT64_C(1) << at;
    return emic_arena_format(svg->arena, "url(#emic-fill-%zu)", at);
}

const char *emic_svg_dashes(size_t at)
{
    static const char *const dashes[] = {NULL, "7 3", "2 2.5", "9 3 2 3", "4 2", "12 3 2 3 2 3"};
    return dashes[at % (sizeof dashes / sizeof *dashes)];
}

const char *emic_svg_hidden(emic_svg *svg)
{
    svg->fills |= UINT64_C(1) << HIDDEN;
    return "url(#emic-hidden)";
}

/* --- Shades ---------------------------------------------------------------------------------- */

/* Blues from ColorBrewer, evenly darker; red, green, blue. */
static const unsigned char ramp[][3] = {
    {247, 251, 255}, {198, 219, 239}, {107, 174, 214}, {33, 113, 181}, {8, 48, 107}};
enum { STEPS = sizeof ramp / sizeof *ramp - 1 };

void emic_svg_shade(double share, char out[EMIC_SVG_COLOUR_SIZE])
{
    double place = (share > 1 ? 1 : share > 0 ? share : 0) * STEPS;
    size_t step = place >= STEPS ? STEPS - 1 : (size_t)place;
    unsigned parts[3];
    for (size_t at = 0; at < 3; at++)
        parts[at] = (unsigned)lround(ramp[step][at] + (ramp[step + 1][at] - ramp[step][at]) *
                                                          (place - (double)step));
    snprintf(out, EMIC_SVG_COLOUR_SIZE, "#%02x%02x%02x", parts[0] & 0xFF, parts[1] & 0xFF,
             parts[2] & 0xFF);
}

/* Relative luminance (WCAG 2.1) of "#rrggbb". */
static double luminance(const char *colour)
{
    static const double weights[] = {0.0722, 0.7152, 0.2126};
    unsigned long value = strtoul(colour + 1, NULL, 16);
    double sum = 0;
    for (size_t at = 0; at < 3; at++) {
        double part = (double)(value >> 8 * at & 0xFF) / 255;
        sum += weights[at] * (part <= 0.03928 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4));
    }
    return sum;
}

const char *emic_svg_ink_on(const char *ground)
{
    double light = luminance(ground) + 0.05;
    return light / (luminance(EMIC_SVG_INK) + 0.05) >= 1.05 / light ? EMIC_SVG_INK : EMIC_SVG_PAPER;
}

/* --- Patterns -------------------------------------------------------------------------------- */

void emic_svg_write_patterns(const emic_svg *svg, emic_strbuf *out)
{
    static const char begin[] = "<pattern id=\"emic-%s\" width=\"%d\" height=\"%d\""
                                " patternUnits=\"userSpaceOnUse\">";
    if (!svg->fills)
        return;
    emic_strbuf_puts(out, "<defs>\n");
    for (size_t at = PLAIN; at < FILLS; at++) {
        if (!(svg->fills >> at & 1))
            continue;
        emic_strbuf_printf(out, begin, emic_arena_format(svg->arena, "fill-%zu", at), 8, 8);
        emic_strbuf_printf(out, "<rect width=\"8\" height=\"8\" fill=\"%s\"/>%s</pattern>\n",
                           colours[at % COLOURS], textures[(at - PLAIN) % TEXTURES]);
    }
    if (svg->fills >> HIDDEN & 1) {
        emic_strbuf_printf(out, begin, "hidden", 6, 6);
        emic_strbuf_puts(out, "<rect width=\"6\" height=\"6\" fill=\"#f2f2f2\"/>"
                              "<path d=\"M-1.5 1.5L1.5-1.5M0 6L6 0M4.5 7.5L7.5 4.5\""
                              " stroke=\"#9a9a9a\" stroke-width=\"1\"/></pattern>\n");
    }
    emic_strbuf_puts(out, "</defs>\n");
}
