/* Text from anywhere as one line that is safe to show. */
#include "base/strbuf.h"
#include "base/text.h"

static bool is_space(uint32_t point)
{
    return point == ' ' || (point >= '\t' && point <= '\r') || point == 0x85 || point == 0x2028 ||
           point == 0x2029;
}

/* Joiners stay: scripts and pictures need them. */
static bool is_invisible(uint32_t point)
{
    return point == 0xAD || point == 0x200B || point == 0x200E || point == 0x200F ||
           (point >= 0x202A && point <= 0x202E) || (point >= 0x2060 && point <= 0x2069) ||
           point == 0xFEFF;
}

static bool is_control(uint32_t point)
{
    return point < 0x20 || (point >= 0x7F && point < 0xA0);
}

emic_slice emic_text_plain(emic_slice text, emic_arena *arena)
{
    const emic_slice replacement = EMIC_LITERAL("\xEF\xBF\xBD");
    emic_strbuf out = {0};
    bool gap = false;
    for (size_t at = 0; at < text.length;) {
        size_t from = at;
        uint32_t point = emic_utf8_next(text, &at);
        if (is_space(point))
            gap = out.length > 0;
        if (is_space(point) || is_invisible(point))
            continue;
        if (gap)
            emic_strbuf_putc(&out, ' ');
        gap = false;
        emic_strbuf_add(&out, is_control(point) ? replacement
                                                : (emic_slice){text.data + from, at - from});
    }
    emic_slice plain = emic_arena_copy(arena, emic_strbuf_slice(&out));
    emic_strbuf_close(&out);
    return plain;
}
