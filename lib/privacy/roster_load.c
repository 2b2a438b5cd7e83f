/* Brings a roster into a vault. Reading the file is roster.c's business. */
#include "privacy/roster_load.h"
#include "base/text.h"
#include "privacy/entity.h"

typedef struct loading {
    emic_vault *vault;
    emic_entity_list known;
    emic_slice *folded; /* their names, to be compared */
    emic_arena *arena;
    emic_load_summary *out;
} loading;

/* Who bears this very name already, or NULL. */
static const emic_entity *find_known(const loading *work, emic_slice name)
{
    emic_slice folded = emic_text_fold(name, work->arena);
    for (size_t i = 0; i < work->known.count; i++)
        if (emic_slice_equal(work->folded[i], folded))
            return &work->known.items[i];
    return NULL;
}

static emic_status change(loading *work, const emic_entity *known, const emic_roster_entry *entry,
                          emic_error *err)
{
    bool changed = false, added = false;
    if (entry->participant.length && !emic_slice_equal(entry->participant, known->participant))
        return emic_fail(err, EMIC_EXISTS,
                         "the vault knows this name as %.*s already; it cannot be participant %.*s",
                         EMIC_ARG(known->label), EMIC_ARG(entry->participant));
    for (size_t i = 0; i < entry->variants.count; i++) {
        EMIC_TRY(emic_entity_add_name(work->vault, known->id, entry->variants.items[i],
                                      EMIC_NAME_ROSTER, &added, err));
        changed |= added;
    }
    if (entry->replacement.length && !emic_slice_equal(entry->replacement, known->pseudonym)) {
        EMIC_TRY(emic_entity_set_pseudonym(work->vault, known->id, entry->replacement, err));
        changed = true;
    }
    work->out->changed += changed;
    work->out->unchanged += !changed;
    return EMIC_OK;
}

/* A participant's tag is the participant's label. Who is none, but has a pseudonym, is called so in
 * tags, too. */
static emic_status add(loading *work, const emic_roster_entry *entry, emic_error *err)
{
    emic_id id;
    emic_entity entity = {.kind = entry->kind,
                          .label =
                              entry->participant.length ? entry->participant : entry->replacement,
                          .pseudonym = entry->replacement,
                          .role = entry->role,
                          .participant = entry->participant};
    *EMIC_PUSH(work->arena, &entity.names) = entry->name;
    for (size_t i = 0; i < entry->variants.count; i++)
        *EMIC_PUSH(work->arena, &entity.names) = entry->variants.items[i];
    work->out->added++;
    return emic_entity_add(work->vault, &entity, EMIC_NAME_ROSTER, &id, err);
}

static emic_status load_known(loading *work, emic_error *err)
{
    EMIC_TRY(emic_entity_list_load(work->vault, work->arena, &work->known, err));
    work->folded = emic_arena_array(work->arena, work->known.count, sizeof *work->folded);
    for (size_t i = 0; i < work->known.count; i++)
        work->folded[i] = emic_text_fold(work->known.items[i].names.items[0], work->arena);
    return EMIC_OK;
}

emic_status emic_roster_load(emic_vault *vault, const char *path, const emic_roster *roster,
                             emic_load_summary *out, emic_error *err)
{
    loading work = {.vault = vault, .arena = emic_arena_open(), .out = out};
    *out = (emic_load_summary){0};
    emic_status status = load_known(&work, err);
    for (size_t i = 0; status == EMIC_OK && i < roster->count; i++) {
        const emic_roster_entry *entry = &roster->items[i];
        const emic_entity *known = find_known(&work, entry->name);
        status = known ? change(&work, known, entry, err) : add(&work, entry, err);
        if (status != EMIC_OK)
            emic_error_locate(err, path, entry->line, 0);
    }
    emic_arena_close(work.arena);
    return status;
}
