/* The stem of a word: what is left without its ending (Snowball), so that "waited" and "waiting"
 * are one. An algorithm of rules, which knows no dictionary: it errs at times. */
#pragma once
#include "base/slice.h"
#include "base/status.h"

typedef struct emic_stemmer emic_stemmer;

/* For a language by its English name or its code of two or three letters ("english", "en", "eng").
 * EMIC_NOT_FOUND suggests the nearest, or lists those there are. */
emic_status emic_stemmer_open(emic_slice language, emic_stemmer **out, emic_error *err);
void emic_stemmer_close(emic_stemmer *stemmer);

/* The stem of `word` (valid UTF-8, small letters), until the next call. Words of over 100 bytes are
 * their own. */
emic_slice emic_stem(emic_stemmer *stemmer, emic_slice word);
