/* A roster from anywhere: no crash; errors have a place; what is read can be made into keys. */
#include "base/text.h"
#include "privacy/replace.h"
#include "privacy/roster.h"
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool holds)
{
    if (!holds)
        abort();
}

/* The matcher takes each spelling by itself. */
static void compile(emic_slice words)
{
    emic_surrogate surrogate = {.label = EMIC_LITERAL("TP01")};
    emic_name_key key = {.words = words};
    emic_mapping mapping = {&surrogate, 1, &key, 1};
    emic_matcher *matcher;
    emic_error err;
    require(emic_matcher_open(&mapping, &matcher, &err) == EMIC_OK);
    emic_matcher_close(matcher);
}

static void check_entry(const emic_roster_entry *entry)
{
    require(entry->line > 1 && entry->kind < EMIC_ENTITY_KINDS);
    compile(entry->name);
    for (size_t i = 0; i < entry->variants.count && i < 4; i++)
        compile(entry->variants.items[i]);
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
        for (size_t i = 0; i < roster.count && i < 16; i++)
            check_entry(&roster.items[i]);
    emic_arena_close(arena);
    return 0;
}
