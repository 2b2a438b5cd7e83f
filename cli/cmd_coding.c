/* emic coding add, remove, load. Listing is cmd_coding_list.c's business. */
#include "commands.h"
#include "input.h"
#include "output.h"
#include <stdio.h>
#include <stdlib.h>

/* "10:20". */
static emic_status parse_span(const char *text, emic_span *out, emic_error *err)
{
    unsigned long long start, end;
    char rest;
    if (strspn(text, "0123456789:") != strlen(text) || strlen(text) > 21 ||
        sscanf(text, "%llu:%llu%c", &start, &end, &rest) != 2 || start > UINT32_MAX ||
        end > UINT32_MAX)
        return emic_fail(err, EMIC_INVALID, "--span \"%s\": write START:END, such as 120:180",
                         text);
    *out = (emic_span){(uint32_t)start, (uint32_t)end};
    return EMIC_OK;
}

/* The words at `place` with a few around them, on one line. */
static const char *surroundings(const emic_text_index *text, emic_span place, emic_arena *arena)
{
    enum { AROUND = 24 };
    size_t from = place.start > AROUND ? place.start - AROUND : 0;
    size_t to = place.end + AROUND < text->points ? place.end + AROUND : text->points;
    emic_slice words = emic_text_words(text, (emic_span){(uint32_t)from, (uint32_t)to});
    const char *start = words.data, *end = words.data + words.length;
    const char *inner = text->text.data + emic_text_byte(text, place.start);
    const char *outer = text->text.data + emic_text_byte(text, place.end);
    if (from > 0) /* not in mid-word, where there is a space to go by */
        start = memchr(start, ' ', (size_t)(inner - start));
    for (const char *at = outer; to < text->points && at < words.data + words.length; at++)
        if (*at == ' ')
            end = at;
    words = start ? (emic_slice){start, (size_t)(end - start)} : words;
    return emic_arena_string(arena, emic_slice_trim(words));
}

/* Says where a quote stands several times, each place with the words around it. */
static emic_status fail_several(const emic_context *context, const emic_text_index *text,
                                const emic_span_list *places, emic_error *err)
{
    enum { MOST_PLACES = 8 };
    const char *list = "";
    for (size_t i = 0; i < places->count && i < MOST_PLACES; i++)
        list = emic_arena_format(context->arena, "%s%s--span %u:%u (… %s …)", list, i ? "; " : "",
                                 places->items[i].start, places->items[i].end,
                                 surroundings(text, places->items[i], context->arena));
    return emic_fail(err, EMIC_AMBIGUOUS, "%s: the quote stands %zu times: say %s%s",
                     context->operands[0], places->count, list,
                     places->count > MOST_PLACES ? "; and more" : "");
}

static emic_status find_quote(const emic_context *context, emic_id document, const char *quote,
                              emic_span *out, emic_error *err)
{
    emic_text_index text;
    emic_span_list places;
    EMIC_TRY(emic_document_text(context->study, document, context->arena, &text, err));
    EMIC_TRY(emic_quote_find(&text, emic_slice_of(quote), context->arena, &places, err));
    if (places.count == 0)
        return emic_fail(err, EMIC_NOT_FOUND,
                         "%s: the quote is not in the text: \"%s\"; it must be word for word, "
                         "capitals included",
                         context->operands[0], quote);
    if (places.count > 1)
        return fail_several(context, &text, &places, err);
    *out = places.items[0];
    return EMIC_OK;
}

static emic_status find_span(const emic_context *context, emic_id document, emic_span *out,
                             emic_error *err)
{
    const char *quote = option_value(context, "quote"), *span = option_value(context, "span");
    if (!quote == !span)
        return emic_fail(err, EMIC_INVALID, "say either --quote \"WORDS\" or --span START:END");
    return quote ? find_quote(context, document, quote, out, err) : parse_span(span, out, err);
}

static const char *coder_name(const emic_context *context)
{
    const char *name = option_value(context, "coder");
    return name ? name : getenv("EMIC_CODER");
}

static emic_status read_coding(emic_context *context, const char *code_text, emic_coding *coding,
                               emic_error *err)
{
    emic_codebook codebook;
    size_t code;
    const char *polarity = option_value(context, "polarity"), *memo = option_value(context, "memo");
    if (!coder_name(context) || !*coder_name(context))
        return emic_fail(err, EMIC_INVALID, "who codes? say --coder NAME or set EMIC_CODER");
    EMIC_TRY(emic_document_find(context->study, emic_slice_of(context->operands[0]),
                                &coding->document, err));
    EMIC_TRY(emic_codebook_load(context->study, context->arena, &codebook, err));
    EMIC_TRY(emic_codebook_find(&codebook, emic_slice_of(code_text), context->arena, &code, err));
    coding->code = codebook.items[code].id;
    if (polarity)
        EMIC_TRY(emic_polarity_find(emic_slice_of(polarity), &coding->polarity, err));
    coding->memo = emic_slice_of(memo);
    EMIC_TRY(option_number(context, "round", 1, INT32_MAX, 1, &coding->round, err));
    EMIC_TRY(find_span(context, coding->document, &coding->span, err));
    return emic_coder_add(context->study, emic_slice_of(coder_name(context)), &coding->coder, err);
}

/* Shows what was coded: whoever counted positions sees at once whether they are the right words. */
static emic_status tell_coding(const emic_context *context, emic_id id, const emic_coding *coding,
                               emic_error *err)
{
    enum { MOST_COLUMNS = 60 };
    emic_text_index text;
    emic_codebook codebook;
    EMIC_TRY(emic_document_text(context->study, coding->document, context->arena, &text, err));
    EMIC_TRY(emic_codebook_load(context->study, context->arena, &codebook, err));
    emic_slice words = emic_text_words(&text, coding->span);
    emic_slice shown = emic_text_cut(words, MOST_COLUMNS);
    int code = emic_codebook_at(&codebook, coding->code);
    char *line = emic_arena_string(context->arena, shown);
    for (char *byte = line; *byte; byte++)
        *byte = *byte == '\n' ? ' ' : *byte;
    output_note(context, "coding %lld: %s %u:%u %.*s \"%s%s\"", (long long)id, context->operands[0],
                coding->span.start, coding->span.end, EMIC_ARG(codebook.items[code].path), line,
                shown.length < words.length ? " …" : "");
    return EMIC_OK;
}

static emic_status run_add(emic_context *context, int *exit, emic_error *err)
{
    (void)exit;
    if (!option_repeat(context, "code", 0))
        return emic_fail(err, EMIC_INVALID, "say with --code CODE what these words are coded with");
    for (size_t i = 0; option_repeat(context, "code", i); i++) {
        emic_coding coding = {0};
        emic_id id;
        EMIC_TRY(read_coding(context, option_repeat(context, "code", i), &coding, err));
        if (emic_coding_add(context->study, &coding, &id, err) != EMIC_OK)
            return emic_error_locate(err, context->operands[0], 0, 0);
        EMIC_TRY(tell_coding(context, id, &coding, err));
    }
    return EMIC_OK;
}

static emic_status run_remove(emic_context *context, int *exit, emic_error *err)
{
    (void)exit;
    for (int i = 0; i < context->operand_count; i++) {
        char *end;
        long long id = strtoll(context->operands[i], &end, 10);
        if (*end || id < 1)
            return emic_fail(err, EMIC_INVALID,
                             "\"%s\" is no coding id; emic coding list shows them",
                             context->operands[i]);
        EMIC_TRY(emic_coding_remove(context->study, id, err));
    }
    output_note(context, "removed %s",
                output_count((size_t)context->operand_count, "coding", context->arena));
    return EMIC_OK;
}

static void step(void *context, size_t done, size_t total)
{
    output_progress_step(context, done, total);
}

static emic_status run_load(emic_context *context, int *exit, emic_error *err)
{
    emic_slice text;
    emic_load_summary summary;
    output_progress bar;
    emic_progress progress = {step, &bar};
    (void)exit;
    EMIC_TRY(input_text(context, context->operands[0], &text, err));
    output_progress_start(&bar, context, "loading");
    emic_status status =
        emic_coding_load(context->study, context->operands[0], text, &progress, &summary, err);
    output_progress_end(&bar);
    EMIC_TRY(status);
    output_note(context, "codings: %s", input_summary(context, &summary));
    return EMIC_OK;
}

static const emic_option add_options[] = {
    {"quote", 'q', OPTION_TEXT, "WORDS", "code these words; they must stand once in the document"},
    {"span", 's', OPTION_TEXT, "START:END",
     "code these positions (characters from 0, end exclusive)"},
    {"code", 'c', OPTION_REPEAT, "CODE", "the code, by path, name or mnemonic; may be repeated"},
    OPTION_CODER,
    {"round", 'r', OPTION_TEXT, "N", "the round of coding (else 1)"},
    {"polarity", 0, OPTION_TEXT, "WORD", "supports (default), contradicts or qualifies"},
    {"memo", 'm', OPTION_TEXT, "TEXT", "a note to the coding"},
    {0},
};
static const emic_option load_options[] = {OPTION_ENCODING, {0}};

const emic_command command_coding_add = {
    .name = "coding add",
    .operands = "DOC",
    .least = 1,
    .most = 1,
    .needs = NEEDS_WRITE,
    .run = run_add,
    .options = add_options,
    .summary = "Code a passage of a transcript",
    .details = "In a quote any white space fits any white space; everything else must be as in the "
               "text. A quote that stands several times is refused with the list of its places.",
    .example = "emic coding add TP04 --quote \"has family who can\" --code HARM/FEAR --coder A",
};

const emic_command command_coding_remove = {
    .name = "coding remove",
    .operands = "ID...",
    .least = 1,
    .most = -1,
    .needs = NEEDS_WRITE,
    .run = run_remove,
    .summary = "Remove codings by their ids",
    .example = "emic coding remove 17",
};

const emic_command command_coding_load = {
    .name = "coding load",
    .operands = "FILE",
    .least = 1,
    .most = 1,
    .needs = NEEDS_WRITE,
    .run = run_load,
    .options = load_options,
    .summary = "Load codings from a CSV file",
    .details =
        "The columns are document, start, end, code, coder, and if wanted round, polarity, memo "
        "and words_sha256 (SHA-256 of the covered words as UTF-8: refused when it differs). "
        "Positions "
        "count characters from 0, end exclusive. All rows are loaded or none; those that are there "
        "already get the polarity and memo that the file gives.",
    .example = "emic coding load codings.csv",
};
