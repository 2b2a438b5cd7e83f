/* The only file that knows PCRE2. */
#define PCRE2_CODE_UNIT_WIDTH 8
#include "base/pattern.h"
#include "base/arena.h"
#include "base/clock.h"
#include "base/text.h"
#include <pcre2.h>
#include <stdio.h>
#include <stdlib.h>

/* Steps that one place of a text may cost, how deep they may nest, and KiB that they may take. A
 * pattern that people mean stays far below; (a+)+$ does not. */
enum { MOST_STEPS = 500000, MOST_DEPTH = 500000, MOST_KIB = 65536 };
enum { LONGEST_SOURCE = 65536, JIT_STACK = 1 << 20 };

/* Many places that each stay below may still take for ever: after so many bytes a look at the clock
 * tells. */
enum { STRETCH = 4096, MOST_MILLISECONDS = 10000 };

struct emic_pattern {
    pcre2_code *code;
    pcre2_match_data *data;
    pcre2_match_context *limits;
    pcre2_jit_stack *stack; /* NULL where there is no machine code: then it is interpreted */
};

static emic_status fail_compile(emic_slice source, int code, size_t at, emic_error *err)
{
    enum { AROUND = 40 };
    PCRE2_UCHAR reason[256];
    at = at < source.length ? at : source.length;
    pcre2_get_error_message(code, reason, sizeof reason);
    size_t from = at > AROUND ? at - AROUND : 0, to = at + AROUND;
    to = to < source.length ? to : source.length;
    while (from > 0 && ((unsigned char)source.data[from] & 0xC0) == 0x80)
        from--;
    while (to < source.length && ((unsigned char)source.data[to] & 0xC0) == 0x80)
        to++;
    return emic_fail(err, EMIC_INVALID, "pattern, character %zu: %s: %s%.*s <-- here %.*s%s",
                     emic_utf8_count((emic_slice){source.data, at}) + 1, (const char *)reason,
                     from ? "..." : "", (int)(at - from), source.data + from, (int)(to - at),
                     source.data + at, to < source.length ? "..." : "");
}

static pcre2_compile_context *compile_context(void)
{
    pcre2_compile_context *context = pcre2_compile_context_create(NULL);
    if (!context)
        return NULL;
    pcre2_set_newline(context, PCRE2_NEWLINE_LF);
    pcre2_set_bsr(context, PCRE2_BSR_UNICODE);
    pcre2_set_max_pattern_length(context, LONGEST_SOURCE);
    return context;
}

/* What a match needs beside the code; false when memory ran out. */
static bool prepare(emic_pattern *pattern)
{
    pattern->data = pcre2_match_data_create(1, NULL);
    pattern->limits = pcre2_match_context_create(NULL);
    if (!pattern->data || !pattern->limits)
        return false;
    pcre2_set_match_limit(pattern->limits, MOST_STEPS);
    pcre2_set_depth_limit(pattern->limits, MOST_DEPTH);
    pcre2_set_heap_limit(pattern->limits, MOST_KIB);
    if (pcre2_jit_compile(pattern->code, PCRE2_JIT_COMPLETE) != 0)
        return true;
    pattern->stack = pcre2_jit_stack_create(JIT_STACK / 16, JIT_STACK, NULL);
    if (pattern->stack)
        pcre2_jit_stack_assign(pattern->limits, NULL, pattern->stack);
    return true;
}

emic_status emic_pattern_open(emic_slice source, bool any_case, emic_pattern **out, emic_error *err)
{
    int code = 0;
    size_t at = 0;
    uint32_t options = PCRE2_UTF | PCRE2_UCP | PCRE2_NEVER_BACKSLASH_C | PCRE2_USE_OFFSET_LIMIT;
    *out = NULL;
    if (source.length == 0)
        return emic_fail(err, EMIC_INVALID, "the pattern is empty");
    if (!emic_utf8_valid(source, &at))
        return emic_fail(err, EMIC_INVALID, "the pattern is not valid UTF-8, byte %zu", at + 1);
    emic_pattern *pattern = emic_memory_alloc(sizeof *pattern);
    *pattern = (emic_pattern){0};
    pcre2_compile_context *context = compile_context();
    pattern->code = pcre2_compile((PCRE2_SPTR)source.data, source.length,
                                  options | (any_case ? PCRE2_CASELESS : 0), &code, &at, context);
    pcre2_compile_context_free(context);
    emic_status status = EMIC_OK;
    if (!pattern->code)
        status = fail_compile(source, code, at, err);
    else if (!prepare(pattern))
        status = emic_fail(err, EMIC_IO, "out of memory for a pattern");
    if (status == EMIC_OK)
        *out = pattern;
    else
        emic_pattern_close(pattern);
    return status;
}

void emic_pattern_close(emic_pattern *pattern)
{
    if (!pattern)
        return;
    pcre2_jit_stack_free(pattern->stack);
    pcre2_match_context_free(pattern->limits);
    pcre2_match_data_free(pattern->data);
    pcre2_code_free(pattern->code);
    free(pattern);
}

static emic_status fail_endless(emic_error *err)
{
    return emic_fail(err, EMIC_INVALID,
                     "the pattern needs too many steps: repeat less within what is repeated, "
                     "as in (a+)+, and bound .* by what may stand there, as in [^.]{0,80}");
}

static emic_status fail_match(int code, emic_error *err)
{
    PCRE2_UCHAR reason[256];
    if (code == PCRE2_ERROR_MATCHLIMIT || code == PCRE2_ERROR_DEPTHLIMIT ||
        code == PCRE2_ERROR_HEAPLIMIT || code == PCRE2_ERROR_JIT_STACKLIMIT)
        return fail_endless(err);
    pcre2_get_error_message(code, reason, sizeof reason);
    return emic_fail(err, EMIC_INVALID, "the pattern cannot be matched: %s", (const char *)reason);
}

/* Looks for a match that begins at `from` to `last`. */
static int match(const emic_pattern *pattern, emic_slice text, size_t from, size_t last)
{
    /* The text was checked as a whole; to check it at each match would take the square of it. */
    const uint32_t options = PCRE2_NO_UTF_CHECK | PCRE2_NOTEMPTY;
    PCRE2_SPTR subject = (PCRE2_SPTR)text.data;
    pcre2_set_offset_limit(pattern->limits, last);
    int code = pcre2_match(pattern->code, subject, text.length, from, options, pattern->data,
                           pattern->limits);
    /* Machine code has a smaller stack than the interpreter may use. */
    if (code == PCRE2_ERROR_JIT_STACKLIMIT)
        code = pcre2_match(pattern->code, subject, text.length, from, options | PCRE2_NO_JIT,
                           pattern->data, pattern->limits);
    return code;
}

/* The first character that begins after the byte `at`. */
static size_t after(emic_slice text, size_t at)
{
    do
        at++;
    while (at < text.length && ((unsigned char)text.data[at] & 0xC0) == 0x80);
    return at;
}

emic_status emic_pattern_find(emic_pattern *pattern, emic_slice text, size_t from, bool *found,
                              emic_pattern_match *out, emic_error *err)
{
    int64_t began = emic_clock_ticks();
    const size_t *ends = pcre2_get_ovector_pointer(pattern->data);
    *found = false;
    *out = (emic_pattern_match){0};
    while (from < text.length) {
        size_t last = text.length - from > STRETCH ? from + STRETCH : text.length;
        int code = match(pattern, text, from, last);
        if (code < 0 && code != PCRE2_ERROR_NOMATCH)
            return fail_match(code, err);
        /* 0 says that there were more groups than the one asked for, the whole. \K may put the
         * beginning anywhere, even behind the end or before `from`. */
        *found = code >= 0 && ends[0] >= from && ends[0] < ends[1];
        if (*found) {
            *out = (emic_pattern_match){ends[0], ends[1]};
            return EMIC_OK;
        }
        from = after(text, code >= 0 ? (ends[1] > from ? ends[1] : from) : last);
        if (from < text.length && emic_clock_ticks() - began > MOST_MILLISECONDS)
            return fail_endless(err);
    }
    return EMIC_OK;
}

const char *emic_pattern_version(void)
{
    static char version[64];
    if (!version[0] && pcre2_config(PCRE2_CONFIG_VERSION, NULL) < (int)sizeof version)
        pcre2_config(PCRE2_CONFIG_VERSION, version);
    return version;
}
