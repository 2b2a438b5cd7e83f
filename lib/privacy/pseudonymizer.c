/* Compiles what a vault knows into what pseudonymize.c applies: entities into keys, decisions into
 * rules, the choices of the project into a profile and a mode. */
#include "privacy/pseudonymizer.h"
#include "privacy/fold.h"
#include "privacy/name_map.h"
#include "privacy/pseudonymizer_rules.h"
#include <stdlib.h>

/* --- Entities --------------------------------------------------------------------------------- */

static void derive_variants(emic_pseudonymizer *rules)
{
    size_t count = rules->entities.count;
    emic_roster_entry *entries = emic_arena_array(rules->arena, count, sizeof *entries);
    emic_surrogate *surrogates = emic_arena_array(rules->arena, count, sizeof *surrogates);
    for (size_t i = 0; i < count; i++) {
        const emic_entity *entity = &rules->entities.items[i];
        entries[i] = emic_entity_entry(entity, rules->arena);
        surrogates[i] = (emic_surrogate){
            .label = entity->label,
            .pseudonym = entity->pseudonym.length ? entity->pseudonym : entity->label,
            .kind = emic_slice_of(emic_entity_kind_name(entity->kind))};
    }
    rules->mapping = (emic_mapping){.surrogates = surrogates, .surrogate_count = count};
    emic_variant_derive(entries, count, rules->gazetteer, rules->arena, &rules->variants);
}

static emic_status compile_matchers(emic_pseudonymizer *rules, emic_error *err)
{
    emic_mapping *mapping = &rules->mapping;
    mapping->keys = emic_variant_keys(&rules->variants, rules->arena, &mapping->key_count);
    EMIC_TRY(emic_matcher_open(mapping, &rules->matcher, err));
    emic_name_key *any = emic_arena_array(rules->arena, mapping->key_count, sizeof *any);
    for (size_t i = 0; i < mapping->key_count; i++)
        any[i] = (emic_name_key){mapping->keys[i].words, mapping->keys[i].surrogate, EMIC_CASE_ANY};
    emic_mapping for_labels = *mapping;
    for_labels.keys = any;
    /* Two names that only capitals tell apart: labels are then read with care for them. */
    if (emic_matcher_open(&for_labels, &rules->label_matcher, err) == EMIC_OK)
        return EMIC_OK;
    return emic_matcher_open(mapping, &rules->label_matcher, err);
}

/* What is in doubt needs no surrogate, only to be found. */
static emic_status compile_doubts(emic_pseudonymizer *rules, emic_error *err)
{
    size_t count = rules->variants.count;
    emic_mapping doubts = {.surrogate_count = count};
    doubts.surrogates = emic_arena_array(rules->arena, count, sizeof *doubts.surrogates);
    doubts.keys = emic_variant_doubts(&rules->variants, rules->arena, &doubts.key_count);
    return emic_matcher_open(&doubts, &rules->doubt_matcher, err);
}

/* --- Decisions -------------------------------------------------------------------------------- */

static size_t place_of(const emic_pseudonymizer *rules, emic_id entity)
{
    for (size_t i = 0; entity && i < rules->entities.count; i++)
        if (rules->entities.items[i].id == entity)
            return i;
    return EMIC_NO_ENTITY;
}

static emic_status read_rule(const emic_pseudonymizer *rules, const emic_review_item *item,
                             emic_rule *out, emic_error *err)
{
    *out = (emic_rule){.key = emic_review_key(item->words, item->initial, rules->arena),
                       .verdict = item->decision.verdict,
                       .grade = EMIC_GRADE_CATEGORY,
                       .entity = place_of(rules, item->decision.entity)};
    if (item->decision.verdict == EMIC_VERDICT_GENERALISE)
        return emic_grade_find(item->decision.grade, item->kind, &out->grade, err);
    return EMIC_OK;
}

static int by_key(const void *left, const void *right)
{
    return emic_slice_compare(((const emic_rule *)left)->key, ((const emic_rule *)right)->key);
}

/* Wordings that stand for one entity, as somebody decided: for labels, in which there is no
 * sentence to read them in. Of several decisions about the same letters the first counts. */
static emic_status compile_decided(emic_pseudonymizer *rules, const emic_review_list *list,
                                   emic_error *err)
{
    emic_mapping decided = rules->mapping;
    emic_name_key *keys = emic_arena_array(rules->arena, list->count, sizeof *keys);
    decided.keys = keys;
    decided.key_count = 0;
    emic_name_map seen = {.arena = rules->arena};
    emic_folder *folder = emic_folder_open();
    for (size_t i = 0; i < list->count; i++) {
        const emic_review_item *item = &list->items[i];
        size_t entity = place_of(rules, item->decision.entity);
        emic_slice folded = emic_fold_words(folder, item->words, rules->arena);
        size_t before = seen.count;
        if (entity == EMIC_NO_ENTITY || folded.length == 0 || folded.length > EMIC_KEY_LONGEST)
            continue;
        emic_name_map_add(&seen, folded, 0);
        if (seen.count > before)
            keys[decided.key_count++] =
                (emic_name_key){item->words, (uint32_t)entity, EMIC_CASE_ANY};
    }
    emic_folder_close(folder);
    return emic_matcher_open(&decided, &rules->decided_matcher, err);
}

static emic_status compile_rules(emic_pseudonymizer *rules, emic_error *err)
{
    emic_review_list list;
    EMIC_TRY(emic_review_list_load(rules->vault, false, rules->arena, &list, err));
    rules->rules = emic_arena_array(rules->arena, list.count, sizeof *rules->rules);
    for (size_t i = 0; i < list.count; i++)
        if (list.items[i].decision.verdict != EMIC_VERDICT_NONE)
            EMIC_TRY(read_rule(rules, &list.items[i], &rules->rules[rules->rule_count++], err));
    if (rules->rule_count)
        qsort(rules->rules, rules->rule_count, sizeof *rules->rules, by_key);
    return compile_decided(rules, &list, err);
}

const emic_rule *emic_rule_find(const emic_pseudonymizer *rules, emic_slice key)
{
    emic_rule wanted = {.key = key};
    if (rules->rule_count == 0)
        return NULL;
    return bsearch(&wanted, rules->rules, rules->rule_count, sizeof *rules->rules, by_key);
}

/* --- Labels ----------------------------------------------------------------------------------- */

static int by_bytes(const void *left, const void *right)
{
    return emic_slice_compare(*(const emic_slice *)left, *(const emic_slice *)right);
}

static void sort_labels(emic_pseudonymizer *rules)
{
    size_t count = rules->entities.count;
    rules->labels = emic_arena_array(rules->arena, count, sizeof *rules->labels);
    for (size_t i = 0; i < count; i++)
        rules->labels[i] = rules->entities.items[i].label;
    if (count)
        qsort(rules->labels, count, sizeof *rules->labels, by_bytes);
}

bool emic_label_known(const emic_pseudonymizer *rules, emic_slice label)
{
    size_t count = rules->entities.count;
    return count && bsearch(&label, rules->labels, count, sizeof *rules->labels, by_bytes);
}

/* --- Choices ---------------------------------------------------------------------------------- */

static emic_status read_choices(emic_pseudonymizer *rules, emic_error *err)
{
    emic_slice profile, mode, order;
    EMIC_TRY(emic_vault_setting(rules->vault, "profile", rules->arena, &profile, err));
    EMIC_TRY(emic_vault_setting(rules->vault, "mode", rules->arena, &mode, err));
    EMIC_TRY(emic_vault_setting(rules->vault, "date order", rules->arena, &order, err));
    rules->order =
        emic_slice_is(order, "month-first") ? EMIC_DATE_MONTH_FIRST : EMIC_DATE_DAY_FIRST;
    if (mode.length)
        EMIC_TRY(emic_replace_mode_find(mode, &rules->mode, err));
    size_t count;
    rules->profile = emic_profile_list(&count);
    return profile.length ? emic_profile_find(profile, &rules->profile, err) : EMIC_OK;
}

emic_status emic_pseudonymizer_open(emic_vault *vault, bool writable, bool exhaustive,
                                    emic_pseudonymizer **out, emic_error *err)
{
    emic_pseudonymizer *rules = emic_memory_alloc(sizeof *rules);
    *rules = (emic_pseudonymizer){.vault = vault,
                                  .writable = writable,
                                  .exhaustive = exhaustive,
                                  .arena = emic_arena_open(),
                                  .gazetteer = emic_gazetteer_load()};
    *out = NULL;
    emic_status status;
    EMIC_TRY_DONE(read_choices(rules, err));
    EMIC_TRY_DONE(emic_entity_list_load(vault, rules->arena, &rules->entities, err));
    if (writable && rules->mode != EMIC_REPLACE_TAG)
        EMIC_TRY_DONE(emic_pseudonym_fill(rules, err));
    derive_variants(rules);
    sort_labels(rules);
    rules->lookalike = emic_lookalike_open(&rules->variants, rules->gazetteer);
    EMIC_TRY_DONE(compile_matchers(rules, err));
    EMIC_TRY_DONE(compile_doubts(rules, err));
    EMIC_TRY_DONE(compile_rules(rules, err));
    *out = rules;
done:
    if (status != EMIC_OK)
        emic_pseudonymizer_close(rules);
    return status;
}

void emic_pseudonymizer_close(emic_pseudonymizer *rules)
{
    if (!rules)
        return;
    emic_lookalike_close(rules->lookalike);
    emic_matcher_close(rules->matcher);
    emic_matcher_close(rules->label_matcher);
    emic_matcher_close(rules->decided_matcher);
    emic_matcher_close(rules->doubt_matcher);
    emic_arena_close(rules->arena);
    free(rules);
}

emic_id emic_pseudonymizer_suggest(emic_pseudonymizer *rules, emic_slice words, emic_arena *arena,
                                   const char **why)
{
    emic_likeness_list list;
    emic_lookalike_find(rules->lookalike, words, arena, &list);
    *why = list.count ? list.items[0].why : NULL;
    return list.count ? rules->entities.items[list.items[0].entity].id : 0;
}

void emic_pseudonymizer_set_profile(emic_pseudonymizer *rules, const emic_profile *profile)
{
    rules->profile = profile;
}
