/* How the places of a word together move it in the list: one that is often written small in the
 * same text is hardly a name, one that comes back with a capital rather is, and a single place that
 * looks like a name counts as much as all of them on an average. */
#include "privacy/name_run.h"

enum {
    SMALL_WORST = 60,
    SMALL_WORD_TOO = 15,
    OFTEN = 1,
    OFTEN_BEST = 3,
    FILTER_BITS = 16,
    RARE_TIER = 6
};

/* The same for the same words, in whatever case. */
static uint32_t hash_of(const emic_name_scan *scan, const emic_name_run *run)
{
    uint32_t hash = scan->tokens[run->from].hash;
    for (size_t i = run->from + 1; i < run->to; i++)
        hash = hash * 31 + scan->tokens[i].hash;
    return hash ? hash : 1;
}

static emic_name_count *find(const emic_name_counts *counts, uint32_t hash)
{
    size_t i = hash & counts->mask;
    while (counts->slots[i].hash && counts->slots[i].hash != hash)
        i = (i + 1) & counts->mask;
    return &counts->slots[i];
}

/* Will, Rose, Young: small letters say little against a frequent name inside a sentence. */
static bool is_word_too(const emic_name_run *run)
{
    const unsigned person = EMIC_GAZETTEER_GIVEN | EMIC_GAZETTEER_SURNAME;
    return !run->begins && (run->whole & person) &&
           emic_gazetteer_weight(run->whole) >= EMIC_NAME_FREQUENT;
}

/* Whether small letters mean the name, too, for English knows no such word, or hardly. */
static bool is_rare(unsigned known)
{
    unsigned tier = emic_gazetteer_tier(known);
    return tier == 0 || tier >= RARE_TIER;
}

static void count_small(const emic_name_scan *scan, const uint64_t *filter, emic_arena *arena,
                        emic_name_counts *counts)
{
    const uint8_t capital = EMIC_TOKEN_CAPITAL | EMIC_TOKEN_INNER;
    for (size_t i = 0; i < scan->count; i++) {
        uint32_t hash = scan->tokens[i].hash, bit = hash >> (32 - FILTER_BITS);
        if (!(filter[bit / 64] >> bit % 64 & 1) || (scan->tokens[i].flags & capital))
            continue;
        emic_name_count *count = find(counts, hash);
        if (count->hash != hash)
            continue;
        count->small++;
        if (count->inside && count->rare)
            *EMIC_PUSH(arena, &counts->small) = i;
    }
}

void emic_name_counts_load(const emic_name_scan *scan, const emic_name_run *runs, size_t count,
                           emic_arena *arena, emic_name_counts *out)
{
    uint64_t *filter = emic_arena_array(arena, (1 << FILTER_BITS) / 64, sizeof *filter);
    size_t size = 16;
    while (size < count * 2)
        size *= 2;
    *out = (emic_name_counts){.slots = emic_arena_array(arena, size, sizeof *out->slots),
                              .mask = size - 1};
    for (size_t i = 0; i < count; i++) {
        uint32_t hash = hash_of(scan, &runs[i]), bit = hash >> (32 - FILTER_BITS);
        emic_name_count *slot = find(out, hash);
        slot->hash = hash;
        slot->count++;
        slot->sum += runs[i].score;
        if (runs[i].score > slot->score) {
            slot->score = runs[i].score;
            slot->kind = runs[i].kind;
        }
        slot->word_too = slot->word_too || runs[i].people || is_word_too(&runs[i]);
        slot->rare = is_rare(runs[i].whole);
        slot->inside = slot->inside || !runs[i].begins;
        if (runs[i].to == runs[i].from + 1 && !runs[i].small)
            filter[bit / 64] |= UINT64_C(1) << bit % 64;
    }
    count_small(scan, filter, arena, out);
}

const emic_name_count *emic_name_counts_find(const emic_name_counts *counts,
                                             const emic_name_scan *scan, const emic_name_run *run)
{
    return find(counts, hash_of(scan, run));
}

uint8_t emic_name_count_score(const emic_name_count *count)
{
    double small = count->small, all = small + count->count;
    int points = (count->score + (int)(count->sum / count->count)) / 2 -
                 (int)((count->word_too ? SMALL_WORD_TOO : SMALL_WORST) * small / all),
        often = 0;
    for (uint32_t i = count->count; i > 1 && often < OFTEN_BEST; i /= 2)
        often += OFTEN;
    points += often;
    return (uint8_t)(points < 1 ? 1 : points > 100 ? 100 : points);
}
