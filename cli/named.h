/* Things named on the command line, by name or number, as ids. */
#pragma once
#include "option.h"

/* Who does this: --coder NAME, else EMIC_CODER; NULL when neither says one. */
const char *named_coder_if_said(const emic_context *context);

/* The same, asked for: EMIC_INVALID when neither says one. */
emic_status named_coder_name(const emic_context *context, const char **out, emic_error *err);

/* That coder, added when new. */
emic_status named_coder(const emic_context *context, emic_id *out, emic_error *err);

/* A number that `list` shows ("emic memo list"), of a `thing` ("memo"). */
emic_status named_id(const char *word, const char *thing, const char *list, emic_id *out,
                     emic_error *err);
