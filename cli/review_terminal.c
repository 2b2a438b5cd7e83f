/* The terminal by its control sequences, those that every terminal of today knows; no library. */
#include "review_terminal.h"
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

enum { ESCAPE_WAIT = 50, BUFFER = 256, WIDTH = 80, HEIGHT = 24 };
enum { CTRL_C = 3, CTRL_H = 8, CTRL_Z = 26, ESCAPE = 27, DELETE = 127 };

/* The other screen, no wrapping, marked pastes; and back, the other screen emptied first: not every
 * terminal has two. */
static const char enter[] = "\x1B[?1049h\x1B[?7l\x1B[?2004h\x1B[2J";
static const char leave[] = "\x1B[0m\x1B[H\x1B[2J\x1B[?2004l\x1B[?7h\x1B[?25h\x1B[?1049l";

static const int caught_signals[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP, SIGCONT, SIGWINCH};
enum { CAUGHT = sizeof caught_signals / sizeof *caught_signals };

struct review_terminal {
    int file;
    struct termios before;
    struct sigaction actions[CAUGHT];
    unsigned char bytes[BUFFER]; /* read and not yet understood */
    size_t count;
    bool pasting;
};

/* --- Signals ---------------------------------------------------------------------------------- */

static volatile sig_atomic_t stopped, changed;
static int wake[2] = {-1, -1}; /* so that no signal is missed between two waits */

static void note_signal(int number)
{
    int saved = errno;
    if (number == SIGWINCH || number == SIGCONT)
        changed = 1;
    else if (number != SIGTSTP)
        stopped = number;
    ssize_t ignored = write(wake[1], "", 1);
    (void)ignored;
    errno = saved;
}

static emic_status catch_signals(review_terminal *terminal, emic_error *err)
{
    struct sigaction catcher = {.sa_handler = note_signal};
    stopped = changed = 0;
    if (pipe(wake) != 0)
        return emic_fail(err, EMIC_IO, "cannot watch for signals: %s", strerror(errno));
    for (int i = 0; i < 2; i++) {
        fcntl(wake[i], F_SETFL, O_NONBLOCK);
        fcntl(wake[i], F_SETFD, FD_CLOEXEC);
    }
    for (int i = 0; i < CAUGHT; i++)
        sigaction(caught_signals[i], &catcher, &terminal->actions[i]);
    return EMIC_OK;
}

static void release_signals(review_terminal *terminal)
{
    for (int i = 0; i < CAUGHT; i++)
        sigaction(caught_signals[i], &terminal->actions[i], NULL);
    close(wake[0]);
    close(wake[1]);
}

/* --- Screen ----------------------------------------------------------------------------------- */

static void put(const review_terminal *terminal, emic_slice bytes)
{
    while (bytes.length) {
        ssize_t done = write(terminal->file, bytes.data, bytes.length);
        if (done < 0 && errno != EINTR)
            return; /* it went away: reading will tell */
        if (done > 0)
            bytes = emic_slice_from(bytes, (size_t)done);
    }
}

static void set_raw(review_terminal *terminal)
{
    struct termios raw = terminal->before;
    raw.c_iflag &= ~(tcflag_t)(BRKINT | ICRNL | INLCR | IGNCR | INPCK | ISTRIP | IXON);
    raw.c_lflag &= ~(tcflag_t)(ECHO | ICANON | IEXTEN | ISIG);
    raw.c_cc[VMIN] = 1;
    raw.c_cc[VTIME] = 0;
    tcsetattr(terminal->file, TCSAFLUSH, &raw);
    put(terminal, emic_slice_of(enter));
}

static void set_cooked(review_terminal *terminal)
{
    put(terminal, emic_slice_of(leave));
    tcsetattr(terminal->file, TCSAFLUSH, &terminal->before);
}

emic_status review_terminal_open(review_terminal **out, emic_error *err)
{
    const char *type = getenv("TERM");
    review_terminal terminal = {.file = -1};
    if (type && strcmp(type, "dumb") == 0)
        return emic_fail(err, EMIC_INVALID,
                         "this terminal cannot move its cursor; --export makes "
                         "a file for a spreadsheet instead");
    terminal.file = open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY);
    if (terminal.file < 0 || tcgetattr(terminal.file, &terminal.before) != 0) {
        if (terminal.file >= 0)
            close(terminal.file);
        return emic_fail(err, EMIC_INVALID,
                         "there is no terminal to review in; --export makes a "
                         "file for a spreadsheet");
    }
    emic_status status = catch_signals(&terminal, err);
    if (status != EMIC_OK) {
        close(terminal.file);
        return status;
    }
    set_raw(&terminal);
    *out = emic_memory_alloc(sizeof terminal);
    **out = terminal;
    return EMIC_OK;
}

void review_terminal_close(review_terminal *terminal, int *signal)
{
    set_cooked(terminal);
    release_signals(terminal);
    *signal = stopped;
    close(terminal->file);
    emic_wipe(terminal, sizeof *terminal);
    free(terminal);
}

void review_terminal_suspend(review_terminal *terminal)
{
    set_cooked(terminal);
    raise(SIGSTOP);
    set_raw(terminal);
    changed = 1;
}

void review_terminal_size(const review_terminal *terminal, size_t *columns, size_t *rows)
{
    struct winsize size;
    *columns = WIDTH;
    *rows = HEIGHT;
    if (ioctl(terminal->file, TIOCGWINSZ, &size) != 0 || !size.ws_col || !size.ws_row)
        return;
    *columns = size.ws_col;
    *rows = size.ws_row;
}

void review_terminal_show(review_terminal *terminal, const emic_slice *lines, size_t count,
                          size_t row, size_t column)
{
    emic_strbuf out = {0};
    emic_strbuf_puts(&out, "\x1B[?25l");
    for (size_t i = 0; i < count; i++) { /* emptied first: behind a full line that would cut it */
        emic_strbuf_printf(&out, "\x1B[%zu;1H\x1B[0m\x1B[K", i + 1);
        emic_strbuf_add(&out, lines[i]);
    }
    if (row < count)
        emic_strbuf_printf(&out, "\x1B[%zu;%zuH\x1B[?25h", row + 1, column + 1);
    put(terminal, emic_strbuf_slice(&out));
    emic_wipe(out.data, out.length);
    emic_strbuf_close(&out);
}

/* --- Keys ------------------------------------------------------------------------------------- */

/* Whether more bytes came. A terminal that went away stops the sitting. */
static bool fill(review_terminal *terminal, int milliseconds)
{
    char ignored[16];
    struct pollfd waits[2] = {{.fd = terminal->file, .events = POLLIN},
                              {.fd = wake[0], .events = POLLIN}};
    if (terminal->count == BUFFER || poll(waits, 2, milliseconds) <= 0)
        return false;
    while (read(wake[0], ignored, sizeof ignored) > 0)
        continue;
    if (!waits[0].revents)
        return false;
    ssize_t got = read(terminal->file, terminal->bytes + terminal->count, BUFFER - terminal->count);
    if (got <= 0 && !(got < 0 && errno == EINTR) && !stopped)
        stopped = SIGHUP;
    if (got > 0)
        terminal->count += (size_t)got;
    return got > 0;
}

static void drop(review_terminal *terminal, size_t count)
{
    terminal->count -= count;
    memmove(terminal->bytes, terminal->bytes + count, terminal->count);
}

/* Waits for the rest of a sequence that has begun; false when it does not come. */
static bool has(review_terminal *terminal, size_t count)
{
    while (terminal->count < count)
        if (!fill(terminal, ESCAPE_WAIT))
            return false;
    return true;
}

static review_key_kind arrow(unsigned char letter)
{
    switch (letter) {
    case 'A':
        return REVIEW_KEY_UP;
    case 'B':
        return REVIEW_KEY_DOWN;
    case 'C':
        return REVIEW_KEY_RIGHT;
    case 'D':
        return REVIEW_KEY_LEFT;
    default:
        return REVIEW_KEY_NONE;
    }
}

/* ESC alone; ESC O A; ESC [ A; ESC [ 1 ; 5 A; ESC [ 200 ~ where a paste begins, 201 where it ends.
 */
static review_key_kind take_escape(review_terminal *terminal)
{
    size_t length = 2;
    int number = 0;
    if (!has(terminal, 2)) {
        drop(terminal, 1);
        return REVIEW_KEY_ESCAPE;
    }
    if (terminal->bytes[1] != '[' && terminal->bytes[1] != 'O') { /* Alt with a key: no key */
        drop(terminal, 2);
        return REVIEW_KEY_NONE;
    }
    while (has(terminal, length + 1) && terminal->bytes[length] >= 0x20 &&
           terminal->bytes[length] < 0x40 && length < BUFFER - 1) {
        unsigned char byte = terminal->bytes[length++];
        if (byte >= '0' && byte <= '9' && number < 1000)
            number = number * 10 + (byte - '0');
    }
    unsigned char last = terminal->count > length ? terminal->bytes[length++] : 0;
    drop(terminal, length);
    if (last == '~' && (number == 200 || number == 201))
        terminal->pasting = number == 200;
    return arrow(last);
}

/* A character of UTF-8; bytes that are none are passed over. */
static review_key take_text(review_terminal *terminal)
{
    review_key key = {0};
    unsigned char first = terminal->bytes[0];
    size_t length = first < 0x80 ? 1 : first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    if (!has(terminal, length))
        length = 1;
    memcpy(key.text, terminal->bytes, length);
    drop(terminal, length);
    if (emic_utf8_valid((emic_slice){key.text, length}, NULL))
        key.kind = REVIEW_KEY_TEXT;
    return key;
}

static review_key take_key(review_terminal *terminal)
{
    unsigned char first = terminal->bytes[0];
    review_key key = {0};
    if (first == ESCAPE) {
        key.kind = take_escape(terminal);
    } else if (first >= 0x20 && first != DELETE) {
        key = take_text(terminal);
    } else {
        drop(terminal, 1);
        key.kind = first == '\r' || first == '\n'       ? REVIEW_KEY_ENTER
                   : first == DELETE || first == CTRL_H ? REVIEW_KEY_BACKSPACE
                   : first == CTRL_C                    ? REVIEW_KEY_STOP
                   : first == CTRL_Z                    ? REVIEW_KEY_SUSPEND
                                                        : REVIEW_KEY_NONE;
    }
    key.pasted = terminal->pasting;
    return key;
}

review_key review_terminal_read(review_terminal *terminal, int milliseconds)
{
    if (terminal->count == 0 && !stopped && !changed)
        fill(terminal, milliseconds);
    if (stopped)
        return (review_key){.kind = REVIEW_KEY_STOP};
    if (changed) {
        changed = 0;
        return (review_key){.kind = REVIEW_KEY_RESIZE};
    }
    if (terminal->count == 0)
        return (review_key){0};
    return take_key(terminal);
}
