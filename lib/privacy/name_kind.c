/* What a run of capitalised words is, and whether it may be a name at all: from lists, from the
 * words around it, from its own form. */
#include "privacy/name_run.h"

enum {
    KNOWN_NAME = 6, /* weight */
    BEFORE = 3,     /* words looked at */
    CODE = 3,       /* letters and digits that name nobody, as W2 */
    SHORT_DATE = 4, /* of an abbreviation */
};

static const unsigned person = EMIC_GAZETTEER_GIVEN | EMIC_GAZETTEER_SURNAME;
static const unsigned place = EMIC_GAZETTEER_PLACE | EMIC_GAZETTEER_REGION | EMIC_GAZETTEER_COUNTRY;

static uint32_t cues_in(const emic_name_scan *scan, const emic_name_run *run)
{
    uint32_t cues = 0;
    for (size_t i = run->from; i < run->to; i++)
        cues |= emic_name_cue(scan, i);
    return cues;
}

/* Hints of the words shortly before the run, in its own sentence. */
static uint32_t cues_before(const emic_name_scan *scan, const emic_name_run *run)
{
    uint32_t cues = 0;
    for (size_t i = run->from; i > 0 && i + BEFORE > run->from; i--) {
        uint32_t cue = emic_name_cue(scan, i - 1);
        bool near = i == run->from;
        cues |= near ? cue : cue & (EMIC_NAME_WORK | EMIC_NAME_KIN);
        if (emic_name_at(scan, i)->flags & EMIC_TOKEN_SENTENCE)
            break;
        if (near &&
            (emic_token_is(emic_name_at(scan, i - 1), scan->text, "is") ||
             emic_token_is(emic_name_at(scan, i - 1), scan->text, "s")) &&
            emic_token_is(emic_name_at(scan, i - 2), scan->text, "name"))
            cues |= EMIC_NAME_CALLED;
    }
    return cues;
}

static bool is_speaker(const emic_name_scan *scan, const emic_name_run *run)
{
    const emic_token *after = emic_name_at(scan, run->to);
    return after->kind == EMIC_TOKEN_SIGN && after->sign == ':' &&
           (emic_name_at(scan, run->from)->flags & EMIC_TOKEN_LINE);
}

/* Whether a month or weekday stands where one would: beside a number, after "in" or "last". */
static bool is_date(const emic_name_scan *scan, const emic_name_run *run)
{
    if (run->words > 1 || !(emic_name_cue(scan, run->from) & EMIC_NAME_DATE))
        return false;
    const emic_token *own = emic_name_at(scan, run->from);
    if (!emic_name_is_frequent_given(run->first) && own->end - own->start > SHORT_DATE)
        return true; /* but Jun and Sun may be people */
    const emic_token *after = emic_name_at(scan, run->to),
                     *before = emic_name_at(scan, run->from - 1);
    return after->digits > 0 || before->digits > 0 ||
           (emic_name_cue(scan, run->from - 1) & EMIC_NAME_DATE_BEFORE) ||
           (after->sign == ',' && emic_name_at(scan, run->to + 1)->digits > 0);
}

static emic_candidate_kind kind_of(const emic_name_run *run, uint32_t in, uint32_t before,
                                   uint32_t after)
{
    bool given = (run->first & EMIC_GAZETTEER_GIVEN) &&
                 (!emic_name_is_frequent(run->first) ||
                  (run->words > 1 && emic_name_is_frequent_given(run->first)));
    if (run->titled || (before & (EMIC_NAME_TITLE | EMIC_NAME_CALLED)))
        return EMIC_CANDIDATE_PERSON;
    if (in & (EMIC_NAME_BODY | EMIC_NAME_BODY_OF))
        return in & EMIC_NAME_LAND ? EMIC_CANDIDATE_PLACE : EMIC_CANDIDATE_ORGANISATION;
    if (in & EMIC_NAME_LAND)
        return EMIC_CANDIDATE_PLACE;
    if (run->words > 1 && given && (run->last & EMIC_GAZETTEER_SURNAME) && !(run->whole & place))
        return EMIC_CANDIDATE_PERSON;
    if ((run->whole & (EMIC_GAZETTEER_COUNTRY | EMIC_GAZETTEER_REGION)) &&
        !emic_name_is_frequent_given(run->whole))
        return EMIC_CANDIDATE_PLACE;
    uint32_t where = emic_name_is_frequent_given(run->whole) ? EMIC_NAME_INSIDE : EMIC_NAME_WHERE;
    if ((run->whole & place) && (before & where))
        return EMIC_CANDIDATE_PLACE;
    if ((before & EMIC_NAME_KIN) || (after & EMIC_NAME_SPEAKS) || (given && run->words > 1))
        return EMIC_CANDIDATE_PERSON;
    if (before & EMIC_NAME_WORK)
        return EMIC_CANDIDATE_ORGANISATION;
    if (run->words > 1 && (run->whole & EMIC_GAZETTEER_PLACE))
        return EMIC_CANDIDATE_PLACE;
    if (given && emic_name_is_frequent_given(run->first))
        return EMIC_CANDIDATE_PERSON;
    return EMIC_CANDIDATE_NAME;
}

/* "Don't", "Isn't". */
static bool is_negated(const emic_name_scan *scan, const emic_name_run *run)
{
    return emic_name_at(scan, run->to)->sign == '\'' && emic_name_glued(scan, run->to) &&
           emic_name_glued(scan, run->to + 1) &&
           emic_token_is(emic_name_at(scan, run->to + 1), scan->text, "t");
}

/* "Ray, Ana" and "Ray et al.": names as lists of books give them; "Counsel, ...": a call. */
static bool is_listed(const emic_name_scan *scan, const emic_name_run *run, uint32_t own)
{
    size_t next = run->to;
    if (emic_token_is(emic_name_at(scan, next), scan->text, "et"))
        return emic_token_is(emic_name_at(scan, next + 1), scan->text, "al");
    if (own & EMIC_NAME_OFFICE)
        return emic_name_at(scan, next)->kind == EMIC_TOKEN_SIGN;
    if (emic_name_at(scan, next)->sign != ',')
        return false;
    const emic_token *after = emic_name_at(scan, next + 2);
    bool ends = after->sign == '.' || after->sign == ',' || after->kind == EMIC_TOKEN_END;
    return (own & EMIC_NAME_OFFICE) ||
           (ends && emic_name_is_capital(emic_name_at(scan, next + 1)) &&
            emic_name_is_frequent_given(emic_name_known(scan, next + 1)));
}

/* Whether a single word at the beginning of a sentence needs a second look. */
static bool is_doubtful(const emic_name_run *run, uint32_t after)
{
    unsigned known = run->whole;
    bool word = emic_gazetteer_tier(known) > 0 && !(known & (person | place));
    if (run->words > 1 || !run->begins || (!emic_name_is_common(known) && !word))
        return false;
    if (emic_name_is_frequent_given(known) &&
        (!emic_name_is_frequent(known) || (after & EMIC_NAME_SPEAKS)))
        return false;
    return !(known & (EMIC_GAZETTEER_COUNTRY | EMIC_GAZETTEER_REGION)) ||
           emic_name_is_frequent(known);
}

/* Whether token `i` of a run says nothing of a name: a common word, or what joins two. */
static bool is_plain(const emic_name_scan *scan, size_t i)
{
    const unsigned telling = EMIC_GAZETTEER_GIVEN | EMIC_GAZETTEER_PROPER;
    const emic_token *token = emic_name_at(scan, i);
    if (token->kind == EMIC_TOKEN_SIGN)
        return token->sign == '-';
    if (!emic_name_is_capital(token))
        return true;
    if (emic_token_is(token, scan->text, "the")) /* "The Onion", inside a sentence */
        return false;
    unsigned known = emic_name_known(scan, i);
    return emic_name_is_common(known) && token->end - token->start > 1 &&
           !(token->flags & EMIC_TOKEN_UPPER) && !(known & (telling | place)) &&
           emic_gazetteer_weight(known) <= KNOWN_NAME;
}

/* "Card Tricks": common words, in and around which nothing tells of a name. */
static bool is_phrase(const emic_name_scan *scan, const emic_name_run *run, uint32_t around,
                      uint32_t in)
{
    const uint32_t telling =
        EMIC_NAME_WHERE | EMIC_NAME_WORK | EMIC_NAME_KIN | EMIC_NAME_CALLED | EMIC_NAME_SPEAKS;
    const uint32_t own = EMIC_NAME_BODY | EMIC_NAME_BODY_OF | EMIC_NAME_LAND | EMIC_NAME_OFFICE;
    if (run->words < 2 || !run->begins || run->whole || run->titled || run->small ||
        scan->exhaustive || (around & telling) || (in & own) ||
        emic_token_is(emic_name_at(scan, run->from - 1), scan->text, "s"))
        return false;
    for (size_t i = run->from; i < run->to; i++)
        if (!is_plain(scan, i))
            return false;
    return true;
}

/* "US", but not in a line of capitals. */
static bool is_country(const emic_name_scan *scan, const emic_name_run *run)
{
    return (emic_name_at(scan, run->from)->flags & EMIC_TOKEN_UPPER) &&
           !(emic_name_at(scan, run->from - 1)->flags & EMIC_TOKEN_UPPER) &&
           (emic_name_known(scan, run->from) & EMIC_GAZETTEER_COUNTRY);
}

/* "Rule 37", "Tab 4": a common word with its number, but not "Channel 4". */
static bool is_numbered(const emic_name_scan *scan, const emic_name_run *run, uint32_t own)
{
    const emic_token *after = emic_name_at(scan, run->to);
    unsigned known = emic_name_known(scan, run->from);
    return after->kind == EMIC_TOKEN_NUMBER && !(after->flags & EMIC_TOKEN_LINE) &&
           emic_name_is_common(known) && emic_gazetteer_weight(known) < KNOWN_NAME &&
           !(own & (EMIC_NAME_BODY | EMIC_NAME_LAND)) &&
           !(emic_name_at(scan, run->from)->flags & EMIC_TOKEN_UPPER);
}

/* "my brother Said", "her friend J": the word before tells of a name that looks like none. */
static bool is_introduced(const emic_name_scan *scan, const emic_name_run *run)
{
    const emic_token *token = emic_name_at(scan, run->from);
    return !run->begins && token->kind == EMIC_TOKEN_WORD &&
           (emic_name_cue(scan, run->from - 1) & (EMIC_NAME_KIN | EMIC_NAME_CALLED)) &&
           !(emic_name_cue(scan, run->from) & EMIC_NAME_SELF) &&
           (token->end - token->start == 1 || (emic_name_known(scan, run->from) & person));
}

/* Whether a single word is none whatever the lists say: "The", "Mr", "W2", "Don't". */
static bool is_no_name(const emic_name_scan *scan, const emic_name_run *run, uint32_t own)
{
    const emic_token *token = emic_name_at(scan, run->from);
    uint32_t length = token->end - token->start;
    if (scan->exhaustive || run->titled || run->small)
        return own & EMIC_NAME_SELF;
    if ((own & EMIC_NAME_OPENER) && is_country(scan, run))
        return false;
    if (is_introduced(scan, run))
        return false;
    const unsigned named = EMIC_GAZETTEER_GIVEN | EMIC_GAZETTEER_SURNAME;
    bool thing = (own & EMIC_NAME_THING) &&
                 ((token->flags & EMIC_TOKEN_UPPER) || !(emic_name_known(scan, run->from) & named));
    return (own & (EMIC_NAME_OPENER | EMIC_NAME_TITLE | EMIC_NAME_SELF)) || thing || length == 1 ||
           (token->kind == EMIC_TOKEN_MIXED && length <= CODE) || is_negated(scan, run) ||
           is_numbered(scan, run, own);
}

void emic_name_run_judge(const emic_name_scan *scan, emic_name_run *run)
{
    uint32_t own = emic_name_cue(scan, run->from);
    bool single = run->to == run->from + 1;
    run->score = 0;
    if (single && is_no_name(scan, run, own))
        return;
    run->first = run->last = run->whole = emic_name_known(scan, run->from);
    if (!single) {
        run->last = emic_name_known(scan, run->to - 1);
        run->whole =
            emic_gazetteer_find(scan->gazetteer, emic_name_words(scan, run->from, run->to));
    }
    uint32_t after = emic_name_cue(scan, run->to), in = cues_in(scan, run);
    uint32_t near = emic_name_cue(scan, run->from - 1);
    uint32_t before = run->titled ? EMIC_NAME_TITLE : cues_before(scan, run);
    if (is_phrase(scan, run, before | (after & EMIC_NAME_SPEAKS), in))
        return;
    if (single && !scan->exhaustive && !run->titled && !run->small) {
        if (is_date(scan, run))
            return;
        bool listed = is_listed(scan, run, own);
        run->doubtful =
            is_doubtful(run, after) && !listed && !((run->whole & person) && is_speaker(scan, run));
        run->listed = listed && !(own & EMIC_NAME_OFFICE);
    }
    run->kind = kind_of(run, in, before, after);
    run->people = emic_name_is_people(scan, run, in);
    run->score = emic_name_points(scan, run, &(emic_name_hints){in, before, near, after});
}
