/* Sections 5 and 6 of the risk report: what replaced what, and what no program can see. */
#include "exchange/risk_section.h"
#include <inttypes.h>

static void add_places(emic_risk_work *work, emic_report_section *section)
{
    static const char *const titles[] = {
        "Kind", "By a label or pseudonym", "By its kind alone", "By something vaguer", "Places",
        NULL};
    emic_table *table = emic_report_add_table(section, "Places replaced in the transcripts");
    emic_risk_columns(table, titles);
    for (size_t i = 0; i < EMIC_CANDIDATE_KINDS; i++) {
        const emic_risk_kind *kind = &work->facts->kinds[i];
        if (kind->by_name + kind->by_kind + kind->by_grade == 0)
            continue;
        emic_cell *cell = emic_table_add_row(table, 0);
        cell[0] = emic_cell_text(
            emic_slice_of(i ? emic_candidate_kind_name((emic_candidate_kind)i) : "other"));
        cell[1] = emic_cell_integer(kind->by_name);
        cell[2] = emic_cell_integer(kind->by_kind);
        cell[3] = emic_cell_integer(kind->by_grade);
        cell[4] = emic_cell_integer(kind->by_name + kind->by_kind + kind->by_grade);
    }
    emic_table_add_note(table, "By its kind alone: [date], [phone]. By something vaguer: a year "
                               "for a day, a band for an age, a moved date for the true one.");
}

static void add_entities(emic_risk_work *work, emic_report_section *section)
{
    static const char *const titles[] = {"Who or what", "Known to the vault", NULL};
    emic_table *table = emic_report_add_table(section, "Behind the labels and pseudonyms");
    emic_risk_columns(table, titles);
    for (size_t i = 0; i < EMIC_ENTITY_KINDS; i++) {
        if (work->facts->entities[i] == 0)
            continue;
        emic_cell *cell = emic_table_add_row(table, 0);
        cell[0] = emic_cell_text(emic_slice_of(emic_entity_kind_name((emic_entity_kind)i)));
        cell[1] = emic_cell_integer(work->facts->entities[i]);
    }
}

static void add_grades(emic_risk_work *work, emic_report_section *section)
{
    if (work->facts->grades.count == 0)
        return;
    emic_table *table = emic_report_add_table(section, "Wordings made vaguer by decision");
    emic_table_add_column(table, (emic_column){.name = "kind", .title = "Kind"});
    emic_table_add_column(table, (emic_column){.name = "grade", .title = "Grade"});
    emic_table_add_column(table,
                          (emic_column){.name = "wordings", .title = "Wordings", .right = true});
    for (size_t i = 0; i < work->facts->grades.count; i++) {
        const emic_risk_grade *grade = &work->facts->grades.items[i];
        emic_cell *cell = emic_table_add_row(table, 0);
        cell[0] = emic_cell_text(emic_slice_of(emic_candidate_kind_name(grade->kind)));
        cell[1] = emic_cell_text(grade->grade);
        cell[2] = emic_cell_integer(grade->wordings);
    }
}

/* --- Choices ---------------------------------------------------------------------------------- */

static void add_fact(emic_table *table, const char *fact, const char *value)
{
    emic_cell *cell = emic_table_add_row(table, 0);
    cell[0] = emic_cell_text(emic_slice_of(fact));
    cell[1] = emic_cell_text(emic_slice_of(value));
}

static const char *mode_words(emic_replace_mode mode)
{
    switch (mode) {
    case EMIC_REPLACE_TAG:
        return "labels in brackets: every replacement shows, and so does a name that was missed";
    case EMIC_REPLACE_BRACKET:
        return "pseudonyms in brackets: every replacement shows, and so does a name that was "
               "missed";
    case EMIC_REPLACE_PLAIN:
        return "plain pseudonyms: readers cannot tell them from true names, which hides a name "
               "that was missed";
    case EMIC_REPLACE_SEG:
        return "pseudonyms in mark-up: every replacement shows, and so does a name that was missed";
    }
    return "";
}

static const char *shift_words(const emic_risk_work *work)
{
    if (work->facts->shifted == 0)
        return "not moved";
    return emic_arena_format(work->arena,
                             "moved for %s by whole weeks, the same for all dates of one person: "
                             "who knows one true date knows them all",
                             emic_risk_number(work, work->facts->shifted, "person"));
}

static const char *access_words(const emic_risk_work *work)
{
    if (work->facts->permissions & 077)
        return emic_arena_format(work->arena,
                                 "others on that computer can reach its file (mode %04o): close it "
                                 "with chmod 600",
                                 work->facts->permissions);
    return emic_arena_format(work->arena, "its owner alone (mode %04o)", work->facts->permissions);
}

static void add_choices(emic_risk_work *work, emic_report_section *section)
{
    const emic_risk_facts *facts = work->facts;
    emic_table *table = emic_report_add_table(section, "How names are replaced and kept");
    emic_table_add_column(table, (emic_column){.name = "fact", .title = "What"});
    emic_table_add_column(table, (emic_column){.name = "value", .title = "How", .wrap = true});
    add_fact(table, "mode", mode_words(facts->mode));
    add_fact(table, "profile",
             emic_arena_format(work->arena, "%s, after %s", facts->profile->name,
                               facts->profile->source));
    add_fact(table, "its limits", facts->profile->limits);
    add_fact(table, "dates", shift_words(work));
    add_fact(table, "vault",
             emic_arena_format(work->arena,
                               "encrypted, apart from the study; stored %" PRId64
                               " times, last %.*s",
                               facts->generation, EMIC_ARG(facts->changed)));
    add_fact(table, "its key",
             facts->weak ? "too easy to guess: emic vault rekey" : "costly to guess");
    add_fact(table, "its file", access_words(work));
}

void emic_risk_say_replaced(emic_risk_work *work)
{
    if (!work->facts)
        return;
    emic_report_section *section = emic_report_add_section(work->report, "What replaced what");
    add_places(work, section);
    add_entities(work, section);
    add_grades(work, section);
    add_choices(work, section);
}

/* --- Limits ----------------------------------------------------------------------------------- */

static const struct {
    const char *what, *why;
} limits[] = {
    {"stories and rare events", "a raid on a known day, an accident, a court case: recognized by "
                                "whoever was there or read of it, without any name"},
    {"combinations in the text",
     "a trade, a village and four children may point to one person; the "
     "counts above know attributes, not what is said"},
    {"roles and relations", "the only doctor in town, the sister of somebody known"},
    {"unusual words and voice", "a turn of phrase, an accent written down; recordings and pictures "
                                "are not looked at"},
    {"quotations", "words that were said or printed elsewhere are found by any search engine"},
    {"names in small letters", "and those written as common words, misheard, misspelled, spelled "
                               "out, or in scripts without capitals, where no list has them"},
    {"what people missed", "every pass by one reader misses some: two trained annotators reached "
                           "0.92 and 0.95 of the identifiers (J Am Med Inform Assoc, 2013)"},
    {"decisions that were wrong", "a word kept by mistake counts as decided here"},
    {"other copies", "raw files, recordings, e-mail, backups, old archives, and their metadata"},
    {"other sources", "what a reader knows already, or can find and put beside this study"},
    {"who holds the vault", "and its passphrase: they can undo every replacement"},
};

void emic_risk_say_limits(emic_risk_work *work)
{
    emic_report_section *section =
        emic_report_add_section(work->report, "What this report cannot see");
    emic_table *table = emic_report_add_table(section, "For people to judge");
    emic_table_add_column(table, (emic_column){.name = "what", .title = "What", .wrap = true});
    emic_table_add_column(table, (emic_column){.name = "why", .title = "Why", .wrap = true});
    for (size_t i = 0; i < sizeof limits / sizeof *limits; i++)
        add_fact(table, limits[i].what, limits[i].why);
    emic_report_say(section,
                    "Pseudonymized data stay personal data as long as anybody can tell who "
                    "is meant, with the vault or without it (GDPR, Article 4(5) and "
                    "Recital 26). This report counts; whether the risk is acceptable is "
                    "for people to decide.");
}
