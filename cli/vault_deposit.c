/* Tables of the vault for a deposit. */
#include "vault_deposit.h"
#include "output.h"
#include "privacy/vault_risk.h"
#include "vault_access.h"

static emic_slice as_csv(const emic_table *table)
{
    emic_strbuf text = {0};
    emic_table_write(table, EMIC_FORMAT_CSV, 0, &text);
    emic_slice copy = emic_arena_copy(table->arena, emic_strbuf_slice(&text));
    emic_strbuf_close(&text);
    return copy;
}

static emic_slice counts_of(const emic_risk_facts *facts, emic_arena *arena)
{
    static const emic_column columns[] = {{.name = "kind"},
                                          {.name = "by_label"},
                                          {.name = "by_kind"},
                                          {.name = "by_vaguer"},
                                          {.name = "kept_wordings"}};
    emic_table *table = emic_table_make(arena, "What was replaced");
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        emic_table_add_column(table, columns[i]);
    for (size_t i = 0; i < EMIC_CANDIDATE_KINDS; i++) {
        const emic_risk_kind *kind = &facts->kinds[i];
        if (kind->by_name + kind->by_kind + kind->by_grade + kind->kept == 0)
            continue;
        emic_cell *cell = emic_table_add_row(table, 0);
        cell[0] = emic_cell_text(
            emic_slice_of(i ? emic_candidate_kind_name((emic_candidate_kind)i) : "other"));
        cell[1] = emic_cell_integer(kind->by_name);
        cell[2] = emic_cell_integer(kind->by_kind);
        cell[3] = emic_cell_integer(kind->by_grade);
        cell[4] = emic_cell_integer(kind->kept);
    }
    return as_csv(table);
}

static emic_slice log_of(const emic_vault_log *log, emic_arena *arena)
{
    static const emic_column columns[] = {{.name = "number"},
                                          {.name = "time"},
                                          {.name = "who"},
                                          {.name = "action"},
                                          {.name = "detail"}};
    emic_table *table = emic_table_make(arena, "Anonymization log");
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        emic_table_add_column(table, columns[i]);
    for (size_t i = 0; i < log->count; i++) {
        emic_cell *cell = emic_table_add_row(table, 0);
        cell[0] = emic_cell_integer(log->items[i].number);
        cell[1] = emic_cell_text(log->items[i].time);
        cell[2] = emic_cell_text(log->items[i].who);
        cell[3] = emic_cell_text(log->items[i].action);
        cell[4] = emic_cell_text(log->items[i].detail);
    }
    return as_csv(table);
}

static emic_status read_vault(const emic_context *context, emic_vault *vault,
                              emic_archive_options *options, emic_error *err)
{
    emic_risk_facts facts;
    emic_vault_log log;
    EMIC_TRY(emic_risk_facts_load(vault, context->arena, &facts, err));
    EMIC_TRY(emic_vault_log_read(vault, context->arena, &log, err));
    if (!option_given(context, "profile")) /* whose grades are not those that are counted here */
        options->anonymization = counts_of(&facts, context->arena);
    options->anonymization_log = log_of(&log, context->arena);
    return EMIC_OK;
}

/* Before anybody is asked for a passphrase. */
static emic_status check_description(const emic_context *context, const char *name, emic_error *err)
{
    const emic_deposit *deposit;
    emic_description description;
    EMIC_TRY(emic_deposit_find(emic_slice_of(name), &deposit, err));
    EMIC_TRY(emic_description_load(context->study, context->arena, &description, err));
    return emic_deposit_check(deposit, &description, err);
}

emic_status vault_deposit_load(const emic_context *context, emic_archive_options *options,
                               emic_error *err)
{
    emic_slice uuid, destroyed = {0};
    int64_t generation;
    emic_vault *vault;
    const char *path;
    EMIC_TRY(check_description(context, options->deposit, err));
    EMIC_TRY(emic_study_vault(context->study, context->arena, &uuid, &generation, err));
    if (uuid.length)
        EMIC_TRY(vault_access_destroyed(context, &destroyed, err));
    bool absent =
        option_given(context, "unchecked") && vault_access_find(context, &path, err) != EMIC_OK;
    if (uuid.length == 0 || destroyed.length || absent) {
        output_note(context, "no vault: the deposit does not tell what was replaced by whom");
        return EMIC_OK;
    }
    EMIC_TRY(vault_access_open(context, false, &vault, err));
    emic_status status = read_vault(context, vault, options, err);
    emic_vault_close(vault);
    return status;
}
