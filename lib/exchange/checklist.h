/* Checklists for reporting qualitative research, COREQ and SRQR, filled in as far as the study
 * knows. What each item asks is said here in few words of our own: the checklists themselves are
 * Tong, Sainsbury and Craig 2007, Int J Qual Health Care 19(6):349-357, and O'Brien, Harris,
 * Beckman, Reed and Cook 2014, Acad Med 89(9):1245-1251. */
#pragma once
#include "exchange/study_facts.h"

/* An item. `find` looks into the study and says what is there, NULL for nothing; `source` is the
 * command that shows it. `rest` is what only people can add; NULL: nothing, and nothing either
 * where `told` (may be NULL) says that they have added it. */
typedef struct emic_checklist_item {
    const char *number, *topic, *asks;
    const char *(*find)(const emic_study_facts *facts);
    const char *source, *rest;
    bool (*told)(const emic_study_facts *facts);
} emic_checklist_item;

typedef struct emic_checklist {
    const char *name, *title, *citation;
    const emic_checklist_item *items;
    size_t count;
} emic_checklist;

extern const emic_checklist emic_checklist_coreq, emic_checklist_srqr;

/* The checklist named `name`: coreq or srqr. EMIC_INVALID for another. */
EMIC_API emic_status emic_checklist_named(emic_slice name, const emic_checklist **out,
                                          emic_error *err);

/* A row an item, with columns item, topic, asks, found, state ("found", "in part", "needs author"),
 * needs_author (what) and source. */
EMIC_API emic_table *emic_checklist_table(const emic_checklist *checklist,
                                          const emic_study_facts *facts, emic_arena *arena);

/* What the checklists look up; each is a `find`. */
typedef const char *emic_checklist_find(const emic_study_facts *facts);
emic_checklist_find emic_checklist_sampling, emic_checklist_sample, emic_checklist_declined,
    emic_checklist_setting, emic_checklist_present, emic_checklist_attributes, emic_checklist_guide,
    emic_checklist_repeats, emic_checklist_recording, emic_checklist_field_notes,
    emic_checklist_duration, emic_checklist_saturation, emic_checklist_coders, emic_checklist_tree,
    emic_checklist_derivation, emic_checklist_software, emic_checklist_quotes, emic_checklist_major,
    emic_checklist_minor, emic_checklist_reflexive, emic_checklist_stopping,
    emic_checklist_pseudonyms, emic_checklist_collection, emic_checklist_units,
    emic_checklist_processing, emic_checklist_analysis, emic_checklist_trust,
    emic_checklist_synthesis, emic_checklist_evidence, emic_checklist_title,
    emic_checklist_abstract, emic_checklist_ethics, emic_checklist_funding;

/* Whether people have said how participants were chosen; where and how the interviews were held;
 * that the study was approved and participants agreed. */
typedef bool emic_checklist_told(const emic_study_facts *facts);
emic_checklist_told emic_checklist_told_sampling, emic_checklist_told_collection,
    emic_checklist_told_ethics;
