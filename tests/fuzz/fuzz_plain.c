/* Any bytes as a plain text: refused, or kept as they are, with turns that hold. */
#include "turns_check.h"
#include <stdlib.h>

static void require(bool holds)
{
    if (!holds)
        abort();
}

static void parse(emic_slice bytes, emic_encoding encoding)
{
    emic_arena *arena = emic_arena_open();
    emic_transcript read;
    emic_slice text;
    emic_error err = {0};
    if (emic_transcript_parse("seed.txt", bytes, encoding, arena, &read, &err) != EMIC_OK) {
        require(err.status == EMIC_MALFORMED && err.message[0]);
    } else if (strcmp(read.format, "plain") == 0) {
        require(emic_encoding_decode(encoding, bytes, arena, &text, &err) == EMIC_OK);
        require(emic_slice_equal(read.text, emic_text_newlines(text, arena)));
    }
    if (err.status == EMIC_OK)
        require(turns_fault(&read, arena) == NULL);
    emic_arena_close(arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    emic_slice bytes = {(const char *)data, size};
    parse(bytes, EMIC_ENCODING_AUTO);
    if (!emic_utf8_valid(bytes, NULL))
        parse(bytes, EMIC_ENCODING_ISO_8859_1);
    return 0;
}
