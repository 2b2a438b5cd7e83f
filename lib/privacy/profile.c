/* Profiles by name, and how each covers the classes of its rule. What they hold is in
 * profile_table.c. */
#include "privacy/profile.h"
#include "base/suggestion.h"

emic_status emic_profile_find(emic_slice name, const emic_profile **out, emic_error *err)
{
    size_t count;
    const emic_profile *profiles = emic_profile_list(&count);
    emic_arena *scratch = emic_arena_open();
    const char **known = emic_arena_array(scratch, count + 1, sizeof *known);
    *out = NULL;
    for (size_t i = 0; i < count && !*out; i++) {
        known[i] = profiles[i].name;
        if (emic_slice_is(name, known[i]))
            *out = &profiles[i];
    }
    emic_status status =
        *out ? EMIC_OK : emic_fail_unknown(err, NULL, 0, 0, "profile", name, known);
    emic_arena_close(scratch);
    return status;
}

emic_action emic_profile_action(const emic_profile *profile, emic_candidate_kind kind)
{
    return profile->actions[kind];
}

const char *emic_action_name(emic_action action)
{
    return action.ask ? "ask" : emic_grade_name(action.grade);
}

const char *emic_coverage_how(const emic_profile *profile, const emic_coverage *row)
{
    bool asks = false, does = false;
    if (row->unseen)
        return "not covered";
    for (size_t i = 0; i < EMIC_COVERAGE_KINDS && row->kinds[i]; i++) {
        emic_action action = profile->actions[row->kinds[i]];
        asks = asks || action.ask;
        does = does || (!action.ask && action.grade != EMIC_GRADE_KEEP);
    }
    if (asks && does)
        return "automatically and by review";
    return does ? "automatically" : asks ? "by review" : "by hand";
}
