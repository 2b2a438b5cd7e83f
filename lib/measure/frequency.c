/* Per-group frequencies: who is in the base, which groups there are, and the count of participants.
 * Counting in texts is frequency_text.c's business, the tables frequency_table.c's. */
#include "measure/frequency.h"
#include "measure/where.h"
#include "study/coder.h"

static const char *const unit_names[] = {"participants", "documents", "segments", "turns",
                                         "characters"};
enum { UNIT_COUNT = 5 };

const char *emic_unit_name(emic_unit unit)
{
    return unit_names[unit];
}

emic_status emic_unit_find(emic_slice name, emic_unit *out, emic_error *err)
{
    for (int i = 0; i < UNIT_COUNT; i++) {
        emic_slice plural = emic_slice_of(unit_names[i]);
        emic_slice singular = {plural.data, plural.length - 1};
        if (!emic_slice_equal(name, plural) && !emic_slice_equal(name, singular))
            continue;
        *out = (emic_unit)i;
        return EMIC_OK;
    }
    return emic_fail(
        err, EMIC_INVALID,
        "unknown unit \"%.*s\"; it is participants, documents, segments, turns or characters",
        EMIC_ARG(name));
}

static emic_status find_attribute(const emic_frequency *frequency, size_t *out, emic_error *err)
{
    const emic_cases *cases = &frequency->cases;
    emic_slice by = frequency->query->by;
    int grouping = emic_cases_grouping(cases);
    if (by.length)
        return emic_where_attribute(cases, by, frequency->arena, out, err);
    if (grouping < 0)
        return emic_fail(err, EMIC_NOT_FOUND,
                         "no attribute to group by: load participants with a column \"group\", or "
                         "say --by ATTRIBUTE");
    *out = (size_t)grouping;
    return EMIC_OK;
}

/* The group named `name`, made when new: groups stand in the order in which they first come. */
static int take_group(emic_frequency *out, emic_slice name)
{
    for (size_t i = 0; i < out->group_count; i++)
        if (emic_slice_equal(out->groups[i], name))
            return (int)i;
    out->groups[out->group_count] = name;
    return (int)out->group_count++;
}

static bool *select_base(emic_frequency *out, const emic_where *where, const emic_where *base)
{
    const emic_cases *cases = &out->cases;
    bool *chosen = emic_arena_array(out->arena, cases->count + 1, sizeof *chosen);
    for (size_t i = 0; i < cases->count; i++)
        chosen[i] = !cases->items[i].participant.declined && emic_where_holds(where, cases, i) &&
                    emic_where_holds(base, cases, i);
    return chosen;
}

/* What groups a participant: a value of `by`, with one of `split` when there is such. */
static emic_slice group_name(const emic_frequency *out, size_t at, size_t by, int split)
{
    const emic_slice *values = out->cases.items[at].participant.values;
    if (values[by].length == 0 || (split >= 0 && values[split].length == 0))
        return EMIC_NOT_KNOWN;
    return split < 0
               ? values[by]
               : emic_slice_of(emic_arena_format(out->arena, "%.*s / %.*s", EMIC_ARG(values[by]),
                                                 EMIC_ARG(values[split])));
}

static emic_status find_split(emic_frequency *out, size_t by, int *split, emic_error *err)
{
    size_t at;
    const emic_attribute_list *list = &out->cases.attributes;
    *split = -1;
    out->by = list->items[by].name;
    if (out->query->split.length == 0)
        return EMIC_OK;
    EMIC_TRY(emic_where_attribute(&out->cases, out->query->split, out->arena, &at, err));
    *split = (int)at;
    out->by = emic_slice_of(emic_arena_format(out->arena, "%.*s / %.*s", EMIC_ARG(out->by),
                                              EMIC_ARG(list->items[at].name)));
    return EMIC_OK;
}

/* Groups are those of everybody who took part, so that an empty one shows as 0 of 0. */
static emic_status make_groups(emic_frequency *out, emic_error *err)
{
    const emic_cases *cases = &out->cases;
    const emic_where *where, *base;
    size_t attribute;
    int split;
    EMIC_TRY(find_attribute(out, &attribute, err));
    EMIC_TRY(find_split(out, attribute, &split, err));
    EMIC_TRY(emic_where_parse(cases, out->query->where, out->arena, &where, err));
    EMIC_TRY(emic_where_base(cases, out->query->base, out->arena, &base, err));
    bool *chosen = select_base(out, where, base);
    out->groups = emic_arena_array(out->arena, cases->count + 2, sizeof *out->groups);
    out->sizes = emic_arena_array(out->arena, cases->count + 2, sizeof *out->sizes);
    out->group_of = emic_arena_array(out->arena, cases->count + 1, sizeof *out->group_of);
    for (size_t i = 0; i < cases->count; i++) {
        out->group_of[i] = -1;
        if (cases->items[i].participant.declined)
            continue;
        int group = take_group(out, group_name(out, i, attribute, split));
        if (!chosen[i])
            continue;
        out->group_of[i] = group;
        out->participants++;
    }
    out->groups[out->group_count] = EMIC_LITERAL("Total");
    return EMIC_OK;
}

/* The rows: all codes, or those asked for with all below them, in the order of the codebook. */
static emic_status make_rows(emic_frequency *out, emic_error *err)
{
    const emic_codebook *codebook = &out->cases.codebook;
    bool *wanted;
    EMIC_TRY(emic_code_choice_flags(codebook, &out->query->codes, out->arena, &wanted, err));
    out->rows = emic_arena_array(out->arena, codebook->count + 1, sizeof *out->rows);
    for (size_t i = 0; i < codebook->count; i++)
        if (wanted[i])
            out->rows[out->row_count++] = i;
    out->n =
        emic_arena_array(out->arena, (out->row_count + 1) * (out->group_count + 1), sizeof *out->n);
    return EMIC_OK;
}

static void count_participants(emic_frequency *out)
{
    size_t width = out->group_count + 1;
    for (size_t i = 0; i < out->cases.count; i++) {
        int group = out->group_of[i];
        if (group < 0)
            continue;
        out->sizes[group]++;
        out->sizes[out->group_count]++;
        for (size_t row = 0; row < out->row_count; row++) {
            emic_case_value value =
                emic_case_rolled(&out->cases, &out->cases.items[i], out->rows[row]);
            out->n[row * width + (size_t)group] += value == EMIC_AFFIRMED;
            out->n[row * width + out->group_count] += value == EMIC_AFFIRMED;
        }
    }
    out->unattributed = out->cases.unattributed;
}

emic_status emic_frequency_count(emic_study *study, const emic_frequency_query *query,
                                 emic_arena *arena, emic_frequency *out, emic_error *err)
{
    emic_selection selection = {.round = query->round};
    *out = (emic_frequency){.query = query, .arena = arena};
    if (query->coder.length)
        EMIC_TRY(emic_coder_find(study, query->coder, &selection.coder, err));
    EMIC_TRY(emic_cases_load(study, &selection, arena, &out->cases, err));
    EMIC_TRY(make_groups(out, err));
    EMIC_TRY(make_rows(out, err));
    if (query->unit != EMIC_UNIT_PARTICIPANTS)
        return emic_frequency_count_texts(study, &selection, out, err);
    count_participants(out);
    return EMIC_OK;
}
