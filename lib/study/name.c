/* Names to ids. Codes have paths and are looked up in codebook.c. */
#include "study/name.h"
#include "study/study_db.h"
#include "base/text.h"

enum { NEAR = 3 }; /* letters that may differ in a suggestion */

static emic_status nearest(emic_study *study, const char *list, emic_slice name,
                           emic_arena *arena, emic_slice *out, emic_error *err)
{
    emic_cursor cursor;
    bool more = false;
    size_t best = NEAR + 1;
    EMIC_TRY(emic_db_query(emic_study_db(study), list, EMIC_NO_VALUES, &cursor, err));
    emic_status status;
    while ((status = emic_cursor_next(&cursor, &more, err)) == EMIC_OK && more) {
        emic_slice other = emic_cursor_text(&cursor, 0);
        size_t distance = emic_text_distance(name, other, NEAR, arena);
        if (distance >= best)
            continue;
        best = distance;
        *out = emic_arena_copy(arena, other);
    }
    emic_cursor_close(&cursor);
    return status;
}

emic_status emic_name_find(emic_study *study, const char *thing, const char *find,
                           const char *list, emic_slice name, emic_id *out, emic_error *err)
{
    EMIC_TRY(emic_db_int(emic_study_db(study), find, EMIC_ROW(emic_text(name)), 0, out, err));
    if (*out)
        return EMIC_OK;
    emic_arena *arena = emic_arena_open();
    emic_slice near = {0};
    emic_status status = nearest(study, list, name, arena, &near, err);
    if (status == EMIC_OK && near.length)
        status = emic_fail(err, EMIC_NOT_FOUND, "unknown %s \"%.*s\"; did you mean \"%.*s\"?",
                           thing, EMIC_ARG(name), EMIC_ARG(near));
    else if (status == EMIC_OK)
        status = emic_fail(err, EMIC_NOT_FOUND, "unknown %s \"%.*s\"; emic %s list shows them",
                           thing, EMIC_ARG(name), thing);
    emic_arena_close(arena);
    return status;
}
