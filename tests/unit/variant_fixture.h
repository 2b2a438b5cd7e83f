/* Rosters in one line, and what follows from them: "Jane Doe;@Harbor Light;#Springfield", where @
 * is an organisation, # a place and + a contact; behind | stand given variants. All names are made
 * up. Include it after cmocka. */
#pragma once
#include "privacy/variant.h"

enum { VARIANT_MOST = 16 };

typedef struct variant_roster {
    emic_arena *arena;
    emic_roster_entry entries[VARIANT_MOST];
    size_t count;
    emic_variant_list list;
} variant_roster;

static emic_slice variant_cut(emic_slice *rest, char sign)
{
    const char *end = rest->length ? memchr(rest->data, sign, rest->length) : NULL;
    emic_slice cut = {rest->data, end ? (size_t)(end - rest->data) : rest->length};
    *rest = emic_slice_from(*rest, cut.length + (end != NULL));
    return cut;
}

static void variant_add(variant_roster *to, emic_slice line)
{
    static const char signs[] = "@#+";
    static const emic_entity_kind kinds[] = {EMIC_ENTITY_ORGANISATION, EMIC_ENTITY_PLACE,
                                             EMIC_ENTITY_CONTACT};
    assert_true(to->count < VARIANT_MOST);
    emic_roster_entry *entry = &to->entries[to->count++];
    emic_slice name = variant_cut(&line, '|');
    assert_true(name.length > 0);
    const char *sign = strchr(signs, name.data[0]);
    entry->kind = sign ? kinds[sign - signs] : EMIC_ENTITY_PERSON;
    entry->name = emic_slice_from(name, sign != NULL);
    while (line.length)
        *EMIC_PUSH(to->arena, &entry->variants) = variant_cut(&line, '|');
}

/* Lives in a new arena, which the caller closes. */
static variant_roster variant_load(const char *line)
{
    variant_roster roster = {.arena = emic_arena_open()};
    emic_slice rest = emic_slice_of(line);
    while (rest.length)
        variant_add(&roster, variant_cut(&rest, ';'));
    emic_variant_derive(roster.entries, roster.count, emic_gazetteer_load(), roster.arena,
                        &roster.list);
    assert_true(roster.list.count > 0);
    return roster;
}
