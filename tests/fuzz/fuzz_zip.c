/* ZIP from anywhere: no crash, no bomb, only safe names, and what was read can be written and read
 * again. */
#include "base/zip.h"
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
    emic_zip *zip;
    emic_error err;
    require(emic_zip_build(entry, 1, 0, arena, &bytes, &err) == EMIC_OK);
    require(emic_zip_open("again", bytes, &zip, &err) == EMIC_OK);
    require(emic_zip_count(zip) == 1 && strcmp(emic_zip_name(zip, 0), entry->name) == 0);
    require(emic_zip_read(zip, entry->name, arena, &content, &err) == EMIC_OK);
    require(emic_slice_equal(content, entry->content));
    emic_zip_close(zip);
}

static void read_entries(emic_zip *zip, size_t size)
{
    size_t total = 0;
    for (size_t i = 0; i < emic_zip_count(zip); i++) {
        emic_arena *arena = emic_arena_open();
        emic_zip_entry entry = {.name = emic_zip_name(zip, i)};
        emic_error err;
        check_name(entry.name);
        require(i == 0 || strcmp(emic_zip_name(zip, i - 1), entry.name) < 0);
        emic_status status = emic_zip_read(zip, entry.name, arena, &entry.content, &err);
        require(status == EMIC_OK || status == EMIC_CORRUPT);
        if (status == EMIC_OK && i < 4)
            write_again(&entry, arena);
        total += entry.content.length;
        emic_arena_close(arena);
    }
    require(total <= size * 1100);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    emic_zip *zip;
    emic_error err;
    emic_slice bytes = {(const char *)data, size};
    if (emic_zip_open("fuzz", bytes, &zip, &err) == EMIC_OK)
        read_entries(zip, size);
    else
        require(!zip && err.message[0] != '\0');
    emic_zip_close(zip);
    return 0;
}
