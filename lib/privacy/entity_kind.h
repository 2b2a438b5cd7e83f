/* What kind of thing must not be recognized. */
#pragma once
#include "base/slice.h"
#include "base/status.h"

typedef enum emic_entity_kind {
    EMIC_ENTITY_PERSON,
    EMIC_ENTITY_PLACE,
    EMIC_ENTITY_ORGANISATION,
    EMIC_ENTITY_DATE,
    EMIC_ENTITY_NUMBER,
    EMIC_ENTITY_CONTACT,
    EMIC_ENTITY_OTHER,
    EMIC_ENTITY_KINDS, /* how many there are */
} emic_entity_kind;

/* "person", "place" ... and back (EMIC_INVALID lists them). */
EMIC_API const char *emic_entity_kind_name(emic_entity_kind kind);
EMIC_API emic_status emic_entity_kind_find(emic_slice name, emic_entity_kind *out, emic_error *err);
