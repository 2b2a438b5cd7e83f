/* A line typed in the terminal, a key at a time: memos of comparing and judging. */
#pragma once
#include "review_terminal.h"

/* Takes one key into `line` (of `size` bytes); what does not fit is left out. Escape empties it.
 * False when Enter or Escape ended the typing. */
bool typed_line_key(char *line, size_t size, const review_key *key);
