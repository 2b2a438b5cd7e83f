/* What a command reads: files that people name. */
#pragma once
#include "option.h"

/* The text of `path` ("-": standard input) as UTF-8, in the encoding of --encoding where a command
 * has that option. */
emic_status input_text(const emic_context *context, const char *path, emic_slice *out,
                       emic_error *err);

/* All files that the operands name, folders opened up. */
emic_status input_list(const emic_context *context, emic_file_list *list, emic_error *err);

/* "46 added, 2 changed, 3 as before", leaving out what did not happen; "nothing" when nothing
 * did. */
const char *input_summary(const emic_context *context, const emic_load_summary *summary);

#define OPTION_ENCODING                                                                            \
    {"encoding", 0, OPTION_TEXT, "NAME",                                                           \
     "of files that are not UTF-8: windows-1252, iso-8859-1 or utf-16"}
