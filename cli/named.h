/* Things named on the command line, by name or number, as ids. */
#pragma once
#include "option.h"

/* Who codes: --coder NAME, or EMIC_CODER; added when new. EMIC_INVALID when neither is said. */
emic_status named_coder(const emic_context *context, emic_id *out, emic_error *err);

/* A number that `list` shows ("emic memo list"), of a `thing` ("memo"). */
emic_status named_id(const char *word, const char *thing, const char *list, emic_id *out,
                     emic_error *err);
