/* A transcript as a page for people: numbered turns, with codings in the margin. */
#pragma once
#include "command.h"

/* Appends the page of `document` to `out`, with --lines numbered by lines of its text. EMIC_REFUSED
 * when that is withheld. */
emic_status page_document(const emic_context *context, emic_id document, emic_strbuf *out,
                          emic_error *err);

/* The text of one of its revisions, without turns and codings. EMIC_NOT_FOUND and EMIC_REFUSED as
 * emic_document_history_text. */
emic_status page_revision(const emic_context *context, emic_id document, int64_t number,
                          emic_strbuf *out, emic_error *err);
