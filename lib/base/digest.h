/* SHA-256 and SHA-512 of bytes (libsodium). */
#pragma once
#include "base/slice.h"
#include "base/status.h"

enum { EMIC_SHA256_SIZE = 32, EMIC_SHA256_HEX = 65, EMIC_SHA512_HEX = 129 };

EMIC_API void emic_sha256(emic_slice bytes, uint8_t out[EMIC_SHA256_SIZE]);
EMIC_API void emic_sha256_hex(emic_slice bytes, char out[EMIC_SHA256_HEX]);
/* Of `count` texts, one after another. */
EMIC_API void emic_sha256_hex_join(const emic_slice *texts, size_t count,
                                   char out[EMIC_SHA256_HEX]);
EMIC_API void emic_sha512_hex(emic_slice bytes, char out[EMIC_SHA512_HEX]);

/* Lowercase hexadecimal of `length` bytes into `out` (2 * length + 1). */
EMIC_API void emic_hex_format(const uint8_t *bytes, size_t length, char *out);

/* Reads exactly `length` bytes of hexadecimal (either case); false when `text` is anything else. */
EMIC_API bool emic_hex_parse(emic_slice text, uint8_t *out, size_t length);

/* The version of the digest library, for the record of an analysis. */
EMIC_API const char *emic_digest_version(void);
