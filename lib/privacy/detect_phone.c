/* Telephone numbers in the ways that countries write them, and vehicle plates. */
#include "privacy/detect_scan.h"

enum { PHONE_SHORTEST = 7, PHONE_LONGEST = 15, PHONE_GROUPS = 8 };

/* Digits in a group after the first: in any number, after an area code, and after a plus. */
enum { GROUP_LONGEST = 6, GROUP_LONGEST_FAR = 8, GROUP_LONGEST_PLUS = 12 };

/* What has been read of a number. */
typedef struct phone_number {
    size_t end; /* after its last token */
    size_t digits;
    size_t groups;
    size_t dots;          /* groups with a full stop before them */
    uint16_t first, last; /* digits of the first and the last group */
    bool plus, bracket;
    bool far;   /* it begins with an area code: 030, (0)30 */
    bool years; /* every group so far may be a year */
} phone_number;

static void add_group(emic_scan *scan, phone_number *phone, size_t i)
{
    uint16_t digits = emic_scan_at(scan, i)->digits;
    if (phone->groups == 0) {
        phone->first = digits;
        phone->far = digits < GROUP_LONGEST && scan->text.data[emic_scan_at(scan, i)->byte] == '0';
    }
    phone->years = phone->years && emic_scan_is_year(scan, i);
    phone->last = digits;
    phone->digits += digits;
    phone->groups++;
    phone->end = i + 1;
}

/* "(0)" and "(555)" at `i`. */
static bool is_bracketed(emic_scan *scan, size_t i)
{
    return emic_scan_sign(scan, i) == '(' && emic_scan_is_number(scan, i + 1) &&
           emic_scan_at(scan, i + 1)->digits <= 5 && emic_scan_sign(scan, i + 2) == ')' &&
           emic_scan_glued(scan, i + 1) && emic_scan_glued(scan, i + 2);
}

/* Whether the sign at `i` stands between two groups: without blanks or, behind an area code, with
 * one on either side: "030 / 4230 - 2067". */
static bool is_joint(emic_scan *scan, const phone_number *phone, size_t i)
{
    char sign = emic_scan_sign(scan, i);
    if (!sign || !strchr("-./", sign))
        return false;
    bool glued = emic_scan_glued(scan, i);
    if (glued || sign == '.' || !(phone->far || phone->plus))
        return glued && emic_scan_glued(scan, i + 1);
    return phone->groups > 0 && !emic_scan_glued(scan, i + 1) && emic_scan_same_line(scan, i + 1) &&
           emic_scan_is_number(scan, i + 1);
}

/* Reads one group after what has been read, with the sign before it. */
static bool read_group(emic_scan *scan, phone_number *phone)
{
    size_t i = phone->end;
    char sign = emic_scan_sign(scan, i);
    if (phone->groups > 0 && !emic_scan_same_line(scan, i))
        return false;
    if (is_bracketed(scan, i)) {
        add_group(scan, phone, i + 1);
        phone->end = i + 3;
        phone->bracket = true;
        return true;
    }
    if (is_joint(scan, phone, i)) {
        phone->dots += sign == '.';
        i++;
    }
    const emic_token *token = emic_scan_at(scan, i);
    bool tail = token->kind == EMIC_TOKEN_MIXED && token->digits >= 3 && phone->groups > 0;
    if ((token->kind != EMIC_TOKEN_NUMBER && !tail) ||
        (phone->groups > 0 && !emic_scan_same_line(scan, i)))
        return false;
    if (phone->digits + (tail ? 4 : token->digits) > PHONE_LONGEST)
        return false;
    if (tail && !memchr(scan->text.data + token->byte, 'x', token->length))
        return false;
    bool alone = phone->groups == 0;
    uint16_t most = phone->plus || tail ? GROUP_LONGEST_PLUS
                    : phone->far        ? GROUP_LONGEST_FAR
                                        : GROUP_LONGEST;
    if (!alone && token->digits > most)
        return false;
    add_group(scan, phone, i);
    if (tail)
        phone->digits = phone->digits > PHONE_LONGEST ? PHONE_LONGEST : phone->digits;
    return !tail;
}

/* "1 000 000" and "25 000 000" are amounts; no number is grouped so with so few digits. */
static bool is_amount(const phone_number *phone)
{
    return phone->first == 1 && phone->groups == 3 && phone->digits == 7 && !phone->plus;
}

/* `announced`: a word before says that a phone number comes; then six digits will do, too. */
static bool is_phone(const phone_number *phone, bool announced)
{
    if (phone->digits + announced < PHONE_SHORTEST || phone->digits > PHONE_LONGEST ||
        is_amount(phone))
        return false;
    if (phone->plus)
        return true;
    if (phone->groups == 1)
        return announced || phone->digits == 10 || phone->digits == 11;
    if (phone->years || phone->last < 2 || (phone->dots > 0 && phone->groups < 3))
        return false;
    return phone->bracket || phone->first >= 2 || phone->digits >= 11;
}

static void add_extension(emic_scan *scan, phone_number *phone)
{
    static const char *const words[] = {"x", "ext", "extension"};
    size_t i = phone->end;
    for (size_t w = 0; w < sizeof words / sizeof *words; w++) {
        if (!emic_token_is(emic_scan_at(scan, i), scan->text, words[w]))
            continue;
        i += emic_scan_sign(scan, i + 1) == '.' ? 2 : 1;
        if (emic_scan_is_number(scan, i) && emic_scan_same_line(scan, i))
            phone->end = i + 1;
        return;
    }
}

/* "call me at", "Mobile:" shortly before `i`. */
static bool is_announced(emic_scan *scan, size_t i)
{
    for (size_t back = 1; back <= 5 && back <= i; back++) {
        scan->steps++;
        if (emic_scan_cue(scan, i - back) & EMIC_CUE_PHONE)
            return true;
        if (emic_scan_at(scan, i - back)->digits > 0)
            return false;
    }
    return false;
}

static size_t phone_end(emic_scan *scan, size_t from)
{
    phone_number phone = {.end = from, .years = true};
    if (emic_scan_sign(scan, from) == '+') {
        phone.plus = true;
        phone.end++;
        if (!emic_scan_glued(scan, from + 1))
            return from;
    }
    while (phone.groups < PHONE_GROUPS && read_group(scan, &phone))
        ;
    if (!is_phone(&phone, is_announced(scan, from)))
        return from;
    add_extension(scan, &phone);
    return emic_scan_sign(scan, phone.end) == '%' ? from : phone.end;
}

static bool may_begin(emic_scan *scan, size_t i)
{
    const emic_token *token = emic_scan_at(scan, i), *before = emic_scan_at(scan, i - 1);
    bool money = before->kind == EMIC_TOKEN_SIGN && before->sign == '$';
    if (scan->marks[i] || emic_scan_is_inside(scan, i) || money)
        return false;
    if (emic_scan_glued(scan, i) && before->sign && strchr("-.,/+", before->sign) &&
        emic_scan_is_number(scan, i - 2) && !scan->marks[i - 2])
        return false;
    return (token->kind == EMIC_TOKEN_NUMBER && !emic_scan_has_number_cue(scan, i, true)) ||
           token->sign == '+' || token->sign == '(';
}

void emic_detect_phones(emic_scan *scan)
{
    const uint8_t hints = EMIC_HINT_DIGIT | EMIC_HINT_PHONE;
    for (size_t i = 0; (i = emic_scan_next(scan, i, hints)) < scan->count;) {
        size_t end = may_begin(scan, i) ? phone_end(scan, i) : i;
        scan->steps++;
        if (end > i && emic_scan_is_free(scan, i, end))
            emic_scan_claim(scan, EMIC_CANDIDATE_PHONE, i, end);
        i = end > i ? end : i + 1;
    }
}

/* --- Vehicle plates --------------------------------------------------------------------------- */

static bool is_capitals(emic_scan *scan, size_t i, size_t least, size_t most)
{
    const emic_token *token = emic_scan_at(scan, i);
    size_t points = token->end - token->start;
    return token->kind == EMIC_TOKEN_WORD && points >= least && points <= most &&
           (token->flags & (points > 1 ? EMIC_TOKEN_UPPER : EMIC_TOKEN_CAPITAL));
}

static bool is_digits(emic_scan *scan, size_t i, size_t least, size_t most)
{
    const emic_token *token = emic_scan_at(scan, i);
    return token->kind == EMIC_TOKEN_NUMBER && token->digits >= least && token->digits <= most;
}

static bool is_dash(emic_scan *scan, size_t i)
{
    return emic_scan_sign(scan, i) == '-' && emic_scan_glued(scan, i) &&
           emic_scan_glued(scan, i + 1);
}

/* AB12 CDE (UK), B-MW 1234 (Germany), AB-123-CD (France, Italy), ABC-1234 (US), 1234 BCD. */
static size_t plate_form(emic_scan *scan, size_t i)
{
    const emic_token *token = emic_scan_at(scan, i);
    if (token->kind == EMIC_TOKEN_MIXED && token->length == 4 && token->digits == 2 &&
        (token->flags & EMIC_TOKEN_UPPER) && is_capitals(scan, i + 1, 3, 3) &&
        emic_scan_same_line(scan, i + 1) && scan->text.data[token->byte + 3] <= '9')
        return i + 2;
    if (is_capitals(scan, i, 1, 3) && is_dash(scan, i + 1)) {
        if (is_capitals(scan, i + 2, 1, 2) && is_digits(scan, i + 3, 1, 4) &&
            emic_scan_same_line(scan, i + 3))
            return i + 4;
        if (is_digits(scan, i + 2, 3, 3) && is_dash(scan, i + 3) && is_capitals(scan, i + 4, 2, 2))
            return i + 5;
        if (is_capitals(scan, i, 2, 3) && is_digits(scan, i + 2, 3, 4))
            return i + 3;
    }
    if (is_digits(scan, i, 4, 4) && !emic_scan_is_year(scan, i) && is_capitals(scan, i + 1, 3, 3) &&
        emic_scan_same_line(scan, i + 1))
        return i + 2;
    return i;
}

/* "plate number is 7ABC 123": capitals and digits soon after the cue. */
static size_t plate_after_cue(emic_scan *scan, size_t cue, size_t *from)
{
    size_t i = cue + 1, end;
    while (i < cue + 5 &&
           ((emic_scan_cue(scan, i) & (EMIC_CUE_LITTLE | EMIC_CUE_NUMBER | EMIC_CUE_NUMBER_OF)) ||
            strchr(":#", emic_scan_sign(scan, i) ? emic_scan_sign(scan, i) : 'x')))
        i++;
    bool digits = false;
    for (end = i; end < i + 5; end++) {
        const emic_token *token = emic_scan_at(scan, end);
        bool fits = is_capitals(scan, end, 1, 4) || token->kind == EMIC_TOKEN_NUMBER ||
                    (token->kind == EMIC_TOKEN_MIXED && token->length <= 8) || is_dash(scan, end);
        if (!fits || !emic_scan_same_line(scan, end))
            break;
        digits = digits || token->digits > 0;
    }
    *from = i;
    return digits ? end : i;
}

void emic_detect_plates(emic_scan *scan)
{
    const uint8_t hints = EMIC_HINT_DIGIT | EMIC_HINT_PLATE;
    for (size_t i = 0; (i = emic_scan_next(scan, i, hints)) < scan->count;) {
        size_t from = i, end = i;
        if (emic_scan_cue(scan, i) & EMIC_CUE_PLATE)
            end = plate_after_cue(scan, i, &from);
        else if (!emic_scan_is_inside(scan, i))
            end = plate_form(scan, i);
        scan->steps++;
        if (end > from && end > i)
            emic_scan_claim(scan, EMIC_CANDIDATE_PLATE, from, end);
        i = end > i ? end : i + 1;
    }
}
