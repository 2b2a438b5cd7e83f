/* The study's own tables, made again from what is kept of them, and its claims, checked. */
#include "exchange/recipe.h"
#include "exchange/study_report_section.h"
#include "measure/claim_check.h"
#include "study/saved_table.h"

/* A table as it is, or its first rows. */
static void put_table(emic_report_section *section, emic_table *table)
{
    enum { MOST_ROWS = 200 };
    size_t rows = table->rows.count;
    if (rows > MOST_ROWS) {
        table->rows.count = MOST_ROWS;
        emic_table_add_note(table, "Of %zu rows the first %d are shown.", rows, MOST_ROWS);
    }
    emic_report_put_table(section, table);
}

static void put_picture(const study_report_work *work, emic_report_section *section,
                        const emic_recipe_step *step, const emic_counted *counted)
{
    emic_picture picture;
    step->plot->draw(counted, &step->look, work->arena, &picture);
    emic_report_add_figure(section, step->name, picture.svg);
}

static emic_status add_saved(study_report_work *work, emic_report_section *section, emic_error *err)
{
    emic_recipe recipe;
    EMIC_TRY(emic_recipe_load(work->study, false, work->arena, &recipe, err));
    for (size_t i = 0; i < recipe.steps.count; i++) {
        const emic_recipe_step *step = &recipe.steps.items[i];
        emic_counted counted;
        EMIC_TRY(emic_recipe_step_count(work->study, step, work->arena, &counted, err));
        if (step->plot)
            put_picture(work, section, step, &counted);
        else
            put_table(section,
                      emic_measure_table(step->measure, &counted, step->name, false, work->arena));
    }
    return EMIC_OK;
}

static emic_status add_tables(study_report_work *work, emic_report_section *section,
                              emic_error *err)
{
    emic_saved_table_list saved;
    EMIC_TRY(emic_saved_table_list_load(work->study, work->arena, &saved, err));
    if (saved.count)
        return add_saved(work, section, err);
    if (work->facts->grouped)
        put_table(section, emic_frequency_wide(&work->facts->frequency, work->arena));
    else
        emic_report_say(section, "The study has no groups to count by, and keeps no tables.");
    return EMIC_OK;
}

static emic_status add_claims(study_report_work *work, emic_report_section *section,
                              emic_error *err)
{
    emic_claim_list claims;
    emic_table *table;
    size_t failed;
    EMIC_TRY(emic_claim_list_load(work->study, work->arena, &claims, err));
    if (claims.count == 0) {
        emic_report_say(section, "The study keeps no published statements to check.");
        return EMIC_OK;
    }
    EMIC_TRY(emic_claim_check_all(&work->facts->frequency.cases, &claims, work->arena, &table,
                                  &failed, err));
    emic_report_put_table(section, table);
    return EMIC_OK;
}

emic_status study_report_tables(study_report_work *work, emic_error *err)
{
    emic_report_section *section = emic_report_add_section(work->report, "Tables and claims");
    EMIC_TRY(add_tables(work, emic_report_add_part(section, "Tables"), err));
    if (work->facts->grouped && work->facts->codes)
        study_report_add_heatmaps(work, emic_report_add_part(section, "Pictures"));
    return add_claims(work, emic_report_add_part(section, "Statements and whether they hold"), err);
}
