/* emic table cooccurrence and emic table similarity: codes compared over units. */
#include "coding_said.h"
#include "commands.h"
#include "filter.h"
#include "output.h"
#include "table_query.h"

/* More codes than these make a matrix that no terminal shows: then the pairs are listed. */
enum { MATRIX_MOST = 12 };

/* What both commands take. */
static emic_status read_query(const emic_context *context, emic_incidence_query *query,
                              emic_error *err)
{
    const char *unit = option_value(context, "unit");
    query->unit = EMIC_UNIT_TURNS;
    if (unit)
        EMIC_TRY(emic_unit_find(emic_slice_of(unit), &query->unit, err));
    if (option_given(context, "within") && query->unit != EMIC_UNIT_TURNS)
        return emic_fail(err, EMIC_INVALID, "--within counts turns: leave out --unit %s", unit);
    EMIC_TRY(option_number(context, "within", 0, EMIC_WITHIN_MOST, 0, &query->within, err));
    query->base = emic_slice_of(option_value(context, "base"));
    query->coder = emic_slice_of(option_value(context, "coder"));
    for (size_t i = 0; option_repeat(context, "code", i); i++)
        *EMIC_PUSH(context->arena, &query->codes) =
            emic_slice_of(option_repeat(context, "code", i));
    EMIC_TRY(filter_condition(context, &query->where, err));
    return coding_said_round(context, 0, &query->round, err);
}

static emic_status run_cooccurrence(emic_context *context, int *exit, emic_error *err)
{
    emic_incidence_query query = {0};
    emic_incidence incidence;
    emic_cooccurrence counted;
    emic_cooccurrence_measure measure = EMIC_COOCCURRENCE_JACCARD;
    const char *name = option_value(context, "measure");
    int64_t least;
    if (name)
        EMIC_TRY(emic_cooccurrence_measure_find(emic_slice_of(name), &measure, err));
    EMIC_TRY(option_number(context, "least", 1, INT32_MAX, 1, &least, err));
    EMIC_TRY(read_query(context, &query, err));
    query.own = option_given(context, "own");
    EMIC_TRY(emic_incidence_count(context->study, &query, context->arena, &incidence, err));
    emic_cooccurrence_count(&incidence, measure, least, context->arena, &counted);
    bool machine = table_query_for_machines(context);
    bool matrix = !machine && emic_cooccurrence_codes(&counted) <= MATRIX_MOST;
    if (counted.pairs.count == 0)
        *exit = EXIT_NEGATIVE;
    return output_table(context,
                        matrix ? emic_cooccurrence_matrix(&counted, context->arena)
                               : emic_cooccurrence_long(&counted, context->arena),
                        err);
}

static const emic_option cooccurrence_options[] = {
    {"unit", 'u', OPTION_TEXT, "UNIT",
     "where codes come together: turns (default), documents or participants"},
    {"within", 0, OPTION_TEXT, "N", "up to so many turns apart; else in the same turn"},
    {"measure", 0, OPTION_TEXT, "NAME",
     "what sorts the pairs and fills a matrix: jaccard (default), count, overlap, phi or lift"},
    {"least", 0, OPTION_TEXT, "N", "only pairs that come together in so many units (else 1)"},
    {"own", 0, OPTION_FLAG, NULL, "each code by its own codings, without the codes below it"},
    FILTER_CODE,
    FILTER_CODER,
    FILTER_ROUND,
    FILTER_GROUP,
    FILTER_WHERE,
    {"base", 0, OPTION_TEXT, "NAME", "only the participants of this sub-base"},
    OPTION_FORMAT,
    OPTION_OUTPUT,
    OPTION_FORCE,
    {0},
};

const emic_command command_table_cooccurrence = {
    .name = "table cooccurrence",
    .needs = NEEDS_READ,
    .run = run_cooccurrence,
    .options = cooccurrence_options,
    .summary = "Count which codes come together",
    .details =
        "For every two codes: in how many units each holds and in how many both do, Jaccard's "
        "coefficient, overlap, phi and lift. Each unit counts once, however often it is coded. A "
        "code counts with the codes below it, and a pair of the two is left out; --own looks at "
        "each code alone. Up to 12 codes are shown as a matrix of one measure, more as a list of "
        "pairs; csv and json always have a row a pair. With --within N a unit is a run of N + 1 "
        "turns, so that two codes share one exactly when they are at most N turns apart.",
    .example = "emic table cooccurrence --code HARM --code AGENCY --least 2",
};

/* --of: what is compared, and over what. */
static emic_status read_items(const emic_context *context, emic_incidence_query *query,
                              emic_similarity_query *out, emic_error *err)
{
    const char *of = option_value(context, "of");
    out->of_units = of && strcmp(of, "codes") != 0;
    if (!out->of_units)
        return EMIC_OK;
    if (option_given(context, "unit") || option_given(context, "within"))
        return emic_fail(err, EMIC_INVALID,
                         "--of %s compares them over codes; --unit and --within are for --of codes",
                         of);
    query->unit = strcmp(of, "documents") == 0 ? EMIC_UNIT_DOCUMENTS : EMIC_UNIT_PARTICIPANTS;
    if (query->unit == EMIC_UNIT_PARTICIPANTS && strcmp(of, "participants") != 0)
        return emic_fail(err, EMIC_INVALID, "--of takes codes, documents or participants, not '%s'",
                         of);
    return EMIC_OK;
}

static emic_status run_similarity(emic_context *context, int *exit, emic_error *err)
{
    emic_incidence_query query = {0};
    emic_similarity_query wanted = {0};
    emic_incidence incidence;
    const char *measure = option_value(context, "measure");
    const char *linkage = option_value(context, "linkage");
    if (measure)
        EMIC_TRY(emic_similarity_measure_find(emic_slice_of(measure), &wanted.measure, err));
    if (linkage)
        EMIC_TRY(emic_linkage_find(emic_slice_of(linkage), &wanted.linkage, err));
    EMIC_TRY(read_query(context, &query, err));
    EMIC_TRY(read_items(context, &query, &wanted, err));
    query.own = true;
    EMIC_TRY(emic_incidence_count(context->study, &query, context->arena, &incidence, err));
    emic_table *table = emic_similarity_table(&incidence, &wanted, context->arena);
    if (table->rows.count == 0)
        *exit = EXIT_NEGATIVE;
    return output_table(context, table, err);
}

static const emic_option similarity_options[] = {
    {"of", 0, OPTION_TEXT, "ITEMS", "what is compared: codes (default), documents or participants"},
    {"unit", 'u', OPTION_TEXT, "UNIT", "of codes: over turns (default), documents or participants"},
    {"within", 0, OPTION_TEXT, "N", "of codes: over runs of N + 1 turns"},
    {"measure", 0, OPTION_TEXT, "NAME",
     "how alike two are: jaccard (default), sorensen or pearson"},
    {"linkage", 0, OPTION_TEXT, "NAME",
     "how alike two clusters are: complete (default) or average"},
    FILTER_CODE,
    FILTER_CODER,
    FILTER_ROUND,
    FILTER_GROUP,
    FILTER_WHERE,
    {"base", 0, OPTION_TEXT, "NAME", "only the participants of this sub-base"},
    OPTION_FORMAT,
    OPTION_OUTPUT,
    OPTION_FORCE,
    {0},
};

const emic_command command_table_similarity = {
    .name = "table similarity",
    .needs = NEEDS_READ,
    .run = run_similarity,
    .options = similarity_options,
    .summary = "Cluster codes, documents or participants",
    .details =
        "Joins, step by step, the two most alike: codes that hold in the same turns (--unit says "
        "otherwise), or documents or participants that have the same codes. Each code stands by "
        "itself, without the codes below it. The steps are printed in order, and the whole tree in "
        "Newick's notation, which programs that draw dendrograms read: in a note, and in csv in "
        "the last row.",
    .example = "emic table similarity --of participants --linkage average",
};
