/* Two hash tables: of the beginnings of all names with letters left out, and of their sounds. What
 * they propose is measured letter by letter. */
#include "privacy/lookalike.h"
#include "base/strbuf.h"
#include "privacy/edit_distance.h"
#include "privacy/fold.h"
#include "privacy/latin.h"
#include "privacy/name_map.h"
#include "privacy/sound.h"
#include <stdlib.h>

enum {
    PREFIX = 7,     /* letters that are indexed */
    MOST_KEYS = 29, /* of seven letters none, one or two are left out: 1 + 7 + 21 */
    ONE_EDIT = 5,   /* letters of a name that may differ in one */
    TWO_EDITS = 9,  /* and in two */
    LONG_SOUND = 5, /* of a code that tells by itself, whatever the letters */
    BY_SOUND = 3,   /* letters of a name that may only sound alike */
};

/* The letters of a name. */
typedef struct letters {
    uint32_t points[EMIC_DISTANCE_LONGEST];
    size_t count;
} letters;

/* A different sequence of letters, and the variants that have it: a chain through `next`. */
typedef struct spelling {
    const uint32_t *points;
    uint32_t count, first, last;
    uint32_t sounds[EMIC_READINGS]; /* hashes of its different sounds */
    uint32_t sound_count;
} spelling;

/* Numbers of spellings by a hash; those with one bucket lie side by side. */
typedef struct hash_table {
    struct entry {
        uint32_t hash, spelling;
    } * entries;
    uint32_t *starts; /* of each bucket, and the end of the last */
    uint32_t mask;
} hash_table;

struct emic_lookalike {
    emic_arena *arena, *scratch;
    emic_folder *folder;
    const emic_gazetteer *gazetteer;
    const emic_variant_list *variants;
    spelling *spellings;
    size_t count;
    uint32_t *next; /* of each variant: the next with its letters */
    hash_table beginnings, sounds;
    uint32_t query;     /* number of the look-up under way */
    uint32_t *looked;   /* of each spelling: the last look-up that met it */
    uint32_t *answered; /* of each entity: likewise, as an answer */
    uint32_t *answers;  /* of each entity: its place in the answer */
};

/* --- Letters ---------------------------------------------------------------------------------- */

static bool add_letter(letters *to, uint32_t point)
{
    if (to->count == EMIC_DISTANCE_LONGEST)
        return false;
    to->points[to->count++] = point;
    return true;
}

/* The letters and digits of folded words in plain Latin; false for a name that is too long. */
static bool take_letters(emic_slice folded, letters *out)
{
    out->count = 0;
    for (size_t at = 0; at < folded.length;) {
        uint32_t point = emic_utf8_next(folded, &at);
        const char *plain = emic_latin_plain(point);
        emic_letter_kind kind = emic_letter_kind_of(point);
        if (kind == EMIC_LETTER_OTHER || kind == EMIC_LETTER_SPACE)
            continue;
        for (; plain && *plain; plain++)
            if (!add_letter(out, (unsigned char)*plain))
                return false;
        if (!plain && !add_letter(out, point))
            return false;
    }
    return out->count > 0;
}

static emic_sound sound_of(const uint32_t *points, size_t count, emic_sound_reading reading)
{
    char bytes[EMIC_DISTANCE_LONGEST];
    for (size_t i = 0; i < count; i++) {
        if (points[i] >= 0x80)
            return (emic_sound){.length = 0};
        bytes[i] = (char)points[i];
    }
    return emic_sound_of((emic_slice){bytes, count}, reading);
}

static unsigned edits_allowed(size_t count)
{
    return count >= TWO_EDITS ? 2 : count >= ONE_EDIT ? 1 : 0;
}

/* --- Keys ------------------------------------------------------------------------------------- */

/* The hash of the first letters without those at `skip` and `other` (PREFIX: none). */
static uint32_t hash_letters(const uint32_t *points, size_t count, size_t skip, size_t other)
{
    uint32_t hash = 2166136261u;
    for (size_t i = 0; i < count && i < PREFIX; i++)
        if (i != skip && i != other)
            hash = (hash ^ points[i]) * 16777619u;
    return hash ^ hash >> 15;
}

/* The keys of a word with at most `edits` letters left out; how many there are. */
static size_t list_keys(const uint32_t *points, size_t count, unsigned edits,
                        uint32_t out[MOST_KEYS])
{
    size_t keys = 0, end = count < PREFIX ? count : PREFIX;
    out[keys++] = hash_letters(points, count, PREFIX, PREFIX);
    for (size_t i = 0; edits >= 1 && i < end; i++)
        out[keys++] = hash_letters(points, count, i, PREFIX);
    for (size_t i = 0; edits >= 2 && i < end; i++)
        for (size_t j = i + 1; j < end; j++)
            out[keys++] = hash_letters(points, count, i, j);
    return keys;
}

static uint32_t hash_sound(const emic_sound *sound)
{
    return emic_token_hash((emic_slice){sound->code, sound->length});
}

/* --- Building --------------------------------------------------------------------------------- */

/* Its sounds, however it is read. */
static void note_sounds(spelling *one)
{
    for (int reading = 0; one->count >= BY_SOUND && reading < EMIC_READINGS; reading++) {
        emic_sound sound = sound_of(one->points, one->count, (emic_sound_reading)reading);
        uint32_t hash = hash_sound(&sound);
        bool again = sound.length == 0;
        for (size_t i = 0; i < one->sound_count; i++)
            again |= one->sounds[i] == hash;
        if (!again)
            one->sounds[one->sound_count++] = hash;
    }
}

static size_t keys_of_spelling(const spelling *one, bool sounds, uint32_t out[MOST_KEYS])
{
    if (sounds)
        memcpy(out, one->sounds, sizeof one->sounds);
    if (sounds)
        return one->sound_count;
    return list_keys(one->points, one->count, edits_allowed(one->count), out);
}

static void fill_table(emic_lookalike *of, bool sounds, hash_table *table)
{
    uint32_t keys[MOST_KEYS];
    size_t entries = 0, buckets = 16;
    for (size_t i = 0; i < of->count; i++)
        entries += keys_of_spelling(&of->spellings[i], sounds, keys);
    while (buckets < entries)
        buckets *= 2;
    table->mask = (uint32_t)buckets - 1;
    table->starts = emic_arena_array(of->arena, buckets + 1, sizeof *table->starts);
    table->entries = emic_arena_array(of->arena, entries, sizeof *table->entries);
    for (size_t i = 0; i < of->count; i++)
        for (size_t k = keys_of_spelling(&of->spellings[i], sounds, keys); k > 0; k--)
            table->starts[keys[k - 1] & table->mask]++;
    for (size_t i = 1; i <= buckets; i++)
        table->starts[i] += table->starts[i - 1];
    /* Each start is the end of its bucket now, and moves to the front as it is filled. */
    for (size_t i = of->count; i > 0; i--)
        for (size_t k = keys_of_spelling(&of->spellings[i - 1], sounds, keys); k > 0; k--)
            table->entries[--table->starts[keys[k - 1] & table->mask]] =
                (struct entry){keys[k - 1], (uint32_t)i - 1};
}

static void add_spelling(emic_lookalike *of, const letters *read, uint32_t variant)
{
    size_t bytes = read->count * sizeof *read->points;
    uint32_t *points = emic_arena_alloc(of->arena, bytes);
    memcpy(points, read->points, bytes);
    spelling *one = &of->spellings[of->count++];
    *one = (spelling){points, (uint32_t)read->count, variant, variant, {0}, 0};
    note_sounds(one);
}

static void add_variants(emic_lookalike *of)
{
    emic_name_map map = {.arena = of->scratch};
    for (size_t i = 0; i < of->variants->count; i++) {
        letters read;
        of->next[i] = EMIC_NAME_NONE;
        if (!take_letters(of->variants->items[i].folded, &read))
            continue;
        emic_slice bytes = {(const char *)read.points, read.count * sizeof *read.points};
        uint32_t number = emic_name_map_find(&map, bytes);
        if (number == EMIC_NAME_NONE) {
            number = (uint32_t)of->count;
            add_spelling(of, &read, (uint32_t)i);
            bytes.data = (const char *)of->spellings[number].points;
            emic_name_map_add(&map, bytes, number);
            continue;
        }
        spelling *known = &of->spellings[number];
        of->next[known->last] = (uint32_t)i;
        known->last = (uint32_t)i;
    }
    emic_arena_reset(of->scratch);
}

emic_lookalike *emic_lookalike_open(const emic_variant_list *variants,
                                    const emic_gazetteer *gazetteer)
{
    emic_lookalike *of = emic_memory_alloc(sizeof *of);
    uint32_t entities = 0;
    *of = (emic_lookalike){.variants = variants, .gazetteer = gazetteer};
    of->arena = emic_arena_open();
    of->scratch = emic_arena_open();
    of->folder = emic_folder_open();
    of->next = emic_arena_array(of->arena, variants->count, sizeof *of->next);
    of->spellings = emic_arena_array(of->arena, variants->count, sizeof *of->spellings);
    add_variants(of);
    fill_table(of, false, &of->beginnings);
    fill_table(of, true, &of->sounds);
    for (size_t i = 0; i < variants->count; i++)
        if (variants->items[i].entity >= entities)
            entities = variants->items[i].entity + 1;
    of->looked = emic_arena_array(of->arena, of->count, sizeof *of->looked);
    of->answered = emic_arena_array(of->arena, entities, sizeof *of->answered);
    of->answers = emic_arena_array(of->arena, entities, sizeof *of->answers);
    return of;
}

void emic_lookalike_close(emic_lookalike *lookalike)
{
    if (!lookalike)
        return;
    emic_folder_close(lookalike->folder);
    emic_arena_close(lookalike->scratch);
    emic_arena_close(lookalike->arena);
    free(lookalike);
}

/* --- Looking up ------------------------------------------------------------------------------- */

/* Words in small letters that are all English: no name can be seen in them. */
static bool is_plain_english(const emic_lookalike *of, emic_slice words)
{
    for (size_t at = 0; at < words.length;)
        if (emic_letter_capital(emic_utf8_next(words, &at)))
            return false;
    while (words.length) {
        const char *space = memchr(words.data, ' ', words.length);
        size_t length = space ? (size_t)(space - words.data) : words.length;
        unsigned known = emic_gazetteer_find(of->gazetteer, (emic_slice){words.data, length});
        if (length && !(known & (EMIC_GAZETTEER_COMMON | EMIC_GAZETTEER_CALENDAR)))
            return false;
        words = emic_slice_from(words, length + (space != NULL));
    }
    return true;
}

static int compare_likeness(const void *a, const void *b)
{
    const emic_likeness *one = a, *other = b;
    if (one->edits != other->edits)
        return one->edits < other->edits ? -1 : 1;
    if (one->sound != other->sound)
        return one->sound ? 1 : -1;
    return (one->entity > other->entity) - (one->entity < other->entity);
}

/* An answer for each entity that has this spelling, or a better one than it has. */
static void answer(emic_lookalike *of, const spelling *found, unsigned edits, bool sound,
                   emic_likeness_list *out)
{
    static const char *const differs[] = {NULL, "one letter differs", "two letters differ"};
    for (uint32_t i = found->first; i != EMIC_NAME_NONE; i = of->next[i]) {
        const emic_variant *variant = &of->variants->items[i];
        emic_likeness likeness = {
            .entity = variant->entity, .variant = i, .edits = edits, .sound = sound};
        likeness.why = sound ? "sounds alike" : edits ? differs[edits] : variant->why;
        if (of->answered[variant->entity] != of->query) {
            of->answered[variant->entity] = of->query;
            of->answers[variant->entity] = (uint32_t)out->count;
            *EMIC_PUSH(of->scratch, out) = likeness;
            continue;
        }
        emic_likeness *known = &out->items[of->answers[variant->entity]];
        if (compare_likeness(&likeness, known) < 0)
            *known = likeness;
    }
}

static void find_near(emic_lookalike *of, const letters *read, emic_likeness_list *out)
{
    uint32_t keys[MOST_KEYS];
    const hash_table *table = &of->beginnings;
    /* As many as a name may have that is as much longer as it may be. */
    unsigned edits = read->count + 2 >= TWO_EDITS ? 2 : read->count + 1 >= ONE_EDIT ? 1 : 0;
    size_t count = list_keys(read->points, read->count, edits, keys);
    for (size_t k = 0; k < count; k++) {
        uint32_t bucket = keys[k] & table->mask;
        for (uint32_t i = table->starts[bucket]; i < table->starts[bucket + 1]; i++) {
            uint32_t number = table->entries[i].spelling;
            const spelling *one = &of->spellings[number];
            if (table->entries[i].hash != keys[k] || of->looked[number] == of->query)
                continue;
            of->looked[number] = of->query;
            unsigned limit = edits_allowed(one->count);
            unsigned apart =
                emic_edit_distance(read->points, read->count, one->points, one->count, limit);
            if (apart <= limit)
                answer(of, one, apart, false, out);
        }
    }
}

static void find_sound(emic_lookalike *of, const letters *read, emic_likeness_list *out)
{
    emic_sound sound = sound_of(read->points, read->count, EMIC_READING_ENGLISH);
    const hash_table *table = &of->sounds;
    if (read->count < BY_SOUND || sound.length == 0)
        return;
    uint32_t hash = hash_sound(&sound), bucket = hash & table->mask;
    for (uint32_t i = table->starts[bucket]; i < table->starts[bucket + 1]; i++) {
        const spelling *one = &of->spellings[table->entries[i].spelling];
        if (table->entries[i].hash != hash)
            continue;
        size_t longer = one->count > read->count ? one->count : read->count;
        unsigned limit = (unsigned)(sound.length >= LONG_SOUND ? longer : longer / 2);
        unsigned apart =
            emic_edit_distance(read->points, read->count, one->points, one->count, limit);
        if (apart > 0 && apart <= limit)
            answer(of, one, apart, true, out);
    }
}

void emic_lookalike_find(emic_lookalike *lookalike, emic_slice words, emic_arena *arena,
                         emic_likeness_list *out)
{
    letters read;
    emic_likeness_list found = {0};
    *out = (emic_likeness_list){0};
    emic_arena_reset(lookalike->scratch);
    emic_slice folded = emic_fold_words(lookalike->folder, words, lookalike->scratch);
    if (!take_letters(folded, &read) || is_plain_english(lookalike, words))
        return;
    lookalike->query++;
    find_near(lookalike, &read, &found);
    find_sound(lookalike, &read, &found);
    if (found.count)
        qsort(found.items, found.count, sizeof *found.items, compare_likeness);
    for (size_t i = 0; i < found.count && i < EMIC_LIKENESS_MOST; i++)
        *EMIC_PUSH(arena, out) = found.items[i];
}
