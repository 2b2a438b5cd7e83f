/* Change sets from anywhere: no crash, and what parses is written as it was read. */
#include "store/change_set.h"
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool holds)
{
    if (!holds)
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    emic_arena *arena = emic_arena_open();
    emic_change_set set, again;
    emic_error err = {0};
    if (emic_change_set_parse((emic_slice){(const char *)data, size}, arena, &set, &err) ==
        EMIC_OK) {
        emic_strbuf bytes = {0};
        emic_slice table = {0};
        for (size_t i = 0; i < set.count; i++)
            emic_change_write(&bytes, &table, &set.items[i]);
        require(emic_change_set_parse(emic_strbuf_slice(&bytes), arena, &again, &err) == EMIC_OK);
        require(again.count == set.count);
        require(emic_slice_equal(emic_slice_of(emic_change_set_summary(&set, arena)),
                                 emic_slice_of(emic_change_set_summary(&again, arena))));
        emic_strbuf_close(&bytes);
    } else {
        require(err.status == EMIC_CORRUPT && err.message[0]);
    }
    emic_arena_close(arena);
    return 0;
}
