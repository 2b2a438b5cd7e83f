/* Who and how much: participants by group, transcripts, words, and what is known of people. */
#include "exchange/study_report_section.h"
#include <inttypes.h>
#include <stdlib.h>

static void say_size(const study_report_work *work, emic_report_section *section)
{
    const emic_study_facts *facts = work->facts;
    const emic_study_size *size = &facts->size;
    emic_arena *arena = work->arena;
    emic_report_add_fact(section, "Participants", "%s", emic_study_facts_sample(facts));
    emic_report_add_fact(section, "Declined", "%s",
                         facts->declined ? emic_study_facts_number(arena, facts->declined)
                                         : "none recorded");
    emic_report_add_fact(
        section, "Transcripts", "%s%s", emic_study_facts_number(arena, size->documents),
        size->withheld ? emic_arena_format(arena,
                                           ", of which %" PRId64 " are not in this "
                                           "file",
                                           size->withheld)
                       : "");
    if (size->withheld < size->documents)
        emic_report_add_fact(section, "Words", "%s, of them %s by participants",
                             emic_study_facts_number(arena, facts->words.said),
                             emic_study_facts_number(arena, facts->words.participants));
    emic_report_add_fact(section, "Turns", "%s, of them %s by participants",
                         emic_study_facts_number(arena, size->turns),
                         emic_study_facts_number(arena, size->participant_turns));
    emic_report_add_fact(section, "Codes in use", "%s",
                         emic_study_facts_number(arena, facts->codes));
    emic_report_add_fact(section, "Codings", "%s in %s",
                         emic_study_facts_number(arena, size->codings),
                         emic_study_facts_count(arena, size->coded_documents, "transcript"));
    emic_report_add_fact(section, "Coders", "%zu", facts->coders.count);
    emic_report_add_fact(section, "Rounds of coding", "%zu", facts->rounds.count);
    int64_t memos = 0;
    for (size_t i = 0; i < EMIC_MEMO_KINDS; i++)
        memos += size->memos[i];
    emic_report_add_fact(section, "Memos", "%s", emic_study_facts_number(arena, memos));
}

/* --- What people said of it ------------------------------------------------------------------- */

/* "A. Author (Office, 0000-…)": a creator as readers know it. */
static const char *creator_words(const study_report_work *work, emic_slice value)
{
    emic_creator creator = emic_creator_parse(value);
    bool both = creator.affiliation.length && creator.orcid.length;
    bool any = creator.affiliation.length || creator.orcid.length;
    return emic_arena_format(work->arena, "%.*s%s%.*s%s%s%.*s%s", EMIC_ARG(creator.name),
                             any ? " (" : "", EMIC_ARG(creator.affiliation), both ? ", " : "",
                             creator.orcid.length ? "ORCID " : "", EMIC_ARG(creator.orcid),
                             any ? ")" : "");
}

static void say_description(const study_report_work *work, emic_report_section *section)
{
    static const char *const names[EMIC_DESCRIPTION_FIELDS] = {
        [EMIC_DESCRIPTION_ABSTRACT] = "Abstract",
        [EMIC_DESCRIPTION_CREATOR] = "By",
        [EMIC_DESCRIPTION_CONTACT] = "Contact",
        [EMIC_DESCRIPTION_PUBLISHER] = "Publisher",
        [EMIC_DESCRIPTION_FUNDER] = "Funder",
        [EMIC_DESCRIPTION_GRANT] = "Grant",
        [EMIC_DESCRIPTION_KEYWORD] = "Keywords",
        [EMIC_DESCRIPTION_LANGUAGE] = "Language",
        [EMIC_DESCRIPTION_IDENTIFIER] = "Identifier",
        [EMIC_DESCRIPTION_PUBLICATION] = "Published in",
        [EMIC_DESCRIPTION_LICENSE] = "Licence",
        [EMIC_DESCRIPTION_RIGHTS] = "Rights",
        [EMIC_DESCRIPTION_ACCESS] = "Access",
        [EMIC_DESCRIPTION_UNIVERSE] = "About whom",
        [EMIC_DESCRIPTION_SAMPLING] = "Sampling",
        [EMIC_DESCRIPTION_MODE] = "How interviewed",
        [EMIC_DESCRIPTION_PROTOCOL] = "Protocol",
        [EMIC_DESCRIPTION_BEGAN] = "Began",
        [EMIC_DESCRIPTION_ENDED] = "Ended",
        [EMIC_DESCRIPTION_PLACE] = "Place",
        [EMIC_DESCRIPTION_ETHICS] = "Ethics",
        [EMIC_DESCRIPTION_CONSENT] = "Consent",
        [EMIC_DESCRIPTION_ANONYMIZATION] = "Names replaced",
    };
    const char *missing = "";
    for (int i = 0; i < EMIC_DESCRIPTION_FIELDS; i++) {
        const emic_description_values *values = &work->facts->description.fields[i];
        if (!names[i])
            continue;
        for (size_t k = 0; i == EMIC_DESCRIPTION_CREATOR && k < values->count; k++)
            emic_report_add_fact(section, names[i], "%s", creator_words(work, values->items[k]));
        if (values->count == 0)
            missing = emic_arena_format(work->arena, "%s%s%s", missing, *missing ? ", " : "",
                                        emic_description_form_of((emic_description_field)i)->name);
        else if (i != EMIC_DESCRIPTION_CREATOR)
            emic_report_add_fact(
                section, names[i], "%s",
                emic_study_facts_described(work->facts, (emic_description_field)i));
    }
    if (*missing)
        emic_report_say(section, "Needs author (emic describe set): %s.", missing);
}

/* --- Attributes ------------------------------------------------------------------------------- */

/* One attribute at hand. */
typedef struct attribute_count {
    const study_report_work *work;
    emic_table *table;
    size_t attribute;
    emic_slice *values; /* different ones, in the order in which they come */
    size_t count;
} attribute_count;

static emic_slice value_of(const attribute_count *at, size_t person)
{
    return at->work->facts->frequency.cases.items[person].participant.values[at->attribute];
}

/* The first STUDY_REPORT_VALUES + 1 different values. */
static void gather_values(attribute_count *at)
{
    const emic_frequency *frequency = &at->work->facts->frequency;
    at->values = emic_arena_array(at->work->arena, STUDY_REPORT_VALUES + 1, sizeof *at->values);
    at->count = 0;
    for (size_t i = 0; i < frequency->cases.count && at->count <= STUDY_REPORT_VALUES; i++) {
        size_t known = 0;
        if (frequency->group_of[i] < 0 || value_of(at, i).length == 0)
            continue;
        while (known < at->count && !emic_slice_equal(at->values[known], value_of(at, i)))
            known++;
        if (known == at->count)
            at->values[at->count++] = value_of(at, i);
    }
}

/* How many of `group` (the last: all) have this value; any value when it is empty. */
static int64_t count_value(const attribute_count *at, size_t group, emic_slice value)
{
    const emic_frequency *frequency = &at->work->facts->frequency;
    int64_t count = 0;
    for (size_t i = 0; i < frequency->cases.count; i++) {
        bool member = frequency->group_of[i] >= 0 &&
                      (group == frequency->group_count || (size_t)frequency->group_of[i] == group);
        emic_slice own = value_of(at, i);
        count += member && own.length && (value.length == 0 || emic_slice_equal(own, value));
    }
    return count;
}

static void add_counts(const attribute_count *at, const char *name, emic_slice value, int indent)
{
    const emic_frequency *frequency = &at->work->facts->frequency;
    emic_cell *cell = emic_table_add_row(at->table, indent);
    cell[0] = emic_cell_text(emic_slice_of(name));
    size_t column = 1;
    for (size_t group = at->work->facts->grouped ? 0 : 1; group <= frequency->group_count; group++)
        cell[column++] = emic_cell_text(emic_slice_of(
            emic_arena_format(at->work->arena, "%" PRId64 " of %" PRId64,
                              count_value(at, group, value), frequency->sizes[group])));
}

static int by_number(const void *left, const void *right)
{
    double a = *(const double *)left, b = *(const double *)right;
    return (a > b) - (a < b);
}

/* The known numbers of a group, in order. */
static double *gather_numbers(const attribute_count *at, size_t group, size_t *count)
{
    const emic_frequency *frequency = &at->work->facts->frequency;
    double *numbers =
        emic_arena_array(at->work->arena, frequency->cases.count + 1, sizeof *numbers);
    *count = 0;
    for (size_t i = 0; i < frequency->cases.count; i++)
        if (frequency->group_of[i] >= 0 && value_of(at, i).length &&
            (group == frequency->group_count || (size_t)frequency->group_of[i] == group))
            numbers[(*count)++] = strtod(emic_arena_string(at->work->arena, value_of(at, i)), NULL);
    if (*count)
        qsort(numbers, *count, sizeof *numbers, by_number);
    return numbers;
}

/* "24–52" and "38" for each group; empty where no number is known. */
static void add_numbers(const attribute_count *at)
{
    const emic_frequency *frequency = &at->work->facts->frequency;
    emic_cell *ranges = emic_table_add_row(at->table, 1);
    emic_cell *medians = emic_table_add_row(at->table, 1);
    size_t column = 0, count;
    ranges[column] = emic_cell_text(EMIC_LITERAL("range"));
    medians[column++] = emic_cell_text(EMIC_LITERAL("median"));
    for (size_t group = at->work->facts->grouped ? 0 : 1; group <= frequency->group_count;
         group++, column++) {
        const double *numbers = gather_numbers(at, group, &count);
        if (count == 0)
            continue;
        double median = (numbers[(count - 1) / 2] + numbers[count / 2]) / 2;
        ranges[column] = emic_cell_text(emic_slice_of(
            emic_arena_format(at->work->arena, "%g–%g", numbers[0], numbers[count - 1])));
        medians[column] =
            emic_cell_text(emic_slice_of(emic_arena_format(at->work->arena, "%g", median)));
    }
}

static void add_attribute(attribute_count *at, const emic_attribute *attribute)
{
    const char *name = emic_arena_string(at->work->arena, attribute->name);
    gather_values(at);
    add_counts(at, emic_arena_format(at->work->arena, "%s: known", name), (emic_slice){0}, 0);
    if (attribute->type == EMIC_ATTRIBUTE_NUMBER) {
        add_numbers(at);
        return;
    }
    if (at->count > STUDY_REPORT_VALUES) {
        emic_cell *cell = emic_table_add_row(at->table, 1);
        cell[0] = emic_cell_text(emic_slice_of(emic_arena_format(
            at->work->arena, "more than %d different values, not listed", STUDY_REPORT_VALUES)));
        return;
    }
    for (size_t i = 0; i < at->count; i++)
        add_counts(at, emic_arena_string(at->work->arena, at->values[i]), at->values[i], 1);
}

static void add_attributes(study_report_work *work, emic_report_section *section)
{
    const emic_frequency *frequency = &work->facts->frequency;
    const emic_attribute_list *attributes = &frequency->cases.attributes;
    attribute_count at = {.work = work};
    at.table = emic_report_add_table(section, "What is known of the participants");
    emic_table_add_column(at.table,
                          (emic_column){.name = "attribute", .title = "Attribute", .wrap = true});
    for (size_t group = work->facts->grouped ? 0 : 1; group <= frequency->group_count; group++)
        emic_table_add_column(at.table, (emic_column){.name = "n",
                                                      .title = emic_arena_string(
                                                          work->arena, frequency->groups[group]),
                                                      .right = true});
    for (at.attribute = 0; at.attribute < attributes->count; at.attribute++)
        if (!emic_slice_equal(attributes->items[at.attribute].name, frequency->by))
            add_attribute(&at, &attributes->items[at.attribute]);
    emic_table_add_note(at.table, "n of N participants who took part. Not known differs from no.");
}

emic_status study_report_sample(study_report_work *work, emic_error *err)
{
    (void)err;
    emic_report_section *section = emic_report_add_section(work->report, "The study");
    say_description(work, emic_report_add_part(section, "What its authors say"));
    emic_report_section *part = emic_report_add_part(section, "How much there is");
    say_size(work, part);
    part = emic_report_add_part(section, "Participants");
    if (work->facts->frequency.cases.attributes.count > (work->facts->grouped ? 1U : 0U))
        add_attributes(work, part);
    else
        emic_report_say(part, "The study knows no attributes of participants%s.",
                        work->facts->grouped ? " but their group" : "");
    return EMIC_OK;
}
