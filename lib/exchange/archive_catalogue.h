/* What the files of an archive are, and what their columns mean: the one place that every form of
 * metadata (crate, data package, inventory of a deposit) takes it from. A new file of the archive
 * gets a row in archive_catalogue.c, and one a column in archive_column.c. Columns of a measure
 * stand in archive_measure.c, where "*" is every column that is not named; those of analysis/ in
 * archive_analysis.c. */
#pragma once
#include "base/arena.h"
#include "base/slice.h"

typedef enum emic_file_role {
    EMIC_FILE_INPUT,  /* what the numbers rest on */
    EMIC_FILE_RESULT, /* what is made from that: tables, claims, pages */
    EMIC_FILE_ABOUT,  /* what describes the archive */
} emic_file_role;

/* `name` is as in the payload without "data/"; one that ends in a slash is all files of a folder.
 */
typedef struct emic_catalogue_file {
    const char *name, *title, *description;
    emic_file_role role;
} emic_catalogue_file;

/* The row of the file `name` ("data/cases.csv"), or NULL for one that nobody described. */
const emic_catalogue_file *emic_catalogue_file_of(const char *name);

/* Its media type, by its ending. */
const char *emic_catalogue_media_type(const char *name);

enum {
    EMIC_COLUMN_KEY = 1,      /* with the other keys of its file, it names the row */
    EMIC_COLUMN_REQUIRED = 2, /* never empty */
    EMIC_COLUMN_EMPTY = 4,    /* an empty text is a value, not a gap */
    EMIC_COLUMN_COUNT = 8,    /* not negative */
};

/* A column of a CSV file. `file` is as above without ".csv", or "tables/". `values` are all that it
 * can hold, parted by |; of a boolean the words for true and false. `refers` is "FILE.COLUMN",
 * whose values it repeats. */
typedef struct emic_catalogue_column {
    const char *file, *name, *type, *description;
    unsigned flags;
    const char *values, *refers;
} emic_catalogue_column;

/* The row of a column of the file `name` ("data/cases.csv"), or NULL. `measure` is the measure
 * or picture that made it, if it is a table of results or of what a picture draws, else NULL. */
const emic_catalogue_column *emic_catalogue_column_of(const char *name, const char *measure,
                                                      emic_slice column);
