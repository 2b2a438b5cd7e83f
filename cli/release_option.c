/* A release of tables and pictures. What is hidden in them, is measure/release.h's business. */
#include "release_option.h"
#include "output.h"

/* What is kept comes first: which of two counts is hidden may depend on the order, and whatever is
 * kept shall hide the same in every release of the study. */
emic_status release_option_begin(const emic_context *context, bool *asked, emic_release *out,
                                 emic_error *err)
{
    const char *name = option_value(context, "release");
    *asked = name != NULL;
    if (!name)
        return EMIC_OK;
    emic_release_profile *profile = emic_arena_alloc(context->arena, sizeof *profile);
    EMIC_TRY(emic_release_profile_find(context->study, emic_slice_of(name), context->arena, profile,
                                       err));
    emic_release_begin(profile, context->arena, out);
    return emic_release_add_kept(out, context->study, err);
}

const char *release_option_add(emic_release *release, const char *name, const emic_measure *measure,
                               emic_counted *counted)
{
    emic_release_add(release, name, measure, counted);
    return release->tables.items[release->tables.count - 1].refused;
}

emic_status release_option_make(const emic_context *context, emic_release *release, emic_error *err)
{
    EMIC_TRY(emic_release_make(release, false, err));
    output_note(context,
                "hidden as beside the tables that the study keeps (emic recipe list); one that is "
                "given away apart from them may tell what is hidden here");
    if (release->suppression.unprotected)
        output_note(context, "%s cannot be protected: see emic release check %s",
                    output_count(release->suppression.unprotected, "count", context->arena),
                    release->profile->name);
    return EMIC_OK;
}

emic_status release_option_apply(const emic_context *context, const emic_measure *measure,
                                 emic_counted *counted, emic_error *err)
{
    emic_release release;
    bool asked;
    EMIC_TRY(release_option_begin(context, &asked, &release, err));
    if (!asked)
        return EMIC_OK;
    const char *refused = release_option_add(&release, "(this one)", measure, counted);
    if (refused)
        return emic_fail(err, EMIC_REFUSED, "no release of this %s: %s",
                         measure ? "table" : "picture", refused);
    return release_option_make(context, &release, err);
}
