/* Sections 1 and 2 of the risk report: what nobody decided about, and what was decided to stay. */
#include "exchange/risk_section.h"
#include "privacy/detect_name.h"
#include "study/document.h"
#include <inttypes.h>

static const char *kind_name(size_t kind)
{
    return kind == EMIC_CANDIDATE_NONE ? "other"
                                       : emic_candidate_kind_name((emic_candidate_kind)kind);
}

/* --- Undecided -------------------------------------------------------------------------------- */

static void add_kinds(emic_risk_work *work, emic_report_section *section)
{
    static const char *const titles[] = {"Kind", "Wordings", "Places in texts", NULL};
    emic_table *table = emic_report_add_table(section, "Waiting for a decision");
    emic_risk_columns(table, titles);
    for (size_t i = 0; i < EMIC_CANDIDATE_KINDS; i++) {
        const emic_risk_kind *kind = &work->facts->kinds[i];
        if (kind->undecided == 0 && kind->standing == 0)
            continue;
        emic_cell *cell = emic_table_add_row(table, 0);
        cell[0] = emic_cell_text(emic_slice_of(kind_name(i)));
        cell[1] = emic_cell_integer(kind->undecided);
        cell[2] = emic_cell_integer(kind->standing);
    }
    emic_table_add_note(table, "Wordings are those on the vault's review list, each once for the "
                               "whole project. Places are those in the transcripts of the study, "
                               "looked for again for this report.");
}

static void add_texts(emic_risk_work *work, emic_report_section *section)
{
    static const char *const titles[] = {"Transcript", "Undecided", "Decided, not replaced", NULL};
    emic_table *table = emic_report_add_table(section, "Transcripts with something left to do");
    int64_t foreign = 0, asked = 0;
    size_t left = 0;
    emic_risk_columns(table, titles);
    for (size_t i = 0; i < work->facts->texts.count; i++) {
        const emic_risk_text *text = &work->facts->texts.items[i];
        foreign += text->foreign;
        asked += text->foreign ? text->undecided : 0;
        if (text->pending == 0 && (text->foreign || text->undecided == 0))
            continue;
        if (table->rows.count == EMIC_RISK_LISTED) {
            left++;
            continue;
        }
        emic_cell *cell = emic_table_add_row(table, 0);
        cell[0] = emic_cell_text(text->document);
        cell[1] = text->foreign ? (emic_cell){0} : emic_cell_integer(text->undecided);
        cell[2] = emic_cell_integer(text->pending);
    }
    if (left)
        emic_table_add_note(table, "%zu more are not listed.", left);
    if (foreign)
        emic_report_say(
            section,
            "%s came in as pseudonymized before, not through the vault. What was "
            "replaced in them, and how carefully, is not recorded. A scan of them would "
            "ask about %s; pseudonyms may be among these.",
            emic_risk_number(work, foreign, "transcript"), emic_risk_number(work, asked, "place"));
}

static void say_imports(emic_risk_work *work, emic_report_section *section)
{
    static const char *const titles[] = {"Imported", "Places left", NULL};
    if (work->facts->imports.count == 0) {
        emic_report_say(section, "No import was told to let undecided words through.");
        return;
    }
    emic_table *table = emic_report_add_table(section, "Imports that let undecided words through");
    emic_risk_columns(table, titles);
    for (size_t i = 0; i < work->facts->imports.count; i++) {
        emic_cell *cell = emic_table_add_row(table, 0);
        cell[0] = emic_cell_text(work->facts->imports.items[i].time);
        cell[1] = emic_cell_integer(work->facts->imports.items[i].places);
    }
    emic_table_add_note(table, "As the vault's log has it; decisions made since may have settled "
                               "some. What stands in the texts now is told above.");
}

/* --- Texts without capitals ------------------------------------------------------------------- */

/* Whether a text without its names looks as if it was written without capitals: hardly any stand
 * inside sentences, and most sentences begin with none. */
static bool looks_caseless(const emic_token_list *tokens)
{
    size_t sentences = 0, capitals = 0;
    for (size_t i = 0; i < tokens->count; i++) {
        const emic_token *token = &tokens->items[i];
        if (token->kind != EMIC_TOKEN_WORD || !(token->flags & EMIC_TOKEN_SENTENCE))
            continue;
        sentences++;
        capitals += (token->flags & EMIC_TOKEN_CAPITAL) != 0;
    }
    return emic_detect_capitals(tokens) < EMIC_CAPITALS_LEAST && 2 * capitals < sentences;
}

/* The vault's word on the raw text, or else a look at the text that the study holds. */
static emic_status is_caseless(const emic_risk_work *work, const emic_document *document, bool *out,
                               emic_error *err)
{
    emic_text_index text;
    emic_token_list tokens;
    for (size_t i = 0; work->facts && i < work->facts->texts.count; i++) {
        const emic_risk_text *known = &work->facts->texts.items[i];
        if (known->foreign || !emic_slice_equal(known->document, document->name))
            continue;
        *out = known->caseless;
        return EMIC_OK;
    }
    emic_arena *scratch = emic_arena_open();
    emic_status status = emic_document_text(work->study, document->id, scratch, &text, err);
    if (status == EMIC_OK) {
        emic_token_list_load(&tokens, text.text, scratch);
        *out = looks_caseless(&tokens);
    }
    emic_arena_close(scratch);
    return status;
}

static emic_status say_caseless(emic_risk_work *work, emic_report_section *section, emic_error *err)
{
    emic_document_list list;
    int64_t caseless = 0, withheld = 0;
    const char *names = "";
    EMIC_TRY(emic_document_list_load(work->study, work->arena, &list, err));
    for (size_t i = 0; i < list.count; i++) {
        bool found = false;
        withheld += list.items[i].withheld;
        if (!list.items[i].withheld)
            EMIC_TRY(is_caseless(work, &list.items[i], &found, err));
        if (!found)
            continue;
        if (caseless < EMIC_RISK_LISTED)
            names = emic_arena_format(work->arena, "%s%s%.*s", names, *names ? ", " : "",
                                      EMIC_ARG(list.items[i].name));
        caseless++;
    }
    if (caseless)
        emic_report_say(section,
                        "In %s hardly a word has a capital (%s%s). Names cannot be told by case "
                        "there: only those in the roster or in lists of names were found. Somebody "
                        "must have read these.",
                        emic_risk_number(work, caseless, "transcript"), names,
                        caseless > EMIC_RISK_LISTED ? " ..." : "");
    else if (list.count > (size_t)withheld)
        emic_report_say(section, "All transcripts are written with capitals, so that names can be "
                                 "told by their case.");
    if (withheld)
        emic_report_say(section,
                        "The texts of %s are withheld from this study and were not looked "
                        "at.",
                        emic_risk_number(work, withheld, "transcript"));
    return EMIC_OK;
}

emic_status emic_risk_say_undecided(emic_risk_work *work, emic_error *err)
{
    emic_report_section *section = emic_report_add_section(work->report, "What is undecided");
    if (work->facts) {
        add_kinds(work, section);
        add_texts(work, section);
        say_imports(work, section);
    } else {
        emic_report_say(section, "The vault was not opened for this report. What waits for a "
                                 "decision, what was kept and what was replaced stand in it alone, "
                                 "and are missing below.");
    }
    return say_caseless(work, section, err);
}

/* --- Kept ------------------------------------------------------------------------------------- */

static void add_kept(emic_table *table, size_t at, const emic_risk_kind *kind)
{
    if (kind->fuzzy_open + kind->fuzzy_left + kind->kept + kind->no_name == 0)
        return;
    emic_cell *cell = emic_table_add_row(table, 0);
    cell[0] = emic_cell_text(emic_slice_of(kind_name(at)));
    cell[1] = emic_cell_integer(kind->fuzzy_open);
    cell[2] = emic_cell_integer(kind->fuzzy_left);
    cell[3] = emic_cell_integer(kind->kept);
    cell[4] = emic_cell_integer(kind->kept_once);
    cell[5] = emic_cell_integer(kind->no_name);
    cell[6] = emic_cell_integer(kind->no_name_once);
}

void emic_risk_say_kept(emic_risk_work *work)
{
    static const struct {
        const char *name, *title, *over;
    } columns[] = {{"like_open", "open", "Like a known name"},
                   {"like_left", "left as it is", "Like a known name"},
                   {"kept", "all", "Kept"},
                   {"kept_once", "met once", "Kept"},
                   {"no_name", "all", "Not a name"},
                   {"no_name_once", "met once", "Not a name"}};
    int64_t uncounted = 0, once = 0;
    if (!work->facts)
        return;
    emic_report_section *section = emic_report_add_section(work->report, "What was left standing");
    emic_table *table = emic_report_add_table(section, "Wordings that stay, by kind");
    emic_table_add_column(table, (emic_column){.name = "kind", .title = "Kind"});
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        emic_table_add_column(table, (emic_column){.name = columns[i].name,
                                                   .title = columns[i].title,
                                                   .over = columns[i].over,
                                                   .right = true});
    for (size_t i = 0; i < EMIC_CANDIDATE_KINDS; i++) {
        add_kept(table, i, &work->facts->kinds[i]);
        uncounted += work->facts->kinds[i].uncounted;
        once += work->facts->kinds[i].kept_once + work->facts->kinds[i].no_name_once;
    }
    emic_table_add_note(table, "Like a known name: perhaps another spelling of one that is "
                               "replaced.");
    if (uncounted)
        emic_table_add_note(
            table,
            "How often %s met is not known: the transcripts were scanned again "
            "after the decision.",
            uncounted == 1
                ? "1 of these was"
                : emic_arena_format(work->arena, "%" PRId64 " of these were", uncounted));
    if (once)
        emic_report_say(section,
                        "%s%s met at a single place in the whole project. What is said once is "
                        "often what is unusual, and the unusual identifies: look again at these.",
                        emic_risk_number(work, once, "wording"),
                        once == 1 ? " that stays was" : " that stay were");
}
