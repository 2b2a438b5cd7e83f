/* Properties in the study file. A value is checked against the scale when it is said: a scale never
 * changes while it has values. */
#include "study/code_property.h"
#include "base/suggestion.h"
#include "study/study_db.h"
#include <stdlib.h>

/* The next value of a scale, trimmed; `*rest` passes it. */
static emic_slice next_value(emic_slice *rest)
{
    const char *comma = memchr(rest->data, ',', rest->length);
    size_t length = comma ? (size_t)(comma - rest->data) : rest->length;
    emic_slice value = emic_slice_trim((emic_slice){rest->data, length});
    *rest = emic_slice_from(*rest, length + (comma != NULL));
    return value;
}

typedef struct value_list {
    const char **items;
    size_t count, capacity;
} value_list;

/* The values of `scale`, and a NULL behind them. */
static emic_status read_scale(emic_slice scale, emic_arena *arena, value_list *out, emic_error *err)
{
    emic_slice rest = scale;
    *out = (value_list){0};
    while (rest.length) {
        emic_slice value = next_value(&rest);
        if (value.length == 0)
            return emic_fail(err, EMIC_INVALID, "the scale \"%.*s\" has an empty value",
                             EMIC_ARG(scale));
        for (size_t i = 0; i < out->count; i++)
            if (emic_slice_is(value, out->items[i]))
                return emic_fail(err, EMIC_INVALID, "the scale \"%.*s\" has \"%.*s\" twice",
                                 EMIC_ARG(scale), EMIC_ARG(value));
        *EMIC_PUSH(arena, out) = emic_arena_string(arena, value);
    }
    if (out->count == 1)
        return emic_fail(err, EMIC_INVALID,
                         "the scale \"%.*s\" has one value; two or more, parted by commas, make "
                         "one, as in \"none,some,strong\"",
                         EMIC_ARG(scale));
    *EMIC_PUSH(arena, out) = NULL;
    out->count--;
    return EMIC_OK;
}

static const char insert_property[] = "INSERT INTO code_property(code, name, scale)"
                                      " VALUES (?1, ?2, ?3) ON CONFLICT (code, name) DO NOTHING";

static emic_status add_property(emic_study *study, emic_id code, emic_slice name, emic_slice scale,
                                emic_arena *arena, emic_error *err)
{
    value_list values;
    const char *kept = "";
    EMIC_TRY(read_scale(scale, arena, &values, err));
    for (size_t i = 0; i < values.count; i++)
        kept = emic_arena_format(arena, "%s%s%s", kept, i ? "," : "", values.items[i]);
    EMIC_TRY(emic_db_run(emic_study_db(study), insert_property,
                         EMIC_ROW(emic_int(code), emic_text(name), emic_text(emic_slice_of(kept))),
                         err));
    if (emic_db_changes(emic_study_db(study)) == 0)
        return emic_fail(err, EMIC_EXISTS, "the code has a property \"%.*s\" already",
                         EMIC_ARG(name));
    return EMIC_OK;
}

emic_status emic_code_property_add(emic_study *study, emic_id code, emic_slice name,
                                   emic_slice scale, emic_error *err)
{
    name = emic_slice_trim(name);
    if (name.length == 0 || memchr(name.data, '=', name.length))
        return emic_fail(err, EMIC_INVALID,
                         "\"%.*s\" is no name for a property: it is empty or "
                         "has a \"=\" in it",
                         EMIC_ARG(name));
    emic_arena *arena = emic_arena_open();
    emic_status status = add_property(study, code, name, scale, arena, err);
    emic_arena_close(arena);
    return status;
}

static const char list_properties[] =
    "SELECT p.id, p.code, p.name, p.scale, (SELECT count(*) FROM coding_value v"
    " WHERE v.property = p.id) FROM code_property p ORDER BY p.code, p.name";

emic_status emic_code_property_list_load(emic_study *study, emic_arena *arena,
                                         emic_code_property_list *out, emic_error *err)
{
    emic_cursor cursor;
    bool more = false;
    *out = (emic_code_property_list){0};
    EMIC_TRY(emic_db_query(emic_study_db(study), list_properties, EMIC_NO_VALUES, &cursor, err));
    emic_status status;
    while ((status = emic_cursor_next(&cursor, &more, err)) == EMIC_OK && more) {
        emic_code_property *property = EMIC_PUSH(arena, out);
        property->id = emic_cursor_int(&cursor, 0);
        property->code = emic_cursor_int(&cursor, 1);
        property->name = emic_arena_copy(arena, emic_cursor_text(&cursor, 2));
        property->scale = emic_arena_copy(arena, emic_cursor_text(&cursor, 3));
        property->codings = emic_cursor_int(&cursor, 4);
    }
    emic_cursor_close(&cursor);
    return status;
}

/* The property `name` of `code` or, with `codebook`, of the nearest code above that has one. */
static emic_status find_property(const emic_code_property_list *list, const emic_codebook *codebook,
                                 emic_id code, emic_slice name, emic_arena *arena,
                                 const emic_code_property **out, emic_error *err)
{
    value_list known = {0};
    int at = codebook ? emic_codebook_at(codebook, code) : -1;
    for (;;) {
        for (size_t i = 0; i < list->count; i++) {
            if (list->items[i].code != code)
                continue;
            *out = &list->items[i];
            if (emic_slice_equal(list->items[i].name, name))
                return EMIC_OK;
            *EMIC_PUSH(arena, &known) = emic_arena_string(arena, list->items[i].name);
        }
        at = at < 0 ? -1 : codebook->items[at].parent;
        if (at < 0)
            break;
        code = codebook->items[at].id;
    }
    if (known.count == 0)
        return emic_fail(err, EMIC_NOT_FOUND,
                         "the code has no properties; emic property add gives it one");
    *EMIC_PUSH(arena, &known) = NULL;
    return emic_fail_unknown(err, NULL, 0, 0, "property", name, known.items);
}

static const char delete_property[] = "DELETE FROM code_property WHERE id = ?1";

static emic_status remove_property(emic_study *study, emic_id code, emic_slice name,
                                   emic_arena *arena, emic_error *err)
{
    emic_code_property_list list;
    const emic_code_property *found;
    EMIC_TRY(emic_code_property_list_load(study, arena, &list, err));
    EMIC_TRY(find_property(&list, NULL, code, name, arena, &found, err));
    if (found->codings)
        return emic_fail(err, EMIC_INVALID, "%lld coding%s a value of \"%.*s\"",
                         (long long)found->codings, found->codings == 1 ? " has" : "s have",
                         EMIC_ARG(name));
    return emic_db_run(emic_study_db(study), delete_property, EMIC_ROW(emic_int(found->id)), err);
}

emic_status emic_code_property_remove(emic_study *study, emic_id code, emic_slice name,
                                      emic_error *err)
{
    emic_arena *arena = emic_arena_open();
    emic_status status = remove_property(study, code, name, arena, err);
    emic_arena_close(arena);
    return status;
}

/* --- Values of codings ------------------------------------------------------------------------ */

static emic_status check_value(const emic_code_property *property, emic_slice value,
                               emic_arena *arena, emic_error *err)
{
    value_list values;
    if (property->scale.length == 0) {
        char *end, *text = emic_arena_string(arena, value);
        size_t fits = strspn(text, "+-0123456789.eE");
        strtod(text, &end);
        if (*end == '\0' && fits == value.length)
            return EMIC_OK;
        return emic_fail(err, EMIC_INVALID, "\"%.*s\" is no number; \"%.*s\" has no scale of words",
                         EMIC_ARG(value), EMIC_ARG(property->name));
    }
    EMIC_TRY(read_scale(property->scale, arena, &values, err));
    for (size_t i = 0; i < values.count; i++)
        if (emic_slice_is(value, values.items[i]))
            return EMIC_OK;
    return emic_fail(err, EMIC_INVALID, "\"%.*s\" is not on the scale of \"%.*s\": %.*s",
                     EMIC_ARG(value), EMIC_ARG(property->name), EMIC_ARG(property->scale));
}

static const char code_of[] = "SELECT code FROM coding WHERE id = ?1";
static const char set_value[] =
    "INSERT INTO coding_value(coding, property, value) VALUES (?1, ?2, ?3)"
    " ON CONFLICT (coding, property) DO UPDATE SET value = excluded.value";
static const char clear_value[] = "DELETE FROM coding_value WHERE coding = ?1 AND property = ?2";

static emic_status set_in(emic_study *study, emic_id coding, emic_slice name, emic_slice value,
                          emic_arena *arena, emic_error *err)
{
    emic_id code;
    emic_code_property_list list;
    emic_codebook codebook;
    const emic_code_property *property;
    emic_db *db = emic_study_db(study);
    EMIC_TRY(emic_db_int(db, code_of, EMIC_ROW(emic_int(coding)), 0, &code, err));
    if (!code)
        return emic_fail(err, EMIC_NOT_FOUND, "no coding %lld; emic coding list shows the ids",
                         (long long)coding);
    EMIC_TRY(emic_codebook_load(study, arena, &codebook, err));
    EMIC_TRY(emic_code_property_list_load(study, arena, &list, err));
    EMIC_TRY(find_property(&list, &codebook, code, name, arena, &property, err));
    if (value.length == 0)
        return emic_db_run(db, clear_value, EMIC_ROW(emic_int(coding), emic_int(property->id)),
                           err);
    EMIC_TRY(check_value(property, value, arena, err));
    return emic_db_run(db, set_value,
                       EMIC_ROW(emic_int(coding), emic_int(property->id), emic_text(value)), err);
}

emic_status emic_coding_value_set(emic_study *study, emic_id coding, emic_slice property,
                                  emic_slice value, emic_error *err)
{
    emic_arena *arena = emic_arena_open();
    emic_status status =
        set_in(study, coding, emic_slice_trim(property), emic_slice_trim(value), arena, err);
    emic_arena_close(arena);
    return status;
}
