/* The written language of a search. What is found is search_find.c's business. */
#include "base/strbuf.h"
#include "study/search_query.h"

typedef struct parser {
    emic_search *search;
    emic_slice source;
    size_t at;
    emic_error *err;
} parser;

static emic_status fail_at(const parser *in, size_t at, const char *message)
{
    size_t column = emic_utf8_count((emic_slice){in->source.data, at}) + 1;
    return emic_fail_at(in->err, EMIC_INVALID, NULL, 0, (uint32_t)column, "character %zu: %s",
                        column, message);
}

static bool is_space(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

static void skip_space(parser *in)
{
    while (in->at < in->source.length && is_space(in->source.data[in->at]))
        in->at++;
}

/* A word that is being split as the index splits it. */
typedef struct splitting {
    emic_search *search;
    size_t found;
} splitting;

static void take_word(void *context, const emic_db_word *word)
{
    splitting *into = context;
    emic_search *search = into->search;
    if (search->word_count + into->found < EMIC_SEARCH_WORDS)
        search->words[search->word_count + into->found].folded =
            emic_arena_copy(search->arena, word->folded);
    into->found++;
}

/* Makes a phrase of `source`, which begins at byte `at` of the query. */
static emic_status make_phrase(parser *in, size_t at, emic_slice source, bool begins,
                               search_phrase *out)
{
    emic_search *search = in->search;
    splitting into = {search, 0};
    EMIC_TRY(emic_tokenizer_read(search->tokenizer, source, take_word, &into, in->err));
    if (into.found == 0)
        return fail_at(in, at, "there is no word in this, only signs");
    if (search->word_count + into.found > EMIC_SEARCH_WORDS)
        return fail_at(in, at, "these are more than 64 words: search for fewer");
    *out = (search_phrase){search->word_count, into.found, source, begins};
    search->word_count += into.found;
    search->words[search->word_count - 1].begins = begins;
    for (size_t i = out->first; i < search->word_count; i++)
        search->first_bytes[(unsigned char)search->words[i].folded.data[0]] = true;
    return EMIC_OK;
}

/* Takes a star at the place at hand. */
static emic_status take_star(parser *in, bool *found)
{
    *found = in->at < in->source.length && in->source.data[in->at] == '*';
    in->at += *found;
    if (*found && in->at < in->source.length && !is_space(in->source.data[in->at]))
        return fail_at(in, in->at - 1, "a star stands at the end of a word: afra*");
    return EMIC_OK;
}

static emic_status parse_quoted(parser *in, search_phrase *out)
{
    size_t open = in->at++;
    const char *from = in->source.data + in->at;
    const char *end = memchr(from, '"', in->source.length - in->at);
    bool begins;
    if (!end)
        return fail_at(in, open, "this quote is never closed");
    emic_slice source = {from, (size_t)(end - from)};
    in->at += source.length + 1;
    EMIC_TRY(take_star(in, &begins));
    return make_phrase(in, open, source, begins, out);
}

static bool ends_word(char byte)
{
    return is_space(byte) || byte == '"' || byte == '*' || byte == '(' || byte == ')';
}

/* The word at the place at hand, without taking it. */
static emic_slice word_here(const parser *in)
{
    size_t end = in->at;
    while (end < in->source.length && !ends_word(in->source.data[end]))
        end++;
    return (emic_slice){in->source.data + in->at, end - in->at};
}

static bool is_near(emic_slice word)
{
    return emic_slice_is(word, "NEAR") || emic_slice_starts(word, "NEAR/");
}

static emic_status parse_phrase(parser *in, search_phrase *out)
{
    if (in->at == in->source.length)
        return fail_at(in, in->at, "a word or a \"phrase\" is missing here");
    size_t at = in->at;
    char first = in->source.data[at];
    if (first == '"')
        return parse_quoted(in, out);
    if (first == '(' || first == ')')
        return fail_at(in, at, "a search has no parentheses; quote them to look for words in them");
    if (first == '*')
        return fail_at(in, at, "a star stands at the end of a word: afra*");
    emic_slice word = word_here(in);
    if (is_near(word))
        return fail_at(in, at, "NEAR stands between two words: afraid NEAR/5 bus");
    if (emic_slice_is(word, "AND") || emic_slice_is(word, "OR") || emic_slice_is(word, "NOT"))
        return fail_at(in, at,
                       "a search knows no AND, OR, NOT: words side by side must all be there;"
                       " write it small to look for the word");
    bool begins;
    in->at += word.length;
    EMIC_TRY(take_star(in, &begins));
    return make_phrase(in, at, word, begins, out);
}

/* NEAR or NEAR/N, if it stands here. */
static emic_status parse_near(parser *in, search_item *item)
{
    emic_slice word = word_here(in);
    size_t number = 0, digits = strlen("NEAR/");
    if (!is_near(word))
        return EMIC_OK;
    item->near = true;
    item->between = EMIC_SEARCH_NEAR;
    if (word.length > strlen("NEAR")) {
        for (size_t i = digits; i < word.length; i++) {
            char digit = word.data[i];
            number = digit >= '0' && digit <= '9' ? 10 * number + (size_t)(digit - '0') : SIZE_MAX;
            if (number > EMIC_SEARCH_FARTHEST)
                return fail_at(in, in->at + digits, "a number from 0 to 1000 is wanted here");
        }
        if (word.length == digits)
            return fail_at(in, in->at + digits, "a number of words is missing here: NEAR/5");
        item->between = number;
    }
    in->at += word.length;
    skip_space(in);
    return parse_phrase(in, &item->phrase[1]);
}

static emic_status parse_item(parser *in)
{
    search_item *item = EMIC_PUSH(in->search->arena, &in->search->list);
    EMIC_TRY(parse_phrase(in, &item->phrase[0]));
    skip_space(in);
    EMIC_TRY(parse_near(in, item));
    skip_space(in);
    if (item->near && is_near(word_here(in)))
        return fail_at(in, in->at, "NEAR joins two words, not three");
    return EMIC_OK;
}

emic_status emic_search_parse(emic_search *search, emic_slice query, emic_error *err)
{
    parser in = {.search = search, .source = query, .err = err};
    size_t bad = 0;
    if (!emic_utf8_valid(query, &bad))
        return fail_at(&in, bad, "this is not valid UTF-8");
    if (query.length && memchr(query.data, '\0', query.length))
        return fail_at(&in, 0, "there is a NUL in the search");
    skip_space(&in);
    if (in.at == query.length)
        return fail_at(&in, in.at, "what is to be found? a word, a \"phrase\" or a beginning*");
    while (in.at < query.length)
        EMIC_TRY(parse_item(&in));
    return EMIC_OK;
}
