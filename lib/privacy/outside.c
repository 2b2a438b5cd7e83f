/* Reads what another program found. Each line is JSON, which the YAML reader takes. */
#include "privacy/outside.h"
#include "base/yaml.h"
#include <stdlib.h>

static const char *const keys[] = {"document", "start", "end", "kind", NULL};

/* Where a problem of the line's reader is in the file: it knows of one line alone. */
static emic_status place(emic_error *err, uint32_t line)
{
    err->line = line;
    return err->status;
}

static emic_status read_number(const char *path, const emic_yaml_node *object, const char *key,
                               uint32_t line, uint32_t *out, emic_error *err)
{
    const emic_yaml_node *node = emic_yaml_find(object, key);
    uint64_t value = 0;
    bool number =
        node && node->kind == EMIC_YAML_SCALAR && node->value.length && node->value.length <= 10;
    for (size_t i = 0; number && i < node->value.length; i++) {
        number = node->value.data[i] >= '0' && node->value.data[i] <= '9';
        value = value * 10 + (uint64_t)(node->value.data[i] - '0');
    }
    if (!number || value > UINT32_MAX)
        return emic_fail_at(err, EMIC_INVALID, path, line, node ? node->column : 1,
                            "\"%s\" is no position: a whole number, counted from zero", key);
    *out = (uint32_t)value;
    return EMIC_OK;
}

static emic_outside_document *find_document(emic_outside_file *file, emic_slice name,
                                            emic_arena *arena)
{
    for (size_t i = file->count; i-- > 0;) /* the last one, mostly */
        if (emic_slice_equal(file->items[i].name, name))
            return &file->items[i];
    emic_outside_document *made = EMIC_PUSH(arena, file);
    made->name = name;
    return made;
}

static emic_candidate_kind kind_of(const emic_yaml_node *node)
{
    emic_candidate_kind kind = node ? emic_candidate_kind_find(node->value) : EMIC_CANDIDATE_NONE;
    return kind == EMIC_CANDIDATE_NONE ? EMIC_CANDIDATE_NAME : kind;
}

static emic_status read_line(const char *path, emic_slice text, uint32_t line, emic_arena *arena,
                             emic_outside_file *out, emic_error *err)
{
    const emic_yaml_node *object;
    emic_outside one = {0};
    if (emic_yaml_parse(path, text, arena, &object, err) != EMIC_OK ||
        emic_yaml_keys(path, object, keys, err) != EMIC_OK)
        return place(err, line);
    const emic_yaml_node *document = emic_yaml_find(object, "document");
    if (!document || document->kind != EMIC_YAML_SCALAR || document->value.length == 0)
        return emic_fail_at(err, EMIC_INVALID, path, line, 1, "this line names no document");
    EMIC_TRY(read_number(path, object, "start", line, &one.span.start, err));
    EMIC_TRY(read_number(path, object, "end", line, &one.span.end, err));
    if (one.span.end <= one.span.start)
        return emic_fail_at(err, EMIC_INVALID, path, line, 1, "the place %u:%u is empty",
                            one.span.start, one.span.end);
    one.kind = kind_of(emic_yaml_find(object, "kind"));
    *EMIC_PUSH(arena, &find_document(out, document->value, arena)->places) = one;
    return EMIC_OK;
}

emic_status emic_outside_parse(const char *path, emic_slice text, emic_arena *arena,
                               emic_outside_file *out, emic_error *err)
{
    *out = (emic_outside_file){0};
    for (uint32_t line = 1; text.length; line++) {
        const char *end = memchr(text.data, '\n', text.length);
        size_t length = end ? (size_t)(end - text.data) : text.length;
        emic_slice one = emic_slice_trim((emic_slice){text.data, length});
        if (one.length)
            EMIC_TRY(read_line(path, one, line, arena, out, err));
        text = emic_slice_from(text, end ? length + 1 : length);
    }
    return EMIC_OK;
}

const emic_outside_list *emic_outside_of(const emic_outside_file *file, emic_slice name)
{
    for (size_t i = 0; i < file->count; i++)
        if (emic_slice_equal(file->items[i].name, name))
            return &file->items[i].places;
    return NULL;
}

enum { OUTSIDE_SCORE = 60 }; /* somebody found it worth a look: in the upper half of the list */

static int by_span(const void *left, const void *right)
{
    const emic_candidate *a = left, *b = right;
    return (a->span.start > b->span.start) - (a->span.start < b->span.start);
}

emic_status emic_outside_candidates(const emic_outside_list *places, const emic_text_index *index,
                                    emic_arena *arena, emic_candidate_list *out, emic_error *err)
{
    *out = (emic_candidate_list){0};
    for (size_t i = 0; i < places->count; i++) {
        const emic_outside *one = &places->items[i];
        if (one->span.start >= one->span.end || one->span.end > index->points)
            return emic_fail(err, EMIC_INVALID,
                             "the place %u:%u of another program does not lie in the text, which "
                             "has %zu characters",
                             one->span.start, one->span.end, index->points);
        *EMIC_PUSH(arena, out) = (emic_candidate){.span = one->span,
                                                  .kind = one->kind,
                                                  .keyword = emic_text_words(index, one->span),
                                                  .score = OUTSIDE_SCORE};
    }
    if (out->count)
        qsort(out->items, out->count, sizeof *out->items, by_span);
    return EMIC_OK;
}
