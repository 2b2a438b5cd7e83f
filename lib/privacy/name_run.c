/* Which capitalised words belong together: "Ana de la Cruz", "K. Michael Ray", "O'Neill",
 * "University of Leeds", "Smith & Sons". */
#include "privacy/name_run.h"

enum {
    WORDS = 8,
    PARTICLES = 3,
    INITIAL = 1,
    SYLLABLE = 5, /* of a name, at most: Ki-moon */
    NUMBER_LONGEST = 3,
    ORDINAL = 5, /* 101st */
    OFFICE_NAME = 9,
    DOMAIN_LONGEST = 3
};

emic_slice emic_name_words(const emic_name_scan *scan, size_t from, size_t to)
{
    const emic_token *first = emic_name_at(scan, from), *last = emic_name_at(scan, to - 1);
    return (emic_slice){scan->text.data + first->byte, last->byte + last->length - first->byte};
}

static uint32_t points(const emic_token *token)
{
    return token->end - token->start;
}

static bool is_sign(const emic_name_scan *scan, size_t i, char sign)
{
    const emic_token *token = emic_name_at(scan, i);
    return token->kind == EMIC_TOKEN_SIGN && token->sign == sign;
}

static bool is_word(const emic_name_scan *scan, size_t i)
{
    uint8_t kind = emic_name_at(scan, i)->kind;
    return kind == EMIC_TOKEN_WORD || kind == EMIC_TOKEN_MIXED;
}

/* Whether a run may go on with the word `i`. */
static bool may_follow(const emic_name_scan *scan, size_t i)
{
    const emic_token *token = emic_name_at(scan, i);
    return emic_name_is_capital(token) &&
           !(token->flags & (EMIC_TOKEN_LINE | EMIC_TOKEN_SENTENCE)) &&
           !(emic_name_cue(scan, i) & (EMIC_NAME_SELF | EMIC_NAME_DATE));
}

/* Whether the small word behind a hyphen belongs to the name, as in "Kim Jong-il" and "Ban
 * Ki-moon", but not in "London-based" and "New York-led". */
static bool is_half(const emic_name_scan *scan, size_t at)
{
    const unsigned lands = EMIC_GAZETTEER_PLACE | EMIC_GAZETTEER_REGION | EMIC_GAZETTEER_COUNTRY;
    unsigned first = emic_name_known(scan, at), second = emic_name_known(scan, at + 2);
    if (emic_gazetteer_tier(second) == 0)
        return true;
    return at > 0 && emic_name_is_capital(emic_name_at(scan, at - 1)) &&
           points(emic_name_at(scan, at)) <= SYLLABLE &&
           points(emic_name_at(scan, at + 2)) <= SYLLABLE && !(first & lands) &&
           !emic_name_is_common(first) && emic_gazetteer_weight(first) < EMIC_NAME_FREQUENT;
}

/* Over a hyphen inside a word, and a small word between two: "Jean-Luc", "Stoke-on-Trent"; also
 * over one that divides a word at the end of a line. */
static size_t over_hyphen(const emic_name_scan *scan, size_t at)
{
    if (!emic_name_glued(scan, at + 1) || !emic_name_glued(scan, at + 2) || !is_word(scan, at + 2))
        return 0;
    bool divided = emic_name_at(scan, at + 2)->flags & EMIC_TOKEN_DIVIDED;
    if (divided && !(emic_name_known(scan, at) & EMIC_GAZETTEER_COMMON))
        return at + 2;
    if (emic_name_is_capital(emic_name_at(scan, at + 2)))
        return at + 2;
    bool another = is_sign(scan, at + 3, '-') && emic_name_glued(scan, at + 3) &&
                   emic_name_glued(scan, at + 4);
    if (another && emic_name_is_capital(emic_name_at(scan, at + 4)))
        return at + 4;
    return is_half(scan, at) ? at + 2 : 0;
}

/* Over an apostrophe inside a name: "O'Neill", "N'Golo", but not "Anna's". */
static size_t over_apostrophe(const emic_name_scan *scan, size_t at)
{
    if (!emic_name_glued(scan, at + 1) || !emic_name_glued(scan, at + 2) || !is_word(scan, at + 2))
        return 0;
    return emic_name_cue(scan, at + 2) & EMIC_NAME_CONTRACTION ? 0 : at + 2;
}

/* Over a full stop that ends no sentence: "K. Ray", "St. Ives", "J.R."; and in "Metro.us". */
static size_t over_stop(const emic_name_scan *scan, size_t at)
{
    const emic_token *before = emic_name_at(scan, at), *after = emic_name_at(scan, at + 2);
    if (!emic_name_glued(scan, at + 1))
        return 0;
    bool shortened = points(before) == INITIAL ||
                     (emic_name_cue(scan, at) & (EMIC_NAME_ABBREVIATION | EMIC_NAME_TITLE));
    if (shortened && may_follow(scan, at + 2))
        return at + 2;
    bool domain = !(after->flags & EMIC_TOKEN_SPACE) && after->kind == EMIC_TOKEN_WORD &&
                  points(after) <= DOMAIN_LONGEST && points(before) > INITIAL;
    return domain ? at + 2 : 0;
}

/* Over an initial that looks like the end of a sentence: "John I. Ray". */
static size_t over_i(const emic_name_scan *scan, size_t at)
{
    size_t next = at + 3;
    bool initial = is_sign(scan, at + 2, '.') && emic_name_glued(scan, at + 2) &&
                   !(emic_name_at(scan, at + 1)->flags & (EMIC_TOKEN_LINE | EMIC_TOKEN_SENTENCE));
    return initial && emic_name_is_capital(emic_name_at(scan, next)) &&
                   !(emic_name_at(scan, next)->flags & EMIC_TOKEN_LINE) &&
                   !(emic_name_cue(scan, next) & (EMIC_NAME_OPENER | EMIC_NAME_DATE))
               ? next
               : 0;
}

/* Over small words inside a name: "Ana de la Cruz", "Patrice d'Arc", "Hafez al-Assad". */
static size_t over_particles(const emic_name_scan *scan, size_t i)
{
    for (size_t most = i + PARTICLES; i < most; i++) {
        if (may_follow(scan, i))
            return i;
        const emic_token *token = emic_name_at(scan, i);
        if (token->flags & (EMIC_TOKEN_LINE | EMIC_TOKEN_SENTENCE) ||
            !(emic_name_cue(scan, i) & EMIC_NAME_PARTICLE))
            break;
        bool joined = (is_sign(scan, i + 1, '\'') || is_sign(scan, i + 1, '-')) &&
                      emic_name_glued(scan, i + 1) && emic_name_glued(scan, i + 2);
        if (joined && may_follow(scan, i + 2))
            return i + 2;
    }
    return 0;
}

/* Over "of" in the name of a body or a place: "Court of Appeal", "State of the Union". */
static size_t over_of(const emic_name_scan *scan, size_t at)
{
    if (!(emic_name_cue(scan, at) & EMIC_NAME_BODY_OF) ||
        !emic_token_is(emic_name_at(scan, at + 1), scan->text, "of"))
        return 0;
    size_t next = at + 2 + emic_token_is(emic_name_at(scan, at + 2), scan->text, "the");
    return may_follow(scan, next) ? next : 0;
}

/* The next word of the name that word `at` is in, or 0. */
static size_t next_word(const emic_name_scan *scan, size_t at)
{
    const emic_token *after = emic_name_at(scan, at + 1);
    if (after->kind == EMIC_TOKEN_SIGN) {
        if (after->sign == '-')
            return over_hyphen(scan, at);
        if (after->sign == '\'')
            return over_apostrophe(scan, at);
        if (after->sign == '.')
            return over_stop(scan, at);
        return after->sign == '&' && may_follow(scan, at + 2) ? at + 2 : 0;
    }
    if (after->kind != EMIC_TOKEN_WORD && after->kind != EMIC_TOKEN_MIXED)
        return 0;
    if (may_follow(scan, at + 1))
        return at + 1;
    if (emic_name_cue(scan, at + 1) & EMIC_NAME_SELF)
        return over_i(scan, at);
    if (after->flags & (EMIC_TOKEN_LINE | EMIC_TOKEN_CAPITAL))
        return 0;
    size_t next = over_particles(scan, at + 1);
    return next ? next : over_of(scan, at);
}

/* Whether any word would have a capital at `i`: at the beginning of a sentence, a line or a quoted
 * sentence, and after a dash. */
static bool begins_at(const emic_name_scan *scan, size_t i)
{
    const emic_token *token = emic_name_at(scan, i), *before = emic_name_at(scan, i - 1);
    if (token->flags & (EMIC_TOKEN_SENTENCE | EMIC_TOKEN_LINE))
        return true;
    if (before->kind != EMIC_TOKEN_SIGN)
        return false;
    bool opened = before->flags & EMIC_TOKEN_SPACE;
    if (before->sign == '"' || before->sign == '\'' || before->sign == '(' || before->sign == '[')
        return opened && emic_name_glued(scan, i);
    return before->sign == '-' && opened && !emic_name_glued(scan, i);
}

/* The words "van" or "de la" before the word `i`, and "al-" or "d'", which belong to it. */
static size_t with_particles(const emic_name_scan *scan, size_t i, size_t least)
{
    const uint32_t cues = EMIC_NAME_PARTICLE | EMIC_NAME_OPENER;
    size_t from = i;
    if (i >= least + 2 && (is_sign(scan, i - 1, '-') || is_sign(scan, i - 1, '\'')) &&
        emic_name_glued(scan, i) && emic_name_glued(scan, i - 1) &&
        (emic_name_cue(scan, i - 2) & cues) == EMIC_NAME_PARTICLE)
        return i - 2;
    while (from > least && from + PARTICLES > i) {
        const emic_token *before = emic_name_at(scan, from - 1);
        bool same_line =
            !(emic_name_at(scan, from)->flags & (EMIC_TOKEN_LINE | EMIC_TOKEN_SENTENCE));
        if (!same_line || points(before) < 2 || emic_name_is_capital(before) ||
            (emic_name_cue(scan, from - 1) & cues) != EMIC_NAME_PARTICLE)
            break;
        from--;
    }
    return from;
}

/* Whether the word `i`, with which a sentence begins, is an ordinary one before a name: "Biologist
 * Ana Ray", but not "Grace Ray" or "New York". */
static bool is_ordinary(const emic_name_scan *scan, size_t i, size_t next, size_t end)
{
    unsigned known = emic_name_known(scan, i), after = emic_name_known(scan, next);
    const unsigned lands = EMIC_GAZETTEER_PLACE | EMIC_GAZETTEER_REGION | EMIC_GAZETTEER_COUNTRY;
    bool given = emic_name_is_frequent_given(after);
    if (!(known & EMIC_GAZETTEER_COMMON) || (known & EMIC_GAZETTEER_GIVEN) ||
        points(emic_name_at(scan, i)) == INITIAL || ((after & EMIC_GAZETTEER_COMMON) && !given))
        return false;
    return !(emic_gazetteer_find(scan->gazetteer, emic_name_words(scan, i, next + 1)) & lands) &&
           !(emic_gazetteer_find(scan->gazetteer, emic_name_words(scan, i, end)) & lands);
}

/* Whether an office is as likely a name: King, Prince. */
static bool is_name_too(const emic_name_scan *scan, size_t i)
{
    return emic_gazetteer_weight(emic_name_known(scan, i)) >= OFFICE_NAME;
}

/* Whether word `k` of a run is a title of the next one: "Judge Ray", but not "Justice Department".
 */
static bool is_title(const emic_name_scan *scan, const size_t *words, size_t count, size_t k)
{
    const uint32_t things = EMIC_NAME_BODY | EMIC_NAME_BODY_OF | EMIC_NAME_LAND | EMIC_NAME_EVENT;
    uint32_t cue = emic_name_cue(scan, words[k]);
    if (cue & EMIC_NAME_TITLE)
        return true;
    return (cue & EMIC_NAME_OFFICE) && !is_name_too(scan, words[k]) &&
           !(k + 2 == count && (emic_name_cue(scan, words[k + 1]) & things));
}

/* The word behind an office inside the run: "Stage Manager Ana Ray"; 0 when there is none. */
static size_t behind_office(const emic_name_scan *scan, const size_t *words, size_t count)
{
    for (size_t k = count > 2 ? count - 2 : 0; k > 0; k--)
        if (is_title(scan, words, count, k) &&
            emic_name_is_frequent_given(emic_name_known(scan, words[k + 1])))
            return k + 1;
    return 0;
}

/* Takes titles and words that begin sentences off the front of a run of several words. */
static void trim_front(const emic_name_scan *scan, const size_t *words, emic_name_run *run)
{
    size_t first = behind_office(scan, words, run->words);
    bool front = run->begins && !first; /* any word might have a capital, from the first on */
    run->titled = first > 0;
    run->begins = front;
    while (first + 1 < run->words) {
        bool opener = front && (emic_name_cue(scan, words[first]) & EMIC_NAME_OPENER);
        bool title = is_title(scan, words, run->words, first);
        if (!opener && !title &&
            !(front && is_ordinary(scan, words[first], words[first + 1], run->to)))
            break;
        run->titled = title;
        run->begins = false;
        first++;
    }
    run->from = first ? words[first] : run->from;
    run->words = (uint16_t)(run->words - first);
}

/* Takes in the number of a body or a place: "Channel 4", "the 9th Circuit". */
static void add_number(const emic_name_scan *scan, size_t last, size_t least, emic_name_run *run)
{
    const uint32_t numbered = EMIC_NAME_BODY | EMIC_NAME_BODY_OF | EMIC_NAME_LAND;
    const emic_token *after = emic_name_at(scan, run->to),
                     *before = emic_name_at(scan, run->from - 1);
    bool behind = after->kind == EMIC_TOKEN_NUMBER && points(after) <= NUMBER_LONGEST &&
                  !(after->flags & (EMIC_TOKEN_LINE | EMIC_TOKEN_SENTENCE));
    bool front = run->from > least && before->kind == EMIC_TOKEN_MIXED &&
                 points(before) <= ORDINAL && before->digits + 2u == points(before) && !run->begins;
    if ((!behind && !front) || !(emic_name_cue(scan, last) & numbered))
        return;
    run->to += behind;
    run->from -= front;
}

size_t emic_name_run_read(const emic_name_scan *scan, size_t i, size_t least, emic_name_run *out)
{
    size_t words[WORDS] = {i}, at = i;
    *out = (emic_name_run){.from = i, .words = 1, .begins = begins_at(scan, i)};
    if (!(emic_name_cue(scan, i) & EMIC_NAME_SELF)) {
        for (size_t next = next_word(scan, at); next && out->words < WORDS;
             next = next_word(scan, at))
            words[out->words++] = at = next;
    }
    out->to = at + 1;
    if (!out->begins)
        out->from = with_particles(scan, i, least);
    if (!scan->exhaustive)
        trim_front(scan, words, out);
    add_number(scan, at, least, out);
    return out->to;
}
