/* The search: narrow what follows from the bounds, then take a sum that does not fit and try a
 * number of it further along, or hold it back. Complete but for the limit of steps. */
#include "base/random.h"
#include "measure/suppression_system.h"

typedef emic_suppression_system solver;
typedef emic_suppression_number number_of;
typedef emic_suppression_row row_of;

size_t emic_suppression_number_add(solver *system, int64_t truth, int64_t low, int64_t high)
{
    *EMIC_PUSH(system->arena, &system->numbers) =
        (number_of){.low = low, .high = high, .now = truth, .truth = truth, .row = SIZE_MAX};
    return system->numbers.count - 1;
}

static void join(solver *system, size_t number, size_t row, int sign)
{
    number_of *one = &system->numbers.items[number];
    if (one->row_count == one->row_capacity) {
        size_t capacity = one->row_capacity;
        one->rows =
            emic_arena_grow(system->arena, one->rows, one->row_count, sizeof *one->rows, &capacity);
        one->signs = emic_arena_grow(system->arena, one->signs, one->row_count, sizeof *one->signs,
                                     &one->row_capacity);
    }
    one->rows[one->row_count] = row;
    one->signs[one->row_count++] = sign;
}

void emic_suppression_row_add(solver *system, const size_t *numbers, const int *signs, size_t count,
                              int64_t low, int64_t high)
{
    row_of row = {.numbers = numbers, .signs = signs, .count = count, .low = low, .high = high};
    row.cell = SIZE_MAX;
    for (size_t i = 0; i < count; i++) {
        const number_of *one = &system->numbers.items[numbers[i]];
        row.helps = row.helps || one->row != SIZE_MAX;
        join(system, numbers[i], system->rows.count, signs[i]);
        row.now += signs[i] * one->now;
        row.least += signs[i] > 0 ? one->low : -one->high;
        row.most += signs[i] > 0 ? one->high : -one->low;
        if (one->high - one->low > row.widest)
            row.widest = one->high - one->low;
    }
    *EMIC_PUSH(system->arena, &system->rows) = row;
}

void emic_suppression_cell_add(solver *system, const size_t *numbers, const int *signs,
                               size_t count)
{
    size_t cell = numbers[count - 1];
    system->numbers.items[cell].now = 0;
    emic_suppression_row_add(system, numbers, signs, count, 0, 0);
    system->rows.items[system->rows.count - 1].cell = cell;
    system->numbers.items[cell].row = system->rows.count - 1;
}

int64_t emic_suppression_now(const solver *system, size_t number)
{
    const number_of *one = &system->numbers.items[number];
    return one->row == SIZE_MAX ? one->now : system->rows.items[one->row].now;
}

/* How far the sum of a row would be from fitting if it changed. */
static int64_t misfit(const solver *system, const row_of *row, int64_t change)
{
    int64_t now = row->now + change, low = row->low, high = row->high;
    if (row->helps)
        return 0;
    if (row->cell != SIZE_MAX) {
        low = system->numbers.items[row->cell].low;
        high = system->numbers.items[row->cell].high;
    }
    return now < low ? low - now : now > high ? now - high : 0;
}

static void list_broken(solver *system, size_t at)
{
    row_of *row = &system->rows.items[at];
    if (row->broken || !misfit(system, row, 0))
        return;
    row->broken = true;
    *EMIC_PUSH(system->arena, &system->broken) = at;
}

/* --- One number changes ---------------------------------------------------------------------- */

static void set_now(solver *system, number_of *one, int64_t now)
{
    int64_t change = now - one->now;
    one->now = now;
    for (size_t i = 0; change && i < one->row_count; i++) {
        system->rows.items[one->rows[i]].now += one->signs[i] * change;
        list_broken(system, one->rows[i]);
    }
}

static void set_bounds(solver *system, number_of *one, int64_t low, int64_t high, bool queue)
{
    int64_t up = low - one->low, down = high - one->high;
    one->low = low;
    one->high = high;
    for (size_t i = 0; (up || down) && i < one->row_count; i++) {
        row_of *row = &system->rows.items[one->rows[i]];
        row->least += one->signs[i] > 0 ? up : -down;
        row->most += one->signs[i] > 0 ? down : -up;
        if (high - low > row->widest)
            row->widest = high - low;
        if (!queue || row->queued)
            continue;
        row->queued = true;
        *EMIC_PUSH(system->arena, &system->queue) = one->rows[i];
    }
    if (one->row != SIZE_MAX)
        list_broken(system, one->row);
}

/* Narrows a number within a search. */
static bool narrow(solver *system, size_t number, int64_t low, int64_t high)
{
    number_of *one = &system->numbers.items[number];
    if (low > high)
        return false;
    *EMIC_PUSH(system->arena, &system->trail) =
        (emic_suppression_change){number, one->low, one->high, one->now};
    set_bounds(system, one, low, high, true);
    if (one->row == SIZE_MAX && (one->now < low || one->now > high))
        set_now(system, one, one->now < low ? low : high);
    return true;
}

/* Takes changes back to the `mark`; with `keep`, the numbers stay where they are. */
static void undo(solver *system, size_t mark, bool keep)
{
    while (system->trail.count > mark) {
        const emic_suppression_change *change = &system->trail.items[--system->trail.count];
        number_of *one = &system->numbers.items[change->number];
        set_bounds(system, one, change->low, change->high, false);
        if (!keep)
            set_now(system, one, change->now);
    }
}

void emic_suppression_bound(solver *system, size_t number, int64_t low, int64_t high)
{
    set_bounds(system, &system->numbers.items[number], low, high, false);
}

void emic_suppression_reset(solver *system)
{
    for (size_t i = 0; i < system->numbers.count; i++)
        if (system->numbers.items[i].row == SIZE_MAX)
            set_now(system, &system->numbers.items[i], system->numbers.items[i].truth);
}

/* --- What follows ---------------------------------------------------------------------------- */

static int64_t larger(int64_t a, int64_t b)
{
    return a > b ? a : b;
}

static int64_t smaller(int64_t a, int64_t b)
{
    return a < b ? a : b;
}

/* Narrows the numbers of a row to what the others leave. */
static bool narrow_row(solver *system, const row_of *row)
{
    if (row->least > row->high || row->most < row->low)
        return false;
    if (row->high - row->least >= row->widest && row->most - row->low >= row->widest)
        return true;
    for (size_t i = 0; i < row->count; i++) {
        const number_of *one = &system->numbers.items[row->numbers[i]];
        int64_t above = row->high - row->least, below = row->most - row->low;
        int64_t up = row->signs[i] > 0 ? above : below, down = row->signs[i] > 0 ? below : above;
        int64_t low = larger(one->low, one->high - down), high = smaller(one->high, one->low + up);
        if (low == one->low && high == one->high)
            continue;
        if (!narrow(system, row->numbers[i], low, high))
            return false;
    }
    return true;
}

/* Narrowing only saves steps. Two rows can narrow each other by ones for long: first come, first
 * served, and after so many rows the search goes on without. */
enum { MOST_NARROWED = 4000 };

static bool narrow_all(solver *system)
{
    bool fits = true;
    for (size_t at = 0; at < system->queue.count; at++) {
        row_of *row = &system->rows.items[system->queue.items[at]];
        row->queued = false;
        fits = fits && (at >= MOST_NARROWED || narrow_row(system, row));
    }
    system->narrowed += system->queue.count;
    system->queue.count = 0;
    return fits;
}

/* --- Trying ---------------------------------------------------------------------------------- */

/* A row whose sum does not fit, or NULL. */
static const row_of *broken_row(solver *system)
{
    while (system->broken.count) {
        row_of *row = &system->rows.items[system->broken.items[system->broken.count - 1]];
        if (misfit(system, row, 0))
            return row;
        row->broken = false;
        system->broken.count--;
    }
    return NULL;
}

/* How much worse the sums fit when the number moves so far. */
static int64_t cost(const solver *system, const number_of *one, int64_t move)
{
    int64_t sum = 0;
    for (size_t i = 0; i < one->row_count; i++) {
        const row_of *row = &system->rows.items[one->rows[i]];
        sum += misfit(system, row, one->signs[i] * move) - misfit(system, row, 0);
    }
    return sum;
}

/* The number of a row that mends most for what it breaks, and how far it moves; 0: none can. Of
 * equals the first, in later tries any. */
static size_t choose(solver *system, const row_of *row, int64_t *move)
{
    int64_t wanted = misfit(system, row, 0), best = 0;
    size_t chosen = 0;
    uint64_t equals = 0;
    *move = 0;
    if (!misfit(system, row, -wanted))
        wanted = -wanted;
    for (size_t i = 0; i < row->count; i++) {
        const number_of *one = &system->numbers.items[row->numbers[i]];
        int64_t step = row->signs[i] * wanted;
        step = step > 0 ? smaller(step, one->high - one->now) : larger(step, one->low - one->now);
        if (step == 0 || one->row != SIZE_MAX)
            continue;
        int64_t price = cost(system, one, step);
        equals = *move && price == best ? equals + 1 : 1;
        if (*move &&
            (price > best ||
             (price == best && (!system->shuffled || emic_random_below(&system->random, equals)))))
            continue;
        best = price;
        chosen = row->numbers[i];
        *move = step;
    }
    return chosen;
}

/* Tries are short at first: a wrong turn early on is taken back last. */
enum { FIRST_STEPS = 30, NARROWED_A_STEP = 8 };

static bool solve(solver *system)
{
    while (narrow_all(system)) {
        const row_of *row = broken_row(system);
        int64_t move;
        if (!row)
            return true;
        if (++system->nodes > system->last || system->narrowed > system->limit * NARROWED_A_STEP) {
            system->given_up = true;
            return false;
        }
        size_t chosen = choose(system, row, &move);
        if (move == 0)
            return false;
        const number_of *one = &system->numbers.items[chosen];
        int64_t to = one->now + move, low = one->low, high = one->high;
        size_t mark = system->trail.count;
        if (narrow(system, chosen, move > 0 ? to : low, move > 0 ? high : to) && solve(system))
            return true;
        undo(system, mark, false);
        if (system->given_up ||
            !narrow(system, chosen, move > 0 ? low : to + 1, move > 0 ? to - 1 : high))
            return false;
    }
    return false;
}

/* One try of at most so many steps: found, or `given_up` says whether there may be some yet. */
static bool try_once(solver *system, size_t number, int64_t low, int64_t high, size_t steps)
{
    system->given_up = false;
    system->last = system->nodes + steps < system->limit ? system->nodes + steps : system->limit;
    bool found = narrow(system, number, low, high) && solve(system);
    if (!found)
        narrow_all(system); /* empties the queue */
    undo(system, 0, found);
    return found;
}

bool emic_suppression_search(solver *system, size_t number, int64_t low, int64_t high)
{
    size_t steps = FIRST_STEPS;
    system->nodes = system->narrowed = 0;
    system->random = number;
    for (size_t tries = 0;; tries++) {
        system->shuffled = tries > 0;
        if (try_once(system, number, low, high, steps))
            return true;
        if (!system->given_up || system->nodes >= system->limit ||
            system->narrowed > system->limit * NARROWED_A_STEP)
            return false;
        steps += tries % 2 ? steps / 2 : 0;
    }
}
