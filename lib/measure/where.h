/* Conditions on participants: `group = TP and (arrests >= 2 or code:HARM/FEAR)`.
 *   expr := term { or term } ; term := factor { and factor } ; factor := not factor | ( expr ) |
 *   ATTRIBUTE op VALUE | code:PATH [= STATE | != STATE] | base:NAME
 * op is = != < <= > >=; a VALUE is a word or "quoted": a number for an attribute that is one, yes
 * or no for a boolean, YYYY-MM-DD for a date. Names may be quoted too. STATE is affirmed, denied,
 * "not raised", "not asked" or unjudged, with the codes below rolled up.
 * A missing value fits only = "": neither `region = AS` nor `region != AS` holds where the region
 * is not known. `not` turns any answer round, that one too. */
#pragma once
#include "measure/select.h"

typedef struct emic_where emic_where;

/* Parses `text` against the attributes, codes and sub-bases of `cases`. Empty text is true of
 * everybody. An error names the place in the text and, for a name (EMIC_NOT_FOUND), the nearest. */
EMIC_API emic_status emic_where_parse(const emic_cases *cases, emic_slice text, emic_arena *arena,
                                      const emic_where **out, emic_error *err);

/* The condition base:NAME, whatever characters the name has. Empty: true of everybody. */
EMIC_API emic_status emic_where_base(const emic_cases *cases, emic_slice name, emic_arena *arena,
                                     const emic_where **out, emic_error *err);

/* For frequency.c and claim_query.c: the attribute `name`; EMIC_NOT_FOUND suggests the nearest. */
emic_status emic_where_attribute(const emic_cases *cases, emic_slice name, emic_arena *arena,
                                 size_t *out, emic_error *err);

/* Does the condition hold for case `at`? */
EMIC_API bool emic_where_holds(const emic_where *where, const emic_cases *cases, size_t at);

/* Does that answer wait for somebody's judgement? True where it rests on a code with the rule
 * judged that nobody has judged for this case, so that "does not hold" is no finding yet. */
EMIC_API bool emic_where_waits(const emic_where *where, const emic_cases *cases, size_t at);

/* Does the condition ask for codes, itself or in a sub-base that it names? How many fit it then
 * tells for how many a code holds. A sub-base whose condition cannot be read any more is taken to.
 */
EMIC_API bool emic_where_asks_codes(const emic_where *where, const emic_cases *cases,
                                    emic_arena *arena);

/* One flag a case: took part and fits. `count` (may be NULL) gets how many. */
EMIC_API bool *emic_where_select(const emic_where *where, const emic_cases *cases,
                                 emic_arena *arena, size_t *count);
