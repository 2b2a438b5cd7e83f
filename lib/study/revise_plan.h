/* A new text for a document by hand: what would become of each coding, what somebody decided about
 * those that need it, and then all of it done. Nothing is stored before everything is decided. */
#pragma once
#include "study/carry.h"
#include "study/codebook.h"
#include "study/document.h"

typedef enum emic_revise_action {
    EMIC_REVISE_OPEN,   /* somebody must decide */
    EMIC_REVISE_KEEP,   /* it covers the words at `after` from now on */
    EMIC_REVISE_DETACH, /* it stays on the old text (see detached.h) */
} emic_revise_action;

/* A coding of the current text. Those that are the same or moved are kept, all others open. */
typedef struct emic_revise_item {
    emic_id coding, code;
    emic_slice coder;
    int64_t round;
    emic_span before, after; /* after: the likeliest place, empty when there is none */
    emic_fate fate;
    emic_revise_action action;
} emic_revise_item;

typedef struct emic_revise_plan {
    emic_id document;
    int64_t number; /* of the revision that is current now */
    emic_text_index before, after;
    const emic_transcript *transcript;
    emic_carry carry;
    struct {
        emic_revise_item *items; /* by place in the old text */
        size_t count, capacity;
    } codings;
    size_t fates[EMIC_FATES];
} emic_revise_plan;

/* Compares the current text with that of `transcript`, which must outlive the plan. EMIC_REFUSED
 * when the current text is withheld. */
EMIC_API emic_status emic_revise_plan_load(emic_study *study, emic_id document,
                                           const emic_transcript *transcript, emic_arena *arena,
                                           emic_revise_plan *out, emic_error *err);

/* Whether the new text is the old one. */
EMIC_API bool emic_revise_plan_is_idle(const emic_revise_plan *plan);

/* Decides all open codings of this class. One without a place stays open when it is to be kept. */
EMIC_API void emic_revise_plan_decide(emic_revise_plan *plan, emic_fate fate,
                                      emic_revise_action action);

/* How many are open. */
EMIC_API size_t emic_revise_plan_count_open(const emic_revise_plan *plan);

/* "", "keep" and "detach". */
EMIC_API const char *emic_revise_action_name(emic_revise_action action);

/* Writes codings that need a decision as a CSV file, a row each with what is proposed: edited ones
 * are kept, others detached. */
EMIC_API void emic_revise_plan_write(const emic_revise_plan *plan, const emic_codebook *codebook,
                                     emic_arena *arena, emic_strbuf *out);

/* Decides what such a file says: id, action and, where another place is meant, new_start and
 * new_end. An empty action leaves a coding open. EMIC_INVALID for a coding that needs no decision,
 * a place outside of the new text, or rows that were written for another text. */
EMIC_API emic_status emic_revise_plan_read(emic_revise_plan *plan, const char *path,
                                           emic_slice text, emic_error *err);

/* What was done. */
typedef struct emic_revise_result {
    int64_t number; /* of the new revision */
    size_t kept, detached;
    int64_t joined; /* became one with another that covers the same words now */
} emic_revise_result;

/* Stores the new text as the current revision, and carries or detaches every coding. Turns are
 * those of the transcript; a speaker keeps role and participant by the label. The old text stays.
 * EMIC_INVALID when something is open. */
EMIC_API emic_status emic_revise_plan_apply(emic_study *study, const emic_revise_plan *plan,
                                            const char *why, emic_revise_result *out,
                                            emic_error *err);
