/* How a text survives a spreadsheet. */
#include "privacy/review_cell.h"
#include "base/text.h"

/* Begins a formula; also in the wide forms that some spreadsheets take for the same. */
static bool begins_formula(emic_slice text)
{
    static const char *const wide[] = {"\xEF\xBC\x9D", "\xEF\xBC\x8B", "\xEF\xBC\x8D",
                                       "\xEF\xBC\xA0"};
    for (size_t i = 0; i < sizeof wide / sizeof *wide; i++)
        if (emic_slice_starts(text, wide[i]))
            return true;
    return text.length && strchr("=+-@|%", text.data[0]) && text.data[0];
}

static bool is_truth_value(emic_slice folded)
{
    return emic_slice_is(folded, "true") || emic_slice_is(folded, "false");
}

static bool begins_month(emic_slice folded)
{
    static const char *const months[] = {"jan", "feb", "mar", "apr", "may", "jun",
                                         "jul", "aug", "sep", "oct", "nov", "dec"};
    for (size_t i = 0; i < sizeof months / sizeof *months; i++)
        if (emic_slice_starts(folded, months[i]))
            return true;
    return false;
}

/* TP07, CASE-WORKER1: digits, and still neither a number nor a date. */
static bool is_label(emic_slice folded)
{
    bool good = folded.length && folded.data[0] >= 'a' && folded.data[0] <= 'z';
    for (size_t i = 0; good && i < folded.length; i++) {
        char byte = folded.data[i];
        good = (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9') || byte == '-';
    }
    return good && !begins_month(folded);
}

static bool has_digit(emic_slice text)
{
    for (size_t i = 0; i < text.length; i++)
        if (text.data[i] >= '0' && text.data[i] <= '9')
            return true;
    return false;
}

static bool is_misread(emic_slice text, emic_arena *arena)
{
    emic_slice folded = emic_text_fold(text, arena);
    return emic_slice_starts(text, "'") || begins_formula(text) || is_truth_value(folded) ||
           (has_digit(folded) && !is_label(folded));
}

static emic_slice behind_apostrophe(emic_slice text, emic_arena *arena)
{
    return emic_slice_of(emic_arena_format(arena, "'%.*s", EMIC_ARG(text)));
}

emic_slice emic_review_cell(emic_slice text, emic_arena *arena)
{
    emic_slice plain = emic_text_plain(text, arena);
    return is_misread(plain, arena) ? behind_apostrophe(plain, arena) : plain;
}

emic_slice emic_review_cell_text(emic_slice cell, emic_arena *arena)
{
    emic_slice plain = emic_text_plain(cell, arena);
    if (emic_slice_starts(plain, "'") && is_misread(emic_slice_from(plain, 1), arena))
        return emic_slice_from(plain, 1);
    return plain;
}

emic_slice emic_review_cell_prose(emic_slice text, emic_arena *arena)
{
    emic_slice plain = emic_text_plain(text, arena);
    return begins_formula(plain) ? behind_apostrophe(plain, arena) : plain;
}
