/* Queries from anywhere: no crash, no endless work, a refusal names a place; and what is understood
 * quotes the same in parentheses, and nothing of it where it is excluded. */
#include "finding_study.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { MOST = 64 };

typedef struct answer {
    emic_id ids[MOST];
    size_t count;
} answer;

/* What `before` text `after` quotes; false when it is refused. */
static bool ask(const char *before, emic_slice text, const char *after, answer *out)
{
    emic_study *study = finding_study();
    emic_arena *arena = emic_arena_open();
    emic_query *query;
    emic_search_documents documents;
    emic_error err = {0};
    emic_strbuf whole = {0};
    emic_strbuf_puts(&whole, before);
    emic_strbuf_add(&whole, text);
    emic_strbuf_puts(&whole, after);
    emic_status status = emic_query_open(study, emic_strbuf_slice(&whole), &query, &err);
    out->count = 0;
    if (status != EMIC_OK)
        check_refusal(&err, status, emic_strbuf_slice(&whole));
    emic_strbuf_close(&whole);
    if (status == EMIC_OK)
        require(emic_search_documents_load(study, NULL, arena, &documents, &err) == EMIC_OK);
    for (size_t i = 0; status == EMIC_OK && i < documents.count; i++) {
        emic_quote_list quotes;
        require(emic_query_quotes(query, &documents.items[i], arena, &quotes, &err) == EMIC_OK);
        for (size_t k = 0; k < quotes.count; k++) {
            emic_slice left, right;
            const emic_quote *quote = &quotes.items[k];
            emic_quote_around(&quotes, quote, text.length % 4, &left, &right);
            require(left.data + left.length == quote->words.data);
            require(right.data == quote->words.data + quote->words.length);
            out->ids[out->count++] = quote->id;
        }
        require(out->count < MOST);
    }
    emic_query_close(status == EMIC_OK ? query : NULL);
    emic_arena_close(arena);
    return status == EMIC_OK;
}

static bool has(const answer *of, emic_id id)
{
    for (size_t i = 0; i < of->count; i++)
        if (of->ids[i] == id)
            return true;
    return false;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    emic_slice text = {(const char *)data, size};
    answer plain, other;
    if (!ask("", text, "", &plain))
        return 0;
    /* may be nested too deeply by now */
    if (ask("(", text, ")", &other)) {
        require(other.count == plain.count);
        require(memcmp(other.ids, plain.ids, plain.count * sizeof *plain.ids) == 0);
    }
    if (ask("NOT (", text, ")", &other))
        for (size_t i = 0; i < plain.count; i++)
            require(!has(&other, plain.ids[i]));
    return 0;
}
