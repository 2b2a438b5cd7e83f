/* A recipe: the tables and pictures of a study and the claims on it, each a step with its
 * parameters, as people write and edit it (YAML) and as an archive holds it (JSON, which is YAML,
 * too). */
#pragma once
#include "exchange/plot.h"
#include "study/claim.h"
#include "study/release_profile.h"

/* A table or a picture to make: one of `measure` and `plot` is NULL. */
typedef struct emic_recipe_step {
    const char *name;
    const char *file; /* its file, without folder and ending: the name, unless another differs by
                         case alone */
    const emic_measure *measure;
    const emic_plot *plot;
    emic_plot_look look; /* of a picture */
    emic_parameters parameters;
    uint32_t line; /* in the recipe; 0: kept in the study */
} emic_recipe_step;

/* What a release leaves out, and why. */
typedef struct emic_recipe_left_out {
    const char *name, *why;
} emic_recipe_left_out;

typedef struct emic_recipe {
    const char *emic;    /* the version that wrote it; empty: a person did */
    const char *date;    /* of the study's last change, YYYY-MM-DD; empty: of no archive, or of one
                            from before archives had metadata */
    const char *deposit; /* of an archive: the repository that it is for, see deposit.h; or empty */
    bool text;           /* of an archive: transcripts and memos are in it */
    bool saved;          /* the steps were kept in the study, rather than made for the archive */
    struct {
        emic_recipe_step *items;
        size_t count, capacity;
    } steps;
    const emic_release_profile *release; /* of an archive to be given away: its rule; or NULL */
    struct {
        emic_recipe_left_out *items;
        size_t count, capacity;
    } left_out;             /* of a release */
    emic_claim_list claims; /* written out in the recipe; one without a query is the study's own */
    bool all_claims;        /* every claim of the study is to be checked */
} emic_recipe;

/* What a study keeps (without `text`: but tables that quote); when it keeps no table, the
 * frequencies of every unit by the grouping attribute. All claims are to be checked. An error names
 * the table. */
EMIC_API emic_status emic_recipe_load(emic_study *study, bool text, emic_arena *arena,
                                      emic_recipe *out, emic_error *err);

/* The claims that a recipe has checked: those written out in it, and the study's own.
 * EMIC_NOT_FOUND for an id that is neither, with its place. */
EMIC_API emic_status emic_recipe_claims(emic_study *study, const char *path,
                                        const emic_recipe *recipe, emic_arena *arena,
                                        emic_claim_list *out, emic_error *err);

/* "table" or "picture", for people. */
EMIC_API const char *emic_recipe_step_noun(const emic_recipe_step *step);

/* Counts what the step shows: for emic_measure_table, or for its plot to draw. */
EMIC_API emic_status emic_recipe_step_count(emic_study *study, const emic_recipe_step *step,
                                            emic_arena *arena, emic_counted *out, emic_error *err);

/* Keeps `step` in the study under its name; see emic_saved_table_add. */
EMIC_API emic_status emic_recipe_step_save(emic_study *study, const emic_recipe_step *step,
                                           emic_error *err);

/* Its options as on a command line, each after a space, safe to paste into a shell. */
EMIC_API void emic_recipe_step_options(const emic_recipe_step *step, emic_strbuf *out);

/* As JSON, for data/recipe.json: with the command of every step, and the way to the study. */
EMIC_API void emic_recipe_format(const emic_recipe *recipe, emic_arena *arena, emic_strbuf *out);

/* As YAML, to be edited and run: every table and picture, and each of `claims` written out. */
EMIC_API void emic_recipe_write(const emic_recipe *recipe, const emic_claim_list *claims,
                                emic_strbuf *out);

/* Reads either. What is read is not trusted: names of tables and files are checked, and no two
 * tables have the same. EMIC_TOO_NEW for the format of a newer emic. */
EMIC_API emic_status emic_recipe_parse(const char *path, emic_slice text, emic_arena *arena,
                                       emic_recipe *out, emic_error *err);

/* The parameters of a step, as a study keeps them: {"table": "frequency", "by": ...}, or with
 * "plot". `out` gets measure or plot, look and parameters; keys of `others` (ends with NULL) are
 * left alone. */
emic_status emic_recipe_step_read(const char *path, const emic_yaml_node *node,
                                  const char *const *others, emic_arena *arena,
                                  emic_recipe_step *out, emic_error *err);

/* One more whenever an older emic could not make every step: a new measure, a new parameter. */
enum { EMIC_RECIPE_FORMAT = 2 };
