/* emic memo add, revise. Showing them is cmd_memo_list.c's business. */
#include "commands.h"
#include "input.h"
#include "memo_links.h"
#include "named.h"
#include "output.h"

/* Line ends as everywhere in a study, whichever the file has. */
static emic_slice with_line_feeds(emic_slice text, emic_arena *arena)
{
    char *kept = emic_arena_alloc(arena, text.length + 1);
    size_t length = 0;
    for (size_t i = 0; i < text.length; i++)
        if (text.data[i] != '\r' || i + 1 == text.length || text.data[i + 1] != '\n')
            kept[length++] = text.data[i];
    return (emic_slice){kept, length};
}

static emic_status read_text(const emic_context *context, emic_slice *out, emic_error *err)
{
    const char *text = option_value(context, "text"), *file = option_value(context, "file");
    if (!text == !file)
        return emic_fail(err, EMIC_INVALID,
                         "say either --text \"WORDS\" or --file FILE (- is standard input)");
    *out = emic_slice_of(text);
    if (file)
        EMIC_TRY(input_text(context, file, out, err));
    *out = emic_slice_trim(with_line_feeds(*out, context->arena));
    return EMIC_OK;
}

static emic_status read_memo(const emic_context *context, const emic_codebook *codebook,
                             emic_memo *out, emic_error *err)
{
    const char *title = option_value(context, "title");
    EMIC_TRY(read_text(context, &out->text, err));
    if (title)
        out->title = emic_slice_trim(emic_slice_of(title));
    EMIC_TRY(memo_links_read(context, codebook, &out->links, err));
    return named_coder(context, &out->coder, err);
}

static emic_status run_add(emic_context *context, int *exit, emic_error *err)
{
    emic_codebook codebook;
    emic_memo memo = {0};
    emic_id id;
    const char *kind = option_value(context, "kind");
    (void)exit;
    if (!kind)
        return emic_fail(err, EMIC_INVALID,
                         "what kind of memo? --kind is code, theory, method, reflexive or case");
    EMIC_TRY(emic_memo_kind_find(emic_slice_of(kind), &memo.kind, err));
    EMIC_TRY(emic_codebook_load(context->study, context->arena, &codebook, err));
    EMIC_TRY(read_memo(context, &codebook, &memo, err));
    EMIC_TRY(emic_memo_add(context->study, &memo, &id, err));
    output_note(context, "memo %lld: %s, about %s", (long long)id, kind,
                output_count(memo.links.count, "thing", context->arena));
    return EMIC_OK;
}

/* What the new memo does not say anew is as in the old one. */
static void take_over(const emic_memo *older, emic_memo *memo)
{
    memo->supersedes = older->id;
    memo->kind = older->kind;
    if (memo->title.length == 0)
        memo->title = older->title;
    if (memo->links.count == 0)
        memo->links = older->links;
}

static emic_status run_revise(emic_context *context, int *exit, emic_error *err)
{
    emic_codebook codebook;
    emic_memo_list list;
    const emic_memo *older;
    emic_memo memo = {0};
    emic_id id, superseded;
    (void)exit;
    EMIC_TRY(named_id(context->operands[0], "memo", "emic memo list", &superseded, err));
    EMIC_TRY(emic_codebook_load(context->study, context->arena, &codebook, err));
    EMIC_TRY(emic_memo_list_load(context->study, &codebook, context->arena, &list, err));
    EMIC_TRY(emic_memo_list_find(&list, superseded, &older, err));
    EMIC_TRY(read_memo(context, &codebook, &memo, err));
    take_over(older, &memo);
    EMIC_TRY(emic_memo_add(context->study, &memo, &id, err));
    output_note(context, "memo %lld supersedes memo %lld", (long long)id, (long long)superseded);
    return EMIC_OK;
}

#define OPTION_TITLE                                                                               \
    {                                                                                              \
        "title", 0, OPTION_TEXT, "WORDS", "a heading"                                              \
    }
#define OPTION_WORDS                                                                               \
    {                                                                                              \
        "text", 0, OPTION_TEXT, "WORDS", "the memo itself"                                         \
    }
#define OPTION_FILE                                                                                \
    {                                                                                              \
        "file", 0, OPTION_TEXT, "FILE", "read the memo from there; - is standard input"            \
    }

static const emic_option add_options[] = {
    {"kind", 0, OPTION_TEXT, "KIND", "code, theory, method, reflexive or case"},
    OPTION_TITLE,
    OPTION_WORDS,
    OPTION_FILE,
    MEMO_LINK_OPTIONS,
    OPTION_CODER,
    OPTION_ENCODING,
    {0},
};
static const emic_option revise_options[] = {
    OPTION_TITLE, OPTION_WORDS, OPTION_FILE, MEMO_LINK_OPTIONS, OPTION_CODER, OPTION_ENCODING, {0},
};

const emic_command command_memo_add = {
    .name = "memo add",
    .needs = NEEDS_WRITE,
    .run = run_add,
    .options = add_options,
    .summary = "Write a memo, about anything in the study or about none of it",
    .details = "A memo is about as many things as are named. It is never changed afterwards; emic "
               "memo revise writes a newer one in its place, and both stay.",
    .example = "emic memo add --kind code --code FEAR --text \"Fear of whom?\" --coder A",
};

const emic_command command_memo_revise = {
    .name = "memo revise",
    .operands = "ID",
    .least = 1,
    .most = 1,
    .needs = NEEDS_WRITE,
    .run = run_revise,
    .options = revise_options,
    .summary = "Write a memo that supersedes an older one",
    .details = "Kind, title and what it is about are taken over from the older memo, unless said "
               "anew. The older one stays in the study and in the newer one's history.",
    .example = "emic memo revise 1 --text \"Fear of officials, not of the raid\" --coder A",
};
