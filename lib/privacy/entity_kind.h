/* What kind of thing a name or a number identifies; as stored in the vault. */
#pragma once
#include "base/api.h"
#include "base/slice.h"

typedef enum emic_entity_kind {
    EMIC_ENTITY_PERSON,
    EMIC_ENTITY_PLACE,
    EMIC_ENTITY_ORGANISATION,
    EMIC_ENTITY_DATE,
    EMIC_ENTITY_NUMBER,
    EMIC_ENTITY_CONTACT, /* an address of any sort: e-mail, telephone, street */
    EMIC_ENTITY_OTHER,
    EMIC_ENTITY_KINDS, /* how many there are */
} emic_entity_kind;

/* "person", "organisation": the kind in files and lists. */
EMIC_API const char *emic_entity_kind_name(emic_entity_kind kind);

/* The kind of that very name; false when there is none. */
EMIC_API bool emic_entity_kind_find(emic_slice name, emic_entity_kind *out);
