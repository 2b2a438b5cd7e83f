/* Which passage people mean: turns and lines by their numbers, words by what stands beside them,
 * every place where words stand. Knows no database. */
#pragma once
#include "study/document.h"

/* A line of the text, without its end; `words` leaves out white space at both ends and the label of
 * a turn that begins here, and is empty (start = end) where nothing is left. */
typedef struct emic_text_line {
    emic_span span, words;
} emic_text_line;

typedef struct emic_text_lines {
    emic_text_line *items;
    size_t count, capacity;
} emic_text_lines;

/* The lines of `text`, the first being number 1 for people. */
EMIC_API void emic_text_lines_load(const emic_text_index *text, const emic_document_turns *turns,
                                   emic_arena *arena, emic_text_lines *out);

/* Index of the line that holds position `start`; its end belongs to it. 0 when there are none. */
EMIC_API size_t emic_text_line_at(const emic_text_lines *lines, uint32_t start);

/* From the first word of line `first` to the last of line `last` (from 1). EMIC_NOT_FOUND says how
 * many lines there are; EMIC_INVALID when nothing stands there. */
EMIC_API emic_status emic_place_lines(const emic_text_lines *lines, int64_t first, int64_t last,
                                      emic_span *out, emic_error *err);

/* The same for turns by their numbers, without the label of the first. */
EMIC_API emic_status emic_place_turns(const emic_document_turns *turns, int64_t first, int64_t last,
                                      emic_span *out, emic_error *err);

/* Of `places` those that stand next after the words `after` and next before the words `before`; a
 * slice without data says nothing. EMIC_NOT_FOUND when such words are not in the text. */
EMIC_API emic_status emic_place_beside(const emic_text_index *text, const emic_span_list *places,
                                       emic_slice before, emic_slice after, emic_arena *arena,
                                       emic_span_list *out, emic_error *err);

/* Every place where `words` stand, word for word, whatever the case, the marks on letters, white
 * space and the kind of quotation marks and dashes. EMIC_INVALID when there are no words. */
EMIC_API emic_status emic_place_hits(const emic_text_index *text, emic_slice words,
                                     emic_arena *arena, emic_span_list *out, emic_error *err);

/* The turns in which `places` begin, each once; a place outside of all turns stays as it is. */
EMIC_API void emic_place_widen(const emic_document_turns *turns, const emic_span_list *places,
                               emic_arena *arena, emic_span_list *out);

/* Those of `places` that begin in turns of speakers of this role (participant, interviewer or
 * other). */
EMIC_API void emic_place_of_role(const emic_document_turns *turns, const emic_span_list *places,
                                 emic_slice role, emic_arena *arena, emic_span_list *out);
