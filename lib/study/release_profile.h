/* Release profiles: rules for what a release may tell, those built in and a study's own. What
 * follows from a rule is measure/suppression.h's business. */
#pragma once
#include "study/study.h"

typedef struct emic_release_profile {
    const char *name, *source; /* source: whose rule this is, to be told to readers */
    int64_t threshold;         /* 1..threshold is small; at least 2: a hidden 1 would be known */
    bool zero_is_safe;
    bool class_disclosure; /* "all of them" is hidden */
    bool sizes_are_cells;  /* N falls to the rule as n does */
    int64_t round_base; /* published counts and N are rounded to its multiples; 0: they are not */
} emic_release_profile;

/* The profiles that are built in, by name, and how many they are. */
EMIC_API const emic_release_profile *emic_release_profiles(size_t *count);

typedef struct emic_release_profile_list {
    emic_release_profile *items;
    size_t count, capacity;
} emic_release_profile_list;

/* Stores a profile of the study's own. EMIC_INVALID for a name that is not made of letters, digits,
 * - and _, and as emic_release_profile_check says; EMIC_EXISTS when the name is taken or built
 * in. */
EMIC_API emic_status emic_release_profile_add(emic_study *study,
                                              const emic_release_profile *profile, emic_error *err);

/* Takes one of the study's own off. EMIC_NOT_FOUND suggests the nearest. */
EMIC_API emic_status emic_release_profile_remove(emic_study *study, emic_slice name,
                                                 emic_error *err);

/* The study's own, by name. */
EMIC_API emic_status emic_release_profile_list_load(emic_study *study, emic_arena *arena,
                                                    emic_release_profile_list *out,
                                                    emic_error *err);

/* The profile `name`, built in or the study's own. EMIC_INVALID suggests the nearest. */
EMIC_API emic_status emic_release_profile_find(emic_study *study, emic_slice name,
                                               emic_arena *arena, emic_release_profile *out,
                                               emic_error *err);

/* EMIC_INVALID with the reason: a threshold under 2 or over 1000, a negative base. */
EMIC_API emic_status emic_release_profile_check(const emic_release_profile *profile,
                                                emic_error *err);

/* The profile's rule as a sentence without its full stop: "counts of 1 to 10 are hidden, ...". */
EMIC_API const char *emic_release_profile_words(const emic_release_profile *profile,
                                                emic_arena *arena);

/* `value` rounded to the nearest multiple of the profile's base, halves up. As it changes only what
 * is published, and follows from that, whoever reads rounded counts knows less than the audit
 * supposes; sums may no longer add up. */
EMIC_API int64_t emic_release_profile_round(const emic_release_profile *profile, int64_t value);
