/* From the query of a claim to figures. What they must be is claim_check.c's business. */
#include "measure/claim_query.h"
#include "measure/number.h"

/* What the terms of one query share. */
typedef struct claim_query {
    const emic_cases *cases;
    const emic_claim *claim;
    const emic_where *where; /* the claim's condition */
    bool *base;              /* a flag a case */
    size_t base_size;
    emic_arena *arena;
    emic_figures *out;
    emic_error *err;
} claim_query;

/* One term: a function, what stands in its parentheses, and the attribute after `by`. */
typedef struct query_term {
    emic_slice function, inside, by;
} query_term;

static emic_status fail_query(const claim_query *query, const char *why)
{
    return emic_fail(query->err, EMIC_INVALID, "claim %.*s: query `%.*s`: %s",
                     EMIC_ARG(query->claim->label), EMIC_ARG(query->claim->query), why);
}

/* Bytes of `text` up to `end` outside quotes and inner parentheses; its length if there is none. */
static size_t find_outside(emic_slice text, char end)
{
    int depth = 0;
    bool quoted = false;
    for (size_t i = 0; i < text.length; i++) {
        char byte = text.data[i];
        if (byte == '"')
            quoted = !quoted;
        if (quoted)
            continue;
        if (byte == end && depth == 0)
            return i;
        depth += (byte == '(') - (byte == ')');
    }
    return text.length;
}

static emic_status parse_term(const claim_query *query, emic_slice text, query_term *out)
{
    text = emic_slice_trim(text);
    const char *open = text.length ? memchr(text.data, '(', text.length) : NULL;
    if (!open)
        return fail_query(query, "it should read like count(group = TP)");
    out->function = emic_slice_trim((emic_slice){text.data, (size_t)(open - text.data)});
    emic_slice rest = emic_slice_from(text, (size_t)(open - text.data) + 1);
    size_t close = find_outside(rest, ')');
    if (close == rest.length)
        return fail_query(query, "a parenthesis is never closed");
    out->inside = emic_slice_trim((emic_slice){rest.data, close});
    rest = emic_slice_trim(emic_slice_from(rest, close + 1));
    out->by = (emic_slice){0};
    if (rest.length == 0)
        return EMIC_OK;
    if (!emic_slice_starts(rest, "by "))
        return fail_query(query, "after the parenthesis comes `by ATTRIBUTE`, `;` or nothing");
    out->by = emic_slice_trim(emic_slice_from(rest, strlen("by ")));
    return EMIC_OK;
}

/* An error from below, with the claim's name before it. */
static emic_status fail_claim(const claim_query *query, const emic_error *inner)
{
    return emic_fail(query->err, inner->status, "claim %.*s: %s", EMIC_ARG(query->claim->label),
                     inner->message);
}

static emic_status find_attribute(const claim_query *query, emic_slice name, size_t *out)
{
    emic_error inner;
    bool quoted = name.length >= 2 && name.data[0] == '"' && name.data[name.length - 1] == '"';
    if (quoted)
        name = (emic_slice){name.data + 1, name.length - 2};
    if (emic_where_attribute(query->cases, name, query->arena, out, &inner) != EMIC_OK)
        return fail_claim(query, &inner);
    return EMIC_OK;
}

static emic_status find_number(const claim_query *query, emic_slice name, size_t *out)
{
    EMIC_TRY(find_attribute(query, name, out));
    if (query->cases->attributes.items[*out].type != EMIC_ATTRIBUTE_NUMBER)
        return fail_query(query, "sum() and each() want an attribute that is a number");
    return EMIC_OK;
}

static emic_slice value_of(const claim_query *query, size_t at, size_t attribute)
{
    return query->cases->items[at].participant.values[attribute];
}

static emic_status count_term(const claim_query *query, const query_term *term, const bool *base,
                              emic_figure *out)
{
    const emic_where *where;
    emic_error inner;
    if (term->inside.length == 0)
        return fail_query(query, "what to count is missing, as in count(group = TP)");
    if (emic_where_parse(query->cases, term->inside, query->arena, &where, &inner) != EMIC_OK)
        return fail_claim(query, &inner);
    out->members = emic_arena_array(query->arena, query->cases->count + 1, sizeof(bool));
    for (size_t i = 0; i < query->cases->count; i++) {
        if (!base[i])
            continue;
        out->members[i] = emic_where_holds(where, query->cases, i);
        out->n += out->members[i];
        out->waiting += !out->members[i] && emic_where_waits(where, query->cases, i);
    }
    out->known = out->size;
    out->of_size = true;
    return EMIC_OK;
}

static emic_status sum_term(const claim_query *query, const query_term *term, const bool *base,
                            emic_figure *out)
{
    size_t attribute;
    double number;
    EMIC_TRY(find_number(query, term->inside, &attribute));
    for (size_t i = 0; i < query->cases->count; i++) {
        if (!base[i] || !emic_number_parse(value_of(query, i, attribute), &number))
            continue;
        out->n += number;
        out->known++;
    }
    return EMIC_OK;
}

static emic_status distinct_term(const claim_query *query, const query_term *term, emic_figure *out)
{
    size_t attribute, earlier;
    EMIC_TRY(find_attribute(query, term->inside, &attribute));
    for (size_t i = 0; i < query->cases->count; i++) {
        emic_slice value = value_of(query, i, attribute);
        if (!query->base[i] || value.length == 0)
            continue;
        for (earlier = 0; earlier < i; earlier++)
            if (query->base[earlier] &&
                emic_slice_equal(value_of(query, earlier, attribute), value))
                break;
        out->n += earlier == i;
        out->known++;
    }
    return EMIC_OK;
}

static emic_status each_term(const claim_query *query, const query_term *term)
{
    size_t attribute, known = 0;
    double number;
    EMIC_TRY(find_number(query, term->inside, &attribute));
    query->out->each = true;
    for (size_t i = 0; i < query->cases->count; i++) {
        if (!query->base[i] || !emic_number_parse(value_of(query, i, attribute), &number))
            continue;
        *EMIC_PUSH(query->arena, query->out) =
            (emic_figure){.n = number, .size = (int64_t)query->base_size};
        known++;
    }
    for (size_t i = 0; i < query->out->count; i++)
        query->out->items[i].known = (int64_t)known;
    return EMIC_OK;
}

/* Of all people of the condition, whether they took part or not, those who declined. */
static emic_status declined_term(const claim_query *query, emic_figure *out)
{
    out->size = 0;
    for (size_t i = 0; i < query->cases->count; i++) {
        bool approached = emic_where_holds(query->where, query->cases, i);
        out->size += approached;
        out->n += approached && query->cases->items[i].participant.declined;
    }
    out->known = out->size;
    out->of_size = true;
    return EMIC_OK;
}

static emic_status plain_term(const claim_query *query, const query_term *term, const bool *base,
                              emic_figure *out)
{
    if (emic_slice_is(term->function, "count"))
        return count_term(query, term, base, out);
    if (emic_slice_is(term->function, "sum"))
        return sum_term(query, term, base, out);
    if (term->by.length)
        return fail_query(query, "only count and sum can be taken `by` an attribute");
    if (emic_slice_is(term->function, "distinct"))
        return distinct_term(query, term, out);
    if (emic_slice_is(term->function, "declined") && term->inside.length == 0)
        return declined_term(query, out);
    return fail_query(query, "the functions are count, sum, distinct, each and declined()");
}

/* One figure for each value of the attribute among the base, in the order of first appearance. */
static emic_status grouped_term(const claim_query *query, const query_term *term)
{
    size_t attribute;
    query->out->ranked = true;
    EMIC_TRY(find_attribute(query, term->by, &attribute));
    bool *done = emic_arena_array(query->arena, query->cases->count + 1, sizeof *done);
    for (size_t first = 0; first < query->cases->count; first++) {
        emic_slice name = value_of(query, first, attribute);
        if (!query->base[first] || done[first] || name.length == 0)
            continue;
        bool *group = emic_arena_array(query->arena, query->cases->count + 1, sizeof *group);
        emic_figure figure = {.name = name};
        for (size_t i = first; i < query->cases->count; i++) {
            group[i] = query->base[i] && emic_slice_equal(value_of(query, i, attribute), name);
            done[i] |= group[i];
            figure.size += group[i];
        }
        EMIC_TRY(plain_term(query, term, group, &figure));
        *EMIC_PUSH(query->arena, query->out) = figure;
    }
    return EMIC_OK;
}

static emic_status evaluate_term(const claim_query *query, emic_slice text)
{
    query_term term;
    emic_figure figure = {.size = (int64_t)query->base_size};
    EMIC_TRY(parse_term(query, text, &term));
    if (emic_slice_is(term.function, "each") && term.by.length == 0)
        return each_term(query, &term);
    /* Of nobody, too: what cannot be understood is said whoever is in the base. */
    EMIC_TRY(plain_term(query, &term, query->base, &figure));
    if (term.by.length)
        return grouped_term(query, &term);
    *EMIC_PUSH(query->arena, query->out) = figure;
    return EMIC_OK;
}

emic_status emic_claim_query(const emic_cases *cases, const emic_claim *claim, emic_arena *arena,
                             emic_figures *out, emic_error *err)
{
    emic_error inner;
    emic_slice rest = claim->query;
    *out = (emic_figures){0};
    claim_query query = {.cases = cases, .claim = claim, .arena = arena, .out = out, .err = err};
    if (emic_where_parse(cases, claim->condition, arena, &query.where, &inner) != EMIC_OK)
        return fail_claim(&query, &inner);
    query.base = emic_where_select(query.where, cases, arena, &query.base_size);
    while (true) {
        size_t length = find_outside(rest, ';');
        EMIC_TRY(evaluate_term(&query, (emic_slice){rest.data, length}));
        out->terms++;
        if (length == rest.length)
            return EMIC_OK;
        rest = emic_slice_from(rest, length + 1);
    }
}
