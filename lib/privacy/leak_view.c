/* Views of a text: built from what was undone, mended where they are not UTF-8, and read from wide
 * units. */
#include "privacy/leak_view.h"
#include "base/text.h"
#include <stdlib.h>

static const emic_slice parting = {"\n\n\n\n", 4};

void emic_leak_view_close(emic_leak_view *view)
{
    free(view->text);
    free(view->origin);
    *view = (emic_leak_view){0};
}

/* Room for `extra` more bytes, and for the origin behind the last. */
static void reserve(emic_leak_view *view, size_t extra)
{
    if (view->capacity - view->length > extra)
        return;
    size_t wanted = view->length + extra + 1;
    view->capacity = wanted > view->capacity * 2 ? wanted : view->capacity * 2;
    view->text = emic_memory_resize(view->text, view->capacity);
    view->origin = emic_memory_resize(view->origin, view->capacity * sizeof *view->origin);
}

void emic_leak_view_clear(emic_leak_view *view)
{
    view->length = 0;
    reserve(view, 1);
    view->origin[0] = 0;
}

void emic_leak_view_put(emic_leak_view *view, emic_slice bytes, uint32_t origin)
{
    reserve(view, bytes.length);
    for (size_t i = 0; i < bytes.length; i++) {
        view->text[view->length] = bytes.data[i];
        view->origin[view->length++] = origin;
    }
    view->origin[view->length] = origin;
}

void emic_leak_view_part(emic_leak_view *view, uint32_t origin)
{
    emic_leak_view_put(view, parting, origin);
}

/* Takes over bytes `start` to `end`. */
static void take_over(const emic_leak_view *from, size_t start, size_t end, emic_leak_view *out)
{
    if (end <= start)
        return;
    size_t length = end - start;
    reserve(out, length);
    memcpy(out->text + out->length, from->text + start, length);
    for (size_t i = 0; i <= length; i++)
        out->origin[out->length + i] = emic_leak_view_origin(from, start + i);
    out->length += length;
}

/* --- Undoing --------------------------------------------------------------------------------- */

/* A passage begins behind a space: the rest of a word would look like a word of its own. */
static size_t passage_start(const emic_leak_view *from, size_t start, size_t end)
{
    for (size_t at = start; at < end && start > 0; at++)
        if (from->text[at] == ' ' || from->text[at] == '\n')
            return at;
    return start;
}

static size_t passage_end(const emic_leak_view *from, size_t start, size_t end)
{
    for (size_t at = end; at > start && end < from->length; at--)
        if (from->text[at - 1] == ' ' || from->text[at - 1] == '\n')
            return at;
    return end;
}

/* Closes the passage that was copied up to `done`. */
static void end_passage(const emic_leak_view *from, size_t done, size_t around, emic_leak_view *out)
{
    size_t end = from->length - done > around ? done + around : from->length;
    end = passage_end(from, done, end);
    take_over(from, done, end, out);
}

bool emic_leak_view_undo(const emic_leak_view *from, emic_leak_finder find, size_t around,
                         emic_leak_view *out)
{
    emic_slice text = emic_leak_view_slice(from);
    emic_leak_undo next;
    size_t done = 0;
    bool any = false;
    if (!find(text, 0, &next))
        return false;
    emic_leak_view_clear(out);
    do {
        bool far = next.start - done > (any ? 2 * around : around);
        if (far && any) {
            end_passage(from, done, around, out);
            emic_leak_view_part(out, emic_leak_view_origin(from, next.start));
        }
        if (far)
            done = passage_start(from, next.start - around, next.start);
        take_over(from, done, next.start, out);
        emic_leak_view_put(out, (emic_slice){next.bytes, next.length},
                           emic_leak_view_origin(from, next.start));
        done = next.end;
        any = true;
    } while (find(text, done, &next));
    end_passage(from, done, around, out);
    return true;
}

/* --- Mending --------------------------------------------------------------------------------- */

static void put_point(emic_leak_view *out, uint32_t point, uint32_t origin)
{
    char bytes[4];
    emic_leak_view_put(out, (emic_slice){bytes, emic_utf8_put(point, bytes)}, origin);
}

bool emic_leak_view_mend(const emic_leak_view *from, const uint16_t high[128], emic_leak_view *out)
{
    emic_slice rest = emic_leak_view_slice(from);
    size_t at = 0, bad;
    if (emic_utf8_valid(rest, &bad))
        return false;
    emic_leak_view_clear(out);
    do {
        take_over(from, at, at + bad, out);
        at += bad;
        put_point(out, high[(unsigned char)from->text[at] & 0x7F], emic_leak_view_origin(from, at));
        at++;
        rest = (emic_slice){from->text + at, from->length - at};
    } while (!emic_utf8_valid(rest, &bad));
    take_over(from, at, from->length, out);
    return true;
}

/* --- Wide units ------------------------------------------------------------------------------ */

static uint32_t unit_at(const unsigned char *bytes, emic_leak_units units)
{
    uint32_t value = 0;
    for (int i = 0; i < units.width; i++)
        value = value << 8 | bytes[units.big ? i : units.width - 1 - i];
    return value;
}

/* The point at `*at`, which it passes; 0 for none. */
static uint32_t next_point(emic_slice text, emic_leak_units units, size_t *at)
{
    const unsigned char *bytes = (const unsigned char *)text.data;
    uint32_t unit = unit_at(bytes + *at, units);
    *at += units.width;
    if (unit < 0xD800 || (unit > 0xDFFF && unit <= 0x10FFFF))
        return unit;
    if (units.width == 4 || unit > 0xDBFF || *at + 2 > text.length)
        return 0;
    uint32_t low = unit_at(bytes + *at, units);
    if (low < 0xDC00 || low > 0xDFFF)
        return 0;
    *at += 2;
    return 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
}

static bool is_likely(uint32_t point)
{
    return point >= '\t' && point < 0x3100;
}

/* Behind the points that are likely, from `at` on. */
static size_t end_of_likely(emic_slice text, emic_leak_units units, size_t at)
{
    for (size_t next = at; next + units.width <= text.length; at = next)
        if (!is_likely(next_point(text, units, &next)))
            break;
    return at;
}

static void widen_all(const emic_leak_view *from, emic_leak_units units, size_t at, size_t end,
                      emic_leak_view *out)
{
    emic_slice text = {from->text, end};
    while (at + units.width <= end) {
        uint32_t origin = emic_leak_view_origin(from, at);
        uint32_t point = next_point(text, units, &at);
        put_point(out, point ? point : 0xFFFD, origin);
    }
}

void emic_leak_view_widen(const emic_leak_view *from, emic_leak_units units, emic_leak_view *out)
{
    emic_slice text = emic_leak_view_slice(from);
    emic_leak_view_clear(out);
    if (!units.likely) {
        widen_all(from, units, units.shift, text.length, out);
        return;
    }
    for (size_t at = units.shift; at + units.width <= text.length; at += units.width) {
        size_t end = end_of_likely(text, units, at);
        if (end - at < 2 * (size_t)units.width) {
            at = end;
            continue;
        }
        widen_all(from, units, at, end, out);
        emic_leak_view_part(out, emic_leak_view_origin(from, end - 1));
        at = end;
    }
}
