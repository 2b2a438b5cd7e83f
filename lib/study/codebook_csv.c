/* The codebook as CSV for a spreadsheet, both ways. What a code's fields are is codebook_field.c's
 * business. */
#include "base/csv.h"
#include "study/codebook_field.h"
#include "study/codebook_row.h"
#include "study/codebook_write.h"

enum { HEADS = 5, MOST_FIELDS = 24, MOST_COLUMNS = 2 + MOST_FIELDS + EMIC_EXAMPLE_KINDS + HEADS };

static const char *const head_names[HEADS] = {"codebook", "title", "language", "source", "note"};

static emic_slice *head_at(emic_codebook *book, int at)
{
    emic_slice *const heads[HEADS] = {&book->name, &book->title, &book->language, &book->source,
                                      &book->note};
    return heads[at];
}

/* All columns in their order: code, parent, the fields, the examples, the heads; NULL at the end.
 */
static void list_columns(const char *names[MOST_COLUMNS + 1])
{
    int count = 0;
    names[count++] = "code";
    names[count++] = "parent";
    for (int i = 0; emic_code_fields[i].key; i++)
        names[count++] = emic_code_fields[i].key;
    for (int i = 0; i < EMIC_EXAMPLE_KINDS; i++)
        names[count++] = emic_example_names[i];
    for (int i = 0; i < HEADS; i++)
        names[count++] = head_names[i];
    names[count] = NULL;
}

/* A line of nothing but three dashes or more. */
static bool is_rule(emic_slice line)
{
    for (size_t i = 0; i < line.length; i++)
        if (line.data[i] != '-')
            return false;
    return line.length >= 3;
}

/* The line of `text` at `*at`, which moves behind it. */
static emic_slice next_line(emic_slice text, size_t *at)
{
    emic_slice rest = emic_slice_from(text, *at);
    const char *end = rest.length ? memchr(rest.data, '\n', rest.length) : NULL;
    size_t length = end ? (size_t)(end - rest.data) : rest.length;
    *at += length + (end != NULL);
    return (emic_slice){rest.data, length};
}

/* Examples share a cell, parted by a line "---"; one that is part of a text gets a dash more. */
static void put_examples(const emic_example_list *list, emic_strbuf *cell)
{
    emic_strbuf_clear(cell);
    for (size_t i = 0; i < list->count; i++) {
        if (i)
            emic_strbuf_puts(cell, "\n---\n");
        for (size_t at = 0; at < list->items[i].length;) {
            bool first = at == 0;
            emic_slice line = next_line(list->items[i], &at);
            if (!first)
                emic_strbuf_putc(cell, '\n');
            emic_strbuf_add(cell, line);
            if (is_rule(line))
                emic_strbuf_putc(cell, '-');
        }
    }
}

static void read_examples(emic_slice cell, emic_arena *arena, emic_example_list *out)
{
    emic_strbuf text = {0};
    *out = (emic_example_list){0};
    for (size_t at = 0; at < cell.length;) {
        emic_slice line = next_line(cell, &at);
        bool parts = emic_slice_is(line, "---"), last = at >= cell.length;
        if (!parts) {
            emic_strbuf_add(&text, is_rule(line) ? emic_slice_from(line, 1) : line);
            emic_strbuf_putc(&text, '\n');
        }
        if (!parts && !last)
            continue;
        emic_slice example = emic_slice_trim(emic_strbuf_slice(&text));
        if (example.length)
            *EMIC_PUSH(arena, out) = emic_arena_copy(arena, example);
        emic_strbuf_clear(&text);
    }
    emic_strbuf_close(&text);
}

void emic_codebook_write_csv(const emic_codebook *codebook, emic_strbuf *out)
{
    const char *names[MOST_COLUMNS + 1];
    emic_codebook heads = *codebook;
    emic_strbuf cell = {0};
    emic_arena *scratch = emic_arena_open();
    heads.name = emic_codebook_name(codebook);
    list_columns(names);
    emic_strbuf_puts(out, "\xEF\xBB\xBF");
    for (int i = 0; names[i]; i++)
        emic_csv_put(out, emic_slice_of(names[i]));
    emic_csv_end(out);
    for (size_t i = 0; i < codebook->count; i++) {
        const emic_code *code = &codebook->items[i];
        emic_csv_put(out, code->name);
        emic_csv_put(out, code->parent < 0 ? (emic_slice){0} : codebook->items[code->parent].path);
        for (int k = 0; emic_code_fields[k].key; k++)
            emic_csv_put(out, emic_code_field_text(code, &emic_code_fields[k], scratch));
        for (int k = 0; k < EMIC_EXAMPLE_KINDS; k++) {
            put_examples(&code->examples[k], &cell);
            emic_csv_put(out, emic_strbuf_slice(&cell));
        }
        for (int k = 0; k < HEADS; k++)
            emic_csv_put(out, i ? (emic_slice){0} : *head_at(&heads, k));
        emic_csv_end(out);
        emic_arena_reset(scratch);
    }
    emic_strbuf_close(&cell);
    emic_arena_close(scratch);
}

/* A row, and the place that it gives itself: `parent` as written. */
typedef struct book_row {
    emic_code code;
    emic_slice parent, path;
    int above; /* its parent's row, or -1 */
    bool placed;
} book_row;

typedef struct book_file {
    emic_csv *csv;
    const char *path;
    int at[MOST_COLUMNS];
    const emic_codebook *known;
    emic_arena *arena;
    struct {
        book_row *items;
        size_t count, capacity;
    } rows;
    emic_codebook *book;
    emic_error *err;
} book_file;

static emic_slice cell_of(const book_file *file, const emic_csv_row *row, int column)
{
    if (column < 0)
        return (emic_slice){0};
    return emic_codebook_clean(emic_arena_copy(file->arena, row->fields[column]), file->arena);
}

/* The code as the study knows it, by id, else by path. */
static const emic_code *known_code(const book_file *file, emic_slice id, emic_slice path)
{
    const emic_code *found = NULL;
    for (size_t i = 0; file->known && i < file->known->count; i++) {
        const emic_code *code = &file->known->items[i];
        if (id.length && emic_slice_equal(code->uuid, id))
            return code;
        if (emic_slice_equal(code->path, path))
            found = code;
    }
    return found;
}

static emic_status read_fields(const book_file *file, const emic_csv_row *row, emic_code *code)
{
    for (int i = 0; emic_code_fields[i].key; i++) {
        const emic_code_field *field = &emic_code_fields[i];
        int column = file->at[2 + i];
        emic_slice text = cell_of(file, row, column);
        if (column < 0)
            continue;
        if (!text.length && field->absent)
            text = emic_slice_of(field->absent);
        if (!text.length && !field->absent)
            continue; /* the level that goes without saying */
        if (!emic_code_field_set(code, field, text))
            return emic_csv_fail(file->csv, row, column, file->err, EMIC_INVALID,
                                 "%s: \"%.*s\" is not %s", field->key, EMIC_ARG(text),
                                 field->wanted);
    }
    return EMIC_OK;
}

/* Name and parent from the columns: a name with a parent's path, or a path alone. */
static emic_status read_place(const book_file *file, const emic_csv_row *row, book_row *out)
{
    emic_slice name = cell_of(file, row, file->at[0]);
    out->parent = cell_of(file, row, file->at[1]);
    out->path = name;
    if (name.length == 0)
        return emic_csv_fail(file->csv, row, file->at[0], file->err, EMIC_INVALID,
                             "a code without a name");
    size_t slash = name.length;
    while (slash > 0 && name.data[slash - 1] != '/')
        slash--;
    if (slash > 0 && out->parent.length == 0) {
        out->parent = emic_slice_trim((emic_slice){name.data, slash - 1});
        name = emic_slice_trim(emic_slice_from(name, slash));
        if (out->parent.length == 0)
            return emic_csv_fail(file->csv, row, file->at[0], file->err, EMIC_INVALID,
                                 "\"%.*s\" is no path: a code's name comes before each \"/\"",
                                 EMIC_ARG(out->path));
    }
    if (out->parent.length)
        out->path = emic_slice_of(
            emic_arena_format(file->arena, "%.*s/%.*s", EMIC_ARG(out->parent), EMIC_ARG(name)));
    out->code.name = name;
    return EMIC_OK;
}

static emic_status check_row(const book_file *file, const emic_csv_row *row, const book_row *read)
{
    const char *key;
    int column = file->at[0];
    if (read->code.name.length == 0)
        return emic_csv_fail(file->csv, row, column, file->err, EMIC_INVALID,
                             "a code without a name");
    if (emic_code_check(&read->code, &key, file->err) != EMIC_OK) {
        int field = *key ? emic_csv_find(file->csv, key) : column;
        return emic_csv_locate(file->csv, row, field < 0 ? column : field, file->err);
    }
    for (size_t i = 0; i + 1 < file->rows.count; i++) {
        const book_row *other = &file->rows.items[i];
        bool same = emic_slice_equal(other->path, read->path);
        if (same || (read->code.uuid.length && emic_slice_equal(other->code.uuid, read->code.uuid)))
            return emic_csv_fail(file->csv, row, column, file->err, EMIC_EXISTS,
                                 "the code \"%.*s\" %s: here and in line %u", EMIC_ARG(read->path),
                                 same ? "stands twice" : "has the id of another", other->code.line);
    }
    return EMIC_OK;
}

static emic_status read_row(book_file *file, const emic_csv_row *row)
{
    book_row *read = EMIC_PUSH(file->arena, &file->rows);
    EMIC_TRY(read_place(file, row, read));
    emic_slice name = read->code.name, id = cell_of(file, row, file->at[2]);
    const emic_code *known = known_code(file, id, read->path);
    read->code = (emic_code){.codable = true, .status = EMIC_LITERAL("focused")};
    read->code.level = read->parent.length ? EMIC_LEVEL_THEME : EMIC_LEVEL_PRINCIPLE;
    if (known)
        read->code = *known;
    read->code.uuid = EMIC_LITERAL(""); /* only what the file says tells who a code is */
    read->code.id = 0;
    read->code.name = name;
    read->code.line = row->line;
    EMIC_TRY(read_fields(file, row, &read->code));
    for (int kind = 0, column = MOST_COLUMNS; kind < EMIC_EXAMPLE_KINDS; kind++) {
        column = emic_csv_find(file->csv, emic_example_names[kind]);
        if (column >= 0)
            read_examples(cell_of(file, row, column), file->arena, &read->code.examples[kind]);
    }
    for (int head = 0; head < HEADS; head++) {
        emic_slice text = cell_of(file, row, emic_csv_find(file->csv, head_names[head]));
        if (text.length && !head_at(file->book, head)->length)
            *head_at(file->book, head) = text;
    }
    return check_row(file, row, read);
}

/* The row that a parent's path means: the code that the file has there, or else the one that the
 * study has there, whatever the file calls it now. */
static int find_row(const book_file *file, emic_slice path)
{
    for (size_t i = 0; i < file->rows.count; i++)
        if (emic_slice_equal(file->rows.items[i].path, path))
            return (int)i;
    const emic_code *known = known_code(file, (emic_slice){0}, path);
    for (size_t i = 0; known && i < file->rows.count; i++)
        if (emic_slice_equal(file->rows.items[i].code.uuid, known->uuid))
            return (int)i;
    return -1;
}

/* A parent that the file leaves out is as the study has it. */
static int add_known(book_file *file, emic_slice path)
{
    const emic_code *known = known_code(file, (emic_slice){0}, path);
    if (!known)
        return -1;
    book_row *row = EMIC_PUSH(file->arena, &file->rows);
    *row = (book_row){.code = *known, .path = known->path};
    if (known->parent >= 0)
        row->parent = file->known->items[known->parent].path;
    if (file->at[2] < 0)
        row->code.uuid = EMIC_LITERAL("");
    return (int)file->rows.count - 1;
}

static emic_status find_parents(book_file *file)
{
    for (size_t i = 0; i < file->rows.count; i++) {
        int above = -1;
        if (file->rows.items[i].parent.length)
            above = find_row(file, file->rows.items[i].parent);
        if (file->rows.items[i].parent.length && above < 0)
            above = add_known(file, file->rows.items[i].parent);
        book_row *row = &file->rows.items[i]; /* the array may have moved */
        row->above = above;
        if (row->parent.length && row->above < 0)
            return emic_fail_at(
                file->err, EMIC_NOT_FOUND, file->path, row->code.line, 0,
                "the parent \"%.*s\" of \"%.*s\" is neither in this file nor in the study",
                EMIC_ARG(row->parent), EMIC_ARG(row->code.name));
    }
    return EMIC_OK;
}

/* Takes row `from` and those below it, in the order of the file. */
static emic_status take_row(book_file *file, size_t from, int parent)
{
    emic_codebook *book = file->book;
    book_row *row = &file->rows.items[from];
    emic_code *code = EMIC_PUSH(file->arena, book);
    size_t at = book->count - 1;
    *code = row->code;
    row->placed = true;
    code->parent = parent;
    code->depth = parent < 0 ? 0 : book->items[parent].depth + 1;
    code->path = code->name;
    if (parent >= 0)
        code->path = emic_slice_of(emic_arena_format(
            file->arena, "%.*s/%.*s", EMIC_ARG(book->items[parent].path), EMIC_ARG(code->name)));
    if (code->depth >= EMIC_CODE_DEPTH)
        return emic_fail_at(file->err, EMIC_INVALID, file->path, code->line, 0,
                            "codes nest %d deep at most", (int)EMIC_CODE_DEPTH);
    for (size_t i = 0; i < file->rows.count; i++)
        if (file->rows.items[i].above == (int)from)
            EMIC_TRY(take_row(file, i, (int)at));
    book->items[at].end = book->count;
    return EMIC_OK;
}

static emic_status build(book_file *file)
{
    EMIC_TRY(find_parents(file));
    for (size_t i = 0; i < file->rows.count; i++)
        if (file->rows.items[i].above < 0)
            EMIC_TRY(take_row(file, i, -1));
    for (size_t i = 0; i < file->rows.count; i++)
        if (!file->rows.items[i].placed)
            return emic_fail_at(file->err, EMIC_INVALID, file->path, file->rows.items[i].code.line,
                                0, "\"%.*s\" stands below itself",
                                EMIC_ARG(file->rows.items[i].path));
    for (size_t i = 0; i < file->book->count; i++)
        for (size_t k = 0; k < i; k++)
            if (emic_slice_equal(file->book->items[i].path, file->book->items[k].path))
                return emic_fail_at(file->err, EMIC_EXISTS, file->path, file->book->items[i].line,
                                    0, "the code \"%.*s\" stands twice: here and in line %u",
                                    EMIC_ARG(file->book->items[i].path), file->book->items[k].line);
    return EMIC_OK;
}

static emic_status read_rows(book_file *file)
{
    const char *names[MOST_COLUMNS + 1];
    emic_csv_row row;
    bool more = false;
    list_columns(names);
    EMIC_TRY(emic_csv_columns(file->csv, names, 1, false, file->at, file->err));
    EMIC_TRY(emic_csv_next(file->csv, &row, &more, file->err));
    while (more) {
        EMIC_TRY(read_row(file, &row));
        EMIC_TRY(emic_csv_next(file->csv, &row, &more, file->err));
    }
    return build(file);
}

bool emic_codebook_is_csv(emic_slice text)
{
    if (emic_slice_starts(text, "\xEF\xBB\xBF"))
        text = emic_slice_from(text, 3);
    for (size_t at = 0, field = 0; at <= text.length; at++) {
        char byte = at < text.length ? text.data[at] : '\n';
        if (!strchr(",;\t\r\n", byte))
            continue;
        emic_slice name = emic_slice_trim((emic_slice){text.data + field, at - field});
        if (emic_slice_is(name, "code") || emic_slice_is(name, "\"code\""))
            return true;
        if (byte == '\n' || byte == '\r')
            return false;
        field = at + 1;
    }
    return false;
}

emic_status emic_codebook_parse_csv(const char *path, emic_slice text, const emic_codebook *known,
                                    emic_arena *arena, emic_codebook *out, emic_error *err)
{
    book_file file = {.path = path, .known = known, .arena = arena, .book = out, .err = err};
    *out = (emic_codebook){0};
    EMIC_TRY(emic_csv_open_with(path, text, emic_csv_separator(text), &file.csv, err));
    emic_status status = read_rows(&file);
    emic_csv_close(file.csv);
    return status;
}
