/* Standard output and standard error. Which format a table takes is exchange/'s business. */
#include "output.h"
#include "base/clock.h"
#include "exchange/html.h"
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <sys/ioctl.h>
#include <unistd.h>

enum { DEFAULT_WIDTH = 100, NARROWEST = 40 };
enum { PROGRESS_AFTER = 1000, PROGRESS_EVERY = 100, PROGRESS_CELLS = 24 }; /* times in ms */

/* Why standard output failed first; there is one of it in a process. */
static int print_errno;

static emic_status check_print(bool printed, emic_error *err)
{
    if (!printed && !print_errno)
        print_errno = errno ? errno : EIO;
    if (!print_errno)
        return EMIC_OK;
    return emic_fail(err, EMIC_IO, "cannot write to standard output: %s", strerror(print_errno));
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

emic_status output_text(const emic_context *context, emic_slice text, emic_error *err)
{
    const char *path = option_value(context, "output");
    if (!path || strcmp(path, "-") == 0)
        return output_print(text, err);
    return emic_file_write(path, text, option_given(context, "force"), err);
}

emic_status output_table(const emic_context *context, const emic_table *table, emic_error *err)
{
    const char *name = option_value(context, "format");
    emic_format format = EMIC_FORMAT_TEXT;
    if (name)
        EMIC_TRY(emic_format_find(emic_slice_of(name), &format, err));
    emic_strbuf text = {0};
    emic_table_write(table, format, output_width(), &text);
    if (format == EMIC_FORMAT_HTML) {
        emic_strbuf page = {0};
        emic_html_page(table->title, emic_strbuf_slice(&text), &page);
        emic_strbuf_close(&text);
        text = page;
    }
    emic_status status = output_text(context, emic_strbuf_slice(&text), err);
    emic_strbuf_close(&text);
    return status;
}

void output_note(const emic_context *context, const char *format, ...)
{
    if (option_given(context, "quiet"))
        return;
    va_list values;
    va_start(values, format);
    vfprintf(stderr, format, values);
    va_end(values);
    fputc('\n', stderr);
}

size_t output_width(void)
{
    struct winsize size;
    if (!isatty(STDOUT_FILENO) || ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || !size.ws_col)
        return DEFAULT_WIDTH;
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
