/* Standard output and standard error. Which format a table takes is exchange/'s business. */
#include "output.h"
#include "base/clock.h"
#include "exchange/html.h"
#include "leak_gate.h"
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <sys/ioctl.h>
#include <unistd.h>

enum { NARROWEST = 40 };
enum { PROGRESS_AFTER = 1000, PROGRESS_EVERY = 100, PROGRESS_CELLS = 24 }; /* times in ms */

/* Why standard output failed first; there is one of it in a process. */
static int print_errno;

/* Notes that wait until it is known whether what they tell was stored. */
static bool holding;
static emic_strbuf held;

/* Where in what was typed an error is, to be told below it. */
static emic_strbuf pointed;

static emic_status check_print(bool printed, emic_error *err)
{
    if (!printed && !print_errno)
        print_errno = errno ? errno : EIO;
    if (!print_errno)
        return EMIC_OK;
    const char *reason = print_errno == EBADF    ? "it is closed"
                         : print_errno == ENOSPC ? "the disk is full"
                                                 : strerror(print_errno);
    return emic_fail(err, EMIC_IO, "cannot write to standard output: %s", reason);
}

emic_status output_print(emic_slice text, emic_error *err)
{
    errno = 0;
    bool printed = fwrite(text.data, 1, text.length, stdout) == text.length;
    return check_print(printed, err);
}

emic_status output_flush(emic_error *err)
{
    errno = 0;
    bool printed = fflush(stdout) == 0 && !ferror(stdout);
    return check_print(printed, err);
}

bool output_is_unread(void)
{
    return print_errno == EPIPE;
}

bool output_is_for_reading(const emic_context *context)
{
    const char *name = option_value(context, "format");
    return !name || strcmp(name, "text") == 0;
}

emic_status output_text(const emic_context *context, emic_slice text, emic_error *err)
{
    const char *path = option_value(context, "output");
    if (!path || strcmp(path, "-") == 0)
        return output_print(text, err);
    EMIC_TRY(leak_gate_check(context, path, text, err));
    return emic_file_write(path, text, option_given(context, "force"), err);
}

emic_status output_format(const emic_context *context, emic_format *out, emic_error *err)
{
    const char *name = option_value(context, "format"), *path = option_value(context, "output");
    *out = EMIC_FORMAT_TEXT;
    if (name)
        EMIC_TRY(emic_format_find(emic_slice_of(name), out, err));
    if (*out != EMIC_FORMAT_XLSX)
        return EMIC_OK;
    if (!path || (strcmp(path, "-") == 0 && isatty(STDOUT_FILENO)))
        return emic_fail(err, EMIC_INVALID,
                         "a workbook (xlsx) is not for the terminal: name a file with --output");
    return EMIC_OK;
}

emic_status output_render(const emic_table *table, emic_format format, size_t width,
                          emic_arena *arena, emic_slice *out, emic_error *err)
{
    if (format == EMIC_FORMAT_XLSX)
        return emic_table_write_xlsx(table, arena, out, err);
    emic_strbuf text = {0}, page = {0};
    emic_table_write(table, format, width, &text);
    if (format == EMIC_FORMAT_HTML)
        emic_html_page(table->title, emic_strbuf_slice(&text), &page);
    *out = emic_arena_copy(arena, emic_strbuf_slice(format == EMIC_FORMAT_HTML ? &page : &text));
    emic_strbuf_close(&text);
    emic_strbuf_close(&page);
    return EMIC_OK;
}

emic_status output_table(const emic_context *context, const emic_table *table, emic_error *err)
{
    emic_format format;
    emic_slice text;
    EMIC_TRY(output_format(context, &format, err));
    /* A file does not depend on the terminal that somebody sits at. */
    size_t width = option_value(context, "output") ? OUTPUT_FILE_WIDTH : output_width();
    EMIC_TRY(output_render(table, format, width, context->arena, &text, err));
    return output_text(context, text, err);
}

static bool is_control(const char *text)
{
    unsigned char byte = (unsigned char)text[0];
    return byte < 0x20 || byte == 0x7F || (byte == 0xC2 && (unsigned char)text[1] < 0xA0);
}

/* Makes one line of what stands from `from` on: it may quote what is in a file or in its name,
 * which must not steer the terminal. */
static void end_line(emic_strbuf *text, size_t from)
{
    for (char *byte = text->data + from; *byte; byte++) {
        if (!is_control(byte))
            continue;
        if ((unsigned char)*byte == 0xC2)
            *byte++ = '?';
        *byte = '?';
    }
    emic_strbuf_putc(text, '\n');
}

void output_note(const emic_context *context, const char *format, ...)
{
    if (option_given(context, "quiet"))
        return;
    va_list values, again;
    va_start(values, format);
    va_copy(again, values);
    size_t from = held.length, length = (size_t)vsnprintf(NULL, 0, format, values);
    va_end(values);
    emic_strbuf_fill(&held, ' ', length + 1); /* room for the NUL, too */
    vsnprintf(held.data + from, length + 1, format, again);
    va_end(again);
    held.length = from + length;
    end_line(&held, from);
    if (!holding)
        output_notes_release(true);
}

void output_notes_hold(void)
{
    holding = true;
}

void output_notes_release(bool print)
{
    if (print && held.length)
        fputs(held.data, stderr);
    emic_strbuf_close(&held);
    holding = false;
}

void output_error(const char *command, const emic_error *error)
{
    emic_strbuf line = {0};
    emic_strbuf_printf(&line, "emic%s%s: ", command ? " " : "", command ? command : "");
    if (error->path[0]) {
        emic_strbuf_puts(&line, strcmp(error->path, "-") == 0 ? "standard input" : error->path);
        if (error->line)
            emic_strbuf_printf(&line, ":%u", (unsigned)error->line);
        if (error->line && error->column)
            emic_strbuf_printf(&line, ":%u", (unsigned)error->column);
        emic_strbuf_puts(&line, ": ");
    }
    emic_strbuf_puts(&line, error->message);
    end_line(&line, 0);
    emic_strbuf_add(&line, emic_strbuf_slice(&pointed));
    fputs(line.data, stderr);
    emic_strbuf_close(&line);
}

void output_point(emic_slice text, size_t column)
{
    enum { INDENT = 2, AFTER = 20 };
    size_t most = output_width() - INDENT, at = 0;
    if (text.length == 0)
        return;
    for (size_t point = 1; point < column && at < text.length; point++)
        emic_utf8_next(text, &at);
    size_t before = emic_text_width((emic_slice){text.data, at});
    if (before + AFTER > most && emic_text_width(text) > most) {
        size_t dropped = emic_text_cut(text, before + AFTER - most).length;
        text = emic_slice_from(text, dropped);
        before = emic_text_width((emic_slice){text.data, at - dropped});
    }
    emic_strbuf_clear(&pointed);
    emic_strbuf_fill(&pointed, ' ', INDENT);
    emic_strbuf_add(&pointed, emic_text_cut(text, most));
    end_line(&pointed, 0);
    emic_strbuf_fill(&pointed, ' ', INDENT + before);
    emic_strbuf_puts(&pointed, "^\n");
}

const char *output_count(size_t count, const char *what, emic_arena *arena)
{
    return emic_arena_format(arena, "%zu %s%s", count, what, count == 1 ? "" : "s");
}

size_t output_width(void)
{
    struct winsize size;
    if (!isatty(STDOUT_FILENO) || ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || !size.ws_col)
        return OUTPUT_FILE_WIDTH;
    return size.ws_col < NARROWEST ? NARROWEST : size.ws_col;
}

void output_progress_start(output_progress *progress, const emic_context *context, const char *what)
{
    *progress = (output_progress){.what = what, .began = emic_clock_ticks()};
    progress->wanted = isatty(STDERR_FILENO) && !option_given(context, "quiet");
}

void output_progress_step(output_progress *progress, size_t done, size_t total)
{
    if (!progress->wanted || total == 0)
        return;
    int64_t now = emic_clock_ticks();
    if (now - progress->began < PROGRESS_AFTER || now - progress->shown < PROGRESS_EVERY)
        return;
    progress->shown = now;
    progress->visible = true;
    int filled = (int)((double)done / (double)total * PROGRESS_CELLS);
    fprintf(stderr, "\r%s  [%.*s%*s]  %zu of %zu", progress->what, filled,
            "########################", PROGRESS_CELLS - filled, "", done, total);
    fflush(stderr);
}

void output_progress_end(output_progress *progress)
{
    if (progress->visible)
        fputs("\r\033[K", stderr);
    progress->visible = false;
}
