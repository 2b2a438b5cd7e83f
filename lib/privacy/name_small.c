/* Names without a capital: in texts that have none, as speech recognition writes them, and single
 * words that no list knows, which may be names that somebody did not capitalise. */
#include "privacy/name_run.h"

enum {
    LETTERS_LEAST = 3,
    GIVEN_LEAST = 1,
    SURNAME_LEAST = 1,
    TIER_LEAST = 3,
    PLACE_WORDS = 3,
    SPARE = 2
};

static bool is_small_word(const emic_name_scan *scan, size_t i)
{
    const emic_token *token = emic_name_at(scan, i);
    return (token->kind == EMIC_TOKEN_WORD || token->kind == EMIC_TOKEN_MIXED) &&
           !(token->flags & (EMIC_TOKEN_CAPITAL | EMIC_TOKEN_INNER)) &&
           token->end - token->start >= LETTERS_LEAST;
}

/* Whether the lists know the word for a name and for nothing else. */
static bool is_listed_name(unsigned known)
{
    unsigned weight = emic_gazetteer_weight(known);
    if (known & (EMIC_GAZETTEER_COMMON | EMIC_GAZETTEER_CALENDAR))
        return false;
    if (known & (EMIC_GAZETTEER_COUNTRY | EMIC_GAZETTEER_REGION | EMIC_GAZETTEER_PLACE))
        return true;
    return ((known & EMIC_GAZETTEER_GIVEN) && weight >= GIVEN_LEAST) ||
           ((known & EMIC_GAZETTEER_SURNAME) && weight >= SURNAME_LEAST);
}

/* "new york", "bosnia and herzegovina": a place of several words at `i`, or `i`. */
static size_t place_end(const emic_name_scan *scan, size_t i)
{
    const unsigned lands = EMIC_GAZETTEER_PLACE | EMIC_GAZETTEER_REGION | EMIC_GAZETTEER_COUNTRY;
    for (size_t end = i + PLACE_WORDS; end > i + 1; end--) {
        bool words = true;
        for (size_t k = i + 1; k < end; k++)
            words = words && emic_name_at(scan, k)->kind == EMIC_TOKEN_WORD &&
                    !(emic_name_at(scan, k)->flags & EMIC_TOKEN_LINE);
        if (words && is_small_word(scan, end - 1) &&
            (emic_gazetteer_find(scan->gazetteer, emic_name_words(scan, i, end)) & lands))
            return end;
    }
    return i;
}

/* Whether the words before `i` say that a name follows: "my name is", "mr". */
static bool is_announced(const emic_name_scan *scan, size_t i)
{
    uint32_t before = emic_name_cue(scan, i - 1), own = emic_name_cue(scan, i);
    if (own & (EMIC_NAME_OPENER | EMIC_NAME_KIN))
        return false;
    if (before & EMIC_NAME_TITLE)
        return true;
    return emic_token_is(emic_name_at(scan, i - 1), scan->text, "is") &&
           emic_token_is(emic_name_at(scan, i - 2), scan->text, "name");
}

/* Whether a name may go on with the word `i`: a surname that is hardly a word, or no known word. */
static bool may_join(const emic_name_scan *scan, size_t i)
{
    unsigned known = emic_name_known(scan, i), tier = emic_gazetteer_tier(known);
    return is_small_word(scan, i) && (emic_name_at(scan, i)->flags & EMIC_TOKEN_SPACE) &&
           !(emic_name_cue(scan, i) & EMIC_NAME_OPENER) &&
           (known == 0 || is_listed_name(known) ||
            ((known & EMIC_GAZETTEER_SURNAME) && tier >= TIER_LEAST));
}

static size_t small_end(const emic_name_scan *scan, size_t i)
{
    size_t end = i;
    if (!(emic_name_cue(scan, i) & EMIC_NAME_OPENER))
        end = place_end(scan, i);
    if (end > i || (!is_listed_name(emic_name_known(scan, i)) && !is_announced(scan, i)))
        return end;
    for (end++; may_join(scan, end); end++)
        ;
    return end;
}

/* A word by itself between quotation marks. */
static bool is_quoted(const emic_name_scan *scan, size_t i)
{
    return emic_name_at(scan, i - 1)->sign == '"' && emic_name_at(scan, i + 1)->sign == '"' &&
           emic_name_glued(scan, i) && emic_name_glued(scan, i + 1);
}

/* A word that English does not know in small letters: "zorblax", "maria"; "4chan", not "2nd". */
static bool is_strange(const emic_name_scan *scan, size_t i)
{
    const emic_token *token = emic_name_at(scan, i);
    unsigned known = emic_name_known(scan, i);
    if (emic_name_cue(scan, i) & (EMIC_NAME_CONTRACTION | EMIC_NAME_PARTICLE))
        return false;
    return token->end - token->start - token->digits >= LETTERS_LEAST &&
           !(known & (EMIC_GAZETTEER_COMMON | EMIC_GAZETTEER_CALENDAR));
}

double emic_name_unlisted(const emic_name_scan *scan)
{
    size_t words = 0, unlisted = 0;
    for (size_t i = 0; i < scan->count; i++) {
        if (!is_small_word(scan, i))
            continue;
        words++;
        unlisted += emic_name_known(scan, i) == 0;
    }
    return unlisted > SPARE ? (double)(unlisted - SPARE) / (double)words : 0;
}

size_t emic_name_small_read(const emic_name_scan *scan, size_t i, emic_name_run *out)
{
    size_t end = i;
    *out = (emic_name_run){.from = i, .to = i};
    if (!is_small_word(scan, i))
        return i + 1;
    if (scan->small)
        end = small_end(scan, i);
    if (end == i && (scan->unlisted || is_quoted(scan, i)) && is_strange(scan, i))
        end = i + 1;
    out->to = end;
    out->words = (uint16_t)(end - i);
    out->small = true;
    return end > i ? end : i + 1;
}
