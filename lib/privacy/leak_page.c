/* Pages of a database, byte by byte: what was deleted stays in free pages and in unused parts of
 * others until something is written over it. */
#include "privacy/leak_page.h"
#include <stdlib.h>

enum { HEAD = 100, LEAST_PAGE = 512 };

static uint32_t number_at(emic_slice bytes, size_t at, int width)
{
    uint32_t value = 0;
    for (int i = 0; i < width && at + (size_t)i < bytes.length; i++)
        value = value << 8 | (unsigned char)bytes.data[at + (size_t)i];
    return value;
}

/* Bytes of a page; 0 when the head is no head. */
static size_t page_size(emic_slice bytes)
{
    size_t size = number_at(bytes, 16, 2);
    size = size == 1 ? 65536 : size;
    return bytes.length >= HEAD && size >= LEAST_PAGE && (size & (size - 1)) == 0 ? size : 0;
}

/* --- The write-ahead log --------------------------------------------------------------------- */

enum { LOG_HEAD = 32, FRAME_HEAD = 24 };

/* Frames of this log, not left from an earlier one, up to the last that ends a transaction. */
static size_t end_of_log(emic_slice log, size_t size)
{
    size_t end = LOG_HEAD;
    for (size_t at = LOG_HEAD; at + FRAME_HEAD + size <= log.length; at += FRAME_HEAD + size) {
        if (memcmp(log.data + at + 8, log.data + 16, 8) != 0)
            break;
        if (number_at(log, at + 4, 4))
            end = at + FRAME_HEAD + size;
    }
    return end;
}

/* How long the database is with the log put in, in bytes: a page may be at most as far behind its
 * end as the log has pages. */
static size_t length_with(emic_slice bytes, emic_slice log, size_t end, size_t size)
{
    size_t longest = bytes.length + log.length, length = bytes.length;
    for (size_t at = LOG_HEAD; at < end; at += FRAME_HEAD + size) {
        size_t behind = (size_t)number_at(log, at, 4) * size;
        if (behind > length && behind <= longest)
            length = behind;
    }
    return length;
}

emic_slice emic_leak_page_image(emic_slice bytes, emic_slice log)
{
    size_t size = page_size(bytes), length = bytes.length, end = LOG_HEAD;
    bool fits = size && log.length > LOG_HEAD && number_at(log, 8, 4) == (uint32_t)size;
    if (fits) {
        end = end_of_log(log, size);
        length = length_with(bytes, log, end, size);
    }
    char *image = emic_memory_alloc(length + 1);
    memset(image, 0, length + 1);
    memcpy(image, bytes.data, bytes.length);
    for (size_t at = LOG_HEAD; fits && at < end; at += FRAME_HEAD + size) {
        size_t page = number_at(log, at, 4);
        if (page && page * size <= length)
            memcpy(image + (page - 1) * size, log.data + at + FRAME_HEAD, size);
    }
    if (length >= HEAD)
        image[18] = image[19] = 1; /* in memory there is no log */
    return (emic_slice){image, length};
}

/* The heads of frames are random numbers, in which any short name stands sooner or later. */
void emic_leak_page_search_log(emic_leak_run *run, const char *place, emic_slice log)
{
    size_t size = log.length > LOG_HEAD ? number_at(log, 8, 4) : 0;
    char *pages = emic_memory_alloc(log.length + 1);
    bool frames = number_at(log, 0, 3) == 0x377F06 && size >= LEAST_PAGE && size <= 65536;
    memcpy(pages, log.data, log.length);
    if (frames)
        memset(pages, 0, LOG_HEAD);
    for (size_t at = LOG_HEAD; frames && at + FRAME_HEAD <= log.length; at += FRAME_HEAD + size)
        memset(pages + at, 0, FRAME_HEAD);
    emic_leak_text_all(run, (emic_leak_place){.path = place}, true,
                       (emic_slice){pages, log.length});
    free(pages);
}

/* --- Parts of pages -------------------------------------------------------------------------- */

/* Which pages are free; to be freed. */
static bool *list_free(emic_slice bytes, size_t size)
{
    size_t count = bytes.length / size + 1;
    bool *is_free = emic_memory_alloc(count * sizeof *is_free);
    memset(is_free, 0, count * sizeof *is_free);
    size_t trunk = number_at(bytes, 32, 4);
    while (trunk && trunk <= bytes.length / size && !is_free[trunk - 1]) {
        size_t at = (trunk - 1) * size, leaves = number_at(bytes, at + 4, 4);
        is_free[trunk - 1] = true;
        for (size_t i = 0; i < leaves && i < size / 4 - 2; i++) {
            size_t leaf = number_at(bytes, at + 8 + 4 * i, 4);
            if (leaf && leaf <= bytes.length / size)
                is_free[leaf - 1] = true;
        }
        trunk = number_at(bytes, at, 4);
    }
    return is_free;
}

/* Whether byte `offset` of the page at `start` belongs to none of its cells. */
static bool is_unused(emic_slice bytes, size_t start, size_t size, size_t offset)
{
    size_t head = start == 0 ? HEAD : start;
    uint32_t type = number_at(bytes, head, 1);
    if (type != 2 && type != 5 && type != 10 && type != 13)
        return false;
    size_t cells = head + (type < 8 ? 12 : 8) + 2 * (size_t)number_at(bytes, head + 3, 2);
    size_t content = number_at(bytes, head + 5, 2);
    if (offset >= cells && offset < start + (content ? content : 65536))
        return true;
    size_t block = number_at(bytes, head + 1, 2);
    for (size_t i = 0; block && block + 4 <= size && i < size / 4; i++) {
        size_t length = number_at(bytes, start + block + 2, 2);
        if (offset >= start + block && offset < start + block + length)
            return true;
        block = number_at(bytes, start + block, 2);
    }
    return false;
}

/* What a byte is part of, or NULL for what is in use. */
static const char *part_of(emic_slice bytes, size_t size, const bool *is_free, uint64_t offset)
{
    size_t page = (size_t)offset / size;
    if (is_free[page])
        return "free page";
    return is_unused(bytes, page * size, size, (size_t)offset) ? "unused part of a page" : NULL;
}

void emic_leak_page_search(emic_leak_run *run, const char *place, emic_slice bytes, bool read)
{
    emic_leak_hit_list *hits = &run->report->hits;
    size_t since = hits->count, kept = since, size = page_size(bytes);
    emic_leak_text_all(run, (emic_leak_place){.path = place}, true, bytes);
    if (size == 0)
        return;
    bool *is_free = list_free(bytes, size);
    for (size_t i = since; i < hits->count; i++) {
        emic_leak_hit hit = hits->items[i];
        const char *part = part_of(bytes, size, is_free, hit.offset);
        if (!part && read && !strstr(hit.how, "full-text index")) {
            run->report->found--;
            continue;
        }
        if (part)
            hit.how = emic_arena_format(run->arena, "%s, %s", part, hit.how);
        hits->items[kept++] = hit;
    }
    hits->count = kept;
    free(is_free);
}
