/* A roster from anywhere: no crash; errors have a place; what follows from the names can be made
 * into keys, all of them together, and into an index. */
#include "base/text.h"
#include "privacy/lookalike.h"
#include <stdlib.h>

enum { MOST = 16 }; /* entries that are varied */

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool holds)
{
    if (!holds)
        abort();
}

/* What is applied is claimed by one entity alone, and the matcher takes all of it together. */
static void check_keys(const emic_variant_list *variants, size_t entities, emic_arena *arena)
{
    emic_surrogate *surrogates = emic_arena_array(arena, entities, sizeof *surrogates);
    emic_mapping mapping = {surrogates, entities, NULL, 0};
    emic_matcher *matcher;
    emic_error err;
    mapping.keys = emic_variant_keys(variants, arena, &mapping.key_count);
    require(mapping.key_count <= variants->count);
    require(emic_matcher_open(&mapping, &matcher, &err) == EMIC_OK);
    emic_matcher_close(matcher);
}

/* Each entity is found by its own name, unless it is longer than what is indexed. */
static void check_lookalikes(const emic_variant_list *variants, emic_arena *arena)
{
    emic_lookalike *lookalike = emic_lookalike_open(variants, emic_gazetteer_load());
    for (size_t i = 0; i < variants->count && i < 64; i++) {
        emic_likeness_list found;
        emic_lookalike_find(lookalike, variants->items[i].words, arena, &found);
        require(found.count <= EMIC_LIKENESS_MOST);
        for (size_t k = 0; k < found.count; k++)
            require(found.items[k].variant < variants->count);
    }
    emic_lookalike_close(lookalike);
}

static void check_roster(const emic_roster *roster, emic_arena *arena)
{
    emic_variant_list variants;
    size_t count = roster->count < MOST ? roster->count : MOST;
    for (size_t i = 0; i < roster->count; i++)
        require(roster->items[i].line > 1 && roster->items[i].kind < EMIC_ENTITY_KINDS);
    emic_variant_derive(roster->items, count, emic_gazetteer_load(), arena, &variants);
    require(variants.count >= count);
    check_keys(&variants, count, arena);
    check_lookalikes(&variants, arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    emic_slice text = {(const char *)data, size};
    emic_roster roster;
    emic_error err = {0};
    if (!emic_utf8_valid(text, NULL))
        return 0;
    emic_arena *arena = emic_arena_open();
    if (emic_roster_parse("fuzz", text, arena, &roster, &err) != EMIC_OK)
        require(err.line > 0 && err.message[0] != '\0');
    else
        check_roster(&roster, arena);
    emic_arena_close(arena);
    return 0;
}
