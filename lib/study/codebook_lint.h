/* What a careful reader would remark on in a codebook. Nothing here is an error: each remark names
 * a code and says what is worth a look. */
#pragma once
#include "study/codebook.h"

/* `check` is one of: definition, name, level, orphan, empty, unused, overused, compared,
 * provisional, exclusive, in-vivo. `path` is empty for a remark on the whole codebook. */
typedef struct emic_lint_remark {
    const char *check;
    emic_slice path;
    const char *text;
} emic_lint_remark;

typedef struct emic_lint_list {
    emic_lint_remark *items;
    size_t count, capacity;
} emic_lint_list;

/* Remarks in the order of checks above, each in the order of the codebook. Retired codes have none.
 *   definition   neither brief nor full is given
 *   name         like another name: at most a letter in five differs, two at most; case, marks,
 *                spaces, "_" and "-" are no difference
 *   level        not below the parent's, or more than one below it
 *   orphan       at the top, but no principle
 *   empty        only groups codes, and there are none
 *   unused       no coding and no judgement, once there are any
 *   overused     more codings than half of all turns, or than ten times the median of used codes
 *   compared     two codings or more, and none was ever compared with another
 *   provisional  still so
 *   exclusive    the only code of its set
 *   in-vivo      named in vivo after a coding whose words do not hold the name */
EMIC_API emic_status emic_codebook_lint(emic_study *study, emic_arena *arena, emic_lint_list *out,
                                        emic_error *err);
