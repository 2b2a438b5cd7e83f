/* The nearest known word, for messages about unknown ones. How far apart two words are is said in
 * text.h; which words are known, by the callers. */
#include "base/suggestion.h"
#include "base/strbuf.h"
#include "base/text.h"

/* Edits that may part a slip of the pen from the word meant: a third of it, three at most. A
 * single letter is near to nothing but its other case. */
static size_t reach(emic_slice word)
{
    size_t third = (emic_utf8_count(word) + 1) / 3;
    return third < 3 ? third : 3;
}

const char *emic_suggestion_find(emic_slice word, const char *const *known)
{
    emic_arena *scratch = emic_arena_open();
    const char *nearest = NULL;
    size_t limit = reach(word), best = limit + 1;
    for (; *known; known++) {
        size_t distance = emic_text_distance(word, emic_slice_of(*known), limit, scratch);
        if (distance < best)
            best = distance, nearest = *known;
        emic_arena_reset(scratch);
    }
    emic_arena_close(scratch);
    return nearest;
}

emic_status emic_fail_unknown(emic_error *err, const char *path, uint32_t line, uint32_t column,
                              const char *what, emic_slice word, const char *const *known)
{
    emic_slice shown = emic_text_cut(word, 60);
    emic_strbuf rest = {0};
    const char *nearest = emic_suggestion_find(shown, known);
    if (nearest)
        emic_strbuf_printf(&rest, " did you mean \"%s\"?", nearest);
    emic_strbuf_puts(&rest, " known: ");
    for (size_t i = 0; known[i]; i++)
        emic_strbuf_printf(&rest, "%s%s", i ? ", " : "", known[i]);
    emic_fail_at(err, EMIC_INVALID, path, line, column, "unknown %s \"%.*s\";%s", what,
                 EMIC_ARG(shown), rest.data);
    emic_strbuf_close(&rest);
    return EMIC_INVALID;
}
