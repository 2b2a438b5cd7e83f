/* Agglomerative clustering. A cluster keeps the place of its first key, so that the order of places
 * breaks every tie. Each place remembers the best partner behind it: joining two others makes
 * neither linkage more alike to a third than the better of them was, so that this stays true except
 * where a partner was joined. */
#include "measure/similarity.h"

/* Averages of equal values differ in their last bits. */
static const double same = 1e-12;

typedef struct cluster_set {
    const emic_similarity *items;
    bool *gone;
    size_t *best; /* the partner behind each place; the place itself: none */
    size_t *size, *cluster;
} cluster_set;

static double *value_at(const cluster_set *clusters, size_t a, size_t b)
{
    return &clusters->items->values[a * clusters->items->count + b];
}

static void find_best(cluster_set *clusters, size_t at)
{
    size_t best = at;
    for (size_t other = at + 1; other < clusters->items->count; other++)
        if (!clusters->gone[other] &&
            (best == at || *value_at(clusters, at, other) > *value_at(clusters, at, best) + same))
            best = other;
    clusters->best[at] = best;
}

static void open_clusters(cluster_set *clusters, const emic_similarity *items, emic_arena *arena)
{
    size_t count = items->count;
    clusters->items = items;
    clusters->gone = emic_arena_array(arena, count + 1, sizeof *clusters->gone);
    clusters->best = emic_arena_array(arena, count + 1, sizeof *clusters->best);
    clusters->size = emic_arena_array(arena, count + 1, sizeof *clusters->size);
    clusters->cluster = emic_arena_array(arena, count + 1, sizeof *clusters->cluster);
    for (size_t i = 0; i < count; i++) {
        clusters->size[i] = 1;
        clusters->cluster[i] = i;
        find_best(clusters, i);
    }
}

/* The place whose best partner is the best of all. */
static size_t find_pair(const cluster_set *clusters)
{
    size_t found = clusters->items->count;
    for (size_t i = 0; i < clusters->items->count; i++) {
        if (clusters->gone[i] || clusters->best[i] == i)
            continue;
        if (found == clusters->items->count ||
            *value_at(clusters, i, clusters->best[i]) >
                *value_at(clusters, found, clusters->best[found]) + same)
            found = i;
    }
    return found;
}

static void join(cluster_set *clusters, size_t left, size_t right, emic_linkage linkage)
{
    double a = (double)clusters->size[left], b = (double)clusters->size[right];
    for (size_t other = 0; other < clusters->items->count; other++) {
        double first = *value_at(clusters, left, other), second = *value_at(clusters, right, other);
        double value = first < second ? first : second;
        if (linkage == EMIC_LINKAGE_AVERAGE)
            value = (a * first + b * second) / (a + b);
        *value_at(clusters, left, other) = *value_at(clusters, other, left) = value;
    }
    clusters->size[left] += clusters->size[right];
    clusters->gone[right] = true;
    for (size_t i = 0; i < right; i++)
        if (!clusters->gone[i] &&
            (i == left || clusters->best[i] == left || clusters->best[i] == right))
            find_best(clusters, i);
}

emic_merge *emic_similarity_cluster(emic_similarity *similarity, emic_linkage linkage,
                                    emic_arena *arena)
{
    cluster_set clusters;
    size_t count = similarity->count;
    emic_merge *merges = emic_arena_array(arena, count + 1, sizeof *merges);
    open_clusters(&clusters, similarity, arena);
    for (size_t step = 0; step + 1 < count; step++) {
        size_t left = find_pair(&clusters), right = clusters.best[left];
        merges[step] = (emic_merge){
            .left = clusters.cluster[left],
            .right = clusters.cluster[right],
            .size = clusters.size[left] + clusters.size[right],
            .value = *value_at(&clusters, left, right),
        };
        join(&clusters, left, right, linkage);
        clusters.cluster[left] = count + step;
    }
    return merges;
}
