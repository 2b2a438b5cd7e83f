/* Random conditions on random cases, against a second evaluator that works on the tree from which
 * the text was written, not on the text. */
#include "base/strbuf.h"
#include "measure/where.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

enum { CASES = 25, ATTRIBUTES = 4, CODES = 4, EXPRESSIONS = 3000 };
enum { CODE_P, CODE_X, CODE_Y, CODE_Z }; /* P only groups X and Y; Y and Z are judged */

static emic_arena *arena;
static uint32_t seed = 20071231;

static size_t pick(size_t count)
{
    seed = seed * 1664525u + 1013904223u;
    return (seed >> 8) % count;
}

/* --- random cases --- */

static const char *const words[] = {"", "A", "B", "a b", "Ä"};
static const char *const numbers[] = {"", "0", "1", "2.5", "-10"};
static const char *const booleans[] = {"", "yes", "no"};
static const char *const dates[] = {"", "2007-01-31", "2008-12-01"};
static const struct {
    const char *name;
    emic_attribute_type type;
    const char *const *values;
    size_t count;
} attributes[ATTRIBUTES] = {
    {"group", EMIC_ATTRIBUTE_TEXT, words, 5},
    {"not", EMIC_ATTRIBUTE_NUMBER, numbers, 5},
    {"has it", EMIC_ATTRIBUTE_BOOLEAN, booleans, 3},
    {"since", EMIC_ATTRIBUTE_DATE, dates, 3},
};

static void make_codebook(emic_codebook *codebook)
{
    static const char *const paths[] = {"P", "P/X", "P/Y", "Z"};
    for (int i = 0; i < CODES; i++) {
        emic_code *code = EMIC_PUSH(arena, codebook);
        code->path = code->name = emic_slice_of(paths[i]);
        code->status = EMIC_LITERAL("focused");
        code->codable = i != CODE_P;
        code->rule = i >= CODE_Y ? EMIC_RULE_JUDGED : EMIC_RULE_ANY;
        code->parent = i == CODE_X || i == CODE_Y ? CODE_P : -1;
        code->end = i == CODE_P ? CODE_Z : (size_t)i + 1;
    }
}

static emic_cases make_cases(void)
{
    emic_cases cases = {.count = CASES};
    make_codebook(&cases.codebook);
    emic_sub_base *base = EMIC_PUSH(arena, &cases.bases);
    base->name = EMIC_LITERAL("frozen");
    for (int k = 0; k < ATTRIBUTES; k++)
        *EMIC_PUSH(arena, &cases.attributes) =
            (emic_attribute){.name = emic_slice_of(attributes[k].name), .type = attributes[k].type};
    cases.items = emic_arena_array(arena, CASES, sizeof *cases.items);
    for (size_t i = 0; i < CASES; i++) {
        emic_case *one = &cases.items[i];
        one->participant.id = (emic_id)i + 1;
        one->participant.values = emic_arena_array(arena, ATTRIBUTES, sizeof(emic_slice));
        one->values = emic_arena_array(arena, CODES, sizeof *one->values);
        for (int k = 0; k < ATTRIBUTES; k++)
            one->participant.values[k] =
                emic_slice_of(attributes[k].values[pick(attributes[k].count)]);
        for (int k = 0; k < CODES; k++)
            one->values[k] = pick(3) ? EMIC_UNJUDGED : (emic_case_value)pick(5);
        if (pick(2))
            *EMIC_PUSH(arena, &base->participants) = one->participant.id;
    }
    return cases;
}

/* --- random expressions --- */

typedef enum expression_kind { OR, AND, NOT, VALUE, CODE, BASE } expression_kind;

typedef struct expression {
    expression_kind kind;
    struct expression *left, *right;
    size_t at, op;
    const char *constant;
    emic_case_value state;
} expression;

static const char *const operators[] = {"=", "!=", "<", "<=", ">", ">="};

static expression *make_expression(int depth)
{
    expression *made = emic_arena_alloc(arena, sizeof *made);
    made->kind = (expression_kind)(depth ? pick(6) : VALUE + pick(3));
    if (made->kind <= NOT)
        made->left = make_expression(depth - 1);
    if (made->kind < NOT)
        made->right = make_expression(depth - 1);
    if (made->kind == VALUE) {
        made->at = pick(ATTRIBUTES);
        made->constant = attributes[made->at].values[pick(attributes[made->at].count)];
        made->op = pick(*made->constant ? 6 : 2);
    }
    if (made->kind == CODE) {
        made->at = pick(CODES);
        made->op = pick(2);
        made->state = (emic_case_value)pick(5);
    }
    return made;
}

static void put_space(emic_strbuf *out, bool wanted)
{
    if (wanted || pick(2))
        emic_strbuf_puts(out, pick(4) ? " " : "\n\t ");
}

static void put_leaf(const expression *node, emic_strbuf *out)
{
    static const char *const codes[] = {"P", "X", "P/Y", "\"Z\""};
    static const char *const paths[] = {"P", "P/X", "P/Y", "Z"};
    if (node->kind == BASE) {
        emic_strbuf_puts(out, pick(2) ? "base:frozen" : "base:\"frozen\"");
    } else if (node->kind == CODE) {
        emic_strbuf_printf(out, "code:%s", node->at == CODE_X ? paths[CODE_X] : codes[node->at]);
        if (node->op == 0 && node->state == EMIC_AFFIRMED && pick(2))
            return;
        put_space(out, false);
        emic_strbuf_printf(out, "%s\"%s\"", operators[node->op], emic_case_value_name(node->state));
    } else {
        bool quoted = node->at != 0 || pick(2);
        emic_strbuf_printf(out, quoted ? "\"%s\"" : "%s", attributes[node->at].name);
        put_space(out, false);
        emic_strbuf_puts(out, operators[node->op]);
        put_space(out, false);
        quoted = *node->constant == 0 || strchr(node->constant, ' ') || pick(2);
        emic_strbuf_printf(out, quoted ? "\"%s\"" : "%s", node->constant);
    }
}

/* With the parentheses that are needed, and some that are not. `above` is the kind it stands in. */
static void put(const expression *node, expression_kind above, emic_strbuf *out)
{
    bool parts = node->kind < above || pick(node->kind > above ? 6 : 2) == 1;
    if (parts)
        emic_strbuf_puts(out, "( ");
    if (node->kind == NOT) {
        emic_strbuf_puts(out, "not ");
        put(node->left, NOT, out);
    } else if (node->kind < NOT) {
        put(node->left, node->kind, out);
        emic_strbuf_puts(out, node->kind == OR ? " or " : " and ");
        put(node->right, node->kind, out);
    } else {
        put_leaf(node, out);
    }
    if (parts)
        emic_strbuf_puts(out, ")");
}

/* --- the second evaluator: 0 no, 1 waits for a judgement, 2 yes; and yes or no as things are ---
 */

static bool fits(size_t op, double order)
{
    bool answers[] = {order == 0, order != 0, order<0, order <= 0, order> 0, order >= 0};
    return answers[op];
}

static bool value_fits(const expression *node, const emic_case *one)
{
    const char *value = one->participant.values[node->at].data, *constant = node->constant;
    if (!*constant)
        return (node->op == 0) == (*value == 0);
    if (!*value)
        return false;
    if (attributes[node->at].type == EMIC_ATTRIBUTE_NUMBER)
        return fits(node->op, strtod(value, NULL) - strtod(constant, NULL));
    return fits(node->op, strcmp(value, constant));
}

static emic_case_value rolled(const emic_case_value *values, size_t code)
{
    static const emic_case_value least_first[] = {EMIC_UNJUDGED, EMIC_NOT_ASKED, EMIC_NOT_RAISED,
                                                  EMIC_DENIED};
    emic_case_value p = values[CODE_P], x = values[CODE_X], y = values[CODE_Y];
    if (code != CODE_P)
        return values[code];
    if (p == EMIC_AFFIRMED || x == EMIC_AFFIRMED || y == EMIC_AFFIRMED)
        return EMIC_AFFIRMED;
    if (p != EMIC_UNJUDGED)
        return p;
    for (int i = 0; i < 4; i++)
        if (x == least_first[i] || y == least_first[i])
            return least_first[i];
    return EMIC_UNJUDGED;
}

static int truth_of(const expression *node, const emic_cases *cases, size_t at, bool *holds)
{
    const emic_case *one = &cases->items[at];
    bool left = false, right = false, waiting = false;
    int first = node->left ? truth_of(node->left, cases, at, &left) : 0;
    int second = node->right ? truth_of(node->right, cases, at, &right) : 0;
    switch (node->kind) {
    case OR:
        *holds = left | right;
        return first > second ? first : second;
    case AND:
        *holds = left & right;
        return first < second ? first : second;
    case NOT:
        *holds = !left;
        return 2 - first;
    case VALUE:
        *holds = value_fits(node, one);
        break;
    case CODE:
        *holds = (rolled(one->values, node->at) == node->state) == (node->op == 0);
        waiting =
            (node->at == CODE_Z && one->values[CODE_Z] == EMIC_UNJUDGED) ||
            ((node->at == CODE_P || node->at == CODE_Y) && one->values[CODE_Y] == EMIC_UNJUDGED);
        waiting = waiting && node->state != EMIC_UNJUDGED &&
                  rolled(one->values, node->at) != EMIC_AFFIRMED;
        break;
    case BASE:
        *holds = false;
        for (size_t i = 0; i < cases->bases.items[0].participants.count; i++)
            *holds |= cases->bases.items[0].participants.items[i] == one->participant.id;
    }
    return waiting ? 1 : *holds ? 2 : 0;
}

static void random_conditions_mean_what_their_trees_mean(void **state)
{
    size_t answers[3] = {0};
    (void)state;
    for (int round = 0; round < EXPRESSIONS; round++) {
        arena = emic_arena_open();
        emic_strbuf text = {0};
        emic_cases cases = make_cases();
        expression *tree = make_expression((int)pick(6));
        const emic_where *where;
        emic_error err = {0};
        put(tree, OR, &text);
        if (emic_where_parse(&cases, emic_strbuf_slice(&text), arena, &where, &err) != EMIC_OK)
            fail_msg("%s", err.message);
        for (size_t i = 0; i < CASES; i++) {
            bool holds = false;
            int truth = truth_of(tree, &cases, i, &holds);
            answers[truth]++;
            assert_true(truth == 1 || holds == (truth == 2));
            if (emic_where_holds(where, &cases, i) != holds ||
                emic_where_waits(where, &cases, i) != (truth == 1))
                fail_msg("case %zu of: %s", i, text.data);
        }
        emic_strbuf_close(&text);
        emic_arena_close(arena);
    }
    assert_true(answers[0] > 10000 && answers[1] > 1000 && answers[2] > 10000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(random_conditions_mean_what_their_trees_mean),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
