/* A text as it reads once one kind of escape is undone, with the byte of the file that each of its
 * bytes comes from. Around what was undone only as much of the text is taken over as a name may
 * need. What is undone is said in leak_undo.h; the search is leak_text.c's business. */
#pragma once
#include "base/arena.h"
#include "base/slice.h"

/* `origin` has length + 1 places; NULL in a view that is the file itself. Start from {0}. */
typedef struct emic_leak_view {
    char *text;
    uint32_t *origin;
    size_t length, capacity;
} emic_leak_view;

void emic_leak_view_close(emic_leak_view *view);
void emic_leak_view_clear(emic_leak_view *view);
void emic_leak_view_put(emic_leak_view *view, emic_slice bytes, uint32_t origin);

/* What no name reaches across. */
void emic_leak_view_part(emic_leak_view *view, uint32_t origin);

static inline emic_slice emic_leak_view_slice(const emic_leak_view *view)
{
    return (emic_slice){view->text, view->length};
}

static inline uint32_t emic_leak_view_origin(const emic_leak_view *view, size_t at)
{
    return view->origin ? view->origin[at] : (uint32_t)at;
}

/* Bytes `start` to `end` of a text that read as `bytes`. */
typedef struct emic_leak_undo {
    size_t start, end;
    uint8_t length;
    char bytes[8];
} emic_leak_undo;

/* Finds the first that begins at `at` or later; false when there is none. */
typedef bool (*emic_leak_finder)(emic_slice text, size_t at, emic_leak_undo *out);

/* Undoes all that `find` finds, with `around` bytes on either side; false when that is nothing. */
bool emic_leak_view_undo(const emic_leak_view *from, emic_leak_finder find, size_t around,
                         emic_leak_view *out);

/* Reads what is not valid UTF-8 byte by byte, by `high` for 0x80 to 0xFF; false when all is. */
bool emic_leak_view_mend(const emic_leak_view *from, const uint16_t high[128], emic_leak_view *out);

/* Reads units of two or four bytes (UTF-16, UTF-32) from byte `shift` on. `likely`: only where they
 * stand together and are of scripts below U+3100, as other bytes hardly make up. */
typedef struct emic_leak_units {
    uint8_t width, shift;
    bool big, likely;
} emic_leak_units;
void emic_leak_view_widen(const emic_leak_view *from, emic_leak_units units, emic_leak_view *out);
