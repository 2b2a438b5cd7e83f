/* Pseudonyms that are words or names of the texts already: a matcher made of the pseudonyms finds
 * them. Choosing better ones is the caller's business. */
#include "base/strbuf.h"
#include "privacy/fold.h"
#include "privacy/replace.h"
#include <stdlib.h>

/* A spelling, folded as keys are, and the surrogate it belongs to. */
typedef struct spelling {
    emic_slice folded;
    uint32_t surrogate;
} spelling;

static emic_slice fold_words(emic_folder *folder, emic_slice words, emic_arena *arena)
{
    emic_strbuf out = {0};
    for (size_t at = 0; at < words.length;) {
        const emic_folded *next = emic_fold_next(folder, words, &at);
        bool again =
            next->kind == EMIC_LETTER_SPACE && (out.length == 0 || out.data[out.length - 1] == ' ');
        if (!again)
            emic_strbuf_add(&out, (emic_slice){next->bytes, next->length});
    }
    emic_slice folded = emic_arena_copy(arena, emic_slice_trim(emic_strbuf_slice(&out)));
    emic_strbuf_close(&out);
    return folded;
}

static int compare_spellings(const void *a, const void *b)
{
    const spelling *one = a, *other = b;
    int order = emic_slice_compare(one->folded, other->folded);
    return order ? order
                 : (one->surrogate > other->surrogate) - (one->surrogate < other->surrogate);
}

static int find_spelling(const void *key, const void *row)
{
    return emic_slice_compare(*(const emic_slice *)key, ((const spelling *)row)->folded);
}

/* What is known of each surrogate: `like` is the first with the same pseudonym. */
typedef struct finding {
    emic_collision met;
    uint32_t like;
    bool used;
} finding;

static finding *open_findings(const emic_mapping *mapping, emic_folder *folder, emic_arena *arena)
{
    size_t count = mapping->surrogate_count, used = 0;
    finding *findings = emic_arena_array(arena, count, sizeof *findings);
    spelling *all = emic_arena_array(arena, count, sizeof *all);
    for (uint32_t i = 0; i < count; i++) {
        emic_slice folded = fold_words(folder, mapping->surrogates[i].pseudonym, arena);
        findings[i].met.surrogate = findings[i].like = i;
        findings[i].used = folded.length > 0;
        if (findings[i].used)
            all[used++] = (spelling){folded, i};
    }
    qsort(all, used, sizeof *all, compare_spellings);
    for (size_t i = 1; i < used; i++)
        if (emic_slice_equal(all[i].folded, all[i - 1].folded))
            findings[all[i].surrogate].like = findings[all[i - 1].surrogate].like;
    return findings;
}

/* Marks the pseudonyms that are keys, too. */
static void compare_keys(const emic_mapping *mapping, finding *findings, emic_folder *folder,
                         emic_arena *arena)
{
    spelling *keys = emic_arena_array(arena, mapping->key_count, sizeof *keys);
    for (size_t i = 0; i < mapping->key_count; i++)
        keys[i].folded = fold_words(folder, mapping->keys[i].words, arena);
    qsort(keys, mapping->key_count, sizeof *keys, compare_spellings);
    for (size_t i = 0; i < mapping->surrogate_count; i++) {
        emic_slice folded = fold_words(folder, mapping->surrogates[i].pseudonym, arena);
        findings[i].met.key = findings[i].used && bsearch(&folded, keys, mapping->key_count,
                                                          sizeof *keys, find_spelling) != NULL;
    }
}

static emic_status open_matcher(const emic_mapping *mapping, const finding *findings,
                                emic_arena *arena, emic_matcher **out, emic_error *err)
{
    size_t count = 0;
    emic_name_key *keys = emic_arena_array(arena, mapping->surrogate_count, sizeof *keys);
    for (uint32_t i = 0; i < mapping->surrogate_count; i++)
        if (findings[i].used && findings[i].like == i)
            keys[count++] = (emic_name_key){mapping->surrogates[i].pseudonym, i, EMIC_CASE_ANY};
    emic_mapping turned = {mapping->surrogates, mapping->surrogate_count, keys, count};
    return emic_matcher_open(&turned, out, err);
}

static void search(const emic_matcher *matcher, emic_slice text, size_t number, finding *findings,
                   emic_arena *arena)
{
    emic_match_list found;
    emic_match_find(matcher, text, arena, &found);
    for (size_t i = 0; i < found.count; i++) {
        const emic_match *match = &found.items[i];
        emic_collision *met = &findings[match->surrogate].met;
        if (met->count++)
            continue;
        met->text = number;
        emic_slice head = {text.data, match->start},
                   words = {text.data + match->start, match->end - match->start};
        met->first.start = (uint32_t)emic_utf8_count(head);
        met->first.end = met->first.start + (uint32_t)emic_utf8_count(words);
    }
}

static void report(const emic_mapping *mapping, const finding *findings, emic_arena *arena,
                   emic_collision_list *out)
{
    *out = (emic_collision_list){0};
    for (uint32_t i = 0; i < mapping->surrogate_count; i++) {
        emic_collision met = findings[findings[i].like].met;
        met.surrogate = i;
        if (findings[i].used && (met.count || met.key))
            *EMIC_PUSH(arena, out) = met;
    }
}

emic_status emic_collision_find(const emic_mapping *mapping, const emic_slice *texts, size_t count,
                                emic_arena *arena, emic_collision_list *out, emic_error *err)
{
    for (size_t i = 0; i < mapping->surrogate_count; i++)
        if (!emic_utf8_valid(mapping->surrogates[i].pseudonym, NULL))
            return emic_fail(err, EMIC_INVALID, "the pseudonym of surrogate %zu is not UTF-8",
                             i + 1);
    for (size_t i = 0; i < mapping->key_count; i++)
        if (!emic_utf8_valid(mapping->keys[i].words, NULL))
            return emic_fail(err, EMIC_INVALID, "key %zu is not UTF-8", i + 1);
    emic_folder *folder = emic_folder_open();
    finding *findings = open_findings(mapping, folder, arena);
    compare_keys(mapping, findings, folder, arena);
    emic_folder_close(folder);
    emic_matcher *matcher;
    EMIC_TRY(open_matcher(mapping, findings, arena, &matcher, err));
    for (size_t i = 0; i < count; i++)
        search(matcher, texts[i], i, findings, arena);
    emic_matcher_close(matcher);
    report(mapping, findings, arena, out);
    return EMIC_OK;
}
