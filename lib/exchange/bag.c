/* Sealing a bag with its manifests. Checking one is bag_verify.c's business. */
#include "exchange/bag.h"
#include "base/ahead.h"
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
    if (bag->ahead)
        emic_ahead_add(bag->ahead, content);
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
static emic_slice manifest(const emic_bag *bag, const emic_ahead *ahead, bool payload,
                           bool long_digest)
{
    emic_strbuf text = {0};
    for (size_t i = 0; i < bag->entries.count; i++) {
        const emic_zip_entry *entry = &bag->entries.items[i];
        if (emic_bag_is_payload(entry->name) != payload)
            continue;
        const emic_ahead_piece *piece = emic_ahead_find(ahead, entry->content);
        emic_strbuf_printf(&text, "%s  %s\n", long_digest ? piece->sha512 : piece->sha256,
                           entry->name);
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

/* Every file from `first` on gets its digests. */
static emic_status hash_files(const emic_bag *bag, size_t first, emic_ahead *ahead, emic_error *err)
{
    for (size_t i = first; i < bag->entries.count && ahead != bag->ahead; i++)
        emic_ahead_add(ahead, bag->entries.items[i].content);
    return emic_ahead_finish(ahead, err);
}

static emic_status seal(emic_bag *bag, emic_ahead *ahead, const char *date, char digest[65],
                        emic_error *err)
{
    size_t files = bag->entries.count;
    emic_bag_sort(bag);
    EMIC_TRY(hash_files(bag, 0, ahead, err));
    emic_slice sha256 = manifest(bag, ahead, true, false);
    emic_slice sha512 = manifest(bag, ahead, true, true);
    emic_sha256_hex(sha256, digest);
    const char *info = emic_arena_format(bag->arena,
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
    EMIC_TRY(hash_files(bag, files, ahead, err));
    emic_bag_sort(bag);
    sha256 = manifest(bag, ahead, false, false);
    sha512 = manifest(bag, ahead, false, true);
    emic_bag_add(bag, "tagmanifest-sha256.txt", sha256);
    emic_bag_add(bag, "tagmanifest-sha512.txt", sha512);
    return EMIC_OK;
}

emic_status emic_bag_seal(emic_bag *bag, const char *date, char digest[65], emic_error *err)
{
    if (bag->ahead)
        return seal(bag, bag->ahead, date, digest, err);
    emic_ahead *ahead = emic_ahead_open(EMIC_AHEAD_HASHED);
    emic_status status = seal(bag, ahead, date, digest, err);
    emic_ahead_close(ahead);
    return status;
}
