/* Checklists: the items, and the table of what was found. What is looked up where is
 * checklist_find.c's business. */
#include "exchange/checklist.h"

static const char at_home[] = "emic participant load";

static const emic_checklist_item coreq[] = {
    {"1", "Team", "who did the interviews", NULL, NULL, NULL, NULL},
    {"2", "Team", "their degrees", NULL, NULL, NULL, NULL},
    {"3", "Team", "their work at the time", NULL, NULL, NULL, NULL},
    {"4", "Team", "their gender", NULL, NULL, NULL, NULL},
    {"5", "Team", "their experience and training", NULL, NULL, NULL, NULL},
    {"6", "Team", "how they knew the participants before", NULL, NULL, NULL, NULL},
    {"7", "Team", "what participants knew of them", NULL, NULL, NULL, NULL},
    {"8", "Team", "their assumptions and interests", NULL, NULL, NULL, NULL},
    {"9", "Design", "the methodology behind the study", NULL, NULL, NULL, NULL},
    {"10", "Design", "how participants were chosen", emic_checklist_sampling,
     "emic describe; emic sampling list", "the plan before the first interview",
     emic_checklist_told_sampling},
    {"11", "Design", "how they were approached", NULL, NULL, NULL, NULL},
    {"12", "Design", "how many took part", emic_checklist_sample, "emic table frequency", NULL,
     NULL},
    {"13", "Design", "how many did not, and why", emic_checklist_declined, at_home, "their reasons",
     NULL},
    {"14", "Design", "where the interviews were held", emic_checklist_setting, "emic document list",
     NULL, NULL},
    {"15", "Design", "who else was there", emic_checklist_present, "emic document list", NULL,
     NULL},
    {"16", "Design", "what the sample is like", emic_checklist_attributes,
     "emic table frequency --by ATTRIBUTE", "which of these matter, and when it was", NULL},
    {"17", "Design", "the questions or guide, and whether they were tried out",
     emic_checklist_guide, "emic document list", "the guide itself", NULL},
    {"18", "Design", "repeated interviews", emic_checklist_repeats, "emic document list", NULL,
     NULL},
    {"19", "Design", "how it was recorded", emic_checklist_recording, "emic document list", NULL,
     NULL},
    {"20", "Design", "notes taken", emic_checklist_field_notes, "emic document list", NULL, NULL},
    {"21", "Design", "how long the interviews were", emic_checklist_duration, "emic document list",
     NULL, NULL},
    {"22", "Design", "saturation", emic_checklist_saturation, "emic table saturation", NULL, NULL},
    {"23", "Design", "whether participants saw the transcripts", NULL, NULL, NULL, NULL},
    {"24", "Analysis", "how many people coded", emic_checklist_coders, "emic coder list", NULL,
     NULL},
    {"25", "Analysis", "the tree of codes", emic_checklist_tree, "emic codebook tree", NULL, NULL},
    {"26", "Analysis", "themes found in the data or set before", emic_checklist_derivation,
     "emic codebook log", "how the themes came about, told in words", NULL},
    {"27", "Analysis", "software", emic_checklist_software, "emic --version", NULL, NULL},
    {"28", "Analysis", "whether participants commented on the findings", NULL, NULL, NULL, NULL},
    {"29", "Reporting", "quotations, each with its speaker", emic_checklist_quotes, "emic report",
     NULL, NULL},
    {"30", "Reporting", "whether data and findings agree", NULL, NULL, NULL, NULL},
    {"31", "Reporting", "major themes", emic_checklist_major, "emic table frequency", NULL, NULL},
    {"32", "Reporting", "minor themes and cases that differ", emic_checklist_minor,
     "emic table frequency", NULL, NULL},
};

static const emic_checklist_item srqr[] = {
    {"S1", "Title and abstract", "a title that tells topic and approach", emic_checklist_title,
     "emic describe", NULL, NULL},
    {"S2", "Title and abstract", "an abstract", emic_checklist_abstract, "emic describe", NULL,
     NULL},
    {"S3", "Introduction", "the problem, and what is known of it", NULL, NULL, NULL, NULL},
    {"S4", "Introduction", "the purpose or question", NULL, NULL, NULL, NULL},
    {"S5", "Methods", "approach, theory and paradigm", NULL, NULL, NULL, NULL},
    {"S6", "Methods", "who the researchers are, and how that may show", emic_checklist_reflexive,
     "emic memo list", "who they are", NULL},
    {"S7", "Methods", "the setting and what surrounds it", emic_checklist_setting,
     "emic document list", "what else matters of it", NULL},
    {"S8", "Methods", "how participants were chosen, and when it was enough",
     emic_checklist_stopping, "emic table saturation; emic sampling list; emic describe",
     "the plan before the first interview", emic_checklist_told_sampling},
    {"S9", "Methods", "ethics: approval, consent, protection", emic_checklist_ethics,
     "emic describe; emic privacy risk", "approval and consent", emic_checklist_told_ethics},
    {"S10", "Methods", "what data were collected, how and when", emic_checklist_collection,
     "emic document list", "how and when", emic_checklist_told_collection},
    {"S11", "Methods", "guides and devices", emic_checklist_recording, "emic document list",
     "the guide, and how it changed", NULL},
    {"S12", "Methods", "how many participants, documents, events", emic_checklist_units,
     "emic report", NULL, NULL},
    {"S13", "Methods", "how data were handled before the analysis", emic_checklist_processing,
     "emic document log; emic privacy risk", "how they were transcribed and checked", NULL},
    {"S14", "Methods", "how themes were found, and by whom", emic_checklist_analysis,
     "emic coder list; emic codebook log; emic round list", "the approach behind it", NULL},
    {"S15", "Methods", "what makes the findings trustworthy", emic_checklist_trust,
     "emic check; emic compare list; emic memo list", "agreement of the coders", NULL},
    {"S16", "Results", "the findings, and what they add up to", emic_checklist_synthesis,
     "emic proposition list; emic relation list", "what they mean", NULL},
    {"S17", "Results", "the evidence for them", emic_checklist_evidence, "emic report; emic quotes",
     NULL, NULL},
    {"S18", "Discussion", "what is new, and where it may hold besides", NULL, NULL, NULL, NULL},
    {"S19", "Discussion", "limitations", NULL, NULL, NULL, NULL},
    {"S20", "Other", "conflicts of interest", NULL, NULL, NULL, NULL},
    {"S21", "Other", "funding", emic_checklist_funding, "emic describe", NULL, NULL},
};

const emic_checklist emic_checklist_coreq = {
    "coreq", "COREQ",
    "Tong, A., Sainsbury, P. and Craig, J. (2007), Consolidated criteria for reporting qualitative "
    "research (COREQ), Int J Qual Health Care 19(6), 349-357",
    coreq, sizeof coreq / sizeof *coreq};
const emic_checklist emic_checklist_srqr = {
    "srqr", "SRQR",
    "O'Brien, B. C., Harris, I. B., Beckman, T. J., Reed, D. A. and Cook, D. A. (2014), Standards "
    "for reporting qualitative research (SRQR), Acad Med 89(9), 1245-1251",
    srqr, sizeof srqr / sizeof *srqr};

emic_status emic_checklist_named(emic_slice name, const emic_checklist **out, emic_error *err)
{
    if (emic_slice_is(name, emic_checklist_coreq.name))
        *out = &emic_checklist_coreq;
    else if (emic_slice_is(name, emic_checklist_srqr.name))
        *out = &emic_checklist_srqr;
    else
        return emic_fail(err, EMIC_INVALID, "unknown checklist '%.*s'; known are coreq and srqr",
                         EMIC_ARG(name));
    return EMIC_OK;
}

/* How far the study fills an item. */
typedef enum checklist_state { NEEDS_AUTHOR, IN_PART, FOUND } checklist_state;

static const char *const state_names[] = {"needs author", "in part", "found"};

static void add_item(const emic_checklist_item *item, const emic_study_facts *facts,
                     emic_table *table, size_t *counts)
{
    const char *found = item->find ? item->find(facts) : NULL;
    bool told = !item->rest || (item->told && item->told(facts));
    const char *rest = told ? "" : item->rest;
    checklist_state state = !found ? NEEDS_AUTHOR : *rest ? IN_PART : FOUND;
    const char *words = !found ? "needs author"
                        : *rest
                            ? emic_arena_format(table->arena, "%s. Needs author: %s.", found, rest)
                            : found;
    emic_cell *cell = emic_table_add_row(table, 0);
    counts[state]++;
    cell[0] = emic_cell_text(emic_slice_of(item->number));
    cell[1] = emic_cell_text(emic_slice_of(item->topic));
    cell[2] = emic_cell_text(emic_slice_of(item->asks));
    cell[3] = emic_cell_text(emic_slice_of(words));
    cell[4] = emic_cell_text(emic_slice_of(found ? found : ""));
    cell[5] = emic_cell_text(emic_slice_of(state_names[state]));
    cell[6] = emic_cell_text(emic_slice_of(found ? rest : item->asks));
    cell[7] = emic_cell_text(emic_slice_of(found ? item->source : ""));
}

emic_table *emic_checklist_table(const emic_checklist *checklist, const emic_study_facts *facts,
                                 emic_arena *arena)
{
    static const emic_column columns[] = {
        {.name = "item", .title = "Item"},
        {.name = "topic", .title = "Topic", .use = EMIC_COLUMN_DATA},
        {.name = "asks", .title = "Asks for", .wrap = true},
        {.name = "says", .title = "In the study", .use = EMIC_COLUMN_READING, .wrap = true},
        {.name = "found", .use = EMIC_COLUMN_DATA},
        {.name = "state", .use = EMIC_COLUMN_DATA},
        {.name = "needs_author", .use = EMIC_COLUMN_DATA},
        {.name = "source", .title = "From", .wrap = true},
    };
    size_t counts[FOUND + 1] = {0};
    emic_table *table = emic_table_make(arena, checklist->title);
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        emic_table_add_column(table, columns[i]);
    for (size_t i = 0; i < checklist->count; i++)
        add_item(&checklist->items[i], facts, table, counts);
    emic_table_add_note(table,
                        "%zu of %zu items found in the study, %zu in part; %zu need their "
                        "author.",
                        counts[FOUND], checklist->count, counts[IN_PART], counts[NEEDS_AUTHOR]);
    emic_table_add_note(table, "Items after %s; worded here in short.", checklist->citation);
    return table;
}
