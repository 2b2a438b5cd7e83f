/* Typed properties of participants and documents, made from the columns of the CSV files that list
 * them. A type is given in the header (`arrests:number`) or inferred from all values. */
#pragma once
#include "base/load_summary.h"
#include "base/csv.h"
#include "study/study.h"

typedef struct emic_key_set emic_key_set; /* key_set.h */

typedef enum emic_attribute_type {
    EMIC_ATTRIBUTE_TEXT,
    EMIC_ATTRIBUTE_NUMBER,
    EMIC_ATTRIBUTE_BOOLEAN, /* yes, no */
    EMIC_ATTRIBUTE_DATE,    /* YYYY-MM-DD */
} emic_attribute_type;

typedef enum emic_subject { EMIC_OF_PARTICIPANT, EMIC_OF_DOCUMENT } emic_subject;

typedef struct emic_attribute {
    emic_id id;
    emic_slice name;
    emic_attribute_type type;
    bool grouping;
} emic_attribute;

typedef struct emic_attribute_list {
    emic_attribute *items;
    size_t count, capacity;
} emic_attribute_list;

EMIC_API const char *emic_attribute_type_name(emic_attribute_type type);

/* The attributes of participants or documents, in the order in which they came. */
EMIC_API emic_status emic_attribute_list_load(emic_study *study, emic_subject subject,
                                              emic_arena *arena, emic_attribute_list *out,
                                              emic_error *err);


/* A column of a file that holds an attribute. */
typedef struct emic_attribute_column {
    int column;
    emic_attribute attribute;
} emic_attribute_column;

typedef struct emic_attribute_columns {
    emic_attribute_column *items;
    size_t count, capacity;
} emic_attribute_columns;

/* Finds or makes an attribute for every column of `csv` that is not among the `known_count`
 * columns in `known_at` (indexes or -1). `text` is the whole file, read again to infer types.
 * A participant column named "group" becomes the grouping attribute if there is none yet.
 * EMIC_INVALID for a type that is none or not the stored one, and for a name that means something
 * else in these files; EMIC_EXISTS when two columns give one attribute. */
emic_status emic_attribute_prepare(emic_study *study, emic_subject subject, const emic_csv *csv,
                                   emic_slice text, const int *known_at, size_t known_count,
                                   emic_arena *arena, emic_attribute_columns *out,
                                   emic_error *err);

/* Stores the values in `row` for `owner`; empty fields leave what is stored alone. `*changed` turns
 * true when anything differs from before. A value that does not fit its type is EMIC_INVALID. Where
 * an owner may have several rows, `given` (else NULL) keeps what the file has said so far, and a
 * value that contradicts an earlier row is EMIC_EXISTS. */
emic_status emic_attribute_store(emic_study *study, emic_subject subject, emic_id owner,
                                 const emic_attribute_columns *columns, const emic_csv *csv,
                                 const emic_csv_row *row, emic_key_set *given, bool *changed,
                                 emic_error *err);

/* "yes" or "no" for what people write for them (Yes, TRUE ...), NULL for anything else. */
const char *emic_attribute_boolean(emic_slice value);
