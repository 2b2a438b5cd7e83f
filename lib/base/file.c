/* Files through the system's calls: whole reads, whole or no writes, sorted folders. What is in
 * them is the readers' business. */
#define _XOPEN_SOURCE 700 /* for realpath() */
#include "base/file.h"
#include "base/clock.h"
#include "base/strbuf.h"
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static const size_t longest_file = (size_t)1 << 31;
static const size_t longest_call = (size_t)1 << 30; /* some systems refuse more at once */

static const char *reason_of(int code)
{
    switch (code) {
    case ENOSPC:
        return "the disk is full";
    case EDQUOT:
        return "the disk quota is used up";
    case EFBIG:
        return "it would pass the limit on file sizes (see ulimit -f)";
    case EACCES:
    case EPERM:
        return "permission denied";
    case EROFS:
        return "the disk is read-only";
    case EISDIR:
        return "it is a folder";
    case ENOENT:
        return "there is no such file or folder";
    case ENOTDIR:
        return "a part of its path is not a folder";
    case EPIPE:
        return "its reader has gone";
    case EBADF:
        return "it is closed";
    default:
        return strerror(code);
    }
}

/* --- Reading --------------------------------------------------------------------------------- */

static emic_status fail_read(emic_error *err, const char *name, int code)
{
    return emic_fail_at(err, code == ENOENT ? EMIC_NOT_FOUND : EMIC_IO, name, 0, 0,
                        "cannot be read: %s", reason_of(code));
}

static emic_status fail_too_long(emic_error *err, const char *name)
{
    return emic_fail_at(err, EMIC_IO, name, 0, 0, "cannot be read: it is over 2 GiB");
}

static ssize_t read_some(int file, char *into, size_t room)
{
    ssize_t got;
    do {
        got = read(file, into, room < longest_call ? room : longest_call);
    } while (got < 0 && errno == EINTR);
    return got;
}

/* Reads to the end, whatever the size was said to be: a file may grow, a pipe has none. */
static emic_status read_all(int file, size_t expected, const char *name, emic_arena *arena,
                            emic_slice *out, emic_error *err)
{
    size_t room = expected + 1, length = 0;
    char *bytes = emic_arena_alloc(arena, room + 1);
    for (;;) {
        ssize_t got = read_some(file, bytes + length, room - length);
        if (got < 0)
            return fail_read(err, name, errno);
        if (got == 0)
            break;
        length += (size_t)got;
        if (length > longest_file)
            return fail_too_long(err, name);
        if (length < room)
            continue;
        room *= 2;
        char *larger = emic_arena_alloc(arena, room + 1);
        memcpy(larger, bytes, length);
        bytes = larger;
    }
    bytes[length] = '\0';
    *out = (emic_slice){bytes, length};
    return EMIC_OK;
}

static emic_status read_open(int file, const char *name, emic_arena *arena, emic_slice *out,
                             emic_error *err)
{
    const size_t pipe_size = 64 * 1024 - 2;
    struct stat about;
    if (fstat(file, &about) != 0)
        return fail_read(err, name, errno);
    if (S_ISDIR(about.st_mode))
        return fail_read(err, name, EISDIR);
    if (!S_ISREG(about.st_mode))
        return read_all(file, pipe_size, name, arena, out, err);
    if (about.st_size > (off_t)longest_file)
        return fail_too_long(err, name);
    return read_all(file, (size_t)about.st_size, name, arena, out, err);
}

emic_status emic_file_read(const char *path, emic_arena *arena, emic_slice *out, emic_error *err)
{
    *out = (emic_slice){"", 0};
    if (strcmp(path, "-") == 0)
        return read_open(STDIN_FILENO, "standard input", arena, out, err);
    int file = open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return fail_read(err, path, errno);
    emic_status status = read_open(file, path, arena, out, err);
    close(file);
    return status;
}

/* --- Writing --------------------------------------------------------------------------------- */

static emic_status fail_write(emic_error *err, const char *name, int code)
{
    return emic_fail_at(err, EMIC_IO, name, 0, 0, "cannot be written: %s", reason_of(code));
}

static emic_status fail_exists(emic_error *err, const char *path)
{
    return emic_fail_at(err, EMIC_EXISTS, path, 0, 0, "exists already; --force replaces it");
}

emic_status emic_file_check_place(const char *path, bool replace, emic_error *err)
{
    return replace || !emic_file_exists(path) ? EMIC_OK : fail_exists(err, path);
}

static emic_status write_all(int file, const char *name, emic_slice content, emic_error *err)
{
    while (content.length) {
        size_t next = content.length < longest_call ? content.length : longest_call;
        ssize_t put = write(file, content.data, next);
        if (put < 0 && errno != EINTR)
            return fail_write(err, name, errno);
        if (put > 0)
            content = emic_slice_from(content, (size_t)put);
    }
    return EMIC_OK;
}

/* Some file systems cannot sync, which is no reason to refuse them. */
static int sync_file(int file)
{
    return fsync(file) == 0 || errno == EINVAL || errno == ENOTSUP ? 0 : errno;
}

/* A device or a pipe: there is nothing that could be replaced, and no folder to rename in. */
static emic_status write_device(const char *path, emic_slice content, emic_error *err)
{
    int file = open(path, O_WRONLY | O_CLOEXEC);
    if (file < 0)
        return fail_write(err, path, errno);
    emic_status status = write_all(file, path, content, err);
    if (close(file) != 0 && status == EMIC_OK)
        status = fail_write(err, path, errno);
    return status;
}

/* The folder of `path` with its last slash; empty for a bare name. */
static emic_slice folder_of(const char *path)
{
    const char *slash = strrchr(path, '/');
    return (emic_slice){path, slash ? (size_t)(slash - path) + 1 : 0};
}

/* Opens a new file beside `path`; `*name` becomes its name. */
static int open_beside(const char *path, mode_t mode, emic_strbuf *name)
{
    int file = -1;
    errno = EEXIST;
    for (int attempt = 0; attempt < 100 && file < 0 && errno == EEXIST; attempt++) {
        emic_strbuf_clear(name);
        emic_strbuf_add(name, folder_of(path));
        emic_strbuf_printf(name, ".emic-%ld-%llx-%d.tmp", (long)getpid(),
                           (unsigned long long)emic_clock_ticks(), attempt);
        file = open(name->data, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
    }
    return file;
}

/* Gives the finished file its name, and 0 or the reason why not. */
static int publish(const char *made, const char *path, bool replace)
{
    if (replace)
        return rename(made, path) == 0 ? 0 : errno;
    if (link(made, path) == 0) {
        unlink(made);
        return 0;
    }
    if (errno != EPERM && errno != ENOTSUP && errno != ENOSYS && errno != EMLINK)
        return errno;
    /* A file system without links: whoever creates the name first owns it. */
    int claim = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (claim < 0)
        return errno;
    close(claim);
    if (rename(made, path) == 0)
        return 0;
    int code = errno;
    unlink(path);
    return code;
}

/* A new name lasts once its folder is on the disk. A folder that cannot be opened for reading can
 * still be written to: then the system is trusted. */
static emic_status sync_folder(const char *path, emic_error *err)
{
    emic_strbuf folder = {0};
    emic_strbuf_add(&folder, folder_of(path));
    emic_strbuf_puts(&folder, ".");
    int file = open(folder.data, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    int code = file < 0 ? 0 : sync_file(file);
    if (file >= 0)
        close(file);
    emic_strbuf_close(&folder);
    return code ? fail_write(err, path, code) : EMIC_OK;
}

enum { MODE_PUBLIC = 0644, MODE_PRIVATE = 0600 };

/* `exact`: the mode is that one whatever the umask. */
static emic_status write_whole(const char *path, emic_slice content, mode_t mode, bool exact,
                               bool replace, emic_error *err)
{
    emic_strbuf made = {0};
    emic_status status = EMIC_OK;
    int code, file = open_beside(path, mode, &made);
    if (file < 0) {
        status = fail_write(err, path, errno);
        goto done;
    }
    status = write_all(file, path, content, err);
    code = exact && fchmod(file, mode) != 0 ? errno : sync_file(file);
    if (close(file) != 0 && code == 0)
        code = errno;
    if (status == EMIC_OK && code == 0)
        code = publish(made.data, path, replace);
    if (status == EMIC_OK && code)
        status = code == EEXIST ? fail_exists(err, path) : fail_write(err, path, code);
    if (status == EMIC_OK)
        status = sync_folder(path, err);
    else
        unlink(made.data);
done:
    emic_strbuf_close(&made);
    return status;
}

static emic_status write_file(const char *path, emic_slice content, bool hidden, bool replace,
                              emic_error *err)
{
    struct stat old;
    if (strcmp(path, "-") == 0) {
        fflush(stdout); /* what was printed before stands before */
        return write_all(STDOUT_FILENO, "standard output", content, err);
    }
    if (stat(path, &old) != 0)
        return write_whole(path, content, hidden ? MODE_PRIVATE : MODE_PUBLIC, hidden, replace,
                           err);
    if (S_ISDIR(old.st_mode))
        return fail_write(err, path, EISDIR);
    if (!S_ISREG(old.st_mode))
        return write_device(path, content, err);
    if (!replace)
        return fail_exists(err, path);
    /* A link stays a link: the file it leads to is replaced. */
    char *target = realpath(path, NULL);
    emic_status status = write_whole(target ? target : path, content,
                                     hidden ? MODE_PRIVATE : old.st_mode & 0777, true, true, err);
    free(target);
    return status;
}

emic_status emic_file_write(const char *path, emic_slice content, bool replace, emic_error *err)
{
    return write_file(path, content, false, replace, err);
}

emic_status emic_file_write_private(const char *path, emic_slice content, bool replace,
                                    emic_error *err)
{
    return write_file(path, content, true, replace, err);
}

/* --- Names ----------------------------------------------------------------------------------- */

bool emic_file_exists(const char *path)
{
    struct stat about;
    return stat(path, &about) == 0;
}

bool emic_file_is_folder(const char *path)
{
    struct stat about;
    return stat(path, &about) == 0 && S_ISDIR(about.st_mode);
}

static int by_bytes(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Adds `name` in `folder` when it is a regular file. One that has just gone is left out. */
static emic_status list_file(const char *folder, const char *name, emic_arena *arena,
                             emic_file_list *list, emic_error *err)
{
    struct stat about;
    size_t length = strlen(folder);
    const char *between = length && folder[length - 1] == '/' ? "" : "/";
    const char *path = emic_arena_format(arena, "%s%s%s", folder, between, name);
    if (stat(path, &about) == 0) {
        if (S_ISREG(about.st_mode))
            *EMIC_PUSH(arena, list) = path;
        return EMIC_OK;
    }
    return errno == ENOENT ? EMIC_OK : fail_read(err, path, errno);
}

emic_status emic_file_list_folder(const char *folder, emic_arena *arena, emic_file_list *list,
                                  emic_error *err)
{
    emic_status status = EMIC_OK;
    *list = (emic_file_list){0};
    DIR *handle = opendir(folder);
    if (!handle)
        return fail_read(err, folder, errno);
    struct dirent *entry;
    while (status == EMIC_OK && (errno = 0, entry = readdir(handle))) {
        if (entry->d_name[0] != '.')
            status = list_file(folder, entry->d_name, arena, list, err);
    }
    if (status == EMIC_OK && errno)
        status = fail_read(err, folder, errno);
    closedir(handle);
    if (list->count)
        qsort(list->items, list->count, sizeof *list->items, by_bytes);
    return status;
}

emic_status emic_file_make_folder(const char *prefix, emic_arena *arena, const char **out,
                                  emic_error *err)
{
    const char *base = getenv("TMPDIR");
    char *path = emic_arena_format(arena, "%s/%sXXXXXX", base && *base ? base : "/tmp", prefix);
    if (!mkdtemp(path))
        return emic_fail_at(err, EMIC_IO, path, 0, 0, "cannot make a folder: %s", strerror(errno));
    *out = path;
    return EMIC_OK;
}

emic_slice emic_file_name(const char *path)
{
    size_t end = strlen(path);
    while (end > 0 && path[end - 1] == '/')
        end--;
    size_t start = end;
    while (start > 0 && path[start - 1] != '/')
        start--;
    return (emic_slice){path + start, end - start};
}

/* Where the last extension's dot stands in `name`, or its length. A dot in front hides a file. */
static size_t find_dot(emic_slice name)
{
    for (size_t at = name.length; at > 1; at--) {
        if (name.data[at - 1] == '.')
            return at - 1;
    }
    return name.length;
}

emic_slice emic_file_stem(const char *path)
{
    emic_slice name = emic_file_name(path);
    return (emic_slice){name.data, find_dot(name)};
}

emic_slice emic_file_extension(const char *path)
{
    emic_slice name = emic_file_name(path);
    size_t dot = find_dot(name);
    return dot < name.length ? emic_slice_from(name, dot + 1) : (emic_slice){"", 0};
}
