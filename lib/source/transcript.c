/* Bytes of a file -> transcript: which reader a file gets, what every reader may take for granted,
 * and the names of roles. How a format is read is its own file's business. */
#include "source/transcript.h"
#include "base/file.h"
#include "base/text.h"
#include "source/reader.h"

/* The readers, in the order in which they are asked; the last takes what no other claims. */
static const emic_reader *const readers[] = {
    &emic_reader_vtt,
    &emic_reader_srt,
    &emic_reader_plain,
};
enum { READERS = sizeof(readers) / sizeof(readers[0]) };

static char lower(char byte)
{
    return byte >= 'A' && byte <= 'Z' ? (char)(byte - 'A' + 'a') : byte;
}

static bool has_extension(const emic_reader *reader, emic_slice extension)
{
    for (const char *const *known = reader->extensions; *known; known++) {
        size_t at = 0;
        while (at < extension.length && (*known)[at] && lower(extension.data[at]) == (*known)[at])
            at++;
        if (at == extension.length && (*known)[at] == '\0')
            return true;
    }
    return false;
}

static bool has_signature(const emic_reader *reader, emic_slice text)
{
    if (!reader->signature || !emic_slice_starts(text, reader->signature))
        return false;
    size_t end = strlen(reader->signature);
    return end == text.length || strchr(" \t\n", text.data[end]) != NULL;
}

static const emic_reader *choose(const char *path, emic_slice text)
{
    emic_slice extension = emic_file_extension(path);
    for (size_t i = 0; i < READERS; i++)
        if (has_signature(readers[i], text))
            return readers[i];
    for (size_t i = 0; i + 1 < READERS; i++)
        if (has_extension(readers[i], extension))
            return readers[i];
    return readers[READERS - 1];
}

/* Files that people have, and that no reader here takes. The bytes they begin with. */
static const struct {
    const char *signature, *what;
} foreign[] = {
    {"PK\x03\x04", "a Word, OpenDocument or other packed file"},
    {"\xD0\xCF\x11\xE0", "a Word file of the old kind"},
    {"{\\rtf", "rich text (RTF)"},
    {"%PDF-", "a PDF"},
};

static emic_status refuse_foreign(const char *path, emic_slice bytes, emic_error *err)
{
    for (size_t i = 0; i < sizeof foreign / sizeof *foreign; i++)
        if (emic_slice_starts(bytes, foreign[i].signature))
            return emic_fail_at(err, EMIC_MALFORMED, path, 0, 0,
                                "this is %s; save it as plain text (UTF-8) and import that",
                                foreign[i].what);
    return EMIC_OK;
}

emic_status emic_transcript_parse(const char *path, emic_slice bytes, emic_encoding encoding,
                                  emic_arena *arena, emic_transcript *out, emic_error *err)
{
    emic_slice text;
    *out = (emic_transcript){0};
    EMIC_TRY(refuse_foreign(path, bytes, err));
    if (emic_encoding_decode(encoding, bytes, arena, &text, err) != EMIC_OK)
        return emic_error_locate(err, path, 0, 0);
    text = emic_text_newlines(text, arena);
    if (text.length > UINT32_MAX && emic_utf8_count(text) > UINT32_MAX)
        return emic_fail_at(err, EMIC_INVALID, path, 0, 0,
                            "a text of %zu bytes is too long; split the file", text.length);
    const emic_reader *reader = choose(path, text);
    out->format = reader->format;
    out->bytes = bytes;
    return reader->read(path, text, arena, out, err);
}

static const char *const role_names[] = {
    [EMIC_ROLE_PARTICIPANT] = "participant",
    [EMIC_ROLE_INTERVIEWER] = "interviewer",
    [EMIC_ROLE_OTHER] = "other",
};
enum { ROLES = sizeof(role_names) / sizeof(role_names[0]) };

const char *emic_role_name(emic_role role)
{
    return role_names[role];
}

emic_status emic_role_find(emic_slice name, emic_role *out, emic_error *err)
{
    for (size_t i = 0; i < ROLES; i++) {
        if (!emic_slice_is(name, role_names[i]))
            continue;
        *out = (emic_role)i;
        return EMIC_OK;
    }
    return emic_fail(err, EMIC_INVALID,
                     "unknown role \"%.*s\"; a role is participant, interviewer or other",
                     EMIC_ARG(name));
}
