/* Any bytes as WebVTT and as SubRip: refused at a line and column, or turns that hold. What comes
 * out has no more characters than went in: cues are taken apart, nothing is made up. */
#include "turns_check.h"
#include <stdlib.h>

static void require(bool holds)
{
    if (!holds)
        abort();
}

static void parse(const char *path, emic_slice bytes, emic_encoding encoding)
{
    emic_arena *arena = emic_arena_open();
    emic_transcript read;
    emic_error err = {0};
    if (emic_transcript_parse(path, bytes, encoding, arena, &read, &err) == EMIC_OK) {
        require(turns_fault(&read, arena) == NULL);
        require(read.points <= bytes.length + 1);
    } else {
        require(err.status == EMIC_MALFORMED && err.message[0]);
    }
    emic_arena_close(arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    emic_slice bytes = {(const char *)data, size};
    emic_encoding encoding =
        emic_utf8_valid(bytes, NULL) ? EMIC_ENCODING_UTF8 : EMIC_ENCODING_ISO_8859_1;
    parse("seed.vtt", bytes, encoding);
    parse("seed.srt", bytes, encoding);
    return 0;
}
