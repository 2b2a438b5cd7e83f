/* Reading ZIP, on libzip. Knows which entries we trust; which names are taken is said in
 * zip_name.c, what the entries mean is the callers' business, and writing is zip_write.c's. */
#include "base/zip.h"
#include "base/zip_name.h"
#include <assert.h>
#include <stdlib.h>
#include <zip.h>
#include <zlib.h>

enum { LARGEST_RATIO = 1100 };
enum { HEADERS = 30 + 46 }; /* bytes of an entry's two headers, without names */

struct emic_zip {
    const char *path;
    emic_arena *arena;
    zip_t *archive;
    emic_zip_item *items; /* sorted by name, folders left out */
    size_t count;
    emic_slice bytes;
    uint64_t taken; /* bytes of all entries so far, headers included */
};

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
    if (stat->size > EMIC_ZIP_LARGEST)
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
