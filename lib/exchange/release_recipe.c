/* From a recipe to a release. */
#include "exchange/release_recipe.h"

emic_status emic_release_add_kept(emic_release *release, emic_study *study, emic_error *err)
{
    emic_recipe recipe;
    EMIC_TRY(emic_recipe_load(study, false, release->arena, &recipe, err));
    for (size_t i = 0; i < recipe.steps.count; i++) {
        const emic_recipe_step *step = &recipe.steps.items[i];
        emic_counted *counted = emic_arena_alloc(release->arena, sizeof *counted);
        EMIC_TRY(emic_recipe_step_count(study, step, release->arena, counted, err));
        emic_release_add(release, step->name, step->plot ? NULL : step->measure, counted);
    }
    return EMIC_OK;
}
