/* The version, which the build passes to this file alone. */
#include "base/version.h"

const char *emic_version(void)
{
    return EMIC_VERSION;
}
