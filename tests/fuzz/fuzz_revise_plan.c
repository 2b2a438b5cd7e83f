/* Decisions from anywhere: no crash, no place outside of the new text, and what was written is read
 * again as the same. */
#include "study/revise_plan.h"
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool holds)
{
    if (!holds)
        abort();
}

enum { ITEMS = 3 };

static void make_plan(emic_revise_item items[ITEMS], emic_arena *arena, emic_revise_plan *out)
{
    *out = (emic_revise_plan){0};
    items[0] = (emic_revise_item){.coding = 1,
                                  .before = {0, 7},
                                  .after = {0, 8},
                                  .fate = EMIC_FATE_EDITED,
                                  .coder = EMIC_LITERAL("A, B")};
    items[1] = (emic_revise_item){.coding = 2, .before = {8, 12}, .fate = EMIC_FATE_LOST};
    items[2] = (emic_revise_item){
        .coding = 3, .before = {8, 12}, .after = {9, 13}, .action = EMIC_REVISE_KEEP};
    out->codings.items = items;
    out->codings.count = out->codings.capacity = ITEMS;
    emic_text_index_load(&out->before, EMIC_LITERAL("so late, we \"left\""), arena);
    emic_text_index_load(&out->after, EMIC_LITERAL("too late we went off"), arena);
}

static void write_again(const emic_revise_plan *plan, emic_arena *arena)
{
    emic_strbuf file = {0};
    emic_codebook none = {0};
    emic_revise_item items[ITEMS];
    emic_revise_plan again;
    emic_error err;
    make_plan(items, arena, &again);
    emic_revise_plan_write(plan, &none, arena, &file);
    require(emic_revise_plan_read(&again, "again", emic_strbuf_slice(&file), &err) == EMIC_OK);
    require(emic_revise_plan_count_open(&again) == 0);
    for (size_t i = 0; i < ITEMS; i++) {
        const emic_revise_item *was = &plan->codings.items[i], *is = &items[i];
        require(is->before.start == was->before.start && is->before.end == was->before.end);
        require(was->action == EMIC_REVISE_OPEN || is->action == was->action);
    }
    emic_strbuf_close(&file);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    emic_revise_item items[ITEMS];
    emic_revise_plan plan;
    emic_error err;
    emic_slice text = {(const char *)data, size};
    if (!emic_utf8_valid(text, NULL))
        return 0;
    emic_arena *arena = emic_arena_open();
    make_plan(items, arena, &plan);
    if (emic_revise_plan_read(&plan, "fuzz", text, &err) != EMIC_OK)
        require(err.message[0] != '\0');
    else
        write_again(&plan, arena);
    for (size_t i = 0; i < ITEMS; i++)
        require(items[i].after.start <= items[i].after.end &&
                items[i].after.end <= plan.after.points);
    emic_arena_close(arena);
    return 0;
}
