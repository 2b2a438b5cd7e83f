/* The files of an analysis, written and loaded as their specs say (analysis_spec.c). */
#include "study/analysis_file.h"
#include "base/csv.h"
#include "study/analysis_spec.h"
#include "study/codebook.h"
#include "study/coder.h"
#include "study/study_db.h"
#include <assert.h>
#include <stdlib.h>

size_t emic_analysis_file_count(void)
{
    return emic_analysis_spec_count;
}

const char *emic_analysis_file_name(size_t at)
{
    assert(at < emic_analysis_spec_count);
    return emic_analysis_specs[at].name;
}

static int count_columns(const emic_analysis_spec *spec)
{
    int count = 0;
    while (spec->columns[count])
        count++;
    return count;
}

/* --- Writing --------------------------------------------------------------------------------- */

emic_status emic_analysis_file_write(emic_study *study, size_t at, bool text, emic_strbuf *out,
                                     emic_error *err)
{
    const emic_analysis_spec *spec = &emic_analysis_specs[at];
    int columns = count_columns(spec);
    size_t rows = 0;
    emic_cursor cursor;
    bool more = false;
    emic_row asked = strstr(spec->select, "?1") ? EMIC_ROW(emic_int(text)) : EMIC_NO_VALUES;
    EMIC_TRY(emic_db_query(emic_study_db(study), spec->select, asked, &cursor, err));
    emic_status status;
    while ((status = emic_cursor_next(&cursor, &more, err)) == EMIC_OK && more) {
        for (int i = 0; rows == 0 && i < columns; i++)
            emic_csv_put(out, emic_slice_of(spec->columns[i]));
        if (rows++ == 0)
            emic_csv_end(out);
        for (int i = 0; i < columns; i++)
            emic_csv_put(out, emic_cursor_text(&cursor, i));
        emic_csv_end(out);
    }
    emic_cursor_close(&cursor);
    return status;
}

/* --- Loading --------------------------------------------------------------------------------- */

/* A file being loaded. `codes` are those of the codebook by path. */
typedef struct analysis_file {
    emic_study *study;
    const emic_analysis_spec *spec;
    emic_csv *csv;
    emic_csv_row row;
    int at[ANALYSIS_COLUMNS], columns;
    const emic_code **codes;
    size_t code_count;
} analysis_file;

static int by_path(const void *left, const void *right)
{
    return emic_slice_compare((*(const emic_code *const *)left)->path,
                              (*(const emic_code *const *)right)->path);
}

static emic_status load_codes(analysis_file *file, emic_arena *arena, emic_error *err)
{
    emic_codebook codebook;
    EMIC_TRY(emic_codebook_load(file->study, arena, &codebook, err));
    file->codes = emic_arena_array(arena, codebook.count + 1, sizeof *file->codes);
    for (size_t i = 0; i < codebook.count; i++)
        file->codes[i] = &codebook.items[i];
    file->code_count = codebook.count;
    if (file->code_count)
        qsort(file->codes, file->code_count, sizeof *file->codes, by_path);
    return EMIC_OK;
}

static emic_status find_code(const analysis_file *file, int column, emic_id *out, emic_error *err)
{
    emic_code wanted = {.path = file->row.fields[file->at[column]]};
    const emic_code *key = &wanted, **found = NULL;
    if (file->code_count)
        found = bsearch(&key, file->codes, file->code_count, sizeof *file->codes, by_path);
    if (!found)
        return emic_csv_fail(file->csv, &file->row, file->at[column], err, EMIC_NOT_FOUND,
                             "no code \"%.*s\"", EMIC_ARG(wanted.path));
    *out = (*found)->id;
    return EMIC_OK;
}

static emic_status read_value(const analysis_file *file, int column, emic_value *out,
                              emic_error *err)
{
    emic_id id;
    emic_slice field = file->row.fields[file->at[column]];
    bool code = file->spec->codes >> column & 1, coder = file->spec->coders >> column & 1;
    *out = code || coder ? emic_null() : emic_text(field);
    if (field.length == 0 || (!code && !coder))
        return EMIC_OK;
    if (code)
        EMIC_TRY(find_code(file, column, &id, err));
    else
        EMIC_TRY(emic_coder_add(file->study, field, &id, err));
    *out = emic_int(id);
    return EMIC_OK;
}

static emic_status store_row(const analysis_file *file, emic_error *err)
{
    emic_db *db = emic_study_db(file->study);
    emic_value values[ANALYSIS_COLUMNS];
    for (int i = 0; i < file->columns; i++)
        EMIC_TRY(read_value(file, i, &values[i], err));
    emic_row row = {values, file->columns};
    EMIC_TRY(emic_csv_placed(emic_db_run(db, file->spec->store, row, err), file->csv, &file->row,
                             -1, err));
    if (emic_db_changes(db) == 1)
        return EMIC_OK;
    return emic_csv_fail(file->csv, &file->row, -1, err, EMIC_NOT_FOUND,
                         "this row is about a coding that is not there");
}

static emic_status load_rows(analysis_file *file, emic_error *err)
{
    bool more = false;
    EMIC_TRY(emic_csv_columns(file->csv, file->spec->columns, (size_t)file->columns, false,
                              file->at, err));
    EMIC_TRY(emic_csv_next(file->csv, &file->row, &more, err));
    while (more) {
        EMIC_TRY(store_row(file, err));
        EMIC_TRY(emic_csv_next(file->csv, &file->row, &more, err));
    }
    return EMIC_OK;
}

emic_status emic_analysis_file_load(emic_study *study, size_t at, const char *path, emic_slice text,
                                    emic_error *err)
{
    const emic_analysis_spec *spec = &emic_analysis_specs[at];
    analysis_file file = {.study = study, .spec = spec, .columns = count_columns(spec)};
    EMIC_TRY(emic_csv_open(path, text, &file.csv, err));
    emic_arena *arena = emic_arena_open();
    emic_status status = load_codes(&file, arena, err);
    if (status == EMIC_OK)
        status = load_rows(&file, err);
    emic_arena_close(arena);
    emic_csv_close(file.csv);
    return status;
}
