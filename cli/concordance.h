/* A hit between the words around it, as lines for a terminal in which all hits stand below each
 * other. */
#pragma once
#include "emic.h"

/* Words around a hit: what stands before and after it in its turn, as one line each. `parted` says
 * whether white space stood between them and the hit. */
typedef struct concordance_hit {
    emic_slice left, hit, right;
    bool parted_left, parted_right;
} concordance_hit;

/* At most `columns` columns each side, cut between words where there are any. */
concordance_hit concordance_words(const emic_text_index *text, const emic_document_turns *turns,
                                  const emic_search_hit *hit, size_t columns, emic_arena *arena);

/* How wide the columns of a page are. */
typedef struct concordance_page {
    size_t document, turn, speaker, place, left, rest;
} concordance_page;

/* Lays out a page of `width` columns for hits in `documents`; `turns` are those of the first. */
void concordance_measure(concordance_page *page, const emic_search_documents *documents,
                         const emic_document_turns *turns, size_t width);

void concordance_head(const concordance_page *page, emic_strbuf *out);
void concordance_line(const concordance_page *page, const emic_search_document *document,
                      const emic_document_turn *turn, emic_span span, const concordance_hit *words,
                      emic_strbuf *out);
