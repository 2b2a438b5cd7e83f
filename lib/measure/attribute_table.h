/* Who took part: every attribute of participants, value by value, as a table. */
#pragma once
#include "measure/frequency.h"

typedef struct emic_attribute_view {
    const emic_frequency *frequency; /* counted by participants: base and groups */
    const bool *chosen;              /* of each attribute */
    size_t most;                     /* values of an attribute, where more are not listed; 0: all */
    bool total_only;                 /* the groups are left out */
} emic_attribute_view;

/* All attributes but the one that makes the groups. */
bool *emic_attribute_others(const emic_frequency *frequency, emic_arena *arena);

/* For reading: attributes and values down, groups across, "n of N"; of numbers the median, the
 * least and the most. */
emic_table *emic_attribute_wide(const emic_attribute_view *view, emic_arena *arena);
