/* tar in a gzip file, in and out. Written files are the same bytes for the same entries: sorted
 * names, one time, nobody's user and group. Files that are read are not trusted. */
#pragma once
#include "base/digest.h"
#include "base/zip.h"

/* Builds a .tar.gz of `count` entries in memory, sorted by name (bytes): ustar, with a pax header
 * where a name is longer or more than ASCII, dated `seconds` (UTC, not before 1970), mode 0644,
 * user and group 0. The digest of the tar within, which another gzip packs differently, goes to
 * `tar_sha256` (hexadecimal). EMIC_INVALID for no entry at all, for over 65,534, for a name or a
 * size that emic_tar_open would refuse, and for more than 4 GiB in all. */
EMIC_API emic_status emic_tar_build(const emic_zip_entry *entries, size_t count, int64_t seconds,
                                    emic_arena *arena, emic_slice *out,
                                    char tar_sha256[EMIC_SHA256_HEX], emic_error *err);

typedef struct emic_tar emic_tar;

/* Opens `bytes`, a tar in gzip, which need not last; `path` names it in errors. Takes what other
 * programs write: ustar, pax and GNU's long names, "./" before names. EMIC_MALFORMED for anything
 * damaged, truncated or not that, for names that emic_zip_open would refuse, twice or but for the
 * case of ASCII letters, for links, devices and files with holes, for an entry over 1 GiB, and for
 * a tar over 4 GiB or over 1,100 times what it is packed to. */
EMIC_API emic_status emic_tar_open(const char *path, emic_slice bytes, emic_tar **out,
                                   emic_error *err);
EMIC_API void emic_tar_close(emic_tar *tar);
EMIC_API size_t emic_tar_count(const emic_tar *tar);

/* Name of entry `at` (0 to count), sorted by bytes; folders are left out. */
EMIC_API const char *emic_tar_name(const emic_tar *tar, size_t at);

/* The content of `name`, until the tar is closed; false when there is no such entry. */
EMIC_API bool emic_tar_find(const emic_tar *tar, const char *name, emic_slice *out);
