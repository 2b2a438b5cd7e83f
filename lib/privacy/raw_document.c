/* From the text in a study back to the raw file. Rows of the vault are raw_document_store.c's
 * business. */
#include "privacy/raw_document.h"
#include "base/strbuf.h"

static const char byte_order_mark[] = "\xEF\xBB\xBF";

/* The file that a text makes with these line ends and this mark. */
static emic_slice file_of(const emic_raw_document *document, emic_slice text, emic_arena *arena)
{
    emic_strbuf out = {0};
    if (!document->mark && !document->crlf)
        return text;
    emic_strbuf_reserve(&out, text.length + text.length / 16);
    if (document->mark)
        emic_strbuf_puts(&out, byte_order_mark);
    for (size_t at = 0; at < text.length; at++) {
        if (document->crlf && text.data[at] == '\n')
            emic_strbuf_putc(&out, '\r');
        emic_strbuf_putc(&out, text.data[at]);
    }
    emic_slice file = emic_arena_copy(arena, emic_strbuf_slice(&out));
    emic_strbuf_close(&out);
    return file;
}

void emic_raw_document_describe(emic_raw_document *document, emic_slice bytes, emic_slice text,
                                emic_arena *arena)
{
    const char *line_end = bytes.length ? memchr(bytes.data, '\n', bytes.length) : NULL;
    emic_sha256(bytes, document->sha256);
    document->mark = emic_slice_starts(bytes, byte_order_mark);
    document->crlf = line_end && line_end > bytes.data && line_end[-1] == '\r';
    document->whole = (emic_slice){0};
    if (!emic_slice_equal(bytes, file_of(document, text, arena)))
        document->whole = bytes;
}

emic_status emic_raw_document_text(const emic_raw_document *document, emic_slice text,
                                   emic_arena *arena, emic_slice *out, emic_error *err)
{
    emic_edit_list back;
    EMIC_TRY(emic_edit_invert(&document->edits, arena, &back, err));
    return emic_edit_apply(&back, text, arena, out, err);
}

emic_status emic_raw_document_restore(const emic_raw_document *document, emic_slice text,
                                      emic_arena *arena, emic_slice *out, emic_error *err)
{
    uint8_t sha256[EMIC_SHA256_SIZE];
    emic_slice raw = {0};
    EMIC_TRY(emic_raw_document_text(document, text, arena, &raw, err));
    *out = document->whole.length ? document->whole : file_of(document, raw, arena);
    emic_sha256(*out, sha256);
    if (memcmp(sha256, document->sha256, sizeof sha256) == 0)
        return EMIC_OK;
    return emic_fail(err, EMIC_CORRUPT,
                     "the text of %.*s does not lead back to the file that came in",
                     EMIC_ARG(document->name));
}
