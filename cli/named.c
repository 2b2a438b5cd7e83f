/* Things named on the command line. */
#include "named.h"
#include <stdlib.h>

const char *named_coder_if_said(const emic_context *context)
{
    const char *name = option_value(context, "coder");
    return name ? name : getenv("EMIC_CODER");
}

emic_status named_coder_name(const emic_context *context, const char **out, emic_error *err)
{
    *out = named_coder_if_said(context);
    if (*out && **out)
        return EMIC_OK;
    return emic_fail(err, EMIC_INVALID, "who codes? say --coder NAME or set EMIC_CODER");
}

emic_status named_coder(const emic_context *context, emic_id *out, emic_error *err)
{
    const char *name;
    EMIC_TRY(named_coder_name(context, &name, err));
    return emic_coder_add(context->study, emic_slice_of(name), out, err);
}

emic_status named_id(const char *word, const char *thing, const char *list, emic_id *out,
                     emic_error *err)
{
    bool digits = *word && strspn(word, "0123456789") == strlen(word) && strlen(word) <= 18;
    *out = digits ? strtoll(word, NULL, 10) : 0;
    if (*out > 0)
        return EMIC_OK;
    return emic_fail(err, EMIC_INVALID, "\"%s\" is no %s id; %s shows them", word, thing, list);
}
