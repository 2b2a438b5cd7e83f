/* A text as names are compared: one character after another, folded, with its kind. Used by the
 * matcher for keys and for texts alike, so that both are read the same way. */
#pragma once
#include "base/arena.h"
#include "base/text.h"
#include "privacy/letter.h"

enum { EMIC_FOLD_LONGEST = 40 };

/* One character, folded. `length` is 0 for marks and invisible characters, which do not count. */
typedef struct emic_folded {
    uint32_t point;
    uint8_t kind; /* emic_letter_kind */
    uint8_t length;
    bool capital;
    char bytes[EMIC_FOLD_LONGEST];
} emic_folded;

typedef struct emic_folder emic_folder;

emic_folder *emic_folder_open(void);
void emic_folder_close(emic_folder *folder);

/* The character at `*at` of valid UTF-8, which `*at` passes. All white space is one space; the
 * kinds of apostrophe are ', those of hyphen -. It holds until the next call. */
const emic_folded *emic_fold_next(emic_folder *folder, emic_slice text, size_t *at);

/* `words` (valid UTF-8) as the matcher compares a key: folded, one space between words and none at
 * the ends. Spellings that fold alike are one name. */
emic_slice emic_fold_words(emic_folder *folder, emic_slice words, emic_arena *arena);

static inline char emic_fold_ascii(char byte)
{
    return byte >= 'A' && byte <= 'Z' ? (char)(byte + ('a' - 'A')) : byte;
}
