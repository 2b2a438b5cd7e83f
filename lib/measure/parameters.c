/* Named parameters: given, looked up, read from a recipe and written. What they mean is the
 * business of the measure that takes them. */
#include "measure/parameters.h"
#include "base/integer.h"
#include "base/suggestion.h"
#include <inttypes.h>

/* The place of a parameter among those given: they stand in the order of their specs, so that the
 * same parameters are always written the same. */
static emic_parameter *take(emic_parameters *parameters, const emic_parameter_spec *spec,
                            emic_arena *arena)
{
    size_t at = 0;
    while (at < parameters->given.count && parameters->given.items[at].spec < spec)
        at++;
    if (at < parameters->given.count && parameters->given.items[at].spec == spec)
        return &parameters->given.items[at];
    (void)EMIC_PUSH(arena, &parameters->given);
    emic_parameter *one = &parameters->given.items[at];
    memmove(one + 1, one, (parameters->given.count - 1 - at) * sizeof *one);
    *one = (emic_parameter){.spec = spec};
    return one;
}

static const emic_parameter_spec *spec_of(const emic_parameters *parameters, const char *name)
{
    for (const emic_parameter_spec *spec = parameters->specs; spec->name; spec++)
        if (strcmp(spec->name, name) == 0)
            return spec;
    return NULL;
}

void emic_parameters_add(emic_parameters *parameters, const char *name, emic_slice value,
                         emic_arena *arena)
{
    const emic_parameter_spec *spec = spec_of(parameters, name);
    emic_parameter *one = take(parameters, spec, arena);
    if (spec->kind == EMIC_PARAMETER_FLAG)
        return;
    if (spec->kind == EMIC_PARAMETER_TEXT)
        one->values.count = 0;
    *EMIC_PUSH(arena, &one->values) = value;
}

void emic_parameters_drop(emic_parameters *parameters, const char *name)
{
    size_t kept = 0;
    for (size_t i = 0; i < parameters->given.count; i++)
        if (strcmp(parameters->given.items[i].spec->name, name) != 0)
            parameters->given.items[kept++] = parameters->given.items[i];
    parameters->given.count = kept;
}

const emic_parameter *emic_parameter_find(const emic_parameters *parameters, const char *name)
{
    for (size_t i = 0; i < parameters->given.count; i++)
        if (strcmp(parameters->given.items[i].spec->name, name) == 0)
            return &parameters->given.items[i];
    return NULL;
}

emic_slice emic_parameter_text(const emic_parameters *parameters, const char *name)
{
    const emic_parameter *one = emic_parameter_find(parameters, name);
    return one && one->values.count ? one->values.items[0] : (emic_slice){0};
}

bool emic_parameter_flag(const emic_parameters *parameters, const char *name)
{
    return emic_parameter_find(parameters, name) != NULL;
}

emic_status emic_parameter_locate(const emic_parameters *parameters, const char *name,
                                  emic_error *err)
{
    const emic_parameter *one = emic_parameter_find(parameters, name);
    if (!parameters->path || !one)
        return err->status;
    return emic_error_locate(err, parameters->path, one->line, one->column);
}

emic_status emic_parameter_number(const emic_parameters *parameters, const char *name,
                                  int64_t least, int64_t most, int64_t absent, int64_t *out,
                                  emic_error *err)
{
    emic_slice text = emic_parameter_text(parameters, name);
    *out = absent;
    if (!emic_parameter_find(parameters, name))
        return EMIC_OK;
    if (emic_integer_parse(text, out) && *out >= least && *out <= most)
        return EMIC_OK;
    emic_fail(err, EMIC_INVALID,
              "%s%s takes a whole number from %" PRId64 " to %" PRId64 ", not '%.*s'",
              parameters->path ? "" : "option --", name, least, most, EMIC_ARG(text));
    return emic_parameter_locate(parameters, name, err);
}

/* --- From a recipe --------------------------------------------------------------------------- */

static emic_status fail_value(const emic_parameters *parameters, const emic_yaml_node *node,
                              const char *wanted, emic_error *err)
{
    return emic_fail_at(err, EMIC_MALFORMED, parameters->path, node->line, node->column, "%.*s: %s",
                        EMIC_ARG(node->key), wanted);
}

static emic_status read_list(emic_parameters *out, const emic_yaml_node *node, emic_arena *arena,
                             emic_error *err)
{
    for (size_t i = 0; i < node->count; i++) {
        if (node->children[i].kind != EMIC_YAML_SCALAR)
            return fail_value(out, node, "a list of texts is wanted here", err);
        emic_parameters_add(out, emic_arena_string(arena, node->key), node->children[i].value,
                            arena);
    }
    return EMIC_OK;
}

static emic_status read_value(emic_parameters *out, const emic_parameter_spec *spec,
                              const emic_yaml_node *node, emic_arena *arena, emic_error *err)
{
    if (spec->kind == EMIC_PARAMETER_LIST && node->kind == EMIC_YAML_SEQUENCE)
        return read_list(out, node, arena, err);
    if (node->kind != EMIC_YAML_SCALAR)
        return fail_value(out, node,
                          spec->kind == EMIC_PARAMETER_LIST ? "a list of texts is wanted here"
                                                            : "a text is wanted here",
                          err);
    if (spec->kind != EMIC_PARAMETER_FLAG) {
        emic_parameters_add(out, spec->name, node->value, arena);
        return EMIC_OK;
    }
    if (emic_slice_is(node->value, "true"))
        emic_parameters_add(out, spec->name, node->value, arena);
    else if (!emic_slice_is(node->value, "false"))
        return fail_value(out, node, "it is true or false", err);
    return EMIC_OK;
}

static bool is_one_of(emic_slice word, const char *const *words)
{
    while (*words && !emic_slice_is(word, *words))
        words++;
    return *words != NULL;
}

static emic_status fail_key(const emic_parameters *parameters, const emic_yaml_node *node,
                            emic_arena *arena, emic_error *err)
{
    size_t count = 0;
    while (parameters->specs[count].name)
        count++;
    const char **known = emic_arena_array(arena, count + 1, sizeof *known);
    for (size_t i = 0; i < count; i++)
        known[i] = parameters->specs[i].name;
    return emic_fail_unknown(err, parameters->path, node->key_line, node->key_column, "key",
                             node->key, known);
}

emic_status emic_parameters_read(const emic_yaml_node *node, const char *const *others,
                                 emic_arena *arena, emic_parameters *out, emic_error *err)
{
    for (size_t i = 0; i < node->count; i++) {
        const emic_yaml_node *child = &node->children[i];
        if (is_one_of(child->key, others))
            continue;
        const emic_parameter_spec *spec = spec_of(out, emic_arena_string(arena, child->key));
        if (!spec)
            return fail_key(out, child, arena, err);
        EMIC_TRY(read_value(out, spec, child, arena, err));
        for (size_t at = 0; at < out->given.count; at++) {
            emic_parameter *one = &out->given.items[at];
            if (one->spec != spec)
                continue;
            one->line = child->line;
            one->column = child->column;
        }
    }
    return EMIC_OK;
}

/* --- Written --------------------------------------------------------------------------------- */

void emic_parameters_write(const emic_parameters *parameters, emic_json *json)
{
    for (size_t i = 0; i < parameters->given.count; i++) {
        const emic_parameter *one = &parameters->given.items[i];
        emic_json_key(json, one->spec->name);
        if (one->spec->kind == EMIC_PARAMETER_FLAG)
            emic_json_boolean(json, true);
        else if (one->spec->kind == EMIC_PARAMETER_TEXT)
            emic_json_text(json, one->values.items[0]);
        else {
            emic_json_array(json);
            for (size_t at = 0; at < one->values.count; at++)
                emic_json_text(json, one->values.items[at]);
            emic_json_end(json, ']');
        }
    }
}

void emic_parameters_put_word(emic_slice word, emic_strbuf *out)
{
    static const char plain[] =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./:@%+,";
    bool bare = word.length > 0;
    for (size_t i = 0; i < word.length; i++)
        bare &= memchr(plain, word.data[i], sizeof plain - 1) != NULL;
    if (bare) {
        emic_strbuf_add(out, word);
        return;
    }
    emic_strbuf_putc(out, '\'');
    for (size_t i = 0; i < word.length; i++) {
        if (word.data[i] == '\'')
            emic_strbuf_puts(out, "'\\''");
        else
            emic_strbuf_putc(out, word.data[i]);
    }
    emic_strbuf_putc(out, '\'');
}

void emic_parameters_command(const emic_parameters *parameters, emic_strbuf *out)
{
    for (size_t i = 0; i < parameters->given.count; i++) {
        const emic_parameter *one = &parameters->given.items[i];
        if (one->spec->kind == EMIC_PARAMETER_FLAG)
            emic_strbuf_printf(out, " --%s", one->spec->name);
        /* With an equals sign: a value may begin with a dash. */
        for (size_t at = 0; at < one->values.count; at++) {
            emic_strbuf_printf(out, " --%s=", one->spec->name);
            emic_parameters_put_word(one->values.items[at], out);
        }
    }
}
