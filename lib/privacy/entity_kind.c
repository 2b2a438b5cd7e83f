/* Names of the kinds of entities. */
#include "privacy/entity_kind.h"

static const char *const kind_names[EMIC_ENTITY_KINDS] = {
    "person", "place", "organisation", "date", "number", "contact", "other",
};

const char *emic_entity_kind_name(emic_entity_kind kind)
{
    return kind_names[kind];
}

bool emic_entity_kind_find(emic_slice name, emic_entity_kind *out)
{
    for (int i = 0; i < EMIC_ENTITY_KINDS; i++) {
        if (!emic_slice_is(name, kind_names[i]))
            continue;
        *out = (emic_entity_kind)i;
        return true;
    }
    return false;
}
