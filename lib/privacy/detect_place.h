/* What the detectors of places share: names, house numbers and the cores of addresses. Each
 * `..._end` gives the token after what begins at `i`, or `i` when nothing does. */
#pragma once
#include "privacy/detect_scan.h"

/* Whether token `i` has one of the cues. */
static inline bool emic_place_is_cue(emic_scan *scan, size_t i, uint32_t cue)
{
    scan->steps++;
    return emic_scan_cue(scan, i) & cue;
}

/* A word that a name of a street or town may hold: capitalised and not a little word. */
bool emic_place_is_name(emic_scan *scan, size_t i);

/* A house number, or a postcode without a sign: 12, 12a, 019, 45000. */
bool emic_place_is_house_number(emic_scan *scan, size_t i);

/* A name of at most `most` words, with particles between them, on one line and before a part of a
 * house; `lower` also takes words without capitals. */
size_t emic_place_name_end(emic_scan *scan, size_t i, size_t most, bool lower);

/* An apartment, a suite, a floor with its number. */
size_t emic_place_unit_end(emic_scan *scan, size_t i);

/* "P.O. Box 12", "PSC 12, Box 34", "Unit 12 Box 34". */
size_t emic_place_box_end(emic_scan *scan, size_t i);

/* The core of an address. `numbered`: a number stands before it; `alone`: the address begins
 * with it, so that words before may announce it. */
size_t emic_place_core_end(emic_scan *scan, size_t i, bool numbered, bool alone);
