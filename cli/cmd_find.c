/* emic find: words in the transcripts, each hit between the words around it. */
#include "commands.h"
#include "concordance.h"
#include "filter.h"
#include "row_stream.h"

enum { COLUMNS_AROUND = 60 }; /* beside a hit, where no terminal says how many */

/* A search at work: what it leaves, and where its rows go. */
typedef struct find_work {
    const emic_context *context;
    emic_search *search;
    filter_people people;
    const char *speaker, *role;
    row_stream rows;
    concordance_page page;
    emic_search_documents documents;
    size_t document_hits;
    emic_arena *scratch; /* of one document */
} find_work;

static const emic_column columns[] = {
    {.name = "document", .title = "Document"},
    {.name = "participant", .use = EMIC_COLUMN_DATA},
    {.name = "turn", .title = "Turn", .right = true},
    {.name = "speaker", .title = "Speaker"},
    {.name = "role", .use = EMIC_COLUMN_DATA},
    {.name = "start", .title = "Start", .right = true},
    {.name = "end", .title = "End", .right = true},
    {.name = "left", .title = "Before", .right = true},
    {.name = "hit", .title = "Hit"},
    {.name = "right", .title = "After"},
};

/* Whose words a hit is; empty when nobody's. */
static emic_slice speaker_of(const emic_search_document *document, const emic_document_turn *turn)
{
    if (!document->shared)
        return document->participant;
    return turn ? turn->participant : EMIC_LITERAL("");
}

static bool keep_person(const find_work *work, emic_slice label)
{
    return !work->people.chosen ||
           filter_people_keep(&work->people, filter_people_named(&work->people, label));
}

/* Flags for what stands outside turns and for each turn; NULL when all is searched. */
static const bool *choose_turns(const find_work *work, const emic_search_document *document,
                                const emic_document_turns *turns)
{
    if (!work->people.chosen && !work->speaker && !work->role)
        return NULL;
    bool *open = emic_arena_array(work->scratch, turns->count + 1, sizeof *open);
    open[0] = !work->speaker && !work->role && keep_person(work, speaker_of(document, NULL));
    for (size_t i = 0; i < turns->count; i++) {
        const emic_document_turn *turn = &turns->items[i];
        open[i + 1] = (!work->speaker || emic_slice_is(turn->speaker, work->speaker)) &&
                      (!work->role || emic_slice_is(turn->role, work->role)) &&
                      keep_person(work, speaker_of(document, turn));
    }
    return open;
}

static emic_cell text_cell(const find_work *work, emic_slice text)
{
    return emic_cell_text(emic_arena_copy(work->rows.arena, text));
}

static void add_row(find_work *work, const emic_search_document *document,
                    const emic_document_turn *turn, emic_span span, const concordance_hit *words)
{
    emic_cell *cell = row_stream_add(&work->rows);
    cell[0] = text_cell(work, document->name);
    cell[1] = text_cell(work, speaker_of(document, turn));
    if (turn) {
        cell[2] = emic_cell_integer(turn->ordinal);
        cell[3] = text_cell(work, turn->speaker);
        cell[4] = text_cell(work, turn->role);
    }
    cell[5] = emic_cell_integer(span.start);
    cell[6] = emic_cell_integer(span.end);
    cell[7] = text_cell(work, words->left);
    cell[8] = text_cell(work, words->hit);
    cell[9] = text_cell(work, words->right);
}

static void add_hit(find_work *work, const emic_search_document *document,
                    const emic_text_index *text, const emic_document_turns *turns,
                    const emic_search_hit *hit)
{
    const emic_document_turn *turn = hit->turn_at < 0 ? NULL : &turns->items[hit->turn_at];
    bool composed = work->rows.format == EMIC_FORMAT_TEXT;
    size_t around = composed ? work->page.rest : COLUMNS_AROUND;
    concordance_hit words = concordance_words(text, turns, hit, around, work->scratch);
    if (!composed) {
        add_row(work, document, turn, hit->span, &words);
        return;
    }
    if (work->rows.count++ == 0)
        concordance_head(&work->page, &work->rows.out);
    concordance_line(&work->page, document, turn, hit->span, &words, &work->rows.out);
}

static emic_status search_document(find_work *work, const emic_search_document *document,
                                   emic_error *err)
{
    emic_text_index text;
    emic_document_turns turns;
    emic_search_hits hits;
    emic_study *study = work->context->study;
    if (document->withheld || (!document->shared && !keep_person(work, document->participant)))
        return EMIC_OK;
    emic_arena_reset(work->scratch);
    EMIC_TRY(emic_document_text(study, document->id, work->scratch, &text, err));
    EMIC_TRY(emic_document_turns_load(study, document->id, work->scratch, &turns, err));
    const bool *open = choose_turns(work, document, &turns);
    EMIC_TRY(emic_search_find(work->search, &text, &turns, open, work->scratch, &hits, err));
    if (hits.count && work->rows.count == 0)
        concordance_measure(&work->page, &work->documents, &turns, output_width());
    work->document_hits += hits.count > 0;
    for (size_t i = 0; i < hits.count && !row_stream_is_full(&work->rows); i++)
        add_hit(work, document, &text, &turns, &hits.items[i]);
    return row_stream_pass(&work->rows, err);
}

static emic_status search_documents(find_work *work, emic_id only, emic_error *err)
{
    const emic_search_documents *documents = &work->documents;
    for (size_t i = 0; i < documents->count && !row_stream_is_full(&work->rows); i++)
        if (!only || documents->items[i].id == only)
            EMIC_TRY(search_document(work, &documents->items[i], err));
    return EMIC_OK;
}

static emic_status tell_withheld(const emic_context *context, emic_error *err)
{
    int64_t withheld;
    EMIC_TRY(emic_search_withheld(context->study, &withheld, err));
    if (withheld)
        output_note(context, "not searched: %s",
                    output_count((size_t)withheld, "withheld text", context->arena));
    return EMIC_OK;
}

static emic_status finish(find_work *work, int *exit, emic_error *err)
{
    emic_arena *arena = work->context->arena;
    const char *note =
        emic_arena_format(arena, "%s in %s%s.", output_count(work->rows.count, "hit", arena),
                          output_count(work->document_hits, "document", arena),
                          row_stream_is_full(&work->rows) ? " (--limit)" : "");
    EMIC_TRY(tell_withheld(work->context, err));
    if (work->rows.count == 0)
        *exit = EXIT_NEGATIVE;
    if (work->rows.format == EMIC_FORMAT_TEXT && work->rows.count)
        emic_strbuf_printf(&work->rows.out, "\n%s\n", note);
    if (work->rows.format == EMIC_FORMAT_TEXT && !work->rows.count) {
        output_note(work->context, "nothing found");
        return EMIC_OK;
    }
    return row_stream_finish(&work->rows, note, err);
}

/* The search itself, once its words are understood. */
static emic_status run_search(find_work *work, int *exit, emic_error *err)
{
    const emic_context *context = work->context;
    const char *document = option_value(context, "document");
    emic_id only = 0;
    emic_role role;
    if (document)
        EMIC_TRY(emic_document_find(context->study, emic_slice_of(document), &only, err));
    work->speaker = option_value(context, "speaker");
    work->role = option_value(context, "role");
    if (work->role)
        EMIC_TRY(emic_role_find(emic_slice_of(work->role), &role, err));
    EMIC_TRY(filter_people_load(context, &work->people, err));
    EMIC_TRY(row_stream_open(&work->rows, context, "Hits", columns,
                             sizeof columns / sizeof *columns, true, err));
    EMIC_TRY(emic_search_documents_load(context->study, work->search, context->arena,
                                        &work->documents, err));
    EMIC_TRY(search_documents(work, only, err));
    return finish(work, exit, err);
}

static emic_status run(emic_context *context, int *exit, emic_error *err)
{
    find_work work = {.context = context, .scratch = emic_arena_open()};
    const char *query = context->operands[0];
    for (int i = 1; i < context->operand_count; i++)
        query = emic_arena_format(context->arena, "%s %s", query, context->operands[i]);
    emic_status status = emic_search_open(context->study, emic_slice_of(query), &work.search, err);
    if (status == EMIC_OK)
        status = run_search(&work, exit, err);
    else if (err->column)
        output_point(emic_slice_of(query), err->column);
    row_stream_close(&work.rows);
    emic_search_close(work.search);
    emic_arena_close(work.scratch);
    return status;
}

static const emic_option options[] = {
    FILTER_DOCUMENT,
    FILTER_PARTICIPANT,
    FILTER_GROUP,
    FILTER_WHERE,
    {"speaker", 0, OPTION_TEXT, "LABEL", "only what is said under this label"},
    {"role", 0, OPTION_TEXT, "ROLE", "only words of a participant, interviewer or other"},
    ROW_LIMIT,
    OPTION_FORMAT,
    OPTION_OUTPUT,
    OPTION_FORCE,
    {0},
};

const emic_command command_find_words = {
    .name = "find",
    .operands = "TEXT...",
    .least = 1,
    .most = -1,
    .needs = NEEDS_READ,
    .run = run,
    .options = options,
    .summary = "Find words in the transcripts",
    .details =
        "A hit is shown between the words around it, with its document, turn, speaker and place. "
        "Letters alike but for case and accents are the same.\n\n"
        "Words side by side must all be in the document: fear night. \"the raid\" is a phrase, "
        "afra* any word that begins so, \"the nigh\"* a phrase whose last word goes on. fear "
        "NEAR/5 "
        "night are two words, in either order, with at most five others between them (NEAR alone: "
        "ten). Phrases and NEAR stay within one turn. Speaker labels and time stamps are not "
        "searched.",
    .example = "emic find '\"the raid\"' --group TP --role participant",
};
