/* Runs the families of detectors over one stream of tokens and gathers what they claimed. */
#include "privacy/detect.h"
#include "base/text.h"
#include "privacy/detect_scan.h"
#include "privacy/token_class.h"

int64_t emic_scan_value(emic_scan *scan, size_t i)
{
    const emic_token *token = emic_scan_at(scan, i);
    int64_t value = 0;
    if (token->kind != EMIC_TOKEN_NUMBER || token->digits > 9)
        return -1;
    for (size_t at = token->byte; at < token->byte + token->length;) {
        int digit = emic_token_digit(emic_utf8_next(scan->text, &at));
        if (digit >= 0)
            value = value * 10 + digit;
    }
    return value;
}

bool emic_scan_is_year(emic_scan *scan, size_t i)
{
    int64_t value = emic_scan_at(scan, i)->digits == 4 ? emic_scan_value(scan, i) : -1;
    return value >= 1900 && value < 2100;
}

bool emic_scan_is_free(emic_scan *scan, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++) {
        scan->steps++;
        if (scan->marks[i])
            return false;
    }
    return to <= scan->count;
}

void emic_scan_claim(emic_scan *scan, emic_candidate_kind kind, size_t from, size_t to)
{
    if (from >= to || !emic_scan_is_free(scan, from, to))
        return;
    memset(scan->marks + from, (int)kind, to - from);
    scan->marks[from] |= EMIC_MARK_FIRST;
}

static void gather(const emic_scan *scan, emic_arena *arena, emic_candidate_list *out)
{
    for (size_t i = 0; i < scan->count;) {
        size_t first = i++;
        if (!scan->marks[first])
            continue;
        while (i < scan->count && scan->marks[i] && !(scan->marks[i] & EMIC_MARK_FIRST))
            i++;
        const emic_token *from = &scan->tokens[first], *last = &scan->tokens[i - 1];
        emic_slice keyword = {scan->text.data + from->byte, last->byte + last->length - from->byte};
        *EMIC_PUSH(arena, out) =
            (emic_candidate){{from->start, last->end},
                             (emic_candidate_kind)(scan->marks[first] & ~EMIC_MARK_FIRST),
                             keyword,
                             100,
                             false,
                             false};
    }
}

void emic_detect(emic_slice text, const emic_token_list *tokens, emic_arena *arena,
                 emic_candidate_list *out)
{
    emic_scan scan = {.text = text, .tokens = tokens->items, .count = tokens->count};
    *out = (emic_candidate_list){0};
    emic_cue_load(tokens, arena, &scan.cues, &scan.hints);
    scan.marks = emic_arena_array(arena, tokens->count + 1, sizeof *scan.marks);
    emic_detect_contacts(&scan);
    emic_detect_checked_numbers(&scan);
    emic_detect_dates(&scan);
    emic_detect_addresses(&scan);
    emic_detect_postcodes(&scan);
    emic_detect_plates(&scan);
    emic_detect_phones(&scan);
    emic_detect_years(&scan);
    emic_detect_other_numbers(&scan);
    gather(&scan, arena, out);
    out->steps = scan.steps;
}
