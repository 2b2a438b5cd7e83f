/* Full-text search over the current texts.
 *   query := item { item } ; item := phrase [ NEAR[/N] phrase ] ; phrase := WORD | "WORD WORD"
 * Every item must be found in a document. A star after a word, or after the closing quote of a
 * phrase, lets its last word go on: afra*. NEAR/N: in either order, with at most N words between
 * them (10 when no number is given). Letters alike but for case and marks are the same.
 * Phrases and NEAR do not reach from one turn into the next. Labels and time stamps are not
 * searched: a hit lies in the words of one turn, or in text that belongs to no turn. */
#pragma once
#include "study/document.h"

enum { EMIC_SEARCH_WORDS = 64, EMIC_SEARCH_NEAR = 10, EMIC_SEARCH_FARTHEST = 1000 };

typedef struct emic_search emic_search;

/* Parses `query`. EMIC_INVALID gives the place as `err->column` (characters from 1), without a
 * path. Close it before the study. */
EMIC_API emic_status emic_search_open(emic_study *study, emic_slice query, emic_search **out,
                                      emic_error *err);
EMIC_API void emic_search_close(emic_search *search);

/* A document to look into. `participant` is the label of the one whose document it is, or empty;
 * `shared` when several participants speak, so that the turns say whose words they are. */
typedef struct emic_search_document {
    emic_id id, revision;
    emic_slice name, participant;
    uint32_t characters;
    bool shared, withheld;
} emic_search_document;

typedef struct emic_search_documents {
    emic_search_document *items;
    size_t count, capacity;
} emic_search_documents;

/* The documents in whose text all words of `search` stand somewhere, by name; all documents of the
 * study when it is NULL. */
EMIC_API emic_status emic_search_documents_load(emic_study *study, const emic_search *search,
                                                emic_arena *arena, emic_search_documents *out,
                                                emic_error *err);

/* How many documents cannot be searched because their text is withheld. */
EMIC_API emic_status emic_search_withheld(emic_study *study, int64_t *out, emic_error *err);

/* A hit: the words of one item, or for NEAR, each place of the first phrase with the nearest of the
 * second, all words from the one to the other. */
typedef struct emic_search_hit {
    emic_span span;
    size_t start, end; /* the same in bytes */
    size_t item;
    int turn_at; /* -1: in no turn */
} emic_search_hit;

typedef struct emic_search_hits {
    emic_search_hit *items;
    size_t count, capacity;
} emic_search_hits;

/* Where the search is found in a text, by place; nothing unless every item is. `open` says where
 * to look: a flag for what stands outside turns, then one a turn; NULL: everywhere. */
EMIC_API emic_status emic_search_find(emic_search *search, const emic_text_index *text,
                                      const emic_document_turns *turns, const bool *open,
                                      emic_arena *arena, emic_search_hits *out, emic_error *err);

/* Whose turn a position is: index of the turn that holds it, or of the last before; -1 before the
 * first. */
EMIC_API int emic_search_turn(const emic_document_turns *turns, uint32_t position);
