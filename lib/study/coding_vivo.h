/* In-vivo codes: a code named after the words of a passage, which it remembers as its source. */
#pragma once
#include "study/codebook.h"

/* Adds a code named after `words` (white space becomes single spaces, signs at the end go), below
 * the code that `under` names or, when that is empty, at the top: provisional, in vivo. The tree is
 * kept as a new version of the codebook. EMIC_EXISTS when there is one of this name; EMIC_INVALID
 * for words that cannot be a name: none, more than a line of them, or with a "/". */
EMIC_API emic_status emic_code_vivo_add(emic_study *study, emic_slice words, emic_slice under,
                                        emic_id *out, emic_error *err);

/* Remembers `coding` as the passage that gave `code` its name. */
EMIC_API emic_status emic_code_vivo_source(emic_study *study, emic_id code, emic_id coding,
                                           emic_error *err);
