/* Codebook files: YAML (and the JSON that archives hold) in, JSON out. The format is described in
 * codebooks/README.md. */
#include "base/json.h"
#include "base/yaml.h"
#include "study/codebook_row.h"

static const char *const book_keys[] = {"codebook", "title", "language", "source",
                                        "note",     "codes", NULL};
static const char *const code_keys[] = {
    "code",     "level",    "codable", "colour", "mnemonic", "brief",         "full",  "use_when",
    "not_when", "examples", "in_vivo", "status", "rule",     "exclusive_set", "codes", NULL};
static const char *const example_keys[] = {"typical", "atypical", "close_but_no", NULL};

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
    *out = nothing ? EMIC_LITERAL("") : emic_slice_trim(node->value);
    return EMIC_OK;
}

/* One of `words` (ends with NULL) as its index. */
static emic_status read_word(const codebook_file *file, const emic_yaml_node *mapping,
                             const char *key, const char *const *words, const char *wanted,
                             int *out)
{
    const emic_yaml_node *node = emic_yaml_find(mapping, key);
    if (!node)
        return EMIC_OK;
    for (int i = 0; node->kind == EMIC_YAML_SCALAR && words[i]; i++) {
        if (!emic_slice_is(node->value, words[i]))
            continue;
        *out = i;
        return EMIC_OK;
    }
    return fail_value(file, node, wanted);
}

static emic_status read_flag(const codebook_file *file, const emic_yaml_node *mapping,
                             const char *key, bool *out)
{
    static const char *const words[] = {"false", "true", "no", "yes", NULL};
    int word = *out;
    EMIC_TRY(read_word(file, mapping, key, words, "true or false", &word));
    *out = word % 2 == 1;
    return EMIC_OK;
}

static emic_status read_examples(const codebook_file *file, const emic_yaml_node *mapping,
                                 emic_code *code)
{
    const emic_yaml_node *node = emic_yaml_find(mapping, "examples");
    if (!node)
        return EMIC_OK;
    if (node->kind != EMIC_YAML_MAPPING)
        return fail_value(file, node, "a mapping of typical, atypical and close_but_no");
    EMIC_TRY(emic_yaml_keys(file->path, node, example_keys, file->err));
    for (int kind = 0; kind < EMIC_EXAMPLE_KINDS; kind++) {
        const emic_yaml_node *list = emic_yaml_find(node, example_keys[kind]);
        if (list && list->kind != EMIC_YAML_SEQUENCE)
            return fail_value(file, list, "a list of texts");
        for (size_t i = 0; list && i < list->count; i++) {
            if (list->children[i].kind != EMIC_YAML_SCALAR)
                return emic_fail_at(file->err, EMIC_INVALID, file->path, list->children[i].line,
                                    list->children[i].column, "%s: an example is a text",
                                    example_keys[kind]);
            *EMIC_PUSH(file->arena, &code->examples[kind]) =
                emic_slice_trim(list->children[i].value);
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
    static const char *const levels[] = {"0", "1", "2", "3", NULL};
    static const char *const states[] = {"provisional", "focused", "retired", NULL};
    static const char *const rules[] = {"any", "judged", NULL};
    int state = 1, rule = EMIC_RULE_ANY;
    EMIC_TRY(read_text(file, node, "code", &code->name));
    EMIC_TRY(read_word(file, node, "level", levels,
                       "a level: 0 segment, 1 theme, 2 concept, "
                       "3 principle",
                       &code->level));
    EMIC_TRY(read_flag(file, node, "codable", &code->codable));
    EMIC_TRY(read_flag(file, node, "in_vivo", &code->in_vivo));
    EMIC_TRY(read_word(file, node, "status", states, "provisional, focused or retired", &state));
    EMIC_TRY(read_word(file, node, "rule", rules, "any or judged", &rule));
    code->status = emic_slice_of(states[state]);
    code->rule = (emic_rule)rule;
    EMIC_TRY(read_text(file, node, "colour", &code->colour));
    EMIC_TRY(read_text(file, node, "mnemonic", &code->mnemonic));
    EMIC_TRY(read_text(file, node, "brief", &code->brief));
    EMIC_TRY(read_text(file, node, "full", &code->full));
    EMIC_TRY(read_text(file, node, "use_when", &code->use_when));
    EMIC_TRY(read_text(file, node, "not_when", &code->not_when));
    EMIC_TRY(read_text(file, node, "exclusive_set", &code->exclusive_set));
    EMIC_TRY(read_examples(file, node, code));
    return check_code(file, node, code);
}

static emic_status check_sibling(const codebook_file *file, const emic_yaml_node *node,
                                 const emic_code *code)
{
    for (size_t i = 0; i + 1 < file->book->count; i++)
        if (emic_slice_equal(file->book->items[i].path, code->path))
            return emic_fail_at(file->err, EMIC_EXISTS, file->path, node->line, node->column,
                                "the code \"%.*s\" stands twice: here and in line %u",
                                EMIC_ARG(code->path), file->book->items[i].line);
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
    *code =
        (emic_code){.parent = parent, .codable = true, .line = node->line, .column = node->column};
    code->depth = parent < 0 ? 0 : book->items[parent].depth + 1;
    code->level = parent < 0 ? EMIC_LEVEL_PRINCIPLE : EMIC_LEVEL_THEME;
    EMIC_TRY(read_fields(file, node, code));
    code->path = code->name;
    if (parent >= 0)
        code->path = emic_slice_of(emic_arena_format(
            file->arena, "%.*s/%.*s", EMIC_ARG(book->items[parent].path), EMIC_ARG(code->name)));
    EMIC_TRY(check_sibling(file, node, code));
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
        emic_json_key(json, example_keys[kind]);
        emic_json_array(json);
        for (size_t i = 0; i < code->examples[kind].count; i++)
            emic_json_text(json, code->examples[kind].items[i]);
        emic_json_end(json, ']');
    }
    emic_json_end(json, '}');
}

static void format_fields(emic_json *json, const emic_code *code)
{
    emic_json_field(json, "code", code->name);
    emic_json_key(json, "level");
    emic_json_integer(json, code->level);
    emic_json_key(json, "codable");
    emic_json_boolean(json, code->codable);
    emic_json_field(json, "colour", code->colour);
    emic_json_field(json, "mnemonic", code->mnemonic);
    emic_json_field(json, "brief", code->brief);
    emic_json_field(json, "full", code->full);
    emic_json_field(json, "use_when", code->use_when);
    emic_json_field(json, "not_when", code->not_when);
    format_examples(json, code);
    emic_json_key(json, "in_vivo");
    emic_json_boolean(json, code->in_vivo);
    emic_json_field(json, "status", code->status);
    emic_json_key(json, "rule");
    emic_json_text(json, emic_rule_name(code->rule));
    emic_json_field(json, "exclusive_set", code->exclusive_set);
}

/* The codes from `at` to `end` that are siblings, each with those below it. */
static void format_codes(emic_json *json, const emic_codebook *codebook, size_t at, size_t end)
{
    emic_json_key(json, "codes");
    emic_json_array(json);
    while (at < end) {
        const emic_code *code = &codebook->items[at];
        emic_json_object(json);
        format_fields(json, code);
        if (code->end > at + 1)
            format_codes(json, codebook, at + 1, code->end);
        emic_json_end(json, '}');
        at = code->end;
    }
    emic_json_end(json, ']');
}

void emic_codebook_format(const emic_codebook *codebook, emic_strbuf *out)
{
    emic_json json = {.out = out};
    emic_json_object(&json);
    emic_json_field(&json, "codebook", codebook->name);
    emic_json_field(&json, "title", codebook->title);
    emic_json_field(&json, "language", codebook->language);
    emic_json_field(&json, "source", codebook->source);
    emic_json_field(&json, "note", codebook->note);
    format_codes(&json, codebook, 0, codebook->count);
    emic_json_end(&json, '}');
}
