/* Queries over codings: which of them to quote. The grammar with all that it means, and examples,
 * stand in cli/queries.md; in short:
 *   query := and { OR and } ; and := [NOT] test { AND [NOT] test }
 *   test := part { relation part [within N turns] } ; part := ( query ) | code | filter
 *   relation := overlaps | inside | with | within N turns of | before | after
 *   code := PATH | =PATH | PATH with stars ; filter := coder:NAME | round:N | document:NAME |
 *     participant:LABEL | group:NAME | polarity:NAME | rule:NAME | by:rule | by:person |
 *     memo:WORDS | text:WORDS | where( CONDITION )
 * All within one document. Codings whose revision is not the current one are never looked at.
 * A query is answered document by document, each in O(n log n) of its codings. */
#pragma once
#include "measure/select.h"
#include "study/coding.h"
#include "study/search.h"

typedef struct emic_query emic_query;

/* Parses `text` against the names of the study. Errors (EMIC_INVALID, and EMIC_NOT_FOUND or
 * EMIC_AMBIGUOUS for a name) give the place as `err->column` (characters from 1), without a path.
 * Close it before the study. */
EMIC_API emic_status emic_query_open(emic_study *study, emic_slice text, emic_query **out,
                                     emic_error *err);
EMIC_API void emic_query_close(emic_query *query);

/* The participants and codes of the study, as quotes name them; borrowed. */
EMIC_API const emic_participant_list *emic_query_people(const emic_query *query);
EMIC_API const emic_codebook *emic_query_codebook(const emic_query *query);

/* A coding that is quoted. */
typedef struct emic_quote {
    emic_id id;
    emic_span span;
    size_t code_at; /* in the codebook */
    emic_slice coder;
    int64_t round;
    emic_polarity polarity;
    int person_at; /* whose words, in emic_query_people; -1: nobody known */
    int64_t turn;  /* number of the turn in which it begins; 0: it is in none */
    emic_slice speaker;
    emic_slice words; /* empty where the text is withheld */
} emic_quote;

/* The quotes of one document; unless there are none, with its turns and (not where it is withheld)
 * its text. */
typedef struct emic_quote_list {
    emic_quote *items;
    size_t count, capacity;
    emic_document_turns turns;
    emic_text_index text;
} emic_quote_list;

/* What stands in the text around a quote: from the beginning of the turn `turns` before its first
 * one to the quote, and from the quote to the end of the turn so many after its last. Labels are
 * part of it. Empty where the text is withheld. */
EMIC_API void emic_quote_around(const emic_quote_list *list, const emic_quote *quote, size_t turns,
                                emic_slice *before, emic_slice *after);

/* What the query quotes of one document (of emic_search_documents_load), in order of start, end,
 * code, coder and round; all of it lives in `arena`. */
EMIC_API emic_status emic_query_quotes(emic_query *query, const emic_search_document *document,
                                       emic_arena *arena, emic_quote_list *out, emic_error *err);
