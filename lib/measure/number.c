/* Numbers, read and compared. Which numbers an attribute may hold is study/attribute.c's business.
 */
#include "measure/number.h"
#include <math.h>
#include <stdlib.h>

bool emic_number_parse(emic_slice text, double *out)
{
    char copy[64];
    char *end;
    if (text.length == 0 || text.length >= sizeof copy)
        return false;
    memcpy(copy, text.data, text.length);
    copy[text.length] = 0;
    if (strspn(copy, "0123456789+-.eE") < text.length)
        return false;
    double number = strtod(copy, &end);
    if (*end || !isfinite(number))
        return false;
    *out = number;
    return true;
}

int emic_number_compare(double a, double b)
{
    double larger = fmax(fmax(fabs(a), fabs(b)), 1);
    if (fabs(a - b) <= 1e-9 * larger)
        return 0;
    return a < b ? -1 : 1;
}
