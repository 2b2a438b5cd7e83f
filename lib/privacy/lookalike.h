/* Which entity a misspelled or misheard name may be: for candidates that no key fits. Nothing found
 * here is ever applied by itself; a person decides.
 *
 * Letters are compared alone, folded and in plain Latin: signs, spaces and accents do not count. A
 * name of five letters and more is found with one edit (a letter more, less, or another, or two
 * neighbours exchanged), one of nine letters with two; and, from three letters, by its sound
 * (sound.h) while no more than half of the letters differ, or the sound is a long one. The
 * spellings of variant.h that wait for a person are found as they are.
 *
 * Names are indexed by their first seven letters with up to two left out, as SymSpell does
 * (W. Garbe, 2012), so that the cost of a look-up hardly grows with the roster, and the index grows
 * in proportion to it. */
#pragma once
#include "base/api.h"
#include "privacy/variant.h"

typedef struct emic_lookalike emic_lookalike;

/* Indexes the variants, which must outlive the index. */
EMIC_API emic_lookalike *emic_lookalike_open(const emic_variant_list *variants,
                                             const emic_gazetteer *gazetteer);
EMIC_API void emic_lookalike_close(emic_lookalike *lookalike);

/* The likeness of a candidate to one entity: `variant` is the spelling it is nearest to. */
typedef struct emic_likeness {
    uint32_t entity, variant; /* numbers, from 0 */
    unsigned edits;           /* 0: those very letters */
    bool sound;               /* found by its sound alone */
    const char *why; /* "one letter differs", "sounds alike", or the variant's own reason */
} emic_likeness;

typedef struct emic_likeness_list {
    emic_likeness *items;
    size_t count, capacity;
} emic_likeness_list;

/* What `words` (valid UTF-8: a word, or a run of words) may stand for, the likest first, each
 * entity once, EMIC_LIKENESS_MOST at most. Nothing for words in small letters that are all English
 * or of the calendar. The list lives in `arena`. Not for several threads at once. */
enum { EMIC_LIKENESS_MOST = 8 };
EMIC_API void emic_lookalike_find(emic_lookalike *lookalike, emic_slice words, emic_arena *arena,
                                  emic_likeness_list *out);
