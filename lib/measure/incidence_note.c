/* What stands under every table of codes compared over units. */
#include "measure/incidence.h"

static const char *plural(int64_t count)
{
    return count == 1 ? "" : "s";
}

static void note_base(const emic_incidence *incidence, emic_table *table)
{
    const emic_incidence_query *query = incidence->query;
    long long count = (long long)incidence->participants;
    bool both = query->base.length && query->where.length;
    if (query->base.length || query->where.length)
        emic_table_add_note(table, "Base: %s%.*s%s%.*s%s: %lld participant%s.",
                            query->base.length ? "base:" : "", EMIC_ARG(query->base),
                            both ? " and (" : "", EMIC_ARG(query->where), both ? ")" : "", count,
                            plural(count));
    else
        emic_table_add_note(table, "Base: all %lld participant%s who took part.", count,
                            plural(count));
}

static void note_units(const emic_incidence *incidence, emic_table *table)
{
    const emic_incidence_query *query = incidence->query;
    long long units = (long long)incidence->units;
    if (query->unit == EMIC_UNIT_PARTICIPANTS)
        emic_table_add_note(table, "Unit: participants of the base. N: %lld.", units);
    else if (query->unit == EMIC_UNIT_DOCUMENTS)
        emic_table_add_note(
            table, "Unit: documents in which participants of the base speak. N: %lld.", units);
    else if (query->within == 0)
        emic_table_add_note(table, "Unit: turns spoken by participants of the base. N: %lld.",
                            units);
    else
        emic_table_add_note(table,
                            "Unit: runs of %lld turns in a row spoken by participants of the base "
                            "in a document (turns of others between them do not count), one from "
                            "each turn on, shorter at its end. N: %lld.",
                            (long long)query->within + 1, units);
}

static void note_rule(const emic_incidence *incidence, emic_table *table)
{
    const emic_incidence_query *query = incidence->query;
    const char *who = query->coder.length
                          ? emic_arena_format(table->arena, "coder %.*s", EMIC_ARG(query->coder))
                          : "any coder";
    const char *below =
        query->own ? "without the codes below it" : "with all codes below it, each unit once";
    if (query->round)
        who = emic_arena_format(table->arena, "%s, round %lld", who, (long long)query->round);
    if (query->unit == EMIC_UNIT_PARTICIPANTS)
        emic_table_add_note(table,
                            "Rule: any = a coding by %s that does not contradict; judged = the "
                            "judgement says affirmed. A code counts %s.",
                            who, below);
    else
        emic_table_add_note(table, "Rule: codings by %s that do not contradict; a code counts %s.",
                            who, below);
}

void emic_incidence_note(const emic_incidence *incidence, emic_table *table)
{
    static const char *const nouns[] = {
        [EMIC_UNIT_PARTICIPANTS] = "coding",
        [EMIC_UNIT_DOCUMENTS] = "document",
        [EMIC_UNIT_TURNS] = "turn",
    };
    long long nobodys = (long long)incidence->unattributed;
    long long elsewhere = (long long)incidence->elsewhere;
    note_units(incidence, table);
    note_base(incidence, table);
    note_rule(incidence, table);
    if (nobodys)
        emic_table_add_note(table, "Not counted: %lld %s%s of no known participant.", nobodys,
                            nouns[incidence->query->unit], plural(nobodys));
    if (elsewhere)
        emic_table_add_note(table, "Not counted: %lld coding%s that touch%s no such turn.",
                            elsewhere, plural(elsewhere), elsewhere == 1 ? "es" : "");
}
