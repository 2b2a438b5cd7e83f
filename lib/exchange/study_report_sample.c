/* Who and how much: participants by group, transcripts, words, and what is known of people. */
#include "exchange/study_report_section.h"
#include "measure/attribute_table.h"
#include <inttypes.h>

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

static void add_attributes(study_report_work *work, emic_report_section *section)
{
    const emic_frequency *frequency = &work->facts->frequency;
    const emic_attribute_view view = {
        .frequency = frequency,
        .chosen = emic_attribute_others(frequency, work->arena),
        .most = STUDY_REPORT_VALUES,
        .total_only = !work->facts->grouped,
    };
    emic_table *table = emic_attribute_wide(&view, work->arena);
    emic_table_add_note(table, "n of N participants who took part. Not known differs from no.");
    emic_report_put_table(section, table);
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
