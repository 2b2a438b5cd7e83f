/* The codings of one document, and the names that codings have, read for queries. */
#pragma once
#include "measure/query_node.h"

/* The codings of the scene's document, unordered, without turns and people. Polarity, memo and rule
 * are filled in when the query needs them. EMIC_CORRUPT when one names no code or coder, or has no
 * span. */
emic_status emic_query_segments_load(query_scene *scene, emic_error *err);

/* Until the release all is read of one state of the file, which is locked once, not for each
 * statement. */
emic_status emic_query_hold(emic_study *study, emic_error *err);
emic_status emic_query_release(emic_study *study, emic_error *err);

/* The polarity of one coding. */
emic_status emic_query_polarity(emic_study *study, emic_id coding, emic_polarity *out,
                                emic_error *err);

/* All coders, by name. */
emic_status emic_query_coders_load(emic_study *study, emic_arena *arena, query_names *out,
                                   emic_error *err);

/* The rule `name`; EMIC_NOT_FOUND suggests the nearest. */
emic_status emic_query_rule_find(emic_study *study, emic_slice name, emic_id *out, emic_error *err);
