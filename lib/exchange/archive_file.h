/* The payload files of an archive: their names, in one place for those who write and read them. */
#pragma once
#include "base/strbuf.h"
#include "exchange/bag.h"
#include "exchange/recipe.h"
#include "study/study.h"

#define ARCHIVE_CASES "data/cases.csv"
#define ARCHIVE_DOCUMENTS "data/documents.csv"
#define ARCHIVE_TRANSCRIPTS "data/transcripts.csv"
#define ARCHIVE_UNITS "data/units.csv"
#define ARCHIVE_CODEBOOK "data/codebook.json"
#define ARCHIVE_CODEBOOK_CSV "data/codebook.csv"
#define ARCHIVE_CODINGS "data/codings.csv"
#define ARCHIVE_JUDGEMENTS "data/judgements.csv"
#define ARCHIVE_BASES "data/bases.csv"
#define ARCHIVE_CLAIMS "data/claims.csv"
#define ARCHIVE_CLAIMS_CHECKED "data/claims-checked.csv"
#define ARCHIVE_RECIPE "data/recipe.json"
#define ARCHIVE_TABLES_HTML "data/tables.html"
#define ARCHIVE_README "data/README.txt"
#define ARCHIVE_ENVIRONMENT "environment.txt"

/* Transcripts: transcripts.csv (document,file,format,characters,sha256), units.csv (a row a turn),
 * and with `text` one data/transcripts/NAME.txt each. */
emic_status emic_archive_put_documents(emic_study *study, bool text, emic_bag *bag,
                                       emic_error *err);

/* Rebuilds a study in memory from the files of an archive. */
emic_status emic_archive_rebuild(emic_zip *zip, emic_study **out, emic_error *err);

/* Makes one table of a recipe as CSV, as it stands in an archive. */
emic_status emic_archive_table(emic_study *study, const emic_recipe_table *table,
                               emic_arena *arena, emic_strbuf *csv, emic_strbuf *html,
                               emic_error *err);

/* Checks the study's claims and gives the result as CSV and (if `html`) HTML. */
emic_status emic_archive_claims(emic_study *study, emic_arena *arena, emic_strbuf *csv,
                                emic_strbuf *html, size_t *claims, size_t *failed,
                                emic_error *err);
