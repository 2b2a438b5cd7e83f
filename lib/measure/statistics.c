/* Formulas, each with its source in the header. */
#include "measure/statistics.h"
#include <assert.h>
#include <math.h>

emic_interval emic_wilson(int64_t x, int64_t n)
{
    static const double z = 1.959963985;
    assert(n >= 1 && x >= 0 && x <= n);
    double size = (double)n, p = (double)x / size;
    double scale = 1 + z * z / size;
    double centre = (p + z * z / (2 * size)) / scale;
    double half = z / scale * sqrt(p * (1 - p) / size + z * z / (4 * size * size));
    emic_interval interval = {centre - half, centre + half};
    if (x == 0)
        interval.low = 0;
    if (x == n)
        interval.high = 1;
    return interval;
}

const char *emic_share_words(int64_t x, int64_t n)
{
    static const char *const all_but[] = {"all", "all but one", "all but two", "all but three"};
    assert(x >= 0 && x <= n);
    if (n == 0)
        return "";
    if (x == 0)
        return "none";
    if (x > n / 2 && n - x <= 3) /* x > n/2 in whole numbers is 2x > n */
        return all_but[n - x];
    if (n % 2 == 0 && x == n / 2)
        return "half";
    return x > n / 2 ? "majority" : "";
}

/* Up to ten in words, as journals want them; where one of two must be in digits, both are. */
static const char *number_words(int64_t number, int64_t size, emic_arena *arena)
{
    static const char *const words[] = {"none", "one",   "two",   "three", "four", "five",
                                        "six",  "seven", "eight", "nine",  "ten"};
    enum { IN_WORDS = 10 };
    return size <= IN_WORDS ? words[number] : emic_arena_format(arena, "%lld", (long long)number);
}

const char *emic_share_phrase(int64_t x, int64_t n, emic_arena *arena)
{
    const char *word = emic_share_words(x, n);
    const char *part = number_words(x, n, arena), *size = number_words(n, n, arena);
    if (n == 0)
        return "nobody of none";
    if (x == n && n < 3)
        return n == 1 ? "the only one" : "both";
    if (x == n)
        return emic_arena_format(arena, "all %s", size);
    if (x == 0 || *word == 'a') /* none, all but one ... */
        return emic_arena_format(arena, "%s of %s", word, size);
    if (*word)
        return emic_arena_format(arena, "%s, %s of %s", *word == 'm' ? "a majority" : word, part,
                                 size);
    return emic_arena_format(arena, "%s of %s", part, size);
}
