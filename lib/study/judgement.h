/* What a participant's interview as a whole says about a code, decided by a person: one of four
 * values, with the codings it rests on. Absence of a coding is not "denied". */
#pragma once
#include "base/strbuf.h"
#include "study/attribute.h"
#include "study/codebook.h"

typedef enum emic_case_value {
    EMIC_UNJUDGED, /* nobody has decided; never stored */
    EMIC_AFFIRMED,
    EMIC_DENIED,
    EMIC_NOT_RAISED,
    EMIC_NOT_ASKED,
} emic_case_value;

/* "affirmed", "denied", "not raised", "not asked", "unjudged", and back, whatever the case and with
 * "-" or "_" for a space too. EMIC_INVALID lists them and suggests the nearest. */
EMIC_API const char *emic_case_value_name(emic_case_value value);
EMIC_API emic_status emic_case_value_find(emic_slice name, emic_case_value *out, emic_error *err);

typedef struct emic_judgement {
    emic_id id, participant, code;
    emic_slice participant_label, coder_name, memo, evidence; /* evidence as in the file */
    int code_at;                                              /* in the codebook */
    emic_case_value value;
} emic_judgement;

typedef struct emic_judgement_list {
    emic_judgement *items;
    size_t count, capacity;
} emic_judgement_list;

/* Somebody's judgement about a participant and a code, to be stored. */
typedef struct emic_judging {
    emic_id participant, code, coder;
    emic_case_value value;
    bool keeps_memo; /* the stored one stays; `memo` is that of a new judgement */
    emic_slice memo;
    const emic_id *evidence; /* codings; NULL: not said, see emic_judgement_set */
    size_t evidence_count;
} emic_judging;

/* What became of it. */
typedef struct emic_judged {
    emic_id id;
    bool added, changed; /* neither: it was so before */
    int64_t dropped;     /* codings that were evidence and are no longer */
} emic_judged;

/* Stores a judgement, or changes the one that is there. Evidence that is not said stays as long as
 * the value does: what spoke for "affirmed" is no evidence of "denied". EMIC_INVALID when the value
 * is EMIC_UNJUDGED, another code of the same exclusive set is affirmed for the participant (names
 * it), or evidence is of another code (and none below), of another's words, or detached;
 * EMIC_NOT_FOUND when there is no such coding. */
EMIC_API emic_status emic_judgement_set(emic_study *study, const emic_judging *judging,
                                        emic_judged *out, emic_error *err);

/* Takes a judgement away, with its evidence; the codings stay. EMIC_NOT_FOUND when nobody has
 * judged this. */
EMIC_API emic_status emic_judgement_remove(emic_study *study, emic_id participant, emic_id code,
                                           emic_error *err);

/* What is stored about a participant and a code: EMIC_UNJUDGED when nobody has judged it. */
EMIC_API emic_status emic_judgement_now(emic_study *study, emic_id participant, emic_id code,
                                        emic_case_value *out, emic_error *err);

/* The other code of its exclusive set that is affirmed for this participant; 0 when there is none
 * or the code is of no set. */
EMIC_API emic_status emic_judgement_rival(emic_study *study, emic_id participant, emic_id code,
                                          emic_id *out, emic_error *err);

/* Loads judgements.csv: participant,code,value,coder[,evidence,memo]. Evidence is a list of
 * DOCUMENT:START:END parted by spaces, each a coding of that code or one below it. A judgement that
 * exists gets the file's value, its evidence where the file has that column, and its memo unless
 * that is empty. EMIC_EXISTS when a pair stands twice; EMIC_INVALID when two codes of one exclusive
 * set are affirmed for one participant, EMIC_NOT_FOUND when evidence names no coding. */
EMIC_API emic_status emic_judgement_load(emic_study *study, const char *path, emic_slice text,
                                         emic_load_summary *out, emic_error *err);

/* All judgements by participant (in their order) and code. EMIC_CORRUPT when one names no code of
 * the codebook. */
EMIC_API emic_status emic_judgement_list_load(emic_study *study, const emic_codebook *codebook,
                                              emic_arena *arena, emic_judgement_list *out,
                                              emic_error *err);

/* Writes judgements.csv as emic_judgement_load reads it; without `memos` those stay empty. */
EMIC_API emic_status emic_judgement_write(emic_study *study, bool memos, emic_strbuf *out,
                                          emic_error *err);

/* For judgement_derive.c: emic_judgement_set for what cannot be wrong. */
emic_status emic_judgement_put(emic_study *study, const emic_judging *judging, emic_judged *out,
                               emic_error *err);
/* For judgement_file.c: stores the row alone, nothing about its evidence. */
emic_status emic_judgement_store(emic_study *study, const emic_judging *judging, emic_judged *out,
                                 emic_error *err);

/* For what moves codes and codings: EMIC_INVALID when a judgement rests on a coding (0: any) that
 * is no longer of its code or one below it. */
emic_status emic_judgement_check_evidence(emic_study *study, emic_id coding, emic_error *err);
