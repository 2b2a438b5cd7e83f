/* Codebook files: YAML (and the JSON that archives hold) in, JSON out. The format is described in
 * codebooks/README.md. */
#include "base/json.h"
#include "base/yaml.h"
#include "study/codebook_field.h"
#include "study/codebook_row.h"

static const char *const book_keys[] = {"codebook", "title", "language", "source",
                                        "note",     "codes", NULL};
static const char *const code_keys[] = {"code",     "id",         "level",       "codable",
                                        "colour",   "mnemonic",   "brief",       "full",
                                        "use_when", "not_when",   "examples",    "in_vivo",
                                        "status",   "rule",       "derive",      "exclusive_set",
                                        "core",     "definition", "merged_into", "split_from",
                                        "codes",    NULL};

/* What stays the same while one file is read. */
typedef struct codebook_file {
    const char *path;
    emic_arena *arena;
    emic_codebook *book;
    emic_error *err;
} codebook_file;

/* An error about the value of `key`. `wanted` says what stands there in a good file. */
static emic_status fail_value(const codebook_file *file, const emic_yaml_node *node,
                              const char *wanted)
{
    return emic_fail_at(file->err, EMIC_INVALID, file->path, node->line, node->column,
                        "%.*s: \"%.*s\" is not %s", EMIC_ARG(node->key), EMIC_ARG(node->value),
                        wanted);
}

static emic_status read_text(const codebook_file *file, const emic_yaml_node *mapping,
                             const char *key, emic_slice *out)
{
    const emic_yaml_node *node = emic_yaml_find(mapping, key);
    if (!node)
        return EMIC_OK;
    if (node->kind != EMIC_YAML_SCALAR)
        return emic_fail_at(file->err, EMIC_INVALID, file->path, node->line, node->column,
                            "%s: a text is wanted here", key);
    bool nothing =
        node->plain && (emic_slice_is(node->value, "null") || emic_slice_is(node->value, "~"));
    *out = nothing ? EMIC_LITERAL("") : emic_codebook_clean(node->value, file->arena);
    return EMIC_OK;
}

static emic_status read_field(const codebook_file *file, const emic_yaml_node *mapping,
                              const emic_code_field *field, emic_code *code)
{
    const emic_yaml_node *node = emic_yaml_find(mapping, field->key);
    emic_slice text = {0};
    if (!node)
        return EMIC_OK;
    if (field->kind == EMIC_FIELD_TEXT || node->kind == EMIC_YAML_SCALAR)
        EMIC_TRY(read_text(file, mapping, field->key, &text));
    if (node->kind == EMIC_YAML_SCALAR && emic_code_field_set(code, field, text))
        return EMIC_OK;
    return fail_value(file, node, field->wanted);
}

static emic_status read_examples(const codebook_file *file, const emic_yaml_node *mapping,
                                 emic_code *code)
{
    const emic_yaml_node *node = emic_yaml_find(mapping, "examples");
    if (!node)
        return EMIC_OK;
    if (node->kind != EMIC_YAML_MAPPING)
        return fail_value(file, node, "a mapping of typical, atypical and close_but_no");
    EMIC_TRY(emic_yaml_keys(file->path, node, emic_example_names, file->err));
    for (int kind = 0; kind < EMIC_EXAMPLE_KINDS; kind++) {
        const emic_yaml_node *list = emic_yaml_find(node, emic_example_names[kind]);
        if (list && list->kind != EMIC_YAML_SEQUENCE)
            return fail_value(file, list, "a list of texts");
        for (size_t i = 0; list && i < list->count; i++) {
            if (list->children[i].kind != EMIC_YAML_SCALAR)
                return emic_fail_at(file->err, EMIC_INVALID, file->path, list->children[i].line,
                                    list->children[i].column, "%s: an example is a text",
                                    emic_example_names[kind]);
            emic_slice text = emic_codebook_clean(list->children[i].value, file->arena);
            if (text.length)
                *EMIC_PUSH(file->arena, &code->examples[kind]) = text;
        }
    }
    return EMIC_OK;
}

static emic_status check_code(const codebook_file *file, const emic_yaml_node *node,
                              const emic_code *code)
{
    const char *key;
    if (code->name.length == 0)
        return emic_fail_at(file->err, EMIC_INVALID, file->path, node->line, node->column,
                            "a code without a name: say `code: NAME`");
    if (emic_code_check(code, &key, file->err) == EMIC_OK)
        return EMIC_OK;
    const emic_yaml_node *field = emic_yaml_find(node, key);
    const emic_yaml_node *place = field ? field : node;
    return emic_error_locate(file->err, file->path, place->line, place->column);
}

static emic_status read_fields(const codebook_file *file, const emic_yaml_node *node,
                               emic_code *code)
{
    EMIC_TRY(read_text(file, node, "code", &code->name));
    for (const emic_code_field *field = emic_code_fields; field->key; field++)
        EMIC_TRY(read_field(file, node, field, code));
    EMIC_TRY(read_examples(file, node, code));
    return check_code(file, node, code);
}

static emic_status check_others(const codebook_file *file, const emic_yaml_node *node,
                                const emic_code *code)
{
    for (size_t i = 0; i + 1 < file->book->count; i++) {
        const emic_code *other = &file->book->items[i];
        bool same = emic_slice_equal(other->path, code->path);
        if (same || (code->uuid.length && emic_slice_equal(other->uuid, code->uuid)))
            return emic_fail_at(file->err, EMIC_EXISTS, file->path, node->line, node->column,
                                "the code \"%.*s\" %s: here and in line %u", EMIC_ARG(code->path),
                                same ? "stands twice" : "has the id of another", other->line);
    }
    return EMIC_OK;
}

static emic_status read_codes(const codebook_file *file, const emic_yaml_node *list, int parent);

static emic_status read_code(const codebook_file *file, const emic_yaml_node *node, int parent)
{
    emic_codebook *book = file->book;
    if (node->kind != EMIC_YAML_MAPPING)
        return emic_fail_at(file->err, EMIC_INVALID, file->path, node->line, node->column,
                            "a code is a mapping that begins with `code: NAME`");
    EMIC_TRY(emic_yaml_keys(file->path, node, code_keys, file->err));
    if (parent >= 0 && book->items[parent].depth + 1 >= EMIC_CODE_DEPTH)
        return emic_fail_at(file->err, EMIC_INVALID, file->path, node->line, node->column,
                            "codes nest %d deep at most", (int)EMIC_CODE_DEPTH);
    emic_code *code = EMIC_PUSH(file->arena, book);
    size_t at = book->count - 1;
    *code = (emic_code){.parent = parent,
                        .codable = true,
                        .status = EMIC_LITERAL("focused"),
                        .line = node->line,
                        .column = node->column};
    code->depth = parent < 0 ? 0 : book->items[parent].depth + 1;
    code->level = parent < 0 ? EMIC_LEVEL_PRINCIPLE : EMIC_LEVEL_THEME;
    EMIC_TRY(read_fields(file, node, code));
    code->path = code->name;
    if (parent >= 0)
        code->path = emic_slice_of(emic_arena_format(
            file->arena, "%.*s/%.*s", EMIC_ARG(book->items[parent].path), EMIC_ARG(code->name)));
    EMIC_TRY(check_others(file, node, code));
    const emic_yaml_node *below = emic_yaml_find(node, "codes");
    if (below)
        EMIC_TRY(read_codes(file, below, (int)at));
    book->items[at].end = book->count; /* the array may have moved */
    return EMIC_OK;
}

static emic_status read_codes(const codebook_file *file, const emic_yaml_node *list, int parent)
{
    if (list->kind != EMIC_YAML_SEQUENCE)
        return emic_fail_at(file->err, EMIC_INVALID, file->path, list->line, list->column,
                            "codes: a list is wanted here, each item beginning with "
                            "`- code: NAME`");
    for (size_t i = 0; i < list->count; i++)
        EMIC_TRY(read_code(file, &list->children[i], parent));
    return EMIC_OK;
}

emic_status emic_codebook_parse(const char *path, emic_slice text, emic_arena *arena,
                                emic_codebook *out, emic_error *err)
{
    const emic_yaml_node *root;
    *out = (emic_codebook){0};
    codebook_file file = {path, arena, out, err};
    EMIC_TRY(emic_yaml_parse(path, text, arena, &root, err));
    const emic_yaml_node *codes = emic_yaml_find(root, "codes");
    if (root->kind != EMIC_YAML_MAPPING || !emic_yaml_find(root, "codebook") || !codes)
        return emic_fail_at(err, EMIC_INVALID, path, root->line, root->column,
                            "not a codebook: it begins with `codebook: NAME` and has `codes:`");
    EMIC_TRY(emic_yaml_keys(path, root, book_keys, err));
    EMIC_TRY(read_text(&file, root, "codebook", &out->name));
    EMIC_TRY(read_text(&file, root, "title", &out->title));
    EMIC_TRY(read_text(&file, root, "language", &out->language));
    EMIC_TRY(read_text(&file, root, "source", &out->source));
    EMIC_TRY(read_text(&file, root, "note", &out->note));
    if (out->name.length == 0)
        return emic_fail_at(err, EMIC_INVALID, path, root->line, root->column,
                            "the codebook's name is empty");
    return read_codes(&file, codes, -1);
}

static void format_examples(emic_json *json, const emic_code *code)
{
    size_t total = 0;
    for (int kind = 0; kind < EMIC_EXAMPLE_KINDS; kind++)
        total += code->examples[kind].count;
    if (total == 0)
        return;
    emic_json_key(json, "examples");
    emic_json_object(json);
    for (int kind = 0; kind < EMIC_EXAMPLE_KINDS; kind++) {
        if (code->examples[kind].count == 0)
            continue;
        emic_json_key(json, emic_example_names[kind]);
        emic_json_array(json);
        for (size_t i = 0; i < code->examples[kind].count; i++)
            emic_json_text(json, code->examples[kind].items[i]);
        emic_json_end(json, ']');
    }
    emic_json_end(json, '}');
}

static void format_field(emic_json *json, const emic_code *code, const emic_code_field *field,
                         emic_arena *scratch)
{
    emic_slice text = emic_code_field_text(code, field, scratch);
    bool always = field->kind == EMIC_FIELD_FLAG || field->kind == EMIC_FIELD_WORD;
    always = always && field->absent[0] && strcmp(field->key, "core") != 0;
    if (!always && emic_code_field_is_absent(field, text))
        return;
    emic_json_key(json, field->key);
    if (field->kind == EMIC_FIELD_FLAG)
        emic_json_boolean(json, emic_slice_is(text, "true"));
    else if (field->kind == EMIC_FIELD_LEVEL)
        emic_json_integer(json, code->level);
    else if (field->kind == EMIC_FIELD_COUNT)
        emic_json_integer(json, code->definition);
    else
        emic_json_text(json, text);
}

static void format_fields(emic_json *json, const emic_code *code, emic_arena *scratch)
{
    emic_json_field(json, "code", code->name);
    for (int i = 0; emic_code_fields[i].key; i++) {
        if (i == EMIC_FIELDS_BEHIND)
            format_examples(json, code);
        format_field(json, code, &emic_code_fields[i], scratch);
    }
}

/* The codes from `at` to `end` that are siblings, each with those below it. */
static void format_codes(emic_json *json, const emic_codebook *codebook, size_t at, size_t end,
                         emic_arena *scratch)
{
    emic_json_key(json, "codes");
    emic_json_array(json);
    while (at < end) {
        const emic_code *code = &codebook->items[at];
        emic_json_object(json);
        format_fields(json, code, scratch);
        if (code->end > at + 1)
            format_codes(json, codebook, at + 1, code->end, scratch);
        emic_json_end(json, '}');
        at = code->end;
    }
    emic_json_end(json, ']');
}

emic_slice emic_codebook_name(const emic_codebook *codebook)
{
    return codebook->name.length ? codebook->name : EMIC_LITERAL("codebook");
}

void emic_codebook_format(const emic_codebook *codebook, emic_strbuf *out)
{
    emic_json json = {.out = out};
    emic_arena *scratch = emic_arena_open();
    emic_json_object(&json);
    emic_json_field(&json, "codebook", emic_codebook_name(codebook));
    emic_json_field(&json, "title", codebook->title);
    emic_json_field(&json, "language", codebook->language);
    emic_json_field(&json, "source", codebook->source);
    emic_json_field(&json, "note", codebook->note);
    format_codes(&json, codebook, 0, codebook->count, scratch);
    emic_json_end(&json, '}');
    emic_arena_close(scratch);
}
