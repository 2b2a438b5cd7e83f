/* What no query can know about a study: who made it, how, and what may be done with it. Nothing of
 * it is made up: a field that nobody filled is missing, and what is written from it says so. */
#pragma once
#include "base/strbuf.h"
#include "study/study.h"

typedef enum emic_description_field {
    EMIC_DESCRIPTION_TITLE,
    EMIC_DESCRIPTION_ABSTRACT,
    EMIC_DESCRIPTION_CREATOR,
    EMIC_DESCRIPTION_CONTACT,
    EMIC_DESCRIPTION_PUBLISHER,
    EMIC_DESCRIPTION_FUNDER,
    EMIC_DESCRIPTION_GRANT,
    EMIC_DESCRIPTION_KEYWORD,
    EMIC_DESCRIPTION_LANGUAGE,
    EMIC_DESCRIPTION_IDENTIFIER,
    EMIC_DESCRIPTION_PUBLICATION,
    EMIC_DESCRIPTION_LICENSE,
    EMIC_DESCRIPTION_RIGHTS,
    EMIC_DESCRIPTION_ACCESS,
    EMIC_DESCRIPTION_UNIVERSE,
    EMIC_DESCRIPTION_SAMPLING,
    EMIC_DESCRIPTION_MODE,
    EMIC_DESCRIPTION_PROTOCOL,
    EMIC_DESCRIPTION_BEGAN,
    EMIC_DESCRIPTION_ENDED,
    EMIC_DESCRIPTION_PLACE,
    EMIC_DESCRIPTION_ETHICS,
    EMIC_DESCRIPTION_CONSENT,
    EMIC_DESCRIPTION_ANONYMIZATION,
    EMIC_DESCRIPTION_SYNTHETIC,
    EMIC_DESCRIPTION_FIELDS
} emic_description_field;

/* What a value of a field is. */
typedef enum emic_description_kind {
    EMIC_DESCRIBED_TEXT,
    EMIC_DESCRIBED_LICENSE,  /* an SPDX identifier or expression, or the address of a licence */
    EMIC_DESCRIBED_LANGUAGE, /* a tag such as en or pt-BR */
    EMIC_DESCRIBED_DATE,     /* YYYY, YYYY-MM or YYYY-MM-DD */
    EMIC_DESCRIBED_BOOLEAN,  /* yes or no */
    EMIC_DESCRIBED_CREATOR,  /* "NAME; AFFILIATION; ORCID", the last two perhaps missing */
} emic_description_kind;

typedef struct emic_description_form {
    const char *name;    /* in files and commands */
    const char *meaning; /* for people who fill it */
    emic_description_kind kind;
    bool several; /* it may have more than one value */
} emic_description_form;

EMIC_API const emic_description_form *emic_description_form_of(emic_description_field field);

/* Missing: no value. */
typedef struct emic_description_values {
    emic_slice *items;
    size_t count, capacity;
} emic_description_values;

typedef struct emic_description {
    emic_description_values fields[EMIC_DESCRIPTION_FIELDS];
} emic_description;

/* The value of a field (of several, the first), empty when it is missing. */
EMIC_API emic_slice emic_description_of(const emic_description *description,
                                        emic_description_field field);

/* Whether the study says that its data are made up; false also where it says nothing. */
EMIC_API bool emic_description_is_synthetic(const emic_description *description);

/* A creator's parts; affiliation and ORCID (0000-0000-0000-0000) are empty when not given. */
typedef struct emic_creator {
    emic_slice name, affiliation, orcid;
} emic_creator;
EMIC_API emic_creator emic_creator_parse(emic_slice value);

/* The field called `name`. EMIC_INVALID suggests the nearest. */
EMIC_API emic_status emic_description_find(emic_slice name, emic_description_field *out,
                                           emic_error *err);

EMIC_API emic_status emic_description_load(emic_study *study, emic_arena *arena,
                                           emic_description *out, emic_error *err);

/* Replaces the values of a field; none makes it missing. EMIC_INVALID for several values of a field
 * that has one, for an empty one, and for one that is not of the field's kind. */
EMIC_API emic_status emic_description_set(emic_study *study, emic_description_field field,
                                          const emic_slice *values, size_t count, emic_error *err);

/* Whether a value fits its field: EMIC_INVALID as above. */
EMIC_API emic_status emic_description_check(emic_description_field field, emic_slice value,
                                            emic_error *err);

/* Reads a description from YAML or JSON: a mapping of fields, lists where there are several values,
 * a creator as text or as a mapping of name, affiliation and orcid. Fields that are not there, or
 * empty, are missing. EMIC_INVALID with the place for a field that is none and a value as above. */
EMIC_API emic_status emic_description_parse(const char *path, emic_slice text, emic_arena *arena,
                                            emic_description *out, emic_error *err);

/* As JSON, which emic_description_parse reads: fields in their order, missing ones left out. */
EMIC_API void emic_description_format(const emic_description *description, emic_strbuf *out);

/* Stores the fields that `description` has; others stay. `*changed` counts those that differ from
 * before. */
EMIC_API emic_status emic_description_store(emic_study *study, const emic_description *description,
                                            size_t *changed, emic_error *err);
