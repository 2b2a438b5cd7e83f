/* Stress majorization in whole numbers. What pushes the nodes of a part off each other's words is
 * network.c's business. */
#include "exchange/network.h"
#include <math.h>
#include <stdlib.h>

enum {
    WEIGHT = 1 << 20,          /* of a way of one edge; it falls with the square of its length */
    EFFORT = 60 * 1000 * 1000, /* pairs looked at, at most */
    ROUNDS = 300,
};

typedef struct spreading {
    size_t count;
    int32_t *ways;        /* edges on the shortest way between each two */
    int64_t *x, *y;       /* where each stands */
    size_t *first, *ends; /* neighbours of i: ends[first[i]] up to ends[first[i + 1]] */
} spreading;

static void list_neighbours(spreading *all, const emic_network *network,
                            const emic_network_part *part, emic_arena *arena)
{
    size_t *place = emic_arena_array(arena, network->node_count + 1, sizeof *place);
    for (size_t i = 0; i < part->count; i++)
        place[part->nodes[i]] = i + 1;
    all->first = emic_arena_array(arena, part->count + 2, sizeof *all->first);
    all->ends = emic_arena_array(arena, 2 * network->edge_count + 1, sizeof *all->ends);
    for (size_t i = 0; i < network->edge_count; i++) {
        all->first[place[network->edges[i].first]]++;
        all->first[place[network->edges[i].second]]++;
    }
    all->first[0] = 0;
    for (size_t i = 0; i < part->count; i++)
        all->first[i + 1] += all->first[i];
    size_t *next = emic_arena_array(arena, part->count + 1, sizeof *next);
    memcpy(next, all->first, part->count * sizeof *next);
    for (size_t i = 0; i < network->edge_count; i++) {
        size_t a = place[network->edges[i].first], b = place[network->edges[i].second];
        if (a == 0 || b == 0)
            continue;
        all->ends[next[a - 1]++] = b - 1;
        all->ends[next[b - 1]++] = a - 1;
    }
}

/* The length of the shortest way from `from` to each other, breadth first. */
static void measure_ways(spreading *all, size_t from, size_t *queue)
{
    int32_t *ways = all->ways + from * all->count;
    size_t head = 0, tail = 0;
    queue[tail++] = from;
    while (head < tail) {
        size_t at = queue[head++];
        for (size_t i = all->first[at]; i < all->first[at + 1]; i++) {
            size_t next = all->ends[i];
            if (next == from || ways[next])
                continue;
            ways[next] = ways[at] + 1;
            queue[tail++] = next;
        }
    }
}

/* Once round a circle in the order of a walk along the edges, neighbours near each other. */
static void start_round(spreading *all, emic_arena *arena)
{
    size_t *stack = emic_arena_array(arena, 2 * all->first[all->count] + 2, sizeof *stack);
    bool *seen = emic_arena_array(arena, all->count, sizeof *seen);
    size_t depth = 0, walked = 0;
    double turn = 2 * 3.14159265358979323846 / (double)all->count;
    double radius = EMIC_NETWORK_STEP * (double)all->count / 6;
    stack[depth++] = 0;
    while (depth) {
        size_t at = stack[--depth];
        if (seen[at])
            continue;
        seen[at] = true;
        /* Rounded: the last bits of these two differ between machines. */
        all->x[at] = llround(radius * cos(turn * (double)walked));
        all->y[at] = llround(radius * sin(turn * (double)walked));
        walked++;
        for (size_t i = all->first[at + 1]; i > all->first[at]; i--)
            if (!seen[all->ends[i - 1]])
                stack[depth++] = all->ends[i - 1];
    }
}

/* Where `at` would stand best, the others staying; how far that is from here. */
static int64_t move_node(spreading *all, size_t at)
{
    int64_t x = 0, y = 0, weights = 0;
    for (size_t i = 0; i < all->count; i++) {
        if (i == at)
            continue;
        int64_t way = all->ways[at * all->count + i], weight = WEIGHT / (way * way) + 1;
        int64_t dx = all->x[at] - all->x[i], dy = all->y[at] - all->y[i];
        int64_t apart = (int64_t)sqrt((double)(dx * dx + dy * dy));
        if (apart == 0) {
            dx = at < i ? -1 : 1;
            apart = 1;
        }
        x += weight * (all->x[i] + way * EMIC_NETWORK_STEP * dx / apart);
        y += weight * (all->y[i] + way * EMIC_NETWORK_STEP * dy / apart);
        weights += weight;
    }
    x /= weights, y /= weights;
    int64_t moved = llabs(x - all->x[at]) + llabs(y - all->y[at]);
    all->x[at] = x, all->y[at] = y;
    return moved;
}

void emic_network_spread(emic_network *network, const emic_network_part *part, emic_arena *arena)
{
    size_t count = part->count;
    spreading all = {.count = count};
    all.ways = emic_arena_array(arena, count * count, sizeof *all.ways);
    all.x = emic_arena_array(arena, count, sizeof *all.x);
    all.y = emic_arena_array(arena, count, sizeof *all.y);
    list_neighbours(&all, network, part, arena);
    size_t *queue = emic_arena_array(arena, count, sizeof *queue);
    for (size_t i = 0; i < count; i++)
        measure_ways(&all, i, queue);
    start_round(&all, arena);
    size_t rounds = EFFORT / (count * count) + 1;
    for (size_t i = 0; i < rounds && i < ROUNDS; i++) {
        int64_t farthest = 0;
        for (size_t at = 0; at < count; at++) {
            int64_t moved = move_node(&all, at);
            farthest = moved > farthest ? moved : farthest;
        }
        if (farthest < EMIC_NETWORK_STEP / 200)
            break;
    }
    for (size_t i = 0; i < count; i++) {
        network->nodes[part->nodes[i]].x = all.x[i];
        network->nodes[part->nodes[i]].y = all.y[i];
    }
}
