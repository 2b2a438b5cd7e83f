/* Plain pseudonyms: a given name like the one it stands for, from hand-written lists of common
 * given names by origin. A name that is a word of English, a month or a country is in no list, so
 * that what was put in stays visible as a name. Tags such as TP07 need nothing of this. */
#pragma once
#include "base/arena.h"
#include "base/slice.h"
#include "base/status.h"
#include "privacy/gazetteer.h"

typedef enum emic_gender { EMIC_GENDER_ANY, EMIC_GENDER_FEMALE, EMIC_GENDER_MALE } emic_gender;

/* One list: names parted by spaces. */
typedef struct emic_name_pool {
    const char *origin; /* "Spanish"; "general" for the last, whose names many languages have */
    const char *female, *male;
} emic_name_pool;

extern const emic_name_pool emic_name_pools[];
extern const size_t emic_name_pool_count;

/* What a name tells, and no more than a guess: the first list that has one of its words, and the
 * gender that the list, or else the gazetteer, gives it. */
typedef struct emic_name_guess {
    const emic_name_pool *pool; /* the general one when nothing is known */
    emic_gender gender;
} emic_name_guess;

emic_name_guess emic_name_guess_of(emic_slice name, const emic_gazetteer *gazetteer);

/* Whether `name` must not be used, because it is used already or stands in the corpus. */
typedef bool emic_name_taken(void *context, emic_slice name);

typedef struct emic_pseudonym_request {
    emic_slice name; /* the real one */
    emic_slice
        key; /* secret bytes: who lacks them cannot tell from a name which pseudonym it got */
    const emic_gazetteer *gazetteer;
    emic_name_taken *is_taken; /* compared as the caller does; NULL: none is */
    void *context;
} emic_pseudonym_request;

/* A pseudonym of the same origin and gender as far as these can be guessed; when that list has no
 * more, a general one, and then any of that gender. Never a word of the real name. The same request
 * gives the same name (its start is SHA-256 of key and folded name), as long as the same names are
 * taken. EMIC_NOT_FOUND when all are taken. `*out` is borrowed for ever. */
emic_status emic_pseudonym_draw(const emic_pseudonym_request *request, emic_slice *out,
                                emic_error *err);
