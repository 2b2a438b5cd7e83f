/* The terminal as a screen of lines and a source of keys. What they mean is review_loop.c's
 * business. While it is open nothing scrolls, and what it showed is gone when it is closed. */
#pragma once
#include "emic.h"

typedef enum review_key_kind {
    REVIEW_KEY_NONE, /* the time is over, or the key is unknown */
    REVIEW_KEY_TEXT, /* a character, in `text` */
    REVIEW_KEY_ENTER,
    REVIEW_KEY_ESCAPE,
    REVIEW_KEY_BACKSPACE,
    REVIEW_KEY_UP,
    REVIEW_KEY_DOWN,
    REVIEW_KEY_LEFT,
    REVIEW_KEY_RIGHT,
    REVIEW_KEY_RESIZE,  /* draw again */
    REVIEW_KEY_SUSPEND, /* Ctrl-Z */
    REVIEW_KEY_STOP,    /* Ctrl-C, a signal, or the terminal went away */
} review_key_kind;

typedef struct review_key {
    review_key_kind kind;
    bool pasted;  /* it came with a paste: nobody pressed it */
    char text[5]; /* one character, with a NUL */
} review_key;

typedef struct review_terminal review_terminal;

/* Opens the terminal that this command runs on. EMIC_INVALID when there is none, or one that cannot
 * move its cursor. Signals that end or stop a program come as keys from now on. */
emic_status review_terminal_open(review_terminal **out, emic_error *err);

/* As it was before. `signal` is set to the one that ended the sitting, or 0. */
void review_terminal_close(review_terminal *terminal, int *signal);

/* Stops this program as Ctrl-Z does; comes back when it goes on. */
void review_terminal_suspend(review_terminal *terminal);

void review_terminal_size(const review_terminal *terminal, size_t *columns, size_t *rows);

/* Shows `lines`, one for each row and none wider than the terminal. The cursor stands in line `row`
 * (from 0) at `column`; a row past the last hides it. */
void review_terminal_show(review_terminal *terminal, const emic_slice *lines, size_t count,
                          size_t row, size_t column);

/* The next key; waits `milliseconds` at most, -1 for ever. */
review_key review_terminal_read(review_terminal *terminal, int milliseconds);
