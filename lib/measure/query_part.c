/* The parts of a query that name something: codes, with stars or without, and filters. */
#include "base/strbuf.h"
#include "base/suggestion.h"
#include "measure/query_parser.h"
#include "measure/select_codings.h"
#include "study/coder.h"

/* A value, glued to what stands before it or in quotes. `star`: one follows the quotes. */
typedef struct query_value {
    size_t at;
    emic_slice text;
    bool quoted, star;
} query_value;

static emic_status relocate(query_parser *in, size_t at)
{
    return emic_query_fail(in, at, in->err->message);
}

static emic_status read_value(query_parser *in, query_value *out)
{
    *out = (query_value){.at = in->at, .text = emic_query_word(in)};
    in->at += out->text.length;
    if (out->text.length || in->at == in->source.length || in->source.data[in->at] != '"')
        return EMIC_OK;
    const char *from = in->source.data + in->at + 1;
    const char *end = memchr(from, '"', in->source.length - in->at - 1);
    if (!end)
        return emic_query_fail(in, in->at, "this quote is never closed");
    out->quoted = true;
    out->text = (emic_slice){from, (size_t)(end - from)};
    in->at += out->text.length + 2;
    out->star = in->at < in->source.length && in->source.data[in->at] == '*';
    in->at += out->star;
    return EMIC_OK;
}

/* --- Codes ----------------------------------------------------------------------------------- */

/* Whether `text` is `pattern`, in which a star stands for any characters. */
static bool fits_pattern(emic_slice text, emic_slice pattern)
{
    size_t at = 0, in_pattern = 0, after_star = SIZE_MAX, from = 0;
    while (at < text.length) {
        bool star = in_pattern < pattern.length && pattern.data[in_pattern] == '*';
        if (star) {
            after_star = ++in_pattern;
            from = at;
        } else if (in_pattern < pattern.length && pattern.data[in_pattern] == text.data[at]) {
            in_pattern++;
            at++;
        } else if (after_star != SIZE_MAX) {
            in_pattern = after_star;
            at = ++from;
        } else {
            return false;
        }
    }
    while (in_pattern < pattern.length && pattern.data[in_pattern] == '*')
        in_pattern++;
    return in_pattern == pattern.length;
}

static void flag_code(const emic_codebook *codebook, size_t at, bool exact, bool *flags)
{
    memset(flags + at, true, exact ? 1 : codebook->items[at].end - at);
}

/* No such code; what looks like a filter is told which there are. */
static emic_status fail_code(query_parser *in, query_value value)
{
    if (!value.quoted && in->err->status == EMIC_NOT_FOUND &&
        memchr(value.text.data, ':', value.text.length))
        return emic_query_fail(in, value.at,
                               "no code and no filter is called this; filters are coder:, round:,"
                               " document:, participant:, group:, polarity:, rule:, by:, memo:,"
                               " text: and where( )");
    return relocate(in, value.at);
}

static emic_status flag_codes(query_parser *in, query_value value, bool exact, bool *flags)
{
    const emic_codebook *codebook = &in->query->codebook;
    bool any = false;
    size_t at;
    if (value.quoted || !value.text.length || !memchr(value.text.data, '*', value.text.length)) {
        if (emic_codebook_find(codebook, value.text, in->query->arena, &at, in->err) != EMIC_OK)
            return fail_code(in, value);
        flag_code(codebook, at, exact, flags);
        return EMIC_OK;
    }
    for (at = 0; at < codebook->count; at++) {
        const emic_code *code = &codebook->items[at];
        if (!fits_pattern(code->path, value.text) && !fits_pattern(code->name, value.text))
            continue;
        flag_code(codebook, at, exact, flags);
        any = true;
    }
    return any ? EMIC_OK : emic_query_fail(in, value.at, "no code fits this");
}

static emic_status parse_code(query_parser *in, query_node **out)
{
    query_value value;
    if (emic_slice_starts(emic_query_word(in), "code:")) /* as conditions write it */
        in->at += strlen("code:");
    bool exact = in->at < in->source.length && in->source.data[in->at] == '=';
    in->at += exact;
    EMIC_TRY(read_value(in, &value));
    if (value.text.length == 0)
        return emic_query_fail(in, value.at, "a code is missing here");
    if (value.star)
        return emic_query_fail(in, in->at - 1, "a star stands inside a code without quotes");
    query_node *node = emic_query_make(in, QUERY_CODE);
    node->names_codes = true;
    node->flags = emic_arena_array(in->query->arena, in->query->codebook.count + 1, sizeof(bool));
    *out = node;
    return flag_codes(in, value, exact, node->flags);
}

/* --- Filters --------------------------------------------------------------------------------- */

static emic_status read_coder(query_parser *in, query_value value, query_node *node)
{
    return emic_coder_find(in->query->study, value.text, &node->value, in->err);
}

static emic_status read_round(query_parser *in, query_value value, query_node *node)
{
    for (size_t i = 0; i < value.text.length; i++) {
        char digit = value.text.data[i];
        bool fits = digit >= '0' && digit <= '9' && node->value < INT32_MAX / 10;
        if (!fits)
            return emic_fail(in->err, EMIC_INVALID, "a round is a number from 1");
        node->value = 10 * node->value + (digit - '0');
    }
    return EMIC_OK;
}

static emic_status read_document(query_parser *in, query_value value, query_node *node)
{
    return emic_document_find(in->query->study, value.text, &node->value, in->err);
}

static bool *make_people(query_parser *in, query_node *node)
{
    in->query->needs_people = true;
    node->flags = emic_arena_array(in->query->arena, in->query->people.count + 1, sizeof(bool));
    return node->flags;
}

static emic_status read_participant(query_parser *in, query_value value, query_node *node)
{
    const emic_participant_list *people = &in->query->people;
    bool *flags = make_people(in, node);
    emic_id id;
    EMIC_TRY(emic_participant_find(in->query->study, value.text, &id, in->err));
    for (size_t i = 0; i < people->count; i++)
        flags[i] = people->items[i].id == id;
    return EMIC_OK;
}

static emic_status read_group(query_parser *in, query_value value, query_node *node)
{
    const emic_participant_list *people = &in->query->people;
    const char **known = emic_arena_array(in->query->arena, people->count + 1, sizeof *known);
    bool *flags = make_people(in, node), any = false;
    size_t grouping = 0, count = 0;
    while (grouping < people->attributes.count && !people->attributes.items[grouping].grouping)
        grouping++;
    if (grouping == people->attributes.count)
        return emic_fail(in->err, EMIC_NOT_FOUND, "the participants have no groups");
    for (size_t i = 0; i < people->count; i++) {
        emic_slice group = people->items[i].values[grouping];
        flags[i] = emic_slice_equal(group, value.text);
        any = any || flags[i];
        size_t k = 0;
        while (k < count && !emic_slice_is(group, known[k]))
            k++;
        if (k == count && group.length)
            known[count++] = emic_arena_string(in->query->arena, group);
    }
    known[count] = NULL;
    return any ? EMIC_OK : emic_fail_unknown(in->err, NULL, 0, 0, "group", value.text, known);
}

static emic_status read_polarity(query_parser *in, query_value value, query_node *node)
{
    emic_polarity polarity = EMIC_SUPPORTS;
    in->query->needs_details = true;
    EMIC_TRY(emic_polarity_find(value.text, &polarity, in->err));
    node->value = polarity;
    return EMIC_OK;
}

static emic_status read_rule(query_parser *in, query_value value, query_node *node)
{
    in->query->needs_details = true;
    return emic_query_rule_find(in->query->study, value.text, &node->value, in->err);
}

static emic_status read_by(query_parser *in, query_value value, query_node *node)
{
    in->query->needs_details = true;
    node->value = emic_slice_is(value.text, "rule");
    if (node->value || emic_slice_is(value.text, "person"))
        return EMIC_OK;
    return emic_fail(in->err, EMIC_INVALID, "by:rule or by:person is wanted here");
}

/* Words of a search: one, or the phrase in quotes. */
static emic_status read_words(query_parser *in, query_value value, query_node *node)
{
    emic_strbuf search = {0};
    emic_strbuf_puts(&search, value.quoted ? "\"" : "");
    emic_strbuf_add(&search, value.text);
    emic_strbuf_puts(&search, value.quoted ? "\"" : "");
    emic_strbuf_puts(&search, value.star ? "*" : "");
    in->query->needs_details |= node->kind == QUERY_MEMO;
    emic_status status =
        emic_search_open(in->query->study, emic_strbuf_slice(&search), &node->search, in->err);
    emic_strbuf_close(&search);
    const char *colon = status == EMIC_OK ? NULL : strstr(in->err->message, ": ");
    if (colon) /* its place is one in the words alone */
        return emic_fail(in->err, status, "%s",
                         emic_arena_string(in->query->arena, emic_slice_of(colon + 2)));
    if (status == EMIC_OK)
        *EMIC_PUSH(in->query->arena, &in->query->searches) = node;
    return status;
}

static const struct {
    const char *prefix;
    query_kind kind;
    emic_status (*read)(query_parser *in, query_value value, query_node *node);
} filters[] = {
    {"coder:", QUERY_CODER, read_coder},
    {"round:", QUERY_ROUND, read_round},
    {"document:", QUERY_DOCUMENT, read_document},
    {"participant:", QUERY_PEOPLE, read_participant},
    {"group:", QUERY_PEOPLE, read_group},
    {"polarity:", QUERY_POLARITY, read_polarity},
    {"rule:", QUERY_RULE, read_rule},
    {"by:", QUERY_BY_RULE, read_by},
    {"memo:", QUERY_MEMO, read_words},
    {"text:", QUERY_TEXT, read_words},
};

enum { FILTER_COUNT = sizeof filters / sizeof *filters };

static emic_status parse_filter(query_parser *in, size_t which, query_node **out)
{
    query_value value;
    in->at += strlen(filters[which].prefix);
    EMIC_TRY(read_value(in, &value));
    if (value.text.length == 0)
        return emic_query_fail(in, value.at, "a value is missing after the colon");
    if (value.star && filters[which].read != read_words)
        return emic_query_fail(in, in->at - 1, "a star has no meaning here");
    *out = emic_query_make(in, filters[which].kind);
    if (filters[which].read(in, value, *out) != EMIC_OK)
        return relocate(in, value.at);
    return EMIC_OK;
}

/* Where the parenthesis at byte `open` closes, or the length of the query; quotes hide others. */
static size_t find_close(emic_slice source, size_t open)
{
    size_t depth = 0;
    bool quoted = false;
    for (size_t at = open; at < source.length; at++) {
        char byte = source.data[at];
        quoted ^= byte == '"';
        depth += !quoted && byte == '(';
        depth -= !quoted && byte == ')';
        if (depth == 0)
            return at;
    }
    return source.length;
}

/* where( CONDITION ), at whose parenthesis `open` is. */
static emic_status parse_where(query_parser *in, size_t open, query_node **out)
{
    emic_query *query = in->query;
    size_t close = find_close(in->source, open);
    const emic_selection all = {0};
    const emic_where *where;
    if (close == in->source.length)
        return emic_query_fail(in, open, "this parenthesis is never closed");
    emic_slice condition = {in->source.data + open + 1, close - open - 1};
    *out = emic_query_make(in, QUERY_PEOPLE);
    bool *flags = make_people(in, *out);
    if (!query->cases.items) /* what every participant says of every code: read once */
        EMIC_TRY(emic_cases_load(query->study, &all, query->arena, &query->cases, in->err));
    if (emic_where_parse(&query->cases, condition, query->arena, &where, in->err) != EMIC_OK)
        return relocate(in, open + 1);
    for (size_t i = 0; i < query->people.count; i++) {
        int at = emic_cases_at(&query->cases, query->people.items[i].id);
        flags[i] = at >= 0 && emic_where_holds(where, &query->cases, (size_t)at);
    }
    in->at = close + 1;
    return EMIC_OK;
}

emic_status emic_query_part(query_parser *in, query_node **out)
{
    emic_slice word = emic_query_word(in);
    size_t after = in->at + word.length;
    if (emic_slice_is(word, "where")) {
        while (after < in->source.length && in->source.data[after] == ' ')
            after++;
        if (after < in->source.length && in->source.data[after] == '(')
            return parse_where(in, after, out);
    }
    for (size_t i = 0; i < FILTER_COUNT; i++)
        if (emic_slice_starts(word, filters[i].prefix))
            return parse_filter(in, i, out);
    return parse_code(in, out);
}
