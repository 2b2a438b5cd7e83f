/* Transcripts in tests: parsed from a literal, and shown one turn a line, as
 *     TP07 7.000: At the door. / It was open.
 * with the times that there are (from, or from..until), "/" for a line end within words, "-" for
 * nobody named. */
#pragma once
#include "../fuzz/turns_check.h"
#include "base/strbuf.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static emic_arena *arena;

static inline int open_arena(void **state)
{
    (void)state;
    arena = emic_arena_open();
    return 0;
}

static inline int close_arena(void **state)
{
    (void)state;
    emic_arena_close(arena);
    return 0;
}

#define IN_ARENA(test) cmocka_unit_test_setup_teardown(test, open_arena, close_arena)

/* Parses `bytes` as the file `path`; it must be a transcript, and one that holds together. */
static inline emic_transcript parse_bytes(const char *path, emic_slice bytes)
{
    emic_error err = {0};
    emic_transcript read;
    emic_status status = emic_transcript_parse(path, bytes, EMIC_ENCODING_AUTO, arena, &read, &err);
    if (status != EMIC_OK)
        print_error("%s:%u:%u: %s\n", err.path, err.line, err.column, err.message);
    assert_int_equal(EMIC_OK, status);
    const char *fault = turns_fault(&read, arena);
    if (fault)
        print_error("%s\n", fault);
    assert_null(fault);
    return read;
}

static inline emic_transcript parse(const char *path, const char *text)
{
    return parse_bytes(path, emic_slice_of(text));
}

static inline void show_time(emic_strbuf *out, const char *before, int64_t milliseconds)
{
    if (milliseconds == EMIC_TIME_NONE)
        return;
    emic_strbuf_puts(out, before);
    emic_strbuf_number(out, (double)milliseconds / 1000, 3);
}

static inline const char *show_turns(const emic_transcript *read)
{
    emic_strbuf out = {0};
    emic_text_index text;
    emic_text_index_load(&text, read->text, arena);
    emic_strbuf_puts(&out, "");
    for (size_t i = 0; i < read->turns.count; i++) {
        const emic_turn *turn = &read->turns.items[i];
        emic_slice words = emic_text_words(&text, turn->words);
        emic_strbuf_add(&out, turn->speaker.length ? turn->speaker : EMIC_LITERAL("-"));
        show_time(&out, " ", turn->from);
        show_time(&out, "..", turn->until);
        emic_strbuf_puts(&out, words.length ? ": " : ":");
        for (size_t at = 0; at < words.length; at++)
            emic_strbuf_puts(&out, words.data[at] == '\n' ? " / " : (char[]){words.data[at], 0});
        emic_strbuf_putc(&out, '\n');
    }
    const char *shown = emic_arena_string(arena, emic_strbuf_slice(&out));
    emic_strbuf_close(&out);
    return shown;
}

/* The turns in `text`, read as the file `path`. */
static inline const char *turns_in(const char *path, const char *text)
{
    emic_transcript read = parse(path, text);
    return show_turns(&read);
}
