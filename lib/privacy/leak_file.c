/* The leak check over files, folders and bytes in memory: what is read, and in which order. */
#define _XOPEN_SOURCE 700 /* for lstat() */
#include "base/file.h"
#include "privacy/leak_kind.h"
#include "privacy/leak_scan.h"
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum { READ_AT_ONCE = 1 << 18, DEEPEST = 128 };
static const uint64_t largest_whole = UINT64_C(1) << 30;

/* --- A check under way ----------------------------------------------------------------------- */

static emic_leak_run *open_run(const emic_leak *leak, emic_arena *arena, emic_leak_report *report)
{
    emic_leak_run *run = emic_memory_alloc(sizeof *run);
    *run = (emic_leak_run){.leak = leak,
                           .arena = arena,
                           .report = report,
                           .scratch = emic_arena_open(),
                           .since = SIZE_MAX};
    return run;
}

static void close_run(emic_leak_run *run)
{
    for (size_t i = 0; i <= EMIC_LEAK_LAYERS; i++) {
        emic_leak_view_close(&run->made[i]);
        emic_leak_view_close(&run->mended[i]);
    }
    emic_arena_close(run->scratch);
    free(run->seen.slots);
    free(run->rests);
    free(run);
}

/* An archive may hold this much: what real ones do, but no bomb. */
static void set_room(emic_leak_run *run, uint64_t size)
{
    const uint64_t least = UINT64_C(1) << 26, times = 200;
    run->room = least + (size < UINT64_MAX / 256 ? size * times : 0);
}

void emic_leak_check_bytes(const emic_leak *leak, const char *name, emic_slice bytes,
                           emic_arena *arena, emic_leak_report *report)
{
    emic_leak_run *run = open_run(leak, arena, report);
    emic_slice last = emic_file_name(name);
    const char *holder = emic_arena_string(arena, (emic_slice){name, (size_t)(last.data - name)});
    set_room(run, bytes.length);
    emic_leak_whole(run, emic_leak_name(run, holder, last, true), bytes);
    close_run(run);
}

/* --- Files ----------------------------------------------------------------------------------- */

static void cannot_read(emic_leak_run *run, const char *place, int code)
{
    emic_leak_report_unread(run, place,
                            emic_arena_format(run->arena, "cannot be read: %s", strerror(code)));
}

/* Reads up to `room` bytes, less only at the end; false when the system refuses. */
static bool read_chunk(int file, char *into, size_t room, size_t *length)
{
    *length = 0;
    while (*length < room) {
        ssize_t got = read(file, into + *length, room - *length);
        if (got < 0 && errno != EINTR)
            return false;
        if (got == 0)
            return true;
        *length += got > 0 ? (size_t)got : 0;
    }
    return true;
}

/* Searches a file as it comes; `chunk` is its beginning. */
static void check_stream(emic_leak_run *run, const char *place, int file, char *chunk,
                         size_t length)
{
    emic_leak_text text;
    bool read = true;
    emic_leak_text_open(&text, run, (emic_leak_place){.path = place});
    while (read && length) {
        emic_leak_text_feed(&text, (emic_slice){chunk, length});
        read = read_chunk(file, chunk, READ_AT_ONCE, &length);
    }
    if (!read)
        cannot_read(run, place, errno);
    emic_leak_text_end(&text);
}

/* What the file `path` with `end` behind its name holds; empty when there is none. */
static emic_slice read_beside(const char *path, const char *end, emic_arena *arena)
{
    emic_slice bytes;
    emic_error err;
    const char *name = emic_arena_format(arena, "%s%s", path, end);
    return emic_file_read(name, arena, &bytes, &err) == EMIC_OK ? bytes : EMIC_LITERAL("");
}

static void check_whole(emic_leak_run *run, const char *place, const char *path)
{
    emic_arena *arena = emic_arena_open();
    emic_slice bytes;
    emic_error err;
    if (emic_file_read(path, arena, &bytes, &err) != EMIC_OK)
        emic_leak_report_unread(run, place, "cannot be read whole");
    else if (emic_leak_kind_of(bytes)->name == EMIC_LEAK_DATABASE)
        emic_leak_database(run, place, bytes, read_beside(path, "-wal", arena));
    else
        emic_leak_whole(run, place, bytes);
    emic_arena_close(arena);
}

static void check_open(emic_leak_run *run, const char *place, const char *path, int file,
                       char *chunk)
{
    struct stat about;
    size_t length;
    if (fstat(file, &about) != 0 || !read_chunk(file, chunk, READ_AT_ONCE, &length)) {
        cannot_read(run, place, errno);
        return;
    }
    const emic_leak_kind *kind = emic_leak_kind_of((emic_slice){chunk, length});
    set_room(run, (uint64_t)about.st_size);
    if (kind->whole && (uint64_t)about.st_size <= largest_whole) {
        check_whole(run, place, path);
        return;
    }
    const char *why = kind->whole ? "over 1 GiB: its bytes were searched as they are" : kind->why;
    if (why)
        emic_leak_report_unread(run, place, why);
    check_stream(run, place, file, chunk, length);
}

static void check_file(emic_leak_run *run, const char *place, const char *path)
{
    int file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (file < 0) {
        cannot_read(run, place, errno);
        return;
    }
    char *chunk = emic_memory_alloc(READ_AT_ONCE);
    check_open(run, place, path, file, chunk);
    free(chunk);
    close(file);
}

/* --- Folders --------------------------------------------------------------------------------- */

typedef struct name_list {
    const char **items;
    size_t count, capacity;
} name_list;

static int by_bytes(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static bool list_names(const char *path, emic_arena *arena, name_list *out)
{
    *out = (name_list){0};
    DIR *folder = opendir(path);
    if (!folder)
        return false;
    for (struct dirent *entry; (entry = readdir(folder));)
        if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0)
            *EMIC_PUSH(arena, out) = emic_arena_string(arena, emic_slice_of(entry->d_name));
    closedir(folder);
    if (out->count)
        qsort(out->items, out->count, sizeof *out->items, by_bytes);
    return true;
}

/* Where a link leads may hold a name; it is not gone there. */
static void check_link(emic_leak_run *run, const char *place, const char *path)
{
    char target[4096];
    ssize_t length = readlink(path, target, sizeof target);
    if (length < 0)
        cannot_read(run, place, errno);
    else
        emic_leak_name(run, emic_arena_format(run->arena, "%s -> ", place),
                       (emic_slice){target, (size_t)length}, true);
}

static void check_folder(emic_leak_run *run, const char *place, const char *path, int depth);

static void check_entry(emic_leak_run *run, const char *holder, const char *folder,
                        const char *name, int depth)
{
    emic_arena *arena = emic_arena_open();
    struct stat about;
    size_t length = strlen(folder);
    const char *between = length && folder[length - 1] == '/' ? "" : "/";
    const char *path = emic_arena_format(arena, "%s%s%s", folder, between, name);
    const char *place = emic_leak_name(run, holder, emic_slice_of(name), true);
    if (lstat(path, &about) != 0)
        cannot_read(run, place, errno);
    else if (S_ISLNK(about.st_mode))
        check_link(run, place, path);
    else if (S_ISDIR(about.st_mode))
        check_folder(run, place, path, depth + 1);
    else if (S_ISREG(about.st_mode))
        check_file(run, place, path);
    emic_arena_close(arena);
}

static void check_folder(emic_leak_run *run, const char *place, const char *path, int depth)
{
    name_list names;
    if (depth > DEEPEST) {
        emic_leak_report_unread(run, place, "a folder within too many others");
        return;
    }
    emic_arena *arena = emic_arena_open();
    size_t length = strlen(place);
    const char *between = length && place[length - 1] == '/' ? "" : "/";
    const char *holder = emic_arena_format(run->arena, "%s%s", place, between);
    if (!list_names(path, arena, &names))
        cannot_read(run, place, errno);
    for (size_t i = 0; i < names.count; i++)
        check_entry(run, holder, path, names.items[i], depth);
    emic_arena_close(arena);
}

/* A database that is checked by itself is not all: SQLite keeps files beside it. */
static void check_beside(emic_leak_run *run, const char *place, const char *path)
{
    static const char *const ends[] = {"-wal", "-journal"};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        const char *beside = emic_arena_format(run->arena, "%s%s", path, ends[i]);
        struct stat about;
        if (lstat(beside, &about) == 0 && S_ISREG(about.st_mode))
            check_file(run, emic_arena_format(run->arena, "%s%s", place, ends[i]), beside);
    }
}

emic_status emic_leak_check_path(const emic_leak *leak, const char *path, emic_arena *arena,
                                 emic_leak_report *report, emic_error *err)
{
    struct stat about;
    if (stat(path, &about) != 0)
        return emic_fail_at(err, errno == ENOENT ? EMIC_NOT_FOUND : EMIC_IO, path, 0, 0,
                            "cannot be read: %s", strerror(errno));
    if (access(path, R_OK) != 0)
        return emic_fail_at(err, EMIC_IO, path, 0, 0, "cannot be read: %s", strerror(errno));
    emic_leak_run *run = open_run(leak, arena, report);
    emic_slice last = emic_file_name(path);
    const char *holder = emic_arena_string(arena, (emic_slice){path, (size_t)(last.data - path)});
    const char *place = last.length ? emic_leak_name(run, holder, last, true) : path;
    if (S_ISDIR(about.st_mode))
        check_folder(run, place, path, 0);
    else if (S_ISREG(about.st_mode)) {
        check_file(run, place, path);
        check_beside(run, place, path);
    }
    close_run(run);
    return EMIC_OK;
}
