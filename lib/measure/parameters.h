/* What a table or picture is asked for, by name: the same on the command line (--by region), in a
 * recipe (by: region) and in what a study keeps (JSON). */
#pragma once
#include "base/json.h"
#include "base/yaml.h"

typedef enum emic_parameter_kind {
    EMIC_PARAMETER_TEXT,
    EMIC_PARAMETER_FLAG,
    EMIC_PARAMETER_LIST, /* may be given several times */
} emic_parameter_kind;

/* A parameter that something takes; a list of them ends with {0}. The names are those of the
 * options of its command. */
typedef struct emic_parameter_spec {
    const char *name;
    emic_parameter_kind kind;
} emic_parameter_spec;

/* One that was given, with its values (none for a flag). */
typedef struct emic_parameter {
    const emic_parameter_spec *spec;
    struct {
        emic_slice *items;
        size_t count, capacity;
    } values;
    uint32_t line, column; /* in the recipe */
} emic_parameter;

typedef struct emic_parameters {
    const emic_parameter_spec *specs;
    const char *path; /* of the recipe; NULL: of a command line */
    struct {
        emic_parameter *items;
        size_t count, capacity;
    } given; /* as they stand in `specs` */
} emic_parameters;

/* Adds a value (of a flag: anything) to the parameter `name`, which must be in `specs`. The text is
 * borrowed. */
EMIC_API void emic_parameters_add(emic_parameters *parameters, const char *name, emic_slice value,
                                  emic_arena *arena);

/* Takes back what was given for `name`. */
EMIC_API void emic_parameters_drop(emic_parameters *parameters, const char *name);

/* The parameter `name`, or NULL when it was not given. */
EMIC_API const emic_parameter *emic_parameter_find(const emic_parameters *parameters,
                                                   const char *name);

/* Its value; empty when it was not given. */
EMIC_API emic_slice emic_parameter_text(const emic_parameters *parameters, const char *name);
EMIC_API bool emic_parameter_flag(const emic_parameters *parameters, const char *name);

/* A whole number from `least` to `most`, or `absent` when it was not given. */
EMIC_API emic_status emic_parameter_number(const emic_parameters *parameters, const char *name,
                                           int64_t least, int64_t most, int64_t absent,
                                           int64_t *out, emic_error *err);

/* Adds the place of `name` in the recipe to an error about it, and returns its status. */
EMIC_API emic_status emic_parameter_locate(const emic_parameters *parameters, const char *name,
                                           emic_error *err);

/* Adds what the mapping `node` says to `out`, whose `specs` and `path` stand, apart from the keys
 * in `others` (ends with NULL). What is not understood is refused with its place: without it,
 * other people would be counted. The texts are borrowed from `node`. */
EMIC_API emic_status emic_parameters_read(const emic_yaml_node *node, const char *const *others,
                                          emic_arena *arena, emic_parameters *out, emic_error *err);

/* As fields of a JSON object that is open, in the order of `specs`. */
EMIC_API void emic_parameters_write(const emic_parameters *parameters, emic_json *json);

/* A word of a command line: in single quotes when it needs them. */
EMIC_API void emic_parameters_put_word(emic_slice word, emic_strbuf *out);

/* As options of a command line, " --by=region", safe to paste into a shell. */
EMIC_API void emic_parameters_command(const emic_parameters *parameters, emic_strbuf *out);
