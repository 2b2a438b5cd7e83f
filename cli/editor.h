/* A text in the person's own editor: in a folder that only they can read, for as long as they edit
 * it. */
#pragma once
#include "emic.h"

/* Writes `content` to a new file `name` in a new private folder ($TMPDIR, else /tmp). */
emic_status editor_open(const char *name, emic_slice content, emic_arena *arena, const char **path,
                        emic_error *err);

/* Runs $VISUAL, else $EDITOR, else vi on `path` and waits for it. EMIC_INVALID when none is set and
 * there is no terminal for vi; EMIC_IO when it cannot be run or ends with a failure. */
emic_status editor_run(const char *path, emic_error *err);

/* Removes the file, what the editor left beside it, and the folder. Only for files of
 * editor_open. */
void editor_discard(const char *path);
/* Whether `path` lies in a folder of editor_open. */
bool editor_owns(const char *path);
