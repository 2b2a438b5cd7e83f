/* emic release add, list, show, remove: rules for what may be given away; check: what they hide. */
#include "commands.h"
#include "output.h"

static emic_status run_add(emic_context *context, int *exit, emic_error *err)
{
    const char *source = option_value(context, "source");
    emic_release_profile profile = {
        .name = context->operands[0],
        .source = source ? source : "a rule of this study",
        .zero_is_safe = !option_given(context, "hide-zero"),
        .class_disclosure = option_given(context, "hide-all"),
        .sizes_are_cells = option_given(context, "hide-sizes"),
    };
    (void)exit;
    if (!option_given(context, "threshold"))
        return emic_fail(err, EMIC_INVALID,
                         "say with --threshold N up to which count cells are hidden");
    EMIC_TRY(option_number(context, "threshold", 0, INT32_MAX, 0, &profile.threshold, err));
    EMIC_TRY(option_number(context, "multiple", 0, INT32_MAX, 0, &profile.round_base, err));
    EMIC_TRY(emic_release_profile_add(context->study, &profile, err));
    output_note(context, "release profile %s: %s", profile.name,
                emic_release_profile_words(&profile, context->arena));
    return EMIC_OK;
}

static void fill(const emic_release_profile *profile, bool own, emic_table *table)
{
    emic_cell *cell = emic_table_add_row(table, 0);
    cell[0] = emic_cell_text(emic_slice_of(profile->name));
    cell[1] = emic_cell_integer(profile->threshold);
    cell[2] = emic_cell_text(emic_slice_of(profile->zero_is_safe ? "told" : "hidden"));
    cell[3] = emic_cell_text(emic_slice_of(profile->class_disclosure ? "hidden" : "told"));
    cell[4] = emic_cell_text(emic_slice_of(profile->sizes_are_cells ? "hidden" : "told"));
    if (profile->round_base)
        cell[5] = emic_cell_integer(profile->round_base);
    cell[6] = emic_cell_text(emic_slice_of(own ? "this study" : "built in"));
    cell[7] = emic_cell_text(emic_slice_of(profile->source));
}

static emic_status run_list(emic_context *context, int *exit, emic_error *err)
{
    static const emic_column columns[] = {
        {.name = "name", .title = "Name"},
        {.name = "threshold", .title = "Up to", .right = true},
        {.name = "zero", .title = "None"},
        {.name = "all", .title = "All"},
        {.name = "sizes", .title = "Small N"},
        {.name = "multiple", .title = "Multiples of", .right = true},
        {.name = "kept", .title = "Kept in"},
        {.name = "source", .title = "Source", .wrap = true},
    };
    size_t count;
    emic_release_profile_list own;
    const emic_release_profile *profiles = emic_release_profiles(&count);
    (void)exit;
    EMIC_TRY(emic_release_profile_list_load(context->study, context->arena, &own, err));
    emic_table *table = emic_table_make(context->arena, "Release profiles");
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        emic_table_add_column(table, columns[i]);
    for (size_t i = 0; i < count; i++)
        fill(&profiles[i], false, table);
    for (size_t i = 0; i < own.count; i++)
        fill(&own.items[i], true, table);
    return output_table(context, table, err);
}

static emic_status find(const emic_context *context, emic_release_profile *out, emic_error *err)
{
    return emic_release_profile_find(context->study, emic_slice_of(context->operands[0]),
                                     context->arena, out, err);
}

static emic_status run_show(emic_context *context, int *exit, emic_error *err)
{
    emic_release_profile profile;
    (void)exit;
    EMIC_TRY(find(context, &profile, err));
    const char *text =
        emic_arena_format(context->arena, "%s (%s): %s.\n", profile.name, profile.source,
                          emic_release_profile_words(&profile, context->arena));
    return output_print(emic_slice_of(text), err);
}

static emic_status run_remove(emic_context *context, int *exit, emic_error *err)
{
    const char *name = context->operands[0];
    (void)exit;
    EMIC_TRY(emic_release_profile_remove(context->study, emic_slice_of(name), err));
    output_note(context, "removed the release profile %s", name);
    return EMIC_OK;
}

static emic_status run_check(emic_context *context, int *exit, emic_error *err)
{
    emic_release_profile profile;
    emic_release release;
    EMIC_TRY(find(context, &profile, err));
    emic_release_begin(&profile, context->arena, &release);
    EMIC_TRY(emic_release_add_kept(&release, context->study, err));
    EMIC_TRY(emic_release_make(&release, true, err));
    if (release.suppression.unprotected)
        *exit = EXIT_NEGATIVE;
    return output_table(context, emic_release_log(&release, context->arena), err);
}

static const emic_option add_options[] = {
    {"threshold", 0, OPTION_TEXT, "N", "hide counts of 1 to N, and those that 1 to N are not in"},
    {"hide-zero", 0, OPTION_FLAG, NULL, "hide 0, too"},
    {"hide-all", 0, OPTION_FLAG, NULL, "hide \"all of them\", too: it speaks of each"},
    {"hide-sizes", 0, OPTION_FLAG, NULL, "hide how many a group are where that is a small count"},
    {"multiple", 0, OPTION_TEXT, "N", "round what is told to multiples of N"},
    {"source", 0, OPTION_TEXT, "WORDS", "whose rule it is, for the notes under tables"},
    {0},
};
static const emic_option list_options[] = {OPTION_FORMAT, OPTION_OUTPUT, OPTION_FORCE, {0}};

const emic_command command_release_add = {
    .name = "release add",
    .operands = "NAME",
    .least = 1,
    .most = 1,
    .needs = NEEDS_WRITE,
    .run = run_add,
    .options = add_options,
    .summary = "Keep a rule for what tables may tell when they are given away",
    .details = "A release hides small counts and whatever they could be worked out from. Rules of "
               "others are built in (emic release list); this keeps your own, such as what an "
               "ethics board asks for. Nothing is hidden until a command is told --release.",
    .example = "emic release add board --threshold 4 --hide-all --source \"our ethics board\"",
};

const emic_command command_release_list = {
    .name = "release list",
    .needs = NEEDS_READ,
    .run = run_list,
    .options = list_options,
    .summary = "List the release profiles, built in and kept",
    .example = "emic release list",
};

const emic_command command_release_show = {
    .name = "release show",
    .operands = "PROFILE",
    .least = 1,
    .most = 1,
    .needs = NEEDS_READ,
    .run = run_show,
    .summary = "Say the rule of a release profile in words",
    .example = "emic release show cms",
};

const emic_command command_release_check = {
    .name = "release check",
    .operands = "PROFILE",
    .least = 1,
    .most = 1,
    .needs = NEEDS_READ,
    .run = run_check,
    .options = list_options,
    .summary = "List what a release would hide in the kept tables, and why",
    .details =
        "All kept tables are looked at together (emic recipe list; without any, those that an "
        "archive holds), because what one hides another may tell. First the rule: \"2 of 5\" "
        "speaks of two people whom others can guess, \"26 of 26\" of each of them. Then, where one "
        "count of a sum is hidden, the next smallest. Then the audit: for every count that the "
        "rule hides it looks for other studies that give the same release; where there are too few "
        "answers left, more is hidden.\n\n"
        "Who is thought to read the release knows all its tables, who is in which group, the "
        "codebook and the rule. Documents, segments, turns and characters are hidden where the "
        "count of participants is. Tables that are not counts per group, and bases that were "
        "chosen by codes, are left out and named. Exit 1 says that something cannot be protected "
        "by hiding. The list itself is for you alone.",
    .example = "emic release check small-study",
};

const emic_command command_release_remove = {
    .name = "release remove",
    .operands = "NAME",
    .least = 1,
    .most = 1,
    .needs = NEEDS_WRITE,
    .run = run_remove,
    .summary = "Stop keeping a release profile",
    .example = "emic release remove board",
};
