/* Sealing a bag with its manifests. Checking one is bag_verify.c's business. */
#include "exchange/bag.h"
#include "base/digest.h"
#include "base/strbuf.h"
#include "base/version.h"
#include <assert.h>
#include <stdlib.h>

bool emic_bag_is_payload(const char *name)
{
    return strncmp(name, "data/", 5) == 0;
}

void emic_bag_add(emic_bag *bag, const char *name, emic_slice content)
{
    assert(!strpbrk(name, "\r\n%"));
    emic_zip_entry *entry = EMIC_PUSH(bag->arena, &bag->entries);
    entry->name = emic_arena_string(bag->arena, emic_slice_of(name));
    entry->content = content;
}

static int by_name(const void *left, const void *right)
{
    return strcmp(((const emic_zip_entry *)left)->name, ((const emic_zip_entry *)right)->name);
}

void emic_bag_sort(emic_bag *bag)
{
    if (bag->entries.count)
        qsort(bag->entries.items, bag->entries.count, sizeof *bag->entries.items, by_name);
}

/* "DIGEST  NAME" for every payload or every tag file. */
static emic_slice manifest(const emic_bag *bag, bool payload, bool long_digest)
{
    char hex[EMIC_SHA512_HEX];
    emic_strbuf text = {0};
    for (size_t i = 0; i < bag->entries.count; i++) {
        const emic_zip_entry *entry = &bag->entries.items[i];
        if (emic_bag_is_payload(entry->name) != payload)
            continue;
        if (long_digest)
            emic_sha512_hex(entry->content, hex);
        else
            emic_sha256_hex(entry->content, hex);
        emic_strbuf_printf(&text, "%s  %s\n", hex, entry->name);
    }
    emic_slice copy = emic_arena_copy(bag->arena, emic_strbuf_slice(&text));
    emic_strbuf_close(&text);
    return copy;
}

static const char *payload_oxum(const emic_bag *bag)
{
    size_t bytes = 0, files = 0;
    for (size_t i = 0; i < bag->entries.count; i++) {
        if (!emic_bag_is_payload(bag->entries.items[i].name))
            continue;
        bytes += bag->entries.items[i].content.length;
        files++;
    }
    return emic_arena_format(bag->arena, "%zu.%zu", bytes, files);
}

void emic_bag_seal(emic_bag *bag, const char *date, char digest[65])
{
    emic_arena *arena = bag->arena;
    emic_bag_sort(bag);
    emic_slice sha256 = manifest(bag, true, false), sha512 = manifest(bag, true, true);
    emic_sha256_hex(sha256, digest);
    const char *info = emic_arena_format(arena,
                                         "Bag-Software-Agent: emic %s\n"
                                         "Bagging-Date: %s\n"
                                         "Payload-Oxum: %s\n"
                                         "Emic-Content-SHA256: %s\n",
                                         emic_version(), date, payload_oxum(bag), digest);
    emic_bag_add(bag, "bagit.txt",
                 EMIC_LITERAL("BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"));
    emic_bag_add(bag, "bag-info.txt", emic_slice_of(info));
    emic_bag_add(bag, "manifest-sha256.txt", sha256);
    emic_bag_add(bag, "manifest-sha512.txt", sha512);
    emic_bag_sort(bag);
    sha256 = manifest(bag, false, false);
    sha512 = manifest(bag, false, true);
    emic_bag_add(bag, "tagmanifest-sha256.txt", sha256);
    emic_bag_add(bag, "tagmanifest-sha512.txt", sha512);
}
