/* What was loaded from a file of participants, documents, names ... */
#pragma once
#include <stddef.h>

typedef struct emic_load_summary {
    size_t added, changed, unchanged;
} emic_load_summary;
