/* Two archives from anywhere, compared: a table that harms no terminal, or an error. The files of
 * both stand in one text, a line "@NAME" before each, and a line "@" between the archives. */
#include "base/text.h"
#include "base/zip.h"
#include "exchange/archive_diff.h"
#include <stdlib.h>

enum { MOST_FILES = 64 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool holds)
{
    if (!holds)
        abort();
}

/* Takes the next file off `rest`: its name, and its content up to the next line with an @. */
static bool take_file(emic_slice *rest, emic_arena *arena, emic_zip_entry *out)
{
    if (!emic_slice_starts(*rest, "@") || emic_slice_starts(*rest, "@\n"))
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

static bool take_archive(emic_slice *rest, emic_arena *arena, emic_slice *out)
{
    emic_zip_entry entries[MOST_FILES] = {{"bagit.txt", EMIC_LITERAL("")}};
    emic_error err;
    size_t count = 1;
    while (count < MOST_FILES && take_file(rest, arena, &entries[count]))
        count++;
    if (emic_slice_starts(*rest, "@\n"))
        *rest = emic_slice_from(*rest, 2);
    return emic_zip_build(entries, count, 0, arena, out, &err) == EMIC_OK;
}

static void check_table(const emic_table *table)
{
    for (size_t i = 0; i < table->rows.count; i++)
        for (size_t k = 0; k < table->columns.count; k++) {
            emic_slice text = table->rows.items[i][k].text;
            require(emic_utf8_valid(text, NULL) && text.length < 1000);
            for (size_t at = 0; at < text.length;) {
                uint32_t point = emic_utf8_next(text, &at);
                require(point >= 0x20 && (point < 0x7F || point > 0x9F));
            }
        }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    emic_slice rest = {(const char *)data, size}, before, after;
    emic_archive_difference there, back;
    emic_error err;
    emic_arena *arena = emic_arena_open();
    if (take_archive(&rest, arena, &before) && take_archive(&rest, arena, &after)) {
        emic_status status =
            emic_archive_diff("before", before, "after", after, arena, &there, &err);
        require(status == EMIC_OK || err.message[0] != '\0');
        if (status == EMIC_OK) {
            check_table(there.table);
            require(emic_archive_diff("after", after, "before", before, arena, &back, &err) ==
                    EMIC_OK);
            require((there.count == 0) == (back.count == 0));
            require(emic_archive_diff("before", before, "same", before, arena, &back, &err) ==
                        EMIC_OK &&
                    back.count == 0);
        }
    }
    emic_arena_close(arena);
    return 0;
}
