/* A picture goes to its files: SVG as it is, PNG and PDF through rsvg-convert, and what it draws as
 * CSV beside it. */
#pragma once
#include "exchange/plot.h"
#include "option.h"

typedef enum picture_format { PICTURE_SVG, PICTURE_PNG, PICTURE_PDF } picture_format;

/* By --format, else by the ending of --output, else SVG. EMIC_INVALID when the two contradict each
 * other, or when something other than SVG would go to standard output. */
emic_status picture_format_read(const emic_context *context, picture_format *out, emic_error *err);

/* Writes the picture to --output and its table as CSV beside it, both or neither, once both were
 * searched for names; without --output the SVG goes to standard output. EMIC_NOT_FOUND when
 * rsvg-convert is needed and not installed. */
emic_status picture_write(const emic_context *context, const emic_picture *picture,
                          picture_format format, emic_error *err);
