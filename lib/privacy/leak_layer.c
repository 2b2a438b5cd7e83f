/* A piece of a file, searched as it is and with each kind of escape undone, and again in what came
 * of that. A name is reported once where it stands, by the first way that shows it. */
#include "base/text.h"
#include "privacy/leak_noise.h"
#include "privacy/leak_scan.h"
#include "privacy/leak_undo.h"
#include <stdlib.h>

static const struct way {
    const char *how;
    emic_leak_finder find;
    bool several; /* shows names of several words alone */
} ways[] = {
    {"percent escapes", emic_leak_find_percent, false},
    {"HTML entities", emic_leak_find_entity, false},
    {"backslash escapes", emic_leak_find_backslash, false},
    {"quoted-printable", emic_leak_find_printable, false},
    {"divided at a line end", emic_leak_find_division, false},
    {"cut by mark-up", emic_leak_find_tag, false},
    {"joined words", emic_leak_find_camel, true},
};
static const struct way record = {"record of a database", emic_leak_find_record, false};

/* What all layers of a piece may come to, in pieces. */
enum { MOST_WORK = 48 };

/* How the text of a layer came about. */
typedef struct layer {
    emic_leak_text *text;
    const char *how[EMIC_LEAK_LAYERS];
    size_t depth;
    bool several, base64, wide, mended, whole_terms;
    uint64_t *work;
} layer;

/* --- What is found --------------------------------------------------------------------------- */

static size_t slot_of(const emic_leak_seen *seen, uint64_t key)
{
    size_t at = (size_t)(key * UINT64_C(0x9E3779B97F4A7C15) >> 20) & (seen->capacity - 1);
    while (seen->slots[at] && seen->slots[at] != key)
        at = (at + 1) & (seen->capacity - 1);
    return at;
}

static void grow_seen(emic_leak_seen *seen)
{
    emic_leak_seen old = *seen;
    seen->capacity = old.capacity ? old.capacity * 2 : 1024;
    seen->slots = emic_memory_alloc(seen->capacity * sizeof *seen->slots);
    memset(seen->slots, 0, seen->capacity * sizeof *seen->slots);
    for (size_t i = 0; i < old.capacity; i++)
        if (old.slots[i])
            seen->slots[slot_of(seen, old.slots[i])] = old.slots[i];
    free(old.slots);
}

/* Whether the entity was found there before; now it was. */
static bool is_seen(emic_leak_seen *seen, uint32_t origin, uint32_t entity)
{
    uint64_t key = ((uint64_t)origin + 1) << 32 | entity;
    if (seen->count * 2 >= seen->capacity)
        grow_seen(seen);
    size_t slot = slot_of(seen, key);
    if (seen->slots[slot])
        return true;
    seen->slots[slot] = key;
    seen->count++;
    return false;
}

static void clear_seen(emic_leak_seen *seen)
{
    if (seen->count)
        memset(seen->slots, 0, seen->capacity * sizeof *seen->slots);
    seen->count = 0;
}

static bool is_noise(const layer *of, const emic_leak_view *view, const emic_match *match)
{
    size_t origin = emic_leak_view_origin(view, match->start);
    const emic_leak_stand stand = {
        .piece = of->text->piece,
        .origin = origin,
        .length = emic_leak_view_origin(view, match->end) - origin,
        .view = emic_leak_view_slice(view),
        .start = match->start,
        .end = match->end,
        .plain = of->text->plain,
        .mended = of->mended,
        .base64 = of->base64,
        .wide = of->wide,
    };
    return emic_leak_is_chance(&stand);
}

static const char *name_ways(const layer *of, emic_arena *arena)
{
    const char *how = of->how[0];
    for (size_t i = 1; i < of->depth; i++)
        if (strcmp(of->how[i], of->how[i - 1]) != 0)
            how = emic_arena_format(arena, "%s, %s", how, of->how[i]);
    return how;
}

static void set_line(const emic_leak_text *text, size_t origin, emic_leak_found *found)
{
    const char *bytes = text->piece.data - text->skipped;
    size_t at = 0, length = text->skipped + origin;
    found->line = text->line;
    found->column = text->column + 1;
    for (const char *end; (end = memchr(bytes + at, '\n', length - at));) {
        found->line++;
        found->column = 1;
        at = (size_t)(end - bytes) + 1;
    }
    for (; at < length; at++)
        found->column += ((unsigned char)bytes[at] & 0xC0) != 0x80;
}

static void report(const layer *of, const emic_leak_view *view, const emic_match *match)
{
    emic_leak_text *text = of->text;
    emic_leak_run *run = text->run;
    const emic_leak_spelling *spelling = &run->leak->spellings[match->surrogate];
    size_t origin = emic_leak_view_origin(view, match->start);
    emic_slice words = {view->text + match->start, match->end - match->start};
    if (emic_leak_reported(run, run->since, spelling->entity))
        return;
    if (!run->names && run->report->hits.count >= EMIC_LEAK_LISTED) {
        run->report->found++;
        return;
    }
    emic_leak_found found = {
        .offset = text->offset + text->skipped + origin,
        .end = text->offset + text->skipped + emic_leak_view_origin(view, match->end),
        .how = of->depth ? name_ways(of, run->arena)
                         : emic_leak_describe(spelling, words,
                                              !emic_leak_stands_so(text->piece, origin, words)),
        .words = words,
        .entity = spelling->entity,
    };
    if (text->plain)
        set_line(text, origin, &found);
    if (run->names)
        *EMIC_PUSH(run->arena, run->names) = found;
    else
        emic_leak_report_add(run, &text->place, &found);
}

/* Whether what stands there is the rest of a term, or the beginning of one that an index keeps (it
 * has a nought before it): no word, but for the terms themselves. */
static bool is_rest(const layer *of, uint32_t origin)
{
    const emic_leak_text *text = of->text;
    if (!text->terms || of->whole_terms)
        return false;
    return (text->run->rests[origin / 8] >> origin % 8 & 1) ||
           (origin && text->piece.data[origin - 1] == '0');
}

static void find_names(const layer *of, const emic_leak_view *view)
{
    emic_leak_run *run = of->text->run;
    emic_match_list matches;
    emic_slice text = emic_leak_view_slice(view);
    emic_match_find(run->leak->matcher, text, run->scratch, &matches);
    for (size_t i = 0; i < matches.count; i++) {
        const emic_match *match = &matches.items[i];
        const emic_leak_spelling *spelling = &run->leak->spellings[match->surrogate];
        uint32_t origin = emic_leak_view_origin(view, match->start);
        if (origin < of->text->first || origin >= of->text->last || is_rest(of, origin) ||
            (of->several && !spelling->several) || is_noise(of, view, match) ||
            is_seen(&run->seen, origin, spelling->entity))
            continue;
        report(of, view, match);
    }
    emic_arena_reset(run->scratch);
}

/* --- Layers ---------------------------------------------------------------------------------- */

static void search_layer(const layer *of, const emic_leak_view *raw);

static void search_deeper(const layer *of, const char *how, const emic_leak_view *view)
{
    layer next = *of;
    next.how[next.depth++] = how;
    *of->work += view->length;
    if (view->length)
        search_layer(&next, view);
}

/* Are a quarter of the bytes ASCII? Others were read as wide units, but hardly are. */
static bool is_likely_text(const emic_leak_view *view)
{
    size_t ascii = 0;
    for (size_t i = 0; i < view->length; i++)
        ascii += (unsigned char)view->text[i] < 0x80;
    return ascii > view->length / 4;
}

static void search_units(const layer *of, const emic_leak_view *raw, emic_leak_units units)
{
    emic_leak_view *made = &of->text->run->made[of->depth];
    layer last = *of;
    emic_leak_view_widen(raw, units, made);
    last.wide = true;
    if (is_likely_text(made)) {
        search_deeper(&last, units.width == 2 ? "UTF-16" : "UTF-32", made);
        return;
    }
    last.how[last.depth++] = units.width == 2 ? "UTF-16" : "UTF-32";
    find_names(&last, made);
}

/* Control characters that no text has but in wide units. */
static size_t count_controls(emic_slice text)
{
    size_t count = 0;
    for (size_t i = 0; i < text.length; i++) {
        unsigned char byte = (unsigned char)text.data[i];
        count += byte < '\t' || (byte > '\r' && byte < ' ');
    }
    return count;
}

/* What the file's mark says, at its place in this piece. */
static void search_marked(const layer *of, const emic_leak_view *raw)
{
    const emic_leak_text *text = of->text;
    uint64_t behind = (text->offset + text->skipped) % text->width;
    uint8_t shift = (uint8_t)((text->width - behind) % text->width);
    search_units(of, raw, (emic_leak_units){text->width, shift, text->big, false});
}

static void search_wide(const layer *of, const emic_leak_view *raw)
{
    emic_slice text = emic_leak_view_slice(raw);
    if (of->depth == 0 && of->text->width)
        search_marked(of, raw);
    size_t nul = emic_leak_next(text, 0, '\0');
    if (nul == text.length && count_controls(text) < text.length / 50 + 2)
        return;
    for (uint8_t way = 0; way < 4; way++)
        search_units(of, raw, (emic_leak_units){2, way & 1, way & 2, true});
    bool nuls = emic_leak_word(text, nul, EMIC_LITERAL("\0\0")) < text.length;
    for (uint8_t way = 0; way < 8 && nuls; way++)
        search_units(of, raw, (emic_leak_units){4, way & 3, way & 4, true});
}

static void search_way(const layer *of, const struct way *way, const emic_leak_view *raw)
{
    emic_leak_run *run = of->text->run;
    emic_leak_view *made = &run->made[of->depth];
    layer next = *of;
    next.several |= way->several;
    if (emic_leak_view_undo(raw, way->find, run->leak->around, made))
        search_deeper(&next, way->how, made);
}

static void search_ways(const layer *of, const emic_leak_view *raw)
{
    emic_leak_view *made = &of->text->run->made[of->depth];
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++)
        search_way(of, &ways[i], raw);
    layer next = *of;
    next.base64 = true;
    if (!of->base64 && emic_leak_read_base64(raw, made, &of->text->archive))
        search_deeper(&next, "base64", made);
}

/* Searches the text of a layer itself; says whether it had to be mended. */
static bool search_text(layer *of, const emic_leak_view *raw)
{
    emic_leak_run *run = of->text->run;
    emic_leak_view *mended = &run->mended[of->depth];
    bool mend = emic_leak_view_mend(raw, run->leak->high, mended);
    if (of->depth == 0) {
        of->mended = mend;
        of->text->plain &= !mend && !of->text->terms && !memchr(raw->text, 0, raw->length);
    }
    find_names(of, mend ? mended : raw);
    return mend;
}

/* The pages of a database, before all else: what is the rest of a term is known then. */
static void search_pages(const layer *of, const emic_leak_view *raw)
{
    emic_leak_run *run = of->text->run;
    emic_leak_view *made = &run->made[of->depth];
    layer terms = *of;
    if (!run->rests)
        run->rests = emic_memory_alloc(EMIC_LEAK_PIECE / 8 + 1);
    memset(run->rests, 0, EMIC_LEAK_PIECE / 8 + 1);
    terms.whole_terms = true;
    terms.how[terms.depth++] = "full-text index";
    if (emic_leak_read_terms(raw, made, run->rests))
        search_text(&terms, made);
    search_way(of, &record, raw);
}

static void search_layer(const layer *of, const emic_leak_view *raw)
{
    emic_leak_text *text = of->text;
    layer here = *of;
    if (of->depth == 0 && text->terms)
        search_pages(of, raw);
    bool mend = search_text(&here, raw);
    const emic_leak_view *mended = &text->run->mended[of->depth];
    bool noise = mend && mended->length - raw->length > raw->length / 4;
    if (of->depth == EMIC_LEAK_LAYERS)
        return;
    if (*of->work > (uint64_t)MOST_WORK * EMIC_LEAK_PIECE) {
        text->costly = true;
        return;
    }
    search_wide(&here, raw);
    if (!noise)
        search_ways(&here, raw);
}

void emic_leak_piece_search(emic_leak_text *text)
{
    uint64_t work = 0;
    char *bytes = (char *)(uintptr_t)text->piece.data; /* a view that is only read */
    emic_leak_view view = {.text = bytes, .length = text->piece.length};
    layer of = {.text = text, .work = &work};
    clear_seen(&text->run->seen);
    search_layer(&of, &view);
}
