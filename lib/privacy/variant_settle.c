/* What becomes of spellings that two entities claim: neither has them, unless one was given what
 * the other may only be called. */
#include "privacy/variant_form.h"

/* Variants by their spelling: those spelled alike hang together, `next` leads around in a ring. */
typedef struct spellings {
    emic_name_map first;
    uint32_t *next;
} spellings;

static spellings ring_up(const emic_variant_list *list, emic_arena *scratch)
{
    spellings all = {.first = {.arena = scratch},
                     .next = emic_arena_array(scratch, list->count, sizeof *all.next)};
    for (uint32_t i = 0; i < list->count; i++) {
        uint32_t first = emic_name_map_add(&all.first, list->items[i].folded, i);
        all.next[i] = first == i ? i : all.next[first];
        all.next[first] = i;
    }
    return all;
}

/* Whether a claim of another entity stands against an applied `variant`. */
static bool contests(const emic_variant *other, const emic_variant *variant)
{
    bool exact = other->rule == EMIC_CASE_EXACT;
    if (other->entity == variant->entity || exact != (variant->rule == EMIC_CASE_EXACT))
        return false;
    return variant->claim != EMIC_CLAIM_GIVEN || other->claim != EMIC_CLAIM_GUESS;
}

static bool is_contested(const emic_variant_list *list, const spellings *all, uint32_t i)
{
    for (uint32_t at = all->next[i]; at != i; at = all->next[at])
        if (contests(&list->items[at], &list->items[i]))
            return true;
    return false;
}

/* Whether the last name that "Ms Doe" stands on was given to another entity: then she is as likely
 * the one, and whoever decides about Doe alone decides about her. */
static bool is_given_away(const emic_variant_list *list, const spellings *all,
                          const emic_variant *variant)
{
    uint32_t first =
        variant->last.length ? emic_name_map_find(&all->first, variant->last) : EMIC_NAME_NONE;
    if (first == EMIC_NAME_NONE)
        return false;
    uint32_t at = first;
    do {
        const emic_variant *other = &list->items[at];
        if (other->entity != variant->entity && other->claim == EMIC_CLAIM_GIVEN)
            return true;
        at = all->next[at];
    } while (at != first);
    return false;
}

void emic_variant_settle(emic_variant_list *list, emic_arena *scratch)
{
    spellings all = ring_up(list, scratch);
    for (uint32_t i = 0; i < list->count; i++)
        list->items[i].shared =
            is_contested(list, &all, i) || is_given_away(list, &all, &list->items[i]);
    for (uint32_t i = 0; i < list->count; i++)
        list->items[i].suggested |= list->items[i].shared;
}
