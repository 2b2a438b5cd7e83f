/* Transcripts in the study: immutable text by revision, turns, and whose words they are. */
#pragma once
#include "base/text.h"
#include "privacy/edit.h"
#include "source/transcript.h"
#include "study/attribute.h"

typedef struct emic_document {
    emic_id id, revision;
    int64_t number; /* of the revision, from 1 */
    emic_slice name;
    emic_slice participant; /* its label, or empty */
    emic_slice format;
    int64_t characters, turns, codings;
    uint8_t sha256[32];
    bool withheld;      /* the text is not in this study, only its length and digest */
    emic_slice *values; /* one an attribute, as in emic_document_list.attributes */
} emic_document;

typedef struct emic_document_list {
    emic_document *items;
    size_t count, capacity;
    emic_attribute_list attributes;
} emic_document_list;

/* A turn as stored, for showing. */
typedef struct emic_document_turn {
    int64_t ordinal;
    emic_span span, words;
    emic_slice speaker, role, participant; /* the participant's label, or empty */
    int64_t from, until;                   /* milliseconds, EMIC_TIME_NONE when not known */
} emic_document_turn;

typedef struct emic_document_turns {
    emic_document_turn *items;
    size_t count, capacity;
} emic_document_turns;

/* Adds a transcript as the document `name` (a new one; EMIC_EXISTS otherwise), with revision 1, its
 * turns and its full-text index. Call emic_document_tie once after the last. */
EMIC_API emic_status emic_document_add(emic_study *study, emic_slice name,
                                       const emic_transcript *transcript, emic_id *out,
                                       emic_error *err);

/* The same without a text: `transcript` gives turns and length only, `sha256` stands for it. */
EMIC_API emic_status emic_document_add_withheld(emic_study *study, emic_slice name,
                                                const emic_transcript *transcript,
                                                const uint8_t sha256[32], emic_id *out,
                                                emic_error *err);

/* Ties speakers and documents to participants by their labels, where nothing else says who. */
EMIC_API emic_status emic_document_tie(emic_study *study, emic_error *err);

/* How many documents are nobody's: no participant is known, neither of the whole nor of a speaker.
 * What they say is in no table. */
EMIC_API emic_status emic_document_untied(emic_study *study, int64_t *out, emic_error *err);

EMIC_API emic_status emic_document_find(emic_study *study, emic_slice name, emic_id *out,
                                        emic_error *err);

/* The label of the document's participant, empty when there is none. */
EMIC_API emic_status emic_document_participant(emic_study *study, emic_id document,
                                               emic_arena *arena, emic_slice *out, emic_error *err);

/* All documents by name. */
EMIC_API emic_status emic_document_list_load(emic_study *study, emic_arena *arena,
                                             emic_document_list *out, emic_error *err);
EMIC_API emic_status emic_document_turns_load(emic_study *study, emic_id document,
                                              emic_arena *arena, emic_document_turns *out,
                                              emic_error *err);

/* The current text, indexed. EMIC_REFUSED when it is withheld; EMIC_CORRUPT when it is not UTF-8 or
 * not as long as it was. */
EMIC_API emic_status emic_document_text(emic_study *study, emic_id document, emic_arena *arena,
                                        emic_text_index *out, emic_error *err);

/* How many codings met which fate (see edit.h), and how many became one with another because they
 * cover the same words now. */
typedef struct emic_revise_summary {
    int64_t fates[EMIC_FATES], joined;
} emic_revise_summary;

/* Gives a document a new text: the current one after `edits`. Turns, speakers' labels and codings
 * are carried; `why` is stored. The old text is taken out of the study, for good: it held what must
 * not be there. emic_study_purge clears it from the file. Counts are added to `summary`. */
EMIC_API emic_status emic_document_revise(emic_study *study, emic_id document,
                                          const emic_edit_list *edits, const char *why,
                                          emic_arena *arena, emic_revise_summary *summary,
                                          emic_error *err);

/* Takes every text that is not current out of the study, for good: a name found late may stand
 * there too. `*out` counts them. */
EMIC_API emic_status emic_document_withhold_older(emic_study *study, int64_t *out, emic_error *err);

/* Where `quote` stands in the text. White space of any length and kind fits any other, and at the
 * ends of the quote it means nothing; everything else must be the same. Overlapping places are all
 * found. EMIC_INVALID when the quote is empty. */
typedef struct emic_span_list {
    emic_span *items;
    size_t count, capacity;
} emic_span_list;
EMIC_API emic_status emic_quote_find(const emic_text_index *text, emic_slice quote,
                                     emic_arena *arena, emic_span_list *out, emic_error *err);
/* For whoever looks at single places: a quote without white space (of Unicode) at both ends, and
 * where such a quote ends when it stands at byte `at` of `text`, or 0 when it does not. */
emic_slice emic_quote_trim(emic_slice quote);
size_t emic_quote_end(emic_slice text, size_t at, emic_slice quote);

/* Loads documents.csv: document,participant[,speaker,role]; other columns become attributes of the
 * document, in whichever of its rows they stand. With a speaker, the row says who that label is in
 * the document. EMIC_EXISTS when a document or a speaker of it stands twice. */
EMIC_API emic_status emic_document_load(emic_study *study, const char *path, emic_slice text,
                                        emic_load_summary *out, emic_error *err);

/* Writes documents.csv as emic_document_load reads it: a row a document, then one for each of its
 * speakers. */
EMIC_API emic_status emic_document_write(emic_study *study, emic_strbuf *out, emic_error *err);
