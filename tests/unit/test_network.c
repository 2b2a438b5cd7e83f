/* Where the nodes of a network stand. */
#include "base/random.h"
#include "exchange/network.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

static emic_arena *arena;

static int open_arena(void **state)
{
    (void)state;
    arena = emic_arena_open();
    return 0;
}

static int close_arena(void **state)
{
    (void)state;
    emic_arena_close(arena);
    return 0;
}

static emic_network network_of(size_t nodes, const emic_network_edge *edges, size_t count)
{
    emic_network network = {.node_count = nodes, .edges = edges, .edge_count = count};
    network.nodes = emic_arena_array(arena, nodes + 1, sizeof *network.nodes);
    network.width = 480 * EMIC_NETWORK_PIXEL;
    for (size_t i = 0; i < nodes; i++)
        network.nodes[i] =
            (emic_network_node){.radius = 600, .words_width = 5000, .words_height = 1300};
    return network;
}

/* Edges mostly among ten of a kind; the last fifth of the nodes has none. */
static emic_network random_network(size_t nodes, size_t wanted, int64_t width, uint64_t seed)
{
    uint64_t state = seed;
    emic_network_edge *edges = emic_arena_array(arena, wanted + 1, sizeof *edges);
    size_t count = 0;
    for (size_t i = 0; i < wanted; i++) {
        size_t a = emic_random_below(&state, nodes), b = emic_random_below(&state, nodes);
        bool taken = a == b || a > nodes * 4 / 5 || b > nodes * 4 / 5;
        if (emic_random_below(&state, 3) && a / 10 != b / 10)
            continue;
        for (size_t k = 0; k < count; k++)
            taken |= (edges[k].first == a && edges[k].second == b) ||
                     (edges[k].first == b && edges[k].second == a);
        if (!taken)
            edges[count++] = (emic_network_edge){a, b};
    }
    emic_network network = network_of(nodes, edges, count);
    network.width = width * EMIC_NETWORK_PIXEL;
    for (size_t i = 0; i < nodes; i++) {
        network.nodes[i].radius = 300 + (int64_t)emic_random_below(&state, 1300);
        network.nodes[i].words_width = 1000 + (int64_t)emic_random_below(&state, 12000);
        network.nodes[i].words_height = emic_random_below(&state, 2) ? 1300 : 2600;
    }
    return network;
}

typedef struct box {
    int64_t left, top, right, bottom;
} box;

static box circle_of(const emic_network_node *node)
{
    return (box){node->x - node->radius, node->y - node->radius, node->x + node->radius,
                 node->y + node->radius};
}

static box words_of(const emic_network_node *node)
{
    int64_t top = node->y + node->radius;
    return (box){node->x - node->words_width / 2, top, node->x + node->words_width / 2,
                 top + node->words_height};
}

static bool apart(box a, box b)
{
    return a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top;
}

static bool inside(box a, const emic_network *network)
{
    return a.left >= 0 && a.right <= network->width && a.top >= 0 && a.bottom <= network->height;
}

static void must_be_legible(const emic_network *network)
{
    for (size_t i = 0; i < network->node_count; i++) {
        box circle = circle_of(&network->nodes[i]), words = words_of(&network->nodes[i]);
        assert_true(inside(circle, network));
        assert_true(inside(words, network));
        for (size_t k = 0; k < i; k++) {
            box other = circle_of(&network->nodes[k]), said = words_of(&network->nodes[k]);
            assert_true(apart(circle, other) && apart(circle, said));
            assert_true(apart(words, other) && apart(words, said));
        }
    }
}

static void nothing_lies_on_another(void **state)
{
    static const size_t sizes[] = {1, 2, 5, 12, 40, 120};
    size_t edges = 0;
    (void)state;
    for (size_t size = 0; size < 6; size++)
        for (uint64_t seed = 1; seed <= 4; seed++)
            for (size_t each = 0; each < 4; each++) {
                int64_t width = seed % 2 ? 480 : 960;
                emic_network network =
                    random_network(sizes[size], each * each * sizes[size], width, seed);
                emic_network_place(&network, arena);
                must_be_legible(&network);
                edges += network.edge_count;
                emic_arena_reset(arena);
            }
    assert_true(edges > 2000);
}

/* Whether the line of an edge passes a circle as if it ended there. */
static bool passes(const emic_network *network, const emic_network_edge *edge, size_t at)
{
    const emic_network_node *a = &network->nodes[edge->first], *b = &network->nodes[edge->second];
    const emic_network_node *node = &network->nodes[at];
    if (at == edge->first || at == edge->second)
        return false;
    double dx = (double)(b->x - a->x), dy = (double)(b->y - a->y);
    double x = (double)(node->x - a->x), y = (double)(node->y - a->y);
    double along = x * dx + y * dy, side = dx * y - dy * x, length = dx * dx + dy * dy;
    double radius = (double)node->radius;
    return along > 0 && along < length && side * side < radius * radius * length;
}

/* Trees with some edges more: lines that end at a circle are those of its node. */
static void lines_keep_off_the_circles_of_others(void **state)
{
    size_t lines = 0, passed = 0;
    (void)state;
    for (uint64_t seed = 1; seed <= 20; seed++) {
        uint64_t random = seed;
        emic_network_edge edges[40];
        size_t count = 0;
        for (size_t i = 1; i < 25; i++)
            edges[count++] = (emic_network_edge){emic_random_below(&random, i), i};
        for (size_t i = 0; i < 5; i++) {
            size_t other = i + 12 + emic_random_below(&random, 8);
            if (edges[other - 1].first != i)
                edges[count++] = (emic_network_edge){i, other};
        }
        emic_network network = network_of(25, edges, count);
        emic_network_place(&network, arena);
        must_be_legible(&network);
        for (size_t i = 0; i < count; i++)
            for (size_t k = 0; k < network.node_count; k++)
                passed += passes(&network, &edges[i], k);
        lines += count;
    }
    assert_true(lines > 550);
    assert_int_equal(0, passed);
}

/* Words as wide as the page leave no way but down. */
static void the_widest_words_go_below_each_other(void **state)
{
    static const emic_network_edge edges[] = {{0, 1}, {1, 2}, {0, 2}};
    emic_network network = network_of(4, edges, 3);
    (void)state;
    network.width = 9000;
    for (size_t i = 0; i < 4; i++)
        network.nodes[i].words_width = 8300;
    emic_network_place(&network, arena);
    must_be_legible(&network);
    assert_true(network.height >= 4 * (1200 + 1300));
}

static int64_t between(const emic_network *network, size_t a, size_t b)
{
    int64_t x = network->nodes[a].x - network->nodes[b].x;
    int64_t y = network->nodes[a].y - network->nodes[b].y;
    return x * x + y * y;
}

static void neighbours_stand_near(void **state)
{
    /* two triangles with a bridge, and somebody alone */
    static const emic_network_edge edges[] = {{0, 2}, {2, 4}, {0, 4}, {1, 3},
                                              {3, 5}, {1, 5}, {4, 1}};
    emic_network network = network_of(7, edges, 7);
    (void)state;
    emic_network_place(&network, arena);
    must_be_legible(&network);
    assert_true(between(&network, 0, 2) < between(&network, 0, 1));
    assert_true(between(&network, 0, 1) < between(&network, 0, 3));
    assert_true(between(&network, 0, 4) < between(&network, 0, 5));
    for (size_t i = 0; i < 6; i++) /* the one without an edge stands below all */
        assert_true(network.nodes[6].y > network.nodes[i].y);
}

static void a_chain_is_a_line(void **state)
{
    static const emic_network_edge edges[] = {{0, 1}, {1, 2}, {2, 3}, {3, 4}};
    emic_network_node nodes[5] = {0};
    size_t all[] = {0, 1, 2, 3, 4};
    emic_network network = {.nodes = nodes, .node_count = 5, .edges = edges, .edge_count = 4};
    emic_network_part part = {all, 5};
    (void)state;
    emic_network_spread(&network, &part, arena);
    int64_t ends = between(&network, 0, 4);
    assert_in_range(ends, 35000LL * 35000, 41000LL * 41000);
    for (size_t i = 0; i < 4; i++)
        assert_in_range(between(&network, i, i + 1), 8500LL * 8500, 11000LL * 11000);
}

static void nobody_takes_no_room(void **state)
{
    emic_network network = network_of(0, NULL, 0);
    (void)state;
    emic_network_place(&network, arena);
    assert_int_equal(0, network.height);
}

/* The same places to the hundredth of a pixel, whatever the machine: a digest of them. */
static void every_machine_draws_the_same(void **state)
{
    uint64_t digest = 1469598103934665603u; /* FNV-1a of 64 bits */
    emic_network network = random_network(60, 400, 720, 7);
    (void)state;
    assert_true(network.edge_count > 60);
    emic_network_place(&network, arena);
    for (size_t i = 0; i < network.node_count; i++) {
        digest = (digest ^ (uint64_t)network.nodes[i].x) * 1099511628211u;
        digest = (digest ^ (uint64_t)network.nodes[i].y) * 1099511628211u;
    }
    char text[17];
    snprintf(text, sizeof text, "%016llx", (unsigned long long)digest);
    assert_string_equal("85dd4b626e9060f6", text);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_arena, close_arena)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(nothing_lies_on_another),
        TEST(lines_keep_off_the_circles_of_others),
        TEST(the_widest_words_go_below_each_other),
        TEST(neighbours_stand_near),
        TEST(a_chain_is_a_line),
        TEST(nobody_takes_no_room),
        TEST(every_machine_draws_the_same),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
