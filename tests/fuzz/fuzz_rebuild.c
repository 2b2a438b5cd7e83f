/* The files of an archive from anywhere, in one text: a line "@NAME" stands before each. They are
 * packed, so that any change of them reaches what rebuilds a study, and then reproduced. */
#include "archive_check.h"
#include "base/zip.h"

enum { MOST_FILES = 64 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Takes the next file off `rest`: its name, and its content up to the next line with an @. */
static bool take_file(emic_slice *rest, emic_arena *arena, emic_zip_entry *out)
{
    if (!emic_slice_starts(*rest, "@"))
        return false;
    const char *end = memchr(rest->data, '\n', rest->length);
    if (!end)
        return false;
    size_t length = (size_t)(end - rest->data);
    out->name = emic_arena_string(arena, (emic_slice){rest->data + 1, length - 1});
    *rest = emic_slice_from(*rest, length + 1);
    length = 0;
    while (length < rest->length &&
           !(rest->data[length] == '@' && (length == 0 || rest->data[length - 1] == '\n')))
        length++;
    out->content = (emic_slice){rest->data, length};
    *rest = emic_slice_from(*rest, length);
    return true;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    emic_zip_entry entries[MOST_FILES];
    emic_slice rest = {(const char *)data, size}, bytes;
    emic_error err;
    size_t count = 0;
    emic_arena *arena = emic_arena_open();
    while (count < MOST_FILES && take_file(&rest, arena, &entries[count]))
        count++;
    if (emic_zip_build(entries, count, 0, arena, &bytes, &err) == EMIC_OK)
        check_archive(bytes);
    emic_arena_close(arena);
    return 0;
}
