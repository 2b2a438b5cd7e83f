/* Identity that survives exchange: UUID version 7 (time-ordered, so that indexes stay compact).
 * With EMIC_SEED set to a whole number the sequence is fixed, for tests and reproducible examples;
 * its time is then SOURCE_DATE_EPOCH, or 1970 when that is not set. */
#pragma once
#include "base/api.h"
#include <stdint.h>

enum { EMIC_UUID_SIZE = 16, EMIC_UUID_TEXT_SIZE = 37 };

/* Fills `out` with a new UUID. Those of one process sort in the order they were made. Aborts when
 * the system has no random bytes to give. Safe to call from several threads. */
EMIC_API void emic_uuid_make(uint8_t out[EMIC_UUID_SIZE]);

/* Lowercase text with hyphens. */
EMIC_API void emic_uuid_format(const uint8_t uuid[EMIC_UUID_SIZE], char out[EMIC_UUID_TEXT_SIZE]);

/* Starts another fixed sequence for the same EMIC_SEED: without it, two commands run one after the
 * other would give the same identities. `salt` is whatever tells them apart, such as the number of
 * the command in the study. No effect on UUIDs that are not seeded. */
EMIC_API void emic_uuid_salt(uint64_t salt);
