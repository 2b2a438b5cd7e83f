/* YAML (and so JSON) in, as a tree whose every node knows its line and column (libyaml).
 * Anchors and aliases, tags, several documents and duplicate keys are refused: a codebook needs
 * none of them and each could hide something. */
#pragma once
#include "base/arena.h"
#include "base/slice.h"
#include "base/status.h"

enum { EMIC_YAML_DEPTH = 64 };

typedef enum emic_yaml_kind {
    EMIC_YAML_SCALAR,
    EMIC_YAML_SEQUENCE,
    EMIC_YAML_MAPPING
} emic_yaml_kind;

/* A mapping's children are its values, each with `key` set; a sequence's have an empty key.
 * `plain` tells an unquoted scalar (so that null, true and 3 can be told from "null"). Lines and
 * columns count from one; `line` and `column` are the value's, those of the key stand apart. */
typedef struct emic_yaml_node {
    emic_yaml_kind kind;
    bool plain;
    emic_slice key, value;
    uint32_t line, column;
    uint32_t key_line, key_column;
    struct emic_yaml_node *children;
    size_t count;
} emic_yaml_node;

/* Parses `text`; one that is empty, holds nothing but comments or is not UTF-8 is EMIC_MALFORMED,
 * like everything else that is refused. `path` names it in errors. The tree lives in `arena` and
 * borrows nothing from `text`. */
EMIC_API emic_status emic_yaml_parse(const char *path, emic_slice text, emic_arena *arena,
                                     const emic_yaml_node **out, emic_error *err);

/* The value under `key`, or NULL; NULL too when `mapping` is no mapping. */
EMIC_API const emic_yaml_node *emic_yaml_find(const emic_yaml_node *mapping, const char *key);

/* Refuses keys other than `known` (ends with NULL) with EMIC_INVALID, naming the place and the
 * nearest known key; and a node that is no mapping. */
EMIC_API emic_status emic_yaml_keys(const char *path, const emic_yaml_node *mapping,
                                    const char *const *known, emic_error *err);
