/* A rule run over the texts of a study, one at a time: for rule_apply.c and rule_preview.c. */
#pragma once
#include "base/text.h"
#include "study/rule_match.h"

/* A place that was found: `words`, what is coded around it, and whose words they are (0: of no
 * participant that is known). */
typedef struct emic_rule_hit {
    emic_span words, span;
    emic_id participant;
} emic_rule_hit;

/* What was found in one text, in order. */
typedef struct emic_rule_document {
    emic_id id, revision;
    emic_slice name;
    bool shared; /* several participants speak in it */
    emic_text_index text;
    struct {
        emic_rule_hit *items;
        size_t count, capacity;
    } hits;
} emic_rule_document;

/* Gets each document in which something was found; it holds until the next one. */
typedef struct emic_rule_visitor {
    emic_status (*visit)(void *context, const emic_rule_document *document, emic_error *err);
    void *context;
    int64_t withheld; /* documents without a text */
} emic_rule_visitor;

/* Documents come in order of their names. EMIC_INVALID names the one in which a pattern passes its
 * limits. */
emic_status emic_rule_scan(emic_study *study, const emic_coding_rule *rule,
                           const emic_rule_range *range, emic_rule_visitor *visitor,
                           emic_error *err);

/* Whether the hit at `i` has another span than the one before it. */
static inline bool emic_rule_is_passage(const emic_rule_document *document, size_t i)
{
    const emic_rule_hit *hit = &document->hits.items[i];
    return i == 0 || hit->span.start != hit[-1].span.start || hit->span.end != hit[-1].span.end;
}

/* Spans of a text that are coded already, in order. */
typedef struct emic_rule_spans {
    emic_span *items;
    size_t count, capacity;
} emic_rule_spans;

/* `row` fills `sql`, which yields start and end in that order. */
emic_status emic_rule_spans_load(emic_study *study, const char *sql, const int64_t values[4],
                                 emic_arena *arena, emic_rule_spans *out, emic_error *err);
bool emic_rule_spans_hold(const emic_rule_spans *spans, emic_span span);
