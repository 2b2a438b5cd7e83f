/* tar in gzip from anywhere: no crash, no bomb, only safe names, and what was read can be written
 * and read again. Few changed bytes get past the checksums of gzip: a first byte "t" means that the
 * rest is the tar itself, whose heads are summed up anew. */
#include "base/deflate.h"
#include "base/tar.h"
#include "base/tar_block.h"
#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool holds)
{
    if (!holds)
        abort();
}

static void check_name(const char *name)
{
    require(name[0] != '\0' && name[0] != '/' && !strchr(name, '\\'));
    require(strcmp(name, "..") != 0 && strncmp(name, "../", 3) != 0 && !strstr(name, "/../"));
}

static void write_again(const emic_zip_entry *entry, emic_arena *arena)
{
    emic_slice bytes, content;
    emic_tar *tar;
    emic_error err;
    char digest[EMIC_SHA256_HEX];
    require(emic_tar_build(entry, 1, 0, arena, &bytes, digest, &err) == EMIC_OK);
    require(emic_tar_open("again", bytes, &tar, &err) == EMIC_OK);
    require(emic_tar_count(tar) == 1 && strcmp(emic_tar_name(tar, 0), entry->name) == 0);
    require(emic_tar_find(tar, entry->name, &content));
    require(emic_slice_equal(content, entry->content));
    emic_tar_close(tar);
}

static void read_entries(const emic_tar *tar, size_t size, emic_arena *arena)
{
    size_t total = 0;
    for (size_t i = 0; i < emic_tar_count(tar); i++) {
        emic_zip_entry entry = {.name = emic_tar_name(tar, i)};
        check_name(entry.name);
        require(i == 0 || strcmp(emic_tar_name(tar, i - 1), entry.name) < 0);
        require(emic_tar_find(tar, entry.name, &entry.content));
        if (i < 4)
            write_again(&entry, arena);
        total += entry.content.length;
    }
    require(total <= size * 1100 + 1024);
}

/* A tar as a gzip file; sums that do not fit are no obstacle. */
static emic_slice pack(const uint8_t *data, size_t size, emic_arena *arena)
{
    emic_error err;
    emic_strbuf out = {0};
    char *plain = emic_arena_alloc(arena, size + 1);
    memcpy(plain, data, size);
    for (size_t at = 0; at + EMIC_TAR_BLOCK <= size; at += EMIC_TAR_BLOCK)
        if (memcmp(plain + at + TAR_MAGIC, "ustar", 5) == 0)
            snprintf(plain + at + TAR_SUM, TAR_NUMBER, "%06o", emic_tar_sum(plain + at));
    emic_slice tar = {plain, size};
    emic_deflater *deflater = emic_deflater_open();
    emic_strbuf_add(&out, (emic_slice){"\x1F\x8B\x08\0\0\0\0\0\0\xFF", 10});
    require(emic_deflater_add(deflater, (emic_slice){0}, tar, true, &out, &err) == EMIC_OK);
    emic_deflater_close(deflater);
    uint32_t sums[2] = {emic_crc32(tar), (uint32_t)size};
    for (int i = 0; i < 8; i++)
        emic_strbuf_putc(&out, (char)(sums[i / 4] >> 8 * (i % 4) & 0xFF));
    emic_slice copy = emic_arena_copy(arena, emic_strbuf_slice(&out));
    emic_strbuf_close(&out);
    return copy;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    emic_tar *tar;
    emic_error err;
    emic_arena *arena = emic_arena_open();
    emic_slice bytes = {(const char *)data, size};
    if (size && data[0] == 't')
        bytes = pack(data + 1, size - 1, arena);
    if (emic_tar_open("fuzz", bytes, &tar, &err) == EMIC_OK)
        read_entries(tar, bytes.length, arena);
    else
        require(!tar && err.status == EMIC_MALFORMED && err.message[0] != '\0');
    emic_tar_close(tar);
    emic_arena_close(arena);
    return 0;
}
