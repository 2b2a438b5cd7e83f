/* YAML in, on libyaml's events. Knows which YAML we take; what the keys mean is the callers'
 * business. The only file that knows libyaml. */
#include "base/yaml.h"
#include "base/suggestion.h"
#include "base/text.h"
#include <stdlib.h>
#include <yaml.h>

typedef struct reader {
    const char *path;
    emic_slice text;
    emic_arena *arena;
    yaml_parser_t parser;
    yaml_event_t event; /* the current one */
    size_t point, byte; /* the last code point looked up in `text`, and its byte */
} reader;

typedef struct node_list {
    emic_yaml_node *items;
    size_t count, capacity;
} node_list;

static emic_status fail_at_mark(const reader *in, yaml_mark_t mark, const char *message,
                                emic_error *err)
{
    return emic_fail_at(err, EMIC_MALFORMED, in->path, (uint32_t)mark.line + 1,
                        (uint32_t)mark.column + 1, "%s", message);
}

static emic_status fail_here(const reader *in, const char *message, emic_error *err)
{
    return fail_at_mark(in, in->event.start_mark, message, err);
}

/* An error at a byte that libyaml's scanner did not get to. */
static emic_status fail_at_byte(const reader *in, size_t byte, const char *message, emic_error *err)
{
    uint32_t line = 1;
    size_t start = 0;
    for (size_t i = 0; i < byte; i++)
        if (in->text.data[i] == '\n')
            line++, start = i + 1;
    emic_slice before = {in->text.data + start, byte - start};
    return emic_fail_at(err, EMIC_MALFORMED, in->path, line, (uint32_t)emic_utf8_count(before) + 1,
                        "%s", message);
}

static emic_status fail_as_told(const reader *in, emic_error *err)
{
    const yaml_parser_t *parser = &in->parser;
    if (parser->error == YAML_MEMORY_ERROR)
        return emic_fail_at(err, EMIC_IO, in->path, 0, 0, "out of memory while reading YAML");
    const char *problem = parser->problem ? parser->problem : "unreadable";
    if (parser->error == YAML_READER_ERROR) {
        size_t byte = parser->problem_offset;
        return fail_at_byte(in, byte < in->text.length ? byte : in->text.length, problem, err);
    }
    char message[256];
    snprintf(message, sizeof message, "%s%s%s; look at the indentation and the quotes here",
             parser->context ? parser->context : "", parser->context ? ": " : "", problem);
    return fail_at_mark(in, parser->problem_mark, message, err);
}

static emic_status next_event(reader *in, emic_error *err)
{
    yaml_event_delete(&in->event);
    return yaml_parser_parse(&in->parser, &in->event) ? EMIC_OK : fail_as_told(in, err);
}

/* The byte at which the current event begins, NUL at the end. Marks only move forward, so the
 * text is walked once. */
static char first_byte(reader *in)
{
    for (; in->point < in->event.start_mark.index && in->byte < in->text.length; in->point++)
        emic_utf8_next(in->text, &in->byte);
    return in->byte < in->text.length ? in->text.data[in->byte] : '\0';
}

/* Looks at the text itself because libyaml does not report the tag `!`. No node of any other
 * kind begins with one of these. */
static emic_status check_properties(reader *in, emic_error *err)
{
    switch (first_byte(in)) {
    case '&':
        return fail_here(in, "anchors (&name) are not taken here; quote a text that begins with &",
                         err);
    case '*':
        return fail_here(in, "aliases (*name) are not taken here; quote a text that begins with *",
                         err);
    case '!':
        return fail_here(in, "tags (!name) are not taken here; quote a text that begins with !",
                         err);
    default:
        return EMIC_OK;
    }
}

static emic_slice copy_scalar(const reader *in)
{
    return emic_arena_copy(in->arena, (emic_slice){(const char *)in->event.data.scalar.value,
                                                   in->event.data.scalar.length});
}

static emic_status read_node(reader *in, int depth, emic_yaml_node *node, emic_error *err);

static emic_status read_sequence(reader *in, int depth, node_list *list, emic_error *err)
{
    for (;;) {
        EMIC_TRY(next_event(in, err));
        if (in->event.type == YAML_SEQUENCE_END_EVENT)
            return EMIC_OK;
        emic_yaml_node *child = EMIC_PUSH(in->arena, list);
        EMIC_TRY(read_node(in, depth, child, err));
    }
}

static int compare_keys(const void *left, const void *right)
{
    const emic_yaml_node *a = *(const emic_yaml_node *const *)left;
    const emic_yaml_node *b = *(const emic_yaml_node *const *)right;
    int order = emic_slice_compare(a->key, b->key);
    return order ? order : (a > b) - (a < b);
}

static emic_status check_unique(const reader *in, const node_list *list, emic_error *err)
{
    if (list->count < 2)
        return EMIC_OK;
    emic_yaml_node **sorted = emic_memory_alloc(list->count * sizeof(emic_yaml_node *));
    emic_yaml_node *twice = NULL;
    for (size_t i = 0; i < list->count; i++)
        sorted[i] = &list->items[i];
    qsort(sorted, list->count, sizeof *sorted, compare_keys);
    for (size_t i = 1; i < list->count && !twice; i++)
        if (emic_slice_equal(sorted[i - 1]->key, sorted[i]->key))
            twice = sorted[i];
    free(sorted);
    if (!twice)
        return EMIC_OK;
    return emic_fail_at(err, EMIC_MALFORMED, in->path, twice->key_line, twice->key_column,
                        "the key \"%.*s\" stands twice in one mapping",
                        EMIC_ARG(emic_text_cut(twice->key, 60)));
}

static emic_status read_mapping(reader *in, int depth, node_list *list, emic_error *err)
{
    for (;;) {
        EMIC_TRY(next_event(in, err));
        if (in->event.type == YAML_MAPPING_END_EVENT)
            return check_unique(in, list, err);
        EMIC_TRY(check_properties(in, err));
        if (in->event.type != YAML_SCALAR_EVENT)
            return fail_here(in, "a key must be a single text, not a list or a mapping", err);
        emic_yaml_node *child = EMIC_PUSH(in->arena, list);
        child->key = copy_scalar(in);
        child->key_line = (uint32_t)in->event.start_mark.line + 1;
        child->key_column = (uint32_t)in->event.start_mark.column + 1;
        EMIC_TRY(next_event(in, err));
        EMIC_TRY(read_node(in, depth, child, err));
    }
}

/* Reads the node that begins with the current event, inside `depth` others. */
static emic_status read_node(reader *in, int depth, emic_yaml_node *node, emic_error *err)
{
    node_list list = {0};
    EMIC_TRY(check_properties(in, err));
    node->line = (uint32_t)in->event.start_mark.line + 1;
    node->column = (uint32_t)in->event.start_mark.column + 1;
    if (depth == EMIC_YAML_DEPTH && in->event.type != YAML_SCALAR_EVENT)
        return fail_here(in, "nested too deep; 64 levels are taken", err);
    switch (in->event.type) {
    case YAML_SCALAR_EVENT:
        node->plain = in->event.data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
        node->value = copy_scalar(in);
        return EMIC_OK;
    case YAML_SEQUENCE_START_EVENT:
        node->kind = EMIC_YAML_SEQUENCE;
        EMIC_TRY(read_sequence(in, depth + 1, &list, err));
        break;
    case YAML_MAPPING_START_EVENT:
        node->kind = EMIC_YAML_MAPPING;
        EMIC_TRY(read_mapping(in, depth + 1, &list, err));
        break;
    default:
        return fail_here(in, "a text, a list or a mapping is expected here", err);
    }
    node->children = list.items;
    node->count = list.count;
    return EMIC_OK;
}

static emic_status read_document(reader *in, emic_yaml_node *root, emic_error *err)
{
    static const char empty[] = "the file is empty, or holds nothing but comments";
    EMIC_TRY(next_event(in, err)); /* the stream begins */
    EMIC_TRY(next_event(in, err));
    if (in->event.type == YAML_STREAM_END_EVENT)
        return emic_fail_at(err, EMIC_MALFORMED, in->path, 1, 1, "%s", empty);
    EMIC_TRY(next_event(in, err));
    EMIC_TRY(read_node(in, 0, root, err));
    if (root->plain && root->value.length == 0)
        return emic_fail_at(err, EMIC_MALFORMED, in->path, 1, 1, "%s", empty);
    EMIC_TRY(next_event(in, err)); /* the document ends */
    EMIC_TRY(next_event(in, err));
    if (in->event.type != YAML_STREAM_END_EVENT)
        return fail_here(in, "a second document begins; one file holds one", err);
    return EMIC_OK;
}

emic_status emic_yaml_parse(const char *path, emic_slice text, emic_arena *arena,
                            const emic_yaml_node **out, emic_error *err)
{
    reader in = {.path = path, .text = text, .arena = arena};
    size_t bad;
    *out = NULL;
    if (emic_slice_starts(text, "\xEF\xBB\xBF"))
        in.text = emic_slice_from(text, 3);
    if (!emic_utf8_valid(in.text, &bad))
        return fail_at_byte(&in, bad, "not UTF-8; save the file in this encoding", err);
    if (!yaml_parser_initialize(&in.parser))
        return fail_as_told(&in, err);
    yaml_parser_set_encoding(&in.parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(
        &in.parser, (const unsigned char *)(in.text.data ? in.text.data : ""), in.text.length);
    emic_yaml_node *root = emic_arena_alloc(arena, sizeof *root);
    emic_status status = read_document(&in, root, err);
    yaml_event_delete(&in.event);
    yaml_parser_delete(&in.parser);
    if (status == EMIC_OK)
        *out = root;
    return status;
}

const emic_yaml_node *emic_yaml_find(const emic_yaml_node *mapping, const char *key)
{
    if (mapping->kind != EMIC_YAML_MAPPING)
        return NULL;
    for (size_t i = 0; i < mapping->count; i++)
        if (emic_slice_is(mapping->children[i].key, key))
            return &mapping->children[i];
    return NULL;
}

static bool is_known(emic_slice key, const char *const *known)
{
    while (*known && !emic_slice_is(key, *known))
        known++;
    return *known != NULL;
}

emic_status emic_yaml_keys(const char *path, const emic_yaml_node *mapping,
                           const char *const *known, emic_error *err)
{
    if (mapping->kind != EMIC_YAML_MAPPING)
        return emic_fail_at(err, EMIC_INVALID, path, mapping->line, mapping->column,
                            "lines such as \"%s: ...\" are expected here", known[0]);
    for (size_t i = 0; i < mapping->count; i++) {
        const emic_yaml_node *child = &mapping->children[i];
        if (!is_known(child->key, known))
            return emic_fail_unknown(err, path, child->key_line, child->key_column, "key",
                                     child->key, known);
    }
    return EMIC_OK;
}
