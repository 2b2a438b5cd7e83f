/* What a vault keeps of a raw transcript: enough to make its file again, byte for byte, from the
 * text that the study holds. */
#pragma once
#include "base/arena.h"
#include "base/digest.h"
#include "privacy/candidate_kind.h"
#include "privacy/edit.h"
#include "privacy/vault.h"

/* Of what kind the words were that an edit replaced, and which entity they named (0: none). */
typedef struct emic_edit_source {
    emic_candidate_kind kind;
    emic_id entity;
} emic_edit_source;

/* `edits` made the text of `revision` from the raw text and keep the original words; one source for
 * each. */
typedef struct emic_raw_document {
    emic_slice name;   /* in the study */
    emic_slice file;   /* the raw file's name; empty: it came in as pseudonymized before */
    emic_slice person; /* whose dates are shifted together */
    int64_t revision;
    uint8_t sha256[EMIC_SHA256_SIZE]; /* of the raw file */
    bool mark, crlf;                  /* a byte order mark in front; lines end with CR LF */
    emic_slice whole;                 /* the raw file where the text does not lead back to it */
    emic_edit_list edits;
    const emic_edit_source *sources;
} emic_raw_document;

/* Fills in sha256, mark, crlf and (only where it must be kept) whole, from the bytes of the raw
 * file and the text that was read from them. `whole` borrows from `bytes`. */
EMIC_API void emic_raw_document_describe(emic_raw_document *document, emic_slice bytes,
                                         emic_slice text, emic_arena *arena);

/* Stores it in the place of what was known of its name and revision. */
EMIC_API emic_status emic_raw_document_store(emic_vault *vault, const emic_raw_document *document,
                                             emic_error *err);

/* Says that the document has another name in the study now. No such document is no error. */
EMIC_API emic_status emic_raw_document_rename(emic_vault *vault, emic_slice name,
                                              emic_slice new_name, emic_error *err);

/* Forgets the edits of revisions before `revision`, which the study does not have any more. */
EMIC_API emic_status emic_raw_document_prune(emic_vault *vault, emic_slice name, int64_t revision,
                                             emic_error *err);

/* EMIC_NOT_FOUND when it did not come in through this vault, or not as this revision. */
EMIC_API emic_status emic_raw_document_load(emic_vault *vault, emic_slice name, int64_t revision,
                                            emic_arena *arena, emic_raw_document *out,
                                            emic_error *err);

/* The raw text, from the study's. */
EMIC_API emic_status emic_raw_document_text(const emic_raw_document *document, emic_slice text,
                                            emic_arena *arena, emic_slice *out, emic_error *err);

/* The bytes of the raw file, from the study's text. EMIC_CORRUPT when they are not what came in. */
EMIC_API emic_status emic_raw_document_restore(const emic_raw_document *document, emic_slice text,
                                               emic_arena *arena, emic_slice *out, emic_error *err);
