/* Findings as a table, with foreign bytes made harmless. What to check is the callers' business. */
#include "exchange/finding.h"
#include "base/strbuf.h"
#include "base/text.h"

enum { LONGEST_ITEM = 200, LONGEST_DETAIL = 1000 };
enum { LEAD = 40, SHOWN = 120 }; /* bytes of a line before a difference, and in all */
static const char unknown[] = "\xEF\xBF\xBD", ellipsis[] = "\xE2\x80\xA6";

emic_table *emic_finding_table(emic_arena *arena, const char *title)
{
    emic_table *table = emic_table_make(arena, title);
    emic_table_add_column(table, (emic_column){.name = "item", .title = "Item"});
    emic_table_add_column(table, (emic_column){.name = "result", .title = "Result"});
    emic_table_add_column(table,
                          (emic_column){.name = "detail", .title = "Detail", .wrap = true});
    return table;
}

void emic_finding_add(emic_table *table, const char *item, const char *result, const char *detail)
{
    emic_arena *arena = table->arena;
    emic_slice items = emic_slice_of(item), details = emic_slice_of(detail);
    emic_cell *cell = emic_table_add_row(table, 0);
    cell[0] = emic_cell_text(emic_slice_of(emic_finding_excerpt(items, LONGEST_ITEM, arena)));
    cell[1] = emic_cell_text(emic_slice_of(result));
    cell[2] = emic_cell_text(emic_slice_of(emic_finding_excerpt(details, LONGEST_DETAIL, arena)));
}

static bool is_control(uint32_t point)
{
    return point < 0x20 || (point >= 0x7F && point <= 0x9F);
}

static void put_valid(emic_slice text, emic_strbuf *out)
{
    for (size_t at = 0; at < text.length;) {
        size_t from = at;
        if (is_control(emic_utf8_next(text, &at)))
            emic_strbuf_puts(out, unknown);
        else
            emic_strbuf_add(out, (emic_slice){text.data + from, at - from});
    }
}

/* `most` bytes, or fewer, so that no character is cut. */
static emic_slice cut(emic_slice bytes, size_t most)
{
    if (bytes.length <= most)
        return bytes;
    while (most > 0 && ((unsigned char)bytes.data[most] & 0xC0) == 0x80)
        most--;
    return (emic_slice){bytes.data, most};
}

const char *emic_finding_excerpt(emic_slice bytes, size_t most, emic_arena *arena)
{
    emic_strbuf text = {0};
    emic_slice rest = cut(bytes, most);
    bool whole = rest.length == bytes.length;
    while (rest.length) {
        size_t bad = rest.length;
        bool valid = emic_utf8_valid(rest, &bad);
        put_valid((emic_slice){rest.data, valid ? rest.length : bad}, &text);
        emic_strbuf_puts(&text, valid ? "" : unknown);
        rest = emic_slice_from(rest, valid ? rest.length : bad + 1);
    }
    emic_strbuf_puts(&text, whole ? "" : ellipsis);
    const char *copy = emic_arena_string(arena, emic_strbuf_slice(&text));
    emic_strbuf_close(&text);
    return copy;
}

static emic_slice next_line(emic_slice *rest)
{
    const char *newline = rest->length ? memchr(rest->data, '\n', rest->length) : NULL;
    size_t length = newline ? (size_t)(newline - rest->data) : rest->length;
    emic_slice line = {rest->data, length};
    *rest = emic_slice_from(*rest, newline ? length + 1 : length);
    return line;
}

/* One side of a difference: the line from a little before `at` on. */
static const char *side(emic_slice line, bool there, size_t at, emic_arena *arena)
{
    if (!there)
        return "no such line";
    size_t from = at > LEAD ? at - LEAD : 0;
    while (from > 0 && ((unsigned char)line.data[from] & 0xC0) == 0x80)
        from--;
    const char *words = emic_finding_excerpt(emic_slice_from(line, from), SHOWN, arena);
    return emic_arena_format(arena, "`%s%s`", from ? ellipsis : "", words);
}

const char *emic_finding_difference(emic_slice archived, emic_slice now, emic_arena *arena)
{
    for (size_t number = 1; archived.length || now.length; number++) {
        bool left_there = archived.length > 0, right_there = now.length > 0;
        emic_slice left = next_line(&archived), right = next_line(&now);
        if (left_there && right_there && emic_slice_equal(left, right))
            continue;
        size_t at = 0;
        while (at < left.length && at < right.length && left.data[at] == right.data[at])
            at++;
        return emic_arena_format(arena, "line %zu: archived %s, now %s", number,
                                 side(left, left_there, at, arena),
                                 side(right, right_there, at, arena));
    }
    return "only one of them ends its last line";
}
