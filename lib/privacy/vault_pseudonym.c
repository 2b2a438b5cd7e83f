/* Pseudonyms for persons who have none, drawn once and kept in the vault. */
#include "base/text.h"
#include "base/uuid.h"
#include "privacy/entity.h"
#include "privacy/pseudonym.h"
#include "privacy/pseudonymizer_rules.h"

/* The key of the draws: who lacks it cannot tell from a name which pseudonym it got. */
static emic_status load_key(emic_vault *vault, emic_arena *arena, emic_slice *out, emic_error *err)
{
    uint8_t uuid[EMIC_UUID_SIZE];
    char text[EMIC_UUID_TEXT_SIZE];
    EMIC_TRY(emic_vault_setting(vault, "pseudonym key", arena, out, err));
    if (out->length)
        return EMIC_OK;
    emic_uuid_make(uuid);
    emic_uuid_format(uuid, text);
    *out = emic_arena_copy(arena, emic_slice_of(text));
    return emic_vault_set(vault, "pseudonym key", *out, err);
}

/* What a pseudonym must not be: the pseudonym, the label or a part of a name of anybody. */
typedef struct used_words {
    emic_arena *arena;
    struct {
        emic_slice *items; /* folded */
        size_t count, capacity;
    } words;
} used_words;

static void use(used_words *used, emic_slice words)
{
    emic_slice folded = emic_text_fold(words, used->arena);
    size_t start = 0;
    for (size_t at = 0; at <= folded.length; at++) {
        bool ends = at == folded.length || folded.data[at] == ' ' || folded.data[at] == '-';
        if (ends && at > start)
            *EMIC_PUSH(used->arena, &used->words) = (emic_slice){folded.data + start, at - start};
        if (ends)
            start = at + 1;
    }
}

static bool is_used(void *context, emic_slice name)
{
    used_words *used = context;
    emic_slice folded = emic_text_fold(name, used->arena);
    for (size_t i = 0; i < used->words.count; i++)
        if (emic_slice_equal(used->words.items[i], folded))
            return true;
    return false;
}

static void gather_used(used_words *used, const emic_entity_list *entities)
{
    for (size_t i = 0; i < entities->count; i++) {
        const emic_entity *entity = &entities->items[i];
        use(used, entity->pseudonym);
        use(used, entity->label);
        for (size_t k = 0; k < entity->names.count; k++)
            use(used, entity->names.items[k]);
    }
}

emic_status emic_pseudonym_fill(emic_pseudonymizer *rules, emic_error *err)
{
    emic_slice key;
    used_words used = {.arena = rules->arena};
    EMIC_TRY(load_key(rules->vault, rules->arena, &key, err));
    gather_used(&used, &rules->entities);
    for (size_t i = 0; i < rules->entities.count; i++) {
        emic_entity *entity = &rules->entities.items[i];
        if (entity->kind != EMIC_ENTITY_PERSON || entity->pseudonym.length)
            continue;
        emic_pseudonym_request request = {.name = entity->names.items[0],
                                          .key = key,
                                          .gazetteer = rules->gazetteer,
                                          .is_taken = is_used,
                                          .context = &used};
        EMIC_TRY(emic_pseudonym_draw(&request, &entity->pseudonym, err));
        EMIC_TRY(emic_entity_set_pseudonym(rules->vault, entity->id, entity->pseudonym, err));
        use(&used, entity->pseudonym);
    }
    return EMIC_OK;
}
