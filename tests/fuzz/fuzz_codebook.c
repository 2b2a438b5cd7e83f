/* A codebook CSV from anywhere: no crash; errors have a place; what is read is a tree, and written
 * again it is read to the same. */
#include "base/text.h"
#include "study/codebook_write.h"
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool holds)
{
    if (!holds)
        abort();
}

static void check_tree(const emic_codebook *book)
{
    for (size_t i = 0; i < book->count; i++) {
        const emic_code *code = &book->items[i];
        require(code->parent < (int)i && code->end > i && code->end <= book->count);
        require(code->depth < EMIC_CODE_DEPTH && code->level >= 0 && code->level <= 3);
        require(code->name.length > 0);
        if (code->parent >= 0)
            require(book->items[code->parent].end >= code->end);
    }
}

static void write_json(const emic_codebook *book, emic_strbuf *out)
{
    emic_strbuf_clear(out);
    emic_codebook_format(book, out);
}

static void check_round(const emic_codebook *book, emic_arena *arena)
{
    emic_strbuf csv = {0}, before = {0}, after = {0};
    emic_codebook again;
    emic_error err;
    emic_codebook_write_csv(book, &csv);
    require(emic_codebook_parse_csv("csv", emic_strbuf_slice(&csv), NULL, arena, &again, &err) ==
            EMIC_OK);
    write_json(book, &before);
    write_json(&again, &after);
    require(emic_slice_equal(emic_strbuf_slice(&before), emic_strbuf_slice(&after)));
    emic_strbuf_clear(&csv);
    emic_codebook_write_yaml(book, &csv);
    require(emic_codebook_parse("yaml", emic_strbuf_slice(&csv), arena, &again, &err) == EMIC_OK);
    write_json(&again, &after);
    require(emic_slice_equal(emic_strbuf_slice(&before), emic_strbuf_slice(&after)));
    emic_strbuf_close(&csv);
    emic_strbuf_close(&before);
    emic_strbuf_close(&after);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    emic_slice text = {(const char *)data, size};
    emic_codebook book;
    emic_error err = {0};
    if (!emic_utf8_valid(text, NULL))
        return 0;
    emic_arena *arena = emic_arena_open();
    emic_codebook_is_csv(text);
    if (emic_codebook_parse_csv("fuzz", text, NULL, arena, &book, &err) != EMIC_OK) {
        require(err.line > 0 && err.message[0] != '\0');
    } else {
        check_tree(&book);
        check_round(&book, arena);
    }
    emic_arena_close(arena);
    return 0;
}
