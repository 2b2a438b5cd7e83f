/* File names that survive every file system: what is allowed, reserved, and would clash. */
#include "exchange/file_name.h"
#include "base/text.h"
#include <stdlib.h>

enum { LONGEST = 100 };

/* A name on its way, found back by its place among all. */
typedef struct draft {
    char *name, *folded;
    size_t at;
} draft;

static char lower(char byte)
{
    return byte >= 'A' && byte <= 'Z' ? (char)(byte + ('a' - 'A')) : byte;
}

/* Windows takes these for devices, whatever stands behind a dot. */
static bool is_reserved(const char *folded)
{
    static const char *const devices[] = {"con", "prn", "aux", "nul", "com", "lpt"};
    size_t length = strcspn(folded, ".");
    while (length && folded[length - 1] == ' ')
        length--;
    for (size_t i = 0; i < sizeof devices / sizeof *devices; i++) {
        bool port = i >= 4;
        if (length == (port ? 4u : 3u) && memcmp(folded, devices[i], 3) == 0 &&
            (!port || (folded[3] >= '1' && folded[3] <= '9')))
            return true;
    }
    return false;
}

static char *fold(const char *name, emic_arena *arena)
{
    char *copy = emic_arena_string(arena, emic_slice_of(name));
    for (char *byte = copy; *byte; byte++)
        *byte = lower(*byte);
    return copy;
}

/* The next character of a name, or byte of one that is not UTF-8. */
static uint32_t next_character(emic_slice name, bool valid, size_t *at)
{
    return valid ? emic_utf8_next(name, at) : (unsigned char)name.data[(*at)++];
}

/* `name` with what no file name should hold replaced, a character for a character. */
static draft make_draft(emic_slice name, size_t place, emic_arena *arena)
{
    static const char plain[] =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 -_.()";
    char *copy = emic_arena_alloc(arena, LONGEST + 1);
    size_t length = 0;
    bool valid = emic_utf8_valid(name, NULL);
    for (size_t at = 0; at < name.length && length < LONGEST;) {
        uint32_t point = next_character(name, valid, &at);
        bool stays = point < 0x80 && memchr(plain, (int)point, sizeof plain - 1) != NULL;
        stays &= length > 0 || point != '.';
        copy[length++] = stays ? (char)point : '_';
    }
    if (length == 0)
        copy[length++] = '_';
    char *folded = fold(copy, arena);
    if (is_reserved(folded)) {
        copy = emic_arena_format(arena, "_%s", copy);
        folded = fold(copy, arena);
    }
    return (draft){.name = copy, .folded = folded, .at = place};
}

static int by_folded(const void *left, const void *right)
{
    const draft *one = left, *other = right;
    int order = strcmp(one->folded, other->folded);
    return order ? order : (one->at > other->at) - (one->at < other->at);
}

const char **emic_file_names(const emic_slice *names, size_t count, emic_arena *arena)
{
    const char **files = emic_arena_array(arena, count + 1, sizeof *files);
    draft *drafts = emic_arena_array(arena, count + 1, sizeof *drafts);
    for (size_t i = 0; i < count; i++)
        drafts[i] = make_draft(names[i], i, arena);
    qsort(drafts, count, sizeof *drafts, by_folded);
    size_t nth = 1;
    for (size_t i = 0; i < count; i++) {
        bool again = i > 0 && strcmp(drafts[i].folded, drafts[i - 1].folded) == 0;
        nth = again ? nth + 1 : 1;
        files[drafts[i].at] =
            again ? emic_arena_format(arena, "%s+%zu", drafts[i].name, nth) : drafts[i].name;
    }
    return files;
}
