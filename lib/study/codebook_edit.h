/* Changing the working codebook, one code at a time. What is done here makes no version:
 * codebook_version.h does. Ids are of codes; EMIC_NOT_FOUND when there is none with an id. */
#pragma once
#include "study/codebook.h"

enum { EMIC_LEVEL_FROM_PARENT = -1 };

/* A code with this name and otherwise what files take when they say nothing: codable, focused, its
 * level a step below its parent's (3 at the top, 1 below a principle). */
EMIC_API emic_code emic_code_make(emic_slice name);

/* Adds `code` behind the codes below `parent` (0: at the top). Its level must lie below the
 * parent's. EMIC_EXISTS when a sibling has the name or another code the mnemonic; EMIC_INVALID when
 * a field cannot be, the parent is retired, or codes would nest too deep. */
EMIC_API emic_status emic_codebook_add(emic_study *study, emic_id parent, const emic_code *code,
                                       emic_id *out, emic_error *err);

/* The same for a code named in a participant's words: `code->name` must stand in `words`, whatever
 * its case, with "_" for a space; when it is empty, `words` become the name. The code is marked
 * in vivo. EMIC_INVALID when the name is not in the words, or the words make no name. */
EMIC_API emic_status emic_codebook_add_in_vivo(emic_study *study, emic_id parent, emic_slice words,
                                               const emic_code *code, emic_id *out,
                                               emic_error *err);

/* Says which coding an in-vivo code is named after. */
EMIC_API emic_status emic_codebook_set_source(emic_study *study, emic_id code, emic_id coding,
                                              emic_error *err);
