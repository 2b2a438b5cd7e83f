/* The log of a release: what is hidden, why, and what remains possible of it. */
#include "measure/release.h"

static const char *code_of(const emic_release *release, const emic_suppressed *entry)
{
    return entry->cell.code == EMIC_SUPPRESSION_SIZE ? "(size)"
                                                     : release->codes.items[entry->cell.code];
}

/* Who a cell counts; of a difference, also who is left out. */
static const char *base_of(const emic_release *release, const emic_suppressed *entry,
                           emic_arena *arena)
{
    const emic_release_set *set = &release->sets.items[entry->cell.set];
    const emic_release_set *less = &release->sets.items[entry->less];
    if (!entry->derived)
        return set->base;
    return emic_arena_format(arena, "%s, less %.*s of %s", set->base, EMIC_ARG(less->group),
                             less->base);
}

static const char *possible_of(const emic_suppressed *entry, emic_arena *arena)
{
    return emic_arena_format(arena, "%lld to %lld%s", (long long)entry->low, (long long)entry->high,
                             entry->given_up ? " or more" : "");
}

static void fill(const emic_release *release, size_t at, emic_table *table)
{
    const emic_suppressed *entry = &release->suppression.log.items[at];
    const emic_release_set *set = &release->sets.items[entry->cell.set];
    emic_cell *cell = emic_table_add_row(table, 0);
    cell[0] = emic_cell_integer((int64_t)at + 1);
    cell[1] = emic_cell_text(emic_slice_of(base_of(release, entry, table->arena)));
    cell[2] = emic_cell_text(set->by);
    cell[3] = emic_cell_text(set->group);
    cell[4] = emic_cell_text(emic_slice_of(code_of(release, entry)));
    cell[5] = emic_cell_text(
        emic_slice_of(entry->cell.code == EMIC_SUPPRESSION_SIZE
                          ? emic_arena_format(table->arena, "%lld", (long long)entry->n)
                          : emic_arena_format(table->arena, "%lld of %lld", (long long)entry->n,
                                              (long long)entry->size)));
    cell[6] = emic_cell_text(
        emic_slice_of(entry->derived ? "follows" : emic_suppression_reason_name(entry->reason)));
    if (entry->sake != at)
        cell[7] = emic_cell_integer((int64_t)entry->sake + 1);
    if (entry->reason != EMIC_SUPPRESSION_COLUMN)
        cell[8] = emic_cell_text(emic_slice_of(possible_of(entry, table->arena)));
    if (entry->reason == EMIC_SUPPRESSION_RULE)
        cell[9] = emic_cell_text(entry->safe ? EMIC_LITERAL("yes") : EMIC_LITERAL("no"));
}

static void note_refused(const emic_release *release, emic_table *table)
{
    for (size_t i = 0; i < release->tables.count; i++)
        if (release->tables.items[i].refused)
            emic_table_add_note(table, "Not in the release: table %s, because %s.",
                                release->tables.items[i].name, release->tables.items[i].refused);
}

emic_table *emic_release_log(const emic_release *release, emic_arena *arena)
{
    static const emic_column columns[] = {
        {.name = "row", .title = "Row", .right = true},
        {.name = "base", .title = "Base", .wrap = true},
        {.name = "by", .title = "By"},
        {.name = "group", .title = "Group"},
        {.name = "code", .title = "Code"},
        {.name = "count", .title = "Count", .right = true},
        {.name = "reason", .title = "Reason"},
        {.name = "sake", .title = "For row", .right = true},
        {.name = "possible", .title = "Possible", .right = true},
        {.name = "safe", .title = "Safe"},
    };
    const emic_release_profile *profile = release->profile;
    emic_table *table = emic_table_make(
        arena, emic_arena_format(arena, "Hidden by the release profile %s", profile->name));
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        emic_table_add_column(table, columns[i]);
    for (size_t i = 0; i < release->suppression.log.count; i++)
        fill(release, i, table);
    emic_table_add_note(table, "Rule of %s (%s): %s.", profile->name, profile->source,
                        emic_release_profile_words(profile, arena));
    emic_table_add_note(table, "Reason: rule = for what it is; follows = one published cell less "
                               "another, printed nowhere; complementary = one of its sum was "
                               "hidden alone; audit = another could be worked out from it; column "
                               "= the size of its group is hidden.");
    emic_table_add_note(table, "Possible: what a reader cannot rule out who knows the tables, who "
                               "is in which group, the codebook and the rule.");
    note_refused(release, table);
    if (release->suppression.unprotected)
        emic_table_add_note(table,
                            "%zu cannot be protected: what the rule and the codebook say of "
                            "them is enough, or a search was given up.",
                            release->suppression.unprotected);
    emic_table_add_note(table, "Keep this table to yourselves: it tells what the release hides.");
    return table;
}
