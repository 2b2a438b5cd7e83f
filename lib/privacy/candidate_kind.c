/* The names of the kinds of candidates. */
#include "privacy/candidate_kind.h"

static const char *const names[EMIC_CANDIDATE_KINDS] = {
    "none",       "email",   "url",      "handle", "ip",     "card",         "iban",
    "ssn",        "phone",   "plate",    "id",     "number", "date",         "age",
    "birth-year", "address", "postcode", "person", "place",  "organisation", "name"};

const char *emic_candidate_kind_name(emic_candidate_kind kind)
{
    return names[kind];
}

emic_candidate_kind emic_candidate_kind_find(emic_slice name)
{
    for (int i = 1; i < EMIC_CANDIDATE_KINDS; i++)
        if (emic_slice_is(name, names[i]))
            return (emic_candidate_kind)i;
    return EMIC_CANDIDATE_NONE;
}

emic_candidate_kind emic_candidate_kind_of(emic_entity_kind kind)
{
    static const emic_candidate_kind kinds[EMIC_ENTITY_KINDS] = {
        [EMIC_ENTITY_PERSON] = EMIC_CANDIDATE_PERSON,
        [EMIC_ENTITY_PLACE] = EMIC_CANDIDATE_PLACE,
        [EMIC_ENTITY_ORGANISATION] = EMIC_CANDIDATE_ORGANISATION,
        [EMIC_ENTITY_DATE] = EMIC_CANDIDATE_DATE,
        [EMIC_ENTITY_NUMBER] = EMIC_CANDIDATE_NUMBER,
        [EMIC_ENTITY_CONTACT] = EMIC_CANDIDATE_ADDRESS,
        [EMIC_ENTITY_OTHER] = EMIC_CANDIDATE_NAME,
    };
    return kinds[kind];
}
