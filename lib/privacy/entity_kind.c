/* The names of the kinds of entities. */
#include "privacy/entity_kind.h"

static const char *const names[] = {
    [EMIC_ENTITY_PERSON] = "person",
    [EMIC_ENTITY_PLACE] = "place",
    [EMIC_ENTITY_ORGANISATION] = "organisation",
    [EMIC_ENTITY_DATE] = "date",
    [EMIC_ENTITY_NUMBER] = "number",
    [EMIC_ENTITY_CONTACT] = "contact",
    [EMIC_ENTITY_OTHER] = "other",
};

const char *emic_entity_kind_name(emic_entity_kind kind)
{
    return names[kind];
}

emic_status emic_entity_kind_find(emic_slice name, emic_entity_kind *out, emic_error *err)
{
    for (int i = 0; i < EMIC_ENTITY_KINDS; i++) {
        if (!emic_slice_is(name, names[i]))
            continue;
        *out = (emic_entity_kind)i;
        return EMIC_OK;
    }
    return emic_fail(err, EMIC_INVALID,
                     "unknown kind \"%.*s\"; a kind is person, place, organisation, date, number, "
                     "contact or other",
                     EMIC_ARG(name));
}
