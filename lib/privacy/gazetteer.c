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

enum { HEAD = 44, VERSION = 1, IS_TOWN = 1 << 15, BUCKETS = 1 << 18, MEMORY = 8192 };

/* What was looked up lately: a text says the same words again and again, and the lists are too
 * large to stay near the processor. */
typedef struct seen_key {
    uint32_t hash, length; /* no length: free */
    unsigned known;
} seen_key;

/* Columns have an item for each key, in the order of the file. */
struct emic_gazetteer {
    emic_arena *arena;            /* holds all of it */
    const uint32_t *keys, *words; /* where each begins, in key_bytes and in word_bytes */
    const char *key_bytes, *word_bytes;
    const uint8_t *prefixes, *suffixes; /* bytes shared with the key before, bytes that follow */
    const uint8_t *spellings;           /* bytes of a spelling behind them */
    const uint8_t *levels, *flags_low, *flags_high;
    const uint8_t *country, *region_low, *region_high; /* from 1; 0 for none */
    const char **countries, **regions;                 /* by their numbers */
    uint32_t *buckets; /* by the low bits of a hash: its first place in `chain` */
    uint32_t *chain;   /* keys, bucket by bucket */
    seen_key *seen;    /* by the low bits of a hash */
    emic_folder *folder;
};

typedef struct name_counts {
    uint32_t version, keys, countries, regions, key_bytes, words, texts, packed, plain;
} name_counts;

static uint8_t byte_at(size_t i)
{
    return (uint8_t)(emic_names[i / 8] >> (56 - i % 8 * 8));
}

static uint32_t number_at(size_t i)
{
    return byte_at(i) | (uint32_t)byte_at(i + 1) << 8 | (uint32_t)byte_at(i + 2) << 16 |
           (uint32_t)byte_at(i + 3) << 24;
}

static name_counts read_counts(void)
{
    name_counts counts = {number_at(8),  number_at(12), number_at(16), number_at(20), number_at(24),
                          number_at(28), number_at(32), number_at(36), number_at(40)};
    assert(counts.version == VERSION && HEAD + counts.packed <= emic_names_size);
    return counts;
}

/* The packed part as bytes, whatever order of bytes the machine has. */
static emic_slice read_packed(const name_counts *counts, emic_arena *arena)
{
    uint8_t *bytes = emic_arena_alloc(arena, counts->packed);
    for (size_t i = 0; i < counts->packed; i++)
        bytes[i] = byte_at(HEAD + i);
    return (emic_slice){(const char *)bytes, counts->packed};
}

static const uint8_t *take(const uint8_t **at, size_t bytes)
{
    const uint8_t *taken = *at;
    *at += bytes;
    return taken;
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

static void read_columns(emic_gazetteer *into, const uint8_t *plain, const name_counts *counts,
                         emic_arena *arena)
{
    const uint8_t *at = plain;
    const uint8_t **columns[] = {&into->prefixes, &into->suffixes,   &into->spellings,
                                 &into->levels,   &into->flags_low,  &into->flags_high,
                                 &into->country,  &into->region_low, &into->region_high};
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        *columns[i] = take(&at, counts->keys);
    into->word_bytes = (const char *)take(&at, counts->words);
    const char *text = (const char *)take(&at, counts->texts);
    assert(at == plain + counts->plain);
    into->countries = number_texts(&text, counts->countries, arena);
    into->regions = number_texts(&text, counts->regions, arena);
}

/* Writes all keys out, and finds the bucket of each. A key goes on where the one before it left
 * off. */
static void read_keys(emic_gazetteer *into, const name_counts *counts, uint32_t *bucket_of,
                      emic_arena *arena)
{
    uint32_t word = 0, used = 0, before = 0;
    uint32_t *keys = emic_arena_array(arena, counts->keys + (size_t)1, sizeof *keys);
    uint32_t *words = emic_arena_array(arena, counts->keys, sizeof *words);
    char *bytes = emic_arena_alloc(arena, counts->key_bytes);
    for (uint32_t i = 0; i < counts->keys; i++) {
        size_t same = into->prefixes[i], length = same + into->suffixes[i];
        memcpy(bytes + used, bytes + before, same);
        memcpy(bytes + used + same, into->word_bytes + word, into->suffixes[i]);
        bucket_of[i] = emic_token_hash((emic_slice){bytes + used, length}) % BUCKETS;
        keys[i] = before = used;
        words[i] = word;
        used += (uint32_t)length;
        word += into->suffixes[i] + (uint32_t)into->spellings[i];
    }
    keys[counts->keys] = used;
    assert(used == counts->key_bytes && word == counts->words);
    into->keys = keys;
    into->words = words;
    into->key_bytes = bytes;
}

/* Sorts the keys by their buckets, counting. */
static void fill_buckets(emic_gazetteer *into, size_t count, const uint32_t *bucket_of,
                         emic_arena *arena)
{
    uint32_t *buckets = emic_arena_array(arena, BUCKETS + 1, sizeof *buckets);
    into->chain = emic_arena_array(arena, count, sizeof *into->chain);
    for (size_t i = 0; i < count; i++)
        buckets[bucket_of[i]]++;
    for (size_t i = 0, end = 0; i <= BUCKETS; i++)
        end = buckets[i] += (uint32_t)end;
    for (size_t i = count; i-- > 0;)
        into->chain[--buckets[bucket_of[i]]] = (uint32_t)i;
    into->buckets = buckets;
}

static const emic_gazetteer *unpack(emic_arena *arena, emic_arena *scratch)
{
    /* A block of its own, so that leak checks find what is kept by its beginning. */
    emic_gazetteer *into = emic_memory_alloc(sizeof *into);
    name_counts counts = read_counts();
    into->arena = arena;
    emic_slice packed = read_packed(&counts, scratch);
    uint8_t *plain = emic_arena_alloc(arena, counts.plain);
    emic_error error;
    emic_status status = emic_inflate(packed, plain, counts.plain, &error);
    assert(status == EMIC_OK); /* it is part of the library: nothing can have changed it */
    (void)status;
    read_columns(into, plain, &counts, arena);
    uint32_t *bucket_of = emic_arena_array(scratch, counts.keys, sizeof *bucket_of);
    read_keys(into, &counts, bucket_of, arena);
    fill_buckets(into, counts.keys, bucket_of, arena);
    into->seen = emic_arena_array(arena, MEMORY, sizeof *into->seen);
    into->folder = emic_folder_open();
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

/* The number of a key, or -1. */
static int64_t find_key(const emic_gazetteer *in, emic_slice key, uint32_t hash)
{
    const uint32_t *bucket = &in->buckets[hash % BUCKETS];
    for (uint32_t at = bucket[0]; at < bucket[1]; at++) {
        uint32_t i = in->chain[at];
        emic_slice found = {in->key_bytes + in->keys[i], in->keys[i + 1] - in->keys[i]};
        if (emic_slice_equal(found, key))
            return i;
    }
    return -1;
}

static int64_t find_words(const emic_gazetteer *in, emic_slice words)
{
    char bytes[EMIC_GAZETTEER_LONGEST];
    emic_slice key = {bytes, emic_gazetteer_key(in->folder, words, bytes)};
    return key.length ? find_key(in, key, emic_token_hash(key)) : -1;
}

static unsigned known_of(const emic_gazetteer *in, int64_t i)
{
    if (i < 0)
        return 0;
    return in->flags_low[i] | (unsigned)in->flags_high[i] << 8 | (unsigned)in->levels[i] << 16;
}

unsigned emic_gazetteer_find(const emic_gazetteer *gazetteer, emic_slice words)
{
    char bytes[EMIC_GAZETTEER_LONGEST];
    emic_slice key = {bytes, emic_gazetteer_key(gazetteer->folder, words, bytes)};
    uint32_t hash = emic_token_hash(key);
    seen_key *seen = &gazetteer->seen[hash % MEMORY];
    if (seen->hash != hash || seen->length != key.length)
        *seen = (seen_key){hash, (uint32_t)key.length,
                           known_of(gazetteer, find_key(gazetteer, key, hash))};
    return seen->known;
}

/* An ASCII token has the hash and the length of its key. */
unsigned emic_gazetteer_find_token(const emic_gazetteer *gazetteer, emic_slice text,
                                   const emic_token *token)
{
    seen_key *seen = &gazetteer->seen[token->hash % MEMORY];
    if (seen->hash != token->hash || seen->length != token->length) {
        emic_slice word = {text.data + token->byte, token->length};
        *seen = (seen_key){token->hash, token->length, emic_gazetteer_find(gazetteer, word)};
    }
    return seen->known;
}

bool emic_gazetteer_place(const emic_gazetteer *gazetteer, emic_slice words, emic_place *out)
{
    int64_t i = find_words(gazetteer, words);
    *out = (emic_place){0};
    if (i < 0 || !gazetteer->country[i])
        return false;
    unsigned region = gazetteer->region_low[i] | (unsigned)gazetteer->region_high[i] << 8;
    out->country = emic_slice_of(gazetteer->countries[gazetteer->country[i]]);
    out->region = emic_slice_of(gazetteer->regions[region & ~(unsigned)IS_TOWN]);
    if (gazetteer->spellings[i])
        out->town =
            (emic_slice){gazetteer->word_bytes + gazetteer->words[i] + gazetteer->suffixes[i],
                         gazetteer->spellings[i]};
    else if (region & IS_TOWN)
        out->town = words;
    return true;
}
