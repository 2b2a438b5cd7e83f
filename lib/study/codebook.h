/* The code tree of a study, in memory: codes in depth-first order, so that a code and all below it
 * are one stretch of the array. */
#pragma once
#include "base/strbuf.h"
#include "study/attribute.h"

enum {
    EMIC_LEVEL_SEGMENT = 0,
    EMIC_LEVEL_THEME = 1,
    EMIC_LEVEL_CONCEPT = 2,
    EMIC_LEVEL_PRINCIPLE = 3,
};

enum { EMIC_CODE_DEPTH = 12 }; /* codes below each other, at most: more could not be written */

typedef enum emic_rule {
    EMIC_RULE_ANY,    /* a case is affirmed by any coding that does not contradict */
    EMIC_RULE_JUDGED, /* a case is what its judgement says */
} emic_rule;

typedef enum emic_example_kind {
    EMIC_EXAMPLE_TYPICAL,
    EMIC_EXAMPLE_ATYPICAL,
    EMIC_EXAMPLE_CLOSE_BUT_NO,
    EMIC_EXAMPLE_KINDS,
} emic_example_kind;

typedef struct emic_example_list {
    emic_slice *items;
    size_t count, capacity;
} emic_example_list;

/* One code. Fields as in codebooks/README.md; texts are empty when not given. `id` is 0 for a code
 * that stands in a file only. `parent` is an index into the codebook, -1 for a root; the codes
 * below it are those after it up to, not including, `end`. `uuid`, lowercase with hyphens, is who
 * the code is whatever its name; `merged_into` and `split_from` are those of other codes.
 * `definition` counts the definitions it has had, from 1; 0 in a file means not said. */
typedef struct emic_code {
    emic_id id;
    int parent;
    size_t end;
    int depth, level;
    bool codable, in_vivo, core;
    emic_rule rule;
    int64_t definition;
    emic_id source_coding; /* the passage that an in-vivo code is named after, or 0 */
    emic_slice path, name, colour, mnemonic, brief, full, use_when, not_when, status, exclusive_set;
    emic_slice derive, uuid, merged_into, split_from;
    emic_example_list examples[EMIC_EXAMPLE_KINDS];
    uint32_t line, column; /* in its file, or 0 */
} emic_code;

typedef struct emic_codebook {
    emic_slice name, title, language, source, note;
    emic_code *items;
    size_t count, capacity;
} emic_codebook;

/* The whole tree of a study; an empty one when no codebook was loaded. Of several codebooks the
 * names and titles are joined. EMIC_CORRUPT when it is deeper than can be. */
EMIC_API emic_status emic_codebook_load(emic_study *study, emic_arena *arena, emic_codebook *out,
                                        emic_error *err);

/* The code that `text` names: a path (HARM/FEAR), or a name or mnemonic that only one code has, or
 * only one that is not retired.
 * EMIC_NOT_FOUND suggests the nearest, EMIC_AMBIGUOUS lists the paths. */
EMIC_API emic_status emic_codebook_find(const emic_codebook *codebook, emic_slice text,
                                        emic_arena *arena, size_t *out, emic_error *err);

/* Index of the code with this id, or -1. */
EMIC_API int emic_codebook_at(const emic_codebook *codebook, emic_id id);

/* "segment", "theme", "concept" or "principle". */
EMIC_API const char *emic_level_name(int level);

/* Reads codebook YAML (or JSON) into memory. Errors name line and column. */
EMIC_API emic_status emic_codebook_parse(const char *path, emic_slice text, emic_arena *arena,
                                         emic_codebook *out, emic_error *err);

/* Brings the codes of `codebook` into the study: new ones are added; known ones (by uuid, else by
 * path) get the file's fields, and its names and places where some of its codes have uuids; nothing
 * is removed. When anything changed, the tree is kept as a new version. EMIC_EXISTS when a mnemonic
 * belongs to another code or a name to a sibling; EMIC_INVALID when a code's level would lie above
 * its parent's. */
EMIC_API emic_status emic_codebook_store(emic_study *study, const emic_codebook *codebook,
                                         emic_load_summary *out, emic_error *err);

/* The tree as JSON that emic_codebook_parse reads; the same bytes for the same codes. */
EMIC_API void emic_codebook_format(const emic_codebook *codebook, emic_strbuf *out);

/* Number and id of the newest version; 0 when there is none. */
EMIC_API emic_status emic_codebook_version(emic_study *study, int64_t *number, emic_id *id,
                                           emic_error *err);
