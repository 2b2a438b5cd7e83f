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

/* "affirmed", "denied", "not raised", "not asked", "unjudged", and back (EMIC_INVALID lists
 * them). */
EMIC_API const char *emic_case_value_name(emic_case_value value);
EMIC_API emic_status emic_case_value_find(emic_slice name, emic_case_value *out, emic_error *err);

typedef struct emic_judgement {
    emic_id id, participant, code;
    emic_slice participant_label, coder_name, memo, evidence; /* evidence as in the file */
    int code_at; /* in the codebook */
    emic_case_value value;
} emic_judgement;

typedef struct emic_judgement_list {
    emic_judgement *items;
    size_t count, capacity;
} emic_judgement_list;

/* Loads judgements.csv: participant,code,value,coder[,evidence,memo]. Evidence is a list of
 * DOCUMENT:START:END parted by spaces, each a coding of that code. A judgement that exists gets the
 * file's value, its evidence where the file has that column, and its memo unless that is empty.
 * EMIC_EXISTS when a pair stands twice; EMIC_INVALID when two codes of one exclusive set are
 * affirmed for one participant, EMIC_NOT_FOUND when evidence names no coding. */
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
