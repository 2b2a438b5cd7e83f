/* Which names and sizes an archive may hold. Reading and writing it is the business of zip*.c and
 * tar*.c. */
#include "base/zip_name.h"
#include "base/text.h"
#include <stdlib.h>

static bool is_control(uint32_t point)
{
    return point < 0x20 || (point >= 0x7F && point <= 0x9F);
}

/* A part between slashes that is no name: it would mean another place, or the same one twice. */
static bool has_odd_part(const char *name)
{
    for (;;) {
        size_t length = strcspn(name, "/");
        if (length == 0 || (length <= 2 && strspn(name, ".") >= length))
            return true;
        if (name[length] == '\0')
            return false;
        name += length + 1;
    }
}

/* What is wrong with `name`, or NULL. */
static const char *find_fault(const char *name)
{
    emic_slice text = emic_slice_of(name);
    if (!emic_utf8_valid(text, NULL))
        return "is not UTF-8";
    for (size_t at = 0; at < text.length;)
        if (is_control(emic_utf8_next(text, &at)))
            return "holds a control character";
    if (text.length == 0)
        return "is empty";
    if (text.length > UINT16_MAX)
        return "is too long";
    if (strchr(name, '\\'))
        return "holds a backslash";
    if (name[0] == '/' || (name[0] && name[1] == ':'))
        return "is absolute";
    if (has_odd_part(name))
        return "has a part that is empty, \".\" or \"..\"";
    return NULL;
}

const char *emic_zip_name_show(const char *name, char out[EMIC_ZIP_SHOWN_SIZE])
{
    emic_slice text = emic_slice_of(name);
    bool readable = emic_utf8_valid(text, NULL);
    if (readable)
        text = emic_text_cut(text, 60);
    if (text.length >= EMIC_ZIP_SHOWN_SIZE) {
        readable = false; /* rather than cut inside a character */
        text.length = EMIC_ZIP_SHOWN_SIZE - 1;
    }
    for (size_t i = 0; i < text.length; i++)
        out[i] = readable || (unsigned char)text.data[i] < 0x80 ? text.data[i] : '?';
    out[text.length] = '\0';
    return out;
}

emic_status emic_zip_name_check(const char *path, const char *name, emic_status status,
                                emic_error *err)
{
    char shown[EMIC_ZIP_SHOWN_SIZE];
    const char *fault = find_fault(name);
    if (!fault)
        return EMIC_OK;
    return emic_fail_at(err, status, path, 0, 0, "the entry name \"%s\" %s",
                        emic_zip_name_show(name, shown), fault);
}

static int lower(char byte)
{
    return byte >= 'A' && byte <= 'Z' ? byte + ('a' - 'A') : (unsigned char)byte;
}

static int compare_lower(const char *a, const char *b)
{
    while (*a && lower(*a) == lower(*b))
        a++, b++;
    return lower(*a) - lower(*b);
}

static int order_by_name(const void *left, const void *right)
{
    return strcmp(((const emic_zip_item *)left)->name, ((const emic_zip_item *)right)->name);
}

static int order_by_lower(const void *left, const void *right)
{
    int order =
        compare_lower(((const emic_zip_item *)left)->name, ((const emic_zip_item *)right)->name);
    return order ? order : order_by_name(left, right);
}

emic_status emic_zip_name_sort(const char *path, emic_zip_item *items, size_t count,
                               emic_status status, emic_error *err)
{
    char a[EMIC_ZIP_SHOWN_SIZE], b[EMIC_ZIP_SHOWN_SIZE];
    if (count)
        qsort(items, count, sizeof *items, order_by_lower);
    for (size_t i = 1; i < count; i++) {
        const char *one = items[i - 1].name, *other = items[i].name;
        if (strcmp(one, other) == 0)
            return emic_fail_at(err, status, path, 0, 0, "the entry \"%s\" stands twice",
                                emic_zip_name_show(one, a));
        if (compare_lower(one, other) == 0)
            return emic_fail_at(err, status, path, 0, 0,
                                "the entries \"%s\" and \"%s\" differ by case alone",
                                emic_zip_name_show(one, a), emic_zip_name_show(other, b));
    }
    if (count)
        qsort(items, count, sizeof *items, order_by_name);
    return EMIC_OK;
}

enum { LARGEST_COUNT = 65534 };

static emic_status check_entries(const emic_zip_entry *entries, size_t count, const char *kind,
                                 emic_error *err)
{
    char shown[EMIC_ZIP_SHOWN_SIZE];
    if (count == 0 || count > LARGEST_COUNT)
        return emic_fail(err, EMIC_INVALID, "%s takes 1 to %d entries, not %zu", kind,
                         LARGEST_COUNT, count);
    for (size_t i = 0; i < count; i++) {
        EMIC_TRY(emic_zip_name_check(NULL, entries[i].name, EMIC_INVALID, err));
        if (entries[i].content.length > EMIC_ZIP_LARGEST)
            return emic_fail(err, EMIC_INVALID, "the entry \"%s\" is over 1 GiB",
                             emic_zip_name_show(entries[i].name, shown));
    }
    return EMIC_OK;
}

emic_status emic_zip_items_make(const emic_zip_entry *entries, size_t count, const char *kind,
                                emic_arena *arena, emic_zip_item **out, emic_error *err)
{
    EMIC_TRY(check_entries(entries, count, kind, err));
    emic_zip_item *items = emic_arena_array(arena, count, sizeof *items);
    for (size_t i = 0; i < count; i++)
        items[i] = (emic_zip_item){.name = entries[i].name, .content = entries[i].content};
    *out = items;
    return emic_zip_name_sort(NULL, items, count, EMIC_INVALID, err);
}
