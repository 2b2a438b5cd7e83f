/* How alike two rows of 0 and 1 are, and which of them belong together: agglomerative clustering.
 * The items are codes (over turns, documents or participants), or documents or participants (over
 * codes). */
#pragma once
#include "measure/incidence.h"

typedef enum emic_similarity_measure {
    EMIC_SIMILARITY_JACCARD,  /* n12 / (n1 + n2 - n12) */
    EMIC_SIMILARITY_SORENSEN, /* 2 n12 / (n1 + n2) */
    EMIC_SIMILARITY_PEARSON,  /* correlation; of 0 and 1 it is φ */
} emic_similarity_measure;

EMIC_API emic_status emic_similarity_measure_find(emic_slice name, emic_similarity_measure *out,
                                                  emic_error *err);

typedef enum emic_linkage {
    EMIC_LINKAGE_COMPLETE, /* two clusters are as alike as their least alike members */
    EMIC_LINKAGE_AVERAGE,  /* as alike as their members are on average (UPGMA) */
} emic_linkage;

EMIC_API emic_status emic_linkage_find(emic_slice name, emic_linkage *out, emic_error *err);

/* What is clustered: `count` items with different keys, in byte order of the keys, and how alike
 * each two are, `values[i * count + j]`, no NaN among them. */
typedef struct emic_similarity {
    emic_slice *keys;
    double *values;
    size_t count;
    int64_t columns;  /* units, or codes that hold somewhere, over which they were compared */
    int64_t left_out; /* items without a 1; for Pearson, too those without a 0 */
} emic_similarity;

/* Compares the rows (codes) of `incidence`, or, when `of_units`, its units. Parents are codes like
 * others: with them rolled up, codes are best compared with `own`. */
EMIC_API void emic_similarity_compare(const emic_incidence *incidence, bool of_units,
                                      emic_similarity_measure measure, emic_arena *arena,
                                      emic_similarity *out);

/* Step s joins two clusters into cluster count + s; clusters below count are the items. The one
 * whose first key comes first stands left. */
typedef struct emic_merge {
    size_t left, right;
    size_t size;  /* items in it now */
    double value; /* how alike the two were */
} emic_merge;

/* The count - 1 steps (none for fewer than two items), the most alike clusters first; of clusters
 * equally alike (to 1e-12) those whose first keys come first. Overwrites `similarity->values`.
 * Takes count² in memory, and as a rule in time. */
EMIC_API emic_merge *emic_similarity_cluster(emic_similarity *similarity, emic_linkage linkage,
                                             emic_arena *arena);

/* The tree as Newick text: two items are as far apart along its branches as 1 - value of the step
 * that joins them. Names other than letters, digits, `_`, `-` and `.` are 'quoted'. */
EMIC_API const char *emic_similarity_newick(const emic_similarity *similarity,
                                            const emic_merge *merges, emic_arena *arena);

/* What was asked for, for the notes. */
typedef struct emic_similarity_query {
    bool of_units;
    emic_similarity_measure measure;
    emic_linkage linkage;
} emic_similarity_query;

/* Items compared and joined as `query` asks; `newick` is the tree. */
typedef struct emic_similarity_tree {
    const emic_incidence *incidence;
    emic_similarity_query query;
    emic_similarity similarity;
    emic_merge *merges;
    const char *newick;
} emic_similarity_tree;
EMIC_API void emic_similarity_join(const emic_incidence *incidence,
                                   const emic_similarity_query *query, emic_arena *arena,
                                   emic_similarity_tree *out);

/* What similarity takes, as table and as picture; the same of all that such parameters say. */
extern const emic_parameter_spec emic_similarity_specs[];
EMIC_API emic_status emic_similarity_read(emic_study *study, const emic_parameters *parameters,
                                          emic_arena *arena, emic_similarity_tree *out,
                                          emic_error *err);

/* A row a step: step, left and left_step, right and right_step (an item's key, or the step that
 * made the cluster), similarity, size, and on the last newick. */
EMIC_API emic_table *emic_similarity_table(const emic_similarity_tree *tree, emic_arena *arena);
