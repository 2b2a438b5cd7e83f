/* A query being parsed, shared by the files that parse it. */
#pragma once
#include "measure/query_node.h"

typedef struct query_parser {
    emic_query *query;
    emic_slice source;
    size_t at;
    int depth;
    emic_error *err;
} query_parser;

/* Fails at a byte of the query. Where `err` has a status already, that stays: this then adds the
 * place to an error from below. */
emic_status emic_query_fail(query_parser *in, size_t at, const char *message);

query_node *emic_query_make(query_parser *in, query_kind kind);

/* What stands at the place at hand up to white space, a quote or a parenthesis; maybe nothing. */
emic_slice emic_query_word(const query_parser *in);

/* query_part.c: parses a code or a filter. */
emic_status emic_query_part(query_parser *in, query_node **out);
