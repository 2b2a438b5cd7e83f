/* A parsed search, shared by its parser and its finding. */
#pragma once
#include "store/db_words.h"
#include "study/search.h"

/* A word that is looked for, folded as the index has it. */
typedef struct search_word {
    emic_slice folded;
    bool begins; /* any word that begins like this */
} search_word;

/* Words first to first + count of the search, one after the other. */
typedef struct search_phrase {
    size_t first, count;
    emic_slice source; /* as written, for the index */
    bool begins;
} search_phrase;

/* One phrase, or two with at most `between` words between them. */
typedef struct search_item {
    search_phrase phrase[2];
    bool near;
    size_t between;
} search_item;

struct emic_search {
    emic_study *study;
    emic_arena *arena;
    emic_tokenizer *tokenizer;
    search_word words[EMIC_SEARCH_WORDS];
    size_t word_count;
    struct {
        search_item *items;
        size_t count, capacity;
    } list;
    bool first_bytes[256]; /* what a word that is looked for can begin with */
};

/* Fills an opened search from the text of the query. */
emic_status emic_search_parse(emic_search *search, emic_slice query, emic_error *err);
