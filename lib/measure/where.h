/* Conditions on participants: `group = TP and (arrests >= 2 or code:HARM/FEAR)`.
 *   expr := term { or term } ; term := factor { and factor } ; factor := not factor | ( expr ) |
 *   ATTRIBUTE op VALUE | code:PATH [= STATE | != STATE] | base:NAME
 * op is = != < <= > >=; a VALUE is a word, a number or "quoted"; STATE is affirmed, denied,
 * "not raised", "not asked" or unjudged. A missing value fits only = "". */
#pragma once
#include "measure/select.h"

typedef struct emic_where emic_where;

/* Parses `text` against the attributes, codes and sub-bases of `cases`. Empty text is true of
 * everybody. An error names the place in the text and, for a name, the nearest. */
EMIC_API emic_status emic_where_parse(const emic_cases *cases, emic_slice text, emic_arena *arena,
                                      const emic_where **out, emic_error *err);

/* Does the condition hold for case `at`? */
EMIC_API bool emic_where_holds(const emic_where *where, const emic_cases *cases, size_t at);

/* One flag a case: took part and fits. `count` (may be NULL) gets how many. */
EMIC_API bool *emic_where_select(const emic_where *where, const emic_cases *cases,
                                 emic_arena *arena, size_t *count);
