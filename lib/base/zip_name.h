/* Which names and sizes an archive, ZIP or tar, may hold. Internal to zip*.c and tar*.c: not
 * installed, nothing exported. */
#pragma once
#include "base/zip.h"

#define EMIC_ZIP_LARGEST (UINT64_C(1) << 30) /* bytes of an entry */

/* An entry to write (with its content) or found in an archive (with its place and size). */
typedef struct emic_zip_item {
    const char *name;
    emic_slice content;
    uint64_t at, size;
} emic_zip_item;

/* Refuses a name that is not a plain relative path: `status`, with `path` as the place. */
emic_status emic_zip_name_check(const char *path, const char *name, emic_status status,
                                emic_error *err);

/* Sorts `items` by name (bytes) and refuses names that would meet in one file on some systems:
 * equal ones, and those that differ by the case of ASCII letters alone. */
emic_status emic_zip_name_sort(const char *path, emic_zip_item *items, size_t count,
                               emic_status status, emic_error *err);

/* `name` for a message: whatever it holds, one short line of UTF-8. */
enum { EMIC_ZIP_SHOWN_SIZE = 256 };
const char *emic_zip_name_show(const char *name, char out[EMIC_ZIP_SHOWN_SIZE]);

/* The entries that somebody wants to write, as items in the order of their names: EMIC_INVALID
 * for what could not be read again. `kind` names the archive in messages: "a ZIP archive". */
emic_status emic_zip_items_make(const emic_zip_entry *entries, size_t count, const char *kind,
                                emic_arena *arena, emic_zip_item **out, emic_error *err);
