/* A transcript as a page for people: numbered turns, with codings in the margin. */
#pragma once
#include "command.h"

/* Appends the page of `document` to `out`. EMIC_REFUSED when its text is withheld. */
emic_status page_document(const emic_context *context, emic_id document, emic_strbuf *out,
                          emic_error *err);
