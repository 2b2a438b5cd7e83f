/* The codebook as YAML for a text editor. Reading it is codebook_file.c's business. */
#include "base/yaml_write.h"
#include "study/codebook_field.h"
#include "study/codebook_write.h"

static void put_key(emic_strbuf *out, size_t indent, const char *key)
{
    emic_strbuf_fill(out, ' ', indent);
    emic_strbuf_printf(out, "%s: ", key);
}

static void put_text(emic_strbuf *out, size_t indent, const char *key, emic_slice text)
{
    put_key(out, indent, key);
    emic_yaml_put(out, text, indent + 2);
}

static void put_head(emic_strbuf *out, const char *key, emic_slice text)
{
    if (text.length)
        put_text(out, 0, key, text);
}

static void put_examples(emic_strbuf *out, size_t indent, const emic_code *code)
{
    size_t total = 0;
    for (int kind = 0; kind < EMIC_EXAMPLE_KINDS; kind++)
        total += code->examples[kind].count;
    if (!total)
        return;
    emic_strbuf_fill(out, ' ', indent);
    emic_strbuf_puts(out, "examples:\n");
    for (int kind = 0; kind < EMIC_EXAMPLE_KINDS; kind++) {
        if (!code->examples[kind].count)
            continue;
        emic_strbuf_fill(out, ' ', indent + 2);
        emic_strbuf_printf(out, "%s:\n", emic_example_names[kind]);
        for (size_t i = 0; i < code->examples[kind].count; i++) {
            emic_strbuf_fill(out, ' ', indent + 4);
            emic_strbuf_puts(out, "- ");
            emic_yaml_put(out, code->examples[kind].items[i], indent + 6);
        }
    }
}

static void put_code(emic_strbuf *out, const emic_code *code, emic_arena *scratch)
{
    size_t indent = 2 + 4 * (size_t)code->depth;
    emic_strbuf_fill(out, ' ', indent);
    emic_strbuf_puts(out, "- code: ");
    emic_yaml_put(out, code->name, indent + 4);
    indent += 2;
    for (int i = 0; emic_code_fields[i].key; i++) {
        const emic_code_field *field = &emic_code_fields[i];
        emic_slice text = emic_code_field_text(code, field, scratch);
        bool words = field->kind == EMIC_FIELD_TEXT;
        if (i == EMIC_FIELDS_BEHIND)
            put_examples(out, indent, code);
        if (emic_code_field_is_absent(field, text))
            continue;
        put_key(out, indent, field->key);
        if (words) {
            emic_yaml_put(out, text, indent + 2);
            continue;
        }
        emic_strbuf_add(out, text);
        emic_strbuf_putc(out, '\n');
    }
    emic_arena_reset(scratch);
}

void emic_codebook_write_yaml(const emic_codebook *codebook, emic_strbuf *out)
{
    emic_arena *scratch = emic_arena_open();
    put_text(out, 0, "codebook", emic_codebook_name(codebook));
    put_head(out, "title", codebook->title);
    put_head(out, "language", codebook->language);
    put_head(out, "source", codebook->source);
    put_head(out, "note", codebook->note);
    emic_strbuf_puts(out, codebook->count ? "codes:\n" : "codes: []\n");
    for (size_t i = 0; i < codebook->count; i++) {
        const emic_code *code = &codebook->items[i];
        put_code(out, code, scratch);
        if (code->end > i + 1) {
            emic_strbuf_fill(out, ' ', 4 + 4 * (size_t)code->depth);
            emic_strbuf_puts(out, "codes:\n");
        }
    }
    emic_arena_close(scratch);
}
