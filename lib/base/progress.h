/* Who is told now and then how far long work has got. */
#pragma once
#include <stddef.h>

typedef struct emic_progress {
    void (*step)(void *context, size_t done, size_t total);
    void *context;
} emic_progress;
