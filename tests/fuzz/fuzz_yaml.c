/* YAML from anywhere: no crash, no endless work, and a tree that keeps its promises. */
#include "base/text.h"
#include "base/yaml.h"
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool holds)
{
    if (!holds)
        abort();
}

static void check_mapping(const emic_yaml_node *node)
{
    static const char *const known[] = {"code", "codes", "level", NULL};
    emic_error err = {0};
    emic_yaml_find(node, "code");
    require(emic_yaml_keys("fuzz", node, known, &err) == EMIC_OK || err.line > 0);
    for (size_t i = 0; i < node->count; i++) {
        require(node->children[i].key_line > 0 && node->children[i].key_column > 0);
        for (size_t k = 0; k < i && i < 32; k++)
            require(!emic_slice_equal(node->children[i].key, node->children[k].key));
    }
}

static void check_node(const emic_yaml_node *node, int depth)
{
    require(node->line > 0 && node->column > 0 && depth <= EMIC_YAML_DEPTH);
    require(emic_utf8_valid(node->value, NULL) && emic_utf8_valid(node->key, NULL));
    if (node->kind == EMIC_YAML_SCALAR) {
        require(node->count == 0);
        require(!node->plain || node->value.length == 0 || !strchr("&*!", node->value.data[0]));
        return;
    }
    require(node->value.length == 0);
    if (node->kind == EMIC_YAML_MAPPING)
        check_mapping(node);
    for (size_t i = 0; i < node->count; i++)
        check_node(&node->children[i], depth + 1);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    emic_arena *arena = emic_arena_open();
    const emic_yaml_node *root;
    emic_error err = {0};
    if (emic_yaml_parse("fuzz", (emic_slice){(const char *)data, size}, arena, &root, &err) ==
        EMIC_OK)
        check_node(root, 0);
    else
        require(!root && err.line > 0 && err.column > 0 && err.message[0] != '\0');
    emic_arena_close(arena);
    return 0;
}
