/* Looking through a raw text for what may identify somebody, for the review list. */
#pragma once
#include "privacy/pseudonymizer.h"

typedef struct emic_scan_summary {
    size_t documents, words; /* words of letters */
    size_t places, wordings; /* to be decided: where they stand; different ones, by document */
    size_t replaced;         /* places decided already, by entities, decisions or the profile */
    size_t caseless;         /* documents in which names cannot be told by their capitals */
} emic_scan_summary;

/* Scans `input`, the text of `document`, and stores in the vault what waits for a decision, in the
 * place of what an earlier scan of it found. Adds to `summary`. */
EMIC_API emic_status emic_scan_document(emic_vault *vault, emic_pseudonymizer *pseudonymizer,
                                        emic_slice document, const emic_pseudonymize_input *input,
                                        emic_scan_summary *summary, emic_error *err);
