/* Street addresses: a core (a street, a box, two streets at a corner; see detect_street.c) with
 * numbers before it and parts of the house, town, region and postcode behind it. */
#include "privacy/detect_place.h"

enum { NAME_LONGEST = 5, TAIL_PARTS = 7, TAIL_WORDS = 4 };

/* Over line breaks' decoration and commas between the parts of an address. */
static size_t skip_between(emic_scan *scan, size_t i)
{
    size_t at = i + (emic_scan_sign(scan, i) == ',');
    if (emic_scan_same_line(scan, at))
        return at;
    for (size_t most = at + 4; at < most; at++) {
        char sign = emic_scan_sign(scan, at);
        if (!sign || !strchr(",>?*|", sign))
            break;
    }
    return at;
}

/* Whether the name from `i` to before `end` goes on with an address: no label, and no beginning of
 * a sentence in a new line. */
static bool is_tail_name(emic_scan *scan, size_t i, size_t end)
{
    if (end == i || emic_place_is_cue(scan, i, EMIC_CUE_LABEL) || emic_scan_sign(scan, end) == ':')
        return false;
    const emic_token *next = emic_scan_at(scan, end);
    bool sentence = next->kind == EMIC_TOKEN_WORD && emic_scan_same_line(scan, end) &&
                    !(next->flags & EMIC_TOKEN_CAPITAL);
    return emic_scan_same_line(scan, i) || !sentence;
}

/* Whether the numbers from `i` are rather a phone number: three groups in a row, or two with
 * seven digits and more that are no postcode such as 12345-6789. */
static bool is_number_row(emic_scan *scan, size_t i)
{
    size_t groups = 0, digits = 0, at = i;
    bool dash = false;
    while (groups < 3 && emic_scan_is_number(scan, at) &&
           (at == i || emic_scan_same_line(scan, at))) {
        char sign = emic_scan_glued(scan, at + 1) ? emic_scan_sign(scan, at + 1) : 0;
        digits += emic_scan_at(scan, at)->digits;
        groups++;
        dash = dash || sign == '-';
        at += sign && strchr("-./", sign) ? 2 : 1;
    }
    bool postcode = dash && emic_scan_at(scan, i)->digits == 5;
    bool short_first = emic_scan_at(scan, i)->digits < 3; /* a region: 43 73313 */
    return groups == 3 || (groups == 2 && digits >= 7 && !postcode && !short_first);
}

/* One more part of an address from `i`: a unit, a box, a postcode, a town, a region. */
static size_t part_end(emic_scan *scan, size_t i, bool *last)
{
    size_t end = emic_place_box_end(scan, i);
    if (end == i)
        end = emic_place_unit_end(scan, i);
    if (end > i)
        return end;
    const emic_token *token = emic_scan_at(scan, i);
    if (is_number_row(scan, i))
        return i;
    if (emic_place_is_house_number(scan, i) && !emic_scan_is_year(scan, i)) {
        char sign = emic_scan_sign(scan, i + 1);
        *last = token->digits > 2;
        if (sign == '-' && emic_scan_glued(scan, i + 1) && emic_place_is_house_number(scan, i + 2))
            return i + 3;
        return i + 1;
    }
    if (emic_place_is_cue(scan, i, EMIC_CUE_MILITARY) ||
        emic_place_is_cue(scan, i - 1, EMIC_CUE_MILITARY))
        return i + 1;
    if (emic_scan_sign(scan, i) == '(' && emic_place_is_name(scan, i + 1) &&
        emic_scan_sign(scan, i + 2) == ')')
        return i + 3;
    bool region = token->length == 2 && (token->flags & EMIC_TOKEN_UPPER);
    if ((region && emic_scan_sign(scan, i - 1) == ',') || emic_token_is(token, scan->text, "nan"))
        return i + 1;
    end = emic_place_name_end(scan, i, TAIL_WORDS, false);
    return is_tail_name(scan, i, end) ? end : i;
}

/* The end of all that belongs to an address after its core. Rather a word too much than a town
 * left out: a person decides. */
static size_t tail_end(emic_scan *scan, size_t core)
{
    size_t end = core, at = core;
    bool last = false;
    for (size_t part = 0; part < TAIL_PARTS && !last; part++) {
        at = skip_between(scan, end);
        size_t next = part_end(scan, at, &last);
        if (next == at)
            break;
        end = next;
    }
    return end;
}

/* "the corner of A and B": both streets, whatever they are called. */
static size_t corner_end(emic_scan *scan, size_t i, size_t *from)
{
    if (!emic_place_is_cue(scan, i, EMIC_CUE_BOX) ||
        !emic_token_is(emic_scan_at(scan, i), scan->text, "corner") ||
        !emic_token_is(emic_scan_at(scan, i + 1), scan->text, "of"))
        return i;
    *from = i > 0 && emic_token_is(emic_scan_at(scan, i - 1), scan->text, "the") ? i - 1 : i;
    size_t at = i + 2;
    for (int street = 0; street < 2; street++) {
        at += emic_place_is_house_number(scan, at);
        size_t end = emic_place_name_end(scan, at, NAME_LONGEST, false);
        if (end == at)
            return i;
        at = end;
        while (at < end + 2 && emic_scan_at(scan, at)->kind == EMIC_TOKEN_WORD &&
               !emic_place_is_cue(scan, at, EMIC_CUE_LITTLE))
            at++;
        at += emic_place_is_house_number(scan, at);
        at += street == 0 && emic_scan_sign(scan, at) == '.';
        if (street == 0 && !emic_token_is(emic_scan_at(scan, at++), scan->text, "and"))
            return i;
    }
    return at;
}

/* An address at `i`: up to two numbers, a core and its tail. */
static size_t address_end(emic_scan *scan, size_t i)
{
    size_t at = i;
    while (at < i + 2 && emic_place_is_house_number(scan, at) &&
           (at == i || emic_scan_same_line(scan, at)))
        at++;
    bool numbered = at > i && emic_scan_same_line(scan, at) &&
                    (!emic_scan_glued(scan, at) || emic_scan_sign(scan, at) == 0);
    if (at > i && !numbered)
        return i;
    if (at == i && emic_scan_is_inside(scan, i))
        return i;
    size_t core = emic_place_core_end(scan, at, numbered, at == i);
    if (core == at) {
        size_t unit = at == i ? emic_place_unit_end(scan, i) : i;
        return unit > i ? tail_end(scan, unit) : i;
    }
    return tail_end(scan, core);
}

void emic_detect_addresses(emic_scan *scan)
{
    const uint8_t hints = EMIC_HINT_DIGIT | EMIC_HINT_ADDRESS;
    for (size_t i = 0; (i = emic_scan_next(scan, i, hints)) < scan->count;) {
        size_t from = i, end = i;
        if (!scan->marks[i]) {
            end = corner_end(scan, i, &from);
            if (end == i)
                end = address_end(scan, i);
        }
        if (end > i)
            emic_scan_claim(scan, EMIC_CANDIDATE_ADDRESS, from, end);
        i = end > i ? end : i + 1;
    }
}
