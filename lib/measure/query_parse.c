/* The written language of queries: parsed by recursive descent into a tree. Codes and filters are
 * query_part.c's business, what the tree means query_evaluate.c's. */
#include "measure/query_parser.h"

enum { MOST_DEPTH = 100, MOST_TURNS = 1000000 };

emic_status emic_query_fail(query_parser *in, size_t at, const char *message)
{
    size_t column = emic_utf8_count((emic_slice){in->source.data, at}) + 1;
    char *copy = emic_arena_string(in->query->arena, emic_slice_of(message)); /* may be err's own */
    emic_status status = in->err->status ? in->err->status : EMIC_INVALID;
    return emic_fail_at(in->err, status, NULL, 0, (uint32_t)column, "character %zu: %s", column,
                        copy);
}

query_node *emic_query_make(query_parser *in, query_kind kind)
{
    query_node *node = emic_arena_alloc(in->query->arena, sizeof *node);
    node->kind = kind;
    return node;
}

static bool is_space(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

static void skip_space(query_parser *in)
{
    while (in->at < in->source.length && is_space(in->source.data[in->at]))
        in->at++;
}

emic_slice emic_query_word(const query_parser *in)
{
    size_t end = in->at;
    while (end < in->source.length && !is_space(in->source.data[end]) &&
           !memchr("()\"", in->source.data[end], 3))
        end++;
    return (emic_slice){in->source.data + in->at, end - in->at};
}

/* Whether the word at hand is `word`, in small letters or capitals; takes it if so. */
static bool take(query_parser *in, const char *word)
{
    emic_slice here = emic_query_word(in);
    size_t length = strlen(word);
    if (here.length != length)
        return false;
    for (size_t i = 0; i < length; i++)
        if (here.data[i] != word[i] && here.data[i] + ('a' - 'A') != word[i])
            return false;
    in->at += length;
    skip_space(in);
    return true;
}

static bool is_at_end(const query_parser *in)
{
    return in->at == in->source.length;
}

static bool is_at(const query_parser *in, char byte)
{
    return !is_at_end(in) && in->source.data[in->at] == byte;
}

static emic_status parse_or(query_parser *in, query_node **out);

static emic_status parse_part(query_parser *in, query_node **out)
{
    static const char *const words[] = {"and",  "or",     "overlaps", "inside",
                                        "with", "within", "before",   "after"};
    size_t at = in->at;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (take(in, words[i]))
            return emic_query_fail(in, at, "a code or a filter is missing before this word");
    if (is_at_end(in) || is_at(in, ')'))
        return emic_query_fail(
            in, at, "a code or a filter is missing here, such as HARM/FEAR or coder:ANN");
    if (is_at(in, '(')) {
        in->at++;
        skip_space(in);
        EMIC_TRY(parse_or(in, out));
        if (!is_at(in, ')'))
            return emic_query_fail(in, is_at_end(in) ? at : in->at,
                                   is_at_end(in) ? "this parenthesis is never closed"
                                                 : "expected AND, OR, a relation or )");
        in->at++;
    } else {
        EMIC_TRY(emic_query_part(in, out));
    }
    skip_space(in);
    return EMIC_OK;
}

/* `N turns` after "within". */
static emic_status parse_turns(query_parser *in, int64_t *out)
{
    emic_slice number = emic_query_word(in);
    size_t at = in->at;
    *out = 0;
    for (size_t i = 0; i < number.length; i++) {
        char digit = number.data[i];
        *out = digit >= '0' && digit <= '9' ? 10 * *out + (digit - '0') : MOST_TURNS + 1;
        if (*out > MOST_TURNS)
            return emic_query_fail(in, at, "a number of turns is wanted here: within 3 turns of");
    }
    in->at += number.length;
    skip_space(in);
    if (number.length && (take(in, "turns") || take(in, "turn")))
        return EMIC_OK;
    return emic_query_fail(
        in, in->at, number.length ? "expected \"turns\"" : "a number of turns is missing here");
}

/* `within N turns` behind `before` or `after` and what it asks for; with `of` it is a relation of
 * its own and stays. */
static emic_status parse_distance(query_parser *in, query_node *node)
{
    size_t at = in->at;
    int64_t turns;
    if (!take(in, "within"))
        return EMIC_OK;
    EMIC_TRY(parse_turns(in, &turns));
    if (take(in, "of"))
        in->at = at;
    else
        node->turns = turns;
    return EMIC_OK;
}

/* The relation at hand, or `*found` false. */
static emic_status parse_relation(query_parser *in, query_node *node, bool *found)
{
    static const struct {
        const char *word;
        query_relation relation;
        int64_t turns;
    } relations[] = {{"overlaps", RELATION_OVERLAPS, ANY_TURNS},
                     {"inside", RELATION_INSIDE, ANY_TURNS},
                     {"with", RELATION_NEAR, 0},
                     {"within", RELATION_NEAR, 0},
                     {"before", RELATION_BEFORE, ANY_TURNS},
                     {"after", RELATION_AFTER, ANY_TURNS}};
    *found = false;
    for (size_t i = 0; i < sizeof relations / sizeof *relations && !*found; i++) {
        if (!take(in, relations[i].word))
            continue;
        *found = true;
        node->relation = relations[i].relation;
        node->turns = relations[i].turns;
        if (strcmp(relations[i].word, "within") != 0)
            continue;
        EMIC_TRY(parse_turns(in, &node->turns));
        if (!take(in, "of"))
            return emic_query_fail(in, in->at, "expected \"of\": within 3 turns of");
    }
    return EMIC_OK;
}

static void add_term(query_parser *in, query_node *node, query_node *term)
{
    *EMIC_PUSH(in->query->arena, &node->terms) = term;
}

/* Relations are read from left to right: the codings that the first leaves are asked the second. */
static emic_status parse_test(query_parser *in, query_node **out)
{
    int depth = in->depth;
    bool found = true;
    EMIC_TRY(parse_part(in, out));
    while (found) {
        size_t at = in->at;
        query_node *node = emic_query_make(in, QUERY_RELATION), *right;
        EMIC_TRY(parse_relation(in, node, &found));
        if (!found)
            break;
        if (++in->depth > MOST_DEPTH)
            return emic_query_fail(in, at, "too deeply nested");
        EMIC_TRY(parse_part(in, &right));
        if (node->relation == RELATION_BEFORE || node->relation == RELATION_AFTER)
            EMIC_TRY(parse_distance(in, node));
        in->query->needs_turns |= node->turns != ANY_TURNS;
        node->names_codes = true;
        add_term(in, node, *out);
        add_term(in, node, right);
        *out = node;
    }
    in->depth = depth;
    return EMIC_OK;
}

static emic_status parse_not(query_parser *in, query_node **out)
{
    size_t at = in->at;
    if (!take(in, "not"))
        return parse_test(in, out);
    if (++in->depth > MOST_DEPTH)
        return emic_query_fail(in, at, "too deeply nested");
    query_node *node = emic_query_make(in, QUERY_NOT), *term;
    EMIC_TRY(parse_not(in, &term));
    add_term(in, node, term);
    *out = node;
    in->depth--;
    return EMIC_OK;
}

/* Terms joined by the same word, side by side; one term alone stands for itself. */
static emic_status parse_and(query_parser *in, query_node **out)
{
    query_node *node = emic_query_make(in, QUERY_AND), *term;
    do {
        EMIC_TRY(parse_not(in, &term));
        add_term(in, node, term);
        node->names_codes |= term->names_codes;
    } while (take(in, "and"));
    *out = node->terms.count == 1 ? term : node;
    return EMIC_OK;
}

static emic_status parse_or(query_parser *in, query_node **out)
{
    query_node *node = emic_query_make(in, QUERY_OR), *term;
    if (++in->depth > MOST_DEPTH)
        return emic_query_fail(in, in->at, "too deeply nested");
    do {
        EMIC_TRY(parse_and(in, &term));
        add_term(in, node, term);
        node->names_codes |= term->names_codes;
    } while (take(in, "or"));
    *out = node->terms.count == 1 ? term : node;
    in->depth--;
    return EMIC_OK;
}

emic_status emic_query_parse(emic_query *query, emic_slice text, emic_error *err)
{
    query_parser in = {.query = query, .source = text, .err = err};
    size_t bad = 0;
    err->status = EMIC_OK;
    if (!emic_utf8_valid(text, &bad))
        return emic_query_fail(&in, bad, "this is not valid UTF-8");
    skip_space(&in);
    if (is_at_end(&in))
        return emic_query_fail(&in, in.at, "what is to be quoted? a code, such as HARM/FEAR");
    EMIC_TRY(parse_or(&in, &query->root));
    if (is_at(&in, ')'))
        return emic_query_fail(&in, in.at, "this parenthesis was never opened");
    if (!is_at_end(&in))
        return emic_query_fail(
            &in, in.at,
            "expected AND, OR, a relation (overlaps, inside, with, within N turns"
            " of, before, after) or the end");
    return EMIC_OK;
}
