/* ZIP in and out (read with libzip). Written archives are the same bytes for the same entries:
 * sorted names, one fixed time, no extra fields, whatever the number of processors. Read archives
 * are not trusted. */
#pragma once
#include "base/arena.h"
#include "base/slice.h"
#include "base/status.h"

/* Entries to write. Names are relative, with forward slashes. */
typedef struct emic_zip_entry {
    const char *name;
    emic_slice content;
} emic_zip_entry;

/* Builds an archive of `count` entries in memory, sorted by name (bytes), deflated, dated
 * `seconds` (UTC, clamped to 1980..2107, even seconds), mode 0644. EMIC_INVALID for no entry at
 * all, for over 65,534, for a name or a size that emic_zip_open would refuse, and for more than
 * 4 GiB in all. */
EMIC_API emic_status emic_zip_build(const emic_zip_entry *entries, size_t count, int64_t seconds,
                                    emic_arena *arena, emic_slice *out, emic_error *err);

/* The same, of contents that `ahead` (base/ahead.h; NULL: nothing) may have packed before. */
struct emic_ahead;
emic_status emic_zip_build_ahead(const emic_zip_entry *entries, size_t count, int64_t seconds,
                                 struct emic_ahead *ahead, emic_arena *arena, emic_slice *out,
                                 emic_error *err);

typedef struct emic_zip emic_zip;

/* Opens `bytes` (borrowed for the handle's life); `path` names it in errors. EMIC_MALFORMED for
 * anything truncated or not a ZIP, and for entries that are absolute, hold a part that is empty,
 * "." or "..", a backslash, a control character or invalid UTF-8, stand twice or differ by the
 * case of ASCII letters alone, are encrypted, neither stored nor deflated, share their packed
 * bytes, or claim over 1 GiB or over 1,100 times their packed size. A NUL in a name arrives as a
 * space. */
EMIC_API emic_status emic_zip_open(const char *path, emic_slice bytes, emic_zip **out,
                                   emic_error *err);
EMIC_API void emic_zip_close(emic_zip *zip);
EMIC_API size_t emic_zip_count(const emic_zip *zip);

/* Name of entry `at` (0 to count), sorted by bytes; folders are left out. */
EMIC_API const char *emic_zip_name(const emic_zip *zip, size_t at);
/* The bytes it claims to hold. */
EMIC_API uint64_t emic_zip_size(const emic_zip *zip, size_t at);

/* The content of `name`, a NUL after it. EMIC_NOT_FOUND when there is no such entry, EMIC_CORRUPT
 * when its size or checksum is not as claimed. */
EMIC_API emic_status emic_zip_read(emic_zip *zip, const char *name, emic_arena *arena,
                                   emic_slice *out, emic_error *err);

/* Versions of the ZIP and deflate libraries, for the record of an analysis. */
EMIC_API const char *emic_zip_version(void);
EMIC_API const char *emic_zip_deflate_version(void);
