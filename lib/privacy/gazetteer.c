/* The lists of names: unpacked from the library itself into a table by hash. How the list is laid
 * out is written in names/README.md. */
#include "privacy/gazetteer.h"
#include "base/arena.h"
#include "base/deflate.h"
#include "privacy/gazetteer_key.h"
#include <assert.h>
#include <stdlib.h>

/* Generated at build time from names/names.bin: its bytes, eight in a number, the first highest. */
extern const uint64_t emic_names[];
extern const size_t emic_names_size;

enum {
    SPELLED = 1 << 15, /* in the file: the place has a spelling of its own */
    TOWN = 1,          /* in the column of places; 2 is any other place, 0 none */
    HEAD = 44,
    VERSION = 1,
};

typedef struct name_entry {
    uint32_t key;      /* where its bytes begin */
    uint32_t known;    /* EMIC_GAZETTEER_..., weight, tier */
    uint32_t spelling; /* of a place, in the texts; 0 for none */
    uint16_t region;   /* from 1; 0 for none */
    uint8_t country;   /* from 1; 0 for what is no place */
    uint8_t length;    /* of the key */
    bool town;         /* the place is a town */
} name_entry;

typedef struct name_slot {
    uint32_t hash, entry; /* entry from 1; 0: free */
} name_slot;

struct emic_gazetteer {
    name_entry *entries;
    name_slot *slots;
    size_t mask;
    const char *keys, *texts;
    const char **countries, **regions; /* by their numbers */
    emic_folder *folder;
};

typedef struct name_counts {
    uint32_t entries, countries, regions, places, key_bytes, text_bytes, packed, plain;
} name_counts;

/* The columns, as they stand one after another. */
typedef struct name_columns {
    const uint8_t *prefixes, *lengths, *levels, *places, *flags, *place_countries, *place_regions,
        *suffixes, *texts;
} name_columns;

static uint32_t number_at(const uint8_t *bytes)
{
    return bytes[0] | (uint32_t)bytes[1] << 8 | (uint32_t)bytes[2] << 16 | (uint32_t)bytes[3] << 24;
}

static uint16_t short_at(const uint8_t *bytes)
{
    return (uint16_t)(bytes[0] | bytes[1] << 8);
}

static uint8_t *read_bytes(emic_arena *arena)
{
    uint8_t *bytes = emic_arena_alloc(arena, emic_names_size);
    for (size_t i = 0; i < emic_names_size; i++)
        bytes[i] = (uint8_t)(emic_names[i / 8] >> (56 - i % 8 * 8));
    return bytes;
}

static name_counts read_counts(const uint8_t *bytes)
{
    assert(memcmp(bytes, "EMICNAME", 8) == 0 && number_at(bytes + 8) == VERSION);
    bytes += 12;
    return (name_counts){number_at(bytes),      number_at(bytes + 4),  number_at(bytes + 8),
                         number_at(bytes + 12), number_at(bytes + 16), number_at(bytes + 20),
                         number_at(bytes + 24), number_at(bytes + 28)};
}

static const uint8_t *take(const uint8_t **at, size_t bytes)
{
    const uint8_t *taken = *at;
    *at += bytes;
    return taken;
}

static name_columns split(const uint8_t *plain, const name_counts *counts)
{
    name_columns to;
    const uint8_t *at = plain;
    to.prefixes = take(&at, counts->entries);
    to.lengths = take(&at, counts->entries);
    to.levels = take(&at, counts->entries);
    to.places = take(&at, counts->entries);
    to.flags = take(&at, counts->entries * (size_t)2);
    to.place_countries = take(&at, counts->places);
    to.place_regions = take(&at, counts->places * (size_t)2);
    to.suffixes = take(&at, counts->key_bytes);
    to.texts = take(&at, counts->text_bytes);
    assert(at == plain + counts->plain);
    return to;
}

/* `count` texts from `*at`, numbered from 1. */
static const char **number_texts(const char **at, size_t count, emic_arena *arena)
{
    const char **texts = emic_arena_array(arena, count + 1, sizeof *texts);
    texts[0] = "";
    for (size_t i = 1; i <= count; i++) {
        texts[i] = *at;
        *at += strlen(*at) + 1;
    }
    return texts;
}

/* All keys, each written out, and what is known of each. */
static void read_entries(emic_gazetteer *into, const name_columns *from, const name_counts *counts,
                         const char *spelling, emic_arena *arena)
{
    size_t bytes = 0, used = 0, place = 0;
    const uint8_t *suffix = from->suffixes;
    for (size_t i = 0; i < counts->entries; i++)
        bytes += (size_t)from->prefixes[i] + from->lengths[i];
    char *keys = emic_arena_alloc(arena, bytes + 1), *before = keys;
    for (size_t i = 0; i < counts->entries; i++) {
        name_entry *entry = &into->entries[i];
        uint16_t flags = short_at(from->flags + i * 2);
        char *key = keys + used;
        memcpy(key, before, from->prefixes[i]);
        memcpy(key + from->prefixes[i], suffix, from->lengths[i]);
        suffix += from->lengths[i];
        entry->key = (uint32_t)used;
        entry->length = (uint8_t)(from->prefixes[i] + from->lengths[i]);
        entry->known = (flags & ~(uint32_t)SPELLED) | (uint32_t)from->levels[i] << 16;
        used += entry->length;
        before = key;
        if (!from->places[i])
            continue;
        entry->town = from->places[i] == TOWN;
        entry->country = from->place_countries[place];
        entry->region = short_at(from->place_regions + place * 2);
        place++;
        if (flags & SPELLED) {
            entry->spelling = (uint32_t)(spelling - into->texts);
            spelling += strlen(spelling) + 1;
        }
    }
    into->keys = keys;
}

/* An open table at most two thirds full. */
static void fill_slots(emic_gazetteer *into, size_t count, emic_arena *arena)
{
    size_t size = 1024;
    while (size < count + count / 2)
        size *= 2;
    into->slots = emic_arena_array(arena, size, sizeof *into->slots);
    into->mask = size - 1;
    for (size_t i = 0; i < count; i++) {
        const name_entry *entry = &into->entries[i];
        uint32_t hash = emic_token_hash((emic_slice){into->keys + entry->key, entry->length});
        size_t at = hash & into->mask;
        while (into->slots[at].entry)
            at = (at + 1) & into->mask;
        into->slots[at] = (name_slot){hash, (uint32_t)i + 1};
    }
}

static emic_gazetteer *unpack(emic_arena *arena, emic_arena *scratch)
{
    emic_gazetteer *into = emic_arena_alloc(arena, sizeof *into);
    const uint8_t *bytes = read_bytes(scratch);
    name_counts counts = read_counts(bytes);
    uint8_t *plain = emic_arena_alloc(scratch, counts.plain);
    emic_error error;
    emic_status status = emic_inflate((emic_slice){(const char *)bytes + HEAD, counts.packed},
                                      plain, counts.plain, &error);
    assert(status == EMIC_OK); /* it is part of the library: nothing can have changed it */
    (void)status;
    name_columns columns = split(plain, &counts);
    const char *text =
        emic_arena_copy(arena, (emic_slice){(const char *)columns.texts, counts.text_bytes}).data;
    into->texts = text;
    into->countries = number_texts(&text, counts.countries, arena);
    into->regions = number_texts(&text, counts.regions, arena);
    into->entries = emic_arena_array(arena, counts.entries, sizeof *into->entries);
    into->folder = emic_folder_open();
    read_entries(into, &columns, &counts, text, arena);
    fill_slots(into, counts.entries, arena);
    return into;
}

const emic_gazetteer *emic_gazetteer_load(void)
{
    static const emic_gazetteer *loaded;
    if (!loaded) {
        emic_arena *scratch = emic_arena_open();
        loaded = unpack(emic_arena_open(), scratch);
        emic_arena_close(scratch);
    }
    return loaded;
}

static const name_entry *find_key(const emic_gazetteer *in, const char *key, size_t length,
                                  uint32_t hash)
{
    for (size_t i = hash & in->mask; in->slots[i].entry; i = (i + 1) & in->mask) {
        const name_entry *entry = &in->entries[in->slots[i].entry - 1];
        if (in->slots[i].hash == hash && entry->length == length &&
            memcmp(in->keys + entry->key, key, length) == 0)
            return entry;
    }
    return NULL;
}

static const name_entry *find_words(const emic_gazetteer *in, emic_slice words)
{
    char key[EMIC_GAZETTEER_LONGEST];
    size_t length = emic_gazetteer_key(in->folder, words, key);
    return length ? find_key(in, key, length, emic_token_hash((emic_slice){key, length})) : NULL;
}

unsigned emic_gazetteer_find(const emic_gazetteer *gazetteer, emic_slice words)
{
    const name_entry *entry = find_words(gazetteer, words);
    return entry ? entry->known : 0;
}

unsigned emic_gazetteer_find_token(const emic_gazetteer *gazetteer, emic_slice text,
                                   const emic_token *token)
{
    const char *data = text.data + token->byte;
    char key[EMIC_GAZETTEER_LONGEST];
    if (token->length > sizeof key)
        return 0;
    for (size_t i = 0; i < token->length; i++) {
        if ((uint8_t)data[i] >= 0x80)
            return emic_gazetteer_find(gazetteer, (emic_slice){data, token->length});
        key[i] = emic_fold_ascii(data[i]);
    }
    const name_entry *entry = find_key(gazetteer, key, token->length, token->hash);
    return entry ? entry->known : 0;
}

bool emic_gazetteer_place(const emic_gazetteer *gazetteer, emic_slice words, emic_place *out)
{
    const name_entry *entry = find_words(gazetteer, words);
    *out = (emic_place){0};
    if (!entry || !entry->country)
        return false;
    out->country = emic_slice_of(gazetteer->countries[entry->country]);
    out->region = emic_slice_of(gazetteer->regions[entry->region]);
    if (entry->spelling)
        out->town = emic_slice_of(gazetteer->texts + entry->spelling);
    else if (entry->town)
        out->town = words;
    return true;
}
