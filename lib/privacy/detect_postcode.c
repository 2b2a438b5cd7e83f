/* Postcodes outside of addresses: after their cue, or by a form that nothing else has. */
#include "privacy/detect_scan.h"

static bool has_form(emic_scan *scan, size_t i, const char *form)
{
    const emic_token *token = emic_scan_at(scan, i);
    if (token->length != strlen(form))
        return false;
    for (uint32_t at = 0; at < token->length; at++) {
        char byte = scan->text.data[token->byte + at];
        bool fits = form[at] == '9' ? byte >= '0' && byte <= '9' : byte >= 'A' && byte <= 'Z';
        if (!fits)
            return false;
    }
    return true;
}

static bool has_one_form(emic_scan *scan, size_t i, const char *const *forms)
{
    for (; *forms; forms++) {
        if (has_form(scan, i, *forms))
            return true;
    }
    return false;
}

/* SW1A 1AA (UK), K1A 0B1 (Canada), 1234 AB (Netherlands), 1234-567 (Portugal), 12345-6789 (US). */
static size_t form_end(emic_scan *scan, size_t i)
{
    static const char *const outward[] = {"A9", "A99", "AA9", "AA99", "A9A", "AA9A", NULL};
    bool line = emic_scan_same_line(scan, i + 1);
    bool glued = emic_scan_glued(scan, i + 1);
    if (line && has_one_form(scan, i, outward) && has_form(scan, i + 1, "9AA"))
        return i + 2;
    if (line && has_form(scan, i, "A9A") && has_form(scan, i + 1, "9A9"))
        return i + 2;
    if (line && !glued && has_form(scan, i, "9999") && has_form(scan, i + 1, "AA") &&
        !emic_scan_is_year(scan, i))
        return i + 2;
    if (glued && has_form(scan, i, "9999") && emic_scan_sign(scan, i + 1) == '-' &&
        emic_scan_glued(scan, i + 2) && has_form(scan, i + 2, "999"))
        return i + 3;
    if (glued && has_form(scan, i, "99999") && emic_scan_sign(scan, i + 1) == '-' &&
        emic_scan_glued(scan, i + 2) && has_form(scan, i + 2, "9999"))
        return i + 3;
    return i;
}

/* "zip code is 75534-030": up to two groups, one of them with a digit. */
static size_t cue_end(emic_scan *scan, size_t cue, size_t *from)
{
    size_t i = cue + 1;
    while (i < cue + 5 && emic_scan_at(scan, i)->digits == 0 &&
           (emic_scan_at(scan, i)->sign == ':' ||
            emic_token_is(emic_scan_at(scan, i), scan->text, "code") ||
            (emic_scan_cue(scan, i) & EMIC_CUE_LITTLE)))
        i++;
    *from = i;
    const emic_token *token = emic_scan_at(scan, i);
    bool short_number = token->kind == EMIC_TOKEN_NUMBER && token->digits < 3;
    if (token->digits == 0 || short_number || token->end - token->start > 9)
        return i;
    const emic_token *next = emic_scan_at(scan, i + 1);
    if (next->sign == '-' && emic_scan_glued(scan, i + 1) && emic_scan_glued(scan, i + 2) &&
        emic_scan_is_number(scan, i + 2))
        return i + 3;
    bool group = !(next->flags & EMIC_TOKEN_LINE) && next->end - next->start <= 4 &&
                 (next->digits > 0 || ((next->flags & EMIC_TOKEN_UPPER) && next->length == 2));
    return group ? i + 2 : i + 1;
}

void emic_detect_postcodes(emic_scan *scan)
{
    const uint8_t hints = EMIC_HINT_DIGIT | EMIC_HINT_POSTCODE;
    for (size_t i = 0; (i = emic_scan_next(scan, i, hints)) < scan->count;) {
        size_t from = i, end = i;
        if (emic_scan_cue(scan, i) & EMIC_CUE_POSTCODE)
            end = cue_end(scan, i, &from);
        else if (!emic_scan_is_inside(scan, i))
            end = form_end(scan, i);
        if (end > from && end > i)
            emic_scan_claim(scan, EMIC_CANDIDATE_POSTCODE, from, end);
        i = end > i ? end : i + 1;
        scan->steps++;
    }
}
