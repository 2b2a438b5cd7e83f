/* What a release shows, computed again from the counts that stand in it. */
#include "base/csv.h"
#include "exchange/archive_file.h"
#include "measure/frequency.h"

enum {
    COLUMN_N,
    COLUMN_SIZE,
    COLUMN_HIGH = 6,
    COLUMN_UNIT,
    COLUMN_CODE,
    COLUMN_SUPPRESSED,
    COLUMNS
};
static const char *const names[COLUMNS] = {"n",         "N",         "of",   "words", "pct",
                                           "wilson_lo", "wilson_hi", "unit", "code",  "suppressed"};

/* A table that is read. Rows of one code are groups, then their total. */
typedef struct reading {
    const emic_recipe *recipe;
    emic_csv *csv;
    int at[COLUMNS];
    emic_unit unit;
    bool percent;
    emic_slice code; /* of the rows at hand: */
    size_t rows;
    bool all_shown;
    int64_t n, size;         /* of the last of them, */
    int64_t sum_n, sum_size; /* and of those before it */
    emic_arena *arena;
    emic_archive_released *out;
} reading;

static emic_slice field(const reading *at, const emic_csv_row *row, int column)
{
    return at->at[column] < 0 ? (emic_slice){0} : row->fields[at->at[column]];
}

static void wrong(reading *at, uint32_t line, const char *what)
{
    if (!*at->out->wrong)
        at->out->wrong = emic_arena_format(at->arena, "line %u: %s", line, what);
}

static bool parse_count(emic_slice text, int64_t *out)
{
    *out = 0;
    for (size_t i = 0; i < text.length && text.length <= 15; i++) {
        if (text.data[i] < '0' || text.data[i] > '9')
            return false;
        *out = *out * 10 + (text.data[i] - '0');
    }
    return text.length > 0 && text.length <= 15;
}

static emic_slice cell_text(const emic_cell *cell, int column, emic_arena *arena)
{
    emic_strbuf text = {0};
    if (cell->kind == EMIC_CELL_TEXT)
        return cell->text;
    if (cell->kind == EMIC_CELL_INTEGER)
        emic_strbuf_integer(&text, cell->integer);
    if (cell->kind == EMIC_CELL_NUMBER)
        emic_strbuf_number(&text, cell->number, column == 4 ? 1 : 6);
    emic_slice copy = emic_arena_copy(arena, emic_strbuf_slice(&text));
    emic_strbuf_close(&text);
    return copy;
}

/* The seven cells from n to wilson_hi as a table of these two counts has them. */
static void check_cells(reading *at, const emic_csv_row *row, int64_t n, int64_t size, bool hidden,
                        bool size_hidden)
{
    emic_cell cells[COLUMN_HIGH + 1] = {{0}};
    const emic_frequency_query query = {.unit = at->unit, .percent = at->percent};
    const emic_frequency one = {.query = &query,
                                .sizes = &size,
                                .n = &n,
                                .hidden = &hidden,
                                .sizes_hidden = &size_hidden,
                                .release = at->recipe->release};
    emic_frequency_fill(&one, 0, 0, cells, at->arena);
    for (int i = 0; i <= COLUMN_HIGH; i++)
        if (at->at[i] >= 0 &&
            !emic_slice_equal(cell_text(&cells[i], i, at->arena), field(at, row, i)))
            wrong(at, row->line,
                  emic_arena_format(at->arena, "%s is %.*s, but %.*s follows from n and N",
                                    names[i], EMIC_ARG(field(at, row, i)),
                                    EMIC_ARG(cell_text(&cells[i], i, at->arena))));
}

/* That the rule leaves what is shown. Of nobody there is nothing to hide. */
static void check_rule(reading *at, const emic_csv_row *row, int64_t n, int64_t size)
{
    const emic_release_profile *profile = at->recipe->release;
    if (profile->round_base > 1) {
        if (n % profile->round_base || size % profile->round_base)
            wrong(at, row->line, "a count is not rounded");
        return;
    }
    if (n > size) /* a shown count of a hidden size, too */
        wrong(at, row->line, "n is more than N");
    if (at->unit == EMIC_UNIT_PARTICIPANTS && size > 0 && n <= profile->threshold &&
        (n > 0 || !profile->zero_is_safe))
        wrong(at, row->line, "the rule hides this count, but it is shown");
}

/* When all rows of a code are read: the total is the sum of the groups. */
static void check_sum(reading *at, uint32_t line)
{
    bool sums = at->unit == EMIC_UNIT_PARTICIPANTS && at->recipe->release->round_base <= 1;
    if (sums && at->rows > 1 && at->all_shown && (at->sum_n != at->n || at->sum_size != at->size))
        wrong(at, line, "the total before this is not the sum of its groups");
    at->rows = 0;
    at->sum_n = at->sum_size = at->n = at->size = 0;
    at->all_shown = true;
}

static void check_row(reading *at, const emic_csv_row *row)
{
    emic_slice suppressed = field(at, row, COLUMN_SUPPRESSED), code = field(at, row, COLUMN_CODE);
    bool hidden = field(at, row, COLUMN_N).length == 0;
    bool size_hidden = field(at, row, COLUMN_SIZE).length == 0;
    int64_t n = 0, size = 0;
    if (at->rows && !emic_slice_equal(code, at->code))
        check_sum(at, row->line);
    at->code = emic_arena_copy(at->arena, code);
    at->rows++;
    at->out->cells++;
    at->out->shown += !hidden;
    if (!emic_slice_is(suppressed, hidden ? "yes" : "no"))
        wrong(at, row->line, "suppressed is not yes just where n is empty");
    if ((!hidden && !parse_count(field(at, row, COLUMN_N), &n)) ||
        (!size_hidden && !parse_count(field(at, row, COLUMN_SIZE), &size)))
        wrong(at, row->line, "n or N is no count");
    if (at->at[COLUMN_UNIT] >= 0 &&
        !emic_slice_is(field(at, row, COLUMN_UNIT), emic_unit_name(at->unit)))
        wrong(at, row->line, "the unit is not that of the recipe");
    if (!hidden)
        check_rule(at, row, n, size);
    if (n <= size || at->recipe->release->round_base > 1)
        check_cells(at, row, n, size, hidden, size_hidden);
    at->all_shown = at->all_shown && !hidden && !size_hidden;
    at->sum_n += at->n;
    at->sum_size += at->size;
    at->n = n;
    at->size = size;
}

static emic_status read_rows(reading *at, emic_error *err)
{
    emic_csv_row row;
    bool more;
    uint32_t line = 1;
    EMIC_TRY(emic_csv_next(at->csv, &row, &more, err));
    while (more) {
        check_row(at, &row);
        line = row.line;
        EMIC_TRY(emic_csv_next(at->csv, &row, &more, err));
    }
    check_sum(at, line);
    return EMIC_OK;
}

static emic_status check_table(reading *at, emic_error *err)
{
    for (int i = 0; i < COLUMNS; i++)
        at->at[i] = emic_csv_find(at->csv, names[i]);
    if (at->at[COLUMN_N] < 0 || at->at[COLUMN_SIZE] < 0 || at->at[COLUMN_CODE] < 0 ||
        at->at[COLUMN_SUPPRESSED] < 0)
        return emic_fail_at(err, EMIC_MALFORMED, emic_csv_path(at->csv), 1, 0,
                            "not a table of a release: code, n, N or suppressed is missing");
    return read_rows(at, err);
}

emic_status emic_archive_check_released(const emic_recipe *recipe, const emic_recipe_step *step,
                                        const char *name, emic_slice text, emic_arena *arena,
                                        emic_archive_released *out, emic_error *err)
{
    emic_slice unit = emic_parameter_text(&step->parameters, "unit");
    reading at = {.recipe = recipe,
                  .unit = EMIC_UNIT_PARTICIPANTS,
                  .percent = emic_parameter_find(&step->parameters, "percent") != NULL,
                  .all_shown = true,
                  .arena = arena,
                  .out = out};
    *out = (emic_archive_released){.wrong = ""};
    if (unit.length)
        EMIC_TRY(emic_unit_find(unit, &at.unit, err));
    EMIC_TRY(emic_csv_open(name, text, &at.csv, err));
    emic_status status = check_table(&at, err);
    emic_csv_close(at.csv);
    return status;
}
