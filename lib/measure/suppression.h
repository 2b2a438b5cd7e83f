/* Suppression: which counts of participants a release may not tell, so that nobody can work the
 * small ones out. Pure arrays: who is in which set, for whom which code holds, what is to be
 * published.
 *
 * A cell is how many of a set of participants a code holds for, n of N. The rule of a profile hides
 * a cell for what it is:
 *   n in 1..threshold; N - n in 1..threshold; n = 0 unless zero is safe; n = N when disclosure of a
 *   class counts; and any cell of a group of one, of which every count speaks of one person.
 * The same holds for what is left when one published cell is taken from another (all less those of
 * a sub-base): nobody prints it, anybody can subtract it. Where sizes are cells, N falls to
 * the rule as a count does; a set whose N is hidden has all its cells hidden. 0 of 0 is told.
 *
 * Who is defended against knows every cell that is published; in which set each participant is (but
 * where sizes are cells, only which combinations of sets occur); that a code holds where one
 * below it does, and not where none below it does if that is so in the study; which codes
 * exclude each other; and the rule, and of any one hidden cell that it fell to the rule. The values
 * near n that the rule hides (1..4, or N - 4..N - 1) are the cell's range. A cell is protected when
 * the published cells leave at least
 *   demand = min(threshold, values of its range that would be left if nothing were published)
 * values of the range possible: the release tells such a person nothing that the rule does not.
 * A cell that was hidden to protect another has a value the profile would publish, and needs no
 * protection of its own.
 *
 * Not defended against: somebody who has seen the log (which says of each cell why it is hidden:
 * it belongs to the researchers), who knows for whom a code holds, or who makes every study that
 * fits the release, runs this program on each, and keeps those that give the same release (see A.
 * Wong et al., "Minimality attack in privacy preserving data publishing", VLDB 2007).
 *
 * What is done, after A. Hundepool et al., Statistical Disclosure Control (2012), chapter 4:
 * 1. hide what the rule hides;
 * 2. where one cell of a sum is hidden, hide the smallest other one (a zero last; ties by the
 *    order of sets, then codes), until no sum has one hidden cell;
 * 3. audit each cell of step 1: look for as many studies as it takes that fit all published cells
 *    and differ in this cell. A search that is given up counts as no study found. While they are
 *    too few, hide another cell: the smallest related one that suffices, or else the smallest.
 * Hiding more only allows more, so one pass is enough, and in the worst case all is hidden. */
#pragma once
#include "study/release_profile.h"

/* Stands for a code in a cell that is the size of a set. */
enum { EMIC_SUPPRESSION_SIZE = -1 };

typedef struct emic_suppression_cell {
    size_t set;
    int code; /* or EMIC_SUPPRESSION_SIZE */
} emic_suppression_cell;

/* The parts are disjoint and make up the total: the groups of a table. */
typedef struct emic_suppression_sum {
    size_t total;
    const size_t *parts;
    size_t count;
} emic_suppression_sum;

/* What is to be published. All is borrowed. A set, and a cell, may come several times: they are
 * shared between tables. Sizes are published with the cells of their sets and are not listed. */
typedef struct emic_suppression_study {
    size_t participants, set_count, code_count;
    const bool *member; /* [set * participants + participant] */
    const bool *holds;  /* [code * participants + participant] */
    const int *parent;  /* of each code; -1: none */
    const int *family;  /* of each code: of those of a family, at most one holds; -1: none */
    const int *wider;   /* of each code: another that holds for all the same and more (the code by
                           any coder, of the code by one); -1: none. NULL: none of any */
    const emic_suppression_sum *sums;
    size_t sum_count;
    const emic_suppression_cell *cells;
    size_t cell_count;
    size_t node_limit; /* steps of one search; 0: EMIC_SUPPRESSION_NODES */
    bool intervals;    /* work out low and high of entries that did not fall to the rule, too */
} emic_suppression_study;

enum { EMIC_SUPPRESSION_NODES = 2000 };

typedef enum emic_suppression_reason {
    EMIC_SUPPRESSION_RULE,          /* for what it is */
    EMIC_SUPPRESSION_COMPLEMENTARY, /* one of its sum was hidden alone */
    EMIC_SUPPRESSION_AUDIT,         /* without it another could be worked out */
    EMIC_SUPPRESSION_COLUMN,        /* the size of its set is hidden */
} emic_suppression_reason;

/* The name of a reason: rule, complementary, audit, column. */
EMIC_API const char *emic_suppression_reason_name(emic_suppression_reason reason);

/* A cell that is hidden, or a difference of two published ones that had to be protected. */
typedef struct emic_suppressed {
    emic_suppression_cell cell;
    bool derived; /* the cell of `cell.set` less those of `less`; printed nowhere */
    size_t less;
    int64_t n, size;
    emic_suppression_reason reason;
    size_t sake; /* index of the entry for whose sake it is hidden; of RULE: its own */
    int64_t low,
        high; /* possible values: of RULE in its range; of others (not of COLUMN) when asked for */
    int64_t possible; /* of RULE: how many of its range are; else 0 */
    int64_t demand;   /* of RULE: how many had to be; else 0 */
    bool given_up;    /* a search met its limit: more may be possible than is said */
    bool safe;        /* of RULE: possible >= demand, and demand > 1 */
} emic_suppressed;

typedef struct emic_suppression {
    bool *hidden;      /* of each cell of the study */
    bool *size_hidden; /* of each set */
    struct {
        emic_suppressed *items; /* in the order in which they fell */
        size_t count, capacity;
    } log;
    size_t unprotected; /* entries that could not be protected by hiding all */
} emic_suppression;

/* Decides. The same study gives the same result. `profile` must have passed its check. */
EMIC_API void emic_suppression_make(const emic_suppression_study *study,
                                    const emic_release_profile *profile, emic_arena *arena,
                                    emic_suppression *out);
