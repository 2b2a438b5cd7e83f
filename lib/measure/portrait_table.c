/* Portraits as tables: a document a row for reading; for machines a row a stretch and code, which
 * is what a picture draws. */
#include "measure/portrait.h"

static const char *plural(int64_t count)
{
    return count == 1 ? "" : "s";
}

static void note_codings(const emic_portrait *portrait, emic_table *table)
{
    const emic_portrait_query *query = portrait->query;
    emic_table_add_note(
        table,
        "Codings%s that do not contradict; a code is shown for itself, without those below it.",
        emic_code_choice_words(&query->codes, query->coder, query->round, table->arena));
}

static void add_notes(const emic_portrait *portrait, emic_table *table)
{
    size_t rows = portrait->rows.count;
    emic_table_add_note(table, "Unit: the characters of %zu document%s.", rows,
                        plural((int64_t)rows));
    if (portrait->query->where.length)
        emic_table_add_note(table, "Base: only the words of participants with %.*s.",
                            EMIC_ARG(portrait->query->where));
    note_codings(portrait, table);
    if (portrait->left_out)
        emic_table_add_note(table,
                            "Not shown: %lld document%s of participants who declined or are not in "
                            "the base.",
                            (long long)portrait->left_out, plural(portrait->left_out));
    if (portrait->absent)
        emic_table_add_note(table, "Not shown: %zu code%s without a coding here.", portrait->absent,
                            plural((int64_t)portrait->absent));
}

static emic_table *make_table(const emic_portrait *portrait, const emic_column *columns,
                              size_t count, emic_arena *arena)
{
    const char *title = "Portraits of documents";
    if (portrait->rows.count == 1)
        title = emic_arena_format(arena, "Portrait of %.*s",
                                  EMIC_ARG(portrait->rows.items[0].document));
    emic_table *table = emic_table_make(arena, title);
    for (size_t i = 0; i < count; i++)
        emic_table_add_column(table, columns[i]);
    return table;
}

/* The code with most characters in a row; of equal ones the first of the codebook. */
static int longest_code(const emic_portrait *portrait, const emic_portrait_row *row,
                        uint64_t *length, emic_arena *arena)
{
    size_t codes = portrait->cases.codebook.count;
    uint64_t *of_code = emic_arena_array(arena, codes + 1, sizeof *of_code);
    int longest = -1;
    *length = 0;
    for (size_t i = row->first; i < row->first + row->count; i++) {
        const emic_portrait_stretch *one = &portrait->stretches.items[i];
        for (size_t k = one->first; k < one->first + one->count; k++)
            of_code[portrait->codes.items[k]] += one->span.end - one->span.start;
    }
    for (size_t code = 0; code < codes; code++) {
        if (of_code[code] <= *length)
            continue;
        longest = (int)code;
        *length = of_code[code];
    }
    return longest;
}

static void fill_row(const emic_portrait *portrait, const emic_portrait_row *row, emic_table *table)
{
    uint64_t length;
    emic_cell *cell = emic_table_add_row(table, 0);
    int longest = longest_code(portrait, row, &length, table->arena);
    *cell++ = emic_cell_text(row->document);
    *cell++ = emic_cell_integer(row->characters);
    *cell++ = emic_cell_integer(row->coded);
    if (row->characters)
        *cell = emic_cell_number(100.0 * row->coded / row->characters);
    cell++;
    *cell++ = emic_cell_integer((int64_t)row->count);
    if (longest < 0)
        return;
    *cell++ = emic_cell_text(portrait->cases.codebook.items[longest].path);
    *cell = emic_cell_integer((int64_t)length);
}

emic_table *emic_portrait_wide(const emic_portrait *portrait, emic_arena *arena)
{
    static const emic_column columns[] = {
        {.name = "document", .title = "Document"},
        {.name = "characters", .title = "Characters", .right = true},
        {.name = "coded", .title = "Coded", .right = true},
        {.name = "percent", .title = "%", .decimals = 1, .right = true},
        {.name = "stretches", .title = "Stretches", .right = true},
        {.name = "longest", .title = "Most of", .wrap = true},
        {.name = "longest_characters", .title = "Characters of it", .right = true},
    };
    emic_table *table = make_table(portrait, columns, sizeof columns / sizeof *columns, arena);
    for (size_t i = 0; i < portrait->rows.count; i++)
        fill_row(portrait, &portrait->rows.items[i], table);
    add_notes(portrait, table);
    return table;
}

static void fill_stretch(const emic_portrait *portrait, const emic_portrait_row *row,
                         const emic_portrait_stretch *stretch, emic_table *table)
{
    for (size_t i = stretch->first; i < stretch->first + stretch->count; i++) {
        const emic_code *code = &portrait->cases.codebook.items[portrait->codes.items[i]];
        emic_cell *cell = emic_table_add_row(table, 0);
        *cell++ = emic_cell_text(row->document);
        *cell++ = emic_cell_integer(row->characters);
        *cell++ = emic_cell_integer(stretch->span.start);
        *cell++ = emic_cell_integer(stretch->span.end);
        *cell++ = emic_cell_integer(stretch->span.end - stretch->span.start);
        *cell = emic_cell_text(code->path);
    }
}

emic_table *emic_portrait_long(const emic_portrait *portrait, emic_arena *arena)
{
    static const emic_column columns[] = {
        {.name = "document", .title = "Document"},
        {.name = "document_characters", .title = "Of", .right = true},
        {.name = "start", .title = "Start", .right = true},
        {.name = "end", .title = "End", .right = true},
        {.name = "characters", .title = "Characters", .right = true},
        {.name = "code", .title = "Code"},
    };
    emic_table *table = make_table(portrait, columns, sizeof columns / sizeof *columns, arena);
    for (size_t i = 0; i < portrait->rows.count; i++) {
        const emic_portrait_row *row = &portrait->rows.items[i];
        for (size_t k = row->first; k < row->first + row->count; k++)
            fill_stretch(portrait, row, &portrait->stretches.items[k], table);
    }
    add_notes(portrait, table);
    return table;
}
