/* Names of files and folders: they leak, too, and what is reported of them must not. */
#include "base/strbuf.h"
#include "base/text.h"
#include "privacy/leak_scan.h"

static bool is_word_byte(char byte)
{
    char small = (char)(byte | 0x20);
    return (small >= 'a' && small <= 'z') || (byte >= '0' && byte <= '9') ||
           (unsigned char)byte >= 0x80;
}

static bool is_inside(char byte)
{
    return ((unsigned char)byte & 0xC0) == 0x80;
}

/* Marks what must not be shown: all of a word but its first letter. */
static void hide(emic_slice name, const emic_leak_found *found, bool *hidden)
{
    bool inside = false;
    for (uint64_t at = found->offset; at < found->end && at < name.length; at++) {
        bool word = is_word_byte(name.data[at]);
        hidden[at] |= word && inside && !(at && is_inside(name.data[at]) && !hidden[at - 1]);
        inside = word;
    }
}

/* The name with stars, and question marks for what cannot be shown. */
static void add_masked(emic_slice name, const bool *hidden, emic_strbuf *out)
{
    emic_slice valid = name;
    size_t bad = name.length;
    if (!emic_utf8_valid(valid, &bad))
        valid.length = bad;
    for (size_t at = 0; at < name.length; at++) {
        char byte = name.data[at];
        if (hidden[at] && !is_inside(byte))
            emic_strbuf_putc(out, '*');
        else if (!hidden[at])
            emic_strbuf_putc(
                out, (unsigned char)byte < ' ' || byte == 0x7F || at >= valid.length ? '?' : byte);
    }
}

const char *emic_leak_name(emic_leak_run *run, const char *holder, emic_slice name, bool report)
{
    emic_leak_found_list found = {0};
    emic_strbuf shown = {0};
    bool *hidden = emic_arena_array(run->arena, name.length + 1, sizeof *hidden);
    run->names = &found;
    emic_leak_text_all(run, (emic_leak_place){.path = holder}, false, name);
    run->names = NULL;
    for (size_t i = 0; i < found.count; i++)
        hide(name, &found.items[i], hidden);
    emic_strbuf_puts(&shown, holder);
    add_masked(name, hidden, &shown);
    const char *place = emic_arena_string(run->arena, emic_strbuf_slice(&shown));
    emic_strbuf_close(&shown);
    for (size_t i = 0; report && i < found.count; i++) {
        found.items[i].line = found.items[i].column = 0;
        const char *named = emic_arena_format(run->arena, "%s (file name)", place);
        emic_leak_report_add(run, &(emic_leak_place){.path = named}, &found.items[i]);
    }
    return place;
}
