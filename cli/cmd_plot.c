/* emic plot NAME: one way for all pictures that a study can be asked for. What each takes, counts
 * and draws is its plot's business (exchange/plot.h). */
#include "commands.h"
#include "filter.h"
#include "measure_option.h"
#include "parameter.h"
#include "picture_file.h"
#include "release_option.h"

static emic_status read_look(const emic_context *context, emic_plot_look *out, emic_error *err)
{
    int64_t width;
    EMIC_TRY(option_number(context, "width", EMIC_PLOT_WIDTH_LEAST, EMIC_PLOT_WIDTH_MOST, 0, &width,
                           err));
    *out = (emic_plot_look){option_value(context, "title"), (double)width};
    return EMIC_OK;
}

/* A picture and where it goes. */
typedef struct drawn_picture {
    emic_picture picture;
    picture_format format;
} drawn_picture;

static emic_status put_picture(const emic_context *context, const void *result, emic_error *err)
{
    const drawn_picture *drawn = result;
    return picture_write(context, &drawn->picture, drawn->format, err);
}

static emic_status run(emic_context *context, int *exit, emic_error *err)
{
    emic_recipe_step step = {0};
    emic_counted counted;
    drawn_picture drawn;
    const char *name = context->command->name + strlen("plot ");
    EMIC_TRY(emic_plot_find(emic_slice_of(name), &step.plot, err));
    EMIC_TRY(picture_format_read(context, &drawn.format, err));
    EMIC_TRY(read_look(context, &step.look, err));
    EMIC_TRY(parameter_read(context, step.plot->parameters, &step.parameters, err));
    EMIC_TRY(emic_recipe_step_count(context->study, &step, context->arena, &counted, err));
    EMIC_TRY(release_option_apply(context, NULL, &counted, err));
    step.plot->draw(&counted, &step.look, context->arena, &drawn.picture);
    if (drawn.picture.empty)
        *exit = EXIT_NEGATIVE;
    return parameter_finish(context, &step, put_picture, &drawn, err);
}

/* clang-format off */
#define FILTERS FILTER_CODE, FILTER_CODER, FILTER_ROUND, FILTER_GROUP, FILTER_WHERE
#define OUTPUTS                                                                                    \
    {"title", 0, OPTION_TEXT, "TEXT", "over the picture, instead of its own"},                     \
    {"width", 0, OPTION_TEXT, "PIXELS", "to fit into: 320 to 4000, 96 to the inch"},               \
    {"format", 'f', OPTION_TEXT, "FORMAT", "svg (default), png or pdf; else as --output ends"},    \
    {"output", 'o', OPTION_TEXT, "FILE",                                                           \
     "a .svg, .png or .pdf; what is drawn goes into a .csv beside it"},                            \
    {"force", 0, OPTION_FLAG, NULL, "replace files that exist"},                                   \
    OPTION_SAVE, OPTION_SAVE_DRY_RUN,                                                              \
    {0}
#define FILES                                                                                      \
    "\n\nWithout --output the SVG is printed. PNG (288 pixels to the inch) and PDF are made by "   \
    "rsvg-convert where it is installed. The same study gives the same SVG, byte for byte."
/* clang-format on */

static const emic_option heatmap_options[] = {
    OPTION_BY,
    OPTION_SPLIT,
    OPTION_UNIT,
    {"of", 0, OPTION_TEXT, "ITEMS", "the columns: groups (default) or participants"},
    {"cells", 0, OPTION_TEXT, "WHAT",
     "of participants: presence (default) or state (affirmed, denied, not raised, not asked)"},
    FILTERS,
    OPTION_BASE,
    OPTION_RELEASE,
    OUTPUTS,
};

const emic_command command_plot_heatmap = {
    .name = "plot heatmap",
    .needs = NEEDS_READ,
    .run = run,
    .options = heatmap_options,
    .summary = "Draw codes by group or by participant as shades",
    .details = "A row a code and a column a group: the darker, the larger the share, with n/N in "
               "the cell. With --of participants those of a group "
               "stand together; what the colours say, signs say, too." FILES,
    .example = "emic plot heatmap --by group --output themes.svg",
};

static const emic_option bars_options[] = {
    OPTION_BY, OPTION_SPLIT, OPTION_UNIT, FILTERS, OPTION_BASE, OPTION_RELEASE, OUTPUTS,
};

const emic_command command_plot_bars = {
    .name = "plot bars",
    .needs = NEEDS_READ,
    .run = run,
    .options = bars_options,
    .summary = "Draw the share of each group as bars with intervals",
    .details = "For every code a bar a group, with n of N behind it and, for participants, "
               "Wilson's 95 % interval on it. Choose some codes with --code: each bar takes its "
               "line." FILES,
    .example = "emic plot bars --code HARM --output harm.svg",
};

static const emic_option tree_options[] = {FILTERS, OPTION_BASE, OPTION_RELEASE, OUTPUTS};

const emic_command command_plot_tree = {
    .name = "plot tree",
    .needs = NEEDS_READ,
    .run = run,
    .options = tree_options,
    .summary = "Draw the tree of codes with how many have each",
    .details = "Each code under its parent, with n of N participants as bar and in words, and the "
               "different coded segments. A code counts with the codes below it." FILES,
    .example = "emic plot tree --output codes.svg",
};

static const emic_option saturation_options[] = {OPTIONS_SATURATION, FILTERS, OUTPUTS};

const emic_command command_plot_saturation = {
    .name = "plot saturation",
    .needs = NEEDS_READ,
    .run = run,
    .options = saturation_options,
    .summary = "Draw how many new codes each interview brings",
    .details = "New codes of each interview as bars, all codes so far and how many to expect of "
               "any n interviews as lines, with Chao2 and the place where the rule of saturation "
               "is met. With --by each group has its own, on the same axes as the other groups; "
               "emic help table saturation tells what the figures are." FILES,
    .example = "emic plot saturation --by group --output saturation.svg",
};

static const emic_option cooccurrence_options[] = {OPTIONS_COOCCURRENCE, FILTERS, OPTION_BASE,
                                                   OUTPUTS};

const emic_command command_plot_cooccurrence = {
    .name = "plot cooccurrence",
    .needs = NEEDS_READ,
    .run = run,
    .options = cooccurrence_options,
    .summary = "Draw which codes come together as shades",
    .details = "Codes down and across: the darker a cell, the larger the measure of the two. On "
               "the diagonal stands in how many units each code holds. emic help table "
               "cooccurrence tells what the measures are." FILES,
    .example = "emic plot cooccurrence --own --output together.svg",
};

static const emic_option network_options[] = {
    OPTIONS_COOCCURRENCE,
    {"strength", 0, OPTION_TEXT, "N",
     "only lines whose measure is at least this; else the strongest, as many as stay legible"},
    FILTERS,
    OPTION_BASE,
    OUTPUTS,
};

const emic_command command_plot_network = {
    .name = "plot network",
    .needs = NEEDS_READ,
    .run = run,
    .options = network_options,
    .summary = "Draw which codes come together as a network",
    .details = "Codes are circles, the larger the more units have them; lines join those that come "
               "together, the thicker the larger the measure. Codes with a line stand near each "
               "other; apart from that, places and distances mean nothing. The caption says how "
               "many lines were left out and from which value on." FILES,
    .example = "emic plot network --own --least 2 --output network.svg",
};

static const emic_option dendrogram_options[] = {OPTIONS_SIMILARITY, FILTERS, OPTION_BASE, OUTPUTS};

const emic_command command_plot_dendrogram = {
    .name = "plot dendrogram",
    .needs = NEEDS_READ,
    .run = run,
    .options = dendrogram_options,
    .summary = "Draw which codes, documents or participants are alike as a tree",
    .details = "The farther right two clusters are joined, the less alike they are; dashed: they "
               "have nothing in common. emic help table similarity tells how they are compared "
               "and joined." FILES,
    .example = "emic plot dendrogram --of participants --output alike.svg",
};

static const emic_option codeline_options[] = {OPTIONS_CODELINE, OUTPUTS};

const emic_command command_plot_codeline = {
    .name = "plot codeline",
    .needs = NEEDS_READ,
    .run = run,
    .options = codeline_options,
    .summary = "Draw in which turns of a document each code is",
    .details = "Codes down, turns across, who speaks on top. A turn has a code when a coding "
               "covers at least one character of it; where every coding contradicts, the mark is "
               "half as high." FILES,
    .example = "emic plot codeline --document TP01 --output line.svg",
};

static const emic_option portrait_options[] = {OPTION_DOCUMENTS, FILTERS, OUTPUTS};

const emic_command command_plot_portrait = {
    .name = "plot portrait",
    .needs = NEEDS_READ,
    .run = run,
    .options = portrait_options,
    .summary = "Draw documents as strips in the colours of their codes",
    .details =
        "Each document is a strip as long as its text, each stretch in the colours of its codes: "
        "those that the codebook gives them or a code above them, else of a palette. Where that "
        "has too few, codes are drawn in the colour of one above them, or as other codes. A single "
        "document is broken "
        "into lines. Codings that contradict are left out." FILES,
    .example = "emic plot portrait --code HARM --output strips.svg",
};

static const emic_option timeline_options[] = {OPTIONS_TIMELINE, OUTPUTS};

const emic_command command_plot_timeline = {
    .name = "plot timeline",
    .needs = NEEDS_READ,
    .run = run,
    .options = timeline_options,
    .summary = "Draw when the interviews were held",
    .details =
        "A row a document, its sign and colour by the group of those who speak. Dates are an "
        "attribute of documents, loaded by emic document load. What has no date is named "
        "under the picture and not placed. --order added asks for the order of analysis "
        "instead: as each document was first coded." FILES,
    .example = "emic plot timeline --date held --output when.svg",
};
