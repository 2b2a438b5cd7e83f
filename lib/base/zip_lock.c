/* Encrypted ZIP, on libzip. What is locked, and how its passphrase is come by, is the callers'
 * business. */
#include "base/zip_lock.h"
#include "base/zip_name.h"
#include <zip.h>

enum { FIRST_DAY = 33 }; /* 1980-01-01, as ZIP counts */
static const uint64_t largest_archive = UINT32_MAX;

/* The passphrase as libzip wants it, a NUL behind it. */
static emic_status copy_passphrase(emic_secret *passphrase, emic_secret **out, emic_error *err)
{
    size_t length = emic_secret_length(passphrase);
    *out = NULL;
    if (length > EMIC_ZIP_LONGEST_PASSPHRASE)
        return emic_fail(err, EMIC_INVALID,
                         "the passphrase has %zu bytes; programs that open encrypted ZIPs take no "
                         "more than %d",
                         length, EMIC_ZIP_LONGEST_PASSPHRASE);
    if (length == 0 || memchr(emic_secret_bytes(passphrase), 0, length))
        return emic_fail(err, EMIC_INVALID, "the passphrase is empty, or holds a NUL byte");
    *out = emic_secret_open(length + 1);
    memcpy(emic_secret_bytes(*out), emic_secret_bytes(passphrase), length);
    return EMIC_OK;
}

static const char *text_of(emic_secret *passphrase)
{
    return (const char *)emic_secret_bytes(passphrase);
}

/* --- Locking --------------------------------------------------------------------------------- */

static emic_status fail_lock(zip_error_t *error, emic_error *err)
{
    return emic_fail(err, EMIC_IO, "cannot encrypt the archive: %s", zip_error_strerror(error));
}

/* Adds an entry as it is; with a `passphrase` encrypted. */
static bool add_entry(zip_t *archive, const emic_zip_entry *entry, const char *passphrase)
{
    zip_source_t *content = zip_source_buffer(
        archive, entry->content.data ? entry->content.data : "", entry->content.length, 0);
    if (!content)
        return false;
    zip_int64_t added = zip_file_add(archive, entry->name, content, ZIP_FL_ENC_UTF_8);
    if (added < 0) {
        zip_source_free(content);
        return false;
    }
    zip_uint64_t at = (zip_uint64_t)added;
    return zip_set_file_compression(archive, at, ZIP_CM_STORE, 0) == 0 &&
           zip_file_set_dostime(archive, at, 0, FIRST_DAY, 0) == 0 &&
           zip_file_set_external_attributes(archive, at, 0, ZIP_OPSYS_UNIX,
                                            UINT32_C(0100644) << 16) == 0 &&
           (!passphrase || zip_file_set_encryption(archive, at, ZIP_EM_AES_256, passphrase) == 0);
}

static emic_status write_entries(const emic_zip_entry *locked, const emic_zip_entry *open,
                                 const char *passphrase, zip_source_t *sink, emic_error *err)
{
    zip_error_t error;
    zip_error_init(&error);
    zip_source_keep(sink); /* the archive frees it once */
    zip_t *archive = zip_open_from_source(sink, ZIP_TRUNCATE, &error);
    if (!archive) {
        zip_source_free(sink);
        emic_status status = fail_lock(&error, err);
        zip_error_fini(&error);
        return status;
    }
    if (add_entry(archive, open, NULL) && add_entry(archive, locked, passphrase) &&
        zip_close(archive) == 0)
        return EMIC_OK;
    emic_status status = fail_lock(zip_get_error(archive), err);
    zip_discard(archive);
    return status;
}

static emic_status take_bytes(zip_source_t *sink, emic_arena *arena, emic_slice *out,
                              emic_error *err)
{
    zip_stat_t stat;
    zip_stat_init(&stat);
    if (zip_source_stat(sink, &stat) < 0 || zip_source_open(sink) < 0)
        return fail_lock(zip_source_error(sink), err);
    emic_status status = EMIC_OK;
    if (stat.size > largest_archive) {
        status = emic_fail(err, EMIC_INVALID, "the encrypted archive would be over 4 GiB");
    } else {
        char *bytes = emic_arena_alloc(arena, (size_t)stat.size);
        *out = (emic_slice){bytes, (size_t)stat.size};
        if (zip_source_read(sink, bytes, stat.size) != (zip_int64_t)stat.size)
            status = fail_lock(zip_source_error(sink), err);
    }
    zip_source_close(sink);
    return status;
}

emic_status emic_zip_lock(const emic_zip_entry *locked, const emic_zip_entry *open,
                          emic_secret *passphrase, emic_arena *arena, emic_slice *out,
                          emic_error *err)
{
    zip_error_t error;
    emic_secret *copy;
    EMIC_TRY(emic_zip_name_check(NULL, locked->name, EMIC_INVALID, err));
    EMIC_TRY(emic_zip_name_check(NULL, open->name, EMIC_INVALID, err));
    EMIC_TRY(copy_passphrase(passphrase, &copy, err));
    zip_error_init(&error);
    zip_source_t *sink = zip_source_buffer_create(NULL, 0, 0, &error);
    emic_status status =
        sink ? write_entries(locked, open, text_of(copy), sink, err) : fail_lock(&error, err);
    if (status == EMIC_OK)
        status = take_bytes(sink, arena, out, err);
    zip_source_free(sink);
    zip_error_fini(&error);
    emic_secret_close(copy);
    return status;
}

/* --- Opening --------------------------------------------------------------------------------- */

static zip_t *open_archive(emic_slice bytes)
{
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t *source = zip_source_buffer_create(bytes.data, bytes.length, 0, &error);
    zip_t *archive =
        source ? zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &error) : NULL;
    if (source && !archive)
        zip_source_free(source);
    zip_error_fini(&error);
    return archive;
}

/* The entry, when it is there and encrypted. */
static bool find_locked(zip_t *archive, const char *name, zip_uint64_t *at, zip_stat_t *stat)
{
    const zip_uint64_t needed = ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_ENCRYPTION_METHOD;
    zip_int64_t found = zip_name_locate(archive, name, ZIP_FL_ENC_RAW);
    if (found < 0)
        return false;
    *at = (zip_uint64_t)found;
    return zip_stat_index(archive, *at, 0, stat) == 0 && (stat->valid & needed) == needed &&
           stat->encryption_method != ZIP_EM_NONE;
}

bool emic_zip_is_locked(emic_slice bytes, const char *name)
{
    zip_uint64_t at;
    zip_stat_t stat;
    zip_t *archive = bytes.length ? open_archive(bytes) : NULL;
    bool locked = archive && find_locked(archive, name, &at, &stat);
    if (archive)
        zip_discard(archive);
    return locked;
}

static bool read_whole(zip_file_t *file, char *content, uint64_t size)
{
    char more;
    for (uint64_t done = 0; done < size;) {
        zip_int64_t got = zip_fread(file, content + done, size - done);
        if (got <= 0)
            return false;
        done += (uint64_t)got;
    }
    return zip_fread(file, &more, 1) == 0; /* at the very end it is checked */
}

static emic_status read_locked(const char *path, zip_t *archive, zip_uint64_t at, uint64_t size,
                               const char *passphrase, emic_arena *arena, emic_slice *out,
                               emic_error *err)
{
    zip_file_t *file = zip_fopen_index_encrypted(archive, at, 0, passphrase);
    if (!file && zip_error_code_zip(zip_get_error(archive)) == ZIP_ER_WRONGPASSWD)
        return emic_fail_at(err, EMIC_INVALID, path, 0, 0,
                            "the passphrase or key file is not the one of this archive");
    if (!file)
        return emic_fail_at(err, EMIC_MALFORMED, path, 0, 0, "cannot be decrypted: %s",
                            zip_strerror(archive));
    char *content = emic_arena_alloc(arena, (size_t)size + 1);
    bool whole = read_whole(file, content, size);
    zip_fclose(file);
    if (!whole)
        return emic_fail_at(err, EMIC_CORRUPT, path, 0, 0,
                            "the encrypted part is damaged, or the passphrase is not its own");
    *out = (emic_slice){content, (size_t)size};
    return EMIC_OK;
}

/* What is locked here is stored as it is: it cannot claim to be more than is there. */
static emic_status unlock(const char *path, emic_slice bytes, const char *name,
                          const char *passphrase, emic_arena *arena, emic_slice *out,
                          emic_error *err)
{
    zip_uint64_t at;
    zip_stat_t stat;
    zip_t *archive = bytes.length ? open_archive(bytes) : NULL;
    emic_status status;
    if (!archive)
        status = emic_fail_at(err, EMIC_MALFORMED, path, 0, 0,
                              "not a ZIP archive, or one that is damaged or cut short");
    else if (!find_locked(archive, name, &at, &stat) || stat.comp_method != ZIP_CM_STORE ||
             stat.encryption_method != ZIP_EM_AES_256 || stat.size > stat.comp_size ||
             stat.comp_size > bytes.length)
        status = emic_fail_at(err, EMIC_MALFORMED, path, 0, 0,
                              "holds no %s that is stored and encrypted with AES-256", name);
    else
        status = read_locked(path, archive, at, stat.size, passphrase, arena, out, err);
    if (archive)
        zip_discard(archive);
    return status;
}

emic_status emic_zip_unlock(const char *path, emic_slice bytes, const char *name,
                            emic_secret *passphrase, emic_arena *arena, emic_slice *out,
                            emic_error *err)
{
    emic_secret *copy;
    EMIC_TRY(copy_passphrase(passphrase, &copy, err));
    emic_status status = unlock(path, bytes, name, text_of(copy), arena, out, err);
    emic_secret_close(copy);
    return status;
}
