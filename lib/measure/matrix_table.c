/* A matrix as a table, and by its parameters. */
#include "measure/matrix.h"
#include "measure/measure.h"

/* A name for a variable: what begins otherwise than by a letter is no name to them. */
static const char *variable_name(const emic_code *code, emic_arena *arena)
{
    enum { LONGEST = 64 };
    emic_slice text = code->mnemonic.length ? code->mnemonic : code->path;
    char *name = emic_arena_alloc(arena, LONGEST + 1);
    size_t length = 0;
    bool letter = text.length && ((text.data[0] | 32) >= 'a' && (text.data[0] | 32) <= 'z');
    if (!letter)
        name[length++] = 'c';
    for (size_t i = 0; i < text.length && length < LONGEST; i++) {
        char byte = text.data[i];
        bool plain = (byte >= '0' && byte <= '9') || ((byte | 32) >= 'a' && (byte | 32) <= 'z');
        if (plain || !((unsigned char)byte & 0x80) || ((unsigned char)byte & 0x40))
            name[length++] = plain ? byte : '_'; /* one _ for a letter of several bytes */
    }
    name[length] = 0;
    return name;
}

static void add_columns(const emic_matrix *matrix, emic_table *table, emic_arena *arena)
{
    const emic_frequency *frequency = matrix->frequency;
    emic_table_add_column(table,
                          (emic_column){.name = matrix->of_documents ? "document" : "participant"});
    emic_table_add_column(table, (emic_column){.name = emic_arena_string(arena, frequency->by)});
    for (size_t row = 0; row < frequency->row_count; row++) {
        const emic_code *code = &frequency->cases.codebook.items[frequency->rows[row]];
        emic_table_add_column(table, (emic_column){.name = variable_name(code, arena),
                                                   .title = emic_arena_string(arena, code->path),
                                                   .right = matrix->cells != EMIC_MATRIX_STATE});
    }
}

static void add_notes(const emic_matrix *matrix, emic_table *table)
{
    static const char *const cells[] = {
        [EMIC_MATRIX_PRESENCE] = "1 where the code counts, 0 where it does not, which is no denial",
        [EMIC_MATRIX_COUNT] = "different segments coded so",
        [EMIC_MATRIX_STATE] = "what is known of the participant and the code",
    };
    bool empty = matrix->cells == EMIC_MATRIX_PRESENCE && !matrix->of_documents;
    emic_table_add_note(
        table, "Cells: %s%s. A code counts with all codes below it.", cells[matrix->cells],
        empty ? ", empty where nobody asked, or nobody judged a code that needs it" : "");
    emic_frequency_note_base(matrix->frequency, table);
}

emic_table *emic_matrix_table(const emic_matrix *matrix, emic_arena *arena)
{
    size_t codes = matrix->frequency->row_count;
    emic_table *table =
        emic_table_make(arena, matrix->of_documents ? "Codes by document" : "Codes by participant");
    add_columns(matrix, table, arena);
    for (size_t item = 0; item < matrix->count; item++) {
        emic_cell *cell = emic_table_add_row(table, 0);
        cell[0] = emic_cell_text(matrix->names[item]);
        cell[1] = emic_cell_text(matrix->groups[item]);
        for (size_t row = 0; row < codes; row++) {
            int64_t value = matrix->values[item * codes + row];
            if (matrix->cells == EMIC_MATRIX_STATE)
                cell[2 + row] =
                    emic_cell_text(emic_slice_of(emic_case_value_name((emic_case_value)value)));
            else if (value != EMIC_MATRIX_UNKNOWN)
                cell[2 + row] = emic_cell_integer(value);
        }
    }
    add_notes(matrix, table);
    return table;
}

static const emic_parameter_spec specs[] = {
    {"of", EMIC_PARAMETER_TEXT},    {"cells", EMIC_PARAMETER_TEXT},
    {"by", EMIC_PARAMETER_TEXT},    {"code", EMIC_PARAMETER_LIST},
    {"coder", EMIC_PARAMETER_TEXT}, {"round", EMIC_PARAMETER_TEXT},
    {"group", EMIC_PARAMETER_TEXT}, {"where", EMIC_PARAMETER_TEXT},
    {"base", EMIC_PARAMETER_TEXT},  {0},
};

static emic_status read_of(const emic_parameters *parameters, bool *of_documents, emic_error *err)
{
    emic_slice of = emic_parameter_text(parameters, "of");
    *of_documents = emic_slice_is(of, "documents");
    if (*of_documents || !of.data || emic_slice_is(of, "participants"))
        return EMIC_OK;
    emic_fail(err, EMIC_INVALID, "--of takes participants or documents, not '%.*s'", EMIC_ARG(of));
    return emic_parameter_locate(parameters, "of", err);
}

static emic_status count(emic_study *study, const emic_parameters *parameters, emic_arena *arena,
                         emic_counted *out, emic_error *err)
{
    emic_matrix_cells cells = EMIC_MATRIX_PRESENCE;
    emic_matrix *matrix = emic_arena_alloc(arena, sizeof *matrix);
    emic_counted counted;
    bool of_documents;
    if (emic_parameter_find(parameters, "cells") &&
        emic_matrix_cells_find(emic_parameter_text(parameters, "cells"), &cells, err) != EMIC_OK)
        return emic_parameter_locate(parameters, "cells", err);
    EMIC_TRY(read_of(parameters, &of_documents, err));
    EMIC_TRY(emic_measure_frequency.count(study, parameters, arena, &counted, err));
    EMIC_TRY(emic_matrix_count(study, counted.frequency, of_documents, cells, arena, matrix, err));
    *out = (emic_counted){.of = matrix, .empty = matrix->count == 0 || counted.empty};
    return EMIC_OK;
}

static emic_table *table(const emic_counted *counted, bool data, emic_arena *arena)
{
    (void)data; /* the same for both: a spreadsheet is read, too */
    return emic_matrix_table(counted->of, arena);
}

const emic_measure emic_measure_matrix = {"matrix", specs, count, table, false};
