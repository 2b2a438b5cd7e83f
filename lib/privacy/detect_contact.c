/* E-mail addresses (also as they are spoken), URLs, handles and network addresses. They claim
 * first, as their dots and digits look like much else. */
#include "privacy/detect_scan.h"

static bool is_local_part(emic_scan *scan, size_t i)
{
    char sign = emic_scan_sign(scan, i);
    return emic_scan_is_run(scan, i) || (sign && strchr("._%+-'", sign));
}

/* The end of "example.org" from its first label; `from` when that is no domain name. */
static size_t domain_end(emic_scan *scan, size_t from)
{
    size_t end = from, i = from;
    bool dotted = false;
    while (i < from + EMIC_SCAN_REACH && emic_scan_is_run(scan, i) &&
           (i == from || emic_scan_glued(scan, i))) {
        char sign = emic_scan_glued(scan, i + 1) ? emic_scan_sign(scan, i + 1) : 0;
        if (dotted)
            end = i + 1;
        if (sign != '.' && sign != '-')
            break;
        dotted = dotted || sign == '.';
        i += 2;
    }
    return end;
}

static size_t email_end(emic_scan *scan, size_t at, size_t floor)
{
    size_t from = at, end = domain_end(scan, at + 1);
    if (!emic_scan_glued(scan, at) || !emic_scan_glued(scan, at + 1) || end == at + 1)
        return at;
    while (from > floor && at - from < EMIC_SCAN_REACH && is_local_part(scan, from - 1) &&
           (emic_scan_glued(scan, from)))
        from--;
    while (from < at && !emic_scan_is_run(scan, from))
        from++;
    emic_scan_claim(scan, EMIC_CANDIDATE_EMAIL, from, end);
    return from < at ? end : at;
}

static size_t handle_end(emic_scan *scan, size_t at)
{
    size_t i = at + 1;
    if (emic_scan_is_inside(scan, at) || !emic_scan_glued(scan, i) || !emic_scan_is_run(scan, i))
        return at;
    while (i < at + EMIC_SCAN_REACH && emic_scan_glued(scan, i) &&
           (emic_scan_is_run(scan, i) || emic_scan_sign(scan, i) == '_'))
        i++;
    if (i > at + 2 || emic_scan_points(scan, at + 1) > 1)
        emic_scan_claim(scan, EMIC_CANDIDATE_HANDLE, at, i);
    return i;
}

/* "jane at example dot org", in words or with brackets: `dot` is where "dot" stands. */
static void spoken_email(emic_scan *scan, size_t dot, size_t floor)
{
    size_t at = dot - 2, end = dot + 2;
    if (dot < floor + 3 || !emic_token_is(emic_scan_at(scan, dot), scan->text, "dot") ||
        !emic_token_is(emic_scan_at(scan, at), scan->text, "at") ||
        !(emic_scan_cue(scan, dot + 1) & EMIC_CUE_DOMAIN))
        return;
    if (!emic_scan_is_run(scan, dot - 1) || !emic_scan_is_run(scan, at - 1))
        return;
    size_t from = at - 1;
    while (from >= floor + 2 && at - from < 8 &&
           emic_token_is(emic_scan_at(scan, from - 1), scan->text, "dot"))
        from -= 2;
    emic_scan_claim(scan, EMIC_CANDIDATE_EMAIL, from, end);
}

/* The end of what goes on without white space from `i`, less the signs of the sentence. */
static size_t path_end(emic_scan *scan, size_t i)
{
    while (i < scan->count && emic_scan_glued(scan, i)) {
        char sign = emic_scan_sign(scan, i);
        if (sign && strchr("<>\"|\\^`{}", sign))
            break;
        i++;
    }
    while (strchr(".,;:!?)]'\"*", emic_scan_sign(scan, i - 1)) && emic_scan_sign(scan, i - 1))
        i--;
    return i;
}

/* A URL with a scheme whose colon is token `at`, as in "https://example.org/". */
static size_t scheme_end(emic_scan *scan, size_t at)
{
    bool slashes = emic_scan_sign(scan, at + 1) == '/' && emic_scan_sign(scan, at + 2) == '/';
    if (at == 0 || !slashes || !emic_scan_is_inside(scan, at) || !emic_scan_is_run(scan, at + 3))
        return at;
    size_t end = path_end(scan, at + 3);
    if (end <= at + 3)
        return at;
    emic_scan_claim(scan, EMIC_CANDIDATE_URL, at - 1, end);
    return end;
}

/* A URL without one: "www." and anything, or a domain name with a well-known end. */
static size_t bare_url_end(emic_scan *scan, size_t from)
{
    size_t end = domain_end(scan, from);
    if (end == from)
        return from;
    const emic_token *last = emic_scan_at(scan, end - 1);
    bool known = (emic_scan_cue(scan, end - 1) & EMIC_CUE_DOMAIN) &&
                 !(last->flags & EMIC_TOKEN_CAPITAL) && emic_scan_points(scan, end - 2 - 1) > 1;
    if (!known && !emic_token_is(emic_scan_at(scan, from), scan->text, "www"))
        return end;
    if (emic_scan_glued(scan, end) && emic_scan_sign(scan, end) == '/')
        end = path_end(scan, end);
    emic_scan_claim(scan, EMIC_CANDIDATE_URL, from, end);
    return end;
}

static size_t ip4_end(emic_scan *scan, size_t from)
{
    for (size_t i = 0; i < 4; i++) {
        size_t at = from + 2 * i;
        int64_t value = emic_scan_at(scan, at)->digits <= 3 ? emic_scan_value(scan, at) : -1;
        if (value < 0 || value > 255 || (i > 0 && !emic_scan_glued(scan, at)))
            return from;
        if (i < 3 && (!emic_scan_glued(scan, at + 1) || emic_scan_sign(scan, at + 1) != '.'))
            return from;
    }
    /* A fifth part makes it something else. */
    if (emic_scan_sign(scan, from + 7) == '.' && emic_scan_glued(scan, from + 7) &&
        emic_scan_glued(scan, from + 8) && emic_scan_is_number(scan, from + 8))
        return from;
    return from + 7;
}

static bool is_hex_group(emic_scan *scan, size_t i)
{
    const emic_token *token = emic_scan_at(scan, i);
    if (!emic_scan_is_run(scan, i) || token->length > 4)
        return false;
    for (uint32_t at = 0; at < token->length; at++) {
        if (!strchr("0123456789abcdefABCDEF", scan->text.data[token->byte + at]))
            return false;
    }
    return true;
}

/* RFC 4291: eight groups, or fewer with one "::". */
static size_t ip6_end(emic_scan *scan, size_t from)
{
    size_t i = from, groups = 0, digits = 0;
    bool shortened = false;
    while (groups < 9 && (i == from || emic_scan_glued(scan, i))) {
        if (is_hex_group(scan, i)) {
            digits += emic_scan_at(scan, i)->digits;
            groups++, i++;
        }
        if (emic_scan_sign(scan, i) != ':' || (i > from && !emic_scan_glued(scan, i)))
            break;
        bool twice = emic_scan_sign(scan, i + 1) == ':' && emic_scan_glued(scan, i + 1);
        if (twice && shortened)
            return from;
        if (!twice && (!emic_scan_glued(scan, i + 1) || !is_hex_group(scan, i + 1)))
            break;
        shortened = shortened || twice;
        i += twice ? 2 : 1;
    }
    bool whole = shortened ? groups > 0 && groups < 8 && digits > 0 : groups == 8;
    return whole ? i : from;
}

static size_t ip_end(emic_scan *scan, size_t from)
{
    if (emic_scan_glued(scan, from) &&
        (emic_scan_is_run(scan, from - 1) ||
         (emic_scan_sign(scan, from - 1) && strchr(".:-", emic_scan_sign(scan, from - 1)))))
        return from;
    size_t end = ip4_end(scan, from);
    if (end == from)
        end = ip6_end(scan, from);
    if (end > from)
        emic_scan_claim(scan, EMIC_CANDIDATE_IP, from, end);
    return end;
}

static size_t contact_end(emic_scan *scan, size_t i, size_t floor)
{
    size_t end = i;
    switch (emic_scan_sign(scan, i)) {
    case '@':
        end = email_end(scan, i, floor);
        return end > i ? end : handle_end(scan, i);
    case ':':
        end = scheme_end(scan, i);
        return end > i ? end : ip_end(scan, i);
    case '.':
        return i;
    default:
        break;
    }
    if (emic_scan_is_run(scan, i) && emic_scan_glued(scan, i + 1) && !emic_scan_is_inside(scan, i))
        end = ip_end(scan, i);
    return end;
}

/* E-mail addresses and network addresses claim before domain names, which are parts of them. */
void emic_detect_contacts(emic_scan *scan)
{
    size_t floor = 0;
    for (size_t i = 0; (i = emic_scan_next(scan, i, EMIC_HINT_CONTACT)) < scan->count;) {
        if (scan->cues[i + 1] & EMIC_CUE_DOMAIN)
            spoken_email(scan, i, floor);
        size_t end = contact_end(scan, i, floor);
        if (end > i)
            floor = end;
        i = end > i ? end : i + 1;
    }
    for (size_t i = 0; (i = emic_scan_next(scan, i, EMIC_HINT_STOP)) < scan->count;) {
        bool begins = scan->marks[i] == 0 && emic_scan_is_run(scan, i);
        size_t end = begins ? bare_url_end(scan, i) : i;
        i = end > i ? end : i + 1;
        scan->steps++;
    }
}
