/* Line ends that mean nothing: those of text that was wrapped to a width by plain line ends, as
 * many transcripts are. A name, an address or a number may go on over them; over every other line
 * end nothing does.
 *
 * A line end is soft when the text is wrapped, the line before is about as long as its lines are or
 * the next word had no room in it, and the next line is not empty and begins nothing of its own: no
 * speaker's label, time stamp, heading or item of a list. A text is wrapped when there is a width
 * at which enough of its lines of 45 to 120 characters that end inside a sentence end as if they
 * had been wrapped to it, with room for their own words and not for the first of the next line, and
 * when no more lines are far longer. */
#pragma once
#include "source/reader.h"

typedef struct emic_soft_lines {
    emic_slice text;
    size_t width; /* characters in a line; 0: the text is not wrapped */
    size_t asked; /* the line end that was asked about last */
    emic_label_memo memo;
} emic_soft_lines;

/* Finds the width of `text` (UTF-8), in one pass. */
void emic_soft_lines_load(emic_soft_lines *lines, emic_slice text);

/* Whether the line end at byte `end`, a '\n', is soft. Looks at the lines on its two sides, and no
 * further than a few hundred bytes into either. */
bool emic_soft_line_ends(emic_soft_lines *lines, size_t end);

/* Whether the line that begins at byte `at` begins something of its own. `memo` starts from {0} and
 * borrows from the text. */
bool emic_line_opens(emic_slice text, size_t at, emic_label_memo *memo);

/* Words as they read in one line, for people and for comparing: white space is one space, and
 * nothing behind the hyphen at a line end, which itself goes where it divides a word ("Johan-",
 * "na"). They are `words` themselves where that changes nothing, else in `arena`. */
emic_slice emic_soft_line_words(emic_slice words, emic_arena *arena);

/* The hyphen at a soft line end joins what stands on both sides: "4230-" and "2067", "Jean-" and
 * "Luc". Whether the line end at byte `end` has one before it. */
static inline bool emic_line_is_joined(emic_slice text, size_t end)
{
    if (end < 2 || text.data[end - 1] != '-')
        return end > 3 && memcmp(text.data + end - 3, "\xE2\x80\x90", 3) == 0;
    char before = (char)(text.data[end - 2] | 0x20);
    return (before >= 'a' && before <= 'z') || (unsigned char)text.data[end - 2] >= 0x80 ||
           (text.data[end - 2] >= '0' && text.data[end - 2] <= '9');
}

/* Whether a sentence may begin at the byte `at` of the text, seen from its signs: behind a full
 * stop, a question or exclamation mark, a colon or a line end that is not soft, with quotation
 * marks and brackets passed over. Where it cannot be told, it may. A label at the beginning of a
 * line begins none: `end` is where the word or words end, and a colon stands there. */
bool emic_sentence_begins(emic_soft_lines *lines, size_t at, size_t end);
