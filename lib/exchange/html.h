/* HTML: text made safe, and the page around it. What stands in the page is its writer's business.
 * Everything written here is well-formed as XML, too. */
#pragma once
#include "base/strbuf.h"

/* Appends `text` (UTF-8) with <, >, & and " escaped; what no document may hold (control characters
 * other than tab and newline, U+FFFE, U+FFFF) becomes U+FFFD. */
EMIC_API void emic_html_text(emic_strbuf *out, emic_slice text);

/* A whole document around `body`, with its own small style sheet (light and dark, print). It loads
 * nothing: no script, no font, no picture from elsewhere, and says so to the browser. */
EMIC_API void emic_html_page(const char *title, emic_slice body, emic_strbuf *out);
