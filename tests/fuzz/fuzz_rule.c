/* Patterns, lists of words and texts from anywhere: no crash, no endless work, and places that are
 * whole characters, in order, within what is coded around them. The first byte says which kind of
 * rule, a NUL parts the rule from the text. */
#include "base/text.h"
#include "study/rule_match.h"
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { LONGEST_TEXT = 2000, MOST_PLACES = 200 };

static void require(bool holds)
{
    if (!holds)
        abort();
}

static bool is_boundary(emic_slice text, size_t at)
{
    return at == text.length || (at < text.length && ((unsigned char)text.data[at] & 0xC0) != 0x80);
}

static void check_places(const emic_rule_place_list *places, emic_rule_scope scope, emic_slice text)
{
    size_t from = 0, before = 0;
    for (size_t i = 0; i < places->count; i++) {
        emic_rule_place at = places->items[i];
        require(at.start < at.end && at.start >= before);
        require(is_boundary(text, at.start) && is_boundary(text, at.end));
        before = at.end;
        if (i > MOST_PLACES)
            continue;
        emic_rule_place around = emic_rule_around(scope, text, at, &from);
        require(around.start <= around.end && around.end <= text.length && from <= at.start);
        require(is_boundary(text, around.start) && is_boundary(text, around.end));
        /* What is found first by itself, all is found again. */
        size_t zero = 0;
        emic_rule_place alone = emic_rule_around(scope, text, at, &zero);
        require(alone.start == around.start && alone.end == around.end);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const uint8_t *parted = size > 1 ? memchr(data + 1, '\0', size - 1) : NULL;
    if (!parted)
        return 0;
    emic_slice body = {(const char *)data + 1, (size_t)(parted - data) - 1};
    emic_slice text = {(const char *)parted + 1, size - (size_t)(parted - data) - 1};
    if (text.length > LONGEST_TEXT || !emic_utf8_valid(text, NULL))
        return 0;
    emic_coding_rule rule = {
        .body = body,
        .kind = data[0] & 1 ? EMIC_RULE_WORDS : EMIC_RULE_PATTERN,
        .fold = (data[0] & 2) != 0,
        .scope = (emic_rule_scope)(data[0] >> 2 & 3),
        .stem = (data[0] & 17) == 17,
        .language = EMIC_LITERAL("english"),
    };
    emic_rule_matcher *matcher;
    emic_rule_place_list places;
    emic_error err = {0};
    emic_arena *arena = emic_arena_open();
    emic_status status = emic_rule_matcher_open(&rule, &matcher, &err);
    if (status == EMIC_OK) {
        status = emic_rule_match(matcher, text, arena, &places, &err);
        if (status == EMIC_OK)
            check_places(&places, rule.scope, text);
    }
    require(status == EMIC_OK || (status == EMIC_INVALID && err.message[0]));
    emic_rule_matcher_close(matcher);
    emic_arena_close(arena);
    return 0;
}
