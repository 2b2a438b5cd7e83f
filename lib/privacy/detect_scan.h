/* What the families of detectors share: the tokens, what each word hints at, and what has been
 * claimed so far. A family that runs earlier claims first; nobody claims a token twice. */
#pragma once
#include "privacy/detect.h"
#include "privacy/detect_cue.h"

enum {
    EMIC_MARK_FIRST = 0x80, /* added to the kind at the first token of a candidate */
    EMIC_SCAN_REACH = 64,   /* tokens that any look around a place may take */
};

typedef struct emic_scan {
    emic_slice text;
    const emic_token *tokens; /* with one of kind END behind the last */
    const uint32_t *cues;     /* of each token, that one included */
    const uint8_t *hints;     /* what may begin at each token */
    uint8_t *marks;           /* kind of the candidate that holds each token */
    size_t count, steps;
} emic_scan;

/* The families, in the order in which they claim. */
void emic_detect_contacts(emic_scan *scan);        /* e-mail, URL, handle, IP */
void emic_detect_checked_numbers(emic_scan *scan); /* card, IBAN, SSN */
void emic_detect_dates(emic_scan *scan);           /* dates, ages, birth years */
void emic_detect_addresses(emic_scan *scan);
void emic_detect_postcodes(emic_scan *scan);
void emic_detect_plates(emic_scan *scan);
void emic_detect_phones(emic_scan *scan);
void emic_detect_years(emic_scan *scan);
void emic_detect_other_numbers(emic_scan *scan); /* ids, numbers of four digits and more */

/* Token `i`; the END token for any `i` past the end, and so for the one before the first. */
static inline const emic_token *emic_scan_at(emic_scan *scan, size_t i)
{
    scan->steps++;
    return &scan->tokens[i < scan->count ? i : scan->count];
}

/* The first token from `i` on with one of the hints of `mask`; the count when there is none. */
static inline size_t emic_scan_next(emic_scan *scan, size_t i, uint8_t mask)
{
    const uint64_t wide = mask * UINT64_C(0x0101010101010101);
    uint64_t eight;
    scan->steps++;
    for (; i < scan->count; i += sizeof eight) {
        memcpy(&eight, scan->hints + i, sizeof eight);
        if (eight & wide)
            break;
    }
    while (i < scan->count && !(scan->hints[i] & mask))
        i++;
    return i < scan->count ? i : scan->count;
}

static inline uint32_t emic_scan_cue(const emic_scan *scan, size_t i)
{
    return scan->cues[i < scan->count ? i : scan->count];
}

/* Whether no white space stands before token `i`. */
static inline bool emic_scan_glued(emic_scan *scan, size_t i)
{
    return !(emic_scan_at(scan, i)->flags & EMIC_TOKEN_SPACE);
}

/* Whether no line end parts token `i` from the one before; one that only wraps the text does not.
 */
static inline bool emic_scan_same_line(emic_scan *scan, size_t i)
{
    return !(emic_scan_at(scan, i)->flags & EMIC_TOKEN_LINE);
}

static inline char emic_scan_sign(emic_scan *scan, size_t i)
{
    return emic_scan_at(scan, i)->sign;
}

static inline bool emic_scan_is_number(emic_scan *scan, size_t i)
{
    return emic_scan_at(scan, i)->kind == EMIC_TOKEN_NUMBER;
}

/* Whether token `i` is a word, a number or a mixture. */
static inline bool emic_scan_is_run(emic_scan *scan, size_t i)
{
    uint8_t kind = emic_scan_at(scan, i)->kind;
    return kind != EMIC_TOKEN_SIGN && kind != EMIC_TOKEN_END;
}

/* Whether token `i` is glued to a word or number before it. */
static inline bool emic_scan_is_inside(emic_scan *scan, size_t i)
{
    return emic_scan_glued(scan, i) && emic_scan_is_run(scan, i - 1);
}

static inline uint32_t emic_scan_points(emic_scan *scan, size_t i)
{
    const emic_token *token = emic_scan_at(scan, i);
    return token->end - token->start;
}

/* The value of a number of at most nine digits, -1 for any other token. */
int64_t emic_scan_value(emic_scan *scan, size_t i);

/* Whether token `i` may be a year: four digits, 1900 to 2099. */
bool emic_scan_is_year(emic_scan *scan, size_t i);

/* Whether a word shortly before token `i` says that a number of something follows: "case number:".
 * `of` asks for what it is the number of; the word "number" alone will not do. */
bool emic_scan_has_number_cue(emic_scan *scan, size_t i, bool of);

/* Whether nobody has claimed any of the tokens from `from` to before `to`. */
bool emic_scan_is_free(emic_scan *scan, size_t from, size_t to);

/* Claims the tokens from `from` to before `to`, if they are free. */
void emic_scan_claim(emic_scan *scan, emic_candidate_kind kind, size_t from, size_t to);
