/* emic run: makes what a recipe says, all of it or nothing. */
#include "commands.h"
#include "input.h"
#include "leak_gate.h"
#include "output.h"
#include "release_option.h"
#include <errno.h>
#include <sys/stat.h>

/* A recipe while it is run. */
typedef struct kitchen {
    const emic_context *context;
    const char *recipe_path;
    emic_format format;
    const char *ending, *folder;
    struct {
        leak_gate_file *items; /* to write, once everything could be made */
        size_t count, capacity;
    } files;
    emic_counted *counted; /* of each step */
    emic_table *report;    /* a row a file */
} kitchen;

static emic_table *make_report(emic_arena *arena)
{
    emic_table *report = emic_table_make(arena, "Made");
    emic_table_add_column(report, (emic_column){.name = "step", .title = "Step"});
    emic_table_add_column(report, (emic_column){.name = "result", .title = "Result"});
    emic_table_add_column(report, (emic_column){.name = "file", .title = "File"});
    return report;
}

static void add_content(kitchen *at, const char *file, const char *ending, emic_slice content)
{
    leak_gate_file *made = EMIC_PUSH(at->context->arena, &at->files);
    made->path = emic_arena_format(at->context->arena, "%s/%s.%s", at->folder, file, ending);
    made->bytes = content;
}

/* Tells of the file that was added last. */
static void report_file(kitchen *at, const char *step, const char *result)
{
    emic_cell *cell = emic_table_add_row(at->report, 0);
    cell[0] = emic_cell_text(emic_slice_of(step));
    cell[1] = emic_cell_text(emic_slice_of(result));
    cell[2] = emic_cell_text(emic_slice_of(at->files.items[at->files.count - 1].path));
}

static emic_status add_table(kitchen *at, const char *file, const emic_table *table,
                             emic_error *err)
{
    emic_slice content;
    EMIC_TRY(
        output_render(table, at->format, OUTPUT_FILE_WIDTH, at->context->arena, &content, err));
    add_content(at, file, at->ending, content);
    return EMIC_OK;
}

/* The table that it draws comes first, so that the picture is what is told of. */
static emic_status make_picture(kitchen *at, const emic_recipe_step *step,
                                const emic_counted *counted, const char **result, emic_error *err)
{
    emic_picture picture;
    step->plot->draw(counted, &step->look, at->context->arena, &picture);
    *result = picture.empty ? "not drawn" : "drawn";
    EMIC_TRY(add_table(at, step->file, picture.data, err));
    add_content(at, step->file, "svg", picture.svg);
    return EMIC_OK;
}

static emic_status count_steps(kitchen *at, const emic_recipe *recipe, emic_error *err)
{
    emic_arena *arena = at->context->arena;
    at->counted = emic_arena_array(arena, recipe->steps.count + 1, sizeof *at->counted);
    for (size_t i = 0; i < recipe->steps.count; i++) {
        const emic_recipe_step *step = &recipe->steps.items[i];
        if (emic_recipe_step_count(at->context->study, step, arena, &at->counted[i], err) !=
            EMIC_OK)
            return emic_error_locate(err, at->recipe_path, step->line, 0);
    }
    return EMIC_OK;
}

/* Hides in all steps together what --release asks for; nothing without it. What cannot be released
 * stops the run: whoever gives the folder away would miss it, or not know that it is missing. */
static emic_status hide(kitchen *at, const emic_recipe *recipe, bool *released, emic_error *err)
{
    emic_release release;
    EMIC_TRY(release_option_begin(at->context, released, &release, err));
    if (!*released)
        return EMIC_OK;
    for (size_t i = 0; i < recipe->steps.count; i++) {
        const emic_recipe_step *step = &recipe->steps.items[i];
        const char *refused = release_option_add(
            &release, step->name, step->plot ? NULL : step->measure, &at->counted[i]);
        if (refused)
            return emic_fail_at(err, EMIC_REFUSED, at->recipe_path, step->line, 0,
                                "no release of the %s %s: %s", emic_recipe_step_noun(step),
                                step->name, refused);
    }
    return release_option_make(at->context, &release, err);
}

static emic_status make_step(kitchen *at, const emic_recipe_step *step, const emic_counted *counted,
                             emic_error *err)
{
    emic_arena *arena = at->context->arena;
    const char *result;
    if (step->plot) {
        EMIC_TRY(make_picture(at, step, counted, &result, err));
    } else {
        const emic_table *table = emic_measure_table(step->measure, counted, step->name,
                                                     emic_format_is_data(at->format), arena);
        result = output_count(table->rows.count, "row", arena);
        EMIC_TRY(add_table(at, step->file, table, err));
    }
    report_file(at, emic_arena_format(arena, "%s %s", emic_recipe_step_noun(step), step->name),
                counted->empty ? "nothing found" : result);
    return EMIC_OK;
}

/* Not in a release: what a claim found is a count that nobody hides. */
static emic_status check_claims(kitchen *at, const emic_recipe *recipe, bool released, int *exit,
                                emic_error *err)
{
    emic_selection all = {0};
    emic_cases cases;
    emic_claim_list claims;
    emic_table *table;
    size_t failed;
    emic_arena *arena = at->context->arena;
    emic_study *study = at->context->study;
    EMIC_TRY(emic_recipe_claims(study, at->recipe_path, recipe, arena, &claims, err));
    if (claims.count && released)
        output_note(at->context, "%s left out: what a claim finds may be a count that is hidden",
                    output_count(claims.count, "claim", arena));
    if (claims.count == 0 || released)
        return EMIC_OK;
    EMIC_TRY(emic_cases_load(study, &all, arena, &cases, err));
    EMIC_TRY(emic_claim_check_all(&cases, &claims, arena, &table, &failed, err));
    if (failed)
        *exit = EXIT_NEGATIVE;
    EMIC_TRY(add_table(at, "claims-checked", table, err));
    report_file(at, "claims",
                emic_arena_format(arena, "%zu of %zu hold", claims.count - failed, claims.count));
    return EMIC_OK;
}

/* Before the first is written: a run that stops half-way leaves files of two recipes. */
static emic_status check_places(const kitchen *at, emic_error *err)
{
    if (mkdir(at->folder, 0777) != 0 && errno != EEXIST)
        return emic_fail_at(err, EMIC_IO, at->folder, 0, 0, "cannot make this folder: %s",
                            strerror(errno));
    if (!emic_file_is_folder(at->folder))
        return emic_fail_at(err, EMIC_EXISTS, at->folder, 0, 0,
                            "a file of this name stands where the folder should be");
    for (size_t i = 0; i < at->files.count; i++)
        EMIC_TRY(emic_file_check_place(at->files.items[i].path, option_given(at->context, "force"),
                                       err));
    return EMIC_OK;
}

static emic_status write_files(const kitchen *at, emic_error *err)
{
    EMIC_TRY(check_places(at, err));
    EMIC_TRY(leak_gate_check_files(at->context, at->files.items, at->files.count, err));
    for (size_t i = 0; i < at->files.count; i++)
        EMIC_TRY(emic_file_write(at->files.items[i].path, at->files.items[i].bytes,
                                 option_given(at->context, "force"), err));
    return EMIC_OK;
}

/* All files, in memory. */
static emic_status make_files(kitchen *at, int *exit, emic_error *err)
{
    emic_slice text;
    emic_recipe recipe;
    bool released;
    EMIC_TRY(input_text(at->context, at->recipe_path, &text, err));
    EMIC_TRY(emic_recipe_parse(at->recipe_path, text, at->context->arena, &recipe, err));
    EMIC_TRY(count_steps(at, &recipe, err));
    EMIC_TRY(hide(at, &recipe, &released, err));
    for (size_t i = 0; i < recipe.steps.count; i++)
        EMIC_TRY(make_step(at, &recipe.steps.items[i], &at->counted[i], err));
    EMIC_TRY(check_claims(at, &recipe, released, exit, err));
    if (at->files.count == 0)
        return emic_fail_at(err, EMIC_INVALID, at->recipe_path, 0, 0, "this recipe makes nothing");
    return EMIC_OK;
}

static emic_status run(emic_context *context, int *exit, emic_error *err)
{
    emic_slice report;
    const char *format = option_value(context, "format");
    kitchen at = {
        .context = context,
        .recipe_path = context->operands[0],
        .ending = format ? format : "csv",
        .folder = option_value(context, "output"),
        .report = make_report(context->arena),
    };
    if (!at.folder)
        return emic_fail(err, EMIC_INVALID, "where to? --output FOLDER");
    EMIC_TRY(emic_format_find(emic_slice_of(at.ending), &at.format, err));
    at.ending = emic_format_ending(at.format);
    EMIC_TRY(make_files(&at, exit, err));
    EMIC_TRY(write_files(&at, err));
    EMIC_TRY(
        output_render(at.report, EMIC_FORMAT_TEXT, output_width(), context->arena, &report, err));
    return output_print(report, err);
}

static const emic_option options[] = {
    {"format", 'f', OPTION_TEXT, "FORMAT",
     "of the files: csv (default), tsv, json, text, markdown, html, latex or xlsx"},
    OPTION_RELEASE,
    OPTION_OUTPUT,
    OPTION_FORCE,
    {0},
};

const emic_command command_run = {
    .name = "run",
    .operands = "RECIPE",
    .least = 1,
    .most = 1,
    .needs = NEEDS_READ,
    .run = run,
    .options = options,
    .summary = "Make every table and picture of a recipe, and check its claims",
    .details =
        "Each table of the recipe becomes a file of its name in the folder that --output names, "
        "each picture an .svg with the table that it draws, and the claims one called "
        "claims-checked; all of them are made before the first is "
        "written. emic recipe show writes the recipe of a study, which also stands in an archive "
        "as recipe.json. Exit 1 when a claim does not hold.\n\n"
        "With --release counts are hidden in all of them together, and as beside what the study "
        "keeps (emic help release check). A step in which single counts cannot be hidden stops the "
        "run; claims are left out, because what they find may be a count that is hidden.\n\n"
        "A recipe reads like this:\n\n"
        "format: 2\n\n"
        "steps: [{table: frequency, name: by-region, by: region}, {claim: all}]",
    .example = "emic run recipe.yaml --output results",
};
