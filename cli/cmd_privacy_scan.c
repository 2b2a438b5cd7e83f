/* emic privacy scan: what may identify somebody, onto the vault's review list. */
#include "commands.h"
#include "input.h"
#include "output.h"
#include "privacy/outside.h"
#include "privacy/review.h"
#include "privacy/scan.h"
#include "vault_access.h"

/* What one scan shares. */
typedef struct scanning {
    const emic_context *context;
    emic_vault *vault;
    emic_pseudonymizer *rules;
    emic_outside_file outside;
    emic_scan_summary summary;
} scanning;

static emic_status scan_transcript(scanning *work, const char *path,
                                   const emic_transcript *transcript, emic_error *err)
{
    emic_slice name = emic_file_stem(path);
    emic_pseudonymize_input input = {.text = transcript->text,
                                     .outside = emic_outside_of(&work->outside, name)};
    if (emic_scan_document(work->vault, work->rules, name, &input, &work->summary, err) != EMIC_OK)
        return emic_error_locate(err, path, 0, 0);
    return EMIC_OK;
}

static emic_status scan_files(scanning *work, emic_error *err)
{
    emic_file_list list = {0};
    output_progress progress;
    emic_reading *reading;
    const emic_transcript *transcript;
    emic_encoding encoding = EMIC_ENCODING_AUTO;
    const char *name = option_value(work->context, "encoding");
    bool more = false;
    if (name)
        EMIC_TRY(emic_encoding_find(emic_slice_of(name), &encoding, err));
    EMIC_TRY(input_list(work->context, &list, err));
    EMIC_TRY(emic_reading_open(list.items, list.count, encoding, &reading, err));
    output_progress_start(&progress, work->context, "scanning");
    emic_status status = EMIC_OK;
    for (size_t i = 0; status == EMIC_OK && i < list.count; i++) {
        status = emic_reading_next(reading, &transcript, &more, err);
        if (status == EMIC_OK)
            status = scan_transcript(work, list.items[i], transcript, err);
        output_progress_step(&progress, i + 1, list.count);
    }
    output_progress_end(&progress);
    emic_reading_close(reading);
    return status;
}

static emic_status read_outside(scanning *work, emic_error *err)
{
    emic_slice text;
    const char *path = option_value(work->context, "candidates");
    if (!path)
        return EMIC_OK;
    EMIC_TRY(input_text(work->context, path, &text, err));
    return emic_outside_parse(path, text, work->context->arena, &work->outside, err);
}

static emic_status scan(scanning *work, emic_error *err)
{
    bool exhaustive = option_given(work->context, "exhaustive");
    EMIC_TRY(read_outside(work, err));
    EMIC_TRY(emic_pseudonymizer_open(work->vault, false, exhaustive, &work->rules, err));
    emic_status status = scan_files(work, err);
    emic_pseudonymizer_close(work->rules);
    EMIC_TRY(status);
    EMIC_TRY(emic_review_prune(work->vault, err));
    const char *detail = emic_arena_format(work->context->arena,
                                           "%zu documents, %zu places to be "
                                           "decided",
                                           work->summary.documents, work->summary.places);
    return vault_access_save(work->context, work->vault, "scan", detail, err);
}

/* --- The summary ------------------------------------------------------------------------------ */

static emic_status count_kinds(const scanning *work, int64_t *left,
                               int64_t counts[EMIC_CANDIDATE_KINDS], emic_error *err)
{
    emic_review_list list;
    EMIC_TRY(emic_review_list_load(work->vault, true, work->context->arena, &list, err));
    for (size_t i = 0; i < list.count; i++)
        counts[list.items[i].kind]++;
    *left = (int64_t)list.count;
    return EMIC_OK;
}

static emic_status print_summary(const scanning *work, int64_t *left, emic_error *err)
{
    int64_t counts[EMIC_CANDIDATE_KINDS] = {0};
    const emic_scan_summary *summary = &work->summary;
    EMIC_TRY(count_kinds(work, left, counts, err));
    emic_table *table = emic_table_make(work->context->arena, "To be decided");
    emic_table_add_column(table, (emic_column){.name = "kind", .title = "Kind"});
    emic_table_add_column(table,
                          (emic_column){.name = "wordings", .title = "Wordings", .right = true});
    for (int kind = 1; kind < EMIC_CANDIDATE_KINDS; kind++) {
        if (counts[kind] == 0)
            continue;
        emic_cell *cell = emic_table_add_row(table, 0);
        cell[0] =
            emic_cell_text(emic_slice_of(emic_candidate_kind_name((emic_candidate_kind)kind)));
        cell[1] = emic_cell_integer(counts[kind]);
    }
    emic_table_add_note(table,
                        "%zu documents, %zu words scanned. Decided already: %zu places. To "
                        "be decided: %lld wordings in the whole project.",
                        summary->documents, summary->words, summary->replaced, (long long)*left);
    if (summary->caseless)
        emic_table_add_note(table,
                            "In %zu of these documents hardly a word has a capital: names in them "
                            "are found only if they are in the roster or in the lists of names. "
                            "Read them yourself.",
                            summary->caseless);
    return output_table(work->context, table, err);
}

static emic_status run(emic_context *context, int *exit, emic_error *err)
{
    scanning work = {.context = context};
    int64_t left = 0;
    (void)exit;
    EMIC_TRY(vault_access_open(context, true, &work.vault, err));
    emic_status status = scan(&work, err);
    if (status == EMIC_OK)
        status = print_summary(&work, &left, err);
    emic_vault_close(work.vault);
    if (status == EMIC_OK && left)
        output_note(context, "emic privacy review goes through them");
    return status;
}

static const emic_option options[] = {
    {"exhaustive", 0, OPTION_FLAG, NULL, "ask about every word with a capital"},
    {"candidates", 0, OPTION_TEXT, "FILE", "places that another program found, as JSON lines"},
    OPTION_VAULT,
    OPTION_KEY_FILE,
    OPTION_PASSPHRASE_FD,
    OPTION_ENCODING,
    OPTION_WHO,
    OPTION_FORMAT,
    OPTION_OUTPUT,
    OPTION_FORCE,
    OPTION_DRY_RUN,
    {0},
};

const emic_command command_privacy_scan = {
    .name = "privacy scan",
    .operands = "FILE...",
    .least = 1,
    .most = -1,
    .needs = NEEDS_NOTHING,
    .run = run,
    .options = options,
    .summary = "Find what may identify somebody in raw transcripts",
    .details =
        "Puts names, places, dates, numbers, addresses and the like on the review list in the "
        "vault, each wording once, the likeliest first; nothing else is written. What the roster, "
        "earlier decisions or the profile settle is not asked. No program finds everything: read "
        "the transcripts, too.\n\n"
        "--candidates adds what another program found, one JSON object a line: {\"document\": "
        "\"TP01\", \"start\": 10, \"end\": 14, \"kind\": \"person\"}, positions counted in "
        "characters from zero in the text with one character a line end.",
    .example = "emic privacy scan raw/ --vault study.vault --key-file key.txt",
};
