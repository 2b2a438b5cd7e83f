/* Two states of a codebook compared, code by code and field by field. Where states come from is
 * codebook_version.c's business. */
#include "study/codebook_diff.h"
#include "study/codebook_field.h"

static const char *const kind_names[] = {"added",   "removed",   "split",     "renamed",
                                         "moved",   "reordered", "redefined", "recoloured",
                                         "retired", "restored",  "merged"};

const char *emic_change_kind_name(emic_change_kind kind)
{
    return kind_names[kind];
}

static int find_uuid(const emic_codebook *book, emic_slice uuid)
{
    for (size_t i = 0; uuid.length && i < book->count; i++)
        if (emic_slice_equal(book->items[i].uuid, uuid))
            return (int)i;
    return -1;
}

/* The code of `before` at the same path, unless one of the two is somebody else by its uuid. */
static int find_path(const emic_codebook *before, const emic_code *code, const bool *taken)
{
    for (size_t i = 0; i < before->count; i++)
        if (!taken[i] && emic_slice_equal(before->items[i].path, code->path) &&
            (!before->items[i].uuid.length || !code->uuid.length))
            return (int)i;
    return -1;
}

int *emic_codebook_match(const emic_codebook *before, const emic_codebook *after, emic_arena *arena)
{
    int *match = emic_arena_array(arena, after->count + 1, sizeof *match);
    bool *taken = emic_arena_array(arena, before->count + 1, sizeof *taken);
    for (size_t i = 0; i < after->count; i++) {
        match[i] = find_uuid(before, after->items[i].uuid);
        if (match[i] >= 0)
            taken[match[i]] = true;
    }
    for (size_t i = 0; i < after->count; i++) {
        if (match[i] >= 0)
            continue;
        match[i] = find_path(before, &after->items[i], taken);
        if (match[i] >= 0)
            taken[match[i]] = true;
    }
    return match;
}

typedef struct comparing {
    const emic_codebook *before, *after;
    const int *match;
    emic_arena *arena;
    emic_codebook_changes *out;
} comparing;

static void add(const comparing *work, emic_change_kind kind, const emic_code *code,
                const char *field, emic_slice before, emic_slice after)
{
    *EMIC_PUSH(work->arena, work->out) =
        (emic_codebook_change){.kind = kind,
                               .path = code ? code->path : EMIC_LITERAL(""),
                               .field = field,
                               .before = before,
                               .after = after};
}

static emic_slice path_at(const emic_codebook *book, int at)
{
    return at < 0 ? EMIC_LITERAL("") : book->items[at].path;
}

static emic_slice path_of(const emic_codebook *book, emic_slice uuid)
{
    return path_at(book, find_uuid(book, uuid));
}

static void compare_status(const comparing *work, const emic_code *was, const emic_code *is)
{
    emic_slice none = EMIC_LITERAL(""), into = path_of(work->after, is->merged_into);
    if (emic_slice_equal(was->status, is->status)) {
        if (!emic_slice_equal(was->merged_into, is->merged_into) && is->merged_into.length)
            add(work, EMIC_CHANGE_MERGED, is, NULL, path_of(work->before, was->merged_into), into);
        return;
    }
    if (emic_slice_is(is->status, "retired") && is->merged_into.length)
        add(work, EMIC_CHANGE_MERGED, is, NULL, none, into);
    else if (emic_slice_is(is->status, "retired"))
        add(work, EMIC_CHANGE_RETIRED, is, NULL, none, none);
    else if (emic_slice_is(was->status, "retired"))
        add(work, EMIC_CHANGE_RESTORED, is, NULL, none, none);
    else
        add(work, EMIC_CHANGE_REDEFINED, is, "status", was->status, is->status);
}

/* What has a kind of its own, or follows from other fields. */
static bool is_told_apart(const char *key)
{
    static const char *const keys[] = {"id",          "status",     "definition",
                                       "merged_into", "split_from", NULL};
    for (int i = 0; keys[i]; i++)
        if (strcmp(key, keys[i]) == 0)
            return true;
    return false;
}

static void compare_fields(const comparing *work, const emic_code *was, const emic_code *is)
{
    for (const emic_code_field *field = emic_code_fields; field->key; field++) {
        if (is_told_apart(field->key))
            continue;
        emic_slice before = emic_code_field_text(was, field, work->arena);
        emic_slice after = emic_code_field_text(is, field, work->arena);
        bool colour = strcmp(field->key, "colour") == 0;
        if (!emic_slice_equal(before, after))
            add(work, colour ? EMIC_CHANGE_RECOLOURED : EMIC_CHANGE_REDEFINED, is, field->key,
                before, after);
    }
}

static emic_slice joined(const emic_example_list *list, emic_arena *arena)
{
    const char *text = "";
    for (size_t i = 0; i < list->count; i++)
        text = emic_arena_format(arena, "%s%s%.*s", text, i ? " | " : "", EMIC_ARG(list->items[i]));
    return emic_slice_of(text);
}

static bool same_examples(const emic_example_list *a, const emic_example_list *b)
{
    bool same = a->count == b->count;
    for (size_t i = 0; same && i < a->count; i++)
        same = emic_slice_equal(a->items[i], b->items[i]);
    return same;
}

static void compare_examples(const comparing *work, const emic_code *was, const emic_code *is)
{
    for (int kind = 0; kind < EMIC_EXAMPLE_KINDS; kind++)
        if (!same_examples(&was->examples[kind], &is->examples[kind]))
            add(work, EMIC_CHANGE_REDEFINED, is, emic_example_names[kind],
                joined(&was->examples[kind], work->arena),
                joined(&is->examples[kind], work->arena));
}

static void compare_code(const comparing *work, size_t at)
{
    const emic_code *is = &work->after->items[at];
    int from = work->match[at];
    if (from < 0) {
        emic_slice source = path_of(work->after, is->split_from);
        add(work, source.length ? EMIC_CHANGE_SPLIT : EMIC_CHANGE_ADDED, is, NULL, source,
            EMIC_LITERAL(""));
        return;
    }
    const emic_code *was = &work->before->items[from];
    if (!emic_slice_equal(was->name, is->name))
        add(work, EMIC_CHANGE_RENAMED, is, NULL, was->name, is->name);
    int above = is->parent < 0 ? -1 : work->match[is->parent];
    if (above != was->parent || (is->parent >= 0 && above < 0))
        add(work, EMIC_CHANGE_MOVED, is, NULL, path_at(work->before, was->parent),
            path_at(work->after, is->parent));
    compare_status(work, was, is);
    compare_fields(work, was, is);
    compare_examples(work, was, is);
}

/* Whether the codes below `parent` that were there before, too, stand in another order. */
static bool is_reordered(const comparing *work, int parent)
{
    const emic_codebook *after = work->after;
    int last = -1;
    size_t from = parent < 0 ? 0 : (size_t)parent + 1;
    size_t end = parent < 0 ? after->count : after->items[parent].end;
    for (size_t i = from; i < end; i = after->items[i].end) {
        int was = work->match[i];
        int above = parent < 0 ? -1 : work->match[parent];
        if (was < 0 || work->before->items[was].parent != above)
            continue; /* came from elsewhere */
        if (was < last)
            return true;
        last = was;
    }
    return false;
}

static void compare_order(const comparing *work, int parent)
{
    if ((parent < 0 || work->match[parent] >= 0) && is_reordered(work, parent))
        add(work, EMIC_CHANGE_REORDERED, parent < 0 ? NULL : &work->after->items[parent], NULL,
            EMIC_LITERAL(""), EMIC_LITERAL(""));
}

static void find_removed(const comparing *work)
{
    bool *kept = emic_arena_array(work->arena, work->before->count + 1, sizeof *kept);
    for (size_t i = 0; i < work->after->count; i++)
        if (work->match[i] >= 0)
            kept[work->match[i]] = true;
    for (size_t i = 0; i < work->before->count; i++)
        if (!kept[i])
            add(work, EMIC_CHANGE_REMOVED, &work->before->items[i], NULL, EMIC_LITERAL(""),
                EMIC_LITERAL(""));
}

void emic_codebook_diff(const emic_codebook *before, const emic_codebook *after, emic_arena *arena,
                        emic_codebook_changes *out)
{
    *out = (emic_codebook_changes){0};
    comparing work = {before, after, emic_codebook_match(before, after, arena), arena, out};
    const struct {
        const char *field;
        emic_slice before, after;
    } heads[] = {{"codebook", emic_codebook_name(before), emic_codebook_name(after)},
                 {"title", before->title, after->title},
                 {"language", before->language, after->language},
                 {"source", before->source, after->source},
                 {"note", before->note, after->note}};
    for (size_t i = 0; before->count && i < sizeof heads / sizeof *heads; i++)
        if (!emic_slice_equal(heads[i].before, heads[i].after))
            add(&work, EMIC_CHANGE_REDEFINED, NULL, heads[i].field, heads[i].before,
                heads[i].after);
    compare_order(&work, -1);
    for (size_t i = 0; i < after->count; i++) {
        compare_code(&work, i);
        compare_order(&work, (int)i);
    }
    find_removed(&work);
}

const char *emic_codebook_changes_summary(const emic_codebook_changes *changes, emic_arena *arena)
{
    size_t counts[EMIC_CHANGE_KINDS] = {0};
    emic_slice last[EMIC_CHANGE_KINDS];
    const char *text = "";
    for (size_t i = 0; i < changes->count; i++) {
        const emic_codebook_change *change = &changes->items[i];
        bool again = counts[change->kind] && emic_slice_equal(last[change->kind], change->path);
        counts[change->kind] += !again;
        last[change->kind] = change->path;
    }
    for (int kind = 0; kind < EMIC_CHANGE_KINDS; kind++)
        if (counts[kind])
            text = emic_arena_format(arena, "%s%s%zu %s", text, *text ? ", " : "", counts[kind],
                                     kind_names[kind]);
    return *text ? text : "nothing";
}
