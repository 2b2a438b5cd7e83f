/* Recipes from anywhere: no crash, no name that leads out of its folder, and what was read is
 * written and read again as the same. */
#include "exchange/recipe.h"
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool holds)
{
    if (!holds)
        abort();
}

static void check_names(const emic_recipe *recipe)
{
    for (size_t i = 0; i < recipe->steps.count; i++) {
        const char *file = recipe->steps.items[i].file, *name = recipe->steps.items[i].name;
        require(file[0] && !strpbrk(file, "./\\%:\r\n") && name[0] && !strpbrk(name, "./\\%: '"));
    }
}

static void write_again(const emic_recipe *recipe, emic_arena *arena)
{
    emic_strbuf first = {0}, second = {0};
    emic_recipe again;
    emic_error err;
    emic_recipe_format(recipe, arena, &first);
    require(emic_recipe_parse("again", emic_strbuf_slice(&first), arena, &again, &err) == EMIC_OK);
    require(again.steps.count == recipe->steps.count);
    emic_recipe_format(&again, arena, &second);
    require(emic_slice_equal(emic_strbuf_slice(&first), emic_strbuf_slice(&second)));
    emic_strbuf_close(&first);
    emic_strbuf_close(&second);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    emic_recipe recipe;
    emic_error err;
    emic_slice text = {(const char *)data, size};
    emic_arena *arena = emic_arena_open();
    if (emic_recipe_parse("fuzz", text, arena, &recipe, &err) == EMIC_OK) {
        check_names(&recipe);
        write_again(&recipe, arena);
    } else {
        require(err.message[0] != '\0');
    }
    emic_arena_close(arena);
    return 0;
}
