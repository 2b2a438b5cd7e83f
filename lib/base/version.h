/* The version of the library, told in one place: project() in the top CMakeLists.txt. */
#pragma once
#include "base/api.h"

/* "0.1.0". */
EMIC_API const char *emic_version(void);
