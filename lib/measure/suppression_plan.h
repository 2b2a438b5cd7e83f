/* The cells of a release, each once, and what ties them together. Of suppression.c alone. */
#pragma once
#include "measure/suppression.h"
#include "measure/suppression_system.h"

/* A count of participants. Code `code_count` stands for everybody: its cells are sizes. */
typedef struct emic_suppression_count {
    size_t set, code;
    int64_t n, size;
    bool derived; /* of `more` without `less`: not published itself */
    size_t more, less;
    bool hidden, ruled;
    int64_t low, high; /* ruled: the range, values near n that the rule hides */
    int64_t demand, possible;
    bool *seen;    /* of each value of the range: found possible */
    size_t number; /* in the system */
    size_t entry;  /* in the log */
    bool given_up;
} emic_suppression_count;

typedef struct emic_suppression_plan {
    const emic_suppression_study *study;
    const emic_release_profile *profile;
    struct {
        const bool **items; /* members; no two the same */
        size_t count, capacity;
    } sets;
    size_t *set_of; /* of each set of the study */
    struct {
        emic_suppression_count *items; /* by set, then code; derived ones last */
        size_t count, capacity;
    } counts;
    size_t *count_of;   /* [set * (code_count + 1) + code] of the sets of the study; SIZE_MAX */
    size_t listed;      /* sets, before those of differences */
    size_t *atom_of;    /* of each participant: those who are in the same sets are an atom */
    size_t *someone_of; /* of each atom: one participant */
    int64_t *atom_size;
    size_t atom_count;
    bool *whole; /* of each code of a family: exactly one of the family holds, always */
    int *parent, *family, *wider; /* as far as they hold for all participants */
    emic_suppression_system system;
    emic_suppression *out;               /* what is decided so far */
    const emic_suppression_count *alone; /* in a trial, all that is looked at; else NULL */
    emic_arena *arena;
} emic_suppression_plan;

/* Lists the cells and finds those that the rule hides; and builds the system, in which every cell
 * is free. */
void emic_suppression_plan_make(const emic_suppression_study *study,
                                const emic_release_profile *profile, emic_arena *arena,
                                emic_suppression_plan *out);
void emic_suppression_model(emic_suppression_plan *plan);

/* The published cell of a set (of the study's own) and a code, or NULL. */
emic_suppression_count *emic_suppression_find(const emic_suppression_plan *plan, size_t set,
                                              size_t code);

bool emic_suppression_is_size(const emic_suppression_plan *plan,
                              const emic_suppression_count *count);

/* Hides a cell (if it is not yet) and logs it; `sake`: the entry for whose sake, SIZE_MAX its own.
 * With a size, all cells of the set. Release and publish only say what a reader knows of it. */
void emic_suppression_hide(emic_suppression_plan *plan, emic_suppression_count *count,
                           emic_suppression_reason reason, size_t sake);
void emic_suppression_release(emic_suppression_plan *plan, const emic_suppression_count *count);
void emic_suppression_publish(emic_suppression_plan *plan, const emic_suppression_count *count);

/* Order of what is hidden first: sizes last, before them zeros, which leave little room. */
int emic_suppression_compare(const emic_suppression_plan *plan, const emic_suppression_count *a,
                             const emic_suppression_count *b);

/* What would be left of each range if nothing were published: more cannot be asked for. Where a
 * search is given up, all is asked for. Every cell must be free. */
void emic_suppression_demand(emic_suppression_plan *plan);

/* Looks for `needed` possible values of a range, until they are found or cannot be any more. */
bool emic_suppression_possible(emic_suppression_plan *plan, emic_suppression_count *count,
                               int64_t needed);

/* Hides more until every range has as many possible values as is asked for. */
void emic_suppression_audit(emic_suppression_plan *plan);

/* The furthest possible value in a direction, 1 or -1, unless a search was given up. */
int64_t emic_suppression_reach(emic_suppression_plan *plan, const emic_suppression_count *count,
                               int direction, bool *given_up);
