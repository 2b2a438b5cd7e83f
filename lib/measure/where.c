/* Conditions, evaluated case by case. Their grammar is where_parse.c's business. */
#include "measure/where_node.h"
#include <stdio.h>
#include <stdlib.h>

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
    char digits[64];
    if (value.length == 0 || node->text.length == 0) {
        bool same = value.length == node->text.length;
        /* What is not known fits nothing but the question whether it is known. */
        return node->text.length == 0 && compare(node->op, same ? 0 : 1);
    }
    if (node->type != EMIC_ATTRIBUTE_NUMBER)
        return compare(node->op, emic_slice_compare(value, node->text));
    snprintf(digits, sizeof digits, "%.*s", EMIC_ARG(value));
    double number = strtod(digits, NULL);
    return compare(node->op, (number > node->number) - (number < node->number));
}

static bool base_holds(const emic_sub_base *base, emic_id participant)
{
    for (size_t i = 0; i < base->participants.count; i++)
        if (base->participants.items[i] == participant)
            return true;
    return false;
}

bool emic_where_holds(const emic_where *where, const emic_cases *cases, size_t at)
{
    const emic_case *one = &cases->items[at];
    switch (where->kind) {
    case NODE_TRUE:
        return true;
    case NODE_OR:
        return emic_where_holds(where->left, cases, at) || emic_where_holds(where->right, cases, at);
    case NODE_AND:
        return emic_where_holds(where->left, cases, at) && emic_where_holds(where->right, cases, at);
    case NODE_NOT:
        return !emic_where_holds(where->left, cases, at);
    case NODE_VALUE:
        return value_holds(where, one->participant.values[where->at]);
    case NODE_CODE:
        return compare(where->op, emic_case_rolled(cases, one, where->at) == where->state ? 0 : 1);
    case NODE_BASE:
        return base_holds(&cases->bases.items[where->at], one->participant.id);
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
