/* The recipe of an archive: the commands that lead from its files to its tables, with all their
 * parameters, for people (command) and for the program (parameters). */
#pragma once
#include "measure/frequency.h"

typedef struct emic_recipe_table {
    const char *name;
    emic_frequency_query query;
} emic_recipe_table;

typedef struct emic_recipe {
    struct {
        emic_recipe_table *items;
        size_t count, capacity;
    } tables;
} emic_recipe;

/* The tables a study keeps; when it keeps none, the frequencies of every unit by the grouping
 * attribute. */
emic_status emic_recipe_load(emic_study *study, emic_arena *arena, emic_recipe *out,
                             emic_error *err);

/* As JSON, for data/recipe.json, and back. Names in a recipe are checked: they become file names. */
void emic_recipe_format(const emic_recipe *recipe, bool text, emic_arena *arena, emic_strbuf *out);
emic_status emic_recipe_parse(const char *path, emic_slice text, emic_arena *arena,
                              emic_recipe *out, emic_error *err);
