/* Codes made while coding: by a new name, or after the words of the passage. They are provisional,
 * and lie below an existing code or at the top, there as themes. */
#pragma once
#include "study/codebook_edit.h"

/* Adds the code `path`, whose last name is new and whose other names are a code that there is.
 * Errors are those of emic_codebook_find and emic_codebook_add. */
EMIC_API emic_status emic_open_code_add(emic_study *study, const emic_codebook *codebook,
                                        emic_slice path, emic_id *out, emic_error *err);

/* What lies before the last "/" of a path, empty for a code at the top. */
EMIC_API emic_slice emic_open_code_parent(emic_slice path);

/* Adds an in-vivo code named `name`, which must stand in `words`, or when that is empty after all
 * of them: white space is single spaces, and the sentence's signs at both ends go. It lies below
 * the code that `under` names or, when that is empty, at the top. Errors are those of
 * emic_codebook_find and emic_codebook_add_in_vivo. emic_codebook_set_source then says which coding
 * it is named after. */
EMIC_API emic_status emic_open_code_add_vivo(emic_study *study, const emic_codebook *codebook,
                                             emic_slice words, emic_slice name, emic_slice under,
                                             emic_id *out, emic_error *err);
