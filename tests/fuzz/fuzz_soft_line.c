/* The line ends of any text: which are soft does not hang on the order in which they are asked
 * about, none borders on an empty line, and words over them read in one line, once and for all. */
#include "base/text.h"
#include "privacy/soft_line.h"
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool holds)
{
    if (!holds)
        abort();
}

static bool is_blank(emic_slice text, size_t start)
{
    const char *newline =
        start < text.length ? memchr(text.data + start, '\n', text.length - start) : NULL;
    size_t end = newline ? (size_t)(newline - text.data) : text.length;
    for (; start < end; start++)
        if (!strchr(" \t\r", text.data[start]) || !text.data[start])
            return false;
    return true;
}

static void check_lines(emic_slice text)
{
    emic_soft_lines ahead, back;
    bool *soft = calloc(text.length + 1, sizeof *soft);
    size_t start = 0;
    emic_soft_lines_load(&ahead, text);
    emic_soft_lines_load(&back, text);
    require(ahead.width == back.width);
    for (size_t at = 0; at < text.length; at++) {
        if (text.data[at] != '\n')
            continue;
        soft[at] = emic_soft_line_ends(&ahead, at);
        require(!soft[at] || (!is_blank(text, start) && !is_blank(text, at + 1)));
        start = at + 1;
    }
    for (size_t at = text.length; at-- > 0;)
        require(text.data[at] != '\n' || soft[at] == emic_soft_line_ends(&back, at));
    free(soft);
}

static void check_words(emic_slice words)
{
    emic_arena *arena = emic_arena_open();
    emic_slice read = emic_soft_line_words(words, arena);
    require(emic_utf8_valid(read, NULL) && read.length <= words.length);
    require(read.length == 0 || !memchr(read.data, '\n', read.length));
    require(emic_slice_equal(read, emic_soft_line_words(read, arena)));
    emic_arena_close(arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    emic_slice text = {(const char *)data, size};
    if (!emic_utf8_valid(text, NULL))
        return 0;
    check_lines(text);
    check_words(text);
    return 0;
}
