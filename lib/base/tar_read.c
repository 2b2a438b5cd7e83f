/* Reading a tar that came from anywhere: unpacked at once, within bounds, and then walked block by
 * block. Which names are taken is said in zip_name.c. */
#include "base/deflate.h"
#include "base/tar.h"
#include "base/tar_block.h"
#include "base/zip_name.h"
#include <assert.h>
#include <stdlib.h>

enum { LARGEST_RATIO = 1100, PIECE = 1 << 20 };
enum { LONGEST_NAME = UINT16_MAX };
static const uint64_t largest_tar = UINT32_MAX;

struct emic_tar {
    const char *path;
    emic_arena *arena;
    emic_strbuf bytes; /* the tar, out of its gzip */
    struct {
        emic_zip_item *items; /* sorted by name, folders left out */
        size_t count, capacity;
    } entries;
};

/* Where the walk is. `name` is what a header before the next entry calls it, or NULL. */
typedef struct tar_walk {
    emic_tar *tar;
    emic_slice rest;
    const char *name;
    emic_error *err;
} tar_walk;

static emic_status fail(const emic_tar *tar, emic_error *err, const char *why)
{
    return emic_fail_at(err, EMIC_MALFORMED, tar->path, 0, 0, "%s", why);
}

/* --- Out of the gzip ---------------------------------------------------------------------------
 */

static emic_status unpack(emic_tar *tar, emic_inflater *inflater, uint64_t most, emic_error *err)
{
    for (size_t got = 1; got;) {
        if (tar->bytes.length > most)
            return fail(tar, err, "holds over 4 GiB, or over 1,100 times its packed size");
        emic_strbuf_reserve(&tar->bytes, PIECE);
        char *end = tar->bytes.data + tar->bytes.length;
        if (emic_inflater_read(inflater, end, PIECE, &got, err) != EMIC_OK)
            return fail(tar, err, "not a gzip file, or one that is damaged or cut short");
        tar->bytes.length += got;
        tar->bytes.data[tar->bytes.length] = '\0';
    }
    return EMIC_OK;
}

static emic_status unpack_all(emic_tar *tar, emic_slice bytes, emic_error *err)
{
    uint64_t most = (uint64_t)bytes.length * LARGEST_RATIO;
    emic_inflater *inflater = emic_inflater_open(bytes, EMIC_DEFLATE_GZIP);
    emic_status status = unpack(tar, inflater, most < largest_tar ? most : largest_tar, err);
    if (status == EMIC_OK && emic_inflater_taken(inflater) != bytes.length)
        status = fail(tar, err, "something follows the gzip file");
    emic_inflater_close(inflater);
    return status;
}

/* --- Heads -------------------------------------------------------------------------------------
 */

/* An octal number with spaces before and a space or NUL behind it. */
static bool parse_octal(const char *field, size_t length, uint64_t *out)
{
    size_t at = 0;
    *out = 0;
    while (at < length && field[at] == ' ')
        at++;
    size_t first = at;
    while (at < length && field[at] >= '0' && field[at] <= '7')
        *out = *out * 8 + (uint64_t)(field[at++] - '0');
    return at > first && (at == length || field[at] == ' ' || field[at] == '\0');
}

static bool is_zero(emic_slice text)
{
    return text.length == 0 ||
           (text.data[0] == '\0' && memcmp(text.data, text.data + 1, text.length - 1) == 0);
}

static size_t field_length(const char *field, size_t most)
{
    const char *end = memchr(field, 0, most);
    return end ? (size_t)(end - field) : most;
}

/* The name that a head itself has. GNU's heads have something else where ustar has folders. */
static const char *head_name(const char *head, emic_arena *arena)
{
    bool ustar = memcmp(head + TAR_MAGIC, "ustar", 6) == 0;
    int name = (int)field_length(head + TAR_NAME, TAR_NAME_LENGTH);
    int prefix = ustar ? (int)field_length(head + TAR_PREFIX, TAR_PREFIX_LENGTH) : 0;
    return emic_arena_format(arena, "%.*s%s%.*s", prefix, head + TAR_PREFIX, prefix ? "/" : "",
                             name, head + TAR_NAME);
}

/* The next row of a pax header, "LENGTH KEY=VALUE\n". */
static bool take_pax_row(emic_slice *rest, emic_slice *key, emic_slice *value)
{
    size_t length = 0, at = 0;
    for (; at < rest->length && at < 8 && rest->data[at] >= '0' && rest->data[at] <= '9'; at++)
        length = length * 10 + (size_t)(rest->data[at] - '0');
    if (at == 0 || at >= rest->length || rest->data[at] != ' ' || length > rest->length ||
        length < at + 3 || rest->data[length - 1] != '\n')
        return false;
    const char *start = rest->data + at + 1;
    const char *equals = memchr(start, '=', length - at - 2);
    if (!equals)
        return false;
    *key = (emic_slice){start, (size_t)(equals - start)};
    *value = (emic_slice){equals + 1, (size_t)(rest->data + length - 1 - (equals + 1))};
    *rest = emic_slice_from(*rest, length);
    return true;
}

/* A name out of a header before its entry. One with a NUL in it would be read differently by
 * others. */
static emic_status set_name(tar_walk *walk, emic_slice name)
{
    if (name.length > LONGEST_NAME || memchr(name.data, 0, name.length))
        return fail(walk->tar, walk->err, "a header holds a name that is none");
    walk->name = emic_arena_string(walk->tar->arena, name);
    return EMIC_OK;
}

/* Of what pax can say of the next entry only its name matters; what would change its size or make
 * it something else is refused. */
static emic_status read_pax(tar_walk *walk, emic_slice rows)
{
    emic_slice key, value;
    while (rows.length) {
        if (!take_pax_row(&rows, &key, &value))
            return fail(walk->tar, walk->err, "a pax header is damaged");
        if (emic_slice_is(key, "path"))
            EMIC_TRY(set_name(walk, value));
        else if (emic_slice_is(key, "size") || emic_slice_is(key, "linkpath") ||
                 emic_slice_starts(key, "GNU.sparse"))
            return fail(walk->tar, walk->err, "a pax header asks for what no archive here needs");
    }
    return EMIC_OK;
}

static emic_status add_entry(tar_walk *walk, const char *head, char kind, emic_slice content)
{
    char shown[EMIC_ZIP_SHOWN_SIZE];
    emic_tar *tar = walk->tar;
    const char *name = walk->name ? walk->name : head_name(head, tar->arena);
    bool folder = kind == '5';
    walk->name = NULL;
    while (name[0] == '.' && name[1] == '/')
        name += 2;
    size_t length = strlen(name);
    if (folder && length && name[length - 1] == '/')
        name = emic_arena_string(tar->arena, (emic_slice){name, --length});
    if (folder && (length == 0 || strcmp(name, ".") == 0))
        return EMIC_OK;
    EMIC_TRY(emic_zip_name_check(tar->path, name, EMIC_MALFORMED, walk->err));
    if (!folder && kind != '0' && kind != '\0')
        return emic_fail_at(walk->err, EMIC_MALFORMED, tar->path, 0, 0,
                            "the entry \"%s\" is a link, a device or another thing than a file",
                            emic_zip_name_show(name, shown));
    if (!folder)
        *EMIC_PUSH(tar->arena, &tar->entries) = (emic_zip_item){.name = name, .content = content};
    return EMIC_OK;
}

/* One head with what follows it. */
static emic_status take_entry(tar_walk *walk)
{
    uint64_t sum, size;
    const char *head = walk->rest.data;
    char kind = head[TAR_KIND];
    if (!parse_octal(head + TAR_SUM, TAR_NUMBER, &sum) || sum != emic_tar_sum(head))
        return fail(walk->tar, walk->err, "not a tar, or one that is damaged");
    walk->rest = emic_slice_from(walk->rest, EMIC_TAR_BLOCK);
    if (!parse_octal(head + TAR_SIZE, TAR_LONG_NUMBER, &size) || size > EMIC_ZIP_LARGEST)
        return fail(walk->tar, walk->err, "an entry is over 1 GiB, or does not say its size");
    size_t taken = ((size_t)size + EMIC_TAR_BLOCK - 1) / EMIC_TAR_BLOCK * EMIC_TAR_BLOCK;
    if (taken > walk->rest.length)
        return fail(walk->tar, walk->err, "the tar is cut short");
    emic_slice content = {walk->rest.data, (size_t)size};
    walk->rest = emic_slice_from(walk->rest, taken);
    if (kind == 'x')
        return read_pax(walk, content);
    if (kind == 'g') { /* of all entries that follow: comments, as a rule */
        EMIC_TRY(read_pax(walk, content));
        return walk->name ? fail(walk->tar, walk->err, "a pax header names every entry") : EMIC_OK;
    }
    if (kind == 'L') {
        content.length = field_length(content.data, content.length);
        return set_name(walk, content);
    }
    return add_entry(walk, head, kind, content);
}

/* Behind the last entry there are zeros, and nothing else. */
static emic_status walk_tar(emic_tar *tar, emic_error *err)
{
    tar_walk walk = {.tar = tar, .rest = emic_strbuf_slice(&tar->bytes), .err = err};
    while (walk.rest.length >= EMIC_TAR_BLOCK &&
           !is_zero((emic_slice){walk.rest.data, EMIC_TAR_BLOCK}))
        EMIC_TRY(take_entry(&walk));
    if (walk.rest.length < EMIC_TAR_BLOCK)
        return fail(tar, err, "the tar is cut short");
    if (!is_zero(walk.rest) || walk.name)
        return fail(tar, err, "something follows the end of the tar");
    return emic_zip_name_sort(tar->path, tar->entries.items, tar->entries.count, EMIC_MALFORMED,
                              err);
}

/* --- The handle --------------------------------------------------------------------------------
 */

emic_status emic_tar_open(const char *path, emic_slice bytes, emic_tar **out, emic_error *err)
{
    emic_tar *tar = emic_memory_alloc(sizeof *tar);
    *tar = (emic_tar){.arena = emic_arena_open()};
    tar->path = emic_arena_string(tar->arena, emic_slice_of(path));
    emic_status status = unpack_all(tar, bytes, err);
    if (status == EMIC_OK)
        status = walk_tar(tar, err);
    if (status != EMIC_OK) {
        emic_tar_close(tar);
        tar = NULL;
    }
    *out = tar;
    return status;
}

void emic_tar_close(emic_tar *tar)
{
    if (!tar)
        return;
    emic_strbuf_close(&tar->bytes);
    emic_arena_close(tar->arena);
    free(tar);
}

size_t emic_tar_count(const emic_tar *tar)
{
    return tar->entries.count;
}

const char *emic_tar_name(const emic_tar *tar, size_t at)
{
    assert(at < tar->entries.count);
    return tar->entries.items[at].name;
}

static int by_name(const void *left, const void *right)
{
    return strcmp(((const emic_zip_item *)left)->name, ((const emic_zip_item *)right)->name);
}

bool emic_tar_find(const emic_tar *tar, const char *name, emic_slice *out)
{
    emic_zip_item key = {.name = name};
    const emic_zip_item *found = NULL;
    if (tar->entries.count)
        found = bsearch(&key, tar->entries.items, tar->entries.count, sizeof key, by_name);
    if (found)
        *out = found->content;
    return found;
}
