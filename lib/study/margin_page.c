/* Reading a page back: whether it is this page, whether its text is still the text, and which of
 * its lines are codings. */
#include "study/margin_file.h"

static const char head[] = "# emic margin ";

/* The first line: whether this is a margin, and one of these codings. */
static emic_status read_head(margin_file *file)
{
    char key[EMIC_MARGIN_KEY + 1];
    emic_slice said = file->line;
    if (!emic_slice_starts(said, head))
        return MARGIN_FAIL(file, 0,
                           "the first line of a margin (\"%s...\") is missing: it says of what "
                           "it was made",
                           head);
    said = emic_slice_from(said, sizeof head - 1);
    emic_margin_key(file->page, file->known, key);
    if (emic_slice_starts(said, key))
        return EMIC_OK;
    return MARGIN_FAIL(file, sizeof head - 1,
                       "the codings of %.*s in round %lld, or the text, are not those that this "
                       "margin was made of: make it anew and bring your lines over",
                       EMIC_ARG(file->page->coder), (long long)file->page->round);
}

static emic_slice trim_end(emic_slice text)
{
    while (text.length && strchr(" \t\r", text.data[text.length - 1]) && text.data[text.length - 1])
        text.length--;
    return text;
}

/* "12 | text": whether the line at hand is a line of the text; its number and text. */
static bool is_text(const margin_file *file, uint64_t *number, size_t *text)
{
    emic_slice line = file->line;
    size_t at = file->at, digits = at;
    *number = 0;
    while (digits < line.length && digits - at < 10 && line.data[digits] >= '0' &&
           line.data[digits] <= '9')
        *number = *number * 10 + (uint64_t)(line.data[digits++] - '0');
    if (digits == at || digits + 1 >= line.length || line.data[digits] != ' ' ||
        line.data[digits + 1] != '|')
        return false;
    *text = digits + 2;
    if (*text < line.length && line.data[*text] == ' ')
        ++*text;
    return true;
}

/* The bytes that `a` and `b` begin with, at a boundary of characters of `b`. */
static size_t common(emic_slice a, emic_slice b)
{
    size_t length = 0;
    while (length < a.length && length < b.length && a.data[length] == b.data[length])
        length++;
    while (length < b.length && length > 0 && ((uint8_t)b.data[length] & 0xC0) == 0x80)
        length--;
    return length;
}

static emic_status read_text(margin_file *file, uint64_t number, size_t at)
{
    size_t wanted = file->seen + 1;
    if (number != wanted) {
        if (number == file->seen)
            return MARGIN_FAIL(file, file->at, "line %zu of the text stands here twice",
                               file->seen);
        if (wanted > file->lines.count)
            return MARGIN_FAIL(file, file->at, "the text has %zu lines", file->lines.count);
        return MARGIN_FAIL(file, file->at, "line %zu of the text is missing before this one",
                           wanted);
    }
    if (wanted > file->lines.count)
        return MARGIN_FAIL(file, file->at, "the text has %zu lines", file->lines.count);
    emic_slice is = trim_end(emic_slice_from(file->line, at));
    emic_slice was =
        trim_end(emic_text_words(file->page->text, file->lines.items[file->seen].span));
    if (!emic_slice_equal(is, was))
        return MARGIN_FAIL(file, at + common(was, is),
                           "line %zu of the text was changed; only codings can be changed here",
                           wanted);
    file->seen++;
    return EMIC_OK;
}

static emic_status read_line(margin_file *file, emic_margin_notes *out)
{
    uint64_t number;
    size_t text;
    emic_slice line = file->line;
    file->at = 0;
    while (file->at < line.length && (line.data[file->at] == ' ' || line.data[file->at] == '\t'))
        file->at++;
    if (file->at == line.length || line.data[file->at] == '#')
        return EMIC_OK;
    if (line.data[file->at] == '@')
        return emic_margin_read_coding(file, out);
    if (is_text(file, &number, &text))
        return read_text(file, number, text);
    return MARGIN_FAIL(file, file->at,
                       "this is neither a line of the text (%zu | ...) nor a coding (@ CODE ...)",
                       file->seen + 1);
}

/* Takes the next line of `rest`, without its end. */
static emic_slice next_line(margin_file *file, emic_slice rest)
{
    const char *newline = memchr(rest.data, '\n', rest.length);
    size_t length = newline ? (size_t)(newline - rest.data) : rest.length;
    file->line = trim_end((emic_slice){rest.data, length});
    file->number++;
    return emic_slice_from(rest, length + (newline != NULL));
}

static emic_status read_page(margin_file *file, emic_slice rest, emic_margin_notes *out)
{
    if (emic_slice_starts(rest, "\xEF\xBB\xBF"))
        rest = emic_slice_from(rest, 3);
    if (rest.length)
        rest = next_line(file, rest);
    file->number = 1;
    emic_status status = read_head(file);
    while (status == EMIC_OK && rest.length) {
        rest = next_line(file, rest);
        status = read_line(file, out);
    }
    if (status != EMIC_OK || file->seen == file->lines.count)
        return status;
    file->line = (emic_slice){0};
    return MARGIN_FAIL(file, 0, "the text is missing from its line %zu on", file->seen + 1);
}

emic_status emic_margin_parse(const emic_margin_page *page, const emic_margin_notes *known,
                              const char *path, emic_slice file, emic_arena *arena,
                              emic_margin_notes *out, emic_error *err)
{
    size_t bad;
    margin_file at = {.page = page, .known = known, .path = path, .arena = arena, .err = err};
    *out = (emic_margin_notes){0};
    if (!emic_utf8_valid(file, &bad)) {
        for (size_t i = 0; i < bad; i++)
            at.number += file.data[i] == '\n';
        return emic_fail_at(err, EMIC_INVALID, path, at.number + 1, 0, "this is not valid UTF-8");
    }
    emic_text_lines_load(page->text, page->turns, arena, &at.lines);
    return read_page(&at, file, out);
}
