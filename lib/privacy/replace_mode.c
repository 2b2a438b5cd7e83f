/* The names of the modes. */
#include "privacy/replace_mode.h"

static const char *const names[] = {"tag", "bracket", "plain", "seg"};

emic_status emic_replace_mode_find(emic_slice name, emic_replace_mode *out, emic_error *err)
{
    for (int i = 0; i <= EMIC_REPLACE_SEG; i++) {
        if (!emic_slice_is(name, names[i]))
            continue;
        *out = (emic_replace_mode)i;
        return EMIC_OK;
    }
    return emic_fail(err, EMIC_INVALID,
                     "unknown mode \"%.*s\"; names are replaced as tag, bracket, plain or seg",
                     EMIC_ARG(name));
}
