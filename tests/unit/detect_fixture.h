/* Detection in a test: what is found in a text, written as "kind=words; kind=words". */
#pragma once
#include "base/strbuf.h"
#include "base/text.h"
#include "privacy/detect.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

/* Candidates of `text`, whose positions are checked against their words. */
static inline void detect_all(emic_slice text, emic_arena *arena, emic_candidate_list *list)
{
    emic_token_list tokens;
    emic_text_index index;
    uint32_t end = 0;
    assert_true(emic_utf8_valid(text, NULL));
    emic_token_list_load(&tokens, text, arena);
    emic_detect(text, &tokens, arena, list);
    emic_text_index_load(&index, text, arena);
    for (size_t i = 0; i < list->count; i++) {
        emic_candidate *candidate = &list->items[i];
        emic_slice words = emic_text_words(&index, candidate->span);
        assert_true(candidate->span.start >= end && candidate->span.end > candidate->span.start);
        assert_memory_equal(words.data, candidate->keyword.data, words.length);
        assert_int_equal(words.length, candidate->keyword.length);
        end = candidate->span.end;
    }
}

static inline void assert_found(const char *text, const char *expected)
{
    emic_arena *arena = emic_arena_open();
    emic_strbuf found = {0};
    emic_candidate_list list;
    assert_true(text[0] != '\0');
    detect_all(emic_slice_of(text), arena, &list);
    emic_strbuf_puts(&found, "");
    for (size_t i = 0; i < list.count; i++) {
        if (i > 0)
            emic_strbuf_puts(&found, "; ");
        emic_strbuf_puts(&found, emic_candidate_kind_name(list.items[i].kind));
        emic_strbuf_putc(&found, '=');
        emic_strbuf_add(&found, list.items[i].keyword);
    }
    emic_slice all = emic_strbuf_slice(&found);
    if (all.length != strlen(expected) || memcmp(all.data, expected, all.length) != 0)
        fail_msg("in \"%s\"\nexpected \"%s\"\nfound    \"%.*s\"", text, expected, (int)all.length,
                 all.data);
    emic_strbuf_close(&found);
    emic_arena_close(arena);
}

/* The one candidate of `text` stands at these code points. */
static inline void assert_place(const char *text, uint32_t start, uint32_t end)
{
    emic_arena *arena = emic_arena_open();
    emic_candidate_list list;
    detect_all(emic_slice_of(text), arena, &list);
    assert_int_equal(1, list.count);
    assert_int_equal(start, list.items[0].span.start);
    assert_int_equal(end, list.items[0].span.end);
    emic_arena_close(arena);
}

/* One text and what is expected in it; a table of them ends with {NULL, NULL}. */
typedef struct detect_case {
    const char *text, *expected;
} detect_case;

static inline void assert_cases(const detect_case *cases)
{
    assert_non_null(cases[0].text);
    for (; cases->text; cases++)
        assert_found(cases->text, cases->expected);
}

/* The work on `unit` repeated grows no faster than the text: from 1,000 to 8,000 repetitions at
 * most eightfold, with a little for the ends. Counted in tokens looked at, not in seconds. */
static inline void assert_linear(const char *unit)
{
    size_t steps[2];
    emic_arena *arena = emic_arena_open();
    for (size_t round = 0; round < 2; round++) {
        emic_strbuf text = {0};
        emic_candidate_list list;
        for (size_t i = 0; i < (round == 0 ? 1000u : 8000u); i++)
            emic_strbuf_puts(&text, unit);
        detect_all(emic_strbuf_slice(&text), arena, &list);
        steps[round] = list.steps;
        emic_strbuf_close(&text);
    }
    assert_true(steps[0] > 0);
    if (steps[1] > 8 * steps[0] + 2000)
        fail_msg("\"%s\": %zu steps for 1,000, %zu for 8,000", unit, steps[0], steps[1]);
    emic_arena_close(arena);
}
