/* Whole numbers as texts. Numbers with a fraction are measure/number.h's business. */
#include "base/integer.h"

bool emic_integer_parse(emic_slice text, int64_t *out)
{
    bool negative = text.length > 0 && text.data[0] == '-';
    emic_slice digits = emic_slice_from(text, negative);
    int64_t number = 0; /* below zero, where there is one more */
    for (size_t i = 0; i < digits.length; i++) {
        int digit = digits.data[i] - '0';
        if (digit < 0 || digit > 9 || number < (INT64_MIN + digit) / 10)
            return false;
        number = number * 10 - digit;
    }
    if (digits.length == 0 || (!negative && number == INT64_MIN))
        return false;
    *out = negative ? number : -number;
    return true;
}
