/* Release profiles: the rules that are built in, in words, and rounding. */
#include "base/strbuf.h"
#include "measure/suppression.h"

enum { SMALLEST_THRESHOLD = 2, LARGEST_THRESHOLD = 1000, LARGEST_BASE = 1000 };

static const emic_release_profile profiles[] = {
    {
        .name = "cms",
        .source = "cell size policy of the US Centers for Medicare & Medicaid Services",
        .threshold = 10,
        .zero_is_safe = true,
        .sizes_are_cells = true,
    },
    {
        .name = "ons",
        .source = "threshold of 10 of the UK Office for National Statistics, which judges each "
                  "case besides",
        .threshold = 9,
        .zero_is_safe = true,
        .class_disclosure = true,
        .sizes_are_cells = true,
    },
    {
        .name = "small-study",
        .source = "emic's own, for interviews of a few dozen people whose group sizes are told",
        .threshold = 2,
        .zero_is_safe = true,
        .class_disclosure = true,
    },
    {
        .name = "ukllc",
        .source = "rule of UK LLC, the Longitudinal Linkage Collaboration",
        .threshold = 9,
        .sizes_are_cells = true,
    },
};

const emic_release_profile *emic_release_profiles(size_t *count)
{
    *count = sizeof profiles / sizeof *profiles;
    return profiles;
}

emic_status emic_release_profile_check(const emic_release_profile *profile, emic_error *err)
{
    if (profile->threshold < SMALLEST_THRESHOLD)
        return emic_fail(err, EMIC_INVALID,
                         "threshold %lld: it is at least 2; with 1, a cell that is hidden alone "
                         "would be known to be 1",
                         (long long)profile->threshold);
    if (profile->threshold > LARGEST_THRESHOLD)
        return emic_fail(err, EMIC_INVALID, "threshold %lld: it is at most %d",
                         (long long)profile->threshold, LARGEST_THRESHOLD);
    if (profile->round_base < 0 || profile->round_base > LARGEST_BASE)
        return emic_fail(err, EMIC_INVALID, "rounding to multiples of %lld: it is 0 to %d",
                         (long long)profile->round_base, LARGEST_BASE);
    return EMIC_OK;
}

const char *emic_release_profile_words(const emic_release_profile *profile, emic_arena *arena)
{
    long long threshold = (long long)profile->threshold;
    const char *words = emic_arena_format(
        arena, "counts of %d to %lld are hidden, and those that %d to %lld of the group are not in",
        profile->zero_is_safe ? 1 : 0, threshold, 1, threshold);
    if (profile->class_disclosure)
        words = emic_arena_format(arena, "%s, and those of all of a group", words);
    if (profile->sizes_are_cells)
        words = emic_arena_format(arena, "%s; the size of a group is a count like others", words);
    words = emic_arena_format(arena, "%s; and what these could be worked out from", words);
    if (profile->round_base)
        words = emic_arena_format(arena, "%s; counts are rounded to multiples of %lld", words,
                                  (long long)profile->round_base);
    return words;
}

int64_t emic_release_profile_round(const emic_release_profile *profile, int64_t value)
{
    int64_t base = profile->round_base;
    return base > 1 ? (value + base / 2) / base * base : value;
}
