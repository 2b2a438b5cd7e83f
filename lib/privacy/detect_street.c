/* The core of an address: a street with its number, a post box, the address of a soldier. What
 * stands before and behind it is found in detect_place.c. */
#include "privacy/detect_place.h"

enum { NAME_LONGEST = 5 };

/* A word that a name of a street or town may hold: capitalised and not a little word. */
bool emic_place_is_name(emic_scan *scan, size_t i)
{
    const emic_token *token = emic_scan_at(scan, i);
    return token->kind == EMIC_TOKEN_WORD && (token->flags & EMIC_TOKEN_CAPITAL) &&
           !scan->marks[i] && !emic_place_is_cue(scan, i, EMIC_CUE_LITTLE);
}

/* A house number or an old-fashioned postcode before or behind a street: 12, 12a, 019. */
bool emic_place_is_house_number(emic_scan *scan, size_t i)
{
    const emic_token *token = emic_scan_at(scan, i);
    if (i >= scan->count || scan->marks[i])
        return false;
    if (token->kind == EMIC_TOKEN_NUMBER)
        return token->digits <= 5;
    return token->kind == EMIC_TOKEN_MIXED && token->digits > 0 && token->digits <= 4 &&
           token->length == token->digits + 1u;
}

/* Over a joint inside a name: full stop, hyphen, apostrophe, slash. */
static size_t skip_joint(emic_scan *scan, size_t i)
{
    char sign = emic_scan_sign(scan, i);
    bool joins = sign && strchr(".-'/", sign) && emic_scan_glued(scan, i);
    return joins && (sign == '.' || emic_scan_glued(scan, i + 1)) ? i + 1 : i;
}

/* The end of a name from `i`: capitalised words with particles between them, on one line, before a
 * part of a house. */
size_t emic_place_name_end(emic_scan *scan, size_t i, size_t most, bool lower)
{
    size_t end = i, at = i;
    for (size_t words = 0; words < most; words++) {
        size_t word = at;
        while (word < at + 3 && word > i && emic_place_is_cue(scan, word, EMIC_CUE_PARTICLE) &&
               !emic_place_is_name(scan, word))
            word = skip_joint(scan, word + 1);
        bool fits = emic_place_is_name(scan, word) ||
                    (lower && emic_scan_at(scan, word)->kind == EMIC_TOKEN_WORD &&
                     !emic_place_is_cue(scan, word, EMIC_CUE_LITTLE));
        bool apart = word > i &&
                     (!emic_scan_same_line(scan, word) || emic_place_unit_end(scan, word) > word);
        if (!fits || apart)
            break;
        end = word + 1;
        at = skip_joint(scan, end);
    }
    return end;
}

static bool ends_with(emic_scan *scan, size_t i, const char *end)
{
    const emic_token *token = emic_scan_at(scan, i);
    size_t length = strlen(end);
    if (token->kind != EMIC_TOKEN_WORD || token->length < length + (length <= 4 ? 4 : 2))
        return false;
    const char *data = scan->text.data + token->byte + token->length - length;
    for (size_t at = 0; at < length; at++) {
        char byte = data[at];
        if ((byte >= 'A' && byte <= 'Z' ? byte + 32 : byte) != end[at])
            return false;
    }
    return true;
}

/* German, Dutch and Nordic streets wear their kind at the end of one word. */
static bool is_compound_street(emic_scan *scan, size_t i)
{
    static const char *const ends[] = {
        "straße",  "strasse", "str",    "gasse",    "weg",    "platz", "allee", "damm",  "ufer",
        "straat",  "laan",    "dreef",  "plein",    "gracht", "kade",  "hof",   "vej",   "gade",
        "stræde",  "gata",    "gatan",  "vägen",    "gränd",  "veien", "vegen", "stien", "gaten",
        "svingen", "bakken",  "katu",   "kuja",     "tie",    "polku", "vegur", "braut", "stræti",
        "straeti", "götu",    "krogen", "terrasse", "wei",    "steeg", "ring",  "plads", "torget",
        "kaja",    "laantie", "cesta",  "ulica",    NULL};
    for (const char *const *end = ends; *end; end++) {
        if (ends_with(scan, i, *end))
            return true;
    }
    return false;
}

/* Number of an apartment, a suite, a box: its cue and what follows it. */
size_t emic_place_unit_end(emic_scan *scan, size_t i)
{
    if (!emic_place_is_cue(scan, i, EMIC_CUE_UNIT) || scan->marks[i])
        return i;
    size_t at = i + 1;
    at += emic_scan_sign(scan, at) == '.';
    at += emic_scan_sign(scan, at) == '#';
    const emic_token *token = emic_scan_at(scan, at);
    bool letter =
        token->kind == EMIC_TOKEN_WORD && token->length == 1 && (token->flags & EMIC_TOKEN_CAPITAL);
    return emic_place_is_house_number(scan, at) || letter ? at + 1 : i;
}

/* "P.O. Box 12", "PSC 6293, Box 8158", "Unit 8505 Box 9220" from `i`. */
size_t emic_place_box_end(emic_scan *scan, size_t i)
{
    size_t at = i;
    if (!emic_place_is_cue(scan, i, EMIC_CUE_BOX | EMIC_CUE_UNIT))
        return i;
    if (emic_token_is(emic_scan_at(scan, i), scan->text, "p") &&
        emic_token_is(emic_scan_at(scan, i + 2), scan->text, "o"))
        at = i + 3 + (emic_scan_sign(scan, i + 3) == '.');
    else if (emic_token_is(emic_scan_at(scan, i), scan->text, "po"))
        at = i + 1;
    else if (emic_token_is(emic_scan_at(scan, i), scan->text, "psc") &&
             emic_place_is_house_number(scan, i + 1))
        at = i + 2;
    else
        at = emic_place_unit_end(scan, i);
    size_t box = at + (emic_scan_sign(scan, at) == ',');
    bool is_box = at > i && emic_token_is(emic_scan_at(scan, box), scan->text, "box") &&
                  emic_place_is_house_number(scan, box + 1);
    return is_box ? box + 2 : i;
}

/* "Rua do Arenque 1634", "C/ Señores Curas 88", "ul. Miła 53" from `i`. */
static size_t prefixed_end(emic_scan *scan, size_t i)
{
    const emic_token *token = emic_scan_at(scan, i);
    if (!emic_place_is_cue(scan, i, EMIC_CUE_STREET_BEFORE) || scan->marks[i])
        return i;
    size_t at = i + 1;
    bool short_form = token->length <= 2;
    char sign = emic_scan_glued(scan, at) ? emic_scan_sign(scan, at) : 0;
    if (sign == '.' || sign == '/')
        at++;
    else if (short_form && !emic_token_is(token, scan->text, "av"))
        return i;
    while (at < i + 5 && emic_place_is_cue(scan, at, EMIC_CUE_PARTICLE) &&
           !emic_place_is_name(scan, at))
        at = skip_joint(scan, at + 1);
    size_t end = emic_place_name_end(scan, at, NAME_LONGEST, false);
    bool after = emic_place_is_house_number(scan, end) && emic_scan_same_line(scan, end);
    bool before = i > 0 && emic_place_is_house_number(scan, i - 1) && emic_scan_same_line(scan, i);
    if (end == at && before)
        end = emic_place_name_end(scan, at, 2, true);
    bool capital = token->flags & EMIC_TOKEN_CAPITAL;
    if (end == at || (!after && !before && (!capital || short_form)))
        return i;
    return after ? end + 1 : end;
}

/* Whether a word shortly before `i` announces an address. */
static bool has_hint(emic_scan *scan, size_t i)
{
    for (size_t back = 1; back <= 6 && back <= i; back++) {
        const emic_token *token = emic_scan_at(scan, i - back);
        if (emic_place_is_cue(scan, i - back, EMIC_CUE_DWELLING))
            return true;
        if (token->kind == EMIC_TOKEN_SIGN && token->sign != ':' && token->sign != '\'')
            return false;
    }
    return false;
}

/* Whether the words from `i` to before `end` say themselves that they are a street; `end` moves
 * over what belongs to it. */
static bool is_street_name(emic_scan *scan, size_t i, size_t *end, bool numbered)
{
    for (size_t at = *end; at > i; at--) {
        uint32_t cue = emic_scan_cue(scan, at - 1);
        bool kind = cue & (EMIC_CUE_STREET_LOWER | EMIC_CUE_STREET_AFTER);
        scan->steps++;
        if (!kind || at - 1 == i)
            continue;
        if (numbered || (cue & EMIC_CUE_STREET_LOWER) || has_hint(scan, i)) {
            *end = at;
            return true;
        }
    }
    return false;
}

/* Whether a part of the house comes next, or after one more name. */
static bool has_unit_soon(emic_scan *scan, size_t i)
{
    size_t next = emic_place_name_end(scan, i, 2, false);
    return emic_place_unit_end(scan, i) > i || (next > i && emic_place_unit_end(scan, next) > next);
}

/* A street from `i`, by its own words or by the house number behind it. */
static size_t street_end(emic_scan *scan, size_t i, bool numbered, bool alone)
{
    size_t end = emic_place_name_end(scan, i, NAME_LONGEST, false);
    if (end == i)
        return i;
    size_t kind = end;
    if (is_street_name(scan, i, &kind, numbered)) {
        bool more = emic_place_is_house_number(scan, kind) && emic_scan_same_line(scan, kind);
        return more ? kind + 1 : kind;
    }
    size_t at = end;
    if (emic_place_is_cue(scan, at, EMIC_CUE_STREET_LOWER) && emic_scan_same_line(scan, at))
        return at + 1;
    bool abroad = false;
    if (emic_place_is_cue(scan, at, EMIC_CUE_STREET_ABROAD | EMIC_CUE_STREET_AFTER) &&
        emic_scan_same_line(scan, at)) {
        abroad = true;
        at++;
        at += emic_scan_sign(scan, at) == '.' && emic_scan_glued(scan, at);
    }
    bool house = emic_place_is_house_number(scan, at) && emic_scan_same_line(scan, at);
    bool compound = (house || numbered) && is_compound_street(scan, end - 1);
    if (!house)
        return compound && numbered ? end : i;
    bool sure = numbered || (alone && has_hint(scan, i)) || has_unit_soon(scan, at + 1);
    if (!sure && ((!abroad && !compound) || emic_scan_is_year(scan, at)))
        return i;
    at++;
    bool dot = abroad && emic_scan_sign(scan, at) == '.' && emic_scan_glued(scan, at);
    return dot ? at + 1 : at;
}

/* In text without capitals: a number, one or two words, and a kind of street. */
static size_t lower_street_end(emic_scan *scan, size_t i)
{
    for (size_t at = i; at < i + 3; at++) {
        if (at > i && emic_place_is_cue(scan, at, EMIC_CUE_STREET_LOWER))
            return at + 1;
        if (at > i && emic_place_is_house_number(scan, at) &&
            emic_place_unit_end(scan, at + 1) > at + 1)
            return at + 1;
        if (emic_scan_at(scan, at)->kind != EMIC_TOKEN_WORD || !emic_scan_same_line(scan, at) ||
            emic_place_is_cue(scan, at, EMIC_CUE_LITTLE | EMIC_CUE_NUMERAL))
            return i;
    }
    return i;
}

/* "FPO AE 12345", or a ship of the navy before it. */
static size_t military_end(emic_scan *scan, size_t i)
{
    const emic_token *token = emic_scan_at(scan, i);
    if (!(token->flags & EMIC_TOKEN_UPPER))
        return i;
    if (emic_place_is_cue(scan, i, EMIC_CUE_MILITARY) && emic_scan_points(scan, i + 1) == 2 &&
        emic_place_is_house_number(scan, i + 2))
        return i + 3;
    size_t end =
        emic_place_is_cue(scan, i, EMIC_CUE_SHIP) ? emic_place_name_end(scan, i + 1, 2, false) : i;
    return emic_place_is_cue(scan, end, EMIC_CUE_MILITARY) ? end : i;
}

size_t emic_place_core_end(emic_scan *scan, size_t i, bool numbered, bool alone)
{
    size_t end = emic_place_box_end(scan, i);
    if (end == i)
        end = military_end(scan, i);
    if (end == i)
        end = prefixed_end(scan, i);
    if (end == i)
        end = street_end(scan, i, numbered, alone);
    if (end == i && numbered)
        end = lower_street_end(scan, i);
    return end;
}
