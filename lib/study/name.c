/* Names to ids. Codes have paths and are looked up in codebook.c. */
#include "study/name.h"
#include "base/suggestion.h"
#include "study/study_db.h"

enum { MOST_LISTED = 8 };

typedef struct name_list {
    const char **items;
    size_t count, capacity;
} name_list;

/* What `list` yields, and a NULL behind it. */
static emic_status load_names(emic_study *study, const char *list, emic_arena *arena,
                              name_list *out, emic_error *err)
{
    emic_cursor cursor;
    bool more = false;
    *out = (name_list){0};
    EMIC_TRY(emic_db_query(emic_study_db(study), list, EMIC_NO_VALUES, &cursor, err));
    emic_status status;
    while ((status = emic_cursor_next(&cursor, &more, err)) == EMIC_OK && more)
        *EMIC_PUSH(arena, out) = emic_arena_string(arena, emic_cursor_text(&cursor, 0));
    emic_cursor_close(&cursor);
    *EMIC_PUSH(arena, out) = NULL;
    out->count--;
    return status;
}

static emic_status fail_unknown(const char *thing, emic_slice name, const name_list *known,
                                emic_arena *arena, emic_error *err)
{
    const char *nearest = emic_suggestion_find(name, known->items), *names = "";
    if (known->count == 0)
        return emic_fail(err, EMIC_NOT_FOUND, "unknown %s \"%.*s\": the study has no %ss yet",
                         thing, EMIC_ARG(name), thing);
    if (nearest)
        return emic_fail(err, EMIC_NOT_FOUND, "unknown %s \"%.*s\"; did you mean \"%s\"?", thing,
                         EMIC_ARG(name), nearest);
    for (size_t i = 0; i < known->count && i < MOST_LISTED; i++)
        names = emic_arena_format(arena, "%s%s%s", names, i ? ", " : "", known->items[i]);
    if (known->count > MOST_LISTED)
        names = emic_arena_format(arena, "%s and %zu more", names, known->count - MOST_LISTED);
    return emic_fail(err, EMIC_NOT_FOUND, "unknown %s \"%.*s\"; known: %s", thing, EMIC_ARG(name),
                     names);
}

emic_status emic_name_find(emic_study *study, const char *thing, const char *find, const char *list,
                           emic_slice name, emic_id *out, emic_error *err)
{
    name_list known;
    EMIC_TRY(emic_db_int(emic_study_db(study), find, EMIC_ROW(emic_text(name)), 0, out, err));
    if (*out)
        return EMIC_OK;
    emic_arena *arena = emic_arena_open();
    emic_status status = load_names(study, list, arena, &known, err);
    if (status == EMIC_OK)
        status = fail_unknown(thing, name, &known, arena, err);
    emic_arena_close(arena);
    return status;
}

emic_status emic_name_check(const char *thing, emic_slice name, emic_error *err)
{
    if (emic_slice_trim(name).length == 0)
        return emic_fail(err, EMIC_INVALID, "the %s is empty", thing);
    for (size_t i = 0; i < name.length; i++)
        if ((unsigned char)name.data[i] < 0x20 || name.data[i] == 0x7F)
            return emic_fail(err, EMIC_INVALID, "the %s is one line without tabs", thing);
    return EMIC_OK;
}

bool emic_name_is_plain(emic_slice name)
{
    enum { LONGEST = 64 };
    static const char allowed[] =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_";
    for (size_t i = 0; i < name.length; i++)
        if (!memchr(allowed, name.data[i], sizeof allowed - 1))
            return false;
    return name.length > 0 && name.length <= LONGEST;
}
