/* Numbers that name something. Those with a check digit or a fixed form claim early; phone
 * numbers are in detect_phone.c; what is left over claims last. */
#include "base/text.h"
#include "privacy/detect_scan.h"
#include "privacy/token_class.h"

enum { CARD_SHORTEST = 12, CARD_LONGEST = 19, IBAN_SHORTEST = 15, IBAN_LONGEST = 34 };

/* --- Payment cards ---------------------------------------------------------------------------- */

/* Appends the digits of token `i` to `digits`, which holds `*count`. */
static bool add_digits(emic_scan *scan, size_t i, char digits[CARD_LONGEST], size_t *count)
{
    const emic_token *token = emic_scan_at(scan, i);
    if (token->kind != EMIC_TOKEN_NUMBER || *count + token->digits > CARD_LONGEST)
        return false;
    for (size_t at = token->byte; at < token->byte + token->length;) {
        int digit = emic_token_digit(emic_utf8_next(scan->text, &at));
        if (digit >= 0)
            digits[(*count)++] = (char)digit;
    }
    return true;
}

/* The check digit of ISO/IEC 7812, after H. P. Luhn. */
static bool passes_luhn(const char *digits, size_t count)
{
    int sum = 0;
    for (size_t i = 0; i < count; i++) {
        int digit = digits[count - 1 - i];
        sum += i % 2 == 0 ? digit : digit < 5 ? 2 * digit : 2 * digit - 9;
    }
    return sum % 10 == 0;
}

/* Whether a card number may begin so: banks' own prefixes 2 to 6, and the old ones of JCB. */
static bool is_issuer(const char *digits)
{
    int two = digits[0] * 10 + digits[1], four = two * 100 + digits[2] * 10 + digits[3];
    return (two >= 34 && two <= 39) || two == 30 || (two >= 40 && two <= 69) ||
           (four >= 2221 && four <= 2720) || four == 2131 || four == 1800 ||
           (four >= 2200 && four <= 2204);
}

/* The token after the one at `i`, over one blank or dash; `i + 1` without one. */
static size_t next_group(emic_scan *scan, size_t i)
{
    bool dash = emic_scan_glued(scan, i + 1) && emic_scan_glued(scan, i + 2) &&
                emic_scan_sign(scan, i + 1) == '-';
    return dash ? i + 2 : i + 1;
}

static size_t card_end(emic_scan *scan, size_t from)
{
    char digits[CARD_LONGEST];
    size_t count = 0, end = from;
    uint16_t first = emic_scan_at(scan, from)->digits;
    if ((first != 4 && first < CARD_SHORTEST) || emic_scan_sign(scan, from - 1) == '+')
        return from;
    for (size_t i = from; add_digits(scan, i, digits, &count); i = next_group(scan, i)) {
        if (i > from && (!emic_scan_same_line(scan, i) || emic_scan_at(scan, i)->digits < 3))
            break;
        if (count >= CARD_SHORTEST && is_issuer(digits) && passes_luhn(digits, count))
            end = i + 1;
        if (first >= CARD_SHORTEST)
            break;
    }
    return end;
}

/* --- Bank accounts ---------------------------------------------------------------------------- */

static bool is_letter(char byte)
{
    return (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z');
}

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

/* Appends the bytes of token `i`; false when it is not of ASCII letters and digits, or too long. */
static bool add_account(emic_scan *scan, size_t i, char account[IBAN_LONGEST], size_t *count)
{
    const emic_token *token = emic_scan_at(scan, i);
    const char *data = scan->text.data + token->byte;
    if (!emic_scan_is_run(scan, i) || *count + token->length > IBAN_LONGEST)
        return false;
    for (uint32_t at = 0; at < token->length; at++) {
        if (!is_letter(data[at]) && !is_digit(data[at]))
            return false;
    }
    memcpy(account + *count, data, token->length);
    *count += token->length;
    return true;
}

/* ISO 7064 MOD 97-10 over the account with its first four characters moved to the end, letters
 * counting from 10. */
static bool passes_mod97(const char *account, size_t count)
{
    unsigned rest = 0;
    for (size_t i = 0; i < count; i++) {
        char byte = account[(i + 4) % count];
        if (is_digit(byte))
            rest = (rest * 10 + (unsigned)(byte - '0')) % 97;
        else
            rest = (rest * 100 + (unsigned)((byte | 32) - 'a') + 10) % 97;
    }
    return rest == 1;
}

static size_t iban_end(emic_scan *scan, size_t from)
{
    char account[IBAN_LONGEST];
    size_t count = 0, end = from;
    for (size_t i = from; add_account(scan, i, account, &count); i = next_group(scan, i)) {
        bool begins = count >= 4 && is_letter(account[0]) && is_letter(account[1]) &&
                      is_digit(account[2]) && is_digit(account[3]);
        if (!begins || (i > from && !emic_scan_same_line(scan, i)))
            break;
        if (count >= IBAN_SHORTEST && passes_mod97(account, count))
            end = i + 1;
    }
    return end;
}

/* --- Social security numbers ------------------------------------------------------------------ */

static bool cue_before(emic_scan *scan, size_t i, uint32_t cue, size_t reach)
{
    for (size_t back = 1; back <= reach && back <= i; back++) {
        scan->steps++;
        if (emic_scan_cue(scan, i - back) & cue)
            return true;
    }
    return false;
}

static size_t ssn_end(emic_scan *scan, size_t from)
{
    if (emic_scan_at(scan, from)->digits == 9 && cue_before(scan, from, EMIC_CUE_SSN, 5))
        return from + 1;
    if (emic_scan_at(scan, from)->digits != 3)
        return from;
    size_t two = next_group(scan, from), four = next_group(scan, two);
    bool same = two - from == four - two && emic_scan_same_line(scan, two) &&
                emic_scan_same_line(scan, four);
    int64_t area = emic_scan_value(scan, from), group = emic_scan_value(scan, two),
            serial = emic_scan_value(scan, four);
    if (!same || emic_scan_at(scan, two)->digits != 2 || emic_scan_at(scan, four)->digits != 4 ||
        area <= 0 || area == 666 || group <= 0 || serial <= 0)
        return from;
    /* Without dashes the same groups are many another number. */
    return two - from == 2 || cue_before(scan, from, EMIC_CUE_SSN, 5) ? four + 1 : from;
}

/* Whether a number may begin at `i`: not inside "a-12", "3.12" or "12-345". */
static bool may_begin(emic_scan *scan, size_t i)
{
    char sign = emic_scan_sign(scan, i - 1);
    return !emic_scan_glued(scan, i) || !sign || !strchr("-.", sign) ||
           !emic_scan_is_run(scan, i - 2) || !emic_scan_glued(scan, i - 1);
}

static size_t checked_end(emic_scan *scan, size_t i, emic_candidate_kind *kind)
{
    uint8_t type = emic_scan_at(scan, i)->kind;
    size_t end = i;
    if (type == EMIC_TOKEN_MIXED) {
        *kind = EMIC_CANDIDATE_IBAN;
        return iban_end(scan, i);
    }
    if (type != EMIC_TOKEN_NUMBER || !may_begin(scan, i))
        return i;
    *kind = EMIC_CANDIDATE_CARD;
    end = card_end(scan, i);
    if (end > i)
        return end;
    *kind = EMIC_CANDIDATE_SSN;
    return ssn_end(scan, i);
}

void emic_detect_checked_numbers(emic_scan *scan)
{
    for (size_t i = 0; (i = emic_scan_next(scan, i, EMIC_HINT_DIGIT)) < scan->count;) {
        emic_candidate_kind kind;
        size_t end = checked_end(scan, i, &kind);
        scan->steps++;
        if (end > i)
            emic_scan_claim(scan, kind, i, end);
        i = end > i ? end : i + 1;
    }
}

/* --- Everything else -------------------------------------------------------------------------- */

/* "3rd", "90s": a number with a little ending, which names nothing. */
static bool is_ordinal(emic_scan *scan, size_t i)
{
    static const char *const ends[] = {"st", "nd", "rd", "th", "s", "k", "m",
                                       "am", "pm", "kg", "km", "g", "x"};
    const emic_token *token = emic_scan_at(scan, i);
    emic_token tail = *token;
    tail.byte += token->digits;
    tail.length -= token->length > token->digits ? token->digits : 0;
    for (size_t e = 0; e < sizeof ends / sizeof *ends; e++) {
        if (emic_token_is(&tail, scan->text, ends[e]))
            return true;
    }
    return false;
}

/* Whether token `i` goes on with a number after its dash: "12-345", "88-A". */
static bool is_group(emic_scan *scan, size_t i)
{
    const emic_token *token = emic_scan_at(scan, i);
    bool letters =
        token->kind == EMIC_TOKEN_WORD && token->length <= 3 && (token->flags & EMIC_TOKEN_CAPITAL);
    return token->digits > 0 || letters;
}

/* Digits in a number written in groups, and where it ends. */
static size_t digits_of_groups(emic_scan *scan, size_t from, size_t *end)
{
    size_t digits = emic_scan_at(scan, from)->digits, i = from + 1;
    while (i - from < EMIC_SCAN_REACH && emic_scan_glued(scan, i) && emic_scan_glued(scan, i + 1)) {
        char sign = emic_scan_sign(scan, i);
        if (!sign || !strchr("-/.,", sign) || !is_group(scan, i + 1))
            break;
        digits += emic_scan_at(scan, i + 1)->digits;
        i += 2;
    }
    *end = i;
    return digits;
}

/* What may stand between a cue and its number: "number is", ": #", the halves of "driver's". */
static bool is_between(emic_scan *scan, size_t i)
{
    const emic_token *token = emic_scan_at(scan, i);
    if (token->kind == EMIC_TOKEN_SIGN)
        return token->sign && strchr(":#.-(", token->sign);
    return emic_scan_cue(scan, i) & (EMIC_CUE_LITTLE | EMIC_CUE_NUMBER);
}

bool emic_scan_has_number_cue(emic_scan *scan, size_t i, bool of)
{
    for (size_t back = i; back > 0 && i - back < 6;) {
        uint32_t cue = emic_scan_cue(scan, --back);
        if (cue & (of ? EMIC_CUE_NUMBER_OF : EMIC_CUE_NUMBER_OF | EMIC_CUE_NUMBER))
            return true;
        if (!is_between(scan, back))
            return false;
    }
    return false;
}

static emic_candidate_kind other_kind(emic_scan *scan, size_t i, size_t *end)
{
    const emic_token *token = emic_scan_at(scan, i);
    size_t digits = digits_of_groups(scan, i, end);
    if (token->kind == EMIC_TOKEN_MIXED && is_ordinal(scan, i) && digits < 5)
        return EMIC_CANDIDATE_NONE;
    if (emic_scan_has_number_cue(scan, i, false))
        return EMIC_CANDIDATE_ID;
    if (token->kind == EMIC_TOKEN_MIXED && (digits >= 4 || (digits >= 2 && token->length >= 5)))
        return EMIC_CANDIDATE_ID;
    return digits >= 4 ? EMIC_CANDIDATE_NUMBER : EMIC_CANDIDATE_NONE;
}

/* Claims by group, so that what is taken inside one keeps its kind. */
void emic_detect_other_numbers(emic_scan *scan)
{
    for (size_t i = 0; (i = emic_scan_next(scan, i, EMIC_HINT_DIGIT)) < scan->count;) {
        size_t end = i + 1;
        scan->steps++;
        if (!scan->marks[i]) {
            emic_candidate_kind kind = other_kind(scan, i, &end);
            size_t taken = i;
            while (taken < end && !scan->marks[taken])
                taken++;
            end = taken;
            if (kind != EMIC_CANDIDATE_NONE)
                emic_scan_claim(scan, kind, i, end);
        }
        i = end;
    }
}
