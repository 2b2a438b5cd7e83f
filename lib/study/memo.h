/* Memos: what the analysts think, about codes, codings, cases, relations, propositions or the work
 * itself. Append-only: a memo is never changed; a newer one supersedes it and both stay. */
#pragma once
#include "study/citation.h"

typedef enum emic_memo_kind {
    EMIC_MEMO_CODE,
    EMIC_MEMO_THEORY,
    EMIC_MEMO_METHOD,
    EMIC_MEMO_REFLEXIVE,
    EMIC_MEMO_CASE,
    EMIC_MEMO_KINDS,
} emic_memo_kind;

/* What a memo can be about. */
typedef enum emic_memo_thing {
    EMIC_MEMO_OF_DOCUMENT,
    EMIC_MEMO_OF_PARTICIPANT,
    EMIC_MEMO_OF_CODE,
    EMIC_MEMO_OF_CODING,
    EMIC_MEMO_OF_RELATION,
    EMIC_MEMO_OF_PROPOSITION,
    EMIC_MEMO_THINGS,
} emic_memo_thing;

/* One thing that a memo is about. Of one to be stored only `thing` and `id` matter. `name` is how
 * the thing is called; `says` is the passage of a coding, the definition of a code, the text of a
 * proposition, the memo of a relation, or empty. */
typedef struct emic_memo_link {
    emic_memo_thing thing;
    emic_id id;
    emic_slice name, says;
} emic_memo_link;

typedef struct emic_memo_links {
    emic_memo_link *items;
    size_t count, capacity;
} emic_memo_links;

/* `supersedes` and `superseded_by` are 0 for none. */
typedef struct emic_memo {
    emic_id id, coder, supersedes, superseded_by;
    emic_memo_kind kind;
    emic_slice title, text, coder_name, added;
    emic_memo_links links;
} emic_memo;

typedef struct emic_memo_list {
    emic_memo *items;
    size_t count, capacity;
} emic_memo_list;

EMIC_API const char *emic_memo_kind_name(emic_memo_kind kind);
EMIC_API const char *emic_memo_thing_name(emic_memo_thing thing);
/* EMIC_INVALID suggests the nearest and lists them. */
EMIC_API emic_status emic_memo_kind_find(emic_slice name, emic_memo_kind *out, emic_error *err);

/* Stores a memo; kind, title, text, coder and links are read, links that stand twice once. With
 * `supersedes` it takes that memo's place: EMIC_EXISTS when another has done so already.
 * EMIC_INVALID when the text is empty, EMIC_NOT_FOUND when the memo to be superseded or a linked
 * thing does not exist. */
EMIC_API emic_status emic_memo_add(emic_study *study, const emic_memo *memo, emic_id *out,
                                   emic_error *err);

/* All memos by id, each with what it is about. */
EMIC_API emic_status emic_memo_list_load(emic_study *study, const emic_codebook *codebook,
                                         emic_arena *arena, emic_memo_list *out, emic_error *err);

/* The memo with this id; EMIC_NOT_FOUND when there is none. */
EMIC_API emic_status emic_memo_list_find(const emic_memo_list *list, emic_id id,
                                         const emic_memo **out, emic_error *err);

/* How often the analysts thought about a code, by index in the codebook; superseded memos left
 * out. */
typedef struct emic_memo_count {
    int64_t about_code, about_codings; /* memos with a link to it, or to a coding with it */
    int64_t codings, notes;            /* codings that stand, and those with a note of their own */
    emic_slice latest;                 /* when the newest of these memos was written, or empty */
} emic_memo_count;

EMIC_API emic_status emic_memo_count_load(emic_study *study, const emic_codebook *codebook,
                                          emic_arena *arena, emic_memo_count **out,
                                          emic_error *err);
