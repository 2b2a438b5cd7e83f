/* The review list as a CSV file: its columns, and writing them. Reading is review_file_read.c's
 * business. */
#include "privacy/review_file.h"
#include "base/csv.h"
#include "base/text.h"
#include "privacy/review_cell.h"
#include "privacy/review_columns.h"

const char *const emic_review_columns[] = {"id",        "words", "decision", "entity", "pseudonym",
                                           "role",      "grade", "kind",     "count",  "documents",
                                           "suggested", "why",   "context",  "note",   NULL};

/* The order in which they are written: what is read first stands first, what is decided last. */
static const review_column order[] = {
    REVIEW_ID,        REVIEW_WORDS, REVIEW_KIND,    REVIEW_COUNT,    REVIEW_DOCUMENTS,
    REVIEW_SUGGESTED, REVIEW_WHY,   REVIEW_CONTEXT, REVIEW_DECISION, REVIEW_ENTITY,
    REVIEW_PSEUDONYM, REVIEW_ROLE,  REVIEW_GRADE};
enum { WRITTEN = sizeof order / sizeof *order, MOST_PLACES = 2 };

static const emic_entity *entity_of(const emic_entity_list *entities, emic_id id)
{
    static const emic_entity nobody;
    const emic_entity *found = emic_entity_list_find(entities, id);
    return found ? found : &nobody;
}

/* "TP03:14: and then >Johana< came in / TP07:2: ..." */
static emic_slice context_of(const emic_review_item *item, emic_arena *arena)
{
    const char *text = "";
    for (size_t i = 0; i < item->places.count && i < MOST_PLACES; i++) {
        const emic_review_place *place = &item->places.items[i];
        bool before, after;
        emic_review_gaps(place, &before, &after);
        text = emic_arena_format(arena, "%s%s%.*s:%lld: %.*s%s>%.*s<%s%.*s", text, i ? " / " : "",
                                 EMIC_ARG(place->document), (long long)place->line,
                                 EMIC_ARG(place->before), before ? " " : "", EMIC_ARG(place->words),
                                 after ? " " : "", EMIC_ARG(place->after));
    }
    return emic_review_cell_prose(emic_slice_of(text), arena);
}

static emic_slice number(int64_t value, emic_arena *arena)
{
    return emic_slice_of(emic_arena_format(arena, "%lld", (long long)value));
}

static emic_slice cell_of(const emic_review_item *item, const emic_entity_list *entities,
                          review_column column, emic_arena *arena)
{
    const emic_entity *entity = entity_of(entities, item->decision.entity);
    switch (column) {
    case REVIEW_ID:
        return number(item->id, arena);
    case REVIEW_WORDS:
        return emic_review_cell(item->words, arena);
    case REVIEW_KIND:
        return emic_slice_of(emic_candidate_kind_name(item->kind));
    case REVIEW_COUNT:
        return number(item->count, arena);
    case REVIEW_DOCUMENTS:
        return number(item->documents, arena);
    case REVIEW_SUGGESTED:
        return emic_review_cell(entity_of(entities, item->suggested)->label, arena);
    case REVIEW_WHY:
        return emic_review_cell_prose(item->why, arena);
    case REVIEW_CONTEXT:
        return context_of(item, arena);
    case REVIEW_DECISION:
        return emic_slice_of(emic_verdict_name(item->decision.verdict));
    case REVIEW_ENTITY:
        return emic_review_cell(entity->label, arena);
    case REVIEW_PSEUDONYM:
        return emic_review_cell(entity->pseudonym, arena);
    case REVIEW_ROLE:
        return emic_review_cell(entity->role, arena);
    default:
        return emic_review_cell(item->decision.grade, arena);
    }
}

static void write_rows(const emic_review_list *list, const emic_entity_list *entities,
                       emic_strbuf *out)
{
    emic_arena *scratch = emic_arena_open();
    emic_strbuf_puts(out, "\xEF\xBB\xBF");
    for (size_t i = 0; i < WRITTEN; i++)
        emic_csv_put(out, emic_slice_of(emic_review_columns[order[i]]));
    emic_csv_end(out);
    for (size_t row = 0; row < list->count; row++) {
        for (size_t i = 0; i < WRITTEN; i++)
            emic_csv_put(out, cell_of(&list->items[row], entities, order[i], scratch));
        emic_csv_end(out);
        emic_arena_reset(scratch);
    }
    emic_arena_close(scratch);
}

emic_status emic_review_file_write(emic_vault *vault, emic_strbuf *out, emic_error *err)
{
    emic_review_list list;
    emic_entity_list entities;
    emic_arena *arena = emic_arena_open();
    emic_status status = emic_review_list_load(vault, false, arena, &list, err);
    if (status == EMIC_OK)
        status = emic_entity_list_load(vault, arena, &entities, err);
    if (status == EMIC_OK)
        write_rows(&list, &entities, out);
    emic_arena_close(arena);
    return status;
}
