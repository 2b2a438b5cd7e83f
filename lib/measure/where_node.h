/* The tree of a parsed condition, shared by its parser and its evaluation. */
#pragma once
#include "measure/where.h"

typedef enum node_kind {
    NODE_TRUE,
    NODE_OR,
    NODE_AND,
    NODE_NOT,
    NODE_VALUE, /* an attribute compared with a constant */
    NODE_CODE,  /* a case value compared with a state */
    NODE_BASE,  /* membership in a sub-base */
} node_kind;

typedef enum comparison { EQUAL, UNEQUAL, LESS, AT_MOST, GREATER, AT_LEAST } comparison;

struct emic_where {
    node_kind kind;
    const emic_where *left, *right;
    comparison op;
    size_t at; /* attribute, code or sub-base */
    emic_attribute_type type;
    emic_slice text;
    double number;
    emic_case_value state;
};
