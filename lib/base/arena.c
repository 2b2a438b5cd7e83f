/* Blocks of memory cut from the front and freed together. Knows nothing of what lies in them.
 * Under AddressSanitizer what is not handed out is poisoned, so that a borrowed slice that
 * outlives its arena is caught. */
#include "base/arena.h"
#include <assert.h>
#include <stdalign.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#if defined(__SANITIZE_ADDRESS__)
#define POISONED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define POISONED 1
#endif
#endif

#ifdef POISONED
#include <sanitizer/asan_interface.h>
enum { GAP = 16 };
#define POISON(start, size) ASAN_POISON_MEMORY_REGION(start, size)
#define UNPOISON(start, size) ASAN_UNPOISON_MEMORY_REGION(start, size)
#else
enum { GAP = 0 };
#define POISON(start, size) ((void)(start), (void)(size))
#define UNPOISON(start, size) ((void)(start), (void)(size))
#endif

enum { FIRST_BLOCK = 64 * 1024, LARGEST_BLOCK = 4 * 1024 * 1024 };

/* Bytes from `dirty` on have never been handed out and are still zero from calloc. */
typedef struct block {
    struct block *next;
    size_t size, used, dirty;
    alignas(max_align_t) char data[];
} block;

/* Memory is cut from the first block of the list; full and outsize ones stand behind it. */
struct emic_arena {
    block *blocks;
    size_t next_size;
};

static void (*memory_hook)(size_t wanted);

void emic_memory_set_hook(void (*hook)(size_t wanted))
{
    memory_hook = hook;
}

static _Noreturn void run_out(size_t wanted)
{
    if (memory_hook)
        memory_hook(wanted);
    abort();
}

void *emic_memory_alloc(size_t size)
{
    return emic_memory_resize(NULL, size);
}

void *emic_memory_resize(void *old, size_t size)
{
    void *memory = size <= PTRDIFF_MAX ? realloc(old, size ? size : 1) : NULL;
    if (!memory)
        run_out(size);
    return memory;
}

static block *open_block(size_t size)
{
    block *made = size <= PTRDIFF_MAX - sizeof(block) ? calloc(1, sizeof(block) + size) : NULL;
    if (!made)
        run_out(size);
    made->size = size;
    POISON(made->data, size);
    return made;
}

static void close_block(block *old)
{
    UNPOISON(old->data, old->size);
    free(old);
}

emic_arena *emic_arena_open(void)
{
    emic_arena *arena = emic_memory_alloc(sizeof *arena);
    *arena = (emic_arena){.next_size = FIRST_BLOCK};
    return arena;
}

void emic_arena_close(emic_arena *arena)
{
    if (!arena)
        return;
    for (block *each = arena->blocks, *next; each; each = next) {
        next = each->next;
        close_block(each);
    }
    free(arena);
}

void emic_arena_reset(emic_arena *arena)
{
    block *kept = arena->blocks;
    for (block *each = arena->blocks; each; each = each->next) {
        if (each->size > kept->size)
            kept = each;
    }
    for (block *each = arena->blocks, *next; each; each = next) {
        next = each->next;
        if (each != kept)
            close_block(each);
    }
    arena->blocks = kept;
    if (!kept)
        return;
    kept->next = NULL;
    kept->used = 0;
    POISON(kept->data, kept->size);
}

/* A block with room for `size` bytes that becomes the first, or one of its own behind it. */
static block *add_block(emic_arena *arena, size_t size)
{
    if (arena->blocks && size > arena->next_size / 4) {
        block *own = open_block(size);
        own->next = arena->blocks->next;
        arena->blocks->next = own;
        return own;
    }
    block *first = open_block(size > arena->next_size ? size : arena->next_size);
    first->next = arena->blocks;
    arena->blocks = first;
    if (arena->next_size < LARGEST_BLOCK)
        arena->next_size *= 2;
    return first;
}

/* Room for `size` bytes; the first `*dirty` of them may not be zero. */
static void *take(emic_arena *arena, size_t size, size_t align, size_t *dirty)
{
    if (size > PTRDIFF_MAX - GAP - sizeof(block))
        run_out(size);
    block *from = arena->blocks;
    size_t start = from ? (from->used + align - 1) / align * align : 0;
    if (!from || start > from->size || from->size - start < size + GAP) {
        from = add_block(arena, size + GAP);
        start = 0;
    }
    size_t end = start + size;
    *dirty = from->dirty <= start ? 0 : (from->dirty < end ? from->dirty : end) - start;
    from->used = end + GAP;
    if (from->dirty < end)
        from->dirty = end;
    UNPOISON(from->data + start, size);
    return from->data + start;
}

void *emic_arena_alloc(emic_arena *arena, size_t size)
{
    size_t dirty;
    void *memory = take(arena, size, alignof(max_align_t), &dirty);
    if (dirty)
        memset(memory, 0, dirty);
    return memory;
}

void *emic_arena_array(emic_arena *arena, size_t count, size_t size)
{
    if (size && count > SIZE_MAX / size)
        run_out(SIZE_MAX);
    return emic_arena_alloc(arena, count * size);
}

char *emic_arena_string(emic_arena *arena, emic_slice text)
{
    size_t dirty;
    char *copy = take(arena, text.length + 1, GAP ? GAP : 1, &dirty);
    if (text.length)
        memcpy(copy, text.data, text.length);
    copy[text.length] = '\0';
    return copy;
}

emic_slice emic_arena_copy(emic_arena *arena, emic_slice text)
{
    return (emic_slice){emic_arena_string(arena, text), text.length};
}

char *emic_arena_format(emic_arena *arena, const char *format, ...)
{
    assert(format);
    va_list values, again;
    size_t dirty;
    va_start(values, format);
    va_copy(again, values);
    int length = vsnprintf(NULL, 0, format, values);
    size_t size = length > 0 ? (size_t)length + 1 : 1;
    char *text = take(arena, size, GAP ? GAP : 1, &dirty);
    text[0] = '\0';
    vsnprintf(text, size, format, again);
    va_end(again);
    va_end(values);
    return text;
}

void *emic_arena_grow(emic_arena *arena, const void *items, size_t count, size_t size,
                      size_t *capacity)
{
    if (*capacity > SIZE_MAX / 2)
        run_out(SIZE_MAX);
    size_t larger = *capacity < 4 ? 8 : *capacity * 2;
    void *copy = emic_arena_array(arena, larger, size);
    if (count)
        memcpy(copy, items, count * size);
    *capacity = larger;
    return copy;
}
