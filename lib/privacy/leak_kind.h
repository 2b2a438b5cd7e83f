/* Kinds of files, by how they begin: what can be opened, and why not what cannot. */
#pragma once
#include "base/slice.h"

typedef enum emic_leak_kind_name {
    EMIC_LEAK_OTHER, /* text, or bytes that mean nothing here */
    EMIC_LEAK_ZIP,
    EMIC_LEAK_GZIP,
    EMIC_LEAK_PDF,
    EMIC_LEAK_DATABASE, /* SQLite's */
    EMIC_LEAK_JOURNAL,  /* and what lies beside one */
} emic_leak_kind_name;

typedef struct emic_leak_kind {
    emic_leak_kind_name name;
    bool whole;      /* must be held whole to be looked into */
    const char *why; /* it cannot be looked into, or not in every way; or NULL */
} emic_leak_kind;

/* By the first 64 KiB or more, or all there is. */
const emic_leak_kind *emic_leak_kind_of(emic_slice bytes);
