/* A transcript to be coded in any editor: every line of the text behind its number, and below it
 * the codings that begin in it. What was edited is read back as codings; the text never changes.
 *
 *   12 | TP07: They broke the door. I was afraid, so afraid.
 *      @17 HARM/FEAR "I was afraid"
 *      @ HARM/LOSS "They broke" .. "door" !qualifies =80 # no door since
 *
 * A line that begins with @ is a coding: the number of one that is stored (none: a new one), the
 * code, and the place. No place is the whole line; "words" are words that begin in the line, (2)
 * behind them chooses the second place of several; .. "words" goes on to the next such words, .. 14
 * to the end of line 14; START:END is a span of the text. Then, if wanted, !contradicts or
 * !qualifies, =WEIGHT, and # with a memo to the end of the line. In quotation marks "" is one mark;
 * a code with signs of its own stands in `backticks`. +PATH is a code that is made when there is
 * none, * or *PARENT one named after the words that it codes; in a memo \n is a new line. Lines
 * that begin with # are remarks. */
#pragma once
#include "study/coding.h"
#include "study/coding_place.h"

/* A transcript, and who codes it. */
typedef struct emic_margin_page {
    const emic_text_index *text;
    const emic_document_turns *turns;
    const emic_codebook *codebook;
    emic_slice document, coder; /* names */
    int64_t round;
} emic_margin_page;

/* A coding as the margin has it. `coding` has id (0: new), code, span, polarity, weight and memo;
 * `line` is its line of the file. A code that has to be made yet is 0: then `made` is its path or,
 * with `in_vivo`, that of the code below which it goes (empty: the top). */
typedef struct emic_margin_note {
    emic_coding coding;
    emic_slice made;
    bool in_vivo;
    uint32_t line;
} emic_margin_note;

typedef struct emic_margin_notes {
    emic_margin_note *items;
    size_t count, capacity;
} emic_margin_notes;

/* Appends the page with `notes` (in the order of their places) below its lines. `others` are shown
 * as remarks ("B, round 2: HARM/FEAR ..."); may be NULL. */
EMIC_API void emic_margin_format(const emic_margin_page *page, const emic_margin_notes *notes,
                                 const emic_coding_list *others, emic_strbuf *out);

/* Reads a page back. `known` are the codings as they are stored now. EMIC_INVALID names the line
 * and the column of what cannot be: a changed or missing line of the text, a code that is none,
 * words that are not there; also when `known` are not those that the page was made of. `path` names
 * the file in errors. */
EMIC_API emic_status emic_margin_parse(const emic_margin_page *page, const emic_margin_notes *known,
                                       const char *path, emic_slice file, emic_arena *arena,
                                       emic_margin_notes *out, emic_error *err);

/* What the notes of a page change: `added` have id 0, `changed` the id of a known one, `removed`
 * are known ones. A note with place and code of a known one is that one, whatever its number. */
typedef struct emic_margin_changes {
    emic_margin_notes added, changed, removed;
} emic_margin_changes;
EMIC_API void emic_margin_compare(const emic_margin_notes *known, const emic_margin_notes *notes,
                                  emic_arena *arena, emic_margin_changes *out);

/* For the parts of the margin: a place as it stands behind a code, and back. */
typedef struct emic_margin_place {
    emic_slice first, last;     /* words; data NULL: not said */
    uint32_t first_at, last_at; /* their columns, for errors */
    int64_t nth;                /* 0: not said */
    int64_t last_line;          /* 0: not said */
} emic_margin_place;
/* Where `place` leads that is written below line `line` (from 0). */
emic_status emic_margin_resolve(const emic_margin_page *page, const emic_text_lines *lines,
                                size_t line, const emic_margin_place *place, emic_span *out,
                                emic_error *err);
/* Appends `span` as a place below the line in which it begins. */
void emic_margin_put_place(const emic_margin_page *page, const emic_text_lines *lines,
                           emic_span span, emic_strbuf *out);
/* The first 16 hexadecimal digits of a digest of the page and its codings. */
enum { EMIC_MARGIN_KEY = 16 };
void emic_margin_key(const emic_margin_page *page, const emic_margin_notes *notes,
                     char out[EMIC_MARGIN_KEY + 1]);
