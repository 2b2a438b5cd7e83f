/* Files: read whole, written whole or not at all, listed in a fixed order. */
#pragma once
#include "base/arena.h"
#include "base/slice.h"
#include "base/status.h"

/* Reads the file `path`, or standard input when `path` is "-". A folder, a file that cannot be
 * read, or one over 2 GiB is EMIC_IO with the reason; a missing one EMIC_NOT_FOUND. */
EMIC_API emic_status emic_file_read(const char *path, emic_arena *arena, emic_slice *out,
                                    emic_error *err);

/* Writes `content` to `path` through a temporary file in the same folder, synced and renamed: the
 * old file or the new one is there, never a part. Without `replace`, a file that exists is
 * EMIC_EXISTS (which names --force), even when it appears while this writes. Mode 0644 under the
 * umask; a replaced file keeps its mode, and a link leads on to the new content. A device or pipe
 * is written to directly, "-" is standard output. EMIC_IO gives the reason, such as a full disk. */
EMIC_API emic_status emic_file_write(const char *path, emic_slice content, bool replace,
                                     emic_error *err);

/* EMIC_EXISTS, as above, where a file stands: for whoever writes several, before the first. */
EMIC_API emic_status emic_file_check_place(const char *path, bool replace, emic_error *err);

/* As emic_file_write, for nobody else to read: mode 0600, also where a file is replaced. */
EMIC_API emic_status emic_file_write_private(const char *path, emic_slice content, bool replace,
                                             emic_error *err);

/* A new folder, which nobody else may look into, where temporary files go (TMPDIR, else /tmp). Its
 * name begins with `prefix`. EMIC_IO. */
EMIC_API emic_status emic_file_make_folder(const char *prefix, emic_arena *arena, const char **out,
                                           emic_error *err);

EMIC_API bool emic_file_exists(const char *path);
EMIC_API bool emic_file_is_folder(const char *path);

/* Names of the regular files right inside `folder` (joined with it), sorted by bytes, hidden ones
 * left out. */
typedef struct emic_file_list {
    const char **items;
    size_t count, capacity;
} emic_file_list;
EMIC_API emic_status emic_file_list_folder(const char *folder, emic_arena *arena,
                                           emic_file_list *list, emic_error *err);

/* The last part of `path`, and that without its last extension ("a/TP01.txt" -> "TP01"). */
EMIC_API emic_slice emic_file_name(const char *path);
EMIC_API emic_slice emic_file_stem(const char *path);
/* The extension of `path` without its dot, empty when there is none. */
EMIC_API emic_slice emic_file_extension(const char *path);
