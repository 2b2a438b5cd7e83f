/* BagIt (RFC 8493): a payload under data/, tag files beside it, and manifests of digests over both.
 * Here a bag is a list of entries; packing them is base/zip.h's business and base/tar.h's. */
#pragma once
#include "base/pack.h"
#include "measure/table.h"

typedef struct emic_bag {
    struct {
        emic_zip_entry *items;
        size_t count, capacity;
    } entries;
    emic_arena *arena;
    struct emic_ahead *ahead; /* gets every file as it comes, or NULL */
} emic_bag;

/* Whether `name` is one of the payload. */
bool emic_bag_is_payload(const char *name);

/* Adds a file; `name` starts with data/ for payload, and holds no line end and no percent sign
 * (manifests would have to encode them). The content is borrowed. */
void emic_bag_add(emic_bag *bag, const char *name, emic_slice content);

/* Sorts the files by name (bytes). */
void emic_bag_sort(emic_bag *bag);

/* Adds bagit.txt, the payload manifests (SHA-256 and SHA-512), bag-info.txt and the tag manifests.
 * Call once, after all files. `date` is YYYY-MM-DD. The content digest, the SHA-256 of
 * manifest-sha256.txt, names the payload whatever library packed it; it goes to `digest`. EMIC_IO
 * for lack of memory alone. */
emic_status emic_bag_seal(emic_bag *bag, const char *date, char digest[65], emic_error *err);

/* Checks a bag: every file listed and no other, every digest, the payload's size. Stricter than the
 * RFC in one thing: files beside the payload must be listed as well, because nothing else protects
 * them. What is wrong is added to `report` (see finding.h); `*problems` counts it. `digest` is
 * that of the content, empty when it has none. EMIC_MALFORMED for a pack without bagit.txt. */
emic_status emic_bag_verify(emic_pack *pack, const char *path, emic_arena *arena,
                            emic_table *report, size_t *problems, char digest[65], emic_error *err);
