/* The inside of the leak check, shared by its files: compiled needles, a check under way, and the
 * bytes of one file as they pass. */
#pragma once
#include "privacy/leak.h"
#include "privacy/leak_view.h"

/* A spelling that is looked for; the number of a surrogate in the matcher. */
typedef struct emic_leak_spelling {
    emic_slice folded, words;
    uint32_t entity;
    bool joined;  /* made of a name of several words */
    bool several; /* has several words, or had */
} emic_leak_spelling;

/* A name of several words, for the phrases of full-text indexes. */
typedef struct emic_leak_phrase {
    emic_slice words;
    uint32_t entity;
} emic_leak_phrase;

struct emic_leak {
    emic_arena *arena;
    emic_matcher *matcher;
    emic_leak_spelling *spellings;
    size_t spelling_count;
    emic_leak_phrase *phrases;
    size_t phrase_count;
    size_t around;      /* bytes on either side of an escape that a name may reach */
    uint16_t high[128]; /* Windows-1252 */
};

/* Escapes within escapes within escapes; archives within archives. */
enum { EMIC_LEAK_LAYERS = 3, EMIC_LEAK_DEPTH = 8 };
enum { EMIC_LEAK_PIECE = 1 << 20, EMIC_LEAK_MARGIN = 1 << 15 };

/* Which hits of a piece were reported. */
typedef struct emic_leak_seen {
    uint64_t *slots;
    size_t count, capacity;
} emic_leak_seen;

/* Something that was found, before it is reported. */
typedef struct emic_leak_found {
    uint64_t offset, end; /* in the file */
    uint64_t line, column;
    const char *how;
    emic_slice words; /* as they read */
    uint32_t entity;
} emic_leak_found;

typedef struct emic_leak_found_list {
    emic_leak_found *items;
    size_t count, capacity;
} emic_leak_found_list;

/* A check under way. */
typedef struct emic_leak_run {
    const emic_leak *leak;
    emic_arena *arena; /* for what is reported */
    emic_leak_report *report;
    emic_arena *scratch; /* for the matches of a layer */
    emic_leak_view made[EMIC_LEAK_LAYERS + 1], mended[EMIC_LEAK_LAYERS + 1];
    emic_leak_seen seen;
    uint8_t *rests;              /* of a piece: see emic_leak_read_terms; NULL at first */
    emic_leak_found_list *names; /* hits go there while a name is searched */
    size_t since;                /* only what no hit since this one is about; or SIZE_MAX */
    uint64_t room;               /* bytes that may still be unpacked from this file */
    int depth;                   /* archives within archives */
} emic_leak_run;

/* Where bytes come from: a file, and in a database a column of a row. */
typedef struct emic_leak_place {
    const char *path;
    const char *table, *column; /* NULL when it is none */
    int64_t row;
} emic_leak_place;

/* The bytes of one file as they pass, in pieces that overlap. */
typedef struct emic_leak_text {
    emic_leak_run *run;
    emic_leak_place place;
    bool terms;         /* look for leaves of full-text indexes */
    bool plain;         /* so far it is UTF-8 without NUL */
    uint8_t width;      /* of UTF-16 or UTF-32, by the mark at the beginning; or 0 */
    bool big;           /* and their order */
    bool archive;       /* it holds an archive in base64 */
    bool costly;        /* so many layers that not all were undone */
    uint64_t offset;    /* of the piece in the file */
    uint64_t line;      /* where the piece begins, from 1 */
    uint64_t column;    /* characters before it in its line */
    size_t first, last; /* hits that begin there, in the piece, are this piece's */
    emic_slice piece;
    size_t skipped;
    char *held; /* bytes that wait for others; EMIC_LEAK_PIECE of them fit */
    size_t held_length;
} emic_leak_text;

/* leak_text.c. Bytes come by emic_leak_text_feed, then emic_leak_text_end; or all at once. */
void emic_leak_text_open(emic_leak_text *text, emic_leak_run *run, emic_leak_place place);
void emic_leak_text_feed(emic_leak_text *text, emic_slice bytes);
void emic_leak_text_end(emic_leak_text *text);
void emic_leak_text_all(emic_leak_run *run, emic_leak_place place, bool terms, emic_slice bytes);

/* leak_layer.c: a piece searched in every way. */
void emic_leak_piece_search(emic_leak_text *text);

/* leak_report.c */
void emic_leak_report_add(emic_leak_run *run, const emic_leak_place *place,
                          const emic_leak_found *found);
void emic_leak_report_unread(emic_leak_run *run, const char *place, const char *why);
/* Whether a hit since number `since` is about `entity`. */
bool emic_leak_reported(const emic_leak_run *run, size_t since, uint32_t entity);
/* How a spelling stands there, from its bytes alone. `mended`: the file is not UTF-8. */
const char *emic_leak_describe(const emic_leak_spelling *spelling, emic_slice words, bool mended);
/* `words` with the first letter of each word, and stars. */
emic_slice emic_leak_mask(emic_slice words, emic_arena *arena);

/* leak_name.c: `name` as it may be shown; with `report`, what leaks in it is reported, as a name in
 * `holder` (a path with its separator). */
const char *emic_leak_name(emic_leak_run *run, const char *holder, emic_slice name, bool report);

/* leak_pack.c: a whole file by its kind, archives opened. */
void emic_leak_whole(emic_leak_run *run, const char *place, emic_slice bytes);

/* leak_db.c: rows, full-text indexes, then every page. `log` is what a write-ahead log beside the
 * file holds, or empty. `bytes` are changed where they must be to be opened. */
void emic_leak_database(emic_leak_run *run, const char *place, emic_slice bytes, emic_slice log);
