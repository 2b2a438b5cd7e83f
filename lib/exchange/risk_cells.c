/* Section 4 of the risk report: groups of few participants, and codes that one participant of a
 * group has alone. */
#include "exchange/risk_section.h"
#include "measure/frequency.h"
#include <inttypes.h>

static void add_groups(emic_risk_work *work, emic_report_section *section,
                       const emic_frequency *counted)
{
    emic_table *table = emic_report_add_table(section, "Groups");
    emic_table_add_column(table, (emic_column){.name = "group", .title = "Group", .wrap = true});
    emic_table_add_column(
        table, (emic_column){.name = "participants", .title = "Participants", .right = true});
    emic_table_add_column(table, (emic_column){.name = "small", .title = "Small"});
    for (size_t i = 0; i < counted->group_count; i++) {
        bool small = counted->sizes[i] < work->threshold;
        emic_cell *cell = emic_table_add_row(table, 0);
        cell[0] = emic_cell_text(counted->groups[i]);
        cell[1] = emic_cell_integer(counted->sizes[i]);
        cell[2] = emic_cell_text(small ? EMIC_LITERAL("yes") : (emic_slice){0});
        work->sum.small_groups += small;
    }
    emic_table_add_note(table, "Groups by \"%.*s\". Small: fewer than %" PRId64 " participants.",
                        EMIC_ARG(counted->by), work->threshold);
}

static void add_cells(emic_report_section *section, const emic_frequency *counted)
{
    size_t cells = 0;
    const emic_codebook *codebook = &counted->cases.codebook;
    emic_table *table = emic_report_add_table(section, "Codes of one participant in a group");
    emic_table_add_column(table, (emic_column){.name = "code", .title = "Code", .wrap = true});
    emic_table_add_column(table, (emic_column){.name = "group", .title = "Group", .wrap = true});
    for (size_t i = 0; i < counted->row_count * counted->group_count; i++) {
        size_t row = i / counted->group_count, group = i % counted->group_count;
        const emic_code *code = &codebook->items[counted->rows[row]];
        if (!code->codable || counted->n[row * (counted->group_count + 1) + group] != 1 ||
            ++cells > EMIC_RISK_LISTED)
            continue;
        emic_cell *cell = emic_table_add_row(table, 0);
        cell[0] = emic_cell_text(code->path);
        cell[1] = emic_cell_text(counted->groups[group]);
    }
    if (cells > EMIC_RISK_LISTED)
        emic_table_add_note(table, "%zu more are not listed.", cells - EMIC_RISK_LISTED);
    emic_table_add_note(table,
                        "%zu %s of a table by group %s one participant: who knows who took part "
                        "may know who that is.",
                        cells, cells == 1 ? "cell" : "cells", cells == 1 ? "holds" : "hold");
}

emic_status emic_risk_say_cells(emic_risk_work *work, emic_error *err)
{
    emic_frequency_query query = {.unit = EMIC_UNIT_PARTICIPANTS};
    emic_frequency counted;
    emic_report_section *section = emic_report_add_section(work->report, "Small groups and cells");
    if (emic_cases_grouping(&work->cases) < 0) {
        emic_report_say(section, "The study has no groups of participants.");
        return EMIC_OK;
    }
    EMIC_TRY(emic_frequency_count(work->study, &query, work->arena, &counted, err));
    add_groups(work, section, &counted);
    if (counted.row_count)
        add_cells(section, &counted);
    else
        emic_report_say(section, "The study has no codes.");
    return EMIC_OK;
}
