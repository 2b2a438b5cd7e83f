/* Widths are the terminal's columns, not bytes. */
#include "review_line.h"

#define ELLIPSIS "\xE2\x80\xA6"

static const char *const styles[] = {
    [REVIEW_PLAIN] = "",         [REVIEW_BOLD] = "\x1B[1m",  [REVIEW_FAINT] = "\x1B[2m",
    [REVIEW_MARKED] = "\x1B[7m", [REVIEW_GOOD] = "\x1B[32m", [REVIEW_TROUBLE] = "\x1B[31m",
};

review_line review_line_start(size_t columns, bool colour, emic_arena *arena)
{
    return (review_line){.text = {"", 0}, .columns = columns, .colour = colour, .arena = arena};
}

emic_slice review_line_cut(emic_slice text, size_t columns, emic_arena *arena)
{
    if (emic_text_width(text) <= columns)
        return text;
    if (columns == 0)
        return (emic_slice){"", 0};
    emic_slice kept = emic_text_cut(text, columns - 1);
    return emic_slice_of(emic_arena_format(arena, "%.*s" ELLIPSIS, EMIC_ARG(kept)));
}

emic_slice review_line_cut_front(emic_slice text, size_t columns, emic_arena *arena)
{
    size_t width = emic_text_width(text);
    if (width <= columns)
        return text;
    if (columns == 0)
        return (emic_slice){"", 0};
    emic_slice kept = text;
    /* A wide character may stand across the edge: then one column more goes. */
    for (size_t off = width - columns + 1; emic_text_width(kept) >= columns && off <= width; off++)
        kept = emic_slice_from(text, emic_text_cut(text, off).length);
    return emic_slice_of(emic_arena_format(arena, ELLIPSIS "%.*s", EMIC_ARG(kept)));
}

void review_line_put(review_line *line, review_style style, emic_slice text)
{
    emic_slice plain = emic_text_plain(text, line->arena);
    emic_slice shown = review_line_cut(plain, line->columns - line->width, line->arena);
    bool styled = line->colour && style != REVIEW_PLAIN && shown.length;
    line->text = emic_slice_of(emic_arena_format(line->arena, "%.*s%s%.*s%s", EMIC_ARG(line->text),
                                                 styled ? styles[style] : "", EMIC_ARG(shown),
                                                 styled ? "\x1B[0m" : ""));
    line->width += emic_text_width(shown);
}

void review_line_to(review_line *line, size_t column)
{
    if (column > line->columns)
        column = line->columns;
    if (column <= line->width)
        return;
    line->text = emic_slice_of(emic_arena_format(line->arena, "%.*s%*s", EMIC_ARG(line->text),
                                                 (int)(column - line->width), ""));
    line->width = column;
}

emic_slice review_line_take(emic_slice *rest, size_t columns)
{
    emic_slice line = emic_text_cut(*rest, columns);
    size_t taken = line.length;
    if (taken < rest->length && rest->data[taken] != ' ') {
        while (taken && line.data[taken - 1] != ' ')
            taken--;
        if (taken == 0) /* one long word; and not even one character may fit */
            taken = line.length ? line.length : rest->length;
    }
    line.length = taken;
    *rest = emic_slice_from(*rest, taken);
    while (rest->length && rest->data[0] == ' ')
        *rest = emic_slice_from(*rest, 1);
    return line;
}
