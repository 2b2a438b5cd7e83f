/* What a study tells for the items of the checklists, each in a line; NULL where it tells nothing.
 */
#include "base/version.h"
#include "exchange/checklist.h"
#include <inttypes.h>

static const char *counted(const emic_study_facts *facts, int64_t count, const char *noun)
{
    return emic_study_facts_count(facts->arena, count, noun);
}

/* "place: home 12, office 30": the first attribute there is of these names. */
static const char *by_name(const emic_study_facts *facts, const char *const *of_documents,
                           const char *const *of_people)
{
    emic_slice name;
    const char *values = emic_study_facts_attribute(facts, of_documents, of_people, &name);
    return values ? emic_arena_format(facts->arena, "%.*s: %s", EMIC_ARG(name), values) : NULL;
}

const char *emic_checklist_sampling(const emic_study_facts *facts)
{
    const char *words = emic_study_facts_described(facts, EMIC_DESCRIPTION_SAMPLING);
    if (facts->size.decisions == 0)
        return words;
    return emic_arena_format(facts->arena,
                             "%s%s%s of theoretical sampling, of which a participant came in "
                             "%" PRId64,
                             words ? words : "", words ? "; " : "",
                             counted(facts, facts->size.decisions, "decision"),
                             facts->size.resolved);
}

const char *emic_checklist_sample(const emic_study_facts *facts)
{
    return facts->frequency.participants ? emic_study_facts_sample(facts) : NULL;
}

const char *emic_checklist_declined(const emic_study_facts *facts)
{
    return facts->declined
               ? emic_arena_format(facts->arena, "%" PRId64 " declined", facts->declined)
               : NULL;
}

const char *emic_checklist_setting(const emic_study_facts *facts)
{
    /* A person's place may be a home or an office elsewhere. */
    static const char *const names[] = {"setting", "place", "location", NULL};
    static const char *const plain[] = {"setting", NULL};
    const char *place = emic_study_facts_described(facts, EMIC_DESCRIPTION_PLACE);
    const char *values = by_name(facts, names, plain);
    if (!place || !values)
        return place ? place : values;
    return emic_arena_format(facts->arena, "%s; %s", place, values);
}

const char *emic_checklist_present(const emic_study_facts *facts)
{
    static const char *const names[] = {"others_present", "present", "interpreter", NULL};
    return by_name(facts, names, names);
}

const char *emic_checklist_attributes(const emic_study_facts *facts)
{
    const emic_attribute_list *attributes = &facts->frequency.cases.attributes;
    const char *names = "";
    for (size_t i = 0; i < attributes->count; i++)
        names = emic_arena_format(facts->arena, "%s%s%.*s", names, i ? ", " : "",
                                  EMIC_ARG(attributes->items[i].name));
    if (attributes->count == 0)
        return NULL;
    return emic_arena_format(facts->arena, "%s: %s",
                             counted(facts, (int64_t)attributes->count, "attribute"), names);
}

const char *emic_checklist_guide(const emic_study_facts *facts)
{
    static const char *const names[] = {"guide", "interview_guide", NULL};
    return by_name(facts, names, names);
}

const char *emic_checklist_repeats(const emic_study_facts *facts)
{
    if (facts->size.documents == 0)
        return NULL;
    return facts->size.repeated
               ? emic_arena_format(facts->arena, "%s in more than one transcript",
                                   counted(facts, facts->size.repeated, "participant"))
               : "no participant has more than one transcript";
}

const char *emic_checklist_recording(const emic_study_facts *facts)
{
    static const char *const names[] = {"recording", "recorded", NULL};
    return by_name(facts, names, names);
}

const char *emic_checklist_field_notes(const emic_study_facts *facts)
{
    static const char *const names[] = {"field_notes", NULL};
    return by_name(facts, names, names);
}

const char *emic_checklist_duration(const emic_study_facts *facts)
{
    enum { MINUTE = 60000, HALF = 30000 };
    static const char *const names[] = {"duration", "minutes", NULL};
    const emic_study_size *size = &facts->size;
    int64_t timed = size->documents - size->untimed;
    if (timed <= 0)
        return by_name(facts, names, names);
    return emic_arena_format(facts->arena,
                             "%" PRId64 " to %" PRId64 " minutes, %" PRId64
                             " on average, by the times in %" PRId64 " of %s",
                             (size->shortest + HALF) / MINUTE, (size->longest + HALF) / MINUTE,
                             (size->milliseconds / timed + HALF) / MINUTE, timed,
                             counted(facts, size->documents, "transcript"));
}

const char *emic_checklist_saturation(const emic_study_facts *facts)
{
    size_t series = facts->saturation.series.count;
    if (series == 0 || facts->saturation.series.items[series - 1].count == 0)
        return NULL;
    return emic_arena_format(facts->arena, "%s (base 4, run 2, 5 %%; Guest, Namey and Chen 2020)",
                             emic_study_facts_saturation(facts));
}

const char *emic_checklist_coders(const emic_study_facts *facts)
{
    enum { NAMED = 10 };
    const char *names = "";
    size_t coding = 0;
    for (size_t i = 0; i < facts->coders.count; i++) {
        if (facts->coders.items[i].codings == 0)
            continue;
        if (coding++ < NAMED)
            names = emic_arena_format(facts->arena, "%s%s%.*s", names, *names ? ", " : "",
                                      EMIC_ARG(facts->coders.items[i].name));
    }
    if (coding == 0)
        return NULL;
    return emic_arena_format(facts->arena, "%zu: %s%s", coding, names,
                             coding > NAMED ? " and others" : "");
}

const char *emic_checklist_tree(const emic_study_facts *facts)
{
    if (facts->codes == 0)
        return NULL;
    return emic_arena_format(facts->arena, "%s: %s, %s, %s, %s",
                             counted(facts, facts->codes, "code"),
                             counted(facts, facts->levels[EMIC_LEVEL_PRINCIPLE], "principle"),
                             counted(facts, facts->levels[EMIC_LEVEL_CONCEPT], "concept"),
                             counted(facts, facts->levels[EMIC_LEVEL_THEME], "theme"),
                             counted(facts, facts->levels[EMIC_LEVEL_SEGMENT], "detail"));
}

const char *emic_checklist_derivation(const emic_study_facts *facts)
{
    if (facts->codes == 0)
        return NULL;
    return emic_arena_format(facts->arena, "%s of the codebook; %s in vivo; %s still provisional",
                             counted(facts, (int64_t)facts->versions.count, "version"),
                             counted(facts, facts->in_vivo, "code"),
                             emic_study_facts_number(facts->arena, facts->provisional));
}

const char *emic_checklist_software(const emic_study_facts *facts)
{
    return emic_arena_format(facts->arena, "emic %s, SQLite %s", emic_version(),
                             emic_study_db_version());
}

const char *emic_checklist_quotes(const emic_study_facts *facts)
{
    if (facts->size.codings == 0)
        return NULL;
    return emic_arena_format(facts->arena,
                             "each with participant, document and turn; %" PRId64
                             " of %s hold for somebody",
                             facts->coded_codes, counted(facts, facts->codes, "code"));
}

const char *emic_checklist_major(const emic_study_facts *facts)
{
    int64_t count = facts->levels[EMIC_LEVEL_PRINCIPLE];
    if (count == 0)
        return NULL;
    return emic_arena_format(facts->arena, "%" PRId64 " of %s hold for somebody",
                             facts->coded_levels[EMIC_LEVEL_PRINCIPLE],
                             counted(facts, count, "principle"));
}

const char *emic_checklist_minor(const emic_study_facts *facts)
{
    const int64_t *all = facts->levels, *coded = facts->coded_levels;
    int64_t count = all[EMIC_LEVEL_CONCEPT] + all[EMIC_LEVEL_THEME] + all[EMIC_LEVEL_SEGMENT];
    if (count == 0)
        return NULL;
    return emic_arena_format(facts->arena, "%" PRId64 " of %s hold for somebody; %s, %s of denial",
                             coded[EMIC_LEVEL_CONCEPT] + coded[EMIC_LEVEL_THEME] +
                                 coded[EMIC_LEVEL_SEGMENT],
                             counted(facts, count, "smaller theme"),
                             counted(facts, facts->size.contradicting, "contradicting coding"),
                             counted(facts, facts->size.judgements[EMIC_DENIED], "judgement"));
}
