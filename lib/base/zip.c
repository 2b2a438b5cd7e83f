/* ZIP in and out, on libzip. Knows which entries we trust and how an archive gets the same bytes
 * everywhere; which names are taken is said in zip_name.c, what the entries mean is the callers'
 * business. The only file that knows libzip, and asks zlib for its version. */
#include "base/zip.h"
#include "base/zip_name.h"
#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <zip.h>
#include <zlib.h>

enum { LARGEST_COUNT = 65534, LARGEST_RATIO = 1100 };
enum { HEADERS = 30 + 46 }; /* bytes of an entry's two headers, without names */
static const uint64_t largest_entry = UINT64_C(1) << 30;
static const uint64_t largest_archive = UINT32_MAX;

struct emic_zip {
    const char *path;
    emic_arena *arena;
    zip_t *archive;
    emic_zip_item *items; /* sorted by name, folders left out */
    size_t count;
    emic_slice bytes;
    uint64_t taken; /* bytes of all entries so far, headers included */
};

/* --- Writing -------------------------------------------------------------------------------- */

typedef struct dos_time {
    uint16_t date, time;
} dos_time;

static dos_time dos_time_of(int64_t seconds)
{
    const int64_t first = 315532800, last = 4354819198; /* 1980-01-01 and 2107-12-31T23:59:58 */
    time_t clamped = (time_t)(seconds < first ? first : seconds > last ? last : seconds);
    struct tm utc;
    gmtime_r(&clamped, &utc);
    return (dos_time){
        .date = (uint16_t)((utc.tm_year - 80) << 9 | (utc.tm_mon + 1) << 5 | utc.tm_mday),
        .time = (uint16_t)(utc.tm_hour << 11 | utc.tm_min << 5 | utc.tm_sec >> 1),
    };
}

static uint16_t get16(const char *at)
{
    const unsigned char *byte = (const unsigned char *)at;
    return (uint16_t)(byte[0] | byte[1] << 8);
}

static uint32_t get32(const char *at)
{
    return get16(at) | (uint32_t)get16(at + 2) << 16;
}

static void put_time(char *at, dos_time time)
{
    at[0] = (char)(time.time & 0xFF), at[1] = (char)(time.time >> 8);
    at[2] = (char)(time.date & 0xFF), at[3] = (char)(time.date >> 8);
}

/* Dates all `count` entries of an archive just built. libzip takes a DOS time too, but carries it
 * through the local time zone, where an hour may be missing: the bytes would depend on TZ. */
static void stamp(char *bytes, size_t length, size_t count, dos_time time)
{
    const char *end_record = bytes + length - 22;
    assert(memcmp(end_record, "PK\5\6", 4) == 0 && get16(end_record + 10) == count);
    char *entry = bytes + get32(end_record + 16);
    for (size_t i = 0; i < count; i++) {
        assert(memcmp(entry, "PK\1\2", 4) == 0);
        put_time(entry + 12, time);
        put_time(bytes + get32(entry + 42) + 10, time);
        entry += 46 + get16(entry + 28) + get16(entry + 30) + get16(entry + 32);
    }
}

static emic_status fail_build(zip_error_t *error, emic_error *err)
{
    return emic_fail(err, EMIC_IO, "cannot build the ZIP archive: %s", zip_error_strerror(error));
}

static bool add_item(zip_t *archive, const emic_zip_item *each)
{
    zip_source_t *content = zip_source_buffer(archive, each->content.data ? each->content.data : "",
                                              each->content.length, 0);
    if (!content)
        return false;
    zip_int64_t added = zip_file_add(archive, each->name, content, ZIP_FL_ENC_UTF_8);
    if (added < 0) {
        zip_source_free(content);
        return false;
    }
    zip_uint64_t at = (zip_uint64_t)added;
    return zip_set_file_compression(archive, at, ZIP_CM_DEFLATE, 6) == 0 &&
           zip_file_set_external_attributes(archive, at, 0, ZIP_OPSYS_UNIX,
                                            UINT32_C(0100644) << 16) == 0;
}

/* Writes the archive into `sink`. */
static emic_status write_items(const emic_zip_item *items, size_t count, zip_source_t *sink,
                               emic_error *err)
{
    zip_error_t error;
    zip_error_init(&error);
    zip_source_keep(sink); /* the archive frees it once */
    zip_t *archive = zip_open_from_source(sink, ZIP_TRUNCATE, &error);
    if (!archive) {
        zip_source_free(sink);
        emic_status status = fail_build(&error, err);
        zip_error_fini(&error);
        return status;
    }
    bool written = true;
    for (size_t i = 0; i < count && written; i++)
        written = add_item(archive, &items[i]);
    if (written && zip_close(archive) == 0)
        return EMIC_OK;
    emic_status status = fail_build(zip_get_error(archive), err);
    zip_discard(archive);
    return status;
}

static emic_status take_bytes(zip_source_t *sink, emic_arena *arena, char **bytes, size_t *length,
                              emic_error *err)
{
    zip_stat_t stat;
    zip_stat_init(&stat);
    if (zip_source_stat(sink, &stat) < 0 || zip_source_open(sink) < 0)
        return fail_build(zip_source_error(sink), err);
    emic_status status = EMIC_OK;
    *length = (size_t)stat.size;
    if (stat.size > largest_archive) {
        status = emic_fail(err, EMIC_INVALID, "the ZIP archive would be over 4 GiB");
    } else {
        *bytes = emic_arena_alloc(arena, *length);
        if (zip_source_read(sink, *bytes, stat.size) != (zip_int64_t)stat.size)
            status = fail_build(zip_source_error(sink), err);
    }
    zip_source_close(sink);
    return status;
}

static emic_status check_entries(const emic_zip_entry *entries, size_t count, emic_error *err)
{
    char shown[EMIC_ZIP_SHOWN_SIZE];
    if (count == 0 || count > LARGEST_COUNT)
        return emic_fail(err, EMIC_INVALID, "a ZIP archive takes 1 to %d entries, not %zu",
                         LARGEST_COUNT, count);
    for (size_t i = 0; i < count; i++) {
        EMIC_TRY(emic_zip_name_check(NULL, entries[i].name, EMIC_INVALID, err));
        if (entries[i].content.length > largest_entry)
            return emic_fail(err, EMIC_INVALID, "the entry \"%s\" is over 1 GiB",
                             emic_zip_name_show(entries[i].name, shown));
    }
    return EMIC_OK;
}

emic_status emic_zip_build(const emic_zip_entry *entries, size_t count, int64_t seconds,
                           emic_arena *arena, emic_slice *out, emic_error *err)
{
    char *bytes = NULL;
    size_t length = 0;
    EMIC_TRY(check_entries(entries, count, err));
    emic_zip_item *items = emic_arena_array(arena, count, sizeof *items);
    for (size_t i = 0; i < count; i++)
        items[i] = (emic_zip_item){.name = entries[i].name, .content = entries[i].content};
    EMIC_TRY(emic_zip_name_sort(NULL, items, count, EMIC_INVALID, err));
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t *sink = zip_source_buffer_create(NULL, 0, 0, &error);
    emic_status status = sink ? write_items(items, count, sink, err) : fail_build(&error, err);
    if (status == EMIC_OK)
        status = take_bytes(sink, arena, &bytes, &length, err);
    zip_source_free(sink);
    zip_error_fini(&error);
    if (status != EMIC_OK)
        return status;
    stamp(bytes, length, count, dos_time_of(seconds));
    *out = (emic_slice){bytes, length};
    return EMIC_OK;
}

/* --- Reading -------------------------------------------------------------------------------- */

static zip_t *open_archive(emic_slice bytes, int flags, zip_error_t *error)
{
    zip_source_t *source = zip_source_buffer_create(bytes.data, bytes.length, 0, error);
    zip_t *archive = source ? zip_open_from_source(source, ZIP_RDONLY | flags, error) : NULL;
    if (source && !archive)
        zip_source_free(source);
    return archive;
}

static emic_status fail_open(const emic_zip *zip, zip_error_t *error, emic_error *err)
{
    const char *why = NULL;
    if (zip_error_code_zip(error) == ZIP_ER_NOZIP)
        why = "not a ZIP archive, or one cut short";
    if (zip_error_code_zip(error) == ZIP_ER_INCONS)
        why = "the ZIP archive contradicts itself";
    return emic_fail_at(
        err, EMIC_MALFORMED, zip->path, 0, 0, "%s%s",
        why ? why : "unreadable ZIP archive: ", why ? "" : zip_error_strerror(error));
}

static emic_status open_checked(emic_zip *zip, emic_error *err)
{
    zip_error_t error;
    zip_error_init(&error);
    zip->archive = open_archive(zip->bytes, ZIP_CHECKCONS, &error);
    /* libzip does not say which name stands twice: emic_zip_name_sort will. */
    if (!zip->archive && zip_error_code_zip(&error) == ZIP_ER_EXISTS)
        zip->archive = open_archive(zip->bytes, 0, &error);
    emic_status status = zip->archive ? EMIC_OK : fail_open(zip, &error, err);
    zip_error_fini(&error);
    return status;
}

/* What is wrong with the entry, or NULL. What it takes is added up: if entries shared their bytes,
 * a small archive could hold any amount. */
static const char *find_fault(emic_zip *zip, const zip_stat_t *stat)
{
    const zip_uint64_t needed = ZIP_STAT_NAME | ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE |
                                ZIP_STAT_COMP_METHOD | ZIP_STAT_ENCRYPTION_METHOD;
    uint64_t left = zip->bytes.length - zip->taken;
    if ((stat->valid & needed) != needed)
        return "lacks a size or a method";
    if (stat->encryption_method != ZIP_EM_NONE)
        return "is encrypted";
    if (stat->comp_method != ZIP_CM_STORE && stat->comp_method != ZIP_CM_DEFLATE)
        return "is neither stored nor deflated";
    if (stat->size > largest_entry)
        return "claims to be over 1 GiB";
    if (left < HEADERS || stat->comp_size > left - HEADERS)
        return "claims packed bytes that are not its own";
    if (stat->size > stat->comp_size * LARGEST_RATIO)
        return "claims over 1,100 times its packed size";
    zip->taken += stat->comp_size + HEADERS;
    return NULL;
}

static emic_status list_item(emic_zip *zip, zip_uint64_t at, emic_error *err)
{
    char shown[EMIC_ZIP_SHOWN_SIZE];
    zip_stat_t stat;
    const char *raw = zip_get_name(zip->archive, at, ZIP_FL_ENC_RAW);
    if (!raw || zip_stat_index(zip->archive, at, 0, &stat) < 0)
        return emic_fail_at(err, EMIC_MALFORMED, zip->path, 0, 0, "entry %llu is unreadable",
                            (unsigned long long)at + 1);
    size_t length = strlen(raw);
    bool folder = length > 0 && raw[length - 1] == '/';
    const char *name = emic_arena_string(zip->arena, (emic_slice){raw, length - folder});
    EMIC_TRY(emic_zip_name_check(zip->path, name, EMIC_MALFORMED, err));
    const char *fault = find_fault(zip, &stat);
    if (fault)
        return emic_fail_at(err, EMIC_MALFORMED, zip->path, 0, 0, "the entry \"%s\" %s",
                            emic_zip_name_show(name, shown), fault);
    if (!folder)
        zip->items[zip->count++] = (emic_zip_item){.name = name, .at = at, .size = stat.size};
    return EMIC_OK;
}

static emic_status list_items(emic_zip *zip, emic_error *err)
{
    if (zip->bytes.length == 0)
        return emic_fail_at(err, EMIC_MALFORMED, zip->path, 0, 0,
                            "not a ZIP archive, the file is empty");
    EMIC_TRY(open_checked(zip, err));
    zip_uint64_t total = (zip_uint64_t)zip_get_num_entries(zip->archive, 0);
    zip->items = emic_arena_array(zip->arena, total, sizeof *zip->items);
    for (zip_uint64_t at = 0; at < total; at++)
        EMIC_TRY(list_item(zip, at, err));
    return emic_zip_name_sort(zip->path, zip->items, zip->count, EMIC_MALFORMED, err);
}

emic_status emic_zip_open(const char *path, emic_slice bytes, emic_zip **out, emic_error *err)
{
    emic_zip *zip = emic_memory_alloc(sizeof *zip);
    *zip = (emic_zip){.arena = emic_arena_open(), .bytes = bytes};
    zip->path = emic_arena_string(zip->arena, emic_slice_of(path));
    emic_status status = list_items(zip, err);
    if (status != EMIC_OK) {
        emic_zip_close(zip);
        zip = NULL;
    }
    *out = zip;
    return status;
}

void emic_zip_close(emic_zip *zip)
{
    if (!zip)
        return;
    if (zip->archive)
        zip_discard(zip->archive);
    emic_arena_close(zip->arena);
    free(zip);
}

size_t emic_zip_count(const emic_zip *zip)
{
    return zip->count;
}

const char *emic_zip_name(const emic_zip *zip, size_t at)
{
    assert(at < zip->count);
    return zip->items[at].name;
}

uint64_t emic_zip_size(const emic_zip *zip, size_t at)
{
    assert(at < zip->count);
    return zip->items[at].size;
}

static const emic_zip_item *find_item(const emic_zip *zip, const char *name)
{
    size_t first = 0, last = zip->count;
    while (first < last) {
        size_t middle = first + (last - first) / 2;
        int order = strcmp(zip->items[middle].name, name);
        if (order == 0)
            return &zip->items[middle];
        if (order < 0)
            first = middle + 1;
        else
            last = middle;
    }
    return NULL;
}

/* Reads to the very end, where libzip checks the sum; one byte more than claimed shows there. */
static bool read_whole(zip_file_t *file, char *content, uint64_t size)
{
    char more;
    uint64_t done = 0;
    while (done < size) {
        zip_int64_t got = zip_fread(file, content + done, size - done);
        if (got <= 0)
            return false;
        done += (uint64_t)got;
    }
    return zip_fread(file, &more, 1) == 0;
}

emic_status emic_zip_read(emic_zip *zip, const char *name, emic_arena *arena, emic_slice *out,
                          emic_error *err)
{
    char shown[EMIC_ZIP_SHOWN_SIZE];
    const emic_zip_item *found = find_item(zip, name);
    if (!found)
        return emic_fail_at(err, EMIC_NOT_FOUND, zip->path, 0, 0, "the archive holds no \"%s\"",
                            emic_zip_name_show(name, shown));
    zip_file_t *file = zip_fopen_index(zip->archive, found->at, 0);
    char *content = file ? emic_arena_alloc(arena, found->size + 1) : NULL;
    bool whole = file && read_whole(file, content, found->size);
    if (file)
        zip_fclose(file);
    if (!whole)
        return emic_fail_at(err, EMIC_CORRUPT, zip->path, 0, 0,
                            "the entry \"%s\" is damaged: its size or checksum is not as claimed",
                            emic_zip_name_show(name, shown));
    *out = (emic_slice){content, found->size};
    return EMIC_OK;
}

const char *emic_zip_version(void)
{
    return zip_libzip_version();
}

const char *emic_zip_deflate_version(void)
{
    return zlibVersion();
}
