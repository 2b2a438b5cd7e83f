/* What a check reports: places, masked words, and how they stand there. */
#include "base/text.h"
#include "privacy/leak_scan.h"
#include "privacy/letter.h"
#include <stdio.h>

/* --- Words ----------------------------------------------------------------------------------- */

emic_slice emic_leak_mask(emic_slice words, emic_arena *arena)
{
    char *masked = emic_arena_array(arena, words.length + 1, 1);
    size_t length = 0;
    bool inside = false;
    for (size_t at = 0; at < words.length;) {
        size_t start = at;
        uint32_t point = emic_utf8_next(words, &at);
        emic_letter_kind kind = emic_letter_kind_of(point);
        if (kind == EMIC_LETTER_MARK || kind == EMIC_LETTER_FORMAT || kind == EMIC_LETTER_ATTACHED)
            continue;
        bool letter = kind != EMIC_LETTER_OTHER && kind != EMIC_LETTER_SPACE;
        if (letter && inside) {
            masked[length++] = '*';
        } else if (letter) {
            memcpy(masked + length, words.data + start, at - start);
            length += at - start;
        } else if (kind == EMIC_LETTER_SPACE) {
            if (length && masked[length - 1] != ' ')
                masked[length++] = ' ';
        } else if (point >= ' ' && point < 0x7F) {
            masked[length++] = (char)point;
        }
        inside = letter;
    }
    return (emic_slice){masked, length};
}

/* The first thing about one character that makes it stand otherwise than plainly. */
static const char *describe_point(uint32_t point, bool mended)
{
    emic_letter_kind kind = emic_letter_kind_of(point);
    if (point < 0x80)
        return NULL;
    if (point == 0xAD)
        return "soft hyphens";
    if (kind == EMIC_LETTER_FORMAT)
        return "invisible characters";
    if (kind == EMIC_LETTER_MARK)
        return "decomposed letters";
    if (kind == EMIC_LETTER_SPACE)
        return "unusual spaces";
    if ((point >= 0xFB00 && point <= 0xFB06) || (point > 0xFF00 && point < 0xFF5F))
        return "unusual letter forms";
    return mended ? "Windows-1252 or Latin-1" : NULL;
}

const char *emic_leak_describe(const emic_leak_spelling *spelling, emic_slice words, bool mended)
{
    const char *line_end = words.length ? memchr(words.data, '\n', words.length) : NULL;
    if (emic_slice_equal(words, spelling->words) && !spelling->joined && !mended)
        return "plain text";
    for (size_t at = 0; at < words.length;) {
        const char *how = describe_point(emic_utf8_next(words, &at), mended);
        if (how)
            return how;
    }
    if (line_end)
        return line_end > words.data && line_end[-1] == '-' ? "divided at a line end"
                                                            : "over a line end";
    if (spelling->joined)
        return "joined or turned words";
    return emic_slice_equal(words, spelling->words) ? "plain text" : "other case or marks";
}

/* --- The report ------------------------------------------------------------------------------ */

static const char *format_place(emic_leak_run *run, const emic_leak_place *place)
{
    if (!place->table)
        return place->path;
    if (!place->column)
        return emic_arena_format(run->arena, "%s > %s", place->path, place->table);
    return emic_arena_format(run->arena, "%s > %s.%s, row %lld", place->path, place->table,
                             place->column, (long long)place->row);
}

static uint32_t fit(uint64_t number)
{
    return number > UINT32_MAX ? 0 : (uint32_t)number;
}

void emic_leak_report_add(emic_leak_run *run, const emic_leak_place *place,
                          const emic_leak_found *found)
{
    run->report->found++;
    if (run->report->hits.count >= EMIC_LEAK_LISTED)
        return;
    *EMIC_PUSH(run->arena, &run->report->hits) = (emic_leak_hit){
        .place = format_place(run, place),
        .offset = found->offset,
        .line = fit(found->line),
        .column = fit(found->column),
        .how = found->how,
        .masked = emic_leak_mask(found->words, run->arena),
        .entity = found->entity,
    };
}

void emic_leak_report_unread(emic_leak_run *run, const char *place, const char *why)
{
    if (run->report->unread.count >= EMIC_LEAK_LISTED) {
        run->report->unlisted++;
        return;
    }
    *EMIC_PUSH(run->arena, &run->report->unread) = (emic_leak_unread){place, why};
}

bool emic_leak_reported(const emic_leak_run *run, size_t since, uint32_t entity)
{
    for (size_t i = since; i < run->report->hits.count; i++)
        if (run->report->hits.items[i].entity == entity)
            return true;
    return false;
}
