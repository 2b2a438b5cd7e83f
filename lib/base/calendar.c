/* Dates to days and back. Time of day is clock.c's business. */
#include "base/calendar.h"

static bool is_leap(int year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int days_of_month(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return days[month - 1] + (month == 2 && is_leap(year));
}

static int two_digits(const char *text)
{
    return (text[0] - '0') * 10 + text[1] - '0';
}

bool emic_date_parse(emic_slice text, emic_date *out)
{
    static const char shape[] = "dddd-dd-dd";
    if (text.length != sizeof shape - 1)
        return false;
    for (size_t i = 0; i < text.length; i++) {
        bool digit = text.data[i] >= '0' && text.data[i] <= '9';
        if (shape[i] == 'd' ? !digit : text.data[i] != '-')
            return false;
    }
    out->year = two_digits(text.data) * 100 + two_digits(text.data + 2);
    out->month = two_digits(text.data + 5);
    out->day = two_digits(text.data + 8);
    return out->month >= 1 && out->month <= 12 && out->day >= 1 &&
           out->day <= days_of_month(out->year, out->month);
}

/* Days before 1 January of `year`, counted from year 0. */
static int64_t days_before(int64_t year)
{
    int64_t last = year - 1;
    return year > 0 ? year * 365 + last / 4 - last / 100 + last / 400 + 1 : 0;
}

int64_t emic_date_days(emic_date date)
{
    int year = date.year + (date.month - 1) / 12, month = (date.month - 1) % 12 + 1;
    int64_t days = days_before(year) - days_before(1970) + date.day - 1;
    for (int before = 1; before < month; before++)
        days += days_of_month(year, before);
    return days;
}

emic_date emic_date_of_days(int64_t days)
{
    emic_date date = {1970 + (int)(days / 366), 1, 1}; /* at most a few years too early */
    if (days < 0)
        date.year = 1970 + (int)((days - 364) / 365); /* or too early still */
    if (date.year < 0)
        date.year = 0;
    while (emic_date_days((emic_date){date.year + 1, 1, 1}) <= days)
        date.year++;
    int64_t left = days - emic_date_days(date);
    while (left >= days_of_month(date.year, date.month))
        left -= days_of_month(date.year, date.month++);
    date.day = (int)left + 1;
    return date;
}
