/* Characters are added and taken off whole, whatever their bytes. */
#include "typed_line.h"

static void add(char *line, size_t size, const char *text)
{
    size_t length = strlen(line);
    if (length + strlen(text) < size)
        memcpy(line + length, text, strlen(text) + 1);
}

static void erase(char *line)
{
    size_t length = strlen(line);
    while (length && ((unsigned char)line[length - 1] & 0xC0) == 0x80)
        length--;
    line[length ? length - 1 : 0] = '\0';
}

bool typed_line_key(char *line, size_t size, const review_key *key)
{
    if (key->kind == REVIEW_KEY_TEXT)
        add(line, size, key->text);
    else if (key->kind == REVIEW_KEY_BACKSPACE)
        erase(line);
    else if (key->kind == REVIEW_KEY_ESCAPE)
        line[0] = '\0';
    return key->kind != REVIEW_KEY_ENTER && key->kind != REVIEW_KEY_ESCAPE;
}
