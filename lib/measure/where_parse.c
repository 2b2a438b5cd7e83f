/* The written language of conditions: parsed by recursive descent into a tree. What the tree means
 * is where.c's business. */
#include "base/suggestion.h"
#include "base/text.h"
#include "measure/number.h"
#include "measure/where_node.h"

enum { MOST_DEPTH = 100, SHOWN = 160 };

typedef enum token_kind {
    TOKEN_END,
    TOKEN_WORD,
    TOKEN_QUOTED,
    TOKEN_OP,
    TOKEN_OPEN,
    TOKEN_CLOSE
} token_kind;

typedef struct parser {
    const emic_cases *cases;
    emic_slice source;
    size_t at;       /* after the token at hand */
    size_t token_at; /* where that begins */
    token_kind kind;
    emic_slice token; /* quoted: without its quotes */
    comparison op;
    int depth;
    emic_arena *arena;
    emic_error *err;
} parser;

static emic_status fail_at(parser *in, size_t at, const char *message)
{
    size_t column = emic_utf8_count((emic_slice){in->source.data, at}) + 1;
    emic_slice shown = emic_text_cut(in->source, SHOWN);
    return emic_fail(in->err, EMIC_INVALID, "condition `%.*s%s`, character %zu: %s",
                     EMIC_ARG(shown), shown.length < in->source.length ? "..." : "", column,
                     message);
}

/* Puts a place before an error from below. */
static emic_status relocate(parser *in, size_t at)
{
    char *inner = emic_arena_string(in->arena, emic_slice_of(in->err->message));
    emic_status status = in->err->status;
    fail_at(in, at, inner);
    in->err->status = status;
    return status;
}

static bool is_word_byte(char byte)
{
    return byte && !strchr(" \t\r\n()=!<>\"", byte);
}

static emic_status scan_quoted(parser *in)
{
    const char *from = in->source.data + in->at + 1;
    size_t rest = in->source.length - in->at - 1;
    const char *end = memchr(from, '"', rest);
    if (!end)
        return fail_at(in, in->at, "this quote is never closed");
    in->kind = TOKEN_QUOTED;
    in->token = (emic_slice){from, (size_t)(end - from)};
    in->at += in->token.length + 2;
    return EMIC_OK;
}

static emic_status scan_op(parser *in)
{
    static const struct {
        const char *text;
        comparison op;
    } ops[] = {{"!=", UNEQUAL}, {"<=", AT_MOST}, {">=", AT_LEAST},
               {"=", EQUAL},    {"<", LESS},     {">", GREATER}};
    emic_slice rest = emic_slice_from(in->source, in->at);
    for (size_t i = 0; i < sizeof ops / sizeof *ops; i++) {
        if (!emic_slice_starts(rest, ops[i].text))
            continue;
        in->kind = TOKEN_OP;
        in->op = ops[i].op;
        in->at += strlen(ops[i].text);
        return EMIC_OK;
    }
    return fail_at(in, in->at, "expected one of = != < <= > >=");
}

static emic_status advance(parser *in)
{
    emic_slice source = in->source;
    while (in->at < source.length && strchr(" \t\r\n", source.data[in->at]) && source.data[in->at])
        in->at++;
    in->token_at = in->at;
    in->token = (emic_slice){0};
    in->kind = TOKEN_END;
    if (in->at == source.length)
        return EMIC_OK;
    char first = source.data[in->at];
    if (first == '"')
        return scan_quoted(in);
    if (first == '(' || first == ')') {
        in->kind = first == '(' ? TOKEN_OPEN : TOKEN_CLOSE;
        in->at++;
        return EMIC_OK;
    }
    if (!is_word_byte(first))
        return scan_op(in);
    while (in->at < source.length && is_word_byte(source.data[in->at]))
        in->at++;
    in->kind = TOKEN_WORD;
    in->token = (emic_slice){source.data + in->token_at, in->at - in->token_at};
    return EMIC_OK;
}

static bool at_word(const parser *in, const char *word)
{
    return in->kind == TOKEN_WORD && emic_slice_is(in->token, word);
}

static emic_where *make(parser *in, node_kind kind)
{
    emic_where *node = emic_arena_alloc(in->arena, sizeof *node);
    node->kind = kind;
    return node;
}

/* The name behind `code:` or `base:`: glued to it, or quoted after it. */
static emic_status read_name(parser *in, size_t prefix, emic_slice *out)
{
    *out = emic_slice_from(in->token, prefix);
    if (out->length)
        return EMIC_OK;
    size_t at = in->at;
    EMIC_TRY(advance(in));
    if (in->kind != TOKEN_QUOTED || in->token_at != at)
        return fail_at(in, at, "a name is missing after the colon");
    *out = in->token;
    return EMIC_OK;
}

static emic_status parse_state(parser *in, emic_where *node)
{
    node->op = EQUAL;
    node->state = EMIC_AFFIRMED;
    EMIC_TRY(advance(in));
    if (in->kind != TOKEN_OP)
        return EMIC_OK;
    node->op = in->op;
    if (node->op != EQUAL && node->op != UNEQUAL)
        return fail_at(in, in->token_at, "a code's value is compared with = or !=");
    EMIC_TRY(advance(in));
    if (in->kind != TOKEN_WORD && in->kind != TOKEN_QUOTED)
        return fail_at(in, in->token_at, "a value is missing here");
    if (at_word(in, "not"))
        return fail_at(in, in->token_at, "quote the two words: \"not raised\" or \"not asked\"");
    if (emic_case_value_find(in->token, &node->state, in->err) != EMIC_OK)
        return relocate(in, in->token_at);
    return advance(in);
}

static emic_status parse_code(parser *in, const emic_where **out)
{
    emic_slice name;
    size_t at = in->token_at;
    emic_where *node = make(in, NODE_CODE);
    EMIC_TRY(read_name(in, strlen("code:"), &name));
    if (emic_codebook_find(&in->cases->codebook, name, in->arena, &node->at, in->err) != EMIC_OK)
        return relocate(in, at);
    *out = node;
    return parse_state(in, node);
}

static emic_status find_base(const emic_cases *cases, emic_slice name, emic_arena *arena,
                             size_t *out, emic_error *err)
{
    const emic_sub_base_list *bases = &cases->bases;
    const char **known = emic_arena_array(arena, bases->count + 1, sizeof *known);
    for (size_t i = 0; i < bases->count; i++) {
        *out = i;
        if (emic_slice_equal(bases->items[i].name, name))
            return EMIC_OK;
        known[i] = emic_arena_string(arena, bases->items[i].name);
    }
    const char *nearest = emic_suggestion_find(name, known);
    if (nearest)
        return emic_fail(err, EMIC_NOT_FOUND, "no sub-base \"%.*s\"; did you mean \"%s\"?",
                         EMIC_ARG(name), nearest);
    return emic_fail(err, EMIC_NOT_FOUND, "no sub-base \"%.*s\"; emic base list shows them",
                     EMIC_ARG(name));
}

static emic_status parse_base(parser *in, const emic_where **out)
{
    emic_slice name;
    size_t at = in->token_at;
    emic_where *node = make(in, NODE_BASE);
    EMIC_TRY(read_name(in, strlen("base:"), &name));
    *out = node;
    if (find_base(in->cases, name, in->arena, &node->at, in->err) != EMIC_OK)
        return relocate(in, at);
    return advance(in);
}

emic_status emic_where_attribute(const emic_cases *cases, emic_slice name, emic_arena *arena,
                                 size_t *out, emic_error *err)
{
    const emic_attribute_list *list = &cases->attributes;
    const char **known = emic_arena_array(arena, list->count + 1, sizeof *known);
    int at = emic_cases_attribute(cases, name);
    *out = at < 0 ? 0 : (size_t)at;
    if (at >= 0)
        return EMIC_OK;
    for (size_t i = 0; i < list->count; i++)
        known[i] = emic_arena_string(arena, list->items[i].name);
    const char *nearest = emic_suggestion_find(name, known);
    if (nearest)
        return emic_fail(err, EMIC_NOT_FOUND, "unknown attribute \"%.*s\"; did you mean \"%s\"?",
                         EMIC_ARG(name), nearest);
    return emic_fail(err, EMIC_NOT_FOUND,
                     "unknown attribute \"%.*s\"; emic participant list shows them",
                     EMIC_ARG(name));
}

static emic_status fail_attribute(parser *in)
{
    size_t code;
    emic_error ignored;
    if (emic_codebook_find(&in->cases->codebook, in->token, in->arena, &code, &ignored) == EMIC_OK)
        emic_fail(in->err, EMIC_NOT_FOUND,
                  "unknown attribute \"%.*s\"; the code is written code:%.*s", EMIC_ARG(in->token),
                  EMIC_ARG(in->token));
    return relocate(in, in->token_at);
}

static bool is_date(emic_slice text)
{
    static const char shape[] = "dddd-dd-dd";
    bool fits = text.length == sizeof shape - 1;
    for (size_t i = 0; fits && i < text.length; i++)
        fits = shape[i] == 'd' ? text.data[i] >= '0' && text.data[i] <= '9' : text.data[i] == '-';
    return fits;
}

/* A constant that its attribute can never have would make a condition false of everybody, and
 * nobody would know: refused with what is wanted instead; NULL when it fits. */
static const char *fit_constant(emic_where *node)
{
    if (node->text.length == 0)
        return node->op == EQUAL || node->op == UNEQUAL ? NULL : "\"\" goes with = and != only";
    switch (node->type) {
    case EMIC_ATTRIBUTE_NUMBER:
        return emic_number_parse(node->text, &node->number) ? NULL : "a number is wanted here";
    case EMIC_ATTRIBUTE_BOOLEAN:
        if (emic_slice_is(node->text, "true"))
            node->text = EMIC_LITERAL("yes");
        if (emic_slice_is(node->text, "false"))
            node->text = EMIC_LITERAL("no");
        return emic_slice_is(node->text, "yes") || emic_slice_is(node->text, "no")
                   ? NULL
                   : "yes or no is wanted here";
    case EMIC_ATTRIBUTE_DATE:
        return is_date(node->text) ? NULL : "a date such as 2007-05-31 is wanted here";
    case EMIC_ATTRIBUTE_TEXT:
        break;
    }
    return NULL;
}

static emic_status parse_constant(parser *in, emic_where *node)
{
    EMIC_TRY(advance(in));
    if (in->kind != TOKEN_WORD && in->kind != TOKEN_QUOTED)
        return fail_at(in, in->token_at, "a value is missing here");
    node->text = in->token;
    const char *wanted = fit_constant(node);
    return wanted ? fail_at(in, in->token_at, wanted) : advance(in);
}

static emic_status parse_value(parser *in, const emic_where **out)
{
    emic_where *node = make(in, NODE_VALUE);
    if (emic_where_attribute(in->cases, in->token, in->arena, &node->at, in->err) != EMIC_OK)
        return fail_attribute(in);
    node->type = in->cases->attributes.items[node->at].type;
    *out = node;
    EMIC_TRY(advance(in));
    if (in->kind != TOKEN_OP)
        return fail_at(in, in->token_at, "expected one of = != < <= > >=");
    node->op = in->op;
    return parse_constant(in, node);
}

static emic_status parse_or(parser *in, const emic_where **out);

static emic_status parse_factor(parser *in, const emic_where **out)
{
    if (at_word(in, "not")) {
        emic_where *node = make(in, NODE_NOT);
        *out = node;
        if (++in->depth > MOST_DEPTH)
            return fail_at(in, in->token_at, "too deeply nested");
        EMIC_TRY(advance(in));
        EMIC_TRY(parse_factor(in, &node->left));
        in->depth--;
        return EMIC_OK;
    }
    if (in->kind == TOKEN_OPEN) {
        size_t open = in->token_at;
        EMIC_TRY(advance(in));
        EMIC_TRY(parse_or(in, out));
        if (in->kind != TOKEN_CLOSE)
            return fail_at(in, open, "this parenthesis is never closed");
        return advance(in);
    }
    if (in->kind == TOKEN_WORD && emic_slice_starts(in->token, "code:"))
        return parse_code(in, out);
    if (in->kind == TOKEN_WORD && emic_slice_starts(in->token, "base:"))
        return parse_base(in, out);
    bool joins = at_word(in, "and") || at_word(in, "or");
    if (!joins && (in->kind == TOKEN_WORD || in->kind == TOKEN_QUOTED))
        return parse_value(in, out);
    return fail_at(in, in->token_at,
                   "a condition is missing here, such as group = TP or code:HARM/FEAR");
}

/* Terms joined by `and` or `or` become a chain that leans to the right. */
static emic_status parse_and(parser *in, const emic_where **out)
{
    while (true) {
        EMIC_TRY(parse_factor(in, out));
        if (!at_word(in, "and"))
            return EMIC_OK;
        emic_where *node = make(in, NODE_AND);
        node->left = *out;
        *out = node;
        out = &node->right;
        EMIC_TRY(advance(in));
    }
}

static emic_status parse_or(parser *in, const emic_where **out)
{
    if (++in->depth > MOST_DEPTH)
        return fail_at(in, in->token_at, "too deeply nested");
    while (true) {
        EMIC_TRY(parse_and(in, out));
        if (!at_word(in, "or"))
            break;
        emic_where *node = make(in, NODE_OR);
        node->left = *out;
        *out = node;
        out = &node->right;
        EMIC_TRY(advance(in));
    }
    in->depth--;
    return EMIC_OK;
}

emic_status emic_where_parse(const emic_cases *cases, emic_slice text, emic_arena *arena,
                             const emic_where **out, emic_error *err)
{
    parser in = {.cases = cases, .source = emic_slice_trim(text), .arena = arena, .err = err};
    *out = make(&in, NODE_TRUE);
    if (!emic_utf8_valid(text, NULL))
        return emic_fail(err, EMIC_INVALID, "the condition is not valid UTF-8");
    EMIC_TRY(advance(&in));
    if (in.kind == TOKEN_END)
        return EMIC_OK;
    EMIC_TRY(parse_or(&in, out));
    if (in.kind != TOKEN_END)
        return fail_at(&in, in.token_at, "expected `and`, `or` or the end");
    return EMIC_OK;
}

emic_status emic_where_base(const emic_cases *cases, emic_slice name, emic_arena *arena,
                            const emic_where **out, emic_error *err)
{
    emic_where *node = emic_arena_alloc(arena, sizeof *node);
    node->kind = name.length ? NODE_BASE : NODE_TRUE;
    *out = node;
    return name.length ? find_base(cases, name, arena, &node->at, err) : EMIC_OK;
}
