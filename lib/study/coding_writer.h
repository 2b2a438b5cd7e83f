/* Coding by hand, one passage after another: what stays the same from coding to coding (codebook,
 * text, revision) is looked up once. One codes through it, or with emic_coding_add when there is
 * but one coding. */
#pragma once
#include "study/coding.h"
#include "study/document.h"

typedef struct emic_coding_writer emic_coding_writer;

/* A writer reads the codebook as it is now; emic_coding_writer_refresh reads it again. */
EMIC_API emic_status emic_coding_writer_open(emic_study *study, emic_coding_writer **out,
                                             emic_error *err);
EMIC_API void emic_coding_writer_close(emic_coding_writer *writer);
EMIC_API emic_status emic_coding_writer_refresh(emic_coding_writer *writer, emic_error *err);

/* The codebook, until the next refresh. */
EMIC_API const emic_codebook *emic_coding_writer_codebook(const emic_coding_writer *writer);

/* Takes up a document: its text and turns, which hold until another is taken up. EMIC_REFUSED when
 * the text is withheld. */
EMIC_API emic_status emic_coding_writer_take(emic_coding_writer *writer, emic_id document,
                                             const emic_text_index **text,
                                             const emic_document_turns **turns, emic_error *err);

/* As emic_coding_add; but `*added` is false, and `*out` the known coding, when this coder has this
 * very coding in this round. That one stays as it is. */
EMIC_API emic_status emic_coding_writer_add(emic_coding_writer *writer, const emic_coding *coding,
                                            emic_id *out, bool *added, emic_error *err);

/* As emic_coding_set. */
EMIC_API emic_status emic_coding_writer_set(emic_coding_writer *writer, const emic_coding *coding,
                                            emic_error *err);
