/* Inside the source floor: what a reader of a format is, and what readers share to know a speaker
 * label and a time stamp when they see one. Not installed. */
#pragma once
#include "source/transcript.h"

/* One file format. `read` gets the whole text (valid UTF-8, LF, no byte order mark, no NUL) and
 * fills `text`, `points` and `turns`; `path` is for its errors only. */
typedef struct emic_reader {
    const char *format;
    const char *extensions[3]; /* lower case, without a dot; ends with NULL */
    const char *signature;     /* the whole first word of a file of this format, or NULL */
    emic_status (*read)(const char *path, emic_slice text, emic_arena *arena, emic_transcript *out,
                        emic_error *err);
} emic_reader;

extern const emic_reader emic_reader_plain, emic_reader_vtt, emic_reader_srt;

/* What the beginning of a line looks like. */
typedef enum emic_label_kind {
    EMIC_LABEL_NONE,   /* words */
    EMIC_LABEL_STAMP,  /* a time stamp and nothing else */
    EMIC_LABEL_HEADER, /* "Date: ..." and the like: about the recording, not said in it */
    EMIC_LABEL_LIKELY, /* a speaker if it recurs: "Anna Weiss:" */
    EMIC_LABEL_SURE,   /* a speaker: "TP07:", "Moderator 2:" */
} emic_label_kind;

typedef struct emic_label {
    emic_label_kind kind;
    emic_slice name; /* within the line, without colon or brackets */
    emic_role role;
    size_t words; /* byte of the line after label and stamps */
    int64_t from; /* milliseconds, EMIC_TIME_NONE when there is no stamp */
} emic_label;

/* The names that were looked at last. Starts from {0}; borrows from the lines. */
typedef struct emic_label_memo {
    struct {
        emic_label label;
        bool bracketed;
    } seen[8];
    size_t count;
} emic_label_memo;

/* Looks at the beginning of `line` (no line end in it). */
emic_label emic_label_scan(emic_slice line, emic_label_memo *memo);

/* Settles the likely labels of a file: a name that occurs at least twice turns EMIC_LABEL_SURE, any
 * other EMIC_LABEL_NONE. */
void emic_label_settle(emic_label **likely, size_t count, emic_arena *arena);

/* Reads a time stamp ([H:]MM:SS, with up to six digits after a point or comma) at byte `at`.
 * Returns the bytes it takes, 0 when there is none. */
size_t emic_stamp_scan(emic_slice line, size_t at, int64_t *milliseconds);

/* The same in brackets, "[00:01:02]" or "(00:01:02)"; or any of the three forms, when it ends the
 * line or has white space behind it. */
size_t emic_stamp_scan_enclosed(emic_slice line, size_t at, int64_t *milliseconds);
size_t emic_stamp_scan_any(emic_slice line, size_t at, int64_t *milliseconds);

/* Bytes of the white space at `at` (space, tab, and the no-break and wide spaces of word
 * processors), as far as it reaches; never a line end. */
size_t emic_blank_scan(emic_slice line, size_t at);

/* `text` without white space and line ends, at its end and at both ends. */
emic_slice emic_blank_trim_end(emic_slice text);
emic_slice emic_blank_trim(emic_slice text);

/* Markup within a line of a cue. */
typedef enum emic_markup_kind {
    EMIC_MARKUP_NONE,      /* a character of the text */
    EMIC_MARKUP_DROPPED,   /* <i>, {\an8}: nothing to read */
    EMIC_MARKUP_CHARACTER, /* &amp; and the like: `text` */
    EMIC_MARKUP_VOICE,     /* <v Name>: `name`, empty when nobody is named */
    EMIC_MARKUP_VOICE_END, /* </v> */
} emic_markup_kind;

typedef struct emic_markup {
    emic_markup_kind kind;
    size_t size;     /* bytes of the line it takes */
    emic_slice name; /* within the line, references not yet replaced */
    char text[4];
    size_t length;
} emic_markup;

/* What stands at byte `at` of `line`. */
emic_markup emic_markup_scan(emic_slice line, size_t at);

/* A line of a cue without its markup, or the part of it that one voice says. */
typedef struct emic_cue {
    emic_slice line;
    emic_label label; /* who says so; by a voice, or scanned from the line */
    bool dash;        /* "- " stood before the line: somebody else speaks */
    int64_t from, until;
} emic_cue;

typedef struct emic_cue_list {
    emic_cue *items;
    size_t count, capacity;
} emic_cue_list;

/* Settles the labels of `cues` and fills text, points and turns. */
void emic_cue_compose(emic_cue_list *cues, emic_arena *arena, emic_transcript *out);

/* Whether `label`, leaving out case and a number at its end, is a word for a person in an
 * interview: "Respondent 4", "Q". */
bool emic_role_known(emic_slice label);

/* Whether a line with this label describes the recording: "Date", "Transcribed by". */
bool emic_label_is_header(emic_slice name);

/* Whether `word` is a title that may have a full stop: "Dr". */
bool emic_label_is_title(emic_slice word);

/* Whether the label names an event or stands for something taken out: "[Laughter]", "[NAME]". In
 * brackets any such word in it will do. */
bool emic_label_is_nobody(emic_slice name, bool bracketed);
