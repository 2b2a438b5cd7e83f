/* emic table NAME: one way for all tables that a study can be asked for. What each takes, counts
 * and shows is its measure's business (measure/measure.h). */
#include "commands.h"
#include "filter.h"
#include "measure_option.h"
#include "output.h"
#include "parameter.h"
#include "release_option.h"

static emic_status put_table(const emic_context *context, const void *result, emic_error *err)
{
    return output_table(context, result, err);
}

/* Long or wide: as asked, else long for programs and wide for people. */
static emic_status find_form(const emic_context *context, bool *is_long, emic_error *err)
{
    emic_format format;
    EMIC_TRY(output_format(context, &format, err));
    *is_long = option_given(context, "long") ||
               (emic_format_is_data(format) && !option_given(context, "wide"));
    if (option_given(context, "long") && option_given(context, "wide"))
        return emic_fail(err, EMIC_INVALID, "--long and --wide contradict each other");
    return EMIC_OK;
}

static emic_status run(emic_context *context, int *exit, emic_error *err)
{
    emic_recipe_step step = {0};
    emic_counted counted;
    bool is_long;
    const char *name = context->command->name + strlen("table ");
    EMIC_TRY(emic_measure_find(emic_slice_of(name), &step.measure, err));
    EMIC_TRY(find_form(context, &is_long, err));
    EMIC_TRY(parameter_read(context, step.measure->parameters, &step.parameters, err));
    EMIC_TRY(step.measure->count(context->study, &step.parameters, context->arena, &counted, err));
    EMIC_TRY(release_option_apply(context, step.measure, &counted, err));
    if (counted.empty)
        *exit = EXIT_NEGATIVE;
    const emic_table *table = emic_measure_table(
        step.measure, &counted, option_value(context, "save"), is_long, context->arena);
    return parameter_finish(context, &step, put_table, table, err);
}

/* clang-format off */
#define OPTION_PERCENT                                                                             \
    {"percent", 0, OPTION_FLAG, NULL, "percentages for small bases (N under 20) too"}
#define FILTERS FILTER_CODE, FILTER_CODER, FILTER_ROUND, FILTER_GROUP, FILTER_WHERE
#define OUTPUTS                                                                                    \
    {"long", 0, OPTION_FLAG, NULL, "one fact a row, as csv and json have it, in any format"},      \
    {"wide", 0, OPTION_FLAG, NULL, "as text shows it, in any format"},                             \
    OPTION_SAVE, OPTION_SAVE_DRY_RUN, OPTION_FORMAT, OPTION_OUTPUT, OPTION_FORCE, {0}
/* clang-format on */

static const emic_option frequency_options[] = {
    OPTION_BY,
    OPTION_SPLIT,
    OPTION_UNIT,
    FILTERS,
    OPTION_BASE,
    OPTION_PERCENT,
    {"phrases", 0, OPTION_FLAG, NULL, "shares as they stand in a sentence: all but one of 15"},
    OPTION_RELEASE,
    OUTPUTS,
};

const emic_command command_table_frequency = {
    .name = "table frequency",
    .needs = NEEDS_READ,
    .run = run,
    .options = frequency_options,
    .summary = "Count codes per group",
    .details =
        "For every code and group: n of N, percent from N = 20 on, and for participants "
        "Wilson's 95 % "
        "interval. A code counts with the codes below it, each unit once; codes that nobody "
        "has stay, "
        "as 0. Under the table stand unit, base, rule and N. csv and json have a row a code "
        "and group. "
        "How a condition is written is told by emic help base add. With --release a count that "
        "a profile hides reads *, and is empty in csv and json (emic help release check).",
    .example = "emic table frequency --by group --where 'arrests >= 2'",
};

static const emic_option crosstab_options[] = {
    OPTION_BY,
    OPTION_SPLIT,
    FILTERS,
    OPTION_BASE,
    {"unit", 'u', OPTION_TEXT, "UNIT",
     "participants; a test on anything else is refused, because it is not independent"},
    OPTION_PERCENT,
    OPTION_RELEASE,
    OUTPUTS,
};

const emic_command command_table_crosstab = {
    .name = "table crosstab",
    .needs = NEEDS_READ,
    .run = run,
    .options = crosstab_options,
    .summary = "Test whether codes differ by an attribute",
    .details = "For every code and value of the attribute: n of N participants, Wilson's 95 % "
               "interval, and the adjusted residual. For every code, in the row of its total: "
               "Fisher's exact test, that p adjusted by Holm over all codes of the table, "
               "Pearson's chi-square, Cramér's V, and for two values the odds ratio. "
               "Choose the codes before you look: each one more makes the adjustment harder on "
               "all. Who has no value of the attribute is shown, but not compared. csv and json "
               "also have expected counts and the adjustment of Benjamini and Hochberg.",
    .example = "emic table crosstab --code HARM/FEAR --by group",
};

static const emic_option saturation_options[] = {
    OPTIONS_SATURATION,
    FILTERS,
    OUTPUTS,
};

const emic_command command_table_saturation = {
    .name = "table saturation",
    .needs = NEEDS_READ,
    .run = run,
    .options = saturation_options,
    .summary = "See how many new codes each interview brings, and when hardly any come",
    .details =
        "An interview is a document. In the order of analysis it counts the codes that no "
        "interview before had, and tells after how many the next ones bring hardly any (Guest, "
        "Namey and Chen 2020). \"7+2\" is: after 7 interviews, shown by the 2 that follow. "
        "Because this depends on the order, the median over 1000 shuffles stands beside it; the "
        "same seed gives the same shuffles.\n\n"
        "Expected is how many codes any n of the interviews have in the mean. Chao2 is how many "
        "codes there are at least, by those that only one or two interviews have. With --by "
        "each group has a row; csv and json have one for each group and interview. Too few "
        "interviews for a base and one run saturate nothing, and are told.",
    .example = "emic table saturation --by group",
};

static const emic_option cooccurrence_options[] = {
    OPTIONS_COOCCURRENCE,
    FILTERS,
    OPTION_BASE,
    OUTPUTS,
};
const emic_command command_table_cooccurrence = {
    .name = "table cooccurrence",
    .needs = NEEDS_READ,
    .run = run,
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

static const emic_option similarity_options[] = {
    OPTIONS_SIMILARITY,
    FILTERS,
    OPTION_BASE,
    OUTPUTS,
};
const emic_command command_table_similarity = {
    .name = "table similarity",
    .needs = NEEDS_READ,
    .run = run,
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

static const emic_option matrix_options[] = {
    {"of", 0, OPTION_TEXT, "ITEMS", "the rows: participants (default) or documents"},
    {"cells", 0, OPTION_TEXT, "WHAT",
     "presence (default): 1 or 0; count: segments; state: affirmed, denied ... of participants"},
    OPTION_BY,
    FILTERS,
    OPTION_BASE,
    OUTPUTS,
};

const emic_command command_table_matrix = {
    .name = "table matrix",
    .needs = NEEDS_READ,
    .run = run,
    .options = matrix_options,
    .summary = "Write codes by participant or document, for R and SPSS",
    .details = "A row a participant or document, a column a code, with the codes below it. Columns "
               "are called by mnemonic, else by path, in letters that R and SPSS take; json says "
               "which code each is. A 0 says that the code does not count, which is no denial: "
               "--cells state tells the two apart.",
    .example = "emic table matrix --code HARM --format csv",
};

static const emic_option attributes_options[] = {
    {"attribute", 0, OPTION_REPEAT, "NAME", "only this attribute (else all but the groups')"},
    OPTION_BY,
    FILTER_GROUP,
    FILTER_WHERE,
    OPTION_BASE,
    OPTION_PERCENT,
    OUTPUTS,
};

const emic_command command_table_attributes = {
    .name = "table attributes",
    .needs = NEEDS_READ,
    .run = run,
    .options = attributes_options,
    .summary = "Describe who took part, per group",
    .details = "For every attribute of participants and each of its values: n of N per group; of "
               "numbers median, least and most. Values that are not known are counted as such.",
    .example = "emic table attributes --attribute region",
};

static const emic_option judgements_options[] = {
    OPTION_BY, FILTER_CODE, FILTER_GROUP, FILTER_WHERE, OPTION_BASE, OUTPUTS,
};

const emic_command command_table_judgements = {
    .name = "table judgements",
    .needs = NEEDS_READ,
    .run = run,
    .options = judgements_options,
    .summary = "Count what was judged: affirmed, denied, not raised, not asked",
    .details = "For every code that somebody judged, or that needs it, and every group: for how "
               "many participants it was affirmed, denied, not raised, not asked, or not judged.",
    .example = "emic table judgements --code STANCE",
};

static const emic_option codeline_options[] = {OPTIONS_CODELINE, OUTPUTS};
const emic_command command_table_codeline = {
    .name = "table codeline",
    .needs = NEEDS_READ,
    .run = run,
    .options = codeline_options,
    .summary = "See in which turns of a document each code is",
    .details = "A turn has a code when a coding covers at least one character of it; each code "
               "stands for itself, without those below it. Turns in which every coding "
               "contradicts are counted by themselves. csv and json have a row a code and turn.",
    .example = "emic table codeline --document TP01 --coders",
};

static const emic_option portrait_options[] = {OPTION_DOCUMENTS, FILTERS, OUTPUTS};
const emic_command command_table_portrait = {
    .name = "table portrait",
    .needs = NEEDS_READ,
    .run = run,
    .options = portrait_options,
    .summary = "See how much of each document is coded, and with what",
    .details = "For every document: its characters, how many of them have a code, and the code "
               "that most of them have. csv and json have a row for each stretch of text and each "
               "code of it, from the first character to the last. Codings that contradict are "
               "left out.",
    .example = "emic table portrait --code HARM",
};

static const emic_option timeline_options[] = {OPTIONS_TIMELINE, OUTPUTS};
const emic_command command_table_timeline = {
    .name = "table timeline",
    .needs = NEEDS_READ,
    .run = run,
    .options = timeline_options,
    .summary = "List the interviews in the order in which they were held",
    .details =
        "Dates are an attribute of documents, loaded by emic document load. What has no date "
        "is named in a note and not placed. --order added asks for the order of analysis "
        "instead: as each document was first coded.",
    .example = "emic table timeline --date held",
};

static const emic_option exemplars_options[] = {
    {"quotes", 0, OPTION_TEXT, "N", "passages a code, group and polarity: 1 (default) to 20"},
    OPTION_BY,
    FILTER_CODE,
    FILTER_GROUP,
    FILTER_WHERE,
    OPTION_BASE,
    OUTPUTS,
};

const emic_command command_table_exemplars = {
    .name = "table exemplars",
    .needs = NEEDS_READ,
    .run = run,
    .options = exemplars_options,
    .summary = "Choose passages to quote for each code and group",
    .details = "Of each code, group and polarity some passages, one of each participant, by a rule "
               "that stands under the table: no choice of taste. emic quotes lists them all.",
    .example = "emic table exemplars --code HARM/FEAR --quotes 2",
};
