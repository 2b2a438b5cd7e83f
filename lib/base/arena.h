/* Memory that is freed all at once: one arena a command, a scratch arena a loop body.
 * Running out of memory calls a hook that does not return (it aborts unless replaced): the study
 * file stays whole, because a command that did not finish is rolled back. */
#pragma once
#include "base/slice.h"
#include "base/status.h"

typedef struct emic_arena emic_arena;

EMIC_API emic_arena *emic_arena_open(void);
EMIC_API void emic_arena_close(emic_arena *arena);

/* Frees everything allocated so far and keeps the arena (and its largest block) for reuse. */
EMIC_API void emic_arena_reset(emic_arena *arena);

/* `size` bytes, zeroed, aligned for any type. Never NULL. */
EMIC_API void *emic_arena_alloc(emic_arena *arena, size_t size);

/* `count` items of `size` bytes, zeroed; a product that overflows counts as out of memory. */
EMIC_API void *emic_arena_array(emic_arena *arena, size_t count, size_t size);

/* A copy of `text` with a NUL after it. */
EMIC_API emic_slice emic_arena_copy(emic_arena *arena, emic_slice text);

/* A NUL-terminated copy, as a C string. Bytes after a NUL inside `text` are unreachable. */
EMIC_API char *emic_arena_string(emic_arena *arena, emic_slice text);

/* A formatted, NUL-terminated text. */
EMIC_API char *emic_arena_format(emic_arena *arena, const char *format, ...) EMIC_PRINTF(2, 3);

/* A larger copy of the array `items` (`count` items of `size` bytes) with room for `*capacity`
 * doubled (at least 8); stores the new capacity. The old block stays until the arena goes. */
EMIC_API void *emic_arena_grow(emic_arena *arena, const void *items, size_t count, size_t size,
                               size_t *capacity);

/* Appends a zeroed item to a list {items, count, capacity} kept in an arena and yields a pointer
 * to it, which holds until the next push. */
#define EMIC_PUSH(arena, list)                                                                     \
    ((list)->count == (list)->capacity                                                             \
         ? (void)((list)->items = emic_arena_grow((arena), (list)->items, (list)->count,           \
                                                  sizeof *(list)->items, &(list)->capacity))       \
         : (void)0,                                                                                \
     &(list)->items[(list)->count++])

/* Replaces what happens when memory runs out; `hook` must not return. NULL restores abort(). */
EMIC_API void emic_memory_set_hook(void (*hook)(size_t wanted));

/* malloc and realloc that call the hook instead of returning NULL; for handles. */
EMIC_API void *emic_memory_alloc(size_t size);
EMIC_API void *emic_memory_resize(void *block, size_t size);
