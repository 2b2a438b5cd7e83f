/* Fisher's exact test by enumeration, row after row. Ways to fill the rows so far that leave the
 * same column sums and are as likely are kept as one with a count: in groups of like size most
 * tables are such twins. The formula and its source stand in the header. */
#include "base/arena.h"
#include "measure/statistics_table.h"
#include <math.h>
#include <stdlib.h>

/* Logarithms of probabilities this near are of the same one: far above what rounding leaves, far
 * below the 1e-7 that decides. */
static const double alike = 1e-11;

enum {
    MOST_PARTS = 1 << 17, /* kept at a time before twins are joined */
    SORT_STEPS = 10       /* what joining costs, in steps a part */
};

/* The rows so far, filled. */
typedef struct part {
    uint64_t left; /* what each column can still take, as one number */
    double log_p, tables;
} part;

typedef struct part_list {
    part *items;
    size_t count;
} part_list;

typedef struct enumeration {
    const emic_contingency *table;
    int64_t *row_sums; /* the smallest first */
    int64_t *free;     /* of each column: what it can still take */
    uint64_t *weights; /* of each column in `left` */
    double *log_of;    /* log of the factorial of each number up to N */
    double most;       /* log P of the observed table, and the tolerance */
    double tables;     /* how many ways are at hand as one */
    double sum;        /* of P over the tables found at least as rare */
    part_list now, next;
    int64_t steps; /* left before giving up */
} enumeration;

static int by_left(const void *one, const void *other)
{
    const part *a = one, *b = other;
    if (a->left != b->left)
        return a->left < b->left ? -1 : 1;
    return (a->log_p > b->log_p) - (a->log_p < b->log_p);
}

static void join_twins(part_list *list)
{
    size_t kept = 0;
    qsort(list->items, list->count, sizeof *list->items, by_left);
    for (size_t i = 0; i < list->count; i++) {
        part *last = kept ? &list->items[kept - 1] : NULL;
        if (last && last->left == list->items[i].left && list->items[i].log_p - last->log_p < alike)
            last->tables += list->items[i].tables;
        else
            list->items[kept++] = list->items[i];
    }
    list->count = kept;
}

static void keep_part(enumeration *all, double log_p)
{
    part_list *next = &all->next;
    uint64_t left = 0;
    for (size_t column = 0; column < all->table->columns; column++)
        left += (uint64_t)all->free[column] * all->weights[column];
    next->items[next->count++] = (part){left, log_p, all->tables};
    if (next->count < MOST_PARTS)
        return;
    all->steps -= SORT_STEPS * (int64_t)next->count;
    join_twins(next);
    if (next->count > MOST_PARTS / 2)
        all->steps = 0;
}

/* The last row has no choice: it takes what is left. */
static void close_table(enumeration *all, double log_p)
{
    for (size_t column = 0; column < all->table->columns; column++)
        log_p -= all->log_of[all->free[column]];
    if (log_p <= all->most)
        all->sum += exp(log_p) * all->tables;
}

/* Gives `units` of this row to the columns from `column` on, in every way; `room` is what those
 * columns can still take. */
static void place(enumeration *all, size_t row, size_t column, int64_t units, int64_t room,
                  double log_p)
{
    if (column == all->table->columns && row + 2 < all->table->rows)
        keep_part(all, log_p);
    else if (column == all->table->columns)
        close_table(all, log_p);
    if (column == all->table->columns)
        return;
    int64_t here = all->free[column];
    room -= here;
    int64_t least = units > room ? units - room : 0, most = units < here ? units : here;
    for (int64_t count = least; count <= most && all->steps > 0; count++) {
        all->steps--;
        all->free[column] = here - count;
        place(all, row, column + 1, units - count, room, log_p - all->log_of[count]);
    }
    all->free[column] = here;
}

/* Fills `row` in every way, after every part that there is. */
static void fill_row(enumeration *all, size_t row)
{
    for (size_t i = 0; i < all->now.count && all->steps > 0; i++) {
        part at = all->now.items[i];
        int64_t room = 0;
        for (size_t column = all->table->columns; column-- > 0;) {
            all->free[column] = (int64_t)(at.left / all->weights[column]);
            at.left %= all->weights[column];
            room += all->free[column];
        }
        all->tables = at.tables;
        place(all, row, 0, all->row_sums[row], room, at.log_p);
    }
    join_twins(&all->next);
    part_list done = all->now;
    all->now = all->next;
    all->next = (part_list){done.items, 0};
}

static int by_size(const void *one, const void *other)
{
    const int64_t *a = one, *b = other;
    return (*a > *b) - (*a < *b);
}

/* The sums of the table, and what follows from them. False when `left` cannot hold them. */
static bool prepare(enumeration *all, emic_arena *arena)
{
    const emic_contingency *table = all->table;
    int64_t total = 0;
    uint64_t weight = 1;
    all->row_sums = emic_arena_array(arena, table->rows, sizeof *all->row_sums);
    all->free = emic_arena_array(arena, table->columns, sizeof *all->free);
    all->weights = emic_arena_array(arena, table->columns, sizeof *all->weights);
    for (size_t i = 0; i < table->rows * table->columns; i++) {
        all->row_sums[i / table->columns] += table->counts[i];
        all->free[i % table->columns] += table->counts[i];
        total += table->counts[i];
    }
    for (size_t column = 0; column < table->columns; column++) {
        uint64_t values = (uint64_t)all->free[column] + 1;
        all->weights[column] = weight;
        if (weight > UINT64_MAX / values)
            return false;
        weight *= values;
    }
    all->log_of = emic_arena_array(arena, (size_t)total + 1, sizeof *all->log_of);
    for (int64_t i = 0; i <= total; i++)
        all->log_of[i] = lgamma((double)i + 1);
    qsort(all->row_sums, table->rows, sizeof *all->row_sums, by_size);
    all->now.items = emic_arena_array(arena, MOST_PARTS, sizeof(part));
    all->next.items = emic_arena_array(arena, MOST_PARTS, sizeof(part));
    all->now.items[all->now.count++] = (part){weight - 1, -all->log_of[total], 1};
    return true;
}

bool emic_fisher(const emic_contingency *table, double *p)
{
    enumeration all = {.table = table, .steps = EMIC_FISHER_STEPS};
    if (table->rows < 2 || table->columns < 2) {
        *p = 1;
        return true;
    }
    emic_arena *arena = emic_arena_open();
    bool fits = prepare(&all, arena);
    for (size_t i = 0; fits && i < table->rows; i++)
        all.now.items[0].log_p += all.log_of[all.row_sums[i]];
    for (size_t i = 0; fits && i < table->columns; i++)
        all.now.items[0].log_p += all.log_of[all.free[i]];
    all.most = fits ? all.now.items[0].log_p + log1p(1e-7) : 0;
    for (size_t i = 0; fits && i < table->rows * table->columns; i++)
        all.most -= all.log_of[table->counts[i]];
    for (size_t row = 0; fits && row + 1 < table->rows; row++)
        fill_row(&all, row);
    emic_arena_close(arena);
    if (!fits || all.steps <= 0)
        return false;
    *p = all.sum < 1 ? all.sum : 1;
    return true;
}
