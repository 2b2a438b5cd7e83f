/* How a name sounds, roughly: spellings that a listener, or speech recognition, may choose between
 * get one code. After the idea of Metaphone (L. Philips, Hanging on the Metaphone, Computer
 * Language 7(12), 1990), with rules of our own: vowels count as one letter, wherever they stand. A
 * name may be read in several ways; what a listener writes is read as English. It says nothing
 * about scripts other than Latin. */
#pragma once
#include "base/slice.h"

enum { EMIC_SOUND_LONGEST = 24 };

typedef struct emic_sound {
    char code[EMIC_SOUND_LONGEST]; /* capitals; not terminated */
    uint8_t length;                /* 0: no sound is known */
} emic_sound;

typedef enum emic_sound_reading {
    EMIC_READING_ENGLISH,
    EMIC_READING_IBERIAN,     /* Jorge begins like Horace, Joaquin like walk */
    EMIC_READING_CONTINENTAL, /* Wanda begins like Vanda, Jan like Yann, Chiara like Kiara */
    EMIC_READINGS,
} emic_sound_reading;

/* The sound of folded words (fold.h); what is no letter of a to z is passed over, except that any
 * other letter makes it unknown. */
emic_sound emic_sound_of(emic_slice folded, emic_sound_reading reading);
