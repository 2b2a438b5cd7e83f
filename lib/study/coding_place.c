/* Numbers and words to spans. Finding a quote is quote.c's business. */
#include "study/coding_place.h"
#include "privacy/token.h"

/* --- Lines and turns -------------------------------------------------------------------------- */

/* `span` (its bytes are `bytes`) without white space at both ends. */
static emic_span trimmed(emic_slice bytes, emic_span span)
{
    emic_slice left = emic_slice_trim(bytes);
    size_t before = (size_t)(left.data - bytes.data); /* ASCII, so bytes are characters */
    span.start += (uint32_t)before;
    span.end -= (uint32_t)(bytes.length - before - left.length);
    return span;
}

void emic_text_lines_load(const emic_text_index *text, const emic_document_turns *turns,
                          emic_arena *arena, emic_text_lines *out)
{
    emic_slice rest = text->text;
    uint32_t at = 0;
    size_t turn = 0;
    *out = (emic_text_lines){0};
    while (rest.length) {
        const char *newline = memchr(rest.data, '\n', rest.length);
        emic_slice bytes = {rest.data, newline ? (size_t)(newline - rest.data) : rest.length};
        emic_text_line *line = EMIC_PUSH(arena, out);
        line->span = (emic_span){at, at + (uint32_t)emic_utf8_count(bytes)};
        line->words = trimmed(bytes, line->span);
        while (turn < turns->count && turns->items[turn].words.start < line->span.start)
            turn++;
        const emic_document_turn *said = turn < turns->count ? &turns->items[turn] : NULL;
        bool begins = said && said->span.start >= line->span.start &&
                      said->span.start <= line->words.start && said->words.start <= line->words.end;
        if (begins && said->words.start > line->words.start)
            line->words.start = said->words.start;
        at = line->span.end + 1;
        rest = emic_slice_from(rest, bytes.length + (newline != NULL));
    }
}

size_t emic_text_line_at(const emic_text_lines *lines, uint32_t start)
{
    size_t low = 0, high = lines->count;
    while (low + 1 < high) {
        size_t middle = (low + high) / 2;
        if (lines->items[middle].span.start <= start)
            low = middle;
        else
            high = middle;
    }
    return low;
}

/* EMIC_NOT_FOUND unless first..last lies in 1..count. */
static emic_status check_range(const char *what, int64_t first, int64_t last, size_t count,
                               emic_error *err)
{
    if (first > last)
        return emic_fail(err, EMIC_INVALID, "%s %lld-%lld: the first comes after the last", what,
                         (long long)first, (long long)last);
    if (first >= 1 && last <= (int64_t)count)
        return EMIC_OK;
    if (count == 0)
        return emic_fail(err, EMIC_NOT_FOUND, "the text has no %ss", what);
    return emic_fail(err, EMIC_NOT_FOUND, "no %s %lld: the text has %zu", what,
                     (long long)(first < 1 ? first : last), count);
}

static emic_status check_words(const char *what, int64_t first, int64_t last, emic_span span,
                               emic_error *err)
{
    if (span.start < span.end)
        return EMIC_OK;
    if (first == last)
        return emic_fail(err, EMIC_INVALID, "%s %lld has no words", what, (long long)first);
    return emic_fail(err, EMIC_INVALID, "%ss %lld-%lld have no words", what, (long long)first,
                     (long long)last);
}

emic_status emic_place_lines(const emic_text_lines *lines, int64_t first, int64_t last,
                             emic_span *out, emic_error *err)
{
    int64_t from = first, to = last;
    EMIC_TRY(check_range("line", first, last, lines->count, err));
    const emic_text_line *items = lines->items - 1;
    while (from < to && items[from].words.start >= items[from].words.end)
        from++;
    while (to > from && items[to].words.start >= items[to].words.end)
        to--;
    *out = (emic_span){items[from].words.start, items[to].words.end};
    return check_words("line", first, last, *out, err);
}

emic_status emic_place_turns(const emic_document_turns *turns, int64_t first, int64_t last,
                             emic_span *out, emic_error *err)
{
    int64_t from = first, to = last;
    EMIC_TRY(check_range("turn", first, last, turns->count, err));
    const emic_document_turn *items = turns->items - 1;
    while (from < to && items[from].words.start >= items[from].words.end)
        from++;
    while (to > from && items[to].words.start >= items[to].words.end)
        to--;
    *out = (emic_span){items[from].words.start, items[to].words.end};
    return check_words("turn", first, last, *out, err);
}

/* --- Words beside others ---------------------------------------------------------------------- */

static emic_status find_beside(const emic_text_index *text, const char *option, emic_slice words,
                               emic_arena *arena, emic_span_list *out, emic_error *err)
{
    EMIC_TRY(emic_quote_find(text, words, arena, out, err));
    if (out->count == 0)
        return emic_fail(err, EMIC_NOT_FOUND, "the words of %s are not in the text: \"%.*s\"",
                         option, EMIC_ARG(words));
    return EMIC_OK;
}

/* Marks of `places` (in the order of the text) the next one after each of `words`, or before. */
static void mark(const emic_span_list *places, const emic_span_list *words, bool after, bool *marks)
{
    for (size_t w = 0; w < words->count; w++) {
        emic_span beside = words->items[w];
        size_t next = 0;
        if (after)
            while (next < places->count && places->items[next].start < beside.end)
                next++;
        else
            while (next < places->count && places->items[next].end <= beside.start)
                next++;
        if (after && next < places->count)
            marks[next] = true;
        if (!after && next > 0)
            marks[next - 1] = true;
    }
}

emic_status emic_place_beside(const emic_text_index *text, const emic_span_list *places,
                              emic_slice before, emic_slice after, emic_arena *arena,
                              emic_span_list *out, emic_error *err)
{
    emic_span_list words;
    bool *follow = emic_arena_array(arena, places->count + 1, sizeof *follow);
    bool *precede = emic_arena_array(arena, places->count + 1, sizeof *precede);
    *out = (emic_span_list){0};
    if (after.data)
        EMIC_TRY(find_beside(text, "--after", after, arena, &words, err));
    if (after.data)
        mark(places, &words, true, follow);
    if (before.data)
        EMIC_TRY(find_beside(text, "--before", before, arena, &words, err));
    if (before.data)
        mark(places, &words, false, precede);
    for (size_t i = 0; i < places->count; i++)
        if ((!after.data || follow[i]) && (!before.data || precede[i]))
            *EMIC_PUSH(arena, out) = places->items[i];
    return EMIC_OK;
}

/* --- Every place of words --------------------------------------------------------------------- */

/* A text as words are compared: a folded form for each token. */
typedef struct folded_text {
    emic_token_list tokens;
    emic_slice *forms;
} folded_text;

static void fold_text(emic_slice text, emic_arena *arena, folded_text *out)
{
    emic_token_list_load(&out->tokens, text, arena);
    out->forms = emic_arena_array(arena, out->tokens.count + 1, sizeof *out->forms);
    for (size_t i = 0; i < out->tokens.count; i++) {
        const emic_token *token = &out->tokens.items[i];
        emic_slice bytes = {text.data + token->byte, token->length};
        if (token->kind == EMIC_TOKEN_SIGN && token->sign) /* any dash is a dash */
            out->forms[i] = emic_arena_copy(arena, (emic_slice){&token->sign, 1});
        else
            out->forms[i] = emic_text_fold(bytes, arena);
    }
}

static bool stands_at(const folded_text *text, size_t at, const folded_text *words)
{
    if (at + words->tokens.count > text->tokens.count)
        return false;
    for (size_t i = 0; i < words->tokens.count; i++)
        if (!emic_slice_equal(text->forms[at + i], words->forms[i]))
            return false;
    return true;
}

emic_status emic_place_hits(const emic_text_index *text, emic_slice words, emic_arena *arena,
                            emic_span_list *out, emic_error *err)
{
    folded_text here, sought;
    *out = (emic_span_list){0};
    if (!emic_utf8_valid(words, NULL))
        return emic_fail(err, EMIC_INVALID, "the words are not valid UTF-8");
    fold_text(words, arena, &sought);
    if (sought.tokens.count == 0)
        return emic_fail(err, EMIC_INVALID, "there are no words to look for");
    fold_text(text->text, arena, &here);
    for (size_t i = 0; i < here.tokens.count; i++) {
        if (!stands_at(&here, i, &sought))
            continue;
        const emic_token *first = &here.tokens.items[i];
        const emic_token *last = first + sought.tokens.count - 1;
        *EMIC_PUSH(arena, out) = (emic_span){first->start, last->end};
    }
    return EMIC_OK;
}

/* The turn in which `start` lies, or NULL; `*turn` goes through the turns as starts grow. */
static const emic_document_turn *turn_at(const emic_document_turns *turns, uint32_t start,
                                         size_t *turn)
{
    while (*turn < turns->count && turns->items[*turn].span.end <= start)
        ++*turn;
    bool inside = *turn < turns->count && turns->items[*turn].span.start <= start;
    return inside ? &turns->items[*turn] : NULL;
}

void emic_place_of_role(const emic_document_turns *turns, const emic_span_list *places,
                        emic_slice role, emic_arena *arena, emic_span_list *out)
{
    size_t turn = 0;
    *out = (emic_span_list){0};
    for (size_t i = 0; i < places->count; i++) {
        const emic_document_turn *said = turn_at(turns, places->items[i].start, &turn);
        if (said && emic_slice_equal(said->role, role))
            *EMIC_PUSH(arena, out) = places->items[i];
    }
}

void emic_place_widen(const emic_document_turns *turns, const emic_span_list *places,
                      emic_arena *arena, emic_span_list *out)
{
    size_t turn = 0;
    *out = (emic_span_list){0};
    for (size_t i = 0; i < places->count; i++) {
        emic_span place = places->items[i];
        const emic_document_turn *said = turn_at(turns, place.start, &turn);
        if (said)
            place = said->words;
        const emic_span *last = out->count ? &out->items[out->count - 1] : NULL;
        if (place.start < place.end && (!last || last->start != place.start))
            *EMIC_PUSH(arena, out) = place;
    }
}
