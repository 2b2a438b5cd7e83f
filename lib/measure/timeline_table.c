/* Interviews in time as a table, with what is not placed. */
#include "base/strbuf.h"
#include "measure/timeline.h"

enum { NAMES_MOST = 30 };

static const char *plural(int64_t count)
{
    return count == 1 ? "" : "s";
}

/* Whoever is not placed is named, as far as a note can. */
static void note_unplaced(const emic_timeline *timeline, emic_table *table)
{
    size_t count = timeline->unplaced.count;
    emic_strbuf names = {0};
    if (count == 0)
        return;
    for (size_t i = 0; i < count && i < NAMES_MOST; i++)
        emic_strbuf_printf(&names, "%s%.*s", i ? ", " : "", EMIC_ARG(timeline->unplaced.items[i]));
    if (count > NAMES_MOST)
        emic_strbuf_printf(&names, " and %zu more", count - NAMES_MOST);
    const char *lacking = timeline->query->added ? "without a coding" : "not listed";
    emic_table_add_note(table, "Not shown, %s: %zu document%s (%s).",
                        timeline->ordered ? lacking : "without a date", count,
                        plural((int64_t)count), names.data);
    emic_strbuf_close(&names);
}

static void add_notes(const emic_timeline *timeline, emic_table *table)
{
    size_t count = timeline->entries.count;
    emic_table_add_note(table, "Unit: documents; %zu of %lld shown.", count,
                        (long long)(count + timeline->unplaced.count) +
                            (long long)timeline->left_out);
    if (timeline->query->where.length)
        emic_table_add_note(table, "Base: participants with %.*s.",
                            EMIC_ARG(timeline->query->where));
    if (timeline->ordered)
        emic_table_add_note(table, "Order: %s, not when the interviews were held.",
                            timeline->query->added ? "as the documents were first coded"
                                                   : "as the documents are listed");
    else
        emic_table_add_note(table, "Dates: the documents' attribute %.*s.",
                            EMIC_ARG(timeline->date));
    if (timeline->ties)
        emic_table_add_note(table,
                            "%lld documents were first coded in the same second as another, as in "
                            "one file: among them the order is that of the file.",
                            (long long)timeline->ties);
    note_unplaced(timeline, table);
    if (timeline->left_out)
        emic_table_add_note(table,
                            "Not shown: %lld document%s of participants who declined or are not in "
                            "the base.",
                            (long long)timeline->left_out, plural(timeline->left_out));
}

emic_table *emic_timeline_table(const emic_timeline *timeline, emic_arena *arena)
{
    bool grouped = timeline->by.length > 0;
    emic_table *table = emic_table_make(
        arena, timeline->ordered ? "Interviews in the order of analysis" : "Interviews over time");
    const emic_column columns[] = {
        {.name = "document", .title = "Document"},
        timeline->ordered ? (emic_column){.name = "n", .right = true}
                          : (emic_column){.name = "date", .title = "Date"},
        {.name = "participants", .title = "Participants", .wrap = true},
        {.name = "group", .title = emic_arena_string(arena, timeline->by)},
    };
    for (size_t i = 0; i < sizeof columns / sizeof *columns - !grouped; i++)
        emic_table_add_column(table, columns[i]);
    for (size_t i = 0; i < timeline->entries.count; i++) {
        const emic_timeline_entry *entry = &timeline->entries.items[i];
        emic_cell *cell = emic_table_add_row(table, 0);
        *cell++ = emic_cell_text(entry->document);
        *cell++ = timeline->ordered ? emic_cell_integer(entry->place) : emic_cell_text(entry->date);
        *cell++ = emic_cell_text(entry->participants);
        if (grouped)
            *cell = emic_cell_text(timeline->groups.items[entry->group]);
    }
    add_notes(timeline, table);
    return table;
}
