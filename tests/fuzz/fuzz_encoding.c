/* Any bytes, in any encoding: either a clear error, or valid UTF-8 whose positions hold. The first
 * byte chooses the encoding. */
#include "base/encoding.h"
#include "base/text.h"
#include <stdlib.h>

static void require(bool holds)
{
    if (!holds)
        abort();
}

static void check_positions(emic_slice text, emic_arena *arena)
{
    emic_text_index index;
    size_t at = 0, point = 0;
    emic_text_index_load(&index, text, arena);
    while (at < text.length) {
        require(emic_text_byte(&index, point) == at && emic_text_point(&index, at) == point);
        size_t unit = emic_text_utf16(&index, point);
        require(emic_text_point_of_utf16(&index, unit) == point);
        emic_utf8_next(text, &at);
        point++;
    }
    require(point == index.points && emic_text_byte(&index, point) == at);
}

static void check_display(emic_slice text, emic_arena *arena)
{
    size_t columns = emic_text_width(text);
    emic_slice half = emic_text_cut(text, columns / 2);
    require(emic_utf8_valid(half, NULL) && emic_text_width(half) <= columns / 2);
    require(emic_text_cut(text, columns).length == text.length);
    require(emic_utf8_valid(emic_text_fold(text, arena), NULL));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0)
        return 0;
    emic_encoding encoding = (emic_encoding)(data[0] % (EMIC_ENCODING_ISO_8859_1 + 1));
    emic_arena *arena = emic_arena_open();
    emic_slice text, bytes = {(const char *)data + 1, size - 1};
    emic_error err = {0};
    if (emic_encoding_decode(encoding, bytes, arena, &text, &err) == EMIC_OK) {
        emic_slice lines = emic_text_newlines(text, arena);
        require(emic_utf8_valid(text, NULL));
        require(text.length == 0 || !memchr(text.data, 0, text.length));
        require(lines.length == 0 || !memchr(lines.data, '\r', lines.length));
        check_positions(text, arena);
        check_display(text, arena);
    } else {
        require(err.status == EMIC_MALFORMED && err.message[0]);
    }
    emic_arena_close(arena);
    return 0;
}
