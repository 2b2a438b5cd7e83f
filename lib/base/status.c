/* Errors: one message and one place. Who prints them, and how, is the command line's business. */
#include "base/status.h"
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* Values from files end up in messages: they must not break the line or steer the terminal. */
static void make_one_line(char *message)
{
    for (char *byte = message; *byte; byte++) {
        if ((unsigned char)*byte < 0x20 || *byte == 0x7f)
            *byte = ' ';
    }
}

/* A message that was too long was cut between two bytes: drops what is left of a character. */
static void drop_cut_character(char *message, size_t length)
{
    size_t lead = length;
    while (lead > 0 && length - lead < 3 && ((unsigned char)message[lead - 1] & 0xC0) == 0x80)
        lead--;
    if (lead > 0 && (unsigned char)message[lead - 1] >= 0xC0)
        message[lead - 1] = '\0';
}

static void set_message(emic_error *err, const char *format, va_list values)
{
    /* Formatted apart: the values may come from `err` itself. */
    char message[EMIC_MESSAGE_SIZE];
    int length = vsnprintf(message, sizeof message, format, values);
    if (length < 0)
        message[0] = '\0';
    if (length >= EMIC_MESSAGE_SIZE)
        drop_cut_character(message, sizeof message - 1);
    make_one_line(message);
    memcpy(err->message, message, strlen(message) + 1);
}

static void set_path(emic_error *err, const char *path)
{
    size_t length = path ? strlen(path) : 0;
    if (length >= sizeof err->path)
        length = sizeof err->path - 1;
    if (length)
        memmove(err->path, path, length);
    err->path[length] = '\0';
}

emic_status emic_fail(emic_error *err, emic_status status, const char *format, ...)
{
    va_list values;
    va_start(values, format);
    set_message(err, format, values);
    va_end(values);
    err->status = status;
    err->path[0] = '\0';
    err->line = err->column = 0;
    return status;
}

emic_status emic_fail_at(emic_error *err, emic_status status, const char *path, uint32_t line,
                         uint32_t column, const char *format, ...)
{
    va_list values;
    va_start(values, format);
    set_message(err, format, values);
    va_end(values);
    err->status = status;
    set_path(err, path);
    err->line = line;
    err->column = column;
    return status;
}

emic_status emic_error_locate(emic_error *err, const char *path, uint32_t line, uint32_t column)
{
    /* A line of one file says nothing about another. */
    if (path && err->path[0] && strcmp(path, err->path) != 0)
        return err->status;
    if (!err->path[0])
        set_path(err, path);
    if (err->line == 0) {
        err->line = line;
        err->column = column;
    }
    return err->status;
}
