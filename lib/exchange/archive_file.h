/* The payload of an archive, for those who write it and those who make it again: names of files,
 * and what puts them into a bag. Whatever is put here depends on the study and the recipe alone. */
#pragma once
#include "base/strbuf.h"
#include "exchange/archive.h"
#include "exchange/bag.h"
#include "exchange/recipe.h"
#include "study/codebook.h"
#include "study/document.h"

#define ARCHIVE_CASES "data/cases.csv"
#define ARCHIVE_DOCUMENTS "data/documents.csv"
#define ARCHIVE_TRANSCRIPTS "data/transcripts.csv"
#define ARCHIVE_UNITS "data/units.csv"
#define ARCHIVE_CODEBOOK "data/codebook.json"
#define ARCHIVE_CODEBOOK_CSV "data/codebook.csv"
#define ARCHIVE_CODINGS "data/codings.csv"
#define ARCHIVE_JUDGEMENTS "data/judgements.csv"
#define ARCHIVE_BASES "data/bases.csv"
#define ARCHIVE_ANALYSIS "data/analysis/"
#define ARCHIVE_CLAIMS "data/claims.csv"
#define ARCHIVE_CLAIMS_CHECKED "data/claims-checked.csv"
#define ARCHIVE_RECIPE "data/recipe.json"
#define ARCHIVE_TABLES "data/tables/"
#define ARCHIVE_PLOTS "data/plots/"
#define ARCHIVE_TABLES_HTML "data/tables.html"
#define ARCHIVE_README "data/README.txt"
#define ARCHIVE_RELEASE_LOG "data/release-log.csv"
#define ARCHIVE_ENVIRONMENT "environment.txt"

/* What the numbers rest on: README, codebook, cases, documents, codings, judgements, bases, claims.
 * EMIC_INVALID when the study has nothing to count, or holds a name that is not UTF-8. */
emic_status emic_archive_put_data(emic_study *study, bool text, emic_bag *bag, emic_error *err);

/* Transcripts: transcripts.csv (document,file,format,characters,sha256), units.csv (a row a turn),
 * and with `text` one data/transcripts/NAME.txt each. */
emic_status emic_archive_put_documents(emic_study *study, bool text, emic_bag *bag,
                                       emic_error *err);

/* The file of each transcript, without "data/"; empty where the text is withheld. */
const char **emic_archive_transcripts(const emic_document_list *list, bool text, emic_arena *arena);

/* The page that shows all results, as it grows. Starts from {0}. */
typedef struct emic_archive_page {
    emic_strbuf contents, body;
} emic_archive_page;
void emic_archive_page_close(emic_archive_page *page);

/* The file of a step in an archive: data/tables/NAME.csv or data/plots/NAME.svg. */
const char *emic_archive_step_file(const emic_recipe_step *step, emic_arena *arena);

/* codebook.json and codebook.csv. */
void emic_archive_put_codebook(const emic_codebook *codebook, emic_bag *bag);

/* What was counted for a step, and what it shows in the page. */
void emic_archive_put_counted(const emic_recipe_step *step, const emic_counted *counted,
                              emic_bag *bag, emic_archive_page *page);

/* One step of the recipe, and what it shows in the page: a table as CSV, or a picture as SVG with
 * the CSV that it draws. */
emic_status emic_archive_put_step(emic_study *study, const emic_recipe_step *step, emic_bag *bag,
                                  emic_archive_page *page, emic_error *err);

/* The study's claims, checked, as CSV and in the page; `summary` gets their numbers. */
emic_status emic_archive_put_claims(emic_study *study, emic_bag *bag, emic_archive_page *page,
                                    emic_archive_summary *summary, emic_error *err);

/* The finished page, and the recipe. */
emic_status emic_archive_put_page(emic_study *study, const emic_recipe *recipe, emic_bag *bag,
                                  emic_archive_page *page, emic_error *err);

void emic_archive_put_recipe(const emic_recipe *recipe, emic_bag *bag);

/* The text of a file in an archive. Errors name it, rather than the archive around it. */
emic_status emic_archive_read(emic_pack *pack, const char *name, emic_arena *arena, emic_slice *out,
                              emic_error *err);

/* Rebuilds a study in memory from the files of an archive; `recipe` is that of the archive. */
emic_status emic_archive_rebuild(emic_pack *pack, const emic_recipe *recipe, emic_study **out,
                                 emic_error *err);

/* --- Releases (see archive.h) ----------------------------------------------------------------- */

/* The recipe of a release of what `study` keeps: what it can hold, and what is left out. */
emic_status emic_archive_release_recipe(emic_study *study, const emic_release_profile *profile,
                                        emic_arena *arena, emic_recipe *out, emic_error *err);

/* The tables and pictures of such a recipe, suppressed together, with their page. EMIC_REFUSED when
 * single counts cannot be hidden in one. */
emic_status emic_archive_put_released(emic_study *study, const emic_recipe *recipe, emic_bag *bag,
                                      emic_error *err);

/* The README of a release and its codebook. */
void emic_archive_put_release_words(const emic_recipe *recipe, const emic_codebook *codebook,
                                    emic_bag *bag);

/* Which cells of the tables and pictures in the bag are hidden: as the tables tell it, no more. */
emic_status emic_archive_put_release_log(emic_bag *bag, emic_error *err);

/* The whole payload of a release. EMIC_REFUSED when it would name a participant or document. */
emic_status emic_archive_put_release(emic_study *study, const emic_recipe *recipe, emic_bag *bag,
                                     emic_error *err);

/* Computes again what follows from the counts that a table of a release shows: `wrong` gets the
 * first thing that is not as it must be, or stays empty; `shown` of `cells` are not hidden.
 * EMIC_MALFORMED for what is no such table. */
typedef struct emic_archive_released {
    const char *wrong;
    size_t shown, cells;
} emic_archive_released;
emic_status emic_archive_check_released(const emic_recipe *recipe, const emic_recipe_step *step,
                                        const char *name, emic_slice text, emic_arena *arena,
                                        emic_archive_released *out, emic_error *err);
