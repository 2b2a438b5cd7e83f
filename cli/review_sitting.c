/* Deciding, undoing, and finding one's way in the list. */
#include "review_sitting.h"
#include "base/text.h"

/* --- Beginning and end ------------------------------------------------------------------------ */

static emic_status load_entities(review_sitting *sitting, emic_error *err)
{
    emic_arena_reset(sitting->entity_arena);
    return emic_entity_list_load(sitting->vault, sitting->entity_arena, &sitting->entities, err);
}

static void note_beginning(review_sitting *sitting)
{
    const emic_review_list *list = &sitting->list;
    sitting->first = emic_arena_array(sitting->arena, list->count + 1, sizeof *sitting->first);
    for (size_t i = 0; i < list->count; i++) {
        sitting->first[i] = list->items[i].decision;
        if (list->items[i].decision.verdict == EMIC_VERDICT_NONE && sitting->to_go++ == 0)
            sitting->at = i;
    }
}

emic_status review_sitting_open(emic_vault *vault, const char *who, emic_arena *arena,
                                review_sitting *out, emic_error *err)
{
    *out = (review_sitting){.vault = vault, .who = who, .arena = arena};
    EMIC_TRY(emic_review_list_load(vault, false, arena, &out->list, err));
    out->entity_arena = emic_arena_open();
    emic_status status = load_entities(out, err);
    if (status == EMIC_OK)
        note_beginning(out);
    else
        review_sitting_close(out);
    return status;
}

void review_sitting_close(review_sitting *sitting)
{
    emic_arena_close(sitting->entity_arena);
    sitting->entity_arena = NULL;
}

emic_review_item *review_sitting_item(const review_sitting *sitting)
{
    return &sitting->list.items[sitting->at];
}

const emic_entity *review_sitting_entity(const review_sitting *sitting, emic_id id)
{
    return emic_entity_list_find(&sitting->entities, id);
}

/* --- Deciding --------------------------------------------------------------------------------- */

static emic_entity copy_entity(const emic_entity *entity, emic_arena *arena)
{
    emic_entity copy = {.kind = entity->kind,
                        .label = emic_arena_copy(arena, entity->label),
                        .pseudonym = emic_arena_copy(arena, entity->pseudonym),
                        .role = emic_arena_copy(arena, entity->role),
                        .participant = emic_arena_copy(arena, entity->participant)};
    return copy;
}

static bool same_decision(const emic_decision *a, const emic_decision *b)
{
    return a->verdict == b->verdict && a->entity == b->entity &&
           emic_slice_equal(a->grade, b->grade);
}

/* Tells the vault and the list. */
static emic_status apply(review_sitting *sitting, size_t at, const emic_decision *decision,
                         emic_error *err)
{
    emic_review_item *item = &sitting->list.items[at];
    EMIC_TRY(emic_review_decide(sitting->vault, item->id, decision, sitting->who, err));
    sitting->to_go += decision->verdict == EMIC_VERDICT_NONE;
    sitting->to_go -= item->decision.verdict == EMIC_VERDICT_NONE;
    item->decision = *decision;
    item->decision.grade = emic_arena_copy(sitting->arena, decision->grade);
    item->who = emic_slice_of(sitting->who);
    sitting->unsaved++;
    return EMIC_OK;
}

/* An entity that lost its last name is gone, and with it what was suggested for it. */
static void forget_entity(review_sitting *sitting, review_step *step)
{
    step->gone = true;
    for (size_t i = 0; i < sitting->list.count; i++)
        if (sitting->list.items[i].suggested == step->before.entity)
            sitting->list.items[i].suggested = 0;
}

/* Decides and remembers the way back. */
static emic_status take_step(review_sitting *sitting, const emic_decision *decision, emic_id made,
                             emic_error *err)
{
    size_t at = sitting->at;
    review_step step = {.at = at,
                        .before = sitting->list.items[at].decision,
                        .made = made,
                        .group = ++sitting->group};
    const emic_entity *entity = review_sitting_entity(sitting, step.before.entity);
    if (entity)
        step.entity = copy_entity(entity, sitting->arena);
    EMIC_TRY(apply(sitting, at, decision, err));
    if (entity || decision->entity)
        EMIC_TRY(load_entities(sitting, err));
    if (entity && !review_sitting_entity(sitting, step.before.entity))
        forget_entity(sitting, &step);
    *EMIC_PUSH(sitting->arena, &sitting->steps) = step;
    return EMIC_OK;
}

emic_status review_sitting_decide(review_sitting *sitting, emic_decision decision, emic_error *err)
{
    if (same_decision(&decision, &review_sitting_item(sitting)->decision))
        return EMIC_OK;
    return take_step(sitting, &decision, 0, err);
}

static emic_status make_entity(review_sitting *sitting, size_t at, emic_entity entity, emic_id *out,
                               emic_error *err)
{
    *EMIC_PUSH(sitting->arena, &entity.names) = sitting->list.items[at].words;
    return emic_entity_add(sitting->vault, &entity, EMIC_NAME_REVIEW, out, err);
}

emic_status review_sitting_replace(review_sitting *sitting, emic_entity_kind kind,
                                   emic_slice pseudonym, emic_error *err)
{
    emic_decision decision = {.verdict = EMIC_VERDICT_REPLACE};
    emic_entity entity = {.kind = kind, .pseudonym = pseudonym};
    if (pseudonym.length)
        EMIC_TRY(emic_review_check_pseudonym(&sitting->list, &sitting->entities, pseudonym, err));
    EMIC_TRY(make_entity(sitting, sitting->at, entity, &decision.entity, err));
    return take_step(sitting, &decision, decision.entity, err);
}

/* --- All of a kind ---------------------------------------------------------------------------- */

static bool is_alike(const review_sitting *sitting, size_t at)
{
    const emic_review_item *item = &sitting->list.items[at];
    return item->decision.verdict == EMIC_VERDICT_NONE &&
           item->kind == review_sitting_item(sitting)->kind;
}

size_t review_sitting_alike(const review_sitting *sitting)
{
    size_t count = 0;
    for (size_t i = 0; i < sitting->list.count; i++)
        count += is_alike(sitting, i);
    return count;
}

emic_status review_sitting_decide_alike(review_sitting *sitting, emic_verdict verdict,
                                        emic_error *err)
{
    emic_entity entity = {0};
    bool named = emic_review_has_entity(review_sitting_item(sitting)->kind, &entity.kind);
    sitting->group++;
    /* The one at hand last: what is alike is told by it. */
    for (size_t i = 1; i <= sitting->list.count; i++) {
        size_t at = (sitting->at + i) % sitting->list.count;
        emic_decision decision = {.verdict = verdict};
        if (!is_alike(sitting, at))
            continue;
        if (named && verdict == EMIC_VERDICT_REPLACE)
            EMIC_TRY(make_entity(sitting, at, entity, &decision.entity, err));
        review_step step = {.at = at, .made = decision.entity, .group = sitting->group};
        EMIC_TRY(apply(sitting, at, &decision, err));
        *EMIC_PUSH(sitting->arena, &sitting->steps) = step;
    }
    return load_entities(sitting, err);
}

/* --- Undoing ---------------------------------------------------------------------------------- */

/* Makes the entity of a step again. Those before it knew it by another id, back to where it was
 * made: still earlier that id may have been another's. One that no step made was there at the
 * beginning. */
static emic_status bring_back(review_sitting *sitting, const review_step *step, emic_id *id,
                              emic_error *err)
{
    EMIC_TRY(make_entity(sitting, step->at, step->entity, id, err));
    for (size_t i = sitting->steps.count; i-- > 0;) {
        review_step *earlier = &sitting->steps.items[i];
        if (earlier->before.entity == step->before.entity)
            earlier->before.entity = *id;
        if (earlier->made == step->before.entity) {
            earlier->made = *id;
            return EMIC_OK;
        }
    }
    for (size_t i = 0; i < sitting->list.count; i++)
        if (sitting->first[i].entity == step->before.entity)
            sitting->first[i].entity = *id;
    return EMIC_OK;
}

emic_status review_sitting_undo(review_sitting *sitting, size_t *undone, emic_error *err)
{
    size_t group = sitting->steps.count ? sitting->steps.items[sitting->steps.count - 1].group : 0;
    for (*undone = 0; sitting->steps.count; ++*undone) {
        review_step step = sitting->steps.items[sitting->steps.count - 1];
        if (step.group != group)
            break;
        emic_id again = step.before.entity;
        if (step.gone)
            EMIC_TRY(bring_back(sitting, &step, &again, err));
        step.before.entity = again;
        EMIC_TRY(apply(sitting, step.at, &step.before, err));
        sitting->steps.count--;
        sitting->at = step.at;
    }
    return load_entities(sitting, err);
}

/* --- Going about ------------------------------------------------------------------------------ */

bool review_sitting_skip(review_sitting *sitting)
{
    for (size_t i = 1; i < sitting->list.count; i++) {
        size_t at = (sitting->at + i) % sitting->list.count;
        if (sitting->list.items[at].decision.verdict != EMIC_VERDICT_NONE)
            continue;
        sitting->at = at;
        return true;
    }
    return false;
}

bool review_sitting_step(review_sitting *sitting, int by)
{
    if (by < 0 ? sitting->at == 0 : sitting->at + 1 >= sitting->list.count)
        return false;
    sitting->at = by < 0 ? sitting->at - 1 : sitting->at + 1;
    return true;
}

bool review_sitting_holds(emic_slice text, emic_slice part, emic_arena *arena)
{
    emic_slice folded = emic_text_fold(text, arena);
    for (size_t i = 0; i + part.length <= folded.length; i++)
        if (part.length == 0 || memcmp(folded.data + i, part.data, part.length) == 0)
            return true;
    return false;
}

bool review_sitting_search(review_sitting *sitting, emic_slice text)
{
    emic_arena *scratch = emic_arena_open();
    emic_slice part = emic_text_fold(text, scratch);
    bool found = false;
    for (size_t i = 1; i < sitting->list.count && !found; i++) {
        size_t at = (sitting->at + i) % sitting->list.count;
        found = review_sitting_holds(sitting->list.items[at].words, part, scratch);
        if (found)
            sitting->at = at;
    }
    emic_arena_close(scratch);
    return found;
}

/* --- What came of it -------------------------------------------------------------------------- */

emic_status review_sitting_save(review_sitting *sitting, emic_error *err)
{
    if (sitting->unsaved == 0)
        return EMIC_OK;
    if (!sitting->logged)
        EMIC_TRY(emic_vault_log_add(sitting->vault, sitting->who, "privacy review", "begun", err));
    sitting->logged = true;
    EMIC_TRY(emic_vault_save(sitting->vault, err));
    sitting->unsaved = 0;
    return EMIC_OK;
}

void review_sitting_count(const review_sitting *sitting, size_t decided[EMIC_VERDICTS])
{
    memset(decided, 0, EMIC_VERDICTS * sizeof *decided);
    for (size_t i = 0; i < sitting->list.count; i++)
        if (!same_decision(&sitting->first[i], &sitting->list.items[i].decision))
            decided[sitting->list.items[i].decision.verdict]++;
}
