/* A coding ties a span of a document's text to a code, by a coder, in a round.
 * Spans count code points from zero, end exclusive. The words under a coding never change: their
 * digest is stored with it and checked. */
#pragma once
#include "base/progress.h"
#include "base/slice.h"
#include "base/strbuf.h"
#include "study/attribute.h"
#include "study/codebook.h"

typedef enum emic_polarity {
    EMIC_SUPPORTS,
    EMIC_CONTRADICTS, /* speaks against the code: never makes a case affirmed */
    EMIC_QUALIFIES,
} emic_polarity;

typedef struct emic_coding {
    emic_id id, document, code, coder;
    emic_span span;
    int64_t round; /* from 1 */
    emic_polarity polarity;
    bool weighed;   /* whether it has a weight, */
    int64_t weight; /* from 0 to EMIC_WEIGHT_MOST */
    emic_slice memo;
} emic_coding;

enum { EMIC_WEIGHT_MOST = 100 };

EMIC_API const char *emic_polarity_name(emic_polarity polarity);
EMIC_API emic_status emic_polarity_find(emic_slice name, emic_polarity *out, emic_error *err);

/* Codes `coding->span` and stores the new coding's id in `*out`; `coding->id` is ignored.
 * EMIC_INVALID when the span is empty or passes the end of the text, the code is retired or only
 * groups others, or the round is below 1; EMIC_NOT_FOUND when the document, code or coder does not
 * exist; EMIC_EXISTS when this coder has this very coding in this round; EMIC_REFUSED when the text
 * is withheld. */
EMIC_API emic_status emic_coding_add(emic_study *study, const emic_coding *coding, emic_id *out,
                                     emic_error *err);

/* Removes a coding. EMIC_NOT_FOUND when there is none; EMIC_INVALID when something rests on it: a
 * judgement, a relation, a proposition, a memo or the name of an in-vivo code. The message says
 * what. */
EMIC_API emic_status emic_coding_remove(emic_study *study, emic_id id, emic_error *err);

/* Gives the coding `coding->id` another code, span, polarity, weight and memo; its document, coder
 * and round stay. Another code, or other words, make it a coding under the code's definition of
 * now. EMIC_NOT_FOUND when there is none; else refused as by emic_coding_add. */
EMIC_API emic_status emic_coding_set(emic_study *study, const emic_coding *coding, emic_error *err);

/* The coding `id` as it is. EMIC_NOT_FOUND when there is none; EMIC_INVALID when it is detached: a
 * new text of its document no longer has its words. The memo is in `arena`. */
EMIC_API emic_status emic_coding_load_one(emic_study *study, emic_id id, emic_arena *arena,
                                          emic_coding *out, emic_error *err);

/* A coding as listed. `words` is empty where the text is withheld. */
typedef struct emic_coding_item {
    emic_coding coding;
    emic_id revision, participant; /* whose words it covers; 0: nobody known */
    size_t document_order;
    int code_at; /* in the codebook */
    emic_slice document, coder_name, words;
    emic_slice rule;   /* the name of the rule that made it, or empty */
    bool stale;        /* the code was defined anew since */
    emic_slice values; /* "intensity=strong; place=street", or empty */
    uint8_t sha256[32];
} emic_coding_item;

typedef struct emic_coding_list {
    emic_coding_item *items;
    size_t count, capacity;
} emic_coding_list;

/* What to list; 0 and NULL mean any. `codes` has a flag for each code of the codebook. */
typedef struct emic_coding_filter {
    emic_id document, coder;
    int64_t round;
    const bool *codes;
    bool words;  /* fill in the words: reads the texts */
    bool values; /* fill in the values of properties */
} emic_coding_filter;

/* Codings in order of document name, start, end, code, coder, round. EMIC_CORRUPT when one names no
 * code of the codebook, or its span is none. */
EMIC_API emic_status emic_coding_list_load(emic_study *study, const emic_coding_filter *filter,
                                           const emic_codebook *codebook, emic_arena *arena,
                                           emic_coding_list *out, emic_error *err);

/* The same, document by document, of those that have any: `take` gets the codings of one, which are
 * gone when it has returned; its own error ends the list. */
typedef emic_status emic_coding_taker(void *context, const emic_coding_list *codings,
                                      emic_error *err);
EMIC_API emic_status emic_coding_list_each(emic_study *study, const emic_coding_filter *filter,
                                           const emic_codebook *codebook, emic_coding_taker *take,
                                           void *context, emic_error *err);

/* Loads codings.csv: document,start,end,code,coder[,round,polarity,memo,words_sha256,weight]. A
 * coding that is there already gets the polarity, the weight and the memo that the file gives. With
 * words_sha256 the words must have that digest (EMIC_INVALID otherwise): a proof that they were
 * coded before, and that positions were counted the same way. It is required where the text is
 * withheld, and allows a code that was retired since. EMIC_EXISTS when two rows contradict each
 * other. `progress` (may be NULL) is called now and then with the rows done and all of them. */
EMIC_API emic_status emic_coding_load(emic_study *study, const char *path, emic_slice text,
                                      const emic_progress *progress, emic_load_summary *out,
                                      emic_error *err);

/* Writes all codings as emic_coding_load reads them, with words_sha256, and with weight if one has
 * a weight; without `memos` those stay empty. */
EMIC_API emic_status emic_coding_write(emic_study *study, bool memos, emic_strbuf *out,
                                       emic_error *err);

/* What a coding is made under. */
typedef struct emic_coding_under {
    emic_id revision, version; /* of the text and of the codebook */
    int64_t definition;        /* of the code; 0: the one it has now */
} emic_coding_under;

/* For coding_file.c and coding_writer.c: stores a checked coding; `*added` is false when it was
 * there already. */
emic_status emic_coding_insert(emic_study *study, const emic_coding_under *under,
                               const emic_coding *coding, const uint8_t sha256[32], bool *added,
                               emic_error *err);
/* For coding_file.c: gives a coding that is there already another memo (when not empty), another
 * weight (when it has one) and, with `polarity`, another polarity. */
emic_status emic_coding_change(emic_study *study, emic_id revision, const emic_coding *coding,
                               bool polarity, emic_id *out, bool *changed, emic_error *err);
/* EMIC_INVALID when `code` cannot take new codings. */
emic_status emic_coding_check_code(const emic_code *code, emic_error *err);
/* EMIC_INVALID when the span is empty or passes `length`. */
EMIC_API emic_status emic_coding_check_span(emic_span span, uint64_t length, emic_error *err);
/* EMIC_EXISTS: this coder has this very coding already. */
EMIC_API emic_status emic_coding_fail_known(const emic_codebook *codebook,
                                            const emic_coding *coding, emic_error *err);
