/* One way to read both forms: zip.c's and tar_read.c's. */
#include "base/pack.h"
#include "base/zip_name.h"
#include <stdlib.h>

struct emic_pack {
    char *path;
    emic_zip *zip; /* or */
    emic_tar *tar;
};

static bool ends_with(const char *path, const char *ending)
{
    size_t length = strlen(path), tail = strlen(ending);
    return length > tail && strcmp(path + length - tail, ending) == 0;
}

emic_pack_form emic_pack_form_of(const char *path)
{
    return ends_with(path, ".tar.gz") || ends_with(path, ".tgz") ? EMIC_PACK_TAR : EMIC_PACK_ZIP;
}

emic_status emic_pack_open(const char *path, emic_slice bytes, emic_pack **out, emic_error *err)
{
    emic_pack pack = {0};
    bool gzip = emic_slice_starts(bytes, "\x1F\x8B");
    *out = NULL;
    if (gzip)
        EMIC_TRY(emic_tar_open(path, bytes, &pack.tar, err));
    else
        EMIC_TRY(emic_zip_open(path, bytes, &pack.zip, err));
    *out = emic_memory_alloc(sizeof **out);
    pack.path = emic_memory_alloc(strlen(path) + 1);
    strcpy(pack.path, path);
    **out = pack;
    return EMIC_OK;
}

void emic_pack_close(emic_pack *pack)
{
    if (!pack)
        return;
    emic_zip_close(pack->zip);
    emic_tar_close(pack->tar);
    free(pack->path);
    free(pack);
}

emic_pack_form emic_pack_form_in(const emic_pack *pack)
{
    return pack->tar ? EMIC_PACK_TAR : EMIC_PACK_ZIP;
}

size_t emic_pack_count(const emic_pack *pack)
{
    return pack->tar ? emic_tar_count(pack->tar) : emic_zip_count(pack->zip);
}

const char *emic_pack_name(const emic_pack *pack, size_t at)
{
    return pack->tar ? emic_tar_name(pack->tar, at) : emic_zip_name(pack->zip, at);
}

emic_status emic_pack_read(emic_pack *pack, const char *name, emic_arena *arena, emic_slice *out,
                           emic_error *err)
{
    char shown[EMIC_ZIP_SHOWN_SIZE];
    emic_slice content;
    if (pack->zip)
        return emic_zip_read(pack->zip, name, arena, out, err);
    if (!emic_tar_find(pack->tar, name, &content))
        return emic_fail_at(err, EMIC_NOT_FOUND, pack->path, 0, 0, "the archive holds no \"%s\"",
                            emic_zip_name_show(name, shown));
    *out = emic_arena_copy(arena, content);
    return EMIC_OK;
}
