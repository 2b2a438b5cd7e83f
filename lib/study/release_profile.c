/* Release profiles: the rules that are built in and those that a study keeps, in words, rounding.
 */
#include "study/release_profile.h"
#include "base/suggestion.h"
#include "study/name.h"
#include "study/study_db.h"

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

/* --- Those of a study ------------------------------------------------------------------------ */

static const emic_release_profile *built_in(emic_slice name)
{
    for (size_t i = 0; i < sizeof profiles / sizeof *profiles; i++)
        if (emic_slice_is(name, profiles[i].name))
            return &profiles[i];
    return NULL;
}

static const char insert_profile[] =
    "INSERT INTO release_profile(name, source, threshold, zero_is_safe, class_disclosure,"
    " sizes_are_cells, round_base, added) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)"
    " ON CONFLICT (name) DO NOTHING";

emic_status emic_release_profile_add(emic_study *study, const emic_release_profile *profile,
                                     emic_error *err)
{
    emic_slice name = emic_slice_of(profile->name);
    EMIC_TRY(emic_release_profile_check(profile, err));
    if (!emic_name_is_plain(name))
        return emic_fail(err, EMIC_INVALID,
                         "profile name \"%s\": up to 64 letters, digits, - and _ are allowed",
                         profile->name);
    if (built_in(name))
        return emic_fail(err, EMIC_EXISTS, "the profile %s is built in; choose another name",
                         profile->name);
    EMIC_TRY(emic_db_run(emic_study_db(study), insert_profile,
                         EMIC_ROW(emic_text(name), emic_text(emic_slice_of(profile->source)),
                                  emic_int(profile->threshold), emic_int(profile->zero_is_safe),
                                  emic_int(profile->class_disclosure),
                                  emic_int(profile->sizes_are_cells), emic_int(profile->round_base),
                                  emic_study_now(study)),
                         err));
    if (emic_db_changes(emic_study_db(study)) == 0)
        return emic_fail(err, EMIC_EXISTS,
                         "there is a profile %s already; remove it or choose another name",
                         profile->name);
    return EMIC_OK;
}

static const char profile_id[] = "SELECT id FROM release_profile WHERE name = ?1";
static const char profile_names[] = "SELECT name FROM release_profile ORDER BY name";

emic_status emic_release_profile_remove(emic_study *study, emic_slice name, emic_error *err)
{
    emic_id id;
    if (built_in(name))
        return emic_fail(err, EMIC_INVALID, "the profile %.*s is built in and stays",
                         EMIC_ARG(name));
    EMIC_TRY(emic_name_find(study, "release profile", profile_id, profile_names, name, &id, err));
    return emic_db_run(emic_study_db(study), "DELETE FROM release_profile WHERE id = ?1",
                       EMIC_ROW(emic_int(id)), err);
}

static const char list_profiles[] =
    "SELECT name, source, threshold, zero_is_safe, class_disclosure, sizes_are_cells, round_base"
    " FROM release_profile ORDER BY name";

emic_status emic_release_profile_list_load(emic_study *study, emic_arena *arena,
                                           emic_release_profile_list *out, emic_error *err)
{
    emic_cursor cursor;
    bool more = false;
    *out = (emic_release_profile_list){0};
    EMIC_TRY(emic_db_query(emic_study_db(study), list_profiles, EMIC_NO_VALUES, &cursor, err));
    emic_status status;
    while ((status = emic_cursor_next(&cursor, &more, err)) == EMIC_OK && more)
        *EMIC_PUSH(arena, out) = (emic_release_profile){
            .name = emic_arena_string(arena, emic_cursor_text(&cursor, 0)),
            .source = emic_arena_string(arena, emic_cursor_text(&cursor, 1)),
            .threshold = emic_cursor_int(&cursor, 2),
            .zero_is_safe = emic_cursor_int(&cursor, 3),
            .class_disclosure = emic_cursor_int(&cursor, 4),
            .sizes_are_cells = emic_cursor_int(&cursor, 5),
            .round_base = emic_cursor_int(&cursor, 6),
        };
    emic_cursor_close(&cursor);
    return status;
}

emic_status emic_release_profile_find(emic_study *study, emic_slice name, emic_arena *arena,
                                      emic_release_profile *out, emic_error *err)
{
    size_t count, fixed = sizeof profiles / sizeof *profiles;
    emic_release_profile_list own;
    EMIC_TRY(emic_release_profile_list_load(study, arena, &own, err));
    const char **known = emic_arena_array(arena, own.count + fixed + 1, sizeof *known);
    const emic_release_profile *all = emic_release_profiles(&count);
    for (size_t i = 0; i < own.count + fixed; i++) {
        *out = i < fixed ? all[i] : own.items[i - fixed];
        known[i] = out->name;
        if (emic_slice_is(name, out->name))
            return emic_release_profile_check(out, err);
    }
    return emic_fail_unknown(err, NULL, 0, 0, "release profile", name, known);
}
