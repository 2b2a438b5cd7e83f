/* The columns of a review file, shared by what writes and what reads it. */
#pragma once

typedef enum review_column {
    REVIEW_ID,
    REVIEW_WORDS,
    REVIEW_DECISION,
    REVIEW_REQUIRED, /* those before it must be there */
    REVIEW_ENTITY = REVIEW_REQUIRED,
    REVIEW_PSEUDONYM,
    REVIEW_ROLE,
    REVIEW_GRADE,
    REVIEW_KIND,
    REVIEW_COUNT,
    REVIEW_DOCUMENTS,
    REVIEW_SUGGESTED,
    REVIEW_WHY,
    REVIEW_CONTEXT,
    REVIEW_NOTE,
    REVIEW_COLUMNS,
} review_column;

/* Their names; ends with NULL. */
extern const char *const emic_review_columns[];
