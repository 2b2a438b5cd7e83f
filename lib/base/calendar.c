/* The calendar, in whole days. Time of day is clock.c's business. */
#include "base/calendar.h"

static bool is_leap(int32_t year)
{
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

int32_t emic_date_month_length(int32_t year, int32_t month)
{
    static const int8_t days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return days[month - 1] + (month == 2 && is_leap(year));
}

/* Days from 1 January of year 1 to that of `year`. */
static int64_t days_before_year(int64_t year)
{
    int64_t past = year - 1;
    if (year == 0)
        return -366;
    return past * 365 + past / 4 - past / 100 + past / 400;
}

int64_t emic_date_to_days(int32_t year, int32_t month, int32_t day)
{
    int64_t days = days_before_year(year) - days_before_year(1970);
    for (int32_t m = 1; m < month; m++)
        days += emic_date_month_length(year, m);
    return days + day - 1;
}

void emic_date_of_days(int64_t days, int32_t *year, int32_t *month, int32_t *day)
{
    int64_t since = days + days_before_year(1970);
    int64_t guess = since < 0 ? 0 : since / 366 + 1; /* never late */
    while (days_before_year(guess + 1) <= since)
        guess++;
    since -= days_before_year(guess);
    *year = (int32_t)guess;
    for (*month = 1; since >= emic_date_month_length(*year, *month); (*month)++)
        since -= emic_date_month_length(*year, *month);
    *day = (int32_t)since + 1;
}

static int32_t two_digits(const char *text)
{
    return (text[0] - '0') * 10 + text[1] - '0';
}

bool emic_date_parse(emic_slice text, int64_t *days)
{
    static const char shape[] = "dddd-dd-dd";
    if (text.length != sizeof shape - 1)
        return false;
    for (size_t i = 0; i < text.length; i++) {
        bool digit = text.data[i] >= '0' && text.data[i] <= '9';
        if (shape[i] == 'd' ? !digit : text.data[i] != '-')
            return false;
    }
    int32_t year = two_digits(text.data) * 100 + two_digits(text.data + 2);
    int32_t month = two_digits(text.data + 5), day = two_digits(text.data + 8);
    if (month < 1 || month > 12 || day < 1 || day > emic_date_month_length(year, month))
        return false;
    *days = emic_date_to_days(year, month, day);
    return true;
}
