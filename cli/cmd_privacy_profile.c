/* emic privacy profile: what happens to each kind of words that may identify somebody. */
#include "commands.h"
#include "output.h"
#include "privacy/profile.h"
#include "privacy/replace_mode.h"
#include "vault_access.h"

static emic_status list(const emic_context *context, emic_error *err)
{
    size_t count;
    const emic_profile *profiles = emic_profile_list(&count);
    emic_table *table = emic_table_make(context->arena, "Profiles");
    emic_table_add_column(table, (emic_column){.name = "profile", .title = "Profile"});
    emic_table_add_column(table, (emic_column){.name = "summary", .title = "For", .wrap = true});
    emic_table_add_column(table, (emic_column){.name = "source", .title = "After", .wrap = true});
    for (size_t i = 0; i < count; i++) {
        emic_cell *cell = emic_table_add_row(table, 0);
        cell[0] = emic_cell_text(emic_slice_of(profiles[i].name));
        cell[1] = emic_cell_text(emic_slice_of(profiles[i].summary));
        cell[2] = emic_cell_text(emic_slice_of(profiles[i].source));
    }
    emic_table_add_note(table, "The first is taken where none is chosen.");
    return output_table(context, table, err);
}

/* --- show ------------------------------------------------------------------------------------- */

static const char *kinds_of(const emic_coverage *row, emic_arena *arena)
{
    const char *kinds = "";
    for (int i = 0; i < EMIC_COVERAGE_KINDS && row->kinds[i] != EMIC_CANDIDATE_NONE; i++)
        kinds = emic_arena_format(arena, "%s%s%s", kinds, *kinds ? ", " : "",
                                  emic_candidate_kind_name(row->kinds[i]));
    return kinds;
}

static void add_coverage(const emic_profile *profile, emic_table *table, emic_arena *arena)
{
    for (size_t i = 0; i < profile->coverage_count; i++) {
        const emic_coverage *row = &profile->coverage[i];
        emic_cell *cell = emic_table_add_row(table, 0);
        cell[0] = emic_cell_text(emic_slice_of(row->name));
        cell[1] = emic_cell_text(emic_slice_of(emic_coverage_how(profile, row)));
        cell[2] = emic_cell_text(emic_slice_of(kinds_of(row, arena)));
        cell[3] = emic_cell_text(emic_slice_of(row->note));
    }
}

static emic_status show_coverage(const emic_context *context, const emic_profile *profile,
                                 emic_error *err)
{
    emic_arena *arena = context->arena;
    emic_table *table =
        emic_table_make(arena, emic_arena_format(arena, "What %s covers", profile->name));
    emic_table_add_column(table, (emic_column){.name = "class", .title = "Class", .wrap = true});
    emic_table_add_column(table, (emic_column){.name = "how", .title = "How", .wrap = true});
    emic_table_add_column(table, (emic_column){.name = "kinds", .title = "Kinds", .wrap = true});
    emic_table_add_column(table, (emic_column){.name = "note", .title = "Note", .wrap = true});
    add_coverage(profile, table, arena);
    emic_table_add_note(table, "After: %s", profile->source);
    emic_table_add_note(table, "It cannot: %s", profile->limits);
    return output_table(context, table, err);
}

static emic_status show_actions(const emic_context *context, const emic_profile *profile,
                                emic_error *err)
{
    emic_arena *arena = context->arena;
    emic_table *table =
        emic_table_make(arena, emic_arena_format(arena, "Profile %s", profile->name));
    emic_table_add_column(table, (emic_column){.name = "kind", .title = "Kind"});
    emic_table_add_column(table, (emic_column){.name = "action", .title = "Action"});
    for (int i = 1; i < EMIC_CANDIDATE_KINDS; i++) {
        emic_candidate_kind kind = (emic_candidate_kind)i;
        emic_cell *cell = emic_table_add_row(table, 0);
        cell[0] = emic_cell_text(emic_slice_of(emic_candidate_kind_name(kind)));
        cell[1] =
            emic_cell_text(emic_slice_of(emic_action_name(emic_profile_action(profile, kind))));
    }
    emic_table_add_note(table, "%s", profile->summary);
    return output_table(context, table, err);
}

/* --- use -------------------------------------------------------------------------------------- */

static emic_status choose(const emic_context *context, emic_vault *vault,
                          const emic_profile *profile, emic_error *err)
{
    const char *mode = option_value(context, "mode"), *order = option_value(context, "dates");
    emic_replace_mode ignored;
    EMIC_TRY(emic_vault_set(vault, "profile", emic_slice_of(profile->name), err));
    if (mode) {
        EMIC_TRY(emic_replace_mode_find(emic_slice_of(mode), &ignored, err));
        EMIC_TRY(emic_vault_set(vault, "mode", emic_slice_of(mode), err));
    }
    if (order && strcmp(order, "day-first") != 0 && strcmp(order, "month-first") != 0)
        return emic_fail(err, EMIC_INVALID, "5/12/2019 is read day-first or month-first, not %s",
                         order);
    if (order)
        EMIC_TRY(emic_vault_set(vault, "date order", emic_slice_of(order), err));
    return vault_access_save(context, vault, "profile use", profile->name, err);
}

static emic_status use(const emic_context *context, const emic_profile *profile, emic_error *err)
{
    emic_vault *vault;
    EMIC_TRY(vault_access_open(context, true, &vault, err));
    emic_status status = choose(context, vault, profile, err);
    emic_vault_close(vault);
    if (status == EMIC_OK)
        output_note(context,
                    "%s holds from now on; transcripts that are in the study stay as they "
                    "are",
                    profile->name);
    return status;
}

static emic_status run(emic_context *context, int *exit, emic_error *err)
{
    const char *verb = context->operands[0], *name = context->operands[1];
    const emic_profile *profile;
    (void)exit;
    bool lists = strcmp(verb, "list") == 0;
    if (!lists && strcmp(verb, "show") != 0 && strcmp(verb, "use") != 0)
        return emic_fail(err, EMIC_INVALID, "say list, show NAME or use NAME, not \"%s\"", verb);
    if (lists == (name != NULL))
        return emic_fail(err, EMIC_INVALID,
                         lists ? "list takes no name"
                               : "which profile? emic privacy profile list "
                                 "names them");
    if (lists)
        return list(context, err);
    EMIC_TRY(emic_profile_find(emic_slice_of(name), &profile, err));
    if (strcmp(verb, "use") == 0)
        return use(context, profile, err);
    if (option_given(context, "coverage"))
        return show_coverage(context, profile, err);
    return show_actions(context, profile, err);
}

static const emic_option options[] = {
    {"coverage", 0, OPTION_FLAG, NULL, "of show: the classes of the rule, and how each is covered"},
    {"mode", 0, OPTION_TEXT, "MODE", "of use: names as tag (default), bracket, plain or seg"},
    {"dates", 0, OPTION_TEXT, "ORDER", "of use: 5/12/2019 is day-first (default) or month-first"},
    OPTION_VAULT,
    OPTION_KEY_FILE,
    OPTION_PASSPHRASE_FD,
    OPTION_WHO,
    OPTION_FORMAT,
    OPTION_OUTPUT,
    OPTION_FORCE,
    OPTION_DRY_RUN,
    {0},
};

const emic_command command_privacy_profile = {
    .name = "privacy profile",
    .operands = "list|show|use [NAME]",
    .least = 1,
    .most = 2,
    .needs = NEEDS_NOTHING,
    .run = run,
    .options = options,
    .summary = "List, show or choose how identifying words are treated",
    .details =
        "A profile says for each kind of words whether a person is asked, they are kept, or they "
        "are brought to a grade that says less: a date to its year, a town to its region, an age "
        "over 89 to 90+. It follows a published rule as far as a program can that sees nothing but "
        "text; show --coverage tells, class by class, what that rule asks and what is not "
        "covered. What was decided in a review comes before the profile.\n\n"
        "Modes: tag writes [TP07], bracket [Vida], plain Vida, seg <seg "
        "type=\"person\">Vida</seg>. "
        "Plain pseudonyms read well and hide what was missed, but readers cannot tell them from "
        "real names.",
    .example = "emic privacy profile use uk-data-service --key-file key.txt",
};
