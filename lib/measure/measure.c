/* The list of measures, and what their parameters have in common. */
#include "measure/measure.h"
#include "base/suggestion.h"
#include "study/round.h"

static const emic_measure *const measures[] = {
    &emic_measure_frequency,    &emic_measure_crosstab,   &emic_measure_saturation,
    &emic_measure_cooccurrence, &emic_measure_similarity, &emic_measure_matrix,
    &emic_measure_attributes,   &emic_measure_judgements, &emic_measure_exemplars,
    &emic_measure_codeline,     &emic_measure_portrait,   &emic_measure_timeline,
};
enum { MEASURE_COUNT = sizeof measures / sizeof *measures };

const char *emic_measure_name(size_t at)
{
    return at < MEASURE_COUNT ? measures[at]->name : NULL;
}

emic_status emic_measure_find(emic_slice name, const emic_measure **out, emic_error *err)
{
    const char *known[MEASURE_COUNT + 1] = {0};
    for (size_t i = 0; i < MEASURE_COUNT; i++) {
        *out = measures[i];
        if (emic_slice_is(name, measures[i]->name))
            return EMIC_OK;
        known[i] = measures[i]->name;
    }
    return emic_fail_unknown(err, NULL, 0, 0, "table", name, known);
}

emic_table *emic_measure_table(const emic_measure *measure, const emic_counted *counted,
                               const char *name, bool data, emic_arena *arena)
{
    emic_table *table = measure->table(counted, data, arena);
    if (!name)
        return table;
    table->title = data ? emic_arena_string(arena, emic_slice_of(name))
                        : emic_arena_format(arena, "%s — %s", table->title, name);
    if (strcmp(table->columns.items[0].name, "table") == 0)
        for (size_t row = 0; row < table->rows.count; row++)
            table->rows.items[row][0] = emic_cell_text(emic_slice_of(name));
    return table;
}

static const emic_attribute *grouping_of(const emic_participant_list *list, size_t *at)
{
    for (*at = 0; *at < list->attributes.count; ++*at)
        if (list->attributes.items[*at].grouping)
            return &list->attributes.items[*at];
    return NULL;
}

/* EMIC_INVALID unless somebody is in this group: suggests the nearest and lists them all. */
static emic_status check_group(const emic_participant_list *list, size_t grouping, emic_slice group,
                               emic_arena *arena, emic_error *err)
{
    const char **known = emic_arena_array(arena, list->count + 1, sizeof *known);
    size_t count = 0;
    for (size_t i = 0; i < list->count; i++) {
        emic_slice value = list->items[i].values[grouping];
        size_t k = 0;
        while (k < count && !emic_slice_is(value, known[k]))
            k++;
        if (k == count && value.length)
            known[count++] = emic_arena_string(arena, value);
    }
    for (size_t k = 0; k < count; k++)
        if (emic_slice_is(group, known[k]))
            return EMIC_OK;
    return emic_fail_unknown(err, NULL, 0, 0, "group", group, known);
}

emic_status emic_group_attribute(emic_study *study, emic_slice group, emic_arena *arena,
                                 emic_slice *out, emic_error *err)
{
    emic_participant_list list;
    size_t at;
    EMIC_TRY(emic_participant_list_load(study, arena, &list, err));
    const emic_attribute *grouping = grouping_of(&list, &at);
    if (!grouping)
        return emic_fail(err, EMIC_NOT_FOUND,
                         "--group: the participants have no attribute called group");
    *out = grouping->name;
    return check_group(&list, at, group, arena, err);
}

static bool has_any(emic_slice text, const char *bytes)
{
    for (size_t i = 0; i < text.length; i++)
        if (strchr(bytes, text.data[i]))
            return true;
    return false;
}

emic_status emic_group_condition(emic_study *study, emic_slice group, emic_slice where,
                                 emic_arena *arena, emic_slice *out, emic_error *err)
{
    static const char odd[] = " \t()=!<>:\"";
    emic_slice attribute;
    *out = where;
    if (!group.data)
        return EMIC_OK;
    EMIC_TRY(emic_group_attribute(study, group, arena, &attribute, err));
    if (has_any(group, "\""))
        return emic_fail(err, EMIC_INVALID, "--group: a condition cannot hold the quote in '%.*s'",
                         EMIC_ARG(group));
    const char *mark = has_any(group, odd) || !group.length ? "\"" : "";
    const char *frame = has_any(attribute, odd) ? "\"" : "";
    const char *text = emic_arena_format(arena, "%s%.*s%s = %s%.*s%s", frame, EMIC_ARG(attribute),
                                         frame, mark, EMIC_ARG(group), mark);
    bool choice = where.length && strstr(emic_arena_string(arena, where), " or ");
    if (where.length)
        text = emic_arena_format(arena, choice ? "%s and (%.*s)" : "%s and %.*s", text,
                                 EMIC_ARG(where));
    *out = emic_slice_of(text);
    return EMIC_OK;
}

emic_status emic_parameters_condition(emic_study *study, const emic_parameters *parameters,
                                      emic_arena *arena, emic_slice *out, emic_error *err)
{
    emic_slice group = emic_parameter_text(parameters, "group");
    emic_slice where = emic_parameter_text(parameters, "where");
    if (emic_group_condition(study, group, where, arena, out, err) == EMIC_OK)
        return EMIC_OK;
    return emic_parameter_locate(parameters, "group", err);
}

emic_status emic_parameters_round(emic_study *study, const emic_parameters *parameters,
                                  int64_t *out, emic_error *err)
{
    *out = 0;
    if (!emic_parameter_find(parameters, "round") ||
        emic_round_find(study, emic_parameter_text(parameters, "round"), out, err) == EMIC_OK)
        return EMIC_OK;
    return emic_parameter_locate(parameters, "round", err);
}
