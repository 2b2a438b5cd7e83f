/* How many of each group: codes counted by participant, document, segment, turn or character. */
#pragma once
#include "measure/code_choice.h"
#include "measure/select.h"
#include "measure/table.h"

typedef enum emic_unit {
    EMIC_UNIT_PARTICIPANTS, /* for whom the code holds, by its rule; of all in the base */
    EMIC_UNIT_DOCUMENTS,    /* with a coding of the code; of all of the base */
    EMIC_UNIT_SEGMENTS,     /* different coded spans; of those coded with anything */
    EMIC_UNIT_TURNS,        /* of participants, touched by a coding; of all their turns */
    EMIC_UNIT_CHARACTERS,   /* covered by a coding; of all in the documents */
} emic_unit;
/* Where several participants speak in a document, a coding is of whoever speaks where it begins.
 * The document counts for every group that speaks there, and once in the total; a turn, and each
 * character in it, for whoever's turn it is, whether the coding began there or before. */

EMIC_API const char *emic_unit_name(emic_unit unit);
/* By its name, or that of a single one: turns, turn. */
EMIC_API emic_status emic_unit_find(emic_slice name, emic_unit *out, emic_error *err);

/* What to count. Empty texts: by the grouping attribute, everybody who took part, any coder, every
 * code. `split` is a second attribute: a group is then a value of each ("TP / LA"), and who has no
 * value of either is EMIC_NOT_KNOWN. `where` and `base` (a sub-base's name) narrow the base
 * together; codes in `where` hold by the same coder's and round's codings. */
typedef struct emic_frequency_query {
    emic_unit unit;
    emic_slice by, split, where, base, coder;
    int64_t round;          /* 0: any */
    emic_code_choice codes; /* each with all below it */
    bool percent;           /* show percentages for bases under EMIC_PERCENT_BASE too */
    bool phrases;           /* for reading: shares as they stand in a sentence */
} emic_frequency_query;

enum { EMIC_PERCENT_BASE = 20 };

/* The group of those who have no value of the attribute. */
#define EMIC_NOT_KNOWN EMIC_LITERAL("(not known)")

/* The counts: `n[row * (group_count + 1) + group]`, the last of each row being the total.
 * `rows` are indexes into `cases.codebook`. `query` is borrowed. */
typedef struct emic_frequency {
    const emic_frequency_query *query;
    emic_cases cases;
    emic_slice by;      /* the attribute's name, or both: "group / region" */
    emic_slice *groups; /* names: group_count of them, then the total */
    int64_t *sizes;     /* N of each: units in the base; for segments, those coded at all */
    size_t group_count;
    int *group_of; /* of each case; -1: not in the base */
    size_t *rows;
    size_t row_count;
    int64_t *n;
    const struct emic_release_profile *release; /* what it is shown under; NULL: nothing */
    bool *hidden;                               /* by a release, as `n`; NULL: nothing is */
    bool *sizes_hidden;                         /* as `sizes`; NULL: none is */
    int64_t participants;                       /* in the base */
    int64_t unattributed; /* units of no known participant, not counted; of participants: codings */
    int64_t shared;       /* documents of the base in which several participants speak; 0 where
                             participants are counted */
    emic_arena *arena;
} emic_frequency;

/* Counts. EMIC_NOT_FOUND and EMIC_INVALID name what of the query does not fit the study. */
EMIC_API emic_status emic_frequency_count(emic_study *study, const emic_frequency_query *query,
                                          emic_arena *arena, emic_frequency *out, emic_error *err);

/* For reading: codes down, groups across, "n of N" (for data with the code's path). For data: a
 * row a code and group, with columns table, group, base, code, n, N, of ("n of N"), words (see
 * emic_share_words), pct, wilson_lo, wilson_hi (both for participants only: the other units are
 * not independent), unit, rule, suppressed. Both say unit, base, rule and N in their notes. */
EMIC_API emic_table *emic_frequency_wide(const emic_frequency *frequency, emic_arena *arena);
EMIC_API emic_table *emic_frequency_long(const emic_frequency *frequency, emic_arena *arena);

/* For tables and pictures that say more of the same counts: what the base is called; whether a
 * release hides a cell, or the size of a group, of which then all cells are hidden; a cell to read
 * ("7 of 9", or
 * "*" when it is hidden), and for data as seven, from n to wilson_hi; whether a group is large
 * enough for percentages, and one to read ("38", or empty); Wilson's interval to read
 * ("0.21–0.94", or empty for a group of nobody); and the notes on unit, base, N, rule, percentages
 * and intervals, or a part of them. */
const char *emic_frequency_base(const emic_frequency *frequency, emic_arena *arena);
bool emic_frequency_hides(const emic_frequency *frequency, size_t row, size_t group);
bool emic_frequency_hides_size(const emic_frequency *frequency, size_t group);
emic_slice emic_frequency_of(const emic_frequency *frequency, size_t row, size_t group,
                             emic_arena *arena);
void emic_frequency_fill(const emic_frequency *frequency, size_t row, size_t group,
                         emic_cell *cells, emic_arena *arena);
bool emic_frequency_shows_percent(const emic_frequency *frequency, size_t group);
bool emic_frequency_shows_interval(const emic_frequency *frequency);
emic_slice emic_frequency_percent(const emic_frequency *frequency, int64_t n, size_t group,
                                  emic_arena *arena);
emic_slice emic_frequency_interval(const emic_frequency *frequency, int64_t n, size_t group,
                                   emic_arena *arena);
void emic_frequency_note(const emic_frequency *frequency, emic_table *table);
void emic_frequency_note_counts(const emic_frequency *frequency, emic_table *table);
void emic_frequency_note_intervals(const emic_frequency *frequency, emic_table *table);
/* The note on the base alone. */
void emic_frequency_note_base(const emic_frequency *frequency, emic_table *table);

/* The table for data, for measures that say more of the same counts: with `count` columns between
 * the interval and the unit, and a row of it, whose cells between are returned. `title` is the
 * measure's name, too. */
emic_table *emic_frequency_open_long(const char *title, const emic_column *between, size_t count,
                                     emic_arena *arena);
emic_cell *emic_frequency_add_long(const emic_frequency *frequency, const char *base, size_t row,
                                   size_t group, size_t between, emic_table *table);

/* What the parameters of a table of codes by an attribute say. */
EMIC_API emic_status emic_frequency_query_read(emic_study *study, const emic_parameters *parameters,
                                               emic_arena *arena, emic_frequency_query *out,
                                               emic_error *err);

/* The unit that the parameter unit names, or `absent`. */
emic_status emic_parameters_unit(const emic_parameters *parameters, emic_unit absent,
                                 emic_unit *out, emic_error *err);

/* Counts documents, segments, turns or characters into `out`, whose groups and rows stand. */
emic_status emic_frequency_count_texts(emic_study *study, const emic_selection *selection,
                                       emic_frequency *out, emic_error *err);
