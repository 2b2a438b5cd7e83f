/* A ZIP with a file in it that only a passphrase opens: AES-256 as WinZip brought it up and 7-Zip,
 * bsdtar and others read it. The names and sizes of files in a ZIP stay visible to anybody: what is
 * locked here is one file. The passphrase is turned into a key by 1,000 rounds of SHA-1, which is
 * little: it must be hard to guess by itself. */
#pragma once
#include "base/crypto.h"
#include "base/zip.h"

enum { EMIC_ZIP_LONGEST_PASSPHRASE = 99 }; /* bytes; others take no more */

/* Builds a ZIP of `locked`, encrypted as it is, and `open`, for whoever has no passphrase. Sealing
 * the same twice gives different bytes; nothing in it is dated. EMIC_INVALID for a passphrase that
 * is longer than others take, or holds a NUL. */
EMIC_API emic_status emic_zip_lock(const emic_zip_entry *locked, const emic_zip_entry *open,
                                   emic_secret *passphrase, emic_arena *arena, emic_slice *out,
                                   emic_error *err);

/* Whether `bytes` is a ZIP with an encrypted entry of that name. */
EMIC_API bool emic_zip_is_locked(emic_slice bytes, const char *name);

/* The content of the encrypted entry `name`. EMIC_INVALID for a wrong passphrase, EMIC_MALFORMED
 * and EMIC_CORRUPT as in zip.h. */
EMIC_API emic_status emic_zip_unlock(const char *path, emic_slice bytes, const char *name,
                                     emic_secret *passphrase, emic_arena *arena, emic_slice *out,
                                     emic_error *err);
