/* Places as people write them. What the numbers and words mean is study/coding_place.h's
 * business. */
#include "passage.h"
#include <stdio.h>

emic_status passage_span(const char *option, const char *said, emic_span *out, emic_error *err)
{
    unsigned long long start, end;
    char rest;
    if (strspn(said, "0123456789:") != strlen(said) || strlen(said) > 21 ||
        sscanf(said, "%llu:%llu%c", &start, &end, &rest) != 2 || start > UINT32_MAX ||
        end > UINT32_MAX)
        return emic_fail(err, EMIC_INVALID, "%s \"%s\": write START:END, such as 120:180", option,
                         said);
    *out = (emic_span){(uint32_t)start, (uint32_t)end};
    return EMIC_OK;
}

emic_status passage_range(const char *option, const char *said, int64_t *first, int64_t *last,
                          emic_error *err)
{
    unsigned from, to;
    char rest;
    int found = 0;
    if (strspn(said, "0123456789-") == strlen(said) && strlen(said) <= 19)
        found = sscanf(said, "%9u-%9u%c", &from, &to, &rest);
    if (found != 2 && (found != 1 || strchr(said, '-') || strlen(said) > 9))
        return emic_fail(err, EMIC_INVALID, "%s \"%s\": write a number or two, such as 3 or 3-5",
                         option, said);
    *first = from;
    *last = found == 2 ? to : from;
    return EMIC_OK;
}

/* The words at `place` with a few around them, on one line. */
static const char *surroundings(const emic_text_index *text, emic_span place, emic_arena *arena)
{
    enum { AROUND = 24 };
    size_t from = place.start > AROUND ? place.start - AROUND : 0;
    size_t to = place.end + AROUND < text->points ? place.end + AROUND : text->points;
    emic_slice words = emic_text_words(text, (emic_span){(uint32_t)from, (uint32_t)to});
    const char *start = words.data, *end = words.data + words.length;
    const char *inner = text->text.data + emic_text_byte(text, place.start);
    const char *outer = text->text.data + emic_text_byte(text, place.end);
    if (from > 0) /* not in mid-word, where there is a space to go by */
        start = memchr(start, ' ', (size_t)(inner - start));
    for (const char *at = outer; to < text->points && at < words.data + words.length; at++)
        if (*at == ' ')
            end = at;
    words = start ? (emic_slice){start, (size_t)(end - start)} : words;
    return emic_arena_string(arena, emic_slice_trim(words));
}

/* Says where a quote stands several times, each place with the words around it. */
static emic_status fail_several(const emic_text_index *text, const emic_span_list *places,
                                bool options, emic_arena *arena, emic_error *err)
{
    enum { MOST_PLACES = 8 };
    const char *list = "";
    for (size_t i = 0; i < places->count && i < MOST_PLACES; i++)
        list = emic_arena_format(arena, "%s%s%s%u:%u (… %s …)", list, i ? "; " : "",
                                 options ? "--span " : "", places->items[i].start,
                                 places->items[i].end, surroundings(text, places->items[i], arena));
    return emic_fail(err, EMIC_AMBIGUOUS, "the quote stands %zu times: %s%s%s", places->count,
                     options ? "say --nth N, --before or --after WORDS, or " : "write one of ",
                     list, places->count > MOST_PLACES ? "; and more" : "");
}

emic_status passage_quote(const passage_text *at, const char *quote, const passage_choice *options,
                          emic_arena *arena, emic_span *out, emic_error *err)
{
    emic_span_list places, near;
    const passage_choice choice = options ? *options : (passage_choice){0};
    EMIC_TRY(emic_quote_find(at->text, emic_slice_of(quote), arena, &places, err));
    if (places.count == 0)
        return emic_fail(err, EMIC_NOT_FOUND,
                         "the quote is not in the text: \"%s\"; it must be word for word, "
                         "capitals included",
                         quote);
    EMIC_TRY(emic_place_beside(at->text, &places, emic_slice_of(choice.before),
                               emic_slice_of(choice.after), arena, &near, err));
    if (near.count == 0)
        return emic_fail(err, EMIC_NOT_FOUND,
                         "none of the %zu places of the quote is next to those words",
                         places.count);
    if (choice.nth > (int64_t)near.count)
        return emic_fail(err, EMIC_NOT_FOUND, "--nth %lld: the quote stands %zu time%s",
                         (long long)choice.nth, near.count, near.count == 1 ? "" : "s");
    if (near.count > 1 && !choice.nth)
        return fail_several(at->text, &near, options != NULL, arena, err);
    *out = near.items[choice.nth ? choice.nth - 1 : 0];
    return EMIC_OK;
}

static emic_status find_line(const passage_text *at, int64_t first, int64_t last, emic_arena *arena,
                             emic_span *out, emic_error *err)
{
    emic_text_lines lines;
    emic_text_lines_load(at->text, at->turns, arena, &lines);
    return emic_place_lines(&lines, first, last, out, err);
}

emic_status passage_find(const passage_text *at, const char *said, emic_arena *arena,
                         emic_span *out, emic_error *err)
{
    int64_t first, last;
    size_t digits = strspn(said, "0123456789");
    if (digits && said[digits] == ':' && strspn(said, "0123456789:") == strlen(said)) {
        EMIC_TRY(passage_span("the place", said, out, err));
        return emic_coding_check_span(*out, at->text->points, err);
    }
    bool turn = strncmp(said, "turn ", 5) == 0, line = strncmp(said, "line ", 5) == 0;
    if ((!turn && !line) || strspn(said + 5, "0123456789-") != strlen(said + 5))
        return passage_quote(at, said, NULL, arena, out, err);
    EMIC_TRY(passage_range(turn ? "turn" : "line", said + 5, &first, &last, err));
    return turn ? emic_place_turns(at->turns, first, last, out, err)
                : find_line(at, first, last, arena, out, err);
}

static const char *const ways[] = {"quote", "span", "turn", "line", "hit"};

static const char *const roles[] = {"participant", "interviewer", "other", NULL};

emic_status passage_way(const emic_context *context, const char **out, emic_error *err)
{
    int count = 0;
    *out = NULL;
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
        if (!option_given(context, ways[i]))
            continue;
        *out = ways[i];
        count++;
    }
    if (count != 1)
        return emic_fail(err, EMIC_INVALID,
                         "say %s one of --quote WORDS, --span START:END, --turn N, --line N and "
                         "--hit WORDS",
                         count ? "only" : "where with");
    bool quote = strcmp(*out, "quote") == 0, several = option_repeat(context, *out, 1) != NULL;
    bool chosen = option_given(context, "before") || option_given(context, "after") ||
                  option_given(context, "nth");
    if (chosen && (!quote || several))
        return emic_fail(err, EMIC_INVALID,
                         "--before, --after and --nth choose among the places of one --quote");
    if (option_given(context, "whole-turn") && !quote && strcmp(*out, "hit") != 0)
        return emic_fail(err, EMIC_INVALID, "--whole-turn goes with --quote and --hit");
    const char *role = option_value(context, "role");
    if (role && strcmp(*out, "hit") != 0)
        return emic_fail(err, EMIC_INVALID, "--role goes with --hit");
    for (const char *const *known = roles; role && strcmp(role, *known) != 0;)
        if (!*++known)
            return emic_fail_unknown(err, NULL, 0, 0, "role", emic_slice_of(role), roles);
    return EMIC_OK;
}

static emic_status find_one(const emic_context *context, const passage_text *at, const char *way,
                            const char *said, emic_span *out, emic_error *err)
{
    int64_t first, last;
    emic_arena *arena = context->arena;
    passage_choice choice = {option_value(context, "before"), option_value(context, "after"), 0};
    if (strcmp(way, "span") == 0) {
        EMIC_TRY(passage_span("--span", said, out, err));
        return emic_coding_check_span(*out, at->text->points, err);
    }
    if (strcmp(way, "quote") == 0) {
        EMIC_TRY(option_number(context, "nth", 1, INT32_MAX, 0, &choice.nth, err));
        return passage_quote(at, said, &choice, arena, out, err);
    }
    EMIC_TRY(passage_range(way[0] == 't' ? "--turn" : "--line", said, &first, &last, err));
    return way[0] == 't' ? emic_place_turns(at->turns, first, last, out, err)
                         : find_line(at, first, last, arena, out, err);
}

emic_status passage_places(const emic_context *context, const passage_text *at, const char *way,
                           emic_span_list *out, emic_error *err)
{
    emic_span_list found = {0};
    if (strcmp(way, "hit") == 0)
        EMIC_TRY(emic_place_hits(at->text, emic_slice_of(option_value(context, "hit")),
                                 context->arena, &found, err));
    else
        for (size_t i = 0; option_repeat(context, way, i); i++) {
            emic_span *place = EMIC_PUSH(context->arena, &found);
            EMIC_TRY(find_one(context, at, way, option_repeat(context, way, i), place, err));
        }
    const char *role = option_value(context, "role");
    *out = found;
    if (role) {
        emic_place_of_role(at->turns, &found, emic_slice_of(role), context->arena, out);
        found = *out;
    }
    if (option_given(context, "whole-turn"))
        emic_place_widen(at->turns, &found, context->arena, out);
    return EMIC_OK;
}
