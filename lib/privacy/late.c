/* Late names as entities, and edits on top of earlier edits. */
#include "privacy/late.h"
#include "base/text.h"

/* The entity that is written exactly so, whatever the case; NULL for none. */
static const emic_entity *find_named(const emic_entity_list *list, emic_slice name,
                                     emic_arena *arena)
{
    emic_slice folded = emic_text_fold(name, arena);
    for (size_t i = 0; i < list->count; i++)
        for (size_t k = 0; k < list->items[i].names.count; k++)
            if (emic_slice_equal(emic_text_fold(list->items[i].names.items[k], arena), folded))
                return &list->items[i];
    return NULL;
}

static const emic_entity *find_label(const emic_entity_list *list, emic_slice label)
{
    for (size_t i = 0; i < list->count; i++)
        if (emic_slice_equal(list->items[i].label, label))
            return &list->items[i];
    return NULL;
}

static emic_status add_spelling(emic_vault *vault, const emic_late_name *late,
                                const emic_entity_list *list, emic_slice *label, emic_error *err)
{
    bool added;
    const emic_entity *entity = find_label(list, late->same_as);
    if (!entity)
        return emic_fail(err, EMIC_NOT_FOUND, "the vault has nobody and nothing labelled %.*s",
                         EMIC_ARG(late->same_as));
    *label = entity->label;
    EMIC_TRY(emic_entity_add_name(vault, entity->id, late->name, EMIC_NAME_LATE, &added, err));
    return added ? EMIC_OK
                 : emic_fail(err, EMIC_EXISTS, "%.*s has this spelling already",
                             EMIC_ARG(late->same_as));
}

static emic_status add_entity(emic_vault *vault, const emic_late_name *late,
                              const emic_entity_list *list, emic_arena *arena, emic_slice *label,
                              emic_error *err)
{
    emic_id id;
    bool taken = late->participant.length || find_label(list, late->as);
    emic_entity entity = {.kind = late->kind,
                          .label = taken ? late->participant : late->as,
                          .pseudonym = late->as,
                          .role = late->role,
                          .participant = late->participant};
    *EMIC_PUSH(arena, &entity.names) = late->name;
    EMIC_TRY(emic_entity_add(vault, &entity, EMIC_NAME_LATE, &id, err));
    emic_entity_list now;
    EMIC_TRY(emic_entity_list_load(vault, arena, &now, err));
    *label = now.items[now.count - 1].label;
    return EMIC_OK;
}

emic_status emic_late_add(emic_vault *vault, const emic_late_name *late, emic_arena *arena,
                          emic_slice *label, emic_error *err)
{
    emic_entity_list list;
    EMIC_TRY(emic_entity_list_load(vault, arena, &list, err));
    if (late->same_as.length)
        return add_spelling(vault, late, &list, label, err);
    const emic_entity *known = find_named(&list, late->name, arena);
    if (!known)
        return add_entity(vault, late, &list, arena, label, err);
    *label = known->label;
    if (late->as.length == 0 || emic_slice_equal(late->as, known->pseudonym))
        return emic_fail(err, EMIC_EXISTS, "the vault knows this name already, as %.*s",
                         EMIC_ARG(known->label));
    return emic_entity_set_pseudonym(vault, known->id, late->as, err);
}

/* --- Edits on top of edits -------------------------------------------------------------------- */

void emic_late_compose(const emic_raw_document *first, const emic_edit_list *second,
                       const emic_edit_source *sources, emic_arena *arena, emic_edit_list *out,
                       const emic_edit_source **out_sources)
{
    size_t at_first = 0, at_second = 0;
    emic_edit_compose(&first->edits, second, arena, out);
    emic_edit_source *made = emic_arena_array(arena, out->count, sizeof *made);
    for (size_t i = 0; i < out->count; i++) {
        const emic_edit *edit = &out->items[i];
        while (at_first < first->edits.count &&
               first->edits.items[at_first].before.end <= edit->before.start)
            at_first++;
        while (at_second < second->count && second->items[at_second].after.end <= edit->after.start)
            at_second++;
        bool is_second =
            at_second < second->count && second->items[at_second].after.start < edit->after.end;
        if (is_second)
            made[i] = sources[at_second];
        else if (at_first < first->edits.count)
            made[i] = first->sources[at_first];
    }
    *out_sources = made;
}
