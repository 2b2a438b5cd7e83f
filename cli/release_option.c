/* A release of one table or picture. What of it is hidden, is the business of measure/release.h. */
#include "release_option.h"
#include "output.h"

emic_status release_option_apply(const emic_context *context, const emic_measure *measure,
                                 emic_counted *counted, emic_error *err)
{
    static const char this_one[] = "(this one)";
    emic_release release;
    const char *name = option_value(context, "release");
    if (!name)
        return EMIC_OK;
    emic_release_profile *profile = emic_arena_alloc(context->arena, sizeof *profile);
    EMIC_TRY(emic_release_profile_find(context->study, emic_slice_of(name), context->arena, profile,
                                       err));
    emic_release_begin(profile, context->arena, &release);
    emic_release_add(&release, this_one, measure, counted);
    const char *refused = release.tables.items[0].refused;
    if (refused)
        return emic_fail(err, EMIC_REFUSED, "no release of this %s: %s",
                         measure ? "table" : "picture", refused);
    EMIC_TRY(emic_release_add_kept(&release, context->study, err));
    EMIC_TRY(emic_release_make(&release, false, err));
    output_note(context,
                "hidden as beside the tables that the study keeps (emic recipe list); one that is "
                "given away apart from them may tell what is hidden here");
    if (release.suppression.unprotected)
        output_note(context, "%s cannot be protected: see emic release check %s",
                    output_count(release.suppression.unprotected, "count", context->arena),
                    profile->name);
    return EMIC_OK;
}
