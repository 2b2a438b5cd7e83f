/* Needles from a vault: its entities in all spellings, and what was replaced without one. */
#include "base/text.h"
#include "privacy/candidate_kind.h"
#include "privacy/entity.h"
#include "privacy/needle_list.h"
#include "privacy/soft_line.h"
#include "privacy/variant.h"
#include "privacy/vault_db.h"

enum { SHORTEST_NUMBER = 5 }; /* digits: shorter ones stand in many places by chance */

static uint32_t add_label(emic_needle_list *list, emic_slice label, emic_arena *arena)
{
    *EMIC_PUSH(arena, &list->labels) = label;
    return (uint32_t)list->labels.count - 1;
}

/* Small letters count, too, unless the words mean something else in them. */
static emic_case_rule rule_for(const emic_gazetteer *gazetteer, emic_slice words,
                               emic_case_rule rule)
{
    unsigned known = emic_gazetteer_find(gazetteer, words);
    bool word = known & (EMIC_GAZETTEER_COMMON | EMIC_GAZETTEER_CALENDAR);
    return rule == EMIC_CASE_NAME && !word ? EMIC_CASE_ANY : rule;
}

static emic_status add_entities(emic_vault *vault, const emic_gazetteer *gazetteer,
                                emic_arena *arena, emic_needle_list *out, emic_error *err)
{
    emic_entity_list entities;
    emic_variant_list variants;
    EMIC_TRY(emic_entity_list_load(vault, arena, &entities, err));
    emic_roster_entry *entries = emic_arena_array(arena, entities.count, sizeof *entries);
    for (size_t i = 0; i < entities.count; i++) {
        entries[i] = emic_entity_entry(&entities.items[i], arena);
        add_label(out, entities.items[i].label, arena);
    }
    emic_variant_derive(entries, entities.count, gazetteer, arena, &variants);
    for (size_t i = 0; i < variants.count; i++) {
        const emic_variant *variant = &variants.items[i];
        if (!variant->suggested)
            *EMIC_PUSH(arena, out) =
                (emic_needle){variant->words, rule_for(gazetteer, variant->words, variant->rule),
                              variant->entity};
    }
    return EMIC_OK;
}

static size_t count_digits(emic_slice words)
{
    size_t digits = 0;
    for (size_t i = 0; i < words.length; i++)
        digits += words.data[i] >= '0' && words.data[i] <= '9';
    return digits;
}

static bool has_letter_or_digit(emic_slice words, emic_arena *arena)
{
    emic_slice folded = emic_text_fold(words, arena);
    for (size_t i = 0; i < folded.length; i++) {
        unsigned char byte = (unsigned char)folded.data[i];
        if (byte >= 0x80 || (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z'))
            return true;
    }
    return false;
}

static bool is_needle(emic_candidate_kind kind, emic_slice words, emic_arena *arena)
{
    switch (kind) {
    case EMIC_CANDIDATE_DATE:
    case EMIC_CANDIDATE_AGE:
    case EMIC_CANDIDATE_BIRTH_YEAR:
    case EMIC_CANDIDATE_NONE:
    case EMIC_CANDIDATE_KINDS:
        return false;
    case EMIC_CANDIDATE_NUMBER:
    case EMIC_CANDIDATE_POSTCODE:
        return count_digits(words) >= SHORTEST_NUMBER;
    default:
        return words.length <= EMIC_KEY_LONGEST && has_letter_or_digit(words, arena);
    }
}

/* What was decided about a name that two people share is a spelling of neither by rule. */
static const char decided_words[] =
    "SELECT DISTINCT e.words, entity.label FROM edit e JOIN entity ON entity.id = e.entity"
    " ORDER BY entity.label, e.words";

static emic_status add_decided(emic_vault *vault, const emic_gazetteer *gazetteer,
                               emic_arena *arena, emic_needle_list *out, emic_error *err)
{
    emic_cursor cursor;
    bool more = false;
    EMIC_TRY(emic_db_query(emic_vault_db(vault), decided_words, EMIC_NO_VALUES, &cursor, err));
    emic_status status;
    while ((status = emic_cursor_next(&cursor, &more, err)) == EMIC_OK && more) {
        emic_slice words =
            emic_soft_line_words(emic_arena_copy(arena, emic_cursor_text(&cursor, 0)), arena);
        emic_case_rule rule = rule_for(gazetteer, words, EMIC_CASE_NAME);
        if (rule != EMIC_CASE_ANY || !is_needle(EMIC_CANDIDATE_NAME, words, arena))
            continue;
        emic_slice label = emic_cursor_text(&cursor, 1);
        uint32_t at = 0;
        while (at < out->labels.count && !emic_slice_equal(out->labels.items[at], label))
            at++;
        if (at < out->labels.count)
            *EMIC_PUSH(arena, out) = (emic_needle){words, rule, at};
    }
    emic_cursor_close(&cursor);
    return status;
}

static const char replaced_words[] =
    "SELECT DISTINCT words, kind FROM edit WHERE entity IS NULL ORDER BY kind, words";

static emic_status add_replaced(emic_vault *vault, const emic_gazetteer *gazetteer,
                                emic_arena *arena, emic_needle_list *out, emic_error *err)
{
    emic_cursor cursor;
    bool more = false;
    emic_candidate_kind last = EMIC_CANDIDATE_NONE;
    uint32_t label = 0;
    EMIC_TRY(emic_db_query(emic_vault_db(vault), replaced_words, EMIC_NO_VALUES, &cursor, err));
    emic_status status;
    while ((status = emic_cursor_next(&cursor, &more, err)) == EMIC_OK && more) {
        emic_slice words =
            emic_soft_line_words(emic_arena_copy(arena, emic_cursor_text(&cursor, 0)), arena);
        emic_candidate_kind kind = emic_candidate_kind_find(emic_cursor_text(&cursor, 1));
        if (!is_needle(kind, words, arena))
            continue;
        if (kind != last)
            label = add_label(out, emic_slice_of(emic_candidate_kind_name(kind)), arena);
        last = kind;
        *EMIC_PUSH(arena, out) =
            (emic_needle){words, rule_for(gazetteer, words, EMIC_CASE_NAME), label};
    }
    emic_cursor_close(&cursor);
    return status;
}

emic_status emic_needle_list_load(emic_vault *vault, emic_arena *arena, emic_needle_list *out,
                                  emic_error *err)
{
    const emic_gazetteer *gazetteer = emic_gazetteer_load();
    *out = (emic_needle_list){0};
    EMIC_TRY(add_entities(vault, gazetteer, arena, out, err));
    EMIC_TRY(add_decided(vault, gazetteer, arena, out, err));
    return add_replaced(vault, gazetteer, arena, out, err);
}
