/* The fields of a code by their names in files: one table that reading, writing and comparing
 * share. Name, place and examples are not among them. For codebook*.c. */
#pragma once
#include "study/codebook.h"

typedef enum emic_field_kind {
    EMIC_FIELD_TEXT,
    EMIC_FIELD_FLAG,  /* true or false */
    EMIC_FIELD_WORD,  /* one of a few */
    EMIC_FIELD_LEVEL, /* 0 to 3 */
    EMIC_FIELD_COUNT, /* a whole number from 1 */
    EMIC_FIELD_UUID,
} emic_field_kind;

typedef struct emic_code_field {
    const char *key;
    emic_field_kind kind;
    size_t offset;            /* in emic_code */
    const char *const *words; /* of EMIC_FIELD_WORD; ends with NULL */
    const char *wanted;       /* "true or false": what stands there in a good file */
    const char *absent;       /* what it means to leave it out; NULL: never left out */
    bool defining;            /* codings made before a change of it are stale */
} emic_code_field;

/* In the order of files; ends with a NULL key. The examples stand before EMIC_FIELDS_BEHIND. */
extern const emic_code_field emic_code_fields[];
enum { EMIC_FIELDS_BEHIND = 9 };

/* The field of `code` as files write it, perhaps in `arena`. */
emic_slice emic_code_field_text(const emic_code *code, const emic_code_field *field,
                                emic_arena *arena);

/* Takes the field from `text`, which the code borrows; false when it is not what is wanted. */
bool emic_code_field_set(emic_code *code, const emic_code_field *field, emic_slice text);

/* Whether it says no more than leaving it out. */
bool emic_code_field_is_absent(const emic_code_field *field, emic_slice text);

/* The codebook's name in files; one made of single codes has none of its own. */
emic_slice emic_codebook_name(const emic_codebook *codebook);

/* A text of a file, trimmed and with LF for every line end, perhaps in `arena`. */
emic_slice emic_codebook_clean(emic_slice text, emic_arena *arena);

/* The same for all texts of a code; examples that are empty then go. */
void emic_code_clean(emic_code *code, emic_arena *arena);

/* "typical", "atypical", "close_but_no", NULL. */
extern const char *const emic_example_names[];
