/* Contents handed to a crew as they come. */
#include "base/ahead.h"
#include "base/arena.h"
#include <stdlib.h>

struct emic_ahead {
    emic_crew *crew;
    emic_arena *arena; /* of the pieces; used by the calling thread alone */
    int wanted;
    struct {
        emic_ahead_piece **items;
        size_t count, capacity;
    } pieces;
};

emic_ahead *emic_ahead_open(int wanted)
{
    emic_ahead *ahead = emic_memory_alloc(sizeof *ahead);
    *ahead = (emic_ahead){
        .crew = emic_compress_crew_open(), .arena = emic_arena_open(), .wanted = wanted};
    return ahead;
}

void emic_ahead_close(emic_ahead *ahead)
{
    if (!ahead)
        return;
    emic_crew_close(ahead->crew);
    for (size_t i = 0; i < ahead->pieces.count; i++)
        emic_compress_close(&ahead->pieces.items[i]->stream);
    emic_arena_close(ahead->arena);
    free(ahead);
}

static void make_sha256(void *piece, void **own)
{
    emic_ahead_piece *at = piece;
    (void)own;
    emic_sha256_hex(at->content, at->sha256);
}

static void make_sha512(void *piece, void **own)
{
    emic_ahead_piece *at = piece;
    (void)own;
    emic_sha512_hex(at->content, at->sha512);
}

emic_ahead_piece *emic_ahead_add(emic_ahead *ahead, emic_slice content)
{
    emic_ahead_piece *piece = emic_arena_alloc(ahead->arena, sizeof *piece);
    *EMIC_PUSH(ahead->arena, &ahead->pieces) = piece;
    piece->content = content;
    piece->stream = (emic_compress_stream){.texts = &piece->content, .text_count = 1};
    if (ahead->wanted & EMIC_AHEAD_HASHED) {
        emic_crew_add(ahead->crew, make_sha256, piece);
        emic_crew_add(ahead->crew, make_sha512, piece);
    }
    if (ahead->wanted & EMIC_AHEAD_PACKED)
        emic_compress_begin(&piece->stream, ahead->crew);
    return piece;
}

static int by_place(const void *left, const void *right)
{
    const emic_slice *a = &(*(emic_ahead_piece *const *)left)->content;
    const emic_slice *b = &(*(emic_ahead_piece *const *)right)->content;
    uintptr_t first = (uintptr_t)a->data, second = (uintptr_t)b->data;
    int order = (first > second) - (first < second);
    return order ? order : (a->length > b->length) - (a->length < b->length);
}

emic_ahead_piece *emic_ahead_find(const emic_ahead *ahead, emic_slice content)
{
    const emic_ahead_piece wanted = {.content = content}, *key = &wanted;
    emic_ahead_piece **found = NULL;
    if (ahead->pieces.count)
        found = bsearch(&key, ahead->pieces.items, ahead->pieces.count, sizeof *found, by_place);
    return found ? *found : NULL;
}

emic_status emic_ahead_finish(emic_ahead *ahead, emic_error *err)
{
    emic_crew_finish(ahead->crew);
    if (ahead->pieces.count)
        qsort(ahead->pieces.items, ahead->pieces.count, sizeof *ahead->pieces.items, by_place);
    for (size_t i = 0; (ahead->wanted & EMIC_AHEAD_PACKED) && i < ahead->pieces.count; i++)
        EMIC_TRY(emic_compress_end(&ahead->pieces.items[i]->stream, err));
    return EMIC_OK;
}
