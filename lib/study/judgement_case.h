/* The cases that codes with the rule judged wait for: each participant and each such code, with
 * what the participant said of it; and what a code's own rule makes of that. */
#pragma once
#include "study/citation.h"
#include "study/judgement.h"
#include "study/participant.h"

typedef struct emic_judgement_case {
    emic_id participant, code;
    size_t participant_at, code_at; /* in the participants, in the codebook */
    emic_case_value value;          /* EMIC_UNJUDGED: open */
    /* The participant's codings of the code and those below it, by document, start and end; those
     * detached are left out. */
    struct {
        emic_citation **items;
        size_t count, capacity;
    } codings;
} emic_judgement_case;

typedef struct emic_judgement_case_list {
    emic_judgement_case *items;
    size_t count, capacity;
    emic_participant_list participants;
    emic_citation_list citations; /* of the study, without words */
} emic_judgement_case_list;

/* Which cases: a flag for each code of the codebook and each participant; NULL means all. */
typedef struct emic_judgement_case_filter {
    const bool *codes, *participants;
    bool open; /* only those that nobody has judged */
} emic_judgement_case_filter;

/* Cases by code (in the order of the codebook) and participant (in theirs), so that one definition
 * is applied to everybody before the next. Codes are those with the rule judged that are in use,
 * participants those who did not decline. */
EMIC_API emic_status emic_judgement_case_list_load(emic_study *study, const emic_codebook *codebook,
                                                   const emic_judgement_case_filter *filter,
                                                   emic_arena *arena, emic_judgement_case_list *out,
                                                   emic_error *err);

/* What a case is by its code's `derive`.
 *
 * A coding speaks for the code unless it contradicts it, as for codes with the rule any. The same
 * passage coded the same way by several coders or in several rounds speaks once.
 *   any       affirmed when a passage speaks for it; else open: that some speak against it is
 *             weighed by people
 *   majority  affirmed or denied, as more passages speak for or against it; open when as many do
 *   latest    as the newest coding speaks: that of the highest round, there the one added last, and
 *             of those added at once the last by document, start, end and id
 * A participant without a coding stays open: absence is no "denied". Of two codes of an exclusive
 * set neither is derived where both would be affirmed. */
typedef struct emic_derivation {
    emic_case_value value;    /* EMIC_UNJUDGED: open */
    const char *open;         /* why it stays so: "tie", "none speaks for it" ...; else NULL */
    int64_t speaks, contrary; /* passages for and against it */
    emic_id *evidence;        /* the codings that speak for the value; of latest that one */
    size_t evidence_count;
} emic_derivation;

/* Derives one case, its exclusive set left aside. The evidence is in `arena`. */
EMIC_API void emic_judgement_derive(const emic_codebook *codebook, const emic_judgement_case *one,
                                    emic_arena *arena, emic_derivation *out);

/* Derives the open cases of `list` and stores them as judgements of `coder` with the memo "derived:
 * any"; fills `out` (one a case, in `arena`) and `stored`. */
EMIC_API emic_status emic_judgement_derive_all(emic_study *study, const emic_codebook *codebook,
                                               const emic_judgement_case_list *list, emic_id coder,
                                               emic_arena *arena, emic_derivation **out,
                                               size_t *stored, emic_error *err);
