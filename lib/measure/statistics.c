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
