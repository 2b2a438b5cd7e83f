/* Detection in any text: tokens cover all that is not white space, candidates are in order and
 * inside the text, the work stays in proportion to the text, and the list of distinct candidates
 * holds each of them. */
#include "base/text.h"
#include "privacy/candidate_rank.h"
#include "privacy/detect_name.h"
#include "privacy/token_class.h"
#include <stdlib.h>

/* Tokens that one token may be looked at from, by all detectors together. */
enum { STEPS_PER_TOKEN = 4000 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool holds)
{
    if (!holds)
        abort();
}

static void require_space(emic_slice text, size_t from, size_t to)
{
    while (from < to) {
        uint8_t class = emic_token_class(emic_utf8_next(text, &from));
        require(class == EMIC_CLASS_SPACE || class == EMIC_CLASS_LINE);
    }
}

static void check_tokens(emic_slice text, const emic_token_list *list)
{
    size_t byte = 0, point = 0;
    for (size_t i = 0; i <= list->count; i++) {
        const emic_token *token = &list->items[i];
        bool end = i == list->count;
        require(token->byte >= byte && token->byte + token->length <= text.length);
        require_space(text, byte, token->byte);
        emic_slice gap = {text.data + byte, token->byte - byte};
        emic_slice words = {text.data + token->byte, token->length};
        require(token->start == point + emic_utf8_count(gap));
        require(token->end == token->start + emic_utf8_count(words));
        require(end == (token->kind == EMIC_TOKEN_END) && end == (token->length == 0));
        byte = token->byte + token->length;
        point = token->end;
    }
    require(byte == text.length);
}

static void check_candidates(emic_slice text, const emic_candidate_list *list, emic_arena *arena)
{
    emic_text_index index;
    uint32_t end = 0;
    emic_text_index_load(&index, text, arena);
    for (size_t i = 0; i < list->count; i++) {
        const emic_candidate *candidate = &list->items[i];
        require(candidate->span.start >= end && candidate->span.end > candidate->span.start);
        require(candidate->span.end <= index.points);
        require(emic_slice_equal(candidate->keyword, emic_text_words(&index, candidate->span)));
        require(emic_candidate_kind_name(candidate->kind)[0] != '\0');
        end = candidate->span.end;
    }
}

static void check_names(emic_slice text, const emic_token_list *tokens, bool exhaustive,
                        emic_arena *arena)
{
    emic_candidate_list names;
    emic_ranked_list ranked;
    size_t count = 0;
    emic_detect_names(text, tokens, emic_gazetteer_load(), exhaustive, arena, &names);
    check_candidates(text, &names, arena);
    emic_candidate_text one = {text, &names};
    emic_candidate_rank(&one, 1, arena, &ranked);
    for (size_t i = 0; i < ranked.count; i++) {
        count += ranked.items[i].count;
        require(ranked.items[i].score > 0);
        require(i == 0 || ranked.items[i].score <= ranked.items[i - 1].score);
    }
    require(count == names.count);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    emic_slice text = {(const char *)data, size};
    emic_token_list tokens;
    emic_candidate_list list;
    if (!emic_utf8_valid(text, NULL))
        return 0;
    emic_arena *arena = emic_arena_open();
    emic_token_list_load(&tokens, text, arena);
    check_tokens(text, &tokens);
    emic_detect(text, &tokens, arena, &list);
    check_candidates(text, &list, arena);
    require(list.steps <= STEPS_PER_TOKEN * (tokens.count + 1));
    check_names(text, &tokens, false, arena);
    check_names(text, &tokens, true, arena);
    emic_arena_close(arena);
    return 0;
}
