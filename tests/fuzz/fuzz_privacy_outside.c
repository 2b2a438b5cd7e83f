/* Places that another program found: no crash, an error has a line, and a place that is read is
 * none that is empty. */
#include "base/text.h"
#include "privacy/outside.h"
#include <stdlib.h>

static void require(bool holds)
{
    if (!holds)
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    emic_slice text = {(const char *)data, size};
    emic_outside_file file;
    emic_error err = {0};
    if (!emic_utf8_valid(text, NULL))
        return 0;
    emic_arena *arena = emic_arena_open();
    emic_status status = emic_outside_parse("places.jsonl", text, arena, &file, &err);
    if (status != EMIC_OK)
        require(err.line > 0 && err.message[0]);
    for (size_t i = 0; status == EMIC_OK && i < file.count; i++) {
        const emic_outside_list *places = emic_outside_of(&file, file.items[i].name);
        require(places && places->count > 0 && file.items[i].name.length > 0);
        for (size_t k = 0; k < places->count; k++)
            require(places->items[k].span.start < places->items[k].span.end);
    }
    emic_arena_close(arena);
    return 0;
}
