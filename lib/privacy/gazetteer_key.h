/* Words as the gazetteer compares them. Internal to gazetteer.c and its test. */
#pragma once
#include "privacy/fold.h"

enum { EMIC_GAZETTEER_LONGEST = 48 }; /* bytes of a key */

/* `words` (valid UTF-8) without case, marks, apostrophes and full stops, hyphens as spaces, into
 * `out`; returns its length, 0 when nothing is left or there is no room. */
size_t emic_gazetteer_key(emic_folder *folder, emic_slice words, char out[EMIC_GAZETTEER_LONGEST]);
