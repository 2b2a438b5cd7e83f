/* How likely a run of capitalised words names a person. The points are ours, set on two thirds of a
 * public corpus of interviews (tests/bench/names_bench.py). */
#include "privacy/name_run.h"

enum { KNOWN_NAME = 6 }; /* weight */

static const unsigned person = EMIC_GAZETTEER_GIVEN | EMIC_GAZETTEER_SURNAME;
static const unsigned place = EMIC_GAZETTEER_PLACE | EMIC_GAZETTEER_REGION | EMIC_GAZETTEER_COUNTRY;

/* A word of English that is not common, and no name. */
static bool is_rare_word(unsigned known)
{
    return emic_gazetteer_tier(known) > 0 && !emic_name_is_common(known) && !(known & person);
}

/* Points for and against a person in the form of a run of several words. */
static int points_of_words(const emic_name_run *run)
{
    bool given = run->first & EMIC_GAZETTEER_GIVEN, surname = run->last & EMIC_GAZETTEER_SURNAME;
    int points = 3;
    points += emic_name_is_frequent_given(run->first) ? 24 : run->first == 0 ? -5 : 0;
    if (given)
        points += emic_name_is_common(run->first) ? -10 : 12;
    else
        points -= emic_name_is_common(run->first) ? 8 : 0;
    bool known = emic_gazetteer_weight(run->last) >= KNOWN_NAME;
    if (surname)
        points += !emic_name_is_common(run->last) ? 23 : known ? 5 : -8;
    else
        points += emic_name_is_common(run->last) ? -16 : run->last == 0 ? 5 : 0;
    points -= is_rare_word(run->first) ? 5 : 0;
    points -= is_rare_word(run->last) ? 8 : 0;
    points += run->first == 0 && run->last == 0 ? 8 : 0; /* rather a name from far away */
    return points - (run->whole & place ? 32 : 0);
}

/* The same for a single word. A frequent surname outweighs a region of the same name, unless the
 * text speaks of the place. */
static int points_of_word(const emic_name_run *run)
{
    unsigned known = run->whole, weight = emic_gazetteer_weight(known);
    bool land = (known & EMIC_GAZETTEER_COUNTRY) && !emic_name_is_frequent_given(known);
    bool surname = (known & EMIC_GAZETTEER_SURNAME) && !land;
    bool place_here = run->kind == EMIC_CANDIDATE_PLACE;
    int points = surname ? 11 : known == 0 ? 10 : 0;
    points -= (known & EMIC_GAZETTEER_PROPER) && !(known & person) ? 8 : 0;
    bool word = emic_name_is_frequent(known) && weight < EMIC_NAME_FREQUENT;
    points += surname && weight >= KNOWN_NAME ? (word ? 9 : 18) : 0;
    points += emic_name_is_frequent_given(known) ? 4 : 0;
    points -= known & EMIC_GAZETTEER_PLACE ? 2 : 0;
    points -= is_rare_word(known) ? 8 : 0;
    if (known & EMIC_GAZETTEER_COUNTRY)
        points -= 30;
    else if ((known & EMIC_GAZETTEER_REGION) && (place_here || weight < EMIC_NAME_FREQUENT))
        points -= 15;
    return points - (emic_name_is_frequent(known) ? 16 : emic_name_is_common(known) ? 5 : 0);
}

/* Whether a word has capitals inside, but not behind what surnames begin with: "YouTube", not
 * "McKenzie" or "DeLuca". */
static bool is_composed(const emic_name_scan *scan, const emic_token *token)
{
    static const char beginnings[][5] = {"Mc", "Mac", "De", "Del", "Di",   "Da", "Du",
                                         "La", "Le",  "Lo", "Van", "Fitz", "San"};
    const char *bytes = scan->text.data + token->byte;
    uint32_t at = 1;
    while (at < token->length && !(bytes[at] >= 'A' && bytes[at] <= 'Z'))
        at++;
    if (at == token->length || (token->flags & EMIC_TOKEN_UPPER))
        return false;
    for (size_t i = 0; i < sizeof beginnings / sizeof *beginnings; i++)
        if (emic_slice_is((emic_slice){bytes, at}, beginnings[i]))
            return false;
    return true;
}

/* A name in capitals, as labels and headings have them, rather than an acronym. */
static bool is_shouted(const emic_name_run *run, const emic_token *first)
{
    return first->end - first->start >= 4 && (run->first & person) &&
           !emic_name_is_common(run->first) && emic_gazetteer_weight(run->first) >= KNOWN_NAME;
}

/* Points for the written form: "J. Ray" rather is a person than "NASA", "YouTube" or "R2D2". */
static int points_of_form(const emic_name_scan *scan, const emic_name_run *run)
{
    const emic_token *first = emic_name_at(scan, run->from);
    bool initial = run->words > 1 && first->end - first->start == 1 && !run->whole &&
                   emic_name_at(scan, run->from + 1)->sign != '&';
    int points = initial ? 12 : 0;
    if (first->flags & EMIC_TOKEN_UPPER)
        points -= is_shouted(run, first) ? 6 : 18;
    else if (first->kind == EMIC_TOKEN_MIXED || is_composed(scan, first) ||
             is_composed(scan, emic_name_at(scan, run->to - 1)))
        points -= 16;
    return points;
}

/* "Ray v. Green", "Ray versus Green": the names of cases are those of people first of all. */
static bool is_party(const emic_name_scan *scan, const emic_name_run *run,
                     const emic_name_hints *hints)
{
    if (emic_name_at(scan, run->from - 1)->sign == '.')
        return emic_name_cue(scan, run->from - 2) & EMIC_NAME_VERSUS;
    return (hints->near | hints->after) & EMIC_NAME_VERSUS;
}

/* Ana "Rusty" Ray. */
static bool is_nickname(const emic_name_scan *scan, const emic_name_run *run)
{
    return emic_name_at(scan, run->from - 1)->sign == '"' &&
           emic_name_at(scan, run->to)->sign == '"' &&
           emic_name_is_capital(emic_name_at(scan, run->from - 2)) &&
           emic_name_is_capital(emic_name_at(scan, run->to + 1));
}

/* "the Zorblax movement": a common word right behind a name, which is no verb; people's names
 * hardly stand so. */
static bool is_attribute(const emic_name_scan *scan, const emic_name_run *run,
                         const emic_name_hints *hints)
{
    const uint32_t others = EMIC_NAME_OPENER | EMIC_NAME_SPEAKS | EMIC_NAME_WHERE |
                            EMIC_NAME_CONTRACTION | EMIC_NAME_PARTICLE | EMIC_NAME_WORK;
    const emic_token *after = emic_name_at(scan, run->to);
    if (after->kind != EMIC_TOKEN_WORD || emic_name_is_capital(after) ||
        (after->flags & (EMIC_TOKEN_LINE | EMIC_TOKEN_SENTENCE)) ||
        !(after->flags & EMIC_TOKEN_SPACE))
        return false;
    char last = scan->text.data[after->byte + after->length - 1];
    return !(hints->after & others) && emic_name_is_common(emic_name_known(scan, run->to)) &&
           !strchr("sdy", last);
}

/* "Ray, who left", "Ray, 41," */
static bool is_explained(const emic_name_scan *scan, const emic_name_run *run,
                         const emic_name_hints *hints)
{
    const emic_token *next = emic_name_at(scan, run->to + 1);
    if (emic_name_at(scan, run->to)->sign != ',')
        return hints->after & EMIC_NAME_WHO;
    if (next->kind == EMIC_TOKEN_NUMBER)
        return next->digits == 2 && emic_name_at(scan, run->to + 2)->sign == ',';
    return emic_name_cue(scan, run->to + 1) & EMIC_NAME_WHO;
}

bool emic_name_is_people(const emic_name_scan *scan, const emic_name_run *run, uint32_t in)
{
    const emic_token *token = emic_name_at(scan, run->from);
    if (run->words > 1)
        return (in & EMIC_NAME_OFFICE) && (emic_name_cue(scan, run->to - 1) & EMIC_NAME_OFFICE) &&
               !(run->last & EMIC_GAZETTEER_SURNAME) &&
               emic_name_is_capital(emic_name_at(scan, run->to - 2));
    if (scan->text.data[token->byte + token->length - 1] != 's' || (in & EMIC_NAME_EVENT))
        return in & EMIC_NAME_OFFICE;
    bool plural = (run->whole & EMIC_GAZETTEER_PROPER) && !(run->whole & (person | place));
    emic_token one = *token; /* "German" */
    one.length--;
    one.hash = emic_token_hash((emic_slice){scan->text.data + one.byte, one.length});
    return (in & EMIC_NAME_OFFICE) || plural ||
           (emic_cue_table_find(scan->cues, &one) & EMIC_NAME_PEOPLE);
}

/* Points for what stands around the run. */
static int points_around(const emic_name_scan *scan, const emic_name_run *run,
                         const emic_name_hints *hints)
{
    uint32_t before = hints->before;
    int points = run->titled || (before & (EMIC_NAME_TITLE | EMIC_NAME_CALLED)) ? 25 : 0;
    points += before & EMIC_NAME_KIN ? 12 : 0;
    points -= before & EMIC_NAME_WHERE ? 9 : 0;
    points -= (before & EMIC_NAME_INSIDE) && (run->whole & place) ? 8 : 0;
    points -= before & EMIC_NAME_WORK ? 5 : 0;
    points += hints->after & EMIC_NAME_SPEAKS ? 5 : 0;
    points -= is_attribute(scan, run, hints) ? 8 : 0;
    bool named =
        is_party(scan, run, hints) || is_nickname(scan, run) || is_explained(scan, run, hints);
    points += named ? 12 : 0;
    return points + (run->listed ? 20 : 0);
}

/* Points for and against what the words of the run are used for elsewhere. */
static int points_of_use(const emic_name_scan *scan, const emic_name_run *run,
                         const emic_name_hints *hints)
{
    bool several = run->words > 1;
    uint32_t in = hints->in;
    int points = run->people ? 25 : several && (in & EMIC_NAME_OFFICE) ? 10 : 0;
    points -= !run->people && (in & (EMIC_NAME_BODY | EMIC_NAME_BODY_OF)) ? 15 : 0;
    bool event =
        several && (in & EMIC_NAME_EVENT) && (emic_name_cue(scan, run->to - 1) & EMIC_NAME_EVENT);
    points -= event ? 12 : 0;
    if ((in & EMIC_NAME_PEOPLE) && (emic_name_cue(scan, run->from) & EMIC_NAME_PEOPLE))
        points -= !several && (run->whole & EMIC_GAZETTEER_SURNAME) ? 30 : 12; /* English */
    points -= in & EMIC_NAME_LAND ? 4 : 0;
    points -= run->whole & EMIC_GAZETTEER_CALENDAR ? 15 : 0;
    points -= run->kind == EMIC_CANDIDATE_PLACE ? 12 : 0;
    /* "the Stardust", "a German" */
    return points - (!run->people && (hints->near & EMIC_NAME_ARTICLE) ? 10 : 0);
}

/* Logits in eighths, from a regression over two thirds of the corpus, rounded. By our own judgement
 * titles and initials count for more, countries, bodies and composed words for less, and words that
 * no list holds for more, for the lists know few names from far away. */
uint8_t emic_name_points(const emic_name_scan *scan, const emic_name_run *run,
                         const emic_name_hints *hints)
{
    int points = 38 + points_of_form(scan, run) + points_around(scan, run, hints) +
                 points_of_use(scan, run, hints);
    points += run->words > 1 ? points_of_words(run) : points_of_word(run);
    return (uint8_t)(points < 1 ? 1 : points > 100 ? 100 : points);
}
