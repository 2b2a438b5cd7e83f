/* Conditions, evaluated case by case. Their grammar is where_parse.c's business. */
#include "measure/number.h"
#include "measure/where_node.h"

/* What a condition says of a case, and whether a judgement still to be made could change it. */
typedef struct answer {
    bool holds, waits;
} answer;

static bool compare(comparison op, int order)
{
    switch (op) {
    case EQUAL:
        return order == 0;
    case UNEQUAL:
        return order != 0;
    case LESS:
        return order < 0;
    case AT_MOST:
        return order <= 0;
    case GREATER:
        return order > 0;
    case AT_LEAST:
        return order >= 0;
    }
    return false;
}

static bool value_holds(const emic_where *node, emic_slice value)
{
    double number;
    /* What is not known fits nothing but the question whether it is known. */
    if (node->text.length == 0)
        return compare(node->op, value.length ? 1 : 0);
    if (value.length == 0)
        return false;
    if (node->type != EMIC_ATTRIBUTE_NUMBER)
        return compare(node->op, emic_slice_compare(value, node->text));
    return emic_number_parse(value, &number) &&
           compare(node->op, emic_number_compare(number, node->number));
}

static bool base_holds(const emic_sub_base *base, emic_id participant)
{
    for (size_t i = 0; i < base->participants.count; i++)
        if (base->participants.items[i] == participant)
            return true;
    return false;
}

/* A code in use with the rule judged, at or below `at`, that nobody has judged for this case. */
static bool code_waits(const emic_codebook *codebook, const emic_case *one, size_t at)
{
    for (size_t below = at; below < codebook->items[at].end; below++) {
        const emic_code *code = &codebook->items[below];
        if (code->rule == EMIC_RULE_JUDGED && one->values[below] == EMIC_UNJUDGED &&
            !emic_slice_is(code->status, "retired"))
            return true;
    }
    return false;
}

static answer code_answer(const emic_where *node, const emic_cases *cases, const emic_case *one)
{
    emic_case_value value = emic_case_rolled(cases, one, node->at);
    bool asks_judged = node->state != EMIC_UNJUDGED; /* "unjudged" is a question about now */
    return (answer){
        .holds = compare(node->op, value == node->state ? 0 : 1),
        .waits =
            asks_judged && value != EMIC_AFFIRMED && code_waits(&cases->codebook, one, node->at),
    };
}

static answer evaluate(const emic_where *where, const emic_cases *cases, size_t at);

/* A chain of terms joined by the same word leans to the right and may be long: no recursion. A term
 * that decides alone and waits for nothing settles the chain whatever the others wait for. */
static answer evaluate_chain(const emic_where *where, const emic_cases *cases, size_t at)
{
    node_kind kind = where->kind;
    bool deciding = kind == NODE_OR; /* the answer of one term that is the answer of all */
    answer all = {.holds = !deciding};
    for (const emic_where *rest = where; rest; rest = rest->right) {
        bool last = rest->kind != kind;
        answer one = evaluate(last ? rest : rest->left, cases, at);
        if (one.holds == deciding && !one.waits)
            return one;
        if (one.holds == deciding)
            all.holds = deciding;
        all.waits |= one.waits;
        if (last)
            break;
    }
    return all;
}

static answer evaluate(const emic_where *where, const emic_cases *cases, size_t at)
{
    const emic_case *one = &cases->items[at];
    answer inner;
    switch (where->kind) {
    case NODE_TRUE:
        return (answer){.holds = true};
    case NODE_OR:
    case NODE_AND:
        return evaluate_chain(where, cases, at);
    case NODE_NOT:
        inner = evaluate(where->left, cases, at);
        return (answer){!inner.holds, inner.waits};
    case NODE_VALUE:
        return (answer){.holds = value_holds(where, one->participant.values[where->at])};
    case NODE_CODE:
        return code_answer(where, cases, one);
    case NODE_BASE:
        return (answer){.holds = base_holds(&cases->bases.items[where->at], one->participant.id)};
    }
    return (answer){0};
}

bool emic_where_holds(const emic_where *where, const emic_cases *cases, size_t at)
{
    return evaluate(where, cases, at).holds;
}

bool emic_where_waits(const emic_where *where, const emic_cases *cases, size_t at)
{
    return evaluate(where, cases, at).waits;
}

bool emic_where_asks_codes(const emic_where *where, const emic_cases *cases, emic_arena *arena)
{
    const emic_where *base;
    emic_error err;
    for (const emic_where *rest = where; rest; rest = rest->right) {
        if (rest->kind == NODE_CODE)
            return true;
        if (rest->kind == NODE_BASE &&
            (emic_where_parse(cases, cases->bases.items[rest->at].condition, arena, &base, &err) !=
                 EMIC_OK ||
             emic_where_asks_codes(base, cases, arena)))
            return true;
        if (rest->left && emic_where_asks_codes(rest->left, cases, arena))
            return true;
    }
    return false;
}

bool *emic_where_select(const emic_where *where, const emic_cases *cases, emic_arena *arena,
                        size_t *count)
{
    bool *chosen = emic_arena_array(arena, cases->count + 1, sizeof *chosen);
    size_t total = 0;
    for (size_t i = 0; i < cases->count; i++) {
        chosen[i] = !cases->items[i].participant.declined && emic_where_holds(where, cases, i);
        total += chosen[i];
    }
    if (count)
        *count = total;
    return chosen;
}
