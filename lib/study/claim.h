/* Published statements as rows: what is said, the query that must bear it out, and the relation.
 * Whether one holds is measure/claim_check.h's business. */
#pragma once
#include "base/strbuf.h"
#include "study/attribute.h"

/* Fields as in claims.csv: id,statement,where,query,relation,expected,source,note. */
typedef struct emic_claim {
    emic_slice label, statement, condition, query, relation, expected, source, note;
    uint32_t line; /* in its file, or 0 */
} emic_claim;

typedef struct emic_claim_list {
    emic_claim *items;
    size_t count, capacity;
} emic_claim_list;

/* Reads claims.csv into memory. EMIC_EXISTS when an id stands twice. */
EMIC_API emic_status emic_claim_parse(const char *path, emic_slice text, emic_arena *arena,
                                      emic_claim_list *out, emic_error *err);

/* Keeps claims in the study; one with a known id gets the new fields. */
EMIC_API emic_status emic_claim_store(emic_study *study, const emic_claim_list *claims,
                                      emic_load_summary *out, emic_error *err);

/* The study's claims in the order in which they were loaded. */
EMIC_API emic_status emic_claim_list_load(emic_study *study, emic_arena *arena,
                                          emic_claim_list *out, emic_error *err);

/* Writes claims.csv as emic_claim_parse reads it. */
EMIC_API void emic_claim_format(const emic_claim_list *claims, emic_strbuf *out);
