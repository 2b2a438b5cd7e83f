/* Raw transcripts on their way into a study: names replaced, what is undecided counted, and enough
 * put into the vault to make the raw file again. */
#pragma once
#include "option.h"
#include "privacy/pseudonymizer.h"
#include "privacy/review.h"

typedef struct raw_import {
    const emic_context *context;
    emic_vault *vault;
    emic_pseudonymizer *rules;
    emic_review_list waiting; /* on the review list */
    bool keep_undecided;      /* as they stand in the text */
    size_t places, documents; /* to be decided, and in how many documents */
    const char *first_path;   /* where the first of them stands */
    uint32_t first_line, first_column;
    size_t replaced, imported, caseless;
    const char *action; /* what the vault's log calls it: "import" unless it is something else */
} raw_import;

/* Opens the vault and compiles what it says. EMIC_REFUSED when there is none: raw text does not go
 * into a study without. Close it whatever happens. */
emic_status raw_import_open(raw_import *work, const emic_context *context, emic_error *err);
void raw_import_close(raw_import *work);

/* Adds one transcript as the document `name`, whose own names are replaced too. Where something is
 * undecided nothing is added, only counted. */
emic_status raw_import_add(raw_import *work, const char *path, emic_slice name,
                           const emic_transcript *transcript, emic_error *err);

/* A new text of a document that is there, with its names replaced: what the study may see, in
 * `arena`, and what the vault must keep of it, as that of revision `out->revision` of `out->name`
 * (given). `*ready` is false where something is undecided; then raw_import_finish refuses it. */
emic_status raw_import_revision(raw_import *work, const char *path,
                                const emic_transcript *transcript, emic_arena *arena,
                                emic_raw_document *out, emic_transcript *carried, bool *ready,
                                emic_error *err);

/* Puts into the vault what it must keep of a new text that is stored. */
emic_status raw_import_keep(raw_import *work, const emic_raw_document *raw, emic_error *err);

/* EMIC_REFUSED, with what to do, when something was undecided; else stores the vault. */
emic_status raw_import_finish(raw_import *work, emic_error *err);
