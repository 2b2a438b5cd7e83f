/* BagIt (RFC 8493): a payload under data/, tag files beside it, and manifests of digests over both.
 * Here a bag is a list of ZIP entries; the ZIP itself is base/zip.h's business. */
#pragma once
#include "base/zip.h"
#include "measure/table.h"

typedef struct emic_bag {
    struct {
        emic_zip_entry *items;
        size_t count, capacity;
    } entries;
    emic_arena *arena;
} emic_bag;

/* Adds a file; `name` starts with data/ for payload. The content is borrowed. */
void emic_bag_add(emic_bag *bag, const char *name, emic_slice content);

/* Adds bagit.txt, the payload manifests (SHA-256 and SHA-512), bag-info.txt and the tag manifests.
 * Call once, after all files. `date` is YYYY-MM-DD. The content digest, the SHA-256 of
 * manifest-sha256.txt, names the payload whatever library packed it; it goes to `digest`. */
void emic_bag_seal(emic_bag *bag, const char *date, char digest[65]);

/* Checks a bag: every file listed and no other, every digest, the payload's size. Problems are added
 * to `report`, a table of columns (item, result, detail); `*problems` counts them. */
emic_status emic_bag_verify(emic_zip *zip, const char *path, emic_arena *arena, emic_table *report,
                            size_t *problems, char digest[65], emic_error *err);
