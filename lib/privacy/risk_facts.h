/* What a vault, and the texts that came in through it, say about the risk that is left: counts,
 * labels and names of kinds, never an original word. Who may not see the vault may see these. */
#pragma once
#include "base/arena.h"
#include "privacy/candidate_kind.h"
#include "privacy/entity_kind.h"
#include "privacy/profile.h"
#include "privacy/replace_mode.h"

/* Of one kind of candidates. Wordings are counted once for the whole project, places each. */
typedef struct emic_risk_kind {
    int64_t undecided;                  /* wordings that wait for a decision */
    int64_t standing;                   /* places in the study's texts that nobody decided about */
    int64_t fuzzy_open, fuzzy_left;     /* wordings like a known name: open; left as they stand */
    int64_t kept, no_name;              /* wordings decided so */
    int64_t kept_once, no_name_once;    /* of these: met at a single place */
    int64_t uncounted;                  /* of these: how often they were met is not known */
    int64_t by_name, by_kind, by_grade; /* places replaced: by a label or pseudonym; by the kind
                                         * alone; by something vaguer or shifted */
} emic_risk_kind;

/* Wordings of a kind that were decided to be made vaguer. */
typedef struct emic_risk_grade {
    emic_candidate_kind kind;
    emic_slice grade;
    int64_t wordings;
} emic_risk_grade;

/* An import that left something undecided, on purpose. */
typedef struct emic_risk_import {
    emic_slice time;
    int64_t places;
} emic_risk_import;

/* A text of the study as the vault sees it now: what nobody decided about, and what was decided but
 * is not replaced yet. `caseless`: names could not be told by their capitals in its raw text.
 * `foreign`: it came in as pseudonymized before, and its raw text is not known. */
typedef struct emic_risk_text {
    emic_slice document;
    int64_t undecided, pending;
    bool caseless, foreign;
} emic_risk_text;

/* All of it is in `arena`. */
typedef struct emic_risk_facts {
    emic_risk_kind kinds[EMIC_CANDIDATE_KINDS];
    int64_t entities[EMIC_ENTITY_KINDS];
    struct {
        emic_risk_grade *items;
        size_t count, capacity;
    } grades;
    struct {
        emic_risk_import *items;
        size_t count, capacity;
    } imports;
    struct {
        emic_risk_text *items;
        size_t count, capacity;
    } texts;
    const emic_profile *profile;
    emic_replace_mode mode;
    int64_t shifted;      /* persons whose dates are moved */
    int64_t generation;   /* how often the vault was stored */
    emic_slice changed;   /* when it was last */
    bool weak;            /* its key is easier to guess than a new vault's */
    unsigned permissions; /* of its file */
    emic_arena *arena;
} emic_risk_facts;

/* What keeps a study from being ready: wordings that wait, places in its texts that do, and places
 * that are decided and not replaced yet. */
typedef struct emic_risk_open {
    int64_t wordings, places, pending;
} emic_risk_open;

EMIC_API emic_risk_open emic_risk_facts_open(const emic_risk_facts *facts);
