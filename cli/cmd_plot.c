/* emic plot NAME: one way for all pictures that a study can be asked for. What each takes, counts
 * and draws is its plot's business (exchange/plot.h). */
#include "commands.h"
#include "filter.h"
#include "parameter.h"
#include "picture_file.h"

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
    OPTION_BY, OPTION_SPLIT, OPTION_UNIT, FILTERS, OPTION_BASE, OUTPUTS,
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

static const emic_option tree_options[] = {FILTERS, OPTION_BASE, OUTPUTS};

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
