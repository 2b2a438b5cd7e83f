/* Parts of a network next to each other, and nothing on top of another. How the nodes of a part
 * spread is network_spread.c's business. */
#include "exchange/network.h"
#include <math.h>
#include <stdlib.h>

enum {
    GAP = 3 * EMIC_NETWORK_PIXEL,         /* kept free around a node with its words */
    PART_GAP = 14 * EMIC_NETWORK_PIXEL,   /* between parts */
    EDGE_SHOWN = 24 * EMIC_NETWORK_PIXEL, /* of an edge, beside what its nodes take */
    ROOM = 2,                             /* times what the nodes of a part take */
    DRAWN_OUT = 2,                        /* at most so many times higher than it would be */
    PUSHES = 160,
    OFF_LINES = 100,           /* of these pushes off lines, too */
    EFFORT = 30 * 1000 * 1000, /* lines and nodes looked at, at most */
};

/* What a node and its words take, seen from the middle of its circle. */
typedef struct extent {
    int64_t aside, above, below;
} extent;

static extent extent_of(const emic_network_node *node)
{
    int64_t half = node->words_width / 2;
    return (extent){
        .aside = (half > node->radius ? half : node->radius) + GAP,
        .above = node->radius + GAP,
        .below = node->radius + node->words_height + GAP,
    };
}

static size_t find_root(size_t *above, size_t at)
{
    while (above[at] != at)
        at = above[at] = above[above[at]];
    return at;
}

static int by_size(const void *left, const void *right)
{
    const emic_network_part *a = left, *b = right;
    if (a->count != b->count)
        return a->count > b->count ? -1 : 1;
    return a->nodes[0] < b->nodes[0] ? -1 : 1;
}

/* The components, the largest first, each with its nodes in order. */
static emic_network_part *find_parts(const emic_network *network, size_t *out, emic_arena *arena)
{
    size_t count = network->node_count;
    size_t *above = emic_arena_array(arena, count + 1, sizeof *above);
    emic_network_part *parts = emic_arena_array(arena, count + 1, sizeof *parts);
    for (size_t i = 0; i < count; i++)
        above[i] = i;
    for (size_t i = 0; i < network->edge_count; i++) {
        size_t a = find_root(above, network->edges[i].first);
        size_t b = find_root(above, network->edges[i].second);
        above[a > b ? a : b] = a > b ? b : a;
    }
    for (size_t i = 0; i < count; i++)
        parts[find_root(above, i)].count++;
    for (size_t i = 0; i < count; i++) {
        emic_network_part *part = &parts[find_root(above, i)];
        if (!part->nodes) {
            part->nodes = emic_arena_array(arena, part->count, sizeof *part->nodes);
            part->count = 0;
        }
        part->nodes[part->count++] = i;
    }
    *out = 0;
    for (size_t i = 0; i < count; i++)
        if (parts[i].nodes)
            parts[(*out)++] = parts[i];
    qsort(parts, *out, sizeof *parts, by_size);
    return parts;
}

/* The smallest box around the nodes of a part with their words. */
typedef struct frame {
    int64_t left, top, right, bottom;
} frame;

static frame frame_of(const emic_network *network, const emic_network_part *part)
{
    frame all = {INT64_MAX, INT64_MAX, INT64_MIN, INT64_MIN};
    for (size_t i = 0; i < part->count; i++) {
        const emic_network_node *node = &network->nodes[part->nodes[i]];
        extent own = extent_of(node);
        int64_t left = node->x - own.aside, right = node->x + own.aside;
        int64_t top = node->y - own.above, bottom = node->y + own.below;
        all.left = left < all.left ? left : all.left;
        all.top = top < all.top ? top : all.top;
        all.right = right > all.right ? right : all.right;
        all.bottom = bottom > all.bottom ? bottom : all.bottom;
    }
    return all;
}

static void move_part(emic_network *network, const emic_network_part *part, int64_t x, int64_t y)
{
    for (size_t i = 0; i < part->count; i++) {
        network->nodes[part->nodes[i]].x += x;
        network->nodes[part->nodes[i]].y += y;
    }
}

/* The middles alone. */
static frame middles_of(const emic_network *network, const emic_network_part *part)
{
    frame all = {INT64_MAX, INT64_MAX, INT64_MIN, INT64_MIN};
    for (size_t i = 0; i < part->count; i++) {
        const emic_network_node *node = &network->nodes[part->nodes[i]];
        all.left = node->x < all.left ? node->x : all.left;
        all.right = node->x > all.right ? node->x : all.right;
        all.top = node->y < all.top ? node->y : all.top;
        all.bottom = node->y > all.bottom ? node->y : all.bottom;
    }
    return all;
}

static void turn_aside(emic_network *network, const emic_network_part *part)
{
    for (size_t i = 0; i < part->count; i++) {
        emic_network_node *node = &network->nodes[part->nodes[i]];
        int64_t x = node->x;
        node->x = node->y;
        node->y = x;
    }
}

/* What the nodes of a part take: the largest of each, all together, and on average aside. */
typedef struct appetite {
    int64_t widest, tallest, mean_width;
    double area;
} appetite;

static appetite appetite_of(const emic_network *network, const emic_network_part *part)
{
    appetite all = {0};
    for (size_t i = 0; i < part->count; i++) {
        extent own = extent_of(&network->nodes[part->nodes[i]]);
        int64_t width = 2 * own.aside, height = own.above + own.below;
        all.widest = width > all.widest ? width : all.widest;
        all.tallest = height > all.tallest ? height : all.tallest;
        all.mean_width += width / (int64_t)part->count;
        all.area += (double)(width + EDGE_SHOWN) * (double)(height + EDGE_SHOWN);
    }
    return all;
}

/* Half, a third, a quarter or a fifth of the page, so that others have room beside it, if nearly
 * all of it still fits; else the page. */
static int64_t share_of(int64_t page, double wide)
{
    for (int64_t parts = 5; parts > 1; parts--) {
        int64_t share = (page - PART_GAP * (parts - 1)) / parts;
        if (wide <= (double)share)
            return share;
    }
    return page;
}

/* So large that the nodes have room, no wider than the page: rather higher. The longer side lies
 * across. */
static void scale_part(emic_network *network, const emic_network_part *part)
{
    frame middles = middles_of(network, part);
    if (middles.bottom - middles.top > middles.right - middles.left) {
        turn_aside(network, part);
        middles = middles_of(network, part);
    }
    appetite needs = appetite_of(network, part);
    double across = (double)(middles.right - middles.left);
    double down = (double)(middles.bottom - middles.top), shape = down / across;
    double wide = sqrt(ROOM * needs.area / (shape > .5 ? shape : .5));
    if (shape < .1)
        wide = across / EMIC_NETWORK_STEP * (double)(needs.mean_width + 2 * EDGE_SHOWN);
    double most = (double)(share_of(network->width, wide) - needs.widest);
    wide = wide < most ? wide : most;
    double high = ROOM * needs.area / (wide > 1 ? wide : 1), drawn = wide * shape * DRAWN_OUT;
    high = high < drawn ? high : drawn;
    for (size_t i = 0; i < part->count; i++) {
        emic_network_node *node = &network->nodes[part->nodes[i]];
        node->x = llround((double)(node->x - middles.left) / across * wide) + needs.widest / 2;
        node->y = llround((double)(node->y - middles.top) / (down > 1 ? down : 1) * high);
    }
}

static int64_t clamp(int64_t value, int64_t least, int64_t most)
{
    if (value < least)
        return least;
    return value > most ? most : value;
}

/* By how much two nodes lie on each other; not at all when either is not over 0. */
static bool overlap_of(const emic_network_node *a, const emic_network_node *b, int64_t *across,
                       int64_t *down)
{
    extent first = extent_of(a), second = extent_of(b);
    *across = first.aside + second.aside - llabs(a->x - b->x);
    *down = a->y <= b->y ? a->y + first.below - (b->y - second.above)
                         : b->y + second.below - (a->y - first.above);
    return *across > 0 && *down > 0;
}

/* Moves both aside by half, where that is the shorter way and the page is wide enough; else up and
 * down. */
static bool push_apart(const emic_network *network, emic_network_node *a, emic_network_node *b)
{
    int64_t across, down;
    if (!overlap_of(a, b, &across, &down))
        return false;
    if (across < down) {
        int64_t half = across / 2 + 1, first = extent_of(a).aside, second = extent_of(b).aside;
        bool left = a->x < b->x || (a->x == b->x && a < b);
        a->x = clamp(a->x + (left ? -half : half), first, network->width - first);
        b->x = clamp(b->x + (left ? half : -half), second, network->width - second);
        if (!overlap_of(a, b, &across, &down))
            return true;
    }
    int64_t half = down / 2 + 1;
    a->y += a->y <= b->y ? -half : half;
    b->y += a->y <= b->y ? half : -half;
    return true;
}

static int by_height(const void *left, const void *right)
{
    const emic_network_node *a = *(emic_network_node *const *)left;
    const emic_network_node *b = *(emic_network_node *const *)right;
    if (a->y != b->y)
        return a->y < b->y ? -1 : 1;
    return a < b ? -1 : 1;
}

/* What pushing left over: from the top, each node goes down until it lies on none above. */
static void settle_down(emic_network *network, const emic_network_part *part, emic_arena *arena)
{
    emic_network_node **order = emic_arena_array(arena, part->count, sizeof(void *));
    for (size_t i = 0; i < part->count; i++)
        order[i] = &network->nodes[part->nodes[i]];
    qsort(order, part->count, sizeof(void *), by_height);
    for (size_t i = 1; i < part->count; i++) {
        int64_t across, down;
        for (size_t k = 0; k < i; k++)
            if (overlap_of(order[k], order[i], &across, &down)) {
                order[i]->y = order[k]->y + extent_of(order[k]).below + extent_of(order[i]).above;
                k = (size_t)-1;
            }
    }
}

/* Moves a node off a line that passes its circle without ending there: as if it did. */
static bool push_off(const emic_network *network, const emic_network_edge *edge, size_t at)
{
    const emic_network_node *a = &network->nodes[edge->first], *b = &network->nodes[edge->second];
    emic_network_node *node = &network->nodes[at];
    if (at == edge->first || at == edge->second)
        return false;
    int64_t dx = b->x - a->x, dy = b->y - a->y, along = dx * dx + dy * dy;
    int64_t place = (node->x - a->x) * dx + (node->y - a->y) * dy;
    int64_t side = dx * (node->y - a->y) - dy * (node->x - a->x);
    int64_t length = (int64_t)sqrt((double)along);
    if (length == 0 || place <= 0 || place >= along)
        return false;
    int64_t missing = node->radius + GAP - llabs(side) / length;
    if (missing <= 0)
        return false;
    missing = side < 0 ? -missing : missing;
    int64_t aside = extent_of(node).aside;
    node->x = clamp(node->x - missing * dy / length, aside, network->width - aside);
    node->y += missing * dx / length;
    return true;
}

static bool push_all_off(const emic_network *network, const emic_network_part *part,
                         const bool *inside)
{
    bool pushed = false;
    for (size_t edge = 0; edge < network->edge_count; edge++)
        for (size_t i = 0; i < part->count && inside[network->edges[edge].first]; i++)
            pushed |= push_off(network, &network->edges[edge], part->nodes[i]);
    return pushed;
}

/* Nodes off each other, and off lines as far as that goes: in a dense part it does not. */
static void draw_apart(emic_network *network, const emic_network_part *part, emic_arena *arena)
{
    bool pushed = true, *inside = emic_arena_array(arena, network->node_count, sizeof *inside);
    size_t rounds = (size_t)EFFORT / (part->count * network->edge_count);
    for (size_t i = 0; i < part->count; i++) {
        emic_network_node *node = &network->nodes[part->nodes[i]];
        int64_t aside = extent_of(node).aside;
        node->x = clamp(node->x, aside, network->width - aside);
        inside[part->nodes[i]] = true;
    }
    for (size_t i = 0; pushed && i < PUSHES; i++) {
        pushed = false;
        for (size_t a = 0; a < part->count; a++)
            for (size_t b = a + 1; b < part->count; b++)
                pushed |= push_apart(network, &network->nodes[part->nodes[a]],
                                     &network->nodes[part->nodes[b]]);
        if (i < OFF_LINES && i < rounds)
            pushed |= push_all_off(network, part, inside);
    }
    settle_down(network, part, arena);
}

/* Puts parts `from` to `to` side by side in the middle of the page; how high that is. */
static int64_t put_shelf(emic_network *network, const emic_network_part *parts, size_t from,
                         size_t to, int64_t top)
{
    int64_t width = -PART_GAP, height = 0;
    for (size_t i = from; i < to; i++) {
        frame own = frame_of(network, &parts[i]);
        width += own.right - own.left + PART_GAP;
    }
    int64_t x = (network->width - width) / 2;
    for (size_t i = from; i < to; i++) {
        frame own = frame_of(network, &parts[i]);
        int64_t high = own.bottom - own.top;
        move_part(network, &parts[i], x - own.left, top - own.top);
        x += own.right - own.left + PART_GAP;
        height = high > height ? high : height;
    }
    return height;
}

void emic_network_place(emic_network *network, emic_arena *arena)
{
    size_t count, to;
    emic_network_part *parts = find_parts(network, &count, arena);
    network->height = 0;
    for (size_t i = 0; i < count && parts[i].count > 1; i++) {
        emic_network_spread(network, &parts[i], arena);
        scale_part(network, &parts[i]);
        draw_apart(network, &parts[i], arena);
    }
    for (size_t from = 0; from < count; from = to) {
        int64_t width = -PART_GAP;
        for (to = from; to < count; to++) {
            frame own = frame_of(network, &parts[to]);
            width += own.right - own.left + PART_GAP;
            bool other = parts[from].count > 1 && parts[to].count == 1;
            if (to > from && (other || width > network->width))
                break;
        }
        network->height += put_shelf(network, parts, from, to, network->height);
        network->height += to < count ? PART_GAP : 0;
    }
}
