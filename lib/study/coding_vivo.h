/* In-vivo codes from a passage: a code named after its words. */
#pragma once
#include "study/codebook_edit.h"

/* Adds a code named `name`, which must stand in `words`, or when that is empty after all of them:
 * white space is single spaces, and the sentence's signs at both ends go. It lies below the code
 * that `under` names or, when that is empty, at the top, as a theme. It is provisional and in vivo.
 * Errors are those of emic_codebook_find and emic_codebook_add_in_vivo. emic_codebook_set_source
 * then says which coding it is named after. */
EMIC_API emic_status emic_code_vivo_add(emic_study *study, const emic_codebook *codebook,
                                        emic_slice words, emic_slice name, emic_slice under,
                                        emic_id *out, emic_error *err);
