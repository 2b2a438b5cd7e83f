/* What a word hints at about names beside it. */
#pragma once
#include "privacy/cue_table.h"

enum {
    EMIC_NAME_OPENER = 1 << 0,        /* begins sentences, and is hardly ever a name */
    EMIC_NAME_TITLE = 1 << 1,         /* before a person's name, and never alone: Mr, Dr */
    EMIC_NAME_OFFICE = 1 << 2,        /* before a person's name, or alone: Judge, Mayor */
    EMIC_NAME_KIN = 1 << 3,           /* a name may follow: brother, friend */
    EMIC_NAME_CALLED = 1 << 4,        /* a name follows: named, called; is, after "name" */
    EMIC_NAME_SPEAKS = 1 << 5,        /* a person stands before it: said, told */
    EMIC_NAME_WHERE = 1 << 6,         /* a place may follow: in, near */
    EMIC_NAME_BODY = 1 << 7,          /* a word in names of organisations: Inc, University */
    EMIC_NAME_BODY_OF = 1 << 8,       /* the name goes on after "of": University of */
    EMIC_NAME_WORK = 1 << 9,          /* an organisation may follow: works at */
    EMIC_NAME_PARTICLE = 1 << 10,     /* small words inside names: de, van, bin */
    EMIC_NAME_CONTRACTION = 1 << 11,  /* what follows an apostrophe in ordinary words: s, ll */
    EMIC_NAME_DATE = 1 << 12,         /* a month or a weekday */
    EMIC_NAME_DATE_BEFORE = 1 << 13,  /* a date may follow: in, since, last */
    EMIC_NAME_ABBREVIATION = 1 << 14, /* its full stop ends no name: St, Jr */
    EMIC_NAME_LAND = 1 << 15,         /* a word in names of places: County, River, Street */
    EMIC_NAME_SELF = 1 << 16,         /* I */
    EMIC_NAME_INSIDE = 1 << 17,       /* a place follows rather than a person: in */
    EMIC_NAME_THING = 1 << 18,        /* has a capital and is nobody's: DVD, PhD, Figure; Hmm */
    EMIC_NAME_EVENT = 1 << 19,        /* the last word in names of events and works: Prize, Act */
    EMIC_NAME_PEOPLE = 1 << 20,       /* of a people, a language, a religion: French, Muslim */
    EMIC_NAME_ARTICLE = 1 << 21,      /* the, a */
    EMIC_NAME_VERSUS = 1 << 22,       /* between the parties of a case: v, versus */
    EMIC_NAME_WHO = 1 << 23,          /* who */
};

const emic_cue_table *emic_name_cue_load(emic_arena *arena);
