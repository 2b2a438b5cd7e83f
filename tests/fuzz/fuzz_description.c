/* Descriptions of a study from anywhere: no crash, and what was read is stored, written and read
 * again as the same. */
#include "study/description.h"
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool holds)
{
    if (!holds)
        abort();
}

static void store(const emic_description *description, emic_arena *arena, emic_description *out)
{
    emic_study *study;
    emic_error err;
    size_t changed;
    require(emic_study_create(":memory:", &study, &err) == EMIC_OK);
    require(emic_description_store(study, description, &changed, &err) == EMIC_OK);
    require(emic_description_load(study, arena, out, &err) == EMIC_OK);
    emic_study_close(study);
}

static void write_again(const emic_description *description, emic_arena *arena)
{
    emic_strbuf first = {0}, second = {0};
    emic_description stored, again;
    emic_error err;
    store(description, arena, &stored);
    emic_description_format(description, &first);
    require(emic_description_parse("again", emic_strbuf_slice(&first), arena, &again, &err) ==
            EMIC_OK);
    emic_description_format(&again, &second);
    require(emic_slice_equal(emic_strbuf_slice(&first), emic_strbuf_slice(&second)));
    emic_strbuf_clear(&second);
    emic_description_format(&stored, &second);
    require(emic_slice_equal(emic_strbuf_slice(&first), emic_strbuf_slice(&second)));
    emic_strbuf_close(&first);
    emic_strbuf_close(&second);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    emic_description description;
    emic_error err = {0};
    emic_slice text = {(const char *)data, size};
    emic_arena *arena = emic_arena_open();
    if (emic_description_parse("fuzz", text, arena, &description, &err) == EMIC_OK)
        write_again(&description, arena);
    else
        require(err.message[0] != '\0');
    emic_arena_close(arena);
    return 0;
}
