/* One vault, one file, one lock. The lock lies on the file itself, so that it goes with the program
 * and leaves nothing behind; a new file is locked before it gets the name of the old one. */
#define _XOPEN_SOURCE 700 /* for realpath() */
#define _DEFAULT_SOURCE   /* for flock() */
#include "privacy/vault_file.h"
#include "base/arena.h"
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

enum { TRIES = 20, GUARDED = 0600 };
static const off_t largest_file = (off_t)1 << 31;

static emic_status fail_system(const char *path, const char *what, emic_error *err)
{
    int code = errno;
    const char *reason = code == ENOSPC                    ? "the disk is full"
                         : code == EACCES || code == EPERM ? "permission denied"
                                                           : strerror(code);
    return emic_fail_at(err, EMIC_IO, path, 0, 0, "%s: %s", what, reason);
}

static emic_status fail_busy(const char *path, emic_error *err)
{
    return emic_fail_at(err, EMIC_IO, path, 0, 0,
                        "another program has this vault open; try again when it is done");
}

/* --- Opening ---------------------------------------------------------------------------------- */

static bool is_same_file(int descriptor, const char *path)
{
    struct stat open_one, named;
    return fstat(descriptor, &open_one) == 0 && stat(path, &named) == 0 &&
           open_one.st_ino == named.st_ino && open_one.st_dev == named.st_dev;
}

static emic_status resolve(const char *path, emic_vault_file *out, emic_error *err)
{
    *out = (emic_vault_file){.descriptor = -1};
    if (strlen(path) >= sizeof out->path - sizeof ".new" - 1)
        return emic_fail(err, EMIC_IO, "the path is too long: %.40s...", path);
    snprintf(out->path, sizeof out->path, "%s", path);
    char *target = realpath(path, NULL);
    bool fits = target && strlen(target) < sizeof out->target - sizeof ".new" - 1;
    snprintf(out->target, sizeof out->target, "%s", fits ? target : path);
    free(target);
    return EMIC_OK;
}

static emic_status open_regular(emic_vault_file *file, bool writable, emic_error *err)
{
    struct stat about;
    /* Not blocking: a pipe of that name would wait for a writer. */
    file->descriptor = open(file->target, (writable ? O_RDWR : O_RDONLY) | O_CLOEXEC | O_NONBLOCK);
    if (file->descriptor < 0 && errno == ENOENT)
        return emic_fail_at(err, EMIC_NOT_FOUND, file->path, 0, 0,
                            "no such file; emic vault create makes a new vault");
    if (file->descriptor < 0 && errno == EISDIR)
        return emic_fail_at(err, EMIC_MALFORMED, file->path, 0, 0, "not an emic vault");
    if (file->descriptor < 0 || fstat(file->descriptor, &about) != 0)
        return fail_system(file->path, "cannot be opened", err);
    if (!S_ISREG(about.st_mode) || about.st_size > largest_file)
        return emic_fail_at(err, EMIC_MALFORMED, file->path, 0, 0, "not an emic vault");
    file->mode = (unsigned)about.st_mode & 07777;
    return EMIC_OK;
}

static void close_descriptor(emic_vault_file *file)
{
    if (file->descriptor >= 0)
        close(file->descriptor);
    file->descriptor = -1;
}

emic_status emic_vault_file_open(const char *path, bool writable, emic_vault_file *out,
                                 emic_error *err)
{
    emic_status status = resolve(path, out, err);
    for (int i = 0; i < TRIES && status == EMIC_OK; i++) {
        status = open_regular(out, writable, err);
        if (status != EMIC_OK)
            break;
        if (flock(out->descriptor, (writable ? LOCK_EX : LOCK_SH) | LOCK_NB) != 0) {
            status = errno == EWOULDBLOCK ? fail_busy(path, err)
                                          : fail_system(path, "cannot be locked", err);
            break;
        }
        /* While this waited for nothing, another may have put a new file in its place. */
        if (is_same_file(out->descriptor, out->target))
            return EMIC_OK;
        close_descriptor(out);
    }
    close_descriptor(out);
    return status == EMIC_OK ? fail_busy(path, err) : status;
}

void emic_vault_file_close(emic_vault_file *file)
{
    close_descriptor(file);
}

emic_status emic_vault_file_read(const emic_vault_file *file, uint8_t **out, size_t *length,
                                 emic_error *err)
{
    struct stat about;
    *length = 0;
    *out = NULL;
    if (fstat(file->descriptor, &about) != 0)
        return fail_system(file->path, "cannot be read", err);
    size_t size = (size_t)about.st_size;
    *out = emic_memory_alloc(size + 1);
    while (*length < size) {
        ssize_t got = pread(file->descriptor, *out + *length, size - *length, (off_t)*length);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0) {
            free(*out);
            *out = NULL;
            return fail_system(file->path, "cannot be read", err);
        }
        if (got == 0)
            break;
        *length += (size_t)got;
    }
    return EMIC_OK;
}

/* --- Writing ---------------------------------------------------------------------------------- */

static size_t folder_length(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? (size_t)(slash - path) + 1 : 0;
}

/* ".NAME.new" in the same folder: always the same name, so that what a killed program leaves is
 * found by the next. */
static void name_beside(const char *target, char out[EMIC_PATH_SIZE + 8])
{
    size_t folder = folder_length(target);
    snprintf(out, EMIC_PATH_SIZE + 8, "%.*s.%s.new", (int)folder, target, target + folder);
}

/* Removes what a killed program left; not what a living one is at work on. */
static bool remove_leftover(const char *name)
{
    int file = open(name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    bool free_now = file >= 0 && flock(file, LOCK_EX | LOCK_NB) == 0;
    if (free_now)
        unlink(name);
    if (file >= 0)
        close(file);
    return free_now;
}

static emic_status open_beside(const char *path, const char *name, int *out, emic_error *err)
{
    const int flags = O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC;
    *out = open(name, flags, GUARDED);
    if (*out < 0 && errno == EEXIST && remove_leftover(name))
        *out = open(name, flags, GUARDED);
    if (*out < 0 && errno == EEXIST)
        return fail_busy(path, err);
    if (*out < 0)
        return fail_system(path, "cannot be written", err);
    if (flock(*out, LOCK_EX | LOCK_NB) == 0 && is_same_file(*out, name))
        return EMIC_OK;
    close(*out);
    *out = -1;
    return fail_busy(path, err);
}

static bool write_at(int file, const char *data, size_t length, off_t at)
{
    while (length) {
        ssize_t put = pwrite(file, data, length, at);
        if (put < 0 && errno != EINTR)
            return false;
        if (put > 0) {
            data += put;
            at += put;
            length -= (size_t)put;
        }
    }
    return true;
}

/* Some file systems cannot sync, which is no reason to refuse them. */
static bool sync_file(int file)
{
    return fsync(file) == 0 || errno == EINVAL || errno == ENOTSUP;
}

static void sync_folder(const char *target)
{
    char folder[EMIC_PATH_SIZE + 2];
    snprintf(folder, sizeof folder, "%.*s.", (int)folder_length(target), target);
    int file = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (file >= 0) {
        sync_file(file);
        close(file);
    }
}

/* Gives the finished file its name. Without `replace` only where there is none. */
static bool publish(const char *made, const char *target, bool replace)
{
    if (replace)
        return rename(made, target) == 0;
    if (link(made, target) == 0)
        return unlink(made) == 0;
    if (errno != EPERM && errno != ENOTSUP && errno != ENOSYS)
        return false;
    /* A file system without links: whoever creates the name first owns it. */
    int claim = open(target, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, GUARDED);
    if (claim < 0)
        return false;
    close(claim);
    return rename(made, target) == 0;
}

static emic_status write_beside(emic_vault_file *file, emic_slice bytes, bool replace,
                                emic_error *err)
{
    char made[EMIC_PATH_SIZE + 8];
    int descriptor;
    name_beside(file->target, made);
    EMIC_TRY(open_beside(file->path, made, &descriptor, err));
    if (fchmod(descriptor, GUARDED) != 0 || !write_at(descriptor, bytes.data, bytes.length, 0) ||
        !sync_file(descriptor) || !publish(made, file->target, replace)) {
        emic_status status = errno == EEXIST ? emic_fail_at(err, EMIC_EXISTS, file->path, 0, 0,
                                                            "exists already; choose another name")
                                             : fail_system(file->path, "cannot be written", err);
        unlink(made);
        close(descriptor);
        return status;
    }
    sync_folder(file->target);
    close_descriptor(file);
    file->descriptor = descriptor;
    file->mode = GUARDED;
    return EMIC_OK;
}

emic_status emic_vault_file_create(const char *path, emic_slice bytes, emic_vault_file *out,
                                   emic_error *err)
{
    EMIC_TRY(resolve(path, out, err));
    return write_beside(out, bytes, false, err);
}

emic_status emic_vault_file_replace(emic_vault_file *file, emic_slice bytes, emic_error *err)
{
    return write_beside(file, bytes, true, err);
}

/* --- Destroying ------------------------------------------------------------------------------- */

static bool overwrite(int file)
{
    static const char zeros[65536];
    struct stat about;
    if (fstat(file, &about) != 0)
        return false;
    for (off_t at = 0; at < about.st_size; at += (off_t)sizeof zeros) {
        off_t left = about.st_size - at;
        size_t length = left < (off_t)sizeof zeros ? (size_t)left : sizeof zeros;
        if (!write_at(file, zeros, length, at))
            return false;
        /* The salt first: without it no passphrase gives the key. */
        if (at == 0 && !sync_file(file))
            return false;
    }
    return sync_file(file);
}

emic_status emic_vault_file_destroy(emic_vault_file *file, emic_error *err)
{
    char beside[EMIC_PATH_SIZE + 8];
    name_beside(file->target, beside);
    remove_leftover(beside);
    if (!overwrite(file->descriptor))
        return fail_system(file->path, "cannot be overwritten", err);
    if (unlink(file->target) != 0)
        return fail_system(file->path, "is overwritten, but cannot be removed", err);
    sync_folder(file->target);
    return EMIC_OK;
}
