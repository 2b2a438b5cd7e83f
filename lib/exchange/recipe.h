/* The recipe of an archive: the commands that lead from its files to its tables, with all their
 * parameters, for people (command) and for the program (parameters). */
#pragma once
#include "measure/frequency.h"

typedef struct emic_recipe_table {
    const char *name;
    const char *file; /* in tables/, without .csv: the name, unless another differs by case alone */
    emic_frequency_query query;
} emic_recipe_table;

typedef struct emic_recipe {
    const char *emic; /* the version that wrote it */
    const char *date; /* of the study's last change, YYYY-MM-DD; empty in archives of format 1 */
    bool text;        /* transcripts and memos are in the archive */
    bool saved;       /* the tables were kept in the study, rather than made for the archive */
    struct {
        emic_recipe_table *items;
        size_t count, capacity;
    } tables;
} emic_recipe;

/* The tables a study keeps; when it keeps none, the frequencies of every unit by the grouping
 * attribute. An error names the table. */
emic_status emic_recipe_load(emic_study *study, bool text, emic_arena *arena, emic_recipe *out,
                             emic_error *err);

/* As JSON, for data/recipe.json, and back. What is read is not trusted: names of tables and files
 * are checked, and no two tables have the same. EMIC_TOO_NEW for the format of a newer emic. */
void emic_recipe_format(const emic_recipe *recipe, emic_arena *arena, emic_strbuf *out);
emic_status emic_recipe_parse(const char *path, emic_slice text, emic_arena *arena,
                              emic_recipe *out, emic_error *err);
