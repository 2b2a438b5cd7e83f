/* The leak check: does any of many names stand in a file, a folder or bytes in memory, in whatever
 * way files hide it? It reads through the usual escapes and encodings, layers of them too, unpacks
 * archives and looks into every page of a database. Which names to look for is the caller's
 * business; so is what becomes of a hit. What it shows of a name is its first letters.
 *
 * It finds names by the rules of replace.h. A name of several words is also found joined as names
 * of files and accounts are (jane_doe, JaneDoe, jane.doe), turned round (Doe, Jane), and as a
 * phrase of a full-text index. That nothing was found is no proof: see `unread`. */
#pragma once
#include "privacy/replace.h"

/* A name or an identifier to look for. Under EMIC_CASE_NAME small letters do not count as the
 * name: right for common words alone. */
typedef struct emic_needle {
    emic_slice words;
    emic_case_rule rule;
    uint32_t entity; /* the caller's number for whoever it means */
} emic_needle;

typedef struct emic_leak_hit {
    const char *place;     /* "a.zip > b.docx > word/document.xml"; names in it are masked, too */
    uint64_t offset;       /* bytes before it in that file, unpacked */
    uint32_t line, column; /* from 1, in characters; 0 where it is not plain UTF-8 text */
    const char *how;       /* "plain text", "percent escapes, HTML entities", ... */
    emic_slice masked;     /* "J*** D**": the first letter of each word */
    uint32_t entity;       /* of the first needle that is spelled so */
} emic_leak_hit;

typedef struct emic_leak_hit_list {
    emic_leak_hit *items;
    size_t count, capacity;
} emic_leak_hit_list;

/* A file that could not be looked into, or not in every way. Its bytes were searched all the same,
 * where there were any. */
typedef struct emic_leak_unread {
    const char *place, *why;
} emic_leak_unread;

typedef struct emic_leak_unread_list {
    emic_leak_unread *items;
    size_t count, capacity;
} emic_leak_unread_list;

enum { EMIC_LEAK_LISTED = 10000 }; /* the most hits, and the most unread files, that are listed */

/* Start from {0}: checks add to it. */
typedef struct emic_leak_report {
    emic_leak_hit_list hits;
    emic_leak_unread_list unread;
    uint64_t found;    /* all hits, also those that are not listed */
    uint64_t unlisted; /* unread files that are not listed */
    uint64_t files;    /* and members of archives */
    uint64_t bytes;    /* searched: those of archives, and what they hold */
} emic_leak_report;

typedef struct emic_leak emic_leak;

/* Compiles needles; nothing is borrowed. EMIC_INVALID for one without a letter or digit, not UTF-8
 * or longer than EMIC_KEY_LONGEST; it is named by its number from 1, never by its words. */
EMIC_API emic_status emic_leak_open(const emic_needle *needles, size_t count, emic_leak **out,
                                    emic_error *err);
EMIC_API void emic_leak_close(emic_leak *leak);

/* Checks a file, or a folder with all below it. Links are not followed (where they lead is text,
 * too); pipes and devices are passed over. Nothing is written, also no database's journal. A file
 * that cannot be read is listed as unread; only for `path` itself is it EMIC_NOT_FOUND or EMIC_IO.
 * Memory does not grow with files, but archives and databases are held whole (up to 1 GiB). */
EMIC_API emic_status emic_leak_check_path(const emic_leak *leak, const char *path,
                                          emic_arena *arena, emic_leak_report *report,
                                          emic_error *err);

/* Checks bytes as those of a file with this name, and the name. */
EMIC_API void emic_leak_check_bytes(const emic_leak *leak, const char *name, emic_slice bytes,
                                    emic_arena *arena, emic_leak_report *report);
