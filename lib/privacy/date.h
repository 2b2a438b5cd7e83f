/* A date as somebody wrote it: where its day, month and year stand, and what they say. Reading
 * leaves the words as they are, so that a date can be moved without losing its form. Gregorian
 * calendar; which dates there are in a text is detect.h's business. */
#pragma once
#include "base/arena.h"
#include "base/calendar.h"

/* How 5/12/2019 is meant, where its numbers leave it open. */
typedef enum emic_date_order {
    EMIC_DATE_DAY_FIRST,
    EMIC_DATE_MONTH_FIRST,
} emic_date_order;

typedef enum emic_date_language {
    EMIC_DATE_ENGLISH, /* also: not told */
    EMIC_DATE_GERMAN,
    EMIC_DATE_SPANISH,
    EMIC_DATE_FRENCH,
    EMIC_DATE_DUTCH,
    EMIC_DATE_PORTUGUESE,
    EMIC_DATE_ITALIAN,
} emic_date_language;

/* What a project's dates leave open. Months are read in all languages; `language` is that of names
 * which several have, as "April". Where it is not told, 16. April is German, 5 de abril Spanish,
 * and else English goes first. */
typedef struct emic_date_style {
    emic_date_order order;
    emic_date_language language;
} emic_date_style;

typedef enum emic_date_role {
    EMIC_DATE_DAY,
    EMIC_DATE_LAST_DAY, /* the end of a range: 5-7 May */
    EMIC_DATE_MONTH,
    EMIC_DATE_YEAR,
    EMIC_DATE_DECADE, /* 1990s */
    EMIC_DATE_WEEKDAY,
    EMIC_DATE_ROLES,
} emic_date_role;

/* A part of a date in its words. `length` is 0 when there is none. */
typedef struct emic_date_part {
    uint32_t byte, length; /* without the ending of 5th, 1990s, Mondays */
    uint32_t ending;       /* bytes of that ending */
    int32_t value;         /* weekdays count from 1, Monday */
} emic_date_part;

typedef struct emic_date {
    emic_slice words;
    emic_date_part parts[EMIC_DATE_ROLES];
    uint32_t time;   /* the byte where a time of day begins; the length of `words` without one */
    bool digits;     /* 12/05/2019 and its like, no name of a month */
    bool short_year; /* of two digits: taken for 1930 to 2029 */
    emic_date_language language; /* of the month's name */
} emic_date;

/* Reads all forms that emic_detect finds, and a weekday before any of them, in ASCII digits. Where
 * one of two numbers cannot be a month the other one is, whatever the order; numbers with points
 * between them have the day first; a year in front is followed by the month. False for words that
 * are no single date, or one that no calendar has; 29 February needs a year. */
EMIC_API bool emic_date_read(emic_slice words, emic_date_style style, emic_arena *arena,
                             emic_date *out);

/* The same written form, `days` later (earlier when negative), in `out` (arena):
 * - a date with a day moves by the calendar; without a year as in one of 365 days, round and round;
 * - a month without a day moves by the nearest number of months, a year alone by the nearest number
 *   of years, a decade of decades: under half a year, years stay;
 * - weekdays go with the days: by whole weeks they stay; a time of day stays.
 * What was moved by `days` and then by `-days` says the same date again, and in the same words
 * unless these passed a form with less in it: 05/12 after 25/12, Apr after May.
 * False when the result would not read as the date it is: a range that leaves its month, an order
 * of day and month that only the numbers had told, a year outside of 1000 to 2999. */
EMIC_API bool emic_date_shift(const emic_date *date, int32_t days, emic_date_style style,
                              emic_arena *arena, emic_slice *out);

/* --- Names of months and weekdays (date_month.c) ---------------------------------------------- */

/* The month (1 to 12) that `word` names, in whatever case, 0 for none. `*language` is tried first
 * and becomes the one it was found in; `*brief` tells abbreviations. */
EMIC_API int32_t emic_date_month_find(emic_slice word, emic_date_language *language, bool *brief);
EMIC_API const char *emic_date_month_name(emic_date_language language, int32_t month, bool brief);

/* 1 for Monday to 7, 0 for none; English, without plural. */
EMIC_API int32_t emic_date_weekday_find(emic_slice word);
EMIC_API const char *emic_date_weekday_name(int32_t weekday);
