/* Change sets as bytes. Integers are written seven bits a byte, the lowest first. */
#include "store/change_set.h"

enum { TABLE = 'T' }; /* the name of the table that the next changes are about */
static const char kind_bytes[EMIC_ROW_KINDS] = {'A', 'R', 'S'};

/* --- Writing ---------------------------------------------------------------------------------- */

static void write_count(emic_strbuf *bytes, uint64_t count)
{
    while (count >= 0x80) {
        emic_strbuf_putc(bytes, (char)(count | 0x80));
        count >>= 7;
    }
    emic_strbuf_putc(bytes, (char)count);
}

/* Small negative numbers stay small. */
static uint64_t folded(int64_t number)
{
    return ((uint64_t)number << 1) ^ (uint64_t) - (number < 0);
}

static int64_t unfolded(uint64_t number)
{
    return (int64_t)((number >> 1) ^ (0 - (number & 1)));
}

static void write_bytes(emic_strbuf *bytes, emic_slice text)
{
    write_count(bytes, text.length);
    emic_strbuf_add(bytes, text);
}

static void write_value(emic_strbuf *bytes, const emic_value *value)
{
    emic_strbuf_putc(bytes, (char)value->kind);
    switch (value->kind) {
    case EMIC_VALUE_INT:
        write_count(bytes, folded(value->integer));
        break;
    case EMIC_VALUE_REAL:
        emic_strbuf_add(bytes, (emic_slice){(const char *)&value->real, sizeof value->real});
        break;
    case EMIC_VALUE_TEXT:
    case EMIC_VALUE_BLOB:
        write_bytes(bytes, value->bytes);
        break;
    case EMIC_VALUE_NULL:
        break;
    }
}

void emic_change_write(emic_strbuf *bytes, emic_slice *table, const emic_change *change)
{
    if (!emic_slice_equal(*table, change->table)) {
        emic_strbuf_putc(bytes, TABLE);
        write_bytes(bytes, change->table);
        *table = change->table;
    }
    emic_strbuf_putc(bytes, kind_bytes[change->kind]);
    if (change->kind != EMIC_ROW_REMOVED) {
        write_count(bytes, (uint64_t)change->key_count);
        for (int i = 0; i < change->key_count; i++)
            write_value(bytes, &change->key[i]);
    }
    if (change->kind == EMIC_ROW_ADDED) {
        write_count(bytes, (uint64_t)change->rows);
        return;
    }
    write_count(bytes, (uint64_t)change->cell_count);
    for (int i = 0; i < change->cell_count; i++) {
        write_count(bytes, (uint64_t)change->cells[i].column);
        write_value(bytes, &change->cells[i].before);
        if (change->kind == EMIC_ROW_SET)
            write_value(bytes, &change->cells[i].after);
    }
}

/* --- Reading ---------------------------------------------------------------------------------- */

typedef struct reading {
    const char *at, *end;
    emic_slice table;
    emic_arena *arena;
} reading;

static bool read_byte(reading *from, uint8_t *out)
{
    if (from->at == from->end)
        return false;
    *out = (uint8_t)*from->at++;
    return true;
}

static bool read_count(reading *from, uint64_t most, uint64_t *out)
{
    uint8_t byte;
    *out = 0;
    for (int shift = 0; shift < 64; shift += 7) {
        if (!read_byte(from, &byte))
            return false;
        *out |= (uint64_t)(byte & 0x7f) << shift;
        if (!(byte & 0x80))
            return *out <= most;
    }
    return false;
}

static bool read_bytes(reading *from, emic_slice *out)
{
    uint64_t length;
    if (!read_count(from, (uint64_t)(from->end - from->at), &length) ||
        length > (uint64_t)(from->end - from->at))
        return false;
    *out = (emic_slice){from->at, (size_t)length};
    from->at += length;
    return true;
}

static bool read_value(reading *from, emic_value *out)
{
    uint8_t kind;
    uint64_t number;
    *out = emic_null();
    if (!read_byte(from, &kind) || kind > EMIC_VALUE_BLOB)
        return false;
    out->kind = (emic_value_kind)kind;
    switch (out->kind) {
    case EMIC_VALUE_INT:
        if (!read_count(from, UINT64_MAX, &number))
            return false;
        out->integer = unfolded(number);
        return true;
    case EMIC_VALUE_REAL:
        if ((size_t)(from->end - from->at) < sizeof out->real)
            return false;
        memcpy(&out->real, from->at, sizeof out->real);
        from->at += sizeof out->real;
        return true;
    case EMIC_VALUE_TEXT:
    case EMIC_VALUE_BLOB:
        return read_bytes(from, &out->bytes);
    case EMIC_VALUE_NULL:
        break;
    }
    return true;
}

static bool read_key(reading *from, emic_change *change)
{
    uint64_t count;
    if (!read_count(from, EMIC_TABLE_COLUMNS, &count) || count == 0)
        return false;
    emic_value *key = emic_arena_array(from->arena, (size_t)count, sizeof *key);
    for (uint64_t i = 0; i < count; i++)
        if (!read_value(from, &key[i]))
            return false;
    change->key = key;
    change->key_count = (int)count;
    return true;
}

static bool read_rows(reading *from, emic_change *change)
{
    uint64_t rows;
    const emic_value *last = &change->key[change->key_count - 1];
    if (!read_count(from, UINT32_MAX, &rows) || rows == 0) /* no table has more */
        return false;
    change->rows = (int64_t)rows;
    return rows == 1 ||
           (last->kind == EMIC_VALUE_INT && last->integer <= INT64_MAX - (int64_t)(rows - 1));
}

static bool read_cells(reading *from, emic_change *change)
{
    uint64_t count, column;
    if (!read_count(from, EMIC_TABLE_COLUMNS, &count) || count == 0)
        return false;
    emic_change_cell *cells = emic_arena_array(from->arena, (size_t)count, sizeof *cells);
    for (uint64_t i = 0; i < count; i++) {
        if (!read_count(from, EMIC_TABLE_COLUMNS - 1, &column) ||
            !read_value(from, &cells[i].before))
            return false;
        if (change->kind == EMIC_ROW_SET && !read_value(from, &cells[i].after))
            return false;
        cells[i].column = (int)column;
    }
    change->cells = cells;
    change->cell_count = (int)count;
    return true;
}

static bool read_change(reading *from, uint8_t byte, emic_change *change)
{
    int kind = 0;
    while (kind < EMIC_ROW_KINDS && kind_bytes[kind] != (char)byte)
        kind++;
    if (kind == EMIC_ROW_KINDS || from->table.length == 0)
        return false;
    change->kind = (emic_row_change)kind;
    change->table = from->table;
    if (change->kind != EMIC_ROW_REMOVED && !read_key(from, change))
        return false;
    return change->kind == EMIC_ROW_ADDED ? read_rows(from, change) : read_cells(from, change);
}

emic_status emic_change_set_parse(emic_slice bytes, emic_arena *arena, emic_change_set *out,
                                  emic_error *err)
{
    *out = (emic_change_set){0};
    if (bytes.length == 0) /* there may be no bytes to point to */
        return EMIC_OK;
    reading from = {.at = bytes.data, .end = bytes.data + bytes.length, .arena = arena};
    uint8_t byte;
    while (read_byte(&from, &byte)) {
        bool read = byte == TABLE ? read_bytes(&from, &from.table)
                                  : read_change(&from, byte, EMIC_PUSH(arena, out));
        if (!read)
            return emic_fail(err, EMIC_CORRUPT, "the change set is damaged at byte %zu",
                             (size_t)(from.at - bytes.data));
    }
    return EMIC_OK;
}

/* --- Counting --------------------------------------------------------------------------------- */

typedef struct table_count {
    emic_slice table;
    int64_t rows[EMIC_ROW_KINDS];
} table_count;

typedef struct table_counts {
    table_count *items;
    size_t count, capacity;
} table_counts;

static table_count *count_of(table_counts *counts, emic_slice table, emic_arena *arena)
{
    for (size_t i = 0; i < counts->count; i++)
        if (emic_slice_equal(counts->items[i].table, table))
            return &counts->items[i];
    table_count *new = EMIC_PUSH(arena, counts);
    new->table = table;
    return new;
}

const char *emic_change_set_summary(const emic_change_set *set, emic_arena *arena)
{
    static const char signs[EMIC_ROW_KINDS] = {'+', '-', '~'};
    table_counts counts = {0};
    emic_strbuf text = {0};
    for (size_t i = 0; i < set->count; i++) {
        const emic_change *change = &set->items[i];
        count_of(&counts, change->table, arena)->rows[change->kind] +=
            change->kind == EMIC_ROW_ADDED ? change->rows : 1;
    }
    for (size_t i = 0; i < counts.count; i++) {
        emic_strbuf_printf(&text, "%s%.*s", i ? ", " : "", EMIC_ARG(counts.items[i].table));
        for (int kind = 0; kind < EMIC_ROW_KINDS; kind++)
            if (counts.items[i].rows[kind])
                emic_strbuf_printf(&text, " %c%lld", signs[kind],
                                   (long long)counts.items[i].rows[kind]);
    }
    const char *summary = emic_arena_string(arena, emic_strbuf_slice(&text));
    emic_strbuf_close(&text);
    return summary;
}
