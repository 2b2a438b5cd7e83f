/* A transcript as read from a file: one text and the turns in it. Knows no database.
 * Which reader a file gets is decided here, by one table: a format is one file and one row. */
#pragma once
#include "base/arena.h"
#include "base/encoding.h"
#include "base/slice.h"
#include "base/status.h"

typedef enum emic_role { EMIC_ROLE_PARTICIPANT, EMIC_ROLE_INTERVIEWER, EMIC_ROLE_OTHER } emic_role;

enum { EMIC_TIME_NONE = -1 };

/* One speaker's turn. `span` covers all of it in the text, label and time stamp included, up to the
 * next turn or the end (trailing blank lines excluded); `words` only what was said. Times are
 * milliseconds from the start of the recording, EMIC_TIME_NONE when not given. `speaker` is the
 * label as written, without its colon or brackets; empty when nobody is named. */
typedef struct emic_turn {
    emic_span span, words;
    emic_slice speaker;
    emic_role role;
    int64_t from, until;
} emic_turn;

/* `text` is UTF-8 with LF line ends and no byte order mark; that of a plain file is otherwise
 * exactly as read, that of subtitles is composed (see cue.c). Turns are in order and do not
 * overlap; text before the first (a header) belongs to none. */
typedef struct emic_transcript {
    const char *format; /* "plain", "vtt" or "srt" */
    emic_slice text;
    emic_slice bytes; /* of the file, as read; borrowed like the text */
    uint32_t points;
    bool hashed;        /* is the digest of the text known already? */
    uint8_t sha256[32]; /* if so, this is it */
    struct {
        emic_turn *items;
        size_t count, capacity;
    } turns;
} emic_transcript;

/* Reads `bytes` of the file `path`: the format is chosen by the extension (.vtt, .srt; anything
 * else is plain text), or by a WEBVTT signature. The result lives in `arena` and borrows from
 * `bytes`. EMIC_MALFORMED names line and column; an encoding error, or a NUL, its byte and line; a
 * word processor's file or a PDF what it is.
 * EMIC_INVALID for a text over 4 billion characters. */
EMIC_API emic_status emic_transcript_parse(const char *path, emic_slice bytes,
                                           emic_encoding encoding, emic_arena *arena,
                                           emic_transcript *out, emic_error *err);

/* "participant", "interviewer", "other", and back (EMIC_INVALID lists them). */
EMIC_API const char *emic_role_name(emic_role role);
EMIC_API emic_status emic_role_find(emic_slice name, emic_role *out, emic_error *err);

/* The role a speaker label suggests: INTERVIEWER, Int, I, Q, Moderator, Researcher ... are
 * interviewers; Interpreter, Translator, Note ... are others, and so is an empty label, as nobody
 * knows who it is; anything else a participant. */
EMIC_API emic_role emic_role_of_label(emic_slice label);
