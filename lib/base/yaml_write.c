/* The form that a text takes in YAML. Reading is yaml.c's business. */
#include "base/yaml_write.h"
#include "base/json.h"
#include "base/text.h"

enum { WIDTH = 96, PLAIN_LENGTH = 70 };

/* Letters that stand for themselves in every form of YAML. */
static bool is_printable(uint32_t point)
{
    return point >= 0x20 && point != 0x7F && (point < 0x80 || point > 0x9F) && point != 0x2028 &&
           point != 0x2029 && point != 0xFEFF && point != 0xFFFE && point != 0xFFFF;
}

typedef struct text_shape {
    bool printable, lines, gaps; /* gaps: two spaces, or spaces at an end */
} text_shape;

static text_shape shape_of(emic_slice text)
{
    text_shape shape = {.printable = true};
    uint32_t before = ' ';
    for (size_t at = 0; at < text.length;) {
        uint32_t point = emic_utf8_next(text, &at);
        shape.lines |= point == '\n';
        shape.gaps |= point == ' ' && (before == ' ' || before == '\n');
        shape.printable &= point == '\n' || is_printable(point);
        before = point;
    }
    shape.gaps |= before == ' ';
    return shape;
}

/* What readers take for something else than a text. */
static bool is_reserved(emic_slice text)
{
    static const char *const words[] = {"null", "true", "false", "yes", "no",
                                        "on",   "off",  "y",     "n",   NULL};
    for (int i = 0; words[i]; i++) {
        size_t length = strlen(words[i]), same = 0;
        while (length == text.length && same < length && (text.data[same] | 0x20) == words[i][same])
            same++;
        if (length == text.length && same == length)
            return true;
    }
    return false;
}

static bool is_plain(emic_slice text)
{
    char first = text.length ? (char)(text.data[0] | 0x20) : '\0';
    if (first < 'a' || first > 'z' || is_reserved(text))
        return false;
    for (size_t i = 0; i < text.length; i++) {
        bool last = i + 1 == text.length;
        if (text.data[i] == ':' && (last || text.data[i + 1] == ' '))
            return false;
        if (text.data[i] == '#' && text.data[i - 1] == ' ')
            return false;
    }
    return true;
}

static void put_line(emic_strbuf *out, emic_slice line, size_t indent)
{
    if (line.length)
        emic_strbuf_fill(out, ' ', indent);
    emic_strbuf_add(out, line);
    emic_strbuf_putc(out, '\n');
}

/* Where a line of at most `width` bytes ends: at a space, or at the end of a word that is longer.
 */
static size_t line_end(emic_slice text, size_t width)
{
    size_t end = width;
    if (text.length <= width)
        return text.length;
    while (end > 0 && text.data[end] != ' ')
        end--;
    while (end == 0 || (end < text.length && text.data[end] != ' '))
        end++;
    return end;
}

/* Broken at spaces: readers put them back. */
static void put_folded(emic_strbuf *out, emic_slice text, size_t indent)
{
    size_t width = indent + 40 < WIDTH ? WIDTH - indent : 40;
    emic_strbuf_puts(out, ">-\n");
    while (text.length) {
        size_t end = line_end(text, width);
        put_line(out, (emic_slice){text.data, end}, indent);
        text = emic_slice_from(text, end + (end < text.length));
    }
}

static void put_lines(emic_strbuf *out, emic_slice text, size_t indent)
{
    emic_strbuf_puts(out, "|-\n");
    for (;;) {
        const char *end = memchr(text.data, '\n', text.length);
        size_t length = end ? (size_t)(end - text.data) : text.length;
        put_line(out, (emic_slice){text.data, length}, indent);
        if (!end)
            return;
        text = emic_slice_from(text, length + 1);
    }
}

void emic_yaml_put(emic_strbuf *out, emic_slice text, size_t indent)
{
    text_shape shape = shape_of(text);
    bool ends_well = text.length && text.data[0] != '\n' && text.data[text.length - 1] != '\n';
    if (shape.printable && shape.lines && !shape.gaps && ends_well) {
        put_lines(out, text, indent);
    } else if (shape.printable && !shape.lines && !shape.gaps && text.length > PLAIN_LENGTH) {
        put_folded(out, text, indent);
    } else if (shape.printable && !shape.lines && !shape.gaps && is_plain(text)) {
        emic_strbuf_add(out, text);
        emic_strbuf_putc(out, '\n');
    } else {
        emic_json quoted = {.out = out, .depth = 1, .after_key = true};
        emic_json_text(&quoted, text);
        emic_strbuf_putc(out, '\n');
    }
}
