/* Latin letters that have no simpler form in Unicode, as people type them who lack them: Łukasz is
 * Lukasz, Müller may be Mueller. */
#pragma once
#include "base/arena.h"
#include "base/slice.h"

/* Small ASCII letters for a small letter such as ø, or NULL. */
const char *emic_latin_plain(uint32_t point);

typedef enum emic_latin_way {
    EMIC_LATIN_PLAIN,  /* ø is o, ł is l, ß is ss */
    EMIC_LATIN_UMLAUT, /* ä is ae, ö and ø are oe, ü is ue, å is aa */
    EMIC_LATIN_WAYS,
} emic_latin_way;

/* `words` (valid UTF-8) spelled that way, in `arena`; empty when nothing changes. */
emic_slice emic_latin_spell(emic_slice words, emic_latin_way way, emic_arena *arena);
