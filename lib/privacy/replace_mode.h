/* In what dress names are replaced, in all of a project. */
#pragma once
#include "base/slice.h"
#include "base/status.h"

typedef enum emic_replace_mode {
    EMIC_REPLACE_TAG,     /* [TP07] */
    EMIC_REPLACE_BRACKET, /* [Vida] */
    EMIC_REPLACE_PLAIN,   /* Vida; VIDA for a name in capitals, vida for one in small letters */
    EMIC_REPLACE_SEG,     /* <seg type="person">Vida</seg>, with & < > " escaped */
} emic_replace_mode;

/* The mode "tag", "bracket", "plain" or "seg"; EMIC_INVALID lists them. */
EMIC_API emic_status emic_replace_mode_find(emic_slice name, emic_replace_mode *out,
                                            emic_error *err);
