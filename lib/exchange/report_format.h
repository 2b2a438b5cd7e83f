/* The writers of reports, one a format. Private to exchange/. */
#pragma once
#include "exchange/report.h"

void emic_report_write_text(const emic_report *report, size_t width, emic_strbuf *out);
void emic_report_write_html(const emic_report *report, emic_strbuf *out);
void emic_report_write_json(const emic_report *report, emic_strbuf *out);

/* The number of the section at `at` among those in the section numbered `above` ("" for none):
 * "4.2". In `arena`. */
const char *emic_report_number(emic_arena *arena, const char *above, size_t at);

/* Appends the picture `svg` as it stands in a page among others: without what comes before <svg>,
 * and with every id, and what refers to one, after `prefix`, so that two pictures do not take each
 * other's patterns. */
void emic_report_put_svg(emic_slice svg, const char *prefix, emic_strbuf *out);
