/* Co-occurrence and similarity by their parameters. */
#include "measure/cooccurrence.h"
#include "measure/measure.h"
#include "measure/similarity.h"

/* More codes than these make a matrix that no terminal shows: then the pairs are listed. */
enum { MATRIX_MOST = 12 };

#define COMMON                                                                                     \
    {"unit", EMIC_PARAMETER_TEXT}, {"within", EMIC_PARAMETER_TEXT},                                \
        {"measure", EMIC_PARAMETER_TEXT}, {"code", EMIC_PARAMETER_LIST},                           \
        {"coder", EMIC_PARAMETER_TEXT}, {"round", EMIC_PARAMETER_TEXT},                            \
        {"group", EMIC_PARAMETER_TEXT}, {"where", EMIC_PARAMETER_TEXT},                            \
    {                                                                                              \
        "base", EMIC_PARAMETER_TEXT                                                                \
    }

const emic_parameter_spec emic_cooccurrence_specs[] = {
    COMMON, {"least", EMIC_PARAMETER_TEXT}, {"own", EMIC_PARAMETER_FLAG}, {0}};
const emic_parameter_spec emic_similarity_specs[] = {
    {"of", EMIC_PARAMETER_TEXT}, COMMON, {"linkage", EMIC_PARAMETER_TEXT}, {0}};

/* What both measures take. */
static emic_status read_query(emic_study *study, const emic_parameters *parameters,
                              emic_arena *arena, emic_incidence_query *out, emic_error *err)
{
    *out = (emic_incidence_query){
        .base = emic_parameter_text(parameters, "base"),
        .coder = emic_parameter_text(parameters, "coder"),
        .codes = emic_code_choice_of(parameters),
    };
    EMIC_TRY(emic_parameters_unit(parameters, EMIC_UNIT_TURNS, &out->unit, err));
    if (emic_parameter_find(parameters, "within") && out->unit != EMIC_UNIT_TURNS) {
        emic_fail(err, EMIC_INVALID, "--within counts turns: leave out --unit %.*s",
                  EMIC_ARG(emic_parameter_text(parameters, "unit")));
        return emic_parameter_locate(parameters, "within", err);
    }
    EMIC_TRY(
        emic_parameter_number(parameters, "within", 0, EMIC_WITHIN_MOST, 0, &out->within, err));
    EMIC_TRY(emic_parameters_condition(study, parameters, arena, &out->where, err));
    return emic_parameters_round(study, parameters, &out->round, err);
}

emic_status emic_cooccurrence_read(emic_study *study, const emic_parameters *parameters,
                                   emic_arena *arena, emic_cooccurrence *out, emic_error *err)
{
    emic_incidence_query *query = emic_arena_alloc(arena, sizeof *query);
    emic_incidence *incidence = emic_arena_alloc(arena, sizeof *incidence);
    emic_cooccurrence_measure measure = EMIC_COOCCURRENCE_JACCARD;
    int64_t least;
    if (emic_parameter_find(parameters, "measure") &&
        emic_cooccurrence_measure_find(emic_parameter_text(parameters, "measure"), &measure, err) !=
            EMIC_OK)
        return emic_parameter_locate(parameters, "measure", err);
    EMIC_TRY(emic_parameter_number(parameters, "least", 1, INT32_MAX, 1, &least, err));
    EMIC_TRY(read_query(study, parameters, arena, query, err));
    query->own = emic_parameter_flag(parameters, "own");
    EMIC_TRY(emic_incidence_count(study, query, arena, incidence, err));
    emic_cooccurrence_count(incidence, measure, least, arena, out);
    return EMIC_OK;
}

static emic_status count_cooccurrence(emic_study *study, const emic_parameters *parameters,
                                      emic_arena *arena, emic_counted *out, emic_error *err)
{
    emic_cooccurrence *counted = emic_arena_alloc(arena, sizeof *counted);
    EMIC_TRY(emic_cooccurrence_read(study, parameters, arena, counted, err));
    *out = (emic_counted){.of = counted, .empty = counted->pairs.count == 0};
    return EMIC_OK;
}

static emic_table *cooccurrence_table(const emic_counted *counted, bool data, emic_arena *arena)
{
    bool matrix = !data && emic_cooccurrence_codes(counted->of) <= MATRIX_MOST;
    return matrix ? emic_cooccurrence_matrix(counted->of, arena)
                  : emic_cooccurrence_long(counted->of, arena);
}

const emic_measure emic_measure_cooccurrence = {"cooccurrence", emic_cooccurrence_specs,
                                                count_cooccurrence, cooccurrence_table, false};

/* What is compared, and over what. */
static emic_status read_items(const emic_parameters *parameters, emic_incidence_query *query,
                              emic_similarity_query *out, emic_error *err)
{
    emic_slice of = emic_parameter_text(parameters, "of");
    out->of_units = of.data && !emic_slice_is(of, "codes");
    if (!out->of_units)
        return EMIC_OK;
    if (emic_parameter_find(parameters, "unit") || emic_parameter_find(parameters, "within")) {
        emic_fail(err, EMIC_INVALID,
                  "--of %.*s compares them over codes; --unit and --within are for --of codes",
                  EMIC_ARG(of));
        return emic_parameter_locate(parameters, "of", err);
    }
    bool documents = emic_slice_is(of, "documents");
    query->unit = documents ? EMIC_UNIT_DOCUMENTS : EMIC_UNIT_PARTICIPANTS;
    if (documents || emic_slice_is(of, "participants"))
        return EMIC_OK;
    emic_fail(err, EMIC_INVALID, "--of takes codes, documents or participants, not '%.*s'",
              EMIC_ARG(of));
    return emic_parameter_locate(parameters, "of", err);
}

static emic_status read_choice(const emic_parameters *parameters, emic_similarity_query *out,
                               emic_error *err)
{
    if (emic_parameter_find(parameters, "measure") &&
        emic_similarity_measure_find(emic_parameter_text(parameters, "measure"), &out->measure,
                                     err) != EMIC_OK)
        return emic_parameter_locate(parameters, "measure", err);
    if (emic_parameter_find(parameters, "linkage") &&
        emic_linkage_find(emic_parameter_text(parameters, "linkage"), &out->linkage, err) !=
            EMIC_OK)
        return emic_parameter_locate(parameters, "linkage", err);
    return EMIC_OK;
}

emic_status emic_similarity_read(emic_study *study, const emic_parameters *parameters,
                                 emic_arena *arena, emic_similarity_tree *out, emic_error *err)
{
    emic_incidence_query *query = emic_arena_alloc(arena, sizeof *query);
    emic_incidence *incidence = emic_arena_alloc(arena, sizeof *incidence);
    emic_similarity_query wanted = {0};
    EMIC_TRY(read_choice(parameters, &wanted, err));
    EMIC_TRY(read_query(study, parameters, arena, query, err));
    EMIC_TRY(read_items(parameters, query, &wanted, err));
    query->own = true;
    EMIC_TRY(emic_incidence_count(study, query, arena, incidence, err));
    emic_similarity_join(incidence, &wanted, arena, out);
    return EMIC_OK;
}

static emic_status count_similarity(emic_study *study, const emic_parameters *parameters,
                                    emic_arena *arena, emic_counted *out, emic_error *err)
{
    emic_similarity_tree *tree = emic_arena_alloc(arena, sizeof *tree);
    EMIC_TRY(emic_similarity_read(study, parameters, arena, tree, err));
    *out = (emic_counted){.of = tree, .empty = tree->similarity.count < 2};
    return EMIC_OK;
}

static emic_table *similarity_table(const emic_counted *counted, bool data, emic_arena *arena)
{
    (void)data; /* the columns say for whom they are */
    return emic_similarity_table(counted->of, arena);
}

const emic_measure emic_measure_similarity = {"similarity", emic_similarity_specs, count_similarity,
                                              similarity_table, false};
