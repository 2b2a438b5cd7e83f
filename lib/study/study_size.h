/* How much there is of everything in a study: what a reader wants to know before anything else.
 * Codings are those of current texts unless said otherwise. */
#pragma once
#include "study/judgement.h"
#include "study/memo.h"

typedef struct emic_study_size {
    int64_t documents, withheld; /* of these, with a text that is not in the study */
    int64_t characters, revised; /* documents whose text was changed after it came in */
    int64_t turns, participant_turns;
    int64_t untimed;      /* documents without times, and so without a length */
    int64_t milliseconds; /* of the others together; the shortest and the longest: */
    int64_t shortest, longest;
    int64_t repeated; /* participants of more than one document */
    int64_t codings, rule_codings, contradicting, qualifying, stale, detached;
    int64_t coded_documents;
    int64_t judgements[EMIC_NOT_ASKED + 1]; /* by emic_case_value */
    int64_t judgement_evidence;             /* codings that judgements rest on */
    int64_t memos[EMIC_MEMO_KINDS];         /* those that no newer one supersedes */
    int64_t same, differs;                  /* comparisons, by their verdict */
    int64_t relations, propositions, searches, found;
    int64_t decisions, resolved; /* of sampling; those of which a participant came */
    int64_t rules, visits;
} emic_study_size;

EMIC_API emic_status emic_study_size_load(emic_study *study, emic_study_size *out, emic_error *err);

/* Words are runs of characters without white space. `said`: of all in turns, without labels and
 * times (all there are, in a document without turns); `participants`: of these, in the turns of
 * participants. Texts that are withheld count nothing. */
typedef struct emic_study_words {
    int64_t said, participants;
} emic_study_words;

EMIC_API emic_status emic_study_words_count(emic_study *study, emic_study_words *out,
                                            emic_error *err);
