/* Which passages to quote for a code: some of each group, chosen by a rule that can be told, not by
 * taste; and those that speak against it beside those that speak for it. */
#pragma once
#include "measure/frequency.h"
#include "measure/select_passages.h"

/* What is quoted. `words` is empty where the text is withheld. */
typedef struct emic_exemplar {
    emic_passage passage;
    size_t group; /* in the frequency's groups */
    emic_slice words, document, participant;
    int64_t turn; /* number of the turn in which it begins; 0: it is in none */
} emic_exemplar;

/* By code (as in the codebook), polarity, group, and in the order in which they were chosen. */
typedef struct emic_exemplar_list {
    emic_exemplar *items;
    size_t count, capacity;
    size_t quoted; /* participants of whom something is quoted */
} emic_exemplar_list;

/* Lengths, in characters, within which a passage is readable by itself and short enough. */
enum { EMIC_EXEMPLAR_SHORT = 40, EMIC_EXEMPLAR_LONG = 400 };

/* Chooses up to `most` passages a code, group of `frequency` and polarity, one of each participant,
 * and reads their words. The first of these decides: a typical example of the codebook; evidence of
 * a judgement; evidence of a relation or proposition; more coders who coded just this passage; a
 * higher weight; a length within the bounds above; a participant who was quoted less so far; and
 * the order of participants, documents and places. */
EMIC_API emic_status emic_exemplar_list_load(emic_study *study, const emic_frequency *frequency,
                                             int64_t most, emic_arena *arena,
                                             emic_exemplar_list *out, emic_error *err);

/* That rule in words. */
EMIC_API const char *emic_exemplar_rule(void);

/* The first exemplar of a code, or `count`; its others follow. */
EMIC_API size_t emic_exemplar_first(const emic_exemplar_list *list, size_t code_at);
